package sentrytest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"testing"
)

// Placeholders stand for a value in what [Match] wants.
const (
	Present = "<present>" // any value but null
	Absent  = "<absent>"  // no such key, or null; in a list, null
)

// Match compares JSON values: it returns nil if got contains want. An object
// contains want if each of want's keys has a value that contains want's;
// further keys are ignored. A list contains a list of the same length, element
// by element. Numbers are compared by value, everything else must be equal. The
// texts [Present] and [Absent] in want stand for any value and for none.
//
// got and want may each be JSON, as string, []byte or json.RawMessage, or any
// value that encodes to JSON. What this package has decoded, such as an
// [*Event], stands for its Raw. The error has one line for each difference,
// with its path.
func Match(got, want any) error {
	g, err := toJSON(got)
	if err != nil {
		return fmt.Errorf("sentrytest: got: %w", err)
	}
	w, err := toJSON(want)
	if err != nil {
		return fmt.Errorf("sentrytest: want: %w", err)
	}
	var diffs []error
	match("", g, w, &diffs)
	return errors.Join(diffs...)
}

// AssertMatch fails the test if got does not contain want, as [Match] has it.
func AssertMatch(tb testing.TB, got, want any) {
	tb.Helper()
	if err := Match(got, want); err != nil {
		tb.Errorf("sentrytest: not as wanted:\n%v", err)
	}
}

// toJSON brings a value to the form json.Decoder gives it, numbers as json.Number.
func toJSON(v any) (any, error) {
	var data []byte
	switch v := v.(type) {
	case string:
		data = []byte(v)
	case []byte:
		data = v
	case json.RawMessage:
		data = v
	case *Event:
		data = v.Raw
	case *Log:
		data = v.Raw
	case *CheckIn:
		data = v.Raw
	case *ClientReport:
		data = v.Raw
	default:
		var err error
		if data, err = json.Marshal(v); err != nil {
			return nil, err
		}
	}
	if !json.Valid(data) {
		return nil, fmt.Errorf("not valid JSON: %s", short(string(data)))
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var out any
	err := dec.Decode(&out)
	return out, err
}

func match(path string, got, want any, diffs *[]error) {
	differ := func(format string, args ...any) {
		where := path
		if where == "" {
			where = "(the whole value)"
		}
		*diffs = append(*diffs, fmt.Errorf("\t%s: %s", where, fmt.Sprintf(format, args...)))
	}
	if want == Present {
		if got == nil {
			differ("want a value, got none")
		}
		return
	}
	if want == Absent {
		if got != nil {
			differ("want none, got %s", show(got))
		}
		return
	}
	switch want := want.(type) {
	case map[string]any:
		object, ok := got.(map[string]any)
		if !ok {
			differ("want an object, got %s", show(got))
			return
		}
		for _, key := range slices.Sorted(maps.Keys(want)) {
			at := path + "." + key
			if path == "" {
				at = key
			}
			value, found := object[key]
			if !found && want[key] != Absent {
				*diffs = append(*diffs, fmt.Errorf("\t%s: want %s, but there is no such key", at, show(want[key])))
				continue
			}
			match(at, value, want[key], diffs)
		}
	case []any:
		list, ok := got.([]any)
		if !ok {
			differ("want a list, got %s", show(got))
			return
		}
		if len(list) != len(want) {
			differ("want %d elements, got %d: %s", len(want), len(list), show(got))
			return
		}
		for i := range want {
			match(fmt.Sprintf("%s[%d]", path, i), list[i], want[i], diffs)
		}
	case json.Number:
		if number, ok := got.(json.Number); !ok || !sameNumber(number, want) {
			differ("want %s, got %s", want, show(got))
		}
	default: // text, truth value, null
		switch got.(type) {
		case map[string]any, []any:
			differ("want %s, got %s", show(want), show(got))
		default:
			if got != want {
				differ("want %s, got %s", show(want), show(got))
			}
		}
	}
}

// sameNumber compares exactly where int64 can and as float64 otherwise.
func sameNumber(a, b json.Number) bool {
	i, err1 := a.Int64()
	j, err2 := b.Int64()
	if err1 == nil && err2 == nil {
		return i == j
	}
	x, err1 := strconv.ParseFloat(a.String(), 64)
	y, err2 := strconv.ParseFloat(b.String(), 64)
	return a == b || err1 == nil && err2 == nil && x == y
}

func show(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(v)
	return short(string(bytes.TrimSpace(b.Bytes())))
}

// short keeps a message readable when a whole event stands where a number should.
func short(s string) string {
	const most = 200
	if len(s) > most {
		return s[:most] + fmt.Sprintf("... (%d bytes)", len(s))
	}
	return s
}
