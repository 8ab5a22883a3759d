package transport_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

// slack is added to deadlines for a machine that is busy with other things. The
// promise is 100 milliseconds.
const slack = 2 * time.Second

// TestDeadline: whatever the server does, Shutdown keeps its deadline, Close is
// prompt, nothing blocks, and what was not delivered is named.
func TestDeadline(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]*sentrytest.Fault{
		"down":           nil,
		"hangs at once":  {Hang: sentrytest.BeforeBody},
		"hangs half way": {Hang: sentrytest.AfterBody},
		"resets":         {Reset: sentrytest.AfterBody},
		"unavailable":    {Status: 503},
		"slow":           {Delay: time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := sentrytest.NewServer(t)
			if fault == nil {
				server.Stop()
			} else {
				server.FailAll(*fault)
			}
			tr, c := start(t, server.DSN(), nil)
			captureAll(c, 60)
			begin := time.Now()
			if tr.Flush(200 * time.Millisecond) {
				t.Error("Flush: true")
			}
			if d := time.Since(begin); d > 200*time.Millisecond+slack {
				t.Errorf("Flush took %v", d)
			}
			begin = time.Now()
			err := tr.Shutdown(within(t, 200*time.Millisecond))
			if d := time.Since(begin); d > 200*time.Millisecond+slack {
				t.Errorf("Shutdown took %v", d)
			}
			var f *transport.FlushError
			if !errors.As(err, &f) || f.Dropped != 60 || f.Pending != 0 || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("Shutdown: %+v", err)
			}
			checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonClosed, Category: "error", Items: 60})
			server.Heal()
		})
	}
}

func TestCloseIsPrompt(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Hang: sentrytest.AfterBody})
	tr, c := start(t, server.DSN(), nil)
	captureAll(c, 20)
	begin := time.Now()
	tr.Close()
	if d := time.Since(begin); d > slack {
		t.Errorf("Close took %v", d)
	}
	server.Heal()
}

// TestRoundTripperThatIgnoresItsContext cannot hold up Close either.
func TestRoundTripperThatIgnoresItsContext(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	defer close(release)
	tr, c := start(t, "http://key@127.0.0.1:1/1", &transport.Options{
		HTTPTransport: roundTripper(func(*http.Request) (*http.Response, error) {
			<-release
			return nil, errors.New("late")
		}),
	})
	captureAll(c, 3)
	begin := time.Now()
	tr.Close()
	if d := time.Since(begin); d > slack {
		t.Errorf("Close took %v", d)
	}
	if s := tr.Stats(); s.Queued != 0 || s.DroppedItems() != 3 {
		t.Errorf("%+v", s)
	}
}

// A body that panics must not take the process with it. The answer counts: its
// header was read before.
type bodyThatPanics struct{ atClose bool }

func (b bodyThatPanics) Read([]byte) (int, error) {
	if b.atClose {
		return 0, io.EOF
	}
	panic("in Read")
}

func (b bodyThatPanics) Close() error {
	if b.atClose {
		panic("in Close")
	}
	return nil
}

func TestBodyThatPanics(t *testing.T) {
	t.Parallel()
	for _, body := range []bodyThatPanics{{}, {atClose: true}} {
		tr, c := start(t, "http://key@127.0.0.1:1/1", &transport.Options{
			HTTPTransport: roundTripper(func(r *http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: 200, Body: body, Request: r}, nil
			}),
		})
		captureAll(c, 10)
		if !tr.Flush(20 * time.Second) {
			t.Error("Flush: false")
		}
		if s := tr.Stats(); s.Sent != 10 || s.Requests != 10 {
			t.Errorf("%+v: %+v", body, s)
		}
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestHalfOpen: one connection that never answers delays the envelope on it and
// no other, and that one is delivered after the timeout on another connection.
func TestHalfOpen(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Hang: sentrytest.BeforeBody})
	tr, c := start(t, server.DSN(), &transport.Options{Timeout: 5 * time.Second})
	begin := time.Now()
	captureAll(c, 100)
	if _, err := server.WaitEvents(within(t, 4*time.Second), 99); err != nil {
		t.Fatalf("%v: %v", time.Since(begin), err)
	}
	if n := len(server.Events()); n != 99 {
		t.Errorf("%d events arrived beside the stuck one", n)
	}
	if !tr.Flush(20 * time.Second) {
		t.Error("Flush: false")
	}
	checkEachOnce(t, server.Events(), 100)
	checkDrops(t, tr.Stats())
}

