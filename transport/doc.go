// Package transport delivers events to Sentry: a [Transport] takes the place of
// the SDK's own in sentry.ClientOptions.
//
//	t := transport.New(nil)
//	sentry.Init(sentry.ClientOptions{Dsn: dsn, Transport: t})
//	defer t.Shutdown(ctx)
package transport
