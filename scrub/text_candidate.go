package scrub

import "strings"

// What can be a secret after a word that announces one.

// fingerprint reports whether text after "RSA key" names the key.
func fingerprint(before, text string) bool {
	before = strings.TrimRight(before, " ")
	return (len(text) == 8 || len(text) == 16 || len(text) == 40) && isHexRun(text) &&
		isWordOf(before[strings.LastIndexByte(before, ' ')+1:], " rsa dsa ecdsa eddsa ed25519 pgp gpg ")
}

// resource reports whether text is the name of an object, of words with dashes
// between them and something to tell it from others: default-token-x7k2p.
func resource(text string) bool {
	words, parts, pure := 0, 0, 0
	for part := range strings.SplitSeq(text, "-") {
		parts++
		if letters(part) || isNumber(part) && len(part) <= 14 {
			pure++
		}
		if len(part) >= 2 && letters(part) && strings.ToLower(part) == part {
			words++
		} else if len(part) > 10 || part != strings.ToLower(part) {
			return false
		}
	}
	return parts >= 3 && (words >= 2 || pure == parts)
}

// objectPath reports whether text is the path of an object in a store:
// projects/118/secrets/db-password/versions/4, prod/db/v2.
func objectPath(text string) bool {
	if strings.IndexByte(text, '/') < 0 {
		return false
	}
	words := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("/-_.:", r) }) {
		name := strings.TrimRight(part, "0123456789")
		if strings.ToLower(name) != name || !letters(name) && name != "" || len(part)-len(name) > 12 {
			return false
		}
		if len(name) >= 2 {
			words++
		}
	}
	return words >= 2
}

// randomCase reports whether text mixes capitals and small letters as base64 does.
func randomCase(text string) bool {
	return strings.Trim(text, "=") != "" && !humps(strings.TrimRight(text, "=")) && strings.ToLower(text) != text && strings.ToUpper(text) != text
}

// candidate is the word or quotation at at, as far as it can be a secret: empty
// if it cannot.
func (sc *scanner) candidate(at int) (v value) {
	s := sc.s
	if at >= len(s) {
		return v
	}
	lo, hi := at, at
	esc := at
	for esc < len(s) && s[esc] == '\\' && esc-at <= maxEscapes {
		esc++
	}
	if isQuote(s[at]) || esc > at && esc < len(s) && s[esc] == '"' {
		at = esc
		quote := s[at]
		lo = at + 1
		spaced := false
		for hi = lo; hi < len(s) && (hi < lo+maxShape || !spaced) && s[hi] != quote && s[hi] != '\\' && s[hi] != '\n'; hi++ {
			spaced = spaced || s[hi] == ' '
		}
		if hi >= len(s) || s[hi] != quote && s[hi] != '\\' {
			return v
		}
		return value{lo: lo, hi: hi, quote: quote}
	}
	if s[at] == ':' { // of psql: :'name'
		return v
	}
	if close := strings.IndexByte("[<", s[at]); close >= 0 {
		n := strings.IndexAny(s[at:min(len(s), at+maxShape)], "]> ")
		if n < 2 || s[at+n] != "]>"[close] || strings.ContainsAny(s[at+1:at+n], "=${(<[\n") {
			return v
		}
		return value{lo: at + 1, hi: at + n}
	}
	if s[at] == '(' {
		lo = at + 1
	}
	hi = sc.bareEnd(lo, &pair{}, len(s))
	if hi == lo || hi < len(s) && (s[hi] == '=' || s[hi] == ':' && hi+1 < len(s) && s[hi+1] != ' ') || strings.ContainsAny(s[lo:min(hi, lo+maxShape)], "={[<") && (s[hi-1] != '=' || hi < len(s) && isQuote(s[hi]) && s[hi-2] != '=') {
		return v
	}
	return value{lo: lo, hi: sc.grouped(lo, hi)}
}

// grouped returns the end of a number in groups, as people are told it, of which the first
// is s[lo:hi]: 482 910, 48 29 10, 943 476 5919. Numbers otherwise stand alone.
func (sc *scanner) grouped(lo, hi int) int {
	s, n := sc.s, hi-lo
	if n < 2 || n > 4 || !isNumber(s[lo:hi]) {
		return hi
	}
	end, groups := hi, 1
	for end < len(s) && s[end] == ' ' && groups < 4 {
		to := end + 1
		for to < len(s) && to-end <= 5 && isDigit(s[to]) {
			to++
		}
		size := to - end - 1
		if size != n && !(n == 3 && size == 4 && groups == 2) || to < len(s) && (byteClass[s[to]] == classWord || s[to] == '.' && to+1 < len(s) && isDigit(s[to+1]) || s[to] == '-' || s[to] == ':') {
			break
		}
		end = to
		groups++
	}
	if groups == 1 || n == 2 && groups < 3 {
		return hi
	}
	return end
}

