package scrub

import (
	"context"
	"crypto"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"time"
)

// A method is how values of a type are shown.
type method uint8

const (
	byKind        method = iota // as encoding/json shows its kind
	bySpecial                   // by a rule of this package
	byReplacement               // never: it is a secret as a whole
	byMarker                    // never: it is not data
	byLogValue
	byJSON
	byError
	byText
)

// typeInfo is what a Scrubber knows about a type.
type typeInfo struct {
	how     method
	addrHow method // for an addressable value: methods with a pointer receiver
	bytes   bool   // a list of plain bytes
	fields  []field
}

var (
	typeContext = reflect.TypeFor[context.Context]()
	typePrivate = reflect.TypeFor[interface{ Public() crypto.PublicKey }]()

	// specialTypes are known by name; those that are true are containers.
	specialTypes = map[reflect.Type]bool{
		reflect.TypeFor[json.Number]():         false,
		reflect.TypeFor[url.URL]():             false,
		reflect.TypeFor[*url.URL]():            false,
		reflect.TypeFor[http.Request]():        false,
		reflect.TypeFor[*http.Request]():       false,
		reflect.TypeFor[http.Response]():       false,
		reflect.TypeFor[*http.Response]():      false,
		reflect.TypeFor[*http.Cookie]():        false,
		reflect.TypeFor[http.Cookie]():         false,
		reflect.TypeFor[time.Time]():           false,
		reflect.TypeFor[*time.Time]():          false,
		reflect.TypeFor[slog.Value]():          false,
		reflect.TypeFor[slog.Attr]():           false,
		reflect.TypeFor[json.RawMessage]():     true,
		reflect.TypeFor[[]slog.Attr]():         true,
		reflect.TypeFor[map[string]any]():      true,
		reflect.TypeFor[[]any]():               true,
		reflect.TypeFor[map[string]string]():   true,
		reflect.TypeFor[[]string]():            true,
		reflect.TypeFor[map[string][]string](): true,
		reflect.TypeFor[http.Header]():         true,
		reflect.TypeFor[url.Values]():          true,
	}
)

func isSpecial(t reflect.Type) bool {
	_, ok := specialTypes[t]
	return ok
}

// typeOf returns what s knows about t.
func (s *Scrubber) typeOf(t reflect.Type) *typeInfo {
	if info, ok := s.types.Load(t); ok {
		return info.(*typeInfo)
	}
	info, _ := s.types.LoadOrStore(t, s.learn(t))
	return info.(*typeInfo)
}

func (s *Scrubber) learn(t reflect.Type) *typeInfo {
	info := &typeInfo{how: methodOf(t)}
	if info.how == byKind && t.Kind() != reflect.Pointer && t.Kind() != reflect.Interface {
		info.addrHow = methodOf(reflect.PointerTo(t))
	}
	if info.addrHow == byReplacement {
		info.how = byReplacement // its fields are as secret without an address
	}
	switch t.Kind() {
	case reflect.Struct:
		info.fields = s.fieldsOf(t)
	case reflect.Slice, reflect.Array:
		e := t.Elem()
		info.bytes = e.Kind() == reflect.Uint8 && methodOf(e) == byKind && methodOf(reflect.PointerTo(e)) == byKind
	}
	return info
}

// methodOf decides in the order of slog.JSONHandler and encoding/json, after
// what this package knows better. An interface type has no way of its own: the
// value in it has.
func methodOf(t reflect.Type) method {
	switch {
	case t.Kind() == reflect.Interface:
		return byKind
	case isSpecial(t):
		return bySpecial
	case t.Implements(typePrivate):
		return byReplacement
	case t.Implements(typeLogValuer):
		return byLogValue
	case t.Implements(typeContext):
		return byMarker
	case t.Implements(typeMarshaler):
		return byJSON
	case t.Implements(typeError):
		return byError
	case t.Implements(typeTextMarshaler):
		return byText
	}
	return byKind
}
