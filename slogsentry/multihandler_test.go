package slogsentry_test

import (
	"bytes"
	"context"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the handler beside ours prints is what it prints alone.
// https://github.com/evalphobia/logrus_sentry/issues/20
// https://github.com/DataDog/dd-trace-go/issues/2929
func TestNeighboursRecordIsUnchanged(t *testing.T) {
	program := func(l *slog.Logger) {
		attrs := make([]any, 0, 32)
		for i := range 9 { // more than a record keeps inline
			attrs = append(attrs, string(rune('a'+i)), i)
		}
		attrs = append(attrs, "password", "hunter2", "map", map[string]any{"token": "hunter2", "list": []any{1}},
			"valuer", valuer{slog.GroupValue(slog.String("secret", "hunter2"))})
		l.Info("info token=hunter2", attrs...)
		l.Error("error", attrs...)
		l = l.With(attrs...).WithGroup("g").With("x", 1)
		l.Info("info", attrs...)
		l.Error("error", attrs...)
	}
	noTime := func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	var alone bytes.Buffer
	jsonHandler := func(w *bytes.Buffer) slog.Handler {
		return slog.NewJSONHandler(w, &slog.HandlerOptions{AddSource: false, ReplaceAttr: noTime})
	}
	program(slog.New(jsonHandler(&alone)))

	for _, first := range []string{"ours first", "ours last"} {
		t.Run(first, func(t *testing.T) {
			e := newEndpoint(t)
			var beside bytes.Buffer
			handlers := []slog.Handler{e.logger().Handler(), jsonHandler(&beside)}
			if first == "ours last" {
				handlers[0], handlers[1] = handlers[1], handlers[0]
			}
			program(slog.New(slog.NewMultiHandler(handlers...)))
			if diff := cmp.Diff(alone.String(), beside.String()); diff != "" {
				t.Errorf("the neighbour's output (-alone +beside ours):\n%s", diff)
			}
			e.events(2)
			e.NotContains(t, "hunter2")
		})
	}
}

// A record that a handler receives may be kept and added to by others.
func TestRecordOfTheCallerIsUnchanged(t *testing.T) {
	e := newEndpoint(t)
	h := e.logger().Handler().WithAttrs([]slog.Attr{slog.Int("w", 0)})
	for _, level := range []slog.Level{slog.LevelInfo, slog.LevelError} {
		r := slog.NewRecord(testTime, level, "m", 0)
		for i := range 12 {
			r.AddAttrs(slog.Int("a", i))
		}
		kept := r.Clone()
		before := attrsOf(r)
		h.Handle(context.Background(), r)
		r.AddAttrs(slog.Int("later", 1))
		if diff := cmp.Diff(before, attrsOf(kept)); diff != "" {
			t.Errorf("%v: -before +after:\n%s", level, diff)
		}
		if got := len(attrsOf(r)); got != 13 {
			t.Errorf("%v: %d attributes", level, got)
		}
	}
	for _, key := range []string{"later"} {
		if _, found := e.event().Contexts["extra"][key]; found {
			t.Errorf("an attribute added after the call arrived")
		}
	}
}

func attrsOf(r slog.Record) (attrs []string) {
	for a := range r.Attrs {
		attrs = append(attrs, a.String())
	}
	return attrs
}
