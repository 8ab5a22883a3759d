package slogsentry_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/sentrytest"
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

// A panic is scrubbed by the rules of the client that reports it, no more and no
// less.
func TestRecoverScrubsAsTheIntegrationDoes(t *testing.T) {
	rules := scrub.New(scrub.WithKeys("diagnosis"), scrub.WithoutKeys("token"))
	e := connect(t, sentrytest.NewServer(t), slogsentry.NewIntegration(rules).Install)
	if got, want := valueOfPanic(e, "token=4f8a2c9e1b7d diagnosis="+planted), "token=4f8a2c9e1b7d diagnosis=[Filtered]"; got != want {
		t.Errorf("value %q, want %q", got, want)
	}
	if got, want := valueOfPanic(newPlainEndpoint(t), "token="+planted), "token=[Filtered]"; got != want {
		t.Errorf("without an Integration: value %q, want %q", got, want)
	}
}

// valueOfPanic is what arrives of a panic with the text.
func valueOfPanic(e *endpoint, text string) string {
	e.t.Helper()
	func() {
		defer func() { _ = recover() }()
		defer slogsentry.Recover(e.withHub())
		panic(text)
	}()
	return e.event().Exceptions[0].Value
}
