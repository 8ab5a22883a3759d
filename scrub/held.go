package scrub

import (
	"reflect"
	"strings"
)

// Containers under sensitive names.
//
// What stands under "password" is a password, whatever its form: a container
// goes as a whole, unless everything in it only describes one, as in
// {"min_length": 12, "require_digit": true} or ["is too short"].
//
// A few names are as often the title of a section as the name of a secret:
// session, auth, mfa, otp, csrf, jwt, pin, api, keys. What such a container
// holds is looked at entry by entry: what describes stays, all else goes. If
// more would go than stay, the container holds rather than describes, and goes
// as a whole.
//
// What describes is told by the last word of an entry's own name: a bool in any
// case; a number under a measure or a time; a text that is not generated under
// one of the words below. In api, keys and under strong names entries are often
// filed under what they are for ({"service": "x", "signing": "y"}), so there
// only words count under which nothing else stands; in the other sections, all
// descriptors of the rules for names do. A text in a list without such a name
// does not describe. A session that enough entries describe keeps those that tell
// whose it is, too.
//
// Both look at plain data: what has another form is walked first.

const (
	// maxDescription is how many entries a container under a name such as
	// password may have and still be nothing but a description.
	maxDescription = 64
	// maxDescribing is the longest text that describes.
	maxDescribing = 256
	// minRecord is how many entries must describe a session for those that tell
	// whose it is to stay: user and password alone are no record of one.
	minRecord = 3
	// maxSmallText is how long a duration such as PT15M may be.
	maxSmallText = 16
	// maxSmall is the largest number that is taken for a count or a setting
	// under any name in a section.
	maxSmall = 999
)

// held returns the replacement of a container under a sensitive name.
func (w *walk) held(about *keyVerdict, v any, in *keyVerdict) (any, bool) {
	if in.says(withinErrors) && listOf(v, told) || countsName(about.key) && listOf(v, w.s.secretName) || isKeys(about.key) && w.s.namesOnly(v) {
		return w.value(v)
	}
	if m, ok := v.(map[string]any); ok && (in.says(withinFields) && isSchema(m) || isRoute(about, m)) {
		return w.schema(about, m, v)
	}
	if dynamoKeys(about, v) || ofSSH(about.key, v) || ofBoard(about.key, v) || ofMap(about.key, v) || in.says(withinErrors) && onlyTold(v) || about.key == "key" && in != nil && in.key == "legend" {
		w.under = nil
		return w.value(v)
	}
	if setsCookies(about.key) {
		if kept, changed, ok := w.cookies(v); ok {
			return kept, changed
		}
	}
	m, ok := v.(map[string]any)
	if ok && about.key == "key" && isOrder(m) {
		w.under = w.s.keys.verdict("counts")
		return w.value(v)
	}
	if ok && (about.key == "token" && isToken(m) || about.key == "pass" && in != nil && isWordOf(in.key, passes) || isDialog(m) || isVaultRef(m) || strings.HasPrefix(about.key, "node_modules/")) {
		w.under = nil
		return w.value(v)
	}
	if isKeys(about.key) && listOf(v, storePath) || hasSuffixFold(about.key, "_keys") && listOf(v, whoField) || strings.EqualFold(about.key, "authorizations") && listOf(v, orderPath) {
		return w.value(v)
	}
	if in != nil && in.key == "security" && isScheme(about.key) && listOf(v, plainWord) { // of OpenAPI, scopes
		return w.value(v)
	}
	if ok && isAction(about.key) {
		return w.action(m)
	}
	if currencies(v) {
		w.under = nil
		return w.value(v)
	}
	if ok && (isObject(m) || isCurrency(m) || about.key == "auths" && isRegistries(m)) {
		w.under = nil
		return w.value(v)
	}
	t := about.trait(w.s.keys)
	section := t&traitSection != 0
	if w.selector(v) {
		w.under = w.s.keys.verdict("ref") // where key is a name
		return w.value(v)
	}
	if counts := w.s.keys.verdict("counts"); t&traitBroad != 0 && (in.says(withinNumbers) || t&traitPerson == 0 && isTable(v)) && onlyCounts(about.key, w.counted(counts, v), in) {
		w.under = counts
		return w.value(v)
	}
	if in.says(withinFlags) && onlyFlags(v, strongSecretWord(about.key) || holdsNumber(about.key)) || in.says(withinWords) && styles(v) || lexemes(about.key, v, in) || isMount(about.key, v) {
		w.under = nil
		return w.value(v)
	}
	if ok && section && in != nil && in.key == "guards" && m["driver"] != nil {
		w.under = about
		return w.value(v)
	}
	// services: {auth: {...}}, jobs: {ci-pass: {runs-on: ...}}
	if in.says(withinNames) && (section || partOfSystem(v)) {
		w.under = about
		return w.value(v)
	}
	// tokens: [{id: 1, name: ci, scopes: [read], last_used: ...}]
	recorded := countsName(about.key) && records(v)
	if !section && !recorded && !w.describes(about, v) {
		if t&traitCloud != 0 {
			return w.issued(v)
		}
		return w.record(about, v)
	}
	w.under = about
	out, changed := w.value(v)
	if out, judged, ok := w.s.judge(about, t, out); ok {
		return out, changed || judged
	}
	return w.s.boxed, true
}

