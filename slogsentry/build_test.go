package slogsentry

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"
)

// shop is a program as users write them: a module of its own with packages, a
// helper for logging, callbacks from the standard library and a dependency. It
// prints the frames of each event that it logs.
var shop = map[string]string{
	"main.go": `package main

import (
	"encoding/json"
	"log/slog"
	"os"

	"example.com/shop/billing"
	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/slogsentry"
)

func main() {
	events := map[string][]sentry.Frame{}
	client, err := sentry.NewClient(sentry.ClientOptions{
		Dsn: "http://key@127.0.0.1:1/1",
		BeforeSend: func(e *sentry.Event, _ *sentry.EventHint) *sentry.Event {
			if len(e.Exception) > 0 {
				events[e.Message] = e.Exception[len(e.Exception)-1].Stacktrace.Frames
			} else {
				events[e.Message] = e.Threads[0].Stacktrace.Frames
			}
			return nil
		},
	})
	if err != nil {
		panic(err)
	}
	hub := sentry.NewHub(client, sentry.NewScope())
	billing.Run(slog.New(slogsentry.NewHandler(&slogsentry.Options{
		Hub:      hub,
		Wrappers: []string{"example.com/shop/internal/logx"},
	})))
	if err := json.NewEncoder(os.Stdout).Encode(events); err != nil {
		panic(err)
	}
}
`,
	"billing/billing.go": `package billing

import (
	"errors"
	"log/slog"
	"slices"

	"example.com/shop/internal/logx"
	"example.com/shop/native"
	"github.com/google/go-cmp/cmp"
)

type shop struct{ log *slog.Logger }

func Run(log *slog.Logger) {
	s := &shop{log}
	s.charge("card")
	logx.Failed(log, "through a helper")
	slices.SortFunc([]int{2, 1}, func(a, b int) int { log.Error("from the standard library"); return a - b })
	cmp.Equal(1, 2, cmp.Comparer(func(a, b int) bool { log.Error("from a dependency"); return a == b }))
	generic(log, 1)
	inlined(log)
	done := make(chan bool)
	go func() { defer close(done); log.Error("goroutine") }()
	<-done
	recovers(log)
	native.Call(func() { log.Error("from C") })
}

func (s *shop) charge(string) { s.log.Error("charge failed", "error", errors.New("no money")) }

//go:noinline
func generic[T any](log *slog.Logger, _ T) { log.Error("generic") }

func inlined(log *slog.Logger) { log.Error("inlined") }

//go:noinline
func recovers(log *slog.Logger) {
	defer func() { log.Error("recovered", "panic", recover()) }()
	breaks(nil)
}

//go:noinline
func breaks(m map[string]int) { m["x"]++ }
`,
	"native/cgo.go": `package native

/*
extern void goCallback(void);
static void callBack(void) { goCallback(); }
*/
import "C"

var callback func()

//export goCallback
func goCallback() { callback() }

// Call calls f by way of C.
func Call(f func()) {
	callback = f
	C.callBack()
}
`,
	"native/nocgo.go": `//go:build !cgo

package native

func Call(f func()) { f() }
`,
	"internal/logx/logx.go": `package logx

import "log/slog"

func Failed(log *slog.Logger, msg string) { emit(log, msg) }

//go:noinline
func emit(log *slog.Logger, msg string) { log.Error(msg) }
`,
}

// In a program of a user the culprit is the user's line and in_app is right,
// however it is built. With -trimpath sentry-go says false for every frame.
func TestFramesOfABuiltProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	dir := writeShop(t)
	for _, build := range []struct {
		name  string
		flags []string
	}{
		{"default", nil},
		{"trimpath and stripped", []string{"-trimpath", "-ldflags=-s -w -dumpdep"}},
	} {
		t.Run(build.name, func(t *testing.T) {
			events := runShop(t, dir, build.flags)
			culprits := map[string]string{
				"charge failed":             "example.com/shop/billing (*shop).charge",
				"through a helper":          "example.com/shop/billing Run",
				"from the standard library": "example.com/shop/billing Run.func1",
				"from a dependency":         "example.com/shop/billing Run.func2",
				"generic":                   "example.com/shop/billing generic[...]",
				"inlined":                   "example.com/shop/billing inlined",
				"goroutine":                 "example.com/shop/billing Run.func3",
				"recovered":                 "example.com/shop/billing breaks",
				"from C":                    "example.com/shop/billing Run.func4",
			}
			for message, want := range culprits {
				frames := events[message]
				if len(frames) == 0 {
					t.Errorf("%s: no frames", message)
					continue
				}
				culprit := frames[len(frames)-1]
				if got := culprit.Module + " " + culprit.Function; got != want {
					t.Errorf("%s: culprit %s; want %s", message, got, want)
				}
				if file := culprit.AbsPath + culprit.Filename; culprit.Lineno == 0 || !strings.HasSuffix(file, "billing/billing.go") {
					t.Errorf("%s: culprit is in %s, line %d", message, file, culprit.Lineno)
				}
				for _, f := range frames {
					want := f.Module == "main" || strings.HasPrefix(f.Module, "example.com/shop") && !strings.HasPrefix(f.Function, "_Cfunc_")
					if f.InApp != want {
						t.Errorf("%s: in_app of %s.%s is %v; want %v", message, f.Module, f.Function, f.InApp, want)
					}
				}
				foreign := slices.ContainsFunc(frames, func(f sentry.Frame) bool { return !f.InApp })
				if want := strings.HasPrefix(message, "from "); foreign != want && message != "from C" {
					t.Errorf("%s: frames %v; in_app is false for some: %v; want %v", message, frames, foreign, want)
				}
				if message != "goroutine" && frames[0].Module+frames[0].Function != "mainmain" {
					t.Errorf("%s: the oldest frame is %+v; want main.main", message, frames[0])
				}
			}
		})
	}
}

func writeShop(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"go.mod": strings.Replace(string(mod), "module "+ownModule, "module example.com/shop", 1) +
			"\nrequire " + ownModule + " v0.0.0\n\nreplace " + ownModule + " => " + strconv.Quote(filepath.ToSlash(root)) + "\n",
		"go.sum": string(sum),
	}
	for name, text := range shop {
		files[name] = text
	}
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func runShop(t *testing.T, dir string, flags []string) map[string][]sentry.Frame {
	t.Helper()
	program := filepath.Join(t.TempDir(), "shop.exe")
	build := exec.CommandContext(t.Context(), "go", append(append([]string{"build", "-mod=mod", "-o", program}, flags...), ".")...)
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=", "GOPROXY=off", "GOWORK=off", "GOSUMDB=off")
	out, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("go build: %v\n%.10000s", err, out)
	}
	checkMethods(t, string(out))
	run := exec.CommandContext(t.Context(), program)
	run.Stderr = os.Stderr
	if out, err = run.Output(); err != nil {
		t.Fatal(err)
	}
	var events map[string][]sentry.Frame
	if err := json.Unmarshal(out, &events); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return events
}

// checkMethods looks through what the linker says with -dumpdep. A call of a
// method that is found by reflection under a name the linker cannot know makes
// it keep all methods of all types, which cost a small program 2 MB.
func checkMethods(t *testing.T, deps string) {
	t.Helper()
	for line := range strings.Lines(deps) {
		caller, _, _ := strings.Cut(line, " -> ")
		if strings.HasPrefix(caller, ownModule) && strings.HasSuffix(caller, "<ReflectMethod>") {
			t.Errorf("%s calls methods by names that the linker does not know", caller)
			return
		}
	}
}
