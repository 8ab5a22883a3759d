package slogsentry_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"testing"
	"testing/synctest"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// An error logged at three layers of one request makes one event, with the
// other records as breadcrumbs of what comes next.
// https://github.com/getsentry/sentry-python/issues/433
func TestErrorOfThreeLayers(t *testing.T) {
	e := newEndpoint(t, inOrder)
	l := e.logger()
	ctx := slogsentry.WithHub(e.withHub())
	err := error(&codeError{1})
	l.ErrorContext(ctx, "storage", "error", err)
	err = fmt.Errorf("service: %w", err)
	l.ErrorContext(ctx, "service", "error", err)
	l.ErrorContext(ctx, "handler", "cause", fmt.Errorf("handler: %w", err))
	l.ErrorContext(ctx, "something else", "error", &codeError{1})
	events := e.events(2)
	if events[0].Message != "storage" || events[1].Message != "something else" {
		t.Errorf("%q, %q", events[0].Message, events[1].Message)
	}
	if n := len(events[1].Breadcrumbs); n != 3 {
		t.Errorf("%d breadcrumbs", n)
	}
	s := statsOf(l)
	if s.Deduplicated != 2 {
		t.Errorf("%+v", s)
	}
	checkSum(t, s)
}

func TestWhatIsNotDeduplicated(t *testing.T) {
	err := &codeError{1}
	tests := []struct {
		name    string
		options slogsentry.Options
		log     func(l *slog.Logger, a, b context.Context)
		want    int
	}{
		{"two requests", slogsentry.Options{}, func(l *slog.Logger, a, b context.Context) {
			l.ErrorContext(a, "m", "error", err)
			l.ErrorContext(b, "m", "error", err)
		}, 2},
		{"no request", slogsentry.Options{}, func(l *slog.Logger, a, b context.Context) {
			l.Error("m", "error", io.EOF)
			l.Error("m", "error", io.EOF)
		}, 2},
		{"no error", slogsentry.Options{}, func(l *slog.Logger, a, b context.Context) {
			l.ErrorContext(a, "m")
			l.ErrorContext(a, "m")
		}, 2},
		{"equal values", slogsentry.Options{}, func(l *slog.Logger, a, b context.Context) {
			l.ErrorContext(a, "m", "error", unhashableError{})
			l.ErrorContext(a, "m", "error", unhashableError{})
		}, 2},
		{"switched off", slogsentry.Options{NoDeduplication: true}, func(l *slog.Logger, a, b context.Context) {
			l.ErrorContext(a, "m", "error", err)
			l.ErrorContext(a, "m", "error", err)
		}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t)
			tt.log(e.logger(tt.options), slogsentry.WithHub(e.withHub()), slogsentry.WithHub(e.withHub()))
			e.events(tt.want)
		})
	}
}

// In a worker that goes on for long, io.EOF means something new each time.
func TestLongUnitsOfWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var sent []string
		client, err := sentry.NewClient(sentry.ClientOptions{
			Dsn: "http://key@127.0.0.1/1", Release: "test", DisableTelemetryBuffer: true,
			Transport: recorder(func(e *sentry.Event) { sent = append(sent, e.Message) }),
		})
		if err != nil {
			t.Fatal(err)
		}
		l := slog.New(slogsentry.NewHandler(&slogsentry.Options{Throttle: unlimited}))
		ctx := sentry.SetHubOnContext(t.Context(), sentry.NewHub(client, sentry.NewScope()))
		log := func(message string, err error) {
			l.ErrorContext(ctx, message, "error", err)
			time.Sleep(time.Second)
		}
		log("first", io.EOF)
		log("on its way up", fmt.Errorf("read: %w", io.EOF))
		time.Sleep(10 * time.Second)
		log("later", io.EOF)
		client.Close()
		if got := fmt.Sprint(sent); got != "[first later]" {
			t.Error(got)
		}
	})
}

