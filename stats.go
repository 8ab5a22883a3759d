package sentrylog

import (
	"log/slog"

	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

// Stats count what became of what was logged and sent since Init. They encode
// as JSON:
//
//	expvar.Publish("sentry", expvar.Func(func() any { return sentrylog.ReadStats() }))
type Stats struct {
	Records  slogsentry.Stats `json:"records"`
	Delivery transport.Stats  `json:"delivery"` // zero with sentry-go's own transport
}

// ReadStats returns the counts of the Init whose logger is slog's default, or
// zeros if there is none or Sentry is off.
func ReadStats() Stats {
	h, ok := slog.Default().Handler().(*root)
	if !ok {
		return Stats{}
	}
	return h.running.stats()
}

func (r *running) stats() (s Stats) {
	if r.handler != nil {
		s.Records = r.handler.Stats()
	}
	if r.transport != nil {
		s.Delivery = r.transport.Stats()
	}
	return s
}

// root is the handler of the default logger, by which ReadStats finds the rest.
type root struct {
	slog.Handler
	running *running
}
