package slogsentry

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Errors of unusual kinds.

type domainError struct{ code int }

func (e *domainError) Error() string { return fmt.Sprintf("domain error %d", e.code) }

type sliceError []string // not comparable

func (e sliceError) Error() string { return strings.Join(e, "; ") }

type holderError struct{ held any } // comparable or not, as held is

func (e holderError) Error() string { return "holds something" }

type funcError func() string

func (e funcError) Error() string { return e() }

type causer struct {
	msg   string
	cause error
}

func (e *causer) Error() string { return e.msg + ": " + e.cause.Error() }
func (e *causer) Cause() error  { return e.cause }

type loop struct{ next error }

func (e *loop) Error() string { return "loop" }
func (e *loop) Unwrap() error { return e.next }

type loopValue struct{}

func (loopValue) Error() string   { return "value loop" }
func (e loopValue) Unwrap() error { return e }

type endless struct{ n int }

func (e *endless) Error() string { return fmt.Sprintf("endless %d", e.n) }
func (e *endless) Unwrap() error { return &endless{e.n + 1} }

type many []error

func (m many) Error() string   { return "many" }
func (m many) Unwrap() []error { return m }

// hostile panics in the methods that are named.
type hostile struct{ methods string }

func (e *hostile) Error() string {
	e.panicIn("Error")
	return "hostile"
}
func (e *hostile) Unwrap() error         { e.panicIn("Unwrap"); return nil }
func (e *hostile) StackTrace() []uintptr { e.panicIn("StackTrace"); return nil }
func (e *hostile) Is(error) bool         { panic("Is") }
func (e *hostile) As(any) bool           { panic("As") }
func (e *hostile) panicIn(method string) {
	if strings.Contains(e.methods, method) {
		panic("in " + method)
	}
}

// summary is what a test says of an exception.
type summary struct {
	Type, Value, Source string
	ID, Parent          int // Parent is -1 for the root
	Group, Stack        bool
}

func summaries(exceptions []sentry.Exception) []summary {
	var out []summary
	for _, e := range exceptions {
		s := summary{Type: e.Type, Value: e.Value, Stack: e.Stacktrace != nil, Parent: -1}
		if m := e.Mechanism; m != nil {
			s.Source, s.ID, s.Group = m.Source, m.ExceptionID, m.IsExceptionGroup
			if m.ParentID != nil {
				s.Parent = *m.ParentID
			}
		}
		out = append(out, s)
	}
	return out
}

var someStack = &sentry.Stacktrace{Frames: []sentry.Frame{{Module: "example.com/shop/billing", Function: "Charge", InApp: true}}}

