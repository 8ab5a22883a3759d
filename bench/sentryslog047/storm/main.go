// Command storm is sentry-go/slog 0.47 under the load of the command of the same
// name in the root module, which starts it.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"github.com/getsentry/sentry-go"
	sentryslog "github.com/getsentry/sentry-go/slog"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

var contender = load.Slog("sentryslog-0.47", func(ctx context.Context, hub *sentry.Hub) slog.Handler {
	return sentryslog.Option{
		EventLevel: []slog.Level{slog.LevelError},
		LogLevel:   []slog.Level{},
	}.NewSentryHandler(ctx)
})

func main() {
	if len(os.Args) != 3 || os.Args[1] != "-child" {
		fmt.Fprintln(os.Stderr, "usage: storm -child configuration")
		os.Exit(2)
	}
	if err := load.Main(os.Args[2], os.Stdout, contender); err != nil {
		fmt.Fprintln(os.Stderr, "storm:", err)
		os.Exit(1)
	}
}
