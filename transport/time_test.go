package transport_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

// A network answers requests inside a synctest bubble, where real connections
// would stop the clock.
type network struct {
	mu     sync.Mutex
	begin  time.Time
	times  []time.Duration // of the requests, since the beginning
	bodies []string
	answer func(n int, body string) (status int, header http.Header, err error)
}

func newNetwork(answer func(n int, body string) (int, http.Header, error)) *network {
	return &network{begin: time.Now(), answer: answer}
}

func (w *network) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	n := len(w.times)
	w.times = append(w.times, time.Since(w.begin))
	w.bodies = append(w.bodies, string(body))
	w.mu.Unlock()
	status, header, err := w.answer(n, string(body))
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: status, Header: header, Body: http.NoBody, Request: r}, nil
}

func (w *network) requests() []time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.times)
}

const dsn = "http://key@sentry.invalid/1"

var errRefused = errors.New("connection refused")

// smallEvent is below the size from which bodies are compressed, so that a
// network can read it.
func send(tr *transport.Transport, message string) {
	e := sentry.NewEvent()
	e.EventID, e.Message, e.Level = sentry.EventID(fmt.Sprintf("%032x", len(message))), message, sentry.LevelError
	tr.SendEvent(e)
}

// bubble runs test with a transport on a faked network and clock.
func bubble(t *testing.T, opts transport.Options, answer func(n int, body string) (int, http.Header, error), test func(t *testing.T, tr *transport.Transport, w *network)) {
	synctest.Test(t, func(t *testing.T) {
		w := newNetwork(answer)
		opts.HTTPTransport = w
		tr := transport.New(&opts)
		tr.Configure(sentry.ClientOptions{Dsn: dsn})
		defer tr.Close()
		test(t, tr, w)
		checkSum(t, tr.Stats())
	})
}

// TestBackoff: the pauses double up to RetryMax, are randomised, and one request
// at a time tries for all.
func TestBackoff(t *testing.T) {
	opts := transport.Options{RetryMin: time.Second, RetryMax: 8 * time.Second}
	bubble(t, opts, func(int, string) (int, http.Header, error) { return 0, nil, errRefused },
		func(t *testing.T, tr *transport.Transport, w *network) {
			for i := range 6 {
				send(tr, fmt.Sprint(i))
			}
			time.Sleep(time.Minute)
			got := w.requests()
			beside := 0 // requests that were under way when the first failed
			for beside < len(got) && got[beside] == 0 {
				beside++
			}
			if beside == 0 || beside > 6 {
				t.Fatalf("%d requests at once", beside)
			}
			last := got[beside-1]
			for i, at := range got[beside:] {
				pause := min(time.Second<<i, 8*time.Second)
				if d := at - last; d < pause/2 || d > pause {
					t.Errorf("pause %d: %v, want %v to %v", i+1, d, pause/2, pause)
				}
				last = at
			}
			if n := len(got) - beside; n < 9 || n > 20 {
				t.Errorf("%d retries in a minute", n)
			}
			if s := tr.Stats(); s.Queued != 6 {
				t.Errorf("%+v", s)
			}
		})
}

// TestSixtyAtHundredMilliseconds are delivered within a shutdown of two seconds.
func TestSixtyAtHundredMilliseconds(t *testing.T) {
	answer := func(int, string) (int, http.Header, error) {
		time.Sleep(100 * time.Millisecond)
		return 200, nil, nil
	}
	bubble(t, transport.Options{}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
		for range 60 {
			send(tr, "m")
		}
		if err := tr.Shutdown(within(t, 2*time.Second)); err != nil {
			t.Error(err)
		}
		if s := tr.Stats(); s.Sent != 60 {
			t.Errorf("%+v", s)
		}
		if d := time.Since(w.begin); d != time.Second {
			t.Errorf("took %v, with 6 connections", d)
		}
	})
}

