package sentrytest

import (
	"maps"
	"net/http"
	"slices"
	"sync/atomic"
	"time"
)

// Request is one HTTP request as it arrived, whatever became of it. It is read-only.
type Request struct {
	Number     int       // 1 for the first request of the server
	Time       time.Time // when its headers had been read
	RemoteAddr string    // the client's end of the connection: equal for requests that shared one
	Method     string
	URL        string // path and query
	Header     http.Header

	Project   string // project of the path, "" if the path is not that of an envelope endpoint
	PublicKey string // "" if the request was not authenticated

	Body     []byte    // as sent, as far as it could be read
	Decoded  []byte    // after decompression
	Envelope *Envelope // nil if the request was refused or broke off

	outcome atomic.Pointer[outcome]
}

type outcome struct {
	status int
	err    error
}

// Status returns the HTTP status of the answer, 0 as long as none was sent or for good if none could be.
func (r *Request) Status() int {
	if o := r.outcome.Load(); o != nil {
		return o.status
	}
	return 0
}

// Err returns why the request was refused or broke off; nil if it was answered
// as it should, be that by a programmed fault, or if it is still under way.
func (r *Request) Err() error {
	if o := r.outcome.Load(); o != nil {
		return o.err
	}
	return nil
}

// Stats are counts since the start of the server.
type Stats struct {
	Connections int            // TCP connections accepted
	Requests    int            // requests whose headers arrived
	Bytes       int64          // bytes of request bodies, as sent
	Accepted    int            // envelopes accepted
	Rejected    int            // requests refused for a mistake of the client
	Statuses    map[int]int    // answers by HTTP status; 0 counts requests that ended without one
	Items       map[string]int // accepted items by type; a log item counts once, however many records it holds
	First, Last time.Time      // when the first and the latest request arrived
}

// received is what a Server knows; Server.mu guards it.
type received struct {
	stats     Stats
	requests  []*Request
	rejected  []*Request
	envelopes []*Envelope
	contents
}

// maxRejectedKept bounds what CountOnly remembers of refused requests.
const maxRejectedKept = 100

// arrived counts a request whose headers have been read.
func (s *Server) arrived(r *Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := &s.received.stats
	st.Requests++
	r.Number = st.Requests
	if st.First.IsZero() {
		st.First = r.Time
	}
	st.Last = r.Time
	s.notifyLocked()
}

// publish shows a request to the accessors; only its outcome changes afterwards.
func (s *Server) publish(r *Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.received.stats.Bytes += int64(len(r.Body))
	if !s.count {
		s.received.requests = append(s.received.requests, r)
	}
	s.notifyLocked()
}

// accept takes in an envelope whose request has been published.
func (s *Server) accept(env *Envelope, c *contents) {
	if s.count && s.visit != nil {
		s.visit(env)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	rc := &s.received
	rc.stats.Accepted++
	for i := range env.Items {
		rc.stats.Items[env.Items[i].Type]++
	}
	if !s.count {
		rc.envelopes = append(rc.envelopes, env)
		rc.events = append(rc.events, c.events...)
		rc.transactions = append(rc.transactions, c.transactions...)
		rc.logs = append(rc.logs, c.logs...)
		rc.checkIns = append(rc.checkIns, c.checkIns...)
		rc.clientReports = append(rc.clientReports, c.clientReports...)
		rc.attachments = append(rc.attachments, c.attachments...)
	}
	s.notifyLocked()
}

// settle records what became of a published request.
func (s *Server) settle(r *Request, o outcome, refused bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.outcome.Store(&o)
	s.received.stats.Statuses[o.status]++
	if refused {
		s.received.stats.Rejected++
		if !s.count || len(s.received.rejected) < maxRejectedKept {
			s.received.rejected = append(s.received.rejected, r)
		}
	}
	s.notifyLocked()
}

// Requests returns all requests whose body has been read or that broke off
// before, in that order, refused and failed ones included. A request that hangs
// before its end was read is not among them yet; [Stats] counts it.
func (s *Server) Requests() []*Request { return snapshot(s, &s.received.requests) }

// Rejected returns the requests that were refused for a mistake of the client,
// not because of a [Fault].
func (s *Server) Rejected() []*Request { return snapshot(s, &s.received.rejected) }

// Envelopes returns the accepted envelopes in the order accepted. An envelope
// is accepted just before it is answered with a 2xx status, so a client that
// has its answer finds it here. What the server answered with another status,
// or not at all, is only among [Server.Requests]. The same holds for the other
// lists below.
func (s *Server) Envelopes() []*Envelope { return snapshot(s, &s.received.envelopes) }

// Events returns the error events of the accepted envelopes, in order.
func (s *Server) Events() []*Event { return snapshot(s, &s.received.events) }

// Transactions returns the transactions of the accepted envelopes, in order.
func (s *Server) Transactions() []*Event { return snapshot(s, &s.received.transactions) }

// Logs returns the structured log records of the accepted envelopes, in order.
func (s *Server) Logs() []*Log { return snapshot(s, &s.received.logs) }

// CheckIns returns the monitor check-ins of the accepted envelopes, in order.
func (s *Server) CheckIns() []*CheckIn { return snapshot(s, &s.received.checkIns) }

// ClientReports returns the client reports of the accepted envelopes, in order.
func (s *Server) ClientReports() []*ClientReport { return snapshot(s, &s.received.clientReports) }

// Attachments returns the attachments of the accepted envelopes, in order.
func (s *Server) Attachments() []*Attachment { return snapshot(s, &s.received.attachments) }

// Stats returns the counts up to now.
func (s *Server) Stats() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.received.stats
	st.Statuses = maps.Clone(st.Statuses)
	st.Items = maps.Clone(st.Items)
	return st
}

func snapshot[T any](s *Server, list *[]T) []T {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(*list)
}
