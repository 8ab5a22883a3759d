package slogsentry

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"github.com/getsentry/sentry-go"
)

// Limits of an error tree. sentry-go's MaxErrorDepth defaults to the same
// depth; it has no limit for breadth, where errors.Join of many has one.
const (
	maxErrorDepth = 100
	maxErrors     = 100
)

// exceptions returns err and its causes in Sentry's order: oldest cause first,
// err itself last, with the mechanism that sentry-go gives them (see the
// Exception Interface in Sentry's developer documentation). text scrubs the
// text of each; message is the record's message, already scrubbed, and names
// err where its type says nothing. Errors that carry a stack keep it; if err
// does not, it gets st. At most 100 errors are reported; where more were
// left out, the mechanism data of their parent says so.
//
// Methods of errors are called at most once each, and may panic.
func (s *stacks) exceptions(err error, message string, text func(string) string, st *sentry.Stacktrace) []sentry.Exception {
	if err == nil {
		return nil
	}
	w := errorWalk{stacks: s, text: text}
	w.walk(err, nil, "", 0)
	root := &w.out[0]
	if root.Stacktrace == nil {
		root.Stacktrace = st
	}
	if title := errorTitle(w.seen[0].info, message); title != "" {
		root.Type = title
	}
	if len(w.out) == 1 {
		root.Mechanism = nil
	}
	slices.Reverse(w.out)
	return w.out
}

type errorWalk struct {
	*stacks
	text func(string) string
	out  []sentry.Exception
	seen []errorIdentity
}

// errorIdentity tells whether an error was reported already, by its address or,
// if it is not a pointer, by its text: it need not be comparable.
type errorIdentity struct {
	info *typeInfo
	ptr  uintptr
	text string
}

func (w *errorWalk) walk(err error, parent *int, source string, depth int) {
	info := w.types.of(reflect.TypeOf(err))
	id := errorIdentity{info: info}
	if v := reflect.ValueOf(err); v.Kind() == reflect.Pointer {
		id.ptr = v.Pointer()
		if slices.Contains(w.seen, id) {
			return
		}
	}
	value := errorText(err)
	if id.ptr == 0 {
		id.text = value
		if slices.Contains(w.seen, id) {
			return
		}
	}
	w.seen = append(w.seen, id)

	if w.text != nil {
		value = w.text(value)
	}
	n := len(w.out)
	mechanism := &sentry.Mechanism{
		Type:        sentry.MechanismTypeGeneric,
		Source:      source,
		ExceptionID: n,
		ParentID:    parent,
	}
	if parent != nil {
		mechanism.Type = sentry.MechanismTypeChained
	}
	w.out = append(w.out, sentry.Exception{
		Type:       info.name,
		Value:      value,
		Stacktrace: w.carried(err, info),
		Mechanism:  mechanism,
	})

	causes, source := causesOf(err)
	group := source == ""
	mechanism.IsExceptionGroup = group && len(causes) > 1
	omitted := 0
	for i, cause := range causes {
		if cause == nil {
			continue
		}
		if depth >= maxErrorDepth || len(w.out) >= maxErrors {
			omitted++
			continue
		}
		if group {
			source = "errors[" + strconv.Itoa(i) + "]"
		}
		w.walk(cause, &n, source, depth+1)
	}
	if omitted > 0 {
		mechanism.Data = map[string]any{
			"omitted": fmt.Sprintf("%d causes and theirs: an event reports at most %d errors", omitted, maxErrors),
		}
	}
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
			text = fmt.Sprintf("!PANIC: Error method of %T: %v", err, p)
		}
	}()
	return err.Error()
}
