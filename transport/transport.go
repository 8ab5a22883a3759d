package transport

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"
)

// ErrClosed is why a flush ended that was still waiting when the transport was
// closed.
var ErrClosed = errors.New("transport closed")

// A Transport delivers what a sentry.Client hands it. Set it as
// sentry.ClientOptions.Transport; it serves one client and one DSN. All methods
// are safe for concurrent use.
//
// It has no goroutine while it has nothing to do.
type Transport struct {
	opts   Options
	ctx    context.Context // canceled by Close; parent of every request
	cancel context.CancelFunc
	done   chan struct{} // closed by Close
	active sync.WaitGroup

	mu        sync.Mutex
	endpoint  *endpoint // nil until Configure succeeds
	off       bool      // configured without a DSN
	misused   bool      // configured for two endpoints, or none: nothing is sent
	closed    bool
	queue     queue
	delayed   []*envelope // waiting for their notBefore
	inflight  map[*envelope]struct{}
	size      int         // bytes of queue, delayed and inflight
	plain     []*envelope // for pack to compress if they still wait
	packing   bool
	workers   int
	sending   int       // of them those with a request under way
	busySince time.Time // when sending reached its limit, or the latest answer
	probing   bool      // a request is trying an endpoint that is down
	store     *store    // nil without a spool
	breaker   breaker
	limits    limits
	books     ledger
	lastErr   error
	timer     *time.Timer // calls wake
	timerAt   time.Time
	reportAt  time.Time // when counts not yet reported get an envelope of their own
	notifyAt  time.Time // when OnDrop is called next
	notifying sync.Mutex
	current   *epoch
	sealed    []*epoch
	flushed   int64 // books.lost at the end of the latest flush
}

var _ sentry.Transport = (*Transport)(nil)

// New returns a transport for sentry.ClientOptions.Transport. A nil opts means
// the defaults. Nothing is started before the first event.
func New(opts *Options) *Transport {
	o := opts.withDefaults()
	ctx, cancel := context.WithCancel(context.Background())
	t := &Transport{
		opts:     o,
		ctx:      ctx,
		cancel:   cancel,
		done:     make(chan struct{}),
		inflight: make(map[*envelope]struct{}),
		breaker:  breaker{min: o.RetryMin, max: o.RetryMax},
		limits:   make(limits),
		books:    ledger{dropped: make(drops)},
		current:  newEpoch(),
	}
	if o.OnDrop != nil {
		t.books.notify = make(drops)
	}
	return t
}

// Configure is called by sentry.NewClient with the client's options. An empty DSN
// turns the transport off: events are ignored and not counted, as by the SDK's
// own. A DSN that cannot be used, or a second one that leads elsewhere than the
// first, is a mistake that must not send events to the wrong project: from then
// on every event is dropped and counted as [ReasonInternalError].
func (t *Transport) Configure(options sentry.ClientOptions) {
	if options.Dsn == "" {
		t.mu.Lock()
		t.off = t.endpoint == nil
		t.mu.Unlock()
		return
	}
	e, err := newEndpoint(options, t.opts)
	if err == nil {
		err = t.use(e, !options.DisableClientReports)
	}
	if err != nil {
		t.mu.Lock()
		t.misused, t.lastErr = true, err
		t.mu.Unlock()
		debugf("transport: nothing will be sent: %v", err)
	}
}

func (t *Transport) use(e *endpoint, reports bool) error {
	t.mu.Lock()
	known := t.endpoint
	if known == nil {
		t.endpoint, t.off = e, false
		if reports {
			t.books.report = make(drops)
		}
	}
	t.mu.Unlock()
	if known == nil {
		t.openStore(e)
		return nil
	}
	if known.dsn != e.dsn {
		return errors.New("configured for two DSNs; each client needs a transport of its own")
	}
	return nil
}

