package slogsentry

import (
	"log/slog"
	"math"
	"sync/atomic"
	"time"
)

// The records of one log statement have the same keys, with values of the same
// kinds. So these are kept once, and of each record only numbers and texts: a
// third of the memory of its attributes, most of it without pointers, which is
// what a breadcrumb costs.

// form is what the records of a statement have in common.
type form struct {
	fields  []field
	numbers int // of the fields, all that are not strings
	strings int
}

type field struct {
	key  string
	kind slog.Kind
}

// maxFields bounds the attributes of records that are kept by their form, so
// that several fit into a chunk.
const maxFields = 8

// other stands for records that no form describes.
var other = &form{}

// newForm returns the form of a record, or other if that has too many attributes,
// or one which is more than a number or a short text.
func newForm(r *slog.Record) *form {
	if r.NumAttrs() > maxFields {
		return other
	}
	for a := range r.Attrs {
		if !fits(a.Value) || isVerdict(a) {
			return other
		}
	}
	f := &form{fields: make([]field, 0, r.NumAttrs())}
	for a := range r.Attrs {
		f.fields = append(f.fields, field{a.Key, a.Value.Kind()})
		if a.Value.Kind() == slog.KindString {
			f.strings++
		}
	}
	f.numbers = len(f.fields) - f.strings
	return f
}

func fits(v slog.Value) bool {
	switch v.Kind() {
	case slog.KindInt64, slog.KindUint64, slog.KindFloat64, slog.KindBool, slog.KindDuration:
		return true
	case slog.KindString:
		return len(v.String()) <= maxBreadcrumbText
	}
	return false
}

// take copies the values of a record's attributes. It reports false, and may
// have copied some, if the record is of another form.
func (f *form) take(r *slog.Record, numbers []uint64, strings []string) bool {
	i, n, s := 0, 0, 0
	for a := range r.Attrs {
		if i == len(f.fields) || f.fields[i].key != a.Key || f.fields[i].kind != a.Value.Kind() {
			return false
		}
		i++
		switch a.Value.Kind() {
		case slog.KindString:
			if strings[s] = a.Value.String(); len(strings[s]) > maxBreadcrumbText {
				return false
			}
			s++
			continue
		case slog.KindInt64:
			numbers[n] = uint64(a.Value.Int64())
		case slog.KindUint64:
			numbers[n] = a.Value.Uint64()
		case slog.KindFloat64:
			numbers[n] = math.Float64bits(a.Value.Float64())
		case slog.KindDuration:
			numbers[n] = uint64(a.Value.Duration())
		case slog.KindBool:
			numbers[n] = 0
			if a.Value.Bool() {
				numbers[n] = 1
			}
		}
		n++
	}
	return i == len(f.fields)
}

// attrs yields the attributes that were taken.
func (f *form) attrs(numbers []uint64, strings []string, yield func(slog.Attr)) {
	for _, field := range f.fields {
		var v slog.Value
		if field.kind == slog.KindString {
			v, strings = slog.StringValue(strings[0]), strings[1:]
		} else {
			v, numbers = numberValue(field.kind, numbers[0]), numbers[1:]
		}
		yield(slog.Attr{Key: field.key, Value: v})
	}
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
func (fs *forms) slot(r *slog.Record) *atomic.Pointer[form] {
	h := uint32(r.PC) + uint32(len(r.Message))<<8 + uint32(r.NumAttrs())<<20
	return &fs[h*2654435769>>(32-8)]
}
