package scrub

import "strings"

// digits looks at the run of digits that starts at i: card numbers and US
// social security numbers. It reports whether it moved the position.
func (sc *scanner) digits(i int) bool {
	s := sc.s
	var groups [6]int // lengths
	var ends [6]int
	n := 0
	var sep byte
	at := i
	for n < len(groups) {
		j := at
		for j < len(s) && isDigit(s[j]) {
			j++
		}
		if j == at {
			break
		}
		groups[n], ends[n] = j-at, j
		n++
		if j+1 >= len(s) || s[j] != ' ' && s[j] != '-' && s[j] != '.' || sep != 0 && s[j] != sep || !isDigit(s[j+1]) || groups[n-1] > 19 {
			break
		}
		sep = s[j]
		at = j + 1
	}
	if n == 0 {
		return false
	}
	if i > 0 && (byteClass[s[i-1]] == classWord || s[i-1] == '.' || s[i-1] == '-' && i > 1 && isAlnum(s[i-2])) {
		sc.i = ends[0]
		return true
	}
	if sc.track(i, ends[0]) {
		return true
	}
	if g := groups[0]; g >= 13 && g <= 19 && sc.edge(ends[0]) && isCard(s[i:ends[0]]) && !sc.signed(i) && !sc.traced(i) {
		sc.card(i, ends[0])
		return true
	}
	if n == len(groups) && sep == '-' && sc.recoveryNumber(i, ends) {
		return true
	}
	if m := cardGroups(groups[:n]); m > 0 && !consecutive(s[i:ends[m-1]]) && sc.edge(ends[m-1]) && !sc.signed(i) && (isCard(s[i:ends[m-1]]) || (sc.saysCard(i) || holdsOneOf(s[ends[m-1]:min(len(s), ends[m-1]+2*maxPairSpace)], `"cvc"`, `"cvv"`)) && cardLike(s[i:ends[m-1]])) {
		sc.card(i, ends[m-1])
		return true
	}
	if i < sc.ssnUntil {
		if n >= 3 && groups[0] == 3 && groups[1] == 2 && groups[2] == 4 && sc.edge(ends[2]) {
			sc.replace(i, ends[2])
			return true
		}
		if groups[0] == 9 && sc.edge(ends[0]) {
			sc.replace(i, ends[0])
			return true
		}
	}
	sc.i = ends[0]
	return true
}

// recoveryNumber replaces the 48 digits at i by which BitLocker opens a drive. They stand
// in eight groups of six, of which six end at ends.
func (sc *scanner) recoveryNumber(i int, ends [6]int) bool {
	s := sc.s
	const size = 8*len("123456-") - 1
	hi := i + size
	if ends[0] != i+6 || ends[5] != i+6*len("123456-")-1 || hi > len(s) || !sc.edge(hi) {
		return false
	}
	for group := range strings.SplitSeq(s[i:hi], "-") {
		if len(group) != 6 || !isNumber(group) {
			return false
		}
	}
	sc.replace(i, hi)
	return true
}

// track replaces what the second track of a magnetic stripe holds, the card's number at
// i, which ends at end, and behind a = or D its expiry, service code and check value
// (ISO/IEC 7813).
func (sc *scanner) track(i, end int) bool {
	s := sc.s
	hi := end + 1
	if end-i < 13 || end-i > 19 || hi >= len(s) || s[end] != '=' && s[end] != 'D' {
		return false
	}
	for hi < len(s) && isDigit(s[hi]) {
		hi++
	}
	if hi-end < len("=YYMMSSS") || !isCard(s[i:end]) {
		return false
	}
	if hi < len(s) && s[hi] == 'F' { // fills the last byte
		hi++
	}
	if hi < len(s) && byteClass[s[hi]] == classWord {
		return false
	}
	sc.replace(i, hi)
	return true
}

// signed reports whether a sign stands before the number at i, as before those of
// telephones and those less than zero.
func (sc *scanner) signed(i int) bool {
	s := sc.s
	return i > 0 && (s[i-1] == '+' || s[i-1] == '-' && i > 1 && (s[i-2] <= ' ' || s[i-2] == ',' || s[i-2] == '('))
}

// traced reports whether the number at i is that of a trace, which has as many digits
// as a card.
func (sc *scanner) traced(i int) bool {
	name := strings.TrimRight(sc.s[max(0, i-16):i], "=: \"'\\")
	return endsInOneOf(name, "traceid", "trace_id", "trace-id", "spanid", "span_id", "span-id")
}

// edge reports whether a number may end at i: no letter, digit or fraction
// follows.
func (sc *scanner) edge(i int) bool {
	s := sc.s
	if i >= len(s) {
		return true
	}
	if byteClass[s[i]] == classWord {
		return false
	}
	return !((s[i] == '.' || s[i] == '-') && i+1 < len(s) && isAlnum(s[i+1]))
}

// ssnBefore replaces a social security number that stands before the word at
// i, as in "123-45-6789 (SSN)".
func (sc *scanner) ssnBefore(i int) {
	s := sc.s
	hi := i
	for _, link := range [...]string{" is not a valid ", " is no valid ", " is an invalid ", " as "} {
		if strings.HasSuffix(s[:i], link) {
			hi -= len(link)
			break
		}
	}
	for hi > 0 && i-hi < 4 && !isDigit(s[hi-1]) {
		hi--
	}
	lo := hi - 11
	if lo < sc.last || s[lo+3] != '-' || s[lo+6] != '-' || lo > 0 && isAlnum(s[lo-1]) {
		return
	}
	if isNumber(s[lo:lo+3]) && isNumber(s[lo+4:lo+6]) && isNumber(s[lo+7:hi]) {
		sc.replace(lo, hi)
	}
}

