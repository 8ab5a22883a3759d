package transport

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/getsentry/sentry-go"
	"github.com/getsentry/sentry-go/attribute"
)

// encodeEvent returns event as JSON. If a value in it cannot be encoded (a
// channel, a NaN, a marshaler that panics), that value is replaced by a marker
// and the rest is sent: the SDK's own transport drops such an event whole. The
// result may be in buf.
func encodeEvent(event *sentry.Event, buf []byte) ([]byte, error) {
	payload, err := marshal(event, buf)
	if err == nil {
		return payload, nil
	}
	return marshal(encodable(event), buf)
}

// marshal is event.MarshalJSON with panics turned into errors. Calling it
// directly saves the pass in which json.Marshal checks and compacts what a
// marshaler returned.
func marshal(event *sentry.Event, buf []byte) (payload []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			payload, err = nil, fmt.Errorf("panic while encoding: %T", r)
		}
	}()
	switch itemTypeOf(event.Type).item {
	case "event", "transaction":
		return marshalEvent(event, buf)
	}
	return event.MarshalJSON()
}

// encodable returns a copy of event in which each value of the user's that
// JSON refuses is replaced. The event itself and what it refers to stay as they
// are, since a scope may share them. There is no marker for the number of a
// metric: one that is not finite still costs its batch.
func encodable(event *sentry.Event) *sentry.Event {
	e := *event
	e.Contexts = make(map[string]sentry.Context, len(event.Contexts))
	for name, fields := range event.Contexts {
		e.Contexts[name] = encodableMap(fields)
	}
	e.Breadcrumbs = make([]*sentry.Breadcrumb, 0, len(event.Breadcrumbs))
	for _, b := range event.Breadcrumbs {
		if b == nil {
			continue
		}
		crumb := *b
		crumb.Data = encodableMap(b.Data)
		e.Breadcrumbs = append(e.Breadcrumbs, &crumb)
	}
	e.Exception = make([]sentry.Exception, len(event.Exception))
	for i, x := range event.Exception {
		if x.Mechanism != nil {
			m := *x.Mechanism
			m.Data = encodableMap(m.Data)
			x.Mechanism = &m
		}
		x.Stacktrace = encodableStack(x.Stacktrace)
		e.Exception[i] = x
	}
	e.Threads = make([]sentry.Thread, len(event.Threads))
	for i, t := range event.Threads {
		t.Stacktrace = encodableStack(t.Stacktrace)
		e.Threads[i] = t
	}
	e.Spans = make([]*sentry.Span, len(event.Spans))
	for i, s := range event.Spans {
		e.Spans[i] = encodableSpan(s)
	}
	e.Logs = slices.Clone(event.Logs)
	for i := range e.Logs {
		e.Logs[i].Attributes = encodableAttributes(e.Logs[i].Attributes)
	}
	e.Metrics = slices.Clone(event.Metrics)
	for i := range e.Metrics {
		e.Metrics[i].Attributes = encodableAttributes(e.Metrics[i].Attributes)
	}
	return &e
}

// encodableSpan returns s itself if JSON takes it: a span cannot be copied, only
// written anew from its exported fields.
func encodableSpan(s *sentry.Span) *sentry.Span {
	if _, err := tryMarshal(s); err == nil {
		return s
	}
	return &sentry.Span{
		TraceID:      s.TraceID,
		SpanID:       s.SpanID,
		ParentSpanID: s.ParentSpanID,
		Name:         s.Name,
		Op:           s.Op,
		Description:  s.Description,
		Status:       s.Status,
		Tags:         s.Tags,
		StartTime:    s.StartTime,
		EndTime:      s.EndTime,
		Data:         encodableMap(s.Data),
		Sampled:      s.Sampled,
		Source:       s.Source,
		Origin:       s.Origin,
	}
}

func encodableStack(s *sentry.Stacktrace) *sentry.Stacktrace {
	if s == nil {
		return nil
	}
	c := *s
	c.Frames = make([]sentry.Frame, len(s.Frames))
	for i, f := range s.Frames {
		f.Vars = encodableMap(f.Vars)
		c.Frames[i] = f
	}
	return &c
}

func encodableMap(m map[string]any) map[string]any {
	return replaceRefused(m, func(v any) any { return notEncodable(v) })
}

func encodableAttributes(m map[string]attribute.Value) map[string]attribute.Value {
	return replaceRefused(m, func(v attribute.Value) attribute.Value {
		return attribute.StringValue(notEncodable(v.AsInterface()))
	})
}

// replaceRefused puts markers in place of the values of m that JSON refuses. It
// returns m itself if there are none.
func replaceRefused[V any](m map[string]V, marker func(V) V) map[string]V {
	copied := false
	for k, v := range m {
		if _, err := tryMarshal(v); err != nil {
			if !copied {
				m, copied = maps.Clone(m), true
			}
			m[k] = marker(v)
		}
	}
	return m
}

func tryMarshal(v any) (text []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %T", r)
		}
	}()
	return json.Marshal(v)
}

func notEncodable(v any) string { return fmt.Sprintf("[not encodable: %T]", v) }
