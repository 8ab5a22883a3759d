package scrub

import (
	"net/http"
	"net/url"
	"strings"
)

// A judge looks at what a container under a sensitive name holds.
type judge struct {
	s        *Scrubber
	section  bool   // look at all of it and replace what does not describe
	name     string // of the container
	nodes    int    // entries that may be looked at
	desc     int    // entries that describe
	other    int    // entries that do not
	named    int    // those of them that have the names of secrets, or are in one
	inside   int    // how many containers with the names of secrets are being judged
	ids      int    // ids of things in a list, which stay where more describes each
	listed   bool   // it is a list of what has names
	record   bool   // and of records about secrets, which have ids of their own
	strong   bool   // of which one is at hand
	broad    bool   // the section is no list of secrets
	person   bool   // and tells whose it is
	apart    bool   // what is nested tells of something else
	depth    int    // of maps
	who      int    // entries that describe only for that
	keys     bool   // the name may be that of names
	api      bool   // the name is that of an interface
	pins     bool   // the name may be that of those of a board
	counting bool   // the name is a plural, and numbers count
	foreign  bool   // there is an entry without a name that somebody chose
	unknown  bool   // there is something that is no plain data
}

// newJudge returns a judge for v, which stands under the name about, that looks at
// that many entries.
func newJudge(s *Scrubber, about *keyVerdict, v any, nodes int) judge {
	return judge{s: s, name: about.key, nodes: nodes, keys: isKeys(about.key), pins: strings.EqualFold(about.key, "pins"), api: isWordOf(about.key, " api apis "), listed: isList(v), counting: counting(about, v)}
}

// whole reports whether the container goes as a whole.
func (j *judge) whole() bool {
	return j.foreign || j.unknown || j.desc == 0 || j.desc < 2*j.ids || j.other > j.named && !j.section || j.other-j.named > j.desc
}

// settled reports whether whole is true whatever else there is.
func (j *judge) settled() bool {
	return j.nodes < 0 || j.foreign || j.other > j.named && !j.section && j.inside == 0
}

// value judges the value v under a name of trait t.
func (j *judge) value(t trait, v any) (any, bool) {
	if j.nodes--; j.nodes < 0 {
		j.other++
		j.foreign = true
	}
	if j.settled() {
		return v, false
	}
	switch x := v.(type) {
	case nil:
		return v, false
	case bool:
		j.desc++
		return v, false
	case string:
		switch {
		case x == "":
			return v, false
		case x == j.s.replacement: // by a rule of its own
			j.other++
			j.named++
			return v, false
		}
		if t&traitName != 0 && !j.section && !j.listed && describing(x) {
			return v, false // alone it says too little
		}
		if n := len(j.name); t&traitID != 0 && j.broad && n > 2 && len(x) > n+maxSmallText && x[n] == '_' && strings.EqualFold(x[:n], j.name) && strings.ToUpper(x[n:]) != x[n:] && !sessionName(j.name) {
			return v, false // totp_2aHE
		}
		if t&traitID != 0 && ((!j.section || j.record) && j.listed || j.section && strings.EqualFold(j.name, "key")) && describing(x) {
			j.ids++
			return v, false
		}
		if j.section && (isWordOf(x, states) || isDate(x)) || isWordOf(x, algorithms) || sentence(x) {
			j.desc++
			return v, false
		}
		describes := j.describing(t, x) || j.section && masksValue(j.name, x) && !strings.Contains(x, j.s.replacement) || dataSourceName(strings.TrimSuffix(j.name, "s")) && passwordless(strings.TrimSuffix(j.name, "s"), x)
		if !describes && j.section && foreign(x) && isLabelText(x) {
			return v, false
		}
		if !describes && t&(traitSecret|traitHolds) == 0 && j.person && (j.broad || j.record && !j.strong) && strings.IndexByte(x, '_') > 0 && enumName(x) {
			return v, false // harmless, and no sign of a description
		}
		return j.leaf(v, describes)
	case map[string]any:
		if k, ok := nullable(x); ok {
			return j.nullable(t, x, k)
		}
		if j.apart && j.depth > 0 && t&traitSecret == 0 {
			return v, false
		}
		j.depth++
		out, changed := j.table(x)
		j.depth--
		return out, changed
	case []any:
		if j.apart && j.depth > 0 && t&traitSecret == 0 && recordList(x) {
			return v, false
		}
		return j.list(t, x)
	case map[string]string:
		return judgeMap(j, x, v)
	case map[string][]string:
		return judgeMap(j, x, v)
	case http.Header:
		return judgeMap(j, x, v)
	case url.Values:
		return judgeMap(j, x, v)
	case []string:
		return judgeList(j, t, x, v)
	case []map[string]any:
		return judgeList(j, t, x, v)
	}
	n, ok := numberOf(v)
	if !ok {
		j.unknown = true
		return v, false
	}
	if t&traitID != 0 && (!j.section || j.listed) && n >= 0 && n < 1e9 {
		return v, false
	}
	describes := t&(traitText|traitTime|traitMeasure) != 0 || t&traitDesc != 0 && (j.broad || j.record && !j.strong) || j.tellsWho(t)
	if small := j.section && t&traitHolds == 0 && n >= -1 && n <= maxSmall && (!j.strong || n < minPin); small && !describes && !j.counting {
		return v, false // harmless, and no sign of a description
	}
	if t&(traitKnown|traitHolds|traitSecret) == traitKnown && !describes && !j.section && !j.counting && n >= 0 && n < minPin {
		return v, false
	}
	return j.leaf(v, describes || j.counting && t&traitSecret == 0 && isCount(v))
}

