package slogsentry

import (
	"hash/maphash"
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// Throttle bounds how many events a problem makes. Records that are held back
// still become breadcrumbs; the next event of their problem, and the report of
// [Handler.Close], tell how many they were and since when. After ten of a problem
// in a row, breadcrumbs show in the place of values other than numbers, times,
// short texts and errors of errors.New and fmt.Errorf only their type, so that a
// flood costs little.
//
// A problem is what logs at one place, with one level, the same types of error
// and the same fingerprint attribute. The first event of a problem is never held
// back, except while more problems than Problems come within a minute. A problem
// whose event is lost makes another, see [Handler.Lost].
//
// Zero fields mean their defaults.
type Throttle struct {
	// Off lets everything through.
	Off bool
	// Burst is how many events of a problem may come at once. Default 100.
	Burst int
	// Every is the time after which a problem may make one event more.
	// Default 10 seconds.
	Every time.Duration
	// CeilingBurst is how many events of all problems together may come at once.
	// Default 200.
	CeilingBurst int
	// CeilingPerSecond is how many events of all problems together may follow
	// each second. Default 200.
	CeilingPerSecond int
	// Problems is how many problems are remembered; one that has been quiet for
	// long is forgotten for a new one. Default 4,096, about 1 MB.
	Problems int
	// Now is the clock. Default time.Now.
	Now func() time.Time
}

func (t *Throttle) withDefaults() Throttle {
	var c Throttle
	if t != nil {
		c = *t
	}
	or := func(v *int, def int) {
		if *v <= 0 {
			*v = def
		}
	}
	or(&c.Burst, 100)
	or(&c.CeilingBurst, 200)
	or(&c.CeilingPerSecond, 200)
	or(&c.Problems, 4096)
	if c.Every <= 0 {
		c.Every = 10 * time.Second
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// limiter decides which problems may make an event. In a flood nearly every
// record is of a known problem, and held back: it finds the problem without a
// lock, and then takes only the lock of that problem.
type limiter struct {
	conf    Throttle
	clean   func(string) string // scrubs a message
	began   time.Time
	own     rate
	common  rate
	ceiling atomic.Int64 // a bucket of rate common, as a time.Duration

	recent [1 << 10]atomic.Pointer[problem] // some of problems, by hash

	mu       sync.Mutex
	problems map[problemKey]*problem
	oldest   problem // ring of the problems in the order in which they are to be forgotten
	rest     held    // of problems forgotten since
}

// problem is what is known of one problem.
type problem struct {
	key        problemKey
	message    string
	began      time.Time
	used       atomic.Bool // since its turn to be forgotten came last
	prev, next *problem    // guarded by limiter.mu

	mu     sync.Mutex // taken after limiter.mu, if both are
	free   bool       // its next event passes, whatever the buckets say
	gone   bool       // forgotten
	bucket bucket
	held   held
}

// held counts the events that were held back.
type held struct {
	count int64
	since time.Time
}

func (h *held) add(other held) {
	if other.count == 0 {
		return
	}
	if h.count == 0 || other.since.Before(h.since) {
		h.since = other.since
	}
	h.count += other.count
}

// rate is one event each period on average, and some at once.
type rate struct {
	period time.Duration
	burst  time.Duration // what the events at once are worth
}

// newRate keeps to decades what a burst is worth, so that sums of times do not
// overflow.
func newRate(period time.Duration, burst int) rate {
	const decades = math.MaxInt64 / 4
	n := time.Duration(min(int64(burst), decades))
	period = min(period, decades/n)
	return rate{period, n * period}
}

// bucket is a token bucket: the time, by the clock of the limiter, at which it
// will be full if nothing more is taken.
type bucket time.Duration

// take returns the bucket after an event at the time now, and whether there was
// a token for it. A bucket that is emptier than it can be tells that the clock
// was set back.
func (b bucket) take(r rate, now time.Duration) (bucket, bool) {
	full := max(time.Duration(b), now) + r.period
	if full > now+r.burst {
		return min(b, bucket(now+r.burst)), false
	}
	return bucket(full), true
}

func newLimiter(t *Throttle, clean func(string) string) *limiter {
	l := &limiter{conf: t.withDefaults(), clean: clean}
	if l.conf.Off {
		return nil
	}
	l.began = l.conf.Now()
	l.own = newRate(l.conf.Every, l.conf.Burst)
	l.common = newRate(max(1, time.Second/time.Duration(l.conf.CeilingPerSecond)), l.conf.CeilingBurst)
	l.problems = make(map[problemKey]*problem)
	l.oldest.prev, l.oldest.next = &l.oldest, &l.oldest
	return l
}

// admit reports whether the problem may make an event now, and what was held
// back since its last, this one included if it may not. A nil limiter admits
// everything.
func (l *limiter) admit(key problemKey, message string) (before held, ok bool) {
	if l == nil {
		return held{}, true
	}
	now := l.conf.Now()
	for {
		p := l.problem(key, message, now)
		p.mu.Lock()
		if p.gone {
			p.mu.Unlock()
			continue
		}
		before, ok = l.decide(p, now)
		p.mu.Unlock()
		return before, ok
	}
}

// decide is admit for a problem that is locked.
func (l *limiter) decide(p *problem, now time.Time) (before held, ok bool) {
	at := now.Sub(l.began)
	next, ok := p.bucket.take(l.own, at)
	if ok && !l.room(at) {
		next, ok = p.bucket, false
	}
	p.bucket = next
	if !ok && !p.free {
		p.held.add(held{1, now})
		return p.held, false
	}
	p.free = false
	before, p.held = p.held, held{}
	return before, true
}

// room takes a token of the ceiling, if there is one.
func (l *limiter) room(at time.Duration) bool {
	for {
		full := l.ceiling.Load()
		next, ok := bucket(full).take(l.common, at)
		if full == int64(next) || l.ceiling.CompareAndSwap(full, int64(next)) {
			return ok
		}
	}
}

// giveBack returns what admit told of a problem whose event came to nothing.
func (l *limiter) giveBack(key problemKey, before held) {
	if l == nil || before.count == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.problems[key]
	if p == nil {
		l.rest.add(before)
		return
	}
	p.mu.Lock()
	p.held.add(before)
	p.mu.Unlock()
}

// again lets the next event of a problem pass, of which one was lost, and tell what
// that would have told.
func (l *limiter) again(key problemKey, lost held) {
	l.mu.Lock()
	p := l.problems[key]
	if p != nil {
		p.mu.Lock()
		p.free = true
		p.mu.Unlock()
	}
	l.mu.Unlock()
	l.giveBack(key, lost)
}

// problem returns the problem of the key, a new one if it is not known.
func (l *limiter) problem(key problemKey, message string, now time.Time) *problem {
	if p := l.slot(key).Load(); p != nil && p.key == key {
		p.use()
		return p
	}
	p := l.known(key)
	if p == nil {
		const enough = 200 // of a message, to recognise the problem by in the report
		p = l.remember(&problem{key: key, message: truncate(l.clean(message), enough), began: now})
	}
	return p
}

// known returns the problem of the key, or nil.
func (l *limiter) known(key problemKey) *problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.problems[key]
	if p != nil {
		p.use()
		l.slot(key).Store(p)
	}
	return p
}

// remember adds a problem, unless it has been added meanwhile, and returns it.
func (l *limiter) remember(p *problem) *problem {
	l.mu.Lock()
	defer l.mu.Unlock()
	if had := l.problems[p.key]; had != nil {
		return had
	}
	p.free = !l.forget(p.began)
	l.problems[p.key] = p
	l.link(p)
	l.slot(p.key).Store(p)
	return p
}

func (l *limiter) slot(key problemKey) *atomic.Pointer[problem] {
	return &l.recent[maphash.Comparable(seed, key)%uint64(len(l.recent))]
}

// use saves the problem from being forgotten next.
func (p *problem) use() {
	if !p.used.Load() {
		p.used.Store(true)
	}
}

// forget makes room for a problem. It reports whether the one forgotten was
// young, which means that there are more problems than can be told apart.
func (l *limiter) forget(now time.Time) (thrashing bool) {
	if len(l.problems) < l.conf.Problems {
		return false
	}
	for range l.problems { // those used have another turn
		if !l.oldest.next.used.Swap(false) {
			break
		}
		l.link(l.unlink(l.oldest.next))
	}
	p := l.unlink(l.oldest.next)
	delete(l.problems, p.key)
	p.mu.Lock()
	p.gone = true
	l.rest.add(p.held)
	p.mu.Unlock()
	l.slot(p.key).CompareAndSwap(p, nil)
	return now.Sub(p.began) < time.Minute
}

func (l *limiter) unlink(p *problem) *problem {
	p.prev.next, p.next.prev = p.next, p.prev
	return p
}

func (l *limiter) link(p *problem) {
	p.prev, p.next = l.oldest.prev, &l.oldest
	p.prev.next, l.oldest.prev = p, p
}

// takeAll returns what is held back of every problem and forgets the counts.
func (l *limiter) takeAll() (list []suppressed, rest held) {
	if l == nil {
		return nil, held{}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for p := l.oldest.next; p != &l.oldest; p = p.next {
		p.mu.Lock()
		if p.held.count > 0 {
			list = append(list, suppressed{p, p.held})
			p.held = held{}
		}
		p.mu.Unlock()
	}
	rest, l.rest = l.rest, held{}
	return list, rest
}

// putBack undoes takeAll.
func (l *limiter) putBack(list []suppressed, rest held) {
	for _, s := range list {
		l.giveBack(s.key, s.held)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest.add(rest)
}

// suppressed is what was held back of a problem.
type suppressed struct {
	*problem
	held held
}
