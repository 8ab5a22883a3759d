package slogsentry_test

import (
	"context"
	"time"

	"github.com/getsentry/sentry-go"
)

// discard is a transport for benchmarks.
type discard struct{}

func (discard) Configure(sentry.ClientOptions)        {}
func (discard) SendEvent(*sentry.Event)               {}
func (discard) Flush(time.Duration) bool              { return true }
func (discard) FlushWithContext(context.Context) bool { return true }
func (discard) Close()                                {}
