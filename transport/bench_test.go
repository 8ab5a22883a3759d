package transport_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/sentrylog/sentrylog/transport"
)

// event returns an error event as the SDK makes them: a stack, some tags and
// contexts, twenty breadcrumbs.
func benchEvent() *sentry.Event {
	e := sentry.NewEvent()
	e.EventID = "0123456789abcdef0123456789abcdef"
	e.Level, e.Message, e.Timestamp = sentry.LevelError, "charge failed", time.Now()
	e.Sdk = sentry.SdkInfo{Name: "sentry.go", Version: sentry.SDKVersion}
	e.Exception = []sentry.Exception{{Type: "*errors.errorString", Value: "card declined", Stacktrace: sentry.NewStacktrace()}}
	for range 20 {
		e.Exception[0].Stacktrace.Frames = append(e.Exception[0].Stacktrace.Frames, sentry.Frame{
			Function: "(*Server).handle", Module: "example.com/shop/internal/server", Lineno: 120, InApp: true,
			AbsPath: "/src/shop/internal/server/server.go",
		})
		e.Breadcrumbs = append(e.Breadcrumbs, &sentry.Breadcrumb{
			Message: "listening", Level: sentry.LevelInfo, Timestamp: e.Timestamp, Data: map[string]any{"port": 8080},
		})
	}
	e.Contexts["order"] = sentry.Context{"id": "17", "items": 3, "total": 12.5}
	e.Tags["tenant"] = "blue"
	return e
}

// accepting answers at once, so that only the transport's own work is measured.
func accepting(r *http.Request) (*http.Response, error) {
	_ = r.Body.Close()
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
}

// BenchmarkSendEvent measures what the caller pays for one event: with a network
// that never answers (queue), one that takes everything at once (deliver), and
// with the event on disk before SendEvent returns (durable). sdk is the SDK's own
// HTTPTransport.
func BenchmarkSendEvent(b *testing.B) {
	release := make(chan struct{})
	defer close(release)
	blocking := func(*http.Request) (*http.Response, error) {
		<-release
		return nil, errRefused
	}
	for _, network := range []struct {
		name string
		rt   roundTripper
	}{{"queue", blocking}, {"deliver", accepting}} {
		b.Run(network.name+"/transport", func(b *testing.B) {
			benchTransport(b, &transport.Options{HTTPTransport: network.rt})
		})
		b.Run(network.name+"/sdk", func(b *testing.B) {
			t := sentry.NewHTTPTransport()
			t.Configure(sentry.ClientOptions{Dsn: dsn, HTTPTransport: network.rt})
			defer t.Close()
			e := benchEvent()
			b.ReportAllocs()
			for b.Loop() {
				t.SendEvent(e)
			}
		})
	}
	b.Run("durable/transport", func(b *testing.B) {
		benchTransport(b, &transport.Options{HTTPTransport: roundTripper(accepting), SpoolDir: b.TempDir(), Durable: true})
	})
	b.Run("durable-sync/transport", func(b *testing.B) {
		benchTransport(b, &transport.Options{HTTPTransport: roundTripper(accepting), SpoolDir: b.TempDir(), Durable: true, SpoolSync: true})
	})
}

func benchTransport(b *testing.B, opts *transport.Options) {
	t := transport.New(opts)
	t.Configure(sentry.ClientOptions{Dsn: dsn})
	defer t.Close()
	e := benchEvent()
	b.ReportAllocs()
	for b.Loop() {
		t.SendEvent(e)
	}
}

// BenchmarkCapture measures the whole of client.CaptureEvent over each pipeline,
// with a network that takes everything at once. buffered is the SDK's default.
func BenchmarkCapture(b *testing.B) {
	for _, pipeline := range []struct {
		name string
		opts func() sentry.ClientOptions
	}{
		{"transport", func() sentry.ClientOptions { return sentry.ClientOptions{Transport: transport.New(nil)} }},
		{"sdk", func() sentry.ClientOptions { return sentry.ClientOptions{DisableTelemetryBuffer: true} }},
		{"buffered", func() sentry.ClientOptions { return sentry.ClientOptions{} }},
	} {
		b.Run(pipeline.name, func(b *testing.B) {
			opts := pipeline.opts()
			opts.Dsn, opts.HTTPTransport = dsn, roundTripper(accepting)
			c, err := sentry.NewClient(opts)
			if err != nil {
				b.Fatal(err)
			}
			defer c.Close()
			template := benchEvent()
			b.ReportAllocs()
			for b.Loop() {
				e := *template
				c.CaptureEvent(&e, nil, nil)
			}
		})
	}
}
