package sentrytest

import (
	"encoding/json"
	"time"
)

// Event is an error event or a transaction as it arrived, decoded leniently:
// where the protocol allows several spellings (a list or {"values": [...]}, a
// timestamp as text or as number, message or logentry), all of them end up in
// the same field. What has no field here is in Raw.
type Event struct {
	EventID     string    `json:"event_id"`
	Type        string    `json:"type"` // "transaction", or "" for an error event
	Message     string    `json:"message"`
	Level       string    `json:"level"`
	Logger      string    `json:"logger"`
	Timestamp   time.Time `json:"timestamp"`
	Platform    string    `json:"platform"`
	Release     string    `json:"release"`
	Dist        string    `json:"dist"`
	Environment string    `json:"environment"`
	ServerName  string    `json:"server_name"`
	Transaction string    `json:"transaction"`
	Fingerprint []string  `json:"fingerprint"`

	Exceptions  []Exception               `json:"exception"` // innermost cause first, as Sentry wants it
	Threads     []Thread                  `json:"threads"`
	Breadcrumbs []Breadcrumb              `json:"breadcrumbs"`
	Contexts    map[string]map[string]any `json:"contexts"`
	Extra       map[string]any            `json:"extra"`
	Tags        map[string]string         `json:"tags"`
	User        map[string]any            `json:"user"`
	HTTPRequest *HTTPRequest              `json:"request"`
	Modules     map[string]string         `json:"modules"`
	SDK         SDK                       `json:"sdk"`

	// StartTimestamp and Spans are set for transactions only.
	StartTimestamp time.Time        `json:"start_timestamp"`
	Spans          []map[string]any `json:"spans"`

	// Raw is the item's payload, byte for byte.
	Raw json.RawMessage `json:"-"`

	// Envelope is the envelope the event came in.
	Envelope *Envelope `json:"-"`
}

// Exception is one link of an event's exception chain.
type Exception struct {
	Type       string      `json:"type"`
	Value      string      `json:"value"`
	Module     string      `json:"module"`
	ThreadID   any         `json:"thread_id"`
	Stacktrace *Stacktrace `json:"stacktrace"`
	Mechanism  *Mechanism  `json:"mechanism"`
}

// Mechanism says how an exception was captured and where it stands in its chain.
type Mechanism struct {
	Type             string         `json:"type"`
	Description      string         `json:"description"`
	Source           string         `json:"source"`
	Handled          *bool          `json:"handled"`
	ParentID         *int           `json:"parent_id"`
	ExceptionID      int            `json:"exception_id"`
	IsExceptionGroup bool           `json:"is_exception_group"`
	Data             map[string]any `json:"data"`
}

// Thread is a thread of an event; Go SDKs attach the stack of a plain message as one.
type Thread struct {
	ID         any         `json:"id"`
	Name       string      `json:"name"`
	Stacktrace *Stacktrace `json:"stacktrace"`
	Crashed    bool        `json:"crashed"`
	Current    bool        `json:"current"`
}

// Stacktrace is a list of frames, the innermost call last.
type Stacktrace struct {
	Frames []Frame `json:"frames"`
}

// Frame is one call of a stack trace.
type Frame struct {
	Function    string         `json:"function"`
	Module      string         `json:"module"`
	Package     string         `json:"package"`
	Filename    string         `json:"filename"`
	AbsPath     string         `json:"abs_path"`
	Lineno      int            `json:"lineno"`
	InApp       bool           `json:"in_app"`
	PreContext  []string       `json:"pre_context"`
	ContextLine string         `json:"context_line"`
	PostContext []string       `json:"post_context"`
	Vars        map[string]any `json:"vars"`
}

// Breadcrumb is one breadcrumb of an event.
type Breadcrumb struct {
	Type      string         `json:"type"`
	Category  string         `json:"category"`
	Message   string         `json:"message"`
	Level     string         `json:"level"`
	Timestamp time.Time      `json:"timestamp"`
	Data      map[string]any `json:"data"`
}

// HTTPRequest is the request interface of an event: the HTTP request that the
// application was serving.
type HTTPRequest struct {
	URL         string            `json:"url"`
	Method      string            `json:"method"`
	Data        any               `json:"data"`
	QueryString any               `json:"query_string"`
	Cookies     any               `json:"cookies"`
	Headers     map[string]string `json:"headers"`
	Env         map[string]any    `json:"env"`
}

// SDK names the SDK that made an event.
type SDK struct {
	Name         string   `json:"name"`
	Version      string   `json:"version"`
	Integrations []string `json:"integrations"`
}

// Log is one structured log record of a log item.
type Log struct {
	Timestamp  time.Time
	TraceID    string
	SpanID     string
	Level      string
	Severity   int
	Body       string
	Attributes map[string]any // the bare values, without their declared types

	// Raw is the record as it stood in the item.
	Raw json.RawMessage

	// Envelope is the envelope the record came in.
	Envelope *Envelope
}

// CheckIn is one check-in of a cron monitor.
type CheckIn struct {
	ID            string         `json:"check_in_id"`
	MonitorSlug   string         `json:"monitor_slug"`
	Status        string         `json:"status"`
	Duration      float64        `json:"duration"` // seconds
	Release       string         `json:"release"`
	Environment   string         `json:"environment"`
	MonitorConfig map[string]any `json:"monitor_config"`

	// Raw is the item's payload, byte for byte.
	Raw json.RawMessage `json:"-"`

	// Envelope is the envelope the check-in came in.
	Envelope *Envelope `json:"-"`
}

// ClientReport says what an SDK discarded before it could be sent.
type ClientReport struct {
	Timestamp time.Time   `json:"timestamp"`
	Discarded []Discarded `json:"discarded_events"`

	// Raw is the item's payload, byte for byte.
	Raw json.RawMessage `json:"-"`

	// Envelope is the envelope the report came in.
	Envelope *Envelope `json:"-"`
}

// Discarded is one count of a [ClientReport].
type Discarded struct {
	Reason   string `json:"reason"`
	Category string `json:"category"`
	Quantity int64  `json:"quantity"`
}

// Attachment is a file sent along with an event.
type Attachment struct {
	Filename    string
	ContentType string
	Type        string // attachment_type, "" if not given
	Payload     []byte

	// Envelope is the envelope the attachment came in; it holds the event too.
	Envelope *Envelope
}
