package slogsentry

import (
	"context"
	"time"

	"github.com/getsentry/sentry-go"
)

// All calls of sentry-go's Hub and Scope stand in this file.

// WithHub returns a copy of ctx with a hub of its own: a clone of the one ctx
// carries, or of the current hub. What is logged with that context shares no
// breadcrumbs, user or tags with others. Call it where a unit of work
// starts that no middleware gave a hub: a goroutine, a job, a message.
//
//	go func() {
//		ctx := slogsentry.WithHub(ctx)
//		slog.InfoContext(ctx, "job started")
//	}()
//
// A nil ctx means context.Background().
func WithHub(ctx context.Context) context.Context {
	if ctx == nil {
		ctx = context.Background()
	}
	hub := sentry.GetHubFromContext(ctx)
	if hub == nil {
		hub = sentry.CurrentHub()
	}
	return sentry.SetHubOnContext(ctx, hub.Clone())
}

// hub returns the hub of the context, of the options, or the current one.
func (c *core) hub(ctx context.Context) *sentry.Hub {
	if hub := unitOf(ctx); hub != nil {
		return hub
	}
	if c.opts.Hub != nil {
		return c.opts.Hub
	}
	return sentry.CurrentHub()
}

// unitOf returns the hub of the context, which stands for a unit of work, or
// nil.
func unitOf(ctx context.Context) *sentry.Hub {
	if ctx == nil {
		return nil
	}
	return sentry.GetHubFromContext(ctx)
}

func clientOf(hub *sentry.Hub) *sentry.Client { return hub.Client() }

func scopeOf(hub *sentry.Hub) *sentry.Scope { return hub.Scope() }

func addBreadcrumb(hub *sentry.Hub, b *sentry.Breadcrumb) { hub.AddBreadcrumb(b, nil) }

// keepBreadcrumb adds a breadcrumb that no hook of the client is to see.
func keepBreadcrumb(hub *sentry.Hub, b *sentry.Breadcrumb, limit int) {
	hub.Scope().AddBreadcrumb(b, limit)
}

// maxBreadcrumbs is how many breadcrumbs a client keeps by this option.
func maxBreadcrumbs(option int) int {
	if option == 0 {
		return 100 // as the option's documentation says
	}
	return max(option, 0)
}

func capture(hub *sentry.Hub, event *sentry.Event, hint *sentry.EventHint) *sentry.EventID {
	return hub.CaptureEventWithHint(event, hint)
}

func flush(hub *sentry.Hub, timeout time.Duration) bool { return hub.Flush(timeout) }
