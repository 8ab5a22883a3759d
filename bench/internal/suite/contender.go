package suite

import (
	"context"
	"io"

	"github.com/getsentry/sentry-go"
)

// Outcome says what becomes of a record in the hands of a contender. The
// benchmarks check that it does.
type Outcome int

const (
	Nothing    Outcome = iota // the record is discarded
	Breadcrumb                // a breadcrumb on the hub's scope
	Event                     // an event of its own
	Log                       // an entry of Sentry's structured logs
	Line                      // a line of text on Target.Out
)

// Target is what a contender logs to.
type Target struct {
	// Ctx carries Hub, as the context of a request does.
	Ctx context.Context
	Hub *sentry.Hub
	// Out takes the lines of contenders that print: io.Discard while the clock
	// runs, a buffer while their work is checked.
	Out io.Writer
}

// Contender is one way to log.
type Contender struct {
	// Name is the name of the sub-benchmark.
	Name string
	// Client adds what the contender needs to the client's options, nil for
	// nothing.
	Client func(*sentry.ClientOptions)
	// New makes a logger on t that takes records from level Info on.
	New func(t Target) Logger
	// Info and Error say what becomes of records of these levels.
	Info, Error Outcome
	// Lossy allows the contender to lose attributes, which it then is reported
	// for; the benchmark of any other contender fails.
	Lossy bool
}

// Logger performs the work of the paths. An implementation states the values at
// the call, as a program would; it prepares nothing.
type Logger interface {
	// On returns the same logger at work for another unit of work, such as a
	// web request: what it logs goes to the hub of t.
	On(t Target) Logger
	// Debug logs the five scalars below the level.
	Debug()
	// Info logs the five scalars.
	Info()
	// InfoAttrs logs n scalars.
	InfoAttrs(n int)
	// InfoNested logs one scalar at each of depth levels of groups.
	InfoNested(depth int)
	// Error logs err, the five scalars, a group of three and a map of depth
	// three.
	Error(err error)
	// Chain returns a function that logs two attributes behind With of the five
	// scalars, WithGroup("request") and With of the five scalars.
	Chain() func()
}
