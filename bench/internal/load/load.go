// Package load is the loaded side of command storm: a process that logs many
// errors in one way and reports how that went.
package load

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/getsentry/sentry-go"
)

// Config says what a process does.
type Config struct {
	Contender  string
	DSN        string
	Calls      int           // in all
	Problems   int           // distinct ones, which take turns
	Goroutines int           // that share the calls
	Rate       int           // calls a second in all, 0 for as many as possible
	Linger     time.Duration // how long the process goes on after the last call
	Flush      time.Duration // what delivery may take after that
	Shared     bool          // one hub for all goroutines instead of one each
	SpoolDir   string        // for contenders that can store and forward
	Profile    string        // file for a CPU profile of the storm, "" for none
}

// PerGoroutine returns the number of calls of each goroutine.
func (c Config) PerGoroutine() int { return c.Calls / c.Goroutines }

// Report is what a process has measured of itself.
type Report struct {
	Storm      time.Duration // from the first call to the end of the last
	Delivery   time.Duration // flush and shutdown after it
	DeliveryOK bool          // what they said
	CPU        time.Duration // user and system time during the storm, 0 if unknown
	TotalCPU   time.Duration // the same until after the delivery
	PeakRSS    int64         // bytes, 0 if unknown
	P50        time.Duration // of a single call
	P99        time.Duration
	P999       time.Duration
	Max        time.Duration
	// LastSecond holds, for each goroutine, its first call in the last second of
	// the storm.
	LastSecond []int
	// Stats is what the contender has counted itself, nil for nothing.
	Stats json.RawMessage `json:",omitempty"`
}

// Contender is one way to log errors.
type Contender struct {
	Name string
	// Start sets it up. Each goroutine calls Logger once.
	Start func(Config) (Running, error)
}

// Running is a contender that has been set up.
type Running struct {
	// Logger returns a function that logs err as the problem. Hub is the
	// goroutine's own; the context carries it.
	Logger func(ctx context.Context, hub *sentry.Hub) func(p *Problem, err error)
	// Finish delivers what is left and reports whether it could. It gives up
	// after the duration.
	Finish func(time.Duration) bool
	// Stats returns what the contender has counted, after Finish. It may be nil.
	Stats func() any
}

// Problem is one of the distinct problems. Its fingerprint tells it from the
// others, in Sentry as for a contender that throttles.
type Problem struct {
	Message     string
	Fingerprint []string
}

func problems(n int) []*Problem {
	list := make([]*Problem, n)
	for i := range list {
		text := fmt.Sprintf("problem %d", i)
		list[i] = &Problem{Message: text, Fingerprint: []string{text}}
	}
	return list
}

// failure is the error of one call. It makes its text only when asked for it,
// so that a call which is not sent does not pay for it.
type failure struct{ problem, goroutine, call int }

func (f *failure) Error() string {
	return fmt.Sprintf(Mark+"%d/%d/%d.", f.problem, f.goroutine, f.call)
}

// Mark stands before problem, goroutine and call in the text of each error,
// three numbers with slashes between them and a full stop behind. By it the
// endpoint recognises what arrives.
const Mark = "storm call "
