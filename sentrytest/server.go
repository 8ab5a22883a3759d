package sentrytest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"sync"
	"testing"
	"time"
)

// Limits of Sentry's ingestion, from the section "Size Limits" of
// https://develop.sentry.dev/sdk/data-model/envelopes/.
const (
	maxCompressed   = 20 << 20
	maxDecompressed = 100 << 20
	maxEventItem    = 1 << 20
	maxCheckInItem  = 100 << 10
)

// closeTimeout bounds how long Close waits for a caller's own callback.
const closeTimeout = 2 * time.Second

// Server is a Sentry ingest endpoint on 127.0.0.1. All methods may be called concurrently.
type Server struct {
	addr     string
	timeout  time.Duration
	tolerant bool // refused requests do not fail the test
	count    bool // keep counts only
	visit    func(*Envelope)

	handlers sync.WaitGroup // requests and accept loops

	mu       sync.Mutex
	http     *http.Server // nil while stopped
	listener net.Listener
	cancel   context.CancelFunc
	closed   bool
	released chan struct{} // closed to let hanging requests go on
	script   []Fault
	decide   func(*Request) Fault
	changed  chan struct{} // closed when something has happened
	waiting  bool          // someone took changed since it was made
	received received
}

// Option changes a default of [NewServer] or [Start].
type Option func(*Server)

// WithTimeout sets how long the helpers that take a testing.TB wait. The default is 10 seconds.
func WithTimeout(d time.Duration) Option {
	return func(s *Server) { s.timeout = d }
}

// AllowRejected keeps a test from failing when the endpoint refuses malformed
// requests, for tests that send such on purpose.
func AllowRejected() Option {
	return func(s *Server) { s.tolerant = true }
}

// CountOnly makes the server keep [Stats] but nothing of what it receives, for
// load tests. Each accepted envelope is passed to visit, if that is not nil;
// it must not be used after visit returns. visit is called from several
// goroutines at once. Payloads are not decoded unless visit asks for it with
// [Envelope.Events], so broken JSON inside an item is not noticed.
// [Server.Wait] and [Server.WaitEvents] work as ever, but the lists of what was
// received stay empty, except for the first 100 of [Server.Rejected].
func CountOnly(visit func(*Envelope)) Option {
	return func(s *Server) { s.count, s.visit = true, visit }
}

// NewServer starts a server that is closed when the test ends. The test fails
// if the server had to refuse a request, because it was malformed, too large or
// not authenticated, unless [AllowRejected] is given. Answers programmed as
// faults do not count as refusals.
func NewServer(tb testing.TB, opts ...Option) *Server {
	tb.Helper()
	s, err := Start(opts...)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
		if s.tolerant {
			return
		}
		for _, refused := range s.Rejected() {
			tb.Errorf("sentrytest: refused %s %s with %d: %v", refused.Method, refused.URL, refused.Status(), refused.Err())
		}
	})
	return s
}

// Start starts a server for a program. The caller closes it.
func Start(opts ...Option) (*Server, error) {
	s := &Server{
		timeout:  10 * time.Second,
		released: make(chan struct{}),
		changed:  make(chan struct{}),
	}
	for _, opt := range opts {
		opt(s)
	}
	s.received.stats.Statuses = make(map[int]int)
	s.received.stats.Items = make(map[string]int)
	if err := s.listen("127.0.0.1:0"); err != nil {
		return nil, err
	}
	s.addr = s.listener.Addr().String()
	return s, nil
}

func (s *Server) listen(addr string) error {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("sentrytest: %w", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	srv := &http.Server{
		Handler:     http.HandlerFunc(s.serve),
		ConnState:   s.connState,
		BaseContext: func(net.Listener) context.Context { return ctx },
		// net/http complains here about connections that were broken on purpose.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.http != nil {
		cancel()
		ln.Close()
		return errors.New("sentrytest: server is closed or running already")
	}
	s.http, s.listener, s.cancel = srv, ln, cancel
	s.handlers.Go(func() { srv.Serve(ln) })
	return nil
}

// DSN returns the DSN of project 1 with the public key "public".
func (s *Server) DSN() string { return s.ProjectDSN("public", "1") }

// ProjectDSN returns the DSN of a project. The server takes in every project
// under every public key; project may have a path before it, as in "sentry/2",
// for servers that do not live at the root of their host.
func (s *Server) ProjectDSN(publicKey, project string) string {
	u := url.URL{Scheme: "http", User: url.User(publicKey), Host: s.addr, Path: "/" + project}
	return u.String()
}

// Addr returns the address the server listens on, host and port. It stays the same over Stop and Restart.
func (s *Server) Addr() string { return s.addr }

// Stop takes the server down: connections are closed, requests that hang or
// wait end without an answer, new connections are refused. What was received stays.
func (s *Server) Stop() {
	s.mu.Lock()
	srv, ln, cancel := s.http, s.listener, s.cancel
	s.http = nil
	s.mu.Unlock()
	if srv == nil {
		return
	}
	cancel()
	srv.Close()
	ln.Close() // srv does not know it yet if Stop comes right after Start
	s.Release()
}

// Restart brings a stopped server up again on the same address. It fails if
// another process has taken the port meanwhile or the server is not stopped.
func (s *Server) Restart() error { return s.listen(s.addr) }

// Close takes the server down for good and waits until its goroutines have
// ended; what was received can still be read. Requests that hang do not block
// it. It fails if a callback of the caller is still running after 2 seconds.
// Closing twice is harmless.
func (s *Server) Close() error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.Stop()
	done := make(chan struct{})
	go func() {
		s.handlers.Wait()
		close(done)
	}()
	timer := time.NewTimer(closeTimeout)
	defer timer.Stop()
	select {
	case <-done:
		return nil
	case <-timer.C:
		return errors.New("sentrytest: a callback given to the server is still running")
	}
}

// enter counts a request as running. After Close has begun to wait for those
// that run, a request still in a connection's buffer is too late.
func (s *Server) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.handlers.Add(1)
	return true
}

func (s *Server) connState(_ net.Conn, state http.ConnState) {
	if state == http.StateNew {
		s.mu.Lock()
		s.received.stats.Connections++
		s.mu.Unlock()
	}
}
