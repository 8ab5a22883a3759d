package slogsentry

import (
	"encoding/json"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/getsentry/sentry-go"
)

// Sentry refuses events above 1 MB uncompressed
// (https://docs.sentry.io/concepts/data-management/size-limits/). Ours are kept
// at half of that, since sizes are estimates: JSON escapes make texts grow, by
// a factor of up to maxEscape.
const (
	maxSentry = 1_000_000
	maxEscape = 6
	maxEvent  = 512 << 10

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

// shrink returns v with its strings shortened, copying what changes.
func shrink(v any, limit int) any {
	if sizeOf(v) <= limit {
		return v
	}
	switch v := untyped(v).(type) {
	case string:
		return truncate(v, limit)
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[truncate(k, limit)] = shrink(e, limit)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = shrink(e, limit)
		}
		return out
	default:
		return v
	}
}

// trimBreadcrumb keeps the attributes of one breadcrumb below their limit.
func trimBreadcrumb(data map[string]any) map[string]any {
	data, _ = prune(data, maxBreadcrumbData).(map[string]any)
	return data
}

// trimForTrail makes a breadcrumb so small that a trail of n fits in an event,
// for clients without our Integration, which would shorten them when needed.
func trimForTrail(b *sentry.Breadcrumb, n int) {
	room := max(maxEvent/2/max(n, 1), leastPart)
	size := sizeOfBreadcrumb(b)
	if size > maxBreadcrumbData {
		b.Data = trimBreadcrumb(b.Data)
		size = sizeOfBreadcrumb(b)
	}
	if size <= room {
		return
	}
	b.Message = truncate(b.Message, room/2)
	b.Data, _ = prune(b.Data, room/2).(map[string]any)
}

// fits reports whether an event is small enough whatever must be escaped in it, by
// a bound for the size of its contexts and the size of its breadcrumbs. Nearly all
// are.
func fits(e *sentry.Event, contexts, trail int) bool {
	return (contexts+trail+sizeOfRest(e))*maxEscape <= maxSentry
}

// fit keeps an event below the limit: values are shortened first, then the
// oldest breadcrumbs go. The event says so. What it refers to may belong to others
// and stays as it is.
func fit(e *sentry.Event, trail int) {
	rest := sizeOfEvent(e)
	if rest <= maxEvent/2 && trail <= maxEvent/2 && (rest+trail)*maxEscape <= maxSentry {
		return
	}
	e.Exception, e.Breadcrumbs, e.Contexts = slices.Clone(e.Exception), slices.Clone(e.Breadcrumbs), maps.Clone(e.Contexts)
	lost := sentry.Context{}
	for budget := maxEvent; ; budget /= 2 {
		rest, trail = fitEvent(e, budget, lost), fitTrail(e, trail, budget, lost)
		if (rest+trail)*maxEscape <= maxSentry || budget < maxEvent/maxEscape || encodedSize(e) <= maxSentry {
			break
		}
	}
	if len(lost) > 0 {
		if e.Contexts == nil {
			e.Contexts = make(map[string]sentry.Context)
		}
		e.Contexts[limitsContext] = lost
	}
}

// fitEvent makes all of an event but its breadcrumbs take half of the budget,
// and returns what it takes.
func fitEvent(e *sentry.Event, budget int, lost sentry.Context) (rest int) {
	room := budget / 2
	rest = sizeOfEvent(e)
	for limit := 16 << 10; rest > room && limit >= 256; limit /= 4 {
		shrinkEvent(e, limit)
		rest = sizeOfEvent(e)
		lost["values_longer_than"] = limit
	}
	if rest > room {
		contexts := sizeOfContexts(e)
		if names := pruneContexts(e, room-(rest-contexts)); len(names) > 0 {
			lost["contexts_shortened"] = names
		}
		rest = sizeOfEvent(e)
	}
	if most := len(e.Spans) / 2; rest > room && most > 0 {
		lost["spans_dropped"] = len(e.Spans) - most
		e.Spans = e.Spans[:most:most]
		rest = sizeOfEvent(e)
	}
	return rest
}

// fitTrail makes the breadcrumbs, which take trail, take what the rest of the
// event leaves of the budget, and returns what they take.
func fitTrail(e *sentry.Event, trail, budget int, lost sentry.Context) int {
	room := max(budget/2, budget-sizeOfEvent(e))
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
		before, _ := lost["breadcrumbs_dropped"].(int)
		lost["breadcrumbs_dropped"] = before + dropped
	}
	return trail
}

// maxStrings is how many tags, headers and the like a shortened event keeps, of
// each kind.
const maxStrings = 100

