// Package sentryslog047 measures sentry-go/slog 0.47, the last release that made
// events of errors. Records of other levels become entries of Sentry's
// structured logs.
package sentryslog047
