package transport

import "time"

// The functions in this file decide who does what when. All expect t.mu to be
// held unless they say otherwise.

// enqueue takes env into the queue, displacing others if there is no room, and
// books it.
func (t *Transport) enqueue(env *envelope) {
	var refused Reason
	switch {
	case t.closed:
		refused = ReasonClosed
	case env.size > t.opts.QueueBytes/2 || !t.makeRoom(env):
		refused = ReasonQueueOverflow
	}
	switch {
	case refused == "":
		t.size += env.size
		t.books.queued += env.Items
		env.epoch = t.current
		env.epoch.open++
		t.queue.push(env)
		t.dispatch()
		t.toPack(env)
	case env.entry != nil:
		t.books.spooled += env.Items
		t.store.dir.Release(env.entry)
	default:
		t.drop(refused, env.content)
	}
}

// makeRoom displaces envelopes until env fits, and reports whether it does.
func (t *Transport) makeRoom(env *envelope) bool {
	for victims := 0; t.full(env.size); victims++ {
		if victims == maxVictims {
			return false
		}
		victim := t.queue.displace(env.class)
		if victim == nil {
			return false
		}
		t.settle(victim, ReasonQueueOverflow)
	}
	return true
}

// full reports whether size more bytes do not fit.
func (t *Transport) full(size int) bool {
	items := t.queue.len + len(t.delayed) + len(t.inflight)
	return items >= t.opts.QueueItems || t.size+size > t.opts.QueueBytes
}

// settle ends the story of env: sent if r is empty, otherwise dropped, or kept
// on disk if it is there and nobody refused it. Only the first call counts.
func (t *Transport) settle(env *envelope, r Reason) {
	if env.settled {
		return
	}
	if env.entry != nil && (r == ReasonQueueOverflow || r == ReasonClosed) {
		t.keep(env)
		return
	}
	t.leave(env)
	if env.stored {
		t.books.spooled -= env.Items
		if r == "" {
			t.books.forwarded += env.Items
		}
	}
	if env.entry != nil {
		env.obsolete = true
		delete(t.store.tries, env.entry)
	}
	switch {
	case env.Items == 0: // a client report
	case r == "":
		t.books.sent += env.Items
	default:
		t.drop(r, env.content)
	}
}

// leave takes env out of the counts of what is in memory.
func (t *Transport) leave(env *envelope) {
	env.settled = true
	delete(t.inflight, env)
	if env.stored {
		return
	}
	t.size -= env.weight()
	t.books.queued -= env.Items
	env.epoch.settle()
}

// drop books c as dropped and sees to it that others hear of it.
func (t *Transport) drop(r Reason, c content) {
	t.books.drop(r, c)
	t.schedule(time.Now())
}

// dispatch starts as many workers as there is work for.
func (t *Transport) dispatch() {
	now := time.Now()
	t.takeDelayed(now)
	for want := t.wanted(now); t.workers < want; {
		t.workers++
		t.active.Add(1)
		go t.work()
	}
	if t.forwardDue(now) {
		t.store.forwarding = true
		probe := t.breaker.down()
		t.probing = t.probing || probe
		t.active.Add(1)
		go t.forward(probe)
	}
	t.schedule(now)
}

// writers is how many workers write to disk at once.
const writers = 2

// wanted returns how many workers should run.
func (t *Transport) wanted(now time.Time) int {
	down := t.breaker.down()
	switch {
	case t.closed || t.queue.len == 0:
		return 0
	case down && t.writable(now), t.stalled(now):
		return t.sending + min(writers, t.queue.len)
	case !down:
		return min(t.opts.Connections, t.workers+t.queue.len)
	case t.probing || now.Before(t.breaker.retryAt):
		return 0
	default:
		return min(t.opts.Connections, t.workers+1)
	}
}

