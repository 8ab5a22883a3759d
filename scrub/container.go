package scrub

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
)

// The container forms that log data is mostly made of, without reflection on
// their entries. v is the container as an interface, to be returned when it can
// be shared.

func (w *walk) mapAny(m map[string]any, v any) (any, bool) {
	switch {
	case m == nil:
		return nil, true
	case w.share:
		return w.shareMap(m, v)
	}
	return mapOf(w, m), true
}

// mapOf returns a clean copy of m.
func mapOf[E any](w *walk, m map[string]E) any {
	if m == nil {
		return nil
	}
	if len(m) == 0 {
		return map[string]any{}
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(m).Pointer()}, len(m))
	if marker != "" {
		return marker
	}
	dst := make(map[string]any, take)
	var p labels
	renamed, shown := false, 0
	for k, e := range m {
		if shown == take || !w.room(k) {
			break
		}
		shown++
		v := any(e)
		p.see(k, v)
		out, _ := w.entry(k, v)
		key := w.key(k)
		if renamed = renamed || key != k; renamed {
			put(dst, key, out)
		} else {
			dst[key] = out
		}
	}
	w.close()
	p.filter(w, dst)
	if shown < len(m) {
		dst[markerTruncated] = len(m) - shown
	}
	return dst
}

// shareMap returns m itself unless something in it has to be replaced.
func (w *walk) shareMap(m map[string]any, v any) (any, bool) {
	if len(m) == 0 {
		return v, false
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(m).Pointer()}, len(m))
	if marker != "" {
		return marker, true
	}
	if take < len(m) {
		w.over = true
	}
	var dst map[string]any
	var p labels
	for k, e := range m {
		if w.over = w.over || !w.room(k); w.over {
			break
		}
		p.see(k, e)
		out, changed := w.entry(k, e)
		key := w.key(k)
		if !changed && key == k {
			continue
		}
		if dst == nil {
			dst = maps.Clone(m)
		}
		if key == k {
			dst[k] = out
			continue
		}
		delete(dst, k)
		put(dst, key, out)
	}
	w.close()
	if p.secret(w.s) != roleNone {
		if dst == nil {
			dst = maps.Clone(m)
		}
		p.filter(w, dst)
	}
	if dst == nil {
		return v, false
	}
	return dst, true
}

// put adds an entry under a key that was changed and may be taken.
func put(dst map[string]any, key string, v any) {
	if _, taken := dst[key]; !taken {
		dst[key] = v
		return
	}
	for i := 2; ; i++ {
		k := key + "#" + strconv.Itoa(i)
		if _, taken := dst[k]; !taken {
			dst[k] = v
			return
		}
	}
}

func (w *walk) sliceAny(x []any, v any) (any, bool) {
	switch {
	case x == nil:
		return nil, true
	case w.share:
		return w.shareSlice(x, v)
	}
	return sliceOf(w, x), true
}

// sliceOf returns a clean copy of x.
func sliceOf[E any](w *walk, x []E) any {
	if x == nil {
		return nil
	}
	if len(x) == 0 {
		return []any{}
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(x).Pointer(), len: len(x)}, len(x))
	if marker != "" {
		return marker
	}
	dst := make([]any, 0, take+1)
	l := list{pairs: isPair(any(x[0]))}
	for _, e := range x[:take] {
		out, _ := l.element(w, any(e))
		dst = append(dst, out)
	}
	w.close()
	if take < len(x) {
		dst = append(dst, truncated(len(x)-take))
	}
	return dst
}

// shareSlice returns x itself unless something in it has to be replaced.
func (w *walk) shareSlice(x []any, v any) (any, bool) {
	if len(x) == 0 {
		return v, false
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(x).Pointer(), len: len(x)}, len(x))
	if marker != "" {
		return marker, true
	}
	if take < len(x) {
		w.over = true
	}
	var dst []any
	l := list{pairs: isPair(x[0])}
	for i, e := range x {
		if w.over {
			break
		}
		out, changed := l.element(w, e)
		if !changed {
			continue
		}
		if dst == nil {
			dst = slices.Clone(x)
		}
		dst[i] = out
	}
	w.close()
	if dst == nil {
		return v, false
	}
	return dst, true
}
