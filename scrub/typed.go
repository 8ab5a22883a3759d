package scrub

// Containers of known element types. Their copies are map[string]any and []any,
// as every result is; in a shared walk a clean one is returned as it is.

func (w *walk) mapString(m map[string]string, v any) (any, bool) {
	in := w.under
	if w.share && w.cleanly(len(m), func() bool {
		var p labels
		for k, e := range m {
			about := w.s.keys.verdict(k)
			if !w.cleanEntry(about, k, e, in) {
				return false
			}
			p.expect(about)
		}
		return !p.concerns()
	}) {
		return v, false
	}
	return openMap(w, m), true
}

func (w *walk) sliceString(x []string, v any) (any, bool) {
	if w.share && w.cleanly(len(x), func() bool { return w.cleanList(x) }) {
		return v, false
	}
	return openSlice(w, x), true
}

func (w *walk) mapStrings(m map[string][]string, v any) (any, bool) {
	if w.share && w.cleanly(len(m), func() bool {
		var p labels
		for k, list := range m {
			w.nodes -= len(list)
			about := w.s.keys.verdict(k)
			if about.secret || about.issued || about.suspect || w.key(about, k) != k || !w.cleanListOf(about, list) {
				return false
			}
			p.expect(about)
		}
		return !p.concerns()
	}) {
		return v, false
	}
	return openMap(w, m), true
}

// cleanly reports whether a container of n entries is clean and within the
// limits, which it is charged for only then. Nil ones are not: they become nil.
func (w *walk) cleanly(n int, clean func() bool) bool {
	if n == 0 || w.depth+1 >= w.s.limits.Depth {
		return false
	}
	nodes, bytes := w.nodes, w.bytes
	w.nodes -= n
	if w.nodes >= 0 && clean() && w.nodes >= 0 {
		return true
	}
	w.nodes, w.bytes = nodes, bytes
	return false
}

func (w *walk) cleanEntry(about *keyVerdict, key, value string, in *keyVerdict) bool {
	if w.key(about, key) != key {
		return false
	}
	if about.secret {
		return value == "" || value == w.s.replacement
	}
	if about.suspect { // which is cheaper to ask than to make an interface of value
		if _, ok := w.completed(about, value, in); ok {
			return false
		}
	}
	return len(value) <= w.bytes && !holdsKey(about, value) && w.string(value) == value && !w.holdsSecret(value)
}

// cleanListOf is cleanList for a list under a name of its own.
func (w *walk) cleanListOf(about *keyVerdict, x []string) bool {
	in := w.under
	w.under = about
	clean := w.cleanList(x)
	w.under = in
	return clean
}

func (w *walk) cleanList(x []string) bool {
	if len(x) > 2 && isHeader(x[0]) || len(x) > 1 && x[0] == loginCommand {
		return false // to be looked at in its order
	}
	for _, e := range x {
		if w.text(e) != e || w.s.flag(e) != nextAny {
			return false
		}
	}
	return true
}
