//lint:file-ignore U1000,SA1029 odd values are what is tested

package scrub

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"
)

type panicky struct{ S string }

func (panicky) Error() string          { panic("boom") }
func (panicky) String() string         { panic("boom") }
func (panicky) GoString() string       { panic("boom") }
func (panicky) Unwrap() error          { panic("boom") }
func (panicky) Is(error) bool          { panic("boom") }
func (panicky) As(any) bool            { panic("boom") }
func (panicky) Format(fmt.State, rune) { panic("boom") }

type panickyText struct{ S string }

func (panickyText) MarshalText() ([]byte, error) { panic(fmt.Errorf("boom")) }

type panickyJSON struct{ S string }

func (panickyJSON) MarshalJSON() ([]byte, error) { panic(struct{}{}) }

type panickyValuer struct{ S string }

func (panickyValuer) LogValue() slog.Value { panic(nil) }

type panickyZero struct{ S string }

func (panickyZero) IsZero() bool { panic("boom") }

type failing struct{ S string }

func (failing) MarshalJSON() ([]byte, error) { return []byte("hunter2"), errors.New("hunter2") }

type liar struct{ out string }

func (l liar) MarshalJSON() ([]byte, error) { return []byte(l.out), nil }

type pointerError struct{ text string }

func (e *pointerError) Error() string { return e.text }

type pointerValuer struct{ v slog.Value }

func (e *pointerValuer) LogValue() slog.Value { return e.v }

type pointerJSON struct{ v int }

func (e *pointerJSON) MarshalJSON() ([]byte, error) { return json.Marshal(e.v) }

type pointerText struct{ v string }

func (e *pointerText) MarshalText() ([]byte, error) { return []byte(e.v), nil }

type endless struct{}

func (e endless) LogValue() slog.Value { return slog.AnyValue(e) }

type deeper struct{ n int }

func (d deeper) LogValue() slog.Value { return slog.GroupValue(slog.Any("d", deeper{d.n + 1})) }

type wider struct{}

func (wider) LogValue() slog.Value { return wide() }

var wide = sync.OnceValue(func() slog.Value {
	attrs := make([]slog.Attr, 100_000)
	for i := range attrs {
		attrs[i] = slog.Int(fmt.Sprint("k", i), i)
	}
	return slog.GroupValue(attrs...)
})

type branching struct{}

func (branching) LogValue() slog.Value {
	return slog.GroupValue(slog.Any("a", branching{}), slog.Any("b", branching{}), slog.Any("c", branching{}))
}

type unhashable struct{ list []string }

func (unhashable) Error() string { return "unhashable" }

type locked struct {
	sync.Mutex
	mu   sync.RWMutex
	Open sync.Mutex
	Name string
}

type node struct {
	Name  string
	Left  *node
	Right *node
	Other []*node
	Any   any
}

type selfSlice []selfSlice
type selfMap map[string]selfMap
type selfPointer *selfPointer

