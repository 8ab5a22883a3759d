package scrub

import "strings"

// Documents of persons, named beside their number: {"documentType": "PASSPORT", "number": "C03005988"}.

// identityDocuments are written without what parts their words.
var identityDocuments = func() map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(`passport nationalid nationalidcard nationalidentity nationalidentitycard idcard identitycard identificationcard idnumber personalid personalnumber
		driverslicense driverslicence driverlicense driverlicence drivinglicense drivinglicence residencepermit residencecard socialsecurity socialsecuritynumber ssn taxid taxidentification
		nie dni nif nir nss insz kvnr nhs nhsnumber clabe iban socialinsurancenumber medicarembi mbi cedula passeport reisepass pasaporte passaporto paspoort passi pasaport permisdeconduire permisconduire
		ussin usssn tckimlik tckimlikno ahvnummer henkilotunnus voter steueridnr cpf curp rut aadhaar aadhar voterid voteridcard bsn pesel personnummer codicefiscale steuerid passportnumber nationalidnumber`) {
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
		return len(s) >= 5 && len(s) <= maxPairSpace*2 && digitsIn(s) > 3 && !isDate(s) && only(s, " -./", isAlnum) && (strings.IndexByte(s, ' ') < 0 || strings.ToUpper(s) == s)
	}
	n, ok := numberOf(v)
	return ok && n >= 1e7
}