// TestRetryAfterOfAGateway is kept beyond RetryMax, by a flush as well.
func TestRetryAfterOfAGateway(t *testing.T) {
	for name, tc := range map[string]struct {
		opts transport.Options
		asks string
		want time.Duration
	}{
		"memory":   {transport.Options{}, "60", time.Minute},
		"spool":    {transport.Options{SpoolDir: t.TempDir()}, "60", time.Minute},
		"nonsense": {transport.Options{}, "86400", 5 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			answer := func(n int, _ string) (int, http.Header, error) {
				if n == 0 {
					return 503, http.Header{"Retry-After": {tc.asks}}, nil
				}
				return 200, nil, nil
			}
			tc.opts.RetryMax = 100 * time.Millisecond
			bubble(t, tc.opts, answer, func(t *testing.T, tr *transport.Transport, w *network) {
				send(tr, "m")
				synctest.Wait()
				tr.Flush(10 * time.Second)
				send(tr, "later")
				tr.Flush(10 * time.Second)
				time.Sleep(tc.want)
				time.Sleep(time.Second)
				got := w.requests()
				if len(got) != 3 || got[1] != tc.want {
					t.Errorf("requests at %v", got)
				}
				if s := tr.Stats(); s.Sent != 2 {
					t.Errorf("%+v", s)
				}
			})
		})
	}
}

// TestRetryAfterOfOne: if others get through meanwhile, the envelope that was
// answered so waits alone, in memory and on disk.
func TestRetryAfterOfOne(t *testing.T) {
	for name, opts := range map[string]transport.Options{"memory": {}, "spool": {SpoolDir: t.TempDir()}} {
		t.Run(name, func(t *testing.T) {
			var mu sync.Mutex
			var down bool
			var busy []time.Duration // when busy was answered so
			begin := time.Time{}
			answer := func(_ int, body string) (int, http.Header, error) {
				mu.Lock()
				defer mu.Unlock()
				if down {
					return 0, nil, errRefused
				}
				if strings.Contains(body, "busy") {
					mu.Unlock()
					time.Sleep(time.Second) // others are answered
					mu.Lock()
					busy = append(busy, time.Since(begin))
					if len(busy) == 1 {
						return 503, http.Header{"Retry-After": {"60"}}, nil
					}
				}
				return 200, nil, nil
			}
			bubble(t, opts, answer, func(t *testing.T, tr *transport.Transport, w *network) {
				begin = time.Now()
				if opts.SpoolDir != "" { // so that it is sent from there
					mu.Lock()
					down = true
					mu.Unlock()
					send(tr, "first")
					time.Sleep(time.Second)
					send(tr, "busy")
					synctest.Wait()
					mu.Lock()
					down = false
					mu.Unlock()
				} else {
					send(tr, "busy")
				}
				for range 1200 {
					send(tr, "good")
					time.Sleep(100 * time.Millisecond)
				}
				tr.Flush(time.Second)
				mu.Lock()
				defer mu.Unlock()
				if len(busy) != 2 || busy[1]-busy[0] < 60*time.Second || busy[1]-busy[0] > 70*time.Second {
					t.Errorf("busy at %v", busy)
				}
			})
		})
	}
}

// TestRateLimitEnds exactly when the server said.
func TestRateLimitEnds(t *testing.T) {
	answer := func(n int, _ string) (int, http.Header, error) {
		if n == 0 {
			return 429, http.Header{"X-Sentry-Rate-Limits": {"30:error:key"}}, nil
		}
		return 200, nil, nil
	}
	bubble(t, transport.Options{}, answer, func(t *testing.T, tr *transport.Transport, _ *network) {
		send(tr, "answered 429")
		synctest.Wait()
		time.Sleep(30*time.Second - 1)
		send(tr, "too early")
		time.Sleep(time.Nanosecond)
		send(tr, "in time")
		tr.Flush(time.Second)
		if s := tr.Stats(); s.Sent != 1 {
			t.Errorf("%+v", s)
		}
		checkDrops(t, tr.Stats(),
			transport.Drop{Reason: transport.ReasonRateLimit, Category: "error", Items: 1},
			transport.Drop{Reason: transport.ReasonTooManyRequests, Category: "error", Items: 1})
	})
}

