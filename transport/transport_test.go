package transport_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func start(t testing.TB, dsn string, opts *transport.Options) (*transport.Transport, *sentry.Client) {
	t.Helper()
	tr := transport.New(opts)
	c := newClient(t, dsn, tr)
	t.Cleanup(c.Close)
	return tr, c
}

// checkSum fails unless the counts add up.
func checkSum(t testing.TB, s transport.Stats) {
	t.Helper()
	if s.Accepted != s.Sent+s.Queued+s.DroppedItems() {
		t.Errorf("counts do not add up: %+v", s)
	}
}

func TestThousandInATightLoop(t *testing.T) {
	in := newIngest(t, nil)
	tr, c := start(t, in.dsn(), nil)
	for i := range 1000 {
		capture(c, fmt.Sprint(i))
	}
	if !c.Flush(20 * time.Second) {
		t.Errorf("Flush: false; %+v", tr.Stats())
	}
	if got := len(in.messages()); got != 1000 {
		t.Errorf("%d of 1000 arrived: %+v", got, tr.Stats())
	}
	checkSum(t, tr.Stats())
}

func TestSixtyAtHundredMilliseconds(t *testing.T) {
	in := newIngest(t, func(http.ResponseWriter, *http.Request) { time.Sleep(100 * time.Millisecond) })
	tr, c := start(t, in.dsn(), nil)
	for i := range 60 {
		capture(c, fmt.Sprint(i))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if err := tr.Shutdown(ctx); err != nil {
		t.Error(err)
	}
	if got := len(in.messages()); got != 60 {
		t.Errorf("%d of 60 arrived: %+v", got, tr.Stats())
	}
}

func TestDown(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	tr, c := start(t, "http://public@"+addr+"/42", nil)
	for i := range 60 {
		capture(c, fmt.Sprint(i))
	}
	begin := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	err = tr.Shutdown(ctx)
	if d := time.Since(begin); d > 2*time.Second {
		t.Errorf("Shutdown took %v", d)
	}
	var f *transport.FlushError
	if !errors.As(err, &f) || f.Dropped != 60 || f.Pending != 0 || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Shutdown: %v", err)
	}
	t.Log(err)
	checkSum(t, tr.Stats())
	t.Logf("%+v", tr.Stats())
}
