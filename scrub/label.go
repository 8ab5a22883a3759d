package scrub

import (
	"maps"
	"reflect"
	"strings"
)

// Data often names a value beside it instead of by its key:
//
//	{"name": "DB_PASSWORD", "value": "x"}           a map with a label and values
//	{"columns": ["id", "pwd"], "rows": [[1, "x"]]}  a table
//	[["Authorization", "x"], ["Accept", "y"]]       a list of pairs
//	["Host", "x", "X-Api-Key", "y"]                 header fields by turns
//	["--password", "x"]                             a flag and its argument
//
// The name then counts as the key. Other entries say in company what they are:
//
//	{"code": "x", "grant_type": "authorization_code"}  an OAuth grant
//	{"account": "12345678", "routing": "011401533"}    a bank account
//	{"number": "4000009990001422", "last4": "1422"}     a card
//	{"value": "x", "sensitive": true}                  what is marked as a secret
//	{"type": "random_password", "values": {...}}       a resource, see resource.go

// maxLabel bounds what can be the name of something.
const maxLabel = 64

// labels collects what one map says about its values.
type labels struct {
	names      [4]string
	n          int
	field      bool // one of the names is a roleField
	roles      [roles]bool
	secretKind bool // kind: Secret
	lost       bool // one of the names is not shown, and may be any
	secret     bool // a flag says that the value is one
	head       any
	typ        string // type, as of a resource
	stored     bool   // it is a secret in a store
	prompt     string // what people read before they enter something
	sent       bool   // something is sent to somebody
	keypad     bool   // something has a keypad
	asked      bool   // a question is asked that somebody is known by
	identity   bool   // a name beyond these is that of a document of a person
	beside     bool   // one of them is a secret beside some others
}

// see looks at the entry v, whose clean form is out. Where v is no plain data,
// only out tells what it says.
func (p *labels) see(key *keyVerdict, v, out any) {
	if key.role != roleNone {
		p.add(key, v, out)
	}
}

func (p *labels) add(key *keyVerdict, v, out any) {
	p.roles[key.role] = true
	p.beside = p.beside || key.beside
	switch key.role {
	case roleSent:
		if hasSuffixFold(key.key, "channel") {
			way, _ := textOf(out)
			p.sent = p.sent || isWordOf(way, " sms email voice call whatsapp push phone mail ")
			break
		}
		p.sent = true
	case roleKeypad:
		id, _ := textOf(out)
		p.keypad = p.keypad || key.key != "entity_id" || strings.HasPrefix(id, "lock.") || strings.HasPrefix(id, "alarm_control_panel.")
	case roleField:
		if list, ok := plainOf(v).([]any); ok && key.key == "header" && len(list) > 1 {
			p.roles[roleHead], p.head = true, v
			break
		}
		p.label(key, v, out)
	case roleLabel:
		p.label(key, v, out)
	case roleHead:
		p.head = v
		if !plainHead(v) {
			p.head = out
		}
	case roleFlag:
		p.secret = p.secret || v == true || v == "true" || out == true || out == "true"
	}
}

// label looks at the name v.
func (p *labels) label(key *keyVerdict, v, out any) {
	sense := key.label
	if t, ok := out.(string); ok && sense&labelType != 0 {
		p.typ = t
	}
	p.lost = p.lost || out == markerTruncated
	name, ok := v.(string)
	if !ok {
		if name, ok = textOf(last(v)); !ok {
			name, ok = textOf(last(out))
		}
	}
	p.stored = p.stored || sense&labelStored != 0 || sense&labelPath != 0 && strings.Contains(name, "/secrets/")
	if sense&labelSystem != 0 && strings.IndexByte(name, '/') < 0 && !isWordOf(name, " ssn us-ssn sin nino cpf bsn tin ") { // of FHIR, by its URL
		return
	}
	if len(name) > maxLabel && len(name) <= maxKept && key.role == roleLabel { // of a parameter, with where it is
		name = name[strings.LastIndexAny(name, "./")+1:]
	}
	p.asked = p.asked || sense&labelQuestion != 0 && knowsAnswer(name)
	if sense&labelPrompt != 0 && (sense&labelFlag == 0 || strings.HasPrefix(name, "-")) {
		p.prompt = name
	}
	if !ok || name == "" || len(name) > maxLabel {
		return
	}
	if sense&labelOnlyPrompt != 0 || p.n == len(p.names) {
		p.identity = p.identity || identityDocument(name)
		return
	}
	p.names[p.n] = name
	p.n++
	p.field = p.field || key.role == roleField
	p.secretKind = p.secretKind || sense&labelKind != 0 && name == "Secret"
}

