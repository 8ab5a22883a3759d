package transport_test

import (
	"context"
	"errors"
	"expvar"
	"fmt"
	"os"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/transport"
)

func Example() {
	server, err := sentrytest.Start() // stands in for Sentry
	if err != nil {
		panic(err)
	}
	defer server.Close()

	t := transport.New(nil)
	client, err := sentry.NewClient(sentry.ClientOptions{Dsn: server.DSN(), Transport: t})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	client.CaptureMessage("charge failed", nil, nil)

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	fmt.Println("shutdown:", t.Shutdown(ctx))
	fmt.Println("sent:", t.Stats().Sent)
	// Output:
	// shutdown: <nil>
	// sent: 1
}

// With the server down, Shutdown says what was lost.
func ExampleTransport_Shutdown() {
	server, err := sentrytest.Start()
	if err != nil {
		panic(err)
	}
	defer server.Close()
	server.Stop()

	t := transport.New(nil)
	client, err := sentry.NewClient(sentry.ClientOptions{Dsn: server.DSN(), Transport: t})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	client.CaptureMessage("charge failed", nil, nil)

	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	var lost *transport.FlushError
	if errors.As(t.Shutdown(ctx), &lost) {
		fmt.Println("dropped:", lost.Dropped)
	}
	for _, d := range t.Stats().Dropped {
		fmt.Println(d.Items, d.Category, d.Reason)
	}
	// Output:
	// dropped: 1
	// 1 error closed
}

// With a spool nothing is lost: the next process sends it.
func ExampleOptions_spool() {
	dir, err := os.MkdirTemp("", "spool")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	server, err := sentrytest.Start()
	if err != nil {
		panic(err)
	}
	defer server.Close()

	run := func(work func(*sentry.Client)) *transport.Transport {
		t := transport.New(&transport.Options{SpoolDir: dir})
		client, err := sentry.NewClient(sentry.ClientOptions{Dsn: server.DSN(), Transport: t})
		if err != nil {
			panic(err)
		}
		defer client.Close()
		work(client)
		if err := t.Shutdown(context.Background()); err != nil {
			panic(err)
		}
		return t
	}

	server.Stop()
	first := run(func(c *sentry.Client) { c.CaptureMessage("charge failed", nil, nil) })
	fmt.Println("on disk:", first.Stats().Spooled)

	if err := server.Restart(); err != nil {
		panic(err)
	}
	second := run(func(*sentry.Client) {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_, _ = server.WaitEvents(ctx, 1)
	})
	fmt.Println("found:", second.Stats().Adopted)
	fmt.Println("arrived:", server.Events()[0].Message)
	// Output:
	// on disk: 1
	// found: 1
	// arrived: charge failed
}

func ExampleTransport_Stats() {
	t := transport.New(nil)
	v := expvar.Func(func() any { return t.Stats() }) // for expvar.Publish
	fmt.Println(v)
	// Output:
	// {"accepted":0,"adopted":0,"sent":0,"queued":0,"spooled":0,"dropped":[],"forwarded":0,"requests":0,"retries":0,"bytes":0,"spoolErrors":0}
}
