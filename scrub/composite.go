package scrub

import "reflect"

// Lists, maps and structs of any type.

func (w *walk) anyList(v reflect.Value) any {
	n := v.Len()
	if n == 0 {
		return []any{}
	}
	id := visit{len: n, typ: v.Type()}
	if v.Kind() == reflect.Slice {
		id.ptr = v.Pointer()
	} else if v.CanAddr() {
		id.ptr = v.Addr().Pointer()
	} else {
		id.len = -1 - w.depth // a copy, in which nothing can be itself
	}
	take, marker := w.open(id, n)
	if marker != "" {
		return marker
	}
	defer w.close()
	dst := make([]any, 0, take+1)
	l := list{n: n}
	in := w.under
	elem := v.Type().Elem()
	strings := elem.Kind() == reflect.String && methodOf(elem) == byKind && methodOf(reflect.PointerTo(elem)) == byKind
	for i := range take {
		e := v.Index(i)
		w.under = in
		if strings {
			out, _ := l.element(w, e.String())
			dst = append(dst, out)
			continue
		}
		out, _, _ := l.rule(w, w.guarded(e))
		dst = append(dst, out)
	}
	if take < n {
		dst = append(dst, truncated(n-take))
	}
	return dst
}

func (w *walk) anyMap(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	n := v.Len()
	if n == 0 {
		return map[string]any{}
	}
	take, marker := w.open(visit{ptr: v.Pointer()}, n)
	if marker != "" {
		return marker
	}
	defer w.close()
	dst := make(map[string]any, take)
	var p labels
	var next suffixes
	in, shown := w.under, 0
	for it := v.MapRange(); shown < take && it.Next(); shown++ {
		k, e := w.mapKey(it.Key()), it.Value()
		about := w.s.keys.verdict(k)
		var out any
		if about.secret && !namesValue(about, e.Interface(), anyEntries{v}, in) {
			out = w.secretOf(about, e, in)
		} else {
			out = w.below(about, e, in)
		}
		if about.role != roleNone {
			p.add(about, e.Interface(), out)
		}
		key := w.key(about, k)
		if key != k {
			out = w.renamed(key, out, in)
		}
		next.put(dst, key, out)
	}
	p.filter(w, dst, true)
	if shown < n {
		next.put(dst, markerTruncated, n-shown)
	}
	return dst
}

// below is guarded for a value under a key that is not sensitive.
func (w *walk) below(key *keyVerdict, v reflect.Value, in *keyVerdict) any {
	w.under = key
	out := w.guarded(v)
	if done, ok := w.completed(key, out, in); ok {
		return done
	}
	return out
}

// secretOf is secret for a value of any type.
func (w *walk) secretOf(key *keyVerdict, v reflect.Value, in *keyVerdict) any {
	if !v.CanInterface() || !v.IsValid() {
		return w.filterOf(v)
	}
	return w.secretAny(key, v.Interface(), in)
}

// secretAny is secret for a value that may panic. It never shares.
func (w *walk) secretAny(key *keyVerdict, v any, in *keyVerdict) (out any) {
	depth, share := w.depth, w.share
	defer func() {
		if recover() != nil {
			w.unwind(depth)
			w.share = share
			out = w.s.boxed
		}
	}()
	w.share = false
	out, _ = w.secret(key, v, in)
	w.share = share
	return out
}

func (w *walk) filterOf(v reflect.Value) any {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	if empty, isEmpty := emptyOf(v); isEmpty {
		return empty
	}
	return w.s.boxed
}

func (w *walk) structure(v reflect.Value, info *typeInfo) any {
	if len(info.fields) == 0 {
		return map[string]any{}
	}
	id := visit{len: -1 - w.depth, typ: v.Type()}
	if v.CanAddr() {
		id = visit{ptr: v.Addr().Pointer(), typ: v.Type()}
	}
	take, marker := w.open(id, len(info.fields))
	if marker != "" {
		return marker
	}
	defer w.close()
	dst := make(map[string]any, take)
	var p labels
	in := w.under
	for i := range info.fields[:take] {
		f := &info.fields[i]
		e, ok := f.value(v)
		if !ok || f.omit(e) {
			continue
		}
		var out any
		switch {
		case f.filter && !f.byName:
			out = w.filterOf(e)
		case f.filter && !(e.CanInterface() && namesValue(f.about, e.Interface(), structEntries{info.fields, v}, in)):
			out = w.secretOf(f.about, e, in)
		case f.quoted:
			out = w.quoted(e)
		default:
			out = w.below(f.about, e, in)
		}
		dst[f.name] = out
		if f.about.role != roleNone && e.CanInterface() {
			p.add(f.about, e.Interface(), out)
		}
	}
	p.filter(w, dst, true)
	if rest := len(info.fields) - take; rest > 0 {
		dst[markerTruncated] = rest
	}
	return dst
}