// TestAnswerThatNeverEnds: the header settles it.
func TestAnswerThatNeverEnds(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Hang: sentrytest.HalfAnswer})
	tr, c := start(t, server.DSN(), nil)
	capture(c, "0")
	if !tr.Flush(10 * time.Second) {
		t.Error("Flush: false")
	}
	capture(c, "1")
	tr.Flush(10 * time.Second)
	checkEachOnce(t, server.Events(), 2)
	server.Heal()
}

// TestShutdownAfterFlush: a flush tells of what was lost since the one before,
// Shutdown of all that was, whoever has flushed meanwhile.
func TestShutdownAfterFlush(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Status: 400}, sentrytest.Fault{}, sentrytest.Fault{Status: 403})
	tr, c := start(t, server.DSN(), nil)
	for i, want := range []bool{false, true, false} {
		capture(c, fmt.Sprint(i))
		if got := tr.Flush(20 * time.Second); got != want {
			t.Errorf("flush %d: %t", i, got)
		}
	}
	err := tr.Shutdown(within(t, 20*time.Second))
	if got, want := fmt.Sprint(err), "sentry transport: not delivered: 2 dropped: answer 403 Forbidden"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestRecovers: what was queued while the server failed arrives once it works.
func TestRecovers(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]*sentrytest.Fault{
		"down":        nil,
		"resets":      {Reset: sentrytest.BeforeBody},
		"unavailable": {Status: 503},
		"bad gateway": {Status: 502},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := sentrytest.NewServer(t)
			if fault == nil {
				server.Stop()
			} else {
				server.FailAll(*fault)
			}
			tr, c := start(t, server.DSN(), nil)
			captureAll(c, 60)
			time.Sleep(500 * time.Millisecond)
			requests := tr.Stats().Requests
			if requests == 0 || requests > 20 {
				t.Errorf("%d requests in half a second of outage", requests)
			}
			if fault == nil {
				if err := server.Restart(); err != nil {
					t.Skip(err)
				}
			} else {
				server.Heal()
			}
			// Without a flush, and without a new event.
			if _, err := server.WaitEvents(within(t, 20*time.Second), 60); err != nil {
				t.Fatal(err)
			}
			if !tr.Flush(10 * time.Second) {
				t.Error("Flush: false")
			}
			checkEachOnce(t, server.Events(), 60)
		})
	}
}

// TestAnswersThatSettle: any answer but those of a gateway is final, and only
// 429 is not reported to Sentry.
func TestAnswersThatSettle(t *testing.T) {
	t.Parallel()
	for status, reason := range map[int]transport.Reason{
		301: transport.ReasonSendError,
		400: transport.ReasonSendError,
		403: transport.ReasonSendError,
		408: transport.ReasonSendError,
		413: transport.ReasonSendError,
		429: transport.ReasonTooManyRequests,
		500: transport.ReasonSendError,
		501: transport.ReasonSendError,
	} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			server := sentrytest.NewServer(t)
			server.FailNext(sentrytest.Fault{Status: status, RetryAfter: "0", Header: http.Header{"Location": {"/elsewhere"}}})
			tr, c := start(t, server.DSN(), nil)
			capture(c, "lost")
			if tr.Flush(20 * time.Second) {
				t.Error("Flush: true, though an event was lost")
			}
			checkDrops(t, tr.Stats(), transport.Drop{Reason: reason, Category: "error", Items: 1})
			capture(c, "0")
			if !tr.Flush(20 * time.Second) {
				t.Error("Flush: false")
			}
			checkEachOnce(t, server.Events(), 1)
			if n := tr.Stats().Requests; n != 2 {
				t.Errorf("%d requests", n)
			}
			reports := server.ClientReports()
			if reason == transport.ReasonTooManyRequests {
				if len(reports) != 0 {
					t.Errorf("reported what the server had counted: %s", reports[0].Raw)
				}
				return
			}
			if len(reports) != 1 {
				t.Fatalf("%d client reports", len(reports))
			}
			sentrytest.AssertMatch(t, reports[0].Raw,
				`{"timestamp":"<present>","discarded_events":[{"reason":"send_error","category":"error","quantity":1}]}`)
		})
	}
}

