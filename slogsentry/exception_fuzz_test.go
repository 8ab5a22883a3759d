package slogsentry

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/getsentry/sentry-go"
)

// plant grows an error tree out of bytes, so that a fuzzer can shape it. Errors
// made before may be wrapped again, so that it is a graph with cycles.
type plant struct {
	data  []byte
	grown []error
}

func (p *plant) next() byte {
	if len(p.data) == 0 {
		return 0
	}
	b := p.data[0]
	p.data = p.data[1:]
	return b
}

func (p *plant) grow(depth int) error {
	err := p.shape(depth)
	if err != nil {
		p.grown = append(p.grown, err)
	}
	return err
}

func (p *plant) shape(depth int) error {
	b := p.next()
	if depth > 200 {
		b %= 9
	}
	text := fmt.Sprintf("secret %d \xff\n", b)
	switch b % 20 {
	case 0:
		return errors.New(text)
	case 1:
		return &domainError{int(b)}
	case 2:
		return sliceError{text, text}
	case 3:
		return holderError{[]any{b}}
	case 4:
		return (*domainError)(nil)
	case 5:
		return &hostile{[]string{"Error", "Unwrap", "StackTrace", "Error Unwrap StackTrace"}[p.next()%4]}
	case 6:
		return funcError(nil)
	case 7:
		return nil
	case 8:
		if len(p.grown) > 0 {
			return p.grown[int(p.next())%len(p.grown)]
		}
		return many{}
	case 9:
		return &endless{}
	case 10:
		return loopValue{}
	case 11:
		l := &loop{}
		p.grown = append(p.grown, l)
		l.next = p.grow(depth + 1)
		return l
	case 12:
		return &causer{text, errors.New("secret")}
	case 13:
		return &carrier{errors.New(text), callers()[p.next()%4:]}
	case 14:
		return &rungs{p.grow(depth + 1), p.grow(depth + 1)}
	case 15, 16:
		m := make(many, p.next())
		for i := range min(len(m), 8) {
			m[i] = p.grow(depth + 1)
		}
		return m
	default:
		return &loop{p.grow(depth + 1)}
	}
}

// Whatever the errors, the list of exceptions is one that Sentry accepts, none
// of their texts gets past the scrubber, and the root has a stack.
func FuzzExceptions(f *testing.F) {
	f.Add([]byte{}, "message")
	f.Add([]byte{14, 14, 0, 1, 2}, "order 4711")
	f.Add([]byte{15, 200, 13, 2, 11, 8, 0, 9}, "")
	f.Add([]byte{11, 14, 8, 0, 8, 0}, "secret 8 \xff\n")
	f.Add([]byte{5, 0, 5, 1, 5, 2, 5, 3}, "x")
	s := newStacks(nil, nil, nil)
	f.Fuzz(func(t *testing.T, data []byte, message string) {
		err := (&plant{data: data}).grow(0)
		text := func(s string) string { return strings.ReplaceAll(s, "secret", "[Filtered]") }
		got := s.exceptions(err, text(message), text, someStack)
		if err == nil {
			return
		}
		if len(got) == 0 || len(got) > maxErrors {
			t.Fatalf("%d exceptions", len(got))
		}
		checkTree(t, got)
		for _, e := range got {
			if e.Type == "" || strings.Contains(e.Type+e.Value, "secret") {
				t.Errorf("exception %q: %q", e.Type, e.Value)
			}
		}
		if root := got[len(got)-1]; root.Stacktrace == nil || len(root.Stacktrace.Frames) == 0 {
			t.Errorf("the root has no stack: %+v", root)
		}
		checkGroups(t, got)
	})
}

// checkGroups checks that each group has two children at least.
func checkGroups(t *testing.T, exceptions []sentry.Exception) {
	t.Helper()
	children := map[int]int{}
	for _, e := range exceptions {
		if m := e.Mechanism; m != nil && m.ParentID != nil {
			children[*m.ParentID]++
		}
	}
	for _, e := range exceptions {
		if m := e.Mechanism; m != nil && m.IsExceptionGroup && children[m.ExceptionID] < 2 {
			t.Errorf("group %d has %d members", m.ExceptionID, children[m.ExceptionID])
		}
	}
}
