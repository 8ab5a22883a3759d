package load

import (
	"context"
	"log/slog"
	"time"

	"github.com/getsentry/sentry-go"
)

// Raw returns the SDK called by hand.
func Raw() Contender {
	return Contender{Name: "raw", Start: func(cfg Config) (Running, error) {
		return Running{
			Finish: finish,
			Logger: func(_ context.Context, hub *sentry.Hub) func(*Problem, error) {
				return func(p *Problem, err error) {
					event := hub.Client().EventFromException(err, sentry.LevelError)
					event.Message = p.Message
					event.Fingerprint = p.Fingerprint
					event.Contexts["order"] = map[string]any{"order_id": "ord-93-4417", "items": 4217, "express": true}
					hub.CaptureEvent(event)
				}
			},
		}, initSDK(cfg)
	}}
}

// Nothing returns a handler of slog that does nothing: what every handler costs at
// least, and the program that calls it.
func Nothing() Contender {
	return Slog("slog-nothing", func(context.Context, *sentry.Hub) slog.Handler { return nothing{} })
}

type nothing struct{ slog.Handler }

func (nothing) Enabled(context.Context, slog.Level) bool  { return true }
func (nothing) Handle(context.Context, slog.Record) error { return nil }

// Slog returns the contender that logs through the handler that handler
// returns, on the SDK's default client.
func Slog(name string, handler func(context.Context, *sentry.Hub) slog.Handler) Contender {
	return Contender{Name: name, Start: func(cfg Config) (Running, error) {
		return Running{
			Finish: finish,
			Logger: func(ctx context.Context, hub *sentry.Hub) func(*Problem, error) {
				return LogTo(ctx, slog.New(handler(ctx, hub)))
			},
		}, initSDK(cfg)
	}}
}

// LogTo returns a function that logs a problem with log.
func LogTo(ctx context.Context, log *slog.Logger) func(*Problem, error) {
	return func(p *Problem, err error) {
		log.LogAttrs(ctx, slog.LevelError, p.Message,
			slog.Any("error", err),
			slog.Any("fingerprint", p.Fingerprint),
			slog.String("order_id", "ord-93-4417"),
			slog.Int("items", 4217),
			slog.Bool("express", true),
		)
	}
}

func initSDK(cfg Config) error {
	return sentry.Init(sentry.ClientOptions{
		Dsn:         cfg.DSN,
		Release:     "storm@1.0.0",
		Environment: "bench",
		ServerName:  "bench",
	})
}

func finish(timeout time.Duration) bool { return sentry.Flush(timeout) }
