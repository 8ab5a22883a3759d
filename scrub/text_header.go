package scrub

import "strings"

// header handles the values that have a form of their own: credentials of HTTP
// authentication, cookies, and the lines of dumps. It reports whether it did.
func (sc *scanner) header(p *pair) bool {
	s := sc.s
	at := p.value
	if s[at] == '"' || s[at] == '\'' || s[at] == '\\' || s[at] == '[' {
		return false
	}
	// A quoted name with a bare value is JSON, not a header.
	if p.quote != 0 || s[at] == '`' && strings.IndexByte(s[at+1:min(sc.endOfLine(at), at+maxKept)], '`') > 0 {
		return false
	}
	if p.sep == ':' && isCookieHeader(p.key) {
		if sc.cookieSettings(at, min(sc.endOfLine(at), at+maxKept)) {
			return true
		}
		if at < sc.noCookie {
			return false
		}
		if name, _, _ := strings.Cut(s[at:min(len(s), at+maxKey)], "="); strings.HasSuffix(strings.ToLower(p.key), "s") && strings.ContainsAny(name, " ,") && strings.IndexByte(name, ';') < 0 && (isDigit(s[at]) || saidOfCookies(name)) {
			return false // a sentence: cookies: 3 categories, locale=da
		}
		end := sc.segmentEnd(p)
		if strings.IndexByte(s[at:end], '=') < 0 {
			if end == len(s) || !isQuote(s[end]) {
				sc.noCookie = end
			}
			return false
		}
		sc.cookieList(at, end)
		return true
	}
	if s[at] == '$' && placeholder(strings.TrimRight(s[at:min(sc.endOfLine(at), at+maxKept)], " \r,;")) || s[at] == '!' && p.spaced && reference(s[at:min(len(s), at+maxKey)]) {
		return true
	}
	n := schemeLen(s[at:])
	if n > 0 && p.sep == '=' && !p.spaced && strings.EqualFold(p.key, "auth") && !parameterScheme(s[at:at+n]) && sc.pairFollows(at+n) && !sc.padded(at+n) { // auth=token session=none
		return false
	}
	if n == 0 && len(p.key) >= len("authorization") && strings.EqualFold(p.key[len(p.key)-len("authorization"):], "authorization") {
		n = sc.otherScheme(at)
	}
	if n > 0 && at+n < len(s) && s[at+n] == ' ' {
		lo := at + n + 1
		for lo < len(s) && s[lo] == ' ' {
			lo++
		}
		if lo >= len(s) || s[lo] == '\n' {
			return false
		}
		if remark(s[lo:]) > 0 || expression(s[lo:]) {
			return true
		}
		v := value{lo: lo, hi: sc.bareEnd(lo, p, len(s))}
		if parameterScheme(s[at:at+n]) && strings.IndexByte(s[v.lo:v.hi], '=') > 0 {
			v.hi = sc.segmentEnd(p)
		}
		if !sc.keeps(p, v) {
			sc.replace(v.lo, v.hi)
		}
		return true
	}
	if p.sep == ':' && p.spaced && sc.severalLines() && sc.lineStart(p.keyAt) && remark(s[at:]) == 0 && s[at] != '{' && wrapper(s[at:]) == 0 {
		end := sc.segmentEnd(p)
		if c := strings.Index(s[at:end], " #"); c > 0 {
			end = at + c
		}
		v := value{lo: at, hi: end}
		if first := strings.IndexByte(s[at:end], ' '); first > 0 {
			if w, rest := s[at:at+first], s[at+first:end]; schemaType(w) && (strings.HasPrefix(rest, " |") || strings.HasPrefix(rest, " =")) { // str | None = None
				return true
			}
			if w := s[at : at+first]; countsName(p.key) && isNumber(strings.TrimRight(w, ",")) || isSize(s[at:end]) || maskedCard(s[at:end]) || !sc.inDump(p, end) && letters(w) && !strongSecretWord(p.key) && sc.statement(at+first) {
				return true // how many there are, or what is said about them
			}
			if w := s[at : at+first]; statusWords.has(w) || !sc.inDump(p, end) && plainWord(w) && sc.wordFollows(at+first) {
				return true
			}
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}

// padded reports whether the word behind the space at i is base64 rather than a name with
// a value: abc=.
func (sc *scanner) padded(i int) bool {
	s := sc.s
	n := strings.IndexByte(s[i:], '=') + i + 1
	return n >= len(s) || !isAlnum(s[n]) && !isQuote(s[n])
}

// saidOfCookies reports whether text begins with what is said of them: enabled, accepted.
func saidOfCookies(text string) bool {
	word, _, ok := strings.Cut(text, ",")
	return ok && plainWord(word) && (statusWords.has(word) || strings.HasSuffix(word, "ed"))
}

// inDump reports whether the line before or after that of p, which ends at end,
// is a pair of name and value too, as in YAML and headers.
func (sc *scanner) inDump(p *pair, end int) bool {
	s := sc.s
	if i := strings.IndexByte(s[end:min(len(s), end+4)], '\n'); i >= 0 && pairLine(s[end+i+1:]) {
		return true
	}
	i := p.keyAt
	for i > 0 && p.keyAt-i < 64 && s[i-1] != '\n' {
		i--
	}
	if i == 0 || s[i-1] != '\n' {
		return false
	}
	from := i - 1
	for from > 0 && i-from < 200 && s[from-1] != '\n' {
		from--
	}
	return pairLine(s[from:i])
}

// pairLine reports whether s starts with an indented name and a colon.
func pairLine(s string) bool {
	i := 0
	for i < len(s) && i < 64 && (isSpace(s[i]) || s[i] == '-') {
		i++
	}
	from := i
	for i < len(s) && i-from < 64 && (byteClass[s[i]] == classWord || s[i] == '-' || s[i] == '.') {
		i++
	}
	return i > from && i < len(s) && s[i] == ':' && (i+1 == len(s) || isSpace(s[i+1]) || s[i+1] == '\n' || s[i+1] == '\r')
}

// segmentEnd returns the end of the header line that p starts: the end of the
// line, or the quote that closes what a quote before the name opened.
func (sc *scanner) segmentEnd(p *pair) int {
	s := sc.s
	var quote byte
	opened := 0 // backslashes before it
	if p.keyAt > 0 && isQuote(s[p.keyAt-1]) {
		quote, opened = s[p.keyAt-1], sc.escapesBefore(p.keyAt-1)
	}
	cookie, seen, first := strings.EqualFold(p.key, "cookie"), false, -1
	inside := false // in quotes that the value has opened
	for i := p.value; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n' || c == '\r':
			return i
		case c == '=':
			seen = true
		case c == ' ' && seen && cookie && s[i-1] != ';' && s[i-1] != ' ':
			return i // a space stands after ; only
		case c == '"' && quote == 0 && inside:
			inside = false
		case c == '"' && quote == 0 && i > p.value && strings.IndexByte("{[,:=", s[i-1]) >= 0 && !sc.closes(i):
			inside = true
		case c == '"' && quote == 0 && isCookieHeader(p.key) && i+1 < len(s) && strings.IndexByte(",}]", s[i+1]) >= 0: // of JSON
			for i > p.value && s[i-1] == '\\' {
				i--
			}
			return i
		case c == ';' && cookie && headerAhead(s[i+1:]):
			return i
		case quote != 0 && c == quote:
			if esc := sc.escapesBefore(i); esc <= opened {
				return max(p.value, i-esc)
			}
		case c == '\\' && i+1 < len(s) && lineEscape(s[i+1:]):
			return i
		case c == '"':
			// Quotes with fewer escapes than the first close what the line is in.
			if esc := sc.escapesBefore(i); first < 0 {
				first = esc
			} else if esc < first {
				return i - esc
			}
		}
	}
	return len(s)
}

