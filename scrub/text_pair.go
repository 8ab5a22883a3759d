package scrub

import "strings"

// maxKey is the longest name that is looked for before a separator, and
// maxPairSpace the most spaces between them.
const (
	maxKey       = 128
	maxPairSpace = 32
)

// pair is a name, a separator and the start of a value found in a text.
type pair struct {
	key      string
	keyAt    int  // where the name starts, without its quote
	quote    byte // the quote around the name, 0 for none
	escapes  int  // backslashes before that quote
	sep      byte // '=' or ':'
	spaced   bool // white space follows the separator
	query    bool // part of a URL query or a form
	encoded  bool // the separator is percent-encoded
	sentence bool // a word stands before the name, as in prose
	value    int  // where the value starts
}

// pair handles the separator at i: = or :, also as part of =>, := and ==, or
// percent-encoded.
func (sc *scanner) pair(i int) {
	s := sc.s
	sc.i = i + 1
	if s[i] == ':' && strings.HasPrefix(s[i:], "://") {
		sc.authority(i)
		return
	}
	base64 := s[i] == ':' && i+2 < len(s) && s[i+1] == ':' && s[i+2] == ' '                  // userPassword:: x, of LDIF
	if s[i] == ':' && !base64 && (i+1 < len(s) && s[i+1] == ':' || i > 0 && s[i-1] == ':') { // Name::Space
		return
	}
	var p pair
	p.sep = s[i]
	p.value = i + 1
	switch {
	case s[i] == '%':
		p.encoded, p.sep, p.value = true, '=', i+3
		if s[i+2] == 'A' || s[i+2] == 'a' {
			p.sep = ':'
		}
	case base64:
		p.value++
	case s[i] == ':' && p.value < len(s) && s[p.value] == '=':
		p.sep = '='
		p.value++
	case s[i] == '=':
		for p.value < len(s) && (s[p.value] == '=' || s[p.value] == '>') && p.value < i+3 {
			p.value++
		}
	}
	if i > 0 && s[i-1] == ')' && s[i] == '=' && strings.HasPrefix(s[i+1:], "(") && sc.keyDetail(i) {
		return
	}
	end := i
	if p.sep == '=' && i > 1 && strings.IndexByte("?.+", s[i-1]) >= 0 && isSpace(s[i-2]) { // TOKEN ?= of make, $token .= of PHP
		end--
	}
	if p.sep == '=' && i > 2 && strings.IndexByte("?|/", s[i-1]) >= 0 && s[i-2] == s[i-1] && isSpace(s[i-3]) { // ||=, ??=, //=
		end -= 2
	}
	if i > 0 && isHex(s[i-1]) && s[i] == ':' && sc.ntlm(i) {
		return
	}
	if i > 0 && isDigit(s[i-1]) && (s[i] == '=' && sc.fix(i) || sc.telegram(i) || sc.serialized(i)) || !sc.findKey(&p, end) {
		return
	}
	if p.sep == ':' && p.quote == 0 && p.value < len(s) && (strings.HasSuffix(s[:p.keyAt], "://") && isPort(s[p.value:]) || p.keyAt == 0 && isDigit(s[i-1]) && instanceName(p.key) && len(s)-p.value < 6 && isNumber(s[p.value:])) { // of a host
		return
	}
	if p.quote == '"' && p.sep == ':' && p.keyAt > 1 && s[p.keyAt-2] == '[' { // ["token":protected]=>
		if n := strings.Index(s[p.value:min(len(s), p.value+maxKey)], "]=>"); n > 0 && (strings.HasSuffix(s[:p.value+n], "protected") || strings.HasSuffix(s[:p.value+n], ":private")) {
			p.sep, p.value = '=', p.value+n+len("]=>")
		}
	}
	if p.sep == ':' && strings.HasPrefix(s[p.value:], "** ") { // **Password:** x
		p.value += len("**")
	}
	if p.sep == ':' && p.quote == 0 && sc.pgLine(&p) {
		return
	}
	start := p.value
	for p.value < len(s) && p.value-start < maxPairSpace && (isSpace(s[p.value]) || p.quote != 0 && (s[p.value] == '\n' || s[p.value] == '\r')) {
		p.value++
	}
	p.spaced = p.value > start
	if p.quote != 0 && p.sep == ':' && !p.spaced && i > 0 && s[i-1] == ' ' && attribute(s[p.value:min(len(s), p.value+maxPairSpace)]) {
		return // type="password" :value="x", of Vue and Blade
	}
	if p.query && (p.spaced || p.sep == '=' && p.value < len(s) && (s[p.value] == '"' || s[p.value] == '\'') && sc.inString(p.keyAt, s[p.value])) {
		return // it is empty
	}
	sc.i = max(sc.i, start)
	if sc.codeList(&p) {
		return
	}
	if p.sep == ':' && p.quote == 0 && p.value < len(s) && (s[p.value] == '\n' || s[p.value] == '|' || s[p.value] == '>') {
		sc.scalar(&p)
		return
	}
	if p.value >= len(s) || strings.HasPrefix(s[p.value:], "</") || s[p.value] == '`' && !p.spaced && p.keyAt > 0 && s[p.keyAt-1] == '`' { // `--token=`
		return
	}
	if p.quote != 0 && isAlpha(s[p.value]) && strings.IndexByte(s[start:p.value], '\n') >= 0 && !literalStart(s[p.value:]) && dumpType(s[p.value:]) == 0 {
		return // JSON has no bare words: the next line is something else
	}
	sc.judgePair(&p)
}

