package scrub

import "strings"

// Whether a quote behind the name of a secret is the first of a value, or the last of a
// string that ends in the name: {"msg":"sent password=","user":"ann"}.

// parity is whether the number of double quotes on a line before a position is odd.
type parity struct {
	line, at int
	odd      bool
}

// closes reports whether the quote at at, or behind the backslashes there, is the last of a
// string of JSON or of a program.
func (sc *scanner) closes(at int) bool {
	s := sc.s
	if at < len(s) && s[at] == '\\' {
		return closesEscaped(s[at:])
	}
	return at+1 < len(s) && s[at] == '"' && strings.IndexByte(",:}]);", s[at+1]) >= 0 && sc.inQuotes(at)
}

// inQuotes reports whether a string in double quotes is open at at. It counts from where it
// counted last, if that is on the same line, so that the work is linear.
func (sc *scanner) inQuotes(at int) bool {
	s, p := sc.s, &sc.quotes
	line := 0
	if n := strings.LastIndexByte(s[max(0, at-maxCall):at], '\n'); n >= 0 {
		line = max(0, at-maxCall) + n + 1
	} else if at > maxCall && p.at <= at && p.at > at-maxCall {
		line = p.line
	}
	if p.line != line || p.at > at {
		if at-line > maxKept*4 { // too far to count anew
			line = at - maxKept*4
		}
		*p = parity{line: line, at: line}
	}
	for i := p.at; i < at; i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			p.odd = !p.odd
		case '\n':
			p.odd = false
		}
	}
	p.at = at
	return p.odd
}

// closesEscaped is closes for a string in a string: s begins with the backslashes.
func closesEscaped(s string) bool {
	esc := 0
	for esc < len(s) && esc < maxEscapes && s[esc] == '\\' {
		esc++
	}
	s, marks := s[esc:], s[:esc]
	if len(s) < 3 || s[0] != '"' || strings.IndexByte(",:}]", s[1]) < 0 {
		return false
	}
	rest := strings.TrimLeft(s[2:min(len(s), 2+maxPairSpace)], " ")
	switch {
	case rest == "":
		return false
	case s[1] == ',' || s[1] == ':': // and the next name or value
		return strings.HasPrefix(rest, marks+`"`) || strings.IndexByte("{[", rest[0]) >= 0
	}
	return strings.IndexByte("}],", rest[0]) >= 0 || strings.HasPrefix(rest, `"`)
}
