package slogsentry_test

import (
	"encoding/json"
	"log/slog"
	"testing"
)

// What is changed after the call must not show in a breadcrumb that is
// completed later, at any depth, whichever way the record was kept.
func TestBreadcrumbShowsWhatWasLogged(t *testing.T) {
	for name, more := range map[string]slog.Attr{
		"by its form": slog.Int("n", 1),
		"frozen":      slog.Any("n", []int{1}),
	} {
		t.Run(name, func(t *testing.T) {
			e := newEndpoint(t)
			inner := []slog.Attr{slog.String("a", "logged"), more}
			outer := []slog.Attr{{Key: "inner", Value: slog.GroupValue(inner...)}, slog.Int("b", 1)}
			e.logger().LogAttrs(nil, slog.LevelInfo, "m", slog.Attr{Key: "outer", Value: slog.GroupValue(outer...)}) //nolint:staticcheck // handlers must take a nil context
			inner[0], inner[1] = slog.String("a", "changed"), slog.String("n", "changed")
			outer[1] = slog.Int("b", 2)
			e.hub.CaptureMessage("trail")

			var event struct {
				Breadcrumbs []struct{ Data map[string]any }
			}
			decode(t, e.event().Raw, &event)
			got := event.Breadcrumbs[0].Data["outer"].(map[string]any)
			if a := got["inner"].(map[string]any)["a"]; a != "logged" {
				t.Errorf("inner text is %q", a)
			}
			if b := jsonText(got["b"]); b != "1" {
				t.Errorf("outer number is %s", b)
			}
			if n := jsonText(got["inner"].(map[string]any)["n"]); n != "1" && n != "[1]" {
				t.Errorf("inner value is %s", n)
			}
		})
	}
}

func jsonText(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
