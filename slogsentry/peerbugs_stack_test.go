package slogsentry_test

import (
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// Ways to log: errorHere and panicHere come from other tests.

func inlinedLog(l *slog.Logger) { l.Error("m") }

//go:noinline
func genericLog[T any](l *slog.Logger, v T) { l.Error("m", "v", v) }

//go:noinline
func closureLog(l *slog.Logger) { func() { l.Error("m") }() }

//go:noinline
func callsHelper(l *slog.Logger) { errorHere(l, "m", "error", errNotFound) }

//go:noinline
func placelessLog(l *slog.Logger) {
	_ = l.Handler().Handle(nil, slog.NewRecord(testTime, slog.LevelError, "m", 0)) //nolint:staticcheck // a nil context is all right
}

//go:noinline
func recoversAndLogs(l *slog.Logger) {
	defer func() { l.Error("m", "panic", recover()) }()
	panicHere("boom")
}

// frames returns the stack of an event, the culprit last.
func frames(t *testing.T, event *sentrytest.Event) []sentrytest.Frame {
	t.Helper()
	var stack *sentrytest.Stacktrace
	if n := len(event.Exceptions); n > 0 {
		stack = event.Exceptions[n-1].Stacktrace
	} else if len(event.Threads) > 0 {
		stack = event.Threads[0].Stacktrace
	}
	if stack == nil || len(stack.Frames) == 0 {
		t.Fatalf("no stack in %.500s", event.Raw)
	}
	return stack.Frames
}

// checkCulprit fails unless the stack of what log logs ends in the function.
func checkCulprit(t *testing.T, function string, log func(l *slog.Logger), opts ...slogsentry.Options) []sentrytest.Frame {
	t.Helper()
	e := newEndpoint(t, func(o *sentry.ClientOptions) { o.AttachStacktrace = true })
	log(e.logger(opts...))
	stack := frames(t, e.event())
	if last := stack[len(stack)-1]; last.Function != function || !last.InApp || last.Lineno == 0 || len(stack) < 3 {
		t.Errorf("the stack of %d frames ends in %+v; want %s", len(stack), last, function)
	}
	return stack
}

// inAppProgram logs from a function that a dependency calls by way of package reflect.
const inAppProgram = `package main

import (
	"log/slog"
	"os"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	"github.com/sentrylog/sentrylog/slogsentry"
)

func main() {
	if err := sentry.Init(sentry.ClientOptions{Dsn: os.Getenv("SENTRY_DSN")}); err != nil {
		panic(err)
	}
	log := slog.New(slogsentry.NewHandler(&slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1}}))
	cmp.Equal(1, 2, cmp.Comparer(func(a, b int) bool { log.Error("m"); return a == b }))
	sentry.Flush(10 * time.Second)
}
`

var stackBugs = []peerBug{
	{ // TestCapture, https://github.com/TheZeroSlave/zapsentry/issues/12
		name: "24 the stack ends at the caller, without frames of slog, bridge and wrappers",
		test: func(t *testing.T) {
			const pkg = "github.com/sentrylog/sentrylog/slogsentry"
			stack := checkCulprit(t, "callsHelper", callsHelper, slogsentry.Options{Wrappers: []string{pkg + "_test.errorHere"}})
			for _, f := range stack {
				if f.Module == "log/slog" || f.Module == pkg || f.Function == "errorHere" {
					t.Errorf("a frame of %s.%s", f.Module, f.Function)
				}
			}
		},
	},
	{ // TestThread, https://github.com/openHPI/poseidon/issues/412
		name: "25 a record without an error has its stack as a thread",
		test: func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.AttachStacktrace = true })
			errorHere(e.logger(), "m", "a", 1)
			event := e.event()
			stack := frames(t, event)
			if last := stack[len(stack)-1]; len(event.Threads) != 1 || last.Function != "errorHere" {
				t.Errorf("%d threads, ending in %s", len(event.Threads), last.Function)
			}
		},
	},
	{ // TestFramesOfABuiltProgram, https://github.com/getsentry/sentry-go/issues/378
		name: "26 in_app is right in a build with trimpath",
		test: func(t *testing.T) {
			if testing.Short() {
				t.Skip("builds a program")
			}
			server, dir := sentrytest.NewServer(t), t.TempDir()
			source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "program.exe")
			if err := os.WriteFile(source, []byte(inAppProgram), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-o", program, source).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			run := exec.CommandContext(t.Context(), program)
			run.Env = append(os.Environ(), "SENTRY_DSN="+server.DSN())
			if out, err := run.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			inApp := make(map[string]bool)
			for _, f := range frames(t, server.RequireEvents(t, 1)[0]) {
				inApp[f.Module] = f.InApp
			}
			if diff := cmp.Diff(map[string]bool{"main": true, "reflect": false, "github.com/google/go-cmp/cmp": false}, inApp); diff != "" {
				t.Errorf("in_app by module: -want +got:\n%s", diff)
			}
		},
	},
	{ // TestCapture
		name: "27 inlined, generic and nested functions are the culprits, and no place is none",
		test: func(t *testing.T) {
			checkCulprit(t, "inlinedLog", func(l *slog.Logger) { inlinedLog(l) })
			checkCulprit(t, "genericLog[...]", func(l *slog.Logger) { genericLog(l, 1) })
			checkCulprit(t, "func1", closureLog) // of closureLog, its caller
			checkCulprit(t, "errorHere", callsHelper)
			checkCulprit(t, "placelessLog", placelessLog)
		},
	},
	{ // TestCapture, https://github.com/getsentry/sentry-go/issues/1364
		name: "28 logged while a panic unwinds, the stack ends where it began",
		test: func(t *testing.T) { checkCulprit(t, "panicHere", recoversAndLogs) },
	},
}
