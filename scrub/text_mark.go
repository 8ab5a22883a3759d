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
	if quotedAfter(s, i) {
		sc.dashed(i)
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
		if s[at] == '`' && i > 0 && s[i-1] == '`' || i > 0 && s[i-1] != s[at] { // a flag in a text
			return
		}
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
	if at >= len(s) || s[at] == '-' || s[at] == '\n' || at-gap > 1 && !isQuote(s[at]) && !sc.lastArgument(at) {
		return
	}
	if name == "u" || name == "user" || name == "proxy-user" || name == "U" || name == "cert" && sc.tool != nil && sc.tool.user || lo == i+1 && sc.joinedUser(name) {
		sc.userFlag(at)
		return
	}
	if name == "auth" && lo == i+1 && strings.IndexByte(s[at:min(len(s), at+48)], ':') > 0 {
		sc.userFlag(at)
		return
	}
	if sc.keyword(at) { // of a call: add_argument("--token", help="...")
		sc.named, sc.namedTill = sc.t.keys.sensitive(name), at+maxKept // default="x"
		return
	}
	if s[at-1] == ' ' && strings.HasSuffix(s[:at], `", `) && strings.HasPrefix(s[at:], `"-`) { // the short form of the option
		return
	}
	if s[at] == '(' || name == "secret" && strings.HasSuffix(s[:i], "config set ") { // an expression of PowerShell, no value at all
		return
	}
	if name == "secret-id" {
		if v := sc.argument(at); plainParts(s[v.lo:v.hi]) {
			return
		}
	}
	if name == "key" && sc.tool != nil && sc.tool.user || strings.HasSuffix(name, "-stdin") || strings.HasSuffix(name, "-from-env") { // a file of curl, and no argument
		return
	}
	if lo == i+1 && len(name) < 3 || verbFlag(name) || !sc.t.keys.sensitive(name) {
		return
	}
	p := pair{key: name, keyAt: lo, sep: '=', value: at}
	if bareKey(name) && lo == i+1 {
		return
	}
	if sc.dataSource(&p) || sc.header(&p) {
		return
	}
	v := sc.value(&p)
	if isCookieHeader(name) && strings.IndexByte(s[v.lo:v.hi], '=') > 0 {
		sc.cookieList(v.lo, v.hi)
		return
	}
	if what, _, ok := strings.Cut(s[v.lo:v.hi], "="); ok && name == "secret" && isWordOf(what, " id source src type ") && sc.namesOnlyParts(v) { // which one a container gets
		return
	}
	if v.quote == 0 && isWordOf(s[v.lo:v.hi], " with without and or if when requires needs together file value writes is must cannot can should has was flag option argument ") { // --x without --y
		return
	}
	if !sc.keeps(&p, v) {
		sc.replaceValue(&p, v)
	}
}

// namesOnlyParts reports whether v is a list of name=value, of which the first value is a word or a path.
func (sc *scanner) namesOnlyParts(v value) bool {
	_, first, _ := strings.Cut(sc.s[v.lo:v.hi], "=")
	first, _, _ = strings.Cut(first, ",")
	return plainParts(first) || filePath(first)
}

// quotedAfter reports whether a quote follows the dash at i after a space.
func quotedAfter(s string, i int) bool {
	return i+2 < len(s) && s[i+1] == ' ' && isQuote(s[i+2])
}

// dashed replaces the value in quotes after the dash at i, if it looks generated and
// the name before the dash is that of a secret: token - "x".
func (sc *scanner) dashed(i int) {
	p := pair{sep: '=', spaced: true, value: i + 2}
	if i == 0 || !isSpace(sc.s[i-1]) || !sc.findKey(&p, i) || !sc.t.keys.sensitive(p.key) {
		return
	}
	if v := sc.value(&p); v.quote != 0 && generatedValue(sc.s[v.lo:v.hi]) {
		sc.replaceValue(&p, v)
	}
}

// joinedUser reports whether name is short options of which the last takes
// user:password: curl -sSfu.
func (sc *scanner) joinedUser(name string) bool {
	n := len(name) - 1
	return n < 8 && (name[n] == 'u' || name[n] == 'U') && sc.tool != nil && sc.tool.user && sc.i < sc.toolUntil && letters(name)
}

// lastArgument reports whether nothing or another flag follows the word at at,
// and not the description of an option in a list of them.
func (sc *scanner) lastArgument(at int) bool {
	v := sc.argument(at)
	rest := strings.TrimLeft(sc.s[min(v.hi, len(sc.s)):min(len(sc.s), v.hi+8)], "\"'` ")
	return rest == "" || rest[0] == '-' || rest[0] == '\n'
}

// verbFlag reports whether a flag says what to do with a secret, and its
// argument what with: --remove-signature app. The hash of a certificate is none.
func verbFlag(name string) bool {
	verb, _, ok := strings.Cut(name, "-")
	return strings.HasSuffix(name, "-cert-hash") || ok && isWordOf(verb, " remove delete verify check revoke list get create rotate refresh reset generate print import export skip ignore ")
}

