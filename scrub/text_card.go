package scrub

import "strings"

// What stands behind the number of a card: its expiry and its security code.

// card replaces the number of a card s[lo:hi], and the security code behind it if its expiry stands between:
// 4111 1111 1111 1111, 12/27, 381.
func (sc *scanner) card(lo, hi int) {
	sc.replace(lo, hi)
	s := sc.s
	at := sc.behindJoint(hi)
	month := at
	for at < len(s) && at < month+2 && isDigit(s[at]) {
		at++
	}
	if at != month+2 || s[month:at] > "12" || at >= len(s) || s[at] != '/' && s[at] != '-' {
		return
	}
	at++
	year := at
	for at < len(s) && at < year+4 && isDigit(s[at]) {
		at++
	}
	if n := at - year; n != 2 && n != 4 {
		return
	}
	code := sc.behindJoint(at)
	end := code
	for end < len(s) && end < code+5 && isDigit(s[end]) {
		end++
	}
	if n := end - code; code == at || n != 3 && n != 4 || end < len(s) && (isAlnum(s[end]) || strings.IndexByte("/.-:%_", s[end]) >= 0 && end+1 < len(s) && isAlnum(s[end+1])) || !sc.clauseEnds(end) {
		return
	}
	sc.replace(code, end)
}

// behindJoint returns where the next field of a list that a person or a program writes begins behind at.
func (sc *scanner) behindJoint(at int) int {
	from := at
	for at < len(sc.s) && at-from < 6 && strings.IndexByte(" ,;|\"'\\", sc.s[at]) >= 0 {
		at++
	}
	for _, word := range [...]string{"exp ", "exp. ", "expires ", "valid to ", "valid until ", "cvc ", "cvv ", "code "} {
		if strings.HasPrefix(sc.s[at:], word) {
			return at + len(word)
		}
	}
	return at
}
