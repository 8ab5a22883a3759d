package transport

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"time"

	"github.com/sentrylog/sentrylog/transport/spool"
)

// The functions in this file send what is on disk, one envelope at a time. All
// expect t.mu to be held unless they say otherwise.

const (
	// forwardInterval lies between two envelopes sent from disk, so that a
	// backlog is no burst (develop docs, "Offline Caching", Additional
	// Capabilities).
	forwardInterval = 100 * time.Millisecond

	// limitPoll is how often entries are looked for that may be sent, while
	// those there are may not.
	limitPoll = 5 * time.Second

	// probesInARow is how often an envelope from disk may fail, once connected,
	// before another one has a turn. Otherwise one that makes the server choke
	// would hold up all.
	probesInARow = 3

	// maxTries bounds how many failing entries are remembered. Forgetting costs
	// some more attempts.
	maxTries = 1000
)

// tries remembers how often an envelope from disk failed after its request had
// been connected.
type tries struct {
	round     int       // since the latest success of any envelope
	own       int       // while others succeeded
	successes uint64    // at the latest failure
	asked     time.Time // before which the server does not want it
}

// forwardDue reports whether an envelope from disk should be sent now.
func (t *Transport) forwardDue(now time.Time) bool {
	s := t.store
	if s == nil || t.closed || s.forwarding || s.dir.Free() == 0 || now.Before(s.forwardAt) {
		return false
	}
	return !t.breaker.down() || !t.probing && !now.Before(t.breaker.retryAt)
}

// forward sends the oldest envelope on disk. It runs without t.mu held.
func (t *Transport) forward(probe bool) {
	defer t.active.Done()
	env := t.load()
	if env == nil {
		t.mu.Lock()
		t.store.forwarding = false
		if probe {
			t.probing = false
		}
		t.dispatch()
		t.mu.Unlock()
		return
	}
	env.probe = probe
	t.deliver(env)
}

// load returns the oldest envelope on disk that may be sent, or nil. It runs
// without t.mu held.
func (t *Transport) load() *envelope {
	dir := t.store.dir
	entry := dir.Oldest(t.unsendable())
	if entry == nil {
		t.mu.Lock()
		t.nothingSendable(time.Now())
		t.mu.Unlock()
		return nil
	}
	c := parseTag(entry.Tag())
	var env *envelope
	record, err := dir.Read(entry)
	if err == nil {
		if env, err = parseRecord(record, c); err != nil {
			err = fmt.Errorf("%w: %w", spool.ErrCorrupt, err)
		}
	}
	if err == nil {
		env.entry = entry
		t.mu.Lock()
		defer t.mu.Unlock()
		env.successes = t.breaker.successes
		t.inflight[env] = struct{}{}
		return env
	}
	debugf("transport: cannot read a spooled envelope: %v", err)
	gone := errors.Is(err, spool.ErrCorrupt) || errors.Is(err, fs.ErrNotExist)
	if gone {
		dir.Remove(entry)
	} else {
		dir.Release(entry) // the disk, or too many open files: perhaps later
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.books.spoolErrors++
	if gone {
		t.books.spooled -= c.Items
		t.drop(ReasonInternalError, c)
	} else {
		t.store.forwardAt = time.Now().Add(diskPause)
	}
	return nil
}

// unsendable returns the function that says which entries are not to be sent
// now: those of categories under a rate limit, for which the develop docs,
// "Offline Caching", want the cache to be left alone, those whose turn to fail is
// over, and those that a gateway does not want yet. It runs without t.mu held.
func (t *Transport) unsendable() func(*spool.Entry) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	limited := make(map[string]bool)
	for _, c := range []string{categoryError, categoryTransaction, categoryMonitor, categoryLog, categoryMetric} {
		limited[c] = t.limits.until(c).After(now)
	}
	failed := make(map[*spool.Entry]bool)
	for e, n := range t.store.tries {
		failed[e] = n.round >= probesInARow || n.asked.After(now)
	}
	return func(e *spool.Entry) bool { return limited[parseTag(e.Tag()).Category] || failed[e] }
}

// nothingSendable begins a new round if entries are waiting for one, and
// otherwise waits for the end of a rate limit.
func (t *Transport) nothingSendable(now time.Time) {
	until := now.Add(limitPoll)
	for _, end := range t.limits {
		if end.After(now) {
			until = earliest(until, end)
		}
	}
	for _, n := range t.store.tries {
		switch {
		case n.asked.After(now):
			until = earliest(until, n.asked)
		case n.round > 0:
			until = now.Add(forwardInterval)
		}
	}
	t.store.forwardAt = until
	t.newRound()
}

// newRound lets all entries on disk have a turn again.
func (t *Transport) newRound() {
	if t.store != nil {
		for _, n := range t.store.tries {
			n.round = 0
		}
	}
}

// returnToDisk leaves an envelope there after a failure, or gives up on one that
// fails again and again while others succeed.
func (t *Transport) returnToDisk(env *envelope, r Reason, err error, down bool, wait time.Duration, now time.Time) {
	s := t.store
	if !isDialError(err) {
		n := s.tries[env.entry]
		if n == nil {
			if len(s.tries) >= maxTries {
				clear(s.tries)
			}
			n = &tries{successes: t.breaker.successes}
			s.tries[env.entry] = n
		}
		n.round++
		n.asked = now.Add(wait)
		if t.breaker.successes > n.successes {
			n.own++
			n.successes = t.breaker.successes
		}
		if n.own >= maxFailures {
			t.settle(env, r)
			return
		}
	}
	if !down {
		s.forwardAt = now.Add(t.breaker.pause(1))
	}
	t.keep(env)
}

// isDialError reports whether a request never got as far as a connection.
func isDialError(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial"
}
