package transport

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/getsentry/sentry-go/attribute"
)

// checkSame fails unless an event is encoded as the SDK encodes it.
func checkSame(t *testing.T, event *sentry.Event) {
	t.Helper()
	got, err := marshalEvent(event, nil)
	if err != nil {
		t.Fatalf("marshalEvent: %v", err)
	}
	want, err := event.MarshalJSON()
	if err != nil {
		t.Fatalf("MarshalJSON: %v", err)
	}
	if !sameJSON(got, want) {
		t.Errorf("encoded as\n%s\nby the SDK as\n%s", got, want)
	}
}

func TestEventsAreEncodedAsTheSDKDoes(t *testing.T) {
	if !sameAsSDK() {
		t.Fatal("the SDK sends fields that are not written by hand: events are encoded slowly")
	}
	full := sentry.NewEvent()
	fill(reflect.ValueOf(full).Elem())
	full.Type, full.CheckIn, full.MonitorConfig = "", nil, nil
	full.Contexts = map[string]sentry.Context{"a": {"k": "v"}, "b": nil, "c": {}}

	values := sentry.NewEvent()
	values.Contexts["extra"] = sentry.Context{
		"nil": nil, "int": -7, "int64": int64(math.MinInt64), "uint64": uint64(math.MaxUint64), "bool": false,
		"zero": 0.0, "small": 1e-9, "large": 1e30, "third": 1.0 / 3, "minus": -0.5, "million": 1e6,
		"time": time.Date(2026, 1, 2, 3, 4, 5, 6000, time.FixedZone("", 3600)),
		"text": "quotes \" back\\slash \n\r\t\x00\x1f\x7f <html> & \u2028 ä 世界 \xff\xc3 end",
		"":     "empty key", "key \"\n\xff": "odd key",
		"list": []any{"a", 1, nil, map[string]any{"x": []any{}}}, "nil list": []any(nil), "nil map": map[string]any(nil),
		"texts": []string{"a", "b\xff"}, "nil texts": []string(nil),
		"struct": struct {
			A int `json:"a"`
		}{1},
		"bytes": []byte("abc"), "raw": json.RawMessage(`{"a": [1, 2]}`), "duration": time.Second,
		"strings": map[string]string{"a": "b"}, "trace": sentry.TraceID{1}, "float32": float32(1.1),
	}
	deep := any("end")
	for range maxDepth / 4 { // no cycle, however deep
		deep = map[string]any{"d": []any{deep}}
	}
	values.Contexts["deep"] = sentry.Context{"deep": deep}
	values.Breadcrumbs = []*sentry.Breadcrumb{{}, {Message: "m", Data: map[string]any{"a": 1.5}}}

	prepared := sentry.NewEvent()
	fill(reflect.ValueOf(prepared).Elem())
	prepared.Type, prepared.CheckIn, prepared.MonitorConfig = "", nil, nil
	prepared.MakeSerializationSafe()
	prepared.Breadcrumbs[0].Message = "changed since"

	for name, event := range map[string]*sentry.Event{
		"full": full, "values": values, "empty": {}, "new": sentry.NewEvent(), "encoded before": prepared,
		"nothing but frames": {Exception: []sentry.Exception{{Stacktrace: &sentry.Stacktrace{}}, {Mechanism: &sentry.Mechanism{}}}},
	} {
		t.Run(name, func(t *testing.T) { checkSame(t, event) })
	}
}

func TestEventsThatJSONRefuses(t *testing.T) {
	loop := map[string]any{}
	loop["self"] = loop
	for name, v := range map[string]any{
		"NaN": math.NaN(), "channel": make(chan int), "cycle": loop, "year": time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			event := sentry.NewEvent()
			event.Contexts["extra"] = sentry.Context{"bad": v, "good": "stays"}
			payload, err := encodeEvent(event, nil)
			if err != nil || !strings.Contains(string(payload), `"good":"stays"`) || !strings.Contains(string(payload), `"bad":"[not encodable: `) || !json.Valid(payload) {
				t.Errorf("got %s, %v", payload, err)
			}
		})
	}
}

