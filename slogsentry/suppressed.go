package slogsentry

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/getsentry/sentry-go"
)

const (
	throttleContext = "throttle"   // what was held back, and since when
	suppressedTag   = "suppressed" // the number again, to search for

	maxReported = 500 // problems in one report
)

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
// since when. It goes to Options.Hub or else the current hub. It sends nothing if
// nothing was held back. The handler, and those that share its state, can still be
// used.
//
// Call it before the client is flushed for the last time. Init's shutdown does.
func (h *Handler) Close() {
	c := h.core
	defer c.recovered()
	problems, rest := c.limiter.takeAll()
	if len(problems) == 0 && rest.count == 0 {
		return
	}
	hub := c.hub(context.Background())
	if !c.client(hub).on {
		return
	}
	slices.SortFunc(problems, func(a, b problem) int { return int(b.held.count - a.held.count) })

	total := rest
	var list []any
	for i, p := range problems {
		total.add(p.held)
		if i >= maxReported {
			rest.add(p.held)
			continue
		}
		entry := map[string]any{
			"message":    c.scrub.Text(p.message),
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
	if rest.count > 0 {
		event.Contexts[throttleContext]["others"] = rest.count
	}
	capture(hub, event, nil)
}
