package suite

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// A contender that does not do its work must fail the benchmark, or it would
// win it.
func TestCheck(t *testing.T) {
	replace := func(replace func([]string, slog.Attr) slog.Attr) func(Target) Logger {
		return Slog(Contender{}, func(t Target) slog.Handler {
			return slog.NewJSONHandler(t.Out, &slog.HandlerOptions{ReplaceAttr: replace})
		}).New
	}
	dropTotal := replace(func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == "total" {
			return slog.Attr{}
		}
		return a
	})
	dropMessage := replace(func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.MessageKey {
			return slog.Attr{}
		}
		return a
	})
	for _, tt := range []struct {
		name      string
		contender Contender
		outcome   Outcome
		wantLost  int
		wantFail  string
	}{
		{"raw breadcrumb", Raw(), Breadcrumb, 0, ""},
		{"breadcrumb that is none", JSON(), Breadcrumb, 0, "0 breadcrumbs"},
		{"event that is none", Raw(), Event, 0, "0 events"},
		{"log that is none", Raw(), Log, 0, "0 logs"},
		{"line that is none", Frontend(), Line, 0, "want one line"},
		{"twice", Contender{New: func(t Target) Logger { return twice{Raw().New(t)} }}, Breadcrumb, 0, "2 breadcrumbs"},
		{"attribute lost", Contender{New: dropTotal}, Line, 0, `["total" "129.95"] missing`},
		{"attribute lost by a lossy one", Contender{New: dropTotal, Lossy: true}, Line, 2, ""},
		{"message lost", Contender{New: dropMessage, Lossy: true}, Line, 0, "message is missing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var lost int
			failure := failureOf(t, func(tb testing.TB) {
				lost = check(tb, tt.contender, tt.outcome, wantScalars, Logger.Info)
			})
			if !strings.Contains(failure, tt.wantFail) || (failure != "") != (tt.wantFail != "") {
				t.Errorf("failed with %q, want %q", failure, tt.wantFail)
			}
			if lost != tt.wantLost {
				t.Errorf("lost %d, want %d", lost, tt.wantLost)
			}
		})
	}
}

func TestCheckCount(t *testing.T) {
	for _, tt := range []struct {
		name     string
		records  int
		claimed  int
		wantFail string
	}{
		{"all there", 3, 3, ""},
		{"more than a scope holds", 130, 130, ""},
		{"one missing", 2, 3, "2 breadcrumbs after 3 records"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, Raw(), counting)
			log := Raw().New(r.target())
			for range tt.records {
				log.Info()
			}
			failure := failureOf(t, func(tb testing.TB) {
				r.checkCount(tb, Raw(), Breadcrumb, tt.claimed)
			})
			if !strings.Contains(failure, tt.wantFail) || (failure != "") != (tt.wantFail != "") {
				t.Errorf("failed with %q, want %q", failure, tt.wantFail)
			}
		})
	}
}

// The default pipeline must really deliver to the counter.
func TestPipelineCounts(t *testing.T) {
	r := newRig(t, Raw(), sdkDefault)
	for i, log := range r.requests(Raw(), Raw().New(r.target()), 3) {
		deep(log.Error, fail(i))
	}
	r.flush(t)
	r.checkCount(t, Raw(), Event, batch)
}

type twice struct{ Logger }

func (l twice) Info() { l.Logger.Info(); l.Logger.Info() }

// failureOf returns what f fails with, "" for nothing.
func failureOf(t *testing.T, f func(testing.TB)) (failure string) {
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(fatal)
			if !ok {
				panic(r)
			}
			failure = string(f)
		}
	}()
	f(failing{t})
	return ""
}

// failing turns a fatal failure into a panic.
type failing struct{ *testing.T }

type fatal string

func (failing) Fatal(args ...any)                 { panic(fatal(fmt.Sprint(args...))) }
func (failing) Fatalf(format string, args ...any) { panic(fatal(fmt.Sprintf(format, args...))) }
