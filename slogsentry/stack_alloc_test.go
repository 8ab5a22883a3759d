//go:build !race

package slogsentry

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"
)

// What building stacks and exceptions may allocate once counters and types are
// known. sentry-go allocates 5, 10 and 23 times for the same.
func TestStackAllocations(t *testing.T) {
	s := newStacks(nil, nil, nil)
	var pcs [1]uintptr
	runtime.Callers(1, pcs[:])
	st := s.capture(pcs[0])
	one := errors.New("x")
	chain := fmt.Errorf("charge: %w", fmt.Errorf("call gateway: %w", context.DeadlineExceeded))
	tests := []struct {
		name string
		max  float64
		f    func()
	}{
		{"capture", 2, func() { s.capture(pcs[0]) }},
		{"source", 0, func() { s.source(pcs[0]) }},
		{"one error", 3, func() { s.exceptions(one, "charge failed", nil, st) }},
		{"chain of three", 7, func() { s.exceptions(chain, "charge failed", nil, st) }},
	}
	for _, tt := range tests {
		if got := testing.AllocsPerRun(100, tt.f); got > tt.max {
			t.Errorf("%s: %v allocations; want at most %v", tt.name, got, tt.max)
		}
	}
}
