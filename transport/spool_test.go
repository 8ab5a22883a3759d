package transport_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

// records lists the files of spooled envelopes below dir.
func records(t testing.TB, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".record") {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// eventually fails the test unless ok becomes true.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within 20 seconds: %s", what)
		}
	}
}

func stopped(t testing.TB) *sentrytest.Server {
	server := sentrytest.NewServer(t)
	server.Stop()
	return server
}

func restart(t testing.TB, server *sentrytest.Server) {
	t.Helper()
	if err := server.Restart(); err != nil {
		t.Skip(err) // somebody took the port
	}
}

func arrive(t testing.TB, server *sentrytest.Server, n int) []*sentrytest.Event {
	t.Helper()
	events, err := server.WaitEvents(within(t, 30*time.Second), n)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// TestStoreAndForward: with the server down everything goes to disk at once and
// is sent, oldest first, when the server is back, without anyone's doing.
// https://github.com/getsentry/sentry-java/issues/1612
func TestStoreAndForward(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	tr, c := start(t, strings.Replace(server.DSN(), "public@", "pub1ickey:s3cret@", 1), &transport.Options{SpoolDir: dir})
	const n = 12
	captureAll(c, n)
	if !tr.Flush(20 * time.Second) {
		t.Errorf("Flush: false, though all is on disk: %+v", tr.Stats())
	}
	if s := tr.Stats(); s.Spooled != n || len(records(t, dir)) != n {
		t.Errorf("%d files, %+v", len(records(t, dir)), s)
	}
	for _, path := range records(t, dir) {
		content, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(content)+path, "s3cret") || strings.Contains(string(content)+path, "pub1ickey") {
			t.Errorf("%s holds the DSN: %v", path, err)
		}
	}
	restart(t, server)
	events := arrive(t, server, n)
	for i := 1; i < len(events); i++ {
		if events[i].Message != fmt.Sprint(i) {
			t.Errorf("event %s was the %dth to arrive", events[i].Message, i)
		}
	}
	eventually(t, "the files are removed", func() bool { return len(records(t, dir)) == 0 })
	checkEachOnce(t, server.Events(), n)
	s := tr.Stats()
	if s.Sent != n || s.Forwarded != n || s.Spooled != 0 {
		t.Errorf("%+v", s)
	}
	for _, env := range server.Envelopes() {
		sentrytest.AssertMatch(t, env.Header, map[string]any{
			"sent_at": sentrytest.Present, "dsn": sentrytest.Present, "event_id": sentrytest.Present})
		if ua := env.Request.Header.Get("User-Agent"); !strings.HasPrefix(ua, "sentry.go/") {
			t.Errorf("User-Agent %q", ua)
		}
	}
}

// TestShutdownToDisk: what a server that hangs does not take is on disk when
// Shutdown returns, in time, and arrives with the next start.
func TestShutdownToDisk(t *testing.T) {
	t.Parallel()
	server, dir := sentrytest.NewServer(t), t.TempDir()
	server.FailAll(sentrytest.Fault{Hang: sentrytest.BeforeBody})
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	captureAll(c, 12)
	begin := time.Now()
	err := tr.Shutdown(within(t, 400*time.Millisecond))
	if d := time.Since(begin); d > 400*time.Millisecond+slack {
		t.Errorf("Shutdown took %v", d)
	}
	if s := tr.Stats(); err != nil || s.Spooled != 12 {
		t.Errorf("%v, %+v", err, s)
	}
	server.Stop() // or it would read on what had been sent to it already
	server.Heal()
	restart(t, server)
	tr2, _ := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	checkEachOnce(t, arrive(t, server, 12), 12)
	eventually(t, "all is counted", func() bool { return tr2.Stats().Sent == 12 })
	if s := tr2.Stats(); s.Adopted != 12 || s.Accepted != 0 {
		t.Errorf("%+v", s)
	}
}

// TestStall: with every connection waiting for an answer, what is queued does
// not wait in memory for their timeout.
func TestStall(t *testing.T) {
	t.Parallel()
	server, dir := sentrytest.NewServer(t), t.TempDir()
	server.FailAll(sentrytest.Fault{Hang: sentrytest.BeforeBody})
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir, Connections: 2})
	captureAll(c, 10)
	eventually(t, "the queue is on disk", func() bool { return tr.Stats().Spooled == 8 })
	capture(c, "10")
	eventually(t, "a later event is, too", func() bool { return tr.Stats().Spooled == 9 })
	server.Heal()
	arrive(t, server, 11)
}

// TestKilled: a process is killed while the server is down. Every event that was
// on disk arrives exactly once, sent by another process.
func TestKilled(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	ch := startChild(t, server.DSN(), dir, 0, 29, false)
	ch.wait(t, 29)
	ch.kill()
	if n := len(records(t, dir)); n != 30 {
		t.Errorf("%d on disk", n)
	}
	restart(t, server)
	tr, _ := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	arrive(t, server, 30)
	eventually(t, "all is counted", func() bool { return tr.Stats().Sent == 30 })
	checkEachOnce(t, server.Events(), 30)
}

