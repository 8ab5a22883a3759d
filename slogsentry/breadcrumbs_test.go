package slogsentry_test

import (
	"fmt"
	"log/slog"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

func messages(trail []sentrytest.Breadcrumb) (list []string) {
	for _, b := range trail {
		list = append(list, b.Message)
	}
	return list
}

// An event's record is not among its own breadcrumbs, but among those of the
// next event, in the order logged.
// https://github.com/bugsnag/bugsnag-psr-logger/issues/13
// https://github.com/getsentry/sentry-dart/issues/1583
func TestTrailOfAnEvent(t *testing.T) {
	for name, connect := range map[string]func(testing.TB, ...func(*sentry.ClientOptions)) *endpoint{
		"with integration": newEndpoint, "without": newPlainEndpoint,
	} {
		t.Run(name, func(t *testing.T) {
			e := connect(t, inOrder)
			l := e.logger()
			l.Debug("too low")
			l.Info("one")
			l.Warn("two")
			l.Error("three")
			l.Info("four")
			l.Error("five")
			events := e.events(2)
			if got := messages(events[0].Breadcrumbs); !slices.Equal(got, []string{"one", "two"}) {
				t.Errorf("first event: %q", got)
			}
			if got := messages(events[1].Breadcrumbs); !slices.Equal(got, []string{"one", "two", "three", "four"}) {
				t.Errorf("second event: %q", got)
			}
		})
	}
}

func TestBreadcrumbFields(t *testing.T) {
	e := newEndpoint(t)
	l := e.logger()
	l.Info("loose token="+planted, "n", 1, "password", planted)
	l.WithGroup("db").WithGroup("pool").Warn("grouped", "n", 2)
	trail := e.trail()
	sentrytest.AssertMatch(t, jsonOf(t, trail[0].Data), `{"n": 1, "password": "[Filtered]"}`)
	sentrytest.AssertMatch(t, jsonOf(t, trail[1].Data), `{"db": {"pool": {"n": 2}}}`)
	if b := trail[0]; b.Category != "slog" || b.Level != "info" || b.Timestamp.IsZero() || !strings.HasPrefix(b.Message, "loose token=") {
		t.Errorf("%+v", b)
	}
	if b := trail[1]; b.Category != "db" || b.Level != "warning" || b.Message != "grouped" {
		t.Errorf("%+v", b)
	}
	e.NotContains(t, planted)
}

// Requests with hubs of their own do not see each other's breadcrumbs.
// https://github.com/getsentry/sentry-go/issues/1178
func TestTrailsOfTwoRequests(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger()
	a, b := slogsentry.WithHub(e.withHub()), slogsentry.WithHub(e.withHub())
	var wg sync.WaitGroup
	wg.Go(func() { l.InfoContext(a, "of a") })
	wg.Go(func() { l.InfoContext(b, "of b") })
	wg.Wait()
	l.Info("of none")
	l.ErrorContext(a, "a fails")
	l.ErrorContext(b, "b fails")
	l.Error("none fails")
	for i, want := range []string{"of a", "of b", "of none"} {
		if got := messages(e.events(3)[i].Breadcrumbs); !slices.Equal(got, []string{want}) {
			t.Errorf("%q: %q", want, got)
		}
	}
}

// The trail of a cloned hub is its own from then on, also for breadcrumbs that
// are completed later.
func TestTrailOfACloneIsACopy(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger()
	l.Info("before")
	ctx := slogsentry.WithHub(e.withHub())
	l.InfoContext(ctx, "in the clone")
	l.Info("after")
	l.ErrorContext(ctx, "m")
	l.Error("m")
	events := e.events(2)
	if got := messages(events[0].Breadcrumbs); !slices.Equal(got, []string{"before", "in the clone"}) {
		t.Errorf("clone: %q", got)
	}
	if got := messages(events[1].Breadcrumbs); !slices.Equal(got, []string{"before", "after"}) {
		t.Errorf("original: %q", got)
	}
}

func TestMaxBreadcrumbs(t *testing.T) {
	tests := []struct{ max, log, want int }{
		{0, 150, 100}, // sentry-go's default
		{3, 10, 3},
		{250, 300, 250},
		{250, 20, 20},
		{-1, 10, 0},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.max), func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = tt.max })
			l := e.logger()
			for i := range tt.log {
				l.Info(fmt.Sprint(i), "i", i)
			}
			trail := e.trail()
			if len(trail) != tt.want {
				t.Fatalf("%d breadcrumbs, want %d", len(trail), tt.want)
			}
			for i, b := range trail {
				if want := tt.log - tt.want + i; b.Message != fmt.Sprint(want) || fmt.Sprint(b.Data["i"]) != fmt.Sprint(want) {
					t.Fatalf("breadcrumb %d is %q with %v, want %d", i, b.Message, b.Data, want)
				}
			}
		})
	}
}

