package slogsentry

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// stackHandler is the least handler that captures stacks.
type stackHandler struct {
	stacks *stacks
	got    *sentry.Stacktrace
	source sentry.Frame
	pc     func(uintptr) uintptr // replaces the record's program counter
}

func (*stackHandler) Enabled(context.Context, slog.Level) bool { return true }
func (h *stackHandler) WithAttrs([]slog.Attr) slog.Handler     { return h }
func (h *stackHandler) WithGroup(string) slog.Handler          { return h }
func (h *stackHandler) Handle(_ context.Context, r slog.Record) error {
	if h.pc != nil {
		r.PC = h.pc(r.PC)
	}
	h.got = h.stacks.capture(r.PC)
	h.source, _ = h.stacks.source(r.PC)
	return nil
}

// functions returns the names of the frames of a trace, newest first.
func functions(st *sentry.Stacktrace) []string {
	if st == nil {
		return nil
	}
	var names []string
	for _, f := range slices.Backward(st.Frames) {
		names = append(names, f.Function)
	}
	return names
}

func noPC(uintptr) uintptr { return 0 }

// here returns the line of its caller.
func here() int {
	_, _, line, _ := runtime.Caller(1)
	return line
}

// Ways to log, of the shapes that a program has.

func logInlined(l *slog.Logger) { l.Error("inlined") }

//go:noinline
func logGeneric[T any](l *slog.Logger, v T) { l.Error("generic", "value", v) }

type service struct{ log *slog.Logger }

//go:noinline
func (s *service) run() { s.log.Error("method") }

//go:noinline
func logHelper(l *slog.Logger, msg string) { l.Error(msg) }

//go:noinline
func logHelperTwice(l *slog.Logger, msg string) { logHelper(l, msg) }

//go:noinline
func logHelperClosure(l *slog.Logger, msg string) { func() { l.Error(msg) }() }

// ownRecord makes the record itself, with its caller's program counter, as the
// documentation of slog advises wrappers to do.
//
//go:noinline
func ownRecord(l *slog.Logger) {
	var pcs [1]uintptr
	runtime.Callers(2, pcs[:])
	r := slog.NewRecord(time.Now(), slog.LevelError, "own record", pcs[0])
	_ = l.Handler().Handle(context.Background(), r)
}

// passOn lies between slog and the handler, like a fan-out.
type passOn struct{ slog.Handler }

func (p passOn) Handle(ctx context.Context, r slog.Record) error {
	return p.Handler.Handle(ctx, r)
}

// elsewhere handles records on another goroutine.
type elsewhere struct{ slog.Handler }

func (e elsewhere) Handle(ctx context.Context, r slog.Record) error {
	done := make(chan error)
	go func() { done <- e.Handler.Handle(ctx, r) }()
	return <-done
}

//go:noinline
func panicSite() {
	s := make([]int, 0)
	s[len(s)]++
}

//go:noinline
func logsWhilePanicking(l *slog.Logger) {
	defer func() {
		if p := recover(); p != nil {
			l.Error("recovered", "panic", p)
		}
	}()
	panicSite()
}

//go:noinline
func cleansUp(l *slog.Logger) {
	defer func() { l.Error("cleaning up") }()
}

