package slogsentry

import (
	"sync"
	"sync/atomic"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/scrub"
)

// core is what a Handler shares with those derived from it.
type core struct {
	opts   Options
	scrub  *scrub.Scrubber
	stacks *stacks
	tags   map[string]bool // TagKeys
	plain  bool            // no user code of the options runs for breadcrumbs

	limiter  *limiter
	sent     sentEvents
	reported reported
	counts   counters

	off      atomic.Bool // the last record found no client to send it
	stuck    atomic.Bool // the last fatal record could not be sent in time
	last     atomic.Pointer[clientInfo]
	supplies sync.Pool // *supply
	forms    forms
}

func newCore(opts Options) *core {
	c := &core{
		opts:    opts,
		scrub:   opts.Scrubber,
		limiter: newLimiter(opts.Throttle, opts.Scrubber.Text),
		stacks:  newStacks(opts.Wrappers, opts.InAppInclude, opts.InAppExclude),
		plain:   opts.ReplaceAttr == nil && len(opts.AttrFromContext) == 0 && !opts.AddSource,
	}
	if len(opts.TagKeys) > 0 {
		c.tags = make(map[string]bool, len(opts.TagKeys))
		for _, k := range opts.TagKeys {
			c.tags[k] = true
		}
	}
	return c
}

// recovered ends a panic of user code that no narrower recover has met: a hook
// of the client, a transport. The record is lost, the host goes on.
func (c *core) recovered() { _ = recover() }

// clientInfo is what a record needs to know of the client it goes to. Reading
// it from the client's options costs more than a whole breadcrumb, so that of the
// last client is kept: most programs have one.
type clientInfo struct {
	client      *sentry.Client
	on          bool // something may come of an event
	breadcrumbs int  // how many the client keeps
	hookless    bool // no user code takes part in making them
	keeps       bool // nor sees them before our Integration, which completes them
	fits        bool // our Integration keeps events below the size limit
}

// noClient is the clientInfo of hubs without a client.
var noClient = &clientInfo{}

func (c *core) client(hub *sentry.Hub) *clientInfo {
	client := clientOf(hub)
	if !client.IsEnabled() {
		return noClient
	}
	if info := c.last.Load(); info != nil && info.client == client {
		return info
	}
	o := client.Options()
	fits := installed(client)
	hookless := c.plain && o.MaxBreadcrumbs >= 0 && o.BeforeBreadcrumb == nil
	info := &clientInfo{
		client:      client,
		on:          o.Dsn != "" || o.Transport != nil || o.BeforeSend != nil,
		breadcrumbs: maxBreadcrumbs(o.MaxBreadcrumbs),
		hookless:    hookless,
		keeps:       hookless && fits,
		fits:        fits,
	}
	c.last.Store(info)
	return info
}
