package slogsentry_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

type countingValuer struct{ calls *int }

func (v countingValuer) LogValue() slog.Value { *v.calls++; return slog.IntValue(1) }

// Where nothing can be sent, nothing is done: no LogValuer is called, nothing
// is enabled, nothing is counted.
func TestOff(t *testing.T) {
	emptyDSN, err := sentry.NewClient(sentry.ClientOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(emptyDSN.Close)
	for name, hub := range map[string]*sentry.Hub{
		"no client":  sentry.NewHub(nil, sentry.NewScope()),
		"empty DSN":  sentry.NewHub(emptyDSN, sentry.NewScope()),
		"closed hub": sentry.NewHub(nil, nil),
	} {
		t.Run(name, func(t *testing.T) {
			h := slogsentry.NewHandler(&slogsentry.Options{Hub: hub})
			l := slog.New(h)
			calls := 0
			for range 3 {
				l.Info("m", "v", countingValuer{&calls})
				l.Error("m", "v", countingValuer{&calls}, "error", errors.New("x"))
				l.WithGroup("g").With("a", 1).Log(context.Background(), slogsentry.LevelFatal, "m", "v", countingValuer{&calls})
			}
			if calls != 0 {
				t.Errorf("%d LogValuers called", calls)
			}
			if l.Enabled(context.Background(), slog.LevelError) {
				t.Error("still enabled")
			}
			if s := h.Stats(); s != (slogsentry.Stats{}) {
				t.Errorf("%+v", s)
			}
			h.Close(t.Context())
		})
	}
}

// A client that comes later, or a context with one, turns the handler on.
func TestOnAgain(t *testing.T) {
	e := newEndpoint(t, inOrder)
	hub := sentry.NewHub(nil, sentry.NewScope())
	l := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub}))
	l.Error("lost")
	l.ErrorContext(e.withHub(), "by context")
	l.Error("lost")
	hub.BindClient(e.hub.Client())
	l.Error("bound")
	events := e.events(2)
	if events[0].Message != "by context" || events[1].Message != "bound" {
		t.Errorf("%q, %q", events[0].Message, events[1].Message)
	}
}
