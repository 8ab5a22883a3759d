package transport

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport/spool"
)

// Data categories, by which Sentry limits rates and counts what was discarded
// (develop docs, "Rate Limiting", Definitions).
const (
	categoryAll         = ""
	categoryError       = "error"
	categoryTransaction = "transaction"
	categorySpan        = "span"
	categoryMonitor     = "monitor"
	categoryLog         = "log_item"
	categoryLogByte     = "log_byte"
	categoryMetric      = "trace_metric"
	categoryAttachment  = "attachment"
	categoryInternal    = "internal"
)

// class orders envelopes: a lower one is sent first and displaces a higher one
// from a full queue.
type class uint8

const (
	classFatal class = iota // fatal events: likely the last thing a process says
	classError              // other error events, and check-ins, which are of no use late
	classTrace              // transactions
	classBulk               // logs, metrics, client reports
	numClasses              // the number of classes
)

// itemType describes how events of one sentry.Event.Type travel.
type itemType struct {
	item        string // the type in the item header
	category    string
	class       class
	contentType string // set for items that hold several records
}

// itemTypeOf maps sentry.Event.Type. What is unknown travels as an event, as in
// the SDK's own transports.
func itemTypeOf(eventType string) itemType {
	switch eventType {
	case "transaction":
		return itemType{item: "transaction", category: categoryTransaction, class: classTrace}
	case "check_in":
		return itemType{item: "check_in", category: categoryMonitor, class: classError}
	case "log":
		return itemType{item: "log", category: categoryLog, class: classBulk,
			contentType: "application/vnd.sentry.items.log+json"}
	case "trace_metric":
		return itemType{item: "trace_metric", category: categoryMetric, class: classBulk,
			contentType: "application/vnd.sentry.items.trace-metric+json"}
	default:
		return itemType{item: "event", category: categoryError, class: classError}
	}
}

// A content says what an envelope carries, for the counts.
type content struct {
	Category string `json:"category"`
	Items    int64  `json:"items"`              // events, check-ins, log records or metrics
	Spans    int64  `json:"spans,omitempty"`    // of a transaction, itself included
	LogBytes int64  `json:"logBytes,omitempty"` // of a batch of logs
}

// contentOf counts event's items. It reads no field that a value of the user's
// hangs on.
func contentOf(event *sentry.Event, it itemType) content {
	c := content{Category: it.category, Items: 1}
	switch it.item {
	case "log":
		c.Items = int64(len(event.Logs))
		c.LogBytes = int64(event.GetLogByteSize())
	case "trace_metric":
		c.Items = int64(len(event.Metrics))
	case "transaction":
		c.Spans = int64(event.GetSpanCount())
	}
	return c
}

// An envelope is one serialised envelope and the state of its delivery. What the
// serialised part says is immutable; the rest belongs to whoever holds the
// envelope: the queue under the transport's lock, or the one worker sending it.
type envelope struct {
	content
	class class
	id    sentry.EventID // of an event
	agent string         // "name/version" of the SDK, for User-Agent and X-Sentry-Auth

	// header is the JSON object of the envelope header without the fields that
	// are written at the time of sending: sent_at, and dsn, so that neither
	// memory dumps nor files hold the key.
	header []byte
	parts  [][]byte  // item headers and payloads, each ending in a newline
	packed []byte    // the parts compressed, in their place; changed by pack only
	size   int       // bytes of header and parts
	at     time.Time // when it was made

	tries     int       // requests made so far
	failures  int       // of them those that failed while others succeeded
	notBefore time.Time // when to try again
	asked     time.Time // before which the server does not want it
	successes uint64    // the transport's successes when sending began
	probe     bool      // it is the one that tries an endpoint that is down
	epoch     *epoch
	settled   bool // its story is over; guarded by Transport.mu

	entry    *spool.Entry // its record on disk, if it has one
	stored   bool         // it was read from disk, and is counted there
	toDisk   bool         // it has failed too often to wait in memory, or a rate limit keeps it
	obsolete bool         // the record is to be removed
}

// defaultSDK and defaultAgent name the SDK where an event does not.
const (
	defaultSDK   = "sentry.go"
	defaultAgent = defaultSDK + "/" + sentry.SDKVersion
)

// payloads are buffers for payloads on their way into an envelope. Larger ones than
// maxKeptPayload, as of a few hundred breadcrumbs, are left to the garbage collector.
var payloads = sync.Pool{New: func() any { return new([]byte) }}