func hostileValues() map[string]any {
	selfM := map[string]any{"x": 1}
	selfM["self"] = selfM
	selfS := []any{1, nil}
	selfS[1] = selfS
	viaMap := map[string]any{}
	viaMap["list"] = []any{map[string]any{"up": viaMap}}
	n := &node{Name: "n"}
	n.Left, n.Other, n.Any = n, []*node{n}, n
	shared := &node{Name: "leaf"}
	for range 20 {
		shared = &node{Left: shared, Right: shared, Other: []*node{shared, shared}}
	}
	sharedMap := map[string]any{}
	for range 20 {
		sharedMap = map[string]any{"a": sharedMap, "b": sharedMap, "c": sharedMap, "d": sharedMap}
	}
	ss := selfSlice{nil}
	ss[0] = ss
	sm := selfMap{}
	sm["self"] = sm
	var sp selfPointer
	sp = &sp
	var si any
	si = &si
	var nest any = "core"
	for range 100_000 {
		nest = []any{nest}
	}
	var nestMap any = "core"
	for range 100_000 {
		nestMap = map[string]any{"n": nestMap}
	}
	chain := &node{}
	for range 100_000 {
		chain = &node{Left: chain}
	}
	group := slog.Int("core", 1)
	for range 100_000 {
		group = slog.Attr{Key: "g", Value: slog.GroupValue(group)}
	}
	many := map[string]any{}
	for i := range 100_000 {
		many[fmt.Sprint("k", i)] = i
	}
	var errChain error = errors.New("root")
	for range 300 {
		errChain = fmt.Errorf("w: %w", errChain)
	}
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), "password", "hunter2"))
	cancel()
	x := 3
	return map[string]any{
		"NaN": math.NaN(), "Inf": math.Inf(1), "float32 NaN": float32(math.NaN()), "chan": make(chan int), "nil chan": (chan int)(nil),
		"func": func() {}, "nil func": (func())(nil), "complex": 1i, "complex64": complex64(1i), "unsafe pointer": unsafe.Pointer(&x), "uintptr": uintptr(7),
		"nil error": (*pointerError)(nil), "nil valuer": (*pointerValuer)(nil), "nil marshaler": (*pointerJSON)(nil),
		"nil text": (*pointerText)(nil), "nil stringer": (*strings.Builder)(nil), "nil map": map[string]int(nil), "nil slice": []string(nil),
		"nil pointer": (*node)(nil), "nil request": (*http.Request)(nil), "nil valued panicky": (*panicky)(nil), "nil time": (*time.Time)(nil),
		"self map": selfM, "self slice": selfS, "self via map": viaMap, "self struct": n, "shared tree": shared, "shared maps": sharedMap,
		"self typed slice": ss, "self typed map": sm, "self pointer": sp, "self interface": si,
		"deep slices": nest, "deep maps": nestMap, "deep pointers": chain, "deep groups": group.Value, "10 MB string": strings.Repeat("a password=hunter2 ", 10<<20/19),
		"10 MB word": strings.Repeat("x", 10<<20), "10 MB bytes": make([]byte, 10<<20), "10 MB text bytes": []byte(strings.Repeat("y", 10<<20)), "10 MB ints": make([]int, 10<<20/8),
		"10 MB typed ints": make([]int16, 10<<20/2), "10 MB array": [1 << 20]byte{},
		"100,000 entries": many, "invalid UTF-8": "a\xff\xfeb\xc3", "NUL": "a\x00b", "year 10000": time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		"odd zone": time.Now().In(time.FixedZone("odd", 30*3600)),
		"bad raw":  json.RawMessage(`{"password":"hunter2"`), "bad number": json.Number("12x"), "empty number": json.Number(""), "huge number": json.Number("1e999"),
		"deep raw": json.RawMessage(strings.Repeat("[", 20000) + strings.Repeat("]", 20000)), "trailing raw": json.RawMessage(`{} {"password":"hunter2"}`),
		"panicky": panicky{"hunter2"}, "panicky pointer": &panicky{"hunter2"}, "panicky text": panickyText{"hunter2"}, "panicky JSON": panickyJSON{"hunter2"},
		"panicky valuer": panickyValuer{"hunter2"}, "panicky zero": struct {
			Z panickyZero `json:",omitzero"`
		}{},
		"panicky key": map[panickyText]int{{"hunter2"}: 1}, "failing": failing{"hunter2"}, "failing pointer": &failing{},
		"liar empty": liar{""}, "liar half": liar{`{"a":`}, "liar two": liar{`1 2`}, "liar deep": liar{strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000)},
		"endless": endless{}, "deeper": deeper{}, "wider": wider{}, "branching": branching{},
		"unhashable": unhashable{[]string{"a"}}, "unhashable in map": map[any]any{[1]any{[0]int{}}: unhashable{}},
		"mutex": &locked{Name: "l"}, "long error chain": errChain, "context": ctx, "background": context.Background(),
		"reflect value": reflect.ValueOf(map[string]string{"password": "hunter2"}), "reflect type": reflect.TypeOf(0),
		"atomic": &sync.Map{}, "slog value": slog.AnyValue(panickyValuer{}), "zero slog value": slog.Value{}, "slog logger": slog.Default(),
		"http client": http.DefaultClient, "http server": &http.Server{}, "timer": time.NewTimer(time.Hour), "location": time.UTC,
	}
}

