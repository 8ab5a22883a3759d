package bench

import (
	"log/slog"
	"sync"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

// ours is this library's handler on a client as Init sets it up.
func ours() suite.Contender {
	c := oursBare()
	c.Name = "ours"
	c.Client = func(opts *sentry.ClientOptions) { slogsentry.NewIntegration(nil).Install(opts) }
	return c
}

// oursTransport is ours on this library's own transport, where the SDK's
// pipeline would be.
func oursTransport() suite.Contender {
	c := ours()
	c.Name = "ours-transport"
	c.Client = func(opts *sentry.ClientOptions) {
		slogsentry.NewIntegration(nil).Install(opts)
		if opts.Transport == nil {
			opts.Transport = transport.New(nil)
		}
	}
	return c
}

// oursBare is this library's handler on a client without its Integration.
func oursBare() suite.Contender {
	return suite.Slog(suite.Contender{
		Name: "ours-bare",
		Info: suite.Breadcrumb, Error: suite.Event,
	}, func(suite.Target) slog.Handler { return handler() })
}

// handler is one for all requests, as in a program: it takes the hub of the
// context, and keeps what it learned about types and places in the code.
var handler = sync.OnceValue(func() *slogsentry.Handler {
	// The others make an event of each error, so ours has to.
	return slogsentry.NewHandler(&slogsentry.Options{Throttle: &slogsentry.Throttle{Off: true}})
})

// oursThrottled is this library's handler on an error that keeps coming.
func oursThrottled() suite.Contender {
	c := ours()
	return suite.Slog(c, func(t suite.Target) slog.Handler {
		return slogsentry.NewHandler(&slogsentry.Options{
			Hub:      t.Hub,
			Throttle: &slogsentry.Throttle{Burst: 1},
		})
	})
}