// sessionName reports whether key is the name of a session, in which something is done.
func sessionName(key string) bool {
	return strings.HasSuffix(strings.TrimSuffix(strings.ToLower(key), "s"), "session")
}

// isRegistries reports whether m is what Docker keeps of registries: {"reg.io": {"auth": "x"}}.
func isRegistries(m map[string]any) bool {
	for name, v := range m {
		if entry, ok := v.(map[string]any); !ok || entry["auth"] == nil && entry["identitytoken"] == nil || strings.IndexByte(name, '.') < 1 && strings.IndexByte(name, ':') < 1 {
			return false
		}
	}
	return true
}

// isCurrency reports whether m tells of a token that is bought and sold.
func isCurrency(m map[string]any) bool {
	symbol, _ := m["symbol"].(string)
	if symbol == "" || len(symbol) > 8 || !letters(symbol) || len(m) < 2 {
		return false
	}
	for key := range m {
		if !isWordOf(key, " symbol name decimals contract address token_address chain chain_id chainid network price price_usd priceusd change_24h market_cap rank logouri amount balance value_usd usd_value standard type id logo supply total_supply ") {
			return false
		}
	}
	return true
}

// currencies reports whether v is a list of such tokens.
func currencies(v any) bool {
	list, ok := v.([]any)
	for _, e := range list {
		if m, isMap := e.(map[string]any); !isMap || !isCurrency(m) {
			return false
		}
	}
	return ok && len(list) > 0
}

// isObject reports whether m is an object of Kubernetes.
func isObject(m map[string]any) bool {
	kind, _ := m["kind"].(string)
	meta, _ := m["metadata"].(map[string]any)
	return kind != "" && upperFirst(kind) && letters(kind) && meta["name"] != nil
}

// selector reports whether v says, as in Kubernetes, which entry of which secret is meant:
// {name: db, key: password}, {secretName: tls, items: [...]}. The key is the name of an
// entry there, or it is the secret: {name: ci, key: hunter2}.
func (w *walk) selector(v any) bool {
	m, ok := v.(map[string]any)
	if !ok || len(m) > 4 {
		return false
	}
	if len(m) == 2 && m["namespace"] != nil && m["name"] != nil {
		name, text := textOf(m["name"])
		return text && isName(name) && strings.IndexByte(name, ' ') < 0
	}
	if name, text := textOf(m["secretName"]); text && isName(name) && !strings.Contains(name, " ") { // of a volume
		for key := range m {
			if !isWordOf(key, " secretname items optional defaultmode ") {
				return false
			}
		}
		return true
	}
	for key, v := range m {
		switch key {
		case "name":
			if name, ok := textOf(v); !ok || !isName(name) || strings.IndexByte(name, ' ') >= 0 {
				return false
			}
		case "key":
			name, ok := textOf(v)
			if !ok || !plainParts(name) || !w.s.keys.sensitive(name) && !fileName(name) && !isWordOf(name, " username user value data ca cert certificate ") {
				return false
			}
		case "namespace", "optional":
		default:
			return false
		}
	}
	_, named := m["name"]
	_, keyed := m["key"]
	return named && keyed
}

func isTable(v any) bool {
	_, ok := v.(map[string]any)
	return ok
}

