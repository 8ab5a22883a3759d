package slogsentry

import (
	"hash/maphash"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/getsentry/sentry-go"
)

// User code runs while a record is handled: LogValuers, Stringers, hooks of the
// client, transports. When it logs, its records come back to the handler on
// the same goroutine; taking them could recurse for ever, or wait for a lock
// of the scope that this goroutine holds. They still reach the other handlers.

// guard knows on which scopes user code may be running. Only the stack of a
// goroutine tells whether it runs on that one, and reading it costs more than
// the rest of a record; so it is read only for records of such a scope. What user
// code logs to another scope waits for no lock of this goroutine, and may become a
// breadcrumb there; for an event the stack is read in any case. Recursion over ever
// new scopes ends, too: of a few dozen, some two share a counter.
type guard struct {
	regions  atomic.Int32     // that goroutines are in
	anywhere atomic.Int32     // of them those that concern the records of all scopes
	scopes   [64]atomic.Int32 // the others, by a hash of their scope
}

// userCode is one for all handlers: several may log to the same scope, whose lock
// is what a record would wait for.
var userCode guard

// region is code within which user code may run.
type region struct {
	guard *guard
	count *atomic.Int32
}

// enter begins a region in which user code may log to the scope or, if that is
// nil, to any.
func (g *guard) enter(scope *sentry.Scope) region {
	r := region{g, &g.anywhere}
	if scope != nil {
		r.count = g.of(scope)
	}
	g.regions.Add(1)
	r.count.Add(1)
	return r
}

// leave ends the region. The zero region has not begun.
func (r region) leave() {
	if r.count != nil {
		r.count.Add(-1)
		r.guard.regions.Add(-1)
	}
}

// concerns reports whether user code that is running may log to the hub.
func (g *guard) concerns(hub *sentry.Hub) bool {
	return g.regions.Load() > 0 && (g.anywhere.Load() > 0 || g.of(scopeOf(hub)).Load() > 0)
}

func (g *guard) of(scope *sentry.Scope) *atomic.Int32 {
	return &g.scopes[maphash.Comparable(seed, scope)%uint64(len(g.scopes))]
}

// guarded are the functions within which user code runs, by the names they have on
// a stack.
var guarded = map[string]bool{}

func init() { // since they use the map themselves
	for _, f := range []any{
		(*Handler).handleEvent,
		(*Handler).handleBreadcrumb,
		(*Handler).guardedWith,
		(*Handler).freezeRecord,
		(*Handler).report,
		reportPanic,
	} {
		guarded[runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()] = true
	}
}

// reentered reports whether this goroutine is already handling a record.
func (s *stacks) reentered() bool {
	return s.onStack(func(sym *symbol) bool { return sym.guarded })
}

// sends reports whether a function is one of sentry-go, or of our transport, that
// hooks of the client, or its HTTP client, run in.
func sends(function string) bool {
	rest, ok := strings.CutPrefix(function, sdkPackage)
	if !ok {
		rest, ok = strings.CutPrefix(function, ownModule+"/transport")
		return ok && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "/"))
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

// feedback reports whether a record about to become an event, on the stack of
// handleEvent, was logged by code that runs because of another record, or that
// sentry-go or our transport runs: a hook during any capture, or the HTTP client
// of a transport. An event made of it could fail the same way, and so on.
func (s *stacks) feedback(stack []*symbol) bool {
	own := true
	for _, sym := range stack {
		if sym.sender || sym.guarded && !own {
			return true
		}
		own = own && !sym.guarded
	}
	return len(stack) >= maxFrames && s.onStack(func(sym *symbol) bool { return sym.guarded || sym.sender })
}

// onStack reports whether a function on this goroutine's stack, the handler's
// own newest frames left out, is what is asked for.
func (s *stacks) onStack(is func(*symbol) bool) bool {
	var pcs [64]uintptr
	for skip := 4; ; skip += len(pcs) {
		n := runtime.Callers(skip, pcs[:])
		for _, pc := range pcs[:n] {
			for sym := s.symbol(pc); sym != nil; sym = sym.caller {
				if is(sym) {
					return true
				}
			}
		}
		if n < len(pcs) {
			return false
		}
	}
}
