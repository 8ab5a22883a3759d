package scrub

import (
	"log/slog"
	"slices"
	"strings"
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
	about := s.keys.verdict(key)
	if key != "" && about.secret {
		return s.filterSlog(about, v)
	}
	if !about.issued {
		if out, ok := s.plain(v); ok {
			return out
		}
	}
	return s.slogSnapshot(about, v)
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
	if out, ok := s.plain(a.Value); ok && !about.secret && !about.issued && about.plain {
		dst[a.Key] = out
		return true
	}
	var w walk
	w.init(s, false)
	g := group{dst: dst}
	shown := w.addGuarded(&g, a)
	if a.Key == "" { // a group of siblings
		g.p.filter(&w, dst, true)
	}
	return shown
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
		if t := v.String(); !keySized(t) { // else its name matters
			return s.leaf(t), true
		}
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

func (s *Scrubber) slogSnapshot(about *keyVerdict, v slog.Value) (out any) {
	defer func() {
		if recover() != nil {
			out = markerPanic
		}
	}()
	var w walk
	w.init(s, false)
	w.under = about
	out = w.slogValue(v)
	if done, ok := w.completed(about, out, nil); ok {
		out = done
	}
	return out
}

// filterSlog is secret for a slog.Value.
func (s *Scrubber) filterSlog(about *keyVerdict, v slog.Value) any {
	if replaced(about, v) {
		return s.boxed
	}
	return s.underSecret(about, v)
}

// replaced reports whether v under about is one of the most values under sensitive keys: a text of
// letters and digits, of which only the names of methods stay, and ids of Twilio.
func replaced(about *keyVerdict, v slog.Value) bool {
	if v.Kind() != slog.KindString {
		return false
	}
	t := v.String()
	if len(t) < 4 || len(t) > maxKept || !only(t, "", isAlnum) || !strings.ContainsAny(t, "0123456789") {
		return false
	}
	return !endsInOneOf(about.key, "auth", "authz", "fa", "factor", "sid", "signature", "tokens", "sessions", "secrets", "keys")
}

// secretAttr is filterSlog within a walk.
func (w *walk) secretAttr(about *keyVerdict, v slog.Value, in *keyVerdict) any {
	if in == nil && replaced(about, v) {
		return w.s.boxed
	}
	return w.secretAny(about, v, in)
}

// secretSlog is secret for a slog.Value. A LogValuer is not asked: that it is
// one often means that it hides something.
func (w *walk) secretSlog(about *keyVerdict, v slog.Value, in *keyVerdict) (any, bool) {
	switch v.Kind() {
	case slog.KindGroup:
		if len(v.Group()) == 0 {
			return map[string]any{}, true
		}
		return w.secret(about, v.Group(), in)
	case slog.KindTime, slog.KindDuration, slog.KindLogValuer:
		return w.s.boxed, true
	}
	out, _ := w.secret(about, v.Any(), in)
	return out, true
}

// slogValue returns the clean form of v within a walk.
func (w *walk) slogValue(v slog.Value) any {
	v = w.resolve(v)
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
		return w.text(v.String())
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

// A group is a map to which attributes are added.
type group struct {
	dst  map[string]any
	in   *keyVerdict // its key
	all  []slog.Attr // what is added, as far as it is known
	p    labels
	next suffixes
}

// put adds out, the clean form of a.
func (g *group) put(w *walk, about *keyVerdict, a slog.Attr, out any) {
	if about.role != roleNone {
		g.p.add(about, a.Value.Any(), out)
	}
	if key := w.key(about, a.Key); key != a.Key {
		g.next.put(g.dst, key, w.renamed(key, out, g.in))
	} else {
		g.dst[key] = out
	}
}

// group returns the members of a group.
func (w *walk) group(attrs []slog.Attr) any {
	dst, _, marker := w.members(attrs, w.under)
	if marker != "" {
		return marker
	}
	return dst
}

// members returns the members of a group under the key in and reports whether
// one of them was to be printed. If none may be shown it returns a marker for
// all. A group has no identity and cannot hold itself but by way of a LogValuer,
// so that depth and nodes bound it.
func (w *walk) members(attrs []slog.Attr, in *keyVerdict) (dst map[string]any, shown bool, marker string) {
	g := group{dst: make(map[string]any, min(len(attrs), max(0, w.nodes))), in: in, all: attrs}
	shown, marker = w.addAll(&g, attrs)
	g.p.filter(w, g.dst, true)
	return g.dst, shown, marker
}

func (w *walk) addAll(g *group, attrs []slog.Attr) (shown bool, marker string) {
	if len(attrs) == 0 {
		return false, ""
	}
	take, marker := w.open(visit{len: -1 - w.depth}, len(attrs))
	if marker != "" {
		return true, marker
	}
	defer w.close()
	for _, a := range attrs[:take] {
		if w.addGuarded(g, a) {
			shown = true
		}
	}
	if take < len(attrs) {
		g.next.put(g.dst, markerTruncated, len(attrs)-take)
		shown = true
	}
	return shown, ""
}

func (w *walk) addGuarded(g *group, a slog.Attr) (shown bool) {
	depth, share := w.depth, w.share
	defer func() {
		if recover() != nil {
			w.unwind(depth)
			w.share = share
			g.dst[w.attrKey(a.Key)] = markerPanic
			shown = true
		}
	}()
	return w.add(g, a)
}

// add follows slog's own appendAttr step by step.
func (w *walk) add(g *group, a slog.Attr) (shown bool) {
	about := w.s.keys.verdict(a.Key)
	sensitive := a.Key != "" && about.secret
	if sensitive && len(g.all) > 0 && namesValue(about, a.Value.Any(), attrEntries(g.all), g.in) {
		sensitive = false
	}
	if sensitive && a.Value.Kind() != slog.KindGroup {
		g.put(w, about, a, w.secretAttr(about, a.Value, g.in))
		return true
	}
	w.under = about
	a.Value = w.resolve(a.Value)
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
		out := w.slogValue(a.Value)
		if done, ok := w.completed(about, out, g.in); ok {
			out = done
		}
		g.put(w, about, a, out)
		return true
	}
	attrs := a.Value.Group()
	if len(attrs) == 0 {
		return true
	}
	switch {
	case a.Key == "":
		shown, marker := w.addAll(g, attrs)
		if marker != "" {
			g.next.put(g.dst, markerTruncated, marker)
		}
		return shown
	case sensitive:
		g.put(w, about, a, w.secretAttr(about, a.Value, g.in))
		return true
	}
	members, shown, marker := w.members(attrs, about)
	switch {
	case marker != "":
		g.put(w, about, a, marker)
	case shown:
		g.put(w, about, a, members)
	}
	return shown
}

// beside applies to out, the clean form of the members of a group that stays
// one, what they and the key of the group say about each other.
func (w *walk) beside(in *keyVerdict, attrs, out []slog.Attr) {
	var p labels
	see := func(a, clean *slog.Attr) {
		about := w.s.keys.verdict(a.Key)
		if about.suspect { // which is cheaper to ask than to make an interface of the value
			if done, ok := w.completed(about, clean.Value.Any(), in); ok {
				clean.Value = slog.AnyValue(done)
			}
		}
		if about.role != roleNone {
			p.add(about, a.Value.Any(), clean.Value.Any())
		}
	}
	for i := range out {
		if i < len(attrs) {
			see(&attrs[i], &out[i])
		}
		inlined(&out[i], func(a *slog.Attr) { see(a, a) })
	}
	if !p.concerns() {
		return
	}
	m := map[string]any{}
	collect := func(a *slog.Attr) { m[a.Key] = a.Value.Any() }
	for i := range out {
		collect(&out[i])
		inlined(&out[i], collect)
	}
	m, changed := p.filter(w, m, true)
	if !changed {
		return
	}
	set := func(a *slog.Attr) {
		if v, ok := m[a.Key]; ok && w.s.keys.verdict(a.Key).role != roleNone {
			a.Value = slog.AnyValue(v)
		}
	}
	for i := range out {
		set(&out[i])
		inlined(&out[i], set)
	}
}

// inlined calls f for the members of a group without a key, which handlers print
// among its siblings.
func inlined(a *slog.Attr, f func(*slog.Attr)) {
	if a.Key != "" || a.Value.Kind() != slog.KindGroup {
		return
	}
	attrs := slices.Clone(a.Value.Group())
	for i := range attrs {
		f(&attrs[i])
		inlined(&attrs[i], f)
	}
	a.Value = slog.GroupValue(attrs...)
}
