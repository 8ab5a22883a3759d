package scrub

import (
	"maps"
	"net/http"
	"net/url"
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

// plainOf returns what is left as it was given in a shared walk, a list or a map
// of texts, as the copy that others get.
func plainOf(v any) any {
	switch x := v.(type) {
	case []string:
		out := make([]any, len(x))
		for i, e := range x {
			out[i] = e
		}
		return out
	case map[string]string:
		return plainMap(x)
	case map[string][]string:
		return plainMap(x)
	case http.Header:
		return plainMap(x)
	case url.Values:
		return plainMap(x)
	}
	return v
}

func plainMap[E any](m map[string]E) map[string]any {
	out := make(map[string]any, len(m))
	for k, e := range m {
		out[k] = plainOf(any(e))
	}
	return out
}
