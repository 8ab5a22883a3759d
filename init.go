package sentrylog

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

// defaultShutdown is how long shutdown waits when its context has no deadline.
const defaultShutdown = 5 * time.Second

// Init reads the [Config] from the environment, starts a Sentry client and makes
// slog's default logger print to the console and send to Sentry: errors as events,
// what comes before them as breadcrumbs. All of it is scrubbed.
//
// Without SENTRY_DSN, Sentry is off and only the console is set up, which is no
// error. If the configuration is wrong, the error tells all that is, no client
// is started, and the console is set up all the same: a service can log err
// and go on.
//
// The returned function, never nil, ends what Init began: it waits for what is
// queued until the context's deadline, or 5 seconds if it has none, and says in
// its error if something was not sent. Then it restores the default
// loggers and the hub's client as they were, and forgets the hub's breadcrumbs.
// Calling it again does nothing and returns the same error.
//
// Init may be called again, before or after shutdown; the last call counts. The
// functions that the calls returned may be called in any order.
func Init(opts ...Option) (shutdown func(context.Context) error, err error) {
	s := setup{}
	var envErr error
	s.config, envErr = environment()
	for _, o := range opts {
		if o != nil {
			o(&s)
		}
	}
	if s.scrubber == nil {
		s.scrubber = scrub.Default()
	}
	if s.config.Release == "" {
		s.config.Release = defaultRelease()
	}

	r := &running{before: saveDefaults()}
	err = errors.Join(envErr, s.config.validate())
	if err == nil {
		err = s.start(r)
	}
	var handlers []slog.Handler
	if console := s.consoleHandler(); console != nil {
		handlers = append(handlers, console)
	}
	if r.client != nil {
		r.bind(s.handler.Hub)
		handlers = append(handlers, r.handler)
	}
	r.logger = slog.New(&root{combine(handlers), r})
	slog.SetDefault(r.logger)
	latest.Store(r)

	switch {
	case err != nil:
		err = fmt.Errorf("sentrylog: Sentry is off: %w", err)
	case r.client == nil:
		slog.Info("Sentry is off: SENTRY_DSN is not set")
	default:
		slog.Info(fmt.Sprintf("Sentry initialized for environment '%s' with release '%s'", s.config.Environment, s.config.Release))
		slog.Debug("SENTRY_PROFILES_SAMPLE_RATE has no effect: sentry-go has no profiler")
	}
	return r.shutdown, err
}

// start creates the client, or none if there is nowhere to send to.
func (s *setup) start(r *running) error {
	c := s.config
	o := sentry.ClientOptions{
		Dsn:              c.DSN,
		Environment:      c.Environment,
		Release:          c.Release,
		SampleRate:       c.SampleRate,
		EnableTracing:    c.TracesSampleRate > 0,
		TracesSampleRate: c.TracesSampleRate,
		//lint:ignore SA1019 DataCollection cannot say what false says: no headers with addresses
		SendDefaultPII:   c.SendDefaultPII,
		Debug:            c.Debug,
		AttachStacktrace: true,
	}
	if o.SampleRate == 0 {
		o.SampleRate = -1 // sentry-go reads 0 as 1
	}
	for _, f := range s.clientOptions {
		f(&o)
	}
	if o.Dsn == "" && o.Transport == nil {
		return nil
	}
	handler := s.sentryHandler()
	if o.Transport == nil && !s.sdkTransport {
		told := s.delivery.OnRefused
		s.delivery.OnRefused = func(id sentry.EventID) {
			handler.Lost(id)
			if told != nil {
				told(id)
			}
		}
		if s.delivery.SpoolDir == "" {
			s.delivery.SpoolDir = s.config.SpoolDir
		}
		r.transport = transport.New(&s.delivery)
		o.Transport = r.transport
	}
	slogsentry.NewIntegration(s.scrubber).Install(&o)
	client, err := sentry.NewClient(o)
	if err != nil {
		return errors.New("the client cannot be created: ClientOptions.Dsn is not valid")
	}
	r.client, r.handler = client, handler
	return nil
}

