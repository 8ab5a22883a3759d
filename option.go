package sentrylog

import (
	"log/slog"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

// Option changes what Init sets up. Options override the environment.
type Option func(*setup)

// setup is what Init builds from.
type setup struct {
	config        Config
	console       slog.Handler
	consoleSet    bool
	scrubber      *scrub.Scrubber
	handler       slogsentry.Options
	clientOptions []func(*sentry.ClientOptions)
	delivery      transport.Options
	sdkTransport  bool
}

// WithConfig sets configuration in code. Fields that are not zero override the
// environment; zero fields leave it as it is. What is zero, a rate of 0, false, and
// the LogLevel slog.LevelInfo, can therefore not override a variable that says
// something else: unset that, or set it to what is wanted.
func WithConfig(c Config) Option {
	return func(s *setup) { s.config = s.config.override(c) }
}

// WithConsole replaces the console handler, which prints to standard error what
// LOG_LEVEL and LOG_FORMAT say. The handler is used as it is: to scrub its output,
// give it [scrub.Scrubber.ReplaceAttr]. Nil means no console.
//
// The handler of the standard library's default logger cannot serve here,
// since slog.SetDefault would make it call itself; it is taken to mean the
// default console.
func WithConsole(h slog.Handler) Option {
	return func(s *setup) { s.console, s.consoleSet = h, !isStandardDefault(h) }
}

// WithScrubber sets what is filtered, on the console and in everything that goes
// to Sentry. Nil means scrub.Default().
func WithScrubber(scrubber *scrub.Scrubber) Option {
	return func(s *setup) { s.scrubber = scrubber }
}

// WithHandlerOptions sets the options of the Sentry handler. A Scrubber in them
// counts for the handler only; without one, that of WithScrubber is used. A Hub
// in them gets the client that Init creates; without one, it is the current hub.
func WithHandlerOptions(o slogsentry.Options) Option {
	return func(s *setup) { s.handler = o }
}

// WithClientOptions calls f with the options for sentry.NewClient, after
// everything else has been set in them and before scrubbing is installed, which
// therefore comes before the hooks that f sets.
func WithClientOptions(f func(*sentry.ClientOptions)) Option {
	return func(s *setup) {
		if f != nil {
			s.clientOptions = append(s.clientOptions, f)
		}
	}
}

// WithTransport sets the options of the delivery: queue, connections, retries,
// spool. Without it their defaults count, and SENTRY_SPOOL_DIR.
func WithTransport(o transport.Options) Option {
	return func(s *setup) { s.delivery = o }
}

// WithSDKTransport leaves delivery to sentry-go instead of package transport:
// no retry, no spool, one request at a time, and no word from shutdown about what
// could not be sent, unless the time was too short.
func WithSDKTransport() Option {
	return func(s *setup) { s.sdkTransport = true }
}
