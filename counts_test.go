package sentrylog_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

// Under load and faults every record is accounted for, from the call to the
// server: each is an event, or held back for a reason; each event is on the
// server, on disk, or dropped for a reason.
func TestCountsAddUp(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { countsAddUp(t, rand.New(rand.NewPCG(seed, 1))) })
	}
}

func countsAddUp(t *testing.T, rng *rand.Rand) {
	server := sentrytest.NewServer(t)
	faults := []sentrytest.Fault{
		{}, {}, {Status: 503}, {Status: 500}, {Status: 413}, {Reset: sentrytest.BeforeBody},
		{Reset: sentrytest.AfterBody}, {Delay: 20 * time.Millisecond}, {RateLimits: "1:error:key"},
	}
	var mu sync.Mutex
	pick := func(n int) int {
		mu.Lock()
		defer mu.Unlock()
		return rng.IntN(n)
	}
	var requests atomic.Int64
	server.FailFunc(func(*sentrytest.Request) sentrytest.Fault {
		if requests.Add(1) == 1 {
			return sentrytest.Fault{} // so that something is sent
		}
		return faults[pick(len(faults))]
	})

	delivery := transport.Options{QueueItems: 30, RetryMin: time.Millisecond, RetryMax: 10 * time.Millisecond}
	if pick(2) == 0 {
		delivery.SpoolDir, delivery.Durable = t.TempDir(), pick(2) == 0
	}
	var told int64
	delivery.OnDrop = func(d transport.Drop) { told += d.Items }
	shutdown, err := sentrylog.Init(
		sentrylog.WithConfig(sentrylog.Config{DSN: server.DSN(), SampleRate: 0.9, Release: "test"}),
		sentrylog.WithConsole(nil),
		sentrylog.WithTransport(delivery),
		sentrylog.WithHandlerOptions(slogsentry.Options{
			Throttle: &slogsentry.Throttle{Burst: 20, Every: time.Millisecond},
			Ignore:   []slogsentry.Ignore{slogsentry.IgnoreErrors(context.Canceled)},
		}),
		sentrylog.WithClientOptions(func(o *sentry.ClientOptions) {
			o.BeforeSend = func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
				slog.Error("from BeforeSend")
				if pick(10) == 0 {
					return nil
				}
				return event
			}
		}),
	)
	if err != nil {
		t.Fatal(err)
	}
	const goroutines, records = 6, 200
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			ctx := slogsentry.WithHub(context.Background())
			cause := errors.New("first")
			for i := range records {
				switch pick(6) {
				case 0:
					slog.ErrorContext(ctx, "the same error", "error", cause)
				case 1:
					slog.ErrorContext(ctx, "ignored", "error", fmt.Errorf("x: %w", context.Canceled))
				case 2:
					slog.ErrorContext(ctx, "skipped", slogsentry.CaptureKey, false)
				case 3:
					slog.InfoContext(ctx, "breadcrumb")
				case 4:
					cause = fmt.Errorf("error %d: %w", i, io.EOF)
					slog.ErrorContext(ctx, "new error", "error", cause)
				default:
					slog.ErrorContext(ctx, "problem", "fingerprint", []string{fmt.Sprint(pick(50))})
				}
			}
		})
	}
	wg.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(pick(300))*time.Millisecond)
	defer cancel()
	if err := shutdown(ctx); err != nil {
		t.Log(err)
	}
	s := sentrylog.ReadStats()

	r, d := s.Records, s.Delivery
	if r.Seen != r.Captured+r.Suppressed+r.Deduplicated+r.Ignored+r.Sampled+r.Rejected+r.Feedback {
		t.Errorf("records: %+v", r)
	}
	if d.Accepted+d.Adopted != d.Sent+d.Queued+d.Spooled+d.DroppedItems() || d.Queued != 0 {
		t.Errorf("delivery: %+v", d)
	}
	if report := d.Accepted - r.Captured; report != 0 && report != 1 {
		t.Errorf("%d events captured, %d given to the transport, %d of them for Close's report", r.Captured, d.Accepted, report)
	}
	if told != d.DroppedItems() {
		t.Errorf("OnDrop was told of %d, dropped were %d", told, d.DroppedItems())
	}
	for name, n := range map[string]int64{"deduplicated": r.Deduplicated, "ignored": r.Ignored, "sampled": r.Sampled, "rejected": r.Rejected, "feedback": r.Feedback, "sent": d.Sent} {
		if n == 0 {
			t.Errorf("nothing was %s: %+v", name, s)
		}
	}
	if took := int64(len(server.Events())); took < d.Sent {
		t.Errorf("the server has %d events, counted as sent are %d", took, d.Sent)
	}
}
