package scrub

import "strings"

// Records about secrets, and lists of their names, under the names of many.

// records reports whether v is a list of maps, alone or with how many they are, as under
// nodes and items.
func records(v any) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return recordList(v)
	}
	found := false
	for key, e := range m {
		switch key {
		case "nodes", "items", "data", "results", "entries", "records", "list":
			if found || !recordList(e) {
				return false
			}
			found = true
		default:
			if _, text := textOf(e); text {
				return false
			}
		}
	}
	return found
}

func recordList(v any) bool {
	switch x := v.(type) {
	case []map[string]any:
		return len(x) > 0
	case []any:
		for _, e := range x {
			if _, ok := e.(map[string]any); !ok {
				return false
			}
		}
		return len(x) > 0
	}
	return false
}

// isKeys reports whether key is that of secrets as often as of the names of things.
func isKeys(key string) bool { return strings.EqualFold(key, "keys") }

// namesOnly reports whether v is a list of the names of things, of which one is that of a
// secret or has several parts: keys: [username, password], keys: [product:551].
func (s *Scrubber) namesOnly(v any) bool {
	told := false
	return listOf(v, func(name string) bool {
		parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("_-.:/", r) })
		for _, part := range parts {
			if !isNumber(part) && (!letters(part) || strings.ToLower(part) != part) {
				return false
			}
		}
		told = told || len(parts) > 1 || s.keys.sensitive(name)
		return len(parts) > 0 && len(parts) < 4 && len(name) <= maxLabel && isAlpha(name[0]) && !wordPhrase(name)
	}) && told
}
