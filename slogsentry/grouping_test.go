package slogsentry

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"
)

// issueOf models how Sentry groups events, as its documentation ("Issue
// Grouping", RFC 79 for exception groups) and its source (strategies newstyle)
// have it: events of one issue give the same text. It also returns the title.
func issueOf(e *sentry.Event) (issue, title string) {
	title = e.Message
	switch {
	case len(e.Exception) > 0:
		considered, main := considered(e.Exception)
		for _, ex := range considered {
			issue += exceptionComponent(ex)
		}
		title = issueTitle([]sentry.Exception{main})
	case len(e.Threads) == 1 && stackComponent(e.Threads[0].Stacktrace) != "":
		issue = stackComponent(e.Threads[0].Stacktrace)
	default:
		issue = messageTemplate(e.Message)
	}
	if e.Fingerprint != nil {
		issue = strings.ReplaceAll(strings.Join(e.Fingerprint, "\x00"), "{{ default }}", issue)
	}
	return issue, title
}

// considered returns the exceptions that count, and the one that gives the title.
func considered(exceptions []sentry.Exception) ([]sentry.Exception, sentry.Exception) {
	root := exceptions[len(exceptions)-1]
	if len(exceptions) == 1 {
		return exceptions, root
	}
	var top []sentry.Exception
	var collect func(e sentry.Exception)
	children := func(e sentry.Exception) (out []sentry.Exception) {
		for _, c := range slices.Backward(exceptions) {
			if c.Mechanism.ParentID != nil && *c.Mechanism.ParentID == e.Mechanism.ExceptionID {
				out = append(out, c)
			}
		}
		return out
	}
	collect = func(e sentry.Exception) {
		if !e.Mechanism.IsExceptionGroup {
			top = append(top, e)
			return
		}
		for _, c := range children(e) {
			collect(c)
		}
	}
	collect(root)
	slices.SortStableFunc(top, func(a, b sentry.Exception) int { return strings.Compare(b.Type, a.Type) })
	top = slices.CompactFunc(top, func(a, b sentry.Exception) bool { return exceptionComponent(a) == exceptionComponent(b) })
	if len(top) > 1 {
		return append(top, root), root
	}
	main := top[0]
	path := []sentry.Exception{main}
	for c := children(main); len(c) > 0; c = children(c[0]) {
		path = append(path, c[0])
	}
	return path, main
}

func exceptionComponent(e sentry.Exception) string {
	if stack := stackComponent(e.Stacktrace); stack != "" {
		return "[" + e.Type + stack + "]"
	}
	return "[" + e.Type + " " + messageTemplate(e.Value) + "]"
}

func stackComponent(st *sentry.Stacktrace) string {
	var s string
	if st != nil {
		for _, f := range st.Frames {
			if f.InApp {
				s += " " + f.Module + "." + f.Function
			}
		}
	}
	return s
}

// groupingHandler makes the part of an event that Sentry groups by.
type groupingHandler struct {
	*stackHandler
	event *sentry.Event
}

func (h *groupingHandler) Handle(_ context.Context, r slog.Record) error {
	h.event = &sentry.Event{Message: r.Message}
	r.Attrs(func(a slog.Attr) bool {
		if err, ok := a.Value.Any().(error); ok {
			h.event.Exception = h.stacks.exceptions(err, r.Message, nil, h.stacks.capture(r.PC))
		}
		return true
	})
	if h.event.Exception == nil {
		h.event.Threads = h.stacks.thread(r.PC)
		h.event.Fingerprint = messageFingerprint(r.Message)
	}
	return nil
}

//go:noinline
func siteA(l *slog.Logger, msg string, args ...any) { l.Error(msg, args...) }

//go:noinline
func siteB(l *slog.Logger, msg string, args ...any) { l.Error(msg, args...) }

