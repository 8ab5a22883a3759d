package scrub

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
)

// mapKey returns the text of a map key of any type: that of encoding/json where
// it has one, else the JSON of the key's clean form. The text is not scrubbed
// yet.
func (w *walk) mapKey(k reflect.Value) string {
	for k.Kind() == reflect.Interface {
		if k.IsNil() {
			return "null"
		}
		k = k.Elem()
	}
	if k.Kind() == reflect.String {
		return k.String()
	}
	if k.Type().Implements(typeTextMarshaler) {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return ""
		}
		if w.s.typeOf(k.Type()).how == byReplacement {
			return w.s.replacement
		}
		x := k.Interface()
		b, err, ok := callMarshalText(x.(encoding.TextMarshaler))
		switch {
		case !ok:
			return panicked(x)
		case err != nil:
			return unencodable(k.Type())
		}
		return string(b)
	}
	switch out := w.guarded(k).(type) {
	case string:
		return out
	case map[string]any, []any:
		b, err := json.Marshal(out)
		if err != nil {
			return unencodable(k.Type())
		}
		return string(b)
	default:
		return scalarText(out)
	}
}

// scalarText is the JSON of a number, a bool or nil.
func scalarText(v any) string {
	switch v := v.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case uint64:
		return strconv.FormatUint(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return markerPanic
	}
	return string(b)
}