// SendEvent serialises event and queues it. It takes the time of encoding the
// event as JSON and never waits for the network or for room in the queue. The
// event is not kept.
func (t *Transport) SendEvent(event *sentry.Event) {
	if event == nil {
		return
	}
	it := itemTypeOf(event.Type)
	c := contentOf(event, it)
	t.mu.Lock()
	if t.off {
		t.mu.Unlock()
		return
	}
	r := t.refuse(c.Category, time.Now())
	shelved := r == ReasonRateLimit && t.shelves(c, time.Now())
	if r != "" && !shelved {
		t.books.accepted += c.Items
		t.drop(r, c)
		t.mu.Unlock()
		return
	}
	attachmentsLimited := t.limits.until(categoryAttachment).After(time.Now())
	t.mu.Unlock()

	env, err := newEnvelope(event, it, !attachmentsLimited)
	var shed Reason // why the attachments stay behind
	if attachmentsLimited {
		shed = ReasonRateLimit
	}
	if err == nil && env.size > t.opts.QueueBytes/2 && len(env.parts) > 1 {
		env, err = newEnvelope(event, it, false)
		shed = ReasonQueueOverflow
	}
	if err != nil {
		debugf("transport: event %s could not be encoded: %v", event.EventID, err)
	} else {
		env.toDisk = shelved
		if t.durable(event, env) {
			t.writeAhead(env)
		}
	}

	t.mu.Lock()
	defer t.mu.Unlock()
	t.books.accepted += c.Items
	if err != nil {
		t.lastErr = err
		t.drop(ReasonInternalError, c)
		return
	}
	if shed != "" && len(event.Attachments) > 0 {
		t.books.dropItems(shed, categoryAttachment, int64(len(event.Attachments)))
		t.schedule(time.Now())
	}
	t.enqueue(env)
}

// refuse returns why nothing of category can be taken now, or "".
func (t *Transport) refuse(category string, now time.Time) Reason {
	switch {
	case t.endpoint == nil || t.misused:
		return ReasonInternalError
	case t.closed:
		return ReasonClosed
	case t.limits.until(category).After(now):
		return ReasonRateLimit
	}
	return ""
}

// Stats returns the counts so far. After Close they are final.
func (t *Transport) Stats() Stats {
	t.mu.Lock()
	defer t.mu.Unlock()
	return Stats{
		Accepted:    t.books.accepted,
		Adopted:     t.books.adopted,
		Sent:        t.books.sent,
		Queued:      t.books.queued,
		Spooled:     t.books.spooled,
		Dropped:     t.books.dropped.list(),
		Forwarded:   t.books.forwarded,
		Requests:    t.books.requests,
		Retries:     t.books.retries,
		Bytes:       t.books.bytes,
		SpoolErrors: t.books.spoolErrors,
	}
}

const (
	// closeGrace is how long Close waits for requests to notice that they are
	// canceled. Those of net/http notice at once.
	closeGrace = 50 * time.Millisecond

	// diskGrace is how long Close writes to disk at most.
	diskGrace = time.Second
)

// Close cancels the requests under way. What is still in memory is written to
// disk if there is a spool, for which it takes a second at most, and otherwise
// dropped, counted as [ReasonClosed]. It does not wait for the network: to
// deliver what is queued, flush first, or use [Transport.Shutdown]. Closing twice
// is harmless. Events sent after it are dropped and counted.
func (t *Transport) Close() { t.close(diskGrace) }

func (t *Transport) close(grace time.Duration) {
	t.mu.Lock()
	if t.closed {
		t.mu.Unlock()
		<-t.done
		return
	}
	t.closed = true
	t.cancel()
	if t.timer != nil {
		t.timer.Stop()
	}
	t.mu.Unlock()

	t.awaitWorkers(closeGrace)
	left := t.takeAll()
	t.spillAll(left, grace)

	t.mu.Lock()
	for _, env := range left {
		t.settle(env, ReasonClosed)
	}
	e := t.endpoint
	close(t.done)
	t.mu.Unlock()
	if e != nil {
		e.close()
	}
	t.notify()
}

// takeAll returns what is in memory.
func (t *Transport) takeAll() []*envelope {
	t.mu.Lock()
	defer t.mu.Unlock()
	left := slices.Collect(maps.Keys(t.inflight))
	for env := t.queue.pop(); env != nil; env = t.queue.pop() {
		left = append(left, env)
	}
	left = append(left, t.delayed...)
	t.delayed = nil
	return left
}

// awaitWorkers waits until no worker runs, but no longer than limit: a
// RoundTripper that ignores its context must not hold up the caller.
func (t *Transport) awaitWorkers(limit time.Duration) {
	idle := make(chan struct{})
	go func() {
		t.active.Wait()
		close(idle)
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-idle:
	case <-timer.C:
	}
}

// debugf writes to the SDK's debug logger, which is silent unless
// sentry.ClientOptions.Debug is set, and never to slog or log, which may lead
// back here.
func debugf(format string, args ...any) { sentry.DebugLogger.Printf(format, args...) }