// ungrouped returns a number in groups without the spaces in it, and any other text as it is.
func ungrouped(text string) string {
	if strings.IndexByte(text, ' ') < 2 {
		return text
	}
	if number := strings.ReplaceAll(text, " ", ""); isNumber(number) {
		return number
	}
	return text
}

// contextSecret reports whether text after a word of the given kind is a
// secret.
func (sc *scanner) contextSecret(text string, kind contextKind, quote byte, said bool) bool {
	if quote == 0 {
		text = ungrouped(text)
	}
	if strings.Contains(text, "://") || strings.HasPrefix(text, "arn:") { // looked at on its own
		return false
	}
	if isWordOf(text, statusWords) || quote == 0 && strings.IndexByte("*&[", text[0]) >= 0 || text[0] == '$' && fillIn(text[1:]) || strings.IndexByte(text, '`') >= 0 {
		return false
	}
	digits, letters, others, spaces := 0, 0, 0, 0
	upper, lower := false, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(c):
			digits++
		case isAlpha(c) || c >= 0x80:
			letters++
			upper, lower = upper || c < 'a', lower || c >= 'a'
		case c == ' ' && kind == afterPassword && quote != 0:
			spaces++
		case c == ' ':
			return false
		default:
			others++
		}
	}
	if spaces > 0 { // a passphrase, and no message
		return !message(text) && (digits > 0 && spaces <= 5 && statusCount(text) == 0 || spaces >= 3 && others == 0 && statusCount(text) < 2)
	}
	if quote != 0 && isWordOf(text, fetchModes) || schemaType(text) || strings.HasPrefix(text, "HTTP/") || strings.HasPrefix(text, "id_") {
		return false
	}
	switch kind {
	case afterDigits:
		return letters == 0 && (others == 0 && digits >= 3 && digits <= 8 || others > 0 && sameGroups(text))
	case afterPassword:
		if (text[0] == '/' || text[0] == '~') && fileName(text) {
			return false
		}
		if quote != 0 {
			return len(text) >= 3 && letters+digits > 0
		}
		if letters == 0 && others == 0 {
			return digits >= 4 && digits <= 12 || said && digits >= 3
		}
		if said && others == 0 && digits == 0 {
			return plainWord(text) && !messageWord(text)
		}
		if strings.Count(text, "-") >= 3 && (said || len(text) == len("abcd-efgh-ijkl-mnop") && text[4] == '-' && text[9] == '-' && text[14] == '-') { // for one program
			return true
		}
		return len(text) >= 5 && letters > 0 && (digits > 0 || others > 0 && !plainParts(text)) && !versionLike(text)
	}
	if fileName(text) {
		return false
	}
	if len(text) < 8 || letters == 0 {
		return said && digits >= 4 && letters == 0 && others == 0
	}
	if digits == 0 {
		return len(text) >= 16 && upper && lower && others == 0 && (said || changesCase(text))
	}
	if strings.HasPrefix(text, "0x") && len(text) <= len("0x")+40 || upperName(text) && digits <= 2 && len(text) < 20 && !base32Secret(text) || resource(text) {
		return false // an address, a symbol of a grammar, the name of an object
	}
	if objectPath(text) || strings.Count(text, ".") > 1 && digits <= 3 && !upper {
		return false
	}
	if others > 0 && (strings.IndexByte(text, '(') >= 0 || strings.IndexByte(text, '/') >= 0 && strings.IndexByte(text, '.') >= 0) {
		return false
	}
	return !versionLike(text) && digits+letters >= 6
}

// base32Secret reports whether text is a secret as apps for one-time codes get it: 16
// letters and digits of base32 (RFC 4648).
func base32Secret(text string) bool {
	return len(text) == 16 && strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == "" && strings.ContainsAny(text[1:15], "234567")
}

// changesCase reports whether the letters of text change between capitals and small ones
// as often as in base64, and in no way that words do.
func changesCase(text string) bool {
	changes := 0
	for i := 1; i < len(text); i++ {
		if isAlpha(text[i]) && isAlpha(text[i-1]) && (text[i] < 'a') != (text[i-1] < 'a') {
			changes++
		}
	}
	return changes*3 >= len(text) && !humps(text)
}

