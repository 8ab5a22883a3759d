package transport

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// What is written here is what encoding/json writes.
func TestBreadcrumbsAsEncodingJSON(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	texts := []string{"", "plain", "with \"quotes\" and \\", "<b>&</b>", "tab\tnewline\n", "Grüße, 世界", "\xff\xfe", "\u2028", strings.Repeat("long ", 100)}
	text := func() string { return texts[rng.IntN(len(texts))] }
	var value func(depth int) any
	value = func(depth int) any {
		switch rng.IntN(14) {
		case 0:
			return nil
		case 1:
			return rng.IntN(2) == 0
		case 2:
			return rng.Int()
		case 3:
			return rng.Int64() - math.MaxInt64/2
		case 4:
			return rng.Uint64()
		case 5:
			return []float64{0, math.Copysign(0, -1), 1, -1.5, 1e-6, 9e-7, 1e20, 1e21, math.MaxFloat64, rng.NormFloat64()}[rng.IntN(10)]
		case 6:
			return []any{int8(1), float32(0.1), json.Number("1.50"), []byte("bytes"), time.Second, json.RawMessage(`{"a": 1}`), []string{"x"}}[rng.IntN(7)]
		case 7, 8:
			m := map[string]any{}
			for range rng.IntN(20) {
				if depth < 4 {
					m[text()+string(rune('a'+rng.IntN(26)))] = value(depth + 1)
				}
			}
			return m
		case 9:
			list := []any{}
			for range rng.IntN(4) {
				list = append(list, value(depth+1))
			}
			return list
		case 10:
			return []any{map[string]any(nil), []any(nil)}[rng.IntN(2)]
		default:
			return text()
		}
	}
	for range 2_000 {
		crumb := &sentry.Breadcrumb{Type: text(), Category: text(), Message: text(), Level: sentry.Level(text())}
		if rng.IntN(3) > 0 {
			crumb.Timestamp = time.Unix(rng.Int64N(1<<33), rng.Int64N(1e9)).In(time.FixedZone("x", rng.IntN(20)*3600-36000))
		}
		if data, ok := value(0).(map[string]any); ok {
			crumb.Data = data
		}
		event := &sentry.Event{Message: text(), Breadcrumbs: []*sentry.Breadcrumb{crumb, crumb}}
		if rng.IntN(2) == 0 {
			event.Type = "transaction"
		}
		want, err := event.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		event.Breadcrumbs = []*sentry.Breadcrumb{nil, crumb, nil, crumb}
		got, err := encodeEvent(event, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(got) || !bytes.Equal(inOrder(t, got), inOrder(t, want)) {
			t.Fatalf("got  %s\nwant %s", got, want)
		}
	}
}

// Scopes give breadcrumbs to check-ins, too, which have no place for them.
func TestCheckInsHaveNoBreadcrumbs(t *testing.T) {
	event := &sentry.Event{
		Type: "check_in", CheckIn: &sentry.CheckIn{MonitorSlug: "s", Status: sentry.CheckInStatusOK},
		Breadcrumbs: []*sentry.Breadcrumb{{Message: "m"}},
	}
	want, err := event.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := encodeEvent(event, nil); err != nil || !bytes.Equal(got, want) {
		t.Errorf("got  %s, %v\nwant %s", got, err, want)
	}
}

// inOrder returns a JSON object with its members, and those of objects in it, in
// the order of their keys.
func inOrder(t *testing.T, object []byte) []byte {
	d := json.NewDecoder(bytes.NewReader(object))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, object)
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A value that JSON has no form for costs that value only.
func TestBreadcrumbsNotEncodable(t *testing.T) {
	cycle := map[string]any{}
	cycle["self"] = cycle
	var w writer
	w.begin()
	w.breadcrumb(&sentry.Breadcrumb{
		Timestamp: time.Date(20_000, 1, 1, 0, 0, 0, 0, time.UTC),
		Data:      map[string]any{"cycle": cycle, "nan": math.NaN(), "list": []any{make(chan int), 1}, "good": 1},
	})
	w.end()
	b := w.buf
	if !json.Valid(b) {
		t.Fatalf("not valid: %s", b)
	}
	for _, want := range []string{`"good":1`, `"nan":"[not encodable: float64]"`, `"list":["[not encodable: chan int]",1]`, `[not encodable: map[string]interface {}]`} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("%s is not in %s", want, b)
		}
	}
}
