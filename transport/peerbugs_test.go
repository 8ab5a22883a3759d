package transport_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

// TestPeerBugs has the cases about delivery of the test of that name in package
// slogsentry, which says what they are.
func TestPeerBugs(t *testing.T) {
	t.Parallel()
	for _, bug := range []struct {
		name string
		test func(t *testing.T)
	}{
		{"56 what the server missed arrives once, in order, without a new event", arrivesWithoutANewEvent},
		{"57 what the server refuses is not kept for ever", refusedIsNotKept},
		{"58 damaged files are skipped, however large", damagedFilesAreSkipped},
		{"59 the spool is bounded and shared, and logging goes on without it", spoolIsBounded},
		{"60 a half written file is not sent", halfWrittenIsNotSent},
	} {
		t.Run(bug.name, func(t *testing.T) {
			t.Parallel()
			bug.test(t)
		})
	}
}

// spooled returns a server that is down, and a directory and a transport with n
// events for it on disk.
func spooled(t *testing.T, n int, opts transport.Options) (*sentrytest.Server, string, *transport.Transport) {
	t.Helper()
	server := stopped(t)
	opts.SpoolDir = t.TempDir()
	tr, c := start(t, server.DSN(), &opts)
	captureAll(c, n)
	tr.Flush(20 * time.Second)
	return server, opts.SpoolDir, tr
}

// TestStoreAndForward, https://github.com/getsentry/sentry-java/issues/1612,
// https://github.com/getsentry/sentry-dotnet/issues/3384
func arrivesWithoutANewEvent(t *testing.T) {
	server, dir, tr := spooled(t, 4, transport.Options{})
	if n := len(records(t, dir)); n != 4 {
		t.Errorf("%d on disk", n)
	}
	restart(t, server)
	arrive(t, server, 4)
	eventually(t, "nothing is left", func() bool { return len(records(t, dir)) == 0 && tr.Stats().Sent == 4 })
	events := server.Events()
	checkEachOnce(t, events, 4)
	for i, event := range events {
		if event.Message != fmt.Sprint(i) {
			t.Errorf("event %s arrived in place %d", event.Message, i)
		}
	}
}

// TestSettledFromDisk, TestRateLimitedSpool, https://github.com/getsentry/sentry-dotnet/issues/3804,
// https://github.com/getsentry/sentry-dotnet/issues/3938
func refusedIsNotKept(t *testing.T) {
	server, dir, tr := spooled(t, 5, transport.Options{})
	server.FailNext(sentrytest.Fault{Status: 413}, sentrytest.Fault{Status: 400}, sentrytest.Fault{Status: 500},
		sentrytest.Fault{Status: 429, RetryAfter: "1"})
	restart(t, server)
	arrive(t, server, 1)
	eventually(t, "nothing is left", func() bool { return len(records(t, dir)) == 0 && tr.Stats().Sent == 1 })
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonSendError, Category: "error", Items: 3},
		transport.Drop{Reason: transport.ReasonTooManyRequests, Category: "error", Items: 1})
}

// TestDamagedRecords, TestDamagedFiles of package spool, https://github.com/getsentry/sentry-dotnet/issues/5510
func damagedFilesAreSkipped(t *testing.T) {
	server, dir, tr := spooled(t, 4, transport.Options{})
	tr.Close()
	paths := records(t, dir)
	if len(paths) != 4 {
		t.Fatalf("%d on disk", len(paths))
	}
	if err := firstError(os.Truncate(paths[0], 100), os.WriteFile(paths[1], make([]byte, 500), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(paths[2], 2<<30); err != nil {
		t.Skip(err) // no sparse files
	}
	restart(t, server)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	tr, _ = start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	if got := arrive(t, server, 1); got[0].Message != "3" {
		t.Errorf("event %s arrived", got[0].Message)
	}
	eventually(t, "nothing is left", func() bool { return len(records(t, dir)) == 0 })
	runtime.ReadMemStats(&after) // of other tests as well, which run at the same time
	if grown := int64(after.Sys) - int64(before.Sys); grown > 1<<30 {
		t.Errorf("took %d bytes of memory", grown)
	}
	eventually(t, "all is counted", func() bool { return tr.Stats().Spooled == 0 })
}

// TestSpoolLimits, TestTwoProcesses, TestDiskTrouble, https://github.com/getsentry/sentry-dotnet/issues/1485,
// https://github.com/getsentry/sentry-java/issues/4936
func spoolIsBounded(t *testing.T) {
	_, dir, tr := spooled(t, 30, transport.Options{SpoolFiles: 25})
	if n := len(records(t, dir)); n != 25 || tr.Stats().DroppedItems() != 5 {
		t.Errorf("%d files of at most 25: %+v", n, tr.Stats())
	}

	_, dir, _ = spooled(t, 20, transport.Options{SpoolBytes: 4 << 10})
	size := int64(0)
	for _, path := range records(t, dir) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 4<<10 || size == 0 {
		t.Errorf("%d bytes of at most 4,096", size)
	}

	server, _, tr := spooled(t, 2, transport.Options{SpoolAge: time.Millisecond})
	time.Sleep(20 * time.Millisecond)
	restart(t, server)
	eventually(t, "what is too old is dropped", func() bool { return tr.Stats().Spooled == 0 })
	if n := len(server.Events()); n > 0 {
		t.Errorf("%d old events were sent", n)
	}

	server, dir = stopped(t), t.TempDir()
	startChild(t, server.DSN(), dir, 0, 2, false).wait(t, 2)
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	capture(c, "3")
	tr.Flush(20 * time.Second)
	restart(t, server)
	arrive(t, server, 4)
	eventually(t, "nothing is left", func() bool { return len(records(t, dir)) == 0 })
	checkEachOnce(t, server.Events(), 4)

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	server = stopped(t)
	_, c = start(t, server.DSN(), &transport.Options{SpoolDir: file, Durable: true})
	begin := time.Now()
	captureAll(c, 5)
	if d := time.Since(begin); d > slack {
		t.Errorf("capturing took %v", d)
	}
	restart(t, server)
	arrive(t, server, 5)
	checkEachOnce(t, server.Events(), 5)
}

// TestKilledAtAnyMoment, TestAdoptAmongStrangers of package spool. A process that
// is killed between writing and renaming leaves a file under its temporary name.
func halfWrittenIsNotSent(t *testing.T) {
	server, dir, tr := spooled(t, 3, transport.Options{})
	tr.Close()
	paths := records(t, dir)
	if len(paths) != 3 {
		t.Fatalf("%d on disk", len(paths))
	}
	for _, path := range paths[:2] {
		if err := os.Rename(path, path+".tmp"); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(paths[0]+".tmp", 300); err != nil {
		t.Fatal(err)
	}
	restart(t, server)
	tr, _ = start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	arrive(t, server, 1)
	eventually(t, "all is counted", func() bool { return tr.Stats().Sent == 1 })
	if got := messages(server.Events()); got["2"] != 1 || len(got) != 1 {
		t.Errorf("arrived: %v", got)
	}
	checkDrops(t, tr.Stats())
	for _, path := range paths[:2] {
		if _, err := os.Stat(path + ".tmp"); !os.IsNotExist(err) {
			t.Errorf("%s is still there: %v", filepath.Base(path), err)
		}
	}
}
