package slogsentry_test

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: testTime} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Places in the code that log. Inlined into several callers, they would be
// several places.

//go:noinline
func errorHere(l *slog.Logger, msg string, args ...any) { l.Error(msg, args...) }

//go:noinline
func errorThere(l *slog.Logger, msg string, args ...any) { l.Error(msg, args...) }

func statsOf(l *slog.Logger) slogsentry.Stats { return l.Handler().(*slogsentry.Handler).Stats() }

func checkSum(t *testing.T, s slogsentry.Stats) {
	t.Helper()
	if sum := s.Captured + s.Suppressed + s.Deduplicated + s.Ignored + s.Sampled + s.Rejected + s.Feedback; s.Seen != sum {
		t.Errorf("seen %d, accounted for %d: %+v", s.Seen, sum, s)
	}
}

// Two problems in turns, 10,000 times: the first events of each pass, the next
// tells how many were held back, and all are breadcrumbs.
// https://github.com/getsentry/sentry-javascript/issues/2086
// https://github.com/superset-sh/superset/issues/7165
func TestFloodOfTwoProblems(t *testing.T) {
	const rounds, burst = 10_000, 3
	e := newEndpoint(t, inOrder, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = 10 })
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: burst, Every: time.Minute, Now: now.Now}})
	a := func() { errorHere(l, "problem a", "n", 1) }
	b := func() { errorThere(l, "problem b", "n", 2) }
	for range rounds {
		a()
		b()
	}
	now.pass(2 * time.Minute)
	a()
	b()
	events := e.events(2*burst + 2)
	for i, event := range events[2*burst:] {
		want := fmt.Sprint(rounds - burst)
		if got := event.Tags["suppressed"]; got != want {
			t.Errorf("event %d: %q events held back, want %s", i, got, want)
		}
		sentrytest.AssertMatch(t, event.Raw, `{"contexts": {"throttle": {"suppressed": `+want+`, "since": "2025-06-01T12:00:00Z"}}}`)
		if n := len(event.Breadcrumbs); n != 10 {
			t.Errorf("event %d: %d breadcrumbs", i, n)
		}
	}
	s := statsOf(l)
	if s.Seen != 2*rounds+2 || s.Captured != 2*burst+2 || s.Suppressed != 2*(rounds-burst) || s.Breadcrumbs != 2*rounds+2 {
		t.Errorf("%+v", s)
	}
	checkSum(t, s)
}

// After a flood one event comes each period; what was counted is told once.
func TestThrottleRecovers(t *testing.T) {
	e := newEndpoint(t, inOrder)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 2, Every: 10 * time.Second, Now: now.Now}})
	log := func() { errorHere(l, "m") }
	for range 5 { // two pass, three are held back
		log()
	}
	now.pass(10 * time.Second)
	log() // passes and tells of three
	log()
	now.pass(time.Hour) // a full bucket again
	log()               // tells of one
	log()
	log()
	var told []string
	for _, event := range e.events(5) {
		told = append(told, event.Tags["suppressed"])
	}
	if got := strings.Join(told, ","); got != ",,3,1," {
		t.Errorf("told %q", got)
	}
}

func TestProblemsAreToldApart(t *testing.T) {
	one := &slogsentry.Throttle{Burst: 1, Every: time.Hour}
	at := func(l *slog.Logger, args ...any) { errorHere(l, "m", args...) }
	tests := []struct {
		name string
		log  func(l *slog.Logger)
		want int
	}{
		{"same place", func(l *slog.Logger) { at(l, "id", 1); at(l, "id", 2) }, 1},
		{"two places", func(l *slog.Logger) { errorHere(l, "m"); errorThere(l, "m") }, 2},
		{"types of errors", func(l *slog.Logger) {
			at(l, "error", errors.New("a"))
			at(l, "error", &codeError{1})
			at(l, "error", &codeError{2})
		}, 2},
		{"wrapped types", func(l *slog.Logger) {
			at(l, "error", fmt.Errorf("x: %w", errors.New("a")))
			at(l, "error", fmt.Errorf("x: %w", &codeError{1}))
		}, 2},
		{"fingerprints", func(l *slog.Logger) {
			at(l, "fingerprint", []string{"a"})
			at(l, "fingerprint", []string{"b"})
			at(l, "fingerprint", []string{"a"})
		}, 2},
		{"fingerprints in With", func(l *slog.Logger) {
			at(l.With("fingerprint", []string{"a"}))
			at(l.With("fingerprint", []string{"b"}))
		}, 2},
		{"levels", func(l *slog.Logger) {
			for _, level := range []slog.Level{slog.LevelError, slog.LevelError + 1, slog.LevelError} {
				l.Log(nil, level, "m") //nolint:staticcheck // handlers must take a nil context
			}
		}, 2},
		{"no place, messages", func(l *slog.Logger) {
			for _, m := range []string{"a", "b", "a"} {
				l.Handler().Handle(nil, slog.NewRecord(testTime, slog.LevelError, m, 0)) //nolint:staticcheck
			}
		}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t)
			l := e.logger(slogsentry.Options{Throttle: one})
			tt.log(l)
			e.events(tt.want)
			checkSum(t, statsOf(l))
		})
	}
}

