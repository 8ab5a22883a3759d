package slogsentry

import (
	"maps"
	"net/http"
	"reflect"
	"slices"
	"unicode/utf8"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/scrub"
)

// scrubEvent filters all of an event. Maps, slices and pointers of the event may
// belong to the scope or to the user: they are replaced, never written to. It
// returns a bound for the size of the contexts.
//
// Not looked at are what the compiler made, which is much (names and files of stack
// frames, modules), identifiers, and the few words that the protocol knows, such as
// levels.
func scrubEvent(s *scrub.Scrubber, e *sentry.Event) (contexts int) {
	scrubNames(s, e) // first, since they are sent even if the rest cannot be looked at
	e.Message = s.Text(e.Message)
	e.Transaction = s.Text(e.Transaction)
	e.Tags = cleanStrings(s, e.Tags)
	e.User = cleanUser(s, e.User)
	e.Contexts, contexts = cleanContexts(s, e.Contexts)
	e.Fingerprint = replaced(e.Fingerprint, s.Text)
	e.Exception = cleanExceptions(s, e.Exception)
	e.Threads = cleanThreads(s, e.Threads)
	e.Spans = cleanSpans(s, e.Spans)
	e.Attachments = cleanAttachments(s, e.Attachments)
	if e.Request != nil {
		r := *e.Request
		scrubRequest(s, &r)
		e.Request = &r
	}
	return contexts
}

// scrubNames filters what is a short name as a rule.
func scrubNames(s *scrub.Scrubber, e *sentry.Event) {
	for _, name := range []*string{&e.Logger, &e.ServerName, &e.Release, &e.Dist, &e.Environment} {
		*name = cleanName(s, *name)
	}
	if e.CheckIn != nil {
		c := *e.CheckIn
		c.MonitorSlug = cleanName(s, c.MonitorSlug)
		e.CheckIn = &c
	}
	if e.MonitorConfig != nil {
		m := *e.MonitorConfig
		m.Timezone = cleanName(s, m.Timezone)
		e.MonitorConfig = &m
	}
}

// replaced applies f to the elements of list, in a copy as soon as one changes.
func replaced[T comparable](list []T, f func(T) T) []T {
	out := list
	for i, had := range list {
		got := f(had)
		if got == had {
			continue
		}
		if &out[0] == &list[0] {
			out = slices.Clone(list)
		}
		out[i] = got
	}
	return out
}

func cleanStrings(s *scrub.Scrubber, m map[string]string) map[string]string {
	out := m
	copied := false
	for k, had := range m {
		got, ok := s.KeyValue(k, had).(string)
		if !ok {
			got = s.Replacement()
		}
		name := cleanName(s, k)
		if got == had && name == k {
			continue
		}
		if !copied {
			out, copied = maps.Clone(m), true
		}
		if name != k {
			delete(out, k)
		}
		out[name] = got
	}
	return out
}

func cleanMap(s *scrub.Scrubber, m map[string]any) map[string]any {
	clean, _ := cleanMapSize(s, m)
	return clean
}

func cleanMapSize(s *scrub.Scrubber, m map[string]any) (clean map[string]any, size int) {
	if m == nil {
		return nil, 0
	}
	out, size := s.CleanSize(m)
	if clean, ok := out.(map[string]any); ok {
		return clean, size
	}
	return map[string]any{"data": s.Replacement()}, size
}

func cleanUser(s *scrub.Scrubber, u sentry.User) sentry.User {
	u.ID = s.Text(u.ID)
	u.Email = s.Text(u.Email)
	u.IPAddress = s.Text(u.IPAddress)
	u.Username = s.Text(u.Username)
	u.Name = s.Text(u.Name)
	u.Data = cleanStrings(s, u.Data)
	return u
}

// cleanContexts also returns a bound for the size of the contexts.
func cleanContexts(s *scrub.Scrubber, contexts map[string]sentry.Context) (out map[string]sentry.Context, size int) {
	out = contexts
	copied := false
	for name, had := range contexts {
		clean := cleanName(s, name)
		var got sentry.Context
		var n int
		switch {
		case name == "trace":
			got = cleanTrace(s, had)
			n = sizeOf(map[string]any(got))
		case s.Filters(name):
			got = sentry.Context{clean: s.Replacement()}
			n = len(clean) + len(s.Replacement())
		default:
			got, n = cleanMapSize(s, had)
		}
		size += len(clean) + keyMarks + n
		if clean == name && sameMap(got, had) {
			continue
		}
		if !copied {
			out, copied = maps.Clone(contexts), true
		}
		if clean != name {
			delete(out, name)
		}
		out[clean] = got
	}
	return out, size
}

