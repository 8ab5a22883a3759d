package slogsentry_test

import (
	"bytes"
	"context"
	"errors"
	"log"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// asDefault makes l slog's default logger during the test.
func asDefault(t *testing.T, l *slog.Logger) {
	before, out, flags := slog.Default(), log.Writer(), log.Flags()
	slog.SetDefault(l)
	t.Cleanup(func() {
		slog.SetDefault(before)
		log.SetOutput(out)
		log.SetFlags(flags)
	})
}

type loggingValuer struct{}

func (v loggingValuer) LogValue() slog.Value {
	slog.Error("from LogValue", "v", v)
	return slog.StringValue("resolved")
}

type loggingError struct{}

func (e loggingError) Error() string {
	slog.Error("from Error", "error", e)
	slog.Info("from Error")
	return "failed"
}

type loggingText struct{}

func (loggingText) MarshalText() ([]byte, error) {
	slog.Error("from MarshalText")
	return []byte("text"), nil
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

type writer func(string)

func (f writer) Write(p []byte) (int, error) { f(string(p)); return len(p), nil }

// User code that runs because of a record and logs itself makes no events of
// its own, and never blocks.
// https://github.com/getsentry/sentry-dotnet/issues/5238
// https://github.com/getsentry/sentry-elixir/issues/656
func TestNoFeedback(t *testing.T) {
	noisy := func(where string) func(*sentry.Event, *sentry.EventHint) *sentry.Event {
		return func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
			slog.Error("from " + where)
			slog.Info("from " + where)
			return event
		}
	}
	transport := http.DefaultTransport
	tests := []struct {
		name    string
		client  func(*sentry.ClientOptions)
		options slogsentry.Options
		scope   func(*sentry.Scope)
		args    []any
	}{
		{name: "LogValuer", args: []any{"v", loggingValuer{}}},
		{name: "error", args: []any{"error", loggingError{}}},
		{name: "MarshalText", args: []any{"v", loggingText{}}},
		{name: "option BeforeSend", options: slogsentry.Options{BeforeSend: noisy("BeforeSend")}},
		{name: "client BeforeSend", client: func(o *sentry.ClientOptions) { o.BeforeSend = noisy("BeforeSend") }},
		{name: "scope processor", scope: func(s *sentry.Scope) { s.AddEventProcessor(noisy("processor")) }},
		{name: "BeforeBreadcrumb", client: func(o *sentry.ClientOptions) {
			o.BeforeBreadcrumb = func(b *sentry.Breadcrumb, _ *sentry.BreadcrumbHint) *sentry.Breadcrumb {
				slog.Error("from BeforeBreadcrumb")
				return b
			}
		}},
		{name: "ReplaceAttr", args: []any{"a", 1}, options: slogsentry.Options{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			slog.Error("from ReplaceAttr", "a", 1)
			return a
		}}},
		{name: "AttrFromContext", options: slogsentry.Options{AttrFromContext: []func(context.Context) []slog.Attr{
			func(context.Context) []slog.Attr { slog.Error("from AttrFromContext"); return nil },
		}}},
		{name: "Ignore", options: slogsentry.Options{Ignore: []slogsentry.Ignore{
			func(context.Context, slogsentry.Problem) bool { slog.Error("from Ignore"); return false },
		}}},
		{name: "RoundTripper", client: func(o *sentry.ClientOptions) {
			o.HTTPTransport = roundTripper(func(r *http.Request) (*http.Response, error) {
				slog.Error("from RoundTripper")
				return transport.RoundTrip(r)
			})
		}},
		{name: "debug writer", client: func(o *sentry.ClientOptions) {
			o.Debug, o.DebugWriter = true, writer(func(s string) { slog.Error("from the debug writer") })
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) {
				if tt.client != nil {
					tt.client(o)
				}
			})
			if tt.scope != nil {
				tt.scope(e.hub.Scope())
			}
			l := e.logger(tt.options)
			asDefault(t, l)
			done := make(chan struct{})
			go func() {
				defer close(done)
				slog.Info("crumb", tt.args...)
				slog.With(tt.args...).Error("event", tt.args...)
				e.hub.Flush(time.Minute)
			}()
			select {
			case <-done:
			case <-time.After(30 * time.Second):
				t.Fatal("deadlock")
			}
			event := e.event()
			if event.Message != "event" {
				t.Errorf("message %q", event.Message)
			}
			if tt.client != nil && strings.Contains(tt.name, "debug") {
				sentry.DebugLogger.SetOutput(writer(func(string) {}))
			}
			http.DefaultTransport.(*http.Transport).CloseIdleConnections()
		})
	}
}

// unitError logs itself, each time in a new unit of work.
type unitError struct{ levels *atomic.Int64 }

func (e unitError) Error() string {
	e.levels.Add(1)
	slog.ErrorContext(slogsentry.WithHub(context.Background()), "from Error", "error", e)
	return "failed"
}

// User code that logs to a scope of its own each time ends nevertheless, and
// makes no events.
func TestNoFeedbackThroughOtherScopes(t *testing.T) {
	e := newEndpoint(t)
	before := sentry.CurrentHub().Client()
	sentry.CurrentHub().BindClient(e.hub.Client())
	t.Cleanup(func() { sentry.CurrentHub().BindClient(before) })
	l := slog.New(slogsentry.NewHandler(nil))
	asDefault(t, l)
	err := unitError{new(atomic.Int64)}
	slog.Error("event", "error", err)
	sentry.CurrentHub().Flush(time.Minute)
	if event := e.event(); event.Message != "event" {
		t.Errorf("message %q", event.Message)
	}
	if n := err.levels.Load(); n > 1_000 {
		t.Errorf("Error ran %d times", n)
	}
	checkSum(t, statsOf(l))
}

