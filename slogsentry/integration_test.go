//lint:file-ignore SA1019 the deprecated option is the one people set

package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/getsentry/sentry-go/attribute"
	sentryhttp "github.com/getsentry/sentry-go/http"

	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

func tracing(o *sentry.ClientOptions) { o.EnableTracing, o.TracesSampleRate = true, 1 }

// What other code sends through the client carries no secret, in whatever part
// of an event it stands.
// https://github.com/getsentry/sentry-go/issues/646
func TestWhatOtherCodeSendsIsScrubbed(t *testing.T) {
	secret := map[string]any{"password": planted, "list": []any{"Bearer " + planted}, "fine": "kept"}
	tests := map[string]func(hub *sentry.Hub){
		"message":     func(hub *sentry.Hub) { hub.CaptureMessage("login failed: password=" + planted) },
		"exception":   func(hub *sentry.Hub) { hub.CaptureException(fmt.Errorf("call: %w", errors.New("token="+planted))) },
		"panic":       func(hub *sentry.Hub) { hub.Recover("password=" + planted) },
		"panic error": func(hub *sentry.Hub) { hub.Recover(errors.New("password=" + planted)) },
		"tag":         func(hub *sentry.Hub) { hub.Scope().SetTag("api_key", planted); hub.CaptureMessage("m") },
		"context":     func(hub *sentry.Hub) { hub.Scope().SetContext("c", secret); hub.CaptureMessage("m") },
		"context name": func(hub *sentry.Hub) {
			hub.Scope().SetContext("secret", sentry.Context{"x": planted})
			hub.CaptureMessage("m")
		},
		"user": func(hub *sentry.Hub) {
			hub.Scope().SetUser(sentry.User{ID: "1", Data: map[string]string{"ssn": planted}})
			hub.CaptureMessage("m")
		},
		"fingerprint": func(hub *sentry.Hub) {
			hub.Scope().SetFingerprint([]string{"token=" + planted})
			hub.CaptureMessage("m")
		},
		"breadcrumb": func(hub *sentry.Hub) {
			hub.AddBreadcrumb(&sentry.Breadcrumb{Message: "token=" + planted, Category: "http", Data: secret}, nil)
			hub.CaptureMessage("m")
		},
		"breadcrumb category": func(hub *sentry.Hub) {
			hub.AddBreadcrumb(&sentry.Breadcrumb{Message: "m", Category: "token=" + planted}, nil)
			hub.CaptureMessage("m")
		},
		"request": func(hub *sentry.Hub) {
			hub.Scope().SetRequest(testRequest())
			hub.Scope().SetRequestBody([]byte(`{"password":"` + planted + `"}`))
			hub.CaptureMessage("m")
		},
		"attachment": func(hub *sentry.Hub) {
			hub.Scope().AddAttachment(&sentry.Attachment{Filename: "a.txt", Payload: []byte("password=" + planted)})
			hub.CaptureMessage("m")
		},
		"event": func(hub *sentry.Hub) {
			hub.CaptureEvent(&sentry.Event{
				Message: "m", Transaction: "GET /?token=" + planted, ServerName: "host",
				Exception: []sentry.Exception{{Type: "password=" + planted, Value: "v", Mechanism: &sentry.Mechanism{Data: secret}}},
				Threads:   []sentry.Thread{{Stacktrace: &sentry.Stacktrace{Frames: []sentry.Frame{{Function: "f", Vars: secret}}}}},
				Tags:      map[string]string{"url": "https://john:" + planted + "@host/"},
				Contexts:  map[string]sentry.Context{"trace": {"data": secret}},
			})
		},
	}
	for name, send := range tests {
		t.Run(name, func(t *testing.T) {
			var seen *sentry.Event
			e := newEndpoint(t, func(o *sentry.ClientOptions) {
				o.SendDefaultPII, o.AttachStacktrace = true, true
				o.BeforeSend = func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event { seen = event; return event }
			})
			send(e.hub)
			e.event()
			e.NotContains(t, planted)
			if s := jsonOf(t, seen); strings.Contains(s, planted) {
				t.Errorf("BeforeSend saw the secret: %.500s", s)
			}
			if secret["password"] != planted {
				t.Fatal("the caller's map was changed")
			}
		})
	}
}

// A request served by sentryhttp's middleware, whose handler panics.
func TestRequestOfTheMiddleware(t *testing.T) {
	e := newEndpoint(t, tracing, func(o *sentry.ClientOptions) { o.SendDefaultPII = true })
	l := e.logger()
	handler := sentryhttp.New(sentryhttp.Options{}).HandleFunc(func(w http.ResponseWriter, r *http.Request) {
		io.ReadAll(r.Body)
		l.InfoContext(r.Context(), "handling", "password", planted)
		l.ErrorContext(r.Context(), "failed", "request", r)
		panic("password=" + planted)
	})
	r := testRequest()
	handler.ServeHTTP(httptest.NewRecorder(), r.WithContext(e.withHub()))
	events := e.events(2)
	for _, event := range events {
		sentrytest.AssertMatch(t, event.Raw, `{"request": {"method": "POST", "headers": {"User-Agent": "test"}}}`)
		if !strings.Contains(event.HTTPRequest.QueryString.(string), "page=2") {
			t.Errorf("query %v", event.HTTPRequest.QueryString)
		}
	}
	e.hub.Flush(time.Minute)
	if len(e.Transactions()) != 1 {
		t.Errorf("%d transactions", len(e.Transactions()))
	}
	e.NotContains(t, planted)
	if r.Header.Get("X-Api-Key") != planted {
		t.Error("the request was changed")
	}
}

