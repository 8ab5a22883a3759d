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
	return set[string(lowered(buf[:], w))]
}
