package slogsentry

import (
	"log/slog"
	"sync/atomic"

	"github.com/getsentry/sentry-go"
)

// Of a hundred breadcrumbs most are never sent: events are rare, and newer
// records push them out. So a record is kept almost as it came, and becomes a
// breadcrumb with scrubbed data when the Integration finds it in an event.
// What could change after the call, or is large, is converted at the call.

// cell holds one such record.
type cell struct {
	crumb sentry.Breadcrumb // what the scope keeps; Data is the chunk's
	from  *Handler
	attrs []slog.Attr  // frozen; within own when they fit
	own   [5]slog.Attr // slog.Record keeps as many without an allocation
	done  atomic.Pointer[unfolded]
}

// chunk is eight cells in one allocation.
type chunk struct {
	cells [8]cell
	used  int
	data  map[string]any // the only entry is the chunk itself
}

// keptKey is the data entry by which the Integration recognises a cell.
const keptKey = "slog"

// MarshalJSON is seen only where a client without our Integration has taken
// over a scope that has such breadcrumbs. It must not show the other cells.
func (*chunk) MarshalJSON() ([]byte, error) {
	return []byte(`"[not shown: the client lacks the slogsentry integration]"`), nil
}

func (c *core) cell() *cell {
	k, _ := c.chunks.Get().(*chunk)
	if k == nil {
		k = new(chunk)
		k.data = map[string]any{keptKey: k}
	}
	x := &k.cells[k.used]
	x.crumb.Data = k.data
	if k.used++; k.used < len(k.cells) {
		c.chunks.Put(k)
	}
	return x
}

// keepBreadcrumb adds a record as a breadcrumb to be completed later.
func (h *Handler) keepBreadcrumb(r *slog.Record, hub *sentry.Hub) {
	x := h.core.cell()
	x.from = h
	x.attrs = x.own[:0]
	simple := true
	for a := range r.Attrs {
		if isVerdict(a) {
			continue
		}
		simple = simple && isSimple(a.Value)
		x.attrs = append(x.attrs, a)
	}
	if !simple {
		h.freezeRecord(x)
	}
	x.crumb.Category = h.logger()
	x.crumb.Message = r.Message
	if len(r.Message) > maxBreadcrumbText {
		x.crumb.Message = truncate(h.core.scrub.Text(r.Message), maxBreadcrumbText)
	}
	x.crumb.Level = sentryLevel(r.Level)
	x.crumb.Timestamp = r.Time
	h.core.counts.breadcrumbs.Add(1)
	addBreadcrumb(hub, &x.crumb)
}

// isSimple reports whether v cannot change after the call and is small.
func isSimple(v slog.Value) bool {
	switch v.Kind() {
	case slog.KindAny, slog.KindGroup, slog.KindLogValuer:
		return false
	case slog.KindString:
		return len(v.String()) <= maxBreadcrumbText
	default:
		return true
	}
}

// freezeRecord replaces what is not simple in a cell by its scrubbed snapshot.
//
//go:noinline
func (h *Handler) freezeRecord(x *cell) {
	defer h.core.enter()()
	var res resolver
	kept := make([]slog.Attr, 0, len(x.attrs))
	for _, a := range x.attrs {
		if a, ok := res.attr(nil, a, 0); ok {
			kept = h.freeze(kept, a)
		}
	}
	x.attrs = kept
}

func (h *Handler) freeze(kept []slog.Attr, a slog.Attr) []slog.Attr {
	isGroup := a.Value.Kind() == slog.KindGroup
	switch {
	case isSimple(a.Value):
		return append(kept, a)
	case isGroup && a.Key == "":
		for _, member := range a.Value.Group() {
			kept = h.freeze(kept, member)
		}
		return kept
	}
	v := snapshot(h.core.scrub, a)
	if isGroup && v == nil {
		return kept
	}
	return append(kept, slog.Any(a.Key, frozen{v, isGroup}))
}

// frozen is a scrubbed snapshot in the place of a value.
type frozen struct {
	value any
	group bool
}

// unfolded is the breadcrumb made of a cell. Events share it, as they share
// breadcrumbs in sentry-go: it is made once and not written to again.
type unfolded struct {
	crumb sentry.Breadcrumb
	size  int
}

func (x *cell) unfold() *unfolded {
	if u := x.done.Load(); u != nil {
		return u
	}
	s := x.from.core.scrub
	u := &unfolded{crumb: x.crumb}
	u.crumb.Message = s.Text(x.crumb.Message)
	t := tree{replacement: s.Replacement()}
	x.from.replay(&t, nil)
	for _, a := range x.attrs {
		if a.Value.Kind() == slog.KindAny {
			f := a.Value.Any().(frozen)
			t.put(a.Key, f.value, f.group)
		} else {
			t.add(s, a)
		}
	}
	u.crumb.Data = trimBreadcrumb(t.flat())
	u.size = sizeOfBreadcrumb(&u.crumb)
	if !x.done.CompareAndSwap(nil, u) {
		return x.done.Load()
	}
	return u
}

// cellOf returns the cell whose breadcrumb b is, or nil.
func cellOf(b *sentry.Breadcrumb) *cell {
	k, ok := b.Data[keptKey].(*chunk)
	if !ok {
		return nil
	}
	for i := range k.cells {
		if b == &k.cells[i].crumb {
			return &k.cells[i]
		}
	}
	return nil
}
