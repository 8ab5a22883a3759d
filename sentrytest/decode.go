package sentrytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// contents is an envelope's items, decoded.
type contents struct {
	events        []*Event
	transactions  []*Event
	logs          []*Log
	checkIns      []*CheckIn
	clientReports []*ClientReport
	attachments   []*Attachment
}

// Events decodes the error events of the envelope. Items that do not decode are left out;
// a [Server] that keeps what it receives refuses envelopes with such items.
func (e *Envelope) Events() []*Event {
	c, _ := e.decode()
	return c.events
}

// decode decodes all items and returns the first mistake, along with what could be decoded.
func (e *Envelope) decode() (c contents, first error) {
	for i := range e.Items {
		if err := e.decodeItem(&c, &e.Items[i]); err != nil && first == nil {
			first = fmt.Errorf("item %d: %s: %w", i+1, e.Items[i].Type, err)
		}
	}
	return c, first
}

func (e *Envelope) decodeItem(c *contents, item *Item) error {
	switch item.Type {
	case "event", "transaction":
		ev := &Event{Raw: item.Payload, Envelope: e}
		if err := decodeObject(item.Payload, ev); err != nil {
			return err
		}
		if item.Type == "event" {
			c.events = append(c.events, ev)
		} else {
			c.transactions = append(c.transactions, ev)
		}
	case "log":
		var batch struct {
			Items []json.RawMessage `json:"items"`
		}
		if err := decodeObject(item.Payload, &batch); err != nil {
			return err
		}
		for _, raw := range batch.Items {
			record := &Log{Raw: raw, Envelope: e}
			if err := decodeObject(raw, record); err != nil {
				return err
			}
			c.logs = append(c.logs, record)
		}
	case "check_in":
		in := &CheckIn{Raw: item.Payload, Envelope: e}
		if err := decodeObject(item.Payload, in); err != nil {
			return err
		}
		c.checkIns = append(c.checkIns, in)
	case "client_report":
		report := &ClientReport{Raw: item.Payload, Envelope: e}
		if err := decodeObject(item.Payload, report); err != nil {
			return err
		}
		c.clientReports = append(c.clientReports, report)
	case "attachment":
		c.attachments = append(c.attachments, &Attachment{
			Filename:    stringAt(item.Header, "filename"),
			ContentType: stringAt(item.Header, "content_type"),
			Type:        stringAt(item.Header, "attachment_type"),
			Payload:     item.Payload,
			Envelope:    e,
		})
	}
	return nil
}

// decodeObject is json.Unmarshal for payloads that must be an object:
// null would leave the target untouched and count as an empty event.
func decodeObject(data []byte, into any) error {
	if trimmed := bytes.TrimLeft(data, " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '{' {
		return fmt.Errorf("payload is not a JSON object")
	}
	return json.Unmarshal(data, into)
}

// UnmarshalJSON decodes the payload of an event item. It leaves Raw and Envelope alone.
func (e *Event) UnmarshalJSON(data []byte) error {
	type plain Event
	wire := struct {
		*plain
		Message        any                                 `json:"message"`
		LogEntry       struct{ Formatted, Message string } `json:"logentry"`
		Timestamp      instant                             `json:"timestamp"`
		StartTimestamp instant                             `json:"start_timestamp"`
		Exceptions     values[Exception]                   `json:"exception"`
		Threads        values[Thread]                      `json:"threads"`
		Breadcrumbs    values[Breadcrumb]                  `json:"breadcrumbs"`
		Tags           texts                               `json:"tags"`
	}{plain: (*plain)(e)}
	if err := json.Unmarshal(data, &wire); err != nil {
		return err
	}
	switch message := wire.Message.(type) {
	case string:
		e.Message = message
	case map[string]any:
		if e.Message = stringAt(message, "formatted"); e.Message == "" {
			e.Message = stringAt(message, "message")
		}
	default:
		if e.Message = wire.LogEntry.Formatted; e.Message == "" {
			e.Message = wire.LogEntry.Message
		}
	}
	e.Timestamp = time.Time(wire.Timestamp)
	e.StartTimestamp = time.Time(wire.StartTimestamp)
	e.Exceptions = wire.Exceptions
	e.Threads = wire.Threads
	e.Breadcrumbs = wire.Breadcrumbs
	e.Tags = wire.Tags
	return nil
}

