package scrub

import (
	"log/slog"
	"time"
)

// SlogValue returns the clean snapshot of v, the value of an attribute called
// key, as slog.JSONHandler would print it: LogValuers resolved, groups as
// map[string]any, durations as nanoseconds, times as [time.RFC3339Nano], errors
// as their text. If key is sensitive it returns [Scrubber.Replacement],
// or what may stay of a container under it.
//
// Which attributes are left out altogether, or shown among their siblings, the
// value alone does not tell: [Scrubber.AddAttr] does. The result for a group
// with nothing to show is an empty map.
func (s *Scrubber) SlogValue(key string, v slog.Value) any {
	s = s.or()
	if about := s.keys.verdict(key); key != "" && about.secret {
		return s.filterSlog(about, v)
	}
	if out, ok := s.plain(v); ok {
		return out
	}
	return s.slogSnapshot(v)
}

// AddAttr adds to dst what slog.JSONHandler would print for a: an empty
// attribute or group adds nothing, the members of a group without a key are
// added themselves, of several attributes with one key the last one stays. It
// reports whether the attribute was one to print, even if that added nothing.
func (s *Scrubber) AddAttr(dst map[string]any, a slog.Attr) bool {
	s = s.or()
	if dst == nil {
		dst = map[string]any{} // nobody sees it
	}
	about := s.keys.verdict(a.Key)
	if out, ok := s.plain(a.Value); ok && !about.secret && about.plain {
		dst[a.Key] = out
		return true
	}
	var w walk
	w.init(s, false)
	return w.addGuarded(dst, a)
}

// isZero is a.Equal(slog.Attr{}) without comparing values that cannot be.
func isZero(a slog.Attr) bool {
	return a.Key == "" && a.Value.Kind() == slog.KindAny && a.Value.Any() == nil
}

func (w *walk) attrKey(k string) string { return w.key(w.s.keys.verdict(k), k) }

// plain returns the clean form of a value of a plain kind, without a walk.
func (s *Scrubber) plain(v slog.Value) (any, bool) {
	switch v.Kind() {
	case slog.KindString:
		return s.leaf(v.String()), true
	case slog.KindInt64:
		if n := v.Int64(); n < minCard || n > maxCard {
			return n, true
		}
	case slog.KindUint64:
		if n := v.Uint64(); n < minCard || n > maxCard {
			return n, true
		}
	case slog.KindFloat64:
		if f := v.Float64(); finite(f) && (f < minCard || f > maxCard) {
			return f, true
		}
	case slog.KindBool:
		return v.Bool(), true
	case slog.KindDuration:
		return int64(v.Duration()), true
	case slog.KindTime:
		return v.Time().Format(time.RFC3339Nano), true
	}
	return nil, false
}

func (s *Scrubber) slogSnapshot(v slog.Value) (out any) {
	defer func() {
		if recover() != nil {
			out = markerPanic
		}
	}()
	var w walk
	w.init(s, false)
	return w.slogValue(v)
}

// filterSlog is secret for a slog.Value. A LogValuer is not asked: that it is
// one often means that it hides something.
func (s *Scrubber) filterSlog(about *keyVerdict, v slog.Value) any {
	switch v.Kind() {
	case slog.KindString:
		// Most texts are told by their first byte from those that may stay.
		if t := v.String(); t != "" && t[0] != 't' && t[0] != 'f' && t[0] != 'a' && !upperFirst(t) {
			return s.boxed
		}
	case slog.KindGroup:
		if len(v.Group()) == 0 {
			return map[string]any{}
		}
		return s.underSecret(about, v.Group())
	case slog.KindTime, slog.KindDuration, slog.KindLogValuer:
		return s.boxed
	}
	return s.underSecret(about, v.Any())
}

