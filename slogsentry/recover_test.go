package slogsentry_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/slogsentry"
)

func TestRecoverReportsThePanickingLineAndPanicsAgain(t *testing.T) {
	boom := errors.New("boom password=hunter2")
	for name, value := range map[string]any{
		"error":  boom,
		"string": "boom password=hunter2",
		"struct": struct{ secret string }{"hunter2"},
	} {
		t.Run(name, func(t *testing.T) {
			e := newEndpoint(t)
			func() {
				defer func() {
					if got := recover(); got != value {
						t.Errorf("panicked again with %v, want the same value", got)
					}
				}()
				defer slogsentry.Recover(e.withHub())
				panicHere(value)
			}()
			event := e.event()
			if event.Level != "fatal" {
				t.Errorf("level %s, want fatal", event.Level)
			}
			x := event.Exceptions[len(event.Exceptions)-1]
			if x.Mechanism == nil || x.Mechanism.Handled == nil || *x.Mechanism.Handled {
				t.Errorf("mechanism %+v, want it unhandled", x.Mechanism)
			}
			frames := x.Stacktrace.Frames
			if last := frames[len(frames)-1]; last.Function != "panicHere" {
				t.Errorf("the stack ends in %s, want panicHere", last.Function)
			}
			if text := string(event.Raw); strings.Contains(text, "hunter2") {
				t.Errorf("the secret was sent: %s", text)
			}
		})
	}
}

//go:noinline
func panicHere(value any) { panic(value) }

func TestRecoverWithoutAPanicSendsNothing(t *testing.T) {
	e := newEndpoint(t)
	func() {
		defer slogsentry.Recover(e.withHub())
	}()
	e.events(0)
	slogsentry.Recover(context.Background()) // not deferred: does nothing
}
