package scrub

import "strings"

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
	switch x := plainOf(v).(type) {
	case map[string]any:
		return editMap(x, func(k string, e any) (any, bool) {
			if _, told := e.(bool); told || roleOf(k) == roleMarks {
				return e, false
			}
			if isWordOf(k, " result value old_value new_value oldvalue newvalue plaintext plaintext_value content content_base64 string data string_data data_json b64_std hex ") {
				return w.filter(e)
			}
			return w.filterResource(typ, e)
		})
	case []any:
		return editList(x, func(_ int, e any) (any, bool) { return w.filterResource(typ, e) })
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
		paths, _ := plainOf(marks).([]any)
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
	switch marks := plainOf(marks).(type) {
	case bool:
		if marks {
			return w.filter(v)
		}
	case map[string]any:
		if x, ok := plainOf(v).(map[string]any); ok {
			return editMap(x, func(k string, e any) (any, bool) { return w.mark(e, marks[k]) })
		}
	case []any:
		if x, ok := plainOf(v).([]any); ok {
			return editList(x, func(i int, e any) (any, bool) {
				if i < len(marks) {
					return w.mark(e, marks[i])
				}
				return e, false
			})
		}
	}
	return v, false
}
