//go:build !race

package transport_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport"
)

// TestRateLimitedEventsAreFree: while Sentry wants nothing, an event is refused
// before it is serialised.
func TestRateLimitedEventsAreFree(t *testing.T) {
	tr := transport.New(&transport.Options{HTTPTransport: roundTripper(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 429, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
	})})
	tr.Configure(sentry.ClientOptions{Dsn: dsn})
	defer tr.Close()
	e := benchEvent()
	tr.SendEvent(e)
	tr.Flush(20 * time.Second)
	if n := testing.AllocsPerRun(100, func() { tr.SendEvent(e) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	if s := tr.Stats(); s.Requests != 1 {
		t.Errorf("%+v", s)
	}
}

// TestSendEventAllocations: one encoding, and little besides.
func TestSendEventAllocations(t *testing.T) {
	tr := transport.New(&transport.Options{HTTPTransport: roundTripper(accepting), Connections: 1})
	tr.Configure(sentry.ClientOptions{Dsn: dsn})
	defer tr.Close()
	e := benchEvent()
	encoding := testing.AllocsPerRun(100, func() { _, _ = e.MarshalJSON() })
	// Sending counts as well, since it happens meanwhile.
	if n := testing.AllocsPerRun(100, func() { tr.SendEvent(e) }); n > encoding+60 {
		t.Errorf("%v allocations, of which %v for encoding", n, encoding)
	}
}
