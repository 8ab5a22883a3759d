package scrub

import "strings"

// signIn replaces the password in the arguments of a call or of the line of a
// stack trace, whose bracket is at i: PDO->__construct('mysql:host=db', 'app', 'x').
// Variables stay. It reports whether it did.
func (sc *scanner) signIn(i int) bool {
	s := sc.s
	if !signInEnd[endGram(s[:i])] {
		return false
	}
	lo := i
	for lo > sc.last && i-lo < 40 && (byteClass[s[lo-1]] == classWord || s[lo-1] == '.' || s[lo-1] == '-' || s[lo-1] == '>' || s[lo-1] == ':' || s[lo-1] == '\\') {
		lo--
	}
	name := s[lo:i]
	want := signIns[name]
	if name == "connect" && strings.HasSuffix(s[:lo], "DBI ") { // of Perl, in an error
		want = 3
	}
	for want == 0 { // the name with less and less of its path
		n := strings.IndexAny(name, ".:>\\")
		if n < 0 {
			return false
		}
		name = name[n+1:]
		want = signIns[name]
	}
	if strings.HasSuffix(name, "ogin") && strings.HasPrefix(s[i+1:], "ctx,") { // of Go
		want++
	}
	at, depth, arg := i+1, 0, 1
arguments:
	for at < len(s) && at < i+maxCall && arg < want {
		switch c := s[at]; c {
		case '\'', '"':
			n := strings.IndexByte(s[at+1:min(len(s), at+maxCall)], c)
			if n < 0 {
				return false
			}
			at += n + 1
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				if v := sc.argumentString(i + 1); arg == 1 && v.hi-v.lo >= 8 && (strings.EqualFold(name, "auth") || name == "authenticate" && mixed(s[v.lo:v.hi])) { // of Redis, without a user
					at, want = i+1, 1
					break arguments
				}
				return false
			}
		case ',':
			if depth == 0 {
				arg++
			}
		case '\n':
			if before := strings.TrimRight(s[max(0, at-2):at], " \r"); !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, "(") {
				return false
			}
		}
		at++
	}
	if arg < want {
		return false
	}
	v, ok := sc.literalArgument(at)
	if !ok {
		return false
	}
	if text := s[v.lo:v.hi]; len(text) > maxKept && strings.IndexByte(text, ' ') > 0 || placeholder(text) || isWordOf(text, algorithms) || !strings.HasPrefix(name, "jwt.") && (sc.saysName(text) || wordIn(name, otherArguments) && sc.otherArgument(name, text)) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// otherArgument reports whether text, an argument of a call that takes other words as well, is no
// secret.
func (sc *scanner) otherArgument(name, text string) bool {
	switch {
	case plainParts(text), strings.ContainsAny(text, " /"):
		return true
	case strings.HasSuffix(strings.ToLower(name), "login"), strings.EqualFold(name, "authenticate"), strings.EqualFold(name, "load"):
		return false
	case strings.EqualFold(name, "auth"):
		return strings.IndexByte(text, '@') > 0 && strings.IndexByte(text, '.') > 0
	}
	if !bothCases(text) && !madeUp(text) && len(text) < 20 && !isNumber(text) && !base32Secret(text) {
		return true
	}
	return len(text) < 12 && digitsIn(text) == 1 && isDigit(text[len(text)-1]) && only(text, "-_", isAlnum) || len(text) < 20 && numberedWords(text)
}

// numberedWords reports whether text is words with capitals, joined by -, and a digit: Primary-Node2.
func numberedWords(text string) bool {
	for word := range strings.SplitSeq(strings.TrimRight(text, "0123456789"), "-") {
		if !upperFirst(word) || !letters(word) {
			return false
		}
	}
	return true
}

