package transport

import (
	"testing"
	"time"
)

func newBreaker(random float64) *breaker {
	return &breaker{min: time.Second, max: 10 * time.Second, rand: func() float64 { return random }}
}

func TestPause(t *testing.T) {
	for random, want := range map[float64][]time.Duration{
		0:   {500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second, 5 * time.Second, 5 * time.Second},
		0.5: {750 * time.Millisecond, 1500 * time.Millisecond, 3 * time.Second, 6 * time.Second, 7500 * time.Millisecond},
	} {
		b := newBreaker(random)
		for i, d := range want {
			if got := b.pause(i + 1); got != d {
				t.Errorf("pause %d with random %v: %v, want %v", i+1, random, got, d)
			}
		}
		if got := b.pause(1000); got < 5*time.Second || got > 10*time.Second {
			t.Errorf("pause 1000: %v", got)
		}
	}
}

func TestBreaker(t *testing.T) {
	b := newBreaker(1)
	t0 := time.Now()
	at := func(s int) time.Time { return t0.Add(time.Duration(s) * time.Second) }

	// Three requests side by side fail: one outage, not three.
	for range 3 {
		if !b.failure(false, 0, 0, at(1)) {
			t.Error("not down")
		}
	}
	if b.failures != 1 || b.retryAt != at(2) {
		t.Errorf("%d failures, retry after %v", b.failures, b.retryAt.Sub(t0))
	}
	// The probe fails: the pause doubles. A server may ask for more, and is not
	// tried sooner for a flush either.
	b.failure(true, 0, 0, at(3))
	if b.retryAt != at(5) {
		t.Errorf("retry after %v", b.retryAt.Sub(t0))
	}
	b.hurry(at(4))
	if b.retryAt != at(4) || !b.down() {
		t.Errorf("retry after %v", b.retryAt.Sub(t0))
	}
	b.failure(true, 0, 60*time.Second, at(5))
	b.failure(false, 0, 80*time.Second, at(6)) // side by side with the probe
	b.hurry(at(14))
	if b.retryAt != at(86) {
		t.Errorf("retry after %v", b.retryAt.Sub(t0))
	}
	b.success()
	if b.down() {
		t.Error("down after a success")
	}
	// The wish is over with the outage.
	b.failure(false, 1, 0, at(29))
	b.hurry(at(29))
	if b.retryAt != at(29) {
		t.Errorf("retry after %v", b.retryAt.Sub(t0))
	}
	b.success()
	// A request that began before the success fails: its connection's fault.
	if b.failure(false, 0, 0, at(30)) || b.down() {
		t.Error("down, though another request was answered")
	}
	if !b.failure(false, 2, 0, at(31)) {
		t.Error("not down, though nothing was answered since")
	}
}
