package suite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// check lets the contender do the work once and looks at what came of it. It
// returns how many of the wanted texts did not arrive, which only a lossy
// contender may have.
func check(tb testing.TB, c Contender, outcome Outcome, want []string, work func(Logger)) (lost int) {
	tb.Helper()
	if outcome == Nothing {
		return 0
	}
	r := newRig(tb, c, counting)
	var out bytes.Buffer
	work(c.New(on(r.hub, &out)))

	got, err := r.outcome(outcome, &out)
	if err != nil {
		tb.Fatalf("%s: %v", c.Name, err)
	}
	if !strings.Contains(got, Message) {
		tb.Fatalf("%s: message is missing in %s", c.Name, got)
	}
	var missing []string
	for _, text := range want {
		if !strings.Contains(got, text) {
			missing = append(missing, text)
		}
	}
	if len(missing) > 0 && !c.Lossy {
		tb.Fatalf("%s: %q missing in %s", c.Name, missing, got)
	}
	return len(missing)
}

// outcome returns, as JSON, what was made of the only record.
func (r *rig) outcome(outcome Outcome, out *bytes.Buffer) (string, error) {
	switch outcome {
	case Breadcrumb:
		if n := r.sent.events.Load(); n != 0 {
			return "", fmt.Errorf("%d events for a breadcrumb", n)
		}
		trail := r.trail()
		if len(trail) != 1 {
			return "", fmt.Errorf("%d breadcrumbs, want 1", len(trail))
		}
		return encode(trail[0])
	case Event:
		if n := r.sent.events.Load(); n != 1 {
			return "", fmt.Errorf("%d events, want 1", n)
		}
		return encode(r.sent.last.Load())
	case Log:
		r.hub.Client().Flush(2 * time.Second)
		logs := r.sent.lastLogs()
		if len(logs) != 1 {
			return "", fmt.Errorf("%d logs, want 1", len(logs))
		}
		return encode(logs[0])
	default:
		if bytes.Count(out.Bytes(), []byte("\n")) != 1 {
			return "", fmt.Errorf("printed %q, want one line", out)
		}
		return out.String(), nil
	}
}

// trail returns the breadcrumbs that the next event of the hub carries.
func (r *rig) trail() []*sentry.Breadcrumb {
	probe := sentry.NewEvent()
	probe.Message = "probe"
	r.hub.CaptureEvent(probe)
	if event := r.sent.last.Load(); event != nil && event.Message == probe.Message {
		return event.Breadcrumbs
	}
	return nil
}

func encode(v any) (string, error) {
	data, err := json.Marshal(v)
	return string(data), err
}

// checkCount looks, after the clock has stopped, whether n records were really
// taken.
func (r *rig) checkCount(tb testing.TB, c Contender, outcome Outcome, n int) {
	tb.Helper()
	switch outcome {
	case Breadcrumb:
		if got, want := len(r.trail()), min(n, maxBreadcrumbs); got != want {
			tb.Fatalf("%s: %d breadcrumbs after %d records, want %d", c.Name, got, n, want)
		}
	case Event:
		// The SDK's Flush can return while an event is on its way from one of
		// its queues to the other.
		for range 200 {
			if r.sent.events.Load() == int64(n) {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		tb.Fatalf("%s: %d events after %d records", c.Name, r.sent.events.Load(), n)
	}
}

// maxBreadcrumbs is the SDK's default.
const maxBreadcrumbs = 100
