package transport

import (
	"net/http"
	"time"

	"github.com/getsentry/sentry-go"
)

// Options configures a [Transport]. The zero value, and a nil *Options, mean
// the defaults stated at each field; negative numbers count as zero. New copies
// the struct.
type Options struct {
	// QueueItems is how many envelopes may wait in memory, those being sent
	// included. An event is one envelope; a batch of logs or metrics is one.
	// Default 2000.
	QueueItems int

	// QueueBytes is how many bytes of serialised envelopes may wait in memory,
	// those being sent included. Behind the first 256 KiB of them, or the first
	// quarter of QueueBytes if that is less, what waits is compressed in the
	// background, and then counts as what it takes so. An envelope larger than
	// half of QueueBytes loses its attachments, and is dropped if that is not
	// enough. Default 32 MiB.
	QueueBytes int

	// Connections is how many requests may be under way at once, each on its
	// own HTTP/1.1 connection, so that a connection that went silent holds up
	// the one envelope on it and no other. One more sends what is on disk.
	// Default 6.
	Connections int

	// Timeout limits one request from dialing to the last byte of the answer.
	// Default 15 seconds.
	Timeout time.Duration

	// RetryMin and RetryMax bound the pause after a failed request. It starts
	// at RetryMin, doubles with each failure in a row, and is randomised
	// between half and all of its length. A gateway's Retry-After can make it
	// longer, up to five minutes. Defaults 250 milliseconds and 30 seconds.
	RetryMin, RetryMax time.Duration

	// SpoolDir, if not empty, is a directory for what cannot be delivered now:
	// while Sentry cannot be reached, envelopes are written there, and sent,
	// oldest first, when it can be reached again, also by the next start of the
	// process or by another process with the same directory and DSN. Anything
	// may share the directory: the records of one DSN are in a subdirectory
	// named by a digest of it. It should be on a local disk. If it cannot be
	// used, delivery works as without it, and Stats.SpoolErrors counts.
	// What is stored is what would have been sent, readable by its owner only
	// (mode 0600), without the DSN.
	SpoolDir string

	// SpoolFiles, SpoolBytes and SpoolAge bound what one process keeps in
	// SpoolDir; above that the oldest is dropped, counted as
	// ReasonCacheOverflow. Defaults 1000 envelopes, 64 MiB and 7 days.
	SpoolFiles int
	SpoolBytes int64
	SpoolAge   time.Duration

	// SpoolSync forces every file to the device, so that it survives a power
	// failure as well. Without it files survive whatever kills the process.
	SpoolSync bool

	// Durable writes events of level error and fatal to SpoolDir before
	// SendEvent returns, and removes them when they are delivered, so that the
	// last ones survive kill -9 and os.Exit. The caller pays for creating and
	// renaming a file with each such event, some 50 microseconds on a local disk
	// that is not busy, a worker later for removing it; with SpoolSync the
	// caller pays for two device flushes, milliseconds. Without SpoolDir it has
	// no effect.
	Durable bool

	// OnDrop, if set, is told what was dropped. Calls are collected: at most
	// one a second for each pair of reason and category, on a goroutine of the
	// transport, never on one that logs, and a last time by Close. It must not
	// block or call Close. Logging from it is safe, since an event it loses in turn is
	// reported no sooner than a second later, but seldom useful: count instead.
	// A panic in it is discarded.
	OnDrop func(Drop)

	// OnRefused, if set, is told the ids of error events that Sentry has answered
	// with 429 Too Many Requests and that are lost therefore, a few at the beginning
	// of a rate limit: what comes after is dropped before it is sent, or waits in
	// SpoolDir for the end of the limit. It is called on a goroutine of the
	// transport and must not block or call Close. A panic in it is discarded.
	OnRefused func(sentry.EventID)

	// HTTPTransport replaces the connections: Connections still bounds how many
	// requests are under way, but keep-alive, proxy, TLS and HTTP version are
	// then the caller's. It must honour the request's context.
	// Default: sentry.ClientOptions.HTTPTransport if set, otherwise a transport
	// made from HTTPProxy, HTTPSProxy and CaCerts of the ClientOptions.
	// ClientOptions.HTTPClient, if set, is used only when this is nil.
	HTTPTransport http.RoundTripper
}

const (
	defaultQueueItems  = 2000
	defaultQueueBytes  = 32 << 20
	defaultConnections = 6
	defaultTimeout     = 15 * time.Second
	defaultRetryMin    = 250 * time.Millisecond
	defaultRetryMax    = 30 * time.Second
)

// withDefaults returns a copy of o, which may be nil, with every unset field
// set.
func (o *Options) withDefaults() Options {
	var c Options
	if o != nil {
		c = *o
	}
	orDefault(&c.QueueItems, defaultQueueItems)
	orDefault(&c.QueueBytes, defaultQueueBytes)
	orDefault(&c.Connections, defaultConnections)
	orDefault(&c.Timeout, defaultTimeout)
	orDefault(&c.RetryMin, defaultRetryMin)
	orDefault(&c.RetryMax, max(defaultRetryMax, c.RetryMin))
	c.RetryMax = max(c.RetryMax, c.RetryMin)
	return c
}

func orDefault[T int | int64 | time.Duration](v *T, def T) {
	if *v <= 0 {
		*v = def
	}
}
