package slogsentry

import (
	"math/rand/v2"
	"sync/atomic"
)

// Stats count what became of the records a Handler took, and those derived
// from it by With and WithGroup, while a client was on. Records at or above the
// event level add up:
//
//	Seen = Captured + Suppressed + Deduplicated + Ignored + Sampled + Rejected + Feedback
//
// unless a sentry.capture attribute says otherwise for a record.
type Stats struct {
	Seen         int64 `json:"seen"`         // records at or above the event level, or with sentry.capture true
	Captured     int64 `json:"captured"`     // events handed to the client and accepted
	Suppressed   int64 `json:"suppressed"`   // held back by the throttle
	Deduplicated int64 `json:"deduplicated"` // about an error that made an event in the same unit of work
	Ignored      int64 `json:"ignored"`      // by a rule or by sentry.capture false
	Sampled      int64 `json:"sampled"`      // dropped by the sample rate
	Rejected     int64 `json:"rejected"`     // dropped by a BeforeSend or an event processor
	Feedback     int64 `json:"feedback"`     // logged by code that ran because of Sentry: not sent
	Breadcrumbs  int64 `json:"breadcrumbs"`  // handed to the hub, those of events included; a BeforeBreadcrumb may drop them
}

// counters are kept in several rows, of which each record takes any one: cores
// that write to the same memory wait for each other.
type counters struct {
	_    [64]byte
	rows [8]counterRow
}

// counterRow takes two cache lines, since processors fetch them in pairs.
type counterRow struct {
	seen, captured, suppressed, deduplicated, ignored, sampled, rejected, feedback, breadcrumbs atomic.Int64

	_ [128 - 9*8]byte
}

func (c *counters) row() *counterRow { return &c.rows[rand.Uint32()%uint32(len(c.rows))] }

// Stats returns the counts so far. The handler and those derived from it share
// them.
func (h *Handler) Stats() Stats {
	var s Stats
	rows := &h.core.counts.rows
	for i := range rows {
		n := &rows[i]
		s.Seen += n.seen.Load()
		s.Captured += n.captured.Load()
		s.Suppressed += n.suppressed.Load()
		s.Deduplicated += n.deduplicated.Load()
		s.Ignored += n.ignored.Load()
		s.Sampled += n.sampled.Load()
		s.Rejected += n.rejected.Load()
		s.Feedback += n.feedback.Load()
		s.Breadcrumbs += n.breadcrumbs.Load()
	}
	return s
}
