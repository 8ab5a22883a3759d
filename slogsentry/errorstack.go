package slogsentry

import (
	"reflect"
	"sync"
	"sync/atomic"

	"github.com/getsentry/sentry-go"
)

// stackShape is the way in which a type of error carries a stack.
type stackShape uint8

const (
	noStack       stackShape = iota
	stackFrames              // method StackFrames of go-errors
	stackTrace               // method StackTrace of pkg/errors
	stackTracer              // method GetStackTracer of pingcap, whose result has StackTrace
	xerrorsFrames            // the field of golang.org/x/xerrors
)

// typeInfo is what is known about a type of error.
type typeInfo struct {
	typ     reflect.Type
	name    string
	generic bool // says nothing about what failed
	shape   stackShape
}

// maxTypes bounds the cache; programs have a few dozen types of errors.
const maxTypes = 1 << 10

// typeCache remembers typeInfo: finding out costs several method lookups.
type typeCache struct {
	types sync.Map // reflect.Type to *typeInfo
	n     atomic.Int32
}

func (c *typeCache) of(t reflect.Type) *typeInfo {
	if info, ok := c.types.Load(t); ok {
		return info.(*typeInfo)
	}
	info := newTypeInfo(t)
	if c.n.Load() < maxTypes {
		if known, loaded := c.types.LoadOrStore(t, info); loaded {
			return known.(*typeInfo)
		}
		c.n.Add(1)
	}
	return info
}

func newTypeInfo(t reflect.Type) *typeInfo {
	return &typeInfo{typ: t, name: t.String(), generic: genericError(t), shape: shapeOf(t)}
}

// shapeOf looks for what sentry-go looks for, in its order. Methods are named by
// constants, here and in carried: otherwise the linker would have to keep all
// methods of all types in the program.
func shapeOf(t reflect.Type) stackShape {
	if m, ok := t.MethodByName("StackFrames"); ok && isGetter(m.Type) && holdsPCs(m.Type.Out(0)) {
		return stackFrames
	}
	if m, ok := t.MethodByName("StackTrace"); ok && isGetter(m.Type) && holdsPCs(m.Type.Out(0)) {
		return stackTrace
	}
	if m, ok := t.MethodByName("GetStackTracer"); ok && isGetter(m.Type) {
		return stackTracer
	}
	if t.Kind() == reflect.Pointer && xerrorsField(t.Elem()) {
		return xerrorsFrames
	}
	return noStack
}

// isGetter reports whether a method takes its receiver only and returns something.
func isGetter(method reflect.Type) bool {
	return method.NumIn() == 1 && method.NumOut() > 0
}

// holdsPCs reports whether t is a slice of program counters, or of structs with one.
func holdsPCs(t reflect.Type) bool {
	if t.Kind() != reflect.Slice {
		return false
	}
	if t.Elem().Kind() == reflect.Uintptr {
		return true
	}
	_, ok := pcField(t.Elem())
	return ok
}

func pcField(t reflect.Type) ([]int, bool) {
	if t.Kind() != reflect.Struct {
		return nil, false
	}
	for _, name := range []string{"ProgramCounter", "PC"} {
		if f, ok := t.FieldByName(name); ok && f.Type.Kind() == reflect.Uintptr {
			return f.Index, true
		}
	}
	return nil, false
}

// xerrorsField reports whether t holds a Frame as in golang.org/x/xerrors.
func xerrorsField(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	frame, ok := t.FieldByName("frame")
	if !ok || frame.Type.Kind() != reflect.Struct || len(frame.Index) != 1 {
		return false
	}
	pcs, ok := frame.Type.FieldByName("frames")
	return ok && pcs.Type.Kind() == reflect.Array && pcs.Type.Elem().Kind() == reflect.Uintptr
}

// carried returns the stack that err itself carries, nil if it has none or its
// method panics.
func (s *stacks) carried(err error, info *typeInfo) (st *sentry.Stacktrace) {
	if info.shape == noStack {
		return nil
	}
	defer func() {
		if recover() != nil {
			st = nil
		}
	}()
	v := reflect.ValueOf(err)
	var pcs []uintptr
	switch info.shape {
	case stackFrames:
		pcs = readPCs(v.MethodByName("StackFrames").Call(nil)[0])
	case stackTrace:
		pcs = readPCs(v.MethodByName("StackTrace").Call(nil)[0])
	case stackTracer:
		tracer := v.MethodByName("GetStackTracer").Call(nil)[0]
		if tracer.Kind() == reflect.Interface {
			tracer = tracer.Elem()
		}
		pcs = readPCs(tracer.MethodByName("StackTrace").Call(nil)[0])
	case xerrorsFrames:
		pcs = readPCs(v.Elem().FieldByName("frame").FieldByName("frames"))
		pcs = pcs[min(1, len(pcs)):] // the first is in xerrors itself
	}
	return s.fromPCs(pcs)
}

// readPCs reads program counters from what an error's method returned.
func readPCs(v reflect.Value) []uintptr {
	if k := v.Kind(); k != reflect.Slice && k != reflect.Array {
		return nil
	}
	elem := v.Type().Elem()
	field, ok := pcField(elem)
	if !ok && elem.Kind() != reflect.Uintptr {
		return nil
	}
	pcs := make([]uintptr, 0, min(v.Len(), maxFrames))
	for i := range min(v.Len(), maxFrames) {
		pc := v.Index(i)
		if ok {
			pc = pc.FieldByIndex(field)
		}
		pcs = append(pcs, uintptr(pc.Uint()))
	}
	return pcs
}
