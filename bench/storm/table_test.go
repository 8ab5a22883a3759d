package main

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

func TestWriteTable(t *testing.T) {
	cfg := testConfig(20_000, 300, 2)
	cfg.delay = 5 * time.Millisecond
	l := newLedger(cfg)
	l.calls[0][0], l.calls[1][9_999] = true, true
	l.events, l.problems, l.suppressed = 2, 2, 19_998
	done := outcome{contender: "ours", arrivals: l.arrivals, Report: load.Report{
		Storm: 2 * time.Second, CPU: time.Second, TotalCPU: 1100 * time.Millisecond, PeakRSS: 30 << 20,
		P50: 1500, P99: 12_340, P999: 99_000, Max: 12 * time.Millisecond,
		Delivery: 310 * time.Millisecond, DeliveryOK: true, LastSecond: []int{5000, 5000},
		Stats: []byte(`{"sent":2}`),
	}}
	killed := outcome{contender: "raw", killed: true, arrivals: newLedger(cfg).arrivals}
	const want = `
20,000 errors of 300 problems from 2 goroutines with a hub each, endpoint: answers after 5ms

|  | ours | raw |
|---|---|---|
| calls a second | 10,000 | killed |
| CPU a call, during the storm | 50µs | killed |
| CPU a call, with delivery | 55µs | killed |
| a call takes: median | 1.5µs | killed |
| p99 | 12.3µs | killed |
| p99.9 | 99µs | killed |
| longest | 12ms | killed |
| peak RSS | 30 MB | killed |
| events arrived | 2 | 0 |
| told as suppressed | 19,998 | 0 |
| distinct problems arrived | 2 of 300 | 0 of 300 |
| events of each tenth of the storm | 1 0 0 0 0 0 0 0 0 1 | 0 0 0 0 0 0 0 0 0 0 |
| events of its last second | 1 | killed |
| events of the last 1,000 calls | 1 | 0 |
| twice | 0 | 0 |
| other events | 0 | 0 |
| requests | 0 | 0 |
| delivery after the last call | 310ms, reports success | killed |

ours has counted: ` + "`{\"sent\":2}`\n"
	var got strings.Builder
	if err := writeTable(&got, cfg, "none", []outcome{done, killed}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

func TestState(t *testing.T) {
	cfg := testConfig(1, 1, 1)
	cfg.heal, cfg.kill, cfg.restart = 3*time.Second, 2*time.Second, time.Minute
	want := "refuses connections, healthy after 3s; processes killed after 2s; started again when it is healthy, for 1m0s"
	if got := state(cfg, "down"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