// cleanTrace leaves the ids as sentry-go needs them, and filters the rest.
func cleanTrace(s *scrub.Scrubber, c sentry.Context) sentry.Context {
	var rest sentry.Context
	for k, v := range c {
		if isTraceID(v) {
			continue
		}
		if rest == nil {
			rest = make(sentry.Context)
		}
		rest[k] = v
	}
	clean := cleanMap(s, rest)
	if sameMap(clean, rest) {
		return c
	}
	for k, v := range c {
		if isTraceID(v) {
			clean[k] = v
		}
	}
	return clean
}

func isTraceID(v any) bool {
	switch v.(type) {
	case sentry.TraceID, sentry.SpanID, sentry.SpanStatus:
		return true
	}
	return false
}

func cleanExceptions(s *scrub.Scrubber, list []sentry.Exception) []sentry.Exception {
	return replaced(list, func(x sentry.Exception) sentry.Exception {
		x.Type = s.Text(x.Type)
		x.Value = s.Text(x.Value)
		x.Module = cleanName(s, x.Module)
		x.Stacktrace = cleanStack(s, x.Stacktrace)
		x.Mechanism = cleanMechanism(s, x.Mechanism)
		return x
	})
}

func cleanMechanism(s *scrub.Scrubber, m *sentry.Mechanism) *sentry.Mechanism {
	if m == nil {
		return nil
	}
	kind, source, data := cleanName(s, m.Type), cleanName(s, m.Source), cleanMap(s, m.Data)
	description, link := s.Text(m.Description), s.Text(m.HelpLink)
	if kind == m.Type && source == m.Source && sameMap(data, m.Data) && description == m.Description && link == m.HelpLink {
		return m
	}
	out := *m
	out.Type, out.Source, out.Data, out.Description, out.HelpLink = kind, source, data, description, link
	return &out
}

func cleanThreads(s *scrub.Scrubber, list []sentry.Thread) []sentry.Thread {
	return replaced(list, func(t sentry.Thread) sentry.Thread {
		t.ID = cleanName(s, t.ID)
		t.Name = cleanName(s, t.Name)
		t.Stacktrace = cleanStack(s, t.Stacktrace)
		return t
	})
}

// cleanStack filters the variables and the source code of frames. sentry-go
// collects none itself.
func cleanStack(s *scrub.Scrubber, st *sentry.Stacktrace) *sentry.Stacktrace {
	if st == nil {
		return nil
	}
	out := st
	for i := range st.Frames {
		f := &st.Frames[i]
		if len(f.Vars) == 0 && f.ContextLine == "" && len(f.PreContext) == 0 && len(f.PostContext) == 0 {
			continue
		}
		vars, line := cleanMap(s, f.Vars), s.Text(f.ContextLine)
		before, after := replaced(f.PreContext, s.Text), replaced(f.PostContext, s.Text)
		if sameMap(vars, f.Vars) && line == f.ContextLine && sameList(before, f.PreContext) && sameList(after, f.PostContext) {
			continue
		}
		if out == st {
			out = &sentry.Stacktrace{Frames: slices.Clone(st.Frames), FramesOmitted: st.FramesOmitted}
		}
		f = &out.Frames[i]
		f.Vars, f.ContextLine, f.PreContext, f.PostContext = vars, line, before, after
	}
	return out
}

func cleanBreadcrumb(s *scrub.Scrubber, b *sentry.Breadcrumb) *sentry.Breadcrumb {
	if b == nil {
		return nil
	}
	kind, message, category, data := cleanName(s, b.Type), s.Text(b.Message), s.Text(b.Category), cleanMap(s, b.Data)
	if kind == b.Type && message == b.Message && category == b.Category && sameMap(data, b.Data) {
		return b
	}
	out := *b
	out.Type, out.Message, out.Category, out.Data = kind, message, category, data
	return &out
}

