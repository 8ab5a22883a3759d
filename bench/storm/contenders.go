package main

import (
	"context"
	"log/slog"

	"github.com/getsentry/sentry-go"
	slogsentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

// contenders are the ways to log in this module. Modules below bench/ that have
// a command storm add theirs.
var contenders = []load.Contender{
	load.Nothing(),
	load.Raw(),
	ours("ours", false),
	ours("ours-spool", true),
	load.Slog("samber", func(_ context.Context, hub *sentry.Hub) slog.Handler {
		return slogsentry.Option{Level: slog.LevelError, Hub: hub}.NewSentryHandler()
	}),
}
