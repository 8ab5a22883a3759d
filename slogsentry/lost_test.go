package slogsentry_test

import (
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// A problem of which the one event was lost makes another, which tells of both.
func TestLostProblemsComeAgain(t *testing.T) {
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	now := newClock()
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour, Now: now.Now}})
	h := l.Handler().(*slogsentry.Handler)
	for range 5 {
		errorHere(l, "m")
	}
	lost := e.events(1)[0].EventID
	h.Lost("00000000000000000000000000000000")
	h.Lost("")
	errorHere(l, "m")
	e.events(1)

	h.Lost(sentry.EventID(lost))
	h.Lost(sentry.EventID(lost))
	errorHere(l, "m")
	second := e.events(2)[1]
	if got := second.Tags["suppressed"]; got != "6" { // five held back, and the lost one
		t.Errorf("suppressed: %q", got)
	}
	errorHere(l, "m")
	e.events(2)
	checkSum(t, statsOf(l))
}

// The answer to an event may be there before the call that logged it returns.
func TestLostBeforeTheCallReturns(t *testing.T) {
	var h *slogsentry.Handler
	lost := 0
	o := sentry.ClientOptions{Dsn: "http://key@127.0.0.1:1/1", Release: "test", Transport: sending{send: func(event *sentry.Event) {
		if lost++; lost == 1 {
			h.Lost(event.EventID)
		}
	}}}
	slogsentry.NewIntegration(nil).Install(&o)
	client, err := sentry.NewClient(o)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	h = slogsentry.NewHandler(&slogsentry.Options{
		Hub:      sentry.NewHub(client, sentry.NewScope()),
		Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour},
	})
	l := slog.New(h)
	for range 5 {
		errorHere(l, "m")
	}
	if lost != 2 {
		t.Errorf("%d events", lost)
	}
	checkSum(t, h.Stats())
}

// What is remembered of events is bounded, and safe for concurrent use.
func TestManyLostEvents(t *testing.T) {
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1, Every: time.Hour}})
	h := l.Handler().(*slogsentry.Handler)
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 300 {
				h.Lost(sentry.EventID(fmt.Sprintf("%016x%016x", g, i)))
				l.Error("m", "fingerprint", []string{fmt.Sprint(g, i%10)})
			}
		})
	}
	wg.Wait()
	errorHere(l, "last")
	events := e.events(41)
	h.Lost(sentry.EventID(events[len(events)-1].EventID))
	errorHere(l, "last")
	e.events(42)
}

// sending is a transport that calls send with each event.
type sending struct {
	discard
	send func(*sentry.Event)
}

func (s sending) SendEvent(event *sentry.Event) { s.send(event) }
