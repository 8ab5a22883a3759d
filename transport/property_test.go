package transport_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

// TestSumsAddUp runs several processes after one another on one spool, with
// events of all kinds from several goroutines, a network that fails in every
// way, flushes, and a shutdown at any moment. However it goes, every item is
// delivered once, dropped for a reason, or on disk, and the counts say so at
// every moment.
func TestSumsAddUp(t *testing.T) {
	seeds := uint64(30)
	if testing.Short() {
		seeds = 5
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { sumsAddUp(t, seed) })
		})
	}
}

func sumsAddUp(t *testing.T, seed uint64) {
	w := &chaos{rng: rand.New(rand.NewPCG(seed, 0)), got: make(map[string]int)}
	opts := transport.Options{
		QueueItems:    20,
		QueueBytes:    100_000,
		Connections:   1 + w.intN(4),
		Timeout:       2 * time.Second,
		RetryMax:      2 * time.Second,
		Durable:       w.intN(2) == 0,
		HTTPTransport: w,
	}
	if w.intN(4) > 0 {
		opts.SpoolDir, opts.SpoolFiles = t.TempDir(), 30
	}
	opts.OnDrop = func(transport.Drop) {}

	var accepted, sent, lost, spooled int64
	var s transport.Stats
	for generation := range 4 {
		w.set(generation == 3)
		tr := transport.New(&opts)
		tr.Configure(sentry.ClientOptions{Dsn: dsn})
		var wg sync.WaitGroup
		for g := range 3 {
			wg.Go(func() {
				for i := range 30 {
					tr.SendEvent(w.event(fmt.Sprintf("%d-%d-%d", generation, g, i)))
					checkSum(t, tr.Stats())
					time.Sleep(time.Duration(w.intN(300)) * time.Millisecond)
				}
			})
		}
		wg.Go(func() {
			for range 3 {
				time.Sleep(time.Second)
				tr.Flush(time.Duration(w.intN(2000)) * time.Millisecond)
			}
		})
		if w.intN(2) == 0 {
			wg.Wait() // otherwise it shuts down in the middle
		}
		if generation == 3 {
			wg.Wait()
			time.Sleep(time.Hour) // no more faults: all that can be is delivered
			if s := tr.Stats(); s.Spooled != 0 || s.Queued != 0 {
				t.Errorf("left behind: %+v", s)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(w.intN(3000))*time.Millisecond)
		err := tr.Shutdown(ctx)
		cancel()
		wg.Wait()
		s = tr.Stats()
		checkSum(t, s)
		if s.Queued != 0 {
			t.Errorf("queued after Close: %+v", s)
		}
		if err == nil && generation == 3 && s.Queued+s.Spooled != 0 {
			t.Errorf("no error from Shutdown: %+v", s)
		}
		if s.Adopted != spooled {
			t.Errorf("adopted %d, the process before left %d", s.Adopted, spooled)
		}
		spooled = s.Spooled
		accepted += s.Accepted
		sent += s.Sent
		lost += s.DroppedItems()
	}
	if accepted != sent+lost+s.Spooled {
		t.Errorf("accepted %d, sent %d, dropped %d, on disk %d", accepted, sent, lost, s.Spooled)
	}
	if n := w.delivered(t); n != sent {
		t.Errorf("counted %d as sent, the server took %d", sent, n)
	}
}

// A chaos is a network with random faults.
type chaos struct {
	mu      sync.Mutex
	rng     *rand.Rand
	healthy bool
	got     map[string]int // how often each event was taken
	items   int64          // taken in all
}

func (w *chaos) intN(n int) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.rng.IntN(n)
}

func (w *chaos) set(healthy bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.healthy = healthy
}

// event returns an event, a transaction or a batch of three logs.
func (w *chaos) event(id string) *sentry.Event {
	e := sentry.NewEvent()
	e.Message, e.Level = "id="+id, sentry.LevelError
	if w.intN(2) == 0 {
		e.Breadcrumbs = []*sentry.Breadcrumb{{Message: strings.Repeat("long ", 1500)}}
	}
	switch w.intN(4) {
	case 0:
		e.Type = "transaction"
	case 1:
		e.Type = "log"
		e.Logs = []sentry.Log{{Body: "a"}, {Body: "b"}, {Body: "c"}}
	case 2:
		e.Level = sentry.LevelFatal
	}
	return e
}

// plain returns the body of r as it was before compression.
func plain(r *http.Request) io.Reader {
	if r.Header.Get("Content-Encoding") != "gzip" {
		return r.Body
	}
	z, err := gzip.NewReader(r.Body)
	if err != nil {
		return iotest.ErrReader(err)
	}
	return z
}

var idPattern = regexp.MustCompile(`"message":"id=([0-9-]+)"`)

func (w *chaos) RoundTrip(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(plain(r))
	if err != nil {
		return nil, err
	}
	if _, err := sentrytest.ParseEnvelope(body); err != nil {
		return nil, fmt.Errorf("not an envelope: %w", err)
	}
	delay := time.Duration(w.intN(200)) * time.Millisecond
	fault := w.intN(12)
	w.mu.Lock()
	if w.healthy {
		fault = -1
	}
	w.mu.Unlock()
	if fault == 0 {
		delay = time.Hour
	}
	select {
	case <-r.Context().Done():
		return nil, r.Context().Err()
	case <-time.After(delay):
	}
	status, header := 200, http.Header{}
	switch fault {
	case 1, 2, 3:
		return nil, errors.New("connection reset")
	case 4:
		status = 400
	case 5:
		status = 503
	case 6:
		status = 429
		header.Set("X-Sentry-Rate-Limits", "1:transaction;log_item")
	}
	if status == 200 {
		w.mu.Lock()
		defer w.mu.Unlock()
		if m := idPattern.FindSubmatch(body); m != nil {
			w.got[string(m[1])]++
			w.items++
			if c := countLogs(body); c > 0 {
				w.items += c - 1
			}
		}
	}
	return &http.Response{StatusCode: status, Header: header, Body: http.NoBody, Request: r}, nil
}

var logCount = regexp.MustCompile(`"type":"log","length":\d+,"item_count":(\d+)`)

func countLogs(body []byte) int64 {
	var n int64
	if m := logCount.FindSubmatch(body); m != nil {
		_, _ = fmt.Sscan(string(m[1]), &n)
	}
	return n
}

// delivered returns how many items the server took, and fails if one came twice.
func (w *chaos) delivered(t *testing.T) int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	for id, n := range w.got {
		if n != 1 {
			t.Errorf("%s arrived %d times", id, n)
		}
	}
	return w.items
}
