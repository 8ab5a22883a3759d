package scrub

import "strings"

// ibanLength holds the lengths of the account numbers of ISO 13616 by country.
var ibanLength = func() map[string]int {
	m := map[string]int{}
	for n, countries := range map[int]string{
		15: "NO", 16: "BE", 18: "DK FI FO GL NL", 19: "MK SI", 20: "AT BA EE KZ LT LU XK", 21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA",
		23: "AE GI IL IQ TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR", 27: "BI FR GR IT MC MR SM", 28: "AL AZ BY CY DO EG GT HU LB PL SV",
		29: "BR PS QA UA", 30: "JO KW MU", 31: "MT SC",
	} {
		for c := range strings.FieldsSeq(countries) {
			m[c] = n
		}
	}
	return m
}()

// iban replaces the account number that starts at i: two letters for a country, two
// digits, and letters and digits in groups of four or in one run. One in groups is
// told by its length, one in a run by its check digits or the word IBAN before it.
func (sc *scanner) iban(i int) bool {
	s := sc.s
	if i+15 > len(s) || !isDigit(s[i+2]) || !isDigit(s[i+3]) || i > 0 && isAlnum(s[i-1]) {
		return false
	}
	want := ibanLength[s[i:i+2]]
	if want == 0 {
		return false
	}
	hi, n := i, 0
	var sep byte
	for hi < len(s) && n < want {
		c := s[hi]
		switch {
		case setBytes[setUpper][c]:
			n++
		case (c == ' ' || c == '-') && n%4 == 0 && (sep == 0 || sep == c):
			sep = c
		default:
			return false
		}
		hi++
	}
	if n < want || !sc.edge(hi) {
		return false
	}
	if !sc.ibanBefore(i) {
		number := strings.ReplaceAll(s[i:hi], string(sep), "")
		if sep == 0 {
			number = s[i:hi]
		}
		if ibanCheck(number) != 1 && (sep != ' ' || sc.moreGroups(i, hi) || !isNumber(strings.TrimLeft(number[4:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) {
			return false
		}
	}
	sc.replace(i, hi)
	return true
}

// moreGroups reports whether groups like those in s[i:hi] stand beside it, as in
// fingerprints.
func (sc *scanner) moreGroups(i, hi int) bool {
	s := sc.s
	group := func(g string) bool { return len(g) == 4 && strings.Trim(g, "0123456789ABCDEF") == "" }
	return hi+5 <= len(s) && s[hi] == ' ' && group(s[hi+1:hi+5]) || i >= 5 && s[i-1] == ' ' && group(s[i-5:i-1])
}

// ibanBefore reports whether the word IBAN stands shortly before i.
func (sc *scanner) ibanBefore(i int) bool {
	return containsFold(sc.s[max(0, i-24):i], "iban")
}

// ibanCheck is the number that an account number stands for, modulo 97.
func ibanCheck(s string) (rest int) {
	for k := range len(s) {
		switch c := s[(k+4)%len(s)]; {
		case isDigit(c):
			rest = (rest*10 + int(c-'0')) % 97
		default:
			rest = (rest*100 + int(c-'A') + 10) % 97
		}
	}
	return rest
}