// TestOnRefused: told of are error events that were answered 429, and nothing else.
func TestOnRefused(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	refused := make(chan sentry.EventID, 10)
	tr, c := start(t, server.DSN(), &transport.Options{Connections: 1, OnRefused: func(id sentry.EventID) {
		refused <- id
		panic("no")
	}})
	e := sentry.NewEvent()
	for _, status := range []int{200, 400, 429} {
		server.FailNext(sentrytest.Fault{Status: status, RetryAfter: "0"})
		e = sentry.NewEvent()
		e.Message = "m"
		c.CaptureEvent(e, nil, nil)
		tr.Flush(20 * time.Second)
	}
	server.FailNext(sentrytest.Fault{Status: 429, RetryAfter: "0"})
	tx := sentry.NewEvent()
	tx.Type = "transaction"
	tr.SendEvent(tx)
	tr.Flush(20 * time.Second)
	close(refused)
	var ids []sentry.EventID
	for id := range refused {
		ids = append(ids, id)
	}
	if len(ids) != 1 || ids[0] != e.EventID {
		t.Errorf("refused %q, want %q", ids, e.EventID)
	}
}

func TestRateLimits(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Status: 200, RateLimits: "60:error;transaction:organization:quota"})
	tr, c := start(t, server.DSN(), nil)
	capture(c, "0") // accepted, though the answer announces the limit
	tr.Flush(20 * time.Second)
	capture(c, "dropped")
	capture(c, "dropped")
	c.CaptureCheckIn(&sentry.CheckIn{MonitorSlug: "s", Status: sentry.CheckInStatusOK}, nil, nil)
	if tr.Flush(20 * time.Second) {
		t.Error("Flush: true")
	}
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonRateLimit, Category: "error", Items: 2})
	checkEachOnce(t, server.Events(), 1)
	if len(server.CheckIns()) != 1 || len(server.ClientReports()) != 1 {
		t.Fatalf("%d check-ins, %d reports", len(server.CheckIns()), len(server.ClientReports()))
	}
	sentrytest.AssertMatch(t, server.ClientReports()[0].Discarded,
		`[{"reason":"ratelimit_backoff","category":"error","quantity":2}]`)
}

func TestReportOfTransactionsCountsSpans(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Status: 400})
	tr, c := start(t, server.DSN(), nil)
	e := sentry.NewEvent()
	e.Type, e.Transaction = "transaction", "t"
	e.Spans = []*sentry.Span{{Op: "a"}, {Op: "b"}}
	c.CaptureEvent(e, nil, nil)
	tr.Flush(20 * time.Second)
	// Nothing else is sent, so that the report goes on its own.
	if err := tr.Shutdown(within(t, 20*time.Second)); err == nil {
		t.Error("Shutdown does not tell of the loss")
	}
	if n := len(server.ClientReports()); n != 1 {
		t.Fatalf("%d client reports", n)
	}
	sentrytest.AssertMatch(t, server.ClientReports()[0].Discarded, `[
		{"reason":"send_error","category":"span","quantity":3},
		{"reason":"send_error","category":"transaction","quantity":1}]`)
}

func TestClientReportsCanBeDisabled(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Status: 400})
	tr := transport.New(nil)
	c, err := sentry.NewClient(sentry.ClientOptions{Dsn: server.DSN(), Transport: tr, DisableClientReports: true})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	capture(c, "lost")
	tr.Flush(20 * time.Second)
	capture(c, "0")
	_ = tr.Shutdown(within(t, 20*time.Second))
	if n := len(server.ClientReports()); n != 0 {
		t.Errorf("%d client reports", n)
	}
}

