package transport_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/getsentry/sentry-go"
)

// An ingest is a Sentry endpoint whose behaviour a test chooses.
type ingest struct {
	*httptest.Server
	mu       sync.Mutex
	handle   http.HandlerFunc // nil: 200
	requests []request
}

type request struct {
	header http.Header
	envelope
}

type envelope struct {
	header map[string]any
	items  []item
}

type item struct {
	header  map[string]any
	payload []byte
}

func (i item) typ() string { return i.header["type"].(string) }

func newIngest(t testing.TB, handle http.HandlerFunc) *ingest {
	in := &ingest{handle: handle}
	in.Server = httptest.NewServer(http.HandlerFunc(in.serve))
	t.Cleanup(func() {
		in.CloseClientConnections()
		in.Close()
	})
	return in
}

func (in *ingest) dsn() string {
	return strings.Replace(in.URL, "http://", "http://public@", 1) + "/42"
}

func (in *ingest) set(handle http.HandlerFunc) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.handle = handle
}

// serve records what it answers with 2xx.
func (in *ingest) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	in.mu.Lock()
	handle := in.handle
	in.mu.Unlock()
	rec := &status{ResponseWriter: w, code: 200}
	if handle != nil {
		handle(rec, r)
	}
	if rec.code/100 != 2 {
		return
	}
	if r.Header.Get("Content-Encoding") == "gzip" {
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			panic(err)
		}
		body, _ = io.ReadAll(z)
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	in.requests = append(in.requests, request{header: r.Header, envelope: parse(body)})
}

type status struct {
	http.ResponseWriter
	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// parse panics on anything that is not an envelope in which every item has its
// length.
func parse(body []byte) envelope {
	var e envelope
	line, rest, _ := bytes.Cut(body, []byte("\n"))
	must(json.Unmarshal(line, &e.header))
	for len(rest) > 0 {
		var it item
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		must(json.Unmarshal(line, &it.header))
		n := int(it.header["length"].(float64))
		it.payload = rest[:n]
		if rest[n] != '\n' {
			panic("item without newline")
		}
		rest = rest[n+1:]
		e.items = append(e.items, it)
	}
	return e
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// all returns the accepted requests.
func (in *ingest) all() []request {
	in.mu.Lock()
	defer in.mu.Unlock()
	return append([]request(nil), in.requests...)
}

// messages counts the messages of the events accepted.
func (in *ingest) messages() map[string]int {
	got := make(map[string]int)
	for _, r := range in.all() {
		for _, it := range r.items {
			if it.typ() == "event" {
				var ev struct{ Message string }
				must(json.Unmarshal(it.payload, &ev))
				got[ev.Message]++
			}
		}
	}
	return got
}

func newClient(t testing.TB, dsn string, tr sentry.Transport) *sentry.Client {
	c, err := sentry.NewClient(sentry.ClientOptions{Dsn: dsn, Transport: tr, EnableTracing: true, TracesSampleRate: 1})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func capture(c *sentry.Client, message string) {
	e := sentry.NewEvent()
	e.Message, e.Level = message, sentry.LevelError
	c.CaptureEvent(e, nil, nil)
}
