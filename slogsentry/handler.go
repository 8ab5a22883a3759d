package slogsentry

import (
	"context"
	"log/slog"
	"slices"

	"github.com/getsentry/sentry-go"
)

// Handler is a [slog.Handler] that sends records to Sentry: records at or above
// [Options.EventLevel] as events, those at or above [Options.BreadcrumbLevel]
// as breadcrumbs of the events to come. It is safe for concurrent use, and
// never panics, whatever it is given to log.
type Handler struct {
	core   *core
	steps  []step   // what With and WithGroup added, outermost first; never appended to in place
	trunk  *trunk   // what they come to in a breadcrumb; nil without steps
	groups []string // the open groups, as ReplaceAttr sees them; clipped
	name   string   // of the logger: the outermost group
	hidden bool     // an open group is sensitive: what it holds is not kept
	errs   errorPick

	fingerprint []string // given to With
	capture     verdict  // given to With as sentry.capture
}

var _ slog.Handler = (*Handler)(nil)

// NewHandler returns a Handler. Nil opts means the defaults.
func NewHandler(opts *Options) *Handler {
	return &Handler{core: newCore(opts.clone())}
}

// Enabled reports whether records of the level are wanted. It is false for
// every level while the hub has no client that could send anything.
func (h *Handler) Enabled(ctx context.Context, level slog.Level) bool {
	c := h.core
	if level < c.opts.BreadcrumbLevel.Level() && level < c.opts.EventLevel.Level() {
		return false
	}
	// Off is remembered from the last record, so that asking costs nothing
	// while Sentry is on, and little while it is off.
	return !c.off.Load() || c.client(c.hub(ctx)).on
}

// Handle sends the record. It always returns nil: what Sentry cannot take must
// not disturb the handlers beside this one.
func (h *Handler) Handle(ctx context.Context, r slog.Record) error {
	c := h.core
	isEvent := r.Level >= c.opts.EventLevel.Level()
	if !isEvent && r.Level < c.opts.BreadcrumbLevel.Level() {
		return nil
	}
	defer c.recovered()
	hub := c.hub(ctx)
	info := c.client(hub)
	if c.off.Load() == info.on {
		c.off.Store(!info.on)
	}
	if !info.on {
		return nil
	}
	if userCode.concerns(hub) && c.stacks.reentered() {
		if isEvent {
			counts := c.counts.row()
			counts.seen.Add(1)
			counts.feedback.Add(1)
		}
		return nil
	}
	if !isEvent && info.keeps {
		// The usual way: a single look at each attribute.
		b, counts, v := h.keep(&r, false)
		if v != always {
			addKept(hub, b, info, counts)
			return nil
		}
	}
	if !isEvent && info.hookless && h.capture != always {
		if b := h.plainBreadcrumb(&r, info.breadcrumbs); b != nil {
			addKept(hub, b, info, c.counts.row())
			return nil
		}
	}
	about := h.candidate(&r)
	if isEvent || about.capture == always {
		h.handleEvent(ctx, r, hub, info, about)
	} else if info.breadcrumbs > 0 {
		h.handleBreadcrumb(ctx, r, hub)
	}
	return nil
}

// WithAttrs returns a Handler whose records carry attrs as well. They are
// resolved, replaced and scrubbed now, once. Without attrs it returns h.
func (h *Handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	if len(attrs) == 0 {
		return h
	}
	return h.guardedWith(attrs)
}

// WithGroup returns a Handler that puts the attributes which follow into a group
// of the given name. An empty name returns h.
func (h *Handler) WithGroup(name string) slog.Handler {
	if name == "" {
		return h
	}
	h2 := *h
	hidden := h.core.scrub.Filters(name)
	clean := cleanName(h.core.scrub, name)
	h2.steps = append(slices.Clip(h.steps), step{group: clean, hidden: hidden})
	h2.trunk = new(trunk)
	if len(h.groups) == 0 {
		h2.name = clean
	}
	h2.groups = append(slices.Clip(h.groups), name)
	h2.hidden = h.hidden || hidden
	return &h2
}

// logger is the name of the logger in events and the category of breadcrumbs.
func (h *Handler) logger() string {
	if h.name != "" {
		return h.name
	}
	return "slog"
}

// handleBreadcrumb converts a record where user code takes part, in the
// conversion or in a BeforeBreadcrumb hook.
//
//go:noinline
func (h *Handler) handleBreadcrumb(ctx context.Context, r slog.Record, hub *sentry.Hub) {
	defer userCode.enter(scopeOf(hub)).leave()
	h.core.counts.row().breadcrumbs.Add(1)
	b := h.breadcrumb(ctx, r)
	trail := 1 // where our Integration makes room for more
	if info := h.core.client(hub); !info.fits {
		trail = info.breadcrumbs
	}
	trimForTrail(b, trail)
	addBreadcrumb(hub, b)
}

//go:noinline
func (h *Handler) guardedWith(attrs []slog.Attr) *Handler {
	defer userCode.enter(nil).leave()
	return h.with(attrs)
}
