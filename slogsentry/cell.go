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
	attrs []slog.Attr // frozen; clipped
	done  atomic.Pointer[unfolded]
}

// chunk is eight cells in one allocation.
type chunk struct {
	cells [8]cell
	data  map[string]any // the only entry is the chunk itself
}

// keptKey is the data entry by which the Integration recognises a cell.
const keptKey = "slog"

// MarshalJSON is seen only where a client without our Integration has taken
// over a scope that has such breadcrumbs. It must not show the other cells.
func (*chunk) MarshalJSON() ([]byte, error) {
	return []byte(`"[not shown: the client lacks the slogsentry integration]"`), nil
}

// supply is where records find room: what is left of a chunk, and of the last
// allocation of attributes.
type supply struct {
	chunk *chunk
	used  int // cells
	attrs []slog.Attr
}

// attrsAtOnce fills a size class of the allocator, and serves about eight records.
const attrsAtOnce = 44

func (s *supply) cell() *cell {
	if s.chunk == nil || s.used == len(s.chunk.cells) {
		k := new(chunk)
		k.data = map[string]any{keptKey: k}
		s.chunk, s.used = k, 0
	}
	x := &s.chunk.cells[s.used]
	x.crumb.Data = s.chunk.data
	s.used++
	return x
}

// room returns an empty slice with room for n attributes, to be given to keep.
func (s *supply) room(n int) []slog.Attr {
	if n > len(s.attrs) {
		if n > attrsAtOnce/4 {
			return make([]slog.Attr, 0, n)
		}
		s.attrs = make([]slog.Attr, attrsAtOnce)
	}
	return s.attrs[:0:n]
}

// keep takes what a slice from room was filled with out of the supply.
func (s *supply) keep(attrs []slog.Attr) []slog.Attr {
	if n := len(attrs); n > 0 && n <= len(s.attrs) && &attrs[0] == &s.attrs[0] {
		s.attrs = s.attrs[n:]
	}
	return attrs[:len(attrs):len(attrs)]
}

// keep stores a record below the event level to be converted later, and returns
// its breadcrumb. It also returns what the record says of its own capture.
func (h *Handler) keep(r *slog.Record) (*sentry.Breadcrumb, verdict) {
	c := h.core
	s, _ := c.supplies.Get().(*supply)
	if s == nil {
		s = new(supply)
	}
	v, simple := h.capture, true
	attrs := s.room(r.NumAttrs())
	for a := range r.Attrs {
		switch a.Value.Kind() {
		case slog.KindBool:
			if a.Key == CaptureKey {
				v = verdictOf(a.Value)
				continue
			}
		case slog.KindString:
			simple = simple && len(a.Value.String()) <= maxBreadcrumbText
		case slog.KindAny, slog.KindGroup, slog.KindLogValuer:
			simple = false
		}
		attrs = append(attrs, a)
	}
	if !simple {
		attrs = h.freezeRecord(attrs)
	}
	x := s.cell()
	x.from = h
	x.attrs = s.keep(attrs)
	c.supplies.Put(s)

	x.crumb.Category = h.logger()
	x.crumb.Message = r.Message
	if len(r.Message) > maxBreadcrumbText {
		x.crumb.Message = truncate(c.scrub.Text(r.Message), maxBreadcrumbText)
	}
	x.crumb.Level = sentryLevel(r.Level)
	x.crumb.Timestamp = r.Time
	return &x.crumb, v
}

// addKept adds what keep returned.
func (h *Handler) addKept(hub *sentry.Hub, b *sentry.Breadcrumb, info *clientInfo) {
	h.core.counts.breadcrumbs.Add(1)
	keepBreadcrumb(hub, b, info.breadcrumbs)
}

// freezeRecord puts into the place of attributes what they are now: groups
// copied, LogValuers resolved, other values that may change or are large as
// scrubbed snapshots.
//
//go:noinline
func (h *Handler) freezeRecord(attrs []slog.Attr) []slog.Attr {
	res := resolver{freeze: h.core}
	defer res.leave()
	kept := attrs[:0]
	for _, a := range attrs {
		if a, ok := res.attr(nil, a, 0); ok {
			kept = append(kept, a)
		}
	}
	clear(attrs[len(kept):])
	return kept
}

// frozen is a scrubbed snapshot in the place of a value.
type frozen struct{ value any }

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
		t.add(s, a)
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
