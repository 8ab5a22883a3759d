package transport

import (
	"errors"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport/spool"
)

const (
	// adoptInterval is how often the records of dead processes are looked for.
	adoptInterval = 30 * time.Second

	// diskPause is how long the spool is left alone after a disk error.
	diskPause = 10 * time.Second

	// stallAfter is how long all connections may be without an answer before
	// what is queued behind them goes to disk.
	stallAfter = time.Second
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
	} else {
		defer dir.Close()
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
	entry, err := t.put(env)
	if err != nil {
		t.mu.Lock()
		t.diskFailed(err)
		t.mu.Unlock()
		return
	}
	env.entry = entry
}

// put writes env to disk, as taken. It runs without t.mu held.
func (t *Transport) put(env *envelope) (*spool.Entry, error) {
	record, err := env.record()
	if err != nil {
		return nil, err
	}
	return t.store.dir.Put(env.tag(), env.at, true, record...)
}

// spillAll writes list to disk and closes the spool, all within grace. What is
// not done by then is left to the caller. It runs without t.mu held, after
// everything else has ended.
func (t *Transport) spillAll(list []*envelope, grace time.Duration) {
	t.mu.Lock()
	s := t.store
	t.mu.Unlock()
	if s == nil {
		return
	}
	done := make(chan struct{})
	deadline := time.Now().Add(grace)
	go func() {
		defer close(done)
		defer s.dir.Close()
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

// shelves reports whether what arrives under a rate limit waits on disk for its
// end. For anything but errors that would be too late to be of use.
func (t *Transport) shelves(c content, now time.Time) bool {
	return c.Category == categoryError && t.writable(now)
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
		entry, err = t.put(env)
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
	if settled && err == nil && env.entry == nil {
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
