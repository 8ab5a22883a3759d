package scrub

import (
	"iter"
	"strings"
)

// Words of a sentence without the signs around them.

// plainEnds returns the first word at lo or after without the signs of a sentence around it,
// and where to look for the next.
func (sc *scanner) plainEnds(lo, end int) (v value, next int) {
	s := sc.s
	for lo < end && s[lo] <= ' ' {
		lo++
	}
	hi := lo
	for hi < end && s[hi] > ' ' {
		hi++
	}
	next = hi
	for lo < hi && strings.IndexByte("\"'`(*_<[", s[lo]) >= 0 {
		lo++
	}
	for hi > lo && strings.IndexByte("\"'`).,;:?*_>]", s[hi-1]) >= 0 {
		hi--
	}
	return value{lo: lo, hi: hi}, next
}

// unquoted is v up to the first quote or escape in it, without the signs of a sentence at its end: as a text
// ends in JSON.
func (sc *scanner) unquoted(v value) value {
	if n := strings.IndexAny(sc.s[v.lo:v.hi], `"'\\`); n >= 0 {
		v.hi = v.lo + n
	}
	for v.hi > v.lo && strings.IndexByte(").,;:?*_>]", sc.s[v.hi-1]) >= 0 {
		v.hi--
	}
	return v
}

// lineBehind is the rest of the line behind end, up to maxNearby bytes of it.
func (sc *scanner) lineBehind(end int) string {
	line, _, _ := strings.Cut(sc.s[end:min(len(sc.s), end+maxNearby)], "\n")
	return line
}

// plainWords are the words between lo and end without the signs of a sentence around them.
func (sc *scanner) plainWords(lo, end int) iter.Seq[value] {
	return func(yield func(value) bool) {
		for lo < end {
			v, next := sc.plainEnds(lo, end)
			if !yield(v) {
				return
			}
			lo = next
		}
	}
}