// slogValue returns the clean form of v within a walk.
func (w *walk) slogValue(v slog.Value) any {
	v = resolve(v)
	switch v.Kind() {
	case slog.KindGroup:
		return w.group(v.Group())
	case slog.KindAny:
		x := v.Any()
		if src, ok := x.(*slog.Source); ok {
			return w.slogValue(sourceGroup(src))
		}
		defer func(share bool) { w.share = share }(w.share)
		w.share = false
		out, _ := w.value(x)
		return out
	case slog.KindString:
		return w.string(v.String())
	case slog.KindTime:
		return w.time(v.Time())
	}
	if out, ok := w.s.plain(v); ok {
		return out
	}
	out, _ := w.value(v.Any()) // a number that needs a closer look
	return out
}

// sourceGroup is the form in which slog.JSONHandler prints a source position.
func sourceGroup(src *slog.Source) slog.Value {
	if src == nil {
		return slog.Value{}
	}
	var attrs []slog.Attr
	if src.Function != "" {
		attrs = append(attrs, slog.String("function", src.Function))
	}
	if src.File != "" {
		attrs = append(attrs, slog.String("file", src.File))
	}
	if src.Line != 0 {
		attrs = append(attrs, slog.Int("line", src.Line))
	}
	return slog.GroupValue(attrs...)
}

// group returns the members of a group, which has no identity and cannot hold
// itself but by way of a LogValuer, so that depth and nodes bound it.
func (w *walk) group(attrs []slog.Attr) any {
	dst := make(map[string]any, len(attrs))
	if _, marker := w.addAll(dst, attrs); marker != "" {
		return marker
	}
	return dst
}

// addAll adds the members of a group to dst and reports whether one of them was
// to be printed. If none may be shown it returns a marker for all.
func (w *walk) addAll(dst map[string]any, attrs []slog.Attr) (shown bool, marker string) {
	if len(attrs) == 0 {
		return false, ""
	}
	take, marker := w.open(visit{len: -1 - w.depth}, len(attrs))
	if marker != "" {
		return true, marker
	}
	defer w.close()
	for _, a := range attrs[:take] {
		if w.addGuarded(dst, a) {
			shown = true
		}
	}
	if take < len(attrs) {
		new(suffixes).put(dst, markerTruncated, len(attrs)-take)
		shown = true
	}
	return shown, ""
}

func (w *walk) addGuarded(dst map[string]any, a slog.Attr) (shown bool) {
	depth, share := w.depth, w.share
	defer func() {
		if recover() != nil {
			w.unwind(depth)
			w.share = share
			dst[w.attrKey(a.Key)] = markerPanic
			shown = true
		}
	}()
	return w.add(dst, a)
}

// add follows slog's own appendAttr step by step.
func (w *walk) add(dst map[string]any, a slog.Attr) (shown bool) {
	about := w.s.keys.verdict(a.Key)
	sensitive := a.Key != "" && about.secret
	if sensitive && a.Value.Kind() != slog.KindGroup {
		dst[w.attrKey(a.Key)] = w.s.filterSlog(about, a.Value)
		return true
	}
	w.under = about
	a.Value = resolve(a.Value)
	if isZero(a) {
		return false
	}
	if a.Value.Kind() == slog.KindAny {
		if src, ok := a.Value.Any().(*slog.Source); ok {
			if src == nil || *src == (slog.Source{}) {
				return false
			}
			a.Value = sourceGroup(src)
		}
	}
	if a.Value.Kind() != slog.KindGroup {
		dst[w.attrKey(a.Key)] = w.slogValue(a.Value)
		return true
	}
	attrs := a.Value.Group()
	if len(attrs) == 0 {
		return true
	}
	switch {
	case a.Key == "":
		shown, marker := w.addAll(dst, attrs)
		if marker != "" {
			new(suffixes).put(dst, markerTruncated, marker)
		}
		return shown
	case sensitive:
		dst[w.attrKey(a.Key)], _ = w.held(about, attrs, nil)
		return true
	}
	members := make(map[string]any, len(attrs))
	shown, marker := w.addAll(members, attrs)
	switch {
	case marker != "":
		dst[w.attrKey(a.Key)] = marker
	case shown:
		dst[w.attrKey(a.Key)] = members
	}
	return shown
}
