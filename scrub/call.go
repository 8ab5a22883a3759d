package scrub

import (
	"encoding"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
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

// resolve is slog.Value.Resolve with markers instead of stack traces.
func resolve(v slog.Value) slog.Value {
	for range maxLogValues {
		if v.Kind() != slog.KindLogValuer {
			return v
		}
		l := v.LogValuer()
		next, ok := callLogValue(l)
		if !ok {
			return slog.StringValue(panicked(l))
		}
		v = next
	}
	if v.Kind() != slog.KindLogValuer {
		return v
	}
	return slog.StringValue(markerEndless)
}
