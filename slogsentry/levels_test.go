package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/slogsentry"
)

var testTime = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

func TestLevelsMapByRange(t *testing.T) {
	tests := []struct {
		level slog.Level
		want  string
	}{
		{-100, "debug"}, {slog.LevelDebug, "debug"}, {-1, "debug"},
		{slog.LevelInfo, "info"}, {1, "info"}, {3, "info"},
		{slog.LevelWarn, "warning"}, {5, "warning"}, {7, "warning"},
		{slog.LevelError, "error"}, {10, "error"}, {11, "error"},
		{slogsentry.LevelFatal, "fatal"}, {100, "fatal"},
	}
	e := newEndpoint(t, inOrder)
	all := slog.Level(-1000)
	l := e.logger(slogsentry.Options{EventLevel: all, BreadcrumbLevel: all})
	for _, tt := range tests {
		l.Log(context.Background(), tt.level, "m")
	}
	events := e.events(len(tests))
	last := events[len(tests)-1].Breadcrumbs
	for i, tt := range tests {
		if got := events[i].Level; got != tt.want {
			t.Errorf("event of level %d is %q, want %q", tt.level, got, tt.want)
		}
		if i < len(last) && last[i].Level != tt.want {
			t.Errorf("breadcrumb of level %d is %q, want %q", tt.level, last[i].Level, tt.want)
		}
	}
}

func TestWhatBecomesOfALevel(t *testing.T) {
	level := func(l slog.Level) slog.Leveler { return l }
	tests := []struct {
		name               string
		options            slogsentry.Options
		events, crumbs     []slog.Level
		enabled, notEnable []slog.Level
	}{
		{
			name:      "defaults",
			events:    []slog.Level{8, 9, 10, 12, 20},
			crumbs:    []slog.Level{0, 1, 4, 7},
			enabled:   []slog.Level{0, 8},
			notEnable: []slog.Level{-4, -1},
		},
		{
			name:      "events from warn, breadcrumbs from debug",
			options:   slogsentry.Options{EventLevel: slog.LevelWarn, BreadcrumbLevel: slog.LevelDebug},
			events:    []slog.Level{4, 8},
			crumbs:    []slog.Level{-4, 0, 3},
			enabled:   []slog.Level{-4},
			notEnable: []slog.Level{-5},
		},
		{
			name:      "no breadcrumbs below events",
			options:   slogsentry.Options{BreadcrumbLevel: level(100)},
			events:    []slog.Level{8},
			notEnable: []slog.Level{0, 7},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			l := e.logger(tt.options)
			for _, lv := range tt.crumbs {
				l.Log(context.Background(), lv, fmt.Sprint("crumb ", int(lv)))
			}
			for _, lv := range tt.notEnable {
				if l.Enabled(context.Background(), lv) {
					t.Errorf("level %d is enabled", lv)
				}
				// A handler may be called without having been asked.
				l.Handler().Handle(context.Background(), slog.NewRecord(testTime, lv, "unwanted", 0))
			}
			for _, lv := range tt.enabled {
				if !l.Enabled(context.Background(), lv) {
					t.Errorf("level %d is not enabled", lv)
				}
			}
			for _, lv := range tt.events {
				l.Log(context.Background(), lv, "event")
			}
			events := e.events(len(tt.events))
			if got := len(events[0].Breadcrumbs); got != len(tt.crumbs) {
				t.Errorf("%d breadcrumbs, want %d", got, len(tt.crumbs))
			}
			e.NotContains(t, "unwanted")
		})
	}
}

func TestLevelVarChangesAtRunTime(t *testing.T) {
	e := newEndpoint(t, inOrder)
	var events, crumbs slog.LevelVar
	events.Set(slog.LevelError)
	l := e.logger(slogsentry.Options{EventLevel: &events, BreadcrumbLevel: &crumbs})
	derived := l.With("a", 1)
	derived.Warn("crumb")
	events.Set(slog.LevelWarn)
	derived.Warn("event")
	events.Set(slog.LevelError)
	crumbs.Set(slog.LevelError)
	l.Info("nothing")
	l.Error("event")
	got := e.events(2)
	if n := len(got[0].Breadcrumbs); n != 1 {
		t.Errorf("%d breadcrumbs of the first event", n)
	}
	if n := len(got[1].Breadcrumbs); n != 2 {
		t.Errorf("%d breadcrumbs of the second event", n)
	}
}

func TestNilLevelVarMeansTheDefault(t *testing.T) {
	var none *slog.LevelVar
	e := newEndpoint(t, inOrder)
	l := e.logger(slogsentry.Options{EventLevel: none, BreadcrumbLevel: none})
	l.Debug("nothing")
	l.Info("breadcrumb")
	l.Error("event")
	if b := e.event().Breadcrumbs; len(b) != 1 || b[0].Message != "breadcrumb" {
		t.Errorf("breadcrumbs %+v", b)
	}
}

// A fatal record has been sent when the call returns, and the process goes on.
func TestFatalIsFlushed(t *testing.T) {
	e := newEndpoint(t)
	e.logger().Log(context.Background(), slogsentry.LevelFatal, "fatal")
	if n := len(e.Events()); n != 1 {
		t.Errorf("%d events when the call returned", n)
	}
	if got := e.event().Level; got != "fatal" {
		t.Errorf("level %q", got)
	}
}

// A fatal record about an error that has been reported makes no event of its own,
// and sees to it that the first is sent.
func TestFatalFlushesWhatWasReported(t *testing.T) {
	e := newEndpoint(t)
	ctx, err := slogsentry.WithHub(e.withHub()), errors.New("cannot open the database")
	l := e.logger()
	l.ErrorContext(ctx, "start", "error", err)
	l.Log(ctx, slogsentry.LevelFatal, "exit", "error", err)
	if n := len(e.Events()); n != 1 {
		t.Errorf("%d events when the call returned", n)
	}
}

// The flush of a fatal record is bounded, whatever the server does.
func TestFatalDoesNotHang(t *testing.T) {
	t.Parallel()
	e := newEndpoint(t)
	e.FailAll(hangs)
	start := time.Now()
	e.logger().Log(context.Background(), slogsentry.LevelFatal, "fatal")
	if took := time.Since(start); took > 8*time.Second {
		t.Errorf("returned after %v", took)
	}
	e.Heal()
}

// While Sentry hangs, not every fatal record waits for it.
func TestFatalRecordsDoNotWaitAgain(t *testing.T) {
	e := newEndpoint(t)
	e.FailNext(hangs, hangs, hangs, hangs, hangs, hangs)
	defer e.Heal()
	l := e.logger()
	began := time.Now()
	for i := range 5 {
		l.Log(t.Context(), slogsentry.LevelFatal, "m", "i", i)
	}
	if took := time.Since(began); took < 2*time.Second || took > 4*time.Second {
		t.Errorf("five records took %v", took)
	}
}
