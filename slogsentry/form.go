package slogsentry

import (
	"log/slog"
	"math"
	"slices"
	"sync/atomic"
	"time"

	"github.com/sentrylog/sentrylog/scrub"
)

// The records of one log statement have the same keys, with values of the same
// kinds. So these are kept once, and of each record only numbers and texts: a
// third of the memory of its attributes, most of it without pointers, which is
// what a breadcrumb costs.

// form is what the records of a statement have in common.
type form struct {
	harmless string // a message in which there is nothing to filter

	fields  []field // a group's members follow it
	numbers int     // of the fields, all that are neither strings nor groups
	strings int
	nested  bool // there are groups

	// The attributes of a record that no form describes: frozen, or as they are
	// in the event that was made of it.
	rest  *slog.Record
	pairs []pair
}

// isFlat reports whether f describes records, and without groups.
func (f *form) isFlat() bool { return !f.nested && !f.isConverted() }

// isConverted reports whether f holds the attributes of one record.
func (f *form) isConverted() bool { return f.rest != nil || f.pairs != nil }

type field struct {
	key     string
	name    string // the key, scrubbed
	secret  bool   // the key has a say in what becomes of the value
	kind    slog.Kind
	members int // of a group
}

// maxFields bounds the attributes of records that are kept by their form, so
// that several fit into a store.
const maxFields = 24

// newForm returns the form of a record, or nil if that has too many attributes,
// or one which is more than numbers and short texts.
func newForm(s *scrub.Scrubber, r *slog.Record, briefly bool) *form {
	if r.NumAttrs() > maxFields {
		return nil
	}
	for a := range r.Attrs { // nearly all that are refused, before anything is allocated
		if k := a.Value.Kind(); !briefly && (k == slog.KindAny || k == slog.KindLogValuer) {
			return nil
		}
	}
	var room [maxFields]field
	f := form{fields: room[:0]}
	for a := range r.Attrs {
		if isVerdict(a) {
			return nil
		}
		if briefly {
			a.Value, _ = briefValue(a.Value, 0)
		}
		if !f.add(s, a) {
			return nil
		}
	}
	known := &form{fields: slices.Clone(f.fields), numbers: f.numbers, strings: f.strings, nested: f.nested}
	if known.text(s, r.Message) == r.Message {
		known.harmless = r.Message
	}
	return known
}

func (f *form) add(s *scrub.Scrubber, a slog.Attr) bool {
	if len(f.fields) == maxFields {
		return false
	}
	field := field{key: a.Key, name: cleanName(s, a.Key), secret: judged(s, a.Key), kind: a.Value.Kind()}
	switch field.kind {
	case slog.KindInt64, slog.KindUint64, slog.KindFloat64, slog.KindBool, slog.KindDuration:
		f.numbers++
	case slog.KindString:
		f.strings++
	case slog.KindGroup:
		members := a.Value.Group()
		field.members = len(members)
		f.nested = true
		f.fields = append(f.fields, field)
		for _, m := range members {
			if !f.add(s, m) {
				return false
			}
		}
		return true
	default:
		return false
	}
	f.fields = append(f.fields, field)
	return true
}

// judged reports whether what becomes of a value depends on its key: it is sensitive,
// or would be with a value that looks generated.
func judged(s *scrub.Scrubber, key string) bool {
	const generated = "q7Zk4vQ9xT2mWb7Lr5Yc8Nd3"
	return s.Filters(key) || s.KeyValue(key, generated) != any(generated)
}

// text returns the message of a record as it may be shown. The records of most
// statements have the same.
func (f *form) text(s *scrub.Scrubber, message string) string {
	if message == f.harmless {
		return message
	}
	return truncate(s.Text(message), maxBreadcrumbText)
}

// values are the fields of a form not dealt with yet, and what they are filled
// with.
type values struct {
	fields  []field
	numbers []uint64
	strings []string
	text    int // bytes of the strings taken
}

// take copies the values of a record. It reports false, and may have copied
// some, if the record is of another form.
func (v *values) take(r *slog.Record, briefly bool) bool {
	for a := range r.Attrs {
		if briefly {
			a.Value, _ = briefValue(a.Value, 0)
		}
		if !v.takeAttr(a) {
			return false
		}
	}
	return len(v.fields) == 0
}

