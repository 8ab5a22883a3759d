package scrub

import "strings"

// Where values end.

// dumpBlock reports whether the bracket at at opens the value of a dump
// (map[...], {...}) rather than a remark in a sentence.
func (sc *scanner) dumpBlock(at int) bool {
	s := sc.s
	return at+1 < len(s) && !isSpace(s[at+1]) && s[at+1] != '}' && s[at+1] != ']'
}

// typedBlock returns the offset of the bracket in a Go literal or dump: []byte{0x68},
// map[string]string{...}, (*T){...}, map[a:b].
func typedBlock(s string) int {
	if len(s) < 4 || !(strings.HasPrefix(s, "[]") || strings.HasPrefix(s, "map[") || s[0] == '&' || s[0] == '(' || qualified(s)) {
		return 0
	}
	if strings.HasPrefix(s, "map[]") && (len(s) == len("map[]") || strings.IndexByte(" ]},", s[len("map[]")]) >= 0) {
		return len("map")
	}
	for i := 0; i < len(s) && i < 64; i++ {
		if strings.HasPrefix(s[i:], "interface {}") {
			i += len("interface {}") - 1
			continue
		}
		switch c := s[i]; {
		case c == '{':
			return i
		case (c == ':' || c == ' ' || c == '-') && s[0] == 'm' && strings.IndexByte(s[:i], ']') < 0:
			return len("map")
		case c == '[', c == ']', c == '*', c == '&', c == '.', c == '(', c == ')', byteClass[c] == classWord:
		default:
			return 0
		}
	}
	return 0
}

// qualified reports whether s starts with the name of a type in a package and a bracket:
// auth.User{.
func qualified(s string) bool {
	n, dot := 0, 0
	for n < len(s) && n < 64 && (byteClass[s[n]] == classWord || s[n] == '.') {
		if s[n] == '.' {
			dot = n
		}
		n++
	}
	return dot > 0 && dot+1 < n && n < len(s) && s[n] == '{' && isAlpha(s[dot+1])
}

// blockEnd returns the end of the block that opens at at, minding strings. A
// block that does not end takes the rest of the text, or of the string it stands in.
func (sc *scanner) blockEnd(at int) (end int, open bool) {
	s := sc.s
	depth, first := 0, -1 // how many backslashes stand before the first quote
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1, false
			}
		case '"':
			esc := 0
			for i-esc > at && s[i-esc-1] == '\\' {
				esc++
			}
			if esc > maxEscapes {
				continue
			}
			if first < 0 {
				first = esc
			} else if esc < first && i < sc.endOfLine(at) {
				return i - esc, true // what is around it ends
			}
			v := sc.quoted(i, esc)
			if v.open {
				continue
			}
			if esc > 0 && v.hi < len(s) && s[v.hi] == '"' && v.hi < sc.endOfLine(at) {
				return v.hi, true // cut off by it
			}
			i = v.hi + esc
		}
	}
	return len(s), true
}

// ampersandInside reports whether the & before rest is a character of a password, since no
// other pair of a form follows: Tr0ub4dor&3. In a form a plain word may be one, too.
func ampersandInside(rest string, form bool) bool {
	if n := strings.IndexAny(rest[:min(len(rest), maxShape)], " \t\r\n\"'`,;<"); n >= 0 {
		rest = rest[:n]
	} else {
		rest = rest[:min(len(rest), maxShape)]
	}
	return rest != "" && !strings.ContainsAny(rest, "=&\\") && !(form && letters(rest))
}

// bareEnd returns the end of the value without quotes at at, at most limit.
func (sc *scanner) bareEnd(at int, p *pair, limit int) int {
	s := sc.s
	i := at
	if strings.HasPrefix(s[i:limit], sc.t.replacement) {
		i += len(sc.t.replacement)
	}
	list := !p.query && p.sep == '=' && sc.inSemicolonList(p) && !pathParameter(p.key)
	depth := 0
loop:
	for i < limit {
		switch c := s[i]; c {
		case ' ':
			if i > at && s[i-1] == '\\' && p.sep == '=' { // of libpq
				break
			}
			if !list || !semicolonFollows(s[i:limit]) {
				break loop
			}
		case '\t', '\n', '\r', 0, '\v', '\f':
			break loop
		case '"', '\'', '`':
			if depth == 0 && (i+1 >= limit || byteClass[s[i+1]] != classWord || i == at) {
				break loop
			}
		case ';':
			if !(p.query && semicolonJoins(s[i:limit])) && !(p.sep == 0 && i > at && semicolonInside(s[i:limit])) {
				break loop
			}
		case '&':
			if !p.query && i > at && p.sep == '=' && strings.HasPrefix(s[i:limit], "&amp;") { // in XML
				if !ampersandInside(s[i+len("&amp;"):limit], !p.spaced) {
					break loop
				}
				i += len("&amp;") - 1
				break
			}
			if !list && (p.query || p.encoded || i == at || !ampersandInside(s[i+1:limit], p.sep == '=' && !p.spaced)) {
				break loop
			}
		case '#':
			if p.query && !fragmentless(s[i:limit]) {
				break loop
			}
		case '?':
			if i > at && p.keyAt > 0 && s[p.keyAt-1] == ';' && pathParameter(p.key) {
				break loop
			}
		case '<':
			if i+1 < limit && (s[i+1] == '/' || isAlpha(s[i+1])) && i > at {
				break loop
			}
		case ',':
			if !list && commaEnds(s, i) {
				break loop
			}
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth == 0 && closerEnds(s, i) {
				break loop
			}
			depth = max(0, depth-1)
		case '\\':
			if i+1 < limit && escapeEnds(s[i+1:]) {
				break loop
			}
		case '%':
			if p.encoded && i+2 < limit && s[i+1] == '2' && (s[i+2] == '6' || s[i+2] == '0' || s[i+2] == '2' || s[i+2]|0x20 == 'c') {
				break loop
			}
		}
		i++
	}
	if list {
		return i
	}
	// The punctuation of a sentence is not part of the value.
	for i > at+1 && i == trimEnd(s, i) && (s[i-1] == '.' || s[i-1] == ',' || s[i-1] == ':' || s[i-1] == '!' || s[i-1] == '?') {
		i--
	}
	return i
}

