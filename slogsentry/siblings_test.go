package slogsentry_test

import (
	"fmt"
	"log/slog"
	"testing"
)

// Loggers derived from one parent share none of their state, however deep the
// parent is: capacities of slices grow in steps.
// https://github.com/samber/slog-logstash/issues/2
// https://github.com/phuslu/log/pull/125
func TestSiblingsAreApart(t *testing.T) {
	derive := map[string]func(l *slog.Logger, name string, depth int) *slog.Logger{
		"groups": func(l *slog.Logger, name string, _ int) *slog.Logger { return l.WithGroup(name) },
		"attrs":  func(l *slog.Logger, name string, _ int) *slog.Logger { return l.With(name, name) },
		"both": func(l *slog.Logger, name string, depth int) *slog.Logger {
			if depth%2 == 0 {
				return l.WithGroup(name)
			}
			return l.With(name, name, slog.Group("s", name, name))
		},
	}
	for name, with := range derive {
		t.Run(name, func(t *testing.T) {
			likeJSONHandler(t, nil, func(l *slog.Logger) {
				parent := l
				for depth := 1; depth <= 12; depth++ {
					parent = with(parent, fmt.Sprint("p", depth), depth)
					x := with(parent, "X", depth)
					y := with(parent, "Y", depth+1)
					z := with(x, "Z", depth+1)
					for _, sibling := range []*slog.Logger{x, y, z, parent, x} {
						sibling.Error("m", "depth", depth)
					}
				}
			})
		})
	}
}

// The slices that callers pass may be theirs: with spare capacity, and used
// again.
func TestAttrSlicesOfTheCaller(t *testing.T) {
	likeJSONHandler(t, nil, func(l *slog.Logger) {
		attrs := make([]slog.Attr, 0, 16)
		attrs = append(attrs, slog.Int("a", 1), slog.Group("g", "b", 2))
		h := l.Handler()
		x := slog.New(h.WithAttrs(attrs))
		y := slog.New(h.WithAttrs(append(attrs, slog.Int("y", 1))))
		z := slog.New(h.WithAttrs(append(attrs, slog.Int("z", 1))))
		for _, sibling := range []*slog.Logger{x, y, z} {
			sibling.Error("m")
		}
	})
}

// What callers pass to With is taken as it is then: later changes do not show.
func TestWithTakesASnapshot(t *testing.T) {
	e := newEndpoint(t)
	attrs := []slog.Attr{slog.Int("a", 1)}
	list := []int{1, 2}
	members := []slog.Attr{slog.Int("m", 1)}
	l := slog.New(e.logger().Handler().WithAttrs(append(attrs, slog.Any("list", list), slog.Attr{Key: "g", Value: slog.GroupValue(members...)})))
	attrs[0], list[0], members[0] = slog.Int("a", 99), 99, slog.Int("m", 99)
	l.Error("m")
	got := eventTree(t, e.event().Raw)
	if s := fmt.Sprint(got); s != "map[a:1 g:map[m:1] list:[1 2]]" {
		t.Error(s)
	}
}
