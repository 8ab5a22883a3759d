package slogsentry_test

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"testing"

	"github.com/getsentry/sentry-go"
	sambersentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

var withDefaultConverter = slogsentry.Options{Converter: sambersentry.DefaultConverter, Throttle: unlimited}

// With samber's own converter, nothing is lost that its handler loses.
func TestDefaultConverter(t *testing.T) {
	tests := []struct {
		name string
		log  func(l *slog.Logger)
		want string
	}{
		{"groups", func(l *slog.Logger) { l.WithGroup("g").With("a", 1).Error("m", "b", 2, slog.Group("h", "c", 3)) },
			`{"contexts": {"g": {"a": 1, "b": 2, "h": {"c": 3}}}}`},
		{"groups of one name", func(l *slog.Logger) { l.Error("m", slog.Group("g", "a", 1), slog.Group("g", "b", 2)) },
			`{"contexts": {"g": {"a": 1, "b": 2}}}`},
		{"empty and nameless maps", func(l *slog.Logger) {
			l.WithGroup("g").Error("m", "none", map[string]int{}, "", map[string]int{"a": 1})
		},
			`{"contexts": {"g": {"none": {}, "a": "<absent>"}}}`},
		{"error", func(l *slog.Logger) { l.Error("m", "error", errors.New("failed"), "a", 1) },
			`{"exception": [{"type": "*errors.errorString", "value": "failed"}], "contexts": {"extra": {"a": 1}}}`},
		{"error in a group", func(l *slog.Logger) { l.Error("m", slog.Group("g", "error", errors.New("failed"))) },
			`{"contexts": {"g": {"error": "failed"}}}`},
		{"level between", func(l *slog.Logger) { l.Log(context.Background(), slog.LevelError+2, "m") }, `{"level": "error"}`},
		{"level fatal", func(l *slog.Logger) { l.Log(context.Background(), slogsentry.LevelFatal, "m") }, `{"level": "fatal"}`},
		{"user and tags", func(l *slog.Logger) {
			l.Error("m", slog.Group("user", "id", "42", "plan", "pro"), slog.Group("tags", "a", "b"))
		},
			`{"user": {"id": "42", "data": {"plan": "pro"}}, "tags": {"a": "b"}}`},
		{"request", func(l *slog.Logger) { l.Error("m", "request", testRequest()) }, `{"request": {"method": "POST"}}`},
		{"request of another type", func(l *slog.Logger) { l.Error("m", "request", textMarshaler{}, "a", 1) }, `{"message": "m", "contexts": {"extra": {"a": 1}}}`},
		{"typed nil", func(l *slog.Logger) { l.Error("m", "error", (*nilUnsafe)(nil), "a", 1) }, `{"contexts": {"extra": {"a": 1}}}`},
		{"panicking error", func(l *slog.Logger) { l.Error("m", "error", panickyError{planted}, "a", 1) }, `{"contexts": {"extra": {"a": 1}}}`},
		{"secrets", func(l *slog.Logger) {
			l.With("password", planted).Error("token="+planted, "error", errors.New("password="+planted), slog.Group("g", "secret", planted))
		}, `{"contexts": {"extra": {"password": "[Filtered]"}, "g": {"secret": "[Filtered]"}}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t)
			tt.log(e.logger(withDefaultConverter))
			sentrytest.AssertMatch(t, e.event().Raw, tt.want)
			e.NotContains(t, planted)
		})
	}
}

func TestDefaultConverterSurvivesHostileValues(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger(withDefaultConverter)
	values := hostileValues()
	names := slices.Sorted(maps.Keys(values))
	for _, name := range names {
		v := values[name].value
		l.With("w", v).Error(name, "before", "b", "v", v, slog.Group("g", "v", v, "a", 1), "request", v, "error", v, "after", "a")
	}
	for i, event := range e.events(len(names)) {
		if err := sentrytest.Match(event.Raw, `{"contexts": {"extra": {"before": "b", "after": "a"}, "g": {"a": 1}, "os": "<present>"}}`); err != nil {
			t.Errorf("%s: %v", names[i], err)
		}
	}
	e.NotContains(t, planted)
}

func TestConverterResults(t *testing.T) {
	convert := func(f func(r *slog.Record) *sentry.Event) slogsentry.Options {
		return slogsentry.Options{Converter: func(_ bool, _ func([]string, slog.Attr) slog.Attr, _ []slog.Attr, _ []string, r *slog.Record, _ *sentry.Hub) *sentry.Event {
			return f(r)
		}}
	}
	t.Run("panic", func(t *testing.T) {
		e := newEndpoint(t)
		e.logger(convert(func(*slog.Record) *sentry.Event { panic("boom") })).Error("m", "a", 1)
		sentrytest.AssertMatch(t, e.event().Raw, `{"message": "m", "contexts": {"extra": {"a": 1}}}`)
	})
	t.Run("nil", func(t *testing.T) {
		e := newEndpoint(t)
		e.logger(convert(func(*slog.Record) *sentry.Event { return nil })).Error("m")
		e.events(0)
	})
	t.Run("bare event", func(t *testing.T) {
		e := newPlainEndpoint(t)
		e.logger(convert(func(*slog.Record) *sentry.Event { return &sentry.Event{Message: "password=" + planted} })).Error("m")
		e.event()
		e.NotContains(t, planted)
	})
}
