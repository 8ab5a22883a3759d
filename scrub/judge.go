package scrub

import (
	"net/http"
	"net/url"
	"strings"
)

// A judge looks at what a container under a sensitive name holds.
type judge struct {
	s    *Scrubber
	name string // of the container
	look
	tally
}

// look is how a judge looks at entries.
type look struct {
	section  bool // at all of them, and what does not describe is replaced
	broad    bool // the section is no list of secrets
	listed   bool // it is a list of what has names
	record   bool // and of records about secrets, which have ids of their own
	strong   bool // of which one is at hand
	person   bool // and tells whose it is
	apart    bool // what is nested tells of something else
	keys     bool // the name may be that of names
	api      bool // the name is that of an interface
	pins     bool // the name may be that of those of a board
	counting bool // the name is a plural, and numbers count
}

// tally is what a judge has found.
type tally struct {
	nodes   int  // entries that may still be looked at
	desc    int  // entries that describe
	who     int  // of which these do only by telling whose it is
	other   int  // entries that do not describe
	named   int  // of which these have the names of secrets, or are in one
	ids     int  // ids of things in a list, which stay where more describes each
	inside  int  // how many containers with the names of secrets are being judged
	depth   int  // of maps
	foreign bool // there is an entry without a name that somebody chose
	unknown bool // there is something that is no plain data
}

// newJudge returns a judge for v, which stands under the name about, that looks at
// that many entries.
func newJudge(s *Scrubber, about *keyVerdict, v any, nodes int) judge {
	return judge{
		s: s, name: about.key, tally: tally{nodes: nodes},
		look: look{keys: isKeys(about.key), pins: hasSuffixFold(about.key, "pins"), api: isWordOf(about.key, " api apis "), listed: isList(v), counting: counting(about, v)},
	}
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
		return j.keeps(v)
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
		if j.section && (isWordOf(x, states) || isDate(x) || isClock(x) || t&traitHolds == 0 && isWordOf(x, " mon tue wed thu fri sat sun ")) || isWordOf(x, algorithms) || sentence(x) {
			return j.keeps(v)
		}
		describes := j.describing(t, x) && !(j.pins && strings.ContainsAny(x, "0123456789")) || j.section && masksValue(j.name, x) && !strings.Contains(x, j.s.replacement)
		if !describes && j.section && !j.strong && foreign(x) && isLabelText(x) {
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

// keeps leaves v, which describes.
func (j *judge) keeps(v any) (any, bool) {
	j.desc++
	return v, false
}

// hides replaces v, which has the name of a secret or completes that of the container.
func (j *judge) hides(v any) (any, bool) {
	j.other++
	j.named++
	return j.s.boxed, v != any(j.s.boxed)
}

func (j *judge) leaf(v any, describes bool) (any, bool) {
	if describes {
		return j.keeps(v)
	}
	j.other++
	if !j.section {
		return v, false
	}
	return j.s.boxed, true
}

func (j *judge) table(m map[string]any) (any, bool) {
	if projection(mapEntries[any](m)) {
		return j.keeps(m)
	}
	if name, ok := m["name"].(string); ok && setsCookies(j.name) { // as HAR has them
		if value, ok := m["value"].(string); ok && preference(name, value) {
			return j.keeps(m)
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
		return j.keeps(m) // there is none
	}
	return editMap(m, func(k string, e any) (any, bool) {
		if k != key {
			return e, false
		}
		return j.value(t, e)
	})
}

func (j *judge) list(t trait, x []any) (any, bool) {
	if j.keys && j.s.namesOnly(x) {
		return j.keeps(x)
	}
	return editList(x, func(_ int, e any) (any, bool) { return j.value(t, e) })
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
