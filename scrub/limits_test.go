package scrub

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLimitsDefaults(t *testing.T) {
	want := Limits{Depth: 64, Nodes: 10_000, String: 65_536, Total: 524_288}
	for _, l := range []Limits{{}, {Depth: -1, Nodes: -1, String: -1, Total: -1}, want} {
		if got := l.withDefaults(); got != want {
			t.Errorf("%+v became %+v", l, got)
		}
	}
}

func TestLimitDepth(t *testing.T) {
	s := New(WithLimits(Limits{Depth: 2}))
	wantJSON(t, s.Value(map[string]any{"a": []any{[]any{1}, 2}}), `{"a":["[Too deep]",2]}`)
	wantJSON(t, s.Clean(map[string]any{"a": []any{[]any{1}, 2}}), `{"a":["[Too deep]",2]}`)
	wantJSON(t, s.Value(&envelope{V: &envelope{V: inner{}}}), `{"Before":"","V":{"Before":"","V":"[Too deep]","After":""},"After":""}`)
	wantJSON(t, s.Value(map[string]any{"a": []any{[]any{}, map[string]any{}}}), `{"a":[[],{}]}`)
}

func TestLimitNodes(t *testing.T) {
	s := New(WithLimits(Limits{Nodes: 4}))
	wantJSON(t, s.Value([]any{1, 2, 3, 4}), `[1,2,3,4]`)
	wantJSON(t, s.Value([]any{1, 2, 3, 4, 5}), `[1,2,3,"[Truncated] 2 more"]`)
	wantJSON(t, s.Clean([]any{1, 2, 3, 4, 5}), `[1,2,3,"[Truncated] 2 more"]`)
	wantJSON(t, s.Value([]int{1, 2, 3, 4, 5}), `[1,2,3,"[Truncated] 2 more"]`)
	wantJSON(t, s.Value([5]int8{1, 2, 3, 4, 5}), `[1,2,3,"[Truncated] 2 more"]`)
	wantJSON(t, s.Value([]any{[]any{1}, []any{1, 2, 3}, 5}), `[[1],"[Truncated]",5]`)
	got := s.Value(map[string]any{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}).(map[string]any)
	if len(got) != 4 || got["[Truncated]"] != 2 {
		t.Errorf("got %v", got)
	}
	got = s.Value(map[int]any{1: 1, 2: 1, 3: 1, 4: 1, 5: 1}).(map[string]any)
	if len(got) != 4 || got["[Truncated]"] != 2 {
		t.Errorf("got %v", got)
	}
	wantJSON(t, s.Value(struct{ A, B, C, D, E int }{}), `{"A":0,"B":0,"C":0,"[Truncated]":2}`)
}

func TestLimitTotal(t *testing.T) {
	s := New(WithLimits(Limits{Total: 10}))
	wantJSON(t, s.Value([]any{"12345", "123456", "12345", "1"}), `["12345","[Truncated]","12345","[Truncated]"]`)
	wantJSON(t, s.Clean([]any{"12345", "123456", "12345", "1"}), `["12345","[Truncated]","12345","[Truncated]"]`)
	got := s.Value(map[string]any{strings.Repeat("k", 70): 1, strings.Repeat("l", 70): 2, "m": 3}).(map[string]any)
	if len(got) != 3 || got["[Truncated]"] == nil || got["[Truncated]#2"] == nil || got["m"] != 3 {
		t.Errorf("got %v", got)
	}
	if again := s.Clean(got); encode(t, again) != encode(t, got) {
		t.Errorf("got %v", again)
	}
}

