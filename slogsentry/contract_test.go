package slogsentry_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"testing/slogtest"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
	sambersentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// deviations are the cases of testing/slogtest that do not hold, and why. The
// tests that the reasons name prove what holds instead.
var deviations = map[string]string{
	"zero-time": "Sentry requires a timestamp on every event, and sentry-go sets one where there is none: see TestZeroTime",
}

// paths are the ways a record can take through the handler.
var paths = []struct {
	name       string
	breadcrumb bool
	plain      bool // a client without our Integration
	options    slogsentry.Options
}{
	{name: "event", options: slogsentry.Options{EventLevel: slog.LevelInfo, AddSource: true}},
	{name: "event without integration", plain: true, options: slogsentry.Options{EventLevel: slog.LevelInfo}},
	{name: "breadcrumb completed by the integration", breadcrumb: true},
	{name: "breadcrumb converted at once", breadcrumb: true, options: slogsentry.Options{AddSource: true}},
	{name: "breadcrumb without integration", breadcrumb: true, plain: true},
	{name: "converter", options: slogsentry.Options{EventLevel: slog.LevelInfo, Converter: sambersentry.DefaultConverter}},
}

func TestContract(t *testing.T) {
	for _, path := range paths {
		t.Run(path.name, func(t *testing.T) {
			var e *endpoint
			newHandler := func(t *testing.T) slog.Handler {
				if _, name, _ := strings.Cut(t.Name()[len("TestContract/"):], "/"); deviations[name] != "" {
					t.Skip(deviations[name])
				}
				if path.plain {
					e = newPlainEndpoint(t)
				} else {
					e = newEndpoint(t)
				}
				return e.logger(path.options).Handler()
			}
			result := func(t *testing.T) map[string]any {
				e.t = t
				if path.breadcrumb {
					b := e.trail()[0]
					return contractResult(b.Data, b.Message, b.Level, b.Timestamp)
				}
				event := e.event()
				return contractResult(eventTree(t, event.Raw), event.Message, event.Level, event.Timestamp)
			}
			slogtest.Run(t, newHandler, result)
		})
	}
}

func contractResult(attrs map[string]any, message, level string, when time.Time) map[string]any {
	if attrs == nil {
		attrs = make(map[string]any)
	}
	attrs[slog.MessageKey] = message
	attrs[slog.LevelKey] = level
	if !when.IsZero() {
		attrs[slog.TimeKey] = when
	}
	return attrs
}

func TestZeroTime(t *testing.T) {
	e := newEndpoint(t)
	h := e.logger().Handler()
	before := time.Now().Add(-time.Second)
	h.Handle(context.Background(), slog.NewRecord(time.Time{}, slog.LevelInfo, "first", 0))
	h.Handle(context.Background(), slog.NewRecord(time.Time{}, slog.LevelError, "second", 0))
	event := e.event()
	for what, at := range map[string]time.Time{"event": event.Timestamp, "breadcrumb": event.Breadcrumbs[0].Timestamp} {
		if at.Before(before) || at.After(time.Now().Add(time.Second)) {
			t.Errorf("the %s's timestamp is %v, not about now", what, at)
		}
	}
}

func TestRecordTimeIsKept(t *testing.T) {
	e := newEndpoint(t)
	h := e.logger().Handler()
	at := time.Date(2024, 2, 29, 12, 30, 0, 123456000, time.FixedZone("", 3600))
	h.Handle(context.Background(), slog.NewRecord(at, slog.LevelInfo, "first", 0))
	h.Handle(context.Background(), slog.NewRecord(at, slog.LevelError, "second", 0))
	event := e.event()
	if !event.Timestamp.Equal(at) || !event.Breadcrumbs[0].Timestamp.Equal(at) {
		t.Errorf("event at %v, breadcrumb at %v, want %v", event.Timestamp, event.Breadcrumbs[0].Timestamp, at)
	}
}

// A test function logs any number of records through a logger it gets.
type logFunc func(l *slog.Logger)

