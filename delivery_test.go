package sentrylog_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

// logErrors logs n errors on one line of code, as fast as it can, and returns
// what shutdown says within the time. The trail of each event is the errors
// before it.
func logErrors(t *testing.T, server *sentrytest.Server, n int, within time.Duration) error {
	t.Helper()
	shutdown, err := sentrylog.Init(
		sentrylog.WithConfig(sentrylog.Config{DSN: server.DSN(), Release: "test"}),
		sentrylog.WithConsole(nil),
		sentrylog.WithHandlerOptions(slogsentry.Options{Throttle: &slogsentry.Throttle{Off: true}}),
	)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		slog.Error("charge failed", "error", fmt.Errorf("order %d: declined", i), "items", i, "shop", "Bergen")
	}
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	return shutdown(ctx)
}

func checkDistinct(t *testing.T, events []*sentrytest.Event, want int) {
	t.Helper()
	seen := make(map[string]bool)
	for _, e := range events {
		seen[e.Exceptions[len(e.Exceptions)-1].Value] = true
	}
	if len(seen) != want || len(events) != want {
		t.Errorf("%d errors arrived in %d events, want %d", len(seen), len(events), want)
	}
}

// A burst that no throttle holds back arrives whole.
func TestThousandErrorsAtOnce(t *testing.T) {
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Delay: 5 * time.Millisecond})
	if err := logErrors(t, server, 1000, time.Minute); err != nil {
		t.Error(err)
	}
	checkDistinct(t, server.Events(), 1000)
}

// Requests run side by side, so that a distant server is no reason to lose what
// was logged just before the end: one after the other they would take six
// seconds. It takes one; the rest is for busy machines.
func TestSixtyErrorsFarAway(t *testing.T) {
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Delay: 100 * time.Millisecond})
	if err := logErrors(t, server, 60, 4*time.Second); err != nil {
		t.Error(err)
	}
	checkDistinct(t, server.Events(), 60)
}

// Sentry refuses the only event of a problem with 429, and those that come next wait
// on disk for the end of the limit: nothing distinct is lost.
func TestNothingDistinctIsLostToARateLimit(t *testing.T) {
	server := sentrytest.NewServer(t)
	server.FailFunc(func(*sentrytest.Request) sentrytest.Fault {
		return sentrytest.Fault{Status: 429, RateLimits: "3600:error"}
	})
	told := make(chan sentry.EventID, 100)
	dir := t.TempDir()
	initialize := func(o ...sentrylog.Option) func(context.Context) error {
		shutdown, err := sentrylog.Init(append(o,
			sentrylog.WithConfig(sentrylog.Config{DSN: server.DSN(), Release: "test", SpoolDir: dir}),
			sentrylog.WithConsole(nil),
			sentrylog.WithHandlerOptions(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}}))...)
		if err != nil {
			t.Fatal(err)
		}
		return shutdown
	}
	shutdown := initialize(sentrylog.WithTransport(transport.Options{Connections: 2, OnRefused: func(id sentry.EventID) { told <- id }}))
	for n := range 16 {
		slog.Error("m", "fingerprint", []string{fmt.Sprint(n % 5)})
		if n == 0 {
			<-told // and with it the limit is known
		}
	}
	_ = shutdown(t.Context())

	server.Heal()
	shutdown = initialize()
	deadline := time.Now().Add(time.Minute)
	for len(server.Events()) < 6 && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
	}
	if err := shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	seen := make(map[string]string)
	for _, e := range server.Events() {
		if len(e.Fingerprint) == 1 { // or it is the report of what the throttle held back
			seen[e.Fingerprint[0]] = e.Tags["suppressed"]
		}
	}
	if len(seen) != 5 || seen["0"] != "1" {
		t.Errorf("%v", seen)
	}
}
