package scrub

import "strings"

// Codes of doors, alarms and safes behind a word for a code: the code to the back door is 4471.

// lockedPlaces are places that open by a code.
const lockedPlaces = " door gate garage alarm safe building entrance keypad lobby office lock vault locker padlock lockbox elevator " +
	"cabinet shed keysafe keybox box panel barrier turnstile tür tor tresor alarmanlage haustür eingang schließfach " +
	"porte portail coffre alarme caja alarma cancello cassaforte deur poort kluis "

// foreignPlaces are more of other languages, behind which the code must be said to be one, since they are
// words for ports, gateways and portals, too.
const foreignPlaces = " puerta portón porta schließanlage portillon entrée accès immeuble bâtiment cave portone portão voordeur garagedeur porten dörren dörr " +
	"grinden garaget larmet kassaskåpet døren bramy drzwi furtki domofonu garażu sejfu "

// doorCodes are words of other languages for the code of a place.
const doorCodes = " türcode torcode haustürcode tresorcode safecode alarmcode garagencode schließfachcode eingangscode digicode " +
	"portkod portkoden dörrkod larmkod larmkoden dørkode dørkoden alarmkode deurcode poortcode kluiscode "

// accessCode replaces the code that opens a place, which is said to be one by the words before
// or behind its name s[i:end]: the code to the back door is 4471.
func (sc *scanner) accessCode(i, end int, line string) bool {
	s := sc.s
	before := endWord(s[max(0, i-24):i], " \n(\"'")
	if wordIn(before, otherCodes) || isWordOf(before, " post dial reason event event's ") {
		return false
	}
	foreign := wordIn(s[i:end], doorCodes)
	place := wordIn(before, lockedPlaces) || foreign
	foreign = foreign && !strings.EqualFold(s[i:end], "digicode") // is of doors only
	words := strings.Fields(strings.TrimPrefix(line, "'s"))
	if !place && len(words) > 0 && strings.HasPrefix(words[0], "d'") {
		foreign = wordIn(words[0][2:], foreignPlaces)
		place = foreign
	}
	if !place && len(words) > 0 && isWordOf(words[0], " to for of vom für zum zur fürs de du della del dello alla al per pour para da do van voor til till för od na ") {
		for _, w := range words[1:min(len(words), 5)] {
			if n := strings.IndexByte(w, '\''); n == 1 { // d'entrée
				w = w[2:]
			}
			w = strings.Trim(w, ".,:;")
			foreign = foreign || wordIn(w, foreignPlaces)
			place = place || foreign || wordIn(w, lockedPlaces)
		}
	}
	if foreign && holdsOneOf(line, "tcp", "udp", "http", "server", "programme", "enlace") {
		return false
	}
	if isWordOf(before, " with using use enter ") {
		for w := range strings.FieldsSeq(s[max(0, i-maxShape):i]) {
			place = place || wordIn(strings.Trim(w, ".,:;"), lockedPlaces)
		}
	}
	if around := s[max(0, i-maxShape/2):i]; !place && len(words) > 0 && strings.HasSuffix(around, ", ") && dialCode(strings.Trim(words[0], ".,;!")) && !holdsOneOf(around, "error", "fault", "fail", "status", "alarm", "event") {
		for w := range strings.FieldsSeq(around) {
			place = place || isWordOf(strings.Trim(w, ".,:;"), " door gate garage lockbox keybox locker padlock entrance lobby ")
		}
	}
	if sc.spelled(end, line, place) {
		return true
	}
	if !place && strings.HasPrefix(line, " ") && len(words) > 1 && holdsOneOf(line, " to get in", " to get out") {
		return sc.enteredAt(end, line)
	}
	if !place && (end-i != len("combination") || len(words) == 0 || !isWordOf(words[0], " is is: was to ") && !isDigit(words[0][0])) {
		return false
	}
	n, said := 0, false
	for v := range sc.plainWords(end, end+len(line)) {
		if n++; n > 8 {
			break
		}
		text := strings.TrimRight(s[v.lo:v.hi], "#")
		told := said
		said = said && wordIn(s[i:end], doorCodes) || isWordOf(text, " is ist est es è é är er to jest c'est lautet sei jetzt nu now désormais maintenant ") || v.hi < len(s) && s[v.hi] == ':'
		if !dialCode(text) || !place && strings.IndexByte(text, '-') < 0 {
			continue
		}
		if foreign && (!told || isWordOf(text, " 8080 8443 8000 8888 3306 5432 6379 ")) {
			return false
		}
		if n == 1 && len(words) > 1 && isWordOf(words[1], " of attempts tries failed events times retries users ") {
			return false
		}
		sc.gateBefore(i)
		sc.replace(v.lo, v.hi)
		sc.codeAfter(v.hi, text)
		return true
	}
	return false
}