// namesIdentity reports whether one of the names is that of a document of a person.
func (p *labels) namesIdentity() bool {
	for _, name := range p.names[:p.n] {
		p.identity = p.identity || identityDocument(name)
	}
	return p.identity
}

// expect is see for an entry of any value.
func (p *labels) expect(key *keyVerdict) {
	p.roles[key.role] = true
	p.beside = p.beside || key.beside
	switch key.role {
	case roleSent:
		p.sent = true
	case roleKeypad:
		p.keypad = true
	case roleFlag:
		p.secret = true
	case roleLabel, roleField:
		p.n, p.typ, p.secretKind, p.identity, p.prompt = 1, key.key, true, true, key.key
		p.asked = key.label&labelQuestion != 0
	}
}

// concerns reports whether filter may have something to do.
func (p *labels) concerns() bool {
	return p.stored || p.beside || p.given() || p.roles[roleCard] || p.asked || (p.roles[roleNumber] || p.roles[roleValue] || p.roles[roleSaid]) && p.namesIdentity() || p.prompt != "" && p.roles[roleSaid] || p.field && p.roles[roleNumber] ||
		p.n > 0 && (p.roles[roleValue] || p.roles[roleChange] || p.secretKind && p.roles[roleData]) ||
		p.roles[roleHead] && (p.roles[roleRows] || p.roles[roleData] || p.roles[roleValue]) || p.roles[roleJWK] ||
		p.roles[roleCode] && (p.roles[roleGrant] || p.roles[roleState] || p.sent || p.keypad) || p.roles[roleAccount] && p.roles[roleRouting] ||
		p.secret && p.roles[roleValue] || p.roles[roleMarks] || p.typ != "" && p.roles[roleParts]
}

// given reports whether values stand beside what takes them.
func (p *labels) given() bool {
	return p.roles[roleGiven] && (p.roles[roleStatement] || p.roles[roleCall] || p.roles[roleCommand])
}

// named reports whether one of the names is that of a secret.
func (p *labels) named(s *Scrubber) bool {
	if p.lost {
		return true
	}
	for _, l := range p.names[:p.n] {
		// The name of a path is its last element, as in a JSON Patch, and the one before it that of what
		// it is one of: enterprises/a/enrollmentTokens/b.
		slash := strings.LastIndexByte(l, '/')
		if s.keys.sensitive(l[slash+1:]) || slash > 0 && l[0] != '/' && digitsIn(l[slash:]) > 0 && s.keys.sensitive(l[strings.LastIndexByte(l[:slash], '/')+1:slash]) || l == "SecureString" || strings.Contains(l, "SigningKey") {
			return true
		}
	}
	return false
}

// filter filters what is named as secret in m, the clean form of the map that p
// has seen, or in a copy of it if m is not ours to change.
func (p *labels) filter(w *walk, m map[string]any, ours bool) (out map[string]any, changed bool) {
	if !p.concerns() {
		return m, false
	}
	named := p.named(w.s)
	resource := p.isResource(m)
	out = m
	for k := range m {
		v := out[k] // which marks may have changed
		secret, filtered := v, false
		switch r := roleOf(k); {
		case r == roleMarks:
			of, marked := w.filterMarked(out, k, v)
			if marked && !ours {
				out, ours = maps.Clone(m), true
			}
			for k, v := range of {
				out[k], changed = v, true
			}
			continue
		case resource && (r == roleValue || r == roleChange || r == roleParts):
			secret, filtered = w.filterResource(p.typ, v)
		case p.stored && isWordOf(k, " payload change changes "):
			secret, filtered = w.filterResource("secret", v)
		case r == roleValue && (named || p.secret || p.stored), r == roleChange && named && p.field:
			if _, number := numberOf(v); number && r == roleChange && p.lasts() || isBool(v) && !p.secret {
				continue
			}
			if text, ok := v.(string); ok && (filePath(text) || publicKey(text) || masksValue("password", text) || text != "" && (standsFor(text) || asksForToken(text) && p.namesToken())) || k == "v" && isCount(v) && reflect.ValueOf(m["key"]).Kind() == reflect.Map { // or the version of an index
				continue
			}
			secret, filtered = w.filter(v)
		case r == roleData && p.secretKind:
			secret, filtered = w.filterSecretData(k, v)
		case (r == roleRows || r == roleData || r == roleValue) && p.roles[roleHead]:
			secret, filtered = w.filterTable(p.head, v)
		case r == roleGiven && p.given():
			g := takerIn(out)
			secret, filtered = g.filter(w, v)
		case r == roleSaid && looksEntered(v) && p.prompt != "" && asksForSecret(w.s, strings.TrimLeft(p.prompt, "-")):
			secret, filtered = w.filter(v)
		case p.hides(k, r, v, out), r == roleNumber && named && p.field && (k == "answer" || k == "Answer"): // of a form: {"question": "National ID", "answer": "x"}
			secret, filtered = w.filter(v)
		}
		if !filtered {
			continue
		}
		if !ours {
			out, ours = maps.Clone(m), true
		}
		out[k], changed = secret, true
	}
	return out, changed
}