// userFlag replaces the password of curl's -u user:password.
func (sc *scanner) userFlag(at int) {
	s := sc.s
	quoted := isQuote(s[at])
	if quoted {
		at++
	}
	hi := sc.bareEnd(at, &pair{}, len(s))
	user, password, ok := strings.Cut(s[at:hi], ":")
	if ok && password == "" && !plainParts(user) { // a key in the place of the user
		sc.replace(at, at+len(user))
		return
	}
	if !ok || strings.HasPrefix(password, "//") || user == "" && !quoted || password == "" || user == password || isNumber(user) && isNumber(password) || placeholder(password) || placeholder(s[at:hi]) || expression(password) || fillIn(strings.TrimPrefix(user, "<")) && strings.HasSuffix(password, ">") && fillIn(password[:len(password)-1]) {
		return // or the user and group of a container
	}
	sc.replace(at+len(user)+1, hi)
}

// cell handles the | at i, after which the value of a table's row stands:
// | password | x |. The row starts with the name.
func (sc *scanner) cell(i int) {
	s := sc.s
	sc.i = i + 1
	if sc.sip2(i) {
		return
	}
	if i == len("MSH") && (strings.HasPrefix(s, "MSH") || strings.HasPrefix(s, "PID")) { // of HL7, in which a field has the number of the patient
		sc.ssnUntil = len(s)
	}
	hi := i
	for hi > 0 && i-hi < maxPairSpace && s[hi-1] == ' ' {
		hi--
	}
	lo := hi
	for lo > 0 && hi-lo < 48 && (byteClass[s[lo-1]] == classWord || s[lo-1] == '-' || s[lo-1] == '.' || s[lo-1] == ' ' && lo < hi && lo > 1 && isAlnum(s[lo-2])) {
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
	for to < len(s) && s[to] > ' ' && s[to] != '|' {
		to++
	}
	rest := strings.TrimLeft(s[to:min(len(s), to+maxPairSpace)], " ")
	if to == at || strings.ContainsAny(s[at:to], "()[]{}\\") || (hi == i || at == i+1) && !strings.HasPrefix(rest, "|") || rest != "" && rest[0] != '|' && rest[0] != '\n' || algorithm(s[at:to]) || !sc.contextSecret(s[at:to], afterPassword, 0, false) {
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
	if !sc.findKey(&p, i) || isSpace(s[p.value]) || strings.ContainsAny(p.key, "=&?") { // of a query in quotes
		return
	}
	if lo, hi := sc.shortValue(p.value); !plainParts(s[lo:hi]) && !isCallOf(s[lo:hi]) && !(isNumber(s[lo:hi]) && (p.key == "PWD" || hi-lo == 3)) { // or the answer of a server
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
	if !privateLabel(label) || proseAfter(s[lo:min(len(s), lo+maxPairSpace)]) && !longRunIn(s[lo:min(len(s), lo+maxCall)]) {
		return
	}
	// The body ends at the next five dashes; when there are none, the text was
	// cut off.
	hi := len(s)
	if e := strings.Index(s[lo:], "-----"); e >= 0 {
		hi = lo + e
	} else if e := strings.IndexAny(s[lo:], "\"'`(<[{."); e >= 0 {
		hi = lo + e
		for hi > lo && (s[hi-1] == ' ' || s[hi-1] == '\n' || s[hi-1] == '\\') {
			hi--
		}
	}
	if s[lo:hi] != "" {
		sc.replace(lo, hi)
	}
}

// proseAfter reports whether a sentence goes on behind the label of a PEM block: expected
// -----BEGIN RSA PRIVATE KEY----- header.
func proseAfter(s string) bool {
	word, _, ok := strings.Cut(strings.TrimPrefix(s, " "), " ")
	word = strings.TrimRight(word, ",.;:")
	return ok && len(s) > 1 && s[0] == ' ' && isWordOf(word, " followed tag prefix must marker markers header headers footer block line section in at or and but was is found not got expected label format ")
}

// longRunIn reports whether s has a run of base64 that is longer than words.
func longRunIn(s string) bool {
	n := 0
	for i := range len(s) {
		if isAlnum(s[i]) || s[i] == '+' || s[i] == '/' {
			if n++; n >= 20 {
				return true
			}
		} else {
			n = 0
		}
	}
	return false
}

// privateLabel reports whether a PEM block of this label holds a secret: any key
// that is not public.
func privateLabel(label string) bool {
	label = strings.ToUpper(label)
	return (strings.Contains(label, "KEY") || strings.Contains(label, "PRIVATE") || strings.Contains(label, "SECRET")) && !strings.Contains(label, "PUBLIC")
}

// keyword reports whether an argument of a call with a name stands at at, behind another one in
// quotes: type=str.
func (sc *scanner) keyword(at int) bool {
	s := sc.s
	n := at
	for n < len(s) && n < at+24 && (isAlpha(s[n]) || s[n] == '_') {
		n++
	}
	before := strings.TrimRight(s[max(0, at-4):at], " ")
	return n > at && n < len(s) && s[n] == '=' && len(before) > 1 && before[len(before)-1] == ',' && isQuote(before[len(before)-2])
}
