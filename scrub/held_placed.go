package scrub

import "strings"

// Values that are secrets by what they look like and what they are in, under names that alone
// say too little: {"passport": {"number": "C03005988"}}, {"drm": {"content_key": "1666..."}}.

// placedNames are the places of placedSecrets under each of their names.
var placedNames = func() map[string][]uint8 {
	m := map[string][]uint8{}
	for i, p := range placedSecrets {
		for name := range strings.FieldsSeq(p.names) {
			m[name] = append(m[name], uint8(i))
		}
	}
	return m
}()

// nameForms are how long some names are, a bit for each length, by their first and their last
// letter: most other names are told from them by that.
type nameForms [2][256]uint32

// placedForms are those of the names of placedSecrets, textForms without the common ones.
var placedForms, textForms = formsOf(""), formsOf(commonNames)

func formsOf(but string) *nameForms {
	var f nameForms
	for name := range placedNames {
		if !isWordOf(name, but) {
			f[0][name[0]|0x20] |= 1 << len(name)
			f[1][name[len(name)-1]|0x20] |= 1 << len(name)
		}
	}
	return &f
}

// may reports whether name may be one of the names.
func (f *nameForms) may(name string) bool {
	n := len(name)
	return n > 0 && n <= maxListWord && f[0][name[0]|0x20]&f[1][name[n-1]|0x20]&(1<<n) != 0
}

// placedAnywhere reports whether name is one of placedSecrets that texts without secrets seldom have.
func placedAnywhere(name string) bool {
	return textForms.may(name) && placedUnder(name) != nil && !isWordOf(name, commonNames)
}

// placedUnder returns the places of placedSecrets that may stand under key.
func placedUnder(key string) []uint8 {
	if !placedForms.may(key) {
		return nil
	}
	var buf [maxListWord]byte
	return placedNames[string(lowered(buf[:], key))]
}

// isPlaced reports whether v under key in the container in is one of placedSecrets.
func (w *walk) isPlaced(key *keyVerdict, v any, in *keyVerdict) bool {
	for _, i := range key.placed {
		p := &placedSecrets[i]
		if p.beside == "" && (p.in == "" || in != nil && (isWordOf(in.key, p.in) || isWordOf(in.key[lastWord(in.key):], p.in))) && v != w.s.boxed && p.is(v) {
			return true
		}
	}
	return false
}

// besideNamed reports whether one of placed is told by what stands beside it.
func besideNamed(placed []uint8) bool {
	for _, i := range placed {
		if placedSecrets[i].beside != "" {
			return true
		}
	}
	return false
}

// isBeside reports whether v under key in m is one of placedSecrets by what stands beside it.
func isBeside(key string, v any, m map[string]any) bool {
	for _, i := range placedUnder(key) {
		p := &placedSecrets[i]
		if p.beside == "" || !p.is(v) {
			continue
		}
		for k := range m {
			if isWordOf(k, p.beside) {
				return true
			}
		}
	}
	return false
}

// completed returns what becomes of v, the clean form of what stands under key, because of what
// it looks like or what it is in, and false if nothing does.
func (w *walk) completed(key *keyVerdict, v any, in *keyVerdict) (any, bool) {
	if !key.suspect {
		return v, false
	}
	if w.completes(key, v, in) {
		return w.filter(v)
	}
	if s, ok := v.(string); ok && key.link {
		if clean := withoutCodes(s, w.s.replacement); clean != s {
			return clean, true
		}
	}
	return v, false
}

// ofGame reports whether s is the number of a card of a game in its edition: LDK2-EN010.
func ofGame(s string) bool {
	edition, number, ok := strings.Cut(s, "-")
	digits := strings.TrimLeft(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return ok && len(s) < 14 && len(number)-len(digits) > 1 && len(digits) > 1 && isNumber(digits) && letters(edition[:min(2, len(edition))]) && isDigit(edition[len(edition)-1])
}

// completes reports whether v looks issued under the name of a key, is one of placedSecrets, or the
// name of a container and that of its entry v make up the name of a secret:
// {"passport": {"number": "C03005988"}}.
func (w *walk) completes(key *keyVerdict, v any, in *keyVerdict) bool {
	if key.issued {
		s, ok := textOf(first(v))
		return ok && issuedValue(s)
	}
	if w.isPlaced(key, v, in) {
		return true
	}
	if in == nil {
		return false
	}
	t := in.trait(w.s.keys)
	switch key.key {
	case "number", "Number":
		t &= traitNumber
	case "code", "Code":
		if t&traitCode == 0 {
			return asksForCode(in.key) && sixDigits(v) || containsFold(in.key, "alarm") && doorCode(v)
		}
		t &= traitCode
	case "codes", "Codes": // recovery: {codes: [x, y]}
		return t&traitCode != 0 && listOf(v, printedCode)
	case "ticket":
		t &= traitTicket
	case "seed":
		t &= traitSeed
	case "community":
		t &= traitCommunity
	case "answer", "Answer": // security_questions: [{question: ..., answer: x}]
		t &= traitAnswer
	case "Plaintext", "plaintext": // data_key: {Plaintext: x, CiphertextBlob: y}
		t &= traitBody
	default:
		return false
	}
	if t == 0 {
		return false
	}
	if s, ok := textOf(v); ok && t&(traitAnswer|traitBody) != 0 {
		return s != "" && s != w.s.replacement
	} else if ok {
		if strings.EqualFold(in.key, "card") && ofGame(s) {
			return false
		}
		return len(s) > 3 && s != w.s.replacement && (key.role == roleNumber || !plainParts(s) && !spoken(s))
	}
	n, ok := numberOf(v)
	return ok && n > maxSmall
}

// asksForCode reports whether key is the name of something that a code is sent for.
func asksForCode(key string) bool {
	return holdsOneOf(key, "verif", "otp", "passcode", "two_factor", "twofactor") &&
		!holdsOneOf(key, "error", "fail", "result", "status", "verified", "verifier", "center", "method")
}