func TestCapture(t *testing.T) {
	const pkg = "github.com/sentrylog/sentrylog/slogsentry"
	helpers := []string{pkg + ".logHelper", pkg + ".logHelperTwice", pkg + ".logHelperClosure", ""}
	tests := []struct {
		name     string
		wrappers []string
		pc       func(uintptr) uintptr
		log      func(l *slog.Logger)
		want     []string // the newest frames, newest first; self is log
		alone    bool     // want is the whole trace
	}{
		{
			name: "the caller of slog",
			log:  func(l *slog.Logger) { l.Error("x") },
			want: []string{"self"},
		},
		{
			name: "inlined caller",
			log:  func(l *slog.Logger) { logInlined(l) },
			want: []string{"logInlined"},
		},
		{
			name: "generic function",
			log:  func(l *slog.Logger) { logGeneric(l, 1) },
			want: []string{"logGeneric[...]"},
		},
		{
			name: "method value",
			log:  func(l *slog.Logger) { run := (&service{l}).run; run() },
			want: []string{"(*service).run"},
		},
		{
			name: "closure, without the name of its caller",
			log:  func(l *slog.Logger) { logHelperClosure(l, "x") },
			want: []string{"func1", "logHelperClosure"},
		},
		{
			name: "helper that is not declared",
			log:  func(l *slog.Logger) { logHelper(l, "x") },
			want: []string{"logHelper"},
		},
		{
			name:     "declared helper",
			wrappers: helpers,
			log:      func(l *slog.Logger) { logHelper(l, "x") },
			want:     []string{"self"},
		},
		{
			name:     "declared helpers in a row",
			wrappers: helpers,
			log:      func(l *slog.Logger) { logHelperTwice(l, "x") },
			want:     []string{"self"},
		},
		{
			name:     "closure of a declared helper",
			wrappers: helpers,
			log:      func(l *slog.Logger) { logHelperClosure(l, "x") },
			want:     []string{"self"},
		},
		{
			name:     "name that begins like a declared helper's",
			wrappers: []string{pkg + ".log"},
			log:      func(l *slog.Logger) { logHelper(l, "x") },
			want:     []string{"logHelper"},
		},
		{
			name:     "everything declared a helper",
			wrappers: []string{pkg},
			log:      func(l *slog.Logger) { l.Error("x") },
			want:     []string{"self"},
		},
		{
			name: "record made by a helper",
			log:  func(l *slog.Logger) { ownRecord(l) },
			want: []string{"self"},
		},
		{
			name: "goroutine",
			log: func(l *slog.Logger) {
				done := make(chan bool)
				go func() { defer close(done); l.Error("x") }()
				<-done
			},
			want:  []string{"self.1"},
			alone: true,
		},
		{
			name:  "handled on another goroutine",
			log:   func(l *slog.Logger) { slog.New(elsewhere{l.Handler()}).Error("x") },
			want:  []string{"self"},
			alone: true,
		},
		{
			name: "through a fan-out",
			log: func(l *slog.Logger) {
				slog.New(slog.NewMultiHandler(passOn{l.Handler()}, slog.DiscardHandler)).Error("x")
			},
			want: []string{"self"},
		},
		{
			name: "deferred, without a panic",
			log:  cleansUp,
			want: []string{"func1", "cleansUp"},
		},
		{
			name: "deferred by a panicking function",
			log:  logsWhilePanicking,
			want: []string{"panicSite", "logsWhilePanicking"},
		},
		{
			name: "package log",
			log: func(l *slog.Logger) {
				previous := slog.Default()
				slog.SetDefault(l)
				defer func() { slog.SetDefault(previous); log.SetOutput(os.Stderr); log.SetFlags(log.LstdFlags) }()
				log.Print("x")
			},
			want: []string{"self"},
		},
		{
			name: "no program counter",
			pc:   noPC,
			log:  func(l *slog.Logger) { logHelper(l, "x") },
			want: []string{"logHelper"},
		},
		{
			name: "no program counter, through a fan-out",
			pc:   noPC,
			log: func(l *slog.Logger) {
				slog.New(slog.NewMultiHandler(passOn{l.Handler()}, slog.DiscardHandler)).Error("x")
			},
			want: []string{"self"},
		},
		{
			name:     "no program counter, declared helper",
			pc:       noPC,
			wrappers: helpers,
			log:      func(l *slog.Logger) { logHelper(l, "x") },
			want:     []string{"self"},
		},
		{
			name: "no program counter, deferred by a panicking function",
			pc:   noPC,
			log:  logsWhilePanicking,
			want: []string{"panicSite", "logsWhilePanicking"},
		},
		{
			name: "program counter of nothing",
			pc:   func(uintptr) uintptr { return 1 },
			log:  func(l *slog.Logger) { logHelper(l, "x") },
			want: []string{"logHelper"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := &stackHandler{stacks: newStacks(tt.wrappers, nil, nil), pc: tt.pc}
			tt.log(slog.New(h))
			self := runtime.FuncForPC(reflect.ValueOf(tt.log).Pointer()).Name()
			want := slices.Clone(tt.want)
			for i := range want {
				want[i] = strings.Replace(want[i], "self", strings.TrimPrefix(self, pkg+"."), 1)
			}
			got := functions(h.got)
			if tt.alone && len(got) != len(want) || len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
				t.Fatalf("frames, newest first: %q; want %q", got, want)
			}
			if !h.got.Frames[len(h.got.Frames)-1].InApp {
				t.Error("the newest frame is not in_app")
			}
		})
	}
}

