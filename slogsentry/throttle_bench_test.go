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

// BenchmarkThrottle compares the decision about a record that is held back, on a
// client that keeps no breadcrumbs, with a capture by hand.
func BenchmarkThrottle(b *testing.B) {
	client, err := sentry.NewClient(sentry.ClientOptions{
		Dsn: "http://key@127.0.0.1:1/1", Transport: discard{}, MaxBreadcrumbs: -1, Release: "bench",
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(client.Close)
	hub := sentry.NewHub(client, sentry.NewScope())
	cause := fmt.Errorf("charge: %w", errors.New("declined"))

	b.Run("held-back", func(b *testing.B) {
		log := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub, Throttle: &slogsentry.Throttle{Burst: 1}}))
		b.ReportAllocs()
		for b.Loop() {
			log.LogAttrs(context.Background(), slog.LevelError, "failed", slog.Any("error", cause), slog.Int("order", 42))
		}
	})
	b.Run("slog", func(b *testing.B) {
		log := slog.New(nothing{})
		b.ReportAllocs()
		for b.Loop() {
			log.LogAttrs(context.Background(), slog.LevelError, "failed", slog.Any("error", cause), slog.Int("order", 42))
		}
	})
	b.Run("raw", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			event := client.EventFromException(cause, sentry.LevelError)
			event.Contexts["extra"] = sentry.Context{"order": 42}
			hub.CaptureEvent(event)
		}
	})
}

type nothing struct{}

func (nothing) Enabled(context.Context, slog.Level) bool  { return true }
func (nothing) Handle(context.Context, slog.Record) error { return nil }
func (n nothing) WithAttrs([]slog.Attr) slog.Handler      { return n }
func (n nothing) WithGroup(string) slog.Handler           { return n }
