package slogsentry

import (
	"reflect"
	"sync"
	"weak"

	"github.com/getsentry/sentry-go"
)

// reported remembers which errors made an event in which unit of work, that is
// under which hub of a context: an error that is logged at each layer on its
// way up is one problem. Without a hub of its own a record belongs to no unit,
// and an error such as io.EOF means something new each time.
type reported struct {
	mu   sync.Mutex
	ring [256]report
	next int
}

type report struct {
	hub weak.Pointer[sentry.Hub]
	err error
}

// reportedUnder reports whether err, or an error it wraps, made an event under
// hub.
func (c *core) reportedUnder(hub *sentry.Hub, err error) bool {
	d, key := &c.reported, weak.Make(hub)
	d.mu.Lock()
	var errs []error
	for i := range d.ring {
		if d.ring[i].hub == key {
			errs = append(errs, d.ring[i].err)
		}
	}
	d.mu.Unlock()
	if len(errs) == 0 {
		return false
	}
	defer c.enter()()
	return wrapsOne(err, errs)
}

// add remembers that err made an event under hub. Only errors that are pointers
// have an identity; two equal values may be two problems.
func (d *reported) add(hub *sentry.Hub, err error) {
	if !isPointer(err) {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ring[d.next] = report{weak.Make(hub), err}
	d.next = (d.next + 1) % len(d.ring)
}

// maxChain bounds how far an error is unwrapped; the chain may be a cycle.
const maxChain = 100

// wrapsOne reports whether one of errs is in the chain of err. It runs Unwrap
// methods and holds no lock.
func wrapsOne(err error, errs []error) (yes bool) {
	defer func() {
		if recover() != nil {
			yes = false
		}
	}()
	for range maxChain {
		if err == nil {
			return false
		}
		if isPointer(err) {
			for _, e := range errs {
				if err == e {
					return true
				}
			}
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return false
		}
		err = u.Unwrap()
	}
	return false
}

func isPointer(err error) bool { return reflect.TypeOf(err).Kind() == reflect.Pointer }
