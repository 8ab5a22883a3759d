package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// BenchmarkThrottle compares a record that is held back with a capture by hand:
// the decision alone, on a client that keeps no breadcrumbs, and with the
// breadcrumb that it becomes. What slog itself costs is part of both.
func BenchmarkThrottle(b *testing.B) {
	newHub := func(breadcrumbs int) *sentry.Hub {
		o := sentry.ClientOptions{
			Dsn: "http://key@127.0.0.1:1/1", Transport: discard{}, MaxBreadcrumbs: breadcrumbs, Release: "bench",
		}
		slogsentry.NewIntegration(nil).Install(&o)
		client, err := sentry.NewClient(o)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(client.Close)
		return sentry.NewHub(client, sentry.NewScope())
	}
	cause := fmt.Errorf("charge: %w", errors.New("declined"))
	log := func(b *testing.B, h slog.Handler) {
		log := slog.New(h)
		b.ReportAllocs()
		for b.Loop() {
			log.LogAttrs(context.Background(), slog.LevelError, "failed", slog.Any("error", cause), slog.Int("order", 42), slog.Any("fingerprint", fingerprint))
		}
	}
	handler := func(hub *sentry.Hub) slog.Handler {
		return slogsentry.NewHandler(&slogsentry.Options{Hub: hub, Throttle: &slogsentry.Throttle{Burst: 1}})
	}
	b.Run("decision", func(b *testing.B) { log(b, handler(newHub(-1))) })
	b.Run("breadcrumb", func(b *testing.B) { log(b, handler(newHub(100))) })
	b.Run("slog", func(b *testing.B) { log(b, nothing{}) })
	b.Run("raw", func(b *testing.B) {
		hub := newHub(100)
		b.ReportAllocs()
		for b.Loop() {
			event := hub.Client().EventFromException(cause, sentry.LevelError)
			event.Message = "failed"
			event.Fingerprint = fingerprint
			event.Contexts["extra"] = sentry.Context{"order": 42}
			hub.CaptureEvent(event)
		}
	})
}

var fingerprint = []string{"charge"}

type nothing struct{}

func (nothing) Enabled(context.Context, slog.Level) bool  { return true }
func (nothing) Handle(context.Context, slog.Record) error { return nil }
func (n nothing) WithAttrs([]slog.Attr) slog.Handler      { return n }
func (n nothing) WithGroup(string) slog.Handler           { return n }
