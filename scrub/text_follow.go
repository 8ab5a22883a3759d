package scrub

import "strings"

// What stands around a value, and tells that it is the word of a sentence.

// nameAgain reports whether a separator follows at i, so that what stands before
// is a name and no value.
func (sc *scanner) nameAgain(i int) bool {
	rest := strings.TrimLeft(sc.s[i:min(len(sc.s), i+maxPairSpace)], " \t")
	return rest != "" && (rest[0] == '=' || rest[0] == ':')
}

// hasBrace reports whether there may be a struct in the text.
func (sc *scanner) hasBrace() bool {
	if sc.braces == 0 {
		sc.braces = -1
		if strings.IndexByte(sc.s, '{') >= 0 {
			sc.braces = 1
		}
	}
	return sc.braces > 0
}

// pairFollows reports whether after a space at i a name and = stand, as in logfmt.
func (sc *scanner) pairFollows(i int) bool {
	s := sc.s
	if i+1 >= len(s) || s[i] != ' ' {
		return false
	}
	n := i + 1
	for n < len(s) && n < i+maxLabel && setBytes[setDot][s[n]] {
		n++
	}
	return n > i+1 && n < len(s) && s[n] == '=' && isAlpha(s[i+1])
}

// statement reports whether what follows at i goes on as a sentence about the
// first word: "SecretStore vault is ready".
func (sc *scanner) statement(i int) bool {
	rest := sc.s[min(i, len(sc.s)):min(len(sc.s), i+64)]
	rest, _, _ = strings.Cut(rest, "\n")
	if rest == "" || rest[0] != ' ' {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(rest) {
		if isWordOf(w, " is was are were has had have not cannot can will must should does did could to for from with in on at of and or ") {
			return true
		}
		if n++; n == 4 {
			break
		}
	}
	return false
}

// filteredAt reports whether the replacement stands at i.
func (sc *scanner) filteredAt(i int) bool {
	return i < len(sc.s) && sc.t.replacement != "" && strings.HasPrefix(sc.s[i:], sc.t.replacement)
}

// numberFollows reports whether a number of four digits or more follows at i.
func (sc *scanner) numberFollows(i int) bool {
	s := sc.s[min(len(sc.s), i):min(len(sc.s), i+16)]
	return len(s) > 4 && s[0] == ' ' && isNumber(s[1:5])
}

// wordFollows reports whether after a space at i another plain word stands.
func (sc *scanner) wordFollows(i int) bool {
	s := sc.s
	if i >= len(s) || s[i] != ' ' {
		return false
	}
	if n := i + 1; isDigit(s[min(n, len(s)-1)]) { // of whom: user 3391 signed in
		for n < len(s) && n < i+16 && isDigit(s[n]) {
			n++
		}
		if n == len(s) || s[n] != ' ' {
			return false
		}
		i = n
	}
	j := i + 1
	for j < len(s) && j < i+32 && (isAlpha(s[j]) || s[j] == '\'' || s[j] == '_' && j > i+1) {
		j++
	}
	if j == i+1 {
		return false
	}
	return (j == len(s) || s[j] == ' ' || s[j] == ',' || s[j] == '.' || s[j] == ':' || s[j] == '\n' || s[j] == ';' || s[j] == '"' || s[j] == ')' || s[j] == '\\') && 'a' <= s[i+1] && s[i+1] <= 'z'
}

// lineStart reports whether the name at i starts a line or a quotation, but for
// indentation and the marks of lists and dumps.
func (sc *scanner) lineStart(i int) bool {
	s := sc.s
	for n := 0; i > 0 && n < 64; n++ {
		switch s[i-1] {
		case ' ', '\t', '-', '>', '<', '*', '+':
			i--
		case '\n', '"', '\'', '`':
			return true
		default:
			return false
		}
	}
	return i == 0
}