// A trace names the line of the logging call, not of the last step of a
// statement or of an inlined function.
func TestCaptureLine(t *testing.T) {
	h := &stackHandler{stacks: newStacks(nil, nil, nil)}
	l := slog.New(h)
	want := here() + 1
	l.With("a", 1).Error("x", "b", here())
	got := h.got.Frames[len(h.got.Frames)-1]
	if got.Lineno != want || !strings.HasSuffix(got.AbsPath+got.Filename, "slogsentry/stack_test.go") {
		t.Errorf("trace ends at %s%s:%d; want line %d", got.AbsPath, got.Filename, got.Lineno, want)
	}
	if h.source.Lineno != want || h.source.Function != "TestCaptureLine" {
		t.Errorf("source is %s, line %d; want line %d", h.source.Function, h.source.Lineno, want)
	}
}

// A helper may keep a record and handle it later, from another line.
func TestCaptureAfterTheCallMovedOn(t *testing.T) {
	h := &stackHandler{stacks: newStacks(nil, nil, nil)}
	var pcs [1]uintptr
	want := here() + 1
	runtime.Callers(1, pcs[:])
	_ = h.Handle(t.Context(), slog.NewRecord(time.Now(), slog.LevelError, "x", pcs[0]))
	got := h.got.Frames[len(h.got.Frames)-1]
	if got.Function != "TestCaptureAfterTheCallMovedOn" || got.Lineno != want {
		t.Errorf("trace ends at %s, line %d; want line %d", got.Function, got.Lineno, want)
	}
}

func TestSourceOfNothing(t *testing.T) {
	s := newStacks(nil, nil, nil)
	for _, pc := range []uintptr{0, 1, ^uintptr(0)} {
		if f, ok := s.source(pc); ok {
			t.Errorf("source(%#x) = %+v; want none", pc, f)
		}
	}
}

// Very deep stacks keep their newest frames.
func TestCaptureDeepStack(t *testing.T) {
	h := &stackHandler{stacks: newStacks(nil, nil, nil)}
	l := slog.New(h)
	var descend func(int)
	descend = func(n int) {
		if n == 0 {
			logHelper(l, "deep")
			return
		}
		descend(n - 1)
	}
	descend(10_000)
	if got := functions(h.got); got[0] != "logHelper" || len(got) < 100 || len(got) > maxFrames {
		t.Errorf("%d frames, newest %q; want 100 to %d, newest logHelper", len(got), got[0], maxFrames)
	}
}

// Traces of the same place do not share memory: hooks may change them.
func TestTracesAreCopies(t *testing.T) {
	h := &stackHandler{stacks: newStacks(nil, nil, nil)}
	for i := range 2 {
		logHelper(slog.New(h), "x")
		for j := range h.got.Frames {
			if h.got.Frames[j].ContextLine != "" {
				t.Fatalf("call %d sees what a hook wrote into the frames of the call before", i)
			}
			h.got.Frames[j].ContextLine = "changed"
		}
	}
}

// The cache stays right when counters displace each other in it.
func TestFrameCacheCollisions(t *testing.T) {
	s := newStacks(nil, nil, nil)
	var pcs [64]uintptr
	n := runtime.Callers(1, pcs[:])
	for range 3 {
		for i := range n {
			for delta := range uintptr(4) {
				pc := pcs[i] + delta*frameCacheSize
				sym, fresh := s.symbol(pc), s.symbolize(pc)
				if (sym == nil) != (fresh == nil) || sym != nil && sym.name != fresh.name {
					t.Fatalf("symbol(%#x) = %v; want %v", pc, sym, fresh)
				}
			}
		}
	}
}

func TestCaptureConcurrently(t *testing.T) {
	s := newStacks(nil, nil, nil)
	done := make(chan string)
	for range 8 {
		go func() {
			for range 200 {
				h := &stackHandler{stacks: s}
				logHelper(slog.New(h), "x")
				if got := functions(h.got); got[0] != "logHelper" {
					done <- fmt.Sprintf("trace ends at %q", got)
					return
				}
			}
			done <- ""
		}()
	}
	for range 8 {
		if problem := <-done; problem != "" {
			t.Error(problem)
		}
	}
}
