package slogsentry

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/getsentry/sentry-go"
)

// Handle waits at most fatalFlush for a fatal record to be sent, or stuckFlush if the
// one before could not be sent in its time.
const (
	fatalFlush = 2 * time.Second
	stuckFlush = 100 * time.Millisecond
)

// flushFatal sends what is queued, a fatal record in it.
func (c *core) flushFatal(hub *sentry.Hub) {
	wait := fatalFlush
	if c.stuck.Load() {
		wait = stuckFlush
	}
	began := time.Now()
	c.stuck.Store(!flush(hub, wait) && time.Since(began) >= wait)
}

// handleEvent sends a record as an event, if the rules let it, and leaves it as
// a breadcrumb for the events after it.
//
//go:noinline
func (h *Handler) handleEvent(ctx context.Context, r slog.Record, hub *sentry.Hub, info *clientInfo, about candidate) {
	c := h.core
	counts := c.counts.row()
	counts.seen.Add(1)
	unit := c.unit(ctx, about.err)
	key := h.problem(&r, about)
	before, refused := h.refused(ctx, &r, about, unit, key, counts)
	if refused != nil {
		refused.Add(1)
		h.leaveBreadcrumb(ctx, r, hub, info, before.count > floods)
		if r.Level >= LevelFatal && refused != &counts.suppressed {
			c.flushFatal(hub) // what it is about may have been sent just before
		}
		return
	}
	defer userCode.enter(scopeOf(hub)).leave()
	var room [maxFrames]*symbol
	stack := c.stacks.callers(room[:0])
	if c.stacks.feedback(stack) {
		counts.feedback.Add(1)
		c.limiter.giveBack(key, before)
		return
	}
	id, outcome, pairs := h.send(ctx, r, hub, stack, before, counts)
	outcome.Add(1)
	if outcome == &counts.captured {
		c.remember(id, key, before, r.Time)
		if unit != nil {
			c.reported.add(unit, about.err)
		}
	} else {
		c.limiter.giveBack(key, before)
	}
	if pairs != nil && info.keeps {
		addKept(hub, h.keepPairs(&r, pairs), info, counts)
	} else {
		h.leaveBreadcrumb(ctx, r, hub, info, false)
	}
	if r.Level >= LevelFatal {
		c.flushFatal(hub)
	}
}

// refused returns the counter of what keeps a record from becoming an event, or
// nil, and what the throttle has held back since the problem's last event.
func (h *Handler) refused(ctx context.Context, r *slog.Record, about candidate, unit *sentry.Hub, key problemKey, counts *counterRow) (held, *atomic.Int64) {
	c := h.core
	switch {
	case about.capture == always:
		return held{}, nil
	case about.capture == never || h.ignored(ctx, r, about.err):
		return held{}, &counts.ignored
	case unit != nil && c.reportedUnder(unit, about.err):
		return held{}, &counts.deduplicated
	}
	before, ok := c.limiter.admit(key, r.Message)
	if !ok {
		return before, &counts.suppressed
	}
	return before, nil
}

// send makes the event, hands it to the client, and returns its id and the counter
// of what the client did with it. One whose hooks panic has rejected it. It also
// returns the attributes of the record as newEvent does, nil if another conversion
// was used.
func (h *Handler) send(ctx context.Context, r slog.Record, hub *sentry.Hub, stack []*symbol, before held, counts *counterRow) (id sentry.EventID, outcome *atomic.Int64, pairs []pair) {
	defer func() {
		if recover() != nil {
			outcome = &counts.rejected
		}
	}()
	event, hint, pairs := h.safeEvent(ctx, r, hub, stack)
	if event == nil {
		return "", &counts.rejected, pairs
	}
	if !h.core.client(hub).fits {
		fit(event, 0)
	}
	before.tell(event)
	if f := h.core.opts.BeforeSend; f != nil {
		if event = f(event, hint); event == nil {
			return "", &counts.rejected, pairs
		}
	}
	switch sent := capture(hub, event, hint); {
	case sent != nil:
		return *sent, &counts.captured, pairs
	case event.Sdk.Name == "":
		// The client draws the sample first, and else writes the SDK's name into
		// the event before anyone can reject it.
		return "", &counts.sampled, pairs
	default:
		return "", &counts.rejected, pairs
	}
}

func (h *Handler) leaveBreadcrumb(ctx context.Context, r slog.Record, hub *sentry.Hub, info *clientInfo, briefly bool) {
	switch {
	case info.breadcrumbs == 0:
	case info.keeps:
		b, counts, _ := h.keep(&r, briefly)
		addKept(hub, b, info, counts)
	default:
		if briefly {
			r = brief(r)
		}
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
			p.give(&t)
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
