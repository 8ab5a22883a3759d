package slogsentry

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"weak"

	"github.com/getsentry/sentry-go"
	"github.com/getsentry/sentry-go/attribute"

	"github.com/sentrylog/sentrylog/scrub"
)

// groupByMessage in the data of an event's hint asks for a fingerprint of its
// message, if neither the record nor the scope has set another.
type groupByMessage struct{}

// Integration scrubs what leaves through a client, whoever captured it: panics,
// requests, spans, manual captures, breadcrumbs of other code, and, when set up by
// Install, logs and metrics. It runs after the scope with its event processors and
// before the client's BeforeSend, so that hooks see no secret. What comes after it
// answers itself for what it adds to an event: BeforeSend and
// BeforeSendTransaction, event processors that are added to the client once it
// exists, and those of sentry.AddGlobalEventProcessor. Processors of a scope are
// scrubbed.
//
// Names and files of code in stack frames, modules, identifiers, and attachments
// that are not text are left as they are.
//
// The Integration also completes the breadcrumbs that a [Handler] keeps
// unconverted, and keeps events below Sentry's size limit.
//
// If scrubbing fails, the event is sent without the data that could not be
// looked at.
type Integration struct {
	scrub *scrub.Scrubber
}

var _ sentry.Integration = (*Integration)(nil)

// NewIntegration returns an Integration that filters with s. Nil means
// scrub.Default(). Give it the handler's: what the handler exempts, an
// Integration with other rules filters after all.
func NewIntegration(s *scrub.Scrubber) *Integration {
	if s == nil {
		s = scrub.Default()
	}
	return &Integration{scrub: s}
}

// Install adds the Integration to the options of a client to be created, and
// puts itself before their BeforeSendLog and BeforeSendMetric hooks, since sentry-go
// runs no event processors for logs and metrics.
//
//	opts := sentry.ClientOptions{Dsn: dsn}
//	slogsentry.NewIntegration(nil).Install(&opts)
//	err := sentry.Init(opts)
func (i *Integration) Install(opts *sentry.ClientOptions) {
	integrations := opts.Integrations
	opts.Integrations = func(list []sentry.Integration) []sentry.Integration {
		if integrations != nil {
			list = integrations(list)
		}
		return append(list[:len(list):len(list)], i)
	}
	nextLog := opts.BeforeSendLog
	opts.BeforeSendLog = func(l *sentry.Log) *sentry.Log {
		l.Body = i.scrub.Text(l.Body)
		i.attributes(l.Attributes)
		if nextLog != nil {
			return nextLog(l)
		}
		return l
	}
	nextMetric := opts.BeforeSendMetric
	opts.BeforeSendMetric = func(m *sentry.Metric) *sentry.Metric {
		m.Name, m.Unit = cleanName(i.scrub, m.Name), cleanName(i.scrub, m.Unit)
		i.attributes(m.Attributes)
		if nextMetric != nil {
			return nextMetric(m)
		}
		return m
	}
}

// attributes scrubs the attributes of a log or metric, which sentry-go made for
// it and nobody else holds.
func (i *Integration) attributes(attrs map[string]attribute.Value) {
	for key, v := range attrs {
		name := cleanName(i.scrub, key)
		clean, filtered := i.attribute(key, v)
		if name != key {
			delete(attrs, key)
		}
		if filtered || name != key {
			attrs[name] = clean
		}
	}
	i.company(attrs)
}

// company scrubs what only stands beside others is a secret.
func (i *Integration) company(attrs map[string]attribute.Value) {
	m := make(map[string]any, len(attrs))
	for key, v := range attrs {
		m[key] = v.AsInterface()
	}
	clean := cleanMap(i.scrub, m)
	if sameMap(clean, m) {
		return
	}
	for key, v := range clean {
		if _, ok := m[key]; !ok {
			continue // a marker
		}
		switch v := v.(type) {
		case string:
			if v != m[key] {
				attrs[key] = attribute.StringValue(v)
			}
		case []any:
			list := make([]string, len(v))
			for n, e := range v {
				list[n] = fmt.Sprint(e)
			}
			attrs[key] = attribute.StringSliceValue(list)
		}
	}
}