type envelope struct {
	Before string
	V      any
	After  string
}

// Each hostile value, in each place, costs only itself.
func TestHostileValues(t *testing.T) {
	for name, v := range hostileValues() {
		t.Run(name, func(t *testing.T) {
			places := []struct {
				name string
				v    any
			}{
				{"top", v},
				{"map", map[string]any{"before": "b", "v": v, "after": "a"}},
				{"typed map", map[int]any{1: "b", 2: v, 3: "a"}},
				{"slice", []any{"b", v, "a"}},
				{"struct", envelope{"b", v, "a"}},
				{"pointer", &envelope{"b", v, "a"}},
				{"pointer to interface", &v},
				{"slog group", slog.GroupValue(slog.String("before", "b"), slog.Any("v", v), slog.String("after", "a"))},
				{"valuer", valuer{slog.AnyValue(v)}},
			}
			if heavy := strings.Contains(name, "0,000") || strings.Contains(name, "10 MB") || strings.Contains(name, "shared") || name == "wider" || name == "branching"; heavy && raceEnabled {
				places = places[:2]
			}
			for _, p := range places {
				start := time.Now()
				got := Default().Value(p.v)
				if took := time.Since(start); took > 2*time.Second {
					t.Errorf("%s: took %v", p.name, took)
				}
				checkPlain(t, got)
				text := encode(t, got)
				if strings.Contains(text, "hunter2") {
					t.Errorf("%s: leaks: %.300s", p.name, text)
				}
				if len(text) > 4<<20 {
					t.Errorf("%s: %d bytes", p.name, len(text))
				}
				if b, a := strings.Contains(text, `"b"`), strings.Contains(text, `"a"`); p.name != "top" && p.name != "pointer to interface" && p.name != "valuer" && (!b || !a) {
					t.Errorf("%s: siblings are gone: %.300s", p.name, text)
				}
				if again := encode(t, Default().Value(got)); again != text {
					t.Errorf("%s: second pass changed\n%s", p.name, diffText(text, again))
				}
				if clean := encode(t, Default().Clean(got)); clean != text {
					t.Errorf("%s: Clean changed\n%s", p.name, diffText(text, clean))
				}
				if p.name != "top" {
					continue
				}
				for _, other := range []any{
					Default().Clean(v), Default().KeyValue("k", v), Default().SlogValue("k", slog.AnyValue(v)),
					added(Default(), slog.Any("k", v)), Default().Attr(slog.Any("k", v)).Value.Any(),
				} {
					if _, ok := other.([]slog.Attr); ok {
						continue // a group stays a group
					}
					if text := encode(t, other); strings.Contains(text, "hunter2") {
						t.Errorf("leaks: %.300s", text)
					}
				}
			}
		})
	}
}

// diffText is where two long texts part.
func diffText(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-40)
	return fmt.Sprintf("at %d: %.120s\nbecame: %.120s", i, a[from:], b[from:])
}

