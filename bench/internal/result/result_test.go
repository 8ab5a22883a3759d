package result

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	const output = `goos: linux
pkg: github.com/sentrylog/sentrylog/bench
BenchmarkInfo/raw-2   	  1000	       612.5 ns/op	     488 B/op	       8 allocs/op
BenchmarkAttrs/attrs=5/slog-json   	  1000	  900 ns/op	 2.000 lost/op	 16 B/op	 1 allocs/op
--- BENCH: BenchmarkInfo/raw-2
    some log
PASS
pkg: github.com/sentrylog/sentrylog/bench/sentryslog
BenchmarkInfo/sentryslog-0.50-16   	  1000	  7 ns/op
BenchmarkInfo/sentryslog-0.50   	  1000	  8 ns/op
BenchmarkAlone-2   	  1000	  8 ns/op
`
	got, err := Parse(strings.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sample{
		{"bench", "Info", "raw", map[string]float64{Nanoseconds: 612.5, Bytes: 488, Allocs: 8}},
		{"bench", "Attrs/attrs=5", "slog-json", map[string]float64{Nanoseconds: 900, Lost: 2, Bytes: 16, Allocs: 1}},
		{"sentryslog", "Info", "sentryslog-0.50", map[string]float64{Nanoseconds: 7}},
		{"sentryslog", "Info", "sentryslog-0.50", map[string]float64{Nanoseconds: 8}},
	}
	if diff := cmp.Diff(want, got.Samples); diff != "" {
		t.Error(diff)
	}
	if got.Config["goos"] != "linux" || got.Config["some"] != "" {
		t.Errorf("config %v, want goos and pkg", got.Config)
	}
}

func TestParseBadNumber(t *testing.T) {
	if _, err := Parse(strings.NewReader("BenchmarkInfo/raw-2 1 x ns/op\n")); err == nil {
		t.Error("no error for a value that is no number")
	}
}

func TestQuantile(t *testing.T) {
	for _, tt := range []struct {
		name   string
		values []float64
		q      float64
		want   float64
	}{
		{"odd median", []float64{9, 1, 5}, 0.5, 5},
		{"even median", []float64{4, 1, 3, 2}, 0.5, 2.5},
		{"lower quartile", []float64{1, 2, 3, 4, 5}, 0.25, 2},
		{"largest", []float64{1, 2, 3}, 1, 3},
		{"one", []float64{7}, 0.75, 7},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Quantile(tt.values, tt.q); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	if got := Median(nil); !math.IsNaN(got) {
		t.Errorf("median of nothing is %v, want NaN", got)
	}
}

func TestSlope(t *testing.T) {
	x := []float64{1, 2, 5, 10}
	y := []float64{103, 106, 115, 130}
	if got := Slope(x, y); math.Abs(got-3) > 1e-9 {
		t.Errorf("got %v, want 3", got)
	}
}
