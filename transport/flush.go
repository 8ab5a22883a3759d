package transport

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// An epoch is the set of envelopes accepted between two flushes. A flush waits
// for the epochs before it and not for what is accepted meanwhile, so that it
// ends under steady load as well.
type epoch struct {
	open   int           // envelopes not yet settled
	sealed bool          // a flush has begun a new epoch
	done   chan struct{} // closed once sealed with nothing open
}

func newEpoch() *epoch { return &epoch{done: make(chan struct{})} }

func (e *epoch) settle() {
	e.open--
	e.closeIfDone()
}

func (e *epoch) closeIfDone() {
	if e.sealed && e.open == 0 {
		close(e.done)
	}
}

// A FlushError says what a flush or shutdown did not deliver.
type FlushError struct {
	Dropped int64 // items lost, for any reason
	Pending int64 // items still in memory when the time was over
	Err     error // the context's error, if it ended the wait; else nil
	Last    error // why the latest request failed, if any did; else nil
}

func (e *FlushError) Error() string {
	var parts []string
	if e.Pending > 0 {
		parts = append(parts, fmt.Sprintf("%d still in memory", e.Pending))
	}
	if e.Dropped > 0 {
		parts = append(parts, fmt.Sprintf("%d dropped", e.Dropped))
	}
	s := "sentry transport: not delivered: " + strings.Join(parts, ", ")
	if err := errors.Join(e.Err, e.Last); err != nil {
		s += ": " + strings.ReplaceAll(err.Error(), "\n", "; ")
	}
	return s
}

// Unwrap returns Err and Last.
func (e *FlushError) Unwrap() []error { return []error{e.Err, e.Last} }

// Flush is [Transport.FlushWithContext] with a timeout.
func (t *Transport) Flush(timeout time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	return t.FlushWithContext(ctx)
}

// FlushWithContext waits until everything accepted before the call is
// delivered, or is on disk, but no longer than ctx. It returns true only if
// nothing was lost since the previous flush, whoever called that: a failed send
// makes it false even though nothing is left to wait for. If the endpoint is down it is tried again
// at once, unless it has asked for a pause.
func (t *Transport) FlushWithContext(ctx context.Context) bool {
	return t.flush(ctx) == nil
}

// Shutdown flushes like [Transport.FlushWithContext], then closes the transport
// whether or not everything was delivered. With a spool, part of the time is kept
// for writing to disk what was not. The error is nil if nothing was lost
// since New, that is if everything is delivered or on disk, otherwise a
// [*FlushError]. Flushes before it, such as the one that follows a fatal record,
// hide nothing from it.
func (t *Transport) Shutdown(ctx context.Context) error {
	flush, grace := ctx, diskGrace
	deadline, limited := ctx.Deadline()
	left := time.Until(deadline)

	t.mu.Lock()
	t.enqueueReport()
	if t.store != nil && limited {
		// What is queued goes to disk early if no answers come; then the
		// quarter of a second at the end is for what is being sent.
		t.store.stall = min(stallAfter, left/4)
		var cancel context.CancelFunc
		flush, cancel = context.WithDeadline(ctx, deadline.Add(-min(left/4, 250*time.Millisecond)))
		defer cancel()
	}
	t.mu.Unlock()

	waited := t.wait(flush)
	if limited {
		grace = min(diskGrace, max(time.Until(deadline), 0)+closeGrace)
	}
	t.close(grace)
	return t.undelivered(waited, true)
}

// flush is FlushWithContext with a reason: nil or a *FlushError.
func (t *Transport) flush(ctx context.Context) error {
	return t.undelivered(t.wait(ctx), false)
}

// wait returns nil once every envelope accepted before it is settled, and
// otherwise why it stopped waiting.
func (t *Transport) wait(ctx context.Context) error {
	for _, e := range t.seal() {
		select {
		case <-e.done:
			continue
		default:
		}
		select {
		case <-e.done:
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-t.done:
			return ErrClosed
		}
	}
	return nil
}

// seal begins a new epoch, sees to it that everything waiting is tried at once,
// and returns the epochs to wait for.
func (t *Transport) seal() []*epoch {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.current.sealed = true
	t.current.closeIfDone()
	t.sealed = append(unfinished(t.sealed), t.current)
	t.current = newEpoch()
	if !t.closed {
		t.hurry(time.Now())
	}
	return slices.Clone(t.sealed)
}

// unfinished returns the epochs of list that still have something open.
func unfinished(list []*epoch) []*epoch {
	return slices.DeleteFunc(list, func(e *epoch) bool { return e.open == 0 })
}

// undelivered says what was lost since the latest flush, or ever. waited is why a
// flush ended early, or nil.
func (t *Transport) undelivered(waited error, ever bool) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	since := t.flushed
	if ever {
		since = 0
	}
	e := &FlushError{Dropped: t.books.lost - since, Err: waited, Last: t.lastErr}
	if waited != nil {
		e.Pending = t.books.queued
	}
	t.flushed = t.books.lost
	if e.Dropped > 0 || e.Pending > 0 {
		return e
	}
	if waited == nil && t.books.lost == 0 {
		t.lastErr = nil // what failed was retried, and got through
	}
	return nil
}
