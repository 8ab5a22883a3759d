package scrub

import (
	"strings"
	"unicode/utf8"
)

// replace puts the replacement in the place of s[lo:hi] and moves the position
// to hi. Nothing changes when it is there already.
func (sc *scanner) replace(lo, hi int) {
	sc.replaceWith(lo, hi, sc.t.replacement)
	if hi-lo == len("AKIA")+16 && awsKeyID(sc.s[lo:]) {
		sc.awsSecret(hi)
	}
}

func (sc *scanner) replaceWith(lo, hi int, text string) {
	if lo < hi && hi <= sc.last { // it has been replaced
		return
	}
	lo = max(lo, sc.last)
	if hi < lo {
		return
	}
	for lo > sc.last && sc.inCharacter(lo) {
		lo--
	}
	for sc.inCharacter(hi) {
		hi++
	}
	if sc.s[lo:hi] != text {
		sc.noteEcho(sc.s[lo:hi])
		if sc.record {
			sc.edits = append(sc.edits, edit{lo, hi, text})
		}
		if sc.out == nil {
			sc.out = make([]byte, 0, len(sc.s)+2*len(text))
		}
		sc.out = append(sc.out, sc.s[sc.last:lo]...)
		sc.out = append(sc.out, text...)
		sc.last = hi
	}
	sc.i = max(sc.i, hi)
}

// inCharacter reports whether a character of several bytes stands around i.
func (sc *scanner) inCharacter(i int) bool {
	return i > 0 && i < len(sc.s) && !utf8.RuneStart(sc.s[i]) && sc.s[i-1] >= utf8.RuneSelf
}

// within replaces what is found in s[lo:hi] as a text of its own, and goes on behind it.
func (sc *scanner) within(lo, hi int) {
	part := scanner{t: sc.t, s: sc.s[lo:hi], record: true}
	part.run()
	for _, e := range part.edits {
		sc.replaceWith(lo+e.lo, lo+e.hi, e.text)
	}
	sc.hint = sc.hint || part.hint
	sc.i = max(sc.i, hi)
}

func (sc *scanner) result() string {
	if sc.out == nil {
		return sc.s
	}
	return string(append(sc.out, sc.s[sc.last:]...))
}

// filtered reports whether text is the replacement, alone or before one of ends.
func (t *textRules) filtered(text, ends string) bool {
	rest, ok := strings.CutPrefix(text, t.replacement)
	return ok && (rest == "" || strings.IndexByte(ends, rest[0]) >= 0)
}
