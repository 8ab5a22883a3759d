package scrub

import "strings"

// Secrets that stand near the word for them, in sentences that do not go on from the one to
// the other: the door PIN has changed, it's x now; use x as the password of root.

// maxNearby is how far from the word they are looked for, in bytes.
const maxNearby = 120

// nearby replaces a word of the line around the name of a secret, s[i:end], that looks like
// a password that somebody made up, or like a secret that the line says is the new one.
func (sc *scanner) nearby(i, end int, kind contextKind) bool {
	s := sc.s
	line, _, more := strings.Cut(s[end:min(len(s), end+maxNearby)], "\n")
	if kind == afterPhrase && !sc.nameOf(i, end, kind) {
		return kind == afterPhrase && s[i]|0x20 == 'c' && (sc.texted(end, line) || sc.accessCode(i, end, line))
	}
	for _, link := range restated {
		n := strings.Index(line, link)
		if n < 0 {
			continue
		}
		c := sc.candidate(end + n + len(link))
		if c.hi > c.lo && c.lo >= sc.last && sc.restatement(s[c.lo:c.hi], kind, c.quote) {
			sc.replace(c.lo, c.hi)
			return true
		}
	}
	if kind == afterDigits {
		return sc.accessCode(i, end, line)
	}
	if kind != afterPassword {
		return false
	}
	for lo := end; lo < end+len(line); {
		v, next := sc.plainEnds(lo, end+len(line))
		if v.hi > v.lo && v.hi < end+maxNearby && madeUp(s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			return true
		}
		lo = next
	}
	if more && sc.answeredBelow(end, line) {
		return true
	}
	from := max(sc.last, i-maxNearby/2)
	from += strings.LastIndexByte(s[from:i], '\n') + 1
	if n := strings.IndexByte(s[from:i], ' '); from > 0 && s[from-1] > ' ' { // from the next word on
		from += max(n, 0)
	}
	for lo := from; lo < i; {
		v, next := sc.plainEnds(lo, i)
		if v.hi > v.lo && madeUp(s[v.lo:v.hi]) {
			at := sc.i
			sc.replace(v.lo, v.hi)
			sc.i = max(at, end)
			return true
		}
		lo = next
	}
	return false
}

// restated is what stands before a secret that has been talked about.
var restated = [...]string{
	" it's ", " it’s ", " its ", " it is now ", " It is now ", " it is ", " is now ", " new one is ", " new one's ", " new one: ", " one is ", " should be ", " by mistake: ", " old: ", " new: ",
	" c'est ", " c’est ", " lautet: ", " lautet ", " ist jetzt ", " ist nun ", " jetzt ", " es ahora ", " ahora es ", " ora è ", " nieuwe is ", " auf ",
}

// restatement reports whether text, which is said to be the one, looks like a secret of the
// kind.
func (sc *scanner) restatement(text string, kind contextKind, quote byte) bool {
	switch kind {
	case afterDigits:
		return isNumber(text) && len(text) >= 4 && len(text) <= 8 && !year(text)
	case afterPassword:
		return len(text) >= 8 && (mixed(text) || madeUp(text) || wordsAndNumber(text)) && !strings.ContainsAny(text, "/:=()") && sc.stated(text, kind, quote)
	}
	return len(text) >= 16 && randomLooking(text) && !isUUID(text) && sc.stated(text, afterToken, quote)
}

// plainEnds returns the first word at lo or after without the signs of a sentence around it,
// and where to look for the next.
func (sc *scanner) plainEnds(lo, end int) (v value, next int) {
	s := sc.s
	for lo < end && s[lo] <= ' ' {
		lo++
	}
	hi := lo
	for hi < end && s[hi] > ' ' {
		hi++
	}
	next = hi
	for lo < hi && strings.IndexByte("\"'`(*_<[", s[lo]) >= 0 {
		lo++
	}
	for hi > lo && strings.IndexByte("\"'`).,;:?*_>]", s[hi-1]) >= 0 {
		hi--
	}
	return value{lo: lo, hi: hi}, next
}

// madeUp reports whether text looks like a password that somebody made up: letters, a digit
// and a sign that stands in no other words.
func madeUp(text string) bool {
	if len(text) < 8 || len(text) > 40 || !isAlnum(text[0]) {
		return false
	}
	upper, lower, digits, inner, last := 0, 0, 0, false, false
	for i := range len(text) {
		switch c := text[i]; {
		case isDigit(c):
			digits++
		case 'A' <= c && c <= 'Z':
			upper++
		case 'a' <= c && c <= 'z':
			lower++
		case c == '!' && i == len(text)-1:
			last = true
		case c == '!' || c == '$' || c == '^' || c == '~':
			inner = true
		case c == '#' || c == '*' || c == '%':
			inner = inner || i+1 < len(text) && !(isNumber(text[i+1:]) && letters(text[:i])) && !(c == '%' && (isDigit(text[i-1]) || i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])))
		case c != '-' && c != '_' && c != '.' && c != '?' && c < 0x80:
			return false
		}
	}
	if upper+lower < 3 || digits == 0 || strings.IndexByte(text, '#') > 0 && strings.IndexByte(text, '.') > 0 {
		return false
	}
	return inner && !strings.HasSuffix(text, "~") || last && upper > 0 && lower > 0 && digits > 1
}

