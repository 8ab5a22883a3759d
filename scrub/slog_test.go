package scrub

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

type valuer struct{ v slog.Value }

func (l valuer) LogValue() slog.Value { return l.v }

type jsonError struct{ code int }

func (jsonError) Error() string                  { return "text" }
func (e jsonError) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, `{"code":%d}`, e.code), nil }

// printed is what slog.JSONHandler prints for attrs. Of several entries with
// one key the last one stays, as for any reader of JSON into a map.
func printed(t testing.TB, replace func([]string, slog.Attr) slog.Attr, attrs ...slog.Attr) any {
	t.Helper()
	var b bytes.Buffer
	h := slog.NewJSONHandler(&b, &slog.HandlerOptions{ReplaceAttr: replace})
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, "m", 0)
	r.AddAttrs(attrs...)
	if err := h.Handle(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(b.Bytes()) {
		return nil // slog forgets the comma after some groups that turn out empty
	}
	m := tree(t, b.String()).(map[string]any)
	delete(m, "level")
	delete(m, "msg")
	return m
}

func added(s *Scrubber, attrs ...slog.Attr) map[string]any {
	m := map[string]any{}
	for _, a := range attrs {
		s.AddAttr(m, a)
	}
	return m
}

func randomAttr(r *rand.Rand, depth int) slog.Attr {
	keys := []string{"a", "b", "c", "", "größe", "x.y", "dup", "dup"}
	return slog.Attr{Key: keys[r.IntN(len(keys))], Value: randomSlogValue(r, depth)}
}

func randomAttrs(r *rand.Rand, depth int) []slog.Attr {
	out := make([]slog.Attr, r.IntN(5))
	for i := range out {
		out[i] = randomAttr(r, depth)
	}
	return out
}

func randomSlogValue(r *rand.Rand, depth int) slog.Value {
	kinds := 18
	if depth == 0 {
		kinds = 14
	}
	switch r.IntN(kinds) {
	case 0:
		return slog.StringValue("text <&>")
	case 1:
		return slog.Int64Value(int64(noCard(r.Uint64())))
	case 2:
		return slog.Uint64Value(noCard(r.Uint64()))
	case 3:
		return slog.Float64Value(r.NormFloat64() * 1e9)
	case 4:
		return slog.BoolValue(true)
	case 5:
		return slog.DurationValue(time.Duration(r.Int64()))
	case 6:
		return slog.TimeValue(time.Unix(r.Int64N(1<<33), r.Int64N(1e9)))
	case 7:
		return slog.AnyValue(nil)
	case 8:
		return slog.Value{}
	case 9:
		return slog.AnyValue(errors.New("went wrong"))
	case 10:
		return slog.AnyValue(jsonError{r.IntN(9)})
	case 11:
		return slog.AnyValue(slog.LevelWarn + 1)
	case 12:
		return slog.AnyValue([]any{&slog.Source{}, (*slog.Source)(nil), &slog.Source{Function: "f", Line: 3}}[r.IntN(3)])
	case 13:
		return slog.AnyValue([]any{(*bytes.Buffer)(nil), inner{City: "x"}, []int{1}, map[string]int{"z": 1}, float32(0.1), int8(3)}[r.IntN(6)])
	case 14:
		return slog.AnyValue(harmless(r, 2))
	case 15:
		return slog.GroupValue(randomAttrs(r, depth-1)...)
	case 16:
		return slog.AnyValue(valuer{randomSlogValue(r, depth-1)})
	default:
		return slog.AnyValue(randomAttrs(r, depth-1))
	}
}

func checkSameAsJSONHandler(t testing.TB, attrs []slog.Attr) {
	t.Helper()
	want := printed(t, nil, attrs...)
	if want == nil {
		return
	}
	got := added(Default(), attrs...)
	checkPlain(t, got)
	wantJSON(t, got, encode(t, want))
	if t.Failed() {
		t.Logf("attrs: %v", attrs)
	}
}

func TestAddAttrIsWhatJSONHandlerPrints(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		checkSameAsJSONHandler(t, randomAttrs(r, 4))
		if t.Failed() {
			return
		}
	}
}

