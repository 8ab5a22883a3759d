package scrub

import "strings"

// Codes that somebody enters or reads: on a phone, in an app, on the back of a card.

// onTheBack replaces the security code of a card, which is told as the digits on its back, behind
// end.
func (sc *scanner) onTheBack(end int) bool {
	limit := min(len(sc.s), end+maxShape)
	around := strings.ToLower(sc.s[max(0, end-2*maxShape):limit])
	if !strings.HasSuffix(strings.ToLower(sc.s[max(0, end-len("three digits")):end]), "three digits") && !strings.Contains(around, "card") && !strings.Contains(around, "amex") && !strings.Contains(around, "visa") && !strings.Contains(around, "cv") {
		return false
	}
	for v := range sc.plainWords(end, limit) {
		if v.lo > end+1 && strings.TrimRight(sc.s[:v.lo], " ") != "" && sc.s[len(strings.TrimRight(sc.s[:v.lo], " "))-1] == '.' { // another sentence
			break
		}
		if n := v.hi - v.lo; (n == 3 || n == 4) && isNumber(sc.s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}

// codeNearby replaces the code that the line around its name s[i:end] tells.
func (sc *scanner) codeNearby(i, end int, line string) bool {
	if digit := endWord(sc.s[max(0, i-12):i], " \n(\"'"); isWordOf(digit, " digit 3-digit 4-digit three-digit four-digit ") {
		v, _ := sc.plainEnds(end, end+len(line))
		if n := v.hi - v.lo; (n == 3 || n == 4) && isNumber(sc.s[v.lo:v.hi]) && sc.last > 0 && i-sc.last < maxLabel && isDigit(sc.s[sc.last-1]) { // behind the number of a card
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	onCard := strings.HasPrefix(line, " on the front ") || strings.HasPrefix(line, " on the back ")
	return onCard && sc.onTheBack(end) || sc.codeAs(i) || sc.cameIn(end, line) || !wordIn(endWord(sc.s[max(0, i-16):i], " \n(\"'"), otherCodes+"hs ") && sc.texted(end, line) || sc.accessCode(i, end, line)
}

// cameIn replaces the code of a second factor behind a line that says that it came: 2FA code for AWS
// just came in, 604 918. Its name ends at end.
func (sc *scanner) cameIn(end int, line string) bool {
	s := sc.s
	name, ok := strings.CutSuffix(s[max(0, end-maxPairSpace):end], "code")
	came, _, _ := strings.Cut(line, ", ")
	if before, _, colon := strings.Cut(line, ": "); colon && strings.HasSuffix(before, " came") {
		came = before
	}
	if !ok || !isWordOf(endWord(name, " \n(\"'"), " 2fa otp mfa sms verification login ") || !strings.Contains(came, " came") && !strings.Contains(came, " arrived") && !strings.Contains(came, " received") && !strings.Contains(came, " got") {
		return false
	}
	const size = len("482910")
	at := min(end+len(came)+len(", "), len(s))
	v, _ := sc.plainEnds(at, min(len(s), at+size+2))
	if v.hi-v.lo == 3 {
		v.hi = sc.grouped(v.lo, v.hi)
	}
	if code := ungrouped(s[v.lo:v.hi]); len(code) != size || !isNumber(code) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// sentWords are how a code came.
const sentWords = " texted sent sms'd emailed mailed messaged received got "

// texted replaces the code that the line behind the word at end says was sent: the code they
// texted me is 482913.
func (sc *scanner) texted(end int, line string) bool {
	sent, before := false, ""
	for w := range strings.FieldsSeq(sc.s[max(0, end-maxPairSpace):end]) {
		sent = sent || isWordOf(w, sentWords)
	}
	for v := range sc.plainWords(end, end+len(line)) {
		v = sc.unquoted(v)
		code, hi := sc.numberAt(v)
		if isWordOf(before, " is says ") && sent && len(code) >= 4 && len(code) <= 8 || isWordOf(before, " typed entered ") && len(code) == 6 {
			sc.replace(v.lo, hi)
			return true
		}
		before = sc.s[v.lo:v.hi]
		sent = sent || isWordOf(before, sentWords)
	}
	return false
}

// appPassword replaces the password of an app in the four groups of four letters that Google issues, behind
// the word s[i:end]: app password: ydkq wmcr uznb tovh.
func (sc *scanner) appPassword(i, end int) bool {
	s := sc.s
	if !isWordOf(endWord(s[max(0, i-len(" app-")):i], " \n(\"'"), " app app- ") {
		return false
	}
	lo := end
	for lo < len(s) && lo < end+maxPairSpace/2 && (s[lo] == ':' || s[lo] == ' ' || strings.HasPrefix(s[lo:], "is ") || s[lo] == 's' && s[lo-1] == 'i') {
		lo++
	}
	const size = len("ydkq wmcr uznb tovh")
	if lo+size > len(s) || lo+size < len(s) && isAlnum(s[lo+size]) {
		return false
	}
	for k := range size {
		if c := s[lo+k]; k%5 == 4 && c != ' ' || k%5 < 4 && !isLower(c) {
			return false
		}
	}
	sc.replace(lo, lo+size)
	return true
}

// digitByDigit replaces the code behind the word at end of which the digits stand apart: 5 8 2 0.
func (sc *scanner) digitByDigit(end int) bool {
	s := sc.s
	lo := end
	for _, link := range [...]string{" is ", " was ", ": ", " = ", " "} {
		if strings.HasPrefix(s[end:], link) {
			lo += len(link)
			break
		}
	}
	if lo == end || lo >= len(s) || !isDigit(s[lo]) {
		return false
	}
	hi, n := lo+1, 1
	for hi+1 < len(s) && (s[hi] == ' ' || s[hi] == '-') && s[hi] == s[lo+1] && isDigit(s[hi+1]) {
		hi += 2
		n++
	}
	if n < 4 || n > 9 || hi < len(s) && isAlnum(s[hi]) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// codeAs replaces the number that stands before "as" and what the code is for that is named at i:
// SMS said 482913 as verification code.
func (sc *scanner) codeAs(i int) bool {
	from := max(sc.last, i-maxPairSpace)
	words := strings.Fields(sc.s[from:i])
	n := len(words)
	if n < 3 || words[n-2] != "as" || !isWordOf(words[n-1], " verification login security access confirmation authentication ") || len(words[n-3]) < 4 || len(words[n-3]) > 8 || !isNumber(words[n-3]) {
		return false
	}
	at := strings.LastIndex(sc.s[from:i], words[n-3]+" as ")
	if at < 0 || n > 3 && wordIn(words[n-4], otherCodes) {
		return false
	}
	lo := from + at
	at = sc.i
	sc.replace(lo, lo+len(words[n-3]))
	sc.i = max(at, i)
	return true
}

// setupKey replaces the key of an app for codes in the groups of four that people are to enter,
// behind the word at end: 2UX5 WJIM 6NEU QRY3.
func (sc *scanner) setupKey(end int, line string) bool {
	if text := strings.ToLower(sc.s[max(0, end-maxNearby):end] + line); strings.Contains(text, "2fa") || strings.Contains(text, "totp") || strings.Contains(text, "authenticator") || strings.Contains(text, "manually") {
		for v := range sc.plainWords(end, end+len(line)) {
			if key := sc.s[v.lo:v.hi]; len(key) >= 16 && isBase32(key) && digitsIn(key) > 1 {
				sc.replace(v.lo, v.hi)
				return true
			}
		}
	}
	n := strings.Index(line, ": ")
	lo := end + n + len(": ")
	if n < 0 {
		if !isWordOf(endWord(sc.s[max(0, end-len("secret key")):end-len("key")], " \n(\"'"), " setup secret manual ") {
			return false
		}
		lo = end + 1
	}
	hi, groups := lo, 0
	for lo < len(sc.s) && hi+4 <= len(sc.s) && isBase32(sc.s[hi:hi+4]) {
		groups++
		if hi += 4; hi == len(sc.s) || sc.s[hi] != ' ' {
			break
		}
		hi++
	}
	if groups < 4 || !strings.ContainsAny(sc.s[lo:hi], "234567") {
		return false
	}
	sc.replace(lo, lo+groups*5-1)
	return true
}

// codeIs replaces the six digits of which the words behind end say that they are the code: , es 903417.
func (sc *scanner) codeIs(end int) bool {
	s := sc.s
	rest := s[end:min(len(s), end+maxPairSpace)]
	for _, link := range [...]string{", es ", ", è ", ", é ", ", ist ", ", c'est ", ", it's ", ", it says ", " says ", " bekommen: ", " erhalten: ", " recibido: ", " ricevuto: ", " reçu : "} {
		if !strings.HasPrefix(rest, link) {
			continue
		}
		lo := end + len(link)
		v, _ := sc.plainEnds(lo, min(len(s), lo+12))
		code, hi := sc.numberAt(sc.unquoted(v))
		if v.lo > lo+1 || len(code) != 6 {
			return false
		}
		sc.replace(v.lo, hi)
		return true
	}
	return false
}

// digitsReceived replaces the digits that somebody tells who is asked for those that came, or for those on
// the front of a card, behind the word s[i:end]: the six digits you just received. Customer: 552 017.
func (sc *scanner) digitsReceived(i, end int) bool {
	s := sc.s
	line := s[end:min(len(s), end+maxNearby)]
	if strings.HasSuffix(s[:i], "front four ") {
		v, _ := sc.plainEnds(end, min(len(s), end+8))
		if v.hi-v.lo == 4 && isNumber(s[v.lo:v.hi]) && containsFold(s[max(0, i-maxShape):i], "amex") {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	if !strings.HasPrefix(line, " you ") || !holdsOneOf(line[:min(len(line), maxPairSpace)], "received", "got", "were sent", "see on") {
		return false
	}
	for v := range sc.plainWords(end, end+len(line)) {
		if code, hi := sc.numberAt(sc.unquoted(v)); len(code) == 6 {
			sc.replace(v.lo, hi)
			return true
		}
	}
	return false
}
