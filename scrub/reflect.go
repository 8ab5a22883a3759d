package scrub

import (
	"encoding"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"
)

// maxHops bounds chains of pointers to pointers beyond the depth of containers.
const maxHops = 100

// reflect returns the clean form of a value of any type. It never shares.
func (w *walk) reflect(v reflect.Value) any {
	for hops := 0; ; hops++ {
		if !v.IsValid() {
			return nil
		}
		if hops == maxHops {
			return markerDeep
		}
		info := w.s.typeOf(v.Type())
		how := info.how
		if info.addrHow != byKind && v.CanAddr() {
			v, how = v.Addr(), info.addrHow
		}
		if how != byKind {
			return w.method(how, v, info)
		}
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() {
				return nil
			}
			v = v.Elem()
		case reflect.Interface:
			if v.IsNil() {
				return nil
			}
			out, _ := w.value(v.Interface())
			return out
		default:
			return w.kind(v, info)
		}
	}
}

// method shows a value in the way that its type asks for.
func (w *walk) method(how method, v reflect.Value, info *typeInfo) any {
	null := v.Kind() == reflect.Pointer && v.IsNil()
	switch how {
	case byReplacement:
		if null {
			return nil
		}
		return w.s.boxed
	case byMarker:
		if null {
			return nil
		}
		return markerContext
	}
	x := v.Interface()
	switch how {
	case bySpecial:
		if null {
			return nil
		}
		return w.special(x)
	case byLogValue:
		return w.slogValue(slog.AnyValue(x))
	case byError:
		text, ok := callError(x.(error))
		if !ok {
			return panicked(x)
		}
		return w.string(text)
	case byJSON:
		if null {
			return nil
		}
		b, err, ok := callMarshalJSON(x.(json.Marshaler))
		if !ok {
			return panicked(x)
		}
		if err != nil {
			return unencodable(v.Type())
		}
		out := w.rawJSON(b)
		if info.tagged != nil {
			return w.filterTagged(info.tagged, out)
		}
		return out
	case byText:
		if null {
			return nil
		}
		b, err, ok := callMarshalText(x.(encoding.TextMarshaler))
		if !ok {
			return panicked(x)
		}
		if err != nil {
			return unencodable(v.Type())
		}
		return w.string(string(b))
	}
	return unsupported(v.Kind())
}

// filterTagged filters in out, which is ours, the entries with the given names,
// or all of it if it has no names.
func (w *walk) filterTagged(names map[string]bool, out any) any {
	m, ok := out.(map[string]any)
	if !ok {
		out, _ = w.filter(out)
		return out
	}
	for k, e := range m {
		if names[strings.ToLower(k)] {
			m[k], _ = w.filter(e)
		}
	}
	return m
}

// kind shows a value that has no method for it, as encoding/json would.
func (w *walk) kind(v reflect.Value, info *typeInfo) any {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		out, _ := w.integer(v.Int(), v.Int())
		return out
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		out, _ := w.integer(int64(v.Uint()), v.Uint())
		return out
	case reflect.Float32:
		// As float32, whose shortest decimal is the one that JSON prints.
		if f := v.Float(); finite(f) {
			return float32(f)
		}
		return nonFinite(v.Float())
	case reflect.Float64:
		out, _ := w.value(v.Float())
		return out
	case reflect.String:
		return w.text(v.String())
	case reflect.Map:
		return w.anyMap(v)
	case reflect.Slice:
		if v.IsNil() {
			return nil
		}
		if info.bytes {
			return w.binary(v.Bytes())
		}
		return w.anyList(v)
	case reflect.Array:
		if info.bytes {
			if text, secret := w.byteArray(v); secret {
				return text
			}
		}
		return w.anyList(v)
	case reflect.Struct:
		return w.structure(v, info)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		if v.IsNil() {
			return nil
		}
	}
	return unsupported(v.Kind())
}

// byteArray reports whether the bytes of an array are a text that has to be
// replaced. Others are shown as the numbers that JSON prints.
func (w *walk) byteArray(v reflect.Value) (string, bool) {
	b := make([]byte, v.Len())
	for i := range b {
		b[i] = byte(v.Index(i).Uint())
	}
	s := string(b)
	if !isText(s) {
		return "", false
	}
	out := w.s.leaf(s)
	return out, out != s
}

var (
	typeMarshaler     = reflect.TypeFor[json.Marshaler]()
	typeTextMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	typeError         = reflect.TypeFor[error]()
	typeLogValuer     = reflect.TypeFor[slog.LogValuer]()
)

// special shows the types that are worth more than what encoding/json makes of
// them.
func (w *walk) special(x any) any {
	switch x := x.(type) {
	case json.RawMessage:
		if x == nil {
			return nil
		}
		return w.rawJSON(x)
	case *url.URL:
		return w.url(x)
	case url.URL:
		return w.url(&x)
	case *http.Request:
		return w.request(x)
	case http.Request:
		return w.request(&x)
	case *http.Response:
		return w.response(x)
	case http.Response:
		return w.response(&x)
	case *http.Cookie:
		return w.cookie(x)
	case http.Cookie:
		return w.cookie(&x)
	case *time.Time:
		return w.time(*x)
	}
	out, _ := w.value(x) // a type that value has a case for
	return out
}
