package slogsentry_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	sambersentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/slogsentry"
)

type credentials struct {
	User     string
	Password string `json:"password"`
	hidden   string
}

type account struct {
	credentials
	Login  *credentials
	Tokens []string `json:"tokens"`
}

// secretPlaces are attributes that hold the planted secret.
func secretPlaces() map[string]slog.Attr {
	creds := credentials{"john", planted, planted}
	text := "password=" + planted
	return map[string]slog.Attr{
		"sensitive key":      slog.String("password", planted),
		"number":             slog.Any("api_key", json.Number("4111111111111111")),
		"text":               slog.String("note", "Authorization: Bearer "+planted),
		"error":              slog.Any("error", errors.New(text)),
		"wrapped error":      slog.Any("error", fmt.Errorf("call %s: %w", "x", fmt.Errorf("deeper: %w", errors.New(text)))),
		"joined error":       slog.Any("error", errors.Join(errors.New("a"), errors.New(text))),
		"other error":        slog.Any("cause", errors.New(text)),
		"group":              slog.Group("g", "password", planted, slog.Group("h", "note", text)),
		"sensitive group":    slog.Group("secret", "x", planted, slog.Group("h", "y", planted)),
		"valuer":             slog.Any("v", valuer{slog.GroupValue(slog.String("token", planted))}),
		"valuer of text":     slog.Any("v", valuer{slog.StringValue(text)}),
		"struct":             slog.Any("s", creds),
		"pointer":            slog.Any("s", &creds),
		"embedded":           slog.Any("s", account{credentials: creds, Login: &creds, Tokens: []string{planted}}),
		"map":                slog.Any("m", map[string]any{"password": planted, "n": map[string]any{"token": planted}}),
		"typed map":          slog.Any("m", map[string]string{"api_key": planted}),
		"map of any keys":    slog.Any("m", map[any]any{"secret": planted, 1: text}),
		"slice":              slog.Any("l", []any{map[string]any{"pwd": planted}, text, []any{[]string{text}}}),
		"bytes":              slog.Any("b", []byte(`{"password":"`+planted+`"}`)),
		"raw message":        slog.Any("b", json.RawMessage(`{"password":"`+planted+`"}`)),
		"JSON text":          slog.String("j", `{"a":[{"access_token":"`+planted+`"}]}`),
		"URL":                slog.String("u", "https://john:"+planted+"@host/?token="+planted),
		"*url.URL":           slog.Any("u", &url.URL{Scheme: "https", User: url.UserPassword("john", planted), Host: "h", RawQuery: "token=" + planted}),
		"url.Values":         slog.Any("u", url.Values{"token": {planted}}),
		"header":             slog.Any("h", http.Header{"Authorization": {"Bearer " + planted}, "Cookie": {"session=" + planted}}),
		"request":            slog.Any("request", testRequest()),
		"request elsewhere":  slog.Any("r", testRequest()),
		"tags":               slog.Group("tags", "password", planted, "note", text),
		"user":               slog.Group("user", "id", text, "password", planted, "email", "john@example.com"),
		"user in depth":      slog.Group("user", "data", map[string]any{"token": planted}),
		"fingerprint":        slog.Any("fingerprint", []string{text}),
		"key of a map":       slog.Any("m", map[string]any{text: 1}),
		"key":                slog.Int(text, 1),
		"group name":         slog.Group(text, "a", 1),
		"stringer and error": slog.Any("panicky", panickyError{planted}),
	}
}

// A secret in any place that an attribute has does not arrive, as an event, as a
// breadcrumb, through With or through another converter.
func TestNoSecretArrives(t *testing.T) {
	ways := map[string]struct {
		plain   bool
		options slogsentry.Options
		log     func(l *slog.Logger, a slog.Attr)
	}{
		"event":              {log: func(l *slog.Logger, a slog.Attr) { l.LogAttrs(nil, slog.LevelError, "m", a) }},
		"breadcrumb":         {log: func(l *slog.Logger, a slog.Attr) { l.LogAttrs(nil, slog.LevelInfo, "m", a) }},
		"With":               {log: func(l *slog.Logger, a slog.Attr) { l = l.With(a); l.Info("m"); l.Error("m") }},
		"WithGroup":          {log: func(l *slog.Logger, a slog.Attr) { l = l.WithGroup("g").With(a); l.Info("m", a); l.Error("m", a) }},
		"event without":      {plain: true, log: func(l *slog.Logger, a slog.Attr) { l.LogAttrs(nil, slog.LevelError, "m", a) }},
		"breadcrumb without": {plain: true, log: func(l *slog.Logger, a slog.Attr) { l.LogAttrs(nil, slog.LevelInfo, "m", a) }},
		"With without":       {plain: true, log: func(l *slog.Logger, a slog.Attr) { l = l.With(a); l.Info("m"); l.Error("m") }},
		"converter":          {options: slogsentry.Options{Converter: sambersentry.DefaultConverter}, log: func(l *slog.Logger, a slog.Attr) { l.Error("m", a) }},
		"With, converter":    {options: slogsentry.Options{Converter: sambersentry.DefaultConverter}, log: func(l *slog.Logger, a slog.Attr) { l.With(a).Error("m") }},
		"converter without":  {plain: true, options: slogsentry.Options{Converter: sambersentry.DefaultConverter}, log: func(l *slog.Logger, a slog.Attr) { l.Error("m", a) }},
		"message":            {log: func(l *slog.Logger, a slog.Attr) { l.Info("token=" + planted); l.Error("token=" + planted) }},
		"message without":    {plain: true, log: func(l *slog.Logger, a slog.Attr) { l.Info("token=" + planted); l.Error("token=" + planted) }},
		"name of a group": {log: func(l *slog.Logger, a slog.Attr) {
			l = l.WithGroup("token=" + planted)
			l.Info("m", a)
			l.Error("m", a)
		}},
		"name of a group without": {plain: true, log: func(l *slog.Logger, a slog.Attr) {
			l = l.WithGroup("token=" + planted)
			l.Info("m", a)
			l.Error("m", a)
		}},
	}
	for way, how := range ways {
		t.Run(way, func(t *testing.T) {
			for place, a := range secretPlaces() {
				t.Run(place, func(t *testing.T) {
					connect := newEndpoint
					if how.plain {
						connect = newPlainEndpoint
					}
					e := connect(t)
					how.log(e.logger(how.options), a)
					e.hub.CaptureMessage("trail")
					e.hub.Flush(time.Minute)
					e.NotContains(t, planted, "4111111111111111")
				})
			}
		})
	}
}

func TestNoSecretOfTheContextArrives(t *testing.T) {
	e := newEndpoint(t, tracing)
	o := slogsentry.Options{AttrFromContext: []func(context.Context) []slog.Attr{
		func(context.Context) []slog.Attr {
			return []slog.Attr{slog.String("token", planted), slog.String("note", "pwd="+planted)}
		},
	}, TagKeys: []string{"token", "note"}}
	l := e.logger(o)
	span := sentry.StartSpan(e.withHub(), "op", sentry.WithTransactionName("GET /?token="+planted))
	l.InfoContext(span.Context(), "m")
	l.ErrorContext(span.Context(), "m")
	span.Finish()
	e.events(1)
	e.NotContains(t, planted)
}
