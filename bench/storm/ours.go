package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/bench/internal/load"
)

// ours is this library as an application sets it up, without a console.
func ours(name string, spool bool) load.Contender {
	return load.Contender{Name: name, Start: func(cfg load.Config) (load.Running, error) {
		config := sentrylog.Config{DSN: cfg.DSN, Release: "storm@1.0.0", Environment: "bench"}
		if spool {
			config.SpoolDir = cfg.SpoolDir
		}
		shutdown, err := sentrylog.Init(sentrylog.WithConfig(config), sentrylog.WithConsole(nil))
		logger := slog.Default()
		return load.Running{
			Logger: func(ctx context.Context, _ *sentry.Hub) func(*load.Problem, error) {
				return load.LogTo(ctx, logger)
			},
			Finish: func(timeout time.Duration) bool {
				ctx, cancel := context.WithTimeout(context.Background(), timeout)
				defer cancel()
				return shutdown(ctx) == nil
			},
			Stats: func() any { return sentrylog.ReadStats() },
		}, err
	}}
}
