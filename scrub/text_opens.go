package scrub

import "strings"

// Codes of places without a word for a code: lockbox next to the door 0937, the safe opens with 38-12-71.

const (
	// boxes are what holds the key of a house for guests.
	boxes = " lockbox keybox keysafe padlock schlüsselbox schlüsseltresor "
	// gates are what guests are told to open beside it.
	gates = " gate door garage lobby entrance alarm "
)

// opens replaces the codes in the line around s[i:end], the word for a place that opens by one.
func (sc *scanner) opens(i, end int) bool {
	s := sc.s
	line, _, _ := strings.Cut(s[end:min(len(s), end+maxNearby)], "\n")
	box := wordIn(s[i:end], boxes)
	if strings.EqualFold(s[i:end], "keypad") {
		return sc.enteredAt(end, line)
	}
	at, n := -1, 0
	before := ""
	for v := range sc.plainWords(end, end+len(line)) {
		if n++; n > 9 {
			break
		}
		v = sc.unquoted(v)
		text := strings.TrimRight(s[v.lo:v.hi], "#")
		if dial(text) || box && strings.IndexByte(text, '-') > 0 && dialCode(text) || box && len(text) >= 4 && len(text) <= 6 && isNumber(text) && (!year(text) || isWordOf(before, " is code code's ")) && !sc.measuredAt(v) {
			at = v.lo
			if box {
				sc.gateBefore(i)
			}
			sc.replace(v.lo, v.hi)
			break
		}
		before = text
	}
	return at >= 0
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

// measuredAt reports whether the word before or behind v says that it is no code: room 1204, 5000 EUR.
func (sc *scanner) measuredAt(v value) bool {
	before := endWord(sc.s[max(0, v.lo-24):v.lo], " \n(\"'")
	after, _, _ := strings.Cut(strings.TrimLeft(sc.s[v.hi:min(len(sc.s), v.hi+24)], " "), " ")
	return isWordOf(strings.TrimRight(before, ":#"), " room zimmer house number no nr model order ref ticket id sku item unit apartment flat suite tel phone ext for costs cost version port street at until from by after before ") ||
		isWordOf(strings.TrimRight(after, ".,;:)"), " eur usd gbp euros dollars pieces units items users times mm cm kg am pm street road avenue lane people guests nights ")
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
