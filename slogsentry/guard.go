package slogsentry

import (
	"reflect"
	"runtime"
	"sync"
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
var guarded = sync.OnceValue(func() map[uintptr]bool {
	entries := make(map[uintptr]bool)
	for _, f := range []any{(*Handler).handleEvent, (*Handler).handleBreadcrumb, (*Handler).guardedWith, (*Handler).freezeRecord} {
		pc := reflect.ValueOf(f).Pointer()
		entries[runtime.FuncForPC(pc).Entry()] = true
	}
	return entries
})

// reentered reports whether this goroutine is already handling a record. It
// reads the call stack, so it is asked only while some goroutine is.
func reentered() bool {
	var pcs [64]uintptr
	entries := guarded()
	for skip := 3; ; skip += len(pcs) {
		n := runtime.Callers(skip, pcs[:])
		for _, pc := range pcs[:n] {
			if f := runtime.FuncForPC(pc - 1); f != nil && entries[f.Entry()] {
				return true
			}
		}
		if n < len(pcs) {
			return false
		}
	}
}
