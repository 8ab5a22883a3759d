package slogsentry_test

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// stackedError carries the stack of where it was made, as those of many
// libraries do.
type stackedError struct {
	text string
	pcs  []uintptr
}

func (e *stackedError) Error() string         { return e.text }
func (e *stackedError) StackTrace() []uintptr { return e.pcs }

func newStacked(text string) error {
	pcs := make([]uintptr, 32)
	return &stackedError{text, pcs[:runtime.Callers(2, pcs)]}
}

//go:noinline
func failHere() error { return newStacked("here") }

//go:noinline
func failThere() error { return newStacked("there") }

// unhashableField is an error that can be compared until it is tried.
type unhashableField struct{ reason error }

func (e unhashableField) Error() string { return "failed" }

// issue is what Sentry groups an event by, types and own frames of its exceptions,
// and the title of the issue.
func issue(t *testing.T, event *sentrytest.Event) (group, title string) {
	for _, x := range event.Exceptions {
		group += x.Type
		if x.Stacktrace != nil {
			for _, f := range x.Stacktrace.Frames {
				if f.InApp {
					group += " " + f.Module + "." + f.Function
				}
			}
		}
	}
	x := exception(t, event)
	return group + strings.Join(event.Fingerprint, " "), x.Type + ": " + x.Value
}

var errNotFound = errors.New("not found")

