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
	stackMethod              // a method that returns program counters
	tracerMethod             // a method that returns a value with a StackTrace method
	xerrorsFrames            // the field of golang.org/x/xerrors
)

// typeInfo is what is known about a type of error.
type typeInfo struct {
	typ     reflect.Type
	name    string
	generic bool // says nothing about what failed
	shape   stackShape
	method  int // index of the method in the type's method set
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
	info := &typeInfo{typ: t, name: t.String(), generic: genericError(t)}
	// The names and their order are sentry-go's.
	for _, name := range []string{"StackFrames", "StackTrace"} {
		if m, ok := t.MethodByName(name); ok && isGetter(m.Type) && holdsPCs(m.Type.Out(0)) {
			info.shape, info.method = stackMethod, m.Index
			return info
		}
	}
	if m, ok := t.MethodByName("GetStackTracer"); ok && isGetter(m.Type) {
		info.shape, info.method = tracerMethod, m.Index
		return info
	}
	if t.Kind() == reflect.Pointer && xerrorsField(t.Elem()) {
		info.shape = xerrorsFrames
	}
	return info
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
	switch info.shape {
	case stackMethod:
		return s.fromPCs(readPCs(v.Method(info.method).Call(nil)[0]))
	case tracerMethod:
		tracer := v.Method(info.method).Call(nil)[0]
		if tracer.Kind() == reflect.Interface {
			tracer = tracer.Elem()
		}
		return s.fromPCs(readPCs(tracer.MethodByName("StackTrace").Call(nil)[0]))
	default:
		// The first counter is in the function of xerrors that took it.
		pcs := readPCs(v.Elem().FieldByName("frame").FieldByName("frames"))
		return s.fromPCs(pcs[min(1, len(pcs)):])
	}
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
