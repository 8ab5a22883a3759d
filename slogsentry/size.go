package slogsentry

import (
	"encoding/json"
	"slices"
	"unicode/utf8"

	"github.com/getsentry/sentry-go"
)

// Sentry refuses events above 1 MB uncompressed
// (https://docs.sentry.io/concepts/data-management/size-limits/). Ours stay at
// half of that, since sizes are estimates: JSON escapes make texts grow.
const (
	maxEvent = 512 << 10
	maxTrail = maxEvent / 2 // breadcrumbs

	maxBreadcrumbText = 4 << 10  // one string of a breadcrumb
	maxBreadcrumbData = 16 << 10 // all attributes of a breadcrumb
)

// limitsContext says what an event lost to the limits.
const limitsContext = "sentrylog"

const markShortened = "[Truncated]"

// truncate cuts s to at most limit bytes, the mark included.
func truncate(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cut := max(0, limit-len(markShortened))
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	// A new string: the whole of s must not stay in memory for its beginning.
	return s[:cut] + markShortened
}

// sizeOf estimates the size of a snapshot as JSON.
func sizeOf(v any) int {
	switch v := v.(type) {
	case string:
		return sizeOfString(v)
	case map[string]any:
		n := 2
		for k, e := range v {
			n += len(k) + 4 + sizeOf(e)
		}
		return n
	case []any:
		n := 2
		for _, e := range v {
			n += 1 + sizeOf(e)
		}
		return n
	default:
		return 8
	}
}

// sizeOfString counts what encoding/json escapes, in texts long enough to matter.
func sizeOfString(s string) int {
	n := len(s) + 2
	if n < 1<<10 {
		return n
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x7f:
			n += 5
		case c == '"' || c == '\\':
			n++
		}
	}
	return n
}

func sizeOfBreadcrumb(b *sentry.Breadcrumb) int {
	if b == nil {
		return 4
	}
	return 128 + sizeOfString(b.Message) + sizeOf(b.Data)
}

// shrink returns v with its strings shortened, copying what changes.
func shrink(v any, limit int) any {
	switch v := v.(type) {
	case string:
		return truncate(v, limit)
	case map[string]any:
		if sizeOf(v) <= limit {
			return v
		}
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[truncate(k, limit)] = shrink(e, limit)
		}
		return out
	case []any:
		if sizeOf(v) <= limit {
			return v
		}
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = shrink(e, limit)
		}
		return out
	default:
		return v
	}
}

// trimBreadcrumb keeps the attributes of one breadcrumb below their limit:
// values are shortened, and where there are too many, left out.
func trimBreadcrumb(data map[string]any) map[string]any {
	for limit := maxBreadcrumbText; sizeOf(data) > maxBreadcrumbData; limit /= 4 {
		if limit < 64 {
			return map[string]any{limitsContext: markTooMany}
		}
		data, _ = shrink(data, limit).(map[string]any)
	}
	return data
}

// fit keeps an event below the limit: values are shortened first, then the
// oldest breadcrumbs go. The event says so.
func fit(e *sentry.Event, trail int) {
	rest := sizeOfEvent(e)
	if rest <= maxEvent-maxTrail && trail <= maxTrail {
		return
	}
	lost := sentry.Context{}
	for limit := 16 << 10; rest > maxEvent-maxTrail && limit >= 64; limit /= 4 {
		shrinkEvent(e, limit)
		rest = sizeOfEvent(e)
		lost["values_longer_than"] = limit
	}
	if rest > maxEvent-maxTrail {
		dropContexts(e, lost)
		rest = sizeOfEvent(e)
	}
	room := max(maxTrail, maxEvent-rest)
	for limit := 4 << 10; trail > room && limit >= 256; limit /= 4 {
		trail = shrinkTrail(e.Breadcrumbs, limit)
		lost["breadcrumb_values_longer_than"] = limit
	}
	dropped := 0
	for trail > room && dropped < len(e.Breadcrumbs) {
		trail -= sizeOfBreadcrumb(e.Breadcrumbs[dropped])
		dropped++
	}
	if dropped > 0 {
		e.Breadcrumbs = e.Breadcrumbs[dropped:]
		lost["breadcrumbs_dropped"] = dropped
	}
	if len(lost) > 0 {
		if e.Contexts == nil {
			e.Contexts = make(map[string]sentry.Context)
		}
		e.Contexts[limitsContext] = lost
	}
}

