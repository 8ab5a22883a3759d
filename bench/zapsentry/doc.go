// Package zapsentry measures TheZeroSlave/zapsentry 1.23.0, a core for zap that
// makes events and breadcrumbs. It does not compile with sentry-go 0.46 or
// newer, so it and its baseline run on 0.45.1.
package zapsentry
