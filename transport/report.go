package transport

import (
	"encoding/json"
	"time"
)

// A client report tells Sentry what never reached it, so that the project's
// statistics show the loss (develop docs, "Client Reports"). One travels as an
// additional item of the next envelope, until one is accepted; if none comes
// within reportInterval, in an envelope of its own.

// reportInterval is how long counts wait for an envelope to travel with, and
// how often at most a report is sent on its own.
const reportInterval = 30 * time.Second

// discarded is one outcome in the payload of a client report.
type discarded struct {
	Reason   Reason `json:"reason"`
	Category string `json:"category"`
	Quantity int64  `json:"quantity"`
}

// encodeReport returns list as an envelope item. The pairs of reason and
// category are few enough to stay below the 4 KiB an item may have.
func encodeReport(list []Drop, now time.Time) []byte {
	if len(list) == 0 {
		return nil
	}
	events := make([]discarded, len(list))
	for i, d := range list {
		events[i] = discarded{Reason: d.Reason, Category: d.Category, Quantity: d.Items}
	}
	payload, err := json.Marshal(struct {
		Timestamp time.Time   `json:"timestamp"`
		Discarded []discarded `json:"discarded_events"`
	}{now.UTC(), events})
	if err != nil {
		return nil
	}
	var e envelope
	if err := e.addItem(itemHeader{Type: "client_report", Length: len(payload)}, payload); err != nil {
		return nil
	}
	return e.parts[0]
}

// putBack returns to the ledger what a report that never arrived had taken.
func (l *ledger) putBack(list []Drop) {
	for _, d := range list {
		l.reportItems(d.Reason, d.Category, d.Items)
	}
}

// enqueueReport queues an envelope with nothing but the client report that
// begin will attach, if there is anything to report. It expects t.mu to be
// held.
func (t *Transport) enqueueReport() {
	if t.closed || t.misused || len(t.books.report) == 0 || t.full(0) {
		return
	}
	t.enqueue(&envelope{
		content: content{Category: categoryInternal},
		class:   classBulk,
		agent:   defaultAgent,
		header:  []byte("{}"),
	})
}
