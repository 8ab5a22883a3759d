package sentrylog

import (
	"fmt"
	"io"
	"log"
	"log/slog"
	"strings"

	"github.com/sentrylog/sentrylog/scrub"
)

// newConsole returns the handler that prints for people.
func newConsole(w io.Writer, c Config, s *scrub.Scrubber) slog.Handler {
	o := &slog.HandlerOptions{Level: c.LogLevel, ReplaceAttr: s.ReplaceAttr}
	if strings.EqualFold(c.LogFormat, "json") {
		return slog.NewJSONHandler(w, o)
	}
	return slog.NewTextHandler(w, o)
}

// isStandardDefault reports whether h is what slog.Default() has before any
// SetDefault. It writes to package log, which SetDefault points at slog.
func isStandardDefault(h slog.Handler) bool {
	return fmt.Sprintf("%T", h) == "*slog.defaultHandler"
}

// defaults are the global loggers of the process, which slog.SetDefault changes
// together.
type defaults struct {
	slog  *slog.Logger
	out   io.Writer
	flags int
}

func saveDefaults() defaults {
	return defaults{slog.Default(), log.Writer(), log.Flags()}
}

func (d defaults) restore() {
	slog.SetDefault(d.slog)
	// For its own first handler SetDefault leaves package log as it is,
	// pointed at the logger that has just been replaced.
	log.SetOutput(d.out)
	log.SetFlags(d.flags)
}
