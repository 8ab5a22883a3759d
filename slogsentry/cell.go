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

	form             *form
	store            *store // holds what form is to be filled with,
	numbers, strings uint8  // from here on

	done atomic.Pointer[unfolded]
}

// chunk is several cells in one allocation, which one of them keeps in memory.
type chunk struct {
	cells []cell
	data  map[string]any // the only entry is the chunk itself
}

// manyCells returns a chunk for records that are kept as they came, fewCells one
// for converted records, of which each may be large. They fill size classes of the
// allocator, as store does.
func manyCells() *chunk {
	c := new(struct {
		chunk
		room [29]cell
	})
	return c.fill(c.room[:])
}

func fewCells() *chunk {
	c := new(struct {
		chunk
		room [4]cell
	})
	return c.fill(c.room[:])
}

func (c *chunk) fill(cells []cell) *chunk {
	c.cells, c.data = cells, map[string]any{keptKey: c}
	return c
}

// maxShared is how many bytes of text the records of a chunk have at most before
// the last: a breadcrumb of a quiet scope must not keep much that is of others.
const maxShared = 2 << 10

// store holds the values of several records.
type store struct {
	numbers [64]uint64
	strings [31]string
}

// keptKey is the data entry by which the Integration recognises a cell.
const keptKey = "slog"

// MarshalJSON is seen only where a client without our Integration has taken
// over a scope that has such breadcrumbs. It must not show the other cells.
func (*chunk) MarshalJSON() ([]byte, error) {
	return []byte(`"[not shown: the client lacks the slogsentry integration]"`), nil
}

// supply is what is left of a chunk and a store, for the use of one processor at a
// time, which also counts in a row of its own as long as it has it.
type supply struct {
	*store
	numbersUsed, stringsUsed int
	kept, converted          cells

	counts *counterRow
}

// cells is what is left of a chunk.
type cells struct {
	*chunk
	used int
	text int // bytes, of what is kept in chunk
}

// take copies the values of a record to where the next cell will find them. It
// reports false if the record is not of the form.
func (s *supply) take(f *form, r *slog.Record, briefly bool) bool {
	if k := s.store; k == nil || s.numbersUsed+f.numbers > len(k.numbers) || s.stringsUsed+f.strings > len(k.strings) {
		s.store, s.numbersUsed, s.stringsUsed = new(store), 0, 0
	}
	v := values{fields: f.fields, numbers: s.store.numbers[s.numbersUsed:], strings: s.store.strings[s.stringsUsed:]}
	if !v.take(r, briefly) {
		return false
	}
	s.kept.text += v.text
	return true
}

// cell returns the next cell, with a message and what take has copied, or with what
// is converted already.
func (s *supply) cell(f *form, message string) *cell {
	if f.isConverted() {
		if s.converted.chunk == nil {
			s.converted.chunk = fewCells()
		}
		x, _ := s.converted.next(message)
		x.form = f
		return x
	}
	if s.kept.chunk == nil {
		s.kept.chunk = manyCells()
	}
	x, full := s.kept.next(message)
	x.form = f
	x.store, x.numbers, x.strings = s.store, uint8(s.numbersUsed), uint8(s.stringsUsed)
	s.numbersUsed += f.numbers
	s.stringsUsed += f.strings
	if full {
		s.store = nil
	}
	return x
}

// next returns the next cell, with a message, and reports whether it is the last
// for its text.
func (c *cells) next(message string) (x *cell, full bool) {
	x = &c.chunk.cells[c.used]
	x.crumb.Data = c.chunk.data
	x.crumb.Message = message
	c.used++
	c.text += len(message)
	full = c.text > maxShared
	if full || c.used == len(c.chunk.cells) {
		*c = cells{}
	}
	return x, full
}

// keep stores a record to be converted later, and returns its breadcrumb, where to
// count it, and what the record says of its own capture. See brief for what is kept
// briefly.
func (h *Handler) keep(r *slog.Record, briefly bool) (*sentry.Breadcrumb, *counterRow, verdict) {
	c, v := h.core, h.capture
	s := c.supply()
	slot := c.forms.slot(r, briefly)
	f := slot.Load()
	if f == nil || !s.take(f, r, briefly) {
		if f = newForm(c.scrub, r, briefly); f != nil && s.take(f, r, briefly) {
			slot.Store(f)
		} else {
			f = new(form) // one more kind of value, or a text too long to be kept as it is
			if briefly {
				b := brief(*r)
				r = &b
			}
			f.rest, v = h.freezeRecord(r)
		}
	}
	x, counts := s.cell(f, f.text(c.scrub, r.Message)), s.counts
	c.supplies.Put(s)
	return x.hold(h, r), counts, v
}

