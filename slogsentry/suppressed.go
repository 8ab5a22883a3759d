package slogsentry

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"time"

	"github.com/getsentry/sentry-go"
)

const (
	throttleContext = "throttle"   // what was held back, and since when
	suppressedTag   = "suppressed" // the number again, to search for

	maxReported = 500 // problems in one report
)

// floods is how many records of a problem are held back in a row, that is without
// an event between them, before their breadcrumbs are brief.
const floods = 10

// brief returns a copy of a record that is held back in a flood, with what costs
// next to nothing to keep: in the place of values other than numbers, times, short
// texts and plain errors stands their type. None of the user's code runs for it.
func brief(r slog.Record) slog.Record {
	b := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	var room [maxFields]slog.Attr
	attrs := room[:0]
	for a := range r.Attrs {
		a.Value, _ = briefValue(a.Value, 0)
		attrs = append(attrs, a)
	}
	b.AddAttrs(attrs...)
	return b
}

// briefValue returns what is kept of a value, and whether that is not all.
func briefValue(v slog.Value, depth int) (kept slog.Value, less bool) {
	switch v.Kind() {
	case slog.KindGroup:
		return briefGroup(v, depth)
	case slog.KindString:
		if n := len(v.String()); n > maxBreadcrumbText {
			return slog.StringValue(fmt.Sprintf("string of %d bytes", n)), true
		}
		return v, false
	case slog.KindAny, slog.KindLogValuer:
		x := v.Any()
		if x == nil {
			return v, false
		}
		if err, ok := x.(error); ok {
			if text, ok := ownText(err); ok {
				kept, _ = briefValue(slog.StringValue(text), depth)
				return kept, true
			}
		}
		return slog.StringValue(reflect.TypeOf(x).String()), true
	default:
		return v, false
	}
}

func briefGroup(v slog.Value, depth int) (kept slog.Value, less bool) {
	if depth == maxFields {
		return slog.StringValue(markTooDeep), true
	}
	members := v.Group()
	var shorter []slog.Attr
	for i, m := range members {
		if kept, less := briefValue(m.Value, depth+1); less {
			if shorter == nil {
				shorter = slices.Clone(members)
			}
			shorter[i].Value = kept
		}
	}
	if shorter == nil {
		return v, false
	}
	return slog.GroupValue(shorter...), true
}

// tell adds to the next event of a problem what was held back before it.
func (h held) tell(event *sentry.Event) {
	if h.count == 0 {
		return
	}
	if event.Contexts == nil {
		event.Contexts = make(map[string]sentry.Context)
	}
	event.Contexts[throttleContext] = sentry.Context{
		"suppressed": h.count,
		"since":      h.since.UTC().Format(time.RFC3339Nano),
	}
	if event.Tags == nil {
		event.Tags = make(map[string]string)
	}
	event.Tags[suppressedTag] = fmt.Sprint(h.count)
}

// Close sends one event that tells what the throttle has held back and no later
// event has told: for each problem its message, its place, and how many events
// since when. It goes to the hub of ctx, of the options, or the current one. It
// sends nothing if nothing was held back. The handler, and those that share its
// state, can still be used. A nil ctx means context.Background().
//
// Call it before the client is flushed for the last time. Init's shutdown does.
func (h *Handler) Close(ctx context.Context) {
	c := h.core
	defer c.recovered()
	hub := c.hub(ctx)
	if !c.client(hub).on {
		return
	}
	problems, rest := c.limiter.takeAll()
	if len(problems) == 0 && rest.count == 0 {
		return
	}
	slices.SortFunc(problems, func(a, b suppressed) int { return cmp.Compare(b.held.count, a.held.count) })

	total, others := rest, rest
	var list []any
	for i, p := range problems {
		total.add(p.held)
		if i >= maxReported {
			others.add(p.held)
			continue
		}
		entry := map[string]any{
			"message":    p.message,
			"level":      string(sentryLevel(p.key.level)),
			"suppressed": p.held.count,
			"since":      p.held.since.UTC().Format(time.RFC3339Nano),
		}
		if f, ok := c.stacks.source(p.key.site); ok {
			entry["place"] = fmt.Sprintf("%s:%d", f.AbsPath, f.Lineno)
		}
		list = append(list, entry)
	}
	event := sentry.NewEvent()
	event.Level = sentry.LevelWarning
	event.Logger = "slogsentry"
	event.Message = fmt.Sprintf("%d events were suppressed by the throttle", total.count)
	event.Fingerprint = []string{"slogsentry", "suppressed"}
	total.tell(event)
	event.Contexts[throttleContext]["problems"] = list
	if others.count > 0 {
		event.Contexts[throttleContext]["others"] = others.count
	}
	if h.report(hub, event) == nil {
		// A hook, or the sample rate. A later event may tell of it, or a later Close.
		c.limiter.putBack(problems, rest)
	}
}

//go:noinline
func (h *Handler) report(hub *sentry.Hub, event *sentry.Event) *sentry.EventID {
	defer userCode.enter(scopeOf(hub)).leave()
	return capture(hub, event, nil)
}
