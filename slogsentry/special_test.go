package slogsentry_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// textMarshaler is a value that other handlers take for a request.
type textMarshaler struct{}

func (textMarshaler) MarshalText() ([]byte, error) { return []byte("text"), nil }

func testRequest() *http.Request {
	r := httptest.NewRequest("POST", "http://shop.example/pay?token="+planted+"&page=2", strings.NewReader("password="+planted))
	r.Header.Set("Authorization", "Bearer "+planted)
	r.Header.Set("X-Api-Key", planted)
	r.Header.Set("User-Agent", "test")
	r.AddCookie(&http.Cookie{Name: "session", Value: planted})
	return r
}

// Groups of one name are merged, so user groups are too.
func TestUserGroupsMerge(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger().With(slog.Group("user", "id", 42, "plan", "pro"))
	l.Error("more", slog.Group("user", slog.Group("", "email", "john@example.com"), "plan", "free", "team", "blue"))
	l.Error("logger's")
	events := e.events(2)
	sentrytest.AssertMatch(t, events[0],
		`{"user": {"id": "42", "email": "john@example.com", "data": {"plan": "free", "team": "blue"}}}`)
	sentrytest.AssertMatch(t, events[1],
		`{"user": {"id": "42", "email": "<absent>", "data": {"plan": "pro", "team": "<absent>"}}}`)
}

func TestSpecialAttributes(t *testing.T) {
	tests := []struct {
		name string
		log  func(l *slog.Logger)
		want string
	}{
		{
			"user",
			func(l *slog.Logger) {
				l.Error("m", slog.Group("user", "id", 42, "email", "john@example.com", "ip_address", "127.0.0.1", "username", "john", "name", "John", "plan", "pro", "password", planted))
			},
			`{"user": {"id": "42", "email": "john@example.com", "ip_address": "127.0.0.1", "username": "john", "name": "John",
			  "data": {"plan": "pro", "password": "[Filtered]"}}, "contexts": {"user": "<absent>"}}`,
		},
		{
			"user in With",
			func(l *slog.Logger) { l.With(slog.Group("user", "id", 42)).WithGroup("g").Error("m", "a", 1) },
			`{"user": {"id": "42"}, "contexts": {"g": {"a": 1}}}`,
		},
		{
			"user that is no group",
			func(l *slog.Logger) { l.Error("m", "user", "john") },
			`{"user": "<absent>", "contexts": {"extra": {"user": "john"}}}`,
		},
		{
			"user within a group",
			func(l *slog.Logger) { l.WithGroup("g").Error("m", slog.Group("user", "id", 42)) },
			`{"user": "<absent>", "contexts": {"g": {"user": {"id": 42}}}}`,
		},
		{ // https://github.com/getsentry/sentry-go/issues/1274
			"tags after other attributes",
			func(l *slog.Logger) {
				l.Error("m", "a", 1, slog.Group("tags", "tenant", "blue", "n", 7, slog.Group("deep", "x", true), "token", planted), "b", 2)
			},
			`{"tags": {"tenant": "blue", "n": "7", "deep.x": "true", "token": "[Filtered]"}, "contexts": {"extra": {"a": 1, "b": 2}}}`,
		},
		{
			"tags that are no group",
			func(l *slog.Logger) { l.Error("m", "tags", []string{"a"}) },
			`{"contexts": {"extra": {"tags": ["a"]}}}`,
		},
		{
			"fingerprint",
			func(l *slog.Logger) { l.Error("m", "fingerprint", []string{"a", "b"}) },
			`{"fingerprint": ["a", "b"]}`,
		},
		{
			"fingerprint that is text",
			func(l *slog.Logger) { l.Error("m", "fingerprint", "a") },
			`{"contexts": {"extra": {"fingerprint": "a"}}}`,
		},
		{
			"request",
			func(l *slog.Logger) { l.Error("m", "request", testRequest()) },
			`{"request": {"method": "POST", "headers": {"User-Agent": "test"}}}`,
		},
		{
			"request by value",
			func(l *slog.Logger) { l.Error("m", "request", *testRequest()) },
			`{"request": {"method": "POST"}}`,
		},
		{
			"request in With",
			func(l *slog.Logger) { l.With("request", testRequest()).Error("m") },
			`{"request": {"method": "POST"}}`,
		},
		{
			"requests that are none",
			func(l *slog.Logger) {
				l.Error("m", "request", textMarshaler{}, "before", "b", slog.Group("g", "request", &http.Request{}))
			},
			`{"request": "<absent>", "contexts": {"extra": {"request": "text", "before": "b"}}}`,
		},
		{
			"request without a URL",
			func(l *slog.Logger) { l.Error("m", "request", &http.Request{}, "before", "b") },
			`{"contexts": {"extra": {"before": "b"}}}`,
		},
		{
			"nil request",
			func(l *slog.Logger) { l.Error("m", "request", (*http.Request)(nil), "before", "b") },
			`{"request": "<absent>", "contexts": {"extra": {"before": "b", "request": null}}}`,
		},
		{
			"names of the event's own fields",
			func(l *slog.Logger) {
				l.Error("m", "event_id", "order-17", "release", "r", "environment", "e", "transaction", "t", "dist", "d",
					"platform", "p", "server_name", "s", "level", "l", "message", "x", "timestamp", 1, "logger", "y", "type", "z")
			},
			`{"release": "test", "environment": "<absent>", "platform": "go", "level": "error", "message": "m", "logger": "slog",
			  "contexts": {"extra": {"event_id": "order-17", "release": "r", "environment": "e", "transaction": "t", "dist": "d",
			    "platform": "p", "server_name": "s", "level": "l", "message": "x", "timestamp": 1, "logger": "y", "type": "z"}}}`,
		},
		{
			"groups of Sentry's own contexts",
			func(l *slog.Logger) {
				l.With(slog.Group("os", "name", "mine")).Error("m", slog.Group("trace", "trace_id", "mine"), slog.Group("runtime", "name", "mine"),
					slog.Group("device", "arch", "mine"), slog.Group("extra", "x", 1), "y", 2, slog.Group("sentrylog", "z", 3))
			},
			`{"contexts": {"slog.os": {"name": "mine"}, "slog.trace": {"trace_id": "mine"}, "slog.runtime": {"name": "mine"},
			   "slog.device": {"arch": "mine"}, "slog.extra": {"x": 1}, "extra": {"y": 2}, "slog.sentrylog": {"z": 3},
			   "runtime": {"name": "go"}}}`,
		},
		{ // https://github.com/getsentry/sentry-go/issues/1358
			"message with percent signs",
			func(l *slog.Logger) { l.Error("100% of %s failed %!d", "a", "50%") },
			`{"message": "100% of %s failed %!d", "contexts": {"extra": {"a": "50%"}}}`,
		},
		{
			"quotes and escapes",
			func(l *slog.Logger) { l.Error(`say "hi" \n`, "a", "tab\tquote\"<&>") },
			`{"message": "say \"hi\" \\n", "contexts": {"extra": {"a": "tab\tquote\"<&>"}}}`,
		},
	}
	for _, integration := range []string{"with", "without"} {
		newEndpoint := newEndpoint
		if integration == "without" {
			newEndpoint = newPlainEndpoint
		}
		for _, tt := range tests {
			t.Run(tt.name+" "+integration+" integration", func(t *testing.T) {
				e := newEndpoint(t)
				tt.log(e.logger())
				event := e.event()
				sentrytest.AssertMatch(t, event.Raw, tt.want)
				if event.EventID == "order-17" || len(event.EventID) != 32 {
					t.Errorf("event id %q", event.EventID)
				}
				e.NotContains(t, planted)
			})
		}
	}
}

