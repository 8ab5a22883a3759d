package slogsentry_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/slogsentry"
)

var levelBugs = []peerBug{
	{ // TestLevelsMapByRange
		name: "29 levels between the named ones map by range",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			l := e.logger(slogsentry.Options{EventLevel: slog.LevelWarn})
			var got []string
			for _, level := range []slog.Level{slog.LevelWarn + 1, slog.LevelError + 2, 12, 20} {
				l.Log(t.Context(), level, "m")
			}
			for _, event := range e.events(4) {
				got = append(got, event.Level)
			}
			if want := []string{"warning", "error", "fatal", "fatal"}; !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		},
	},
	{ // TestFatalIsFlushed, TestExitCode in the root, https://github.com/getsentry/sentry-go/issues/394
		name: "30 a fatal record is sent when the call returns, and the process goes on",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			e.logger().Log(t.Context(), slog.Level(12), "m")
			if n := len(e.Events()); n != 1 {
				t.Errorf("%d events have arrived", n)
			}
		},
	},
	{ // TestWhatBecomesOfALevel
		name: "31 without options, debug and info records make no events",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			l := e.logger()
			l.Debug("debug")
			l.Info("info")
			l.Warn("warn")
			e.events(0)
			if got := messages(e.trail()); !slices.Equal(got, []string{"info", "warn"}) {
				t.Errorf("breadcrumbs %q", got)
			}
		},
	},
	{ // TestDroppedEvents
		name: "32 a BeforeSend that returns nil sends nothing at all",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			e.logger(slogsentry.Options{BeforeSend: drop}).Error("m", "error", errNotFound)
			e.events(0)
			if n := len(e.Requests()); n != 0 {
				t.Errorf("%d requests", n)
			}
		},
	},
}

var breadcrumbBugs = []peerBug{
	{ // TestTrailsOfTwoRequests, TestRequestsAreIsolated, https://github.com/getsentry/sentry-go/issues/1178
		name: "33 breadcrumbs of two goroutines stay apart",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			l := e.logger()
			var wg sync.WaitGroup
			for _, name := range []string{"a", "b"} {
				wg.Go(func() {
					ctx := slogsentry.WithHub(e.withHub())
					for range 5 {
						l.InfoContext(ctx, name)
					}
					l.ErrorContext(ctx, name)
				})
			}
			wg.Wait()
			for _, event := range e.events(2) {
				if got := messages(event.Breadcrumbs); !slices.Equal(got, slices.Repeat([]string{event.Message}, 5)) {
					t.Errorf("%s: %q", event.Message, got)
				}
			}
		},
	},
	{ // TestTrailOfAnEvent, https://github.com/getsentry/sentry-dart/issues/1583
		name: "34 an error is a breadcrumb of the next event, not of its own",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			l := e.logger()
			l.Info("info")
			l.Error("one")
			l.Error("two")
			events := e.events(2)
			got := [][]string{messages(events[0].Breadcrumbs), messages(events[1].Breadcrumbs)}
			if diff := cmp.Diff([][]string{{"info"}, {"info", "one"}}, got); diff != "" {
				t.Error(diff)
			}
		},
	},
	{ // TestMemoryIsBounded, TestMaxBreadcrumbs, https://github.com/TheZeroSlave/zapsentry/issues/19
		name: "35 a million breadcrumbs take no memory, and more than a hundred are kept if told to",
		test: func(t *testing.T) {
			records := 1_000_000
			if raceEnabled {
				records = 100_000
			}
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = 250 })
			l := e.logger()
			log := func(n int) {
				for i := range n {
					l.Info("served", "n", i, "path", "/orders")
				}
			}
			log(10_000)
			before := heap()
			log(records)
			if grown := int64(heap()) - int64(before); grown > 4<<20 {
				t.Errorf("%d records took %d bytes", records, grown)
			}
			trail := e.trail()
			if n := len(trail); n != 250 || trail[n-1].Data["n"] != float64(records-1) {
				t.Errorf("%d breadcrumbs", n)
			}
		},
	},
	{ // TestEventsAndBreadcrumbsAreCopies
		name: "36 an event and its breadcrumb share no data",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder, func(o *sentry.ClientOptions) {
				o.BeforeSend = func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
					event.Contexts["extra"]["a"] = "changed"
					event.Contexts["extra"]["map"].(map[string]any)["m"] = "changed"
					return event
				}
			})
			l := e.logger().With("map", map[string]any{"m": 1})
			l.Error("one", "a", 1)
			l.Error("two", "a", 2)
			if got := jsonOf(t, e.events(2)[1].Breadcrumbs[0].Data); got != `{"a":1,"map":{"m":1}}` {
				t.Errorf("data of the breadcrumb: %s", got)
			}
		},
	},
	{ // TestMaxBreadcrumbs, TestBeforeBreadcrumb
		name: "37 MaxBreadcrumbs and BeforeBreadcrumb count",
		test: func(t *testing.T) {
			off := newEndpoint(t, noBreadcrumbs)
			off.logger().Info("m")
			if n := len(off.trail()); n != 0 {
				t.Errorf("%d breadcrumbs in spite of MaxBreadcrumbs", n)
			}
			e := newEndpoint(t, func(o *sentry.ClientOptions) {
				o.BeforeBreadcrumb = func(b *sentry.Breadcrumb, _ *sentry.BreadcrumbHint) *sentry.Breadcrumb {
					if b.Message == "drop" {
						return nil
					}
					b.Message = strings.ToUpper(b.Message)
					return b
				}
			})
			e.logger().Info("drop")
			e.logger().Info("keep")
			if got := messages(e.trail()); !slices.Equal(got, []string{"KEEP"}) {
				t.Errorf("%q", got)
			}
		},
	},
	{ // TestBreadcrumbFields, TestNoSecretArrives
		name: "38 a password is filtered in breadcrumbs",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			l := e.logger()
			l.Info("login", "user", "ada", "password", planted)
			l.With(slog.Group("db", "password", planted)).Warn("password=" + planted)
			trail := e.trail()
			if got := fmt.Sprintf("%v %s %v", trail[0].Data, trail[1].Message, trail[1].Data); got != "map[password:[Filtered] user:ada] password=[Filtered] map[db:map[password:[Filtered]]]" {
				t.Error(got)
			}
			e.NotContains(t, planted)
		},
	},
}
