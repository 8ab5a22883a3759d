package slogsentry_test

import (
	"fmt"
	"log/slog"
	"math"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// headerMap is a value that other handlers take for a request, and fails on nil.
type headerMap map[string]string

func (h headerMap) MarshalText() ([]byte, error) { h["seen"] = "yes"; return []byte("text"), nil }

var payloadBugs = []peerBug{
	{ // TestHostileValuesCostOnlyThemselves, https://github.com/getsentry/sentry-go/issues/212
		name: "44 a value that JSON cannot hold costs only itself",
		log: func(l *slog.Logger) {
			cycle := &linked{Name: "n"}
			cycle.Next = cycle
			l.Error("m", "order", "o-17", slog.Group("odd", "chan", make(chan int), "func", func() {}, "nan", math.NaN(), "inf", math.Inf(1),
				"complex", 1i, "cycle", cycle, "json", panickyJSON{planted}, "text", panickyText{planted}, "beside", 1), "after", "a")
		},
		want: `{"contexts": {
			"extra": {"order": "o-17", "after": "a"},
			"odd": {"chan": "[Unsupported: chan]", "func": "[Unsupported: func]", "nan": "NaN", "inf": "+Inf", "complex": "[Unsupported: complex128]",
				"cycle": {"Name": "n", "Next": "[Cycle]"}, "json": "[Panic: slogsentry_test.panickyJSON]", "text": "[Panic: slogsentry_test.panickyText]", "beside": 1},
			"os": "<present>", "runtime": "<present>", "device": "<present>"}}`,
	},
	{ // TestSpecialAttributes
		name: "45 an attribute named request may be anything",
		test: func(t *testing.T) {
			for want, v := range map[string]any{`"text"`: textMarshaler{}, `"<present>"`: headerMap(nil), `7`: 7} {
				e := newEndpoint(t)
				e.logger().Error("m", "request", v, "after", "a")
				sentrytest.AssertMatch(t, e.event(), `{"request": "<absent>", "contexts": {"extra": {"request": `+want+`, "after": "a"}}}`)
			}
		},
	},
	{ // TestSpecialAttributes
		name: "46 attributes named like the event's own fields leave those alone",
		test: func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.Environment = "test" })
			e.logger().Error("m", "event_id", "order-17", "release", "mine", "environment", "mine", "transaction", "mine",
				slog.Group("os", "name", "mine"), slog.Group("trace", "trace_id", "mine"), slog.Group("runtime", "name", "mine"))
			event := e.event()
			sentrytest.AssertMatch(t, event, `{"release": "test", "environment": "test", "transaction": "<absent>",
				"contexts": {"extra": {"event_id": "order-17", "release": "mine", "environment": "mine", "transaction": "mine"},
					"runtime": {"name": "go"}, "slog.os": {"name": "mine"}, "slog.trace": {"trace_id": "mine"}, "slog.runtime": {"name": "mine"}}}`)
			if len(event.EventID) != 32 || event.Contexts["os"]["name"] == "mine" || event.Contexts["trace"]["trace_id"] == "mine" {
				t.Errorf("id %s, os %v, trace %v", event.EventID, event.Contexts["os"], event.Contexts["trace"])
			}
		},
	},
	{ // TestSpecialAttributes, https://github.com/getsentry/sentry-go/issues/1274,
		// https://github.com/getsentry/sentry-go/issues/1358, https://github.com/getsentry/sentry-go/issues/1440
		name: "47 tags after other attributes, percent signs and quotes arrive as they are",
		log: func(l *slog.Logger) {
			l.Error(`100% of %s "quoted" \n`, "a", 1, slog.Group("tags", "tenant", "blue"), "b", "<\"tab\"\t&>")
		},
		want: `{"message": "100% of %s \"quoted\" \\n", "tags": {"tenant": "blue"}, "contexts": {"extra": {"a": 1, "b": "<\"tab\"\t&>"}}}`,
	},
	{ // TestLargeEventArrives, TestEveryPartMayBeLarge, https://github.com/getsentry/sentry-dotnet/issues/945
		name: "48 an event that is too large arrives shortened",
		test: func(t *testing.T) {
			e := newEndpoint(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = 500 })
			l := e.logger()
			for i := range 500 {
				l.Info(fmt.Sprint(i), "text", strings.Repeat("crumb ", 10<<10/6))
			}
			l.Error("m", "small", "s", "large", strings.Repeat("word ", 1<<20))
			event := e.event()
			if n := len(event.Raw); n > sentryLimit {
				t.Errorf("%d bytes", n)
			}
			sentrytest.AssertMatch(t, event, `{"message": "m", "contexts": {"extra": {"small": "s"}, "sentrylog": "<present>", "os": "<present>"}}`)
			if large := fmt.Sprint(event.Contexts["extra"]["large"]); !strings.Contains(large, "[Truncated]") {
				t.Errorf("nothing tells that it was cut: %.100s", large)
			}
			if n := len(event.Breadcrumbs); n < 100 || event.Breadcrumbs[n-1].Message != "499" {
				t.Errorf("%d breadcrumbs", n)
			}
		},
	},
}
