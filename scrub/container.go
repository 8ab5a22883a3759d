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
	if m == nil {
		return nil, true
	}
	if len(m) == 0 {
		if w.share {
			return v, false
		}
		return map[string]any{}, true
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(m).Pointer()}, len(m))
	if marker != "" {
		return marker, true
	}
	if take < len(m) {
		defer w.close()
		if w.share {
			w.over = true
			return v, false
		}
		return mapOf(w, m, take), true
	}
	// To clone the table and to overwrite what changed is much faster than to
	// insert entry by entry.
	var dst map[string]any
	if !w.share {
		dst = maps.Clone(m)
	}
	var p labels
	var next suffixes
	in := w.under
	for k, e := range m {
		about := w.s.keys.verdict(k)
		if about.calm && w.calm(e) {
			p.see(about, e, e)
			continue
		}
		w.under = about
		var out any
		var changed bool
		if !about.suspect || about.secret && namesValue(about, e, mapEntries[any](m), in) {
			out, changed = w.value(e)
		} else {
			out, changed = w.suspect(about, e, in)
		}
		p.see(about, e, out)
		key := w.key(about, k)
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
		next.put(dst, key, w.renamed(key, out, in))
	}
	w.close()
	if p.concerns() {
		from, ours := dst, dst != nil
		if !ours {
			from = m
		}
		if out, changed := p.filter(w, from, ours); changed {
			dst = out
		}
	}
	if dst == nil {
		return v, false
	}
	return dst, true
}

// renamed returns what becomes of out under the clean form of its key, which may read
// differently.
func (w *walk) renamed(key string, out any, in *keyVerdict) any {
	if about := w.s.keys.verdict(key); about.suspect {
		out, _ = w.suspect(about, out, in)
	}
	return out
}

// openMap returns a clean copy of a map of any element type.
func openMap[E any](w *walk, m map[string]E) any {
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
	defer w.close()
	return mapOf(w, m, take)
}

// mapOf returns a clean copy of take entries of m, which is open. They are any:
// to sort the keys of a huge map would cost more than the limit allows.
func mapOf[E any](w *walk, m map[string]E, take int) any {
	dst := make(map[string]any, take)
	var p labels
	var next suffixes
	in, shown := w.under, 0
	for k, e := range m {
		if shown == take {
			break
		}
		shown++
		v, about := any(e), w.s.keys.verdict(k)
		w.under = about
		var out any
		if !about.suspect || about.secret && namesValue(about, v, mapEntries[E](m), in) {
			out, _ = w.value(v)
		} else {
			out, _ = w.suspect(about, v, in)
		}
		p.see(about, v, out)
		key := w.key(about, k)
		if key != k {
			out = w.renamed(key, out, in)
		}
		next.put(dst, key, out)
	}
	p.filter(w, dst, true)
	if shown < len(m) {
		next.put(dst, markerTruncated, len(m)-shown)
	}
	return dst
}

// suffixes are the last ones that keys of one map were given. To look for a free
// one from the beginning each time would take time quadratic in their number.
type suffixes map[string]int

// put adds an entry under a key that may be taken, if it was changed.
func (s *suffixes) put(dst map[string]any, key string, v any) {
	if _, taken := dst[key]; !taken {
		dst[key] = v
		return
	}
	if *s == nil {
		*s = suffixes{}
	}
	for i := max(2, (*s)[key]+1); ; i++ {
		k := key + "#" + strconv.Itoa(i)
		if _, taken := dst[k]; !taken {
			dst[k] = v
			(*s)[key] = i
			return
		}
	}
}

func (w *walk) sliceAny(x []any, v any) (any, bool) {
	if x == nil {
		return nil, true
	}
	if len(x) == 0 {
		if w.share {
			return v, false
		}
		return []any{}, true
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(x).Pointer(), len: len(x)}, len(x))
	if marker != "" {
		return marker, true
	}
	if take < len(x) {
		defer w.close()
		if w.share {
			w.over = true
			return v, false
		}
		return sliceOf(w, x, take), true
	}
	var dst []any
	if !w.share {
		dst = slices.Clone(x)
	}
	l := list{n: len(x)}
	in := w.under
	for i, e := range x {
		w.under = in
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

// openSlice returns a clean copy of a slice of any element type.
func openSlice[E any](w *walk, x []E) any {
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
	defer w.close()
	return sliceOf(w, x, take)
}

// sliceOf returns a clean copy of the first elements of x, which is open.
func sliceOf[E any](w *walk, x []E, take int) any {
	dst := make([]any, 0, take+1)
	l := list{n: len(x)}
	in := w.under
	for _, e := range x[:take] {
		w.under = in
		out, _ := l.element(w, any(e))
		dst = append(dst, out)
	}
	if take < len(x) {
		dst = append(dst, truncated(len(x)-take))
	}
	return dst
}