// UnmarshalJSON decodes a breadcrumb with either form of timestamp.
func (b *Breadcrumb) UnmarshalJSON(data []byte) error {
	type plain Breadcrumb
	wire := struct {
		*plain
		Timestamp instant `json:"timestamp"`
	}{plain: (*plain)(b)}
	err := json.Unmarshal(data, &wire)
	b.Timestamp = time.Time(wire.Timestamp)
	return err
}

// UnmarshalJSON decodes one record of a log item. It leaves Raw and Envelope alone.
func (l *Log) UnmarshalJSON(data []byte) error {
	var wire struct {
		Timestamp  instant                        `json:"timestamp"`
		TraceID    string                         `json:"trace_id"`
		SpanID     string                         `json:"span_id"`
		Level      string                         `json:"level"`
		Severity   int                            `json:"severity_number"`
		Body       string                         `json:"body"`
		Attributes map[string]struct{ Value any } `json:"attributes"`
	}
	if err := json.Unmarshal(data, &wire); err != nil {
		return err
	}
	l.Timestamp = time.Time(wire.Timestamp)
	l.TraceID, l.SpanID = wire.TraceID, wire.SpanID
	l.Level, l.Severity, l.Body = wire.Level, wire.Severity, wire.Body
	l.Attributes = make(map[string]any, len(wire.Attributes))
	for key, attr := range wire.Attributes {
		l.Attributes[key] = attr.Value
	}
	return nil
}

// UnmarshalJSON decodes a client report with either form of timestamp.
// It leaves Raw and Envelope alone.
func (r *ClientReport) UnmarshalJSON(data []byte) error {
	type plain ClientReport
	wire := struct {
		*plain
		Timestamp instant `json:"timestamp"`
	}{plain: (*plain)(r)}
	err := json.Unmarshal(data, &wire)
	r.Timestamp = time.Time(wire.Timestamp)
	return err
}

// instant is a timestamp of the protocol: RFC 3339 text or seconds since 1970.
type instant time.Time

func (i *instant) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if data[0] == '"' {
		var t time.Time
		if err := json.Unmarshal(data, &t); err != nil {
			return err
		}
		*i = instant(t)
		return nil
	}
	var seconds float64
	if err := json.Unmarshal(data, &seconds); err != nil {
		return fmt.Errorf("timestamp: %w", err)
	}
	whole, fraction := math.Modf(seconds)
	if math.Abs(whole) > 1<<40 {
		return fmt.Errorf("timestamp %g is out of range", seconds)
	}
	// Microseconds are what a float64 of today's dates still holds.
	*i = instant(time.Unix(int64(whole), int64(math.Round(fraction*1e6))*1e3).UTC())
	return nil
}

// values is a list of the protocol: a JSON array or {"values": [...]}.
type values[T any] []T

func (v *values[T]) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '{' {
		var wrapped struct {
			Values []T `json:"values"`
		}
		err := json.Unmarshal(data, &wrapped)
		*v = wrapped.Values
		return err
	}
	return json.Unmarshal(data, (*[]T)(v))
}

// texts is a map of texts of the protocol: an object, or a list of pairs;
// values that are not text are kept as their JSON.
type texts map[string]string

func (t *texts) UnmarshalJSON(data []byte) error {
	var pairs [][2]json.RawMessage
	if len(data) > 0 && data[0] == '[' {
		if err := json.Unmarshal(data, &pairs); err != nil {
			return err
		}
	} else {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(data, &object); err != nil || object == nil {
			return err
		}
		for key, value := range object {
			name, err := json.Marshal(key)
			if err != nil {
				return err
			}
			pairs = append(pairs, [2]json.RawMessage{name, value})
		}
	}
	*t = make(texts, len(pairs))
	for _, pair := range pairs {
		(*t)[textOf(pair[0])] = textOf(pair[1])
	}
	return nil
}

func textOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}