// shrinkEvent shortens the texts of an event. Maps and slices are replaced, but for
// those that fit has made the event's own.
func shrinkEvent(e *sentry.Event, limit int) {
	for _, text := range []*string{
		&e.Message, &e.Transaction, &e.Logger,
		&e.User.ID, &e.User.Email, &e.User.IPAddress, &e.User.Username, &e.User.Name,
	} {
		*text = truncate(*text, limit)
	}
	for name, c := range e.Contexts {
		if name == "trace" {
			continue
		}
		if len(name) > limit {
			delete(e.Contexts, name)
		}
		e.Contexts[truncate(name, limit)], _ = shrink(c, limit).(map[string]any)
	}
	for i := range e.Exception {
		x := &e.Exception[i]
		x.Type, x.Value = truncate(x.Type, limit), truncate(x.Value, limit)
		x.Mechanism, x.Stacktrace = shortenMechanism(x.Mechanism, limit), shortenStack(x.Stacktrace, limit)
	}
	e.Threads = replaced(e.Threads, func(t sentry.Thread) sentry.Thread {
		t.Stacktrace = shortenStack(t.Stacktrace, limit)
		return t
	})
	if n := limit / 64; len(e.Exception) > n+1 { // thousands of wrapped errors: the outermost tell most
		e.Exception = slices.Delete(e.Exception, 0, len(e.Exception)-n-1)
	}
	if e.Request != nil { // scrubEvent has made the request the event's own
		e.Request.Data = truncate(e.Request.Data, limit)
		e.Request.URL = truncate(e.Request.URL, limit)
		e.Request.QueryString = truncate(e.Request.QueryString, limit)
		e.Request.Cookies = truncate(e.Request.Cookies, limit)
		e.Request.Headers = shortenStrings(e.Request.Headers, limit)
		e.Request.Env = shortenStrings(e.Request.Env, limit)
	}
	e.Tags = shortenStrings(e.Tags, limit)
	e.User.Data = shortenStrings(e.User.Data, limit)
	if total := sizeOf(e.Fingerprint); total > limit {
		e.Fingerprint = slices.Clone(e.Fingerprint[:min(len(e.Fingerprint), maxStrings)])
		for i, s := range e.Fingerprint {
			e.Fingerprint[i] = truncate(s, limit/4)
		}
	}
	e.Spans = replaced(e.Spans, func(s *sentry.Span) *sentry.Span { return shortenSpan(s, limit) })
}

func shortenStrings(m map[string]string, limit int) map[string]string {
	if sizeOfStrings(m) <= limit {
		return m
	}
	keys := slices.Sorted(maps.Keys(m))
	out := make(map[string]string)
	for _, k := range keys[:min(len(keys), maxStrings)] {
		out[truncate(k, limit)] = truncate(m[k], limit)
	}
	if more := len(keys) - maxStrings; more > 0 {
		out[markShortened] = moreText(more)
	}
	return out
}

func shortenMechanism(m *sentry.Mechanism, limit int) *sentry.Mechanism {
	if m == nil || sizeOfMechanism(m) <= limit {
		return m
	}
	out := *m
	out.Description, out.HelpLink = truncate(m.Description, limit/4), truncate(m.HelpLink, limit/4)
	out.Data, _ = prune(m.Data, limit/2).(map[string]any)
	return &out
}

// shortenStack shortens variables and source code, which Go's own stacks lack.
func shortenStack(st *sentry.Stacktrace, limit int) *sentry.Stacktrace {
	if st == nil {
		return nil
	}
	out := st
	for i := range st.Frames {
		if sizeOfDetails(&st.Frames[i]) <= limit {
			continue
		}
		if out == st {
			out = &sentry.Stacktrace{Frames: slices.Clone(st.Frames), FramesOmitted: st.FramesOmitted}
		}
		f := &out.Frames[i]
		f.Vars, _ = prune(f.Vars, limit/2).(map[string]any)
		f.ContextLine = truncate(f.ContextLine, limit/2)
		f.PreContext, f.PostContext = nil, nil
	}
	return out
}

func shortenSpan(s *sentry.Span, limit int) *sentry.Span {
	if sizeOfSpan(s) <= limit+256 {
		return s
	}
	out := copySpan(s)
	out.Name, out.Description, out.Tags = truncate(s.Name, limit), truncate(s.Description, limit), shortenStrings(s.Tags, limit)
	out.Data, _ = prune(s.Data, limit).(map[string]any)
	return out
}

func shrinkTrail(trail []*sentry.Breadcrumb, limit int) (size int) {
	for i, b := range trail {
		if b == nil {
			continue
		}
		if sizeOfBreadcrumb(b) > limit {
			c := *b
			c.Message = truncate(c.Message, limit)
			c.Category, c.Type = truncate(c.Category, limit), truncate(c.Type, limit)
			c.Data, _ = prune(c.Data, limit).(map[string]any)
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