func TestAddAttrSensitive(t *testing.T) {
	got := added(Default(), slog.String("password", "x"), slog.Any("token", valuer{slog.StringValue("x")}), slog.Group("auth", slog.Int("a", 1)),
		slog.Group("cookie"), slog.String("pin", ""), slog.Any("secret", nil), slog.String("AKIAIOSFODNN7EXAMPLE", "x"), slog.Int64("card", 4111111111111111))
	wantJSON(t, got, `{"password":"[Filtered]","token":"[Filtered]","auth":"[Filtered]","pin":"","secret":null,"[Filtered]":"x","card":"[Filtered]"}`)
}

// Handlers print numbers with a String method in their own way.
func TestAttrKeepsNamedNumbers(t *testing.T) {
	for _, a := range []slog.Attr{slog.Any("month", time.May), slog.Any("level", slog.LevelWarn), slog.Any("src", &slog.Source{File: "a.go", Line: 1})} {
		if got := Default().Attr(a); got.Value.Any() != a.Value.Any() {
			t.Errorf("got %v, want %v", got, a)
		}
	}
	for _, a := range []slog.Attr{slog.Any("loud", leaky(1)), slog.Any("src", &slog.Source{Function: "token=hunter2"}), slog.Any("month", panickyNumber(1))} {
		if text := Default().Attr(a).String(); strings.Contains(text, "hunter2") || strings.Contains(text, "PANIC") {
			t.Errorf("got %s", text)
		}
	}
}

type leaky int

func (leaky) String() string { return "token=hunter2" }

type panickyNumber int

func (panickyNumber) String() string { panic("boom") }

func TestAddAttrEmptyGroups(t *testing.T) {
	empty := valuer{slog.GroupValue()}
	for _, attrs := range [][]slog.Attr{
		{slog.Group("g")}, {slog.Group("g", slog.Group("h"))}, {slog.Any("g", empty)}, {slog.Group("g", slog.Any("h", empty))},
		{slog.Group("", slog.Any("h", empty))}, {slog.Group("g", slog.Attr{})}, {slog.Group("g", slog.Any("", empty), slog.Int("n", 1))},
		{slog.Any("g", []slog.Attr{})}, {slog.Any("", &slog.Source{Line: 1})}, {slog.Group("g", slog.Any("s", &slog.Source{}))},
	} {
		checkSameAsJSONHandler(t, attrs)
	}
}

func FuzzAddAttrIsWhatJSONHandlerPrints(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, a, b uint64) {
		checkSameAsJSONHandler(t, randomAttrs(rand.New(rand.NewPCG(a, b)), 6))
	})
}

