package slogsentry_test

import (
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

var scrubBugs = []peerBug{
	{ // TestNoSecretArrives, TestWhatOtherCodeSendsIsScrubbed, https://github.com/getsentry/sentry-go/issues/646
		name: "39 a secret arrives from nowhere",
		test: func(t *testing.T) {
			e := newEndpoint(t, tracing, inOrder)
			span := sentry.StartSpan(e.withHub(), "op", sentry.WithTransactionName("GET /?token="+planted))
			span.SetData("password", planted)
			ctx := span.Context()
			scope := sentry.GetHubFromContext(ctx).Scope()
			scope.SetTag("api_key", planted)
			scope.SetUser(sentry.User{ID: "token=" + planted, Data: map[string]string{"password": planted}})
			scope.SetRequest(testRequest())
			l := e.logger(slogsentry.Options{Throttle: unlimited, AttrFromContext: attrFuncs, TagKeys: []string{"note"}})
			places := secretPlaces()
			for place, a := range places {
				l.LogAttrs(ctx, slog.LevelInfo, place+" token="+planted, a)
				l.With(a).LogAttrs(ctx, slog.LevelError, place+" token="+planted, a)
			}
			span.Finish()
			for _, event := range e.events(len(places)) {
				if !strings.Contains(event.Message, "[Filtered]") {
					t.Errorf("message %q", event.Message)
				}
			}
			if n := len(e.Transactions()); n != 1 {
				t.Errorf("%d transactions", n)
			}
			e.NotContains(t, planted, "4111111111111111")
		},
	},
	{ // TestSpecialAttributes, TestRequestOfTheMiddleware
		name: "40 a request arrives without its token, cookies and authorization",
		log:  func(l *slog.Logger) { l.Error("m", "request", testRequest()) },
		want: `{"request": {"method": "POST", "url": "http://shop.example/pay", "query_string": "page=2&token=[Filtered]",
			"data": "<absent>", "headers": {"User-Agent": "test"}}}`,
	},
	{ // TestHarmlessKeys and TestDocumentedKeys of package scrub,
		// https://github.com/edictum-ai/edictum/issues/127, https://github.com/google-gemini/gemini-cli/issues/29144
		name: "41 names that only contain sensitive ones are kept, their spellings are filtered",
		test: func(t *testing.T) {
			want, args := map[string]any{}, []any{}
			for name, filtered := range map[string]bool{
				"shipping": false, "author": false, "monkey": false, "max_tokens": false, "passed": false, "keyboard": false, "capital": false,
				"mapping": false, "bucket": false, "apiKey": true, "API-KEY": true, "x_api_key": true, "userPassword": true, "jwt": true,
				"passphrase": true, "bearer": true,
			} {
				args = append(args, name, "value")
				want[name] = "value"
				if filtered {
					want[name] = "[Filtered]"
				}
			}
			e := newEndpoint(t)
			e.logger().Error("m", args...)
			if diff := cmp.Diff(want, e.event().Contexts["extra"]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		},
	},
	{ // TestHugeValuesCostOnlyThemselves, https://github.com/METR/hawk/issues/1493, https://github.com/getsentry/sentry-mcp/issues/440
		name: "42 what cannot be looked at is redacted, not sent raw",
		test: func(t *testing.T) {
			deep := any(map[string]any{"password": planted})
			for range 200 {
				deep = map[string]any{"n": deep, "note": "token=" + planted}
			}
			cycle := map[string]any{"password": planted}
			cycle["self"] = []any{cycle}
			failing := scrub.Pattern{Find: func(text string) [][2]int {
				if strings.Contains(text, "poison") {
					panic("boom")
				}
				return nil
			}}
			e := newEndpoint(t)
			l := e.logger(slogsentry.Options{Scrubber: scrub.New(scrub.WithPatterns(failing))})
			args := []any{"deep", deep, "cycle", cycle, "scrubber panics", "poison " + planted, "value panics", panickyJSON{planted},
				"huge", strings.Repeat("password="+planted+" ", 1<<20/24), "kept", "k"}
			l.Info("m", args...)
			l.Error("m", args...)
			event := e.event()
			sentrytest.AssertMatch(t, event, `{"contexts": {"extra": {"deep": "<present>", "cycle": {"password": "[Filtered]", "self": ["[Cycle]"]},
				"scrubber panics": "[Filtered]", "value panics": "<present>", "huge": "<present>", "kept": "k"}}}`)
			if len(event.Breadcrumbs) != 1 {
				t.Errorf("%d breadcrumbs", len(event.Breadcrumbs))
			}
			e.NotContains(t, planted)
		},
	},
	{ // TestInputIsUnchanged, https://github.com/m-mizutani/masq/issues/4, https://github.com/m-mizutani/masq/issues/25
		name: "43 what is logged is not changed, and may be nil",
		test: func(t *testing.T) {
			type login struct {
				User, Password string
				Map            map[string]string
				Next           *login
			}
			input := func() map[string]any {
				return map[string]any{
					"struct": &login{"ada", planted, map[string]string{"token": planted}, nil},
					"map":    map[string]any{"password": planted, "list": []any{"Bearer " + planted}},
					"bytes":  json.RawMessage(`{"password":"` + planted + `"}`),
					"nils":   []any{(*login)(nil), map[string]string(nil), []string(nil), nil},
				}
			}
			e, m := newEndpoint(t), input()
			e.logger().With("with", m).Info("m", "m", m)
			e.logger().With("with", m).Error("m", "m", m)
			sentrytest.AssertMatch(t, e.event(), `{"contexts": {"extra": {"m": {"nils": [null, null, null, null],
				"struct": {"User": "ada", "Password": "[Filtered]", "Map": {"token": "[Filtered]"}, "Next": null}}}}}`)
			e.NotContains(t, planted)
			if diff := cmp.Diff(input(), m); diff != "" {
				t.Errorf("-before +after:\n%s", diff)
			}
		},
	},
}
