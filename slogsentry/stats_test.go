package slogsentry_test

import (
	"errors"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// What a client refuses is counted by who refused it.
func TestStatsTellSamplingFromHooks(t *testing.T) {
	drop := func(*sentry.Event, *sentry.EventHint) *sentry.Event { return nil }
	tests := []struct {
		name    string
		client  func(*sentry.ClientOptions)
		options slogsentry.Options
		scope   func(*sentry.Scope)
		want    slogsentry.Stats
	}{
		{name: "sample rate", client: func(o *sentry.ClientOptions) { o.SampleRate = 1e-12 }, want: slogsentry.Stats{Sampled: 1}},
		{name: "client BeforeSend", client: func(o *sentry.ClientOptions) { o.BeforeSend = drop }, want: slogsentry.Stats{Rejected: 1}},
		{name: "scope processor", scope: func(s *sentry.Scope) { s.AddEventProcessor(drop) }, want: slogsentry.Stats{Rejected: 1}},
		{name: "option BeforeSend", options: slogsentry.Options{BeforeSend: drop}, want: slogsentry.Stats{Rejected: 1}},
		{name: "nobody", want: slogsentry.Stats{Captured: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) {
				if tt.client != nil {
					tt.client(o)
				}
			})
			if tt.scope != nil {
				tt.scope(e.hub.Scope())
			}
			l := e.logger(tt.options)
			l.Error("m", "error", errors.New("x"))
			tt.want.Seen, tt.want.Breadcrumbs = 1, 1
			if got := statsOf(l); got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
			checkSum(t, statsOf(l))
		})
	}
}

// Of equal errors at once a hundred are sent, the first among them.
func TestHundredOfAProblemAtOnce(t *testing.T) {
	e := newEndpoint(t, noBreadcrumbs)
	now := time.Now()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Now: func() time.Time { return now }}})
	for range 500 {
		l.Error("m", "error", errNotFound)
	}
	if got := statsOf(l); got.Captured != 100 || got.Suppressed != 400 {
		t.Errorf("%+v", got)
	}
}

// Breadcrumbs are counted when the hub gets them: sentry-go does not tell what a
// BeforeBreadcrumb drops.
func TestStatsCountBreadcrumbsBeforeTheHook(t *testing.T) {
	e := newEndpoint(t, func(o *sentry.ClientOptions) {
		o.BeforeBreadcrumb = func(*sentry.Breadcrumb, *sentry.BreadcrumbHint) *sentry.Breadcrumb { return nil }
	})
	l := e.logger()
	l.Info("m")
	if n := len(e.trail()); n != 0 {
		t.Errorf("%d breadcrumbs arrived", n)
	}
	if got := statsOf(l).Breadcrumbs; got != 1 {
		t.Errorf("%d breadcrumbs counted, want 1", got)
	}
}