// fragmentless reports whether the # that s starts with is part of a value in a
// query rather than the start of a fragment: another parameter follows.
func fragmentless(s string) bool {
	for i := 1; i < len(s) && i < 64; i++ {
		switch c := s[i]; {
		case c == '&':
			return true
		case c <= ' ', c == '=', c == '/', c == '?', isQuote(c):
			return false
		}
	}
	return false
}

// semicolonJoins reports whether the semicolon that s starts with is part of a value
// in a query: no other parameter follows it.
func semicolonJoins(s string) bool {
	more := false
	for i := 1; i < len(s) && i < maxKept; i++ {
		switch c := s[i]; {
		case c == ';' && !more:
		case c == '=':
			return false
		case c <= ' ', c == ';', c == '&', c == '#', c == '<', c == '>', c == '\\', isQuote(c):
			return more
		default:
			more = true
		}
	}
	return more
}

// semicolonInside reports whether the semicolon that s starts with is one in a word of a
// sentence, and no end of a statement or a parameter.
func semicolonInside(s string) bool {
	n := 1
	for n < len(s) && n < 24 && isAlnum(s[n]) {
		n++
	}
	return n > 1 && (n == len(s) || s[n] == ' ' || s[n] == '\n' || s[n] == '.' || s[n] == ',')
}

// trimEnd returns i if a text or a word ends there, else -1.
func trimEnd(s string, i int) int {
	if i >= len(s) || s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r' || s[i] == ',' || s[i] == '.' || s[i] == ':' || s[i] == '!' || s[i] == '?' {
		return i
	}
	return -1
}

// pathParameter reports whether servers append the name to the path of a URL:
// /app;jsessionid=1?a=b.
func pathParameter(key string) bool {
	return strings.EqualFold(key, "jsessionid") || strings.EqualFold(key, "sessionid") || strings.EqualFold(key, "sid") || strings.EqualFold(key, "phpsessid")
}

// inSemicolonList reports whether p stands in a list like
// "Server=db;User Id=sa;Password=x;", whose values may contain commas and &.
func (sc *scanner) inSemicolonList(p *pair) bool {
	s, i := sc.s, p.keyAt
	for i > 0 && p.keyAt-i < 4 && s[i-1] == ' ' {
		i--
	}
	if i > 0 && s[i-1] == ';' {
		return true
	}
	// The last word of a name of several words: User Id, Account Key.
	for i > 0 && p.keyAt-i < 24 && (isAlpha(s[i-1]) || s[i-1] == ' ') {
		i--
	}
	return i > 0 && s[i-1] == ';'
}

// semicolonFollows reports whether s, of which the first byte is a space in a
// value of such a list, goes on with that value up to a semicolon.
func semicolonFollows(s string) bool {
	for i := 0; i < len(s) && i < 64; i++ {
		switch s[i] {
		case ';':
			return true
		case '=', '\n', '"', '\'', ':':
			return false
		}
	}
	return false
}

// commaEnds reports whether the comma at i separates: white space, the end or
// another pair follows.
func commaEnds(s string, i int) bool {
	for j := i + 1; ; j++ {
		if j >= len(s) || j > i+40 {
			return j >= len(s)
		}
		switch c := s[j]; {
		case byteClass[c] == classWord, c == '-', c == '.':
		case c == '=', c == ':':
			return j > i+1
		default:
			return j == i+1
		}
	}
}

// closerEnds reports whether the bracket at i closes something outside of the
// value: no letter or digit follows the brackets.
func closerEnds(s string, i int) bool {
	for j := i + 1; j < len(s) && j < i+16; j++ {
		switch s[j] {
		case ')', ']', '}':
		default:
			return !isAlnum(s[j])
		}
	}
	return true
}

// maxBackslashes is how many backslashes before a character are looked at. Each
// layer of JSON doubles them.
const maxBackslashes = 64

// escapeEnds reports whether an escape sequence that stands for a delimiter
// follows a backslash: a line break, a quote, & in JSON.
func escapeEnds(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case 'n', 'r', 't', '"', '\'', '`':
		return true
	case '\\':
		n := 1
		for n < min(len(s), maxBackslashes) && s[n] == '\\' {
			n++
		}
		return n < len(s) && s[n] != '\\' && escapeEnds(s[n:])
	case 'u':
		return len(s) >= 5 && (strings.HasPrefix(s, "u0026") || strings.HasPrefix(s, "u0022") || strings.HasPrefix(s, "u0027") || strings.HasPrefix(s, "u003c") || strings.HasPrefix(s, "u003C"))
	}
	return false
}
