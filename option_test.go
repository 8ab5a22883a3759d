package sentrylog_test

import (
	"log/slog"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog"
)

// WithConfig cannot set what is zero where a variable says something else, as its
// documentation says.
func TestWithConfigLeavesTheEnvironmentWhereItIsZero(t *testing.T) {
	console, _, err := initialize(t, map[string]string{"LOG_LEVEL": "debug", "LOG_FORMAT": "json"},
		sentrylog.WithConfig(sentrylog.Config{LogLevel: slog.LevelInfo, LogFormat: "text"}))
	if err != nil {
		t.Fatal(err)
	}
	slog.Debug("m")
	if text := console(); !strings.Contains(text, "level=DEBUG msg=m") {
		t.Errorf("%s", text)
	}
}
