package suite

import (
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// CountedEvent measures an error with five scalars, a group of three and a map
// of depth three, logged twelve frames deep, on a transport that only counts:
// the work of making the event.
func CountedEvent(b *testing.B, contenders ...Contender) {
	events(b, counting, fresh, []int{0, 100}, contenders)
}

// PipelineEvent measures the same on the SDK's default pipeline, which encodes
// the event before the call returns: what the caller waits for.
func PipelineEvent(b *testing.B, contenders ...Contender) {
	events(b, sdkDefault, fresh, []int{0, 10, 25, 50, 100}, contenders)
}

// PipelineSameTrail measures the same where all hubs hold the same breadcrumbs,
// which earlier events have carried before: a worker whose errors follow each
// other, and not a request.
func PipelineSameTrail(b *testing.B, contenders ...Contender) {
	events(b, sdkDefault, same, []int{100}, contenders)
}

// trailKind says whether each hub has breadcrumbs of its own.
type trailKind int

const (
	fresh trailKind = iota
	same
)

func events(b *testing.B, p pipeline, kind trailKind, trails []int, contenders []Contender) {
	for _, trail := range trails {
		for _, c := range contenders {
			b.Run(fmt.Sprintf("breadcrumbs=%d/%s", trail, c.Name), func(b *testing.B) {
				lost := check(b, c, c.Error, wantError, func(l Logger) { deep(l.Error, fail(1)) })
				r := newRig(b, c, p)
				log := c.New(r.target())
				own := trail
				if kind == same {
					fill(c, log, r.hub, trail)
					own = 0
				}
				n := 0
				var loggers []Logger
				b.ReportAllocs()
				watch := startWatch()
				for b.Loop() {
					if len(loggers) == 0 {
						watch.stop()
						b.StopTimer()
						r.flush(b)
						loggers = r.requests(c, log, own)
						b.StartTimer()
						watch.start()
					}
					n++
					deep(loggers[0].Error, fail(n))
					loggers = loggers[1:]
				}
				watch.stop()
				watch.report(b, n)
				r.flush(b)
				if c.Error == Event {
					r.checkCount(b, c, Event, n)
				}
				reportLost(b, lost)
			})
		}
	}
}

// Repeated measures an error of the same problem that comes again and again, on
// a transport that only counts. A contender that holds most of them back has to
// keep them as breadcrumbs. One that makes nothing of them shows what the work
// itself costs.
func Repeated(b *testing.B, contenders ...Contender) {
	for _, c := range contenders {
		b.Run(c.Name, func(b *testing.B) {
			r := newRig(b, c, counting)
			log := c.New(r.target())
			n := 0
			b.ReportAllocs()
			watch := startWatch()
			for b.Loop() {
				n++
				deep(log.Error, fail(n))
			}
			watch.stop()
			watch.report(b, n)
			sent := int(r.sent.events.Load())
			if c.Error == Nothing {
				return
			}
			if kept := len(r.trail()); sent < 1 || sent < n && kept < min(n-sent, maxBreadcrumbs) {
				b.Fatalf("%s: %d events and %d breadcrumbs of %d errors", c.Name, sent, kept, n)
			}
			b.ReportMetric(float64(sent)/float64(n), "events/op")
		})
	}
}

// batch is how many events are captured between two flushes. It is less than
// the SDK's queues hold, so that each event is really sent, and each contender
// has to share the processor with the sending of as many.
const batch = 32

// requests returns log a batch of times, each on a hub of its own whose scope
// holds that of the rig and trail breadcrumbs more, like the hubs of so many web requests. That an event
// leaves a breadcrumb behind, or that its breadcrumbs have been looked at
// before, then makes no difference for the next.
func (r *rig) requests(c Contender, log Logger, trail int) []Logger {
	loggers := make([]Logger, batch)
	for i := range loggers {
		hub := r.hub.Clone()
		loggers[i] = log.On(on(hub, io.Discard))
		fill(c, loggers[i], hub, trail)
	}
	return loggers
}

// fill leaves n breadcrumbs on the hub.
func fill(c Contender, log Logger, hub *sentry.Hub, n int) {
	if c.Info != Breadcrumb {
		log = raw{hub}
	}
	for range n {
		log.Info()
	}
}

func (r *rig) flush(tb testing.TB) {
	if !r.hub.Client().Flush(10 * time.Second) {
		tb.Fatal("flush took more than 10 s")
	}
}
