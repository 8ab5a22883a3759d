package scrub

import (
	"encoding"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Calls of methods that users wrote. Each returns ok=false if the method
// panicked; the walk then shows a marker. No lock is held meanwhile, and a
// method that never returns is its author's.

func callError(e error) (text string, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	return e.Error(), true
}

func callString(v fmt.Stringer) (text string, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	return v.String(), true
}

func callMarshalJSON(m json.Marshaler) (b []byte, err error, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	b, err = m.MarshalJSON()
	return b, err, true
}

func callMarshalText(m encoding.TextMarshaler) (b []byte, err error, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	b, err = m.MarshalText()
	return b, err, true
}

func callLogValue(l slog.LogValuer) (v slog.Value, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	return l.LogValue(), true
}

func callIsZero(z zeroer) (zero, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	return z.IsZero(), true
}

// panicked is the marker for a method of v that panicked: a nil pointer is
// shown as such, since its methods seldom expect one.
func panicked(v any) string {
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		if rv.IsNil() {
			return markerNil
		}
	}
	return panicMarker(reflect.TypeOf(v))
}

// maxLogValues is how often a LogValuer may return another one, as in slog.
const maxLogValues = 100

// resolve is slog.Value.Resolve with markers instead of stack traces. What tags
// of the type of a LogValuer ask to filter is filtered already.
func (w *walk) resolve(v slog.Value) slog.Value {
	var tagged map[string]bool
	for range maxLogValues {
		if v.Kind() != slog.KindLogValuer {
			return w.resolved(tagged, v)
		}
		l := v.LogValuer()
		if t := reflect.TypeOf(l); t != nil {
			if names := w.s.typeOf(t).tagged; tagged == nil {
				tagged = names
			} else if names != nil {
				tagged = maps.Clone(tagged)
				maps.Copy(tagged, names)
			}
		}
		next, ok := callLogValue(l)
		if !ok {
			return slog.StringValue(panicked(l))
		}
		v = next
	}
	if v.Kind() != slog.KindLogValuer {
		return w.resolved(tagged, v)
	}
	return slog.StringValue(markerEndless)
}

// resolved filters what is tagged in v, which a LogValuer returned.
func (w *walk) resolved(tagged map[string]bool, v slog.Value) slog.Value {
	if tagged == nil {
		return v
	}
	switch v.Kind() {
	case slog.KindGroup:
		attrs := slices.Clone(v.Group())
		for i, a := range attrs {
			switch inline := a.Key == ""; {
			case inline && a.Value.Kind() == slog.KindGroup:
				attrs[i].Value = w.resolved(tagged, a.Value)
			case inline && a.Value.Kind() == slog.KindLogValuer, tagged[strings.ToLower(a.Key)]:
				attrs[i].Value = w.filterLogged(a.Value)
			}
		}
		return slog.GroupValue(attrs...)
	case slog.KindAny:
		share := w.share
		w.share = false
		out, _ := w.value(v.Any())
		w.share = share
		return slog.AnyValue(w.filterTagged(tagged, out))
	}
	return w.filterLogged(v)
}

func (w *walk) filterLogged(v slog.Value) slog.Value {
	out, _ := w.filter(v.Any())
	return slog.AnyValue(out)
}
