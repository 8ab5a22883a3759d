package transport_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	"github.com/sentrylog/sentrylog/internal/leaktest"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if childMain() {
		return
	}
	goleak.VerifyTestMain(m, leaktest.Options()...)
}

// start returns a transport and the client that uses it.
func start(t testing.TB, dsn string, opts *transport.Options) (*transport.Transport, *sentry.Client) {
	t.Helper()
	tr := transport.New(opts)
	c, err := sentry.NewClient(sentry.ClientOptions{
		Dsn: dsn, Transport: tr, EnableTracing: true, TracesSampleRate: 1, Release: "v1", Environment: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Close()
		checkSum(t, tr.Stats())
	})
	return tr, c
}

// capture sends an error event with the given message.
func capture(c *sentry.Client, message string) {
	e := sentry.NewEvent()
	e.Message, e.Level = message, sentry.LevelError
	c.CaptureEvent(e, nil, nil)
}

func captureAll(c *sentry.Client, n int) {
	for i := range n {
		capture(c, fmt.Sprint(i))
	}
}

// checkSum fails unless the counts add up.
func checkSum(t testing.TB, s transport.Stats) {
	t.Helper()
	if s.Accepted+s.Adopted != s.Sent+s.Queued+s.Spooled+s.DroppedItems() {
		t.Errorf("counts do not add up: %+v", s)
	}
}

// checkDrops fails unless exactly these were dropped.
func checkDrops(t testing.TB, s transport.Stats, want ...transport.Drop) {
	t.Helper()
	if len(want) == 0 {
		want = []transport.Drop{}
	}
	if diff := cmp.Diff(want, s.Dropped); diff != "" {
		t.Errorf("dropped (-want +got):\n%s", diff)
	}
}

// messages counts the messages of events.
func messages(events []*sentrytest.Event) map[string]int {
	got := make(map[string]int)
	for _, e := range events {
		got[e.Message]++
	}
	return got
}

func checkEachOnce(t testing.TB, events []*sentrytest.Event, n int) {
	t.Helper()
	got := messages(events)
	for i := range n {
		if got[fmt.Sprint(i)] != 1 {
			t.Errorf("event %d arrived %d times", i, got[fmt.Sprint(i)])
		}
	}
	if len(events) != n {
		t.Errorf("%d events arrived, want %d", len(events), n)
	}
}

func within(t testing.TB, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

func TestThousandInATightLoop(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), nil)
	captureAll(c, 1000)
	if !c.Flush(30 * time.Second) {
		t.Error("Flush: false")
	}
	checkEachOnce(t, server.Events(), 1000)
	checkDrops(t, tr.Stats())
	if n := server.Stats().Connections; n > 20 {
		t.Errorf("%d connections", n)
	}
}

// TestConnectionsWorkInParallel: one after the other, 60 requests of 100
// milliseconds would take 6 seconds.
func TestConnectionsWorkInParallel(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Delay: 200 * time.Millisecond})
	tr, c := start(t, server.DSN(), nil)
	begin := time.Now()
	captureAll(c, 60)
	if err := tr.Shutdown(within(t, 20*time.Second)); err != nil {
		t.Error(err)
	}
	if d := time.Since(begin); d > 9*time.Second { // one after the other it would be 12
		t.Errorf("took %v", d)
	}
	checkEachOnce(t, server.Events(), 60)
}

