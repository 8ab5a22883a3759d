package sentrylog_test

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// With a server that hangs and a spool, what is queued is on disk well before
// the deadline: time spent waiting for the server is not there for writing.
func TestShutdownLeavesTimeForTheSpool(t *testing.T) {
	environ(t, nil)
	dir := t.TempDir()
	spooled := func() (n int) {
		_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, _ error) error {
			if strings.HasSuffix(path, ".record") {
				n++
			}
			return nil
		})
		return n
	}
	synctest.Test(t, func(t *testing.T) {
		shutdown, err := sentrylog.Init(
			sentrylog.WithConfig(sentrylog.Config{DSN: "http://key@sentry.invalid/1", Release: "test"}),
			sentrylog.WithConsole(nil),
			sentrylog.WithHandlerOptions(slogsentry.Options{Throttle: &slogsentry.Throttle{Off: true}}),
			sentrylog.WithTransport(transport.Options{
				SpoolDir: dir,
				HTTPTransport: roundTripper(func(r *http.Request) (*http.Response, error) {
					<-r.Context().Done()
					return nil, r.Context().Err()
				}),
			}),
		)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 50 {
			slog.Error(fmt.Sprint(i))
		}
		sentry.NewLogger(context.Background()).Info().Emit("in the last batch of the SDK's")
		begin := time.Now()
		ended := make(chan error)
		go func() {
			ctx, cancel := context.WithTimeout(context.Background(), 700*time.Millisecond)
			defer cancel()
			ended <- shutdown(ctx)
		}()
		time.Sleep(350 * time.Millisecond)
		synctest.Wait()
		if n := spooled(); n < 45 { // 6 connections, 50 events, one batch
			t.Errorf("%d envelopes are on disk at half time", n)
		}
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if d := time.Since(begin); d > 800*time.Millisecond {
			t.Errorf("took %v", d)
		}
	})
	if n := spooled(); n != 51 {
		t.Errorf("%d envelopes are on disk", n)
	}
}
