package scrub

import (
	"maps"
	"slices"
	"strings"
)

// Resources, as in the states and plans of Terraform and Pulumi, hold what their type
// says under names that do not: {"type": "random_password", "values": {"result":
// "x"}}. Their own name is no label of what they hold.

// isResource reports whether m is a resource.
func (p *labels) isResource(m map[string]any) bool {
	if !isName(p.typ) || strings.IndexByte(p.typ, ' ') > 0 || strings.IndexByte(p.typ, '_') < 1 && strings.IndexByte(p.typ, ':') < 1 {
		return false
	}
	for _, k := range [...]string{"values", "attributes", "change", "instances", "outputs", "inputs"} {
		switch m[k].(type) {
		case map[string]any, []any:
			return true
		}
	}
	return false
}

// filterResource filters what a resource of a sensitive type holds. v is clean.
func (w *walk) filterResource(typ string, v any) (any, bool) {
	if !w.s.keys.sensitive(typ[strings.LastIndexByte(typ, ':')+1:]) {
		return v, false
	}
	switch x := v.(type) {
	case map[string]any:
		var dst map[string]any
		for k, e := range x {
			var out any
			var changed bool
			if _, told := e.(bool); told || roleOf(k) == roleMarks {
				continue
			}
			switch {
			case isWordOf(k, " result value plaintext plaintext_value content content_base64 string data string_data data_json b64_std hex "):
				out, changed = w.filter(e)
			default:
				out, changed = w.filterResource(typ, e)
			}
			if !changed {
				continue
			}
			if dst == nil {
				dst = maps.Clone(x)
			}
			dst[k] = out
		}
		if dst != nil {
			return dst, true
		}
	case []any:
		var dst []any
		for i, e := range x {
			out, changed := w.filterResource(typ, e)
			if !changed {
				continue
			}
			if dst == nil {
				dst = slices.Clone(x)
			}
			dst[i] = out
		}
		if dst != nil {
			return dst, true
		}
	}
	return v, false
}

// filterMarked filters the entries of m that its entry k says to be secret:
//
//	{"values": {"a": 1, "b": "x"}, "sensitive_values": {"b": true}}
//	{"attributes": {"b": "x"}, "sensitive_attributes": [[{"type": "get_attr", "value": "b"}]]}
//
// It returns the entries that are to be changed.
func (w *walk) filterMarked(m map[string]any, k string, marks any) (map[string]any, bool) {
	if k == "sensitive_attributes" {
		named := map[string]any{}
		paths, _ := marks.([]any)
		for _, p := range paths {
			step, _ := p.(map[string]any)
			if steps, ok := p.([]any); ok && len(steps) > 0 {
				step, _ = steps[0].(map[string]any)
			}
			if name, ok := step["value"].(string); ok {
				named[name] = true
			}
		}
		marks = named
	}
	of := strings.Trim(strings.Replace(k, "sensitive", "", 1), "_")
	out, changed := w.mark(m[of], marks)
	if !changed {
		return nil, false
	}
	return map[string]any{of: out}, true
}

// mark filters the parts of v at which marks are true.
func (w *walk) mark(v, marks any) (any, bool) {
	switch marks := marks.(type) {
	case bool:
		if marks {
			return w.filter(v)
		}
	case map[string]any:
		x, _ := v.(map[string]any)
		var dst map[string]any
		for k, m := range marks {
			e, ok := x[k]
			if !ok {
				continue
			}
			out, changed := w.mark(e, m)
			if !changed {
				continue
			}
			if dst == nil {
				dst = maps.Clone(x)
			}
			dst[k] = out
		}
		if dst != nil {
			return dst, true
		}
	case []any:
		x, _ := v.([]any)
		var dst []any
		for i, m := range marks[:min(len(marks), len(x))] {
			out, changed := w.mark(x[i], m)
			if !changed {
				continue
			}
			if dst == nil {
				dst = slices.Clone(x)
			}
			dst[i] = out
		}
		if dst != nil {
			return dst, true
		}
	}
	return v, false
}