func TestExceptions(t *testing.T) {
	const text = "*errors.errorString"
	leaf := errors.New("leaf")
	var nilError *domainError
	stacked := &carrier{errors.New("stacked"), callers()}

	tests := []struct {
		name string
		err  error
		want []summary
	}{
		{"one error", leaf, []summary{{Type: "message", Value: "leaf", Parent: -1, Stack: true}}},
		{"typed error", &domainError{7}, []summary{{Type: "*slogsentry.domainError", Value: "domain error 7", Parent: -1, Stack: true}}},
		{"wrapped", fmt.Errorf("outer: %w", leaf), []summary{
			{Type: text, Value: "leaf", Source: "unwrap", ID: 1, Parent: 0},
			{Type: "message", Value: "outer: leaf", Parent: -1, Stack: true},
		}},
		{"cause", &causer{"outer", leaf}, []summary{
			{Type: text, Value: "leaf", Source: "cause", ID: 1, Parent: 0},
			{Type: "*slogsentry.causer", Value: "outer: leaf", Parent: -1, Stack: true},
		}},
		{"joined", errors.Join(leaf, io.EOF), []summary{
			{Type: text, Value: "EOF", Source: "errors[1]", ID: 2, Parent: 0},
			{Type: text, Value: "leaf", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "message", Value: "leaf\nEOF", Parent: -1, Group: true, Stack: true},
		}},
		{"two wrapped", fmt.Errorf("a %w b %w", leaf, stacked), []summary{
			{Type: "*slogsentry.carrier", Value: "stacked", Source: "errors[1]", ID: 2, Parent: 0, Stack: true},
			{Type: text, Value: "leaf", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "message", Value: "a leaf b stacked", Parent: -1, Group: true, Stack: true},
		}},
		{"nested joins", errors.Join(leaf, errors.Join(io.EOF, fs.ErrNotExist)), []summary{
			{Type: text, Value: "file does not exist", Source: "errors[1]", ID: 4, Parent: 2},
			{Type: text, Value: "EOF", Source: "errors[0]", ID: 3, Parent: 2},
			{Type: "*errors.joinError", Value: "EOF\nfile does not exist", Source: "errors[1]", ID: 2, Parent: 0, Group: true},
			{Type: text, Value: "leaf", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "message", Value: "leaf\nEOF\nfile does not exist", Parent: -1, Group: true, Stack: true},
		}},
		{"join of one is no group", errors.Join(leaf), []summary{
			{Type: text, Value: "leaf", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "message", Value: "leaf", Parent: -1, Stack: true},
		}},
		{"join of equals is no group", errors.Join(errors.New("item 1"), errors.New("item 2")), []summary{
			{Type: text, Value: "item 2", Source: "errors[1]", ID: 2, Parent: 0},
			{Type: text, Value: "item 1", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "message", Value: "item 1\nitem 2", Parent: -1, Stack: true},
		}},
		{"the same error twice", errors.Join(leaf, leaf), []summary{
			{Type: text, Value: "leaf", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "message", Value: "leaf\nleaf", Parent: -1, Stack: true},
		}},
		{"nothing joined", many{nil, nil}, []summary{{Type: "slogsentry.many", Value: "many", Parent: -1, Stack: true}}},
		{"nil between joined", many{nil, leaf, nil, io.EOF}, []summary{
			{Type: text, Value: "EOF", Source: "errors[3]", ID: 2, Parent: 0},
			{Type: text, Value: "leaf", Source: "errors[1]", ID: 1, Parent: 0},
			{Type: "slogsentry.many", Value: "many", Parent: -1, Group: true, Stack: true},
		}},
		{"unwraps to nil", &loop{nil}, []summary{{Type: "*slogsentry.loop", Value: "loop", Parent: -1, Stack: true}}},
		{"wraps a typed nil", fmt.Errorf("x: %w", nilError), []summary{
			{Type: "*slogsentry.domainError", Value: "<nil>", Source: "unwrap", ID: 1, Parent: 0},
			{Type: "message", Value: "x: <nil>", Parent: -1, Stack: true},
		}},
		{"typed nil", nilError, []summary{{Type: "*slogsentry.domainError", Value: "<nil>", Parent: -1, Stack: true}}},
		{"typed nil that unwraps", (*loop)(nil), []summary{{Type: "*slogsentry.loop", Value: "loop", Parent: -1, Stack: true}}},
		{"not comparable", sliceError{"a", "b"}, []summary{{Type: "slogsentry.sliceError", Value: "a; b", Parent: -1, Stack: true}}},
		{"not comparable, wrapped twice", errors.Join(sliceError{"a"}, sliceError{"a"}), []summary{
			{Type: "slogsentry.sliceError", Value: "a", Source: "errors[0]", ID: 1, Parent: 0},
			{Type: "slogsentry.sliceError", Value: "a\na", Parent: -1, Stack: true},
		}},
		{"field that is not comparable", holderError{[]int{1}}, []summary{{Type: "slogsentry.holderError", Value: "holds something", Parent: -1, Stack: true}}},
		{"func", funcError(func() string { return "f" }), []summary{{Type: "slogsentry.funcError", Value: "f", Parent: -1, Stack: true}}},
		{"value that wraps itself", loopValue{}, []summary{{Type: "slogsentry.loopValue", Value: "value loop", Parent: -1, Stack: true}}},
		{"Error panics", &hostile{"Error"}, []summary{{Type: "*slogsentry.hostile", Value: "!PANIC: Error method of *slogsentry.hostile: in Error", Parent: -1, Stack: true}}},
		{"everything else panics", &hostile{"Unwrap StackTrace"}, []summary{{Type: "*slogsentry.hostile", Value: "hostile", Parent: -1, Stack: true}}},
		{"own stack", stacked, []summary{{Type: "*slogsentry.carrier", Value: "stacked", Parent: -1, Stack: true}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStacks(nil, nil, nil)
			got := s.exceptions(tt.err, "message", nil, someStack)
			if tt.name == "not comparable, wrapped twice" {
				tt.want[1].Type = "message"
			}
			if diff := cmp.Diff(tt.want, summaries(got)); diff != "" {
				t.Errorf("exceptions (-want, +got):\n%s", diff)
			}
		})
	}
	if got := newStacks(nil, nil, nil).exceptions(nil, "message", nil, someStack); got != nil {
		t.Errorf("exceptions of nil: %+v; want none", got)
	}
}

