package scrub

import "strings"

// Codes of places without a word for a code: lockbox next to the door 0937, the safe opens with 38-12-71.

const (
	// boxes are what holds the key of a house for guests.
	boxes = " lockbox keybox keysafe padlock schlüsselbox schlüsseltresor "
	// gates are what guests are told to open beside it.
	gates = " gate door garage lobby entrance "
)

// opens replaces the codes in the line around s[i:end], the word for a place that opens by one.
func (sc *scanner) opens(i, end int) bool {
	s := sc.s
	line := sc.lineBehind(end)
	if strings.EqualFold(s[i:end], "keypad") {
		return sc.keypad(end, line)
	}
	box := wordIn(s[i:end], boxes)
	told := holdsOneOf(line, "open", "code", "combination", "combo", "dial", "turn", "brauchst", "öffnet", "ouvre", "apre", "abre", "dreh", "then left", "then right")
	first, before, n := "", "", 0 // the two words before
	for v := range sc.plainWords(end, end+len(line)) {
		if n++; n > 9 {
			break
		}
		v = sc.unquoted(v)
		text := strings.TrimRight(s[v.lo:v.hi], "#")
		said := isWordOf(before, " is ") && (n == 2 || isWordOf(first, " code combination combo "+gates)) || isWordOf(before, " code code's ") && !wordIn(first, otherCodes) || isWordOf(before, gates) && len(text) == 4
		if dial(text) && (told || box) || box && strings.IndexByte(text, '-') > 0 && dialCode(text) || box && said && len(text) >= 4 && len(text) <= 6 && isNumber(text) {
			if box {
				sc.gateBefore(i)
			}
			sc.replace(v.lo, v.hi)
			return true
		}
		first, before = before, text
	}
	return false
}

// keypad replaces the code that is told for the keypad whose name ends at end, and one that is said behind it:
// is 6182#, that one is 0947.
func (sc *scanner) keypad(end int, line string) bool {
	before, size, n := "", 0, 0
	for v := range sc.plainWords(end, end+len(line)) {
		n++
		v = sc.unquoted(v)
		text := sc.s[v.lo:v.hi]
		code := strings.TrimRight(text, "#")
		switch {
		case size == 0 && n > 3:
			return false
		case len(code) < 4 || len(code) > 6 || !isNumber(code):
		case size == 0 && isWordOf(before, " is code ") && (n == 2 || n == 3 && text != code), size == len(code) && isWordOf(before, " is "):
			sc.replace(v.lo, v.hi)
			size = len(code)
		}
		before = text
	}
	return size > 0
}

// dial reports whether text is three groups of two digits for the dial of a safe, and no date.
func dial(text string) bool {
	if len(text) != len("38-12-71") || !dialCode(text) {
		return false
	}
	over := 0 // groups that are no day, month or hour
	for group := range strings.SplitSeq(text, "-") {
		if group > "31" {
			over++
		}
	}
	return over > 0 && (over > 1 || text[3:5] > "12")
}

// gateBefore replaces the code of a gate that stands in the line before the box at i: gate 5518, lockbox.
func (sc *scanner) gateBefore(i int) {
	from := max(sc.last, i-maxNearby/2)
	from += strings.LastIndexByte(sc.s[from:i], '\n') + 1
	before := ""
	for v := range sc.plainWords(from, i) {
		text := sc.s[v.lo:v.hi]
		if isWordOf(before, gates) && len(text) >= 4 && len(text) <= 6 && isNumber(text) && !year(text) {
			sc.replace(v.lo, v.hi)
			return
		}
		before = text
	}
}

// opensWith replaces the code of which the sentence says that somebody opens something with it, behind the
// verb that ends at end: opens with 0917, punch in 4471, se abre con el 4096.
func (sc *scanner) opensWith(end int) bool {
	s := sc.s
	line, _, _ := strings.Cut(s[end:min(len(s), end+maxLabel)], "\n")
	before, n := "", 0
	for v := range sc.plainWords(end, end+len(line)) {
		if n++; n > 5 {
			return false
		}
		text := strings.TrimRight(s[v.lo:v.hi], "#")
		if len(text) >= 4 && len(text) <= 8 && isNumber(text) {
			if !isWordOf(before, " with in con mit avec med com met using el code av ") && !(n == 1 && strings.HasSuffix(s[:end], "digita")) || !sc.clauseEnds(v.hi) && !strings.HasPrefix(s[v.hi:], " entro ") && !strings.HasPrefix(s[v.hi:], " e poi ") {
				return false
			}
			sc.replace(v.lo, v.lo+len(text))
			return true
		}
		before = s[v.lo:v.hi]
	}
	return false
}
