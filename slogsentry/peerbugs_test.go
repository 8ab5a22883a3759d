package slogsentry_test

import (
	"log/slog"
	"slices"
	"testing"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// TestPeerBugs has a case for each bug that users of other bridges from loggers
// to Sentry have met, with a link where it was reported in public. The cases are
// numbered over all packages, 52 to 55 in the root, 56 to 60 in transport, so that
// one is found from anywhere:
//
//	go test -run 'PeerBugs/07' ./...
//
// They are short. Where a comment names another test, that one goes into depth.
func TestPeerBugs(t *testing.T) {
	for _, bug := range slices.Concat(
		groupBugs,      // 01 to 12
		errorBugs,      // 13 to 23
		stackBugs,      // 24 to 28
		levelBugs,      // 29 to 32
		breadcrumbBugs, // 33 to 38
		scrubBugs,      // 39 to 43
		payloadBugs,    // 44 to 48
		floodBugs,      // 49 to 51
	) {
		t.Run(bug.name, func(t *testing.T) {
			if bug.test != nil {
				bug.test(t)
				return
			}
			e := newEndpoint(t)
			bug.log(e.logger())
			sentrytest.AssertMatch(t, e.event(), bug.want)
			e.NotContains(t, planted)
		})
	}
}

// peerBug is a case of TestPeerBugs.
type peerBug struct {
	name string
	log  func(l *slog.Logger) // makes one event,
	want string               // which contains this when it arrives
	test func(t *testing.T)   // instead, where log and want do not tell it
}