// escapesBefore returns how many backslashes stand right before i.
func (sc *scanner) escapesBefore(i int) (n int) {
	for n <= maxBackslashes && n < i && sc.s[i-1-n] == '\\' {
		n++
	}
	return n
}

// lineEscape reports whether s, which follows a backslash, goes on as the escape of a line
// break: n, \n, \\r.
func lineEscape(s string) bool {
	n := 0
	for n < min(len(s), maxBackslashes) && s[n] == '\\' {
		n++
	}
	return n < len(s) && (s[n] == 'n' || s[n] == 'r')
}

// headerAhead reports whether s starts with a space and the name of a header, as
// where headers are logged on one line.
func headerAhead(s string) bool {
	i := 0
	for i < len(s) && i < 64 && (isAlnum(s[i]) || s[i] == '-' || s[i] == ' ' && i == 0) {
		i++
	}
	return i > 2 && s[0] == ' ' && i+1 < len(s) && s[i] == ':' && s[i+1] == ' '
}

func isCookieHeader(key string) bool {
	return strings.EqualFold(key, "cookie") || key == "document.cookie" || strings.EqualFold(key, "set-cookie") || strings.EqualFold(key, "cookies") ||
		strings.EqualFold(key, "set-cookie2") || strings.EqualFold(key, "cookie2")
}

