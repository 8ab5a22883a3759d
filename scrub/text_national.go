package scrub

import "strings"

// nationalPhrases are the words that a name of several words for a national number
// ends in after its first.
var nationalPhrases = [...]string{" id number", " id", " identification number", " number", " no.", " nr.", " nr", "-id", " insurance number", " sociale"}

// nationalNames are names of numbers that a state gives to persons. Those in
// capitals are words otherwise.
var nationalNames = [...]string{
	"tax", "tin", "steuernummer", "steuer", "steueridentifikationsnummer", "sozialversicherungsnummer", "personalausweisnummer", "ausweisnummer", "reisepassnummer", "nif", "nie", "dni", "cpf",
	"fiscale", "codicefiscale", "nino", "bsn", "pesel", "personnummer", "fødselsnummer", "sociale", "aadhaar", "curp", "ppsn", "ahv", "ein", "henkilötunnus", "national", "passport",
	"license", "licence", "ni number", "ni no",
}

// passenger replaces the number of the document of a passenger, as airlines send it: DOCS HK1/P/CHE/x/CHE/.
func (sc *scanner) passenger(end int) bool {
	parts := strings.SplitN(sc.s[end:min(len(sc.s), end+maxShape)], "/", 5)
	if len(parts) < 5 || len(parts[1]) != 1 || len(parts[2]) < 2 || len(parts[2]) > 3 || !upperName(parts[2]) || !setOf(parts[3], setUpper) || digitsIn(parts[3]) < 4 {
		return false
	}
	lo := end + len(parts[0]) + len(parts[1]) + len(parts[2]) + 3
	sc.replace(lo, lo+len(parts[3]))
	return true
}

// national replaces the number of a person after the name of it at s[i:end]: PESEL
// 44051401359, tax id 12-3456789.
func (sc *scanner) national(i, end int) bool {
	s := sc.s
	name := s[i:end]
	switch {
	case strings.EqualFold(name, "tax") || strings.EqualFold(name, "steuer") || strings.EqualFold(name, "national"):
		n := 0
		for _, p := range nationalPhrases {
			if len(s) >= end+len(p) && strings.EqualFold(s[end:end+len(p)], p) {
				n = len(p)
				break
			}
		}
		if n == 0 {
			return false
		}
		end += n
	case strings.EqualFold(name, "license") || strings.EqualFold(name, "licence"):
		before := strings.ToLower(s[max(0, i-len("driver's ")):i])
		if !strings.HasSuffix(before, "driver ") && !strings.HasSuffix(before, "drivers ") && !strings.HasSuffix(before, "driver's ") && !strings.HasSuffix(before, "driving ") {
			return false
		}
	case strings.EqualFold(name, "fiscale"):
		if i < len("codice ") || !strings.EqualFold(s[i-len("codice "):i], "codice ") {
			return false
		}
	case strings.EqualFold(name, "sociale"):
		if i < len("curité ") || !strings.EqualFold(s[i-len("curité "):i], "curité ") {
			return false
		}
	case len(name) <= 4 && !upperName(name):
		return false
	}
	for _, p := range [...]string{"-Nr.", "-Nummer", "-nummer", " Nummer", " nummer"} {
		if strings.HasPrefix(s[end:], p) {
			end += len(p)
		}
	}
	if n := strings.IndexByte(s[end:min(len(s), end+maxPairSpace*2)], ':'); n > 0 && strings.EqualFold(name, "fiscale") && lettersOf(strings.ReplaceAll(strings.ToLower(s[end:end+n]), " ", "")) { // del cliente:
		end += n
	}
	if n := strings.Index(s[end:min(len(s), end+maxPairSpace*2)], " è "); n > 0 && strings.EqualFold(name, "fiscale") && !strings.ContainsAny(s[end:end+n], ",.;:\n") { // del collega è
		end += n
	}
	for _, whose := range [...]string{" do cliente", " da cliente", " del cliente", " de la cliente", " del paciente", " do paciente", " do titular", " del titular", " do usuário", " du client", " du patient", " des Kunden", " des Patienten", " pacjenta", " klienta", " van klant", " of the customer", " of the patient"} {
		if strings.HasPrefix(s[end:], whose) {
			end += len(whose)
			break
		}
	}
	lo := end
	for lo < len(s) && lo < end+4 && strings.IndexByte(" :#\"'(", s[lo]) >= 0 {
		lo++
	}
	for _, word := range [...]string{"number ", "is ", "no. ", "är ", "er ", "ist ", "to ", "jest ", "é ", "è ", "es "} {
		if n := len(word); len(s) > lo+n && strings.EqualFold(s[lo:lo+n], word) {
			lo += n
		}
	}
	if lo == end {
		return false
	}
	hi, digits := lo, 0
	for at := lo; at < len(s) && at < lo+24; {
		from, some := at, 0
		for at < len(s) && setBytes[setUpper][s[at]] {
			if isDigit(s[at]) {
				some++
			}
			at++
		}
		if at == from || some == 0 && at-from > 2 || at < len(s) && byteClass[s[at]] == classWord {
			break
		}
		hi, digits = at, digits+some
		if at < len(s) && strings.IndexByte(" -./", s[at]) >= 0 {
			at++
		} else {
			break
		}
	}
	least := 6
	if strings.EqualFold(name, "passport") && hi-lo == 9 { // some countries use letters as well
		least = 3
	}
	if digits < least || digits > 15 || versionLike(s[lo:hi]) && strings.Count(s[lo:hi], "-") == 2 && digits == 8 || hi < len(s) && byteClass[s[hi]] == classWord {
		return false
	}
	sc.replace(lo, hi)
	return true
}
