package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

type codeError struct{ code int }

func (e *codeError) Error() string { return fmt.Sprint("code ", e.code) }

// exception returns the outermost exception of an event.
func exception(t *testing.T, event *sentrytest.Event) sentrytest.Exception {
	t.Helper()
	if len(event.Exceptions) == 0 {
		t.Fatalf("no exception in %.500s", event.Raw)
	}
	return event.Exceptions[len(event.Exceptions)-1]
}

func TestErrorsAreFound(t *testing.T) {
	err, other := &codeError{1}, errors.New("other")
	tests := []struct {
		name string
		log  func(l *slog.Logger)
		want string // of the outermost exception, "" for none
	}{
		{"error", func(l *slog.Logger) { l.Error("m", "error", err) }, "code 1"},
		{"err", func(l *slog.Logger) { l.Error("m", "err", err) }, "code 1"},
		{"other key", func(l *slog.Logger) { l.Error("m", "cause", err) }, "code 1"},
		{"error before others", func(l *slog.Logger) { l.Error("m", "cause", other, "error", err) }, "code 1"},
		{"first of several", func(l *slog.Logger) { l.Error("m", "cause", err, "reason", other) }, "code 1"},
		{"in a group", func(l *slog.Logger) { l.Error("m", slog.Group("g", slog.Group("h", "cause", err))) }, "code 1"},
		{"err within WithGroup", func(l *slog.Logger) { l.WithGroup("g").Error("m", "err", err) }, "code 1"},
		{"in With", func(l *slog.Logger) { l.With("err", err).Error("m") }, "code 1"},
		{"in a With group", func(l *slog.Logger) { l.With(slog.Group("g", "cause", err)).Error("m") }, "code 1"},
		{"record before logger", func(l *slog.Logger) { l.With("error", other).Error("m", "error", err) }, "code 1"},
		{"logger's error before record's other", func(l *slog.Logger) { l.With("error", err).Error("m", "cause", other) }, "code 1"},
		{"LogValuer", func(l *slog.Logger) { l.Error("m", "v", valuer{slog.AnyValue(err)}) }, "code 1"},
		{"no attribute", func(l *slog.Logger) { l.Error("m") }, ""},
		{"nil", func(l *slog.Logger) { l.Error("m", "error", nil) }, ""},
		{"text", func(l *slog.Logger) { l.Error("m", "error", "only text") }, ""},
		{"under a sensitive key", func(l *slog.Logger) { l.Error("m", "password", err) }, ""},
		{"in a sensitive group", func(l *slog.Logger) { l.Error("m", slog.Group("secret", "error", err)) }, ""},
		{"within a sensitive WithGroup", func(l *slog.Logger) { l.WithGroup("secret").Error("m", "error", err) }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t)
			tt.log(e.logger())
			event := e.event()
			if tt.want == "" {
				if len(event.Exceptions) != 0 {
					t.Fatalf("exception %+v", event.Exceptions)
				}
				return
			}
			if got := exception(t, event).Value; got != tt.want {
				t.Errorf("exception %q, want %q", got, tt.want)
			}
			if event.Message != "m" {
				t.Errorf("message %q", event.Message)
			}
		})
	}
}

// Errors that are not the event's exception keep their text.
func TestEveryErrorKeepsItsText(t *testing.T) {
	e := newEndpoint(t)
	e.logger().Error("m", "error", errors.New("one"), "cause", errors.New("two"),
		slog.Group("g", "third", errors.New("three")), "list", []error{errors.New("four")})
	sentrytest.AssertMatch(t, e.event().Raw, `{"contexts": {
		"extra": {"error": "one", "cause": "two", "list": ["four"]}, "g": {"third": "three"}
	}}`)
}

type hostileError struct{ methods string }

func (e *hostileError) panics(method string) {
	if strings.Contains(e.methods, method) {
		panic("boom in " + method)
	}
}

func (e *hostileError) Error() string         { e.panics("Error"); return "hostile" }
func (e *hostileError) Unwrap() error         { e.panics("Unwrap"); return nil }
func (e *hostileError) Is(error) bool         { e.panics("Is"); return false }
func (e *hostileError) As(any) bool           { e.panics("As"); return false }
func (e *hostileError) StackTrace() []uintptr { e.panics("StackTrace"); return nil }
func (e *hostileError) String() string        { e.panics("String"); return "" }
func (e *hostileError) GoString() string      { e.panics("GoString"); return "" }

type causeError struct{}

func (causeError) Error() string { return "cause" }
func (causeError) Cause() error  { panic("boom in Cause") }

type cyclicError struct{ next error }

func (e *cyclicError) Error() string { return "cyclic" }
func (e *cyclicError) Unwrap() error { return e.next }

type growingError struct{ n int }

func (e growingError) Error() string { return fmt.Sprint("growing ", e.n) }
func (e growingError) Unwrap() error { return growingError{e.n + 1} }

type changingError struct{ n int }

func (e *changingError) Error() string { e.n++; return fmt.Sprint("call ", e.n) }

type joinedError struct{ errs []error }

func (e joinedError) Error() string   { return "joined" }
func (e joinedError) Unwrap() []error { return e.errs }

