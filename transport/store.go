package transport

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport/spool"
)

const (
	// adoptInterval is how often the records of dead processes are looked for.
	adoptInterval = 30 * time.Second

	// forwardInterval lies between two envelopes sent from disk, so that a
	// backlog is no burst (develop docs, "Offline Caching", Additional
	// Capabilities).
	forwardInterval = 100 * time.Millisecond

	// diskPause is how long the spool is left alone after a disk error.
	diskPause = 10 * time.Second

	// stallAfter is how long all connections may be without an answer before
	// what is queued behind them goes to disk.
	stallAfter = time.Second

	// probesInARow is how often an envelope from disk may fail, once connected,
	// before another one has a turn. Otherwise one that makes the server choke
	// would hold up all.
	probesInARow = 3
)

// A store is the spool of a transport. Its fields are guarded by Transport.mu;
// calls that access the disk are made without it. A nil store is none.
type store struct {
	dir        *spool.Dir
	brokenTill time.Time // after a disk error
	forwardAt  time.Time // when the next envelope may be sent from disk
	forwarding bool
	adoptAt    time.Time
	adopting   bool
	stall      time.Duration // stallAfter, or less during Shutdown
	tries      map[*spool.Entry]*tries
}

// tries remembers how often an envelope from disk failed after its request had
// been connected.
type tries struct {
	round     int    // since the latest success of any envelope
	own       int    // while others succeeded
	successes uint64 // at the latest failure
}

// openStore opens the spool for e, if one is wanted. That it cannot be opened is
// counted and costs only the spool.
func (t *Transport) openStore(e *endpoint) {
	if t.opts.SpoolDir == "" {
		return
	}
	dir, err := spool.Open(t.opts.SpoolDir, e.key, &spool.Options{
		MaxFiles:  t.opts.SpoolFiles,
		MaxBytes:  t.opts.SpoolBytes,
		MaxAge:    t.opts.SpoolAge,
		MaxRecord: int64(t.opts.QueueBytes),
		Sync:      t.opts.SpoolSync,
		OnAdopt:   t.adopted,
		OnEvict:   t.evicted,
	})
	t.mu.Lock()
	if err != nil {
		t.books.spoolErrors++
		t.lastErr = err
	} else if !t.closed {
		t.store = &store{dir: dir, stall: stallAfter, tries: make(map[*spool.Entry]*tries)}
		t.startAdopting(time.Now())
	}
	t.mu.Unlock()
	if err != nil {
		debugf("transport: no spool: %v", err)
	}
}

// durable reports whether env is to be on disk before SendEvent returns.
func (t *Transport) durable(event *sentry.Event, env *envelope) bool {
	if !t.opts.Durable || env.class > classError || event.Level != sentry.LevelError && event.Level != sentry.LevelFatal {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.writable(time.Now())
}

// writeAhead writes env to disk, to stay there until it is delivered. It runs
// without t.mu held.
func (t *Transport) writeAhead(env *envelope) {
	entry, err := t.store.dir.Put(env.tag(), env.at, true, env.record()...)
	if err != nil {
		t.mu.Lock()
		t.diskFailed(err)
		t.mu.Unlock()
		return
	}
	env.entry = entry
}

// spillAll writes list to disk and closes the spool, all within grace. What is
// not done by then is left to the caller. It runs without t.mu held, after
// everything else has ended.
func (t *Transport) spillAll(list []*envelope, grace time.Duration) {
	if t.store == nil {
		return
	}
	done := make(chan struct{})
	deadline := time.Now().Add(grace)
	go func() {
		defer close(done)
		defer t.store.dir.Close()
		for _, env := range list {
			if time.Now().Before(deadline) {
				t.spill(env)
			}
		}
	}()
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
}

// adopted books a record taken over from a dead process. It runs without t.mu
// held.
func (t *Transport) adopted(tag string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := parseTag(tag).Items
	t.books.adopted += n
	t.books.spooled += n
}

// evicted books a record that the spool removed to keep its limits. It runs
// without t.mu held.
func (t *Transport) evicted(tag string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := parseTag(tag)
	t.books.spooled -= c.Items
	t.drop(ReasonCacheOverflow, c)
}

// writable reports whether envelopes can go to disk. It expects t.mu to be
// held, like everything in this file that does not say otherwise.
func (t *Transport) writable(now time.Time) bool {
	return t.store != nil && !now.Before(t.store.brokenTill)
}

// stalled reports whether every connection has been without an answer for so
// long that the queue had better be on disk.
func (t *Transport) stalled(now time.Time) bool {
	return t.writable(now) && t.sending >= t.opts.Connections && now.Sub(t.busySince) >= t.store.stall
}

// spill writes env to disk. It runs without t.mu held.
func (t *Transport) spill(env *envelope) {
	if env.Items == 0 { // a client report: its counts wait for the next one
		t.mu.Lock()
		t.settle(env, "")
		t.mu.Unlock()
		return
	}
	entry, err := env.entry, error(nil)
	if entry == nil {
		entry, err = t.store.dir.Put(env.tag(), env.at, true, env.record()...)
	}
	t.mu.Lock()
	settled := env.settled
	switch {
	case err != nil:
		t.diskFailed(err)
		if !settled && !t.closed {
			delete(t.inflight, env)
			t.queue.push(env)
		}
	case !settled:
		env.entry = entry
		t.keep(env)
	}
	t.dispatch()
	t.mu.Unlock()
	if settled && err == nil {
		t.store.dir.Remove(entry) // Close gave it up meanwhile
	}
}

func (t *Transport) diskFailed(err error) {
	t.books.spoolErrors++
	t.lastErr = err
	pause := diskPause
	if errors.Is(err, spool.ErrFull) {
		pause = forwardInterval
	}
	t.store.brokenTill = time.Now().Add(pause)
}

// keep ends the story of env in memory: it is on disk.
func (t *Transport) keep(env *envelope) {
	if !env.stored {
		t.books.spooled += env.Items
	}
	t.leave(env)
	t.store.dir.Release(env.entry)
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
// "Offline Caching", want the cache to be left alone, and those whose turn to
// fail is over. It runs without t.mu held.
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
		failed[e] = n.round >= probesInARow
	}
	return func(e *spool.Entry) bool { return limited[parseTag(e.Tag()).Category] || failed[e] }
}

