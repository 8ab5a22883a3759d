package scrub

import (
	"math"
	"strings"
)

// within is what the key of a container says about the entries in it.
type within uint8

const (
	withinRef      within = iota + 1 // a reference: "key" is the name of an entry elsewhere
	withinErrors                     // texts are what a program says about what is named
	withinNames                      // keys are the names of parts of a system
	withinNumbers                    // numbers are measures
	withinTallies                    // numbers among nothing but numbers are measures
	withinRights                     // texts are what may be done with what is named
	withinUnits                      // texts are the units of what is told elsewhere
	withinVersions                   // texts are the versions of what is named
	withinFields                     // keys are the names of fields, whose schemas stand under them
	withinThing                      // "key" is what the thing is found by
	withinMany                       // they are many, and "key" is the name of each
	withinFlags                      // keys are the names of features, which are on or off
	withinWords                      // tokens are words
)

func (v *keyVerdict) says(in within) bool { return v != nil && v.within == in }

// rights are what may be done.
const rights = " read write none admin deny allow full readwrite list get view edit manage "

// units are those of lifetimes.
const units = " second seconds minute minutes hour hours day days week weeks month months year years s m h d "

func withinOf(key string) within {
	last := strings.ToLower(key[lastWord(key):])
	switch {
	case last == "ref":
		return withinRef
	case isWordOf(last, " errors violations "):
		return withinErrors
	case isWordOf(last, " services jobs containers deployments commands routes modules components tables queues topics apps applications stages tasks "+
		"endpoints models databases packages workloads pods stacks networks volumes upstreams dependencies "):
		return withinNames
	case isWordOf(last, " share shares ratio ratios rate rates count counts counter counters gauge gauges stats statistics total totals distribution "+
		"breakdown usage metrics histogram histograms percent percentage latency latencies duration durations ms hits misses calls "):
		return withinNumbers
	case isWordOf(last, " lifetime lifetimes ttl ttls timeout timeouts expiry expirations limit limits quota quotas maxage size sizes length lengths logins signins attempts failures "+
		"outcomes reasons rejected accepted dropped blocked findings alerts detections "), strings.HasPrefix(key, "by_"), strings.Contains(key, "_by_"), len(key) > 2 && key[:2] == "by" && upperFirst(key[2:]), containsFold(key, "ttl_"), containsFold(key, "timeout_"), containsFold(key, "lifetime_"):
		return withinTallies
	case isWordOf(last, " permission permissions scopes acl rights grants privileges "):
		return withinRights
	case isWordOf(last, " unit units "):
		return withinUnits
	case isWordOf(last, " dependencies requires engines versions "):
		return withinVersions
	case isWordOf(last, " properties definitions defs schemas "):
		return withinFields
	case isWordOf(last, " flags features toggles experiments rollouts variations killswitches "):
		return withinFlags
	case isWordOf(last, " analysis analyzer analyze tokenizer lexer parser nlp highlight deck theme design "):
		return withinWords
	case strings.EqualFold(key, "s3"), isWordOf(last, " object project context cache category template ticket plan flag feature translation experiment variant gcs bucket storage upload blob minio r2 license repository commit_status status issue space board epic file asset document "),
		isWordOf(last, " objects uploads deleted contents tags filters configurations dimensions labels "):
		return withinThing
	case isWordOf(last, " columns fields items rows cells options choices menus tabs facets sorts buttons steps props attributes sections categories questions languages locales themes shortcuts entries buckets breadcrumbs headings groups series indexes segments rules goals audiences cohorts widgets charts panels pages screens slots blocks layers regions flags features experiments variations "):
		return withinMany
	}
	return 0
}

// lastWord returns where the last word of a name starts.
func lastWord(key string) int {
	i := len(key)
	for i > 0 && isAlpha(key[i-1]) {
		if i--; 'A' <= key[i] && key[i] <= 'Z' && i > 0 && 'a' <= key[i-1] && key[i-1] <= 'z' {
			break
		}
	}
	return i
}

