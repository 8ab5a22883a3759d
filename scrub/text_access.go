package scrub

import "strings"

// Messages about how somebody gets in, which tell passwords in an order of their own: which login for
// the printer? warehouse2, then x.

// maxAccess is how far from a word about access they are looked for, in bytes.
const maxAccess = 300

// access reports whether a message in which w stands may be about how somebody gets in.
func (w *contextWord) access() bool {
	switch w.kind {
	case afterPassword, afterPass, afterLogin, aboutAccessTo:
		return true
	}
	return w.kind == toVerify && (w.text == "log" || w.text == "sign")
}

// access replaces the first word around s[i:end] that is hardly anything but a password.
func (sc *scanner) access(i, end int) bool {
	s := sc.s
	if (s[i]|0x20 == 'l' || s[i]|0x20 == 's') && end < len(s) && s[end] == ' ' && end-i < len("login") && !strings.HasPrefix(s[end:], " in") { // log in, log into
		return false
	}
	lo := max(sc.last, sc.accessTill, i-maxAccess/2)
	hi := min(len(s), end+maxAccess)
	for lo > sc.last && lo < hi && s[lo-1] > ' ' { // from the next word on
		lo++
	}
	if isWordOf(s[i:end], " unlock ") && sc.unlocks(end) {
		return true
	}
	if foreignKeys.has(s[i:end]) && sc.foreignKey(end) {
		return true
	}
	var before [2]string // the words before
	speaks := false      // the last of them is the first of its line
	for lo < hi {
		v, next := sc.plainEnds(lo, hi)
		if apart := v.lo > 0 && (isQuote(s[v.lo-1]) || s[v.lo-1] == '('); (v.hi <= i || v.lo >= end) && (next < hi || hi == len(s) || s[hi] <= ' ') && unmistakable(before, s[v.lo:v.hi], apart, speaks) {
			sc.replace(v.lo, v.hi)
			sc.i = max(sc.i, end)
			return true
		}
		sc.accessTill = max(sc.accessTill, lo-len(before[1])-len(before[0])-2)
		before[0], before[1] = before[1], strings.Trim(s[lo:next], " \t\r\n")
		speaks = v.lo > 0 && s[v.lo-1] == '\n'
		lo = next
	}
	return false
}

// unmistakable reports whether text behind the words of before, in a message about access, is a password.
// What stands apart from the sentence, in quotes or brackets, more likely is, and what somebody says of whom
// the name stands before it.
func unmistakable(before [2]string, text string, apart, speaks bool) bool {
	if len(text) < 8 || len(text) > 40 || technical(text) {
		return false
	}
	if madeUp(text) && strings.ToUpper(text) != text || leet(text) && strings.IndexByte(text, '.') < 0 || signJoined(text) {
		return true
	}
	word := strings.ToLower(strings.Trim(before[1], "\"'(*_,"))
	switch {
	case isWordOf(word, " is was ist es est ") && otherSubjects.has(before[0]), promptFor(text), isHexRun(strings.ReplaceAll(text, "-", "")) && !(apart && isNumber(text)):
		return false
	case isWordOf(word, " with try typed entered used it's was ") && wordNumber(text):
		return true
	case wordsAndNumber(text) && bothCases(text) && !upperInside(text):
		return apart || !isWordOf(word, " called named tenant build host server node room channel project level on at in from of the ")
	case strings.HasSuffix(word, ":") && digitsIn(text) > 1 && !otherSubjects.has(word[:len(word)-1]) && (speaks || isWordOf(word, " here: one: fine: it: new: old: server: ")), isWordOf(word, " try is it's was so fine got said says used use with to then typed entered tried put "):
		return passwordLike(text, apart) && bothCases(text) || isWordOf(word, " with then ") && plusJoined(text)
	case apart && (joinedAsPassword(text) || isNumber(text) && len(text) >= 16): // on a sticker
		return true
	case isWordOf(word, " and mit und avec et con y "):
		return plusJoined(text)
	}
	return word == "word" && strings.Count(text, "-") > 1 && namedWords(text)
}

// wordNumber reports whether text is one word and a number: hondacivic09.
func wordNumber(text string) bool {
	word := strings.TrimRight(text, "0123456789")
	return len(word) >= 6 && len(word) < len(text) && lettersOf(word) && !coded(text)
}

// promptFor reports whether text is what a server of mail asks with for a user or a password.
func promptFor(text string) bool {
	return strings.HasPrefix(text, "UGFzc3dvcmQ") || strings.HasPrefix(text, "VXNlcm5hbWU")
}

