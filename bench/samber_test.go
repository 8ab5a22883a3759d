package bench

import (
	"log/slog"

	slogsentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
)

// samber is samber/slog-sentry, which makes an event of every record.
func samber() suite.Contender {
	return suite.Slog(suite.Contender{
		Name:  "samber",
		Info:  suite.Event,
		Error: suite.Event,
		// Behind WithGroup a record loses all attributes but its last.
		Lossy: true,
	}, func(t suite.Target) slog.Handler {
		return slogsentry.Option{Level: slog.LevelInfo, Hub: t.Hub}.NewSentryHandler()
	})
}