func TestSpansAreScrubbed(t *testing.T) {
	e := newEndpoint(t, tracing)
	tx := sentry.StartTransaction(e.withHub(), "GET /reset?token="+planted)
	tx.SetTag("password", planted)
	tx.SetData("url", "https://john:"+planted+"@host/")
	span := tx.StartChild("db", sentry.WithDescription("connect password="+planted))
	span.SetData("query", "password="+planted)
	span.SetData("api_key", planted)
	span.SetTag("token", planted)
	span.SetData("rows", 7)
	span.Finish()
	tx.Finish()
	e.hub.Flush(time.Minute)
	got := e.Transactions()
	if len(got) != 1 || len(got[0].Spans) != 1 {
		t.Fatalf("%d transactions", len(got))
	}
	sentrytest.AssertMatch(t, got[0].Raw, `{"spans": [{"op": "db", "data": {"rows": 7}}], "contexts": {"trace": {"trace_id": "`+tx.TraceID.String()+`"}}}`)
	e.NotContains(t, planted)
	if span.Data["api_key"] != planted {
		t.Error("the user's span was changed")
	}
}

func TestLogsAndMetricsAreScrubbed(t *testing.T) {
	var bodies []string
	e := newEndpoint(t, func(o *sentry.ClientOptions) {
		before := o.BeforeSendLog
		o.BeforeSendLog = func(l *sentry.Log) *sentry.Log {
			if l = before(l); l != nil {
				bodies = append(bodies, l.Body)
			}
			return l
		}
	})
	ctx := e.withHub()
	log := sentry.NewLogger(ctx)
	log.SetAttributes(attribute.String("api_key", planted), attribute.Int("pin", 1234))
	log.Error().String("token", planted).String("note", "Bearer "+planted).Int("n", 7).
		String("name", "DB_PASSWORD").String("value", planted).StringSlice("args", []string{"-u", "root", "-p" + planted}).String("command", "mysql").
		Emit("failed: password=" + planted)
	sentry.NewMeter(ctx).Count("calls", 1, sentry.WithAttributes(attribute.String("secret", planted), attribute.String("fine", "kept")))
	e.hub.Flush(time.Minute)
	logs := e.Logs()
	if len(logs) != 1 || logs[0].Attributes["n"] != 7.0 || logs[0].Attributes["api_key"] != "[Filtered]" || logs[0].Attributes["pin"] != "[Filtered]" {
		t.Errorf("%d logs: %+v", len(logs), logs)
	}
	if len(bodies) != 1 || strings.Contains(bodies[0], planted) {
		t.Errorf("bodies %q", bodies)
	}
	e.NotContains(t, planted)
}

// The secrets of an event whose scrubbing fails are not sent.
// https://github.com/getsentry/sentry-mcp/issues/440
func TestFailedScrubbingSendsNothingRaw(t *testing.T) {
	e := newEndpoint(t)
	e.hub.Scope().AddEventProcessor(func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
		event.Contexts["hostile"] = sentry.Context{"v": panickyJSON{planted}, "w": panickyText{planted}, "ch": make(chan int)}
		return event
	})
	e.hub.CaptureMessage("m password=" + planted)
	e.event()
	e.NotContains(t, planted)
}

// Two clients with an Integration, and one Integration for two clients.
func TestIntegrationsAreIndependent(t *testing.T) {
	server := sentrytest.NewServer(t)
	mild := slogsentry.NewIntegration(scrub.New(scrub.WithoutKeys("token")))
	a := connect(t, server, mild.Install)
	b := connect(t, server, slogsentry.NewIntegration(nil).Install)
	c := connect(t, server, mild.Install)
	for _, e := range []*endpoint{a, b, c} {
		e.hub.Scope().SetContext("c", sentry.Context{"token": "t", "password": planted})
		e.hub.CaptureMessage("m")
		e.hub.Flush(time.Minute)
	}
	for i, want := range []string{"t", "[Filtered]", "t"} {
		if got := server.Events()[i].Contexts["c"]["token"]; got != want {
			t.Errorf("client %d: %v, want %q", i, got, want)
		}
	}
	server.NotContains(t, planted)
}

// Events go on while their contexts are the caller's to change.
func TestContextsOfTheScopeAreNotChanged(t *testing.T) {
	e := newEndpoint(t)
	c := sentry.Context{"password": planted, "nested": map[string]any{"token": planted}}
	tags := map[string]string{"api_key": planted}
	e.hub.Scope().SetContext("c", c)
	e.hub.Scope().SetTags(tags)
	e.logger().ErrorContext(context.Background(), "m")
	e.event()
	if c["password"] != planted || c["nested"].(map[string]any)["token"] != planted || tags["api_key"] != planted {
		t.Errorf("%v %v", c, tags)
	}
}
