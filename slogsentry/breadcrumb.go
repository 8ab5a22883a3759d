package slogsentry

import (
	"context"
	"log/slog"

	"github.com/getsentry/sentry-go"
)

// breadcrumb converts a record at once, whatever its size. See cell for records
// that are kept as they are until an event needs them.
func (h *Handler) breadcrumb(ctx context.Context, r slog.Record) *sentry.Breadcrumb {
	var t tree
	if h.core.plain {
		t, _ = h.grow()
	} else {
		t.replacement = h.core.scrub.Replacement()
		h.contextAttrs(ctx, &r, func(a slog.Attr) { t.add(h.core.scrub, a) })
		h.replay(&t, nil)
	}
	h.recordAttrs(&r, func(a slog.Attr) { t.add(h.core.scrub, a) })
	return &sentry.Breadcrumb{
		Category:  h.logger(),
		Message:   truncate(h.core.scrub.Text(r.Message), maxBreadcrumbText),
		Level:     sentryLevel(r.Level),
		Timestamp: r.Time,
		Data:      t.flat(),
	}
}

// plainBreadcrumb is breadcrumb, made to fit into a trail of n, for records of
// plain values: no code of the user runs. It returns nil for others.
func (h *Handler) plainBreadcrumb(r *slog.Record, n int) *sentry.Breadcrumb {
	c := h.core
	slot := c.forms.slot(r, false)
	f := slot.Load()
	data, size, ok := h.convert(f, r)
	if !ok {
		f = newForm(c.scrub, r, false)
		if data, size, ok = h.convert(f, r); !ok {
			return nil
		}
		slot.Store(f)
	}
	b := &sentry.Breadcrumb{
		Category:  h.logger(),
		Message:   f.text(c.scrub, r.Message),
		Level:     sentryLevel(r.Level),
		Timestamp: r.Time,
		Data:      data,
	}
	if size+sizeOfString(b.Message) > leastPart/2 {
		trimForTrail(b, n)
	}
	return b
}

// convert returns the data of a record and its logger, and its size. It reports
// false if the record is of another form, or has groups.
func (h *Handler) convert(f *form, r *slog.Record) (data map[string]any, size int, ok bool) {
	if f == nil || !f.isFlat() {
		return nil, 0, false
	}
	if h.trunk == nil {
		if n := len(f.fields); n > 0 {
			data = make(map[string]any, n)
		}
		ok = f.each(h.core.scrub, r, func(name string, v any) {
			data[name] = v
			size += len(name) + keyMarks + sizeOf(v)
		})
		return data, size, ok
	}
	t, size := h.grow()
	ok = f.each(h.core.scrub, r, func(name string, v any) {
		t.put(name, v, false)
		size += len(name) + keyMarks + sizeOf(v)
	})
	return t.flat(), size, ok
}

// contextAttrs yields the resolved attributes that do not stand in the
// logger's groups: those of AttrFromContext, and the source.
func (h *Handler) contextAttrs(ctx context.Context, r *slog.Record, yield func(slog.Attr)) {
	c := h.core
	res := resolver{replace: c.opts.ReplaceAttr}
	for _, f := range c.opts.AttrFromContext {
		for _, a := range fromContext(f, ctx) {
			if a, ok := res.attr(nil, a, 0); ok {
				yield(a)
			}
		}
	}
	if c.opts.AddSource {
		// As in slog, the location is replaced as a whole, before it is a group.
		if a, ok := res.attr(nil, slog.Any(slog.SourceKey, r.Source()), 0); ok {
			yield(a)
		}
	}
}

func fromContext(f func(context.Context) []slog.Attr, ctx context.Context) (attrs []slog.Attr) {
	defer func() {
		if recover() != nil {
			attrs = []slog.Attr{slog.String("context", "[AttrFromContext panicked]")}
		}
	}()
	return f(ctx)
}

// recordAttrs yields the record's own attributes, resolved.
func (h *Handler) recordAttrs(r *slog.Record, yield func(slog.Attr)) {
	res := resolver{replace: h.core.opts.ReplaceAttr}
	for a := range r.Attrs {
		if a, ok := res.attr(h.groups, a, 0); ok {
			yield(a)
		}
	}
}