// likeJSONHandler runs log on a slog.JSONHandler and on a Handler, as events and
// as breadcrumbs, and compares the attributes record by record.
func likeJSONHandler(t *testing.T, replace func([]string, slog.Attr) slog.Attr, log logFunc) {
	t.Helper()
	var buf bytes.Buffer
	log(slog.New(slog.NewJSONHandler(&buf, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: exceptBuiltins(replace)})))
	var want []map[string]any
	for d := json.NewDecoder(&buf); ; {
		d.UseNumber()
		if !d.More() {
			break
		}
		tree, err := mergeJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		m := tree.(map[string]any)
		for _, key := range []string{slog.TimeKey, slog.LevelKey, slog.MessageKey} {
			delete(m, key)
		}
		want = append(want, dropEmpty(m))
	}

	for name, o := range map[string]slogsentry.Options{
		"event":      {EventLevel: slog.LevelDebug},
		"breadcrumb": {EventLevel: slog.Level(1000), BreadcrumbLevel: slog.LevelDebug},
	} {
		for integration, newEndpoint := range map[string]func(testing.TB, ...func(*sentry.ClientOptions)) *endpoint{
			"": newEndpoint, " without integration": newPlainEndpoint,
		} {
			t.Run(name+integration, func(t *testing.T) {
				e := newEndpoint(t, inOrder, func(c *sentry.ClientOptions) {
					c.MaxBreadcrumbs = len(want)
					if name == "event" {
						c.MaxBreadcrumbs = -1
					}
				})
				o.Throttle = unlimited
				o.ReplaceAttr = replace
				log(e.logger(o))
				for i, got := range receivedTrees(t, e, name == "event", len(want)) {
					if diff := cmp.Diff(want[i], dropEmpty(got)); diff != "" {
						t.Errorf("record %d: attributes differ (-slog.JSONHandler +ours):\n%s", i, diff)
					}
				}
			})
		}
	}
}

func exceptBuiltins(replace func([]string, slog.Attr) slog.Attr) func([]string, slog.Attr) slog.Attr {
	if replace == nil {
		return nil
	}
	return func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
			return a
		}
		return replace(groups, a)
	}
}

// receivedTrees returns the attributes of n records, as events or breadcrumbs.
func receivedTrees(t *testing.T, e *endpoint, events bool, n int) (trees []map[string]any) {
	t.Helper()
	e.t = t
	if events {
		for _, event := range e.events(n) {
			trees = append(trees, eventTree(t, event.Raw))
		}
		return trees
	}
	e.hub.CaptureMessage("trail")
	var event struct {
		Breadcrumbs []struct{ Data map[string]any }
	}
	decode(t, e.event().Raw, &event)
	if len(event.Breadcrumbs) != n {
		t.Fatalf("%d breadcrumbs, want %d", len(event.Breadcrumbs), n)
	}
	for _, b := range event.Breadcrumbs {
		if b.Data == nil {
			b.Data = make(map[string]any)
		}
		trees = append(trees, b.Data)
	}
	return trees
}

func TestGroupsLoseNothing(t *testing.T) {
	likeJSONHandler(t, nil, func(l *slog.Logger) {
		l.WithGroup("g").Error("one call", "a", 1, "b", 2)
		l.WithGroup("g").With("a", 1).Error("With below WithGroup", "b", 2)
		l.With("a", 1).WithGroup("g").With("b", 2).WithGroup("h").With("c", 3).Error("mixed", "d", 4)
		l.With(slog.Group("g", "a", 1)).WithGroup("g").Error("group and WithGroup of one name", "b", 2)
		l.WithGroup("g").Error("group of the open group's name", slog.Group("g", "a", 1))
		l.Error("two groups of one name", slog.Group("g", "a", 1), slog.Group("g", "b", 2))
		l.Error("dotted key beside a group", "g.a", 1, slog.Group("g", "a", 2))
		l.Error("group called as the URL of a store", slog.Group("database_url", "host", "db", "port", 5432))
		l.WithGroup("redis_url").Error("open group called so", "host", "cache")
	})
}

func TestEmptyAttributes(t *testing.T) {
	likeJSONHandler(t, nil, func(l *slog.Logger) {
		l.Error("inline", slog.Group("", "a", 1), slog.Group("", slog.Group("", "b", 2)))
		l.With(slog.Group("", "a", 1)).WithGroup("g").With(slog.Group("", "b", 2)).Error("inline in With", slog.Group("", "c", 3))
		l.Error("zero", slog.Attr{}, slog.Any("nil", nil), slog.Int("", 5))
		l.Error("empty group", slog.Group("g"), slog.Group("h", slog.Group("i")))
		l.WithGroup("g").Error("open empty group")
		l.WithGroup("g").WithGroup("h").Error("zero in an open group", slog.Attr{})
		l.WithGroup("").With().Error("nothing added", "a", 1)
		for _, args := range [][]any{{"key"}, {17}} {
			l.Error("!BADKEY", args...)
		}
	})
}