// TestKilledAtAnyMoment: what SendEvent had returned for is not lost, and
// nothing half written is sent.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	for range 3 {
		server, dir := stopped(t), t.TempDir()
		ch := startChild(t, server.DSN(), dir, 0, 500, true)
		ch.wait(t, 0)
		time.Sleep(time.Duration(rand.IntN(int(5 * time.Millisecond))))
		ch.kill()
		last := ch.last()
		n := len(records(t, dir))
		if n < last+1 || n > last+2 {
			t.Errorf("%d on disk, %d captured", n, last+1)
		}
		// Sending them all would take long. The last ones are those that matter.
		for _, path := range records(t, dir)[:max(0, n-5)] {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		restart(t, server)
		tr, _ := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
		arrive(t, server, min(n, 5))
		eventually(t, "all is counted", func() bool { return tr.Stats().Sent == int64(min(n, 5)) })
		checkDrops(t, tr.Stats())
		if got := messages(server.Events()); last >= 0 && got[fmt.Sprint(last)] != 1 {
			t.Errorf("the last event arrived %d times", got[fmt.Sprint(last)])
		}
	}
}

// TestDurableWhileUp: the file is there when SendEvent returns and gone when the
// event is delivered.
func TestDurableWhileUp(t *testing.T) {
	t.Parallel()
	server, dir := sentrytest.NewServer(t), t.TempDir()
	server.FailAll(sentrytest.Fault{Hang: sentrytest.BeforeBody})
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir, Durable: true})
	capture(c, "0")
	if n := len(records(t, dir)); n != 1 {
		t.Errorf("%d on disk", n)
	}
	server.Heal()
	if !tr.Flush(20 * time.Second) {
		t.Error("Flush: false")
	}
	eventually(t, "the file is removed", func() bool { return len(records(t, dir)) == 0 })
	checkEachOnce(t, server.Events(), 1)
}

// TestTwoProcesses: processes that share a directory send each envelope once,
// those of the one that dies included.
func TestTwoProcesses(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	a := startChild(t, server.DSN(), dir, 0, 9, false)
	b := startChild(t, server.DSN(), dir, 10, 19, false)
	a.wait(t, 9)
	b.wait(t, 19)
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	for i := 20; i < 25; i++ {
		capture(c, fmt.Sprint(i))
	}
	tr.Flush(20 * time.Second)
	restart(t, server)
	arrive(t, server, 25)
	eventually(t, "nothing is left", func() bool { return len(records(t, dir)) == 0 })
	checkEachOnce(t, server.Events(), 25)
	if s := tr.Stats(); s.Sent != 5 {
		t.Errorf("took from the living: %+v", s)
	}
}

// TestDSNChange: what was stored for one project is never sent to another.
func TestDSNChange(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	store := func(dsn, message string) {
		tr, c := start(t, dsn, &transport.Options{SpoolDir: dir})
		capture(c, message)
		if err := tr.Shutdown(within(t, 20*time.Second)); err != nil {
			t.Error(err)
		}
	}
	store(server.ProjectDSN("key", "1"), "for 1")
	store(server.ProjectDSN("key", "2"), "for 2")
	store(server.ProjectDSN("other", "1"), "for 1, other key")
	restart(t, server)
	for _, dsn := range [][2]string{{"other", "1"}, {"key", "1"}, {"key", "2"}} {
		tr, _ := start(t, server.ProjectDSN(dsn[0], dsn[1]), &transport.Options{SpoolDir: dir})
		eventually(t, "delivery", func() bool { return tr.Stats().Sent == 1 })
		tr.Close()
	}
	for _, e := range server.Events() {
		r := e.Envelope.Request
		want := map[string]string{"for 1": "key/1", "for 2": "key/2", "for 1, other key": "other/1"}[e.Message]
		if got := r.PublicKey + "/" + r.Project; got != want {
			t.Errorf("%q was sent to %s", e.Message, got)
		}
	}
}

// TestDiskTrouble: whatever happens to the directory, events are delivered from
// memory when the server is back.
func TestDiskTrouble(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		dir   string
		spoil func(dir string) error
	}{
		"not a directory": {file, func(string) error { return nil }},
		"vanished": {filepath.Join(t.TempDir(), "spool"), func(dir string) error {
			// A file in its place, so that it cannot be made anew.
			return firstError(os.RemoveAll(dir), os.WriteFile(dir, nil, 0o600))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := stopped(t)
			tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: tc.dir, Durable: true})
			if err := tc.spoil(tc.dir); err != nil {
				t.Skip(err)
			}
			captureAll(c, 20)
			if tr.Flush(200 * time.Millisecond) {
				t.Error("Flush: true")
			}
			if tr.Stats().SpoolErrors == 0 {
				t.Error("the trouble was not counted")
			}
			restart(t, server)
			arrive(t, server, 20)
			if !tr.Flush(10 * time.Second) {
				t.Error("Flush: false")
			}
			checkEachOnce(t, server.Events(), 20)
		})
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestDamagedRecords: a damaged file costs the envelope in it.
// https://github.com/getsentry/sentry-dotnet/issues/5510
func TestDamagedRecords(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	captureAll(c, 4)
	tr.Flush(20 * time.Second)
	paths := records(t, dir)
	if len(paths) != 4 {
		t.Fatalf("%d on disk", len(paths))
	}
	if err := firstError(os.Truncate(paths[0], 100), os.WriteFile(paths[1], make([]byte, 500), 0o600), os.Remove(paths[2])); err != nil {
		t.Fatal(err)
	}
	restart(t, server)
	arrive(t, server, 1)
	eventually(t, "all is counted", func() bool { return tr.Stats().Spooled == 0 })
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonInternalError, Category: "error", Items: 3})
}

