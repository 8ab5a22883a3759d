package scrub

import "strings"

// What in a message about access is hardly anything but a password.

// A place is where a word stands in such a message.
type place struct {
	first, before string // the two words before it
	named         bool   // a word for a password is near
	apart         bool   // it is in quotes or brackets
	speaks        bool   // the word before it is the first of its line, as that of who speaks
}

const (
	// tellers are words before a password that somebody tells.
	tellers = " try is it's was so fine got said says used use with to then typed entered tried put "
	// openers are those of them behind which a word and a number are enough.
	openers = " with try tried type typed entered used it's was "
	// joiners stand between a user and a password.
	joiners = " and mit und avec et con y "
	// answerers are what somebody says before the answer.
	answerers = " here: one: fine: it: new: old: server: "
)

// tells reports whether text, which stands at p, is a password.
func (p place) tells(text string) bool {
	if n := len(text); n > 5 && n < 8 && p.named && strings.HasSuffix(p.before, ":") && digitInside(text) && bothCases(text) && digitsIn(text) > 1 && !technical(text) { // the deck: 7Yhq2b
		return !otherSubjects.has(strings.TrimSuffix(p.before, ":"))
	}
	if len(text) < 8 || len(text) > 40 || technical(text) {
		return false
	}
	if madeUp(text) && strings.ToUpper(text) != text || leet(text) && strings.IndexByte(text, '.') < 0 || signJoined(text) {
		return true
	}
	word := strings.ToLower(strings.Trim(p.before, "\"'(*_,"))
	sticker := p.apart && isNumber(text) && len(text) >= 16
	if isWordOf(word, " is was ist es est ") && otherSubjects.has(p.first) || promptFor(text) || !sticker && isHexRun(strings.ReplaceAll(text, "-", "")) {
		return false
	}
	subject, colon := strings.CutSuffix(word, ":")
	switch {
	case word == "is" && strings.Count(text, "-") > 2 && wordPhrase(text):
		return true
	case p.named && word == "it's" && len(text) < 13 && setOf(text, setUpper) && digitInside(text) && digitsIn(text) > 1: // as printed on a sticker
		return true
	case (isWordOf(word, openers) || p.named && colon && !otherSubjects.has(subject) && !measured.has(subject)) && wordNumber(text):
		return true
	case wordsAndNumber(text) && bothCases(text) && !upperInside(text):
		return p.speaks || p.apart && p.named || isWordOf(word, joiners) || colon && !otherSubjects.has(subject) ||
			isWordOf(word, tellers) && (p.named || word != "to" && word != "with" && word != "use" || p.set())
	case word == "type" && p.first == "it" && strings.Count(text, "-") > 1 && digitsIn(text) > 1 && only(text, "-", isAlnum) && !isUUID(text):
		return true
	case word == "type" && p.first != "of" && p.named && strings.IndexByte(text, '_') > 0 && mixed(text):
		return true
	case isWordOf(word, tellers) && (word != "to" || p.named || p.set()), colon && digitsIn(text) > 1 && !otherSubjects.has(subject) && (p.speaks || isWordOf(word, answerers)):
		return passwordLike(text, p.apart) && bothCases(text) || isWordOf(word, " with then ") && plusJoined(text)
	case isWordOf(word, joiners):
		return plusJoined(text)
	case p.apart:
		return sticker || joinedAsPassword(text) || p.named && lowerUpper(text)
	}
	return word == "word" && strings.Count(text, "-") > 1 && namedWords(text)
}

// set reports whether the word before the last says that something is changed: set to, reset it to.
func (p place) set() bool { return isWordOf(p.first, " set reset changed it them to ") }

// wordNumber reports whether text is one word and a number: hondacivic09.
func wordNumber(text string) bool {
	word := strings.TrimRight(text, "0123456789")
	return len(word) >= 6 && len(word) < len(text) && lettersOf(word) && !coded(text)
}

// promptFor reports whether text is what a server of mail asks with for a user or a password.
func promptFor(text string) bool {
	return strings.HasPrefix(text, "UGFzc3dvcmQ") || strings.HasPrefix(text, "VXNlcm5hbWU")
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

// lowerUpper reports whether text is a word in small letters and one with a capital: toor-Kestrel. Those
// that begin with pre, non and the like are in every sentence.
func lowerUpper(text string) bool {
	first, last, ok := strings.Cut(text, "-")
	return ok && len(first) > 3 && len(last) > 3 && letters(first) && letters(last) && strings.ToLower(first) == first && upperFirst(last) && bothCases(last) &&
		!isWordOf(first, " anti post cross multi trans semi self inter intra super ultra micro mini over under ")
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
	return holdsOneOf(text, "k8s", "i18n", "l10n", "a11y", "e2e", "p2p", "b2b", "chap", "log4", "neo4", "ec2", "oauth2", "pbkdf2", "argon2", "sha1", "sha2", "sha5", "utf8", "base32", "base64", "x509", "http2", "ipv4", "ipv6", "1password", "3scale", "0x", "tls", "rsa", "pkcs", "aes", "error", "exception", "http")
}

// infrastructure are words in the names of machines and documents.
var infrastructure = newWordSet("server srv db database prod production stage staging dev test host node web app api gateway gw runbook main primary secondary replica standby front frontend backend " +
	"cluster build release page report dashboard settings room floor router switch printer vm vpn proxy cache queue wiki ops portal jumpbox bastion worker runner agent broker storage backup lab kiosk tablet")
