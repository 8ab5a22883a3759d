package scrub

import "strings"

// dash handles the - at i: PEM blocks and flags of command lines.
func (sc *scanner) dash(i int) {
	s := sc.s
	sc.i = i + 1
	if strings.HasPrefix(s[i:], "-----BEGIN ") {
		sc.pem(i)
		return
	}
	if i+1 < len(s) && s[i+1] == '>' {
		sc.arrow(i, 2)
		return
	}
	if i > 0 && !isSpace(s[i-1]) && !isQuote(s[i-1]) && s[i-1] != '[' && s[i-1] != ',' {
		return
	}
	if sc.toolUntil > 0 && sc.shortFlag(i) {
		return
	}
	lo := i + 1
	if lo < len(s) && s[lo] == '-' {
		lo++
	}
	hi := lo
	for hi < len(s) && hi < lo+maxKey && (byteClass[s[hi]] == classWord || s[hi] == '-' || s[hi] == '.') {
		hi++
	}
	sc.i = max(sc.i, lo)
	if hi == lo || !isAlpha(s[lo]) {
		return
	}
	name := s[lo:hi]
	at := hi
	// ["--password", "x"] and --password "x" and --password x
	if at < len(s) && isQuote(s[at]) {
		at++
		if at+1 < len(s) && s[at] == ',' {
			at++
		}
	}
	if at >= len(s) || !isSpace(s[at]) && s[at-1] != ',' {
		return
	}
	gap := at
	for at < len(s) && isSpace(s[at]) {
		at++
	}
	if at >= len(s) || s[at] == '-' || s[at] == '\n' || at-gap > 1 && !sc.lastArgument(at) {
		return
	}
	if name == "u" || name == "user" || name == "proxy-user" || name == "U" {
		sc.userFlag(at)
		return
	}
	if lo == i+1 && len(name) < 3 || verbFlag(name) || !sc.t.keys.sensitive(name) {
		return
	}
	p := pair{key: name, keyAt: lo, sep: '=', value: at}
	if bareKey(name) && lo == i+1 {
		return
	}
	if sc.header(&p) {
		return
	}
	v := sc.value(&p)
	if isCookieHeader(name) && strings.IndexByte(s[v.lo:v.hi], '=') > 0 {
		sc.cookieList(v.lo, v.hi)
		return
	}
	if !sc.keeps(&p, v) {
		sc.replaceValue(&p, v)
	}
}

// lastArgument reports whether nothing or another flag follows the word at at,
// and not the description of an option in a list of them.
func (sc *scanner) lastArgument(at int) bool {
	v := sc.argument(at)
	rest := strings.TrimLeft(sc.s[min(v.hi, len(sc.s)):min(len(sc.s), v.hi+8)], "\"'` ")
	return rest == "" || rest[0] == '-' || rest[0] == '\n'
}

// verbFlag reports whether a flag says what to do with a secret, and its
// argument what with: --remove-signature app.
func verbFlag(name string) bool {
	verb, _, ok := strings.Cut(name, "-")
	return ok && isWordOf(verb, " remove delete verify check revoke list get create rotate refresh reset generate print import export skip ignore ")
}

// userFlag replaces the password of curl's -u user:password.
func (sc *scanner) userFlag(at int) {
	s := sc.s
	if isQuote(s[at]) {
		at++
	}
	hi := sc.bareEnd(at, &pair{}, min(len(s), at+1024))
	user, password, ok := strings.Cut(s[at:hi], ":")
	if !ok || user == "" || password == "" || user == password || isNumber(user) && isNumber(password) || placeholder(password) {
		return // or the user and group of a container
	}
	sc.replace(at+len(user)+1, hi)
}

// cell handles the | at i, after which the value of a table's row stands:
// | password | x |. The row starts with the name.
func (sc *scanner) cell(i int) {
	s := sc.s
	sc.i = i + 1
	hi := i
	for hi > 0 && i-hi < maxPairSpace && s[hi-1] == ' ' {
		hi--
	}
	lo := hi
	for lo > 0 && hi-lo < 48 && (byteClass[s[lo-1]] == classWord || s[lo-1] == '-' || s[lo-1] == '.') {
		lo--
	}
	if lo == hi || s[lo] == '-' || !sc.rowStart(lo) || bareKey(s[lo:hi]) || !sc.t.keys.sensitive(s[lo:hi]) {
		return
	}
	at := i + 1
	for at < len(s) && s[at] == ' ' && at-i < maxPairSpace {
		at++
	}
	to := at
	for to < len(s) && to < at+maxShape && s[to] > ' ' && s[to] != '|' {
		to++
	}
	rest := strings.TrimLeft(s[to:min(len(s), to+maxPairSpace)], " ")
	if to == at || strings.ContainsAny(s[at:to], "()[]{}\\") || (hi == i || at == i+1) && !strings.HasPrefix(rest, "|") || rest != "" && rest[0] != '|' && rest[0] != '\n' || !sc.contextSecret(s[at:to], afterPassword, 0, false) {
		return
	}
	sc.replace(at, to)
}

