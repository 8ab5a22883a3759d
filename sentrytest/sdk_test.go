package sentrytest_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// newHub returns a hub of its own whose client sends to the DSN and is closed with the test.
func newHub(tb testing.TB, dsn string, change func(*sentry.ClientOptions)) *sentry.Hub {
	tb.Helper()
	transport := &http.Transport{}
	options := sentry.ClientOptions{Dsn: dsn, HTTPTransport: transport}
	if change != nil {
		change(&options)
	}
	client, err := sentry.NewClient(options)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		client.Close()
		transport.CloseIdleConnections()
	})
	return sentry.NewHub(client, sentry.NewScope())
}

func flush(tb testing.TB, hub *sentry.Hub) {
	tb.Helper()
	if !hub.Flush(10 * time.Second) {
		tb.Fatal("flush failed")
	}
}

func TestSDKEvent(t *testing.T) {
	s := sentrytest.NewServer(t)
	hub := newHub(t, s.DSN(), func(o *sentry.ClientOptions) {
		o.Release = "shop@1.2.3"
		o.Environment = "testing"
		o.ServerName = "host-1"
	})
	hub.Scope().SetTag("tenant", "blue")
	hub.Scope().SetUser(sentry.User{ID: "42", Email: "john@example.com"})
	hub.Scope().SetContext("order", sentry.Context{"id": 17, "items": []string{"a", "b"}})
	hub.Scope().SetFingerprint([]string{"order", "failed"})
	hub.AddBreadcrumb(&sentry.Breadcrumb{Message: "step", Category: "shop", Data: map[string]any{"n": 1}}, nil)
	id := hub.CaptureException(errors.Join(errors.New("no stock")))
	flush(t, hub)

	ev := s.RequireEvents(t, 1)[0]
	if ev.EventID != string(*id) || ev.Envelope.EventID() != string(*id) {
		t.Errorf("ids %q and %q, want %q", ev.EventID, ev.Envelope.EventID(), *id)
	}
	if ev.Level != "error" || ev.Release != "shop@1.2.3" || ev.Environment != "testing" || ev.ServerName != "host-1" || ev.Platform != "go" {
		t.Errorf("event %s", ev.Raw)
	}
	if n := len(ev.Exceptions); n == 0 || ev.Exceptions[0].Value != "no stock" || ev.Exceptions[n-1].Stacktrace == nil {
		t.Errorf("exceptions %+v", ev.Exceptions)
	}
	if len(ev.Breadcrumbs) != 1 || ev.Breadcrumbs[0].Message != "step" || ev.Breadcrumbs[0].Timestamp.IsZero() {
		t.Errorf("breadcrumbs %+v", ev.Breadcrumbs)
	}
	if ev.Tags["tenant"] != "blue" || ev.User["email"] != "john@example.com" || ev.Contexts["order"]["id"] != 17.0 {
		t.Errorf("tags %v, user %v, contexts %v", ev.Tags, ev.User, ev.Contexts)
	}
	if age := time.Since(ev.Timestamp); age < 0 || age > time.Minute {
		t.Errorf("timestamp %v", ev.Timestamp)
	}
	if r := ev.Envelope.Request; r.Project != "1" || r.PublicKey != "public" || r.Status() != 200 || r.Err() != nil {
		t.Errorf("request of project %q, key %q: %d, %v", r.Project, r.PublicKey, r.Status(), r.Err())
	}
	s.NotContains(t, "hunter2hunter2")
	if err := s.CheckAbsent("john@example.com"); err == nil {
		t.Error("the user's address was not found")
	}
}

func TestWaitEventsFails(t *testing.T) {
	s := sentrytest.NewServer(t)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := s.WaitEvents(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestFailNext(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{Status: 500}, sentrytest.Fault{Reset: sentrytest.AfterBody})
	hub := newHub(t, s.DSN(), nil)
	for _, m := range []string{"one", "two", "three"} {
		hub.CaptureMessage(m)
		flush(t, hub)
	}
	if got := s.RequireEvents(t, 1)[0].Message; got != "three" {
		t.Errorf("got %q", got)
	}
	if n := len(s.Requests()); n < 3 {
		t.Errorf("%d requests", n)
	}
}
