package scrub

import "strings"

// Secrets that stand near the word for them, in sentences that do not go on from the one to
// the other: the door PIN has changed, it's x now; use x as the password of root.

// maxNearby is how far from the word they are looked for, in bytes.
const maxNearby = 120

// nearby replaces a word of the line around the name of a secret, s[i:end], that looks like
// a password that somebody made up, or like a secret that the line says it is.
func (sc *scanner) nearby(i, end int, kind contextKind) bool {
	s := sc.s
	line, _, more := strings.Cut(s[end:min(len(s), end+maxNearby)], "\n")
	if sc.t.replacement != "" {
		line, _, _ = strings.Cut(line, sc.t.replacement) // what comes behind it is something else
	}
	if n := strings.TrimLeft(line, " 0123456789"); kind == afterPhrase && s[i]|0x20 == 's' && strings.HasPrefix(n, ": ") { // shard 2: x
		return sc.generatedWord(end + len(line) - len(n) + len(": "))
	}
	switch {
	case kind == afterPhrase && s[i]|0x20 == 'c' && (strings.HasPrefix(line, " on the front ") || strings.HasPrefix(line, " on the back ")) && sc.onTheBack(end):
		return true
	case kind == afterPhrase && s[i]|0x20 == 'k' && sc.setupKey(end, line):
		return true
	case kind == afterPhrase && s[i]|0x20 == 'c' && sc.codeAs(i):
		return true
	case kind == afterPhrase && s[i]|0x20 == 'c' && (sc.texted(end, line) || sc.accessCode(i, end, line)):
		return true
	case kind == afterPhrase && !sc.nameOf(i, end, kind):
		return false
	case sc.introduced(end, end+len(line), kind):
		return true
	case kind == afterDigits:
		return sc.accessCode(i, end, line)
	case kind != afterPassword:
		return false
	case more && sc.answeredBelow(end, line):
		return true
	}
	from := max(sc.last, i-maxNearby/2)
	from += strings.LastIndexByte(s[from:i], '\n') + 1
	if from > 0 && s[from-1] > ' ' { // from the next word on
		from += max(strings.IndexByte(s[from:i], ' '), 0)
	}
	at := sc.i
	if !sc.introduced(from, i, kind) {
		return false
	}
	sc.i = max(at, end)
	return true
}

// introduced replaces the first of the words between lo and hi that looks like a secret of the
// kind and that the word before introduces, or that can be nothing else.
func (sc *scanner) introduced(lo, hi int, kind contextKind) bool {
	s := sc.s
	var before [2]string // the words before
	is := false          // it has been said what something is
	for lo < hi {
		v, next := sc.plainEnds(lo, hi)
		if v.hi > v.lo && (next < hi || hi == len(s) || s[hi] <= ' ') {
			if kind == afterDigits && v.hi-v.lo == 3 { // 559 204
				v.hi = sc.grouped(v.lo, v.hi)
				next = max(next, v.hi)
			}
			text := s[v.lo:v.hi]
			quote := byte(0)
			if v.lo > 0 && isQuote(s[v.lo-1]) {
				quote = s[v.lo-1]
			}
			if kind == afterPassword && madeUp(text) || introduces(before[0], before[1], kind, len(text) >= 20) && sc.restatement(text, kind, quote) && (kind != afterPassword || toldSo(before[1], text, quote) || is && bothCases(text)) || kind == afterPassword && strings.HasSuffix(before[1], ":") && (leet(text) || wordsAndNumber(text) && bothCases(text)) {
				sc.replace(v.lo, v.hi)
				return true
			}
		}
		is = is || isWordOf(before[1], " is it's was ist est es è é ")
		before[0], before[1] = before[1], strings.Trim(s[lo:next], " \t")
		lo = next
	}
	return false
}

// toldSo reports whether text, which has the looks of a password, is one behind the word before: any
// where that says so, and what can hardly be anything else behind others.
func toldSo(before, text string, quote byte) bool {
	if isWordOf(strings.Trim(before, ":"), " it's its it’s that's c'est c’est lautet lauten ist is was é è ") && before != "is:" {
		return true
	}
	if strings.HasSuffix(before, ":") {
		return leet(text) || wordsAndNumber(text) && bothCases(text)
	}
	if strings.EqualFold(before, "as") && wordsAndNumber(text) {
		return quote != 0
	}
	return bothCases(text) || quote != 0
}

