package slogsentry_test

import (
	"fmt"
	"log/slog"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
)

const sentryLimit = 1_000_000

// A large attribute and a large trail arrive as one event.
// https://github.com/getsentry/sentry-dotnet/issues/945
func TestLargeEventArrives(t *testing.T) {
	for _, b := range []struct {
		name string
		text string
	}{
		{"words", "word "}, {"control characters", "\x01\x02\x00"}, {"quotes", `"\`}, {"not ASCII", "жл\u2028"}, {"markup", "<&>"},
	} {
		t.Run(b.name, func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = 500 })
			l := e.logger()
			text := func(n int) string { return strings.Repeat(b.text, n/len(b.text)) }
			for i := range 500 {
				l.Info(fmt.Sprint("crumb ", i), "i", i, "text", text(10<<10))
			}
			l.Error("event", "small", "s", "large", text(5<<20))
			event := e.event()
			if n := len(event.Raw); n > sentryLimit {
				t.Errorf("%d bytes", n)
			}
			sentrytest.AssertMatch(t, event.Raw, `{"message": "event", "contexts": {"extra": {"small": "s"}, "sentrylog": {"breadcrumb_values_longer_than": "<present>"}}}`)
			if got, _ := event.Contexts["extra"]["large"].(string); !strings.Contains(got, "[Truncated]") {
				t.Errorf("the large value does not say that it is cut: %.100q", got)
			}
			last := event.Breadcrumbs[len(event.Breadcrumbs)-1]
			if last.Message != "crumb 499" || last.Data["i"] != 499.0 {
				t.Errorf("last breadcrumb %q %v", last.Message, last.Data["i"])
			}
			if n := len(event.Breadcrumbs); n < 100 {
				t.Errorf("only %d breadcrumbs", n)
			}
		})
	}
}

// The oldest breadcrumbs go first, and the event says how many went.
func TestOldestBreadcrumbsAreDropped(t *testing.T) {
	const n = 20_000
	e := newEndpoint(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = n })
	l := e.logger()
	for i := range n {
		l.Info(fmt.Sprint(i))
	}
	l.Error("event")
	event := e.event()
	kept := len(event.Breadcrumbs)
	if event.Breadcrumbs[kept-1].Message != fmt.Sprint(n-1) {
		t.Errorf("last is %q", event.Breadcrumbs[kept-1].Message)
	}
	if got := event.Contexts["sentrylog"]["breadcrumbs_dropped"]; got != float64(n-kept) {
		t.Errorf("%v dropped of %d, %d kept", got, n, kept)
	}
}

// Whatever part of an event is too large, it arrives.
func TestEveryPartMayBeLarge(t *testing.T) {
	long := strings.Repeat("long text ", 200_000)
	many := make(map[string]string)
	var members []any
	for i := range 30_000 {
		many[fmt.Sprint("key", i)] = strings.Repeat("v", 30)
		members = append(members, fmt.Sprint("key", i), strings.Repeat("v", 30))
	}
	lists := make([]string, 9_000)
	for i := range lists {
		lists[i] = strings.Repeat("e", 50)
	}
	tests := map[string]func(e *endpoint, l *slog.Logger){
		"message":          func(e *endpoint, l *slog.Logger) { l.Error(long) },
		"group name":       func(e *endpoint, l *slog.Logger) { l.WithGroup(long).Error("m", "a", 1) },
		"key":              func(e *endpoint, l *slog.Logger) { l.Error("m", long, 1) },
		"tags":             func(e *endpoint, l *slog.Logger) { l.Error("m", slog.Group("tags", members...)) },
		"user":             func(e *endpoint, l *slog.Logger) { l.Error("m", slog.Group("user", append(members, "id", long)...)) },
		"fingerprint":      func(e *endpoint, l *slog.Logger) { l.Error("m", "fingerprint", lists, "fp", []string{long}) },
		"long fingerprint": func(e *endpoint, l *slog.Logger) { l.Error("m", "fingerprint", []string{long}) },
		"group":            func(e *endpoint, l *slog.Logger) { l.Error("m", slog.Group("g", members...)) },
		"attributes":       func(e *endpoint, l *slog.Logger) { l.Error("m", members...) },
		"scope": func(e *endpoint, l *slog.Logger) {
			e.hub.Scope().SetTags(many)
			e.hub.Scope().SetUser(sentry.User{Data: many})
			e.hub.Scope().SetContext("list", sentry.Context{"l": lists, "m": many})
			l.Error("m")
		},
		"foreign breadcrumbs": func(e *endpoint, l *slog.Logger) {
			for range 5 {
				e.hub.AddBreadcrumb(&sentry.Breadcrumb{Message: long, Category: long, Data: map[string]any{"many": maps.Clone(many)}}, nil)
			}
			l.Error("m")
		},
		"source code and mechanism": func(e *endpoint, _ *slog.Logger) {
			frames := []sentry.Frame{{Function: "f", ContextLine: long, PreContext: lists, PostContext: lists, Vars: map[string]any{"a": long}}}
			for range 3 {
				frames = append(frames, frames...)
			}
			stack := &sentry.Stacktrace{Frames: frames}
			mechanism := &sentry.Mechanism{Description: long, HelpLink: long, Data: map[string]any{"a": long}}
			e.hub.CaptureEvent(&sentry.Event{
				Message:   "m",
				Exception: []sentry.Exception{{Type: "E", Value: "v", Stacktrace: stack, Mechanism: mechanism}},
				Threads:   []sentry.Thread{{Stacktrace: stack}},
			})
		},
		"request": func(e *endpoint, l *slog.Logger) {
			r := testRequest()
			for i := range 10_000 {
				r.Header.Set(fmt.Sprint("X-", i), strings.Repeat("v", 300))
			}
			r.URL.RawQuery = "q=" + long
			l.Error("m", "request", r)
		},
	}
	for name, log := range tests {
		t.Run(name, func(t *testing.T) {
			e := newEndpoint(t)
			start := time.Now()
			log(e, e.logger())
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			event := e.event()
			if n := len(event.Raw); n > sentryLimit {
				t.Errorf("%d bytes", n)
			}
			if len(event.Contexts["os"]) == 0 || event.Message == "" {
				t.Errorf("too much is gone: %.1000s", event.Raw)
			}
		})
	}
}

// A transaction is an event too.
func TestLargeTransactionArrives(t *testing.T) {
	e := newEndpoint(t, func(o *sentry.ClientOptions) { o.EnableTracing, o.TracesSampleRate = true, 1 })
	tx := sentry.StartTransaction(e.withHub(), "tx")
	for i := range 900 {
		span := tx.StartChild("op")
		span.Description = strings.Repeat("select ", 1000)
		span.SetData("i", i)
		span.SetData("text", strings.Repeat("x", 5000))
		span.Finish()
	}
	tx.Finish()
	e.hub.Flush(time.Minute)
	got := e.Transactions()
	if len(got) != 1 || len(got[0].Raw) > sentryLimit || len(got[0].Spans) == 0 {
		t.Errorf("%d transactions", len(got))
	}
}
