package slogsentry

import (
	"sync"
	"time"
)

// Throttle bounds how many events a problem makes. Records that are held back
// still become breadcrumbs; the next event of their problem, and the report of
// [Handler.Close], tell how many they were and since when.
//
// A problem is what logs at one place, with one level, the same types of error
// and the same fingerprint attribute. The first event of a problem is never held
// back, except while more problems than Problems come within a minute.
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
	// Default 500.
	CeilingBurst int
	// CeilingPerSecond is how many events of all problems together may follow
	// each second. Default 100.
	CeilingPerSecond int
	// Problems is how many problems are remembered; the one that was quiet for
	// longest is forgotten for a new one. Default 4,096, about 1 MB.
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
	or(&c.CeilingBurst, 500)
	or(&c.CeilingPerSecond, 100)
	or(&c.Problems, 4096)
	if c.Every <= 0 {
		c.Every = 10 * time.Second
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// limiter decides which problems may make an event.
type limiter struct {
	conf Throttle

	mu       sync.Mutex
	ceiling  bucket
	problems map[problemKey]*problem
	oldest   problem // ring of the problems, least recent first
	rest     held    // of problems forgotten since
}

// problem is what is known of one problem.
type problem struct {
	key        problemKey
	bucket     bucket
	held       held
	message    string
	began      time.Time
	prev, next *problem
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

// bucket is a token bucket.
type bucket struct {
	tokens float64
	at     time.Time
}

// filled adds the tokens of the time since the last call, and reports whether
// there is one to take.
func (b *bucket) filled(now time.Time, perSecond, burst float64) bool {
	if passed := now.Sub(b.at); passed > 0 {
		b.tokens = min(burst, b.tokens+passed.Seconds()*perSecond)
		b.at = now
	}
	return b.tokens >= 1
}

func newLimiter(t *Throttle) *limiter {
	l := &limiter{conf: t.withDefaults()}
	if l.conf.Off {
		return nil
	}
	l.problems = make(map[problemKey]*problem)
	l.oldest.prev, l.oldest.next = &l.oldest, &l.oldest
	l.ceiling = bucket{float64(l.conf.CeilingBurst), l.conf.Now()}
	return l
}

// admit reports whether the problem may make an event now, and if so, what was
// held back since its last. A nil limiter admits everything.
func (l *limiter) admit(key problemKey, message string) (before held, ok bool) {
	if l == nil {
		return held{}, true
	}
	now := l.conf.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.problems[key]
	if p == nil {
		thrashing := l.forget(now)
		p = l.remember(key, message, now)
		ok = !thrashing || l.room(now)
	} else {
		l.touch(p)
		ok = p.bucket.filled(now, 1/l.conf.Every.Seconds(), float64(l.conf.Burst)) && l.room(now)
	}
	if !ok {
		p.held.add(held{1, now})
		return held{}, false
	}
	p.bucket.tokens--
	l.ceiling.tokens = max(0, l.ceiling.tokens-1) // a first event passes an empty one
	before, p.held = p.held, held{}
	return before, true
}

// giveBack returns what admit told of a problem whose event came to nothing.
func (l *limiter) giveBack(key problemKey, before held) {
	if l == nil || before.count == 0 {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if p := l.problems[key]; p != nil {
		p.held.add(before)
	} else {
		l.rest.add(before)
	}
}

func (l *limiter) room(now time.Time) bool {
	return l.ceiling.filled(now, float64(l.conf.CeilingPerSecond), float64(l.conf.CeilingBurst))
}

// forget makes room for a problem. It reports whether the one forgotten was
// young, which means that there are more problems than can be told apart.
func (l *limiter) forget(now time.Time) (thrashing bool) {
	if len(l.problems) < l.conf.Problems {
		return false
	}
	p := l.oldest.next
	l.unlink(p)
	delete(l.problems, p.key)
	l.rest.add(p.held)
	return now.Sub(p.began) < time.Minute
}

func (l *limiter) remember(key problemKey, message string, now time.Time) *problem {
	const enough = 200 // of a message, to recognise the problem by in the report
	p := &problem{
		key:     key,
		bucket:  bucket{float64(l.conf.Burst), now},
		message: truncate(message, enough),
		began:   now,
	}
	l.problems[key] = p
	l.link(p)
	return p
}

func (l *limiter) touch(p *problem) {
	l.unlink(p)
	l.link(p)
}

func (l *limiter) unlink(p *problem) { p.prev.next, p.next.prev = p.next, p.prev }

func (l *limiter) link(p *problem) {
	p.prev, p.next = l.oldest.prev, &l.oldest
	p.prev.next, l.oldest.prev = p, p
}

// takeAll returns what is held back of every problem and forgets the counts.
func (l *limiter) takeAll() (problems []problem, rest held) {
	if l == nil {
		return nil, held{}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for p := l.oldest.next; p != &l.oldest; p = p.next {
		if p.held.count > 0 {
			problems = append(problems, *p)
			p.held = held{}
		}
	}
	rest, l.rest = l.rest, held{}
	return problems, rest
}
