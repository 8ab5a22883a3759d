package slogsentry

import (
	"errors"
	"reflect"
	"strconv"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Errors of the shapes in which libraries carry stacks, and of shapes that only
// look like it.

type text string

func (t text) Error() string { return string(t) }

type pkgFrame uintptr
type pkgTrace []pkgFrame

type pkgError struct{ text }

func (*pkgError) StackTrace() (t pkgTrace) {
	for _, pc := range callers() {
		t = append(t, pkgFrame(pc))
	}
	return t
}

type goErrorsFrame struct {
	File           string
	ProgramCounter uintptr
}

type goError struct{ text }

func (*goError) StackFrames() (f []goErrorsFrame) {
	for _, pc := range callers() {
		f = append(f, goErrorsFrame{ProgramCounter: pc})
	}
	return f
}

type tracer interface{ StackTrace() pkgTrace }

type pingcapError struct{ text }

func (*pingcapError) GetStackTracer() tracer { return &pkgError{} }

type runtimeFrames struct{ text }

func (runtimeFrames) StackTrace() (f []struct{ PC uintptr }) {
	for _, pc := range callers() {
		f = append(f, struct{ PC uintptr }{pc})
	}
	return f
}

type xerrorsFrame struct{ frames [3]uintptr }

type xerror struct {
	text
	frame xerrorsFrame
}

type (
	stringTrace  struct{ text }
	traceWithArg struct{ text }
	noTrace      struct{ text }
	emptyTrace   struct{ text }
	structTrace  struct{ text }
	noTracer     struct{ text }
	nilTracer    struct{ text }
	odder        struct {
		text
		frame string
	}
)

func (stringTrace) StackTrace() string         { return "main.go:1" }
func (traceWithArg) StackTrace(bool) []uintptr { return callers() }
func (noTrace) StackTrace()                    {}
func (emptyTrace) StackTrace() []uintptr       { return nil }
func (structTrace) StackTrace() []struct{}     { return nil }
func (noTracer) GetStackTracer() string        { return "" }
func (nilTracer) GetStackTracer() tracer       { return nil }

func TestCarriedStacks(t *testing.T) {
	pcs := callers()
	tests := []struct {
		name  string
		err   error
		want  bool
		fixed bool // holds counters, instead of taking them when asked
	}{
		{"pkg/errors", &pkgError{}, true, false},
		{"go-errors", &goError{}, true, false},
		{"pingcap", &pingcapError{}, true, false},
		{"slice of structs with PC", runtimeFrames{}, true, false},
		{"xerrors", &xerror{frame: xerrorsFrame{[3]uintptr(pcs)}}, true, true},
		{"embedded", &carrier{&pkgError{}, pcs}, true, true},
		{"plain", errors.New("x"), false, false},
		{"value of xerrors", xerror{}, false, false},
		{"nil of xerrors", (*xerror)(nil), false, false},
		{"nil that embeds", (*carrier)(nil), false, false},
		{"trace is text", stringTrace{}, false, false},
		{"trace needs an argument", traceWithArg{}, false, false},
		{"trace returns nothing", noTrace{}, false, false},
		{"trace is empty", emptyTrace{}, false, false},
		{"trace of something else", structTrace{}, false, false},
		{"tracer is no tracer", noTracer{}, false, false},
		{"tracer is nil", nilTracer{}, false, false},
		{"field of another type", &odder{frame: "main.go:1"}, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStacks(nil, nil, nil)
			for range 2 { // unknown and known type
				got := s.carried(tt.err, s.types.of(reflect.TypeOf(tt.err)))
				if (got != nil) != tt.want {
					t.Fatalf("stack: %v; want one: %v", got, tt.want)
				}
				if got == nil {
					continue
				}
				// Where the stack is not taken on demand, it is sentry-go's too.
				if tt.fixed {
					want := sentry.ExtractStacktrace(tt.err)
					if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(sentry.Frame{}, "InApp")); diff != "" {
						t.Errorf("stack (-sentry-go, +ours):\n%s", diff)
					}
				}
				if newest := got.Frames[len(got.Frames)-1].Function; tt.name != "xerrors" && newest != "callers" {
					t.Errorf("the newest frame is %s", newest)
				}
			}
		})
	}
}

// The cache of types stays bounded, and types beyond it still work.
func TestTypeCacheIsBounded(t *testing.T) {
	s := newStacks(nil, nil, nil)
	for i := range maxTypes + 100 {
		typ := reflect.StructOf([]reflect.StructField{{Name: "F" + strconv.Itoa(i), Type: reflect.TypeFor[int]()}})
		if got := s.types.of(typ); got.typ != typ || got.shape != noStack {
			t.Fatalf("type %d: %+v", i, got)
		}
	}
	n := 0
	s.types.types.Range(func(any, any) bool { n++; return true })
	if n > maxTypes {
		t.Errorf("%d types are remembered; want at most %d", n, maxTypes)
	}
	if got := s.types.of(reflect.TypeFor[*pkgError]()); got.shape != stackTrace {
		t.Errorf("shape of a type beyond the cache: %v", got.shape)
	}
}
