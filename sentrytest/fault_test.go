package sentrytest_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/sentrytest"
)

const envelopePath = "/api/1/envelope/"

func post(tb testing.TB, s *sentrytest.Server) (int, string, error) {
	tb.Helper()
	return send(tb, s, envelopePath, plainEvent, "X-Sentry-Auth", auth)
}

// waitRequests waits until n requests have arrived at the server.
func waitRequests(t *testing.T, s *sentrytest.Server, n int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := s.Wait(ctx, func() bool { return s.Stats().Requests >= n }); err != nil {
		t.Fatal(err)
	}
}

func TestScriptThenFunc(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{Status: 500}, sentrytest.Fault{})
	s.FailNext(sentrytest.Fault{Status: 502})
	s.FailFunc(func(r *sentrytest.Request) sentrytest.Fault {
		if r.Project == "1" && r.Number == 5 {
			return sentrytest.Fault{Status: 503}
		}
		return sentrytest.Fault{}
	})
	for i, want := range []int{500, 200, 502, 200, 503, 200} {
		if got, _, err := post(t, s); got != want || err != nil {
			t.Errorf("request %d: got %d, %v, want %d", i+1, got, err, want)
		}
	}
	s.FailAll(sentrytest.Fault{Status: 429})
	for range 2 {
		if got, _, _ := post(t, s); got != 429 {
			t.Errorf("got %d, want 429", got)
		}
	}
	s.Heal()
	if got, _, _ := post(t, s); got != 200 {
		t.Errorf("after Heal: got %d", got)
	}
	s.RequireEvents(t, 4)
	if st := s.Stats(); st.Requests != 9 || st.Accepted != 4 || st.Statuses[429] != 2 || st.Rejected != 0 {
		t.Errorf("stats %+v", st)
	}
}

func TestFaultHeaders(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{
		Status:     429,
		RetryAfter: "60",
		RateLimits: "60:error:key, 2700:default;security:organization",
		Header:     http.Header{"x-more": {"a", "b"}},
	})
	req, err := http.NewRequest(http.MethodPost, "http://"+s.Addr()+envelopePath, strings.NewReader(plainEvent))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Sentry-Auth", auth)
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	h := resp.Header
	if h.Get("Retry-After") != "60" || h.Get("X-Sentry-Rate-Limits") != "60:error:key, 2700:default;security:organization" || len(h["X-More"]) != 2 {
		t.Errorf("got %v", h)
	}
}

func TestReset(t *testing.T) {
	for name, point := range map[string]sentrytest.Point{
		"before body": sentrytest.BeforeBody,
		"half body":   sentrytest.HalfBody,
		"after body":  sentrytest.AfterBody,
		"half answer": sentrytest.HalfAnswer,
	} {
		t.Run(name, func(t *testing.T) {
			s := sentrytest.NewServer(t)
			s.FailNext(sentrytest.Fault{Reset: point})
			if status, answer, err := post(t, s); err == nil {
				t.Fatalf("got %d %s", status, answer)
			}
			waitRequests(t, s, 1)
			accepted := 0
			if point == sentrytest.HalfAnswer {
				accepted = 1 // it had sent its 200
			}
			s.RequireEvents(t, accepted)
			r := s.Requests()[0]
			full := point >= sentrytest.AfterBody
			if (string(r.Body) == plainEvent) != full {
				t.Errorf("body %q", r.Body)
			}
			if point == sentrytest.HalfBody && len(r.Body) != len(plainEvent)/2 {
				t.Errorf("read %d of %d bytes", len(r.Body), len(plainEvent))
			}
		})
	}
}

func TestHang(t *testing.T) {
	for name, point := range map[string]sentrytest.Point{
		"before body": sentrytest.BeforeBody,
		"half body":   sentrytest.HalfBody,
		"after body":  sentrytest.AfterBody,
		"half answer": sentrytest.HalfAnswer,
	} {
		for end, act := range map[string]func(*sentrytest.Server){
			"release": (*sentrytest.Server).Release,
			"heal":    (*sentrytest.Server).Heal,
			"stop":    (*sentrytest.Server).Stop,
			"close":   func(s *sentrytest.Server) { s.Close() },
		} {
			t.Run(name+" until "+end, func(t *testing.T) {
				s := sentrytest.NewServer(t)
				s.FailAll(sentrytest.Fault{Hang: point})
				var wg sync.WaitGroup
				var status int
				var err error
				wg.Go(func() { status, _, err = post(t, s) })
				waitRequests(t, s, 1)
				if point == sentrytest.HalfAnswer {
					s.RequireEvents(t, 1)
				} else {
					s.RequireEvents(t, 0)
				}
				start := time.Now()
				act(s)
				if took := time.Since(start); took > 3*time.Second {
					t.Errorf("took %v", took)
				}
				wg.Wait()
				if answered := end == "release" || end == "heal"; answered != (err == nil && status == 200) {
					t.Errorf("got %d, %v", status, err)
				}
				want := 1
				if point != sentrytest.HalfAnswer && (end == "stop" || end == "close") {
					want = 0
				}
				s.RequireEvents(t, want)
			})
		}
	}
}

func TestResetAfterHang(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{Hang: sentrytest.AfterBody, Reset: sentrytest.AfterBody})
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, _, err := post(t, s); err == nil {
			t.Error("got an answer")
		}
	})
	waitRequests(t, s, 1)
	s.Release()
	wg.Wait()
	s.RequireEvents(t, 0)
}

func TestAccept(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{Accept: true, Reset: sentrytest.AfterBody}, sentrytest.Fault{Accept: true, Status: 500}, sentrytest.Fault{Accept: true})
	post(t, s)
	post(t, s)
	post(t, s)
	s.RequireEvents(t, 3)
}