// cardGroups returns how many of the groups form the printed pattern of a card
// number.
func cardGroups(g []int) int {
	match := func(want ...int) bool {
		if len(g) < len(want) {
			return false
		}
		for i, n := range want {
			if g[i] != n {
				return false
			}
		}
		return true
	}
	switch {
	case match(4, 4, 4, 4, 3):
		return 5
	case match(4, 4, 4, 4):
		return 4
	case match(4, 6, 5), match(4, 6, 4):
		return 3
	}
	return 0
}

// consecutive reports whether s, in printed groups, is a list of numbers that
// follow each other: 5552 5553 5554 5555.
func consecutive(s string) bool {
	if len(s) != 19 {
		return false
	}
	for i := 0; i < 15; i += 5 {
		if a, b := s[i:i+4], s[i+5:i+9]; a[:3] != b[:3] || b[3]-a[3] != 1 {
			return false
		}
	}
	return true
}

// saysCard reports whether a word just before i says that the number there is one of a
// card. One that was mistyped is nearly that of somebody, too.
func (sc *scanner) saysCard(i int) bool {
	before := sc.s[max(0, i-24):i]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	return holdsOneOf(before, "card", "visa", "amex")
}

// cardDigits returns the digits of s, which stand with single separators between them,
// and how many there are: 0 if that is too many.
func cardDigits(s string) (d [19]byte, n int) {
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			if n == len(d) {
				return d, 0
			}
			d[n] = s[i] - '0'
			n++
		}
	}
	return d, n
}

// cardLike reports whether s has the length and the start of payment card numbers.
func cardLike(s string) bool {
	d, n := cardDigits(s)
	return n >= 13 && issued(d[:n])
}

// isCard reports whether s, digits with single separators, is a payment card
// number: a length that its issuer uses, and the right check digit.
func isCard(s string) bool {
	d, n := cardDigits(s)
	if n < 13 || !issued(d[:n]) {
		return false
	}
	sum := 0
	for i := range n {
		v := int(d[n-1-i])
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

// issued reports whether an issuer gives out numbers with this start and
// length (ISO/IEC 7812 ranges).
func issued(d []byte) bool {
	n := len(d)
	p := func(k int) int {
		v := 0
		for _, x := range d[:k] {
			v = v*10 + int(x)
		}
		return v
	}
	two, three, four := p(2), p(3), p(4)
	switch {
	case d[0] == 4: // Visa
		return n == 16
	case two >= 51 && two <= 55, four >= 2221 && four <= 2720: // Mastercard
		return n == 16
	case two == 34 || two == 37: // American Express
		return n == 15
	case three >= 300 && three <= 305, three == 309, two == 36, two == 38, two == 39: // Diners Club
		return n == 14 || n == 16
	case four == 6011, three >= 644 && three <= 649, two == 65, two == 62, two == 81: // Discover, UnionPay, RuPay
		return n == 16 || n == 19
	case four >= 3528 && four <= 3589: // JCB
		return n >= 16
	case four == 5018, four == 5020, four == 5038, four == 5893, four == 6304, four == 6759, four >= 6761 && four <= 6763, four == 6799: // Maestro
		return n >= 16
	case four >= 2200 && four <= 2204: // Mir
		return n == 16
	}
	return false
}

// noLMHash is what Windows keeps in the place of the older of both hashes.
const noLMHash = "aad3b435b51404eeaad3b435b51404ee"

// ntlm replaces the two hashes of a password that Windows keeps, around the colon at i,
// and reports whether it did.
func (sc *scanner) ntlm(i int) bool {
	s := sc.s
	const size = 32
	lo, hi := i-size, i+1+size
	if lo < sc.last || hi > len(s) || lo > 0 && nameByte[s[lo-1]] || hi < len(s) && byteClass[s[hi]] == classWord || !isHexRun(s[lo:i]) || !isHexRun(s[i+1:hi]) {
		return false
	}
	before := strings.ToLower(s[max(0, lo-maxShape):lo])
	if !strings.EqualFold(s[lo:i], noLMHash) && !strings.HasPrefix(s[hi:], ":::") && !strings.Contains(before, "ntlm") && !strings.Contains(before, "lm hash") {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// telegram replaces the secret half of a Telegram bot token, 123456789:AA...,
// whose colon is at i, and reports whether it did.
func (sc *scanner) telegram(i int) bool {
	s := sc.s
	lo := i
	for lo > 0 && i-lo < 11 && isDigit(s[lo-1]) {
		lo--
	}
	if n := i - lo; s[i] != ':' || n < 8 || n > 10 {
		return false
	}
	hi := i + 1
	for hi < len(s) && hi < i+64 && setBytes[setWord][s[hi]] {
		hi++
	}
	if n := hi - i - 1; n >= 30 && n <= 50 && !isUUID(s[i+1:min(hi, i+1+36)]) {
		sc.replace(i+1, hi)
		return true
	}
	return false
}