// TestWire sends one of everything and looks at it as the server saw it.
func TestWire(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, strings.Replace(server.ProjectDSN("key", "42"), "key@", "key:secret@", 1), nil)
	hub := sentry.NewHub(c, sentry.NewScope())
	ctx := sentry.SetHubOnContext(t.Context(), hub)

	span := sentry.StartTransaction(ctx, "job")
	span.StartChild("step").Finish()
	traced := sentry.NewEvent()
	traced.Message, traced.Level = "boom", sentry.LevelFatal
	traced.Attachments = []*sentry.Attachment{{Filename: "a.txt", ContentType: "text/plain", Payload: []byte("one\ntwo\n")}}
	traced.Contexts["page"] = sentry.Context{"text": strings.Repeat("long enough to be compressed ", 1000)}
	hub.CaptureEvent(traced)
	span.Finish()
	hub.CaptureCheckIn(&sentry.CheckIn{MonitorSlug: "nightly", Status: sentry.CheckInStatusOK}, nil)
	if !hub.Flush(20 * time.Second) {
		t.Fatal("Flush: false")
	}

	events, transactions, checkIns := server.Events(), server.Transactions(), server.CheckIns()
	if len(events) != 1 || len(transactions) != 1 || len(checkIns) != 1 {
		t.Fatalf("%d events, %d transactions, %d check-ins", len(events), len(transactions), len(checkIns))
	}
	sentrytest.AssertMatch(t, events[0].Raw, `{"message":"boom","level":"fatal","release":"v1","type":"<absent>"}`)
	sentrytest.AssertMatch(t, events[0].Envelope.Header, map[string]any{
		"event_id": events[0].EventID,
		"sent_at":  sentrytest.Present,
		"sdk":      map[string]any{"name": "sentry.go", "version": sentry.SDKVersion},
	})
	sentrytest.AssertMatch(t, transactions[0].Envelope.Header, `{"trace":{"public_key":"key","transaction":"job"}}`)
	if len(transactions[0].Spans) != 1 || checkIns[0].MonitorSlug != "nightly" {
		t.Errorf("%+v %+v", transactions[0], checkIns[0])
	}
	attachments := server.Attachments()
	if len(attachments) != 1 || string(attachments[0].Payload) != "one\ntwo\n" || attachments[0].ContentType != "text/plain" {
		t.Errorf("attachments: %+v", attachments)
	}
	for _, r := range server.Requests() {
		if r.Project != "42" || r.PublicKey != "key" {
			t.Errorf("project %s, key %s", r.Project, r.PublicKey)
		}
		want := map[string]string{
			"Content-Type":  "application/x-sentry-envelope",
			"User-Agent":    "sentry.go/" + sentry.SDKVersion,
			"X-Sentry-Auth": "Sentry sentry_version=7, sentry_client=sentry.go/" + sentry.SDKVersion + ", sentry_key=key, sentry_secret=secret",
		}
		for name, v := range want {
			if got := r.Header.Get(name); got != v {
				t.Errorf("%s: %s", name, got)
			}
		}
		if small := len(r.Decoded) < 12<<10; small != (r.Header.Get("Content-Encoding") == "") {
			t.Errorf("%d bytes are sent with Content-Encoding %q", len(r.Decoded), r.Header.Get("Content-Encoding"))
		}
		at, err := time.Parse(time.RFC3339, r.Envelope.Header["sent_at"].(string))
		if err != nil || time.Since(at) > time.Minute || at.Location() != time.UTC {
			t.Errorf("sent_at: %v %v", at, err)
		}
	}
	checkSum(t, tr.Stats())
}

func TestLogsAndMetrics(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr := transport.New(nil)
	c, err := sentry.NewClient(sentry.ClientOptions{Dsn: server.DSN(), Transport: tr})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	e := sentry.NewEvent()
	e.Type = "log"
	e.Logs = []sentry.Log{{Body: "one", Level: sentry.LogLevelInfo}, {Body: "two", Level: sentry.LogLevelInfo}}
	tr.SendEvent(e)
	m := sentry.NewEvent()
	m.Type = "trace_metric"
	m.Metrics = []sentry.Metric{{Name: "n", Type: sentry.MetricTypeCounter, Value: sentry.Int64MetricValue(1)}}
	tr.SendEvent(m)
	if !tr.Flush(20 * time.Second) {
		t.Fatal("Flush: false")
	}
	if logs := server.Logs(); len(logs) != 2 || logs[1].Body != "two" {
		t.Errorf("logs: %+v", logs)
	}
	for _, env := range server.Envelopes() {
		sentrytest.AssertMatch(t, env.Items[0].Header, map[string]any{"item_count": sentrytest.Present, "content_type": sentrytest.Present})
		if ua := env.Request.Header.Get("User-Agent"); ua != "sentry.go/"+sentry.SDKVersion {
			t.Errorf("User-Agent %q", ua)
		}
	}
	if s := tr.Stats(); s.Accepted != 3 || s.Sent != 3 {
		t.Errorf("%+v", s)
	}
}