// literalArgument is the string in quotes that is the argument at at or all that is in it:
// "x", []byte("x"), Encoding.UTF8.GetBytes("x").
func (sc *scanner) literalArgument(at int) (v value, ok bool) {
	s := sc.s
	for at < len(s) && (isSpace(s[at]) || s[at] == '\n' || s[at] == '\r') {
		at++
	}
	lo := at
	for at < len(s) && at < lo+maxShape && (byteClass[s[at]] == classWord || strings.IndexByte(".:[]@ ", s[at]) >= 0 || s[at] == '(' && at > lo) {
		at++
	}
	if at > lo+1 && s[at-1] != '(' { // more than the b of Python
		return v, false
	}
	if at >= len(s) || s[at] != '"' && s[at] != '\'' || at == lo && sc.closes(at) {
		sc.hint = sc.hint || at < len(s) && s[at] == '\\' // in the string of another text
		return v, false
	}
	v = sc.quoted(at, 0)
	return v, !v.open && v.hi > v.lo
}

// signInEnd holds the last two bytes of the names of signIns, since most brackets
// follow others.
var signInEnd = func() (t [1 << 10]bool) {
	for name := range signIns {
		t[endGram(name)] = true
	}
	return t
}()

// endGram packs the last two bytes of a name into ten bits.
func endGram(s string) uint16 {
	n := len(s)
	return uint16(s[n-2]&0x1f)<<5 | uint16(s[n-1]&0x1f)
}

// function returns the name before the bracket at i, without its path.
func (sc *scanner) function(i int) string {
	lo := i
	for lo > 0 && i-lo < 40 && byteClass[sc.s[lo-1]] == classWord {
		lo--
	}
	return sc.s[lo:i]
}

// entryCalls are functions that take names and values by turns.
const entryCalls = " of entry put set setproperty setenv putenv add append setheader addheader header setdefault define setattribute putstring putifabsent setvalue with write insert assoc_in hash_map dict putextra setstring curl_setopt "

// entries replaces the values under secret names among the arguments of the call
// whose bracket is at i: Map.of("user", "ann", "password", "x"). It reports
// whether it did.
func (sc *scanner) entries(i int) bool {
	s := sc.s
	setopt := strings.HasSuffix(s[:i], "curl_easy_setopt")
	if name := sc.function(i); name == "" || !setopt && !isWordOf(name, entryCalls) {
		return false
	}
	moved := false
	at := i + 1
	if setopt { // the first is the handle
		at += strings.IndexByte(s[at:min(len(s), at+maxPairSpace)], ',') + 1
	}
	for n := 0; n < 16; n++ {
		key := sc.argumentString(at)
		if key.hi == 0 {
			if key = sc.argumentConstant(at); key.hi == 0 {
				break
			}
			at = key.hi + 1
		} else if strings.HasPrefix(s[key.hi+1:], ",") {
			at = key.hi + 2
		} else {
			break
		}
		v := sc.argumentString(at)
		if v.hi == 0 {
			sc.hint = sc.hint || at+1 < len(s) && s[at+1] == '\\'
			break
		}
		if schemedPlace(s[v.lo:v.hi]) {
			break
		}
		if text := s[v.lo:v.hi]; key.hi-key.lo <= maxShape && text != "" && sc.t.keys.sensitive(s[key.lo:key.hi]) && !bareKey(s[key.lo:key.hi]) && !placeholder(text) && !schemeOnly(text) && !message(text) && !sc.saysName(text) &&
			!(statusWords.has(text) || isWordOf(text, fetchModes) || upperName(s[key.lo:key.hi]) && !isQuote(s[key.lo-1]) && snakeName(text)) && !workingDir(s[key.lo:key.hi], text) && (strongSecretWord(s[key.lo:key.hi]) || !plainWord(text) || len(text) > 5) {
			sc.replace(v.lo, v.hi)
			moved = true
		}
		if at = v.hi + 1; at >= len(s) || s[at] != ',' {
			break
		}
		at++
	}
	return moved
}

