package sentrylog

import (
	"log/slog"
	"sync/atomic"

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

// ReadStats returns the counts of the Init whose logger is slog's default or, if
// there is none, because of its shutdown or because another logger is the default,
// of the last one. It returns zeros before the first, and where Sentry is off.
func ReadStats() Stats {
	r := latest.Load()
	if h, ok := slog.Default().Handler().(*root); ok {
		r = h.running
	}
	if r == nil {
		return Stats{}
	}
	return r.stats()
}

// latest is what the last Init has set up.
var latest atomic.Pointer[running]

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
