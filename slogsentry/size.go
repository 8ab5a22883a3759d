package slogsentry

import (
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/getsentry/sentry-go"
)

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
	case nil, bool, int, int64:
		return 8
	case []string, map[string]string, map[string][]string, http.Header, url.Values:
		return sizeOf(untyped(v))
	default:
		return 16
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

func sizeOfStrings(m map[string]string) (n int) {
	for k, v := range m {
		n += len(k) + sizeOfString(v) + 6
	}
	return n
}

func sizeOfBreadcrumb(b *sentry.Breadcrumb) int {
	if b == nil {
		return 4
	}
	return sizeOfHead(b) + sizeOf(b.Data)
}

// sizeOfHead is the size of a breadcrumb without its data.
func sizeOfHead(b *sentry.Breadcrumb) int {
	return 128 + len(b.Type) + len(b.Category) + sizeOfString(b.Message)
}

func sizeOfEvent(e *sentry.Event) int { return sizeOfContexts(e) + sizeOfRest(e) }

// sizeOfRest is the size of all but contexts and breadcrumbs.
func sizeOfRest(e *sentry.Event) int {
	n := 1024 + sizeOfString(e.Message) + len(e.Transaction) + len(e.Logger)
	n += sizeOfStrings(e.Tags) + sizeOfStrings(e.Modules)
	for _, s := range e.Fingerprint {
		n += sizeOfString(s)
	}
	for i := range e.Exception {
		x := &e.Exception[i]
		n += 256 + sizeOfString(x.Type) + sizeOfString(x.Value) + sizeOfStack(x.Stacktrace) + sizeOfMechanism(x.Mechanism)
	}
	for i := range e.Threads {
		n += 64 + sizeOfStack(e.Threads[i].Stacktrace)
	}
	if r := e.Request; r != nil {
		n += sizeOfString(r.Data) + sizeOfString(r.URL) + sizeOfString(r.QueryString) + sizeOfString(r.Cookies)
		n += sizeOfStrings(r.Headers) + sizeOfStrings(r.Env)
	}
	u := &e.User
	n += len(u.ID) + len(u.Email) + len(u.IPAddress) + len(u.Username) + len(u.Name) + sizeOfStrings(u.Data)
	for _, s := range e.Spans {
		n += sizeOfSpan(s)
	}
	return n
}

func sizeOfContexts(e *sentry.Event) (n int) {
	for name, c := range e.Contexts {
		n += len(name) + keyMarks + sizeOf(c)
	}
	return n
}

func sizeOfSpan(s *sentry.Span) int {
	if s == nil {
		return 4
	}
	return 256 + len(s.Name) + len(s.Op) + sizeOfString(s.Description) + sizeOfStrings(s.Tags) + sizeOf(s.Data)
}

func sizeOfStack(st *sentry.Stacktrace) int {
	if st == nil {
		return 0
	}
	n := 0
	for i := range st.Frames {
		f := &st.Frames[i]
		n += 128 + len(f.Function) + len(f.Module) + len(f.AbsPath) + len(f.Filename) + sizeOfDetails(f)
	}
	return n
}

// sizeOfDetails is the size of what other platforms' frames have besides their place.
func sizeOfDetails(f *sentry.Frame) int {
	n := sizeOf(f.Vars) + sizeOfString(f.ContextLine)
	for _, l := range f.PreContext {
		n += sizeOfString(l) + 1
	}
	for _, l := range f.PostContext {
		n += sizeOfString(l) + 1
	}
	return n
}

func sizeOfMechanism(m *sentry.Mechanism) int {
	if m == nil {
		return 0
	}
	return sizeOfString(m.Description) + sizeOfString(m.HelpLink) + sizeOf(m.Data)
}

// encodedSize returns the size of an event as it is sent.
func encodedSize(e *sentry.Event) int {
	b, err := json.Marshal(e)
	if err != nil { // not possible once it is scrubbed
		return 0
	}
	return len(b)
}
