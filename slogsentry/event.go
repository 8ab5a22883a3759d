package slogsentry

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/getsentry/sentry-go"
)

// fatalFlush is how long Handle waits at most for a fatal record to be sent.
const fatalFlush = 2 * time.Second

// handleEvent sends a record as an event, if the rules let it, and leaves it as
// a breadcrumb for the events after it.
//
//go:noinline
func (h *Handler) handleEvent(ctx context.Context, r slog.Record, hub *sentry.Hub, info *clientInfo, v verdict) {
	c := h.core
	c.counts.seen.Add(1)
	unit := unitOf(ctx)
	about := h.candidate(&r)
	key := h.problem(&r, about)
	before, refused := h.refused(ctx, r, v, about.err, unit, key)
	if refused != nil {
		refused.Add(1)
		h.leaveBreadcrumb(ctx, r, hub, info)
		return
	}
	defer c.enter()()
	var room [maxFrames]*symbol
	stack := c.stacks.callers(room[:0])
	if c.stacks.withinSentry(stack) {
		c.counts.feedback.Add(1)
		c.limiter.giveBack(key, before)
		return
	}
	sent, pairs := h.send(ctx, r, hub, stack, before)
	if sent {
		c.counts.captured.Add(1)
		if unit != nil && about.err != nil && !c.opts.NoDeduplication {
			c.reported.add(unit, about.err)
		}
	} else {
		c.counts.rejected.Add(1)
		c.limiter.giveBack(key, before)
	}
	if pairs != nil && info.keeps {
		h.addKept(hub, h.keepPairs(&r, pairs), info)
	} else {
		h.leaveBreadcrumb(ctx, r, hub, info)
	}
	if r.Level >= LevelFatal {
		flush(hub, fatalFlush)
	}
}

// refused returns the counter of what keeps a record from becoming an event, or
// nil and what the throttle held back before it.
func (h *Handler) refused(ctx context.Context, r slog.Record, v verdict, err error, unit *sentry.Hub, key problemKey) (held, *atomic.Int64) {
	c := h.core
	switch {
	case v == always:
		return held{}, nil
	case v == never || h.ignored(ctx, r, err):
		return held{}, &c.counts.ignored
	case unit != nil && err != nil && !c.opts.NoDeduplication && c.reportedUnder(unit, err):
		return held{}, &c.counts.deduplicated
	}
	before, ok := c.limiter.admit(key, r.Message)
	if !ok {
		return held{}, &c.counts.suppressed
	}
	return before, nil
}

// send makes the event and hands it to the client. It reports whether the client
// took it; one whose hooks panic has not. It returns the attributes of the record
// as newEvent does, nil if another conversion was used.
func (h *Handler) send(ctx context.Context, r slog.Record, hub *sentry.Hub, stack []*symbol, before held) (ok bool, pairs []pair) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	event, hint, pairs := h.safeEvent(ctx, r, hub, stack)
	if event == nil {
		return false, pairs
	}
	if !h.core.client(hub).fits {
		fit(event, 0)
	}
	before.tell(event)
	if f := h.core.opts.BeforeSend; f != nil {
		if event = f(event, hint); event == nil {
			return false, pairs
		}
	}
	return capture(hub, event, hint) != nil, pairs
}

func (h *Handler) leaveBreadcrumb(ctx context.Context, r slog.Record, hub *sentry.Hub, info *clientInfo) {
	switch {
	case info.breadcrumbs == 0:
	case info.keeps:
		b, _ := h.keep(&r)
		h.addKept(hub, b, info)
	default:
		h.handleBreadcrumb(ctx, r, hub)
	}
}

// safeEvent is newEvent that falls back to the bare record: an error that
// cannot be shown in full must still be known.
func (h *Handler) safeEvent(ctx context.Context, r slog.Record, hub *sentry.Hub, stack []*symbol) (event *sentry.Event, hint *sentry.EventHint, pairs []pair) {
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
	if h.core.opts.Converter != nil {
		if event, ok := h.converted(ctx, r, hub, hint); ok {
			return event, hint, nil
		}
	}
	event, pairs = h.newEvent(ctx, r, hint, stack)
	return event, hint, pairs
}

// newEvent converts a record. It also returns the record's own attributes, from
// which its breadcrumb can be made.
func (h *Handler) newEvent(ctx context.Context, r slog.Record, hint *sentry.EventHint, callers []*symbol) (*sentry.Event, []pair) {
	c := h.core
	stack := c.stacks.trace(callers, r.PC)
	event := sentry.NewEvent()
	event.Level = sentryLevel(r.Level)
	event.Timestamp = r.Time
	event.Message = c.scrub.Text(r.Message)
	event.Logger = h.logger()

	t := tree{replacement: c.scrub.Replacement()}
	put := func(p *pair) {
		if p.special == nil {
			p.put(&t)
		} else {
			apply(event, hint, p.special)
		}
	}
	outside := collector{core: c, top: true}
	h.contextAttrs(ctx, &r, outside.add)
	for i := range outside.pairs {
		put(&outside.pairs[i])
	}
	h.replay(&t, func(p *pair) bool {
		apply(event, hint, p.special)
		return p.special != nil
	})
	own := collector{core: c, top: len(h.groups) == 0, hidden: h.hidden, errs: outside.errs}
	own.pairs = make([]pair, 0, r.NumAttrs())
	h.recordAttrs(&r, own.add)
	for i := range own.pairs {
		put(&own.pairs[i])
	}

	setContexts(event, &t)
	for key := range c.tags {
		if v, ok := t.loose[key]; ok {
			event.Tags[key] = tagValue(v)
		}
	}

	if err := own.errs.or(h.errs); err != nil {
		hint.OriginalException = err
		event.Exception = c.stacks.exceptions(err, event.Message, c.scrub.Text, stack)
	} else if stack != nil {
		hint.Data = groupByMessage{}
		event.Threads = []sentry.Thread{{Stacktrace: stack, Current: true}}
	}
	return event, own.pairs
}
