package sentrytest_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/sentrytest"
)

func TestWaitSaysWhatArrived(t *testing.T) {
	s := sentrytest.NewServer(t, sentrytest.AllowRejected())
	s.FailNext(sentrytest.Fault{Status: 503})
	post(t, s)
	post(t, s)
	send(t, s, envelopePath, "oops", "X-Sentry-Auth", auth)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	events, err := s.WaitEvents(ctx, 2)
	if len(events) != 1 || !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("got %d events, %v", len(events), err)
	}
	for _, want := range []string{
		"want 2 events", "3 requests on 3 connections", "statuses [200:1 400:1 503:1]", "accepted items [event:1]",
		`event 1:  "hello"`, "refused with 400: malformed envelope",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in %v", want, err)
		}
	}
}

func TestWaitCanceledButDone(t *testing.T) {
	s := sentrytest.NewServer(t)
	post(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if events, err := s.WaitEvents(ctx, 1); err != nil || len(events) != 1 {
		t.Errorf("got %d events, %v", len(events), err)
	}
}

func TestRequireEventsCounts(t *testing.T) {
	for _, n := range []int{0, 1, 3} {
		got := run(func(tb testing.TB) {
			s := sentrytest.NewServer(tb, sentrytest.WithTimeout(10*time.Millisecond))
			post(t, s)
			post(t, s)
			s.RequireEvents(tb, n)
		})
		if !strings.Contains(got, "want") || !strings.Contains(got, "2 requests") {
			t.Errorf("%d of 2 events: %q", n, got)
		}
	}
}

// An event that is on its way when the wanted ones are there is one too many.
func TestRequireEventsSeesLateOnes(t *testing.T) {
	got := run(func(tb testing.TB) {
		s := sentrytest.NewServer(tb)
		post(t, s)
		s.FailNext(sentrytest.Fault{Hang: sentrytest.AfterBody})
		var wg sync.WaitGroup
		defer wg.Wait()
		wg.Go(func() { post(t, s) })
		waitRequests(t, s, 2)
		wg.Go(func() { s.Release() })
		s.RequireEvents(tb, 1)
	})
	if !strings.Contains(got, "want exactly 1") {
		t.Errorf("got %q", got)
	}
}

func TestConcurrentUse(t *testing.T) {
	const senders, each = 8, 25
	for name, opts := range map[string][]sentrytest.Option{
		"keep":  nil,
		"count": {sentrytest.CountOnly(nil)},
	} {
		t.Run(name, func(t *testing.T) {
			s := sentrytest.NewServer(t, opts...)
			s.FailFunc(func(r *sentrytest.Request) sentrytest.Fault {
				if r.Number%5 == 0 {
					return sentrytest.Fault{Status: 500}
				}
				return sentrytest.Fault{}
			})
			var wg sync.WaitGroup
			for range senders {
				wg.Go(func() {
					for range each {
						if _, _, err := post(t, s); err != nil {
							t.Error(err)
						}
					}
				})
			}
			wg.Go(func() {
				for range 50 {
					s.Events()
					for _, r := range s.Requests() {
						r.Status()
					}
					s.CheckAbsent("nothing of it")
					s.Release()
				}
			})
			const want = senders * each * 4 / 5
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			if _, err := s.WaitEvents(ctx, want); err != nil {
				t.Error(err)
			}
			wg.Wait()
			st := s.Stats()
			if st.Requests != senders*each || st.Accepted != want || st.Items["event"] != want || st.Statuses[500] != senders*each-want {
				t.Errorf("stats %+v", st)
			}
			if st.Bytes != int64(senders*each*len(plainEvent)) || st.Last.Before(st.First) {
				t.Errorf("stats %+v", st)
			}
			kept := len(s.Events())
			if name == "keep" && kept != want || name == "count" && kept+len(s.Requests())+len(s.Envelopes()) != 0 {
				t.Errorf("%d events, %d requests, %d envelopes kept", kept, len(s.Requests()), len(s.Envelopes()))
			}
		})
	}
}

// Every envelope is its own although their memory is used again.
func TestCountOnlyVisits(t *testing.T) {
	const senders, each = 4, 25
	var seen sync.Map
	var visits atomic.Int64
	s := sentrytest.NewServer(t, sentrytest.CountOnly(func(env *sentrytest.Envelope) {
		visits.Add(1)
		seen.Store(env.Events()[0].Message, true)
	}))
	var wg sync.WaitGroup
	for i := range senders {
		wg.Go(func() {
			for j := range each {
				body := "{}\n{\"type\":\"event\"}\n{\"message\":\"" + strconv.Itoa(i*each+j) + "\"}\n"
				if j%2 == 1 {
					send(t, s, envelopePath, gzipped(body), "X-Sentry-Auth", auth, "Content-Encoding", "gzip")
				} else {
					send(t, s, envelopePath, body, "X-Sentry-Auth", auth)
				}
			}
		})
	}
	wg.Wait()
	if visits.Load() != senders*each {
		t.Errorf("%d visits", visits.Load())
	}
	for i := range senders * each {
		if _, ok := seen.Load(strconv.Itoa(i)); !ok {
			t.Errorf("event %d was not seen", i)
		}
	}
}

func TestCountOnlyKeepsSomeRejected(t *testing.T) {
	s := sentrytest.NewServer(t, sentrytest.CountOnly(nil), sentrytest.AllowRejected())
	for range 110 {
		send(t, s, envelopePath, "oops", "X-Sentry-Auth", auth)
	}
	if n, st := len(s.Rejected()), s.Stats(); n != 100 || st.Rejected != 110 || string(s.Rejected()[99].Body) != "oops" {
		t.Errorf("kept %d of %d", n, st.Rejected)
	}
}
