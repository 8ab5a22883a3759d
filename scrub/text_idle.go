package scrub

import "strings"

// Most pairs in texts are of names that no rule makes anything of. They are told
// here, from what is remembered about a name, before any other rule looks.

// calm returns the position up to which a text holds nothing but words that no
// rule looks at and idle pairs. Most texts are calm as a whole.
func (t *textRules) calm(s string) int {
	for i := 0; ; i++ {
		i = skip(s, i, 0)
		if i == len(s) || scanClass[s[i]] != classPair || !t.idlePair(s, i, 0) {
			return i
		}
	}
}

// idlePair reports whether the separator at i is that of such a pair, written in
// the common ways: status=200, user: ann, "level":"info". The name starts at
// from at the earliest.
func (t *textRules) idlePair(s string, i, from int) bool {
	if i+1 == len(s) || s[i+1] == s[i] || s[i+1] == '=' || s[i+1] == '>' || s[i+1] == '/' && s[i] == ':' {
		return false
	}
	if s[i] == ':' && i+6 < len(s) && s[i+5] == ':' && isNumber(s[i+1:i+5]) { // host:5432:database:user:password
		return false
	}
	hi := i
	quoted := i > 0 && s[i-1] == '"' && s[i] == ':'
	if quoted {
		hi--
	}
	lo, floor := hi, max(0, from, hi-maxCachedKey)
	letters, digits := false, 0 // and digits at the end
	for lo > floor && nameByte[s[lo-1]] {
		lo--
		if isAlpha(s[lo]) {
			letters = true
		} else if isDigit(s[lo]) && hi-lo == digits+1 {
			digits++
		}
	}
	switch {
	case lo == hi, lo == floor && lo > 0, digits >= 8, hi-lo == 32: // the last two may be the token of a bot, and a hash
		return false
	case quoted:
		if lo < 2 || s[lo-1] != '"' || s[lo-2] == '\\' || s[lo-2] == '[' {
			return false
		}
	case lo > 0 && (s[lo-1] == '\\' || keyByte[s[lo-1]]):
		return false
	case s[i-1] == '.' && s[i] == '=': // an operator
		return false
	case !letters: // no name, but maybe a length in PHP's serialization
		return !(lo > 1 && s[lo-1] == ':' && s[lo-2] == 's' || s[i] == '=' && isWordOf(s[lo:hi], fixTags))
	}
	return t.keys.judged(s[lo:hi]).idle
}

// nameByte holds the bytes of the names that idlePair knows.
var nameByte = func() (t [256]bool) {
	for b := range t {
		t[b] = isAlnum(byte(b)) || b == '_' || b == '-' || b == '.'
	}
	return t
}()

// pairWord reports whether some rule for pairs asks for this name, although it is
// no secret's.
func pairWord(name string) bool {
	if strings.HasSuffix(name, "sonar.login") {
		return true
	}
	for name != "" && (name[0] == '-' || name[0] == '_') {
		name = name[1:]
	}
	if endsInKey(name) || hasSuffixFold(name, "codes") { // issued, and codeList
		return true
	}
	var buf [len("invalidValue")]byte
	if len(name) > len(buf) {
		return false
	}
	for i := range len(name) {
		buf[i] = name[i] | 0x20
	}
	switch string(buf[:len(name)]) {
	case "d", "p", "q", "dp", "dq", "qi", // of a JSON Web Key
		"value", "name", "field", "header", "param", "parameter", "parameterkey", "property", "setting", "variable", "k", // nameValue, bareName
		"t", "tk", "resp", "old", "new", "before", "after", "ticket", "license", "licence", "serial", "lizenz", "invite", "response", "appid", "wskey", "community", "routing\x7fkey", "input\x7fvalue", "invalidvalue", "remember\x7fme", "remember-me", // byContext
		"user", "proxy-user": // judgePair
		return true
	}
	return endsPhrase(name)
}
