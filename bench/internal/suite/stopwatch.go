package suite

import (
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/bench/internal/cputime"
)

// stopwatch measures the processor time of the whole process, collection of
// garbage included. Where other programs compete for the processors, its ratios
// are steadier than those of the time on the clock.
type stopwatch struct{ used, started time.Duration }

func startWatch() *stopwatch { return &stopwatch{started: cputime.Used()} }

func (w *stopwatch) stop()  { w.used += cputime.Used() - w.started }
func (w *stopwatch) start() { w.started = cputime.Used() }

// report adds the processor time per operation to the benchmark's metrics,
// unless it is unknown.
func (w *stopwatch) report(b *testing.B, n int) {
	if w.used > 0 {
		b.ReportMetric(float64(w.used.Nanoseconds())/float64(n), "cpu-ns/op")
	}
}
