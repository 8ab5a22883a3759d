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
// The name then counts as the key.

// A role is what an entry is in a map that names its value beside it.
type role uint8

const (
	roleNone   role = iota
	roleLabel       // a name
	roleField       // a name of something that is changed or checked
	roleValue       // what is named by a roleLabel or a roleField
	roleChange      // what is named by a roleField
	roleData        // what a Kubernetes Secret holds
	roleHead        // the names of a table's columns
	roleRows        // the rows of a table
	roleJWK         // the type of a JSON Web Key
)

func roleOf(key string) role {
	switch key {
	case "name", "Name", "NAME", "key", "Key", "k", "n", "id", "type", "kind", "label", "Label", "target", "loc":
		return roleLabel
	case "field", "Field", "field_name", "fieldName", "header", "Header", "header_name", "param", "Param", "param_name",
		"parameter", "parameterName", "variable", "var", "env", "attribute", "attr", "attribute_name", "attributeName",
		"property", "prop", "option", "setting", "column", "column_name", "columnName", "path", "Path", "ParameterKey", "parameterKey",
		"parameter_key", "parameter_name", "config_key", "configKey", "setting_name", "settingName", "option_name", "optionName", "OptionName",
		"env_name", "envName", "headerName", "paramName", "variable_name", "variableName", "variable_key":
		return roleField
	case "value", "Value", "VALUE", "val", "v", "values", "Values", "content", "Content", "contents", "raw", "input",
		"default", "default_value", "defaultValue", "old", "new", "old_value", "new_value", "oldValue", "newValue",
		"current_value", "currentValue", "previous_value", "previousValue", "rejected_value", "rejectedValue",
		"attempted_value", "attemptedValue", "invalid_value", "invalidValue", "string", "stringValue", "string_value",
		"ParameterValue", "parameterValue", "parameter_value", "config_value", "configValue", "setting_value", "settingValue", "option_value",
		"optionValue", "env_value", "envValue", "header_value", "headerValue", "param_value", "paramValue", "attribute_value", "attributeValue",
		"property_value", "propertyValue", "variable_value", "variableValue", "column_value", "columnValue", "field_value", "fieldValue":
		return roleValue
	case "from", "to", "before", "after", "current", "previous", "expected", "actual", "got", "received":
		return roleChange
	case "data", "stringData":
		return roleData
	case "columns", "Columns", "fields", "headers", "header_row":
		return roleHead
	case "rows", "Rows", "records":
		return roleRows
	case "kty":
		return roleJWK
	}
	return roleNone
}

// maxLabel bounds what can be the name of something.
const maxLabel = 64

// labels collects what one map says about its values.
type labels struct {
	names      [3]string
	n          int
	field      bool // one of the names is a roleField
	roles      [roleJWK + 1]bool
	secretKind bool // kind: Secret
	head       any
}

func (p *labels) see(key *keyVerdict, v any) {
	if key.role != roleNone {
		p.add(key, v)
	}
}

func (p *labels) add(key *keyVerdict, v any) {
	p.roles[key.role] = true
	switch key.role {
	case roleHead:
		p.head = v
	case roleLabel, roleField:
		name, ok := textOf(last(v))
		if !ok || name == "" || len(name) > maxLabel || p.n == len(p.names) {
			return
		}
		p.names[p.n] = name
		p.n++
		p.field = p.field || key.role == roleField
		p.secretKind = p.secretKind || key.key == "kind" && name == "Secret"
	}
}

// last returns the last element of a list, which is the name in one that is a
// path: {"loc": ["body", "password"], "input": "x"}.
func last(v any) any {
	if x, ok := v.([]any); ok && len(x) > 0 {
		return x[len(x)-1]
	}
	return v
}

// textOf returns v if it is a text of any type.
func textOf(v any) (string, bool) {
	if s, ok := v.(string); ok {
		return s, true
	}
	if rv := reflect.ValueOf(v); rv.Kind() == reflect.String {
		return rv.String(), true
	}
	return "", false
}

// concerns reports whether filter may have something to do.
func (p *labels) concerns() bool {
	return p.n > 0 && (p.roles[roleValue] || p.roles[roleChange] || p.secretKind && p.roles[roleData]) ||
		p.roles[roleHead] && (p.roles[roleRows] || p.roles[roleData] || p.roles[roleValue]) || p.roles[roleJWK]
}

// named reports whether one of the names is that of a secret.
func (p *labels) named(s *Scrubber) bool {
	for _, l := range p.names[:p.n] {
		// The name of a path is its last element, as in a JSON Patch.
		if s.keys.sensitive(l[strings.LastIndexByte(l, '/')+1:]) {
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
	out = m
	for k, v := range m {
		secret, filtered := v, false
		switch r := roleOf(k); {
		case r == roleValue && named, r == roleChange && named && p.field, r == roleData && p.secretKind:
			secret, filtered = w.filter(v)
		case (r == roleRows || r == roleData || r == roleValue) && p.roles[roleHead]:
			secret, filtered = w.filterTable(p.head, v)
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

// privateJWK reports whether a member of a JSON Web Key is secret (RFC 7518,
// section 6).
func privateJWK(k string) bool {
	switch k {
	case "d", "p", "q", "dp", "dq", "qi", "oth", "k":
		return true
	}
	return false
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
// name of another entry.
func namesValue[E any](key *keyVerdict, v any, m map[string]E) bool {
	if key.role != roleLabel {
		return false
	}
	name, ok := textOf(v)
	return ok && (isName(name) && has(m, valueKeys[:]) || (isName(name) || fileName(name)) && has(m, entryKeys[:]))
}

// valueKeys are the entries that are named by a label in any case.
var valueKeys = [...]string{"value", "Value", "values", "val"}

// entryKeys stand beside the key of an entry in a store, a queue or a cache, a
// key of the keyboard or the key of an issue.
var entryKeys = [...]string{
	"size", "Size", "ETag", "etag", "eTag", "LastModified", "Bucket", "bucket", "partition", "offset", "topic", "ttl", "hit",
	"keyCode", "ctrlKey", "shiftKey", "variation", "variations", "self",
}

func has[E any](m map[string]E, keys []string) bool {
	for _, k := range keys {
		if _, ok := m[k]; ok {
			return true
		}
	}
	return false
}