// keepPairs is keep for a record whose attributes have been converted.
func (h *Handler) keepPairs(r *slog.Record, pairs []pair) *sentry.Breadcrumb {
	s := h.core.supply()
	f := &form{pairs: pairs}
	x := s.cell(f, f.text(h.core.scrub, r.Message))
	h.core.supplies.Put(s)
	return x.hold(h, r)
}

func (c *core) supply() *supply {
	if s, ok := c.supplies.Get().(*supply); ok {
		return s
	}
	return &supply{counts: c.counts.row()}
}

// hold takes the rest of a record. The message is scrubbed already: processors of
// the scope see it before the Integration does, and so does another client that is
// bound to the hub.
func (x *cell) hold(h *Handler, r *slog.Record) *sentry.Breadcrumb {
	x.from = h
	x.crumb.Category = h.logger()
	x.crumb.Level = sentryLevel(r.Level)
	x.crumb.Timestamp = r.Time
	return &x.crumb
}

// addKept adds what keep returned.
func addKept(hub *sentry.Hub, b *sentry.Breadcrumb, info *clientInfo, counts *counterRow) {
	counts.breadcrumbs.Add(1)
	keepBreadcrumb(hub, b, info.breadcrumbs)
}

// freezeRecord returns the attributes of a record as they are now: groups copied,
// LogValuers resolved, other values that may change or are large as scrubbed
// snapshots.
//
//go:noinline
func (h *Handler) freezeRecord(r *slog.Record) (*slog.Record, verdict) {
	v, constant := h.capture, true
	for a := range r.Attrs {
		if isVerdict(a) {
			v, constant = verdictOf(a.Value), false
		}
		constant = constant && isConstant(a.Value)
	}
	if constant {
		clone := r.Clone()
		return &clone, v
	}
	res := resolver{freeze: h.core}
	defer res.leave()
	var room [maxFields]slog.Attr
	kept := room[:0]
	for a := range r.Attrs {
		if a, ok := res.attr(nil, a, 0); ok {
			kept = append(kept, a)
		}
	}
	frozen := new(slog.Record)
	frozen.AddAttrs(kept...)
	return frozen, v
}

// isConstant reports whether v cannot change after the call and is small.
func isConstant(v slog.Value) bool {
	switch v.Kind() {
	case slog.KindAny, slog.KindGroup, slog.KindLogValuer:
		return false
	case slog.KindString:
		return len(v.String()) <= maxBreadcrumbText
	default:
		return true
	}
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
	u := &unfolded{crumb: x.crumb}
	u.crumb.Data, u.size = x.data()
	if data := cleanMap(x.from.core.scrub, u.crumb.Data); !sameMap(data, u.crumb.Data) {
		u.crumb.Data, u.size = data, sizeOf(data) // what only stands beside others is a secret
	}
	u.size += sizeOfHead(&u.crumb)
	if u.size > maxBreadcrumbData {
		u.crumb.Data = trimBreadcrumb(u.crumb.Data)
		u.size = sizeOfBreadcrumb(&u.crumb)
	}
	if !x.done.CompareAndSwap(nil, u) {
		return x.done.Load()
	}
	return u
}

// data returns the scrubbed attributes of the logger and the record, and their
// size.
func (x *cell) data() (data map[string]any, size int) {
	s, f := x.from.core.scrub, x.form
	if f.isFlat() && x.from.trunk == nil {
		v := x.values()
		return v.data(s)
	}
	t, _ := x.from.grow()
	switch {
	case f.rest != nil:
		for a := range f.rest.Attrs {
			t.add(s, a)
		}
	case f.pairs != nil:
		for i := range f.pairs {
			f.pairs[i].put(&t)
		}
	default:
		for v := x.values(); len(v.fields) > 0; {
			t.add(s, v.attr())
		}
	}
	data = t.flat()
	return data, sizeOf(data)
}

// values returns what the form of x is filled with, if it has been taken.
func (x *cell) values() values {
	return values{fields: x.form.fields, numbers: x.store.numbers[x.numbers:], strings: x.store.strings[x.strings:]}
}

// unfold returns the completed breadcrumb if b is that of a cell, or nil.
func unfold(b *sentry.Breadcrumb) *unfolded {
	if b == nil {
		return nil
	}
	k, ok := b.Data[keptKey].(*chunk)
	if !ok {
		return nil
	}
	for i := range k.cells {
		if b == &k.cells[i].crumb {
			return k.cells[i].unfold()
		}
	}
	return nil
}