// codeAfter replaces the number that the code which ends at at was changed to in the same sentence: left it
// at 2580, changed that to 7714.
func (sc *scanner) codeAfter(at int, was string) {
	rest, _, _ := strings.Cut(sc.s[at:min(len(sc.s), at+maxShape)], "\n")
	lo, is := -1, isNumber
	switch n, changed := strings.Index(rest, "ew: "), strings.Index(rest, "changed "); {
	case n >= 0 && n < 8: // old and new
		lo, is = n+len("ew: "), dialCode
	case strings.HasPrefix(rest, " to "): // changes from 1180 to 6634
		lo = len(" to ")
	case changed >= 0:
		if to := strings.Index(rest[changed:], " to "); to >= 0 && to <= len("changed them all to ") {
			lo = changed + to + len(" to ")
		}
	}
	if lo < 0 {
		return
	}
	v, _ := sc.plainEnds(at+lo, at+len(rest))
	if text := sc.s[v.lo:v.hi]; len(text) == len(was) && is(text) {
		sc.replace(v.lo, v.hi)
	}
}

// enteredAt replaces the code that the line behind the word at end says what it is, and others that end
// in the sign of a keypad: code is 118 903 if you need to get in, code to get out is 2468# and for the gate 1357#.
func (sc *scanner) enteredAt(end int, line string) bool {
	found, before := false, ""
	for v := range sc.plainWords(end, end+len(line)) {
		if v.lo < sc.last { // in a group
			continue
		}
		v = sc.unquoted(v)
		hi := sc.grouped(v.lo, v.hi)
		text := strings.TrimRight(ungrouped(sc.s[v.lo:hi]), "#")
		keypad := hi < len(sc.s) && sc.s[hi] == '#' || strings.HasSuffix(sc.s[v.lo:hi], "#")
		if code := len(text) >= 4 && len(text) <= 8 && isNumber(text); code && (isWordOf(before, " is it's use ") && !year(text) || keypad) {
			sc.replace(v.lo, hi)
			found = true
		}
		before = sc.s[v.lo:v.hi]
	}
	return found
}

// digitNames are the digits as people say them.
const digitNames = " zero oh one two three four five six seven eight nine double "

// spelled replaces the code in the line behind the word at end that is told digit by digit: is four eight
// one seven.
func (sc *scanner) spelled(end int, line string, place bool) bool {
	lo, hi, n := 0, 0, 0
	before := ""
	for v := range sc.plainWords(end, end+len(line)) {
		word := sc.s[v.lo:v.hi]
		told := isWordOf(before, " is was press enter dial ") || strings.HasSuffix(before, ":")
		before = strings.TrimSpace(sc.s[v.lo:min(len(sc.s), v.hi+1)])
		if n == 0 && !told || !isWordOf(word, digitNames) {
			if n >= 3 {
				break
			}
			n = 0
			continue
		}
		if n++; n == 1 {
			lo = v.lo
		}
		if hi = v.hi; before != word { // another clause
			break
		}
	}
	if n < 3 || n < 4 && !place {
		return false
	}
	sc.replace(lo, hi)
	if again := strings.Index(sc.s[hi:min(len(sc.s), hi+maxShape)], sc.s[lo:hi]); again > 0 { // that's four eight one seven
		sc.replace(hi+again, hi+again+hi-lo)
	}
	return true
}

// dialCode reports whether text is a number of three to eight digits, or groups of one or two
// as dials have them: 4471, 12-34-56.
func dialCode(text string) bool {
	if strings.IndexByte(text, '-') < 0 {
		return len(text) >= 3 && len(text) <= 8 && (isNumber(text) || setOf(text, setUpper) && digitsIn(text) > 2 && strings.IndexByte(text, '_') < 0)
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