func hostileErrors() map[string]error {
	cycle := &cyclicError{}
	cycle.next = fmt.Errorf("around: %w", cycle)
	var chain error = errors.New("root")
	for range 10_000 {
		chain = &cyclicError{chain}
	}
	join := errors.New("leaf")
	for range 12 {
		join = errors.Join(join, join, errors.New("other"))
	}
	joined := joinedError{make([]error, 3)} // of nils
	self := joinedError{make([]error, 2)}
	self.errs[0], self.errs[1] = self, &codeError{2}
	return map[string]error{
		"panicking Error":      &hostileError{"Error"},
		"panicking Unwrap":     &hostileError{"Unwrap"},
		"panicking Is and As":  &hostileError{"Is As"},
		"panicking StackTrace": &hostileError{"StackTrace"},
		"panicking String":     &hostileError{"String GoString"},
		"all panic":            &hostileError{"Error Unwrap Is As StackTrace String GoString"},
		"panicking Cause":      causeError{},
		"typed nil":            (*nilUnsafe)(nil),
		"typed nil wrapped":    fmt.Errorf("wraps: %w", (*codeError)(nil)),
		"unhashable":           unhashableError{[]string{"a"}},
		"unhashable wrapped":   fmt.Errorf("wraps: %w", unhashableError{[]string{"a"}}),
		"unhashable joined":    errors.Join(unhashableError{}, unhashableError{[]string{"a"}}),
		"cycle":                cycle,
		"growing chain":        growingError{},
		"10,000 links":         chain,
		"nested joins":         join,
		"join of nils":         joined,
		"join of itself":       self,
		"changing text":        &changingError{},
		"long text":            errors.New(strings.Repeat("long ", 1<<20)),
		"empty text":           errors.New(""),
		"invalid UTF-8":        errors.New("a\xffb"),
	}
}

// Whatever an error's methods do, the event arrives, with an exception and what
// stands beside the error.
// https://github.com/getsentry/sentry-go/issues/1112
// https://github.com/getsentry/sentry-go/issues/1131
func TestHostileErrors(t *testing.T) {
	ignore := slogsentry.IgnoreErrors(context.Canceled, &codeError{99}, unhashableError{})
	for _, integration := range []string{"with", "without"} {
		newEndpoint := newEndpoint
		if integration == "without" {
			newEndpoint = newPlainEndpoint
		}
		for name, err := range hostileErrors() {
			t.Run(name+" "+integration+" integration", func(t *testing.T) {
				e := newEndpoint(t, inOrder)
				l := e.logger(slogsentry.Options{Throttle: unlimited, Ignore: []slogsentry.Ignore{ignore}})
				logs := []func(){
					func() { l.Error("m", "before", "b", "error", err, "after", "a") },
					func() { l.Error("m", "before", "b", "cause", err, "after", "a") },
					func() { l.With("error", err).Error("m", "before", "b", "after", "a") },
					func() { l.Error("m", "before", "b", "after", "a", slog.Group("g", "error", err)) },
					func() { l.ErrorContext(e.withHub(), "m", "before", "b", "error", err, "after", "a") },
				}
				for _, log := range logs {
					log()
				}
				for i, event := range e.events(len(logs)) {
					exception(t, event)
					sentrytest.AssertMatch(t, event.Raw, `{"contexts": {"extra": {"before": "b", "after": "a"}, "os": "<present>"}}`)
					if len(event.Exceptions) > 100 {
						t.Errorf("record %d: %d exceptions", i, len(event.Exceptions))
					}
				}
			})
		}
	}
}

// All branches of joined errors arrive.
// https://github.com/getsentry/sentry-go/issues/977
func TestJoinedErrorsAllArrive(t *testing.T) {
	e := newEndpoint(t)
	err := fmt.Errorf("both: %w and %w", errors.Join(&codeError{1}, &fs.PathError{Op: "open", Path: "/x", Err: &codeError{2}}), &codeError{3})
	e.logger().Error("m", "error", err)
	var values []string
	for _, x := range e.event().Exceptions {
		values = append(values, x.Value)
	}
	for _, want := range []string{"code 1", "open /x: code 2", "code 2", "code 3"} {
		if !strings.Contains(strings.Join(values, "|")+"|", want+"|") {
			t.Errorf("%q is not among %q", want, values)
		}
	}
}

// The client's hooks see the error and the context.
// https://github.com/getsentry/sentry-go/issues/592
func TestHintIsFilled(t *testing.T) {
	err := &codeError{7}
	type key struct{}
	ctx := context.WithValue(context.Background(), key{}, "value")
	var hint *sentry.EventHint
	e := newEndpoint(t, func(o *sentry.ClientOptions) {
		o.BeforeSend = func(event *sentry.Event, h *sentry.EventHint) *sentry.Event { hint = h; return event }
	})
	e.logger().ErrorContext(ctx, "m", "error", err)
	e.event()
	if hint == nil || hint.OriginalException != error(err) {
		t.Errorf("hint %+v", hint)
	}
	if hint.Context == nil || hint.Context.Value(key{}) != "value" {
		t.Errorf("context of the hint: %v", hint.Context)
	}
}