// TestRateLimitMeetsTheQueue: what had been queued before the limit came is
// dropped when its turn comes.
func TestRateLimitMeetsTheQueue(t *testing.T) {
	answer := func(int, string) (int, http.Header, error) {
		time.Sleep(time.Second)
		return 429, http.Header{"Retry-After": {"3600"}}, nil
	}
	bubble(t, transport.Options{Connections: 1}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
		for range 10 {
			send(tr, "m")
		}
		tr.Flush(10 * time.Second)
		if n := len(w.requests()); n != 1 {
			t.Errorf("%d requests", n)
		}
		checkDrops(t, tr.Stats(),
			transport.Drop{Reason: transport.ReasonRateLimit, Category: "error", Items: 9},
			transport.Drop{Reason: transport.ReasonTooManyRequests, Category: "error", Items: 1})
	})
}

// TestOneThatAlwaysFails is given up after five attempts, if others succeed
// meanwhile, and delays none of them.
func TestOneThatAlwaysFails(t *testing.T) {
	for name, tc := range map[string]struct {
		answer func() (int, http.Header, error)
		reason transport.Reason
	}{
		"reset":       {func() (int, http.Header, error) { return 0, nil, errors.New("connection reset") }, transport.ReasonNetworkError},
		"unavailable": {func() (int, http.Header, error) { return 503, nil, nil }, transport.ReasonSendError},
		"panic":       {func() (int, http.Header, error) { panic("boom") }, transport.ReasonNetworkError},
	} {
		t.Run(name, func(t *testing.T) {
			answer := func(_ int, body string) (int, http.Header, error) {
				time.Sleep(10 * time.Millisecond)
				if strings.Contains(body, "poison") {
					time.Sleep(100 * time.Millisecond)
					return tc.answer()
				}
				return 200, nil, nil
			}
			bubble(t, transport.Options{}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
				send(tr, "poison")
				for range 600 {
					send(tr, "good")
					time.Sleep(50 * time.Millisecond)
				}
				synctest.Wait()
				if s := tr.Stats(); s.Sent != 600 || s.Retries != 4 {
					t.Errorf("%+v", s)
				}
				checkDrops(t, tr.Stats(), transport.Drop{Reason: tc.reason, Category: "error", Items: 1})
			})
		})
	}
}

// TestPoisonOnDisk: an envelope from disk that always fails holds up the others
// for a moment only, and is given up.
func TestPoisonOnDisk(t *testing.T) {
	var down sync.Map
	answer := func(_ int, body string) (int, http.Header, error) {
		if _, is := down.Load("down"); is || strings.Contains(body, "poison") {
			return 0, nil, errors.New("connection reset")
		}
		return 200, nil, nil
	}
	down.Store("down", true)
	bubble(t, transport.Options{SpoolDir: t.TempDir()}, answer, func(t *testing.T, tr *transport.Transport, _ *network) {
		send(tr, "poison")
		time.Sleep(time.Second)
		for range 10 {
			send(tr, "good")
		}
		time.Sleep(time.Second)
		if s := tr.Stats(); s.Spooled != 11 {
			t.Errorf("%+v", s)
		}
		down.Delete("down")
		time.Sleep(2 * time.Minute)
		if s := tr.Stats(); s.Sent != 10 {
			t.Errorf("others were held up: %+v", s)
		}
		for range 20 {
			send(tr, "good")
			time.Sleep(time.Minute)
		}
		if s := tr.Stats(); s.Sent != 30 || s.Spooled != 0 {
			t.Errorf("%+v", s)
		}
		checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonNetworkError, Category: "error", Items: 1})
	})
}

// TestForwardingIsSpaced: a backlog is not sent as a burst.
func TestForwardingIsSpaced(t *testing.T) {
	answer := func(n int, _ string) (int, http.Header, error) {
		if n == 0 {
			return 0, nil, errRefused
		}
		return 200, nil, nil
	}
	bubble(t, transport.Options{SpoolDir: t.TempDir(), Connections: 1}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
		for range 10 {
			send(tr, "m")
		}
		time.Sleep(time.Minute)
		got := w.requests()
		if len(got) != 11 {
			t.Fatalf("%d requests: %+v", len(got), tr.Stats())
		}
		for i := 2; i < len(got); i++ {
			if d := got[i] - got[i-1]; d != 100*time.Millisecond {
				t.Errorf("%v between requests", d)
			}
		}
	})
}