func (i *Integration) attribute(key string, v attribute.Value) (clean attribute.Value, filtered bool) {
	switch {
	case v.Type() == attribute.STRING:
		text := v.AsString()
		if clean, _ := i.scrub.KeyValue(key, text).(string); clean != text {
			return attribute.StringValue(clean), true
		}
	case i.scrub.Filters(key):
		return attribute.StringValue(i.scrub.Replacement()), true
	case v.Type() == attribute.STRINGSLICE:
		list := v.AsStringSlice()
		if clean := replaced(list, i.scrub.Text); !sameList(clean, list) {
			return attribute.StringSliceValue(clean), true
		}
	}
	return v, false
}

// Name returns the name under which events list the integration.
func (i *Integration) Name() string { return "slogsentry" }

// SetupOnce installs the integration in a client. sentry-go calls it.
func (i *Integration) SetupOnce(client *sentry.Client) {
	client.AddEventProcessor(func(event *sentry.Event, hint *sentry.EventHint) *sentry.Event {
		if hint != nil && len(event.Fingerprint) == 0 && hint.Data == (groupByMessage{}) {
			event.Fingerprint = messageFingerprint(event.Message)
		}
		return i.process(event)
	})
	key := weak.Make(client)
	clients.Store(key, i)
	runtime.AddCleanup(client, func(key weak.Pointer[sentry.Client]) { clients.Delete(key) }, key)
}

// clients are those with an Integration, and which, by weak.Pointer[sentry.Client]:
// a client does not tell which integrations it has.
var clients sync.Map

func installed(client *sentry.Client) bool {
	_, ok := clients.Load(weak.Make(client))
	return ok
}

// scrubberOf returns the scrubber of the client's Integration, or else the default.
func scrubberOf(client *sentry.Client) *scrub.Scrubber {
	if i, ok := clients.Load(weak.Make(client)); ok {
		return i.(*Integration).scrub
	}
	return scrub.Default()
}

func (i *Integration) process(event *sentry.Event) (out *sentry.Event) {
	defer func() {
		if recover() != nil {
			out = stripped(event)
		}
	}()
	if holdsSecret(i.scrub, event.GetDynamicSamplingContext()) {
		event = withoutSamplingContext(event)
	}
	contexts := scrubEvent(i.scrub, event)
	trail := cleanTrail(i.scrub, event)
	if !fits(event, contexts, trail) {
		fit(event, trail)
	}
	return event
}

// holdsSecret reports whether there is something to filter in a dynamic sampling
// context.
func holdsSecret(s *scrub.Scrubber, texts map[string]string) bool {
	for key, text := range texts {
		if (key == "trace_id" || key == "public_key") && isID(text) {
			continue
		}
		if s.Text(text) != text {
			return true
		}
	}
	return false
}

// isID reports whether text is a number of 128 bits in hexadecimal digits.
func isID(text string) bool {
	if len(text) != 32 {
		return false
	}
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// withoutSamplingContext returns an event without its dynamic sampling context,
// which has the name of the transaction, is sent in the header of the envelope and
// cannot be changed from outside sentry-go.
func withoutSamplingContext(event *sentry.Event) *sentry.Event {
	clean := new(sentry.Event)
	from, to := reflect.ValueOf(event).Elem(), reflect.ValueOf(clean).Elem()
	for i := range to.NumField() {
		if f := to.Field(i); f.CanSet() {
			f.Set(from.Field(i))
		}
	}
	return clean
}

// stripped is what may be sent of an event that could not be looked at.
func stripped(event *sentry.Event) *sentry.Event {
	e := sentry.NewEvent()
	e.EventID = event.EventID
	e.Type = event.Type
	e.Level = event.Level
	e.Timestamp = event.Timestamp
	e.StartTime = event.StartTime
	e.Platform = event.Platform
	e.Sdk = event.Sdk
	e.Release = event.Release
	e.Dist = event.Dist
	e.Environment = event.Environment
	e.ServerName = event.ServerName
	e.CheckIn = event.CheckIn
	e.MonitorConfig = event.MonitorConfig
	if event.Type == "" {
		e.Message = "[event removed: scrubbing failed]"
	}
	return e
}