// argumentConstant is the name of a constant that is an argument at at, without its path, of
// which hi is 0 if there is none: Context.SECURITY_CREDENTIALS, behind $curl, too.
func (sc *scanner) argumentConstant(at int) (v value) {
	s := sc.s
	if at < len(s) && s[at] == '$' {
		n := strings.IndexByte(s[at:min(len(s), at+maxKey)], ',')
		if n < 2 || !identifier(s[at+1:at+n]) {
			return v
		}
		at += n + 1
	}
	for at < len(s) && s[at] == ' ' {
		at++
	}
	hi := at
	for hi < len(s) && hi-at < maxShape && (byteClass[s[hi]] == classWord || s[hi] == '.') {
		hi++
	}
	lo := at + strings.LastIndexByte(s[at:hi], '.') + 1
	if hi >= len(s) || s[hi] != ',' || hi-lo < 4 || !upperName(s[lo:hi]) {
		return v
	}
	return value{lo: lo, hi: hi}
}

// argumentString is the string that is an argument at at, of which hi is 0 if
// there is none.
func (sc *scanner) argumentString(at int) (v value) {
	s := sc.s
	for at < len(s) && (s[at] == ' ' || s[at] == '\n' || s[at] == '\t') {
		at++
	}
	if at >= len(s) || s[at] != '"' && s[at] != '\'' || sc.closes(at) {
		return v
	}
	hi := sc.find(at+1, s[at:at+1])
	if hi < 0 {
		return v
	}
	return value{lo: at + 1, hi: hi, quote: s[at]}
}

// saysName reports whether text is the name of a secret or holds one, rather than being one
// with such a word in it: db_password, service:auth, and not MyPass77.
func (sc *scanner) saysName(text string) bool {
	for i := range len(text) {
		if c := text[i]; !isAlpha(c) && strings.IndexByte("-._/:#$[]{}()=`'\",\\ ", c) < 0 {
			return false
		}
	}
	return text != "" && sc.t.keys.sensitive(text)
}

// schemed replaces the password behind the scheme in braces at i by which LDAP and Dovecot
// tell how it is stored: {SSHA}x, {PLAIN}x.
func (sc *scanner) schemed(i int) bool {
	s := sc.s
	n := strings.IndexByte(s[i:min(len(s), i+24)], '}')
	if n < 2 || !isWordOf(s[i+1:i+n], " plain cleartext clear crypt ssha sha ssha256 ssha512 sha256-crypt sha512-crypt blf-crypt bcrypt md5-crypt smd5 cram-md5 scram-sha-256 scram-sha-1 ldap-md5 plain-md5 argon2id argon2 ") {
		return false
	}
	lo := i + n + 1
	hi := lo
	for hi < len(s) && s[hi] > ' ' && strings.IndexByte("\"'`,;)]}\\", s[hi]) < 0 {
		hi++
	}
	if hi-lo < 5 || !hasAlnum(s[lo:hi]) || sc.filteredAt(lo) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// tuple handles the { at i, which a letter follows: {password, "x"} of Erlang,
// {password,<<"x">>} too.
func (sc *scanner) tuple(i int) {
	s := sc.s
	hi := i + 1
	for hi < len(s) && hi-i < 40 && byteClass[s[hi]] == classWord {
		hi++
	}
	if hi >= len(s) || s[hi] != ',' || !sc.t.keys.sensitive(s[i+1:hi]) {
		return
	}
	at := hi + 1
	for at < len(s) && (s[at] == ' ' || s[at] == '<') {
		at++
	}
	if at >= len(s) || s[at] != '"' {
		return
	}
	v := sc.quoted(at, 0)
	if end := strings.TrimLeft(sc.s[min(v.hi+1, len(s)):min(len(s), v.hi+4)], ">"); v.open || v.hi == v.lo || end == "" || end[0] != '}' || placeholder(s[v.lo:v.hi]) {
		return
	}
	sc.replace(v.lo, v.hi)
}

// snakeName reports whether name is made of words as programs join them: session_bundle.
func snakeName(name string) bool {
	return len(name) <= maxLabel && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == "" && strings.IndexByte(name, '_') > 1
}