// rowStart reports whether the first cell of a table's row starts at i.
func (sc *scanner) rowStart(i int) bool {
	before := strings.TrimRight(sc.s[max(0, i-16):i], " ")
	return before == "" || before[len(before)-1] == '\n' || before[len(before)-1] == '|'
}

// arrow handles the arrow of n bytes at i, with spaces around it, as a separator
// after a secret's name: mail.password -> x. What reads like a name stays: such
// arrows stand between old and new names too.
func (sc *scanner) arrow(i, n int) {
	s := sc.s
	sc.i = i + n
	if i == 0 || s[i-1] != ' ' || i+n+1 >= len(s) || s[i+n] != ' ' {
		return
	}
	p := pair{sep: ':', spaced: true, value: i + n + 1}
	if !sc.findKey(&p, i) || isSpace(s[p.value]) {
		return
	}
	if lo, hi := sc.shortValue(p.value); !plainParts(s[lo:hi]) {
		sc.judgePair(&p)
	}
}

// pem replaces the body of the PEM block that starts at i, unless it is public:
// a certificate, a public key, parameters.
func (sc *scanner) pem(i int) {
	s := sc.s
	lo := i + len("-----BEGIN ")
	n := strings.Index(s[lo:min(len(s), lo+64)], "-----")
	if n < 0 {
		return
	}
	label := s[lo : lo+n]
	lo += n + len("-----")
	sc.i = lo
	if !privateLabel(label) {
		return
	}
	// The body ends at the next five dashes; when there are none, the text was
	// cut off.
	hi := len(s)
	if e := strings.Index(s[lo:], "-----"); e >= 0 {
		hi = lo + e
	} else if e := strings.IndexAny(s[lo:], "\"'`(<[{."); e >= 0 {
		hi = lo + e
		for hi > lo && (s[hi-1] == ' ' || s[hi-1] == '\n') {
			hi--
		}
	}
	if s[lo:hi] != "" && !strings.HasPrefix(s[lo:], sc.t.replacement) {
		sc.replace(lo, hi)
	}
}

// privateLabel reports whether a PEM block of this label holds a secret: any key
// that is not public.
func privateLabel(label string) bool {
	label = strings.ToUpper(label)
	return (strings.Contains(label, "KEY") || strings.Contains(label, "PRIVATE") || strings.Contains(label, "SECRET")) && !strings.Contains(label, "PUBLIC")
}

// tag handles the < at i: an XML element whose name is secret.
func (sc *scanner) tag(i int) {
	s := sc.s
	sc.i = i + 1
	lo := i + 1
	hi := lo
	for hi < len(s) && hi < lo+maxKey && (byteClass[s[hi]] == classWord || s[hi] == ':' || s[hi] == '-' || s[hi] == '.') {
		hi++
	}
	if hi == lo || hi >= len(s) || !isAlpha(s[lo]) && s[lo] != '_' {
		return
	}
	name := s[lo:hi]
	end := hi
	if isSpace(s[end]) { // attributes
		for end < len(s) && end < hi+256 && s[end] != '>' && s[end] != '<' {
			end++
		}
	}
	secret := sc.t.keys.sensitive(name)
	if secret && end > hi { // <password value="x"/>
		sc.named, sc.namedTill = true, end
	}
	if end >= len(s) || s[end] != '>' || strings.IndexByte("/=-", s[end-1]) >= 0 { // or it is an arrow
		return
	}
	if end > hi && strings.IndexByte(s[end:], '<') < 0 { // no element, and these no attributes
		return
	}
	if sc.named && i < sc.namedTill && (isValueKey(name) || name == "string") {
		sc.named, secret = false, true
	}
	if isNameKey(name) {
		if n := strings.IndexByte(s[end+1:min(len(s), end+1+maxShape)], '<'); n > 0 && isName(s[end+1:end+1+n]) {
			label, after := s[end+1:end+1+n], end+1+n
			if sc.t.keys.sensitive(label) { // <key>password</key><string>x</string>
				sc.named, sc.namedTill = true, after+64
				return
			}
			if valueFollows(s[after:min(len(s), after+64)]) {
				return
			}
		}
	}
	if !secret {
		return
	}
	body := end + 1
	if end > hi {
		// Attributes are pairs; the scan goes over them first.
		sub := scanner{t: sc.t, s: s[hi:end]}
		sub.run()
		if clean := sub.result(); clean != s[hi:end] {
			sc.replaceWith(hi, end, clean)
		}
	}
	sc.element(name, body)
}

