package slogsentry_test

import (
	"context"
	"log/slog"
	"runtime"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// The breadcrumb of a quiet scope keeps little in memory of what others logged
// before and after it.
func TestQuietScopesAreSmall(t *testing.T) {
	const scopes, between, most = 1000, 30, 12 << 10
	for name, value := range map[string]func(i int) any{
		"texts":     func(i int) any { return strings.Repeat("some words, ", 70) + string(rune('a'+i%26)) },
		"converted": func(i int) any { return map[string]any{"text": strings.Repeat("x", 900), "i": i} },
	} {
		t.Run(name, func(t *testing.T) {
			o := sentry.ClientOptions{Dsn: "http://key@127.0.0.1:1/1", Transport: discard{}, Release: "test"}
			slogsentry.NewIntegration(nil).Install(&o)
			client, err := sentry.NewClient(o)
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			l := slog.New(slogsentry.NewHandler(nil))
			newContext := func() context.Context {
				return sentry.SetHubOnContext(t.Context(), sentry.NewHub(client, sentry.NewScope()))
			}
			busy := newContext()
			quiet := make([]context.Context, scopes)
			for i := range quiet {
				quiet[i] = newContext()
			}
			before := heap()
			for i, ctx := range quiet {
				l.InfoContext(ctx, "connected", "i", i)
				for j := range between {
					l.InfoContext(busy, "busy", "value", value(j))
				}
			}
			if each := (int64(heap()) - int64(before)) / scopes; each > most {
				t.Errorf("each breadcrumb keeps %d bytes", each)
			}
			runtime.KeepAlive(quiet)
		})
	}
}
