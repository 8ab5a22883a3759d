package slogsentry_test

import (
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// Breadcrumbs, users and tags of a hundred requests at once never cross.
func TestRequestsAreIsolated(t *testing.T) {
	const requests = 100
	e := newEndpoint(t, inOrder)
	l := e.logger(slogsentry.Options{Throttle: unlimited})
	var ready, done sync.WaitGroup
	start := make(chan struct{})
	for i := range requests {
		ready.Add(1)
		done.Go(func() {
			id := fmt.Sprintf("r%03d", i)
			ctx := slogsentry.WithHub(e.withHub())
			sentry.GetHubFromContext(ctx).Scope().SetTag("request", id)
			l := l.With("request", id)
			ready.Done()
			<-start
			for n := range 20 {
				l.InfoContext(ctx, "step of "+id, "n", n, slog.Group("user", "id", id))
				runtime.Gosched()
			}
			l.ErrorContext(ctx, "failed "+id, slog.Group("user", "id", id))
		})
	}
	ready.Wait()
	close(start)
	done.Wait()
	seen := make(map[string]bool)
	for _, event := range e.events(requests) {
		id := strings.TrimPrefix(event.Message, "failed ")
		seen[id] = true
		if event.Tags["request"] != id || event.User["id"] != id || event.Contexts["extra"]["request"] != id {
			t.Errorf("%s: tags %v, user %v, extra %v", id, event.Tags, event.User, event.Contexts["extra"])
		}
		if len(event.Breadcrumbs) != 20 {
			t.Errorf("%s: %d breadcrumbs", id, len(event.Breadcrumbs))
		}
		for n, b := range event.Breadcrumbs {
			if b.Message != "step of "+id || b.Data["request"] != id || b.Data["n"] != float64(n) {
				t.Errorf("%s: breadcrumb %d is %q with %v", id, n, b.Message, b.Data)
			}
		}
	}
	if len(seen) != requests {
		t.Errorf("%d requests", len(seen))
	}
}

// What is set by one record stays with it.
func TestUserOfARecordIsNotTheScopes(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger()
	l.Error("one", slog.Group("user", "id", "1"), slog.Group("tags", "a", "b"), "fingerprint", []string{"f"})
	l.Error("two")
	if second := e.events(2)[1]; len(second.User) != 0 || len(second.Tags) != 0 || strings.Contains(fmt.Sprint(second.Fingerprint), "f]") {
		t.Errorf("user %v, tags %v, fingerprint %v", second.User, second.Tags, second.Fingerprint)
	}
}

func TestWithHub(t *testing.T) {
	a := slogsentry.WithHub(nil) //nolint:staticcheck // documented
	b := slogsentry.WithHub(a)
	if h := sentry.GetHubFromContext(a); h == nil || h == sentry.CurrentHub() || h == sentry.GetHubFromContext(b) {
		t.Error("not a hub of its own")
	}
}

// Without hubs of requests, the memory for breadcrumbs is bounded by their
// number, however many records there are.
// https://github.com/TheZeroSlave/zapsentry/issues/19
func TestMemoryIsBounded(t *testing.T) {
	const records = 300_000
	e := newEndpoint(t)
	l := e.logger()
	log := func(n int) {
		for i := range n {
			l.Info("request served", "n", i, "path", "/orders", "took", 17.5, "list", []int{i})
		}
	}
	log(10_000)
	before := heap()
	log(records)
	if grown := int64(heap()) - int64(before); grown > 4<<20 {
		t.Errorf("%d records took %d bytes", records, grown)
	}
	if n := len(e.trail()); n != 100 {
		t.Errorf("%d breadcrumbs", n)
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