func (j *judge) leaf(v any, describes bool) (any, bool) {
	if describes {
		j.desc++
		return v, false
	}
	j.other++
	if !j.section {
		return v, false
	}
	return j.s.boxed, true
}

func (j *judge) table(m map[string]any) (any, bool) {
	if projection(mapEntries[any](m)) {
		j.desc++
		return m, false
	}
	if name, ok := m["name"].(string); ok && setsCookies(j.name) { // as HAR has them
		if value, ok := m["value"].(string); ok && preference(name, value) {
			j.desc++
			return m, false
		}
	}
	public := publicMembers(m)
	if _, ok := m["realm"].(string); ok && public == "" {
		public = " realm service scope issuer rootcertbundle " // where registries get their tokens
	}
	return editMap(m, func(k string, e any) (any, bool) { return j.entry(k, e, public) })
}

// nullable reports whether m is a value that a database may not have, as
// [database/sql.NullInt64] and its like, and under which key the value is.
func nullable(m map[string]any) (key string, ok bool) {
	if _, ok := m["Valid"].(bool); !ok || len(m) != 2 {
		return "", false
	}
	for k := range m {
		if k != "Valid" {
			key = k
		}
	}
	return key, true
}

// nullable judges a nullable value as the one in it, whose key says nothing.
func (j *judge) nullable(t trait, m map[string]any, key string) (any, bool) {
	n, number := numberOf(m[key])
	if m[key] == "" || number && n == 0 && m["Valid"] == false {
		j.desc++ // there is none
		return m, false
	}
	return editMap(m, func(k string, e any) (any, bool) {
		if k != key {
			return e, false
		}
		return j.value(t, e)
	})
}

func (j *judge) entry(k string, e any, public string) (any, bool) {
	if j.settled() {
		return e, false
	}
	if public != "" && isWordOf(k, public) {
		j.desc++
		return e, false
	}
	if public != "" && privateJWK(k) && e == j.s.boxed {
		return e, false // gone, and no reason that the public ones go
	}
	about := j.s.keys.verdict(k)
	t := about.trait(j.s.keys)
	if t&traitForeign != 0 || len(k) <= maxCachedKey && !about.plain {
		j.foreign = true
		j.other++
	}
	if s, ok := e.(string); ok && j.section && isWordOf(k, " cookie header parameter param field ") && placeName(s) {
		j.desc++ // csrf: {cookie: XSRF-TOKEN}
		return e, false
	}
	if s, ok := e.(string); ok && publicName(k) && !about.secret && len(s) <= maxDescribing && !strings.ContainsAny(s, " :") {
		j.desc++ // a public key
		return e, false
	}
	if s, ok := e.(string); ok && !about.secret && len(s) <= maxDescribing && (isWordOf(k, " ja3 ja4 ja3s ja4s ja3_hash ja3_digest aaguid ") || isWordOf(k[lastWord(k):], " fingerprint thumbprint ") || (hasSuffixFold(k, "key_id") || hasSuffixFold(k, "keyid")) && isHexRun(s)) && !strings.ContainsAny(s, "@=\"' ") {
		j.desc++
		return e, false
	}
	if n, ok := numberOf(e); ok && j.pins && strings.EqualFold(k, "pin") && n >= 0 && n < minPin {
		j.desc++ // of a board
		return e, false
	}
	if s, ok := e.(string); ok && j.api && isWordOf(k, " payload body request reply response ") && isJSON(s) {
		return e, false // what is in it was looked at
	}
	if about.secret {
		if about.isCount(e) || messageList(e) || isKeys(k) && j.s.namesOnly(e) {
			j.desc++
			return e, false
		}
		if j.section && e != j.s.boxed && leftBy(e) {
			j.desc++
			return e, false
		}
		before, named := j.other, j.named
		j.inside++
		out, changed := j.value(traitHolds|traitSecret, e)
		j.inside--
		j.named = named + j.other - before
		return out, changed
	}
	switch k {
	case "permissions", "scopes": // {packages: write}
		if m, ok := e.(map[string]any); ok && j.section && onlyRights(m) {
			j.desc++
			return e, false
		}
	case "labels", "annotations": // of an object
		if m, ok := e.(map[string]any); ok && j.section && isLabels(m) {
			return e, false
		}
	case "providers", "connections", "strategies": // of auth, which have ids
		if recordList(e) && j.broad && !j.listed {
			j.listed, j.record = true, true
			out, changed := j.value(t, e)
			j.listed, j.record = false, false
			return out, changed
		}
	case "id":
		t |= traitID
	case "generated", "remaining", "redeemed", "consumed", "unused", "left": // how many
		if n, ok := numberOf(e); ok && n >= 0 && n <= maxSmall {
			j.desc++
			return e, false
		}
	case "state", "State", "tokenState", "cardState", "keyState":
		if text, ok := textOf(e); ok && (enumName(text) || j.record && upperName(text) && letters(text)) && describing(text) {
			j.desc++
			return e, false
		}
	case "error":
		if text, ok := textOf(e); ok && (strings.IndexByte(text, ' ') > 0 || j.section && plainParts(text)) && describing(text) {
			j.desc++
			return e, false
		}
	case "answer", "Answer": // to a security question
		if text, ok := textOf(e); ok && text != "" && !j.section {
			j.other++
			j.named++
			return j.s.boxed, e != j.s.boxed
		}
	case "hash", "digest": // of the secret
		if text, ok := textOf(e); ok && text != "" && !j.section && !isWordOf(text, algorithms) {
			j.other++
			j.named++
			return j.s.boxed, e != j.s.boxed
		}
	case "codes", "Codes": // recovery_codes: {codes: [x, y], count: 2}
		if _, ok := e.([]any); ok && !j.section {
			j.other++
			j.named++
			return j.s.boxed, true
		}
	case "value", "Value":
		if text, ok := textOf(e); ok && text != "" && !j.section { // that of the secret
			j.other++
			j.named++
			return j.s.boxed, e != j.s.boxed
		}
	}
	return j.value(t, e)
}