func TestSpoolLimits(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir, SpoolFiles: 5})
	for i := range 20 {
		capture(c, fmt.Sprint(i))
		if i == 9 { // the first ten are on disk before the others
			tr.Flush(20 * time.Second)
		}
	}
	if tr.Flush(20 * time.Second) {
		t.Error("Flush: true, though the spool overflowed")
	}
	if s := tr.Stats(); s.Spooled != 5 || len(records(t, dir)) != 5 {
		t.Errorf("%d files, %+v", len(records(t, dir)), s)
	}
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonCacheOverflow, Category: "error", Items: 15})
}

// TestRateLimitedSpool: under a rate limit the spool is left alone, not emptied
// into it.
func TestRateLimitedSpool(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	captureAll(c, 4)
	tr.Flush(20 * time.Second)
	server.FailNext(sentrytest.Fault{Status: 429, RateLimits: "2:error:key"})
	begin := time.Now()
	restart(t, server)
	arrive(t, server, 3)
	if d := time.Since(begin); d < 1500*time.Millisecond {
		t.Errorf("sent after %v", d)
	}
	eventually(t, "all is counted", func() bool { return tr.Stats().Spooled == 0 })
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonTooManyRequests, Category: "error", Items: 1})
	if n := server.Stats().Requests; n != 4 {
		t.Errorf("%d requests", n)
	}
}

// TestErrorsOutlastRateLimit: with a spool, errors that come under a rate limit
// are not sent before its end, and not lost. Everything else is dropped.
func TestErrorsOutlastRateLimit(t *testing.T) {
	t.Parallel()
	server, dir := sentrytest.NewServer(t), t.TempDir()
	server.FailNext(sentrytest.Fault{Status: 429, RetryAfter: "2"})
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir, Connections: 1})
	begin := time.Now()
	for i := range 5 { // the first is answered 429, the others are queued or arrive later
		capture(c, fmt.Sprint(i-1))
	}
	tr.Flush(20 * time.Second)
	capture(c, "4")
	transaction := sentry.NewEvent()
	transaction.Type = "transaction"
	c.CaptureEvent(transaction, nil, nil)
	if !tr.Flush(20*time.Second) && tr.Stats().Queued > 0 {
		t.Errorf("%+v", tr.Stats())
	}
	if n := server.Stats().Requests; n != 1 {
		t.Errorf("%d requests under the limit", n)
	}
	arrive(t, server, 5)
	if d := time.Since(begin); d < 1500*time.Millisecond {
		t.Errorf("sent after %v", d)
	}
	eventually(t, "nothing is left on disk", func() bool { return tr.Stats().Spooled == 0 })
	checkEachOnce(t, server.Events(), 5)
	checkDrops(t, tr.Stats(),
		transport.Drop{Reason: transport.ReasonRateLimit, Category: "transaction", Items: 1},
		transport.Drop{Reason: transport.ReasonTooManyRequests, Category: "error", Items: 1})
}

// TestSettledFromDisk: an answer settles an envelope from disk as well.
// https://github.com/getsentry/sentry-dotnet/issues/3804
func TestSettledFromDisk(t *testing.T) {
	t.Parallel()
	server, dir := stopped(t), t.TempDir()
	tr, c := start(t, server.DSN(), &transport.Options{SpoolDir: dir})
	captureAll(c, 3)
	tr.Flush(20 * time.Second)
	server.FailNext(sentrytest.Fault{Status: 413}, sentrytest.Fault{Status: 400})
	restart(t, server)
	arrive(t, server, 1)
	eventually(t, "nothing is left", func() bool { return len(records(t, dir)) == 0 })
	checkDrops(t, tr.Stats(), transport.Drop{Reason: transport.ReasonSendError, Category: "error", Items: 2})
}

// TestAcceptedButNotAnswered is the case that makes duplicates: they have the
// same event ID, by which Sentry recognises them.
func TestAcceptedButNotAnswered(t *testing.T) {
	t.Parallel()
	server := sentrytest.NewServer(t)
	server.FailNext(sentrytest.Fault{Accept: true, Reset: sentrytest.AfterBody})
	tr, c := start(t, server.DSN(), nil)
	capture(c, "0")
	if !tr.Flush(20 * time.Second) {
		t.Error("Flush: false")
	}
	events := server.Events()
	if len(events) != 2 || events[0].EventID != events[1].EventID {
		t.Errorf("%d events", len(events))
	}
	if s := tr.Stats(); s.Sent != 1 || s.Retries != 1 {
		t.Errorf("%+v", s)
	}
}