// Apart from title, stack and the group flag of pointless groups, exceptions are
// sentry-go's.
func TestExceptionsAreThoseOfTheSDK(t *testing.T) {
	leaf := errors.New("leaf")
	stacked := &carrier{errors.New("stacked"), callers()}
	for name, err := range map[string]error{
		"one":          leaf,
		"typed":        &domainError{1},
		"chain":        fmt.Errorf("a: %w", fmt.Errorf("b: %w", &fs.PathError{Op: "open", Path: "/x", Err: fs.ErrNotExist})),
		"cause":        &causer{"outer", leaf},
		"own stack":    stacked,
		"inner stack":  fmt.Errorf("a: %w", fmt.Errorf("b: %w", stacked)),
		"joined":       errors.Join(leaf, io.EOF, stacked),
		"nested joins": errors.Join(leaf, fmt.Errorf("x %w y %w", context.Canceled, errors.Join(io.EOF, fs.ErrExist))),
	} {
		t.Run(name, func(t *testing.T) {
			var event sentry.Event
			event.SetException(err, 100)
			got := newStacks(nil, nil, nil).exceptions(err, "", nil, someStack)
			last := len(got) - 1
			if got[last].Stacktrace == someStack {
				event.Exception[last].Stacktrace = someStack
			}
			event.Exception[last].Type = got[last].Type
			if diff := cmp.Diff(event.Exception, got, cmpopts.IgnoreFields(sentry.Frame{}, "InApp")); diff != "" {
				t.Errorf("exceptions (-sentry-go, +ours):\n%s", diff)
			}
		})
	}
}

// Each error is asked for its text once; a text that changes does not matter.
func TestErrorIsCalledOnce(t *testing.T) {
	var calls atomic.Int32
	changing := funcError(func() string { return fmt.Sprintf("call %d", calls.Add(1)) })
	got := newStacks(nil, nil, nil).exceptions(&loop{changing}, "message", nil, someStack)
	if n := calls.Load(); n != 1 || got[0].Value != "call 1" {
		t.Errorf("Error was called %d times, value %q; want once", n, got[0].Value)
	}
}

func TestExceptionTextsAreScrubbed(t *testing.T) {
	text := func(s string) string { return strings.ReplaceAll(s, "secret", "[Filtered]") }
	err := errors.Join(fmt.Errorf("secret 1: %w", errors.New("secret 2")), &hostilePanic{"secret 3"})
	for _, e := range newStacks(nil, nil, nil).exceptions(err, "message", text, someStack) {
		if strings.Contains(e.Type+e.Value, "secret") || !strings.Contains(e.Value, "[Filtered]") {
			t.Errorf("exception %s: %s is not scrubbed", e.Type, e.Value)
		}
	}
}

