package transport

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/getsentry/sentry-go"
)

// Nearly all of an error event is breadcrumbs, contexts and stack frames, and
// most of its cost is encoding/json looking at them by reflection, while the
// code that logged waits. They are written here by hand, and encoding/json
// does the rest.

// marshalEvent is event.MarshalJSON for error events and transactions, several
// times as fast, and writes to buf, if that is large enough. The order of keys is
// not that of encoding/json, and a value that JSON refuses is replaced by a marker.
func marshalEvent(event *sentry.Event, buf []byte) ([]byte, error) {
	if !sameAsSDK() {
		return event.MarshalJSON()
	}
	rest := *event
	rest.Breadcrumbs, rest.Contexts, rest.Exception, rest.Threads = nil, nil, nil, nil
	tail, err := rest.MarshalJSON()
	if err != nil {
		return nil, err
	}
	for _, key := range [...]string{`"breadcrumbs":`, `"contexts":`, `"exception":`} {
		if bytes.Contains(tail, []byte(key)) {
			// They were encoded before, by Event.MakeSerializationSafe.
			return event.MarshalJSON()
		}
	}
	w := writer{buf: slices.Grow(buf[:0], usualSize(event, len(tail)))}
	w.begin()
	list(&w, "breadcrumbs", event.Breadcrumbs, (*writer).breadcrumb)
	if len(event.Contexts) > 0 {
		w.key("contexts")
		w.begin()
		for name, c := range event.Contexts {
			w.name(name)
			w.object(c, 0)
		}
		w.end()
	}
	elements(&w, "exception", event.Exception, (*writer).exception)
	elements(&w, "threads", event.Threads, (*writer).thread)
	if tail[1] != '}' {
		w.separate()
	}
	return append(w.buf, tail[1:]...), nil
}

// usualSize is what most events take, so that the buffer need not grow.
func usualSize(event *sentry.Event, rest int) int {
	const breadcrumb, frame, context, fixed = 256, 192, 192, 512
	n := fixed + rest + breadcrumb*len(event.Breadcrumbs) + context*len(event.Contexts)
	for _, x := range event.Exception {
		if x.Stacktrace != nil {
			n += frame * len(x.Stacktrace.Frames)
		}
	}
	return n
}

// writer appends JSON to buf.
type writer struct {
	buf     []byte
	nodes   int  // parts so far of the value being written
	endless bool // it has too many of them, probably a cycle
}

func (w *writer) begin() { w.buf = append(w.buf, '{') }
func (w *writer) end()   { w.buf = append(w.buf, '}') }

// separate writes a comma unless an object or array has just begun.
func (w *writer) separate() {
	if c := w.buf[len(w.buf)-1]; c != '{' && c != '[' {
		w.buf = append(w.buf, ',')
	}
}

// key starts a member whose name needs no escapes.
func (w *writer) key(name string) {
	w.separate()
	w.buf = append(w.buf, '"')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '"', ':')
}

// name starts a member of any name.
func (w *writer) name(name string) {
	w.separate()
	w.buf = append(appendString(w.buf, name), ':')
}

// text, number and flag write a member unless it is zero, as omitempty has it.

func (w *writer) text(key, s string) {
	if s != "" {
		w.key(key)
		w.buf = appendString(w.buf, s)
	}
}

func (w *writer) number(key string, n int64) {
	if n != 0 {
		w.key(key)
		w.buf = strconv.AppendInt(w.buf, n, 10)
	}
}

func (w *writer) flag(key string, b bool) {
	if b {
		w.key(key)
		w.buf = append(w.buf, "true"...)
	}
}

func (w *writer) texts(key string, list []string) {
	if len(list) > 0 {
		w.key(key)
		w.strings(list)
	}
}

func (w *writer) data(key string, m map[string]any) {
	if len(m) > 0 {
		w.key(key)
		w.object(m, 0)
	}
}

