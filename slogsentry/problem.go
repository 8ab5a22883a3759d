package slogsentry

import (
	"hash/maphash"
	"log/slog"
	"reflect"
	"runtime"
)

// problemKey tells problems apart, before anything is converted.
type problemKey struct {
	level       slog.Level
	site        uintptr
	types       [3]reflect.Type // of the error and what it wraps
	fingerprint uint64
}

var seed = maphash.MakeSeed()

// candidate is a record that may become an event, looked at just enough to
// decide whether it does.
type candidate struct {
	err         error
	fingerprint []string
}

// verdict is what a record's sentry.capture attribute says.
type verdict int8

const (
	byRules verdict = iota
	never
	always
)

// CaptureKey is the key of a boolean attribute that decides for one record
// whether it becomes an event: slog.Bool(CaptureKey, false) makes it a breadcrumb
// only, whatever its level; true makes it an event past the event level, the
// ignore rules, the throttle and deduplication. Records below both levels are not
// looked at, nor is this attribute. It must stand at the top level, in the record
// or in With, and is not sent itself.
const CaptureKey = "sentry.capture"

func isVerdict(a slog.Attr) bool {
	return a.Key == CaptureKey && a.Value.Kind() == slog.KindBool
}

func verdictOf(v slog.Value) verdict {
	if v.Bool() {
		return always
	}
	return never
}

// verdict returns what the record says of its own capture, or its logger.
func (h *Handler) verdict(r *slog.Record) verdict {
	v := h.capture
	for a := range r.Attrs {
		if isVerdict(a) {
			v = verdictOf(a.Value)
		}
	}
	return v
}

// candidate looks at attributes as they are; what LogValuers hide counts for
// the event only.
func (h *Handler) candidate(r *slog.Record) candidate {
	c := candidate{fingerprint: h.fingerprint}
	var errs errorPick
	for a := range r.Attrs {
		if !h.hidden {
			errs.look(h.core.scrub, a)
		}
		if a.Key == "fingerprint" && a.Value.Kind() == slog.KindAny {
			if f, ok := a.Value.Any().([]string); ok {
				c.fingerprint = f
			}
		}
	}
	c.err = errs.or(h.errs)
	return c
}

func (h *Handler) problem(r *slog.Record, c candidate) problemKey {
	key := problemKey{level: r.Level, site: h.core.stacks.site(r.PC)}
	if c.err != nil {
		key.types = h.core.stacks.typesOf(c.err)
	}
	if len(c.fingerprint) > 0 || key.site == 0 {
		var hash maphash.Hash
		hash.SetSeed(seed)
		for _, f := range c.fingerprint {
			hash.WriteString(f)
			hash.WriteByte(0)
		}
		if key.site == 0 {
			hash.WriteString(r.Message)
		}
		key.fingerprint = hash.Sum64()
	}
	return key
}

// typesOf returns the types of an error and of what it wraps, down to the first
// that tells something. The errors above that one are those of the standard
// library and its like, so that no user code runs here.
func (s *stacks) typesOf(err error) (types [3]reflect.Type) {
	defer func() { _ = recover() }() // a nil pointer to one of them
	for i := range types {
		types[i] = reflect.TypeOf(err)
		if !s.types.of(types[i]).generic {
			return types
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return types
		}
		if err = u.Unwrap(); err == nil {
			return types
		}
	}
	return types
}

// site returns the program counter that stands for the place of a log call:
// that of the record, or of the caller of a declared wrapper.
func (s *stacks) site(pc uintptr) uintptr {
	if pc == 0 {
		return 0
	}
	if sym := s.symbol(pc); sym == nil || sym.kind != kindLogging {
		return pc
	}
	var pcs [maxFrames]uintptr
	below := false
	for _, p := range pcs[:runtime.Callers(2, pcs[:])] {
		below = below || p == pc
		if sym := s.symbol(p); below && sym != nil && sym.kind == kindUser {
			return p
		}
	}
	return pc
}
