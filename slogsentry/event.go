package slogsentry

import (
	"context"
	"log/slog"
	"time"

	"github.com/getsentry/sentry-go"
)

// fatalFlush is how long Handle waits at most for a fatal record to be sent.
const fatalFlush = 2 * time.Second

// handleEvent sends a record as an event and leaves it as a breadcrumb for the
// events after it.
//
//go:noinline
func (h *Handler) handleEvent(ctx context.Context, r slog.Record, hub *sentry.Hub, info *clientInfo) {
	defer h.core.enter()()
	event, hint, fromSentry := h.safeEvent(ctx, r, hub)
	if fromSentry {
		return
	}
	if f := h.core.opts.BeforeSend; f != nil && event != nil {
		event = f(event, hint)
	}
	if event != nil {
		capture(hub, event, hint)
	}
	if info.breadcrumbs {
		if info.unfolds && h.core.plain {
			h.keepBreadcrumb(&r, hub)
		} else {
			addBreadcrumb(hub, h.breadcrumb(ctx, r))
		}
	}
	if r.Level >= LevelFatal {
		flush(hub, fatalFlush)
	}
}

// safeEvent is newEvent that falls back to the bare record: an error that
// cannot be shown in full must still be known. fromSentry reports that the
// record comes from within sentry-go, where an event would lead to the next.
func (h *Handler) safeEvent(ctx context.Context, r slog.Record, hub *sentry.Hub) (event *sentry.Event, hint *sentry.EventHint, fromSentry bool) {
	hint = &sentry.EventHint{Context: ctx}
	defer func() {
		if p := recover(); p != nil {
			event = sentry.NewEvent()
			event.Message = h.core.scrub.Text(r.Message)
			event.Level = sentryLevel(r.Level)
			event.Timestamp = r.Time
			event.Logger = h.logger()
			event.Contexts[looseContext] = sentry.Context{"slogsentry": "[attributes lost: conversion panicked]"}
		}
	}()
	if h.core.stacks.withinSentry() {
		return nil, nil, true
	}
	stack := h.core.stacks.capture(r.PC)
	if h.core.opts.Converter != nil {
		if event, ok := h.converted(ctx, r, hub, hint); ok {
			return event, hint, false
		}
	}
	return h.newEvent(ctx, r, stack, hint), hint, false
}

func (h *Handler) newEvent(ctx context.Context, r slog.Record, stack *sentry.Stacktrace, hint *sentry.EventHint) *sentry.Event {
	c := h.core
	event := sentry.NewEvent()
	event.Level = sentryLevel(r.Level)
	event.Timestamp = r.Time
	event.Message = c.scrub.Text(r.Message)
	event.Logger = h.logger()

	var errs errorPick
	t := tree{replacement: c.scrub.Replacement()}
	h.contextAttrs(ctx, &r, func(a slog.Attr) {
		errs.look(c.scrub, a)
		c.putTop(&t, event, hint, a)
	})
	h.replay(&t, func(p pair) bool {
		apply(event, p.special)
		return p.special != nil
	})
	top := len(h.groups) == 0
	h.recordAttrs(&r, func(a slog.Attr) {
		if !h.hidden {
			errs.look(c.scrub, a)
		}
		if top {
			c.putTop(&t, event, hint, a)
		} else {
			t.add(c.scrub, a)
		}
	})

	setContexts(event, &t)
	for key := range c.tags {
		if v, ok := t.loose[key]; ok {
			event.Tags[key] = tagValue(v)
		}
	}

	if err := errs.or(h.errs); err != nil {
		hint.OriginalException = err
		event.Exception = c.stacks.exceptions(err, event.Message, c.scrub.Text, stack)
	} else if stack != nil {
		event.Threads = []sentry.Thread{{Stacktrace: stack, Current: true}}
	}
	return event
}

// putTop adds a resolved top-level attribute to the event.
func (c *core) putTop(t *tree, event *sentry.Event, hint *sentry.EventHint, a slog.Attr) {
	if a.Key == "" && a.Value.Kind() == slog.KindGroup {
		for _, member := range a.Value.Group() {
			c.putTop(t, event, hint, member)
		}
		return
	}
	if s := c.special(a); s != nil {
		apply(event, s)
		if r, ok := httpRequest(a.Value); ok {
			hint.Request = r
		}
		return
	}
	t.add(c.scrub, a)
}
