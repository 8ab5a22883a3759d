package sentrytest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// settleTime is how long RequireEvents watches for events beyond those wanted.
const settleTime = 50 * time.Millisecond

// Wait waits until done reports true. done is called at once and again whenever
// something has arrived or been answered; it may use all accessors of s:
//
//	err := s.Wait(ctx, func() bool { return len(s.Logs()) >= 3 })
//
// If ctx ends first, the error says so and what has arrived until then.
func (s *Server) Wait(ctx context.Context, done func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed
		s.waiting = true
		s.mu.Unlock()
		if done() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			if done() {
				return nil
			}
			return fmt.Errorf("sentrytest: %w; so far: %s", context.Cause(ctx), s.summary())
		}
	}
}

// WaitEvents waits until at least n error events have been accepted and returns
// all there are then. If ctx ends first, it returns what there is and an error
// that describes it.
func (s *Server) WaitEvents(ctx context.Context, n int) ([]*Event, error) {
	err := s.Wait(ctx, func() bool { return s.countEvents() >= n })
	if err != nil {
		err = fmt.Errorf("want %d events: %w", n, err)
	}
	return s.Events(), err
}

// RequireEvents waits for n error events and returns them. It stops the test if
// there are fewer when the server's timeout (see [WithTimeout]) has passed, or
// more when another 50 milliseconds have. The 50 milliseconds catch what a
// client was sending already; to rule out later events, flush the client first.
func (s *Server) RequireEvents(tb testing.TB, n int) []*Event {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), s.timeout)
	defer cancel()
	if _, err := s.WaitEvents(ctx, n); err != nil {
		tb.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), settleTime)
	defer cancel()
	if s.Wait(ctx, func() bool { return s.countEvents() > n }) == nil {
		tb.Fatalf("sentrytest: want exactly %d events; so far: %s", n, s.summary())
	}
	return s.Events()
}

// countEvents spares the copy that Events makes.
func (s *Server) countEvents() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.received.stats.Items["event"]
}

// notifyLocked wakes those who wait.
func (s *Server) notifyLocked() {
	if s.waiting {
		s.waiting = false
		close(s.changed)
		s.changed = make(chan struct{})
	}
}

// summary describes what has arrived, for the error of a wait that failed.
func (s *Server) summary() string {
	st := s.Stats()
	var b strings.Builder
	fmt.Fprintf(&b, "%d requests on %d connections", st.Requests, st.Connections)
	writeCounts(&b, "statuses", st.Statuses)
	writeCounts(&b, "accepted items", st.Items)
	const most = 10
	for i, ev := range s.Events() {
		if i == most {
			b.WriteString("\n\t...")
			break
		}
		fmt.Fprintf(&b, "\n\tevent %d: %s", i+1, ev.title())
	}
	for i, r := range s.Rejected() {
		if i == most {
			b.WriteString("\n\t...")
			break
		}
		fmt.Fprintf(&b, "\n\trefused with %d: %v", r.Status(), r.Err())
	}
	return b.String()
}

func writeCounts[K comparable](b *strings.Builder, what string, counts map[K]int) {
	if len(counts) > 0 {
		// fmt prints maps sorted by key.
		fmt.Fprintf(b, ", %s %s", what, strings.TrimPrefix(fmt.Sprint(counts), "map"))
	}
}

// title describes the event in a line: level, outermost exception, message.
func (e *Event) title() string {
	title := e.Level
	if n := len(e.Exceptions); n > 0 {
		title += fmt.Sprintf(" %s: %s", e.Exceptions[n-1].Type, e.Exceptions[n-1].Value)
	}
	if e.Message != "" {
		title += fmt.Sprintf(" %q", e.Message)
	}
	return title
}
