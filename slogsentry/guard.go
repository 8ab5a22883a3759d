package slogsentry

import (
	"runtime"
	"strings"
)

// User code runs while a record is handled: LogValuers, Stringers, hooks of the
// client, transports. When it logs, its records come back to the handler on
// the same goroutine; taking them could recurse for ever, or wait for a lock
// of the scope that this goroutine holds. They still reach the other handlers.

// enter marks that user code may run until the returned function is called.
func (c *core) enter() (leave func()) {
	c.busy.Add(1)
	return c.leave
}

func (c *core) leave() { c.busy.Add(-1) }

// guarded are the functions within which user code runs.
var guarded = map[string]bool{
	pkg + ".(*Handler).handleEvent":      true,
	pkg + ".(*Handler).handleBreadcrumb": true,
	pkg + ".(*Handler).guardedWith":      true,
	pkg + ".(*Handler).freezeRecord":     true,
}

// reentered reports whether this goroutine is already handling a record. It
// reads the call stack, so it is asked only while some goroutine is.
func (s *stacks) reentered() bool {
	return s.onStack(func(function string) bool { return guarded[function] })
}

// sends reports whether a function is one of sentry-go, or of our transport, that
// hooks of the client, or its HTTP client, run in.
func sends(function string) bool {
	rest, ok := strings.CutPrefix(function, "github.com/getsentry/sentry-go")
	if !ok {
		return strings.HasPrefix(function, modulePath+"/transport.") || strings.HasPrefix(function, modulePath+"/transport/")
	}
	return strings.HasPrefix(rest, "/internal/http.") ||
		strings.HasPrefix(rest, "/internal/telemetry.") ||
		strings.HasPrefix(rest, ".(*Client).processEvent") ||
		strings.HasPrefix(rest, ".(*Client).captureLog") ||
		strings.HasPrefix(rest, ".(*Client).captureMetric") ||
		strings.HasPrefix(rest, ".(*Hub).AddBreadcrumb") ||
		strings.HasPrefix(rest, ".(*HTTPTransport)") ||
		strings.HasPrefix(rest, ".(*HTTPSyncTransport)")
}

// withinSentry reports whether a record was logged by code that sentry-go or our
// transport runs: a hook during any capture, or the HTTP client of a transport.
// An event made of it could fail the same way, and so on.
func (s *stacks) withinSentry(stack []*symbol) bool {
	for _, sym := range stack {
		if sym.sender {
			return true
		}
	}
	return len(stack) >= maxFrames && s.onStack(sends)
}

// onStack reports whether a function on this goroutine's stack, the handler's
// own newest frames left out, is what is asked for.
func (s *stacks) onStack(is func(function string) bool) bool {
	var pcs [64]uintptr
	for skip := 4; ; skip += len(pcs) {
		n := runtime.Callers(skip, pcs[:])
		for _, pc := range pcs[:n] {
			for sym := s.symbol(pc); sym != nil; sym = sym.caller {
				if is(sym.name) {
					return true
				}
			}
		}
		if n < len(pcs) {
			return false
		}
	}
}

const (
	modulePath = "github.com/sentrylog/sentrylog"
	pkg        = modulePath + "/slogsentry"
)
