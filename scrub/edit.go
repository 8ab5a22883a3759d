package scrub

import (
	"maps"
	"slices"
)

// editMap returns m with its entries replaced by what f returns for them, and
// whether one was: then the result is a copy.
func editMap(m map[string]any, f func(k string, e any) (out any, changed bool)) (map[string]any, bool) {
	dst := m
	copied := false
	for k, e := range m {
		out, changed := f(k, e)
		if !changed {
			continue
		}
		if !copied {
			dst, copied = maps.Clone(m), true
		}
		dst[k] = out
	}
	return dst, copied
}

// editList is editMap for a list.
func editList(x []any, f func(i int, e any) (out any, changed bool)) ([]any, bool) {
	dst := x
	copied := false
	for i, e := range x {
		out, changed := f(i, e)
		if !changed {
			continue
		}
		if !copied {
			dst, copied = slices.Clone(x), true
		}
		dst[i] = out
	}
	return dst, copied
}
