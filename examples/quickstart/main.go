// Quickstart shows what Sentry gets when a service logs. It needs no account:
// without SENTRY_DSN it starts a Sentry endpoint of its own on this machine and
// prints what arrived there. With SENTRY_DSN it sends to that Sentry instead.
//
//	go run ./examples/quickstart
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "quickstart:", err)
		os.Exit(1)
	}
}

func run() error {
	if os.Getenv("SENTRY_DSN") != "" {
		fmt.Println("Sending to the Sentry of SENTRY_DSN.")
		return serve()
	}
	local, err := sentrytest.Start()
	if err != nil {
		return err
	}
	defer local.Close()
	os.Setenv("SENTRY_DSN", local.DSN())
	fmt.Print("No SENTRY_DSN: starting a Sentry endpoint on this machine.\n\nThe console:\n\n")
	if err := serve(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	events, err := local.WaitEvents(ctx, 1)
	if err != nil {
		return err
	}
	fmt.Print("\nWhat Sentry received:\n\n")
	show(events[0])
	return local.CheckAbsent(secrets...)
}

// serve is a service as a user would write it: one call in main, then slog.
func serve() error {
	shutdown, err := sentrylog.Init()
	if err != nil {
		return err
	}
	handle(slogsentry.WithHub(context.Background()))

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return shutdown(ctx)
}

// secrets must not leave this process.
var secrets = []string{"hunter2", "4111 1111 1111 1111", "tok_51H8xQ2eZvKYlo2C"}

// handle is one request of the service, with a hub and so a trail of its own.
func handle(ctx context.Context) {
	log := slog.With(slog.Group("http", "method", "POST", "route", "/orders/{id}/pay"))

	log.InfoContext(ctx, "request received", "url", "https://shop.example/orders/42/pay?token="+secrets[2])
	log.InfoContext(ctx, "signed in", "user", "ada", "password", secrets[0])
	log.WarnContext(ctx, "slow query", "table", "orders", "took", 1200*time.Millisecond)

	if err := pay(); err != nil {
		log.ErrorContext(ctx, "payment failed",
			"error", err,
			"order", map[string]any{
				"id":    42,
				"items": []string{"book", "lamp"},
				"card":  map[string]any{"holder": "Ada", "card_number": secrets[1]},
			})
	}
}

var errDeclined = errors.New("card declined")

func pay() error {
	return fmt.Errorf("charge order 42: %w", fmt.Errorf("gateway: %w", errDeclined))
}