const maxKeptPayload = 128 << 10

// newEnvelope serialises event in the Sentry envelope format (develop docs,
// "Envelopes"). It copies everything, so that the caller may go on to change
// the maps and slices the event refers to, and recovers from panics in the
// user's marshalers. What cannot be encoded is replaced value by value; an error
// means that not even that helped.
func newEnvelope(event *sentry.Event, it itemType, withAttachments bool) (env *envelope, err error) {
	buf := payloads.Get().(*[]byte)
	payload, err := encodeEvent(event, *buf)
	if err != nil {
		return nil, err
	}
	defer func() {
		if cap(payload) <= maxKeptPayload {
			*buf = payload
			payloads.Put(buf)
		}
	}()
	name, version := event.Sdk.Name, event.Sdk.Version
	if !isAgent(name) || !isAgent(version) {
		// Batches of logs and metrics reach a transport without it.
		name, version = defaultSDK, sentry.SDKVersion
	}
	env = &envelope{content: contentOf(event, it), class: it.class, id: event.EventID, agent: name + "/" + version, at: time.Now()}
	if event.Level == sentry.LevelFatal && it.class == classError {
		env.class = classFatal
	}
	env.header, err = json.Marshal(envelopeHeader{
		EventID: event.EventID,
		SDK:     sdkInfo{Name: name, Version: version},
		Trace:   event.GetDynamicSamplingContext(),
	})
	if err != nil {
		return nil, fmt.Errorf("envelope header: %w", err)
	}
	if err := env.addItem(itemHeader{
		Type:        it.item,
		Length:      len(payload),
		ContentType: it.contentType,
		ItemCount:   itemCount(it, env.Items),
	}, payload); err != nil {
		return nil, err
	}
	if withAttachments {
		for _, a := range event.Attachments {
			if a == nil {
				continue
			}
			if err := env.addItem(itemHeader{
				Type:        "attachment",
				Length:      len(a.Payload),
				Filename:    a.Filename,
				ContentType: a.ContentType,
			}, a.Payload); err != nil {
				return nil, err
			}
		}
	}
	env.size += len(env.header)
	return env, nil
}

type envelopeHeader struct {
	EventID sentry.EventID    `json:"event_id,omitempty"`
	SDK     sdkInfo           `json:"sdk"`
	Trace   map[string]string `json:"trace,omitempty"`
}

type sdkInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type itemHeader struct {
	Type        string `json:"type"`
	Length      int    `json:"length"`
	ItemCount   *int64 `json:"item_count,omitempty"`
	Filename    string `json:"filename,omitempty"`
	ContentType string `json:"content_type,omitempty"`
}

// itemCount is required of, and only allowed on, items that hold several
// records (develop docs, "Envelope Items").
func itemCount(it itemType, n int64) *int64 {
	if it.contentType == "" {
		return nil
	}
	return &n
}

// addItem appends an item whose payload is copied.
func (e *envelope) addItem(h itemHeader, payload []byte) error {
	header, err := json.Marshal(h)
	if err != nil {
		return fmt.Errorf("item header: %w", err)
	}
	part := make([]byte, 0, len(header)+len(payload)+2)
	part = append(part, header...)
	part = append(part, '\n')
	part = append(part, payload...)
	part = append(part, '\n')
	e.parts = append(e.parts, part)
	e.size += len(part)
	return nil
}

// writeTo writes the envelope as it goes over the wire. sent_at is the time of
// this attempt, as Sentry corrects clock drift by it, and stands in the header
// once or the envelope is rejected (develop docs, "Envelopes", Envelope
// Headers).
func (e *envelope) writeTo(w io.Writer, dsn string, now time.Time, extra []byte) error {
	head := make([]byte, 0, len(e.header)+len(dsn)+64)
	head = append(head, `{"sent_at":"`...)
	head = now.UTC().AppendFormat(head, time.RFC3339Nano)
	head = append(head, `","dsn":`...)
	head = strconv.AppendQuote(head, dsn)
	if len(e.header) > len("{}") {
		head = append(head, ',')
	}
	head = append(head, e.header[1:]...)
	head = append(head, '\n')
	if _, err := w.Write(head); err != nil {
		return err
	}
	if err := e.writeItems(w); err != nil {
		return err
	}
	_, err := w.Write(extra)
	return err
}