// next returns the envelope a worker is to take, and whether to disk or to the
// server. It returns nil if the worker is to end.
func (t *Transport) next() (env *envelope, toDisk bool) {
	now := time.Now()
	t.takeDelayed(now)
	if t.closed || t.queue.len == 0 {
		return nil, false
	}
	writable := t.writable(now)
	probe := false
	if t.breaker.down() {
		mayProbe := !t.probing && !now.Before(t.breaker.retryAt)
		switch {
		case writable:
			// With something on disk, that is the next to be tried.
			toDisk = !mayProbe || t.store.dir.Free() > 0
		case !mayProbe:
			return nil, false
		}
		probe = !toDisk
	} else {
		toDisk = t.stalled(now)
		if !toDisk && t.sending >= t.opts.Connections {
			return nil, false
		}
	}
	env = t.queue.pop()
	t.inflight[env] = struct{}{}
	toDisk = toDisk || env.toDisk && writable
	if toDisk {
		return env, true
	}
	env.successes = t.breaker.successes
	env.probe = probe
	t.probing = t.probing || probe
	if t.sending++; t.sending == t.opts.Connections {
		t.busySince = now
		t.schedule(now) // to notice if no answer comes
	}
	return env, false
}

// work handles envelopes until there is none to handle. It runs without t.mu
// held.
func (t *Transport) work() {
	defer t.active.Done()
	for {
		t.mu.Lock()
		env, toDisk := t.next()
		if env == nil {
			t.workers--
			t.dispatch()
			t.mu.Unlock()
			return
		}
		t.mu.Unlock()
		if toDisk {
			t.spill(env)
		} else {
			t.deliver(env)
		}
	}
}

// takeDelayed moves to the queue what has waited long enough after a failure.
func (t *Transport) takeDelayed(now time.Time) {
	left := t.delayed[:0]
	for _, env := range t.delayed {
		if env.notBefore.After(now) {
			left = append(left, env)
		} else {
			t.queue.push(env)
		}
	}
	clear(t.delayed[len(left):])
	t.delayed = left
}

// hurry ends all pauses of our own, for a flush. A probe that hangs must not be
// what it waits for.
func (t *Transport) hurry(now time.Time) {
	t.breaker.hurry(now)
	t.probing = false
	for _, env := range t.delayed {
		env.notBefore = latest(now, env.asked)
	}
	t.dispatch()
}

// schedule sets the timer to the next thing that is due by time alone.
func (t *Transport) schedule(now time.Time) {
	if t.closed {
		return
	}
	if len(t.books.notify) > 0 && t.notifyAt.IsZero() {
		t.notifyAt = now.Add(notifyInterval)
	}
	if len(t.books.report) > 0 && t.reportAt.IsZero() {
		t.reportAt = now.Add(reportInterval)
	}
	at := earliest(t.notifyAt, t.reportAt)
	if t.queue.len > 0 && t.breaker.down() && !t.probing && t.workers == t.sending && t.workers < t.opts.Connections {
		at = earliest(at, t.breaker.retryAt)
	}
	at = earliest(at, t.storeDue(now))
	for _, env := range t.delayed {
		at = earliest(at, env.notBefore)
	}
	if at.IsZero() || at.Equal(t.timerAt) {
		return
	}
	t.timerAt = at
	// What is due already is being done; that it is not must not make the timer
	// spin.
	wait := max(at.Sub(now), time.Millisecond)
	if t.timer == nil {
		t.timer = time.AfterFunc(wait, t.wake)
	} else {
		t.timer.Reset(wait)
	}
}

// earliest returns the earlier of a and b; zero means never.
func earliest(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// wake does what is due. The timer calls it, without t.mu held.
func (t *Transport) wake() {
	t.mu.Lock()
	now := time.Now()
	t.timerAt = time.Time{}
	notify := !t.notifyAt.IsZero() && !now.Before(t.notifyAt)
	if notify {
		t.notifyAt = time.Time{}
	}
	if !t.reportAt.IsZero() && !now.Before(t.reportAt) {
		t.reportAt = time.Time{}
		t.enqueueReport()
	}
	t.startAdopting(now)
	t.dispatch()
	t.mu.Unlock()
	if notify {
		t.notify()
	}
}
