package slogsentry

import (
	"sync"
	"time"

	"github.com/getsentry/sentry-go"
)

// Lost tells the handler that an event it made has not reached Sentry and will not:
// the next record of the same problem makes one, whatever the throttle says, and
// tells how many there were, the lost one included. Without it a problem whose only
// event was refused would stay unknown until the throttle lets another one pass.
// Init calls it for events that Sentry has answered with 429. Ids of other events,
// and of old ones, have no effect.
func (h *Handler) Lost(id sentry.EventID) {
	c := h.core
	if c.limiter == nil || id == "" {
		return
	}
	if e := c.sent.lost(id); e != nil {
		c.limiter.again(e.key, e.before)
	}
}

// sentEvents remembers the problems of the latest events, maxSent at most: those that
// a flood makes before the first answer.
type sentEvents struct {
	mu    sync.Mutex
	ring  []sentEvent
	next  int // is overwritten next, once the ring is full
	early int // ids in ring that were lost before they were known
}

const maxSent = 1 << 10

type sentEvent struct {
	id     sentry.EventID
	key    problemKey
	before held // what the event told, and itself
	early  bool
}

// add remembers an event, unless that was lost already, which it reports: the
// answer may be there before the call that sent the event has returned.
func (s *sentEvents) add(e sentEvent) (lost bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.early > 0 {
		if known := s.find(e.id); known != nil {
			s.clear(known)
			return true
		}
	}
	s.put(e)
	return false
}

// lost forgets an event and returns it, or nil if it is not known.
func (s *sentEvents) lost(id sentry.EventID) *sentEvent {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.find(id)
	if known == nil {
		s.put(sentEvent{id: id, early: true})
		s.early++
		return nil
	}
	if known.early {
		return nil
	}
	e := *known
	s.clear(known)
	return &e
}

func (s *sentEvents) find(id sentry.EventID) *sentEvent {
	for i := range s.ring {
		if s.ring[i].id == id {
			return &s.ring[i]
		}
	}
	return nil
}

func (s *sentEvents) put(e sentEvent) {
	if len(s.ring) < maxSent {
		s.ring = append(s.ring, e)
		return
	}
	s.clear(&s.ring[s.next])
	s.ring[s.next] = e
	s.next = (s.next + 1) % maxSent
}

func (s *sentEvents) clear(e *sentEvent) {
	if e.early {
		s.early--
	}
	*e = sentEvent{}
}

// remember notes that an event of a problem was sent, which told what had been held
// back before.
func (c *core) remember(id sentry.EventID, key problemKey, before held, at time.Time) {
	if c.limiter == nil {
		return
	}
	before.add(held{1, at})
	if c.sent.add(sentEvent{id: id, key: key, before: before}) {
		c.limiter.again(key, before)
	}
}