// instanceName reports whether key is how one of several copies of a service is called: auth-2.
func instanceName(key string) bool {
	name, _, ok := strings.Cut(key, "-")
	return ok && isWordOf(name, " auth session sessions token tokens secrets api ")
}

// pgLine replaces the password in a line of .pgpass, host:5432:database:user:x, of which p begins with
// the host.
func (sc *scanner) pgLine(p *pair) bool {
	s := sc.s
	if p.value+5 > len(s) || s[p.value+4] != ':' || !isNumber(s[p.value:p.value+4]) || p.keyAt > 0 && s[p.keyAt-1] != '\n' && s[p.keyAt-1] != '"' {
		return false
	}
	hi := p.value
	for hi < len(s) && hi-p.value < maxCall && s[hi] > ' ' && s[hi] != '"' && !(s[hi] == '\\' && escapeEnds(s[hi+1:])) {
		hi++
	}
	fields := strings.SplitN(s[p.value:hi], ":", 4)
	if len(fields) < 4 || !plainParts(strings.Trim(fields[1], "*0123456789")) || !plainParts(strings.Trim(fields[2], "*0123456789")) || fields[1] == "" || fields[2] == "" || len(fields[3]) < 4 || isNumber(fields[3]) || placeholder(fields[3]) {
		return false
	}
	sc.replace(hi-len(fields[3]), hi)
	return true
}

// isPort reports whether s begins with the number of a port.
func isPort(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n > 0 && n < 6 && (n == len(s) || !isAlnum(s[n]) && s[n] != '@')
}

// literalStart reports whether s starts with a literal of JSON or Python.
func literalStart(s string) bool {
	for _, literal := range [...]string{"true", "false", "null", "True", "False", "None"} {
		if strings.HasPrefix(s, literal) {
			return true
		}
	}
	return false
}

