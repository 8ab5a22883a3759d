package scrub

import (
	"context"
	"crypto"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
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

	// tagged has the names under which methods of the type may show the fields
	// that their author wants filtered, in lower case; nil if there are none.
	tagged map[string]bool
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
		reflect.TypeFor[*http.Response]():      false,
		reflect.TypeFor[http.Response]():       false,
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

// hasOwnForm reports whether structs of type t are shown in a form that leaves
// out some of their fields. Those would be seen if an embedded one gave its
// fields to the struct that it is in.
func hasOwnForm(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[http.Request](), reflect.TypeFor[http.Response](), reflect.TypeFor[http.Cookie](), reflect.TypeFor[url.URL]():
		return true
	}
	return false
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
	info.learnTags(t)
	switch t.Kind() {
	case reflect.Struct:
		info.fields = s.fieldsOf(t)
	case reflect.Slice, reflect.Array:
		e := t.Elem()
		info.bytes = e.Kind() == reflect.Uint8 && methodOf(e) == byKind && methodOf(reflect.PointerTo(e)) == byKind
	}
	return info
}

// learnTags makes the tags of t, or what it points to, hold for what its methods
// print. A text cannot be told apart into fields: it is a secret as a whole.
func (info *typeInfo) learnTags(t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || info.how < byLogValue && info.addrHow < byLogValue {
		return
	}
	tagged := map[string]bool{}
	addTagged(tagged, t, false, nil)
	if len(tagged) == 0 {
		return
	}
	info.tagged = tagged
	for _, how := range []*method{&info.how, &info.addrHow} {
		if *how == byError || *how == byText {
			*how = byReplacement
		}
	}
}

// addTagged adds the names of the fields of t that are to be filtered, which are
// all if the field that embeds t is. outer are the structs that t is embedded in.
func addTagged(names map[string]bool, t reflect.Type, all bool, outer []reflect.Type) {
	if slices.Contains(outer, t) {
		return
	}
	outer = append(outer, t)
	for i := range t.NumField() {
		sf := t.Field(i)
		filter := all || asksToFilter(sf.Tag.Get("scrub"))
		if e := sf.Type; sf.Anonymous {
			if e.Kind() == reflect.Pointer {
				e = e.Elem()
			}
			if e.Kind() == reflect.Struct {
				addTagged(names, e, filter, outer)
			}
		}
		if filter {
			names[strings.ToLower(sf.Name)] = true
			if name, _, _ := strings.Cut(sf.Tag.Get("json"), ","); validName(name) {
				names[strings.ToLower(name)] = true
			}
		}
	}
}

// asksToFilter reports whether the author of a field with this tag wants it
// filtered. A tag with a slip was meant to hide something, most likely.
func asksToFilter(tag string) bool { return tag != "" && tag != "keep" }

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
