package scrub

import "strings"

// mnemonic replaces the words of a recovery phrase after the word that ends at
// end: twelve at least, all of them short and without signs between them.
func (sc *scanner) mnemonic(end int) bool {
	s := sc.s
	lo := end
	for lo < len(s) && lo < end+5 && strings.IndexByte(" :=\"'`", s[lo]) >= 0 {
		lo++
	}
	for _, verb := range [...]string{"is ", "was ", "phrase ", "phrase: ", "words are ", "words are: ", "words were ", "words ", "words: ", "restored: ", "imported: ", "entered: ", "generated: ", "recovered: "} {
		if strings.HasPrefix(s[lo:], verb) {
			lo += len(verb)
		}
	}
	for lo < len(s) && lo < end+16 && strings.IndexByte(" :=\"'`", s[lo]) >= 0 {
		lo++
	}
	if lo == end {
		return false
	}
	at, hi, words := lo, lo, 0
	for at < len(s) && words < 24 {
		from := at
		for at < len(s) && at-from < 9 && 'a' <= s[at] && s[at] <= 'z' {
			at++
		}
		if n := at - from; n < 3 || n > 8 || isWordOf(s[from:at], " the and for was not with from this that has are ") {
			break
		}
		words++
		hi = at
		if at >= len(s) || s[at] != ' ' {
			break
		}
		at++
	}
	if words < 12 {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// seed replaces the seed of one-time codes in base32 behind that word, which ends at end: seed is x.
func (sc *scanner) seed(end int) bool {
	s := sc.s
	at := end + 1
	if strings.HasPrefix(s[at:], "is ") {
		at += len("is ")
	}
	c := sc.candidate(at)
	if key := s[c.lo:c.hi]; len(key) < 16 || !isBase32(key) || !strings.ContainsAny(key, "234567") {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}
