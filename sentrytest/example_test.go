package sentrytest_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// exampleHub returns a hub whose client sends to the DSN, and what ends the client and its connections.
func exampleHub(dsn string) (hub *sentry.Hub, done func()) {
	transport := &http.Transport{}
	client, err := sentry.NewClient(sentry.ClientOptions{Dsn: dsn, HTTPTransport: transport})
	if err != nil {
		panic(err)
	}
	return sentry.NewHub(client, sentry.NewScope()), func() {
		client.Close()
		transport.CloseIdleConnections()
	}
}

func Example() {
	server, err := sentrytest.Start() // in a test: sentrytest.NewServer(t)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()

	hub, done := exampleHub(server.DSN())
	defer done()
	hub.AddBreadcrumb(&sentry.Breadcrumb{Category: "shop", Message: "order accepted"}, nil)
	hub.CaptureException(errors.New("no stock"))
	hub.Flush(10 * time.Second)

	for _, ev := range server.Events() {
		fmt.Println(ev.Level, ev.Exceptions[0].Value)
		fmt.Println(ev.Breadcrumbs[0].Category, ev.Breadcrumbs[0].Message)
	}
	// Output:
	// error no stock
	// shop order accepted
}

func ExampleServer_WaitEvents() {
	server, err := sentrytest.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()

	hub, done := exampleHub(server.DSN())
	defer done()
	go hub.CaptureMessage("from another goroutine")

	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	events, err := server.WaitEvents(ctx, 1)
	if err != nil {
		fmt.Println(err) // says what has arrived instead
		return
	}
	fmt.Println(events[0].Message)
	// Output: from another goroutine
}

func ExampleServer_FailNext() {
	server, err := sentrytest.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()
	server.FailNext(sentrytest.Fault{Status: http.StatusTooManyRequests, RateLimits: "60:error:key"})

	hub, done := exampleHub(server.DSN())
	defer done()
	hub.CaptureMessage("first")
	hub.Flush(10 * time.Second)
	hub.CaptureMessage("second") // the SDK keeps it back for the next 60 seconds
	hub.Flush(10 * time.Second)

	stats := server.Stats()
	fmt.Println(stats.Statuses[429], "refused,", stats.Items["event"], "accepted")
	// Output: 1 refused, 0 accepted
}

func ExampleServer_FailFunc() {
	server, err := sentrytest.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()
	server.FailFunc(func(r *sentrytest.Request) sentrytest.Fault {
		if r.Project == "2" {
			return sentrytest.Fault{Status: http.StatusServiceUnavailable}
		}
		return sentrytest.Fault{}
	})

	for _, project := range []string{"1", "2"} {
		hub, done := exampleHub(server.ProjectDSN("public", project))
		hub.CaptureMessage("hello from " + project)
		hub.Flush(10 * time.Second)
		done()
	}
	for _, r := range server.Requests() {
		if r.Envelope.Events() != nil {
			fmt.Println(r.Project, r.Status(), r.Envelope.Events()[0].Message)
		}
	}
	// Output:
	// 1 200 hello from 1
	// 2 503 hello from 2
}

func ExampleServer_CheckAbsent() {
	server, err := sentrytest.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()

	hub, done := exampleHub(server.DSN())
	defer done()
	hub.Scope().SetContext("call", sentry.Context{"header": "Basic am9objpodW50ZXIyLWh1bnRlcjI="})
	hub.CaptureMessage("login failed")
	hub.Flush(10 * time.Second)

	err = server.CheckAbsent("hunter2-hunter2")
	fmt.Println(strings.SplitN(err.Error(), "\n", 2)[0])
	// Output: sentrytest: request 1, item 1 (event).contexts.call.header: contains "hun"... (15 bytes) in base64
}

func ExampleMatch() {
	got := `{"level": "error", "tags": {"tenant": "blue", "zone": "a"}, "user": {"id": "42"}}`
	want := map[string]any{
		"level": "fatal",
		"tags":  map[string]any{"tenant": "blue"},
		"user":  sentrytest.Absent,
	}
	fmt.Println(sentrytest.Match(got, want))
	// Output:
	// 	level: want "fatal", got "error"
	// 	user: want none, got {"id":"42"}
}

func ExampleParseEnvelope() {
	envelope, err := sentrytest.ParseEnvelope([]byte(`{"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}
{"type":"event"}
{"message":"hello"}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(envelope.EventID(), len(envelope.Items), envelope.Events()[0].Message)
	// Output: 9ec79c33ec9942ab8353589fcb2e04dc 1 hello
}
