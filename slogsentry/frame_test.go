package slogsentry

import (
	"errors"
	"runtime"
	"sort"
	"sync"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// carrier is an error that carries the counters of a stack.
type carrier struct {
	error
	pcs []uintptr
}

func (c *carrier) StackTrace() []uintptr { return c.pcs }

//go:noinline
func callers() []uintptr {
	pcs := make([]uintptr, 64)
	return pcs[:runtime.Callers(1, pcs)]
}

func inlinedCallers() []uintptr { return callers() }

//go:noinline
func genericCallers[T any](T) []uintptr { return func() []uintptr { return inlinedCallers() }() }

// stacksOf returns program counters of stacks of many shapes.
func stacksOf() map[string][]uintptr {
	m := map[string][]uintptr{
		"plain":   callers(),
		"inlined": inlinedCallers(),
		"generic": genericCallers(1),
		"none":    nil,
	}
	add := func(name string) func() {
		return func() { m[name] = callers() }
	}
	closure := add("closure")
	closure()
	func() { func() { m["nested closures"] = callers() }() }()
	defer func() { m["deferred"] = callers() }()

	var once sync.Once
	once.Do(add("method value"))
	sort.Slice([]int{2, 1}, func(i, j int) bool { m["standard library"] = callers(); return i < j })

	done := make(chan []uintptr)
	go func() { done <- callers() }()
	m["goroutine"] = <-done

	func() {
		defer func() { _ = recover(); m["runtime panic"] = callers() }()
		var c *carrier
		c.pcs = nil
	}()
	func() {
		defer func() { _ = recover(); m["panic"] = callers() }()
		panic("x")
	}()
	deep := m["plain"]
	for len(deep) < maxFrames-10 {
		deep = append(deep, m["plain"]...)
	}
	m["repeated"] = deep[:maxFrames-10]
	return m
}

// The frames of given counters are exactly sentry-go's, apart from InApp.
func TestFramesAreThoseOfTheSDK(t *testing.T) {
	s := newStacks(nil, nil, nil)
	for name, pcs := range stacksOf() {
		t.Run(name, func(t *testing.T) {
			var want []sentry.Frame
			if st := sentry.ExtractStacktrace(&carrier{errors.New("x"), pcs}); st != nil {
				want = st.Frames
			}
			for range 2 { // from the runtime, then from the cache
				var got []sentry.Frame
				if st := s.fromPCs(pcs); st != nil {
					got = st.Frames
				}
				if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(sentry.Frame{}, "InApp"), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("frames (-sentry-go, +ours):\n%s", diff)
				}
			}
		})
	}
}

// So is a captured stack, apart from what is trimmed.
func TestCaptureIsNewStacktrace(t *testing.T) {
	s := newStacks(nil, nil, nil)
	check := func(t *testing.T) {
		var pcs [1]uintptr
		runtime.Callers(1, pcs[:])
		got, want := s.capture(pcs[0]), sentry.NewStacktrace()
		// The two calls stand on different lines.
		line := cmpopts.IgnoreFields(sentry.Frame{}, "InApp", "Lineno")
		if diff := cmp.Diff(want.Frames, got.Frames, line); diff != "" {
			t.Errorf("frames (-sentry-go, +ours):\n%s", diff)
		}
	}
	check(t)
	func() { func() { check(t) }() }()
	func() {
		defer func() { _ = recover(); check(t) }()
		panicSite()
	}()
	func() {
		defer func() {
			defer func() { _ = recover(); check(t) }()
			_ = recover()
			panicSite()
		}()
		panic("x")
	}()
}

// Counters that belong to no function leave no frame; sentry-go makes one of
// nothing, in_app.
func TestUnknownCounters(t *testing.T) {
	s := newStacks(nil, nil, nil)
	if st := s.fromPCs([]uintptr{1, 2, 3}); st != nil {
		t.Errorf("stack of unknown counters: %+v; want none", st)
	}
	known := callers()
	st, want := s.fromPCs(append([]uintptr{1, 2}, known...)), s.fromPCs(known)
	if diff := cmp.Diff(want, st); diff != "" {
		t.Errorf("unknown counters changed the stack:\n%s", diff)
	}
}