var authSchemes = []string{
	"Bearer", "Basic", "Digest", "Token", "ApiKey", "Api-Key", "Negotiate", "NTLM", "OAuth", "Hawk", "AWS", "AWS4-HMAC-SHA256",
	"SharedKey", "SharedKeyLite", "GoogleLogin", "SharedAccessSignature", "DPoP", "HMAC", "JWT", "MAC", "PrivateToken", "GenieKey", "Splunk", "Bot", "Key",
}

// schemeLen returns the length of the authentication scheme that s starts with.
func schemeLen(s string) int {
	n := 0
	for n < len(s) && n < 24 && (isAlnum(s[n]) || s[n] == '-') {
		n++
	}
	for _, a := range authSchemes {
		if len(a) == n && strings.EqualFold(a, s[:n]) {
			return n
		}
	}
	return 0
}

// otherScheme returns the length of the word at at if it is a scheme that is not
// listed, before credentials.
func (sc *scanner) otherScheme(at int) int {
	s := sc.s
	n := 0
	for at+n < len(s) && n < 24 && (isAlpha(s[at+n]) || s[at+n] == '-') {
		n++
	}
	if n == 0 || at+n >= len(s) || s[at+n] != ' ' {
		return 0
	}
	if c := sc.candidate(at + n + 1); c.hi == c.lo || !sc.contextSecret(s[c.lo:c.hi], afterToken, c.quote, false) {
		return 0
	}
	return n
}

// parameterScheme reports whether a list of parameters follows the scheme.
func parameterScheme(s string) bool {
	switch strings.ToLower(s) {
	case "digest", "oauth", "hawk", "aws4-hmac-sha256", "mac", "googlelogin":
		return true
	}
	return false
}

// cookieList replaces the values of the cookies in s[lo:hi].
func (sc *scanner) cookieList(lo, hi int) {
	s := sc.s
	for lo < hi {
		end := lo
		for end < hi && s[end] != ';' {
			end++
		}
		if eq := strings.IndexByte(s[lo:end], '='); eq >= 0 {
			from, to := lo+eq+1, end
			for to > from && isSpace(s[to-1]) {
				to--
			}
			if name := strings.TrimSpace(s[lo : lo+eq]); to > from && !cookieAttribute(name) && !placeholder(s[from:to]) && s[from:to] != "deleted" && !sc.t.keepsCookie(name, s[from:to]) {
				sc.replace(from, to)
			}
		}
		lo = end + 1
	}
	sc.i = max(sc.i, hi)
}

// keepsCookie reports whether a cookie is no secret, or the user exempted it, and it is
// clean. One whose name says that it is a secret is none the less: who exempts "session"
// seldom thinks of the cookie.
func (t *textRules) keepsCookie(name, value string) bool {
	return preference(name, strings.TrimRight(value, ":")) || t.keys.exempted(name) && t.scrub(value) == value
}

// cookieAttribute reports whether name is an attribute of Set-Cookie.
func cookieAttribute(name string) bool {
	switch strings.ToLower(name) {
	case "path", "domain", "expires", "max-age", "samesite", "priority", "version", "comment", "$path", "$domain", "$version":
		return true
	}
	return false
}

// cookies returns the value of a Cookie or Set-Cookie header with the values
// of its cookies replaced; names and attributes are kept.
func (t *textRules) cookies(s string) string {
	sc := scanner{t: t, s: s}
	flags := true
	for part := range strings.SplitSeq(s, ";") {
		if strings.IndexByte(part, '=') < 0 && !cookieFlag(strings.TrimSpace(part)) {
			flags = false
		}
	}
	if !flags {
		// Something that is no cookie: it could be anything.
		return t.replacement
	}
	sc.cookieList(0, len(s))
	return sc.result()
}

func cookieFlag(s string) bool {
	switch strings.ToLower(s) {
	case "", "secure", "httponly", "partitioned":
		return true
	}
	return false
}