func TestBeforeBreadcrumb(t *testing.T) {
	e := newEndpoint(t, func(o *sentry.ClientOptions) {
		o.BeforeBreadcrumb = func(b *sentry.Breadcrumb, _ *sentry.BreadcrumbHint) *sentry.Breadcrumb {
			if b.Message == "drop" {
				return nil
			}
			if _, leaked := b.Data["password"]; leaked && b.Data["password"] != "[Filtered]" {
				t.Errorf("the hook sees %v", b.Data)
			}
			b.Message += "!"
			b.Data["added"] = true
			return b
		}
	})
	l := e.logger().With("w", map[string]any{"n": 1})
	l.Info("drop")
	l.Info("keep", "password", planted)
	l.Info("again")
	trail := e.trail()
	if got := messages(trail); !slices.Equal(got, []string{"keep!", "again!"}) {
		t.Errorf("%q", got)
	}
	sentrytest.AssertMatch(t, jsonOf(t, trail[0].Data), `{"added": true, "password": "[Filtered]", "w": {"n": 1}}`)
}

// What a hook changes in an event shows in no other event, no breadcrumb and
// not in the logger.
func TestEventsAndBreadcrumbsAreCopies(t *testing.T) {
	const changed = "changed by the hook"
	for name, before := range map[string]func(*sentry.Breadcrumb, *sentry.BreadcrumbHint) *sentry.Breadcrumb{
		"completed later": nil,
		"at once":         func(b *sentry.Breadcrumb, _ *sentry.BreadcrumbHint) *sentry.Breadcrumb { return b },
	} {
		t.Run(name, func(t *testing.T) {
			e := newEndpoint(t, inOrder, func(o *sentry.ClientOptions) {
				o.BeforeBreadcrumb = before
				o.BeforeSend = func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
					if event.Message != "one" {
						return event
					}
					extra := event.Contexts["extra"]
					extra["added"] = changed
					extra["list"].([]any)[0] = changed
					extra["map"].(map[string]any)["m"] = changed
					event.Contexts["group"]["g"].(map[string]any)["x"] = changed
					event.User.Data["d"], event.Tags["t"], event.Fingerprint[0] = changed, changed, changed
					event.Request.Headers["X"] = changed
					return event
				}
			})
			l := e.logger().With("list", []int{1}, "map", map[string]any{"m": 1}, slog.Group("group", "g", map[string]any{"x": 1}),
				slog.Group("user", "d", "d"), slog.Group("tags", "t", "t"), "fingerprint", []string{"f"},
				"request", httptest.NewRequest("GET", "/", nil))
			l.Error("one")
			l.Error("two")
			second := e.events(2)[1]
			sentrytest.AssertMatch(t, second.Raw, `{
				"contexts": {"extra": {"list": [1], "map": {"m": 1}}, "group": {"g": {"x": 1}}},
				"breadcrumbs": [{"data": {"list": [1], "map": {"m": 1}, "group": {"g": {"x": 1}}}}],
				"user": {"data": {"d": "d"}}, "tags": {"t": "t"}, "fingerprint": ["f"]
			}`)
			if strings.Contains(string(second.Raw), changed) {
				t.Errorf("%s", second.Raw)
			}
		})
	}
}

// A client without our Integration takes over a scope with breadcrumbs that it
// cannot complete: they arrive without the data of other records.
func TestScopeMovesToAPlainClient(t *testing.T) {
	with, plain := newEndpoint(t), newPlainEndpoint(t)
	l := with.logger()
	l.Info("m", "mine", 1)
	l.Info("n", "password", planted)
	with.hub.BindClient(plain.hub.Client())
	with.hub.CaptureMessage("trail")
	event := plain.event()
	if len(event.Breadcrumbs) != 2 || event.Breadcrumbs[0].Message != "m" {
		t.Errorf("%+v", event.Breadcrumbs)
	}
	plain.NotContains(t, planted)
}

// Messages of breadcrumbs that wait to be completed are clean already: who looks
// at them before the Integration does must not see more.
func TestKeptMessagesAreScrubbed(t *testing.T) {
	e := newEndpoint(t, inOrder)
	e.hub.Scope().AddEventProcessor(func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
		for _, b := range event.Breadcrumbs {
			if strings.Contains(b.Message, planted) {
				t.Errorf("a processor of the scope sees %q", b.Message)
			}
		}
		return event
	})
	l := e.logger()
	for _, message := range []string{"password=" + planted, "plain", "password=" + planted, "password=" + planted + "2"} {
		l.Info(message, "n", 1)
		l.Info(message, "n", []int{1})
	}
	e.hub.CaptureMessage("m")
	if got := e.event().Breadcrumbs; len(got) != 8 || got[2].Message != "plain" || got[4].Message != "password=[Filtered]" {
		t.Errorf("%+v", got)
	}

	plain := newPlainEndpoint(t, inOrder)
	e.hub.BindClient(plain.hub.Client())
	e.hub.CaptureMessage("of another client")
	if got := plain.event().Breadcrumbs; len(got) != 8 {
		t.Errorf("%d breadcrumbs", len(got))
	}
	plain.NotContains(t, planted)
}