// unlocks replaces the code that the rest of a sentence says that something is unlocked with: with 482913.
func (sc *scanner) unlocks(end int) bool {
	for _, with := range [...]string{" with ", " using ", " it with ", " code "} {
		if !strings.HasPrefix(sc.s[end:], with) {
			continue
		}
		lo := end + len(with)
		v, _ := sc.plainEnds(lo, min(len(sc.s), lo+maxPairSpace))
		if n := v.hi - v.lo; v.lo == lo && n >= 4 && n <= 8 && isNumber(sc.s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}

// foreignKeys are words for keys, and for other things.
var foreignKeys = newWordSet("clave chave clé chiave schlüssel sleutel klucz")

// foreignKey replaces what looks generated behind such a word: la chiave API del negozio: x.
func (sc *scanner) foreignKey(end int) bool {
	line, _, _ := strings.Cut(sc.s[end:min(len(sc.s), end+maxNearby)], "\n")
	before := ""
	for v := range sc.plainWords(end, end+len(line)) {
		text := sc.s[v.lo:v.hi]
		if (strings.HasSuffix(before, ":") || isWordOf(before, " es é è ist is jest to est ")) && len(text) >= 20 && setOf(text, setPath) && randomLooking(text) && !isUUID(text) && sc.stated(text, afterToken, 0) {
			sc.replace(v.lo, v.hi)
			return true
		}
		before = sc.s[v.lo:min(len(sc.s), v.hi+1)]
		before = strings.TrimSpace(before)
	}
	return false
}

// slashed replaces the password of a user of any name, of whom the slash at i parts it: colin.marsh / x.
func (sc *scanner) slashed(i int) {
	s := sc.s
	if i < 3 || i+4 >= len(s) || s[i-1] != ' ' || s[i+1] != ' ' {
		return
	}
	lo := i - 1
	for lo > sc.last && i-lo < maxLabel && (isLowerAlnum(s[lo-1]) || strings.IndexByte("._-@+", s[lo-1]) >= 0) {
		lo--
	}
	user := s[lo : i-1]
	v, _ := sc.plainEnds(i+2, min(len(s), i+2+maxShape))
	text := s[v.lo:v.hi]
	if len(user) < 3 || lo > 0 && s[lo-1] > ' ' && !isQuote(s[lo-1]) && s[lo-1] != '(' || len(text) < 8 || len(text) > 40 || technical(text) || strings.HasPrefix(s[v.hi:], " / ") {
		return
	}
	first, last, named := strings.Cut(user, ".")
	named = named && len(first) > 0 && len(last) > 2 && letters(first+last) && !strings.ContainsAny(text, "_/")
	if madeUp(text) || leet(text) || signJoined(text) || named && passwordLike(text, false) {
		sc.replace(v.lo, v.hi)
	}
}

// signJoined reports whether text is two words with a capital that a sign joins which hardly joins
// anything: Sparrow!Volt.
func signJoined(text string) bool {
	at := strings.IndexAny(text, "!^*~$&")
	if at < 3 || at+4 > len(text) || !bothCases(text[:at]) || !bothCases(text[at+1:]) {
		return false
	}
	return letters(text[:at]) && letters(strings.TrimRight(text[at+1:], "0123456789"))
}

// plusJoined reports whether text is words and a number that a plus joins: Moss+Lichen21.
func plusJoined(text string) bool {
	first, last, ok := strings.Cut(text, "+")
	words := strings.TrimRight(last, "0123456789")
	return ok && len(first) > 2 && len(words) > 2 && len(words) < len(last) && letters(first) && letters(words) && bothCases(text) && !isWordOf(first, " ctrl shift alt cmd command option super meta ")
}

// namedWords reports whether text is words with a capital that hyphens join: Kestrel-Nine-Oaks.
func namedWords(text string) bool {
	for word := range strings.SplitSeq(text, "-") {
		if len(word) < 2 || !letters(word) || isLower(word[0]) || strings.ToLower(word[1:]) != word[1:] {
			return false
		}
	}
	return true
}

// technical reports whether text is the name of a machine or a document, or holds an abbreviation with a
// number in it.
func technical(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("-_.+/", r) }) {
		if infrastructure.has(strings.TrimRight(word, "0123456789")) {
			return true
		}
	}
	return holdsOneOf(text, "k8s", "i18n", "l10n", "a11y", "e2e", "p2p", "b2b", "chap", "log4", "neo4", "ec2", "oauth2", "pbkdf2", "argon2", "sha1", "sha2", "sha5", "utf8", "base32", "base64", "x509", "http2", "ipv4", "ipv6", "1password", "3scale")
}

// infrastructure are words in the names of machines and documents.
var infrastructure = newWordSet("server srv db database prod production stage staging dev test host node web app api gateway gw runbook main primary secondary replica standby front frontend backend " +
	"cluster build release page report dashboard settings room floor router switch printer vm vpn proxy cache queue wiki ops portal jumpbox bastion worker runner agent broker storage backup lab kiosk tablet")
