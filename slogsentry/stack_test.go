package slogsentry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"testing"

	"github.com/getsentry/sentry-go"
)

// stackHandler is the least handler that captures a stack.
type stackHandler struct {
	stacks *stacks
	got    *sentry.Stacktrace
	source sentry.Frame
	pc     func(uintptr) uintptr
}

func (*stackHandler) Enabled(context.Context, slog.Level) bool { return true }
func (h *stackHandler) WithAttrs([]slog.Attr) slog.Handler     { return h }
func (h *stackHandler) WithGroup(string) slog.Handler          { return h }
func (h *stackHandler) Handle(_ context.Context, r slog.Record) error {
	if h.pc != nil {
		r.PC = h.pc(r.PC)
	}
	h.got = h.stacks.capture(r.PC)
	h.source, _ = h.stacks.source(r.PC)
	return nil
}

func TestCaptureEndsAtTheLoggingCall(t *testing.T) {
	h := &stackHandler{stacks: newStacks(nil, nil, nil)}
	slog.New(h).Error("x")
	for _, f := range h.got.Frames {
		t.Log(f.Module, f.Function, f.Lineno, f.InApp)
	}
	for _, e := range h.stacks.exceptions(fmt.Errorf("a: %w", errors.Join(errors.New("b"), errors.New("c"))), "msg", nil, h.got) {
		t.Log(e.Type, e.Value, e.Mechanism, e.Stacktrace != nil)
	}
}
