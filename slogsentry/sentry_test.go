package slogsentry_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// endpoint is a Sentry that a test logs to.
type endpoint struct {
	*sentrytest.Server
	hub *sentry.Hub
	t   testing.TB
}

// newEndpoint returns a local Sentry with a client that has our Integration.
func newEndpoint(t testing.TB, change ...func(*sentry.ClientOptions)) *endpoint {
	t.Helper()
	return connect(t, sentrytest.NewServer(t), append([]func(*sentry.ClientOptions){
		slogsentry.NewIntegration(nil).Install,
	}, change...)...)
}

// newPlainEndpoint is one whose client a user set up without our Integration.
func newPlainEndpoint(t testing.TB, change ...func(*sentry.ClientOptions)) *endpoint {
	t.Helper()
	return connect(t, sentrytest.NewServer(t), change...)
}

func connect(t testing.TB, s *sentrytest.Server, change ...func(*sentry.ClientOptions)) *endpoint {
	t.Helper()
	o := sentry.ClientOptions{Dsn: s.DSN(), Release: "test"}
	for _, f := range change {
		f(&o)
	}
	client, err := sentry.NewClient(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return &endpoint{Server: s, hub: sentry.NewHub(client, sentry.NewScope()), t: t}
}

// logger returns a logger that sends to the endpoint.
func (e *endpoint) logger(opts ...slogsentry.Options) *slog.Logger {
	var o slogsentry.Options
	if len(opts) > 0 {
		o = opts[0]
	}
	o.Hub = e.hub
	return slog.New(slogsentry.NewHandler(&o))
}

// events returns the n events that the endpoint has received: after a flush
// there are no more to come.
func (e *endpoint) events(n int) []*sentrytest.Event {
	e.t.Helper()
	if !e.hub.Flush(time.Minute) {
		e.t.Fatal("flush timed out")
	}
	events := e.Events()
	if len(events) == n {
		return events
	}
	var messages []string
	for _, event := range events {
		messages = append(messages, event.Message)
	}
	e.t.Fatalf("%d events, want %d: %q", len(events), n, messages)
	return nil
}

func (e *endpoint) event() *sentrytest.Event {
	e.t.Helper()
	return e.events(1)[0]
}

// trail returns the breadcrumbs logged so far, as they arrive with an event.
func (e *endpoint) trail() []sentrytest.Breadcrumb {
	e.t.Helper()
	n := len(e.Events())
	e.hub.CaptureMessage("trail")
	return e.events(n + 1)[n].Breadcrumbs
}

// withHub is a context that carries the endpoint's hub.
func (e *endpoint) withHub() context.Context {
	return sentry.SetHubOnContext(context.Background(), e.hub)
}

// hangs makes requests hang until the server is healed.
var hangs = sentrytest.Fault{Hang: sentrytest.AfterBody}

// inOrder is a client option: events are sent in the order captured.
func inOrder(o *sentry.ClientOptions) { o.DisableTelemetryBuffer = true }

// noBreadcrumbs is a client option for tests that make many events.
func noBreadcrumbs(o *sentry.ClientOptions) { o.MaxBreadcrumbs = -1 }

// unlimited is a handler option for the same.
var unlimited = &slogsentry.Throttle{Off: true}

// attrFuncs are an application's AttrFromContext, one of which fails.
var attrFuncs = []func(context.Context) []slog.Attr{
	func(context.Context) []slog.Attr {
		return []slog.Attr{slog.String("request_id", "r1"), slog.String("password", planted), slog.Group("user", "id", 42)}
	},
	func(context.Context) []slog.Attr { panic("boom") },
	func(context.Context) []slog.Attr { return nil },
}

var failing500 = sentrytest.Fault{Status: 500}
