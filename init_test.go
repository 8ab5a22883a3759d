package sentrylog_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"go.uber.org/goleak"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/internal/leaktest"
	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
	"github.com/sentrylog/sentrylog/transport"
)

const planted = "hunter2hunter2"

// environ sets variables for Init, and clears those that are not given.
func environ(t *testing.T, vars map[string]string) {
	t.Helper()
	known := append(leaktest.Options(), goleak.IgnoreCurrent())
	t.Cleanup(func() { goleak.VerifyNone(t, known...) })
	t.Cleanup(sentry.CurrentHub().Scope().Clear)
	for _, name := range []string{
		"SENTRY_DSN", "SENTRY_ENVIRONMENT", "SENTRY_RELEASE", "SENTRY_SAMPLE_RATE", "SENTRY_TRACES_SAMPLE_RATE",
		"SENTRY_PROFILES_SAMPLE_RATE", "SENTRY_SEND_DEFAULT_PII", "SENTRY_DEBUG", "SENTRY_SPOOL_DIR", "LOG_LEVEL", "LOG_FORMAT",
	} {
		t.Setenv(name, vars[name])
	}
}

// initialize calls Init, shuts down when the test ends, and returns what the
// console shows.
func initialize(t *testing.T, vars map[string]string, opts ...sentrylog.Option) (console func() string, shutdown func(context.Context) error, err error) {
	t.Helper()
	environ(t, vars)
	file, ferr := os.Create(filepath.Join(t.TempDir(), "stderr"))
	if ferr != nil {
		t.Fatal(ferr)
	}
	stderr := os.Stderr
	os.Stderr = file
	shutdown, err = sentrylog.Init(opts...)
	os.Stderr = stderr
	t.Cleanup(func() {
		shutdown(context.Background())
		file.Close()
	})
	return func() string {
		b, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}, shutdown, err
}

func TestInitSendsScrubbedEvents(t *testing.T) {
	server := sentrytest.NewServer(t)
	console, shutdown, err := initialize(t, map[string]string{
		"SENTRY_DSN": server.DSN(), "SENTRY_ENVIRONMENT": "staging", "SENTRY_RELEASE": "v1.2.3",
	})
	if err != nil {
		t.Fatal(err)
	}
	slog.Info("listening", "password", planted)
	slog.Error("failed token="+planted, "error", errors.New("password="+planted), "n", 7)
	if err := shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	event := server.RequireEvents(t, 1)[0]
	sentrytest.AssertMatch(t, event.Raw, `{"environment": "staging", "release": "v1.2.3", "level": "error", "contexts": {"extra": {"n": 7}}}`)
	server.NotContains(t, planted)
	text := console()
	if strings.Contains(text, planted) {
		t.Errorf("the console shows the secret: %s", text)
	}
	for _, want := range []string{
		"Sentry initialized for environment 'staging' with release 'v1.2.3'", "msg=listening", "level=ERROR", "n=7", "[Filtered]",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the console: %s", want, text)
		}
	}
}

