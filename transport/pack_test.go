package transport_test

import (
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

// longTrail returns an event with a hundred breadcrumbs, ten kilobytes in all.
func longTrail(i int) *sentry.Event {
	e := sentry.NewEvent()
	e.Message, e.Level = fmt.Sprint(i), sentry.LevelError
	for j := range 100 {
		e.Breadcrumbs = append(e.Breadcrumbs, &sentry.Breadcrumb{
			Category: "slog", Level: sentry.LevelInfo, Timestamp: time.Now(),
			Message: fmt.Sprintf("step %d of %d", j, i),
		})
	}
	return e
}

// A gate is a server that answers nothing until it is opened.
type gate struct {
	open chan struct{}

	mu     sync.Mutex
	events []*sentrytest.Event
	errs   []error
}

func (g *gate) RoundTrip(r *http.Request) (*http.Response, error) {
	select {
	case <-g.open:
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	body, err := io.ReadAll(plain(r))
	g.mu.Lock()
	defer g.mu.Unlock()
	if err == nil {
		var e *sentrytest.Envelope
		if e, err = sentrytest.ParseEnvelope(body); err == nil {
			g.events = append(g.events, e.Events()...)
		}
	}
	if err != nil {
		g.errs = append(g.errs, err)
	}
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
}

// check fails unless n events with whole trails arrived once each.
func (g *gate) check(t *testing.T, n int) {
	t.Helper()
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, err := range g.errs {
		t.Error(err)
	}
	checkEachOnce(t, g.events, n)
	for _, e := range g.events {
		if n := len(e.Breadcrumbs); n != 100 {
			t.Errorf("event %s has %d breadcrumbs", e.Message, n)
		}
		if got, want := e.Breadcrumbs[99].Message, "step 99 of "+e.Message; got != want {
			t.Errorf("the last breadcrumb says %q, not %q", got, want)
		}
	}
}

// TestWhatWaitsTakesLittleRoom: six megabytes of events wait in a queue of two,
// because they are compressed, and arrive whole.
func TestWhatWaitsTakesLittleRoom(t *testing.T) {
	const n = 600
	synctest.Test(t, func(t *testing.T) {
		g := &gate{open: make(chan struct{})}
		tr := transport.New(&transport.Options{QueueBytes: 2 << 20, Timeout: time.Hour, HTTPTransport: g})
		tr.Configure(sentry.ClientOptions{Dsn: dsn})
		for i := range n {
			tr.SendEvent(longTrail(i))
			synctest.Wait()
		}
		close(g.open)
		if !tr.Flush(time.Hour) {
			t.Error("Flush: false")
		}
		tr.Close()
		checkDrops(t, tr.Stats())
		g.check(t, n)
	})
}

// TestPackedGoToDisk: what was compressed is stored as it would have been sent.
func TestPackedGoToDisk(t *testing.T) {
	const n = 300
	synctest.Test(t, func(t *testing.T) {
		g := &gate{open: make(chan struct{})}
		opts := &transport.Options{SpoolDir: t.TempDir(), Timeout: time.Hour, HTTPTransport: g}
		tr := transport.New(opts)
		tr.Configure(sentry.ClientOptions{Dsn: dsn})
		for i := range n {
			tr.SendEvent(longTrail(i))
			synctest.Wait()
		}
		tr.Close()
		if s := tr.Stats(); s.Spooled != n {
			t.Errorf("%d on disk: %+v", s.Spooled, s)
		}

		close(g.open)
		tr = transport.New(opts)
		tr.Configure(sentry.ClientOptions{Dsn: dsn})
		time.Sleep(time.Minute)
		tr.Close()
		checkDrops(t, tr.Stats())
		g.check(t, n)
	})
}