// What is remembered is bounded: the latest errors are known, the oldest are not.
func TestOldErrorsAreForgotten(t *testing.T) {
	e := newEndpoint(t, noBreadcrumbs)
	l := e.logger(slogsentry.Options{Throttle: unlimited})
	ctx := slogsentry.WithHub(e.withHub())
	errs := make([]error, 1000)
	for i := range errs {
		errs[i] = &codeError{i}
		l.ErrorContext(ctx, "m", "error", errs[i])
	}
	for i, err := range errs[900:] {
		l.ErrorContext(ctx, "again", "error", err)
		if n := statsOf(l).Deduplicated; n != int64(i+1) {
			t.Fatalf("error %d is not known", 900+i)
		}
	}
	for _, err := range errs[:100] {
		l.ErrorContext(ctx, "much later", "error", err)
	}
	if s := statsOf(l); s.Deduplicated != 100 || s.Captured != 1100 {
		t.Errorf("%+v", s)
	}
}

// An error whose event was dropped is not taken for reported.
// https://github.com/getsentry/sentry-python/issues/371
func TestDroppedErrorIsSentLater(t *testing.T) {
	e := newEndpoint(t)
	drop := true
	l := e.logger(slogsentry.Options{BeforeSend: func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
		if drop {
			return nil
		}
		return event
	}})
	ctx, err := slogsentry.WithHub(e.withHub()), &codeError{1}
	l.ErrorContext(ctx, "first", "error", err)
	drop = false
	l.ErrorContext(ctx, "second", "error", err)
	if got := e.event().Message; got != "second" {
		t.Errorf("%q", got)
	}
}

func TestIgnoreRules(t *testing.T) {
	rules := []slogsentry.Ignore{
		nil,
		func(context.Context, slogsentry.Problem) bool { panic("boom") },
		slogsentry.IgnoreErrors(context.Canceled, io.EOF),
		slogsentry.IgnoreLoggers("noisy"),
		slogsentry.IgnoreMessages(regexp.MustCompile(`^health`)),
	}
	tests := []struct {
		name string
		log  func(l *slog.Logger)
		want int
	}{
		{"nothing applies", func(l *slog.Logger) { l.Error("m") }, 1},
		{"error", func(l *slog.Logger) { l.Error("m", "error", fmt.Errorf("x: %w", context.Canceled)) }, 0},
		{"joined error", func(l *slog.Logger) { l.Error("m", "error", errors.Join(errors.New("x"), io.EOF)) }, 0},
		{"error in With", func(l *slog.Logger) { l.With("error", io.EOF).Error("m") }, 0},
		{"other error", func(l *slog.Logger) { l.Error("m", "error", io.ErrUnexpectedEOF) }, 1},
		{"logger", func(l *slog.Logger) { l.WithGroup("noisy").WithGroup("deeper").Error("m") }, 0},
		{"inner group", func(l *slog.Logger) { l.WithGroup("a").WithGroup("noisy").Error("m") }, 1},
		{"message", func(l *slog.Logger) { l.Error("health check failed") }, 0},
		{"capture false", func(l *slog.Logger) { l.Error("m", slogsentry.CaptureKey, false) }, 0},
		{"capture false in With", func(l *slog.Logger) { l.With(slogsentry.CaptureKey, false).Error("m") }, 0},
		{"capture true of the record", func(l *slog.Logger) { l.With(slogsentry.CaptureKey, false).Error("m", slogsentry.CaptureKey, true) }, 1},
		{"capture true past the rules", func(l *slog.Logger) { l.Info("health check", slogsentry.CaptureKey, true) }, 1},
		{"capture that is no bool", func(l *slog.Logger) { l.Error("m", slogsentry.CaptureKey, "false") }, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := newEndpoint(t)
			l := e.logger(slogsentry.Options{Ignore: rules})
			tt.log(l)
			e.events(tt.want)
			checkSum(t, statsOf(l))
			if tt.want == 0 {
				if n := len(e.trail()); n != 1 {
					t.Errorf("%d breadcrumbs, want that of the record", n)
				}
			}
		})
	}
}