func TestDelay(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{Delay: 100 * time.Millisecond, Status: 202}, sentrytest.Fault{Delay: time.Hour})
	start := time.Now()
	if status, _, err := post(t, s); status != 202 || err != nil {
		t.Errorf("got %d, %v", status, err)
	}
	if took := time.Since(start); took < 100*time.Millisecond {
		t.Errorf("took %v", took)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		if status, _, err := post(t, s); status != 200 || err != nil {
			t.Errorf("got %d, %v", status, err)
		}
	})
	waitRequests(t, s, 2)
	s.Heal()
	wg.Wait()
}

func TestReadRate(t *testing.T) {
	s := sentrytest.NewServer(t)
	rate := len(plainEvent) * 5 // a fifth of a second for all of it
	s.FailNext(sentrytest.Fault{ReadRate: rate})
	start := time.Now()
	if status, _, err := post(t, s); status != 200 || err != nil {
		t.Errorf("got %d, %v", status, err)
	}
	if took := time.Since(start); took < 150*time.Millisecond {
		t.Errorf("took %v", took)
	}
	s.RequireEvents(t, 1)
}

func TestClientGivesUp(t *testing.T) {
	s := sentrytest.NewServer(t)
	s.FailNext(sentrytest.Fault{Hang: sentrytest.AfterBody})
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+s.Addr()+envelopePath, strings.NewReader(plainEvent))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Sentry-Auth", auth)
	var wg sync.WaitGroup
	wg.Go(func() {
		client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
		if resp, err := client.Do(req); err == nil {
			resp.Body.Close()
			t.Error("got an answer")
		}
	})
	waitRequests(t, s, 1)
	cancel()
	wg.Wait()
	ctx, cancel = context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := s.Wait(ctx, func() bool { return s.Stats().Statuses[0] == 1 }); err != nil {
		t.Error(err)
	}
	if r := s.Requests()[0]; r.Err() == nil || r.Status() != 0 || string(r.Body) != plainEvent {
		t.Errorf("status %d, err %v, body %q", r.Status(), r.Err(), r.Body)
	}
}

// A body that ends early is the network's fault, not a malformed request.
func TestBrokenOffBody(t *testing.T) {
	s := sentrytest.NewServer(t)
	conn, err := net.Dial("tcp", s.Addr())
	if err != nil {
		t.Fatal(err)
	}
	conn.Write([]byte("POST /api/1/envelope/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nshort"))
	waitRequests(t, s, 1)
	conn.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := s.Wait(ctx, func() bool { return s.Stats().Statuses[0] == 1 }); err != nil {
		t.Fatal(err)
	}
	if st := s.Stats(); st.Rejected != 0 {
		t.Errorf("rejected: %v", s.Rejected()[0].Err())
	}
	if r := s.Requests()[0]; r.Err() == nil || string(r.Body) != "short" {
		t.Errorf("err %v, body %q", r.Err(), r.Body)
	}
}

func TestStopAndRestart(t *testing.T) {
	s := sentrytest.NewServer(t)
	dsn := s.DSN()
	if status, _, _ := post(t, s); status != 200 {
		t.Fatalf("got %d", status)
	}
	if err := s.Restart(); err == nil {
		t.Error("a running server was restarted")
	}
	s.Stop()
	s.Stop()
	if status, _, err := post(t, s); err == nil {
		t.Errorf("got %d while stopped", status)
	}
	if err := s.Restart(); err != nil {
		t.Fatal(err)
	}
	if status, _, err := post(t, s); status != 200 {
		t.Errorf("after Restart: got %d, %v", status, err)
	}
	if s.DSN() != dsn {
		t.Errorf("DSN changed from %s to %s", dsn, s.DSN())
	}
	s.RequireEvents(t, 2)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := s.Restart(); err == nil {
		t.Error("a closed server was restarted")
	}
}

func TestStopAtOnce(t *testing.T) {
	s := sentrytest.NewServer(t)
	for range 20 {
		s.Stop()
		if conn, err := net.Dial("tcp", s.Addr()); err == nil {
			conn.Close()
			t.Fatal("connected to a stopped server")
		}
		if err := s.Restart(); err != nil {
			t.Fatal(err)
		}
	}
	if status, _, err := post(t, s); status != 200 {
		t.Errorf("got %d, %v", status, err)
	}
}

func TestKeepAlive(t *testing.T) {
	s := sentrytest.NewServer(t)
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := http.Client{Transport: transport}
	for range 3 {
		req, err := http.NewRequest(http.MethodPost, "http://"+s.Addr()+envelopePath, strings.NewReader(plainEvent))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Sentry-Auth", auth)
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 100)
		for err == nil {
			_, err = resp.Body.Read(buf)
		}
		resp.Body.Close()
	}
	if st := s.Stats(); st.Connections != 1 || st.Requests != 3 {
		t.Errorf("%d requests on %d connections", st.Requests, st.Connections)
	}
	if rs := s.Requests(); rs[0].RemoteAddr != rs[2].RemoteAddr {
		t.Error("addresses differ")
	}
}

func TestCloseWithStuckCallback(t *testing.T) {
	s, err := sentrytest.Start()
	if err != nil {
		t.Fatal(err)
	}
	stuck := make(chan struct{})
	s.FailFunc(func(*sentrytest.Request) sentrytest.Fault { <-stuck; return sentrytest.Fault{} })
	var wg sync.WaitGroup
	wg.Go(func() { post(t, s) })
	waitRequests(t, s, 1)
	if err := s.Close(); err == nil {
		t.Error("Close says nothing of the callback")
	}
	close(stuck)
	wg.Wait()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
