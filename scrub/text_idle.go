package scrub

import "strings"

// Most pairs in texts are of names that no rule makes anything of. They are told
// here, from what is remembered about a name, before any other rule looks.

// idlePair reports whether the separator at i is that of such a pair, written in
// the common ways: status=200, user: ann, "level":"info".
func (sc *scanner) idlePair(i int) bool {
	s := sc.s
	hi := i
	if i > 0 && s[i-1] == '"' && s[i] == ':' {
		hi--
	}
	lo, floor := hi, max(0, sc.last, hi-maxCachedKey)
	for lo > floor && nameByte[s[lo-1]] {
		lo--
	}
	if lo == hi || isDigit(s[hi-1]) || sc.named || i+1 == len(s) || s[i+1] == s[i] || s[i+1] == '=' || s[i+1] == '>' || s[i+1] == '/' {
		return false
	}
	if hi < i {
		if lo < 2 || s[lo-1] != '"' || s[lo-2] == '\\' || s[lo-2] == '[' || hi-lo < 3 {
			return false
		}
	} else if lo > 0 && (s[lo-1] == '\\' || lo == floor || keyByte[s[lo-1]]) {
		return false
	}
	if !sc.t.keys.judged(s[lo:hi]).idle {
		return false
	}
	sc.i = i + 1
	return true
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
	for name != "" && name[0] == '-' {
		name = name[1:]
	}
	var buf [len("routing_key")]byte
	if len(name) > len(buf) {
		return false
	}
	for i := range len(name) {
		buf[i] = name[i] | 0x20
	}
	switch string(buf[:len(name)]) {
	case "name", "key", "field", "header", "param", "parameter", "variable", "k", "id", // nameValue, bareName
		"code", "appid", "wskey", "community", "routing\x7fkey", // classify, byContext
		"user", "proxy-user", "value", "val", "v", "content", "default", "pass": // judgePair, testResult
		return true
	}
	return endsPhrase(name)
}
