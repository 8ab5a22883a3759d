package sentrytest

import (
	"net/http"
	"time"
)

// Fault says how one request is treated. The zero Fault is a healthy answer: 200 with the event's id.
// Its parts combine: a delayed 429, a reset after a hang that was released.
type Fault struct {
	// Status is the HTTP status of the answer; 0 means 200. Envelopes answered with 2xx count as accepted.
	Status int

	// RetryAfter is the answer's Retry-After header, in seconds or as an HTTP date; "" means none.
	RetryAfter string

	// RateLimits is the answer's X-Sentry-Rate-Limits header, such as "60:error;transaction:key"; "" means none.
	// Sentry sends it with any status, 200 included.
	RateLimits string

	// Header holds further headers of the answer.
	Header http.Header

	// Delay is waited between reading the request and answering it. If the
	// client has gone when it is over, the envelope is not accepted.
	Delay time.Duration

	// ReadRate is the number of body bytes read per second, so that the client's
	// writes stall once the sockets' buffers are full; 0 means at full speed.
	ReadRate int

	// Hang stops the treatment at a point until [Server.Release], [Server.Heal],
	// [Server.Stop] or [Server.Close]; Never means not at all.
	Hang Point

	// Reset breaks the connection at a point, with a TCP reset; Never means not at all.
	// When Hang names the same point, the reset follows the release.
	Reset Point

	// Accept takes the envelope in as soon as it has been read, whatever becomes of the answer:
	// the case in which a client that retries makes duplicates.
	Accept bool
}

// Point is a moment in the treatment of a request, for [Fault].
type Point int

// The points at which a Fault can act, in the order in which they come.
const (
	Never      Point = iota
	BeforeBody       // the headers have been read, nothing of the body
	HalfBody         // half of the body has been read, a byte of it if its length was not declared
	AfterBody        // all of the request has been read
	HalfAnswer       // status, headers and half of the answer's body have been sent
)

// FailNext treats the next requests with these faults, one each, in this order,
// after those that earlier calls have queued and before what [Server.FailAll] or
// [Server.FailFunc] say. A zero Fault lets one request through.
func (s *Server) FailNext(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = append(s.script, faults...)
}

// FailAll treats every further request with this fault, until [Server.Heal].
func (s *Server) FailAll(f Fault) {
	s.FailFunc(func(*Request) Fault { return f })
}

// FailFunc asks decide for the fault of every further request, until [Server.Heal].
// It replaces what FailAll or FailFunc said before; nil means no faults.
//
// decide is called when the headers have been read, so the body is not there
// yet: Body, Decoded and Envelope of the request are nil. It is called from
// several goroutines at once and must not call Close, which waits for it.
func (s *Server) FailFunc(decide func(*Request) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.decide = decide
}

// Release lets the requests that hang now go on and cuts short their delays.
// Faults stay as they are.
func (s *Server) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.releaseLocked()
}

// Heal ends all faults: it forgets those that were set, releases the requests
// that hang, and cuts short running delays.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script, s.decide = nil, nil
	s.releaseLocked()
}

func (s *Server) releaseLocked() {
	close(s.released)
	s.released = make(chan struct{})
}

// faultFor chooses the fault for a request and the channel whose closing releases it.
func (s *Server) faultFor(r *Request) (Fault, <-chan struct{}) {
	s.mu.Lock()
	released := s.released
	if len(s.script) > 0 {
		f := s.script[0]
		s.script = s.script[1:]
		s.mu.Unlock()
		return f, released
	}
	decide := s.decide
	s.mu.Unlock()
	if decide == nil {
		return Fault{}, released
	}
	return decide(r), released
}