func list[T any](w *writer, key string, items []*T, write func(*writer, *T)) {
	if len(items) == 0 {
		return
	}
	w.key(key)
	w.buf = append(w.buf, '[')
	for _, item := range items {
		if item == nil {
			continue
		}
		w.separate()
		w.begin()
		write(w, item)
		w.end()
	}
	w.buf = append(w.buf, ']')
}

func elements[T any](w *writer, key string, items []T, write func(*writer, *T)) {
	if len(items) == 0 {
		return
	}
	w.key(key)
	w.buf = append(w.buf, '[')
	for i := range items {
		w.separate()
		w.begin()
		write(w, &items[i])
		w.end()
	}
	w.buf = append(w.buf, ']')
}

func (w *writer) breadcrumb(b *sentry.Breadcrumb) {
	w.text("type", b.Type)
	w.text("category", b.Category)
	w.text("message", b.Message)
	w.data("data", b.Data)
	w.text("level", string(b.Level))
	if !b.Timestamp.IsZero() {
		w.key("timestamp")
		w.time(b.Timestamp)
	}
}

func (w *writer) exception(x *sentry.Exception) {
	w.text("type", x.Type)
	w.text("value", x.Value)
	w.text("module", x.Module)
	if x.ThreadID != 0 {
		w.key("thread_id")
		w.buf = strconv.AppendUint(w.buf, x.ThreadID, 10)
	}
	w.stacktrace(x.Stacktrace)
	if m := x.Mechanism; m != nil {
		w.key("mechanism")
		w.begin()
		w.mechanism(m)
		w.end()
	}
}

func (w *writer) mechanism(m *sentry.Mechanism) {
	w.key("type")
	w.buf = appendString(w.buf, m.Type)
	w.text("description", m.Description)
	w.text("help_link", m.HelpLink)
	w.text("source", m.Source)
	if m.Handled != nil {
		w.key("handled")
		w.buf = strconv.AppendBool(w.buf, *m.Handled)
	}
	if m.ParentID != nil {
		w.key("parent_id")
		w.buf = strconv.AppendInt(w.buf, int64(*m.ParentID), 10)
	}
	w.key("exception_id")
	w.buf = strconv.AppendInt(w.buf, int64(m.ExceptionID), 10)
	w.flag("is_exception_group", m.IsExceptionGroup)
	w.data("data", m.Data)
}

func (w *writer) thread(t *sentry.Thread) {
	w.text("id", t.ID)
	w.text("name", t.Name)
	w.stacktrace(t.Stacktrace)
	w.flag("crashed", t.Crashed)
	w.flag("current", t.Current)
}

func (w *writer) stacktrace(st *sentry.Stacktrace) {
	if st == nil {
		return
	}
	w.key("stacktrace")
	w.begin()
	elements(w, "frames", st.Frames, (*writer).frame)
	if len(st.FramesOmitted) > 0 {
		w.key("frames_omitted")
		w.other(st.FramesOmitted)
	}
	w.end()
}

func (w *writer) frame(f *sentry.Frame) {
	w.text("function", f.Function)
	w.text("symbol", f.Symbol)
	w.text("module", f.Module)
	w.text("filename", f.Filename)
	w.text("abs_path", f.AbsPath)
	w.number("lineno", int64(f.Lineno))
	w.number("colno", int64(f.Colno))
	w.texts("pre_context", f.PreContext)
	w.text("context_line", f.ContextLine)
	w.texts("post_context", f.PostContext)
	w.key("in_app")
	w.buf = strconv.AppendBool(w.buf, f.InApp)
	w.data("vars", f.Vars)
	w.text("package", f.Package)
	w.text("instruction_addr", f.InstructionAddr)
	w.text("addr_mode", f.AddrMode)
	w.text("symbol_addr", f.SymbolAddr)
	w.text("image_addr", f.ImageAddr)
	w.text("platform", f.Platform)
	w.flag("stack_start", f.StackStart)
}
