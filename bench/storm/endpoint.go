package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// The states an endpoint can be in.
var faults = []string{"none", "down", "hang", "429", "503", "reset"}

// endpoint stands for Sentry.
type endpoint struct {
	addr   string
	server *http.Server
	delay  time.Duration
	fault  atomic.Value // string
	gone   chan struct{}

	mu  sync.Mutex
	got *ledger
}

func newEndpoint(cfg config, fault string) (*endpoint, error) {
	if !slices.Contains(faults, fault) {
		return nil, fmt.Errorf("unknown fault %q", fault)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	e := &endpoint{
		addr:  listener.Addr().String(),
		delay: cfg.delay,
		gone:  make(chan struct{}),
		got:   newLedger(cfg),
	}
	e.fault.Store(fault)
	e.server = &http.Server{Handler: e, ReadHeaderTimeout: 10 * time.Second}
	if fault == "down" {
		// Closed again: nobody else is likely to get the port meanwhile, and
		// connections to it are refused.
		return e, listener.Close()
	}
	go e.server.Serve(listener)
	return e, nil
}

func (e *endpoint) dsn() string { return "http://key@" + e.addr + "/1" }

// heal ends the fault.
func (e *endpoint) heal() {
	if e.fault.Swap("none") != "down" {
		return
	}
	listener, err := net.Listen("tcp", e.addr)
	if err != nil {
		fmt.Println("the endpoint does not come back:", err)
		return
	}
	go e.server.Serve(listener)
}

func (e *endpoint) close() {
	close(e.gone)
	e.server.Close()
}

// collect returns what has arrived so far.
func (e *endpoint) collect() arrivals {
	e.mu.Lock()
	defer e.mu.Unlock()
	got := e.got.arrivals
	got.calls = make([][]bool, len(e.got.calls))
	for g, calls := range e.got.calls {
		got.calls[g] = slices.Clone(calls)
	}
	return got
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.mu.Lock()
	e.got.requests++
	e.mu.Unlock()
	switch e.fault.Load() {
	case "hang":
		select {
		case <-r.Context().Done():
		case <-e.gone:
		}
		return
	case "reset":
		reset(w)
		return
	case "429":
		w.Header().Set("Retry-After", "60")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	case "503":
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	body := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unzipped, err := gzip.NewReader(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		body = unzipped
	}
	envelope, err := io.ReadAll(io.LimitReader(body, 20<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	time.Sleep(e.delay)
	e.mu.Lock()
	e.got.add(envelope)
	e.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	io.WriteString(w, "{}")
}

// reset ends the connection as a crashed peer or a firewall does.
func reset(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	conn.Close()
}