func TestLimitString(t *testing.T) {
	s := New(WithLimits(Limits{String: 400}))
	words := strings.Repeat("lorem ipsum ", 1000)
	for name, in := range map[string]string{
		"words": words, "one word": strings.Repeat("x", 12_000), "wide": strings.Repeat("語", 4000),
		"just above": strings.Repeat("x", 401), "secrets": strings.Repeat("password=hunter2 ", 700),
		"cut in a replacement": strings.Repeat("pin=1&", 2000),
	} {
		got := s.Value(in).(string)
		if len(got) > 400 || !utf8.ValidString(got) || !strings.HasSuffix(got, "[Truncated]") || strings.Contains(got, "hunter2") {
			t.Errorf("%s: %d bytes: %q", name, len(got), got)
		}
		if again := s.Value(got); again != got {
			t.Errorf("%s: second pass: %q", name, again)
		}
		if name != "secrets" && !strings.HasPrefix(got, in[:3]) {
			t.Errorf("%s: beginning is gone: %q", name, got)
		}
	}
	if fits := strings.Repeat("x", 400); s.Value(fits) != fits {
		t.Error("a text at the limit was cut")
	}
	tiny := New(WithLimits(Limits{String: 5}))
	if got := tiny.Value("123456789"); got != markerTruncated {
		t.Errorf("got %q", got)
	}
	// A secret that begins before the cut and ends after it leaves no trace.
	for offset := range 80 {
		in := strings.Repeat("a ", 150+offset/2) + strings.Repeat("b", offset%2) + " password=" + strings.Repeat("S3cr", 100) + " " + words
		if got := s.Value(in).(string); strings.Contains(got, "S3cr") {
			t.Fatalf("offset %d: %q", offset, got)
		}
	}
}

// Whatever the limits cut, the result is within them: a second pass is equal.
func TestLimitsIdempotent(t *testing.T) {
	r := newRand(7)
	for i := range 400 {
		s := New(WithLimits(Limits{Depth: 1 + r.IntN(6), Nodes: 1 + r.IntN(60), String: 1 + r.IntN(100), Total: 1 + r.IntN(400)}))
		got := s.Value(harmless(r, 5))
		checkPlain(t, got)
		text := encode(t, got)
		if again := encode(t, s.Value(got)); again != text {
			t.Fatalf("%d %+v: second pass changed\n%s\n%s", i, s.limits, text, again)
		}
		if again := encode(t, s.Clean(got)); again != text {
			t.Fatalf("%d %+v: Clean changed\n%s\n%s", i, s.limits, text, again)
		}
	}
}

// A text that only begins like a marker has no privilege.
func TestFalseMarkers(t *testing.T) {
	s := New(WithLimits(Limits{String: 100, Total: 400}))
	for _, in := range []string{"[Panic: \xff\xff" + strings.Repeat("\xfe", 60), "[Panic: " + strings.Repeat("x", 200), "[Panic: password=hunter2]", "[Truncated", "[Unsupported: pin=1 pin=2 pin=3 pin=4 pin=5 pin=6 pin=7]"} {
		got := s.Value([]any{in})
		text := encode(t, got)
		if again := encode(t, s.Value(got)); again != text || strings.Contains(text, "hunter2") || len(text) > 220 {
			t.Errorf("%q became %s, then %s", in, text, again)
		}
	}
}

func TestLongKeys(t *testing.T) {
	in := map[string]any{}
	for i := range 100 {
		in[fmt.Sprint(strings.Repeat("k", 100_000), i)] = i
	}
	if text := encode(t, Default().Value(in)); len(text) > 600_000 {
		t.Errorf("%d bytes", len(text))
	}
}

// Requests, responses and cookies are containers like any other.
func TestLimitsOfRequests(t *testing.T) {
	req := httptest.NewRequest("GET", "/a?token=x", nil)
	resp := &http.Response{Status: "200 OK", StatusCode: 200, Request: req, Header: http.Header{"Server": {"x"}}}
	many := make([]any, 3_000)
	for i := range many {
		many[i] = req
	}
	cookie := &http.Cookie{Name: "theme", Value: "dark", Path: "/"}
	for name, s := range map[string]*Scrubber{"default": New(), "depth": New(WithLimits(Limits{Depth: 2})), "nodes": New(WithLimits(Limits{Nodes: 7}))} {
		for _, v := range []any{many, []any{[]any{req}}, []any{[]any{resp}}, []any{resp, resp}, []any{[]any{cookie}}, []any{cookie, *cookie}} {
			got := s.Value(v)
			if text, again := encode(t, got), encode(t, s.Value(got)); text != again {
				t.Errorf("%s: second pass changed %s", name, diffText(text, again))
			}
		}
	}
}

func TestLimitTotalOfNumbers(t *testing.T) {
	numbers := make([]any, 9_000)
	for i := range numbers {
		numbers[i] = json.Number("1." + strings.Repeat("0", 999) + "1")
	}
	got := Default().Value(numbers)
	text := encode(t, got)
	if len(text) > 700_000 {
		t.Errorf("%d bytes", len(text))
	}
	if again := encode(t, Default().Value(got)); again != text {
		t.Error("second pass changed")
	}
}
