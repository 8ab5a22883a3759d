package scrub

import "strings"

// minRun is the length from which a run of letters and digits is looked at for
// the structure of a token that has no fixed start.
const minRun = 15

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// isBase32 reports whether s consists of that.
func isBase32(s string) bool { return strings.Trim(s, base32) == "" }

// longRun looks at the run of letters and digits s[lo:i] and what joins it, for
// tokens that are told by their structure. It reports whether it moved the
// position.
func (sc *scanner) longRun(lo, i int) bool {
	if isDigit(sc.s[lo+2]) && sc.s[lo] < 'a' && sc.iban(lo) {
		return true
	}
	if run := sc.s[lo:i]; len(run) == 34 && run[0] == 'S' && run[1] == 'K' && isHexRun(run[2:]) && strings.ContainsAny(run, "0123456789") { // Twilio
		sc.replace(lo, i)
		return true
	}
	if run := sc.s[lo:i]; len(run) == 58 && run[0] == 'S' && isBase32(run) { // the seed of a NATS key
		sc.replace(lo, i)
		return true
	}
	if run := sc.s[lo:i]; len(run) == 34 && run[:2] == "AC" && isHexRun(run[2:]) && sc.twilioToken(i) { // and its account before
		return true
	}
	if i >= len(sc.s) || sc.s[i] != '.' {
		return false
	}
	if i-lo == 17 && sc.s[lo:lo+3] == "pat" && i+65 <= len(sc.s) && isHexRun(sc.s[i+1:i+65]) { // Airtable
		sc.replace(lo, i+65)
		return true
	}
	return discordID(sc.s[lo:i]) && sc.dotted(lo, i)
}

// twilioToken replaces the token behind the account of Twilio that ends at i: AC...:token, Client("AC...", "token").
func (sc *scanner) twilioToken(i int) bool {
	s := sc.s
	lo := i
	for lo < len(s) && lo < i+6 && strings.IndexByte(`:,"' `, s[lo]) >= 0 {
		lo++
	}
	hi := lo + 32
	if hi > len(s) || !strings.ContainsAny(s[i:lo], `:"'`) || !isHexRun(s[lo:hi]) || hi < len(s) && isAlnum(s[hi]) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// awsKeyID reports whether s begins as an access key id of AWS does, with a secret behind it.
func awsKeyID(s string) bool { return strings.HasPrefix(s, "AKIA") || strings.HasPrefix(s, "ASIA") }

// awsSecret replaces the secret behind an access key id that ends at i, as in
// files of s3fs: AKIA...:secret.
func (sc *scanner) awsSecret(i int) {
	s := sc.s
	const length = 40
	lo := i
	for lo < len(s) && lo < i+8 && strings.IndexByte(": \t\r\n,\"'/|()", s[lo]) >= 0 {
		lo++
	}
	hi := lo + length
	if hi > len(s) || lo == i || hi < len(s) && setBytes[setPath][s[hi]] && !(s[hi] == '.' && (hi+1 == len(s) || s[hi+1] <= ' ')) {
		return
	}
	digit, upper, lower := false, false, false
	for _, c := range []byte(s[lo:hi]) {
		if !isAlnum(c) && c != '/' && c != '+' {
			return
		}
		digit, upper, lower = digit || isDigit(c), upper || 'A' <= c && c <= 'Z', lower || 'a' <= c && c <= 'z'
	}
	if s[i] == ':' || digit && upper && lower {
		sc.replace(lo, hi)
	}
}

// mailchimp replaces a key of Mailchimp: 32 hex digits, and after the dash at i
// the data centre, us1.
func (sc *scanner) mailchimp(i int) bool {
	s := sc.s
	lo, hi := i-32, i+3
	if lo < sc.last || !strings.HasPrefix(s[i:], "-us") || lo > 0 && isAlnum(s[lo-1]) {
		return false
	}
	for hi < len(s) && hi < i+6 && isDigit(s[hi]) {
		hi++
	}
	if hi == i+3 || !sc.edge(hi) || !isHexRun(s[lo:i]) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// discordID reports whether s is like the user of a Discord token: base64 of a
// number of 17 to 20 digits.
func discordID(s string) bool {
	if len(s) < 23 || len(s) > 28 || s[0] < 'M' || s[0] > 'O' {
		return false
	}
	return randomCase(s) && strings.ContainsAny(s, "0123456789")
}

// dotted replaces the token whose first part is s[lo:i], if parts of six and of
// at least 27 bytes follow.
func (sc *scanner) dotted(lo, i int) bool {
	s := sc.s
	part := func(from int) int {
		to := from
		for to < len(s) && to < from+64 && setBytes[setWord][s[to]] {
			to++
		}
		return to
	}
	second := part(i + 1)
	if second-i-1 < 5 || second-i-1 > 8 || second >= len(s) || s[second] != '.' {
		return false
	}
	hi := part(second + 1)
	if n := hi - second - 1; n < 27 || n == 64 {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// terraform replaces the token around .atlasv1. whose middle is at i.
func (sc *scanner) terraform(i int) bool {
	s := sc.s
	lo, hi := i-15, i+len("atlasv1.")
	if lo < sc.last || !strings.HasPrefix(s[i:], "atlasv1.") || s[i-1] != '.' || lo > 0 && isAlnum(s[lo-1]) {
		return false
	}
	for hi < len(s) && hi < i+128 && setBytes[setWord][s[hi]] {
		hi++
	}
	if hi-i < 40 || hi-i == 128 || strings.IndexByte(s[lo:i-1], '.') >= 0 || strings.IndexByte(s[lo:i-1], ' ') >= 0 {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// azureSecret replaces a client secret of Microsoft Entra, which has a digit and
// Q~ after its third byte; the ~ is at i.
func (sc *scanner) azureSecret(i int) {
	s := sc.s
	lo := i - 5
	if lo < sc.last || s[i-1] != 'Q' || !isDigit(s[i-2]) || lo > 0 && setBytes[setDot][s[lo-1]] {
		return
	}
	for _, c := range []byte(s[lo : i-2]) {
		if c != '~' && !setBytes[setDot][c] {
			return
		}
	}
	hi := i + 1
	for hi < len(s) && hi < i+48 && (setBytes[setDot][s[hi]] || s[hi] == '~') {
		hi++
	}
	if n := hi - i - 1; n >= 31 && n <= 34 {
		sc.replace(lo, hi)
	}
}

func isHexRun(s string) bool {
	for i := range len(s) {
		if !isHex(s[i]) {
			return false
		}
	}
	return true
}
