package transport

import (
	"math/rand/v2"
	"time"
)

// A breaker knows whether the endpoint can be reached. After a failure that no
// success contradicts it is down: everything waits for a pause that grows with
// each further failure, then one request tries, and its success lets all go on.
// Without it every queued envelope would try, and fail, on its own.
type breaker struct {
	min, max  time.Duration
	rand      func() float64 // in [0,1); nil means math/rand/v2
	failures  int            // in a row; 0 means up
	retryAt   time.Time      // end of the pause
	asked     time.Time      // before which the server wants no request
	successes uint64         // answers from the endpoint so far
}

func (b *breaker) down() bool { return b.failures > 0 }

func (b *breaker) success() {
	b.failures, b.asked = 0, time.Time{}
	b.successes++
}

// failure records that a request got no answer. probe says whether it was the
// one that tried an endpoint that was down, successes how many answers there had
// been when it began, and wait is the pause the server asked for, or zero. It
// reports whether the endpoint is taken to be down: if other requests were
// answered meanwhile, this one's connection is at fault.
func (b *breaker) failure(probe bool, successes uint64, wait time.Duration, now time.Time) bool {
	if b.successes > successes {
		return false
	}
	// Requests that ran side by side tell of one and the same outage.
	if b.failures == 0 || probe {
		b.failures++
		b.retryAt = now.Add(b.pause(b.failures))
	}
	b.asked = latest(b.asked, now.Add(wait))
	b.retryAt = latest(b.retryAt, b.asked)
	return true
}

// hurry ends the pause, as far as the server permits, and starts the count anew,
// for a flush.
func (b *breaker) hurry(now time.Time) {
	if b.failures > 0 {
		b.failures, b.retryAt = 1, latest(now, b.asked)
	}
}

// pause returns how long to wait after the n-th failure in a row.
func (b *breaker) pause(n int) time.Duration {
	d := b.max
	if n < 32 {
		if e := b.min << (n - 1); e > 0 && e < b.max {
			d = e
		}
	}
	f := rand.Float64
	if b.rand != nil {
		f = b.rand
	}
	return d/2 + time.Duration(f()*float64(d/2))
}
