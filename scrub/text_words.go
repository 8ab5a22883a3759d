package scrub

import "strings"

// wordSet is a set of words in small letters. isWordOf, which looks through a text, is as
// fast for short lists.
type wordSet map[string]bool

// maxSetWord is the length of the longest word that may be in a set.
const maxSetWord = 16

func newWordSet(words string) wordSet {
	set := wordSet{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// endWord returns the last word of s, before blanks at its end. It starts behind one of the
// bytes in stops.
func endWord(s, stops string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexAny(s, stops)+1:]
}

// has reports whether w, without regard to case, is in the set.
func (set wordSet) has(w string) bool {
	var buf [maxSetWord]byte
	if len(w) == 0 || len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	return set[string(buf[:len(w)])]
}