var errorBugs = []peerBug{
	{ // TestErrorsAreFound, https://github.com/samber/slog-sentry/issues/9
		name: "13 an error within WithGroup is the exception",
		log:  func(l *slog.Logger) { l.WithGroup("g").Error("charge failed", "id", 7, "err", errNotFound) },
		want: `{"message": "charge failed", "exception": [{"type": "charge failed", "value": "not found"}],
			"contexts": {"g": {"id": 7, "err": "not found"}}}`,
	},
	{ // TestErrorsAreFound, https://github.com/samber/slog-sentry/pull/4
		name: "14 an error under any key is the exception",
		log:  func(l *slog.Logger) { l.Error("charge failed", "id", 7, "cause", errNotFound) },
		want: `{"message": "charge failed", "exception": [{"type": "charge failed", "value": "not found"}],
			"contexts": {"extra": {"id": 7, "cause": "not found"}}}`,
	},
	{ // TestEveryErrorKeepsItsText
		name: "15 a second error keeps its text",
		log:  func(l *slog.Logger) { l.Error("m", "error", errNotFound, "rollback", &codeError{2}) },
		want: `{"exception": [{"value": "not found"}], "contexts": {"extra": {"error": "not found", "rollback": "code 2"}}}`,
	},
	{ // TestErrorsAreFound
		name: "16 an error that is nil or a text makes an event as others do",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			e.logger().Error("m", "error", nil, "a", 1)
			e.logger().Error("m", "error", "only text", "a", 1)
			events := e.events(2)
			sentrytest.AssertMatch(t, events[0], `{"exception": "<absent>", "contexts": {"extra": {"error": null, "a": 1}}}`)
			sentrytest.AssertMatch(t, events[1], `{"exception": "<absent>", "contexts": {"extra": {"error": "only text", "a": 1}}}`)
		},
	},
	{ // TestHostileErrors
		name: "17 a typed nil and a panicking Error make events",
		test: func(t *testing.T) {
			for _, err := range []error{(*nilUnsafe)(nil), panickyError{planted}} {
				e := newEndpoint(t)
				e.logger().Error("m", "before", "b", "error", err, "after", "a")
				event := e.event()
				exception(t, event)
				sentrytest.AssertMatch(t, event, `{"message": "m", "contexts": {"extra": {"before": "b", "after": "a"}}}`)
				e.NotContains(t, planted)
			}
		},
	},
	{ // TestHostileErrors, https://github.com/getsentry/sentry-go/issues/1112,
		// https://github.com/getsentry/sentry-go/issues/1131, https://github.com/TheZeroSlave/zapsentry/issues/24
		name: "18 errors that cannot be hashed or compared make events",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			l := e.logger(slogsentry.Options{Ignore: []slogsentry.Ignore{slogsentry.IgnoreErrors(unhashableError{}, unhashableField{unhashableError{}})}})
			ctx := slogsentry.WithHub(e.withHub())
			for _, err := range []error{unhashableError{[]string{"a"}}, unhashableField{unhashableError{}}, joinedError{[]error{unhashableError{}}}} {
				l.ErrorContext(ctx, "m", "error", err)
				l.ErrorContext(ctx, "again", "error", err)
			}
			for _, event := range e.events(6) {
				exception(t, event)
			}
		},
	},
	{ // TestHostileErrors
		name: "19 errors that unwrap in a circle come to an end",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			cycle := &cyclicError{}
			cycle.next = fmt.Errorf("around: %w", cycle)
			e.logger().Error("m", "error", cycle)
			event := e.event()
			if n := len(event.Exceptions); n != 2 || exception(t, event).Value != "cyclic" {
				t.Errorf("%d exceptions", n)
			}
		},
	},
	{ // TestJoinedErrorsAllArrive, TestExceptions, https://github.com/getsentry/sentry-go/issues/977
		name: "20 every branch of joined errors arrives, with its own stack",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			e.logger().Error("m", "error", fmt.Errorf("both: %w, %w", errors.Join(failHere(), &codeError{1}), failThere()))
			ends := make(map[string]string)
			for _, x := range e.event().Exceptions {
				ends[x.Value] = ""
				if x.Stacktrace != nil {
					ends[x.Value] = x.Stacktrace.Frames[len(x.Stacktrace.Frames)-1].Function
				}
			}
			for value, want := range map[string]string{"here": "failHere", "there": "failThere", "code 1": ""} {
				if end, found := ends[value]; !found || end != want {
					t.Errorf("%q with a stack that ends in %q; want %q", value, end, want)
				}
			}
		},
	},
	{ // TestGrouping, TestTitle, https://github.com/getsentry/sentry-go/issues/1182
		name: "21 a sentinel logged at two places makes two issues, titled by their messages",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			errorHere(e.logger(), "load user", "error", errNotFound)
			errorThere(e.logger(), "save order", "error", errNotFound)
			events := e.events(2)
			a, titleA := issue(t, events[0])
			b, titleB := issue(t, events[1])
			if a == b || titleA != "load user: not found" || titleB != "save order: not found" {
				t.Errorf("titles %q and %q of\n%s\n%s", titleA, titleB, a, b)
			}
		},
	},
	{ // TestGrouping, https://github.com/getsentry/sentry-python/issues/228
		name: "22 other attributes make no other issue",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			for id := range 2 {
				errorHere(e.logger().With("user", id), "charge failed", "error", errNotFound, "order", id)
			}
			events := e.events(2)
			a, _ := issue(t, events[0])
			b, _ := issue(t, events[1])
			if diff := cmp.Diff(a, b); diff != "" {
				t.Error(diff)
			}
		},
	},
	{ // TestErrorOfThreeLayers, TestDroppedErrorIsSentLater, https://github.com/getsentry/sentry-python/issues/433,
		// https://github.com/getsentry/sentry-python/issues/371
		name: "23 an error logged at three layers makes one event, even if its first is dropped",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			l := e.logger(slogsentry.Options{BeforeSend: func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
				if event.Message == "dropped" {
					return nil
				}
				return event
			}})
			ctx, err := slogsentry.WithHub(e.withHub()), error(&codeError{1})
			for _, layer := range []string{"dropped", "storage", "service", "handler"} {
				err = fmt.Errorf("%s: %w", layer, err)
				l.ErrorContext(ctx, layer, "error", err)
			}
			l.ErrorContext(ctx, "something else")
			events := e.events(2)
			if got := messages(events[1].Breadcrumbs); events[0].Message != "storage" || !cmp.Equal(got, []string{"dropped", "storage", "service", "handler"}) {
				t.Errorf("%q, and then breadcrumbs %q", events[0].Message, got)
			}
		},
	},
}