// All problems together have a ceiling; the first event of a new one passes.
func TestCeiling(t *testing.T) {
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 50, CeilingBurst: 5, CeilingPerSecond: 1, Now: now.Now}})
	log := func(m string) { errorHere(l, m, "fingerprint", []string{m}) }
	for range 20 {
		log("a")
	}
	log("b")
	log("b")
	e.events(6)
	now.pass(2 * time.Second)
	for range 5 {
		log("b")
	}
	e.events(8)
	checkSum(t, statsOf(l))
}

// What is remembered of problems is bounded, and what is forgotten still counts.
func TestProblemsAreForgotten(t *testing.T) {
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour, Problems: 10, CeilingBurst: 20, CeilingPerSecond: 100, Now: now.Now}})
	for i := range 5_000 {
		l.Error("m", "fingerprint", []string{fmt.Sprint(i)})
		now.pass(time.Millisecond)
	}
	l.Handler().(*slogsentry.Handler).Close(t.Context())
	s := statsOf(l)
	if s.Captured >= 1000 || s.Captured < 20 {
		t.Errorf("%+v", s)
	}
	e.hub.Flush(time.Minute)
	events := e.Events()
	report := events[len(events)-1]
	if want := fmt.Sprintf("%d events were suppressed by the throttle", s.Suppressed); report.Message != want {
		t.Errorf("report %q, want %q", report.Message, want)
	}
	checkSum(t, s)
}

func TestCloseReports(t *testing.T) {
	e := newEndpoint(t, inOrder)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour, Now: now.Now}})
	h := l.Handler().(*slogsentry.Handler)
	h.Close(t.Context()) // nothing to tell
	for i := range 10 {
		l.Error("problem token="+planted, "i", i)
	}
	h.Close(t.Context())
	h.Close(t.Context()) // told already
	report := e.events(2)[1]
	sentrytest.AssertMatch(t, report.Raw, `{"level": "warning", "message": "9 events were suppressed by the throttle",
		"contexts": {"throttle": {"suppressed": 9, "problems": [{"suppressed": 9, "level": "error", "place": "<present>", "since": "2025-06-01T12:00:00Z"}]}}}`)
	e.NotContains(t, planted)
	e.logger().Error("still works")
	e.events(3)
}

// What the report shortens is scrubbed before: a part of a secret is one.
func TestReportCutsNoSecret(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}})
	message := strings.Repeat("x", 179) + " card 4111 1111 1111 1111 declined"
	for range 3 {
		l.Error(message)
	}
	l.Handler().(*slogsentry.Handler).Close(t.Context())
	e.events(2)
	e.NotContains(t, "4111 1111")
}

// A report that a hook drops is made again.
func TestDroppedReportIsMadeAgain(t *testing.T) {
	dropping := true
	e := newEndpoint(t, func(o *sentry.ClientOptions) {
		o.BeforeSend = func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
			if dropping && event.Logger == "slogsentry" {
				return nil
			}
			return event
		}
	})
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}})
	h := l.Handler().(*slogsentry.Handler)
	for range 4 {
		l.Error("m")
	}
	h.Close(t.Context())
	dropping = false
	h.Close(t.Context())
	if got := e.events(2)[1].Tags["suppressed"]; got != "3" {
		t.Errorf("told of %q", got)
	}
}

