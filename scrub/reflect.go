package scrub

import (
	"encoding"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
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
			return w.method(how, v)
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
func (w *walk) method(how method, v reflect.Value) any {
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
		return w.rawJSON(b)
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
		return w.string(v.String())
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
	reflect.Copy(reflect.ValueOf(b), v)
	s := string(b)
	if !isText(s) {
		return "", false
	}
	out := w.s.leaf(s)
	return out, out != s
}

func (w *walk) anyList(v reflect.Value) any {
	n := v.Len()
	if n == 0 {
		return []any{}
	}
	id := visit{len: n, typ: v.Type()}
	if v.Kind() == reflect.Slice {
		id.ptr = v.Pointer()
	} else if v.CanAddr() {
		id.ptr = v.Addr().Pointer()
	} else {
		id.len = -1 - w.depth // a copy, in which nothing can be itself
	}
	take, marker := w.open(id, n)
	if marker != "" {
		return marker
	}
	defer w.close()
	dst := make([]any, 0, take+1)
	var l list
	elem := v.Type().Elem()
	strings := elem.Kind() == reflect.String && methodOf(elem) == byKind && methodOf(reflect.PointerTo(elem)) == byKind
	for i := range take {
		e := v.Index(i)
		if strings {
			out, _ := l.element(w, e.String())
			dst = append(dst, out)
			continue
		}
		dst = append(dst, w.guarded(e))
	}
	if take < n {
		dst = append(dst, truncated(n-take))
	}
	return dst
}

func (w *walk) anyMap(v reflect.Value) any {
	if v.IsNil() {
		return nil
	}
	n := v.Len()
	if n == 0 {
		return map[string]any{}
	}
	take, marker := w.open(visit{ptr: v.Pointer()}, n)
	if marker != "" {
		return marker
	}
	defer w.close()
	dst := make(map[string]any, take)
	var p labels
	shown := 0
	for it := v.MapRange(); shown < take && it.Next(); shown++ {
		k, e := w.mapKey(it.Key()), it.Value()
		about := w.s.keys.verdict(k)
		if about.role != roleNone {
			p.add(about, e.Interface())
		}
		put(dst, w.key(about, k), w.entryOf(about, e, v))
	}
	p.filter(w, dst, true)
	if shown < n {
		put(dst, markerTruncated, n-shown)
	}
	return dst
}

// entryOf is entry for a value of any type in the map m.
func (w *walk) entryOf(key *keyVerdict, v, m reflect.Value) any {
	if key.secret && !(key.role == roleLabel && mapHasValue(m) && isNameOf(v)) {
		return w.filterOf(v)
	}
	return w.guarded(v)
}

// mapHasValue is hasValue for a map of any type.
func mapHasValue(m reflect.Value) bool {
	t := m.Type().Key()
	if t.Kind() != reflect.String && t.Kind() != reflect.Interface {
		return false
	}
	for _, k := range valueKeys {
		if key := reflect.ValueOf(k); key.CanConvert(t) && m.MapIndex(key.Convert(t)).IsValid() {
			return true
		}
	}
	return false
}

func isNameOf(v reflect.Value) bool {
	for v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v.Kind() == reflect.String && isName(v.String())
}

func (w *walk) filterOf(v reflect.Value) any {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	if empty, isEmpty := emptyOf(v); isEmpty {
		return empty
	}
	return w.s.boxed
}

func (w *walk) structure(v reflect.Value, info *typeInfo) any {
	if len(info.fields) == 0 {
		return map[string]any{}
	}
	id := visit{len: -1 - w.depth, typ: v.Type()}
	if v.CanAddr() {
		id = visit{ptr: v.Addr().Pointer(), typ: v.Type()}
	}
	take, marker := w.open(id, len(info.fields))
	if marker != "" {
		return marker
	}
	defer w.close()
	dst := make(map[string]any, take)
	var p labels
	for i := range info.fields[:take] {
		f := &info.fields[i]
		e, ok := f.value(v)
		if !ok || f.omit(e) {
			continue
		}
		if f.about.role != roleNone && e.CanInterface() {
			p.add(f.about, e.Interface())
		}
		switch {
		case f.filter && !(f.byName && info.namesValue(f, e)):
			dst[f.name] = w.filterOf(e)
		case f.quoted:
			dst[f.name] = w.quoted(e)
		default:
			dst[f.name] = w.guarded(e)
		}
	}
	p.filter(w, dst, true)
	if rest := len(info.fields) - take; rest > 0 {
		dst[markerTruncated] = rest
	}
	return dst
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
	case *http.Response:
		return w.response(x)
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