type hostilePanic struct{ value any }

func (e *hostilePanic) Error() string { panic(e.value) }

// What an Error method panics with may be hostile too.
func TestErrorPanicsWithAnything(t *testing.T) {
	cyclic := map[string]any{}
	cyclic["self"] = cyclic
	const marker = "!PANIC: Error method of *slogsentry.hostilePanic: "
	for _, tt := range []struct {
		value any
		want  string
	}{
		{"text", "text"},
		{errors.New("an error"), "an error"},
		{&hostilePanic{"again"}, "*slogsentry.hostilePanic"},
		{cyclic, "map[string]interface {}"},
		{42, "int"},
	} {
		got := newStacks(nil, nil, nil).exceptions(&hostilePanic{tt.value}, "message", nil, nil)
		if got[0].Value != marker+tt.want {
			t.Errorf("value %q; want %q", got[0].Value, marker+tt.want)
		}
	}
}

func TestErrorTreesEnd(t *testing.T) {
	cycle := &loop{}
	cycle.next = &causer{"between", cycle}

	chain := errors.New("root cause")
	for range 10_000 {
		chain = &loop{chain}
	}
	var wide many
	for i := range 10_000 {
		wide = append(wide, fmt.Errorf("branch %c%d", 'a'+i%26, i))
	}
	ladder := errors.New("bottom") // 2^64 paths, 65 errors
	for range 64 {
		ladder = &rungs{ladder, ladder}
	}
	tests := []struct {
		name    string
		err     error
		want    int
		omitted string
	}{
		{"cycle", cycle, 2, ""},
		{"endless", &endless{}, maxErrors, "1 causes"},
		{"chain of 10,000", chain, maxErrors, "1 causes"},
		{"join of 10,000", wide, maxErrors, "9901 causes"},
		{"ladder", ladder, 51, "2 causes"}, // each rung leaves room for its other side
		{"deep branch first", errors.Join(chain, io.EOF), maxErrors, "1 causes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := newStacks(nil, nil, nil).exceptions(tt.err, "message", func(s string) string { return s }, someStack)
			if len(got) != tt.want {
				t.Errorf("%d exceptions; want %d", len(got), tt.want)
			}
			checkTree(t, got)
			var omitted string
			for _, e := range got {
				if o, ok := e.Mechanism.Data["omitted"].(string); ok {
					omitted += o
				}
			}
			if (omitted == "") != (tt.omitted == "") || !strings.HasPrefix(omitted, tt.omitted) {
				t.Errorf("omitted: %q; want %q", omitted, tt.omitted)
			}
		})
	}
	// The branches after a deep one are there.
	got := newStacks(nil, nil, nil).exceptions(errors.Join(chain, io.EOF), "message", nil, someStack)
	if got[0].Value != "EOF" {
		t.Errorf("the second branch is missing: %+v", got[0])
	}
}

type rungs struct{ a, b error }

func (*rungs) Error() string     { return "rungs" }
func (p *rungs) Unwrap() []error { return []error{p.a, p.b} }

// checkTree checks what Sentry requires of the list of exceptions: ids count up
// from the root, which is last, and parents come before their children.
func checkTree(t *testing.T, exceptions []sentry.Exception) {
	t.Helper()
	if len(exceptions) < 2 {
		return
	}
	for i, e := range exceptions {
		m, want := e.Mechanism, len(exceptions)-1-i
		if m == nil || m.ExceptionID != want {
			t.Fatalf("exception %d has mechanism %+v; want id %d", i, m, want)
		}
		if root := want == 0; root != (m.ParentID == nil) || !root && *m.ParentID >= want {
			t.Fatalf("exception %d has mechanism %+v; its parent is not before it", i, m)
		}
	}
}
