package scrub

import "strings"

// Documents of persons, named beside their number: {"documentType": "PASSPORT", "number": "C03005988"}.

// identityDocuments are written without what parts their words.
var identityDocuments = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(`passport nationalid nationalidcard nationalidentity nationalidentitycard idcard identitycard identificationcard idnumber personalid personalnumber
		driverslicense driverslicence driverlicense driverlicence drivinglicense drivinglicence drivers residencepermit residencecard socialsecurity socialsecuritynumber ssn taxid taxidentification
		nie dni nif nir nss insz kvnr nhs nhsnumber clabe iban sin socialinsurancenumber medicarembi mbi cedula passeport reisepass pasaporte passaporto permisdeconduire permisconduire
		ussin usssn tckimlik tckimlikno ahvnummer henkilotunnus voter steueridnr steuerid visa cpf curp rut aadhaar aadhar voterid voteridcard bsn pesel personnummer codicefiscale steuerid passportnumber nationalidnumber`) {
		m[name] = true
	}
	return m
}()

// identityDocument reports whether name is that of such a document: drivers_license, National ID.
func identityDocument(name string) bool {
	var buf [maxListWord]byte
	b := buf[:0]
	for i := range len(name) {
		switch c := name[i]; {
		case c == '_' || c == '-' || c == ' ' || c == '\'':
		case !isAlpha(c) || len(b) == len(buf):
			return false
		default:
			b = append(b, c|0x20)
		}
	}
	return identityDocuments[string(b)]
}

// documentNumber reports whether v looks like the number of one.
func documentNumber(v any) bool {
	if s, ok := textOf(v); ok {
		return len(s) >= 5 && len(s) <= maxLabel && strings.ContainsAny(s, "0123456789") && !isDate(s)
	}
	n, ok := numberOf(v)
	return ok && n >= 1e4
}

// questions are names of questions.
const questions = " question q pregunta frage prompt "

// knowsAnswer reports whether question is one that services ask to know somebody by: What was the name
// of your first school?
func knowsAnswer(question string) bool {
	if containsFold(question, "maiden name") {
		return true
	}
	if !containsFold(question, "your") && !strings.HasSuffix(question, "?") {
		return false
	}
	for _, word := range [...]string{"pet", "maiden", "school", "mother", "father", "grandmother", "childhood", "teacher", "parent", "hometown", "favorite", "favourite", "born", "grow up", "grew up", "first car", "first job", "nickname", "best friend", "honeymoon"} {
		if containsFold(question, word) {
			return true
		}
	}
	return false
}

// looksEntered reports whether v looks like what somebody enters: one word with a digit or a sign in it.
func looksEntered(v any) bool {
	s, ok := textOf(v)
	if !ok {
		n, ok := numberOf(v)
		return ok && n >= minPin
	}
	return len(s) > 2 && len(s) <= maxLabel && strings.IndexByte(s, ' ') < 0 && !plainParts(s) && !isDate(s) && !isClock(s) && !strings.Contains(s, "://") && s[0] != '/' && !placeholder(s)
}

// asksForSecret reports whether label, as people read it, ends in the name of a secret: Enter your
// current PIN, root@db-02's password:
func asksForSecret(s *Scrubber, label string) bool {
	label = strings.TrimRight(label, " :?*.\"'")
	for n, at := 0, len(label); n < 3 && at > 0; n++ {
		at = strings.LastIndexByte(label[:at], ' ')
		if s.keys.sensitive(label[at+1:]) {
			return true
		}
	}
	return false
}
