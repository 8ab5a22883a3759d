// Service is an HTTP server with logging, request scopes, panics and traces in
// Sentry, and an orderly end on SIGINT and SIGTERM:
//
//	SENTRY_DSN=... go run ./examples/service
//
// With -demo it serves a few requests of its own and ends. Without SENTRY_DSN it
// logs to the console only.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	sentryhttp "github.com/getsentry/sentry-go/http"

	"github.com/sentrylog/sentrylog"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:0", "address to listen on")
	demo := flag.Bool("demo", false, "serve a few requests of its own and end")
	flag.Parse()
	os.Exit(run(*addr, *demo))
}

func run(addr string, demo bool) (code int) {
	shutdown, err := sentrylog.Init()
	if err != nil {
		slog.Error("no Sentry", "error", err)
	}
	// Deferred calls run before os.Exit in main, but not after os.Exit or
	// log.Fatal anywhere else: return errors up to here instead.
	defer func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := shutdown(ctx); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}()

	// The first signal ends the server in order, the second at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	if err := serve(ctx, addr, demo); err != nil {
		slog.Error("server failed", "error", err)
		return 1
	}
	return 0
}

func serve(ctx context.Context, addr string, demo bool) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler(), ReadHeaderTimeout: 5 * time.Second}
	slog.Info("listening", "addr", listener.Addr().String())

	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if demo {
		go func() {
			visit(ctx, listener.Addr().String())
			failed <- http.ErrServerClosed
		}()
	}
	select {
	case err := <-failed:
		if !errors.Is(err, http.ErrServerClosed) {
			return err
		}
	case <-ctx.Done():
		slog.Info("stopping", "reason", context.Cause(ctx))
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return server.Shutdown(grace)
}

// handler gives each request a hub of its own, and so a trail, a user and tags
// of its own. Log with the request's context to use it. Panics become events;
// Repanic leaves the answer to net/http.
func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", order)
	mux.HandleFunc("GET /panic", func(http.ResponseWriter, *http.Request) { panic("out of orders") })
	return sentryhttp.New(sentryhttp.Options{Repanic: true}).Handle(mux)
}

func order(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	slog.InfoContext(ctx, "order requested", "id", r.PathValue("id"))
	if r.PathValue("id") != "42" {
		http.NotFound(w, r)
		return
	}
	slog.ErrorContext(ctx, "order not loaded",
		"error", fmt.Errorf("query orders: %w", context.DeadlineExceeded),
		"request", r, // fills the event's request; the query's token is filtered
		slog.Group("user", "id", "ada"),
	)
	http.Error(w, "try again later", http.StatusServiceUnavailable)
}

// visit makes a few requests.
func visit(ctx context.Context, addr string) {
	client := &http.Client{Timeout: 5 * time.Second}
	for _, path := range []string{"/orders/1", "/orders/42?token=tok_51H8xQ2eZvKYlo2C", "/panic"} {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+path, nil)
		if err != nil {
			slog.Error("bad address", "error", err)
			return
		}
		res, err := client.Do(req)
		if err != nil {
			slog.Warn("request broke off", "path", req.URL.Path)
			continue
		}
		res.Body.Close()
		slog.Info("answered", "path", req.URL.Path, "status", res.StatusCode)
	}
}
