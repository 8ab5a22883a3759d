package slogsentry

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"testing"

	"github.com/getsentry/sentry-go"
)

// atDepth calls f below n further frames.
//
//go:noinline
func atDepth(n int, f func()) {
	if n > 0 {
		atDepth(n-1, f)
		return
	}
	f()
}

// The SDK and this package on the same work: an error without a stack, wrapped
// twice, reported 12 frames deep.
func BenchmarkExceptions(b *testing.B) {
	err := fmt.Errorf("charge: %w", fmt.Errorf("call gateway: %w", context.DeadlineExceeded))
	stacked := &carrier{error: errors.New("x"), pcs: callers()}
	for _, bb := range []struct {
		name string
		err  error
	}{{"plain", err}, {"stacked", stacked}} {
		b.Run(bb.name+"/sdk", func(b *testing.B) {
			atDepth(12, func() {
				b.ReportAllocs()
				for b.Loop() {
					event := sentry.Event{}
					event.SetException(bb.err, 100)
				}
			})
		})
		b.Run(bb.name+"/ours", func(b *testing.B) {
			s := newStacks(nil, nil, nil)
			atDepth(12, func() {
				var pcs [1]uintptr
				runtime.Callers(1, pcs[:])
				b.ReportAllocs()
				for b.Loop() {
					event := sentry.Event{}
					event.Exception = s.exceptions(bb.err, "charge failed", nil, s.capture(pcs[0]))
				}
			})
		})
	}
}

func BenchmarkCapture(b *testing.B) {
	b.Run("sdk", func(b *testing.B) {
		atDepth(12, func() {
			b.ReportAllocs()
			for b.Loop() {
				sentry.NewStacktrace()
			}
		})
	})
	b.Run("ours", func(b *testing.B) {
		s := newStacks(nil, nil, nil)
		atDepth(12, func() {
			b.ReportAllocs()
			for b.Loop() {
				s.capture(0)
			}
		})
	})
	b.Run("ours/unknown counters", func(b *testing.B) {
		atDepth(12, func() {
			b.ReportAllocs()
			for b.Loop() {
				s := newStacks(nil, nil, nil)
				s.capture(0)
			}
		})
	})
}
