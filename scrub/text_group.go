package scrub

import "strings"

// Numbers and codes in groups, as people read them: 482 910, 123-456-789.

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

// numberAt returns the digits of the number at v, which may go on in groups, and where it ends, or "" if
// there is none.
func (sc *scanner) numberAt(v value) (digits string, hi int) {
	hi = sc.grouped(v.lo, v.hi)
	if digits = ungrouped(sc.s[v.lo:hi]); !isNumber(digits) {
		return "", hi
	}
	return digits, hi
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

// sameGroups reports whether text is two to four groups of as many digits, three at
// least, with dashes between them.
func sameGroups(text string) bool {
	first, rest, more := strings.Cut(text, "-")
	if len(first) < 3 || !isNumber(first) {
		return false
	}
	n := 1
	for more {
		var group string
		group, rest, more = strings.Cut(rest, "-")
		if len(group) != len(first) || !isNumber(group) {
			return false
		}
		n++
	}
	return n > 1 && n <= 4
}

// groupedCode reports whether text is a code of capitals and digits: K7Q-4MZ.
func groupedCode(text string) bool {
	if sameGroups(text) { // 8371-2290
		return true
	}
	digits := 0
	for i := range len(text) {
		c := text[i]
		if isDigit(c) {
			digits++
		} else if c != '-' && !('A' <= c && c <= 'Z') {
			return false
		}
	}
	return digits > 0 && digits < len(text) && len(text) >= 5 && len(text) <= 20 && !versionLike(text) && (strings.IndexByte(text, '-') < 0 || strings.IndexByte(text, '-') >= 3)
}

// shortCode reports whether text is letters and digits as codes are made of them, and no
// more of a word: a1b2c3.
func shortCode(text string) bool {
	digits := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			digits++
		} else if !isAlpha(text[i]) {
			return false
		}
	}
	return len(text) >= 5 && len(text) <= 12 && digits >= 2 && digits < len(text) && !letters(strings.TrimRight(text, "0123456789"))
}

// secondHalf returns the end of the code v, of which a second half may follow:
// 482 910.
func (sc *scanner) secondHalf(v value) int {
	s, n := sc.s, v.hi-v.lo
	end := v.hi + 1 + n
	if n < 3 || n > 4 || end > len(s) || s[v.hi] != ' ' || !isNumber(s[v.lo:v.hi]) || !isNumber(s[v.hi+1:end]) || end < len(s) && byteClass[s[end]] == classWord {
		return v.hi
	}
	return end
}
