package scrub

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"
)

// leaves returns a map of depth 4 with 100 harmless leaves, as a decoded
// request or a log record may be.
func leaves() map[string]any {
	root := map[string]any{}
	values := []any{"an ordinary text", 42, true, 3.25, nil, "eu-central-1", int64(1234567890), "GET /v1/orders", "2026-05-04T10:00:00Z", "ok"}
	names := []string{"name", "count", "enabled", "ratio", "parent", "region", "size", "route", "created", "status"}
	for i := range 2 {
		a := map[string]any{}
		root[fmt.Sprint("service", i)] = a
		for j := range 5 {
			b := map[string]any{}
			a[fmt.Sprint("component", j)] = map[string]any{"detail": b}
			for k := range 10 {
				b[names[k]] = values[k]
			}
		}
	}
	return root
}

// textLeaves is like leaves, with longer keys and nothing but texts.
func textLeaves() map[string]any {
	root := map[string]any{}
	n := 0
	for i := range 5 {
		a := map[string]any{}
		root[fmt.Sprint("department_", i)] = a
		for j := range 2 {
			b := map[string]any{}
			a[fmt.Sprint("subdivision_", j)] = b
			for k := range 2 {
				c := map[string]any{}
				b[fmt.Sprint("employee_", k)] = c
				for _, name := range []string{"first_name", "display_title", "office_location", "start_date", "manager"} {
					n++
					c[name] = fmt.Sprintf("room %d, second floor", n)
				}
			}
		}
	}
	return root
}

// plainCopy is the yardstick: a deep copy without a look at anything.
func plainCopy(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = plainCopy(e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = plainCopy(e)
		}
		return out
	}
	return v
}

var containedTerms = []string{"password", "passwd", "pwd", "token", "access_token", "refresh_token", "bearer_token", "api_key", "api",
	"key", "authorization", "auth", "secret", "cookie", "session", "csrf", "credit_card", "cvv", "ssn"}

// naive is the usual scrubber: lower case and containedTerms, keys only.
func naive(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
	entries:
		for k, e := range v {
			low := strings.ToLower(k)
			for _, s := range containedTerms {
				if strings.Contains(low, s) {
					out[k] = filtered
					continue entries
				}
			}
			out[k] = naive(e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = naive(e)
		}
		return out
	}
	return v
}

var sink any

func BenchmarkValue(b *testing.B) {
	v := leaves()
	s := New()
	for name, f := range map[string]func() any{
		"Value": func() any { return s.Value(v) },
		"Clean": func() any { return s.Clean(v) },
		"copy":  func() any { return plainCopy(v) },
		"naive": func() any { return naive(v) },
		"json.Marshal": func() any {
			out, _ := json.Marshal(v)
			return out
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = f()
			}
		})
	}
}

// BenchmarkValueRatio runs Value and its yardsticks in turn, so that the noise
// of a busy machine meets all of them, and reports the ratio of the medians.
func BenchmarkValueRatio(b *testing.B) {
	b.Run("mixed", func(b *testing.B) { benchmarkRatio(b, leaves()) })
	b.Run("texts", func(b *testing.B) { benchmarkRatio(b, textLeaves()) })
}

func benchmarkRatio(b *testing.B, v any) {
	s := New()
	funcs := []struct {
		name string
		f    func() any
		took []time.Duration
	}{
		{name: "copy", f: func() any { return plainCopy(v) }},
		{name: "Value", f: func() any { return s.Value(v) }},
		{name: "Clean", f: func() any { return s.Clean(v) }},
		{name: "naive", f: func() any { return naive(v) }},
		{name: "marshal", f: func() any { out, _ := json.Marshal(v); return out }},
	}
	const batch = 8
	for b.Loop() {
		for i := range funcs {
			start := time.Now()
			for range batch {
				sink = funcs[i].f()
			}
			funcs[i].took = append(funcs[i].took, time.Since(start))
		}
	}
	median := func(i int) float64 {
		slices.Sort(funcs[i].took)
		return float64(funcs[i].took[len(funcs[i].took)/2])
	}
	for i := range funcs[1:] {
		b.ReportMetric(median(i+1)/median(0), funcs[i+1].name+"/copy")
	}
	b.ReportMetric(median(1)/batch, "ns/value")
}

func BenchmarkStruct(b *testing.B) {
	v := &envelope{Before: "before", V: inner{City: "Ulm", Zip: 89073}, After: "after"}
	s := New()
	b.Run("Value", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink = s.Value(v)
		}
	})
	b.Run("json.Marshal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sink, _ = json.Marshal(v)
		}
	})
}

func BenchmarkAttr(b *testing.B) {
	s := New()
	for _, a := range []slog.Attr{
		slog.String("route", "/v1/orders/{id}"), slog.Int("count", 7), slog.Duration("took", time.Second),
		slog.Any("err", fmt.Errorf("dial tcp: connection refused")), slog.String("password", "hunter2"),
		slog.Group("request", slog.String("method", "GET"), slog.Int("status", 200)),
	} {
		b.Run("SlogValue/"+a.Key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = s.SlogValue(a.Key, a.Value)
			}
		})
		b.Run("Attr/"+a.Key, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a = s.Attr(a)
			}
		})
	}
}

// BenchmarkHostile bounds what a value built to be expensive may cost.
func BenchmarkHostile(b *testing.B) {
	values := hostileValues()
	s := New()
	for _, name := range []string{"shared tree", "shared maps", "deep maps", "10 MB string", "10 MB bytes", "100,000 entries", "branching", "self struct"} {
		v := values[name]
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				sink = s.Value(v)
			}
		})
	}
}
