package suite

import (
	"context"
	"encoding/json"
	"log/slog"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// Traits are the rows of the README's comparison.
type Traits struct {
	Issue       bool // an error record becomes an event
	Breadcrumb  bool // an info record becomes a breadcrumb of it, and no event
	Groups      bool // both attributes behind WithGroup arrive
	Filtered    bool // a password does not arrive
	TypedNil    bool // a typed-nil error neither panics nor loses the event
	BesideNaN   bool // an attribute beside a NaN arrives
	OwnLine     bool // the newest frame of the stack is the function that logged
	HotErrorCut bool // of 1,000 equal errors fewer than 1,000 become events
}

// Prober logs what Probe asks for.
type Prober interface {
	Info(message string)
	Error(message string, attrs ...slog.Attr)
	// InGroup logs an error with two attributes behind WithGroup.
	InGroup(group, message string, attrs ...slog.Attr)
}

// SlogProber is a Prober for a handler.
func SlogProber(ctx context.Context, h slog.Handler) Prober { return slogProber{ctx, slog.New(h)} }

type slogProber struct {
	ctx context.Context
	log *slog.Logger
}

func (p slogProber) Info(message string) { p.log.InfoContext(p.ctx, message) }
func (p slogProber) Error(message string, attrs ...slog.Attr) {
	p.log.LogAttrs(p.ctx, slog.LevelError, message, attrs...)
}
func (p slogProber) InGroup(group, message string, attrs ...slog.Attr) {
	slog.New(p.log.Handler().WithGroup(group)).LogAttrs(p.ctx, slog.LevelError, message, attrs...)
}

type nilError struct{ text string }

func (e *nilError) Error() string { return e.text }

// Probe tries a contender out against a local Sentry.
func Probe(tb testing.TB, c Contender, prober func(Target) Prober) Traits {
	tb.Helper()
	arrived := func(work func(Prober)) []*sentrytest.Event { return probe(tb, c, prober, work) }
	has := func(events []*sentrytest.Event, text string) bool {
		for _, e := range events {
			if strings.Contains(string(e.Raw), text) {
				return true
			}
		}
		return false
	}
	var t Traits
	story := arrived(func(p Prober) {
		p.Info("before")
		p.Error("failed")
	})
	t.Issue = len(story) > 0
	t.Breadcrumb = len(story) == 1 && len(story[0].Breadcrumbs) == 1 && story[0].Breadcrumbs[0].Message == "before"
	t.OwnLine = len(story) == 1 && newestFunction(story[0]) == "Error"

	groups := arrived(func(p Prober) {
		p.InGroup("order", "failed", slog.String("first", "value-one"), slog.String("second", "value-two"))
	})
	t.Groups = has(groups, "value-one") && has(groups, "value-two")

	filtered := arrived(func(p Prober) {
		p.Error("failed", slog.Any("form", map[string]any{"name": "ada", "password": "hunter2"}))
	})
	t.Filtered = has(filtered, "ada") && !has(filtered, "hunter2")

	t.TypedNil = func() (ok bool) {
		defer func() {
			if recover() != nil {
				ok = false
			}
		}()
		var err *nilError
		return has(arrived(func(p Prober) { p.Error("failed", slog.Any("error", err)) }), "failed")
	}()
	t.BesideNaN = has(arrived(func(p Prober) {
		p.Error("failed", slog.Float64("ratio", math.NaN()), slog.String("beside", "value-beside"))
	}), "value-beside")

	const many = 1000
	hot := arrived(func(p Prober) {
		for range many {
			p.Error("failed")
		}
	})
	t.HotErrorCut = t.Issue && len(hot) > 0 && len(hot) < many
	return t
}

func probe(tb testing.TB, c Contender, prober func(Target) Prober, work func(Prober)) []*sentrytest.Event {
	tb.Helper()
	server := sentrytest.NewServer(tb, sentrytest.AllowRejected())
	// The transport sends within the call: nothing is lost in queues that
	// are not the contender's.
	transport := sentry.NewHTTPSyncTransport()
	transport.Timeout = 5 * time.Second
	opts := sentry.ClientOptions{Dsn: server.DSN(), Release: "probe", Transport: transport}
	if c.Client != nil {
		c.Client(&opts)
	}
	client, err := sentry.NewClient(opts)
	if err != nil {
		tb.Fatal(err)
	}
	hub := sentry.NewHub(client, sentry.NewScope())
	work(prober(on(hub, nil)))
	client.Flush(5 * time.Second)
	return server.Events()
}

// newestFunction is the function on top of the event's stack.
func newestFunction(e *sentrytest.Event) string {
	st := (*sentrytest.Stacktrace)(nil)
	for _, x := range e.Exceptions {
		st = x.Stacktrace
	}
	for _, t := range e.Threads {
		st = t.Stacktrace
	}
	if st == nil || len(st.Frames) == 0 {
		return ""
	}
	name := st.Frames[len(st.Frames)-1].Function
	return name[strings.LastIndexByte(name, '.')+1:]
}

// RequireTraits fails the test where a contender is not as the README says.
func RequireTraits(tb testing.TB, got, want Traits) {
	tb.Helper()
	if got != want {
		g, _ := json.Marshal(got)
		w, _ := json.Marshal(want)
		tb.Errorf("the comparison in the README is wrong:\n got %s\nwant %s", g, w)
	}
}
