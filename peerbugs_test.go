package sentrylog_test

import (
	"bytes"
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"log/slog"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/sentrytest"
)

// TestPeerBugs has the cases about a program's whole life of the test of that
// name in package slogsentry, which says what they are.
func TestPeerBugs(t *testing.T) {
	t.Run("52 Init twice, shut down twice, log afterwards", initTwice)
	t.Run("53 the standard default handler as console makes no deadlock", standardDefault)
	t.Run("54 whatever the DSN and the server, logging goes on and shutdown ends", troubledServers)
	t.Run("55 counters are aligned where words are short", aligned)
}

// TestInitTwice, TestShutdownRestoresDefaults, TestShutdownsInAnyOrder,
// https://github.com/getsentry/sentry-go/issues/731. Goroutines that stay are
// found by initialize.
func initTwice(t *testing.T) {
	var before bytes.Buffer
	original, out, flags := slog.Default(), log.Writer(), log.Flags()
	t.Cleanup(func() { slog.SetDefault(original); log.SetOutput(out); log.SetFlags(flags) })
	slog.SetDefault(slog.New(slog.NewTextHandler(&before, nil)))

	server := sentrytest.NewServer(t)
	vars := map[string]string{"SENTRY_DSN": server.DSN()}
	_, first, err1 := initialize(t, vars, sentrylog.WithConsole(nil))
	_, second, err2 := initialize(t, vars, sentrylog.WithConsole(nil))
	slog.Error("one")
	err3 := errors.Join(second(t.Context()), second(t.Context()), first(t.Context()), first(t.Context()))
	slog.Error("on the console only")
	_, third, err4 := initialize(t, vars, sentrylog.WithConsole(nil))
	slog.Error("two")
	if err := errors.Join(err1, err2, err3, err4, third(t.Context())); err != nil {
		t.Fatal(err)
	}
	server.RequireEvents(t, 2)
	server.NotContains(t, "on the console only")
	if text := before.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "on the console only") {
		t.Errorf("console: %s", text)
	}
}

// TestStandardDefaultAsConsole, TestLogPrint of package slogsentry,
// https://github.com/golang/go/issues/62424
func standardDefault(t *testing.T) {
	server := sentrytest.NewServer(t)
	console, _, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(slog.Default().Handler()))
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		log.Print("by package log")
		slog.Error("by slog")
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("deadlock")
	}
	sentrytest.AssertMatch(t, server.RequireEvents(t, 1)[0], `{"message": "by slog", "breadcrumbs": ["<present>", {"message": "by package log"}]}`)
	if text := console(); strings.Count(text, "by package log") != 1 || strings.Count(text, "by slog") != 1 {
		t.Errorf("console: %s", text)
	}
}

// TestInitWithoutDSN, TestInitDSNs, TestShutdownObeysItsDeadline, TestDeadline of
// package transport, https://github.com/UTDNebula/nebula-api/issues/400,
// https://github.com/betagouv/rdv-service-public/issues/2783
func troubledServers(t *testing.T) {
	hanging := sentrytest.NewServer(t)
	hanging.FailAll(sentrytest.Fault{Hang: sentrytest.AfterBody})
	down := sentrytest.NewServer(t)
	down.Stop()
	for name, tt := range map[string]struct {
		dsn                 string
		badConfig, delivers bool
	}{
		"empty":       {dsn: "", delivers: true},
		"malformed":   {dsn: "changeme", badConfig: true, delivers: true},
		"unreachable": {dsn: down.DSN()},
		"hanging":     {dsn: hanging.DSN()},
	} {
		t.Run(name, func(t *testing.T) {
			console, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": tt.dsn})
			if (err != nil) != tt.badConfig {
				t.Errorf("Init: %v", err)
			}
			begin := time.Now()
			for range 50 {
				slog.Error("m", "error", errors.New("x"))
			}
			if d := time.Since(begin); d > 2*time.Second {
				t.Errorf("logging took %v", d)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			defer cancel()
			begin = time.Now()
			err = shutdown(ctx)
			if d := time.Since(begin); d > 3*time.Second {
				t.Errorf("shutdown took %v", d)
			}
			if (err == nil) != tt.delivers {
				t.Errorf("shutdown: %v", err)
			}
			if n := strings.Count(console(), "msg=m"); n != 50 {
				t.Errorf("%d records on the console", n)
			}
		})
	}
}

// On 32 bits the functions of sync/atomic fail on 64-bit values that happen not
// to be aligned; its types align themselves. So that 386 need not be at hand, the
// functions are looked for in the source. https://github.com/getsentry/sentry-go/issues/1355
func aligned(t *testing.T) {
	wide := regexp.MustCompile(`^(Add|And|CompareAndSwap|Load|Or|Store|Swap)(Int|Uint)64$`)
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || path == "bench") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && wide.MatchString(s.Sel.Name) {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "atomic" {
					t.Errorf("%v: atomic.%s is for values that are aligned by hand", set.Position(s.Pos()), s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || files < 50 {
		t.Errorf("%d files, %v", files, err)
	}

	server := sentrytest.NewServer(t)
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN(), "SENTRY_SPOOL_DIR": t.TempDir()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	slog.Info("m")
	slog.Error("m")
	s := sentrylog.ReadStats()
	if s.Records.Seen != 1 || s.Records.Breadcrumbs == 0 || s.Delivery.Accepted != 1 {
		t.Errorf("%+v", s)
	}
	if err := shutdown(t.Context()); err != nil {
		t.Error(err)
	}
}
