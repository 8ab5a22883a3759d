package slogsentry_test

import (
	"bytes"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// sameAttr is a ReplaceAttr that replaces nothing.
func sameAttr(_ []string, a slog.Attr) slog.Attr { return a }

var groupBugs = []peerBug{
	{ // TestGroupsLoseNothing
		name: "01 WithGroup keeps every attribute",
		log:  func(l *slog.Logger) { l.WithGroup("g").Error("m", "a", 1, "b", 2) },
		want: `{"contexts": {"g": {"a": 1, "b": 2}}}`,
	},
	{ // TestGroupsLoseNothing
		name: "02 attributes of With stay beside those of the record",
		log:  func(l *slog.Logger) { l.With("z", 0).WithGroup("g").With("a", 1).Error("m", "b", 2) },
		want: `{"contexts": {"extra": {"z": 0}, "g": {"a": 1, "b": 2}}}`,
	},
	{ // TestSiblingsAreApart, https://github.com/samber/slog-logstash/issues/2
		name: "03 sibling groups are apart",
		log: func(l *slog.Logger) {
			base := l.WithGroup("p").WithGroup("q").WithGroup("r") // a slice that grew has room for a fourth
			x := base.WithGroup("X")
			_ = base.WithGroup("Y")
			x.Error("m", "a", 1)
		},
		want: `{"contexts": {"p": {"q": {"r": {"X": {"a": 1}, "Y": "<absent>"}}}}}`,
	},
	{ // TestSiblingsAreApart, https://github.com/phuslu/log/pull/125
		name: "04 sibling loggers share no attributes",
		log: func(l *slog.Logger) {
			base := l.With("p", 1).With("q", 2).With("r", 3)
			x := base.With("x", 1)
			_ = base.With("y", 2)
			x.Error("m")
		},
		want: `{"contexts": {"extra": {"p": 1, "q": 2, "r": 3, "x": 1, "y": "<absent>"}}}`,
	},
	{ // TestReplaceAttr, https://github.com/getsentry/sentry-go/issues/1439
		name: "05 ReplaceAttr is applied once",
		test: func(t *testing.T) {
			e := newEndpoint(t, inOrder)
			l := e.logger(slogsentry.Options{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
				return slog.String(a.Key, a.Value.String()+"!")
			}}).With(slog.Group("g", "a", "x")).WithGroup("h").With("b", "y")
			for range 3 {
				l.Error("m", "c", "z")
			}
			for _, event := range e.events(3) {
				sentrytest.AssertMatch(t, event, `{"contexts": {"g": {"a": "x!"}, "h": {"b": "y!", "c": "z!"}}}`)
			}
		},
	},
	{ // TestConcurrentUse; the race detector is what fails here
		name: "06 loggers with groups may be used at once",
		test: func(t *testing.T) {
			for _, replace := range []func([]string, slog.Attr) slog.Attr{nil, sameAttr} {
				e := newEndpoint(t, inOrder)
				l := e.logger(slogsentry.Options{ReplaceAttr: replace}).With(slog.Group("g", "a", 1)).WithGroup("h")
				var wg sync.WaitGroup
				for range 8 {
					wg.Go(func() {
						for range 5 {
							l.Info("m", "b", 2)
							l.With("c", 3).Error("m", "b", 2)
						}
					})
				}
				wg.Wait()
				for _, event := range e.events(40) {
					sentrytest.AssertMatch(t, event, `{"contexts": {"g": {"a": 1}, "h": {"b": 2, "c": 3}}}`)
				}
			}
		},
	},
	{ // TestNeighboursRecordIsUnchanged, https://github.com/evalphobia/logrus_sentry/issues/20,
		// https://github.com/DataDog/dd-trace-go/issues/2929
		name: "07 handlers before and after see the record as it was",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			program := func(h slog.Handler) {
				list := []any{"password=" + planted, map[string]string{"token": planted}}
				r := slog.NewRecord(time.Time{}, slog.LevelError, "m", 0)
				r.Add("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "password", planted, "list", list)
				h.WithGroup("g").WithAttrs([]slog.Attr{slog.Any("list", list)}).Handle(t.Context(), r)
			}
			json := func(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) }
			var alone, before, after bytes.Buffer
			program(json(&alone))
			program(slog.NewMultiHandler(json(&before), e.logger().Handler(), json(&after)))
			if diff := cmp.Diff([]string{alone.String(), alone.String()}, []string{before.String(), after.String()}); diff != "" {
				t.Errorf("alone, and before and after ours:\n%s", diff)
			}
			e.event()
			e.NotContains(t, planted)
		},
	},
	{ // TestContract, TestEmptyAttributes, TestRecordWithoutPC
		name: "08 empty keys and groups, zero attributes, no time, no place",
		test: func(t *testing.T) {
			e := newEndpoint(t)
			h := e.logger(slogsentry.Options{AddSource: true}).Handler()
			r := slog.NewRecord(time.Time{}, slog.LevelError, "m", 0)
			r.AddAttrs(slog.Group("", slog.Int("a", 1)), slog.Attr{}, slog.Group("empty"), slog.Int("b", 2))
			h.WithGroup("").WithAttrs(nil).Handle(t.Context(), r)
			event := e.event()
			if diff := cmp.Diff(map[string]any{"a": 1.0, "b": 2.0}, event.Contexts["extra"]); diff != "" {
				t.Errorf("attributes: -want +got:\n%s", diff)
			}
			sentrytest.AssertMatch(t, event, `{"contexts": {"empty": "<absent>", "source": "<absent>"}}`)
			if age := time.Since(event.Timestamp); age.Abs() > time.Minute {
				t.Errorf("the event is %v old", age)
			}
		},
	},
	{ // TestLogValuersAreResolved
		name: "09 LogValuers are resolved everywhere",
		test: func(t *testing.T) {
			v := valuer{slog.AnyValue(valuer{slog.GroupValue(slog.Any("x", valuer{slog.IntValue(7)}))})}
			for _, replace := range []func([]string, slog.Attr) slog.Attr{nil, sameAttr} {
				e := newEndpoint(t)
				e.logger(slogsentry.Options{ReplaceAttr: replace}).With("with", v).
					Error("m", "top", v, slog.Group("g", "in", v), slog.Any("", v))
				sentrytest.AssertMatch(t, e.event(),
					`{"contexts": {"with": {"x": 7}, "top": {"x": 7}, "g": {"in": {"x": 7}}, "extra": {"x": 7}}}`)
			}
		},
	},
	{ // TestHostileValuesCostOnlyThemselves
		name: "10 a LogValuer that panics or never ends costs its own value",
		log: func(l *slog.Logger) {
			l.Error("m", "a", 1, "panics", panickyValuer{planted}, "endless", endlessValuer{}, "b", 2)
		},
		want: `{"contexts": {"extra": {"a": 1, "panics": "[LogValue panicked]", "endless": "[LogValue called too many times]", "b": 2}}}`,
	},
	{ // TestHugeValuesCostOnlyThemselves, https://github.com/go-logr/logr/issues/446
		name: "11 groups may nest ten thousand deep",
		test: func(t *testing.T) {
			deep := slog.Int("core", 1)
			for range 10_000 {
				deep = slog.Attr{Key: "g", Value: slog.GroupValue(deep)}
			}
			e := newEndpoint(t, inOrder, noBreadcrumbs)
			l := e.logger().With("a", 1)
			l.Error("groups", deep)
			for range 1_000 { // each WithGroup copies what came before
				l = l.WithGroup("h")
			}
			l.Error("WithGroup", "b", 2)
			for _, event := range e.events(2) {
				sentrytest.AssertMatch(t, event, `{"contexts": {"extra": {"a": 1}}}`)
				if !strings.Contains(strings.ToLower(string(event.Raw)), "too deep]") {
					t.Errorf("%s: nothing tells that something was left out", event.Message)
				}
			}
		},
	},
	{ // TestDuplicateKeys, TestAttributesAreThoseOfJSONHandler
		name: "12 the last of duplicate keys wins, a dotted key is no group",
		log: func(l *slog.Logger) {
			l.With("k", 1, "k", 2).Error("m", "k", 3, "k", 4, "g.a", 1, slog.Group("g", "a", 2, "b", 3), slog.Group("g", "a", 4))
		},
		want: `{"contexts": {"extra": {"k": 4, "g.a": 1}, "g": {"a": 4, "b": 3}}}`,
	},
}