// leftBy reports whether e, under a sensitive name, is a text or number that the walk before
// left.
func leftBy(e any) bool {
	if s, ok := e.(string); ok {
		return s != "" && !isMarker(s)
	}
	_, ok := numberOf(e)
	return ok
}

func (j *judge) list(t trait, x []any) (any, bool) {
	if j.keys && j.s.namesOnly(x) {
		j.desc++
		return x, false
	}
	return editList(x, func(_ int, e any) (any, bool) { return j.value(t, e) })
}

// projection reports whether m says, as in Kubernetes, which entry of a secret
// becomes which file.
func projection[M entries](m M) bool {
	path, ok := m.entry("path")
	if name, text := textOf(path); !ok || !text || !isName(name) && !fileName(name) {
		return false
	}
	known := 1
	if key, ok := m.entry("key"); ok {
		if name, text := textOf(key); !text || !isName(name) {
			return false
		}
		known++
	}
	for _, k := range [...]string{"mode", "defaultMode"} {
		if mode, ok := m.entry(k); ok {
			if _, text := textOf(mode); text {
				return false
			}
			known++
		}
	}
	return known <= 3 && known == m.size()
}

// judgeMap judges a map of another type than map[string]any, of which only the
// copy is one.
func judgeMap[E any](j *judge, m map[string]E, v any) (any, bool) {
	var dst map[string]any
	for k, e := range m {
		out, changed := j.entry(k, any(e), "")
		if !changed {
			continue
		}
		if dst == nil {
			dst = plainMap(m)
		}
		dst[k] = out
	}
	if dst == nil {
		return v, false
	}
	return dst, true
}

func judgeList[E any](j *judge, t trait, x []E, v any) (any, bool) {
	var dst []any
	for i, e := range x {
		out, changed := j.value(t, any(e))
		if !changed {
			continue
		}
		if dst == nil {
			dst = make([]any, len(x))
			for i, e := range x {
				dst[i] = any(e)
			}
		}
		dst[i] = out
	}
	if dst == nil {
		return v, false
	}
	return dst, true
}

// describing reports whether a text under a name of trait t reads like what the
// name announces.
func (j *judge) describing(t trait, s string) bool {
	switch {
	case resourceName(s), publicKey(s), filePath(s):
		return true
	case t&traitPlace != 0 && (s[0] == '/' || strings.Contains(s, "://")): // with what the rules for texts leave of it
		return len(s) <= maxDescribing && (j.section && !j.strong || !randomLooking(s[strings.LastIndexByte(s, '/')+1:]))
	case t&traitText != 0 && strings.HasPrefix(s, "^") && len(s) <= maxDescribing: // an expression
		return true
	case !describing(s):
		return false
	case t&(traitText|traitName) != 0 || t&traitDesc != 0 && (j.broad || j.record && !j.strong) || j.tellsWho(t):
		return true
	case t&traitTime != 0:
		return isDigit(s[0]) || s[0] == 'P' && len(s) < maxSmallText || isWordOf(s, " never session persistent ")
	}
	return t&traitPlace != 0 && strings.ContainsAny(s, "./:")
}

// tellsWho reports whether a name of trait t announces whose the section is.
func (j *judge) tellsWho(t trait) bool {
	if t&traitWho == 0 || !j.person {
		return false
	}
	j.who++
	return true
}