func TestSlogValue(t *testing.T) {
	tests := []struct {
		name string
		key  string
		v    slog.Value
		want string
	}{
		{"string", "a", slog.StringValue("x password=hunter2"), `"x password=[Filtered]"`},
		{"sensitive", "password", slog.StringValue("hunter2"), `"[Filtered]"`},
		{"sensitive int", "pin", slog.IntValue(1234), `"[Filtered]"`},
		{"sensitive bool", "token", slog.BoolValue(true), `"[Filtered]"`},
		{"sensitive group", "auth", slog.GroupValue(slog.String("user", "x")), `"[Filtered]"`},
		{"sensitive valuer", "token", slog.AnyValue(valuer{slog.StringValue("x")}), `"[Filtered]"`},
		{"sensitive empty", "password", slog.StringValue(""), `""`},
		{"sensitive nil", "password", slog.AnyValue(nil), `null`},
		{"int", "a", slog.Int64Value(-3), `-3`},
		{"uint", "a", slog.Uint64Value(math.MaxUint64), `18446744073709551615`},
		{"float", "a", slog.Float64Value(1.5), `1.5`},
		{"nan", "a", slog.Float64Value(math.NaN()), `"NaN"`},
		{"inf", "a", slog.Float64Value(math.Inf(-1)), `"-Inf"`},
		{"bool", "a", slog.BoolValue(false), `false`},
		{"duration", "a", slog.DurationValue(1500 * time.Millisecond), `1500000000`},
		{"time", "a", slog.TimeValue(time.Date(2026, 1, 2, 3, 4, 5, 600, time.UTC)), `"2026-01-02T03:04:05.0000006Z"`},
		{"error", "a", slog.AnyValue(fmt.Errorf("dial: %w", errors.New("password=hunter2 refused"))), `"dial: password=[Filtered] refused"`},
		{"valuer", "a", slog.AnyValue(valuer{slog.GroupValue(slog.String("password", "x"), slog.Int("n", 1))}), `{"password":"[Filtered]","n":1}`},
		{"group", "a", slog.GroupValue(
			slog.String("token", "x"),
			slog.Group("", slog.Int("inlined", 1), slog.String("secret", "y")),
			slog.Group("g", slog.Group("h", slog.String("api_key", "z"), slog.Int("n", 2)), slog.Attr{}),
			slog.Group("empty"),
			slog.Int("dup", 1), slog.Int("dup", 2),
		), `{"token":"[Filtered]","inlined":1,"secret":"[Filtered]","g":{"h":{"api_key":"[Filtered]","n":2}},"dup":2}`},
		{"empty group", "a", slog.GroupValue(), `{}`},
		{"value in a value", "a", slog.AnyValue(map[string]any{"v": slog.IntValue(3), "a": slog.String("password", "x")}), `{"v":3,"a":{"password":"[Filtered]"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Default().SlogValue(tt.key, tt.v)
			checkPlain(t, got)
			wantJSON(t, got, tt.want)
		})
	}
}

// logWith prints one record through a handler that scrubs by ReplaceAttr.
func logWith(t *testing.T, text bool, s *Scrubber, log func(*slog.Logger)) string {
	t.Helper()
	var b bytes.Buffer
	o := &slog.HandlerOptions{ReplaceAttr: s.ReplaceAttr, AddSource: true}
	var h slog.Handler = slog.NewJSONHandler(&b, o)
	if text {
		h = slog.NewTextHandler(&b, o)
	}
	log(slog.New(h))
	return b.String()
}

func TestReplaceAttr(t *testing.T) {
	type login struct {
		User     string
		Password string `json:"pwd"`
	}
	log := func(l *slog.Logger) {
		l = l.With("api_key", "leak0").WithGroup("outer").With("token", "leak1")
		l.Error("sent password=leak2 to host",
			"user", "ann", "secret", "leak3", "err", errors.New("token=leak4 expired"),
			"login", login{"bob", "leak5"}, "ptr", &login{"eve", "leak6"},
			slog.Group("auth", slog.String("name", "leak7"), slog.Group("deep", slog.Int("n", 77777))),
			slog.Group("plain", slog.String("cookie", "leak8"), slog.Int("n", 1)),
			"valuer", valuer{slog.GroupValue(slog.String("ssn", "leak9"))},
			"map", map[string]any{"session": "leak10"},
			"took", 1500*time.Millisecond)
	}
	for _, text := range []bool{false, true} {
		out := logWith(t, text, Default(), log)
		for _, secret := range []string{"leak", "77777"} {
			if strings.Contains(out, secret) {
				t.Errorf("%q survived: %s", secret, out)
			}
		}
		for _, kept := range []string{"ERROR", "ann", "bob", "eve", "slog_test.go", "expired", "to host", time.Now().Format("2006-")} {
			if !strings.Contains(out, kept) {
				t.Errorf("%q is gone: %s", kept, out)
			}
		}
		if !text {
			m := tree(t, out).(map[string]any)
			if m["outer"].(map[string]any)["took"] != json.Number("1500000000") {
				t.Errorf("duration: %s", out)
			}
		}
	}
}

func TestReplaceAttrKeepsBuiltins(t *testing.T) {
	s := New(WithKeys("time", "level"))
	now := time.Now()
	for _, a := range []slog.Attr{slog.Time("time", now), slog.Any("level", slog.LevelError)} {
		if got := s.ReplaceAttr(nil, a); !got.Equal(a) {
			t.Errorf("got %v, want %v", got, a)
		}
		if got := s.ReplaceAttr([]string{"g"}, a); got.Value.String() != "[Filtered]" {
			t.Errorf("in a group: got %v", got)
		}
	}
}

func TestAttr(t *testing.T) {
	in := slog.Group("g", slog.String("password", "x"), slog.Int("n", 1), slog.Duration("d", time.Second),
		slog.Any("v", valuer{slog.StringValue("token=abc")}), slog.Any("m", map[string]string{"pin": "1"}))
	got := Default().Attr(in)
	want := slog.Group("g", slog.String("password", "[Filtered]"), slog.Int("n", 1), slog.Duration("d", time.Second),
		slog.String("v", "token=[Filtered]"), slog.Any("m", map[string]any{"pin": "[Filtered]"}))
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Errorf("got %s, want %s", g, w)
	}
	if in.Value.Group()[0].Value.String() != "x" {
		t.Error("input changed")
	}
}
