package slogsentry

import (
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/getsentry/sentry-go"
)

// symbolKind says what a function is to a stack trace.
type symbolKind uint8

const (
	kindUser    symbolKind = iota
	kindLogger             // function of log or log/slog that users call
	kindLogging            // this library, sentry-go, a declared wrapper
	kindRuntime            // packages runtime and testing
	kindPanic              // runtime.gopanic: the code below it panicked
)

// symbol is what one program counter stands for.
type symbol struct {
	pc      uintptr
	name    string // qualified function name, as the runtime prints it
	frame   sentry.Frame
	kind    symbolKind
	hidden  bool    // left out of traces
	guarded bool    // of this package, and user code runs in it
	sender  bool    // sentry-go or our transport, at work on what is to be sent
	caller  *symbol // a counter in C code may stand for several frames
}

// frameCacheSize bounds the memory of the cache to 8 bytes a slot and about
// 400 bytes a symbol. Programs log from a few hundred places.
const frameCacheSize = 1 << 12

// frameCache remembers symbols by program counter: asking the runtime costs
// more than the rest of an event. Two counters that share a slot displace each
// other, so that it stays bounded whatever code is loaded, and needs no lock.
type frameCache struct {
	slots [frameCacheSize]atomic.Pointer[symbol]
}

func (c *frameCache) slot(pc uintptr) *atomic.Pointer[symbol] {
	// Fibonacci hashing spreads counters, which lie close together.
	return &c.slots[uint32(pc)*2654435769>>(32-12)]
}

// symbol returns what pc, a return address as runtime.Callers gives it, stands
// for, or nil if that is unknown.
func (s *stacks) symbol(pc uintptr) *symbol {
	slot := s.frames.slot(pc)
	if sym := slot.Load(); sym != nil && sym.pc == pc {
		return sym
	}
	sym := s.symbolize(pc)
	if sym != nil {
		slot.Store(sym)
	}
	return sym
}

func (s *stacks) symbolize(pc uintptr) *symbol {
	// runtime.Callers lists a counter of its own for each inlined call, so
	// that they can be looked up one by one.
	frames := runtime.CallersFrames([]uintptr{pc})
	var first *symbol
	last := &first
	for {
		f, more := frames.Next()
		if f.PC != 0 || f.Function != "" {
			sym := s.rules.symbol(f)
			sym.pc = pc
			*last = sym
			last = &sym.caller
		}
		if !more {
			return first
		}
	}
}

// shortenClosures cuts the name of the calling function off the names of its
// closures, as sentry-go does so that Sentry groups events across versions of
// Go: "main.run.func1" called by "run" becomes "func1".
func shortenClosures(frames []sentry.Frame) {
	for i := len(frames) - 1; i > 0; i-- {
		name, caller := frames[i].Function, frames[i-1].Function
		if rest, ok := strings.CutPrefix(name, caller); ok && strings.HasPrefix(rest, ".") {
			frames[i].Function = rest[1:]
		}
	}
}
