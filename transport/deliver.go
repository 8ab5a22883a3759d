package transport

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// maxFailures is how often an envelope may fail while others succeed.
const maxFailures = 5

// deliver sends env once and acts on the outcome. It runs without t.mu held.
func (t *Transport) deliver(env *envelope) {
	report, ok := t.begin(env)
	if !ok {
		t.end(env)
		return
	}
	ctx, cancel := context.WithTimeoutCause(t.ctx, t.opts.Timeout, errTimeout)
	a := t.endpoint.post(ctx, env, encodeReport(report, time.Now()))
	if a.err != nil && ctx.Err() != nil {
		a.err = context.Cause(ctx)
	}
	cancel()

	t.mu.Lock()
	t.books.bytes += int64(a.bytes)
	err := t.outcome(env, a)
	// A report that travelled with an envelope nobody took goes with the next. One
	// that is refused on its own account does not, or it would be sent for ever.
	if a.err != nil || unreachable(a.status) || !statusOK(a.status) && !env.empty() {
		t.books.putBack(report)
	}
	t.mu.Unlock()
	t.end(env)
	if a.status == http.StatusTooManyRequests && env.Category == categoryError {
		t.refused(env.id)
	}
	if err != nil {
		debugf("transport: request of %d bytes: %v", a.bytes, err)
	}
}

// begin takes the client report that travels with env, and reports whether env
// is to be sent at all.
func (t *Transport) begin(env *envelope) ([]Drop, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if now := time.Now(); t.limits.until(env.Category).After(now) {
		switch {
		case env.stored:
			t.keep(env)
		case t.shelves(env.content, now):
			delete(t.inflight, env)
			env.toDisk = true
			t.queue.push(env)
		default:
			t.settle(env, ReasonRateLimit)
		}
		return nil, false
	}
	report := t.books.report.take()
	t.reportAt = time.Time{}
	if env.empty() && len(report) == 0 {
		t.settle(env, "")
		return nil, false
	}
	t.books.requests++
	if env.tries > 0 {
		t.books.retries++
	}
	env.tries++
	return report, true
}

// end gives back what env occupied while it was being delivered. It runs without
// t.mu held.
func (t *Transport) end(env *envelope) {
	t.mu.Lock()
	if env.probe {
		env.probe, t.probing = false, false
	}
	if env.stored {
		t.store.forwarding = false
		t.store.forwardAt = latest(t.store.forwardAt, time.Now().Add(forwardInterval))
	} else {
		t.sending--
	}
	obsolete := env.obsolete
	t.dispatch()
	t.mu.Unlock()
	if obsolete {
		t.store.dir.Remove(env.entry)
	}
}

// maxAsked bounds the Retry-After of a gateway, so that a nonsensical one does
// not silence the process.
const maxAsked = 5 * time.Minute

var errTimeout = fmt.Errorf("no answer in time: %w", context.DeadlineExceeded)

// outcome decides what an answer means for env and for the endpoint, and
// returns what was wrong, if anything. It expects t.mu to be held.
//
// The rules are those of the develop docs, "Offline Caching", Dealing With
// Network Failures: 2xx is a success; 429 is discarded without a client report;
// any other answer is discarded with one; network errors may be retried. One
// reading of ours: 502, 503 and 504 count as network errors, because they are
// what a proxy or load balancer answers when it cannot reach Sentry. They are
// retried with the same growing pauses, and no sooner than the answer's
// Retry-After, if that is within maxAsked, unless another answer shows meanwhile
// that the outage is over.
func (t *Transport) outcome(env *envelope, a answer) error {
	now := time.Now()
	if a.err != nil {
		if !t.closed { // or Close was what broke it
			t.lastErr = a.err
		}
		t.retry(env, ReasonNetworkError, a.err, 0, now)
		return a.err
	}
	t.limits.update(a.status, a.header, now)
	t.busySince = now
	if statusOK(a.status) {
		t.answered()
		t.settle(env, "")
		return nil
	}
	t.lastErr = fmt.Errorf("answer %d %s", a.status, http.StatusText(a.status))
	switch {
	case unreachable(a.status):
		wait, _ := retryAfter(a.header, now)
		t.retry(env, ReasonSendError, t.lastErr, min(wait, maxAsked), now)
	case a.status == http.StatusTooManyRequests:
		t.answered()
		t.settle(env, ReasonTooManyRequests)
	default:
		t.answered()
		t.settle(env, ReasonSendError)
	}
	return t.lastErr
}

func statusOK(status int) bool {
	return status >= http.StatusOK && status < http.StatusMultipleChoices
}

func unreachable(status int) bool {
	return status == http.StatusBadGateway || status == http.StatusServiceUnavailable ||
		status == http.StatusGatewayTimeout
}

// answered notes that the endpoint works.
func (t *Transport) answered() {
	t.breaker.success()
	t.newRound()
}

// retry takes env back after a failure. While the endpoint is down as a whole
// the envelope is not to blame and waits as long as there is room, or goes to
// disk; if others got through meanwhile, it may fail maxFailures times.
func (t *Transport) retry(env *envelope, r Reason, err error, wait time.Duration, now time.Time) {
	down := t.breaker.failure(env.probe, env.successes, wait, now)
	if env.settled || t.closed {
		return // or for Close to settle
	}
	if env.stored {
		t.returnToDisk(env, r, err, down, wait, now)
		return
	}
	delete(t.inflight, env)
	switch {
	case env.Items == 0:
		t.settle(env, "") // a client report; its counts go with the next one
	case down:
		t.queue.push(env)
	default:
		if env.failures++; env.failures >= maxFailures {
			if r != ReasonNetworkError || !t.writable(now) {
				t.settle(env, r)
				return
			}
			env.toDisk = true
		}
		env.asked = now.Add(wait)
		env.notBefore = latest(now.Add(t.breaker.pause(env.failures)), env.asked)
		t.delayed = append(t.delayed, env)
	}
}