func TestMarkers(t *testing.T) {
	values := hostileValues()
	tests := []struct{ name, want string }{
		{"NaN", `"NaN"`}, {"Inf", `"+Inf"`}, {"float32 NaN", `"NaN"`},
		{"chan", `"[Unsupported: chan]"`}, {"func", `"[Unsupported: func]"`}, {"complex", `"[Unsupported: complex128]"`},
		{"unsafe pointer", `"[Unsupported: unsafe.Pointer]"`}, {"nil chan", `null`}, {"nil func", `null`},
		{"nil error", `"<nil>"`}, {"nil valuer", `"<nil>"`}, {"nil marshaler", `null`}, {"nil text", `null`}, {"nil map", `null`},
		{"nil slice", `null`}, {"nil pointer", `null`}, {"nil request", `null`}, {"nil valued panicky", `"<nil>"`},
		{"self map", `{"x":1,"self":"[Cycle]"}`}, {"self slice", `[1,"[Cycle]"]`},
		{"self via map", `{"list":[{"up":"[Cycle]"}]}`},
		{"self struct", `{"Name":"n","Left":"[Cycle]","Right":null,"Other":["[Cycle]"],"Any":"[Cycle]"}`},
		{"self typed slice", `["[Cycle]"]`}, {"self typed map", `{"self":"[Cycle]"}`}, {"self pointer", `"[Too deep]"`}, {"self interface", `"[Too deep]"`},
		{"10 MB bytes", `"[Binary: 10485760 bytes]"`}, {"invalid UTF-8", `"a��b�"`},
		{"bad number", `"12x"`}, {"empty number", `0`}, {"huge number", `"1e999"`},
		{"panicky", `"[Panic: scrub.panicky]"`}, {"panicky pointer", `"[Panic: *scrub.panicky]"`}, {"panicky text", `"[Panic: scrub.panickyText]"`},
		{"panicky JSON", `"[Panic: scrub.panickyJSON]"`}, {"panicky valuer", `"[Panic: scrub.panickyValuer]"`},
		{"panicky zero", `{"Z":{"S":""}}`}, {"panicky key", `{"[Panic: scrub.panickyText]":1}`},
		{"failing", `"[Unencodable: scrub.failing]"`}, {"endless", `"[Endless LogValuer]"`},
		{"liar empty", `""`}, {"liar two", `"1 2"`}, {"unhashable", `"unhashable"`},
		{"mutex", `{"Open":{},"Name":"l"}`}, {"context", `"[Context]"`}, {"slog value", `"[Panic: scrub.panickyValuer]"`}, {"zero slog value", `null`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, ok := values[tt.name]
			if !ok {
				t.Fatal("no such value")
			}
			wantJSON(t, Default().Value(v), tt.want)
		})
	}
}

// A Scrubber that was never made and a map that is missing are no reason to
// panic, or to show more.
func TestZeroScrubber(t *testing.T) {
	for name, s := range map[string]*Scrubber{"nil": nil, "zero": new(Scrubber)} {
		if got := s.Text("password=x"); got != "password="+filtered {
			t.Errorf("%s: %s", name, got)
		}
		wantJSON(t, s.Value(map[string]any{"password": "x"}), `{"password":"[Filtered]"}`)
		for _, a := range []slog.Attr{slog.String("a", "b"), slog.String("password", "x"), slog.Any("a", panicky{"x"}), slog.Group("", slog.Int("n", 1))} {
			if !s.AddAttr(nil, a) {
				t.Errorf("%s: %s is not to be printed", name, a.Key)
			}
		}
	}
}

func TestARuleThatPanics(t *testing.T) {
	s := New()
	rules := *s.texts
	rules.document = func(any) (any, bool) { panic("boom") }
	s.texts = &rules
	const in = `{"a":{"kty":"oct","k":"x"},"password":"x1"}`
	for how, got := range map[string]string{
		"Text": s.Text(in), "Query": s.Query("a=" + url.QueryEscape(in)), "URL": s.URL("https://a.example/?b=" + url.QueryEscape(in)), "Value": encode(t, s.Value(in)), "error": encode(t, s.Value(errors.New(in))),
	} {
		if got, err := url.QueryUnescape(got); err != nil || !strings.Contains(got, markerPanic) || strings.Contains(got, "x1") {
			t.Errorf("%s: %q", how, got)
		}
	}
}
