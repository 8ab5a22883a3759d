package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// Everything at once; the race detector is what fails here.
func TestConcurrentUse(t *testing.T) {
	const goroutines, records = 64, 15
	e := newEndpoint(t, noBreadcrumbs, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = 20 })
	var level slog.LevelVar
	level.Set(slog.LevelError)
	l := e.logger(slogsentry.Options{
		EventLevel:  &level,
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr { return a },
		Throttle:    &slogsentry.Throttle{Burst: 5},
	})
	shared := l.With("shared", map[string]any{"n": 1}).WithGroup("g").With("list", []int{1, 2})
	start := make(chan struct{})
	var wg, others sync.WaitGroup
	for i := range goroutines {
		wg.Go(func() {
			ctx := context.Background()
			if i%2 == 0 {
				ctx = slogsentry.WithHub(e.withHub())
			}
			<-start
			m, list := map[string]any{"k": 0}, []any{0, 1}
			attrs := []slog.Attr{slog.Any("m", m), slog.Any("list", list), slog.Group("h", "m", m)}
			for n := range records {
				shared.LogAttrs(ctx, slog.LevelInfo, "crumb", attrs...)
				derived := shared.With("i", i, "m", m).WithGroup("d")
				derived.WarnContext(ctx, "derived", "n", n, "list", list)
				if n%8 == 0 {
					derived.ErrorContext(ctx, "event", "error", fmt.Errorf("n: %w", errors.New("x")), "m", m)
				}
				// The caller's own again after the call.
				m["k"], list[0] = n, n
				m[fmt.Sprint(n)] = n
				attrs[0] = slog.Int("changed", n)
				attrs[0] = slog.Any("m", m)
			}
		})
	}
	stop := make(chan struct{})
	background := func(f func(i int)) {
		others.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
					f(i)
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	background(func(i int) {
		clone := e.hub.Clone()
		clone.Scope().SetTag("i", fmt.Sprint(i))
		e.hub.Scope().SetContext("c", sentry.Context{"i": i})
		clone.CaptureMessage("clone")
	})
	background(func(int) { e.hub.Flush(10 * time.Millisecond) })
	background(func(i int) { level.Set(slog.Level(8 - 4*(i%2))) })
	background(func(int) { l.Handler().(*slogsentry.Handler).Stats() })
	close(start)
	wg.Wait()
	close(stop)
	others.Wait()
	l.Handler().(*slogsentry.Handler).Close(t.Context())
	e.hub.Flush(time.Minute)
	if len(e.Events()) == 0 {
		t.Error("no events")
	}
	s := l.Handler().(*slogsentry.Handler).Stats()
	if sum := s.Captured + s.Suppressed + s.Deduplicated + s.Ignored + s.Rejected + s.Feedback; s.Seen != sum {
		t.Errorf("seen %d, accounted for %d: %+v", s.Seen, sum, s)
	}
}

// Clients come and go while records are logged.
func TestClientChangesMeanwhile(t *testing.T) {
	a, b := newEndpoint(t), newPlainEndpoint(t)
	hub := sentry.NewHub(a.hub.Client(), sentry.NewScope())
	l := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub}))
	clients := []*sentry.Client{a.hub.Client(), b.hub.Client(), nil}
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for range 8 {
		wg.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-stop:
					return
				default:
					l.Info("crumb", "i", i)
					if i%50 == 0 {
						l.Error("event", "i", i)
					}
				}
			}
		})
	}
	for i := range 60 {
		hub.BindClient(clients[i%len(clients)])
		time.Sleep(time.Millisecond)
	}
	close(stop)
	wg.Wait()
	hub.BindClient(a.hub.Client())
	l.Error("last")
	a.hub.Flush(time.Minute)
	events := a.Events()
	if len(events) == 0 || events[len(events)-1].Message != "last" {
		t.Errorf("%d events", len(events))
	}
}