// The counts are right whoever logs at once.
func TestThrottleCountsConcurrently(t *testing.T) {
	const goroutines, records = 32, 100
	e := newEndpoint(t, noBreadcrumbs)
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 7, Every: time.Hour}})
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			for range records {
				l.Error("m")
			}
		})
	}
	wg.Wait()
	e.events(7)
	if s := statsOf(l); s.Seen != goroutines*records || s.Captured != 7 || s.Suppressed != goroutines*records-7 {
		t.Errorf("%+v", s)
	}
}

func TestThrottleOff(t *testing.T) {
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	l := e.logger(slogsentry.Options{Throttle: unlimited})
	for range 150 {
		l.Error("m")
	}
	e.events(150)
}

// A held back event that a hook drops is told of later.
func TestDroppedEventsDoNotLoseCounts(t *testing.T) {
	e := newEndpoint(t, inOrder)
	now, dropping := newClock(), false
	l := e.logger(slogsentry.Options{
		Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Minute, Now: now.Now},
		BeforeSend: func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
			if dropping {
				return nil
			}
			return event
		},
	})
	log := func() { errorHere(l, "m") }
	for range 4 {
		log()
	}
	dropping = true
	now.pass(time.Minute)
	log()
	dropping = false
	now.pass(time.Minute)
	log()
	if got := e.events(2)[1].Tags["suppressed"]; got != "3" {
		t.Errorf("told of %q", got)
	}
	checkSum(t, statsOf(l))
}

// The largest numbers mean what they say.
func TestThrottleExtremes(t *testing.T) {
	const most = math.MaxInt64
	for _, tt := range []struct {
		throttle slogsentry.Throttle
		want     int
	}{
		{slogsentry.Throttle{Burst: 1, Every: most}, 1},
		{slogsentry.Throttle{Burst: 3, Every: most / 2}, 3},
		{slogsentry.Throttle{Burst: math.MaxInt, CeilingBurst: math.MaxInt, CeilingPerSecond: math.MaxInt}, 10},
		{slogsentry.Throttle{Every: 1, CeilingPerSecond: 1, Problems: 1}, 10},
	} {
		e, now := newEndpoint(t, noBreadcrumbs), newClock()
		tt.throttle.Now = now.Now
		l := e.logger(slogsentry.Options{Throttle: &tt.throttle})
		for range 10 {
			errorHere(l, "m")
			now.pass(time.Hour)
		}
		if got := statsOf(l).Captured; got != int64(tt.want) {
			t.Errorf("%+v: %d events, want %d", tt.throttle, got, tt.want)
		}
	}
}

// Every event that is held back is told of once, also while problems are
// forgotten for others, and whoever logs at once.
func TestSuppressedCountsAreExact(t *testing.T) {
	const goroutines, records = 8, 2_000
	for _, remembered := range []int{5, 4096} {
		t.Run(fmt.Sprintf("%d problems remembered", remembered), func(t *testing.T) {
			e := newEndpoint(t, inOrder, noBreadcrumbs) // the SDK's queues would lose some
			l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{
				Burst: 2, Every: time.Millisecond, CeilingBurst: 20, CeilingPerSecond: 500, Problems: remembered,
			}})
			var wg sync.WaitGroup
			for g := range goroutines {
				wg.Go(func() {
					for i := range records {
						errorHere(l, "m", "fingerprint", []string{fmt.Sprint(i * (g + 1) % 20)})
					}
				})
			}
			wg.Wait()
			l.Handler().(*slogsentry.Handler).Close(t.Context())
			e.hub.Flush(time.Minute)
			var told int64
			for _, event := range e.Events() {
				if tag := event.Tags["suppressed"]; tag != "" {
					n, err := strconv.ParseInt(tag, 10, 64)
					if err != nil {
						t.Fatal(err)
					}
					told += n
				}
			}
			s := statsOf(l)
			if told != s.Suppressed || s.Seen != goroutines*records {
				t.Errorf("told of %d, %+v", told, s)
			}
			checkSum(t, s)
		})
	}
}

// A clock that is set back costs a burst, not what comes later.
func TestClockSetBack(t *testing.T) {
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 2, Every: time.Second, CeilingPerSecond: 1, Now: now.Now}})
	now.pass(time.Hour)
	errorHere(l, "m")
	now.pass(-2 * time.Hour)
	for range 10 {
		errorHere(l, "m")
		now.pass(time.Second)
	}
	if s := statsOf(l); s.Captured < 9 {
		t.Errorf("%+v", s)
	}
}
