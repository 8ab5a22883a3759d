package slogsentry

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/getsentry/sentry-go"
)

// maxErrors is how many errors of a tree are reported, and so how deep a chain.
// The default of sentry-go's ClientOptions.MaxErrorDepth is the same depth; it
// has no limit to the width of a tree. Most events have three errors or fewer.
const maxErrors = 100

// exceptions returns err and its causes in Sentry's order: oldest cause first,
// err itself last, with the mechanism that sentry-go gives them (see the
// Exception Interface in Sentry's developer documentation). text scrubs the
// text of each; nil leaves them as they are. message is the record's message,
// already scrubbed, and names err where its type says nothing (see errorTitle).
// Errors that carry a stack keep it; if err does not, it gets st, which may be
// nil. Where causes were left out because there are more than maxErrors, the
// mechanism data of their parent says so.
//
// Error and Unwrap are called at most once for each error, and may panic.
func (s *stacks) exceptions(err error, message string, text func(string) string, st *sentry.Stacktrace) []sentry.Exception {
	if err == nil {
		return nil
	}
	w := errorWalk{
		stacks: s,
		text:   text,
		out:    make([]sentry.Exception, 0, 4),
		seen:   make([]errorIdentity, 0, 4),
	}
	w.walk(err, nil, "", maxErrors)
	root := &w.out[0]
	if root.Stacktrace == nil {
		root.Stacktrace = st
	}
	root.Type = errorTitle(w.out, w.seen, message)
	if len(w.out) == 1 {
		root.Mechanism = nil
	}
	slices.Reverse(w.out)
	return w.out
}

// errorWalk collects the exceptions of an error tree, parents first.
type errorWalk struct {
	*stacks
	text func(string) string
	out  []sentry.Exception
	seen []errorIdentity // of the same indexes as out
}

// errorIdentity tells whether an error was reported already, by its address or,
// if it is not a pointer, by its text: it need not be comparable.
type errorIdentity struct {
	typ     reflect.Type
	generic bool // as in typeInfo
	ptr     uintptr
	text    string
}

// walk reports err, unless it was reported before, and what it wraps, as long as
// there are fewer than limit exceptions. It says whether it reported err.
func (w *errorWalk) walk(err error, parent *sentry.Mechanism, source string, limit int) bool {
	info := w.types.of(reflect.TypeOf(err))
	id := errorIdentity{typ: info.typ, generic: info.generic}
	if v := reflect.ValueOf(err); v.Kind() == reflect.Pointer {
		id.ptr = v.Pointer()
		if slices.Contains(w.seen, id) {
			return false
		}
	}
	value := errorText(err)
	if id.ptr == 0 {
		id.text = value
		if slices.Contains(w.seen, id) {
			return false
		}
	}
	if w.text != nil {
		value = w.text(value)
	}

	mechanism := &sentry.Mechanism{
		Type:        sentry.MechanismTypeGeneric,
		Source:      source,
		ExceptionID: len(w.out),
	}
	if parent != nil {
		mechanism.Type = sentry.MechanismTypeChained
		mechanism.ParentID = &parent.ExceptionID
	}
	w.seen = append(w.seen, id)
	w.out = append(w.out, sentry.Exception{
		Type:       info.name,
		Value:      value,
		Stacktrace: w.carried(err, info),
		Mechanism:  mechanism,
	})
	w.walkCauses(err, mechanism, limit)
	return true
}

// walkCauses reports what err, whose mechanism is given, wraps.
func (w *errorWalk) walkCauses(err error, mechanism *sentry.Mechanism, limit int) {
	causes, source := causesOf(err)
	var members []int
	omitted := 0
	for i, cause := range causes {
		if cause == nil {
			continue
		}
		if len(w.out) >= limit {
			omitted++
			continue
		}
		if source != "" {
			w.walk(cause, mechanism, source, limit)
			continue
		}
		// A deep branch leaves room for one error of each further branch.
		n := len(w.out)
		room := max(n+1, limit-(len(causes)-1-i))
		if w.walk(cause, mechanism, "errors["+strconv.Itoa(i)+"]", room) {
			members = append(members, n)
		}
	}
	mechanism.IsExceptionGroup = w.differ(members)
	if omitted > 0 {
		mechanism.Data = map[string]any{
			"omitted": strconv.Itoa(omitted) + " causes, with all they wrap: too many errors for one event",
		}
	}
}

// differ reports whether the exceptions at the given indexes are at least two
// different problems to Sentry. It takes a group of equals for one of them, which
// would hide the group's title and stack.
func (w *errorWalk) differ(members []int) bool {
	if len(members) < 2 {
		return false
	}
	first := &w.out[members[0]]
	template := messageTemplate(first.Value)
	for _, i := range members[1:] {
		e := &w.out[i]
		if e.Type != first.Type || e.Stacktrace != nil || first.Stacktrace != nil ||
			messageTemplate(e.Value) != template {
			return true
		}
	}
	return false
}

// causesOf returns what err wraps, and how it is called if it is not a group.
// A panic in a method of err counts as wrapping nothing.
func causesOf(err error) (causes []error, source string) {
	defer func() {
		if recover() != nil {
			causes = nil
		}
	}()
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		return e.Unwrap(), ""
	case interface{ Unwrap() error }:
		return []error{e.Unwrap()}, sentry.MechanismTypeUnwrap
	case interface{ Cause() error }:
		return []error{e.Cause()}, sentry.MechanismSourceCause
	}
	return nil, sentry.MechanismTypeUnwrap
}

// errorText returns the text of err, or a marker if its method panics.
func errorText(err error) (text string) {
	defer func() {
		if p := recover(); p != nil {
			// As in fmt: a nil pointer is the value's fault, not the method's.
			if v := reflect.ValueOf(err); v.Kind() == reflect.Pointer && v.IsNil() {
				text = "<nil>"
				return
			}
			text = fmt.Sprintf("!PANIC: Error method of %T: %s", err, panicText(p))
		}
	}()
	return err.Error()
}

// panicText describes what a method of an error panicked with. Other values than
// texts and errors are named by type: to format an unknown value may never end.
func panicText(p any) (text string) {
	defer func() {
		if recover() != nil {
			text = fmt.Sprintf("%T", p)
		}
	}()
	switch p := p.(type) {
	case string:
		return p
	case error:
		return p.Error()
	default:
		return fmt.Sprintf("%T", p)
	}
}
