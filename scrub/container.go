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
	n := len(m)
	if n > w.nodes {
		if _, cut := m[markerTruncated]; cut {
			n-- // cut before: its marker takes no node
		}
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(m).Pointer()}, n)
	if marker != "" {
		return marker, true
	}
	if take < n {
		m = someOf(m, take)
	}
	var dst map[string]any
	if !w.share {
		dst = make(map[string]any, len(m))
	}
	var p pair
	renamed := false
	for k, e := range m {
		p.see(k, e)
		out, changed := w.entry(k, e)
		key := w.key(k)
		if dst == nil {
			if !changed && key == k {
				continue
			}
			dst = maps.Clone(m)
		}
		if key != k && w.share {
			delete(dst, k)
		}
		if renamed = renamed || key != k; renamed {
			put(dst, key, out)
		} else {
			dst[key] = out
		}
	}
	w.close()
	if p.complete() && p.secret(w.s) {
		if dst == nil {
			dst = maps.Clone(m)
		}
		p.filter(w, dst)
	}
	if take < n {
		if dst == nil {
			dst = m
		}
		dst[markerTruncated] = more(n - take)
	}
	if dst == nil {
		return v, false
	}
	return dst, true
}

// someOf returns a copy of m with n of its entries, any of them: to sort the
// keys of a huge map would cost more than the limit allows.
func someOf(m map[string]any, n int) map[string]any {
	some := make(map[string]any, n+1)
	for k, e := range m {
		if len(some) == n {
			break
		}
		some[k] = e
	}
	return some
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
	if x == nil {
		return nil, true
	}
	if len(x) == 0 {
		if w.share {
			return v, false
		}
		return []any{}, true
	}
	n := len(x)
	if n > w.nodes && isTruncation(x[n-1]) {
		n--
	}
	take, marker := w.open(visit{ptr: reflect.ValueOf(x).Pointer(), len: len(x)}, n)
	if marker != "" {
		return marker, true
	}
	var dst []any
	if !w.share {
		dst = make([]any, 0, len(x))
	}
	l := list{pairs: isPair(x[0])}
	for i, e := range x[:take] {
		out, changed := l.element(w, e)
		if !w.share {
			dst = append(dst, out)
			continue
		}
		if changed && dst == nil {
			dst = slices.Clone(x)
		}
		if changed {
			dst[i] = out
		}
	}
	w.close()
	if take < len(x) {
		if dst == nil {
			dst = slices.Clone(x[:take])
		}
		tail := any(markerTruncated + " " + more(n-take))
		if take == n {
			tail = x[n]
		}
		dst = append(dst[:take], tail)
	}
	if dst == nil {
		return v, false
	}
	return dst, true
}