// A value that branches on every level, into itself or into the same values below
// it, has more ways through it than can be walked.
func TestValuesWithoutEnd(t *testing.T) {
	twins := map[string]any{}
	twins["a"], twins["b"] = twins, twins
	list := []any{nil, nil}
	list[0], list[1] = list, list
	var shared any = "bottom"
	for range 90 {
		shared = map[string]any{"a": shared, "b": []any{shared, shared}}
	}
	deep := any("bottom")
	for range maxDepth {
		deep = []any{deep}
	}
	for name, v := range map[string]any{"twins": twins, "list": list, "shared": shared, "deep": deep} {
		t.Run(name, func(t *testing.T) {
			event := sentry.NewEvent()
			event.Contexts["x"] = sentry.Context{"before": 1, "bad": map[string]any{"in": v}, "after": 2}
			event.Breadcrumbs = []*sentry.Breadcrumb{{Data: map[string]any{"bad": v, "crumb": 3}}}
			var payload []byte
			var err error
			done := make(chan struct{})
			go func() {
				defer close(done)
				payload, err = encodeEvent(event, nil)
			}()
			select {
			case <-done:
			case <-time.After(10 * time.Second): // it takes milliseconds
				panic("SendEvent would hang")
			}
			if err != nil || !json.Valid(payload) || len(payload) > 1000 {
				t.Fatalf("%d bytes, %v: %.1000s", len(payload), err, payload)
			}
			for _, want := range []string{`"before":1`, `"after":2`, `"crumb":3`, `"bad":"[not encodable: `} {
				if !bytes.Contains(payload, []byte(want)) {
					t.Errorf("%s is not in %s", want, payload)
				}
			}
		})
	}
}

// In a transaction or a batch, too, a bad value costs that value only.
func TestItemsThatJSONRefuses(t *testing.T) {
	data := map[string]any{"ratio": math.NaN(), "good": "stays"}
	whole := &sentry.Span{Op: "whole", Data: map[string]any{"n": 1}}
	attributes := map[string]attribute.Value{"ratio": attribute.Float64Value(math.NaN()), "good": attribute.StringValue("stays")}
	for name, event := range map[string]*sentry.Event{
		"spans":   {Type: "transaction", Spans: []*sentry.Span{{Op: "broken", Description: "SELECT", Tags: map[string]string{"k": "v"}, Data: data}, whole, nil}},
		"logs":    {Type: "log", Logs: []sentry.Log{{Body: "broken", Attributes: attributes}, {Body: "whole"}}},
		"metrics": {Type: "trace_metric", Metrics: []sentry.Metric{{Name: "broken", Attributes: attributes}, {Name: "whole"}}},
	} {
		t.Run(name, func(t *testing.T) {
			payload, err := encodeEvent(event, nil)
			if err != nil || !json.Valid(payload) {
				t.Fatalf("got %s, %v", payload, err)
			}
			for _, want := range []string{`"[not encodable: `, `"stays"`, `"broken"`, `"whole"`} {
				if !bytes.Contains(payload, []byte(want)) {
					t.Errorf("%s is not in %s", want, payload)
				}
			}
		})
	}
	if _, ok := data["ratio"].(float64); !ok || attributes["ratio"].Type() != attribute.FLOAT64 {
		t.Error("the caller's values were changed")
	}
}

// A span that is written anew has every field the SDK sends.
func TestSpansAreCopiedWhole(t *testing.T) {
	span := new(sentry.Span)
	fill(reflect.ValueOf(span).Elem())
	span.Data = map[string]any{"k": "v"}
	want, err := json.Marshal(span)
	if err != nil {
		t.Fatal(err)
	}
	span.Data["bad"] = make(chan int)
	copied := encodableSpan(span)
	delete(copied.Data, "bad")
	if got, err := json.Marshal(copied); err != nil || !sameJSON(got, want) {
		t.Errorf("got  %s, %v\nwant %s", got, err, want)
	}
}

// FuzzEventJSON compares texts and values of any kind with what the SDK makes
// of them.
func FuzzEventJSON(f *testing.F) {
	f.Add("message", "key", `{"a":[1,2.5,"x",null,true]}`, 1.5)
	f.Add("\xff\u2028", "\"", `"\ud800"`, 1e-7)
	f.Fuzz(func(t *testing.T, text, key, data string, number float64) {
		var v any
		if json.Unmarshal([]byte(data), &v) != nil {
			v = data
		}
		if math.IsNaN(number) || math.IsInf(number, 0) {
			number = 0
		}
		event := sentry.NewEvent()
		event.Message = text
		event.Contexts[key] = sentry.Context{key: v, "number": number}
		event.Breadcrumbs = []*sentry.Breadcrumb{{Message: text, Category: key, Data: map[string]any{text: v}}}
		event.Exception = []sentry.Exception{{Type: key, Value: text}}
		checkSame(t, event)
	})
}