type panics struct{}

func (panics) MarshalJSON() ([]byte, error) { panic("no") }

// TestNotEncodable: a value that JSON refuses costs that value.
func TestNotEncodable(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), nil)
	cycle := map[string]any{}
	cycle["self"] = cycle
	bad := sentry.Context{
		"chan": make(chan int), "func": func() {}, "nan": math.NaN(), "panics": panics{}, "cycle": cycle, "good": 1,
	}
	e := sentry.NewEvent()
	e.Message = "m"
	e.Contexts["bad"] = bad
	e.Contexts["good"] = sentry.Context{"k": "v"}
	e.Breadcrumbs = []*sentry.Breadcrumb{nil, {Message: "crumb", Data: map[string]any{"c": make(chan int)}}}
	e.Exception = []sentry.Exception{{
		Type: "T", Mechanism: &sentry.Mechanism{Data: map[string]any{"inf": math.Inf(1)}},
		Stacktrace: &sentry.Stacktrace{Frames: []sentry.Frame{{Function: "f", Vars: map[string]any{"f": func() {}}}}},
	}}
	e.Threads = []sentry.Thread{{Stacktrace: &sentry.Stacktrace{Frames: []sentry.Frame{{Function: "g"}}}}}
	c.CaptureEvent(e, nil, nil)
	if !tr.Flush(20 * time.Second) {
		t.Fatalf("Flush: false: %+v", tr.Stats())
	}
	got := server.RequireEvents(t, 1)[0]
	sentrytest.AssertMatch(t, got.Raw, `{
		"message": "m",
		"contexts": {
			"bad": {
				"chan": "[not encodable: chan int]", "func": "[not encodable: func()]",
				"nan": "[not encodable: float64]", "panics": "[not encodable: transport_test.panics]",
				"cycle": "[not encodable: map[string]interface {}]", "good": 1
			},
			"good": {"k": "v"}
		},
		"breadcrumbs": [{"message": "crumb", "data": {"c": "[not encodable: chan int]"}}],
		"exception": [{"mechanism": {"data": {"inf": "[not encodable: float64]"}},
			"stacktrace": {"frames": [{"function": "f", "vars": {"f": "[not encodable: func()]"}}]}}],
		"threads": [{"stacktrace": {"frames": [{"function": "g"}]}}]
	}`)
	if _, ok := bad["chan"].(chan int); !ok {
		t.Error("the caller's map was changed")
	}
}

// TestNothingEncodable: what cannot be helped is counted.
func TestNothingEncodable(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, _ := start(t, server.DSN(), nil)
	e := sentry.NewEvent()
	e.Type = "check_in" // without one: the SDK's encoder panics
	tr.SendEvent(e)
	tr.SendEvent(nil)
	if tr.Flush(20 * time.Second) {
		t.Error("Flush: true, though an event was lost")
	}
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonInternalError, Category: "monitor", Items: 1})
}

// TestEventsAreNotRetained: the caller may change everything after SendEvent.
func TestEventsAreNotRetained(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, _ := start(t, server.DSN(), nil)
	e := sentry.NewEvent()
	e.EventID, e.Message = "00000000000000000000000000000001", "before"
	payload := []byte("before")
	e.Attachments = []*sentry.Attachment{{Filename: "f", Payload: payload}}
	tr.SendEvent(e)
	e.Message = "after"
	e.Tags["k"] = "after"
	copy(payload, "after!")
	tr.Flush(20 * time.Second)
	if got := server.RequireEvents(t, 1)[0].Message; got != "before" {
		t.Error(got)
	}
	if got := string(server.Attachments()[0].Payload); got != "before" {
		t.Error(got)
	}
	server.NotContains(t, "after")
}