// TestStorm outruns a server that takes 5 milliseconds: the queue stays within
// its bounds, and events of every tenth of the storm and the very last one
// arrive.
func TestStorm(t *testing.T) {
	t.Parallel()
	var tenths [10]atomic.Int64
	var last atomic.Bool
	const n = 5_000
	server := sentrytest.NewServer(t, sentrytest.CountOnly(func(env *sentrytest.Envelope) {
		for _, e := range env.Events() {
			var i int
			if _, err := fmt.Sscan(e.Message, &i); err == nil {
				tenths[i*10/n].Add(1)
				last.CompareAndSwap(false, i == n-1)
			}
		}
	}))
	server.FailAll(sentrytest.Fault{Delay: 5 * time.Millisecond})
	tr, c := start(t, server.DSN(), &transport.Options{QueueItems: 100})
	for i := range n {
		capture(c, fmt.Sprint(i))
		if i%100 == 0 {
			if s := tr.Stats(); s.Queued > 100 {
				t.Fatalf("%d queued", s.Queued)
			}
			time.Sleep(20 * time.Millisecond) // 5,000 a second, a machine under load given
		}
	}
	tr.Flush(30 * time.Second)
	for i := range tenths {
		if tenths[i].Load() == 0 {
			t.Errorf("no event of tenth %d arrived", i)
		}
	}
	if !last.Load() {
		t.Error("the last event did not arrive")
	}
	s := tr.Stats()
	checkSum(t, s)
	if s.Queued != 0 || s.Accepted != n {
		t.Errorf("%+v", s)
	}
	checkDrops(t, s, transport.Drop{Reason: transport.ReasonQueueOverflow, Category: "error", Items: n - s.Sent})
}

// TestPriorities fills the queue with less important things while nothing is
// sent: the fatal event and the errors survive.
func TestPriorities(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Hang: sentrytest.BeforeBody})
	tr, c := start(t, server.DSN(), &transport.Options{QueueItems: 20, Connections: 1})
	send := func(message, typ string, level sentry.Level) {
		e := sentry.NewEvent()
		e.Message, e.Type, e.Level = message, typ, level
		c.CaptureEvent(e, nil, nil)
	}
	send("0", "", sentry.LevelError)
	eventually(t, "it is under way", func() bool { return server.Stats().Requests == 1 })
	for range 30 {
		send("t", "transaction", sentry.LevelInfo)
	}
	for i := 1; i < 19; i++ {
		send(fmt.Sprint(i), "", sentry.LevelError)
	}
	send("19", "", sentry.LevelFatal)
	for range 30 {
		send("t", "transaction", sentry.LevelInfo)
	}
	server.Heal()
	tr.Flush(30 * time.Second)
	checkEachOnce(t, server.Events(), 20)
	if got := server.Events()[1].Message; got != "19" {
		t.Errorf("after the envelope under way, %s was sent first, not the fatal event", got)
	}
}

// TestTooLarge: attachments that do not fit stay behind, the event arrives.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	tr, c := start(t, server.DSN(), &transport.Options{QueueBytes: 100_000})
	e := sentry.NewEvent()
	e.Message = "0"
	e.Attachments = []*sentry.Attachment{{Filename: "dump", Payload: make([]byte, 60_000)}}
	c.CaptureEvent(e, nil, nil)
	capture(c, strings.Repeat("x", 60_000))
	if tr.Flush(20 * time.Second) {
		t.Error("Flush: true")
	}
	checkEachOnce(t, server.Events(), 1)
	checkDrops(t, tr.Stats(),
		transport.Drop{Reason: transport.ReasonQueueOverflow, Category: "attachment", Items: 1},
		transport.Drop{Reason: transport.ReasonQueueOverflow, Category: "error", Items: 1})
}

// TestFlushUnderLoad: a flush waits for what was accepted before it only.
func TestFlushUnderLoad(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	_, c := start(t, server.DSN(), nil)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				capture(c, "load")
				time.Sleep(time.Millisecond)
			}
		}
	}()
	capture(c, "first")
	if !c.Transport.Flush(20 * time.Second) {
		t.Error("Flush: false")
	}
	if messages(server.Events())["first"] != 1 {
		t.Error("not delivered")
	}
	close(stop)
	<-stopped
	c.Flush(20 * time.Second)
}