// https://github.com/getsentry/sentry-go/issues/1182
// https://github.com/getsentry/sentry-python/issues/228
func TestGrouping(t *testing.T) {
	errFull := errors.New("disk full")
	notExist := func(path string) error { return &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist} }
	wrap := func(err error) error { return fmt.Errorf("save order: %w", err) }
	type site func(*slog.Logger, string, ...any)
	type record struct {
		site site
		msg  string
		args []any
	}
	call := func(site site, msg string, args ...any) record { return record{site, msg, args} }
	tests := []struct {
		name string
		a, b record
		same bool
	}{
		{"same place, other attributes", call(siteA, "failed", "error", errFull, "user", "ann"), call(siteA, "failed", "error", errFull, "user", "bob"), true},
		{"same place, other attributes, no error", call(siteA, "failed", "user", "ann"), call(siteA, "failed", "user", "bob"), true},
		{"same place, message with a number", call(siteA, "order 1 failed", "error", errFull), call(siteA, "order 2 failed", "error", errFull), true},
		{"same place, message with a number, no error", call(siteA, "order 1 failed"), call(siteA, "order 2 failed"), true},
		{"same place, error with varying text", call(siteA, "failed", "error", errors.New("no user ann")), call(siteA, "failed", "error", errors.New("no user bob")), true},
		{"same place, typed error with varying text", call(siteA, "failed", "error", notExist("/a")), call(siteA, "failed", "error", notExist("/b")), true},
		{"same place, cause with a number", call(siteA, "failed", "error", wrap(errors.New("row 1 is locked"))), call(siteA, "failed", "error", wrap(errors.New("row 2 is locked"))), true},
		{"same place, joins of more and fewer equals", call(siteA, "failed", "error", errors.Join(errors.New("item 1"), errors.New("item 2"))), call(siteA, "failed", "error", errors.Join(errors.New("item 3"))), true},
		{"same place, message repeats a varying error", call(siteA, "no ann", "error", errors.New("no ann")), call(siteA, "no bob", "error", errors.New("no bob")), true},

		{"typed error, one function, two messages", call(siteA, "save failed", "error", notExist("/a")), call(siteA, "load failed", "error", notExist("/a")), true},

		{"same sentinel, two places, two messages", call(siteA, "save failed", "error", errFull), call(siteB, "load failed", "error", errFull), false},
		{"same sentinel, two places, one message", call(siteA, "failed", "error", errFull), call(siteB, "failed", "error", errFull), false},
		{"same sentinel, one function, two messages", call(siteA, "save failed", "error", errFull), call(siteA, "load failed", "error", errFull), false},
		{"no error, two places", call(siteA, "failed"), call(siteB, "failed"), false},
		{"no error, one function, two messages", call(siteA, "save failed"), call(siteA, "load failed"), false},
		{"same place, other wrapped cause", call(siteA, "failed", "error", wrap(errFull)), call(siteA, "failed", "error", wrap(io.ErrUnexpectedEOF)), false},
		{"same place, other type of cause", call(siteA, "failed", "error", wrap(notExist("/a"))), call(siteA, "failed", "error", wrap(errFull)), false},
		{"join of one, two places", call(siteA, "failed", "error", errors.Join(errFull)), call(siteB, "failed", "error", errors.Join(errFull)), false},
		{"join of equals, two places", call(siteA, "failed", "error", errors.Join(errors.New("item 1"), errors.New("item 2"))), call(siteB, "failed", "error", errors.Join(errors.New("item 1"), errors.New("item 2"))), false},
		{"join, two places", call(siteA, "failed", "error", errors.Join(errFull, io.EOF)), call(siteB, "failed", "error", errors.Join(errFull, io.EOF)), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var issues [2]string
			for i, r := range []record{tt.a, tt.b} {
				h := &groupingHandler{stackHandler: &stackHandler{stacks: newStacks(nil, nil, nil)}}
				r.site(slog.New(h), r.msg, r.args...)
				var title string
				issues[i], title = issueOf(h.event)
				if strings.Contains(title, "*errors.") || strings.Contains(title, "*fmt.") {
					t.Errorf("title %q tells nothing", title)
				}
			}
			if same := issues[0] == issues[1]; same != tt.same {
				t.Errorf("one issue: %v; want %v\n%q\n%q", same, tt.same, issues[0], issues[1])
			}
		})
	}
}