// completes reports whether v looks issued under the name of a key, or the name of a container and that of its entry v make
// up the name of a secret: {"passport": {"number": "C03005988"}}.
func (w *walk) completes(key *keyVerdict, v any, in *keyVerdict) bool {
	if key.issued {
		s, ok := textOf(first(v))
		return ok && issuedValue(s)
	}
	if _, text := textOf(v); text && isWordOf(key.key, " host_key hostkey ") { // of who leads a meeting
		return transactionNumber(v)
	}
	if key.role == roleAccount {
		return in != nil && isWordOf(in.key, " ach eft bacs sepa wire bank_transfer banktransfer direct_deposit directdeposit ") && bankNumber(v)
	}
	if isWordOf(key.key, heldKeys) {
		s, ok := textOf(v)
		if key.key[0]|0x20 == 'l' { // of Tuya
			return ok && len(s) == 16 && strings.ContainsAny(s, "0123456789") && !isName(s)
		}
		if key.key[0]|0x20 == 'c' {
			return ok && in != nil && isWordOf(in.key, " drm cenc cpix widevine fairplay playready clearkey ") && (issuedValue(s) || len(s) == 32 && isHexRun(s))
		}
		return ok && strings.HasSuffix(s, "=") && issuedValue(s)
	}
	if isWordOf(key.key, " ki opc ") { // of a SIM
		return simKey(v)
	}
	if isWordOf(key.key, " encrypt initialresponse initial_response ") { // of Consul and its like, and of SASL
		s, ok := textOf(v)
		return ok && inBase64(s)
	}
	if isWordOf(key.key, " tan custom_code customcode ") { // of a bank, or a tangent; of Twilio Verify
		return transactionNumber(v)
	}
	if isWordOf(key.key, " plaintext ") { // of a key that is given out
		s, ok := textOf(v)
		if ok && (issuedValue(s) || len(s) > 20 && strings.HasSuffix(s, "=") && strings.IndexByte(s, ' ') < 0) {
			return true
		}
	}
	if in == nil {
		return false
	}
	t := in.trait(w.s.keys)
	switch key.key {
	case "number", "Number":
		t &= traitNumber
	case "SeriesCode", "seriesCode": // of a card, to hotels
		return containsFold(in.key, "card") && (transactionNumber(v) || isPin(v))
	case "key_share", "keyShare": // of Vault, in TLS it is public
		s, ok := textOf(v)
		return ok && len(s) > 20 && (containsFold(in.key, "unseal") || containsFold(in.key, "rekey") || containsFold(in.key, "shamir"))
	case "guest_code", "guestCode", "entry_code", "entryCode": // of a door
		s, ok := textOf(v)
		return ok && len(s) > 3 && len(s) < 9 && isNumber(s) && isWordOf(in.key[lastWord(in.key):], " lock door keypad smartlock ")
	case "streamName": // of YouTube
		s, ok := textOf(v)
		return ok && in.key == "ingestionInfo" && s != "" && s != w.s.replacement
	case "pickupCode", "pickup_code":
		return containsFold(in.key, "locker")
	case "code", "Code":
		if isWordOf(in.key, " vars variables substitutions merge_vars mergevars template_vars templatevars placeholders form attempts challenges verifications ") { // of a mail, or entered
			return transactionNumber(v)
		}
		if s, ok := textOf(v); ok && len(s) >= 40 && issuedValue(s) && (isWordOf(in.key, " query params callback oauth oidc qs querystring args form body ") || containsFold(in.key, "authoriz") || containsFold(in.key, "oauth")) { // of OAuth
			return true
		}
		t &= traitCode
	case "codes", "Codes": // recovery: {codes: [x, y]}
		return t&traitCode != 0 && listOf(v, printedCode)
	case "ticket":
		t &= traitTicket
	case "seed":
		t &= traitSeed
	case "community":
		if s, ok := textOf(v); ok && isWordOf(in.key, " v1 v2 v2c snmpv1 snmpv2 snmpv2c snmp_v1 snmp_v2c ") {
			return s != "" && s != w.s.replacement
		}
		t &= traitCommunity
	case "answer", "Answer": // security_questions: [{question: ..., answer: x}]
		t &= traitAnswer
	case "cid":
		return false // beside what a card has, see labels
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

// simKey reports whether v is of 128 bits in hexadecimal digits, with spaces between or without.
func simKey(v any) bool {
	s, ok := textOf(v)
	s = strings.ReplaceAll(s, " ", "")
	return ok && len(s) == 32 && isHexRun(s)
}

// inBase64 reports whether s is 16 bytes and more in padded base64.
func inBase64(s string) bool {
	return len(s) >= 24 && len(s)%4 == 0 && strings.HasSuffix(s, "=") && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") == ""
}

// isPin reports whether v is of three or four digits.
func isPin(v any) bool {
	if s, ok := textOf(v); ok {
		return (len(s) == 3 || len(s) == 4) && isNumber(s)
	}
	n, ok := numberOf(v)
	return ok && n >= minPin && n < 1e4
}

// heldKeys are secrets by what they look like, or by what they are in: of devices and
// accounts of Azure, of plugs, and of films.
const heldKeys = " local_key localkey primarykey primary_key secondarykey secondary_key contentkey content_key "

// transactionNumber reports whether v is a number of six digits, as banks send for each transfer.
func transactionNumber(v any) bool {
	if s, ok := textOf(v); ok {
		return len(s) == len("482910") && isNumber(s)
	}
	n, ok := numberOf(v)
	return ok && n >= 1e5 && n < 1e6 && n == math.Trunc(n)
}
