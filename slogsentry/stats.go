package slogsentry

import "sync/atomic"

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
	Breadcrumbs  int64 `json:"breadcrumbs"`  // breadcrumbs added, those of events included
}

type counters struct {
	seen, captured, suppressed, deduplicated, ignored, sampled, rejected, feedback, breadcrumbs atomic.Int64
}

// Stats returns the counts so far. The handler and those derived from it share
// them.
func (h *Handler) Stats() Stats {
	c := &h.core.counts
	return Stats{
		Seen:         c.seen.Load(),
		Captured:     c.captured.Load(),
		Suppressed:   c.suppressed.Load(),
		Deduplicated: c.deduplicated.Load(),
		Ignored:      c.ignored.Load(),
		Sampled:      c.sampled.Load(),
		Rejected:     c.rejected.Load(),
		Feedback:     c.feedback.Load(),
		Breadcrumbs:  c.breadcrumbs.Load(),
	}
}
