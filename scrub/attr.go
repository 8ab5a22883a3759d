package scrub

import (
	"encoding"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
)

// Attr returns a with its value scrubbed. LogValuers are resolved, groups stay
// groups, values of plain kinds keep their kind, and bools and integers with a
// String method, such as [log/slog.Level], their type, if nothing that handlers
// print of them is a secret. A clean *[log/slog.Source] stays the pointer that it
// is. All else, and what may stay of a group under a sensitive key, becomes what
// [Scrubber.Value] makes of it.
func (s *Scrubber) Attr(a slog.Attr) slog.Attr {
	s = s.or()
	var w walk
	w.init(s, false)
	return w.attr(a)
}

func (w *walk) attr(a slog.Attr) slog.Attr {
	if key := w.attrKey(a.Key); key != a.Key {
		a.Key = key
	}
	about := w.s.keys.verdict(a.Key)
	if about.secret {
		switch out := w.s.filterSlog(about, a.Value).(type) {
		case string:
			a.Value = slog.StringValue(out)
		default:
			a.Value = slog.AnyValue(out)
		}
		return a
	}
	w.under = about
	a.Value = w.resolve(a.Value)
	switch a.Value.Kind() {
	case slog.KindString:
		if t := a.Value.String(); t != "" {
			if out := w.text(t); out != t {
				a.Value = slog.StringValue(out)
			}
			if about.suspect {
				if done, ok := w.completed(about, a.Value.String(), nil); ok {
					a.Value = slog.AnyValue(done)
				}
			}
		}
	case slog.KindInt64, slog.KindUint64, slog.KindFloat64:
		if about.suspect {
			if done, ok := w.completed(about, a.Value.Any(), nil); ok {
				a.Value = slog.AnyValue(done)
				break
			}
		}
		if _, ok := w.s.plain(a.Value); ok {
			break
		}
		if out, changed := w.value(a.Value.Any()); changed {
			a.Value = slog.AnyValue(out)
		}
	case slog.KindTime:
		if t := a.Value.Time(); !encodable(t) {
			a.Value = slog.StringValue(w.time(t))
		}
	case slog.KindAny:
		if !w.keeps(a.Value.Any()) {
			a.Value = slog.AnyValue(w.guardedAny(a.Value))
		}
	case slog.KindGroup:
		a.Value = w.attrs(a.Value.Group())
	}
	return a
}

// keeps reports whether x can stay what it is, because handlers treat it in
// their own way: source positions, and numbers that print as a name.
func (w *walk) keeps(x any) bool {
	if src, ok := x.(*slog.Source); ok {
		return src == nil || w.s.text(src.Function) == src.Function && w.s.text(src.File) == src.File
	}
	v := reflect.ValueOf(x)
	if k := v.Kind(); k < reflect.Bool || k > reflect.Uint64 {
		return false
	}
	name, ok := x.(fmt.Stringer)
	if !ok {
		return false
	}
	if t := v.Type(); t.Implements(typeLogValuer) || t.Implements(typeError) || t.Implements(typeFormatter) {
		return false
	}
	text, ok := callString(name)
	return ok && w.s.text(text) == text && w.cleanNumber(v) && w.cleanMarshalers(x)
}

func (w *walk) cleanNumber(v reflect.Value) bool {
	changed := false
	switch {
	case v.CanInt():
		_, changed = w.integer(v.Int(), nil)
	case v.CanUint():
		_, changed = w.integer(int64(v.Uint()), nil)
	}
	return !changed
}

// cleanMarshalers reports whether the marshalers of x, which handlers prefer to
// its String method, print one clean text or number.
func (w *walk) cleanMarshalers(x any) bool {
	if m, ok := x.(json.Marshaler); ok {
		b, err, ok := callMarshalJSON(m)
		if !ok || err != nil {
			return false
		}
		var out any
		if json.Unmarshal(b, &out) != nil {
			return false
		}
		switch out.(type) {
		case map[string]any, []any:
			return false
		}
		if _, changed := w.value(out); changed {
			return false
		}
	}
	if m, ok := x.(encoding.TextMarshaler); ok {
		b, err, ok := callMarshalText(m)
		return ok && err == nil && w.s.text(string(b)) == string(b)
	}
	return true
}

var typeFormatter = reflect.TypeFor[fmt.Formatter]()

func (w *walk) guardedAny(v slog.Value) (out any) {
	depth := w.depth
	defer func() {
		if recover() != nil {
			w.unwind(depth)
			out = markerPanic
		}
	}()
	return w.slogValue(v)
}

func (w *walk) attrs(attrs []slog.Attr) slog.Value {
	if len(attrs) == 0 {
		return slog.GroupValue()
	}
	take, marker := w.open(visit{len: -1 - w.depth}, len(attrs))
	if marker != "" {
		return slog.StringValue(marker)
	}
	defer w.close()
	in := w.under
	out := make([]slog.Attr, 0, take+1)
	for _, a := range attrs[:take] {
		out = append(out, w.attr(a))
	}
	if take < len(attrs) {
		out = append(out, slog.Int(markerTruncated, len(attrs)-take))
	}
	w.beside(in, attrs[:take], out)
	return slog.GroupValue(out...)
}

// ReplaceAttr is Attr as a hook for [slog.HandlerOptions]: it also filters every
// attribute inside a group whose name is sensitive. The time and level of the
// record are kept, its message is scrubbed.
func (s *Scrubber) ReplaceAttr(groups []string, a slog.Attr) slog.Attr {
	s = s.or()
	if len(groups) == 0 {
		switch {
		case a.Key == slog.TimeKey && a.Value.Kind() == slog.KindTime:
			return a
		case a.Key == slog.LevelKey && a.Value.Kind() == slog.KindAny:
			if _, ok := a.Value.Any().(slog.Level); ok {
				return a
			}
		}
	}
	for _, g := range groups {
		if s.keys.sensitive(g) {
			return slog.String(a.Key, s.replacement)
		}
	}
	return s.Attr(a)
}
