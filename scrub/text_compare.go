package scrub

import "strings"

// Secrets that are compared with each other: mismatch: expected x, got y.

// sides are the words for the one and the other of two secrets that are compared.
const sides = " expected expect want wanted got have had was stored received given configured computed calculated actual provided presented " +
	"header cookie body form query request session server client local remote db database cached cache "

// compared replaces both secrets of a comparison that is told from at on: mismatch:
// expected x, got y.
func (sc *scanner) compared(at int, kind contextKind) bool {
	lo := sc.side(at, kind)
	if lo < 0 && (strings.HasSuffix(sc.s[:at], ":") || strings.HasPrefix(sc.s[at:], " (")) {
		lo = at + 1
	}
	if lo < 0 || lo >= len(sc.s) {
		return false
	}
	c := sc.candidate(lo)
	if c.hi > c.lo && sc.s[c.lo:c.hi] == sc.t.replacement {
		before := sc.i
		sc.counterpart(c.hi, kind)
		return sc.i > before
	}
	if c.hi == c.lo || strings.Contains(sc.s[c.lo:c.hi], " HTTP/") || !sc.stated(sc.s[c.lo:c.hi], kind, c.quote) && !(kind == afterPassword && sc.quotedWord(c)) {
		return false
	}
	sc.replace(c.lo, c.hi)
	sc.counterpart(c.hi, kind)
	return true
}

// side returns where a side of a comparison is given that is told from at on, by one of
// the next words: expected x, header=x, form had "x". If none is, it returns -1.
func (sc *scanner) side(at int, kind contextKind) int {
	s := sc.s
	named := ""
	for n := 0; n < 8 && at < len(s) && strings.IndexByte(" :(,", s[at]) >= 0; n++ {
		for at < len(s) && strings.IndexByte(" :(,", s[at]) >= 0 {
			at++
		}
		if named != "" && at < len(s) && s[at] > ' ' && (isQuote(s[at]) || kind != afterPassword && isWordOf(named, " header cookie form query ") && sc.contextSecret(s[at:sc.wordEnd(at)], kind, 0, false)) {
			return at
		}
		lo := at
		for at < len(s) && isAlpha(s[at]) {
			at++
		}
		word := isWordOf(s[lo:at], sides)
		switch {
		case at >= len(s):
			return -1
		case s[at] == '=' && !word: // mismatch user=17 got=x
			at = sc.wordEnd(at)
		case !word && strings.IndexByte(" :(,", s[at]) < 0:
			at = sc.wordEnd(at)
		case !word:
		case s[at] == '=':
			return at + 1
		case isWordOf(s[lo:at], " header cookie body form query request session server client local remote db database cached cache "):
			named = s[lo:at]
		case s[at] == ' ':
			return at + 1
		case strings.HasPrefix(s[at:], ": "):
			return at + 2
		default:
			return -1
		}
	}
	return -1
}

// wordEnd returns where the word at at ends, without the punctuation of a sentence.
func (sc *scanner) wordEnd(at int) int {
	s, hi := sc.s, at
	for hi < len(s) && s[hi] > ' ' && hi-at < maxShape {
		hi++
	}
	for hi > at+1 && strings.IndexByte(",.;:)", s[hi-1]) >= 0 {
		hi--
	}
	return hi
}

// quotedWord reports whether c is a word in quotes that is none of messages.
func (sc *scanner) quotedWord(c value) bool {
	text := sc.s[c.lo:c.hi]
	return c.quote != 0 && len(text) > 3 && letters(text) && !statusWords.has(text) && !sc.t.keys.sensitive(text)
}

// counterpart replaces the second of two secrets that are compared, of which the
// first ends at hi: expected password x, got y.
func (sc *scanner) counterpart(hi int, kind contextKind) {
	s := sc.s
	if kind == afterPassword && sc.alternative(hi) {
		return
	}
	if hi < len(s) && isQuote(s[hi]) {
		hi++
	}
	for _, link := range [...]string{", got ", ", expected ", " but got ", ", but got ", " but was ", ", but was ", ", found ", ", received ", " have ", ", have ", " want=", " got=", " expected=", " have=", " != ", " vs ", " vs. ", " instead of ", ", want ", ", not ", " got ", " want ", ", got=", ", have=", ", actual=", " actual="} {
		if !strings.HasPrefix(s[hi:], link) {
			continue
		}
		if c := sc.candidate(hi + len(link)); c.hi > c.lo && (sc.stated(s[c.lo:c.hi], kind, c.quote) || kind == afterPassword && sc.quotedWord(c)) {
			sc.replace(c.lo, c.hi)
		}
		return
	}
	if hi < len(s) && strings.IndexByte(" ,;", s[hi]) >= 0 {
		if lo := sc.side(hi, kind); lo >= 0 && !(s[hi] == ' ' && s[lo-1] == '=' && isWordOf(endWord(s[max(0, lo-16):lo-1], " ,"), " client server session request remote local db database cache cached ")) {
			if c := sc.candidate(lo); c.hi > c.lo && sc.stated(s[c.lo:c.hi], kind, c.quote) {
				sc.replace(c.lo, c.hi)
			}
		}
	}
}

// alternative replaces the word that begins as that which ends at hi and was replaced, and of which somebody
// does not know if it is it: Kaktus44 or Kaktus49, tried kaktus7 and Kaktus7.
func (sc *scanner) alternative(hi int) bool {
	s := sc.s
	lo := hi
	for lo > 0 && hi-lo < maxLabel && s[lo-1] > ' ' && strings.IndexByte("\"'=:", s[lo-1]) < 0 {
		lo--
	}
	at := hi
	if at < len(s) && isQuote(s[at]) {
		at++
	}
	for _, link := range [...]string{" or ", " and ", " oder ", " und ", " ou ", " et ", " o ", " y ", " e ", ", ", ", then ", ", not ", " but not "} {
		if !strings.HasPrefix(s[at:], link) {
			continue
		}
		v, _ := sc.plainEnds(at+len(link), min(len(s), at+len(link)+maxLabel))
		const alike = 5
		v = sc.unquoted(v)
		if d := v.hi - v.lo - (hi - lo); d > 3 || d < -3 || v.hi-v.lo < alike || hi-lo < alike || !strings.EqualFold(s[lo:lo+alike], s[v.lo:v.lo+alike]) || plainParts(s[v.lo:v.hi]) && digitsIn(s[v.lo:v.hi]) == 0 {
			continue
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	return false
}

// compare replaces the secret that the value v of p is compared with, as tests do:
// password = "x", want "y".
func (sc *scanner) compare(p *pair, v value) {
	rest := sc.s[v.hi:min(len(sc.s), v.hi+1)]
	if v.quote != 0 && v.quote != ' ' {
		rest = sc.s[min(len(sc.s), v.hi+1):min(len(sc.s), v.hi+2)]
	}
	if rest != "," && rest != ";" && rest != " " {
		return
	}
	kind := afterToken
	if strongSecretWord(p.key) {
		kind = afterPassword
	}
	sc.counterpart(v.hi, kind)
}
