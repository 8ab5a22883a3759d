package transport

import "math/rand/v2"

// A queue holds the envelopes that wait, one ring for each class. It is not
// safe for concurrent use.
//
// When it is full, an arrival displaces a random envelope of the least
// important class present, never one of a class above its own. Random rather
// than the oldest or the newest: in a storm that outruns the server, dropping
// the oldest loses the cause, dropping the newest loses the end, and either
// leaves a hole in time; random victims thin the storm evenly, while the latest
// arrival, which may be the process's last, is always in.
type queue struct {
	rings [numClasses]ring
	len   int
	rand  func(n int) int // in [0,n); nil means math/rand/v2
}

// maxVictims is how many envelopes one arrival may displace. A single huge
// envelope is worth less than everything else in the queue.
const maxVictims = 16

func (q *queue) push(e *envelope) {
	q.rings[e.class].push(e)
	q.len++
}

// pop returns the oldest envelope of the most important class, or nil.
func (q *queue) pop() *envelope {
	for c := range q.rings {
		if e := q.rings[c].pop(); e != nil {
			q.len--
			return e
		}
	}
	return nil
}

// displace removes and returns the victim for an arrival of class c, or nil if
// everything in the queue is more important.
func (q *queue) displace(c class) *envelope {
	for victim := numClasses - 1; ; victim-- {
		if r := &q.rings[victim]; r.len > 0 {
			q.len--
			return r.removeAt(q.intN(r.len))
		}
		if victim == c {
			return nil
		}
	}
}

func (q *queue) intN(n int) int {
	if q.rand != nil {
		return q.rand(n)
	}
	return rand.IntN(n)
}

// A ring is a growing circular buffer.
type ring struct {
	buf       []*envelope
	head, len int
}

func (r *ring) push(e *envelope) {
	if r.len == len(r.buf) {
		grown := make([]*envelope, max(16, 2*len(r.buf)))
		for i := range r.len {
			grown[i] = r.buf[(r.head+i)%len(r.buf)]
		}
		r.buf, r.head = grown, 0
	}
	r.buf[(r.head+r.len)%len(r.buf)] = e
	r.len++
}

func (r *ring) pop() *envelope {
	if r.len == 0 {
		return nil
	}
	e := r.buf[r.head]
	r.buf[r.head] = nil
	r.head = (r.head + 1) % len(r.buf)
	r.len--
	return e
}

// removeAt removes the i-th envelope in constant time: the oldest takes its
// place. Under overflow the order is no longer that of arrival, which costs
// nothing, as every event carries its own time.
func (r *ring) removeAt(i int) *envelope {
	at := (r.head + i) % len(r.buf)
	e := r.buf[at]
	r.buf[at] = r.buf[r.head]
	r.pop()
	return e
}