// judgePair decides about the value of p and replaces it if it is a secret.
func (sc *scanner) judgePair(p *pair) {
	if strings.HasPrefix(sc.s[p.value:], "-----BEGIN ") {
		return // to be found as what it is
	}
	if at := sc.typed(p); at > 0 {
		p.value, p.sep = at, '='
	}
	class := sc.classify(p)
	if p.sep == '=' && (p.key == "--user" || p.key == "--proxy-user") {
		sc.userFlag(p.value)
		return
	}
	if sc.named && sc.i <= sc.namedTill && (isValueKey(p.key) || p.key == "default" || sc.resulted && isWordOf(p.key, " result secret_string secret_data ")) {
		sc.named = false
		if lo, hi := sc.shortValue(p.value); p.key == "default" && isWordOf(sc.s[lo:hi], " true false ") { // of a flag
			return
		}
		if lo, hi := sc.shortValue(p.value); !plainParts(sc.s[lo:hi]) || !sc.t.keys.sensitive(sc.s[lo:hi]) { // or it is a name, too
			class = isSecret
		}
	}
	if sc.nameValue(p) || class == notSecret || sc.planStep(p) {
		return
	}
	sc.hint = true
	if class == byShape {
		lo, hi := sc.shortValue(p.value)
		if v, ok := sc.literalArgument(p.value); ok && !isQuote(sc.s[p.value]) {
			lo, hi = v.lo, v.hi
		}
		if hi-lo <= maxShape && !fileBelow(sc.s[lo:hi]) && !sc.ofQueue(p) && (randomLooking(sc.s[lo:hi]) || encodedKey(sc.s[lo:hi]) || stagedKey(sc.s[lo:hi])) {
			sc.replace(lo, hi)
		}
		return
	}
	if sc.code(p) || sc.dataSource(p) || sc.header(p) {
		return
	}
	if p.quote == 0 && p.spaced && strings.EqualFold(p.key, "auth") && strings.HasSuffix(strings.ToLower(sc.s[max(0, p.keyAt-len("basic ")):p.keyAt]), "basic ") && sc.userAndPassword(p.value) {
		return
	}
	if n := max(0, len(p.key)-len("creds")); p.quote == 0 && (strings.EqualFold(p.key[n:], "creds") || isWordOf(p.key, " credentials zugangsdaten anmeldedaten logindaten identifiants credenziali credenciales ")) && sc.userAndPassword(p.value) {
		return
	}
	v := sc.value(p)
	if (p.quote != 0 || p.sep == '=') && v.quote != 0 && !v.open && isCookieHeader(p.key) && sc.isCookieList(v) {
		sc.cookieList(v.lo, v.hi)
		return
	}
	if !sc.keeps(p, v) && !sc.heldBlock(p, v) {
		sc.replaceValue(p, v)
		sc.more(p, v)
		if !v.block && !v.open && v.hi > v.lo {
			sc.compare(p, v)
		}
	} else if v.quote != 0 && sc.s[v.lo:v.hi] == sc.t.replacement {
		sc.compare(p, v)
	} else {
		sc.afterGot(p, v)
	}
	sc.changedTo(v)
}

// more replaces the values behind the first, v, of p, which has the name of many: tokens:
// x, y.
func (sc *scanner) more(p *pair, v value) {
	s := sc.s
	if p.sep != ':' || !p.spaced || p.quote != 0 || v.quote != 0 || v.block || p.key[len(p.key)-1]|0x20 != 's' {
		return
	}
	for at := v.hi; strings.HasPrefix(s[at:], ", "); {
		c := sc.candidate(at + len(", "))
		if c.hi == c.lo || c.quote != 0 || !sc.stated(s[c.lo:c.hi], afterNumber, 0) && !(strongSecretWord(p.key) && sc.stated(s[c.lo:c.hi], afterPassword, 0)) {
			return
		}
		sc.replace(c.lo, c.hi)
		at = c.hi
	}
}

// changedTo replaces the value after v in a change: password = "x" -> "y".
func (sc *scanner) changedTo(v value) {
	s := sc.s
	if v.quote == 0 && !v.open && !v.block && v.hi > v.lo {
		for _, arrow := range [...]string{" -> ", " => ", " → "} {
			if strings.HasPrefix(s[v.hi:], arrow) {
				if c := sc.candidate(v.hi + len(arrow)); c.hi > c.lo && sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
					sc.replace(c.lo, c.hi)
				}
				return
			}
		}
	}
	const arrow = `" -> `
	esc := 0
	for v.hi+esc < len(s) && s[v.hi+esc] == '\\' && esc <= maxEscapes {
		esc++
	}
	if v.quote != '"' || v.open || !strings.HasPrefix(s[v.hi+esc:], arrow) {
		return
	}
	at := v.hi + esc + len(arrow) + esc
	if at >= len(s) || s[at] != '"' {
		return
	}
	if to := sc.quoted(at, esc); !to.open && to.hi > to.lo && !placeholder(s[to.lo:to.hi]) {
		sc.replace(to.lo, to.hi)
	}
}
