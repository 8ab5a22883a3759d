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

func TestSDKTransaction(t *testing.T) {
	s := sentrytest.NewServer(t)
	hub := newHub(t, s.DSN(), func(o *sentry.ClientOptions) {
		o.EnableTracing = true
		o.TracesSampleRate = 1
	})
	ctx := sentry.SetHubOnContext(t.Context(), hub)
	span := sentry.StartTransaction(ctx, "GET /orders")
	span.StartChild("db.query").Finish()
	span.Finish()
	flush(t, hub)

	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := s.Wait(ctx, func() bool { return len(s.Transactions()) == 1 }); err != nil {
		t.Fatal(err)
	}
	tx := s.Transactions()[0]
	if tx.Type != "transaction" || tx.Transaction != "GET /orders" || len(tx.Spans) != 1 || tx.StartTimestamp.IsZero() {
		t.Errorf("transaction %s", tx.Raw)
	}
	sentrytest.AssertMatch(t, tx, `{"spans":[{"op":"db.query"}]}`)
	if len(s.Events()) != 0 {
		t.Error("a transaction is not an event")
	}
}

func TestSDKLogs(t *testing.T) {
	s := sentrytest.NewServer(t)
	hub := newHub(t, s.DSN(), nil)
	logger := sentry.NewLogger(sentry.SetHubOnContext(t.Context(), hub))
	logger.Warn().String("order", "A-1").Int("attempt", 2).Emit("stock is low")
	logger.Info().Emit("second")
	flush(t, hub)

	logs := s.Logs()
	if len(logs) != 2 {
		t.Fatalf("%d records; %d items", len(logs), s.Stats().Items["log"])
	}
	l := logs[0]
	if l.Body != "stock is low" || l.Level != "warn" || l.TraceID == "" || l.Timestamp.IsZero() {
		t.Errorf("record %s", l.Raw)
	}
	if l.Attributes["order"] != "A-1" || l.Attributes["attempt"] != 2.0 {
		t.Errorf("attributes %v", l.Attributes)
	}
}

func TestSDKCheckIn(t *testing.T) {
	s := sentrytest.NewServer(t)
	hub := newHub(t, s.DSN(), nil)
	hub.CaptureCheckIn(&sentry.CheckIn{MonitorSlug: "nightly", Status: sentry.CheckInStatusOK, Duration: 1500 * time.Millisecond},
		&sentry.MonitorConfig{Schedule: sentry.CrontabSchedule("0 3 * * *")})
	flush(t, hub)
	ins := s.CheckIns()
	if len(ins) != 1 || ins[0].MonitorSlug != "nightly" || ins[0].Status != "ok" || ins[0].Duration != 1.5 || ins[0].MonitorConfig == nil {
		t.Errorf("check-ins %+v", ins)
	}
}

func TestSDKAttachment(t *testing.T) {
	s := sentrytest.NewServer(t)
	hub := newHub(t, s.DSN(), nil)
	hub.Scope().AddAttachment(&sentry.Attachment{Filename: "a.bin", ContentType: "application/octet-stream", Payload: []byte("line\n\x00\xff\n")})
	hub.CaptureMessage("with attachment")
	flush(t, hub)
	ev := s.RequireEvents(t, 1)[0]
	files := s.Attachments()
	if len(files) != 1 || files[0].Filename != "a.bin" || files[0].ContentType != "application/octet-stream" || string(files[0].Payload) != "line\n\x00\xff\n" {
		t.Fatalf("attachments %+v", files)
	}
	if files[0].Envelope != ev.Envelope {
		t.Error("event and attachment came in different envelopes")
	}
}

func TestSDKClientReport(t *testing.T) {
	s := sentrytest.NewServer(t)
	hub := newHub(t, s.DSN(), func(o *sentry.ClientOptions) {
		o.BeforeSend = func(ev *sentry.Event, _ *sentry.EventHint) *sentry.Event {
			if ev.Message == "drop me" {
				return nil
			}
			return ev
		}
	})
	hub.CaptureMessage("drop me")
	hub.CaptureMessage("keep me")
	flush(t, hub)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	hub.Client().Close() // reports go with the next envelope or with the end of the client
	if err := s.Wait(ctx, func() bool { return len(s.ClientReports()) > 0 }); err != nil {
		t.Fatal(err)
	}
	report := s.ClientReports()[0]
	if len(report.Discarded) == 0 || report.Discarded[0] != (sentrytest.Discarded{Reason: "before_send", Category: "error", Quantity: 1}) {
		t.Errorf("report %s", report.Raw)
	}
	if report.Timestamp.IsZero() {
		t.Error("no timestamp")
	}
}

func TestTwoProjects(t *testing.T) {
	s := sentrytest.NewServer(t)
	for _, p := range []struct{ key, project string }{{"blue", "7"}, {"green", "some/path/8"}} {
		hub := newHub(t, s.ProjectDSN(p.key, p.project), nil)
		hub.CaptureMessage(p.key)
		flush(t, hub)
	}
	events := s.RequireEvents(t, 2)
	for i, want := range []string{"7 blue blue", "8 green green"} {
		r := events[i].Envelope.Request
		if got := r.Project + " " + r.PublicKey + " " + events[i].Message; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
