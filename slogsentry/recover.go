package slogsentry

import (
	"context"
	"fmt"
	"sync"

	"github.com/getsentry/sentry-go"
)

// Recover reports a panic to the hub of ctx, or the current one, as a fatal
// event whose stack ends at the line that panicked. It waits up to two seconds for
// the event to be sent, and panics again with the same value. Without a
// panic it does nothing. The texts are scrubbed by the rules of the client's
// [Integration], or without one by scrub.Default(): a Handler's Scrubber is not
// known here. It must be deferred itself:
//
//	defer slogsentry.Recover(ctx)
//
// A nil ctx means context.Background().
func Recover(ctx context.Context) {
	p := recover()
	if p == nil {
		return
	}
	reportPanic(ctx, p)
	panic(p)
}

// panicStacks are built like those of a handler without options.
var panicStacks = sync.OnceValue(func() *stacks { return newStacks(nil, nil, nil) })

//go:noinline
func reportPanic(ctx context.Context, p any) {
	defer func() { _ = recover() }()
	hub := unitOf(ctx)
	if hub == nil {
		hub = sentry.CurrentHub()
	}
	if !clientOf(hub).IsEnabled() {
		return
	}
	defer userCode.enter(scopeOf(hub)).leave()
	stack := panicStacks().capture(0)
	text := scrubberOf(clientOf(hub)).Text
	hint := &sentry.EventHint{Context: ctx, RecoveredException: p}
	event := sentry.NewEvent()
	event.Level = sentry.LevelFatal
	event.Logger = "panic"
	if err, ok := p.(error); ok {
		hint.OriginalException = err
		event.Exception = panicStacks().exceptions(err, "", text, stack)
	} else {
		event.Exception = []sentry.Exception{{
			Type:       "panic",
			Value:      text(panicValue(p)),
			Stacktrace: stack,
		}}
	}
	outermost := &event.Exception[len(event.Exception)-1]
	if outermost.Mechanism == nil {
		outermost.Mechanism = &sentry.Mechanism{Type: sentry.MechanismTypeGeneric}
	}
	outermost.Mechanism.SetUnhandled()
	capture(hub, event, hint)
	flush(hub, fatalFlush)
}

// panicValue is a panic's value as the runtime would print it, for the kinds it
// prints; of others only the type is told, since they may hold anything.
func panicValue(p any) string {
	switch v := p.(type) {
	case string:
		return v
	case fmt.Stringer, bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr, float32, float64, complex64, complex128:
		return fmt.Sprint(v)
	default:
		return fmt.Sprintf("(%T)", p)
	}
}
