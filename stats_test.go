package sentrylog_test

import (
	"log/slog"
	"testing"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/sentrytest"
)

// The counts can be read when one wants them most: at the end.
func TestReadStatsAfterShutdown(t *testing.T) {
	server := sentrytest.NewServer(t)
	_, shutdown, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("m")
	slog.Error("m")
	if err := shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := sentrylog.ReadStats(); s.Records.Seen != 2 || s.Delivery.Sent != 2 {
		t.Errorf("%+v", s)
	}
}

// Nor does it matter what has become of the default logger.
func TestReadStatsOfADerivedDefault(t *testing.T) {
	server := sentrytest.NewServer(t)
	_, _, err := initialize(t, map[string]string{"SENTRY_DSN": server.DSN()}, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	slog.SetDefault(slog.Default().With("service", "shop").WithGroup("g"))
	slog.Error("m")
	if s := sentrylog.ReadStats(); s.Records.Seen != 1 {
		t.Errorf("%+v", s)
	}
}

// Of several Inits that whose logger is the default counts, and else the last.
func TestReadStatsOfSeveralInits(t *testing.T) {
	server := sentrytest.NewServer(t)
	vars := map[string]string{"SENTRY_DSN": server.DSN()}
	_, first, err := initialize(t, vars, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("first")
	_, second, err := initialize(t, vars, sentrylog.WithConsole(nil))
	if err != nil {
		t.Fatal(err)
	}
	check := func(when string, want int64) {
		t.Helper()
		if s := sentrylog.ReadStats(); s.Records.Seen != want {
			t.Errorf("%s: %+v, want %d records", when, s.Records, want)
		}
	}
	check("second Init", 0)
	slog.Error("second")
	slog.Error("second")
	check("second Init", 2)
	if err := second(t.Context()); err != nil {
		t.Error(err)
	}
	check("the first goes on", 1)
	if err := first(t.Context()); err != nil {
		t.Error(err)
	}
	check("both ended", 2)

	if _, _, err := initialize(t, nil, sentrylog.WithConsole(nil)); err != nil {
		t.Fatal(err)
	}
	check("Init without Sentry", 0)
}
