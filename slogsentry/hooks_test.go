package slogsentry_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

func drop(*sentry.Event, *sentry.EventHint) *sentry.Event { return nil }

// Whatever drops an event, nothing is sent and the counts say so.
func TestDroppedEvents(t *testing.T) {
	tests := []struct {
		name    string
		client  func(o *sentry.ClientOptions)
		options slogsentry.Options
		scope   func(s *sentry.Scope)
	}{
		{name: "option BeforeSend", options: slogsentry.Options{BeforeSend: drop}},
		{name: "client BeforeSend", client: func(o *sentry.ClientOptions) { o.BeforeSend = drop }},
		{name: "IgnoreErrors", client: func(o *sentry.ClientOptions) { o.IgnoreErrors = []string{"ignore me"} }},
		{name: "SampleRate", client: func(o *sentry.ClientOptions) { o.SampleRate = -1 }},
		{name: "scope processor", scope: func(s *sentry.Scope) { s.AddEventProcessor(drop) }},
		{name: "panicking option BeforeSend", options: slogsentry.Options{BeforeSend: func(*sentry.Event, *sentry.EventHint) *sentry.Event { panic("boom") }}},
		{name: "panicking client BeforeSend", client: func(o *sentry.ClientOptions) {
			o.BeforeSend = func(*sentry.Event, *sentry.EventHint) *sentry.Event { panic("boom") }
		}},
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
			l.Error("ignore me", "error", errors.New("ignore me"))
			e.events(0)
			h := l.Handler().(*slogsentry.Handler)
			if s := h.Stats(); s.Seen != 1 || s.Rejected+s.Sampled != 1 || s.Captured != 0 {
				t.Errorf("%+v", s)
			}
		})
	}
}

// Every hook sees an event without secrets, and may still change it.
func TestHooksSeeScrubbedEvents(t *testing.T) {
	check := func(where string) func(*sentry.Event, *sentry.EventHint) *sentry.Event {
		return func(event *sentry.Event, hint *sentry.EventHint) *sentry.Event {
			if hint == nil || hint.OriginalException == nil {
				t.Errorf("%s: hint %+v", where, hint)
			}
			if got := event.Contexts["extra"]["password"]; got != "[Filtered]" {
				t.Errorf("%s: password is %v", where, got)
			}
			for _, x := range event.Exception {
				if x.Value != "password=[Filtered]" {
					t.Errorf("%s: exception %q", where, x.Value)
				}
			}
			event.Tags[where] = "yes"
			return event
		}
	}
	e := newEndpoint(t, func(o *sentry.ClientOptions) { o.BeforeSend = check("client") })
	e.hub.Scope().AddEventProcessor(check("scope"))
	l := e.logger(slogsentry.Options{BeforeSend: check("option")})
	l.Error("m", "error", errors.New("password="+planted), "password", planted)
	tags := e.event().Tags
	for _, where := range []string{"option", "scope", "client"} {
		if tags[where] != "yes" {
			t.Errorf("the change of hook %s is lost: %v", where, tags)
		}
	}
	e.NotContains(t, planted)
}

// What a scope processor adds is scrubbed like the rest.
func TestProcessorsAddSecrets(t *testing.T) {
	e := newEndpoint(t)
	e.hub.Scope().AddEventProcessor(func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
		event.Contexts["added"] = sentry.Context{"password": planted, "fine": 1}
		return event
	})
	e.logger().Error("m")
	if got := e.event().Contexts["added"]; got["password"] != "[Filtered]" || got["fine"] != 1.0 {
		t.Errorf("%v", got)
	}
	e.NotContains(t, planted)
}

// What runs after the Integration, as its documentation says, gets an event
// without secrets, and answers for what it adds.
func TestProcessorsAfterTheIntegrationSeeNoSecret(t *testing.T) {
	var seen []string
	see := func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
		seen = append(seen, jsonOf(t, event))
		return event
	}
	e := newEndpoint(t, inOrder, func(o *sentry.ClientOptions) { o.BeforeSend = see })
	e.hub.Client().AddEventProcessor(see)
	e.logger().Error("m", "password", planted)
	e.hub.CaptureMessage("password=" + planted)
	e.events(2)
	if len(seen) != 4 {
		t.Errorf("%d calls", len(seen))
	}
	for _, s := range seen {
		if strings.Contains(s, planted) {
			t.Errorf("%.500s", s)
		}
	}
}
