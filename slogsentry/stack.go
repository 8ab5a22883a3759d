package slogsentry

import (
	"runtime"

	"github.com/getsentry/sentry-go"
)

// maxFrames is how many program counters of a goroutine are looked at,
// from the newest. sentry-go looks at 100; a logging call has about ten
// frames of slog and handlers on top, which are trimmed.
const maxFrames = 128

// stacks builds stack traces in Sentry's order, oldest frame first. It is
// immutable but for its caches and safe for concurrent use. No method panics.
type stacks struct {
	rules  frameRules
	frames frameCache
	types  typeCache
}

// newStacks returns a builder of stack traces. Frames of wrappers are trimmed
// from the top of a trace; inAppInclude and inAppExclude overrule the
// classification of frames, include before exclude. Each entry is an import
// path, which also covers the packages below it, or a qualified function name
// as the runtime prints it, such as "example.com/app.logErr" or
// "example.com/app.(*Logger)", which also covers its closures or methods.
func newStacks(wrappers, inAppInclude, inAppExclude []string) *stacks {
	return &stacks{rules: newFrameRules(wrappers, inAppInclude, inAppExclude)}
}

// callers appends the stack of the calling goroutine to dst, newest frame first:
// of a deeper one as many as maxFrames.
func (s *stacks) callers(dst []*symbol) []*symbol {
	var pcs [maxFrames]uintptr
	return s.symbols(pcs[:runtime.Callers(2, pcs[:])], dst)
}

// capture is trace for the stack of the calling goroutine.
func (s *stacks) capture(pc uintptr) *sentry.Stacktrace {
	var room [maxFrames]*symbol
	return s.trace(s.callers(room[:0]), pc)
}

// trace returns the stack of a goroutine up to the frame of pc, the
// program counter of a slog.Record. Where that frame belongs to a declared
// wrapper, to a logging package or to this library, the trace ends at the first
// caller that does not. In a function deferred by a panicking one, the trace
// ends at the frame that panicked, as sentry-go's do.
//
// If pc is not on the stack, because the record was handed to another
// goroutine, the trace is the one frame known to be right. If pc is 0, the trace
// ends at the caller of the newest logging call on the stack. It is nil if
// nothing is known.
func (s *stacks) trace(stack []*symbol, pc uintptr) *sentry.Stacktrace {
	top, ok := 0, false
	if pc != 0 {
		top, ok = s.locate(stack, pc)
		if !ok {
			if f, ok := s.source(pc); ok {
				return &sentry.Stacktrace{Frames: []sentry.Frame{f}}
			}
		}
	}
	if !ok {
		top = topOfCaller(stack)
	}
	stack = trimPanic(trimLogging(stack[top:]))
	return stacktrace(stack)
}

// source returns the frame of a record's program counter. It reports false if
// pc is 0 or belongs to no known function.
func (s *stacks) source(pc uintptr) (sentry.Frame, bool) {
	if pc == 0 {
		return sentry.Frame{}, false
	}
	sym := s.symbol(pc)
	if sym == nil {
		return sentry.Frame{}, false
	}
	return sym.frame, true
}

// fromPCs returns the stack trace for the program counters that an error
// carries, newest first, with the rules of sentry-go and our in_app.
func (s *stacks) fromPCs(pcs []uintptr) *sentry.Stacktrace {
	syms := make([]*symbol, 0, len(pcs))
	return stacktrace(s.symbols(pcs, syms))
}

// symbols appends the symbols of pcs to dst, newest first, as pcs are.
func (s *stacks) symbols(pcs []uintptr, dst []*symbol) []*symbol {
	for _, pc := range pcs {
		for sym := s.symbol(pc); sym != nil; sym = sym.caller {
			dst = append(dst, sym)
		}
	}
	return dst
}

// locate returns the index in stack, newest first, of the frame of pc, or
// failing that of the newest frame of the same function: a helper that makes
// records itself may have moved on since it took the counter. In that case the
// frame is replaced by that of pc, which has the line of the record.
func (s *stacks) locate(stack []*symbol, pc uintptr) (int, bool) {
	for i, sym := range stack {
		if sym.pc == pc {
			return i, true
		}
	}
	want := s.symbol(pc)
	if want == nil {
		return 0, false
	}
	for i, sym := range stack {
		if sym.name == want.name {
			stack[i] = want
			return i, true
		}
	}
	return 0, false
}

// topOfCaller returns the index of the frame below which, on a stack without a
// known program counter, user code may begin: that of the newest method of
// slog.Logger, or function of slog, so that handlers in between do not count.
func topOfCaller(stack []*symbol) int {
	for i, sym := range stack {
		if sym.kind == kindLogger {
			return i
		}
	}
	return 0
}

// trimLogging removes the frames of logging packages, this library and declared
// wrappers from the top of stack. If nothing would remain, it removes nothing.
func trimLogging(stack []*symbol) []*symbol {
	for i, sym := range stack {
		switch sym.kind {
		case kindLogger, kindLogging, kindRuntime:
		default:
			return stack[i:]
		}
	}
	return stack
}

// trimPanic removes everything above the newest panic in progress from stack,
// so that a record logged by a deferred function shows where the panic came
// from and not who recovered from it.
func trimPanic(stack []*symbol) []*symbol {
	for i, sym := range stack {
		if sym.kind == kindPanic {
			if below := trimLogging(stack[i+1:]); len(below) > 0 {
				return below
			}
			break
		}
	}
	return stack
}

// stacktrace copies the frames of stack, newest first, into Sentry's order,
// without those sentry-go leaves out too.
func stacktrace(stack []*symbol) *sentry.Stacktrace {
	n := 0
	for _, sym := range stack {
		if !sym.hidden {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	frames := make([]sentry.Frame, n)
	for _, sym := range stack {
		if sym.hidden {
			continue
		}
		n--
		frames[n] = sym.frame
	}
	shortenClosures(frames)
	return &sentry.Stacktrace{Frames: frames}
}