func TestMisuse(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	for name, prepare := range map[string]func(*transport.Transport){
		"not configured": func(*transport.Transport) {},
		"bad DSN":        func(tr *transport.Transport) { tr.Configure(sentry.ClientOptions{Dsn: "https://s3cret"}) },
		"bad proxy": func(tr *transport.Transport) {
			tr.Configure(sentry.ClientOptions{Dsn: server.DSN(), HTTPProxy: "http://user:s3cret@%"})
		},
		"two DSNs": func(tr *transport.Transport) {
			tr.Configure(sentry.ClientOptions{Dsn: server.DSN()})
			tr.Configure(sentry.ClientOptions{Dsn: server.ProjectDSN("s3cret", "7")})
		},
	} {
		t.Run(name, func(t *testing.T) {
			tr := transport.New(nil)
			prepare(tr)
			e := sentry.NewEvent()
			e.EventID, e.Message = "00000000000000000000000000000001", "m"
			tr.SendEvent(e)
			err := tr.Shutdown(within(t, 10*time.Second))
			if err == nil || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("Shutdown: %v", err)
			}
			checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonInternalError, Category: "error", Items: 1})
		})
	}
	if n := server.Stats().Requests; n != 0 {
		t.Errorf("%d requests", n)
	}
}

func TestEmptyDSN(t *testing.T) {
	t.Setenv("SENTRY_DSN", "")
	tr, c := start(t, "", &transport.Options{SpoolDir: filepath.Join(t.TempDir(), "spool")})
	capture(c, "0")
	if !c.Flush(time.Second) {
		t.Error("Flush: false")
	}
	if err := tr.Shutdown(within(t, time.Second)); err != nil {
		t.Error(err)
	}
	if s := tr.Stats(); s.Accepted != 0 || s.DroppedItems() != 0 {
		t.Errorf("%+v", s)
	}
}

// TestOddSDKName: what cannot stand in an HTTP header does not get there.
func TestOddSDKName(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), nil)
	c.SetSDKIdentifier("a\r\nX-Evil: b")
	capture(c, "0")
	if !tr.Flush(20 * time.Second) {
		t.Error("Flush: false")
	}
	if r := server.Requests()[0]; r.Header.Get("X-Evil") != "" || r.Header.Get("User-Agent") != "sentry.go/"+sentry.SDKVersion {
		t.Errorf("%v", r.Header)
	}
}

func TestConfigureTwiceForOneDSN(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), nil)
	tr.Configure(sentry.ClientOptions{Dsn: server.DSN()})
	capture(c, "0")
	if !tr.Flush(20 * time.Second) {
		t.Error("Flush: false")
	}
	checkEachOnce(t, server.Events(), 1)
}

func TestAfterClose(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), nil)
	capture(c, "0")
	if err := tr.Shutdown(within(t, 20*time.Second)); err != nil {
		t.Error(err)
	}
	capture(c, "1")
	tr.Close()
	if tr.Flush(time.Second) {
		t.Error("Flush after Close: true, though an event was lost")
	}
	if !tr.Flush(time.Second) {
		t.Error("Flush again: false, though nothing was lost since")
	}
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonClosed, Category: "error", Items: 1})
	checkEachOnce(t, server.Events(), 1)
}

// TestConcurrentUse calls everything at once, for the race detector.
func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), &transport.Options{OnDrop: func(transport.Drop) {}, SpoolDir: t.TempDir(), Durable: true})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 25 {
				capture(c, fmt.Sprint(i))
				checkSum(t, tr.Stats())
			}
		})
		wg.Go(func() { tr.Flush(time.Second) })
	}
	wg.Wait()
	for range 3 {
		wg.Go(func() { capture(c, "x") })
		wg.Go(tr.Close)
		wg.Go(func() { tr.Flush(time.Second) })
	}
	wg.Wait()
	checkSum(t, tr.Stats())
}

func TestStatsEncodeAsJSON(t *testing.T) {
	t.Parallel()
	tr := transport.New(nil)
	tr.SendEvent(sentry.NewEvent())
	got, err := json.Marshal(tr.Stats())
	want := `{"accepted":1,"adopted":0,"sent":0,"queued":0,"spooled":0,` +
		`"dropped":[{"reason":"internal_sdk_error","category":"error","items":1}],` +
		`"forwarded":0,"requests":0,"retries":0,"bytes":0,"spoolErrors":0}`
	if err != nil || string(got) != want {
		t.Errorf("%s %v", got, err)
	}
}
