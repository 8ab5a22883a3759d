package slogsentry

import (
	"context"
	"log/slog"

	"github.com/getsentry/sentry-go"
)

// breadcrumb converts a record at once, whatever its size. See cell for records
// that are kept as they are until an event needs them.
func (h *Handler) breadcrumb(ctx context.Context, r slog.Record) *sentry.Breadcrumb {
	data, ok := h.plainData(&r)
	if !ok {
		t := tree{replacement: h.core.scrub.Replacement()}
		h.contextAttrs(ctx, &r, func(a slog.Attr) { t.add(h.core.scrub, a) })
		h.replay(&t, nil)
		h.recordAttrs(&r, func(a slog.Attr) { t.add(h.core.scrub, a) })
		data = t.flat()
	}
	return &sentry.Breadcrumb{
		Category:  h.logger(),
		Message:   truncate(h.core.scrub.Text(r.Message), maxBreadcrumbText),
		Level:     sentryLevel(r.Level),
		Timestamp: r.Time,
		Data:      data,
	}
}

// plainData returns the data of a record whose attributes are all of plain
// kinds, of a logger that adds none. It reports false for others.
func (h *Handler) plainData(r *slog.Record) (map[string]any, bool) {
	if len(h.steps) > 0 || !h.core.plain {
		return nil, false
	}
	s := h.core.scrub
	var data map[string]any
	for a := range r.Attrs {
		switch {
		case !isConstant(a.Value):
			return nil, false
		case isVerdict(a):
			continue
		case data == nil:
			data = make(map[string]any, r.NumAttrs())
		}
		data[cleanName(s, a.Key)] = s.SlogValue(a.Key, a.Value)
	}
	return data, true
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
