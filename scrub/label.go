package scrub

import (
	"encoding/json"
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
//	{"value": "x", "sensitive": true}                  what is marked as a secret
//	{"type": "random_password", "values": {...}}       a resource, see resource.go

// maxLabel bounds what can be the name of something.
const maxLabel = 64

// labels collects what one map says about its values.
type labels struct {
	names      [3]string
	n          int
	field      bool // one of the names is a roleField
	roles      [roles]bool
	secretKind bool // kind: Secret
	lost       bool // one of the names is not shown, and may be any
	secret     bool // a flag says that the value is one
	head       any
	typ        string // type, as of a resource
	stored     bool   // it is a secret in a store
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
	switch key.role {
	case roleHead:
		p.head = v
		if !plainHead(v) {
			p.head = out
		}
	case roleFlag:
		p.secret = p.secret || v == true || v == "true" || out == true || out == "true"
	case roleLabel, roleField:
		if t, ok := out.(string); ok && key.key == "type" {
			p.typ = t
		}
		p.lost = p.lost || out == markerTruncated
		name, ok := textOf(last(v))
		if !ok {
			name, ok = textOf(last(out))
		}
		p.stored = p.stored || strings.Contains(name, "/secrets/") && (key.key == "id" || key.key == "name")
		if key.key == "system" && strings.IndexByte(name, '/') < 0 && !isWordOf(name, " ssn us-ssn sin nino cpf bsn tin ") { // of FHIR, by its URL
			return
		}
		if !ok || name == "" || len(name) > maxLabel || p.n == len(p.names) {
			return
		}
		p.names[p.n] = name
		p.n++
		p.field = p.field || key.role == roleField
		p.secretKind = p.secretKind || key.key == "kind" && name == "Secret"
	}
}

// expect is see for an entry of any value.
func (p *labels) expect(key *keyVerdict) {
	p.roles[key.role] = true
	switch key.role {
	case roleFlag:
		p.secret = true
	case roleLabel, roleField:
		p.n, p.typ, p.secretKind = 1, key.key, true
	}
}

// last returns the last element of a list, which is the name in one that is a
// path: {"loc": ["body", "password"], "input": "x"}.
func last(v any) any {
	switch x := v.(type) {
	case []any:
		if len(x) > 0 {
			return x[len(x)-1]
		}
	case []string:
		if len(x) > 0 {
			return x[len(x)-1]
		}
	}
	return v
}

// textOf returns v if it is a text of any type, or a pointer to one.
func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		return "", false
	}
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer {
		rv = rv.Elem()
	}
	if rv.Kind() == reflect.String {
		return rv.String(), true
	}
	return "", false
}

// concerns reports whether filter may have something to do.
func (p *labels) concerns() bool {
	return p.stored || p.n > 0 && (p.roles[roleValue] || p.roles[roleChange] || p.secretKind && p.roles[roleData]) ||
		p.roles[roleHead] && (p.roles[roleRows] || p.roles[roleData] || p.roles[roleValue]) || p.roles[roleJWK] ||
		p.roles[roleCode] && (p.roles[roleGrant] || p.roles[roleState]) || p.roles[roleAccount] && p.roles[roleRouting] ||
		p.secret && p.roles[roleValue] || p.roles[roleMarks] || p.typ != "" && p.roles[roleParts]
}

