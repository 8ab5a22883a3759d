package scrub

// Value returns a snapshot of v without anything sensitive in it. The result
// shares nothing mutable with v, so v may change afterwards, and can always be
// encoded as JSON: it consists of nil, bool, string, finite numbers of the
// built-in types, json.Number, map[string]any and []any. What it looks like for
// each type is in the package documentation. Value never writes to v.
func (s *Scrubber) Value(v any) any {
	return s.or().snapshot(nil, v)
}

// KeyValue returns [Scrubber.Replacement] if key is sensitive, or what may stay of
// a container under it, else [Scrubber.Value] of v. A nil, an empty text and an empty container hold no
// secret and stay what they are under any key.
func (s *Scrubber) KeyValue(key string, v any) any {
	s = s.or()
	about := s.keys.verdict(key)
	if about.secret {
		return s.underSecret(about, v)
	}
	return s.snapshot(about, v)
}

// Clean is [Scrubber.Value] for a value that nobody changes any more, such as a
// snapshot or decoded data: the result shares with v what is plain and clean,
// and copies only what leads to something that had to be replaced. If nothing
// had, it is v itself and nothing is allocated. Clean never writes to v.
//
// Containers of other types than map[string]any and []any keep their type where
// they are plain and clean: map[string]string, []string, map[string][]string,
// http.Header and url.Values.
func (s *Scrubber) Clean(v any) any {
	out, _ := s.CleanSize(v)
	return out
}

// CleanSize is [Scrubber.Clean] that also returns a bound for the size of the
// result as JSON, in bytes before characters are escaped. It is several times too
// high where there are many short values, and costs nothing.
func (s *Scrubber) CleanSize(v any) (out any, size int) {
	s = s.or()
	switch x := v.(type) {
	case nil, bool:
		return v, entrySize
	case string:
		if t := s.leaf(x); t != x {
			return t, len(t) + entrySize
		}
		return v, len(x) + entrySize
	}
	var w walk
	w.init(s, true)
	defer func() {
		if recover() != nil {
			out = markerPanic
		}
		size = s.limits.Total - w.bytes + (s.limits.Nodes-w.nodes+1)*(entrySize+maxCachedKey+len(s.replacement))
	}()
	return w.run(v), 0
}

// entrySize is what the JSON of a value takes beside the text in it: a number, or
// quotes and commas.
const entrySize = 32

// underSecret is KeyValue for a sensitive key.
func (s *Scrubber) underSecret(about *keyVerdict, v any) (out any) {
	defer func() {
		if recover() != nil {
			out = s.boxed
		}
	}()
	var w walk
	w.init(s, false)
	out, _ = w.secret(about, v, nil)
	return out
}

// snapshot is Value for a value under a key that is not sensitive, or nil.
func (s *Scrubber) snapshot(about *keyVerdict, v any) (out any) {
	switch x := v.(type) {
	case nil, bool:
		return v
	case string:
		if about != nil && about.issued && issuedValue(x) || holdsKey(about, x) {
			return s.boxed
		}
		if t := s.leaf(x); t != x {
			return t
		}
		return v
	}
	defer func() {
		if recover() != nil {
			out = markerPanic
		}
	}()
	var w walk
	w.init(s, false)
	w.under = about
	out = w.run(v)
	if about != nil {
		if done, ok := w.completed(about, out, nil); ok {
			out = done
		}
	}
	return out
}
