package scrub

import (
	"log/slog"
	"reflect"
)

// entries look at the entries of a container of any type.
type entries interface {
	size() int
	entry(key string) (v any, ok bool)
	// counts reports whether they are two and more, and all numbers that count and
	// neither tell where or whose something is nor may be secrets themselves.
	counts() bool
}

// maxCounts bounds how many entries are looked at to find out whether they count.
const maxCounts = 64

func has[M entries](m M, keys []string) bool {
	for _, k := range keys {
		if _, ok := m.entry(k); ok {
			return true
		}
	}
	return false
}

// hasOnly reports whether all names of m are in names, a list for isWordOf.
func hasOnly(m map[string]any, names string) bool {
	for key := range m {
		if !isWordOf(key, names) {
			return false
		}
	}
	return true
}

// mapEntries are the entries of a map with texts as keys.
type mapEntries[E any] map[string]E

func (m mapEntries[E]) size() int { return len(m) }

func (m mapEntries[E]) entry(key string) (any, bool) {
	v, ok := m[key]
	return v, ok
}

func (m mapEntries[E]) counts() bool {
	if len(m) < 2 || len(m) > maxCounts {
		return false
	}
	for k, e := range m {
		if !tallies(k, any(e)) {
			return false
		}
	}
	return true
}

// anyEntries are those of a map of any type.
type anyEntries struct{ reflect.Value }

func (m anyEntries) size() int { return m.Len() }

func (m anyEntries) entry(key string) (any, bool) {
	t := m.Type().Key()
	if t.Kind() != reflect.String && t.Kind() != reflect.Interface {
		return nil, false
	}
	k := reflect.ValueOf(key)
	if !k.CanConvert(t) {
		return nil, false
	}
	v := m.MapIndex(k.Convert(t))
	if !v.IsValid() {
		return nil, false
	}
	return v.Interface(), true
}

func (m anyEntries) counts() bool {
	if m.Len() < 2 || m.Len() > maxCounts {
		return false
	}
	for it := m.MapRange(); it.Next(); {
		if v := it.Value(); !v.CanInterface() || it.Key().Kind() != reflect.String || !tallies(it.Key().String(), v.Interface()) {
			return false
		}
	}
	return true
}

// structEntries are the fields of a struct that are shown.
type structEntries struct {
	fields []field
	v      reflect.Value
}

func (s structEntries) size() int {
	n := 0
	for i := range s.fields {
		if v, ok := s.fields[i].value(s.v); ok && !s.fields[i].omit(v) {
			n++
		}
	}
	return n
}

func (s structEntries) entry(key string) (any, bool) {
	for i := range s.fields {
		f := &s.fields[i]
		if f.name != key {
			continue
		}
		v, ok := f.value(s.v)
		if !ok || f.omit(v) || !v.CanInterface() {
			return nil, false
		}
		return v.Interface(), true
	}
	return nil, false
}

func (s structEntries) counts() bool {
	n := 0
	for i := range s.fields {
		v, ok := s.fields[i].value(s.v)
		if !ok || s.fields[i].omit(v) {
			continue
		}
		if n++; n > maxCounts || !v.CanInterface() || !tallies(s.fields[i].name, v.Interface()) {
			return false
		}
	}
	return n > 1
}

// attrEntries are the members of a group.
type attrEntries []slog.Attr

func (a attrEntries) size() int { return len(a) }

func (a attrEntries) entry(key string) (any, bool) {
	for i := range a {
		if a[i].Key == key {
			return a[i].Value.Any(), true
		}
	}
	return nil, false
}

func (a attrEntries) counts() bool {
	if len(a) < 2 || len(a) > maxCounts {
		return false
	}
	for i := range a {
		if !tallies(a[i].Key, a[i].Value.Any()) {
			return false
		}
	}
	return true
}
