package scrub

import "strings"

// routing replaces the number of a bank behind its name s[i:end], an American one, which
// its check digit tells, or a British one, and that of an account beside it: acct
// 000123456789 routing 021000021, sort code 20-00-00 account 12345678.
func (sc *scanner) routing(i, end int) bool {
	s := sc.s
	var lo, hi int
	if strings.EqualFold(s[i:end], "bank") { // bank account 12345678
		if end+len(" account") > len(s) || !strings.EqualFold(s[end:end+len(" account")], " account") {
			return false
		}
		before := sc.i
		sc.accountNumber(end + len(" account"))
		return sc.i > before
	}
	if strings.EqualFold(s[i:end], "acct") { // acct no 12345678
		before := sc.i
		if lo, _ := sc.numberBehind(end); lo > end+1 && s[end] == ' ' && (s[end+1] == '#' || s[end+1]|0x20 == 'n') {
			sc.accountNumber(end)
		}
		return sc.i > before
	}
	if strings.EqualFold(s[i:end], "blz") {
		if lo, hi = sc.numberBehind(end); hi-lo != 8 {
			return false
		}
	} else if strings.EqualFold(s[i:end], "sort") {
		if lo, hi = sc.sortCode(end); hi == lo {
			return sc.sortBefore(i, end)
		}
	} else if lo, hi = sc.numberBehind(end); hi-lo != 9 || !routingNumber(s[lo:hi]) {
		return false
	}
	for _, word := range [...]string{"acct", "account"} { // before it
		floor := max(sc.last, i-maxShape)
		if n := strings.LastIndex(s[floor:i], word); n >= 0 {
			sc.accountNumber(floor + n + len(word))
		}
	}
	sc.replace(lo, hi)
	for _, word := range [...]string{"acct", "account"} {
		if n := strings.Index(s[hi:min(len(s), hi+24)], word); n >= 0 {
			sc.accountNumber(hi + n + len(word))
		}
	}
	return true
}

// sortCode returns where the number of a British bank lies that stands behind the word
// sort, which ends at end: sort code 20-00-00, sort code 200000.
func (sc *scanner) sortCode(end int) (lo, hi int) {
	s := sc.s
	lo = end + len(" code")
	if lo >= len(s) || !strings.EqualFold(s[end+1:lo], "code") || strings.IndexByte(" -_", s[end]) < 0 {
		return end, end
	}
	for from := lo; lo < len(s) && lo < from+4 && strings.IndexByte(" :=#", s[lo]) >= 0; {
		lo++
	}
	hi = lo
	for hi < len(s) && (isDigit(s[hi]) || hi > lo && (s[hi] == '-' || s[hi] == ' ' && hi-lo < len("20 00 ")) && hi+1 < len(s) && isDigit(s[hi+1])) {
		hi++
	}
	digits := ungroup.Replace(s[lo:hi])
	if len(digits) != 6 || hi < len(s) && byteClass[s[hi]] == classWord {
		return end, end
	}
	return lo, hi
}

// sortBefore replaces the number of a British bank and of an account that stand before the word sort, which
// is s[i:end]: 30-94-17 82640159 (sort code and account no.).
func (sc *scanner) sortBefore(i, end int) bool {
	s := sc.s
	const code, account = len("30-94-17"), len("82640159")
	hi := i
	for hi > sc.last && strings.IndexByte(" (", s[hi-1]) >= 0 {
		hi--
	}
	lo := hi - account - 1 - code
	if lo < sc.last || !containsFold(s[max(0, lo-maxPairSpace):lo], "account") && !containsFold(s[end:min(len(s), end+maxPairSpace)], "account") || !strings.HasPrefix(s[end:], " code") || !isNumber(s[hi-account:hi]) || len(ungroup.Replace(s[lo:lo+code])) != 6 || !dialCode(s[lo:lo+code]) || lo > 0 && isAlnum(s[lo-1]) {
		return false
	}
	sc.replace(lo, hi)
	sc.i = max(sc.i, end)
	return true
}

// accountNumber replaces the number that stands behind a name which ends at end.
func (sc *scanner) accountNumber(end int) {
	if lo, hi := sc.numberBehind(end); hi-lo >= 6 && hi-lo <= 17 {
		sc.replace(lo, hi)
	}
}

// numberBehind returns where the digits lie that stand behind a name which ends at end.
func (sc *scanner) numberBehind(end int) (lo, hi int) {
	s := sc.s
	lo = end
	for _, word := range [...]string{" number", " no.", " no", " #"} {
		if len(s) > end+len(word) && strings.EqualFold(s[end:end+len(word)], word) {
			lo = end + len(word)
			break
		}
	}
	from := lo
	for lo < len(s) && lo < from+16 && strings.IndexByte(" :#=", s[lo]) >= 0 {
		lo++
	}
	for hi = lo; hi < len(s) && isDigit(s[hi]); {
		hi++
	}
	if lo == end || hi < len(s) && byteClass[s[hi]] == classWord {
		return end, end
	}
	return lo, hi
}

// routingNumber reports whether nine digits have the check digit of the American
// Bankers Association.
func routingNumber(digits string) bool {
	sum := 0
	for i, weight := range [...]int{3, 7, 1, 3, 7, 1, 3, 7, 1} {
		sum += weight * int(digits[i]-'0')
	}
	return sum > 0 && sum%10 == 0
}