// valueFollows reports whether after the closing tag that s starts with an element
// comes that holds a value.
func valueFollows(s string) bool {
	_, next, ok := strings.Cut(s, ">")
	next = strings.TrimLeft(next, " \t\r\n")
	for _, tag := range [...]string{"<string", "<value", "<integer", "<true", "<false", "<dict", "<array"} {
		if ok && strings.HasPrefix(next, tag) {
			return true
		}
	}
	return false
}

// element replaces the content of an element that starts at body.
func (sc *scanner) element(name string, body int) {
	s := sc.s
	next := strings.IndexByte(s[body:], '<')
	if next < 0 {
		// No closing tag: the rest of the word, as in placeholders (<token>).
		sc.i = max(sc.i, body)
		return
	}
	hi := body + next
	switch {
	case strings.HasPrefix(s[hi:], "</"):
		if closesTag(s[hi+2:], name) || next > 0 {
			if text := strings.TrimSpace(s[body:hi]); !closesTag(s[hi+2:], name) || placeholder(text) || message(text) {
				return
			}
			sc.replace(body, hi)
		}
	case strings.HasPrefix(s[hi:], "<![CDATA["):
		if e := strings.Index(s[hi:], "]]>"); e >= 0 {
			lo := hi + len("<![CDATA[")
			if s[lo:hi+e] != sc.t.replacement {
				sc.replace(lo, hi+e)
			}
			sc.i = hi + e
		} else {
			sc.replace(hi, len(s))
		}
	default:
		if hi < sc.noTagEnd {
			return
		}
		limit := min(len(s), hi+4096)
		for at := hi; at < limit; {
			e := strings.Index(s[at:limit], "</")
			if e < 0 {
				break
			}
			at += e
			if closesTag(s[at+2:], name) {
				sc.replace(body, at)
				return
			}
			at += 2
		}
		sc.noTagEnd = limit
	}
}

// entityTag handles the < at s[i:end] that is written as &lt; or \u003c: an
// element whose name is secret.
func (sc *scanner) entityTag(i, end int) bool {
	s := sc.s
	lt, gt := "&lt;", "&gt;"
	if s[end-1] != ';' {
		lt, gt = `\u003c`, `\u003e`
	}
	if i == 0 || s[i-1] != lt[0] {
		return false
	}
	hi := end
	for hi < len(s) && hi < end+maxKey && (keyByte[s[hi]] || s[hi] == ':') {
		hi++
	}
	if !strings.HasPrefix(s[hi:], gt) || hi == end || !sc.t.keys.sensitive(s[end:hi]) {
		return false
	}
	body := hi + len(gt)
	n := strings.Index(s[body:min(len(s), body+4096)], lt)
	if n < 1 || !strings.HasPrefix(s[body+n+len(lt):], "/") || placeholder(s[body:body+n]) {
		return false
	}
	sc.replace(body, body+n)
	return true
}

func closesTag(s, name string) bool {
	return len(s) > len(name) && s[:len(name)] == name && (s[len(name)] == '>' || s[len(name)] == ' ')
}

// list handles the [ or ( at i, which a quote follows: a name and a value side
// by side, as in ["Authorization", "x"] and Setenv("API_TOKEN", "x"). A plain
// word is no value: ["password", "email"] is a list of names.
func (sc *scanner) list(i int) {
	s := sc.s
	first := i + 1
	if s[first] == ' ' {
		first++
	}
	lo, hi := sc.shortValue(first)
	if hi-lo > maxShape || hi == lo || hi >= len(s) {
		return
	}
	if s[i] == '(' && i >= 8 && strings.EqualFold(s[i-8:i], "password") && strings.HasPrefix(s[hi+1:], ")") { // of MySQL
		if text := s[lo:hi]; !placeholder(text) && (s[i-1] == 'D' || !plainWord(text)) && strings.IndexByte(text, ' ') < 0 {
			sc.replace(lo, hi)
			return
		}
	}
	at := hi
	for at < len(s) && s[at] == '\\' {
		at++
	}
	if at+1 >= len(s) || !isQuote(s[at]) || s[at+1] != ',' || s[lo] == '/' || !sc.t.keys.sensitive(s[lo:hi]) {
		return
	}
	at += 2
	for at < len(s) && isSpace(s[at]) {
		at++
	}
	esc := at
	for esc < len(s) && s[esc] == '\\' {
		esc++
	}
	if esc >= len(s) || !isQuote(s[esc]) {
		return
	}
	v := sc.quoted(esc, esc-at)
	if v.open || v.hi == v.lo {
		return
	}
	end := v.hi
	for end < len(s) && (s[end] == '\\' || isQuote(s[end])) {
		end++
	}
	if end < len(s) && s[end] == ' ' {
		end++
	}
	if s[i] == '[' && (end >= len(s) || s[end] != ']') {
		return
	}
	if text := s[v.lo:v.hi]; !placeholder(text) && !plainParts(text) {
		sc.replace(v.lo, v.hi)
	}
}