func (s *setup) consoleHandler() slog.Handler {
	if s.consoleSet {
		return s.console
	}
	// A bad LOG_FORMAT has been reported; text is what people can read.
	return newConsole(os.Stderr, s.config, s.scrubber)
}

func (s *setup) sentryHandler() *slogsentry.Handler {
	o := s.handler
	if o.Scrubber == nil {
		o.Scrubber = s.scrubber
	}
	return slogsentry.NewHandler(&o)
}

func combine(handlers []slog.Handler) slog.Handler {
	switch len(handlers) {
	case 0:
		return slog.DiscardHandler
	case 1:
		return handlers[0]
	default:
		return slog.NewMultiHandler(handlers...)
	}
}

// running is what one Init has changed.
type running struct {
	before defaults
	logger *slog.Logger

	hub        *sentry.Hub
	lastClient *sentry.Client
	client     *sentry.Client       // nil if Sentry is off
	handler    *slogsentry.Handler  // nil if Sentry is off
	transport  *transport.Transport // nil if sentry-go's own is used

	once  sync.Once
	err   error
	ended bool // under restoring
}

// restoring orders the shutdowns of several Inits.
var restoring sync.Mutex

func (r *running) bind(hub *sentry.Hub) {
	if hub == nil {
		hub = sentry.CurrentHub()
	}
	r.hub, r.lastClient = hub, hub.Client()
	hub.BindClient(r.client)
}

func (r *running) shutdown(ctx context.Context) error {
	r.once.Do(func() { r.err = r.end(ctx) })
	return r.err
}

func (r *running) end(ctx context.Context) (err error) {
	if ctx == nil {
		ctx = context.Background()
	}
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, defaultShutdown)
		defer cancel()
	}
	if r.client != nil {
		hub := r.hub.Clone() // which may be a later Init's by now
		hub.BindClient(r.client)
		r.handler.Close(sentry.SetHubOnContext(ctx, hub))
		err = r.flush(ctx)
	}
	r.restore()
	return err
}

// restore undoes what this Init set up, unless a later one, or the user, has
// replaced it: then there is nothing to undo, now or when that one ends.
func (r *running) restore() {
	restoring.Lock()
	defer restoring.Unlock()
	r.ended = true
	before, lastClient := r.before, r.lastClient
	for {
		h, ok := before.slog.Handler().(*root)
		if !ok || !h.running.ended {
			break
		}
		last := h.running
		before = last.before
		if last.client != nil && last.client == lastClient {
			lastClient = last.lastClient
		}
	}
	if slog.Default() == r.logger {
		before.restore()
	}
	if r.client != nil && r.hub.Client() == r.client {
		r.hub.BindClient(lastClient)
		// They are of the time that has ended, and whoever comes next may send
		// them elsewhere.
		r.hub.Scope().ClearBreadcrumbs()
	}
}

// flush sends what is queued and ends the client.
func (r *running) flush(ctx context.Context) error {
	defer r.close(ctx)
	if r.transport == nil {
		if !r.client.FlushWithContext(ctx) {
			return errors.New("sentrylog: not everything was sent before the deadline")
		}
		return nil
	}
	r.handOver(ctx)
	if err := r.transport.Shutdown(ctx); err != nil {
		return fmt.Errorf("sentrylog: %w", err)
	}
	return nil
}

// close ends the client without waiting for longer than the deadline: sentry-go's
// transports can keep Close waiting for a server for a minute, and its scheduler,
// whatever the transport, for five seconds if its goroutine misses the signal to
// stop.
func (r *running) close(ctx context.Context) {
	closed := make(chan struct{})
	go func() {
		r.client.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-ctx.Done():
	}
}

// handOver empties the batches of logs and metrics in the client into the
// transport. The client then flushes the transport, too; an eighth of the time is
// plenty for the one, and leaves to Shutdown the time it needs for writing to
// disk what a server that hangs does not take.
func (r *running) handOver(ctx context.Context) {
	deadline, _ := ctx.Deadline() // end has seen to one
	ctx, cancel := context.WithTimeout(ctx, time.Until(deadline)/8)
	defer cancel()
	r.client.FlushWithContext(ctx)
}