// A server that fails does not make events of its failures.
func TestNoFeedbackOfFailures(t *testing.T) { failuresMakeNoLoop(t) }

// failuresMakeNoLoop logs an error to a server that fails, over a network that
// logs each failure.
func failuresMakeNoLoop(t *testing.T, options ...func(*sentry.ClientOptions)) {
	t.Helper()
	var logged atomic.Int64
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	e := newEndpoint(t, append(options, func(o *sentry.ClientOptions) {
		o.HTTPTransport = roundTripper(func(r *http.Request) (*http.Response, error) {
			res, err := transport.RoundTrip(r)
			logged.Add(1)
			slog.Error("could not send", "error", errors.New("server is down"))
			return res, err
		})
	})...)
	asDefault(t, e.logger())
	e.FailAll(failing500)
	slog.Error("m")
	for range 3 { // each waits for what there was when it began
		e.hub.Flush(time.Minute)
	}
	if n := len(e.Requests()); n != 1 || logged.Load() != 1 {
		t.Errorf("%d requests, %d failures logged", n, logged.Load())
	}
}

// Package log, and so log.Print, reaches Sentry through slog's default logger
// and comes back from nowhere.
// https://github.com/golang/go/issues/62424, https://github.com/golang/go/issues/57396
func TestLogPrint(t *testing.T) {
	e := newEndpoint(t)
	var console bytes.Buffer
	asDefault(t, slog.New(slog.NewMultiHandler(slog.NewTextHandler(&console, nil), e.logger().Handler())))
	log.Print("from package log, password=" + planted)
	slog.Error("event")
	trail := e.event().Breadcrumbs
	if len(trail) != 1 || !strings.HasPrefix(trail[0].Message, "from package log") {
		t.Errorf("%+v", trail)
	}
	if n := strings.Count(console.String(), "from package log"); n != 1 {
		t.Errorf("printed %d times: %s", n, console.String())
	}
	e.NotContains(t, planted)
}

// User code is called without a lock: from it, every method of the handler can
// be called on another goroutine.
func TestNoLockIsHeldWhileUserCodeRuns(t *testing.T) {
	e := newEndpoint(t, inOrder)
	var l *slog.Logger
	nested := func() {
		done := make(chan struct{})
		go func() {
			defer close(done)
			l.Info("crumb of another goroutine")
			l.Error("event of another goroutine", "error", errors.New("x"))
			h := l.Handler().(*slogsentry.Handler)
			h.Stats()
			h.WithAttrs([]slog.Attr{slog.Int("a", 1)}).WithGroup("g")
			h.Enabled(context.Background(), slog.LevelInfo)
		}()
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Error("another goroutine cannot log meanwhile")
		}
	}
	var called atomic.Bool
	for _, where := range []string{"LogValue", "Error", "ReplaceAttr", "Ignore", "BeforeSend", "clock"} {
		called.Store(false)
		only := func(here string) {
			if here == where && called.CompareAndSwap(false, true) {
				nested()
			}
		}
		l = e.logger(slogsentry.Options{
			Throttle:    &slogsentry.Throttle{Now: func() time.Time { only("clock"); return time.Now() }},
			ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr { only("ReplaceAttr"); return a },
			Ignore:      []slogsentry.Ignore{func(context.Context, slogsentry.Problem) bool { only("Ignore"); return false }},
			BeforeSend:  func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event { only("BeforeSend"); return event },
		})
		l.Error("m", "v", valuerFunc(func() slog.Value { only("LogValue"); return slog.IntValue(1) }), "error", errorFunc(func() string { only("Error"); return "e" }))
	}
}

type valuerFunc func() slog.Value

func (f valuerFunc) LogValue() slog.Value { return f() }

type errorFunc func() string

func (f errorFunc) Error() string { return f() }

// A scope's processor that logs holds up neither Close nor Recover, nor a second
// handler on the same hub: sentry-go holds the scope's lock while it runs.
func TestLoggingProcessorOfTheScope(t *testing.T) {
	tests := map[string]func(*testing.T, *endpoint, *slog.Logger){
		"Close": func(t *testing.T, e *endpoint, l *slog.Logger) {
			for range 3 {
				l.Error("m")
			}
			l.Handler().(*slogsentry.Handler).Close(t.Context())
		},
		"Recover": func(t *testing.T, e *endpoint, l *slog.Logger) {
			defer func() { _ = recover() }()
			defer slogsentry.Recover(e.withHub())
			panicHere("boom")
		},
		"another handler": func(t *testing.T, e *endpoint, l *slog.Logger) {
			e.logger().Error("m")
		},
	}
	for name, f := range tests {
		t.Run(name, func(t *testing.T) {
			e := newEndpoint(t)
			l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}})
			e.hub.Scope().AddEventProcessor(func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
				l.Info("from a processor")
				return event
			})
			done := make(chan struct{})
			go func() {
				defer close(done)
				f(t, e, l)
			}()
			select {
			case <-done:
			case <-time.After(time.Minute):
				t.Fatal("waits for ever")
			}
		})
	}
}
