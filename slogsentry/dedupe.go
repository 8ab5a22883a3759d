package slogsentry

import (
	"context"
	"hash/maphash"
	"reflect"
	"sync"
	"sync/atomic"
	"time"
	"weak"

	"github.com/getsentry/sentry-go"
)

// reported remembers which errors made an event in which unit of work, that is
// under which hub of a context: an error that is logged at each layer on its
// way up is one problem. Without a hub of its own a record belongs to no unit,
// and an error such as io.EOF means something new each time, as it does in a long
// unit after a while.
type reported struct {
	// slots finds reports by hub and error, and is read without a lock: nearly
	// all errors are asked for and not found.
	slots [1 << 12]atomic.Pointer[report]

	mu   sync.Mutex
	ring [256]*report // the oldest is forgotten first
	next int
}

type report struct {
	hub  weak.Pointer[sentry.Hub]
	err  error // a pointer, and so comparable
	at   time.Time
	slot *atomic.Pointer[report]
	next atomic.Pointer[report] // in the same slot
}

// wayUp is how long an error may take from where it is logged first to where it is
// logged last.
const wayUp = 10 * time.Second

func (d *reported) slot(hub *sentry.Hub, err error) *atomic.Pointer[report] {
	place := maphash.Comparable(seed, [2]uintptr{reflect.ValueOf(hub).Pointer(), reflect.ValueOf(err).Pointer()})
	return &d.slots[place%uint64(len(d.slots))]
}

// has reports whether one of errs has just made an event under hub.
func (d *reported) has(hub *sentry.Hub, errs []error) bool {
	for _, err := range errs {
		for r := d.slot(hub, err).Load(); r != nil; r = r.next.Load() {
			if r.err == err && r.hub.Value() == hub && time.Since(r.at) < wayUp {
				return true
			}
		}
	}
	return false
}

// add remembers that err made an event under hub. Only errors that are pointers
// have an identity; two equal values may be two problems.
func (d *reported) add(hub *sentry.Hub, err error) {
	if !isPointer(err) {
		return
	}
	r := &report{hub: weak.Make(hub), err: err, at: time.Now(), slot: d.slot(hub, err)}
	d.mu.Lock()
	defer d.mu.Unlock()
	if forgotten := d.ring[d.next]; forgotten != nil {
		forgotten.forget()
	}
	d.ring[d.next] = r
	d.next = (d.next + 1) % len(d.ring)
	r.next.Store(r.slot.Load())
	r.slot.Store(r)
}

// forget takes r out of its slot.
func (r *report) forget() {
	at := r.slot
	for at.Load() != r {
		at = &at.Load().next
	}
	at.Store(r.next.Load())
}

// unit returns the hub that stands for the unit of work in which errors make one
// event each, or nil if err may make any number.
func (c *core) unit(ctx context.Context, err error) *sentry.Hub {
	if err == nil || c.opts.NoDeduplication {
		return nil
	}
	return unitOf(ctx)
}

// reportedUnder reports whether err, or an error it wraps, has just made an event
// under hub.
func (c *core) reportedUnder(hub *sentry.Hub, err error) bool {
	var buf [8]error
	return c.reported.has(hub, c.chain(buf[:0], err))
}

// maxChain bounds how far an error is unwrapped; the chain may be a cycle.
const maxChain = 100

// chain returns list with err and the errors it wraps added, as far as they are
// pointers.
func (c *core) chain(list []error, err error) (out []error) {
	var user region
	defer func() {
		_ = recover() // a panicking Unwrap ends the chain
		user.leave()
	}()
	out = list
	for n := 0; err != nil && n < maxChain; n++ {
		if isPointer(err) {
			out = append(out, err)
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			break
		}
		if _, own := ownText(err); !own && user.count == nil {
			user = userCode.enter(nil)
		}
		err = u.Unwrap()
	}
	return out
}

func isPointer(err error) bool { return reflect.TypeOf(err).Kind() == reflect.Pointer }
