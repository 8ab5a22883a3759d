package scrub

import (
	"encoding/json"
	"net/http"
	"net/url"
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
// does not describe.
//
// Both look at plain data: what has another form is walked first.

const (
	// maxDescription is how many entries a container under a name such as
	// password may have and still be nothing but a description.
	maxDescription = 64
	// maxDescribing is the longest text that describes.
	maxDescribing = 256
	// maxSmallText is how long a duration such as PT15M may be.
	maxSmallText = 16
	// maxSmall is the largest number that is taken for a count or a setting
	// under any name in a section.
	maxSmall = 999
)

// A judge looks at what a container under a sensitive name holds.
type judge struct {
	s        *Scrubber
	section  bool // look at all of it and replace what does not describe
	nodes    int  // entries that may be looked at
	desc     int  // entries that describe
	other    int  // entries that do not
	listed   bool // it is a list of what has names
	broad    bool // the section is no list of secrets
	counting bool // the name is a plural, and numbers count
	foreign  bool // there is an entry without a name that somebody chose
	unknown  bool // there is something that is no plain data
}

func (j *judge) whole() bool {
	return j.foreign || j.unknown || j.desc == 0 || j.other > 0 && !j.section || j.other > j.desc
}

// settled reports whether whole is true whatever else there is.
func (j *judge) settled() bool {
	return j.nodes < 0 || j.foreign || j.other > 0 && !j.section
}

// held returns the replacement of a container under a sensitive name.
func (w *walk) held(about *keyVerdict, v any, in *keyVerdict) (any, bool) {
	if in.says(withinErrors) && listOf(v, told) || countsName(about.key) && listOf(v, w.s.secretName) {
		return w.value(v)
	}
	t := about.trait(w.s.keys)
	section := t&traitSection != 0
	if section && in.says(withinNames) {
		w.under = about
		return w.value(v)
	}
	if !section && !w.describes(about, v) {
		return w.s.boxed, true
	}
	w.under = about
	out, changed := w.value(v)
	if out, judged, ok := w.s.judge(about, t, out); ok {
		return out, changed || judged
	}
	return w.s.boxed, true
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
	section := t&traitSection != 0
	j := judge{s: s, section: section, listed: isList(v), broad: t&traitBroad != 0, counting: counting(about, v), nodes: s.limits.Nodes}
	if _, text := v.(string); text { // a marker
		return nil, false, false
	}
	if messageList(v) {
		return v, false, true
	}
	out, changed = j.value(0, v)
	return out, changed, !j.whole()
}

// describes reports whether all that v holds describes.
func (w *walk) describes(about *keyVerdict, v any) bool {
	if messageList(v) {
		return true
	}
	j := judge{s: w.s, listed: isList(v), counting: counting(about, v), nodes: maxDescription}
	j.value(0, v)
	if !j.unknown || j.other > 0 {
		return !j.whole()
	}
	if w.trial {
		return false // one look at what has to be walked first is enough
	}
	var t walk
	t.init(w.s, false)
	t.trial, t.nodes, t.bytes = true, min(t.nodes, maxDescription), min(t.bytes, maxDescription*maxDescribing)
	out, _ := t.value(v)
	if messageList(out) {
		return true
	}
	j = judge{s: w.s, listed: isList(out), counting: counting(about, out), nodes: maxDescription}
	j.value(0, out)
	return !j.whole()
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
		case x == j.s.replacement:
			j.other++
			return v, false
		}
		if t&traitName != 0 && !j.section && !j.listed && describing(x) {
			return v, false // alone it says too little
		}
		return j.leaf(v, j.describing(t, x))
	case map[string]any:
		if k, ok := nullable(x); ok {
			return j.nullable(t, x, k)
		}
		return j.table(x)
	case []any:
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
	if t&traitID != 0 && !j.section && n >= 0 && n < 1e9 {
		return v, false
	}
	describes := t&(traitText|traitTime|traitMeasure) != 0 || t&traitDesc != 0 && j.broad
	if small := j.section && t&traitHolds == 0 && n >= -1 && n <= maxSmall; small && !describes && !j.counting {
		return v, false // harmless, and no sign of a description
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
	public := publicMembers(m)
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
	if about.secret {
		switch {
		case about.isCount(e), messageList(e):
			j.desc++
			return e, false
		}
		t = traitHolds | traitSecret
	} else if k == "id" {
		t |= traitID
	}
	return j.value(t, e)
}

func (j *judge) list(t trait, x []any) (any, bool) {
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
	case resourceName(s):
		return true
	case !describing(s):
		return false
	case t&(traitText|traitName) != 0 || t&traitDesc != 0 && j.broad:
		return true
	case t&traitTime != 0:
		return isDigit(s[0]) || s[0] == 'P' && len(s) < maxSmallText || s == "never"
	}
	return t&traitPlace != 0 && strings.ContainsAny(s, "./:")
}

// numberOf returns v if it is a number.
func numberOf(v any) (float64, bool) {
	switch x := v.(type) {
	case int:
		return float64(x), true
	case int64:
		return float64(x), true
	case float64:
		return x, true
	case json.Number:
		f, err := x.Float64()
		return f, err == nil
	}
	switch v := reflect.ValueOf(v); v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return float64(v.Int()), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return float64(v.Uint()), true
	case reflect.Float32, reflect.Float64:
		return v.Float(), true
	}
	return 0, false
}

// publicMembers are the members that a JSON Web Key publishes (RFC 7517 and
// 7518), if m is one.
func publicMembers(m map[string]any) string {
	kty, _ := m["kty"].(string)
	switch kty {
	case "RSA":
		return " kty kid use alg key_ops ext n e x5c x5t x5u x5t#s256 iat exp nbf "
	case "EC", "OKP":
		return " kty kid use alg key_ops ext crv x y x5c x5t x5u x5t#s256 iat exp nbf "
	case "oct":
		return " kty kid use alg key_ops ext "
	}
	return ""
}

// isCount reports whether v is how many of what a plural names there are:
// "sessions": 12.
func (v *keyVerdict) isCount(x any) bool {
	return (countsName(v.key) || resetsName(v.key)) && isCount(x)
}

// counting reports whether numbers in a container are counts by its name, a
// plural: {"tokens": {"prompt": 120, "completion": 30}}. Those in a list are none,
// and those of people's secrets may be secrets.
func counting(about *keyVerdict, v any) bool {
	return countsName(about.key) && !strongSecretWord(about.key) && !isList(v)
}

func isCount(x any) bool {
	n, ok := numberOf(x)
	return ok && n > -1e7 && n < 1e7
}

// resetsName reports whether what is counted under a name are resets.
func resetsName(key string) bool {
	n := len(key) - len("resets")
	return n >= 0 && strings.EqualFold(key[n:], "resets")
}
