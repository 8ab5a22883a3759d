package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// In a flood breadcrumbs keep what is cheap to keep, scrubbed, and nothing of
// the user runs for them.
func TestFloodKeepsBriefBreadcrumbs(t *testing.T) {
	e := newEndpoint(t, inOrder)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Minute, Now: now.Now}})
	calls := 0
	count := func() string { calls++; return "text" }
	log := func(i int) {
		errorHere(l, "m", "n", i, "wrapped", fmt.Errorf("order %d: %w, password=%s", i, errors.New("declined"), planted),
			"custom", errorFunc(count),
			"valuer", valuerFunc(func() slog.Value { return slog.StringValue(count()) }),
			"cart", map[string]any{"lines": 3},
			slog.Group("g", "s", "kept", "token", planted, "list", []string{"a"}, slog.Group("inner", "b", true)),
			"long", strings.Repeat("x", 5000), "nothing", nil)
	}
	const full, brief = 1 + 10, 20
	for i := range full {
		log(i)
	}
	called := calls
	for i := range brief {
		log(full + i)
	}
	if calls != called {
		t.Errorf("user code ran %d times for brief breadcrumbs", calls-called)
	}
	now.pass(time.Hour)
	log(-1)
	trail := e.events(2)[1].Breadcrumbs
	if len(trail) != full+brief {
		t.Fatalf("%d breadcrumbs, want %d", len(trail), full+brief)
	}
	sentrytest.AssertMatch(t, trail[full-1].Data, `{"custom": "text", "valuer": "text"}`)
	sentrytest.AssertMatch(t, trail[full+brief-1].Data, `{
		"n": 30, "wrapped": "order 30: declined, password=[Filtered]",
		"custom": "slogsentry_test.errorFunc", "valuer": "slogsentry_test.valuerFunc",
		"cart": "map[string]interface {}", "long": "string of 5000 bytes",
		"g": {"s": "kept", "token": "[Filtered]", "list": "[]string", "inner": {"b": true}}}`)
	e.NotContains(t, planted)
}

// What is held back is neither converted nor given a stack: it allocates nothing,
// but for its share of the breadcrumbs.
func TestHeldBackRecordsAllocateLittle(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	err := fmt.Errorf("charge: %w", errors.New("declined"))
	cart := map[string]any{"lines": 3}
	for _, tt := range []struct {
		name        string
		breadcrumbs int
	}{{"no breadcrumbs", -1}, {"breadcrumbs", 100}} {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = tt.breadcrumbs })
			l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}})
			log := func() {
				l.LogAttrs(context.Background(), slog.LevelError, "m",
					slog.Any("error", err), slog.Any("cart", cart), slog.Int("items", 7))
			}
			for range 200 {
				log()
			}
			if n := testing.AllocsPerRun(100, log); n > 0 {
				t.Errorf("%v allocations", n)
			}
		})
	}
}
