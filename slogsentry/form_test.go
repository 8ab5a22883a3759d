package slogsentry

import (
	"log/slog"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/scrub"
)

func recordOf(attrs ...slog.Attr) *slog.Record {
	r := slog.NewRecord(time.Time{}, slog.LevelInfo, "m", 0)
	r.AddAttrs(attrs...)
	return &r
}

// What was taken by a form comes back, and what is of another form is refused.
func TestForm(t *testing.T) {
	base := []slog.Attr{
		slog.String("s", "text"), slog.Int("i", -7), slog.Uint64("u", math.MaxUint64), slog.Float64("f", 1.5),
		slog.Bool("b", true), slog.Duration("d", time.Hour),
		slog.Group("g", "x", "in", slog.Group("deep", "y", 1)),
	}
	f := newForm(scrub.Default(), recordOf(base...), false)
	if f == nil {
		t.Fatal("no form")
	}
	for _, tt := range []struct {
		name  string
		attrs []slog.Attr
		want  bool
	}{
		{"same", base, true},
		{"other values", []slog.Attr{
			slog.String("s", ""), slog.Int64("i", math.MinInt64), slog.Uint64("u", 0), slog.Float64("f", math.Inf(1)),
			slog.Bool("b", false), slog.Duration("d", -1), slog.Group("g", "x", "z", slog.Group("deep", "y", 2)),
		}, true},
		{"one less", base[:6], false},
		{"one more", append(base[:7:7], slog.Int("more", 1)), false},
		{"none", nil, false},
		{"other key", append([]slog.Attr{slog.String("t", "text")}, base[1:]...), false},
		{"other kind", append([]slog.Attr{slog.Int("s", 1)}, base[1:]...), false},
		{"other member", append(base[:6:6], slog.Group("g", "x", "in", slog.Group("deep", "z", 1))), false},
		{"fewer members", append(base[:6:6], slog.Group("g", "x", "in")), false},
		{"more members", append(base[:6:6], slog.Group("g", "x", "in", slog.Group("deep", "y", 1, "z", 2))), false},
		{"member outside", append(base[:6:6], slog.Group("g", "x", "in", slog.Group("deep")), slog.Int("y", 1)), false},
		{"long text", append([]slog.Attr{slog.String("s", string(make([]byte, maxBreadcrumbText+1)))}, base[1:]...), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var (
				numbers [maxFields]uint64
				strings [maxFields]string
			)
			v := values{fields: f.fields, numbers: numbers[:], strings: strings[:]}
			if got := v.take(recordOf(tt.attrs...), false); got != tt.want {
				t.Fatalf("taken: %v, want %v", got, tt.want)
			}
			if !tt.want {
				return
			}
			v = values{fields: f.fields, numbers: numbers[:f.numbers], strings: strings[:f.strings]}
			var got []slog.Attr
			for len(v.fields) > 0 {
				got = append(got, v.attr())
			}
			if diff := cmp.Diff(tt.attrs, got, cmp.Comparer(slog.Attr.Equal)); diff != "" {
				t.Errorf("attributes differ (-logged +kept):\n%s", diff)
			}
		})
	}
}

func TestFormOfOthers(t *testing.T) {
	many := make([]slog.Attr, maxFields+1)
	for i := range many {
		many[i] = slog.Int("n", i)
	}
	for name, attrs := range map[string][]slog.Attr{
		"any":            {slog.Any("a", struct{}{})},
		"LogValuer":      {slog.Any("a", slog.AnyValue(valuerFunc(nil)))},
		"time":           {slog.Time("t", time.Now())},
		"any in a group": {slog.Group("g", "x", []int{1})},
		"verdict":        {slog.Bool(CaptureKey, true)},
		"many":           many,
		"many in groups": {slog.Attr{Key: "g", Value: slog.GroupValue(many[1:]...)}},
	} {
		if newForm(scrub.Default(), recordOf(attrs...), false) != nil {
			t.Errorf("%s has a form", name)
		}
	}
}

type valuerFunc func() slog.Value

func (f valuerFunc) LogValue() slog.Value { return f() }