// messageWord reports whether text looks like the predicate of a sentence
// rather than like a name: -ed, -ing, -able and so on.
func messageWord(text string) bool {
	for _, end := range [...]string{"ed", "ing", "ble", "ent", "ory", "nal", "ful", "ous", "ive", "ted", "orrect", "ong", "hort", "eak", "rd", "ly", "ary", "ain", "ale", "fe", "own", "ant"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return len(text) < 4
}

// plainParts reports whether text consists of words joined by - . _ or /.
func plainParts(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !isAlpha(c) && c != '-' && c != '.' && c != '_' && c != '/' && c != '\'' && c != '(' && c != ')' && c != '[' && c != ']' {
			return false
		}
	}
	return true
}

// versionLike reports whether text is a version, a date or a time: v1.2.3,
// 2024-05-06, 10:20:30.
func versionLike(text string) bool {
	text = strings.TrimPrefix(text, "v")
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !isDigit(c) && c != '.' && c != '-' && c != ':' && c != 'T' && c != 'Z' && c != '/' {
			return false
		}
	}
	return text != "" && isDigit(text[0])
}

// packageVersion reports whether text is the version of a package: 1:4.13+dfsg1-1+b1.
func packageVersion(text string) bool {
	if text == "" || !isDigit(text[0]) || strings.IndexByte(text, '.') < 0 {
		return false
	}
	digits := 0
	for i := range len(text) {
		if c := text[i]; isDigit(c) {
			digits++
		} else if !isAlpha(c) && strings.IndexByte(".:+~-", c) < 0 {
			return false
		}
	}
	return digits*3 >= len(text) && !randomLooking(text)
}

// year reports whether a number is a year.
func year(text string) bool {
	return len(text) == 4 && (text[:2] == "19" || text[:2] == "20")
}

// humps reports whether text is words in camel case: ReadByte.
func humps(text string) bool {
	lower := 2
	for i := range len(text) {
		switch c := text[i]; {
		case !isAlpha(c), c < 'a' && lower < 2:
			return false
		case c < 'a':
			lower = 0
		default:
			lower++
		}
	}
	return lower >= 2
}

// pairText reports whether text is name=value.
func pairText(text string) bool {
	name, val, ok := strings.Cut(text, "=")
	return ok && val != "" && val[0] != '=' && plainParts(name)
}

// credentialsTold replaces the password of a user and it that the rest of a sentence about
// credentials, which starts at at, tells behind a colon: exposed in gist: root:x.
func (sc *scanner) credentialsTold(at int) bool {
	s := sc.s
	rest := s[at:min(len(s), at+64)]
	n := strings.Index(rest, ": ")
	if n < 1 || strings.ContainsAny(rest[:n], "\n.;=\"'{[") {
		return false
	}
	lo := at + n + len(": ")
	user := lo
	for user < len(s) && setBytes[setDot][s[user]] {
		user++
	}
	return user > lo && user+1 < len(s) && s[user] == ':' && s[user+1] > ' ' && sc.userAndPassword(lo)
}

// loginSlash replaces the password of a login that ends at end and is told as people do:
// login is ann / x.
func (sc *scanner) loginSlash(end int) bool {
	s := sc.s
	if strings.HasPrefix(s[end:], ": ") {
		end++
	} else if strings.HasPrefix(s[end:], " is ") {
		end += len(" is")
	}
	if end >= len(s) || s[end] != ' ' {
		return false
	}
	n := strings.IndexByte(s[end+1:min(len(s), end+48)], ' ')
	return n > 0 && strings.HasPrefix(s[end+1+n:], " / ") && sc.userAndPassword(end+1)
}

// userAndPassword replaces the password of the user at at, which a colon or a
// slash joins to it: ann:x, ann / x.
func (sc *scanner) userAndPassword(at int) bool {
	s := sc.s
	hi := at
	for hi < len(s) && hi < at+48 && (setBytes[setDot][s[hi]] || s[hi] == '@' || s[hi] == '\\' && hi > at && hi+1 < len(s) && isAlnum(s[hi+1])) {
		hi++
	}
	lo := hi
	for lo < len(s) && lo < hi+3 && strings.IndexByte(" :/", s[lo]) >= 0 {
		lo++
	}
	if hi == at || lo > hi+1 && isWordOf(s[at:hi], " type provider status source path name owner count error expired revoked issuer kind store helper file ") || !strings.ContainsAny(s[hi:lo], ":/") || strings.Contains(s[hi:lo], "//") || lo >= len(s) {
		return false
	}
	if end := lo + len(sc.t.replacement); end > lo && strings.HasPrefix(s[lo:], sc.t.replacement) && (end == len(s) || !isAlnum(s[end])) {
		sc.i = max(sc.i, lo)
		return true
	}
	c := sc.candidate(lo)
	if c.hi == c.lo || isNumber(s[c.lo:c.hi]) || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}
