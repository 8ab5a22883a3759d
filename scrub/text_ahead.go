package scrub

import "strings"

// Where a value starts is looked for nearby. Where it ends is looked for as far as it
// takes, or the rest of a long secret would stay: tokens of several kilobytes are
// common. What keeps that linear is that a search in vain is paid for.

// nearAhead is how far an end is looked for at least, and maxVain how many bytes of a
// text are looked at for nothing before that is all.
const (
	nearAhead = 1 << 10
	maxVain   = 4 << 20
)

// find returns where sep is at or after at, or -1.
func (sc *scanner) find(at int, sep string) int {
	s := sc.s[at:]
	if sc.vain > maxVain {
		s = s[:min(len(s), nearAhead)]
	}
	n := strings.Index(s, sep)
	if n < 0 {
		sc.vain += len(s)
		return -1
	}
	return at + n
}

// runStart returns how far before i a value without spaces that ends there may start.
// The caller adds to vain what it looked at.
func (sc *scanner) runStart(i int) int {
	if sc.vain > maxVain {
		return max(sc.last, i-maxKey)
	}
	return max(sc.last, i-8*nearAhead)
}