// isVaultRef reports whether m says where Azure keeps a secret.
func isVaultRef(m map[string]any) bool {
	ref, _ := m["reference"].(map[string]any)
	return len(m) == 1 && ref["keyVault"] != nil
}

// partOfSystem reports whether v is a map that says how a part of a system is run.
func partOfSystem(v any) bool {
	if m, ok := v.(map[string]any); ok {
		return has(mapEntries[any](m), systemKeys[:])
	}
	m := reflect.ValueOf(v)
	return m.Kind() == reflect.Map && has(anyEntries{m}, systemKeys[:])
}

// systemKeys say how a part of a system is run, or what a table or package is.
var systemKeys = [...]string{
	"image", "build", "command", "replicas", "ports", "depends_on", "runs-on", "steps", "columns", "resolved", "integrity", "primary_key", "primaryKey", "indexes",
}

// heldText is held for a container that was decoded from a text, which it is
// left in if nothing in it had to change.
func (s *Scrubber) heldText(about *keyVerdict, v any) (out any, changed, ok bool) {
	if _, isEmpty := emptyOf(reflect.ValueOf(v)); isEmpty {
		return v, false, true
	}
	var w walk
	w.init(s, true)
	out, changed = w.held(about, v, nil)
	_, whole := out.(string)
	return out, changed, !whole && !w.over
}

// judge returns what stays of a container of clean, plain data under a sensitive
// name, and false if nothing does.
func (s *Scrubber) judge(about *keyVerdict, t trait, v any) (out any, changed, ok bool) {
	if _, text := v.(string); text { // a marker
		return nil, false, false
	}
	if messageList(v) {
		return v, false, true
	}
	j := newJudge(s, about, v, s.limits.Nodes)
	recorded := countsName(about.key) && records(v)
	j.listed = j.listed || recorded
	j.section, j.broad = t&traitSection != 0 || recorded, t&traitBroad != 0
	j.record = recorded && t&traitPerson == 0
	first := j
	j.person = t&traitFactor != 0 || t&traitPerson != 0 && (j.listed || !strings.HasSuffix(strings.ToLower(about.key), "s")) || recorded
	out, changed = j.value(0, v)
	enough := minRecord
	if t&traitFactor != 0 {
		enough = j.who + 1 // its method, say
	}
	if j.listed && t&traitPerson != 0 && countsName(about.key) {
		enough = 2 // the address and the time of each
	}
	if sessionName(about.key) && j.person && j.whole() && !j.foreign { // {user: ann, ip: ..., started: ..., commands: [...]}
		told := first
		told.person, told.apart = true, true
		if kept, edited := told.value(0, v); !told.whole() && (told.desc >= minRecord || told.desc > 1 && told.other == 0) {
			return kept, edited, true
		}
	}
	if j.who > 0 && (j.whole() || j.desc < enough) {
		j = first
		out, changed = j.value(0, v)
	}
	return out, changed, !j.whole()
}

// counted is tried for what may be nothing but numbers.
func (w *walk) counted(about *keyVerdict, v any) any {
	if isTable(v) {
		return v
	}
	return w.tried(about, v)
}

// isScheme reports whether key names a scheme of authentication in OpenAPI.
func isScheme(key string) bool {
	return hasSuffixFold(key, "auth") || hasSuffixFold(key, "oauth2") || hasSuffixFold(key, "bearer") || hasSuffixFold(key, "apikey") || hasSuffixFold(key, "api_key")
}

// tried returns plain data for v, which stands under the name about, to find out what it is.
func (w *walk) tried(about *keyVerdict, v any) any {
	if w.trial {
		return v // one look at what has to be walked first is enough
	}
	var t walk
	t.init(w.s, false)
	t.trial, t.nodes, t.bytes, t.under = true, min(t.nodes, maxDescription), min(t.bytes, maxDescription*maxDescribing), about
	out, _ := t.value(v)
	return out
}

// describes reports whether all that v holds describes.
func (w *walk) describes(about *keyVerdict, v any) bool {
	if messageList(v) {
		return true
	}
	j := newJudge(w.s, about, v, maxDescription)
	j.value(0, v)
	if !j.unknown || j.other > 0 {
		return !j.whole()
	}
	out := w.tried(nil, v)
	if messageList(out) {
		return true
	}
	j = newJudge(w.s, about, out, maxDescription)
	j.value(0, out)
	return !j.whole()
}
