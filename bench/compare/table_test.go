package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/bench/internal/result"
)

func TestWriteTable(t *testing.T) {
	const output = `go: go1.26.8
goos: linux
goarch: amd64
cpu: AMD EPYC
pkg: github.com/sentrylog/sentrylog/bench
BenchmarkInfo/raw-2 1 600 ns/op 488 B/op 8 allocs/op
BenchmarkInfo/ours-2 1 300 ns/op 48 B/op 1 allocs/op
BenchmarkInfo/ours-bare-2 1 660 ns/op 48 B/op 7 allocs/op
BenchmarkInfo/slog-json-2 1 1500 ns/op 48 B/op 1 allocs/op
BenchmarkInfo/raw-2 1 1000 ns/op 488 B/op 8 allocs/op
BenchmarkInfo/ours-2 1 700 ns/op 48 B/op 1 allocs/op
BenchmarkInfo/ours-bare-2 1 1300 ns/op 48 B/op 7 allocs/op
BenchmarkInfo/slog-json-2 1 2500 ns/op 48 B/op 1 allocs/op
BenchmarkChain/raw-2 1 600 ns/op 488 B/op 8 allocs/op
BenchmarkChain/ours-2 1 300 ns/op 2.000 lost/op 48 B/op 1 allocs/op
BenchmarkAttrs/attrs=1/raw-2 1 100 ns/op 488 B/op 8 allocs/op
BenchmarkAttrs/attrs=3/raw-2 1 200 ns/op 488 B/op 10 allocs/op
BenchmarkAttrs/attrs=1/ours-2 1 100 ns/op 48 B/op 1 allocs/op
BenchmarkAttrs/attrs=3/ours-2 1 180 ns/op 48 B/op 1 allocs/op
BenchmarkBelow/raw-2 1 2 ns/op 0 B/op 0 allocs/op
BenchmarkBelow/ours-2 1 20 ns/op 0 B/op 0 allocs/op
BenchmarkBelow/slog-discard-2 1 20 ns/op 0 B/op 0 allocs/op
pkg: github.com/sentrylog/sentrylog/bench/zapsentry
BenchmarkInfo/raw-2 1 500 ns/op 488 B/op 8 allocs/op
BenchmarkInfo/zapsentry-2 1 1500 ns/op 48 B/op 12 allocs/op
`
	const want = `| path | raw | ours | zapsentry | slog-json | slog-discard |
|---|---|---|---|---|---|
| Info, 5 attributes | 800 ns, 8 | **0.60** (500 ns, 1) | **3.00** (1.5 µs, 12) | **2.50** (2.0 µs, 1) |  |
| the same without our Integration | 800 ns, 8 | **1.20** (980 ns, 7) |  |  |  |
| the same against slog.JSONHandler |  | **0.24** (500 ns, 1) |  | 2.0 µs, 1 |  |
| With(5).WithGroup.With(5), 2 own attributes | 600 ns, 8 | **0.50** (300 ns, 1) loses attributes |  |  |  |
| each further attribute, 1 to 20 | 50 ns, 1 | **0.80** (40 ns, 0) |  |  |  |
| below the level, against slog.DiscardHandler |  | **1.00** (20 ns, 0) |  |  | 20 ns, 0 |

Ratio to the baseline of the same module and SDK version, in parentheses time and allocations per call; medians of 2 passes, linux/amd64, AMD EPYC, go1.26.8.
`
	parsed, err := result.Parse(strings.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := writeTable(&got, parsed, result.Nanoseconds); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPattern(t *testing.T) {
	b := benchmark{path: "Attrs/attrs=5", contender: "sentryslog-0.50"}
	if got, want := b.pattern(), `^BenchmarkAttrs$/^attrs=5$/^sentryslog-0\.50$`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Each contender has to run at each place, or a neighbour could be to its
// disadvantage in every pass.
func TestTurn(t *testing.T) {
	contenders := []benchmark{{contender: "a"}, {contender: "b"}, {contender: "c"}}
	places := map[string]map[int]bool{"a": {}, "b": {}, "c": {}}
	for pass := range 6 {
		order := turn(contenders, pass)
		if len(order) != len(contenders) {
			t.Fatalf("pass %d: %d contenders, want %d", pass, len(order), len(contenders))
		}
		for place, b := range order {
			places[b.contender][place] = true
		}
	}
	for name, at := range places {
		if len(at) != len(contenders) {
			t.Errorf("%s ran at %d places, want %d", name, len(at), len(contenders))
		}
	}
}
