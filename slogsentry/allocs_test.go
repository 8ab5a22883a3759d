package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// discarding is a transport that drops everything.
type discarding struct{}

func (discarding) Configure(sentry.ClientOptions)        {}
func (discarding) Flush(time.Duration) bool              { return true }
func (discarding) FlushWithContext(context.Context) bool { return true }
func (discarding) SendEvent(*sentry.Event)               {}
func (discarding) Close()                                {}

// Ceilings of what a record may allocate, as testing.AllocsPerRun counts: on
// average, rounded down. A breadcrumb's share of what it is kept in is less than
// one allocation.
func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	attrs := []slog.Attr{
		slog.String("order_id", "ord-93"), slog.Int("items", 4217), slog.Bool("express", true),
		slog.Duration("took", time.Second), slog.Float64("total", 129.95),
	}
	wrapped := fmt.Errorf("charge: %w", errors.New("card declined"))
	five := func(level slog.Level) func(*slog.Logger) func() {
		return func(l *slog.Logger) func() {
			return func() { l.LogAttrs(context.Background(), level, "order placed", attrs...) }
		}
	}
	for _, tt := range []struct {
		name   string
		client func(*sentry.ClientOptions)
		log    func(*slog.Logger) func()
		max    float64
	}{
		{"breadcrumb", nil, five(slog.LevelInfo), 0},
		{"breadcrumb behind a chain", nil, func(l *slog.Logger) func() {
			l = l.With("a", 1, "b", "two").WithGroup("g").With("c", 3)
			return func() {
				l.LogAttrs(context.Background(), slog.LevelInfo, "m", slog.String("d", "4"), slog.Int("e", 5))
			}
		}, 0},
		{"breadcrumb with groups", nil, func(l *slog.Logger) func() {
			group := slog.Group("request", "id", 7, slog.Group("client", "name", "x"))
			return func() { l.LogAttrs(context.Background(), slog.LevelInfo, "m", group) }
		}, 0},
		{"breadcrumb without our Integration", func(o *sentry.ClientOptions) { o.Integrations = nil }, five(slog.LevelInfo), 7},
		{"event", nil, func(l *slog.Logger) func() {
			return func() {
				l.LogAttrs(context.Background(), slog.LevelError, "charge failed", slog.Any("error", wrapped), attrs[0], attrs[1])
			}
		}, 50},
		{"below the levels", nil, five(slog.LevelDebug), 0},
		{"no DSN", func(o *sentry.ClientOptions) { o.Dsn, o.Transport = "", nil }, five(slog.LevelError), 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv("SENTRY_DSN", "")
			o := sentry.ClientOptions{Dsn: "http://key@127.0.0.1:1/1", Transport: discarding{}, DebugWriter: io.Discard}
			slogsentry.NewIntegration(nil).Install(&o)
			if tt.client != nil {
				tt.client(&o)
			}
			client, err := sentry.NewClient(o)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(client.Close)
			hub := sentry.NewHub(client, sentry.NewScope())
			l := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub, Throttle: &slogsentry.Throttle{Off: true}}))
			log := tt.log(l)
			for range 200 { // the scope's trail is full
				log()
			}
			hub.Scope().ClearBreadcrumbs()
			if got := testing.AllocsPerRun(90, log); got > tt.max {
				t.Errorf("%v allocations, want at most %v", got, tt.max)
			}
		})
	}
}
