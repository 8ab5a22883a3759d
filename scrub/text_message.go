package scrub

import "strings"

// What programs say about a secret to those who read it, which is no secret: "must be at
// least 8 characters".

// statusWords are the words that follow a secret's name in messages about it.
var statusWords = newWordSet(" a an the is was are were be been must may can cannot can't should shall will would could has have had does do did not no yes y n " +
	"true false null nil none undefined empty blank missing invalid valid wrong incorrect correct bad expired expires revoked required optional " +
	"unknown unexpected unsupported unset set ok okay works fails broken failed failure fail success successful denied granted accepted rejected enabled disabled " +
	"too at least only already always never last now please expected got want error mismatch mismatched malformed changed updated reset sent found " +
	"for of in on via with to from by and or if when while after before this that it its there your their our my " +
	"unauthorized forbidden closed open opened refused timeout off unchanged hidden redacted masked filtered removed omitted absent present deleted filled " +
	"given used entered needed stored saved cached copied printed shown displayed see ask refer md5 sha1 sha256 sha512 bcrypt argon2 argon2id scrypt pbkdf2 scram-sha-256 option options flag flags argument arguments parameter parameters switch instead " +
	"scheme totp hotp webauthn fido2 u2f using provided supplied string number integer int bool boolean object array text bytes required_with cannot_be_blank contains exceeds who whose anyone somebody nobody something field succeeded completed ")

// statusCount returns how many words of text are words of messages.
func statusCount(text string) (n int) {
	for w := range strings.FieldsSeq(text) {
		if statusWords.has(strings.Trim(w, ".,:;!?")) {
			n++
		}
	}
	return n
}

// message reports whether text is what a program says about a secret that it
// did not accept: "must be at least 8 characters".
func message(text string) bool {
	if strings.IndexByte(text, ' ') < 0 {
		return false
	}
	if sentence(text) {
		return true
	}
	words, told := 0, false
	for w := range strings.FieldsSeq(text) {
		w = strings.Trim(w, ".,:;!()")
		if !plainWord(w) && !(isNumber(w) && len(w) < 4) {
			return false
		}
		words++
		told = told || isWordOf(w, " required must cannot can't invalid characters blank incorrect expired ")
	}
	told = told || strings.Contains(text, "too short") || strings.Contains(text, "too long") || strings.Contains(text, "at least") || strings.Contains(text, "not match") || strings.Contains(text, "n't match")
	return words > 2 && told || words == 2 && (strings.HasSuffix(text, " required") || strings.HasSuffix(text, "too short") || strings.HasSuffix(text, "blank"))
}

// demand reports whether text begins as what a program wants of a value does, and goes on
// so: expected object, got string.
func demand(text string) bool {
	first, _, ok := strings.Cut(text, " ")
	return ok && len(text) <= maxKept && isWordOf(first, " must should expected required invalid missing cannot can't ") && statusCount(text) > 2
}

// sentence reports whether text is one, in any language that uses Latin letters: it begins
// with a capital, ends with a full stop, and has four words and more, of which one is about
// secrets if there are fewer than nine. Passphrases are shorter, and speak of other things.
func sentence(text string) bool {
	n := len(text)
	if n < 16 || n > maxKept || !upperFirst(text) || strings.IndexByte(".!?", text[n-1]) < 0 || strings.Count(text, " ") < 3 {
		return false
	}
	for w := range strings.FieldsSeq(text[:n-1]) {
		if isNumber(w) && len(w) < minPinDigits {
			continue
		}
		for i := range len(w) {
			if c := w[i]; !isAlpha(c) && c < 0x80 && strings.IndexByte("'-,:;()", c) < 0 && !(c == '.' && i == len(w)-1) {
				return false
			}
		}
	}
	return strings.Count(text, " ") > 7 || aboutSecrets(text)
}

// aboutSecrets reports whether a text has a word for a secret, in one of the languages that
// programs speak to people most.
func aboutSecrets(text string) bool {
	text = strings.ToLower(text)
	for _, word := range [...]string{"passw", "passphrase", "passcode", "token", "session", " code", "mot de passe", "contrase", "clave", "senha", "wachtwoord", "kennwort", "hasło", "parola", "heslo", "lösenord", "salasana", "adgangskode", "sitzung"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// messages reports whether text is a list of nothing but messages, as forms are
// answered: ["can't be blank", "is too short (minimum is 8 characters)"].
func messages(text string) bool {
	if len(text) < 3 || text[0] != '[' {
		return false
	}
	if strings.HasPrefix(text, "[ErrorDetail(string='") || strings.HasPrefix(text, `[ErrorDetail(string="`) { // of Django's REST framework
		return true
	}
	n := 0
	for i, part := range strings.Split(text, text[1:2]) { // in quotes, and what is between
		if i%2 == 1 {
			if n++; !said(part) {
				return false
			}
		}
	}
	return n > 0 && isQuote(text[1])
}

// complaint reports whether text is what a program says about a field, in an
// object: {"message":"too weak"}.
func complaint(text string) bool {
	if len(text) < 5 || text[0] != '{' || !isQuote(text[1]) || len(text) > maxKept {
		return false
	}
	told := false
	for i, part := range strings.Split(text, text[1:2]) {
		switch {
		case i%4 == 1:
			if !isWordOf(part, " message msg error errors code rule kind reason detail description type path key validator name ") {
				return false
			}
			told = told || part == "message" || part == "msg" || part == "error" || part == "reason"
		case i%4 == 3 && !(strings.IndexByte(part, ' ') > 0 || plainParts(part)):
			return false
		}
	}
	return told
}

// label reports whether a name is that of a text which people are shown:
// label_pin, error.password.
func label(key string) bool {
	n := strings.IndexAny(key, "_.-")
	if last := strings.LastIndexByte(key, '.'); last > n && isWordOf(key[last+1:], " label hint placeholder tooltip title caption help description ") { // of a translation: login.password.hint
		return true
	}
	return n > 0 && isWordOf(key[:n], " label lbl placeholder hint tooltip title caption msg message error errors text ")
}
