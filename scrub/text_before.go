package scrub

import "strings"

// sentBefore replaces a code that stands before its name, whose last word is
// s[i:end]: "482910 is your login code", "use 482910 as your PIN".
func (sc *scanner) sentBefore(i, end int, kind contextKind) {
	s := sc.s
	if i < 4 || s[i-1] != ' ' {
		return
	}
	if kind == afterPassword {
		sc.usedAs(i, end)
	}
	from := max(sc.last, i-40)
	if i-from < 12 {
		return
	}
	at := -1
	for _, link := range [...]string{" is your ", " as your ", " is the ", " as the ", " ist Ihr ", " ist dein ", " est votre ", " es tu ", " è il tuo ", " is uw "} {
		if n := strings.LastIndex(s[from:i], link); n >= 0 {
			at = from + n
			break
		}
	}
	marked := at > from && s[at-1] == '*' // in bold
	if marked {
		at--
	}
	lo := at
	for lo > from && (isDigit(s[lo-1]) || lo == at-3 && lo > from+3 && (s[lo-1] == ' ' || s[lo-1] == '-') && isNumber(s[lo-4:lo-1])) { // 482 910
		lo--
	}
	if at < 0 || at-lo < 4 || marked && (lo == 0 || s[lo-1] != '*') || at-lo > 8 || strings.ContainsAny(s[at:i], ".,:;") || lo > 0 && isAlnum(s[lo-1]) || (kind == afterPhrase && s[i]|0x20 != 'c' || !strings.Contains(s[at:i], "our") && !sc.possessed(i) && !(at-lo >= 6 && strings.HasPrefix(s[end:], " for user ")) && !strings.HasSuffix(s[:lo], "entered ")) && !sc.t.keys.sensitive(s[min(end, at+len(" is your ")):end]) && !sc.t.keys.sensitive(s[at+len(" is the "):end]) {
		return
	}
	sc.replace(lo, at)
}

// codeBefore replaces the digits that stand before what they are: 448 120 ist Ihr Anmeldecode.
func (sc *scanner) codeBefore(i, end int) {
	s := sc.s
	floor := max(sc.last, i-32)
	for _, link := range [...]string{" ist Ihr ", " ist dein ", " est votre ", " est ton ", " es tu ", " es su ", " è il tuo ", " è il suo ", " is uw ", " is je ", " é o seu ", " är din ", " er din ", " to twój "} {
		at := i - len(link)
		if at < floor+4 || s[at:i] != link {
			continue
		}
		for w := range strings.FieldsSeq(s[end:min(len(s), end+32)]) {
			if wordIn(strings.TrimRight(w, ".,:;!?"), otherCodes) {
				return
			}
		}
		lo, digits := at, 0
		for lo > floor && (isDigit(s[lo-1]) || digits > 2 && digits < 5 && (s[lo-1] == ' ' || s[lo-1] == '-') && lo > floor+1 && isDigit(s[lo-2])) {
			if lo--; isDigit(s[lo]) {
				digits++
			}
		}
		if digits >= 4 && digits <= 8 && (lo == 0 || !isAlnum(s[lo-1])) {
			sc.replace(lo, at)
		}
		return
	}
}

// notValid replaces the word of which the text says that it is no valid secret, with the
// last word of its name at i: x is not a valid API key, parsing "x": invalid token.
func (sc *scanner) notValid(i, end int, kind contextKind) {
	s := sc.s
	from := max(sc.last, i-maxPredicate)
	before := s[from:i]
	if !strings.Contains(before, "valid ") && !strings.Contains(before, `": `) {
		return
	}
	hi, quote := -1, byte(' ')
	for _, link := range [...]string{" is not a valid ", " is not valid as ", " is an invalid ", " isn't a valid ", " is no valid ", `": invalid `, `": bad `, `": malformed `} {
		if n := strings.LastIndex(before, link); n > 0 && len(before)-n-len(link) < 16 && !strings.ContainsAny(before[n+len(link):], ".,:;\"'=") {
			if link[0] == '"' && (kind == afterPassword || !sc.parses(from+n)) {
				continue
			}
			hi = from + n
			quote = link[0]
			break
		}
	}
	if hi < 0 || kind == afterPhrase && !sc.nameOf(i, end, kind) {
		return
	}
	if kind == afterPhrase {
		kind = afterNumber
	}
	if quote == ' ' {
		quote = 0
		if isQuote(s[hi-1]) {
			hi--
			quote = s[hi]
			for hi > from && s[hi-1] == '\\' {
				hi--
			}
		}
	}
	lo := hi
	for lo > from && s[lo-1] > ' ' && s[lo-1] != quote && s[lo-1] != '"' && hi-lo < maxShape {
		lo--
	}
	if lo < hi && (lo > from || from == 0) && (sc.stated(s[lo:hi], kind, quote) || quote != 0 && kind == afterDigits) {
		sc.replace(lo, hi)
	}
}

// parses reports whether the string whose closing quote is at i is one that a program
// has parsed.
func (sc *scanner) parses(i int) bool {
	n := strings.LastIndexByte(sc.s[max(0, i-maxShape):i], '"')
	if n < 1 {
		return false
	}
	words := strings.Fields(sc.s[max(0, i-maxShape) : max(0, i-maxShape)+n])
	return len(words) > 0 && isWordOf(words[len(words)-1], " parsing parse decode decoding verify verifying validate validating ")
}

// usedAs replaces the password before "as password" and "as the password", of
// which the last word is at i.
func (sc *scanner) usedAs(i, end int) {
	s := sc.s
	for _, link := range [...]string{" as ", " as the ", " as a ", " as one-time ", " as new ", " as his ", " as her ", " as their ", " as my ", " as our ", " as your "} {
		hi := i - len(link)
		if hi <= sc.last || s[hi:i] != link {
			continue
		}
		line, _, _ := strings.Cut(s[end:min(len(s), end+16)], "\n")
		if next := strings.Fields(line); len(next) > 0 && !statusWords.has(next[0]) && isAlpha(next[0][0]) {
			return // as password reminder
		}
		lo := hi
		for lo > sc.last && hi-lo < 48 && s[lo-1] > ' ' {
			lo--
		}
		if hi-lo == 48 {
			return
		}
		for lo < hi && isQuote(s[lo]) && s[hi-1] == s[lo] {
			lo++
			hi--
		}
		if lo < hi && sc.stated(s[lo:hi], afterPassword, 0) {
			sc.replace(lo, hi)
		}
		return
	}
}

// usedTo replaces the code that is used to do what the word at i says: use
// 482910 to verify your number.
func (sc *scanner) usedTo(i int) {
	s := sc.s
	if !strings.HasSuffix(s[:i], " to ") {
		return
	}
	hi := i - len(" to ")
	lo := hi
	for lo > sc.last && hi-lo <= 8 && (isDigit(s[lo-1]) || s[lo-1] == '-' && hi-lo == 3) {
		lo--
	}
	if n := hi - lo; n >= 4 && n <= 8 && !(n == 4 && year(s[lo:hi])) && lo >= 4 && (n > 4 && strings.EqualFold(s[lo-4:lo], "use ") || strings.EqualFold(s[max(0, lo-5):lo], "code ") || strings.EqualFold(s[max(0, lo-6):lo], "enter ")) {
		sc.replace(lo, hi)
	}
}