// named reports whether one of the names is that of a secret.
func (p *labels) named(s *Scrubber) bool {
	if p.lost {
		return true
	}
	for _, l := range p.names[:p.n] {
		// The name of a path is its last element, as in a JSON Patch.
		if s.keys.sensitive(l[strings.LastIndexByte(l, '/')+1:]) || l == "SecureString" {
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
		case p.stored && k == "payload":
			secret, filtered = w.filterResource("secret", v)
		case r == roleValue && (named || p.secret || p.stored), r == roleChange && named && p.field:
			if text, ok := v.(string); ok && (filePath(text) || publicKey(text)) || k == "v" && isCount(v) && ofKind(m["key"], reflect.Map) { // or the version of an index
				continue
			}
			secret, filtered = w.filter(v)
		case r == roleData && p.secretKind:
			secret, filtered = w.filterSecretData(k, v)
		case (r == roleRows || r == roleData || r == roleValue) && p.roles[roleHead]:
			secret, filtered = w.filterTable(p.head, v)
		case r == roleCode && p.grantCode(v):
			secret, filtered = w.filter(v)
		case (r == roleAccount || r == roleRouting) && p.roles[roleAccount] && p.roles[roleRouting] && bankNumber(v):
			secret, filtered = w.filter(v)
		case p.roles[roleJWK] && privateJWK(k):
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

// filterSecretData filters what a Secret of Kubernetes holds, but for what is public by its name.
func (w *walk) filterSecretData(name string, v any) (any, bool) {
	clear := name == "stringData" // and not in base64
	m, ok := plainOf(v).(map[string]any)
	public := false
	for k, e := range m {
		public = public || publicData(k, e) || clear && plainData(k)
	}
	if !ok || !public {
		return w.filter(v)
	}
	return editMap(m, func(k string, e any) (any, bool) {
		if publicData(k, e) || clear && (plainData(k) && plainHost(e) || isPath(e)) {
			return e, false
		}
		return w.filter(e)
	})
}

// plainHost reports whether v is a name, or a host and maybe its port.
func plainHost(v any) bool {
	s, ok := v.(string)
	host, port, more := strings.Cut(s, ":")
	return ok && !strings.ContainsAny(host, "@ /") && (!more || isNumber(port))
}

// isPath reports whether v is the path of a file.
func isPath(v any) bool {
	s, ok := v.(string)
	return ok && filePath(s)
}

// plainData reports whether an entry says whose the secret is, or where it is used.
func plainData(k string) bool {
	return isWordOf(k, " username user host hostname port database dbname region endpoint bucket ")
}

// publicData reports whether an entry of such a Secret is none: ca.crt.
func publicData(k string, v any) bool {
	if isWordOf(k, " namespace ") {
		return true
	}
	const certificate = "LS0tLS1CRUdJTiBDRVJU" // -----BEGIN CERT
	s, _ := v.(string)
	return strings.HasSuffix(k, ".crt") && (strings.HasPrefix(s, certificate) || strings.HasPrefix(s, "-----BEGIN CERT"))
}

// grantCode reports whether v is the code of an OAuth grant.
func (p *labels) grantCode(v any) bool {
	code, ok := textOf(first(v))
	return ok && (p.roles[roleGrant] && len(code) >= 6 && !plainParts(code) || p.roles[roleState] && randomLooking(code))
}

// first returns the first element of a list, as in the values of a form.
func first(v any) any {
	switch x := v.(type) {
	case []any:
		if len(x) > 0 {
			return x[0]
		}
	case []string:
		if len(x) > 0 {
			return x[0]
		}
	}
	return v
}

// bankNumber reports whether v is the number of an account or a bank, rather
// than its name or what else there is to say.
func bankNumber(v any) bool {
	if s, ok := v.(string); ok {
		s = strings.NewReplacer("-", "", " ", "").Replace(s)
		return len(s) >= 5 && isNumber(s)
	}
	n, ok := numberOf(v)
	return ok && n >= 10_000
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

// namesValue reports whether the entry v of m, which has a sensitive key, is the
// name of another entry, or else says something about it.
func namesValue[M entries](key *keyVerdict, v any, m M, in *keyVerdict) bool {
	switch {
	case key.role == roleFlag:
		return isBool(v) && has(m, valueKeys[:])
	case key.key == "pass": // of tests
		_, text := textOf(v)
		return !text && has(m, failKeys[:])
	case key.key == "secretKey":
		return has(m, remoteKeys[:])
	case key.key == "sid":
		sid, ok := textOf(v)
		return ok && (isTwilio(sid) || has(m, twilioKeys[:]) && isName(sid) || messageID(sid))
	case key.key == "Sid":
		sid, ok := textOf(v)
		return ok && has(m, statementKeys[:]) && isName(sid)
	case key.role != roleLabel:
		return false
	}
	name, ok := textOf(v)
	return ok && (in != nil && in.key == "items" && projection(m) || in.says(withinRef) && isName(name) || in.says(withinThing) && isObjectKey(name) && (!strings.EqualFold(in.key, "context") || has(m, kindKeys[:])) && (!isStore(in.key) || strings.IndexByte(name, '/') > 0 || fileBelow("x/"+name)) && (!strings.EqualFold(in.key, "cache") || has(m, cacheKeys[:])) && !(license(in.key) && name != strings.ToLower(name)) || in.says(withinMany) && len(name) > 2 && plainParts(name) && strings.ToLower(name) == name || isName(name) && has(m, valueKeys[:]) || snakeName(strings.ReplaceAll(name, "-", "_")) && has(m, goalKeys[:]) || (isName(name) || fileName(name) || fileBelow(name)) && has(m, entryKeys[:]))
}

// isObjectKey reports whether name is what an object in a store or a thing in a tracker
// is found by.
func isObjectKey(name string) bool {
	if name == "" || len(name) > maxKept || randomLooking(name) {
		return false
	}
	for i := range len(name) {
		if c := name[i]; !setBytes[setPath][c] && c != ' ' {
			return false
		}
	}
	return strings.IndexByte(name, ' ') < 0 || strings.ContainsAny(name, "./")
}

// license reports whether name is one under which GitHub shows which license a
// project has, and others the key of one.
func license(name string) bool { return strings.EqualFold(name, "license") }

func isBool(v any) bool {
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer {
		rv = rv.Elem()
	}
	return rv.Kind() == reflect.Bool
}

// valueKeys are the entries that are named by a label in any case.
var valueKeys = [...]string{"value", "Value", "values", "val"}

// entryKeys stand beside the key of an entry in a store, a queue or a cache, a
// key of the keyboard or the key of an issue.
var entryKeys = [...]string{
	"size", "Size", "ETag", "etag", "eTag", "LastModified", "Bucket", "bucket", "partition", "offset", "topic", "ttl", "hit", "remaining", "window",
	"keyCode", "ctrlKey", "shiftKey", "variation", "variations", "self", "fields", "sequencer", "spdx_id", "doc_count",
}

// failKeys stand beside the number of tests that pass.
var failKeys = [...]string{"fail", "failed", "failures", "skip", "skipped"}

// isTwilio reports whether sid is the id of a resource of Twilio's: SM and 32
// hexadecimal digits.
func isTwilio(sid string) bool {
	return len(sid) == 34 && letters(sid[:2]) && strings.ToUpper(sid[:2]) == sid[:2] && isHexRun(sid[2:])
}

// messageID reports whether sid is the id of a message or call, of Twilio or made up like one.
func messageID(sid string) bool {
	n := strings.TrimRight(sid, "0123456789")
	if len(sid) > 11 && len(sid) < 34 && upperName(sid[:2]) && isHexRun(sid[2:]) && strings.ToLower(sid[2:]) == sid[2:] && isWordOf(sid[:2], " ac sm mm ca re pn ve va cf cn ch im us ") {
		return true
	}
	return len(n) < len(sid) && len(sid) < 12 && isWordOf(strings.TrimRight(n, "-_"), " sm mm ca re pn sms msg call ")
}

// twilioKeys stand beside the id of a resource of Twilio's.
var twilioKeys = [...]string{"account_sid", "accountSid"}

// goalKeys stand beside the key of what players reach.
var goalKeys = [...]string{"unlocked", "achieved", "points", "progress"}

// isStore reports whether key is that of where objects are kept.
func isStore(key string) bool {
	return isWordOf(key[lastWord(key):], " gcs bucket storage upload blob minio ") || strings.EqualFold(key, "s3") || strings.EqualFold(key, "r2")
}

// cacheKeys stand beside the key of what a pipeline keeps.
var cacheKeys = [...]string{"paths", "path", "hit", "restore_keys", "restore-keys", "policy", "size", "when"}

// kindKeys stand beside the key of what flags are evaluated for.
var kindKeys = [...]string{"kind", "anonymous", "targetingKey"}

// statementKeys stand beside the id of a statement in a policy of AWS.
var statementKeys = [...]string{"Effect", "Action", "Principal"}

// remoteKeys stand beside the name that a secret from elsewhere gets.
var remoteKeys = [...]string{"remoteRef", "sourceRef"}

// ofKind reports whether v is of kind.
func ofKind(v any, kind reflect.Kind) bool { return v != nil && reflect.TypeOf(v).Kind() == kind }
