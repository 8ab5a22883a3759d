package slogsentry_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// parts are those of an event that its maker may use again.
type parts struct {
	Exceptions  []sentry.Exception
	Breadcrumbs []*sentry.Breadcrumb
	Contexts    map[string]sentry.Context
	Spans       []*sentry.Span
	Fingerprint []string
	Tags        map[string]string
	Request     *sentry.Request
	Attachments []*sentry.Attachment
}

// makeParts always returns the same.
func makeParts(prefix string, size, n int) parts {
	text := prefix + strings.Repeat("long text ", size/10)
	p := parts{
		Contexts:    map[string]sentry.Context{"c": {"text": text}, text: {"d": 1}},
		Fingerprint: []string{text},
		Tags:        map[string]string{"a": text},
		Request:     &sentry.Request{Data: text, Headers: map[string]string{"X-A": text}},
		Attachments: []*sentry.Attachment{{Filename: text, Payload: []byte(prefix)}},
	}
	at := time.Unix(1, 0)
	for i := range n {
		p.Exceptions = append(p.Exceptions, sentry.Exception{
			Type: fmt.Sprint("E", i), Value: text,
			Mechanism:  &sentry.Mechanism{Description: text, Data: map[string]any{"a": text}},
			Stacktrace: &sentry.Stacktrace{Frames: []sentry.Frame{{Function: "f", ContextLine: text, Vars: map[string]any{"a": text}}}},
		})
		p.Breadcrumbs = append(p.Breadcrumbs, &sentry.Breadcrumb{Message: text, Data: map[string]any{"a": text}, Timestamp: at})
		p.Spans = append(p.Spans, &sentry.Span{Description: text, Data: map[string]any{"a": text}, StartTime: at})
	}
	return p
}

// What is scrubbed and shortened is a copy: an event's maker may keep parts of it,
// use them again, and meanwhile read them on other goroutines.
func TestEventOfTheCallerIsNotChanged(t *testing.T) {
	for _, tt := range []struct {
		name    string
		prefix  string
		size, n int
	}{
		{"secrets", "password=" + planted + " ", 10, 2},
		{"large", "", 800_000, 2},
		{"many", "", 1000, 900},
		{"large secrets", "password=" + planted + " ", 800_000, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			p, want := makeParts(tt.prefix, tt.size, tt.n), makeParts(tt.prefix, tt.size, tt.n)
			for range 2 {
				contexts := map[string]sentry.Context{}
				for name, c := range p.Contexts {
					contexts[name] = c // sentry-go itself adds to this map
				}
				given := len(contexts)
				e.hub.CaptureEvent(&sentry.Event{
					Message: "m", Exception: p.Exceptions, Breadcrumbs: p.Breadcrumbs, Contexts: contexts,
					Fingerprint: p.Fingerprint, Tags: p.Tags, Request: p.Request, Attachments: p.Attachments,
				})
				for name, c := range want.Contexts {
					if !reflect.DeepEqual(contexts[name], c) {
						t.Errorf("context %.20s was changed", name)
					}
				}
				if _, ok := contexts["sentrylog"]; ok || len(contexts) < given {
					t.Errorf("the map of contexts was changed")
				}
				e.hub.CaptureEvent(&sentry.Event{Type: "transaction", Spans: p.Spans, Breadcrumbs: p.Breadcrumbs})
			}
			e.events(2)
			e.NotContains(t, planted)
			was, is := reflect.ValueOf(want), reflect.ValueOf(p)
			for i := range was.NumField() {
				if !reflect.DeepEqual(is.Field(i).Interface(), was.Field(i).Interface()) {
					t.Errorf("%s were changed", was.Type().Field(i).Name)
				}
			}
		})
	}
}
