package scrub

import "log/slog"

// Attr returns a with its value scrubbed.
func (s *Scrubber) Attr(a slog.Attr) slog.Attr {
	v := a.Value.Resolve()
	if s.Sensitive(a.Key) {
		return slog.String(a.Key, s.Replacement())
	}
	if v.Kind() == slog.KindGroup {
		attrs := make([]slog.Attr, 0, len(v.Group()))
		for _, m := range v.Group() {
			attrs = append(attrs, s.Attr(m))
		}
		return slog.Attr{Key: a.Key, Value: slog.GroupValue(attrs...)}
	}
	return slog.Any(a.Key, s.Value(v.Any()))
}

// ReplaceAttr scrubs a for slog.HandlerOptions.
func (s *Scrubber) ReplaceAttr(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey) {
		return a
	}
	for _, g := range groups {
		if s.Sensitive(g) {
			return slog.String(a.Key, s.Replacement())
		}
	}
	return s.Attr(a)
}

// SlogValue returns the scrubbed snapshot of v, the value of an attribute
// called key. A group with no attributes to show yields an empty map.
func (s *Scrubber) SlogValue(key string, v slog.Value) any {
	m := map[string]any{}
	s.AddAttr(m, slog.Attr{Key: key, Value: v})
	return m[key]
}

// AddAttr adds to dst what slog.JSONHandler would print for a: an empty
// attribute or group adds nothing, the members of a group without a key are
// added themselves.
func (s *Scrubber) AddAttr(dst map[string]any, a slog.Attr) {
	if a.Equal(slog.Attr{}) {
		return
	}
	v := a.Value.Resolve()
	if v.Kind() != slog.KindGroup {
		dst[a.Key] = s.KeyValue(a.Key, v.Any())
		return
	}
	to := dst
	if a.Key != "" {
		if s.Sensitive(a.Key) {
			dst[a.Key] = s.Replacement()
			return
		}
		to = map[string]any{}
	}
	for _, m := range v.Group() {
		s.AddAttr(to, m)
	}
	if a.Key != "" && len(to) > 0 {
		dst[a.Key] = to
	}
}