func TestInitWithoutDSN(t *testing.T) {
	console, shutdown, err := initialize(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("failed", "password", planted)
	if text := console(); strings.Count(text, "Sentry is off: SENTRY_DSN is not set") != 1 || !strings.Contains(text, "msg=failed") || strings.Contains(text, planted) {
		t.Errorf("%s", text)
	}
	if err := shutdown(t.Context()); err != nil {
		t.Error(err)
	}
}

// All mistakes are in one error that names variables and shows no value.
func TestInitReportsAllMistakes(t *testing.T) {
	vars := map[string]string{
		"SENTRY_DSN":                  "https://" + planted + ":" + planted + "@host:port/1",
		"SENTRY_SAMPLE_RATE":          "1.5" + planted,
		"SENTRY_TRACES_SAMPLE_RATE":   "2",
		"SENTRY_PROFILES_SAMPLE_RATE": "NaN",
		"SENTRY_SEND_DEFAULT_PII":     planted,
		"SENTRY_DEBUG":                planted,
		"LOG_LEVEL":                   planted,
		"LOG_FORMAT":                  planted,
	}
	before := sentry.CurrentHub().Client()
	console, _, err := initialize(t, vars)
	if err == nil {
		t.Fatal("no error")
	}
	for name := range vars {
		if n := strings.Count(err.Error(), name); n == 0 {
			t.Errorf("%s is not mentioned in: %v", name, err)
		}
	}
	if strings.Contains(err.Error(), planted) || strings.Contains(err.Error(), "1.5") {
		t.Errorf("the error shows a value: %v", err)
	}
	if sentry.CurrentHub().Client() != before {
		t.Error("a client was started")
	}
	slog.Info("the console works")
	if text := console(); !strings.Contains(text, "the console works") || strings.Contains(text, planted) {
		t.Errorf("console: %s", text)
	}
}

func TestInitDSNs(t *testing.T) {
	tests := []struct {
		dsn string
		ok  bool
	}{
		{"https://key@host/1", true},
		{"https://key:secret@host/path/1", true},
		{"  https://key@host/1  ", true},
		{"host/1", false},
		{"ftp://key@host/1", false},
		{"https://host/1", false},
		{"https://key@/1", false},
		{"https://key@host", false},
		{"https://key@host/", false},
		{"https://key@host:99999/1", false},
		{"https://key@ho st/1", false},
		{"changeme", false},
	}
	for _, tt := range tests {
		t.Run(tt.dsn, func(t *testing.T) {
			_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": tt.dsn}, sentrylog.WithConsole(nil))
			if (err == nil) != tt.ok {
				t.Errorf("error %v", err)
			}
			shutdown(t.Context())
		})
	}
}

func TestCodeOverridesEnvironment(t *testing.T) {
	server := sentrytest.NewServer(t)
	_, shutdown, err := initialize(t, map[string]string{
		"SENTRY_DSN": "https://key@127.0.0.1:1/1", "SENTRY_ENVIRONMENT": "env", "SENTRY_RELEASE": "env",
	}, sentrylog.WithConsole(nil), sentrylog.WithConfig(sentrylog.Config{DSN: server.DSN(), Environment: "code"}))
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("m")
	shutdown(t.Context())
	sentrytest.AssertMatch(t, server.RequireEvents(t, 1)[0].Raw, `{"environment": "code", "release": "env"}`)
}

func TestSampleRateZeroSendsNothing(t *testing.T) {
	server := sentrytest.NewServer(t)
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN(), "SENTRY_SAMPLE_RATE": "0"}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		slog.Error("m")
	}
	shutdown(t.Context())
	server.RequireEvents(t, 0)
}

func TestConsoleVariables(t *testing.T) {
	tests := []struct {
		level, format string
		want          []string
		unwanted      string
	}{
		{"", "", []string{"level=INFO msg=info"}, "msg=debug"},
		{"debug", "text", []string{"level=DEBUG msg=debug", "SENTRY_PROFILES_SAMPLE_RATE"}, ""},
		{"warn", "json", []string{`"level":"ERROR","msg":"error"`}, "info"},
		{"WARN", " JSON ", []string{`"level":"ERROR"`}, "info"},
		{"error+1", "json", nil, "error"},
	}
	for _, tt := range tests {
		t.Run(tt.level+" "+tt.format, func(t *testing.T) {
			server := sentrytest.NewServer(t)
			console, _, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN(), "LOG_LEVEL": tt.level, "LOG_FORMAT": tt.format})
			if err != nil {
				t.Fatal(err)
			}
			slog.Debug("debug")
			slog.Info("info")
			slog.Error("error")
			text := console()
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in %s", want, text)
				}
			}
			if tt.unwanted != "" && strings.Contains(text, tt.unwanted) {
				t.Errorf("%q is in %s", tt.unwanted, text)
			}
		})
	}
}

