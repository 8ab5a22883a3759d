package scrub

import "strings"

// Logs quote the lines of programs: compilers, linters, stack traces and diffs do.
// In them names of secrets stand beside other names, and next to what is no secret
// in any program.

// programValue reports whether the value v of p is one of those.
func (sc *scanner) programValue(p *pair, v value, text string) bool {
	if text == "{}" || text == "[]" { // or what follows is the type of a literal
		return v.hi >= len(sc.s) || !isAlpha(sc.s[v.hi]) && sc.s[v.hi] != '*'
	}
	if v.quote == 0 && strings.HasPrefix(sc.operator(p), "==") {
		return !isNumber(text)
	}
	if v.block {
		return false
	}
	key := lastHump(p.key[strings.LastIndexByte(p.key, '.')+1:])
	strong := strongSecretWord(p.key)
	switch {
	case isWordOf(key, " pat pats ") && strings.ContainsAny(text, `([\^$|`): // an expression
		return true
	case p.key == "passwd" && p.quote == 0 && strings.HasPrefix(sc.s[p.value:], "password "): // the program
		return true
	case !hasAlnum(text):
		return len(text) < 4 || !strong
	case isWordOf(key, " signature signatures sig ") && !p.query && !p.encoded && !headerName(p.key) && (p.spaced || v.quote != 0) && (len(text) < 12 || strings.ContainsAny(text, " (") || strings.HasPrefix(text, "HMAC-")):
		return true // of a function, a version, an algorithm
	case isWordOf(key, " sid sids ") && isNumber(text) && len(text) <= 8, digitless(p.key, text):
		return true
	case !strong && plainWord(text) && strings.HasPrefix(sc.s[v.hi:], "..."): // access_key.ci: Destroying...
		return true
	case isWordOf(key, " auth preauth ") && strings.IndexByte(text, '@') > 0 && strings.IndexByte(text, ':') < 0: // a principal
		return true
	case p.quote != 0 && p.key == "PASS" && isNumber(text): // {"FAIL": 0, "PASS": 1}
		return true
	case v.quote != 0 && !strong && (strings.HasPrefix(sc.operator(p), "==") || strings.HasPrefix(p.key, "token.") || strings.HasPrefix(p.key, "Token.")):
		return len(text) < 8 && !strings.ContainsAny(text, "0123456789") || plainParts(text) // of a scanner
	case v.quote != 0 && text[len(text)-1] == ' ' && schemeLen(text) == len(text)-1: // "Bearer " + token
		return true
	case v.quote != 0 && text[0] == '{' && strings.HasPrefix(sc.s[min(len(sc.s), v.hi+1):], ".format("):
		return true
	case v.quote != 0:
		return !strong && strings.EqualFold(text, p.key) && p.quote == 0
	case p.spaced && strings.IndexByte(text, '_') > 0 && upperName(strings.TrimLeft(text, "_")) && sc.t.keys.sensitive(text):
		return true // a constant or a variable of the environment
	case p.spaced && p.sep == '=' && upperName(p.key) && upperName(text) && strings.IndexByte(text, '_') > 0:
		return true
	case p.spaced && p.sep == '=' && letters(text) && isWordOf(key, " token tokens tok session sig signature cookie cookies auth credentials "):
		return true // those are no words
	case p.spaced && p.sep == ':' && p.quote == 0 && identifier(text) && sc.lineEnds(v.hi, ","):
		return strings.IndexByte(text, '.') > 0 || sc.t.keys.sensitive(text) || !strong && upperFirst(p.key)
	}
	return sc.assigned(p, v, text, strong)
}

// lineEnds reports whether a line ends at i after the given text.
func (sc *scanner) lineEnds(i int, after string) bool {
	rest, ok := strings.CutPrefix(sc.s[min(i, len(sc.s)):], after)
	return ok && (rest == "" || rest[0] == '\n' || rest[0] == '\r')
}

// unpacked reports whether p is the last of names that are assigned at once:
// user, password = pair.
func (sc *scanner) unpacked(p *pair) bool {
	before, ok := strings.CutSuffix(sc.s[max(0, p.keyAt-40):p.keyAt], ", ")
	return ok && identifier(before[strings.LastIndexAny(before, " \n\t")+1:])
}

// assigned reports whether the value v of p is the name of a variable or a part of
// one: s.token = token, tokens = tokens[1:], call(auth=user_auth).
func (sc *scanner) assigned(p *pair, v value, text string, strong bool) bool {
	if p.sep != '=' || p.quote != 0 {
		return false
	}
	s := sc.s
	rest := s[v.hi:min(len(s), v.hi+2)]
	name := strings.TrimLeft(text, "*&")
	base := name
	if n := strings.IndexByte(name, '['); n > 0 && name[len(name)-1] == ']' {
		base = name[:n]
		return p.spaced && identifier(base) && !strings.ContainsAny(name, "\"'") && (rest == "" || strings.IndexByte("\n;,) ", rest[0]) >= 0)
	}
	if p.spaced && identifier(base) && (strings.HasPrefix(s[v.hi:], " + ") || sc.unpacked(p)) {
		return true
	}
	if !identifier(base) || !(strings.IndexByte(base, '_') > 0 || humps(base) && upperInside(base) || !strong) || !sc.t.keys.sensitive(base) {
		return false
	}
	if p.spaced {
		member := strings.IndexByte(p.key, '.') > 0 || upperInside(base) || upperInside(p.key)
		return member && (rest == "" || strings.IndexByte("\n\r;,)}", rest[0]) >= 0)
	}
	return rest != "" && (rest[0] == ')' || rest[0] == ',') && p.keyAt > 0 && (s[p.keyAt-1] == '(' || p.keyAt > 1 && s[p.keyAt-2:p.keyAt] == ", ") && (strings.IndexByte(base, '_') > 0 || upperInside(base))
}

// identifier reports whether s is a name of a program without digits.
func identifier(s string) bool {
	return s != "" && letters(strings.ReplaceAll(strings.ReplaceAll(s, "_", ""), ".", "")) && s[0] != '.' && s[len(s)-1] != '.'
}

// upperInside reports whether a capital follows a small letter: sessionKey.
func upperInside(s string) bool {
	for i := 1; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' && 'a' <= s[i-1] && s[i-1] <= 'z' {
			return true
		}
	}
	return false
}
