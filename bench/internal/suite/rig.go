package suite

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// dsn is well formed and leads nowhere: what uses it has a transport that sends
// nothing over the network.
const dsn = "http://key@127.0.0.1:1/1"

// rig is a client of the SDK with a stand-in for Sentry behind it.
type rig struct {
	hub  *sentry.Hub
	sent *counter
}

// newRig starts a client. It ends with the test or benchmark.
func newRig(tb testing.TB, c Contender, pipeline pipeline) *rig {
	tb.Helper()
	sent := &counter{}
	opts := sentry.ClientOptions{
		// Stated, because without them the SDK looks them up, by running git
		// for one.
		Release:     "bench@1.0.0",
		ServerName:  "bench",
		Environment: "bench",
	}
	switch pipeline {
	case counting:
		opts.Dsn, opts.Transport = dsn, sent
	case sdkDefault:
		opts.Dsn, opts.HTTPTransport = dsn, sent
	case none:
		tb.Setenv("SENTRY_DSN", "")
	}
	if c.Client != nil {
		c.Client(&opts)
	}
	client, err := sentry.NewClient(opts)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(client.Close)
	return &rig{hub: sentry.NewHub(client, sentry.NewScope()), sent: sent}
}

// pipeline is what stands behind the client.
type pipeline int

const (
	// counting is a transport that counts events and drops them.
	counting pipeline = iota
	// sdkDefault is the SDK's own queues and transport on an
	// http.RoundTripper that reads each request, counts and answers 200.
	sdkDefault
	// none is a client without a DSN.
	none
)

// target returns a target on the rig's hub that discards lines.
func (r *rig) target() Target { return on(r.hub, io.Discard) }

func on(hub *sentry.Hub, out io.Writer) Target {
	return Target{Ctx: sentry.SetHubOnContext(context.Background(), hub), Hub: hub, Out: out}
}

// counter stands for Sentry: as a transport of the SDK or, below the SDK's own
// transport, as an http.RoundTripper.
type counter struct {
	events atomic.Int64
	last   atomic.Pointer[sentry.Event]

	mu   sync.Mutex
	logs []sentry.Log
}

func (c *counter) Configure(sentry.ClientOptions)            {}
func (c *counter) Flush(time.Duration) bool                  { return true }
func (c *counter) FlushWithContext(ctx context.Context) bool { return true }
func (c *counter) Close()                                    {}

func (c *counter) SendEvent(event *sentry.Event) {
	if len(event.Logs) > 0 {
		c.mu.Lock()
		c.logs = event.Logs
		c.mu.Unlock()
		return
	}
	c.last.Store(event)
	c.events.Add(1)
}

func (c *counter) lastLogs() []sentry.Log {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.logs
}

var (
	itemIsEvent = []byte(`{"type":"event"`)
	bodies      = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	readers     = sync.Pool{New: func() any { return new(gzip.Reader) }}
)

func (c *counter) RoundTrip(r *http.Request) (*http.Response, error) {
	body := bodies.Get().(*bytes.Buffer)
	defer bodies.Put(body)
	body.Reset()
	defer r.Body.Close()
	var reader io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		unzip := readers.Get().(*gzip.Reader)
		defer readers.Put(unzip)
		if err := unzip.Reset(r.Body); err != nil {
			return nil, err
		}
		reader = unzip
	}
	if _, err := body.ReadFrom(reader); err != nil {
		return nil, err
	}
	c.events.Add(int64(bytes.Count(body.Bytes(), itemIsEvent)))
	return &http.Response{
		StatusCode: http.StatusOK,
		Proto:      "HTTP/1.1",
		ProtoMajor: 1,
		ProtoMinor: 1,
		Header:     http.Header{},
		Body:       http.NoBody,
		Request:    r,
	}, nil
}