func (v *values) takeAttr(a slog.Attr) bool {
	if len(v.fields) == 0 {
		return false
	}
	f := &v.fields[0]
	if f.kind != a.Value.Kind() || f.key != a.Key {
		return false
	}
	v.fields = v.fields[1:]
	var n uint64
	switch f.kind {
	case slog.KindString:
		s := a.Value.String()
		if len(s) > maxBreadcrumbText {
			return false
		}
		v.strings[0], v.strings = s, v.strings[1:]
		v.text += len(s)
		return true
	case slog.KindGroup:
		members := a.Value.Group()
		if len(members) != f.members {
			return false
		}
		for _, m := range members {
			if !v.takeAttr(m) {
				return false
			}
		}
		return true
	case slog.KindInt64:
		n = uint64(a.Value.Int64())
	case slog.KindUint64:
		n = a.Value.Uint64()
	case slog.KindFloat64:
		n = math.Float64bits(a.Value.Float64())
	case slog.KindDuration:
		n = uint64(a.Value.Duration())
	case slog.KindBool:
		if a.Value.Bool() {
			n = 1
		}
	}
	v.numbers[0], v.numbers = n, v.numbers[1:]
	return true
}

// attr returns the next attribute that was taken.
func (v *values) attr() slog.Attr {
	f := &v.fields[0]
	v.fields = v.fields[1:]
	a := slog.Attr{Key: f.key}
	switch f.kind {
	case slog.KindString:
		a.Value, v.strings = slog.StringValue(v.strings[0]), v.strings[1:]
	case slog.KindGroup:
		members := make([]slog.Attr, f.members)
		for i := range members {
			members[i] = v.attr()
		}
		a.Value = slog.GroupValue(members...)
	default:
		a.Value, v.numbers = numberValue(f.kind, v.numbers[0]), v.numbers[1:]
	}
	return a
}

// data returns the scrubbed values of a form without groups, and their size.
func (v *values) data(s *scrub.Scrubber) (m map[string]any, size int) {
	if len(v.fields) == 0 {
		return nil, 0
	}
	m = make(map[string]any, len(v.fields))
	for len(v.fields) > 0 {
		f := &v.fields[0]
		e := f.clean(s, v.attr().Value)
		m[f.name] = e
		size += len(f.name) + keyMarks + sizeOf(e)
	}
	return m, size
}

// clean returns the scrubbed value of a field. If the key has no say in it, it is
// left out, so that the scrubber looks at the value only.
func (f *field) clean(s *scrub.Scrubber, v slog.Value) any {
	if f.secret {
		return s.SlogValue(f.key, v)
	}
	return s.SlogValue("", v)
}

// each yields the names and scrubbed values of a record. It reports false, and may
// have yielded some, if the record is of another form.
func (f *form) each(s *scrub.Scrubber, r *slog.Record, yield func(name string, v any)) bool {
	if r.NumAttrs() != len(f.fields) {
		return false
	}
	fields := f.fields
	for a := range r.Attrs {
		f := &fields[0]
		fields = fields[1:]
		if f.kind != a.Value.Kind() || f.key != a.Key {
			return false
		}
		yield(f.name, f.clean(s, a.Value))
	}
	return true
}

func numberValue(kind slog.Kind, n uint64) slog.Value {
	switch kind {
	case slog.KindInt64:
		return slog.Int64Value(int64(n))
	case slog.KindFloat64:
		return slog.Float64Value(math.Float64frombits(n))
	case slog.KindDuration:
		return slog.DurationValue(time.Duration(n))
	case slog.KindBool:
		return slog.BoolValue(n != 0)
	default:
		return slog.Uint64Value(n)
	}
}

// forms remembers the form of the last record of each statement. It is bounded:
// statements that share a slot displace each other.
type forms [256]atomic.Pointer[form]

// slot goes by the length of the message and the number of attributes as well:
// all records of a helper that does not look for its caller come from one place.
func (fs *forms) slot(r *slog.Record, briefly bool) *atomic.Pointer[form] {
	h := uint32(r.PC) + uint32(len(r.Message))<<8 + uint32(r.NumAttrs())<<20
	if briefly {
		h = ^h
	}
	return &fs[h*2654435769>>(32-8)]
}
