// Package sentryslog measures sentry-go/slog 0.50, which turns records of every
// level into entries of Sentry's structured logs, and none into events or
// breadcrumbs.
package sentryslog
