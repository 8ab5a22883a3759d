package slogsentry_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// countingStack is an error that knows how often its stack was asked for.
type countingStack struct {
	error
	calls int
}

func (e *countingStack) StackTrace() []uintptr { e.calls++; return nil }

//go:noinline
func attrHere(l *slog.Logger, a slog.Attr) { l.LogAttrs(context.Background(), slog.LevelError, "m", a) }

var floodBugs = []peerBug{
	{ // TestFloodOfTwoProblems, TestProblemsAreForgotten, https://github.com/getsentry/sentry-javascript/issues/2086,
		// https://github.com/superset-sh/superset/issues/7165
		name: "49 two problems in turns make the first events each, the next tell of the rest",
		test: func(t *testing.T) {
			const rounds, burst = 10_000, 3
			e, now := newEndpoint(t, inOrder), newClock()
			l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: burst, Every: time.Minute, Now: now.Now}})
			both := func() { errorHere(l, "a"); errorThere(l, "b") }
			for range rounds {
				both()
			}
			now.pass(time.Minute)
			both()
			events := e.events(2*burst + 2)
			for _, event := range events[2*burst:] {
				if got := event.Tags["suppressed"]; got != fmt.Sprint(rounds-burst) || len(event.Breadcrumbs) != 100 {
					t.Errorf("%s: %s suppressed, %d breadcrumbs", event.Message, got, len(event.Breadcrumbs))
				}
			}

			// What is remembered of problems is bounded.
			e = newEndpoint(t, inOrder, noBreadcrumbs)
			l = e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Problems: 100, CeilingBurst: 10, Now: now.Now}})
			before := heap()
			for i := range 50_000 {
				errorHere(l, "c", "fingerprint", []string{fmt.Sprint(i)})
			}
			if grown := int64(heap()) - int64(before); grown > 4<<20 {
				t.Errorf("50,000 problems took %d bytes", grown)
			}
		},
	},
	{ // TestAllocations, https://github.com/getsentry/sentry-ruby/issues/1765
		name: "50 a record that is held back costs no stack",
		test: func(t *testing.T) {
			e := newEndpoint(t, noBreadcrumbs)
			l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}})
			err := &countingStack{error: errNotFound}
			attr := slog.Any("error", err)
			attrHere(l, attr)
			sent := err.calls
			if got := testing.AllocsPerRun(100, func() { attrHere(l, attr) }); got > 0 && !raceEnabled {
				t.Errorf("%v allocations", got)
			}
			if e.event(); sent == 0 || err.calls != sent {
				t.Errorf("the error's stack was asked for %d times by the event, %d times in all", sent, err.calls)
			}
		},
	},
	{ // TestNoFeedback, TestNoFeedbackOfFailures, https://github.com/getsentry/sentry-dotnet/issues/5238,
		// https://github.com/getsentry/sentry-elixir/issues/656
		name: "51 a transport that logs its failures makes no loop",
		test: func(t *testing.T) { failuresMakeNoLoop(t, inOrder) },
	},
}