func TestEmptyGroupAndNoAttrsReturnTheReceiver(t *testing.T) {
	h := slogsentry.NewHandler(nil)
	if h.WithGroup("") != slog.Handler(h) || h.WithAttrs(nil) != slog.Handler(h) || h.WithAttrs([]slog.Attr{}) != slog.Handler(h) {
		t.Error("a new handler for nothing")
	}
}

func TestDuplicateKeys(t *testing.T) {
	e := newEndpoint(t)
	l := e.logger().With("a", 1, "a", 2).With("a", 3)
	l.Info("crumb", "a", 4, "a", 5)
	l.Error("event", "a", 4, "a", 5)
	event := e.event()
	sentrytest.AssertMatch(t, event.Raw, `{"contexts": {"extra": {"a": 5}}, "breadcrumbs": [{"data": {"a": 5}}]}`)
}

func TestLogValuersAreResolved(t *testing.T) {
	inner := valuer{slog.AnyValue(valuer{slog.IntValue(7)})}
	group := valuer{slog.GroupValue(slog.Any("x", inner), slog.Int("y", 2))}
	program := func(l *slog.Logger) {
		l.Error("top", "v", inner)
		l.Error("group", slog.Group("g", "v", inner, "w", group))
		l.With("v", inner, "w", group).WithGroup("g").With("v", inner).Error("with", "w", group)
		l.Error("inline", slog.Any("", group))
		l.Error("empty", slog.Any("nothing", valuer{slog.GroupValue()}))
	}
	likeJSONHandler(t, nil, program)
	likeJSONHandler(t, func(groups []string, a slog.Attr) slog.Attr { return a }, program)
}

// ReplaceAttr is applied once to each attribute, as in slog.
// https://github.com/getsentry/sentry-go/issues/1439
func TestReplaceAttr(t *testing.T) {
	program := func(l *slog.Logger) {
		l.Error("top", "a", "text", "drop", 1)
		l.Error("group", slog.Group("g", "a", "text", slog.Group("h", "b", "text")))
		l = l.WithGroup("G").With("c", "text")
		for range 3 {
			l.Error("thrice", "d", "text")
		}
		l.WithGroup("H").Error("deeper", "e", "text", slog.Group("i", "drop", 1))
		l.Error("rename", "old", "text")
	}
	likeJSONHandler(t, func(groups []string, a slog.Attr) slog.Attr {
		switch {
		case a.Key == "drop":
			return slog.Attr{}
		case a.Key == "old":
			a.Key = "new"
		case a.Value.Kind() == slog.KindString:
			a.Value = slog.StringValue(strings.Join(groups, ".") + "/" + a.Value.String() + "!")
		}
		return a
	}, program)
}

// ReplaceAttr that returns a LogValuer or a group, or changes its groups slice.
func TestReplaceAttrMisbehaving(t *testing.T) {
	program := func(l *slog.Logger) {
		l = l.WithGroup("g")
		l.Error("valuer", "valuer", 1, "other", 2)
		l.WithGroup("h").Error("group", "group", 1, "other", 2)
	}
	likeJSONHandler(t, func(groups []string, a slog.Attr) slog.Attr {
		switch a.Key {
		case "valuer":
			a.Value = slog.AnyValue(valuer{slog.IntValue(5)})
		case "group":
			a.Value = slog.GroupValue(slog.Int("x", 1))
		}
		return a
	}, program)

	e := newEndpoint(t)
	l := e.logger(slogsentry.Options{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == "panic" {
			panic("boom")
		}
		return a
	}})
	l.WithGroup("g").With("panic", 1, "a", 2).Error("m", "panic", 3, "b", 4)
	sentrytest.AssertMatch(t, e.event().Raw, `{"contexts": {"g": {"panic": "[ReplaceAttr panicked]", "a": 2, "b": 4}}}`)
}