// nothingSendable begins a new round if all entries had their turn, and
// otherwise waits for the end of a rate limit.
func (t *Transport) nothingSendable(now time.Time) {
	s := t.store
	var until time.Time
	for _, end := range t.limits {
		if end.After(now) {
			until = earliest(until, end)
		}
	}
	s.forwardAt = latest(now.Add(forwardInterval), until)
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

// maxTries bounds how many failing entries are remembered. Forgetting costs some
// more attempts.
const maxTries = 1000

// returnToDisk leaves an envelope there after a failure, or gives up on one that
// fails again and again while others succeed.
func (t *Transport) returnToDisk(env *envelope, r Reason, down bool, now time.Time) {
	s := t.store
	if !isDialError(t.lastErr) {
		n := s.tries[env.entry]
		if n == nil {
			if len(s.tries) >= maxTries {
				clear(s.tries)
			}
			n = &tries{successes: t.breaker.successes}
			s.tries[env.entry] = n
		}
		n.round++
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

// adopt takes over what dead processes left. It runs without t.mu held.
func (t *Transport) adopt() {
	defer t.active.Done()
	err := t.store.dir.Adopt()
	if err != nil {
		debugf("transport: spool: %v", err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if err != nil {
		t.books.spoolErrors++
	}
	t.store.adopting = false
	t.store.adoptAt = time.Now().Add(adoptInterval)
	t.dispatch()
}

// startAdopting looks for what dead processes left, if it is time.
func (t *Transport) startAdopting(now time.Time) {
	if s := t.store; s != nil && !t.closed && !s.adopting && !now.Before(s.adoptAt) {
		s.adopting = true
		t.active.Add(1)
		go t.adopt()
	}
}

// storeDue returns when time alone calls for something to be done here; zero
// means never.
func (t *Transport) storeDue(now time.Time) time.Time {
	s := t.store
	if s == nil {
		return time.Time{}
	}
	var at time.Time
	if !s.adopting {
		at = s.adoptAt
	}
	if !s.forwarding && s.dir.Free() > 0 {
		switch {
		case !t.breaker.down():
			at = earliest(at, latest(s.forwardAt, now))
		case !t.probing:
			at = earliest(at, latest(s.forwardAt, t.breaker.retryAt))
		}
	}
	if t.queue.len > 0 && t.workers == t.sending {
		if now.Before(s.brokenTill) {
			at = earliest(at, s.brokenTill)
		}
		if t.sending >= t.opts.Connections {
			at = earliest(at, latest(t.busySince.Add(s.stall), s.brokenTill))
		}
	}
	return at
}
