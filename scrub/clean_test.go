package scrub

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

// same reports whether two containers are one.
func same(a, b any) bool {
	va, vb := reflect.ValueOf(a), reflect.ValueOf(b)
	return va.Kind() == vb.Kind() && va.Pointer() == vb.Pointer() && va.Len() == vb.Len()
}

func TestCleanShares(t *testing.T) {
	clean := map[string]any{"l": []any{1, "a", map[string]any{"b": true}}, "m": map[string]string{"a": "b"}, "s": []string{"x"},
		"h": http.Header{"Accept": {"*/*"}}, "v": url.Values{"page": {"2"}}, "e": map[string]any{}, "password": "[Filtered]", "token": nil}
	if got := Default().Clean(clean); !same(got, clean) {
		t.Errorf("clean data was copied: %v", got)
	}
	left, right := map[string]any{"a": 1}, map[string]any{"token": "x", "n": []any{1}}
	list := []any{left, right, "a"}
	root := map[string]any{"list": list, "left": left}
	got := Default().Clean(root).(map[string]any)
	wantJSON(t, got, `{"list":[{"a":1},{"token":"[Filtered]","n":[1]},"a"],"left":{"a":1}}`)
	wantJSON(t, root, `{"list":[{"a":1},{"token":"x","n":[1]},"a"],"left":{"a":1}}`)
	if same(got, root) || same(got["list"], list) || same(got["list"].([]any)[1], right) {
		t.Error("the input was written to")
	}
	if !same(got["left"], left) || !same(got["list"].([]any)[0], left) || !same(got["list"].([]any)[1].(map[string]any)["n"], right["n"]) {
		t.Error("a clean part was copied")
	}
}

// A shared walk that runs out of nodes is done again as a copying one, also if
// that happens before or inside of decoded JSON.
func TestCleanOverTheLimit(t *testing.T) {
	s := New(WithLimits(Limits{Nodes: 12}))
	raw := json.RawMessage(`[{"token":"x"},2,3]`)
	long := []any{1, 2, 3, 4, 5, 6, 7, 8, 9, map[string]any{"token": "hunter2"}}
	for _, v := range []any{[]any{long, raw}, []any{raw, long}, []any{raw, raw, raw, raw, long}, []any{long, raw, long, raw},
		map[string]any{"a": long, "b": raw, "c": long}, []any{json.RawMessage(encode(t, long)), long, raw}} {
		for range 5 {
			got := s.Clean(v)
			if text := encode(t, got); strings.Contains(text, "hunter2") || strings.Contains(text, `"x"`) || !strings.Contains(text, "Truncated") {
				t.Errorf("got %s", text)
			}
			if text := encode(t, got); encode(t, s.Clean(got)) != text {
				t.Errorf("second pass changed %s", text)
			}
		}
	}
}

func TestCleanTypedContainers(t *testing.T) {
	for _, v := range []any{
		map[string]string{"token": "x", "a": "b"}, map[string]string{"a": "token=x"}, map[string]string{"name": "token", "value": "x"},
		[]string{"a", "token=x"}, []string{"--token", "x"}, http.Header{"Cookie": {"x"}}, url.Values{"a": {"b", "token=x"}},
		map[string]string(nil), []string(nil), map[string][]string(nil), map[string]string{}, []string{},
	} {
		before := encode(t, v)
		got := Default().Clean(v)
		wantJSON(t, got, encode(t, Default().Value(v)))
		checkPlain(t, got)
		if encode(t, v) != before {
			t.Errorf("input changed: %v", v)
		}
	}
}

func TestAllocs(t *testing.T) {
	if raceEnabled {
		t.Skip("allocations differ under -race")
	}
	s := New()
	m := leaves()
	snapshot := s.Value(m)
	typed := any(map[string]any{"m": map[string]string{"a": "b"}, "s": []string{"x"}, "h": http.Header{"Accept": {"*/*"}}})
	copied := testing.AllocsPerRun(20, func() { sink = plainCopy(m) })
	tests := []struct {
		name string
		max  float64
		f    func()
	}{
		{"Clean of a clean snapshot", 0, func() { sink = s.Clean(snapshot) }},
		{"Clean of clean typed containers", 0, func() { sink = s.Clean(typed) }},
		{"Value of plain data, beyond a copy", copied + 1, func() { sink = s.Value(m) }},
		{"Value of an int", 0, func() { sink = s.Value(7) }},
		{"KeyValue of a sensitive key", 0, func() { sink = s.KeyValue("password", m) }},
		{"Sensitive", 0, func() { s.Sensitive("user_name") }},
		{"Text", 0, func() { s.Text("an ordinary message about an order") }},
	}
	for _, tt := range tests {
		tt.f()
		if got := testing.AllocsPerRun(100, tt.f); got > tt.max {
			t.Errorf("%s: %v allocations, want at most %v", tt.name, got, tt.max)
		}
	}
}

func TestCleanSizeIsABound(t *testing.T) {
	s := New(WithReplacement("[a replacement that is longer than most secrets are]"))
	long := strings.Repeat("x", 70_000)
	for name, v := range map[string]any{
		"nil":         nil,
		"text":        long,
		"numbers":     []any{json.Number("1" + strings.Repeat("0", 30)), json.Number("1." + strings.Repeat("0", 1000) + "1"), json.Number("-1.5")},
		"number":      -1.7976931348623157e308,
		"short":       map[string]any{"a": 1, "b": true, "c": nil, "d": []any{}, "e": map[string]any{}},
		"secrets":     map[string]any{"password": "x", "tokens": []any{"a", "b"}, "api_key": 1},
		"long":        map[string]any{"text": long, strings.Repeat("k", 1000): "v"},
		"too many":    map[string]any{"list": make([]any, 20_000)},
		"typed":       map[string]any{"h": http.Header{"Accept": {"a", "b"}}, "l": []string{"x", long}, "m": map[string]string{"k": "v"}},
		"replaced":    map[string]any{"t": "password=x"},
		"not a value": map[string]any{"f": func() {}, "e": errors.New("failed")},
	} {
		out, size := s.CleanSize(v)
		text, err := json.Marshal(out)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > size {
			t.Errorf("%s: %d bytes, said to be at most %d", name, len(text), size)
		}
		if !reflect.DeepEqual(out, s.Clean(v)) {
			t.Errorf("%s: CleanSize and Clean differ", name)
		}
	}
}
