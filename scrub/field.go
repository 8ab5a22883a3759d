package scrub

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// A field is one entry of a struct's JSON object.
type field struct {
	name      string
	index     []int
	tagged    bool
	omitEmpty bool
	omitZero  bool
	quoted    bool
	filter    bool // its key is sensitive, or its author says so
	byName    bool // the former
	about     *keyVerdict
}

// level is an embedded struct type whose fields are still to be collected.
type level struct {
	typ    reflect.Type
	index  []int
	filter bool // the embedding field has the tag scrub:"filter"
	keep   bool
}

// fieldsOf returns the fields of t that encoding/json shows, by its rules: of
// fields with the same name the least nested one is shown, among those one with
// a tag; if that leaves several, none is.
func (s *Scrubber) fieldsOf(t reflect.Type) []field {
	var all []field
	seen := map[reflect.Type]bool{}
	next := []level{{typ: t}}
	var count map[reflect.Type]int
	nextCount := map[reflect.Type]int{}
	for len(next) > 0 {
		current := next
		next = nil
		count, nextCount = nextCount, map[reflect.Type]int{}
		for _, l := range current {
			if seen[l.typ] {
				continue
			}
			seen[l.typ] = true
			for i := range l.typ.NumField() {
				f, embedded := s.fieldOf(l, i)
				switch {
				case embedded != nil:
					nextCount[embedded.typ]++
					if nextCount[embedded.typ] == 1 {
						next = append(next, *embedded)
					}
				case f != nil:
					all = append(all, *f)
					if count[l.typ] > 1 {
						// Embedded twice at one level: the copy makes the
						// names annihilate each other.
						all = append(all, *f)
					}
				}
			}
		}
	}
	return dominant(all)
}

// fieldOf returns field i of l, or the embedded struct that it is, or neither
// if it is not shown.
func (s *Scrubber) fieldOf(l level, i int) (*field, *level) {
	sf := l.typ.Field(i)
	t := sf.Type
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		t = t.Elem()
	}
	embedded := sf.Anonymous && t.Kind() == reflect.Struct && !hasOwnForm(t)
	if !sf.IsExported() && !embedded {
		return nil, nil
	}
	tag := sf.Tag.Get("json")
	if tag == "-" {
		return nil, nil
	}
	name, options, _ := strings.Cut(tag, ",")
	if !validName(name) {
		name = ""
	}
	author := sf.Tag.Get("scrub")
	index := append(slices.Clone(l.index), i)
	if name == "" && embedded {
		return nil, &level{
			typ: t, index: index,
			filter: asksToFilter(author) || l.filter,
			keep:   author == "keep" || l.keep,
		}
	}
	f := &field{name: name, index: index, tagged: name != ""}
	if name == "" {
		f.name = sf.Name
	}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "omitempty":
			f.omitEmpty = true
		case "omitzero":
			f.omitZero = true
		case "string":
			f.quoted = isScalar(t.Kind())
		}
	}
	f.about = s.keys.verdict(f.name)
	switch {
	case asksToFilter(author), l.filter:
		f.filter = true
	case author == "keep", l.keep:
	default:
		f.filter, f.byName = f.about.secret, true
	}
	return f, nil
}

func dominant(all []field) []field {
	slices.SortStableFunc(all, func(a, b field) int {
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		if c := len(a.index) - len(b.index); c != 0 {
			return c
		}
		switch {
		case a.tagged == b.tagged:
			return slices.Compare(a.index, b.index)
		case a.tagged:
			return -1
		}
		return 1
	})
	var out []field
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].name == all[i].name {
			j++
		}
		if j == i+1 || len(all[i].index) != len(all[i+1].index) || all[i].tagged != all[i+1].tagged {
			out = append(out, all[i])
		}
		i = j
	}
	slices.SortFunc(out, func(a, b field) int { return slices.Compare(a.index, b.index) })
	return out
}

// validName reports whether encoding/json accepts the name of a tag.
func validName(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

func isScalar(k reflect.Kind) bool {
	return k >= reflect.Bool && k <= reflect.Float64 || k == reflect.String
}

// value returns the field of struct v, or false if it lies behind a nil
// embedded pointer.
func (f *field) value(v reflect.Value) (reflect.Value, bool) {
	for n, i := range f.index {
		if n > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return reflect.Value{}, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

func (f *field) omit(v reflect.Value) bool {
	return f.omitEmpty && isEmptyJSON(v) || f.omitZero && isZeroJSON(v)
}

func isEmptyJSON(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Func, reflect.Chan, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return false
	}
	return v.IsZero()
}

type zeroer interface{ IsZero() bool }

var typeZeroer = reflect.TypeFor[zeroer]()

// isZeroJSON asks the IsZero method of the field's type, if it has one. One that
// panics is not zero.
func isZeroJSON(v reflect.Value) bool {
	t := v.Type()
	switch {
	case t.Implements(typeZeroer):
		if k := t.Kind(); k == reflect.Pointer || k == reflect.Interface {
			if v.IsNil() || k == reflect.Interface && v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() {
				return true
			}
		}
	case reflect.PointerTo(t).Implements(typeZeroer):
		if !v.CanAddr() {
			box := reflect.New(t).Elem()
			box.Set(v)
			v = box
		}
		v = v.Addr()
	default:
		return v.IsZero()
	}
	zero, _ := callIsZero(v.Interface().(zeroer))
	return zero
}

// quoted shows a scalar with the json option "string" as encoding/json does: as
// a text that holds its encoding.
func (w *walk) quoted(v reflect.Value) any {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	info := w.s.typeOf(v.Type())
	if info.how != byKind || info.addrHow != byKind && v.CanAddr() {
		return w.guarded(v)
	}
	switch out := w.kind(v, info).(type) {
	case string:
		if v.Kind() == reflect.String {
			return w.string(quote(out))
		}
		return out
	default:
		return w.string(scalarText(out))
	}
}