// TestOnDrop is called once a second at most for each reason and category, and a
// last time by Close; logging from it does not run away.
func TestOnDrop(t *testing.T) {
	type call struct {
		At time.Duration
		transport.Drop
	}
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		var mu sync.Mutex
		var calls []call
		var tr *transport.Transport
		tr = transport.New(&transport.Options{
			OnDrop: func(d transport.Drop) {
				mu.Lock()
				calls = append(calls, call{time.Since(begin), d})
				n := len(calls)
				mu.Unlock()
				if n == 1 {
					send(tr, "from OnDrop")
					panic("in OnDrop")
				}
			},
			HTTPTransport: newNetwork(func(int, string) (int, http.Header, error) { return 400, nil, nil }),
		})
		tr.Configure(sentry.ClientOptions{Dsn: dsn})
		for range 100 {
			send(tr, "m")
			time.Sleep(time.Millisecond)
		}
		time.Sleep(10 * time.Second)
		send(tr, "last")
		synctest.Wait()
		tr.Close()
		drop := func(n int64) transport.Drop {
			return transport.Drop{Reason: transport.ReasonSendError, Category: "error", Items: n}
		}
		want := []call{{time.Second, drop(100)}, {2 * time.Second, drop(1)}, {10100 * time.Millisecond, drop(1)}}
		if diff := cmp.Diff(want, calls); diff != "" {
			t.Error(diff)
		}
	})
}

// TestReportTravelsAlone after half a minute without an event to travel with.
func TestReportTravelsAlone(t *testing.T) {
	answer := func(n int, _ string) (int, http.Header, error) {
		if n == 0 {
			return 400, nil, nil
		}
		return 200, nil, nil
	}
	bubble(t, transport.Options{}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
		send(tr, "m")
		time.Sleep(5 * time.Minute)
		if diff := cmp.Diff([]time.Duration{0, 30 * time.Second}, w.requests()); diff != "" {
			t.Fatal(diff)
		}
		env, err := sentrytest.ParseEnvelope([]byte(w.bodies[1]))
		if err != nil || len(env.Items) != 1 || env.Items[0].Type != "client_report" {
			t.Errorf("%+v %v", env, err)
		}
	})
}

// TestReportIsPutBack: counts of a report that did not arrive go with the next.
func TestReportIsPutBack(t *testing.T) {
	answer := func(n int, _ string) (int, http.Header, error) {
		switch n {
		case 0:
			return 400, nil, nil
		case 1, 2:
			return 0, nil, errRefused
		}
		return 200, nil, nil
	}
	bubble(t, transport.Options{}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
		send(tr, "m")
		time.Sleep(5 * time.Minute)
		got := w.requests()
		if len(got) != 4 || !strings.Contains(w.bodies[3], `"quantity":1`) {
			t.Errorf("%v %v", got, w.bodies)
		}
	})
}

// TestReportOfARefusedEnvelope: its counts go with the next one, but a report
// that is refused when it goes alone is let go, or it would be sent for ever.
func TestReportOfARefusedEnvelope(t *testing.T) {
	for _, status := range []int{400, 413, 429} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			answer := func(n int, _ string) (int, http.Header, error) {
				switch n {
				case 0:
					return 400, nil, nil
				case 1:
					return status, http.Header{"X-Sentry-Rate-Limits": {"60:profile"}}, nil
				}
				return 200, nil, nil
			}
			bubble(t, transport.Options{}, answer, func(t *testing.T, tr *transport.Transport, w *network) {
				for range 2 {
					send(tr, "m")
					synctest.Wait()
				}
				_ = tr.Shutdown(within(t, time.Second))
				want := `"quantity":2`
				if status == 429 { // counted by Sentry
					want = `"quantity":1`
				}
				if len(w.bodies) != 3 || !strings.Contains(w.bodies[2], want) {
					t.Errorf("%s is not in the last of %q", want, w.bodies)
				}
			})
		})
	}
	refuse := func(int, string) (int, http.Header, error) { return 400, nil, nil }
	bubble(t, transport.Options{}, refuse, func(t *testing.T, tr *transport.Transport, w *network) {
		send(tr, "m")
		time.Sleep(5 * time.Minute)
		if diff := cmp.Diff([]time.Duration{0, 30 * time.Second}, w.requests()); diff != "" {
			t.Error(diff)
		}
	})
}
