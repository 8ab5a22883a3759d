package transport

import (
	"cmp"
	"slices"
)

// A Reason says why something was not delivered. Except for the last two the
// values are those that Sentry defines for client reports (develop docs,
// "Client Reports", Discard Reasons).
type Reason string

const (
	// ReasonQueueOverflow: the queue in memory was full, or the envelope was
	// too large for it.
	ReasonQueueOverflow Reason = "queue_overflow"
	// ReasonRateLimit: an earlier answer asked to send nothing of this category
	// for a while.
	ReasonRateLimit Reason = "ratelimit_backoff"
	// ReasonNetworkError: no answer, on any attempt.
	ReasonNetworkError Reason = "network_error"
	// ReasonSendError: an answer that is neither success nor 429.
	ReasonSendError Reason = "send_error"
	// ReasonInternalError: the event could not be encoded, or the transport was
	// given no usable DSN.
	ReasonInternalError Reason = "internal_sdk_error"

	// ReasonCacheOverflow: removed from disk to keep its limits on number, size
	// or age.
	ReasonCacheOverflow Reason = "cache_overflow"

	// ReasonTooManyRequests: answered 429. Sentry has counted it already, so no
	// client report tells of it.
	ReasonTooManyRequests Reason = "too_many_requests"
	// ReasonClosed: still in memory when Close was called, or given to the
	// transport after it. No client report can tell of it.
	ReasonClosed Reason = "closed"
)

// reported tells whether client reports have a word for r.
func (r Reason) reported() bool {
	return r != ReasonTooManyRequests && r != ReasonClosed
}

// A Drop counts what was dropped for one reason. Items are events,
// transactions, check-ins, log records or metrics, depending on the category,
// which is one of Sentry's data categories: error, transaction, monitor,
// log_item, trace_metric, or attachment.
type Drop struct {
	Reason   Reason `json:"reason"`
	Category string `json:"category"`
	Items    int64  `json:"items"`
}

// Stats counts what became of everything given to a [Transport], in items: an
// event, a transaction, a check-in, one record of a batch of logs, or one
// metric. At any moment
//
//	Accepted + Adopted = Sent + Queued + Spooled + the sum of Dropped
//
// where attachments, which are dropped apart from their event when it would be
// too large with them, are left out of the sum. It encodes as JSON, so that
//
//	expvar.Publish("sentry", expvar.Func(func() any { return t.Stats() }))
//
// shows it.
type Stats struct {
	Accepted int64  `json:"accepted"` // given to SendEvent
	Adopted  int64  `json:"adopted"`  // found on disk, left by processes that ended
	Sent     int64  `json:"sent"`     // answered 2xx
	Queued   int64  `json:"queued"`   // in memory now, being sent or waiting
	Spooled  int64  `json:"spooled"`  // on disk now and not in memory
	Dropped  []Drop `json:"dropped"`  // ordered by reason and category

	Forwarded   int64 `json:"forwarded"`   // of Sent, those sent from disk
	Requests    int64 `json:"requests"`    // HTTP requests made
	Retries     int64 `json:"retries"`     // of them for an envelope in memory that had failed before
	Bytes       int64 `json:"bytes"`       // of request bodies, as sent
	SpoolErrors int64 `json:"spoolErrors"` // failed accesses to the disk
}

// DroppedItems returns the sum of Dropped without the attachments.
func (s Stats) DroppedItems() int64 {
	var n int64
	for _, d := range s.Dropped {
		if d.Category != categoryAttachment {
			n += d.Items
		}
	}
	return n
}

type dropKey struct {
	reason   Reason
	category string
}

// drops counts by reason and category. Both sets are closed, so it is bounded.
type drops map[dropKey]int64

// take empties d into a list ordered by reason and category.
func (d drops) take() []Drop {
	list := d.list()
	clear(d)
	return list
}

func (d drops) list() []Drop {
	list := make([]Drop, 0, len(d))
	for k, n := range d {
		list = append(list, Drop{Reason: k.reason, Category: k.category, Items: n})
	}
	slices.SortFunc(list, func(a, b Drop) int {
		return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Category, b.Category))
	})
	return list
}

// A ledger is the transport's books. It is guarded by Transport.mu.
type ledger struct {
	accepted, adopted, sent, queued, spooled, forwarded int64
	requests, retries, bytes, spoolErrors               int64

	dropped drops // all, for Stats
	report  drops // not yet in a client report, with spans and bytes
	notify  drops // not yet told to OnDrop; nil if there is none to tell
	lost    int64 // items dropped, attachments aside: what a flush looks at
}

// drop books c as dropped for r.
func (l *ledger) drop(r Reason, c content) {
	l.dropItems(r, c.Category, c.Items)
	l.lost += c.Items
	if r.reported() {
		// A dropped transaction is a dropped span for each of its spans, too,
		// and a log is counted in bytes as well (develop docs, "Client
		// Reports", Span Outcomes).
		l.reportItems(r, categorySpan, c.Spans)
		l.reportItems(r, categoryLogByte, c.LogBytes)
	}
}

func (l *ledger) dropItems(r Reason, category string, n int64) {
	if n == 0 {
		return
	}
	k := dropKey{r, category}
	l.dropped[k] += n
	if l.notify != nil {
		l.notify[k] += n
	}
	if r.reported() && category != categoryAttachment {
		l.reportItems(r, category, n)
	}
}

func (l *ledger) reportItems(r Reason, category string, n int64) {
	if n > 0 && l.report != nil {
		l.report[dropKey{r, category}] += n
	}
}
