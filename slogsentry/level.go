package slogsentry

import (
	"log/slog"

	"github.com/getsentry/sentry-go"
)

// LevelFatal is the level from which records are sent with Sentry's level
// fatal and flushed before Handle returns. It is one step (4) above
// [slog.LevelError], as the slog documentation spaces its levels. A fatal
// record never ends the process.
const LevelFatal = slog.Level(12)

// sentryLevel maps by range, so that levels between the named ones, which slog
// invites users to define, keep their severity.
func sentryLevel(l slog.Level) sentry.Level {
	switch {
	case l < slog.LevelInfo:
		return sentry.LevelDebug
	case l < slog.LevelWarn:
		return sentry.LevelInfo
	case l < slog.LevelError:
		return sentry.LevelWarning
	case l < LevelFatal:
		return sentry.LevelError
	default:
		return sentry.LevelFatal
	}
}
