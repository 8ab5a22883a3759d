package slogsentry

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"slices"

	"github.com/getsentry/sentry-go"
)

// rawValue returns the value of a resolved top-level attribute as it was logged
// where a Converter must see its type, or nil. What the Converter makes of it is
// scrubbed afterwards.
func rawValue(a slog.Attr) any {
	if a.Value.Kind() != slog.KindAny {
		return nil
	}
	switch v := a.Value.Any().(type) {
	case error:
		if tellable(v) {
			return v
		}
	case *http.Request:
		if a.Key == "request" && v != nil && v.URL != nil {
			return v
		}
	case http.Request:
		if a.Key == "request" && v.URL != nil {
			return v
		}
	case []string:
		if a.Key == "fingerprint" {
			return slices.Clone(v)
		}
	}
	return nil
}

// tellable reports whether the text of an error can be had without a panic.
func tellable(err error) (ok bool) {
	defer func() { ok = recover() == nil }()
	_ = err.Error()
	return
}

// raw stands in the tree for a value that a Converter gets as it was logged.
type raw struct{ value any }

// converted runs the Converter. It reports false when that panicked.
func (h *Handler) converted(ctx context.Context, r slog.Record, hub *sentry.Hub, hint *sentry.EventHint) (event *sentry.Event, ok bool) {
	defer func() {
		if recover() != nil {
			event, ok = nil, false
		}
	}()
	c := h.core
	var errs errorPick
	t := tree{replacement: c.scrub.Replacement()}
	put := func(a slog.Attr) {
		if v := rawValue(a); v != nil && !c.scrub.Filters(a.Key) {
			t.put(cleanName(c.scrub, a.Key), raw{v}, false)
			return
		}
		t.add(c.scrub, a)
	}
	h.contextAttrs(ctx, &r, func(a slog.Attr) {
		errs.look(c.scrub, a)
		put(a)
	})
	h.replay(&t, func(p *pair) bool {
		if p.raw == nil {
			return false
		}
		t.put(p.key, raw{p.raw}, false)
		return true
	})
	h.recordAttrs(&r, func(a slog.Attr) {
		if !h.hidden {
			errs.look(c.scrub, a)
		}
		if len(h.groups) > 0 {
			t.add(c.scrub, a)
			return
		}
		put(a)
	})
	err := errs.or(h.errs)
	hint.OriginalException = err

	record := slog.NewRecord(r.Time, r.Level, c.scrub.Text(r.Message), r.PC)
	event = c.opts.Converter(false, nil, t.attrs(), nil, &record, hub)
	if event == nil {
		return nil, true
	}
	if event.Level == "" { // DefaultConverter knows the four named levels only
		event.Level = sentryLevel(r.Level)
	}
	scrubEvent(c.scrub, event)
	return event, true
}

// attrs returns the tree as slog attributes, loose ones first, by key.
func (t *tree) attrs() []slog.Attr {
	attrs := mapAttrs(t.loose)
	for _, name := range slices.Sorted(maps.Keys(t.groups)) {
		attrs = append(attrs, slog.Attr{Key: name, Value: slog.GroupValue(mapAttrs(t.groups[name])...)})
	}
	return attrs
}

func mapAttrs(m map[string]any) []slog.Attr {
	attrs := make([]slog.Attr, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		switch v := m[key].(type) {
		case raw:
			attrs = append(attrs, slog.Any(key, v.value))
		case map[string]any:
			attrs = append(attrs, mapAttr(key, v))
		default:
			attrs = append(attrs, slog.Any(key, v))
		}
	}
	return attrs
}

// mapAttr returns a map as a group, since a converter walks groups, unless
// handlers would show something else: an empty group not at all, and the members
// of one without a name among its siblings.
func mapAttr(key string, m map[string]any) slog.Attr {
	if key == "" || len(m) == 0 {
		return slog.Any(key, m)
	}
	return slog.Attr{Key: key, Value: slog.GroupValue(mapAttrs(m)...)}
}