// introducers stand before a secret that a sentence is about, in the languages of contextWords.
var introducers = newWordSet("is was are were be been as with using use used uses type typed types enter entered enters tried try set it's its it’s that's so literally exactly still always actually now new old namely just like " +
	"ist war sind lautet lautete jetzt nun noch immer übrigens auf mit est était c'est c’est maintenant avec es era ahora con é era agora com è adesso ora nieuwe nu met är nu med er jest teraz je ny z")

// introduces reports whether the word before says that the next is a secret of the kind, and the
// one before that not that it is something else. A colon does for a long token.
func introduces(first, before string, kind contextKind, long bool) bool {
	colon := strings.HasSuffix(before, ":")
	word := strings.ToLower(strings.Trim(before, "\"'(*_,:"))
	subject := strings.ToLower(strings.Trim(first, "\"'(*_,:"))
	if colon {
		subject = word
	}
	if isWordOf(subject, " user username account login host server database version build release branch commit ticket issue id name benutzer nutzer konto utente usuario utilisateur nom email mail role region port url path file ssid network room site city status code reason error result state type event device workstation time date ") {
		return false
	}
	if word == "type" && subject == "of" {
		return false
	}
	if kind == afterPassword {
		return colon || introducers.has(word) || isWordOf(word, " para a zu ") && isWordOf(subject, " mudou mudado alterada cambió cambiado cambiada changé ")
	}
	if colon && long && kind == afterToken && !isWordOf(word, " id sha commit digest hash trace request correlation fingerprint checksum image etag revision version ") {
		return true
	}
	if kind == afterDigits && isWordOf(word, " entered typed ") {
		return true
	}
	return isWordOf(word, " it's its it’s now c'est c’est lautet mistake new old ") && (colon || word != "new" && word != "old") || isWordOf(word, " is was ") && isWordOf(subject, " one it now new old ")
}

// restatement reports whether text, which is said to be the one, looks like a secret of the
// kind.
func (sc *scanner) restatement(text string, kind contextKind, quote byte) bool {
	switch kind {
	case afterDigits:
		text = strings.TrimRight(strings.ReplaceAll(text, " ", ""), "#")
		return isNumber(text) && len(text) >= 4 && len(text) <= 8 && !year(text)
	case afterPassword:
		return len(text) >= 8 && len(text) <= 40 && (bothCases(text) && digitsIn(text) > 0 && !strings.HasPrefix(text, "0x") && setOf(strings.Trim(text, "!&+#$*%"), setDot) || madeUp(text) || quote != 0 && digitsIn(text) > 0 && setOf(text, setDot) || wordsAndNumber(text)) && !versionLike(text) && !coded(text) && !numberedProduct(text) && sc.stated(text, kind, quote)
	}
	return len(text) >= 16 && randomLooking(text) && !strings.HasPrefix(text, "AKIA") && !strings.HasPrefix(text, "ASIA") && !isUUID(text) && !(len(text) == 40 && isHexRun(text)) && sc.stated(text, afterToken, quote)
}

func bothCases(text string) bool {
	return strings.ToLower(text) != text && strings.ToUpper(text) != text
}

// numberedProduct reports whether text is a name with a version, as of systems and programs:
// Windows11, PostgreSQL16, Ubuntu-22.04.
func numberedProduct(text string) bool {
	name := text[:max(0, strings.IndexAny(text, "0123456789.-"))]
	return isWordOf(name, " base windows postgresql mysql mariadb python firefox chrome android ubuntu debian centos fedora server office exchange java node angular react django rails spring kubernetes elasticsearch redis mongodb oauth openid sha utf iphone galaxy pixel macbook thinkpad version release build ")
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
		case c == '!' || c == '$' || c == '^' || c == '~' || c == '&' && i > 2 && i+3 < len(text):
			inner = true
		case c == '#' || c == '*' || c == '%':
			inner = inner || i+1 < len(text) && !(isNumber(text[i+1:]) && letters(text[:i])) && !(c == '%' && (isDigit(text[i-1]) || i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])))
		case c != '-' && c != '_' && c != '.' && c != '?' && c < 0x80:
			return false
		}
	}
	if upper+lower < 3 || digits == 0 || upper == 0 && strings.IndexByte(text, '&') > 0 || strings.IndexByte(text, '#') > 0 && strings.IndexByte(text, '.') > 0 {
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
	words, said := 0, 0
	for word := range strings.FieldsFuncSeq(text[:cut], func(r rune) bool { return strings.ContainsRune("-._", r) }) {
		if len(word) < 2 || !letters(word) {
			return false
		}
		if words++; statusWords.has(word) {
			said++
		}
	}
	return words > 1 && 2*said < words
}

