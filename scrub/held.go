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

// held returns what stays of a container v under the sensitive name about, in the container in.
func (w *walk) held(about *keyVerdict, v any, in *keyVerdict) (any, bool) {
	m, ok := v.(map[string]any)
	if ok && (in.says(withinFields) && isSchema(m) || isRoute(about, m)) {
		return w.schema(about, m, v)
	}
	if setsCookies(about.key) {
		if kept, changed, ok := w.cookies(v); ok {
			return kept, changed
		}
	}
	if under, ok := w.otherwise(about, v, in); ok {
		w.under = under
		return w.value(v)
	}
	if ok && isAction(about.key) {
		return w.action(m)
	}
	t := about.trait(w.s.keys)
	// tokens: [{id: 1, name: ci, scopes: [read], last_used: ...}]
	recorded := isRecords(about.key, v)
	if t&traitSection == 0 && !recorded && !w.describes(about, v) {
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

// otherwise reports whether v holds no secret in spite of its name about, but other things whose
// entries have names of their own, and under which name they are to be read.
func (w *walk) otherwise(about *keyVerdict, v any, in *keyVerdict) (under *keyVerdict, ok bool) {
	switch {
	case w.namesThings(about.key, v, in):
		return about, true
	case isThing(about.key, v, in), w.ofCompany(about.key, v), isLanguage(about.key, v, in), isSpoken(about.key, v, in), isMoney(v), isObject(about.key, v), isFeature(about.key, v, in):
		return nil, true
	case about.key == "key" && isOrder(v), w.tallied(about, v, in):
		return w.s.keys.verdict("counts"), true
	case w.selector(v):
		return w.s.keys.verdict("ref"), true // where key is a name
	}
	return about, isPart(about.trait(w.s.keys)&traitSection != 0, v, in)
}

// sessionName reports whether key is the name of a session, in which something is done.
func sessionName(key string) bool {
	return strings.HasSuffix(strings.TrimSuffix(strings.ToLower(key), "s"), "session")
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
	recorded := isRecords(about.key, v)
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
