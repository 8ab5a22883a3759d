// Package leaktest tells tests which goroutines may outlive them.
package leaktest

import "go.uber.org/goleak"

// Options are for goleak's Verify functions. They excuse what Close of a
// sentry-go client leaves behind now and then: its scheduler cancels a context
// and then wakes its goroutine without holding the lock of the condition, so that
// a goroutine between the test of the context and the wait sleeps on for ever
// (v0.50.0, once in some thousand clients that are closed at once). Close waits
// five seconds for it, and leaves a goroutine that waits, too. A client that was
// not closed is still found, by the ticker beside the scheduler.
func Options() []goleak.Option {
	const scheduler = "github.com/getsentry/sentry-go/internal/telemetry.(*Scheduler)"
	return []goleak.Option{
		goleak.IgnoreAnyFunction(scheduler + ".run"),
		goleak.IgnoreAnyFunction(scheduler + ".Stop.func1.1"),
		// The same one, where Close of the processor has been inlined.
		goleak.IgnoreAnyFunction("github.com/getsentry/sentry-go/internal/telemetry.(*Processor).Close.(*Scheduler).Stop.func1.1"),
	}
}