// namesToken reports whether one of the names is that of a token.
func (p *labels) namesToken() bool {
	for _, name := range p.names[:p.n] {
		if hasSuffixFold(name, "token") {
			return true
		}
	}
	return false
}

// asksForToken reports whether text stands in the header of a token that is asked for, or of one
// that there need not be.
func asksForToken(text string) bool { return isWordOf(text, " fetch required no-check none ") }

// hides reports whether v, of role r under k in m, is a secret because of the others.
func (p *labels) hides(k string, r role, v any, m map[string]any) bool {
	switch {
	case r == roleCode && (k == "Code" && m["To"] != nil && sixDigitText(v) || p.isGrantCode(v) || p.sent && sixDigitText(v) || p.keypad && doorCode(v)):
		return true
	case (r == roleAccount || r == roleRouting) && p.roles[roleAccount] && p.roles[roleRouting] && bankNumber(v):
		return true
	case p.roles[roleCard] && (k == "number" && cardLong(v) || k == "cid" && securityCode(v)):
		return true
	case (r == roleNumber || r == roleValue || r == roleSaid) && documentNumber(v) && p.namesIdentity(): // {"type": "passport", "number": "C03005988"}
		return true
	case p.asked && (r == roleNumber && (k == "answer" || k == "Answer") || r == roleSaid) && answers(v):
		return true
	case p.roles[roleJWK] && privateJWK(k):
		return true
	}
	return p.beside && isBeside(k, v, m)
}

// lasts reports whether a number beside the name says how long it is good for: of tokens and
// sessions, which are no numbers themselves.
func (p *labels) lasts() bool {
	for _, name := range p.names[:p.n] {
		if isWordOf(unjoin.Replace(name), " accesstoken refreshtoken idtoken session usersession ") {
			return true
		}
	}
	return false
}

// isGrantCode reports whether v is the code of an OAuth grant.
func (p *labels) isGrantCode(v any) bool {
	code, ok := textOf(first(v))
	return ok && (p.roles[roleGrant] && len(code) >= 6 && !plainParts(code) || p.roles[roleState] && randomLooking(code))
}

// bankNumber reports whether v is the number of an account or a bank, rather
// than its name or what else there is to say.
func bankNumber(v any) bool {
	if s, ok := v.(string); ok {
		return len(s) >= 5 && only(s, "- ", isDigit)
	}
	n, ok := numberOf(v)
	return ok && n >= 10_000
}

// cardLong reports whether v has as many digits as the number of a card, with or without the
// right check digit.
func cardLong(v any) bool {
	s, ok := textOf(v)
	n, number := numberOf(v)
	return ok && len(s) >= 12 && len(s) <= 23 && only(s, "- ", isDigit) || number && n >= 1e11 && n < 1e19
}

// isName reports whether a text under a sensitive key, such as "key", is the
// name of the value beside it, and not a secret itself.
func isName(name string) bool {
	if name == "" || len(name) > maxLabel || !isAlpha(name[0]) {
		return false
	}
	for i := range len(name) {
		if c := name[i]; !isAlnum(c) && strings.IndexByte("_-.:/ ", c) < 0 {
			return false
		}
	}
	return !randomLooking(name)
}
