package slogsentry

import (
	"hash/maphash"
	"log/slog"
	"math/bits"
	"reflect"
	"runtime"
)

// problemKey tells problems apart, before anything is converted.
type problemKey struct {
	level       slog.Level
	site        uintptr
	types       errorTypes
	fingerprint uint64
}

// errorTypes are the types of an error and of what it wraps, by their addresses,
// which compare faster than interfaces.
type errorTypes [3]uintptr

var seed = maphash.MakeSeed()

// candidate is a record that may become an event, looked at just enough to
// decide whether it does.
type candidate struct {
	capture     verdict
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

// candidate looks at attributes as they are; what LogValuers hide counts for
// the event only.
func (h *Handler) candidate(r *slog.Record) candidate {
	c := candidate{capture: h.capture, fingerprint: h.fingerprint}
	var errs errorPick
	for a := range r.Attrs {
		switch a.Value.Kind() {
		case slog.KindBool:
			if isVerdict(a) {
				c.capture = verdictOf(a.Value)
			}
		case slog.KindAny, slog.KindGroup:
			if !h.hidden {
				errs.look(h.core.scrub, a)
			}
			if a.Key == "fingerprint" {
				if f, ok := a.Value.Any().([]string); ok {
					c.fingerprint = f
				}
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
		key.fingerprint = hashOf(c.fingerprint)
		if key.site == 0 {
			key.fingerprint ^= maphash.String(seed, r.Message)
		}
	}
	return key
}

func hashOf(list []string) (sum uint64) {
	for _, s := range list {
		sum = bits.RotateLeft64(sum, 1) ^ maphash.String(seed, s)
	}
	return sum
}

// typesOf returns the types of an error and of what it wraps, down to the first
// that tells something. The errors above that one are those of the standard
// library and its like, so that no user code runs here.
func (s *stacks) typesOf(err error) (types errorTypes) {
	defer func() { _ = recover() }() // a nil pointer to one of them
	for i := range types {
		t := reflect.TypeOf(err)
		types[i] = reflect.ValueOf(t).Pointer()
		if !s.types.of(t).generic {
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
