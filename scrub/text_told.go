package scrub

import "strings"

// What sentences say of passwords besides what they are.

// changedBefore reports whether one of the three words before the name that ends at end
// says that the secret is changed: reset password for ann to x.
func (sc *scanner) changedBefore(end int) bool {
	before := sc.s[max(0, end-maxShape):end]
	before = before[strings.LastIndexAny(before, "\n:;.,")+1:]
	words := strings.Fields(before)
	if len(words) > 0 {
		words = words[:len(words)-1]
	}
	for _, w := range words[max(0, len(words)-3):] {
		if changes.has(w) || isWordOf(w, " resets sets changes change resetting setting changing rotate update updates updating ") {
			return true
		}
	}
	return false
}

// had are the words of who has a secret, and of what is wrong with its value.
var had = newWordSet(" tried attempted used entered given supplied received provided presented submitted sent typed pasted got short long weak " +
	"loaded fetched read retrieved resolved obtained decoded decrypted leaked exposed compromised copied stolen taken cracked brute-forced guessed recovered found extracted dumped ")

// saysHad reports whether a sentence that goes on with the name of a secret begins with
// such a word.
func saysHad(s string) bool {
	s = s[strings.LastIndexAny(s, "\n:;.")+1:]
	for w := range strings.FieldsSeq(s) {
		if had.has(w) {
			return true
		}
	}
	return false
}

// englishName reports whether before ends in an English word for a password. Of other
// languages it is not known what their words say.
func englishName(before string) bool {
	return isWordOf(before[strings.LastIndexAny(before, " \n\"'([-_.:")+1:], " password passwd passphrase phrase passcode pwd psk pw word ")
}

// conditions are words that say how a password is.
var conditions = newWordSet(" still currently insecure unsafe safe secure secret public private plaintext plain default random unique simple trivial complex common gone part identical similar equal same different " +
	"longer shorter short long stronger weaker read write fine good old new case alphanumeric numeric user per ascii sensitive easy hard guessable obvious local global static dynamic like here back " +
	"done complete prompt abort skip cancel sorry email sms link hello test manual automatic optional okay " +
	"right active inactive stale fresh known ready garbage yours mine lost incomplete legacy bogus english german nonsense trash crap weird silly wanted " +
	"available important compulsory unreadable reusable someone something everything nothing anything about under over into out used ")

// toldWord reports whether the plain word c, which a sentence says that a password is, can
// be the password: the password is sunshine. It cannot if the sentence goes on with it.
func (sc *scanner) toldWord(c value) bool {
	s := sc.s
	text := s[c.lo:c.hi]
	if !plainWord(text) || len(text) < 4 || messageWord(text) || statusWords.has(text) || conditions.has(text) {
		return false
	}
	if c.hi == len(s) || s[c.hi] != ' ' {
		return true
	}
	next := c.hi + 1
	hi := next
	for hi < len(s) && isAlpha(s[hi]) {
		hi++
	}
	return hi == next || isWordOf(s[next:hi], " and but for so please since until on now - ")
}

// toldPhrase reports whether words, which a sentence says that a passphrase is, can be one.
func toldPhrase(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	starts := isWordOf(first, " the a an my our your correct never always last open ") || !statusWords.has(first) && !messageWord(first)
	return starts && statusCount(words)*3 <= strings.Count(words, " ")+1 && !strings.Contains(words, "phrase")
}

// goesOn are the words between the name of a secret and what is said of it.
var goesOn = newWordSet("for of from on in at ending has had will been be should must too check comparison i you we he she they which that no longer header cookie field parameter introspection validation verification lookup left remains für pour para per för von de du des del dell della dello do da dos das der dem am im zum zur vom beim fürs für til till na voor van het op dla pro på fra från")

// newOrOld are words of other languages for which of its secrets somebody is told.
var newOrOld = newWordSet(" temporal provisional provisoria provisorio provvisoria provvisorio provisoire temporaire provisória provisório temporária temporário nueva nuevo nova novo nouveau nouvelle nuova nuovo " +
	"inicial iniziale initial initiale actual actuelle attuale aktuelle aktuellt temporäre temporäres vorläufige vorläufiges neues neue nieuwe tijdelijk tijdelijke nytt tillfälligt midlertidig tymczasowe nowe ")

// changes are what can be done to a secret that is told then.
var changes = newWordSet(" set reset changed updated rotated switched replaced regenerated generated created assigned issued renewed resolved resolves overridden overwritten expanded defaulted defaults ")