// Shutdown restores what Init changed, and logging goes on.
func TestShutdownRestoresDefaults(t *testing.T) {
	var before, logged bytes.Buffer
	original, out, flags := slog.Default(), log.Writer(), log.Flags()
	t.Cleanup(func() { slog.SetDefault(original); log.SetOutput(out); log.SetFlags(flags) })
	mine := slog.New(slog.NewTextHandler(&before, nil))
	slog.SetDefault(mine)
	log.SetOutput(&logged)
	client := sentry.CurrentHub().Client()

	server := sentrytest.NewServer(t)
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	l := slog.Default()
	for range 3 {
		if err := shutdown(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if slog.Default() != mine || sentry.CurrentHub().Client() != client || log.Writer() != io.Writer(&logged) {
		t.Error("something is not as it was")
	}
	l.Error("after shutdown")
	slog.Error("after shutdown too")
	if !strings.Contains(before.String(), "after shutdown too") {
		t.Errorf("%q", before.String())
	}
	server.RequireEvents(t, 0)
}

func TestInitTwice(t *testing.T) {
	one, two := sentrytest.NewServer(t), sentrytest.NewServer(t)
	original := slog.Default()
	_, shutdown1, err1 := initialize(t, map[string]string{"SENTRY_DSN": one.DSN()}, sentrylog.WithConsole(nil))
	_, shutdown2, err2 := initialize(t, map[string]string{"SENTRY_DSN": two.DSN()}, sentrylog.WithConsole(nil))
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	slog.Error("to the second")
	if err := errors.Join(shutdown2(t.Context()), shutdown1(t.Context())); err != nil {
		t.Fatal(err)
	}
	one.RequireEvents(t, 0)
	two.RequireEvents(t, 1)
	if slog.Default() != original {
		t.Error("the first default is not back")
	}
}

// A program that takes a new configuration starts the new Init before it ends
// the old one.
func TestShutdownsInAnyOrder(t *testing.T) {
	first, second := sentrytest.NewServer(t), sentrytest.NewServer(t)
	logger, client, out := slog.Default(), sentry.CurrentHub().Client(), log.Writer()
	_, end1, err1 := initialize(t, map[string]string{"SENTRY_DSN": first.DSN()}, sentrylog.WithConsole(nil))
	_, end2, err2 := initialize(t, map[string]string{"SENTRY_DSN": second.DSN()}, sentrylog.WithConsole(nil))
	if err := errors.Join(err1, err2, end1(t.Context())); err != nil {
		t.Fatal(err)
	}
	slog.Error("after the first has ended")
	if err := end2(t.Context()); err != nil {
		t.Fatal(err)
	}
	second.RequireEvents(t, 1)
	if slog.Default() != logger || sentry.CurrentHub().Client() != client || log.Writer() != out {
		t.Error("not as it was before both")
	}
}

// What the throttle of one Init held back is told to its Sentry, not to that of the
// Init which is current by then.
func TestShutdownReportsToItsOwnSentry(t *testing.T) {
	first, second := sentrytest.NewServer(t), sentrytest.NewServer(t)
	throttle := sentrylog.WithHandlerOptions(slogsentry.Options{Throttle: &slogsentry.Throttle{Burst: 1}})
	_, end1, err1 := initialize(t, map[string]string{"SENTRY_DSN": first.DSN()}, sentrylog.WithConsole(nil), throttle)
	for range 3 {
		slog.Error("m")
	}
	_, end2, err2 := initialize(t, map[string]string{"SENTRY_DSN": second.DSN()}, sentrylog.WithConsole(nil))
	if err := errors.Join(err1, err2, end1(t.Context()), end2(t.Context())); err != nil {
		t.Fatal(err)
	}
	if events := first.RequireEvents(t, 2); events[0].Tags["suppressed"]+events[1].Tags["suppressed"] != "2" {
		t.Error("not told of two held back")
	}
	second.RequireEvents(t, 0)
}

func TestShutdownForgetsBreadcrumbs(t *testing.T) {
	first, second := sentrytest.NewServer(t), sentrytest.NewServer(t)
	_, end, err := initialize(t, map[string]string{"SENTRY_DSN": first.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	slog.Info("for the first only")
	if err := end(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, _, err = initialize(t, map[string]string{"SENTRY_DSN": second.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("m")
	second.RequireEvents(t, 1)
	second.NotContains(t, "for the first only")
}

// A server that hangs delays shutdown until its deadline, and no longer.
func TestShutdownObeysItsDeadline(t *testing.T) {
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Hang: sentrytest.AfterBody})
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("m")
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	if err := shutdown(ctx); err == nil {
		t.Error("no error tells that the event was not sent")
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
	server.Heal()
}

// Every fatal record is flushed. What was lost before a flush that went well is
// in shutdown's error all the same.
func TestShutdownTellsOfEarlierLosses(t *testing.T) {
	server := sentrytest.NewServer(t)
	server.FailAll(sentrytest.Fault{Status: 400})
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		slog.Error("m")
	}
	slog.Log(t.Context(), slogsentry.LevelFatal, "m")
	server.Heal()
	slog.Log(t.Context(), slogsentry.LevelFatal, "m, later")
	server.RequireEvents(t, 1)
	var lost *transport.FlushError
	if err := shutdown(t.Context()); !errors.As(err, &lost) || lost.Dropped != 21 {
		t.Errorf("shutdown: %v", err)
	}
}

// Init, shutdown and logging at once; the race detector is what fails here.
func TestInitRacesWithLogging(t *testing.T) {
	server := sentrytest.NewServer(t)
	environ(t, map[string]string{"SENTRY_DSN": server.DSN()})
	before, out := slog.Default(), log.Writer()
	t.Cleanup(func() { slog.SetDefault(before); log.SetOutput(out) })
	slog.SetDefault(slog.New(slog.DiscardHandler))
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					slog.Debug("m", "a", 1)
					slog.With("b", 2).Error("m", "error", errors.New("x"))
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	for range 5 {
		shutdown, err := sentrylog.Init(sentrylog.WithConsole(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(5 * time.Millisecond)
		shutdown(t.Context())
	}
	close(stop)
	wg.Wait()
}

func TestOptions(t *testing.T) {
	server := sentrytest.NewServer(t)
	var console bytes.Buffer
	hub := sentry.NewHub(nil, sentry.NewScope())
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()},
		nil,
		sentrylog.WithConsole(slog.NewTextHandler(&console, nil)),
		sentrylog.WithScrubber(scrub.New(scrub.WithKeys("tax_id"))),
		sentrylog.WithHandlerOptions(slogsentry.Options{Hub: hub, EventLevel: slog.LevelWarn}),
		sentrylog.WithClientOptions(func(o *sentry.ClientOptions) {
			o.BeforeSend = func(event *sentry.Event, _ *sentry.EventHint) *sentry.Event {
				if event.Contexts["extra"]["tax_id"] != "[Filtered]" {
					t.Errorf("BeforeSend saw %v", event.Contexts["extra"])
				}
				event.Tags["hook"] = "yes"
				return event
			}
		}))
	if err != nil {
		t.Fatal(err)
	}
	slog.Warn("m", "tax_id", planted)
	shutdown(t.Context())
	if got := server.RequireEvents(t, 1)[0]; got.Level != "warning" || got.Tags["hook"] != "yes" {
		t.Errorf("%s", got.Raw)
	}
	server.NotContains(t, planted)
	if !strings.Contains(console.String(), "msg=m") {
		t.Errorf("console %q", console.String())
	}
}

// A fatal record does not end the process, and its exit status is its own.
func TestExitCode(t *testing.T) {
	if os.Getenv("SENTRYLOG_TEST_CHILD") != "" {
		shutdown, err := sentrylog.Init()
		if err != nil {
			os.Exit(9)
		}
		slog.Log(context.Background(), slogsentry.LevelFatal, "fatal")
		shutdown(context.Background())
		os.Exit(7)
	}
	server := sentrytest.NewServer(t)
	cmd := exec.Command(os.Args[0], "-test.run", "^TestExitCode$")
	cmd.Env = append(os.Environ(), "SENTRYLOG_TEST_CHILD=1", "SENTRY_DSN="+server.DSN())
	err := cmd.Run()
	if e, ok := errors.AsType[*exec.ExitError](err); !ok || e.ExitCode() != 7 {
		t.Errorf("%v", err)
	}
	if got := server.RequireEvents(t, 1)[0].Level; got != "fatal" {
		t.Errorf("level %q", got)
	}
}

// The standard library's own default handler cannot be wrapped: SetDefault
// makes it call itself. https://github.com/golang/go/issues/62424
func TestStandardDefaultAsConsole(t *testing.T) {
	server := sentrytest.NewServer(t)
	done := make(chan struct{})
	console, _, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(slog.Default().Handler()))
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(done)
		slog.Info("one")
		log.Print("two")
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("deadlock")
	}
	if text := console(); !strings.Contains(text, "one") || strings.Count(text, "two") != 1 {
		t.Errorf("%s", text)
	}
}
