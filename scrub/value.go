package scrub

import "encoding/json"

type typeInfo struct{}

// Value returns a snapshot of v without anything sensitive in it.
func (s *Scrubber) Value(v any) any {
	s = s.or()
	b, err := json.Marshal(v)
	if err != nil {
		return "[Unsupported]"
	}
	var out any
	_ = json.Unmarshal(b, &out)
	return s.walk(out)
}

func (s *Scrubber) walk(v any) any {
	switch v := v.(type) {
	case string:
		return s.text(v)
	case map[string]any:
		for k, e := range v {
			v[k] = s.KeyValue(k, e)
		}
	case []any:
		for i, e := range v {
			v[i] = s.walk(e)
		}
	}
	return v
}

// KeyValue returns the replacement if key is sensitive, else Value(v).
func (s *Scrubber) KeyValue(key string, v any) any {
	s = s.or()
	if s.keys.sensitive(key) {
		return s.replacement
	}
	return s.Value(v)
}

// Clean is Value for a value that nobody changes any more.
func (s *Scrubber) Clean(v any) any { return s.Value(v) }