// answeredBelow replaces the last word of the next line if it looks like the password that
// somebody asks for in the line before, of which rest stands behind the word at end:
// bob: x.
func (sc *scanner) answeredBelow(end int, rest string) bool {
	s := sc.s
	if asks := strings.Trim(rest, " ?!.\r"); asks != "" && !isWordOf(strings.ToLower(asks), " please pls plz again for ") && !(strings.HasSuffix(strings.TrimRight(rest, " \r"), "?") && strings.Count(asks, " ") < 5) {
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

// codeAs replaces the number that stands before "as" and what the code is for that is named at i:
// SMS said 482913 as verification code.
func (sc *scanner) codeAs(i int) bool {
	from := max(sc.last, i-maxPairSpace)
	words := strings.Fields(sc.s[from:i])
	n := len(words)
	if n < 3 || words[n-2] != "as" || !isWordOf(words[n-1], " verification login security access confirmation authentication ") || len(words[n-3]) < 4 || len(words[n-3]) > 8 || !isNumber(words[n-3]) {
		return false
	}
	lo := from + strings.LastIndex(sc.s[from:i], words[n-3]+" as ")
	at := sc.i
	sc.replace(lo, lo+len(words[n-3]))
	sc.i = max(at, i)
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
const lockedPlaces = " door gate garage alarm safe building entrance keypad lobby office lock vault locker padlock lockbox elevator cabinet shed keysafe tür tor tresor alarmanlage haustür eingang schließfach porte portail coffre alarme puerta portón caja alarma porta cancello cassaforte deur poort kluis "

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
	if isWordOf(before, " with using use enter ") {
		for w := range strings.FieldsSeq(s[max(0, i-maxShape):i]) {
			place = place || wordIn(strings.Trim(w, ".,:;"), lockedPlaces)
		}
	}
	if !place && (end-i != len("combination") || len(words) == 0 || !isWordOf(words[0], " is is: was to ") && !isDigit(words[0][0])) {
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
		return len(text) >= 3 && len(text) <= 8 && (isNumber(text) || upperName(text) && digitsIn(text) > 2 && strings.IndexByte(text, '_') < 0)
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

// onTheBack replaces the security code of a card, which is told as the digits on its back, behind
// end.
func (sc *scanner) onTheBack(end int) bool {
	limit := min(len(sc.s), end+maxShape)
	around := strings.ToLower(sc.s[max(0, end-2*maxShape):limit])
	if !strings.Contains(around, "card") && !strings.Contains(around, "amex") && !strings.Contains(around, "visa") && !strings.Contains(around, "cv") {
		return false
	}
	for lo := end; lo < limit; {
		v, next := sc.plainEnds(lo, limit)
		if n := v.hi - v.lo; (n == 3 || n == 4) && isNumber(sc.s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			return true
		}
		lo = next
	}
	return false
}

// inBrackets replaces the password in the brackets at at, as firewalls log what was changed:
// passwd[x].
func (sc *scanner) inBrackets(at int) bool {
	s := sc.s
	n := strings.IndexByte(s[at:min(len(s), at+maxShape)], ']')
	if n < 6 || !madeUp(s[at+1:at+n]) && !sc.restatement(s[at+1:at+n], afterPassword, 0) {
		return false
	}
	sc.replace(at+1, at+n)
	return true
}

// setupKey replaces the key of an app for codes in the groups of four that people are to enter,
// behind the word at end: 2UX5 WJIM 6NEU QRY3.
func (sc *scanner) setupKey(end int, line string) bool {
	n := strings.Index(line, ": ")
	if n < 0 {
		return false
	}
	lo := end + n + len(": ")
	hi, groups := lo, 0
	for hi+4 <= len(sc.s) && strings.Trim(sc.s[hi:hi+4], "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == "" {
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
