// Package sentrylog connects log/slog to Sentry with one call in main: Init reads
// the SENTRY_* variables, starts the client and makes slog's default logger print
// to the console and send to Sentry. Logged errors become issues, what was logged
// before them their breadcrumbs, all of it scrubbed.
//
//	func main() {
//		shutdown, err := sentrylog.Init()
//		if err != nil {
//			slog.Error("no Sentry", "error", err) // the console works all the same
//		}
//		defer shutdown(context.Background())
//		slog.Info("listening", "port", 8080)
//	}
//
// The handler itself is in package slogsentry, the filter in package scrub, and a
// local Sentry for tests in package sentrytest.
package sentrylog
