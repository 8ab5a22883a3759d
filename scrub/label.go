package scrub

import (
	"reflect"
	"strings"
)

// Data often names a value beside it instead of by its key:
//
//	{"name": "DB_PASSWORD", "value": "x"}    a map with a label and values
//	[["Authorization", "x"], ["Accept", "y"]]    a list of pairs
//	["--password", "x"]                      a flag and its argument
//
// The name then counts as the key.

type role uint8

const (
	roleNone role = iota
	roleLabel
	roleValue
	roleData // what a Kubernetes Secret holds
)

// roleOf tells what an entry called key is in a map with a label and values.
func roleOf(key string) role {
	switch key {
	case "name", "Name", "NAME", "key", "Key", "k", "field", "Field", "header", "Header",
		"param", "Param", "parameter", "parameterName", "variable", "var", "env", "attribute", "attr",
		"property", "prop", "label", "Label", "option", "setting", "column", "path", "Path", "id", "type",
		"field_name", "fieldName", "header_name", "param_name", "column_name", "columnName",
		"attribute_name", "attributeName", "variable_name", "kind", "loc", "target", "n":
		return roleLabel
	case "value", "Value", "VALUE", "val", "v", "values", "Values", "content", "Content", "contents",
		"default", "default_value", "defaultValue", "current", "current_value", "currentValue",
		"old", "new", "old_value", "new_value", "oldValue", "newValue", "from", "to", "before", "after",
		"previous", "previous_value", "actual", "expected", "input", "raw", "rejected_value", "rejectedValue",
		"attempted_value", "attemptedValue", "invalid_value", "invalidValue", "received", "got",
		"string", "stringValue", "string_value", "text_value", "textValue":
		return roleValue
	case "data", "stringData":
		return roleData
	}
	return roleNone
}

// maxLabel bounds what can be the name of something.
const maxLabel = 64

// labels collects the labels of one map.
type labels struct {
	names  [3]string
	n      int
	values bool
	// A Kubernetes Secret names none of its data as secret.
	secretKind, data bool
}

func (p *labels) see(key *keyVerdict, v any) {
	if key.role != roleNone {
		p.add(key, v)
	}
}

func (p *labels) add(key *keyVerdict, v any) {
	switch key.role {
	case roleValue:
		p.values = true
	case roleData:
		p.data = true
	case roleLabel:
		label, ok := v.(string)
		if !ok {
			rv := reflect.ValueOf(v)
			if rv.Kind() != reflect.String {
				return
			}
			label = rv.String()
		}
		p.secretKind = p.secretKind || key.key == "kind" && label == "Secret"
		p.label(label)
	}
}

func (p *labels) label(s string) {
	if len(s) > 0 && len(s) <= maxLabel && p.n < len(p.names) {
		p.names[p.n] = s
		p.n++
	}
}

// secret returns the role of the entries that have to be filtered.
func (p *labels) secret(s *Scrubber) role {
	if p.data && p.secretKind {
		return roleData
	}
	if !p.values {
		return roleNone
	}
	for _, l := range p.names[:p.n] {
		// The name of a path is its last element, as in a JSON Patch.
		if s.keys.sensitive(l[strings.LastIndexByte(l, '/')+1:]) {
			return roleValue
		}
	}
	return roleNone
}

// filter filters the values in dst, the copy of the map that p has seen.
func (p *labels) filter(w *walk, dst map[string]any) {
	r := p.secret(w.s)
	if r == roleNone {
		return
	}
	for k, v := range dst {
		if roleOf(k) == r {
			if out, changed := w.filter(v); changed {
				dst[k] = out
			}
		}
	}
}

// list is the state of one pass over a list.
type list struct {
	pairs      bool // it is a list of pairs
	secretNext bool // the last element was a flag whose argument is secret
}

func (l *list) element(w *walk, e any) (any, bool) {
	s, isString := e.(string)
	if l.secretNext && !(isString && isFlag(s)) {
		l.secretNext = false
		return w.filter(e)
	}
	l.secretNext = isString && w.s.secretFlag(s)
	if l.pairs && !isString && isPair(e) {
		return w.pair(e.([]any), e)
	}
	return w.value(e)
}

func isFlag(s string) bool { return len(s) > 1 && s[0] == '-' }

// secretFlag reports whether s is a flag, such as --password, whose argument is
// the next element.
func (s *Scrubber) secretFlag(arg string) bool {
	if len(arg) < 3 || arg[0] != '-' || len(arg) > maxLabel || strings.ContainsAny(arg, "= ") {
		return false
	}
	return s.keys.sensitive(strings.TrimLeft(arg, "-"))
}

func isPair(e any) bool {
	x, ok := e.([]any)
	if !ok || len(x) != 2 {
		return false
	}
	_, ok = x[0].(string)
	return ok
}

func (w *walk) pair(x []any, v any) (any, bool) {
	if label := x[0].(string); len(label) > maxLabel || !w.s.keys.sensitive(label) {
		return w.value(v)
	}
	if w.nodes < len(x) {
		return markerTruncated, true
	}
	name, renamed := w.value(x[0])
	secret, changed := w.filter(x[1])
	w.nodes -= 2
	if w.share && !renamed && !changed {
		return v, false
	}
	return []any{name, secret}, true
}