func TestTagKeys(t *testing.T) {
	e := newEndpoint(t)
	l := e.logger(slogsentry.Options{TagKeys: []string{"tenant", "n", "long", "lines", "password", "missing"}})
	l.With("tenant", "blue").Error("m", "n", 7, "long", strings.Repeat("é", 500), "lines", "a\nb", "password", planted, slog.Group("g", "tenant", "not this"))
	event := e.event()
	sentrytest.AssertMatch(t, event.Raw, `{"tags": {"tenant": "blue", "n": "7", "lines": "a b", "password": "[Filtered]", "missing": "<absent>"},
		"contexts": {"extra": {"tenant": "blue", "n": 7}}}`)
	if n := len([]rune(event.Tags["long"])); n != 200 {
		t.Errorf("the long tag has %d characters", n)
	}
	e.NotContains(t, planted)
}

func TestAttrFromContext(t *testing.T) {
	e := newEndpoint(t)
	l := e.logger(slogsentry.Options{AttrFromContext: attrFuncs})
	l.WithGroup("g").InfoContext(t.Context(), "crumb", "a", 1)
	l.WithGroup("g").ErrorContext(t.Context(), "event", "a", 1)
	sentrytest.AssertMatch(t, e.event().Raw, `{
		"user": {"id": "42"},
		"contexts": {"g": {"a": 1}, "extra": {"request_id": "r1", "password": "[Filtered]", "context": "[AttrFromContext panicked]"}},
		"breadcrumbs": [{"data": {"g": {"a": 1}, "request_id": "r1", "password": "[Filtered]"}}]}`)
}

func TestAddSource(t *testing.T) {
	e := newEndpoint(t)
	l := e.logger(slogsentry.Options{AddSource: true})
	l.Info("crumb")
	l.Error("event")
	sentrytest.AssertMatch(t, e.event().Raw, `{
		"contexts": {"source": {"function": "github.com/sentrylog/sentrylog/slogsentry_test.TestAddSource", "file": "<present>", "line": "<present>"}},
		"breadcrumbs": [{"data": {"source": {"function": "<present>"}}}]}`)
}

// A zero program counter has no source and does no harm.
func TestRecordWithoutPC(t *testing.T) {
	e := newEndpoint(t)
	h := e.logger(slogsentry.Options{AddSource: true}).Handler()
	h.Handle(t.Context(), slog.NewRecord(testTime, slog.LevelInfo, "crumb", 0))
	h.Handle(t.Context(), slog.NewRecord(testTime, slog.LevelError, "event", 0))
	sentrytest.AssertMatch(t, e.event().Raw, `{"contexts": {"source": "<absent>"}}`)
}