// cleanSpans replaces finished spans by copies where something is filtered.
func cleanSpans(s *scrub.Scrubber, spans []*sentry.Span) []*sentry.Span {
	return replaced(spans, func(sp *sentry.Span) *sentry.Span {
		if sp == nil {
			return nil
		}
		name, op, description := s.Text(sp.Name), cleanName(s, sp.Op), s.Text(sp.Description)
		origin := sentry.SpanOrigin(cleanName(s, string(sp.Origin)))
		tags, data := cleanStrings(s, sp.Tags), cleanMap(s, sp.Data)
		if name == sp.Name && op == sp.Op && description == sp.Description && origin == sp.Origin && sameMap(tags, sp.Tags) && sameMap(data, sp.Data) {
			return sp
		}
		out := copySpan(sp)
		out.Name, out.Op, out.Description, out.Origin, out.Tags, out.Data = name, op, description, origin, tags, data
		return out
	})
}

// copySpan returns a copy of what is sent of a finished span.
func copySpan(sp *sentry.Span) *sentry.Span {
	return &sentry.Span{
		TraceID:      sp.TraceID,
		SpanID:       sp.SpanID,
		ParentSpanID: sp.ParentSpanID,
		Name:         sp.Name,
		Op:           sp.Op,
		Description:  sp.Description,
		Status:       sp.Status,
		Tags:         sp.Tags,
		StartTime:    sp.StartTime,
		EndTime:      sp.EndTime,
		Data:         sp.Data,
		Sampled:      sp.Sampled,
		Source:       sp.Source,
		Origin:       sp.Origin,
	}
}

// cleanAttachments filters names and text. A payload that is not text cannot be
// looked at and is left to the user who attached it.
func cleanAttachments(s *scrub.Scrubber, list []*sentry.Attachment) []*sentry.Attachment {
	return replaced(list, func(a *sentry.Attachment) *sentry.Attachment {
		if a == nil {
			return nil
		}
		name, kind, payload := cleanName(s, a.Filename), cleanName(s, a.ContentType), a.Payload
		if utf8.Valid(payload) {
			text := string(payload)
			if clean := s.Text(text); clean != text {
				payload = []byte(clean)
			}
		}
		if name == a.Filename && kind == a.ContentType && sameList(payload, a.Payload) {
			return a
		}
		return &sentry.Attachment{Filename: name, ContentType: kind, Payload: payload}
	})
}

// scrubRequest filters a request that the caller owns. The maps in it are
// replaced, not written to.
func scrubRequest(s *scrub.Scrubber, r *sentry.Request) {
	r.URL = s.URL(r.URL)
	r.Method = cleanName(s, r.Method)
	r.QueryString = s.Query(r.QueryString)
	r.Cookies = s.Cookies(r.Cookies)
	r.Data = s.Text(r.Data)
	r.Env = cleanStrings(s, r.Env)
	headers := cleanStrings(s, r.Headers)
	for k, v := range r.Headers {
		var clean string
		switch http.CanonicalHeaderKey(k) {
		case "Referer", "Location", "Origin":
			clean = s.URL(v)
		default:
			continue
		}
		if headers[k] != clean {
			headers = maps.Clone(headers)
			headers[k] = clean
		}
	}
	r.Headers = headers
}

// cleanTrail completes and filters the breadcrumbs of an event, and returns their
// size.
func cleanTrail(s *scrub.Scrubber, e *sentry.Event) (size int) {
	trail := e.Breadcrumbs
	for i, b := range e.Breadcrumbs {
		if u := unfold(b); u != nil {
			trail[i] = &u.crumb // only scopes hold such, from where sentry-go copies them
			size += u.size
			continue
		}
		clean := cleanBreadcrumb(s, b)
		size += sizeOfBreadcrumb(clean)
		if clean == b {
			continue
		}
		if &trail[0] == &e.Breadcrumbs[0] {
			trail = slices.Clone(trail)
		}
		trail[i] = clean
	}
	e.Breadcrumbs = trail
	return size
}

// sameMap reports whether cleaning returned the map it was given.
func sameMap[M ~map[string]V, V any](a, b M) bool {
	return reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer()
}

// sameList is sameMap for a list.
func sameList[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