// wordsAndNumber reports whether text is words, one with a capital, and a number, joined as
// people make passwords of them: Harbor-Tulip-62.
func wordsAndNumber(text string) bool {
	cut := strings.LastIndexAny(text, "-._")
	if cut < 4 || !isNumber(text[cut+1:]) || len(text)-cut > len("-1234") {
		return false
	}
	words := 0
	for word := range strings.FieldsFuncSeq(text[:cut], func(r rune) bool { return strings.ContainsRune("-._", r) }) {
		if len(word) < 3 || !letters(word) || statusWords.has(strings.ToLower(word)) {
			return false
		}
		words++
	}
	return words > 1 && strings.ToLower(text) != text
}

// answeredBelow replaces the last word of the next line if it looks like the password that
// somebody asks for in the line before, of which rest stands behind the word at end:
// bob: x.
func (sc *scanner) answeredBelow(end int, rest string) bool {
	s := sc.s
	if asks := strings.Trim(rest, " ?!.\r"); asks != "" && !isWordOf(strings.ToLower(asks), " please pls plz again for ") && !(strings.HasPrefix(rest, " for ") && strings.HasSuffix(strings.TrimRight(rest, " \r"), "?") && strings.Count(asks, " ") < 4) {
		return false
	}
	lo := end + len(rest) + 1
	line, _, _ := strings.Cut(s[lo:min(len(s), lo+maxShape)], "\n")
	line = strings.TrimRight(line, " \r")
	at := strings.LastIndexAny(line, " /") + 1
	word := line[at:]
	if at == 0 || strings.Count(line, " ") > 4 || len(word) < 6 || !madeUp(word) && !(mixed(word) && sc.stated(word, afterPassword, 0)) || strings.ContainsAny(word, "=(){}<>\"'") {
		return false
	}
	sc.replace(lo+at, lo+len(line))
	return true
}

// texted replaces the code that the line behind the word at end says was sent: the code they
// texted me is 482913.
func (sc *scanner) texted(end int, line string) bool {
	n := strings.Index(line, " is ")
	if n < 0 || n > maxShape/2 {
		return false
	}
	sent := false
	for w := range strings.FieldsSeq(line[:n]) {
		sent = sent || isWordOf(w, " texted sent sms'd emailed mailed messaged received got ")
	}
	at := end + n + len(" is ")
	v, _ := sc.plainEnds(at, min(len(sc.s), at+12))
	if size := v.hi - v.lo; !sent || size < 4 || size > 8 || !isNumber(sc.s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// lockedPlaces are places that open by a code.
const lockedPlaces = " door gate garage alarm safe building entrance keypad lobby office lock vault locker padlock lockbox elevator cabinet shed tür tor tresor alarmanlage haustür eingang schließfach porte portail coffre alarme puerta portón caja alarma porta cancello cassaforte deur poort kluis "

// accessCode replaces the code that opens a place, which is said to be one by the words before
// or behind its name s[i:end]: the code to the back door is 4471.
func (sc *scanner) accessCode(i, end int, line string) bool {
	s := sc.s
	before := endWord(s[max(0, i-24):i], " \n(\"'")
	place := wordIn(before, lockedPlaces)
	words := strings.Fields(line)
	if !place && len(words) > 0 && isWordOf(words[0], " to for of vom für zum zur de du della del per pour para van ") {
		for _, w := range words[1:min(len(words), 5)] {
			place = place || wordIn(strings.Trim(w, ".,:;"), lockedPlaces)
		}
	}
	if !place && end-i != len("combination") {
		return false
	}
	for n, lo := 0, end; n < 8 && lo < end+len(line); n++ {
		v, next := sc.plainEnds(lo, end+len(line))
		lo = next
		text := strings.TrimRight(s[v.lo:v.hi], "#")
		if !dialCode(text) || !place && strings.IndexByte(text, '-') < 0 {
			continue
		}
		if n == 0 && len(words) > 1 && isWordOf(words[1], " attempts tries failed events times retries users ") {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	return false
}

// dialCode reports whether text is a number of three to eight digits, or groups of one or two
// as dials have them: 4471, 12-34-56.
func dialCode(text string) bool {
	if strings.IndexByte(text, '-') < 0 {
		return len(text) >= 3 && len(text) <= 8 && isNumber(text)
	}
	groups := 0
	for group := range strings.SplitSeq(text, "-") {
		if len(group) == 0 || len(group) > 2 || !isNumber(group) {
			return false
		}
		groups++
	}
	return groups == 3 || groups == 4
}