func sizeOfEvent(e *sentry.Event) int {
	n := 1024 + sizeOfString(e.Message)
	for _, c := range e.Contexts {
		n += sizeOf(c)
	}
	for k, v := range e.Tags {
		n += len(k) + sizeOfString(v) + 6
	}
	for i := range e.Exception {
		x := &e.Exception[i]
		n += 256 + sizeOfString(x.Type) + sizeOfString(x.Value) + sizeOfStack(x.Stacktrace)
	}
	for i := range e.Threads {
		n += 64 + sizeOfStack(e.Threads[i].Stacktrace)
	}
	if r := e.Request; r != nil {
		n += sizeOfString(r.Data) + sizeOfString(r.URL) + sizeOfString(r.QueryString) + sizeOfString(r.Cookies)
		for k, v := range r.Headers {
			n += len(k) + sizeOfString(v) + 6
		}
	}
	for k, v := range e.User.Data {
		n += len(k) + sizeOfString(v) + 6
	}
	for k, v := range e.Modules {
		n += len(k) + len(v) + 6
	}
	for _, s := range e.Spans {
		if s != nil {
			n += 256 + len(s.Description) + sizeOf(s.Data)
		}
	}
	return n
}

func sizeOfStack(st *sentry.Stacktrace) int {
	if st == nil {
		return 0
	}
	n := 0
	for i := range st.Frames {
		f := &st.Frames[i]
		n += 128 + len(f.Function) + len(f.Module) + len(f.AbsPath) + len(f.Filename) + sizeOf(f.Vars)
		n += len(f.ContextLine)
		for _, l := range f.PreContext {
			n += len(l) + 3
		}
		for _, l := range f.PostContext {
			n += len(l) + 3
		}
	}
	return n
}

// shrinkEvent shortens the texts of an event. Maps that are not the event's own
// are replaced.
func shrinkEvent(e *sentry.Event, limit int) {
	e.Message = truncate(e.Message, limit)
	for name, c := range e.Contexts {
		if m, ok := shrink(c, limit).(map[string]any); ok {
			e.Contexts[name] = m
		}
	}
	for i := range e.Exception {
		e.Exception[i].Type = truncate(e.Exception[i].Type, limit)
		e.Exception[i].Value = truncate(e.Exception[i].Value, limit)
	}
	if n := limit / 64; len(e.Exception) > n+1 { // thousands of wrapped errors: the outermost tell most
		e.Exception = slices.Delete(e.Exception, 0, len(e.Exception)-n-1)
	}
	if e.Request != nil { // scrubEvent has made the request the event's own
		e.Request.Data = truncate(e.Request.Data, limit)
		e.Request.URL = truncate(e.Request.URL, limit)
		e.Request.QueryString = truncate(e.Request.QueryString, limit)
		e.Request.Cookies = truncate(e.Request.Cookies, limit)
		e.Request.Headers = shortenValues(e.Request.Headers, limit)
	}
	e.Tags = shortenValues(e.Tags, limit)
	e.User.Data = shortenValues(e.User.Data, limit)
}

func shortenValues(m map[string]string, limit int) map[string]string {
	out := make(map[string]string, len(m))
	for k, v := range m {
		out[truncate(k, limit)] = truncate(v, limit)
	}
	return out
}

// dropContexts removes the largest contexts until the rest fits.
func dropContexts(e *sentry.Event, lost sentry.Context) {
	var names []any
	for sizeOfEvent(e) > maxEvent-maxTrail {
		largest, size := "", 0
		for name, c := range e.Contexts {
			if n := sizeOf(c); name != "trace" && n > size {
				largest, size = name, n
			}
		}
		if size < 1024 {
			break
		}
		delete(e.Contexts, largest)
		names = append(names, largest)
	}
	if len(names) > 0 {
		lost["contexts_dropped"] = names
	}
}

func shrinkTrail(trail []*sentry.Breadcrumb, limit int) (size int) {
	for i, b := range trail {
		if b == nil {
			continue
		}
		if sizeOfBreadcrumb(b) > limit {
			c := *b
			c.Message = truncate(c.Message, limit)
			c.Data, _ = shrink(c.Data, limit).(map[string]any)
			trail[i] = &c
		}
		size += sizeOfBreadcrumb(trail[i])
	}
	return size
}

// encode returns a snapshot as JSON text.
func encode(snapshot any) string {
	b, err := json.Marshal(snapshot)
	if err != nil { // not possible for a snapshot
		return markShortened
	}
	return string(b)
}
