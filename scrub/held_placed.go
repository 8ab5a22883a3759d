package scrub

import (
	"math"
	"strings"
)

// Values that are secrets by what they look like and what they are in, under names that alone
// say too little: {"passport": {"number": "C03005988"}}, {"drm": {"content_key": "1666..."}}.

// placedSecret is a secret by its name, the container that it is in, and its looks.
type placedSecret struct {
	names string           // in small letters
	in    string           // the container or the last word of its name, any if empty
	is    func(v any) bool // what it looks like
}

var placedSecrets = [...]placedSecret{
	{" ki opc ", "", simKey},                                                       // of a SIM
	{" encrypt initialresponse initial_response ", "", isBase64},                   // of Consul and its like, and of SASL
	{" tan custom_code customcode ", "", sixDigits},                                // of a bank, or a tangent; of Twilio Verify
	{" host_key hostkey ", "", sixDigitText},                                       // of who leads a meeting
	{" spin ", "", pinText},                                                        // of Volkswagen, or how fast a drum turns
	{" crumb ", "", crumb},                                                         // of Jenkins
	{" private_id privateid ", "", shortHex},                                       // of a YubiKey
	{" action_code actioncode ", " last_message message payload state ", doorCode}, // entered on a keypad
	{" local_key localkey ", "", deviceKey},                                        // of Tuya
	{" primarykey primary_key secondarykey secondary_key ", "", paddedKey},         // of devices and accounts of Azure
	{" plaintext ", "", givenOut},
	{" content_key contentkey ", " drm cenc cpix widevine fairplay playready clearkey ", contentKey},
	{" account ", " ach eft bacs sepa wire bank_transfer banktransfer direct_deposit directdeposit ", bankNumber},
	{" base64 content contents data ", " keytab keystore kubeconfig ", longText},
	{" routing ", " ach wire direct_deposit directdeposit bank bank_account bankaccount ", bankNumber},
	{" community ", " v1 v2 v2c snmpv1 snmpv2 snmpv2c snmp_v1 snmp_v2c ", anyText},
	{" code ", " vars variables substitutions merge_vars mergevars template_vars templatevars placeholders form attempts challenges verifications ", sixDigits}, // of a mail, or entered
	{" code ", " query params callback oauth oidc qs querystring args form body response ", grantCode},
	{" seriescode ", " paymentcard payment_card card ", securityCode}, // to hotels
	{" pickupcode pickup_code ", " locker ", anyText},
	{" guest_code guestcode entry_code entrycode ", " lock door keypad smartlock ", doorCode},
	{" key_share keyshare ", " unseal rekey shamir ", longText}, // of Vault; in TLS it is public
	{" streamname ", " ingestioninfo ", anyText},                // of YouTube
}

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

// placedForms are how long names of placedSecrets are, a bit for each length, by their first letter,
// but for those that are common where nothing is secret.
var placedForms = func() (forms [256]uint32) {
	for name := range placedNames {
		if !isWordOf(name, " code data content contents base64 account routing ") {
			forms[name[0]] |= 1 << len(name)
		}
	}
	return forms
}()

// placedAnywhere reports whether name is an uncommon one of placedSecrets.
func placedAnywhere(name string) bool {
	return name != "" && len(name) < 32 && placedForms[name[0]|0x20]&(1<<len(name)) != 0 && placedUnder(name) != nil
}

// placedUnder returns the places of placedSecrets that may stand under key.
func placedUnder(key string) []uint8 {
	var buf [16]byte
	return placedNames[string(lowered(buf[:], key))]
}

// isPlaced reports whether v under key in the container in is one of placedSecrets.
func (w *walk) isPlaced(key *keyVerdict, v any, in *keyVerdict) bool {
	for _, i := range key.placed {
		p := &placedSecrets[i]
		if (p.in == "" || in != nil && (isWordOf(in.key, p.in) || isWordOf(in.key[lastWord(in.key):], p.in))) && v != w.s.boxed && p.is(v) {
			return true
		}
	}
	return false
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
		return len(s) > 3 && s != w.s.replacement && (key.role == roleNumber || !plainParts(s) && !spoken(s))
	}
	n, ok := numberOf(v)
	return ok && n > maxSmall
}

// asksForCode reports whether key is the name of something that a code is sent for.
func asksForCode(key string) bool {
	for _, word := range [...]string{"verif", "otp", "passcode", "two_factor", "twofactor"} {
		if containsFold(key, word) {
			return !containsFold(key, "error") && !containsFold(key, "fail")
		}
	}
	return false
}

// What placed secrets look like.

func anyText(v any) bool { s, ok := textOf(v); return ok && s != "" }

func longText(v any) bool { s, ok := textOf(v); return ok && len(s) > 20 }

// simKey is 128 bits in hexadecimal digits, with spaces between or without.
func simKey(v any) bool {
	s, ok := textOf(v)
	s = strings.ReplaceAll(s, " ", "")
	return ok && len(s) == 32 && isHexRun(s)
}

// isBase64 is 16 bytes and more in padded base64.
func isBase64(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) >= 24 && len(s)%4 == 0 && s[len(s)-1] == '=' && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") == ""
}

// sixDigits is a number as banks send for each transfer.
func sixDigits(v any) bool {
	if s, ok := textOf(v); ok {
		return len(s) == len("482910") && isNumber(s)
	}
	n, ok := numberOf(v)
	return ok && n >= 1e5 && n < 1e6 && n == math.Trunc(n)
}

func sixDigitText(v any) bool { _, text := textOf(v); return text && sixDigits(v) }

// securityCode is three or four digits, or six.
func securityCode(v any) bool {
	if s, ok := textOf(v); ok {
		return (len(s) == 3 || len(s) == 4) && isNumber(s) || sixDigits(v)
	}
	n, ok := numberOf(v)
	return ok && n >= minPin && n < 1e4
}

func doorCode(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) > 3 && len(s) < 9 && isNumber(s)
}

func pinText(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) == 4 && isNumber(s) && !strings.HasSuffix(s, "00")
}

func crumb(v any) bool { s, ok := textOf(v); return ok && len(s) >= 32 && isHexRun(s) }

func shortHex(v any) bool { s, ok := textOf(v); return ok && len(s) == 12 && isHexRun(s) }

func deviceKey(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) == 16 && strings.ContainsAny(s, "0123456789") && !isName(s)
}

func paddedKey(v any) bool {
	s, ok := textOf(v)
	return ok && strings.HasSuffix(s, "=") && issuedValue(s)
}

func contentKey(v any) bool {
	s, ok := textOf(v)
	return ok && (issuedValue(s) || len(s) == 32 && isHexRun(s))
}

// givenOut is what is shown once, when it is made.
func givenOut(v any) bool {
	s, ok := textOf(v)
	return ok && (issuedValue(s) || len(s) > 20 && strings.HasSuffix(s, "=") && strings.IndexByte(s, ' ') < 0)
}

// grantCode is the code of OAuth, of those that are long.
func grantCode(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) >= 40 && issuedValue(s)
}
