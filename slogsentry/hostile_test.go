package slogsentry_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// A place is where a value stands among siblings that must not suffer from it.
type place struct {
	name string
	put  func(l *slog.Logger, v any) (*slog.Logger, slog.Attr)
	get  []string // where the value arrives
}

type surrounded struct {
	Before string
	V      any
	After  string
}

var places = []place{
	{"top", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) { return l, slog.Any("top", v) }, []string{"top"}},
	{"group", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Group("group", "before", "b", "v", v, "after", "a")
	}, []string{"group", "v"}},
	{"map", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Any("map", map[string]any{"before": "b", "v": v, "after": "a"})
	}, []string{"map", "v"}},
	{"struct", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Any("struct", surrounded{"b", v, "a"})
	}, []string{"struct", "V"}},
	{"pointer", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Any("pointer", &surrounded{"b", v, "a"})
	}, []string{"pointer", "V"}},
	{"slice", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Any("slice", []any{map[string]any{"before": "b", "v": v, "after": "a"}})
	}, []string{"slice", "0", "v"}},
	{"pointer to interface", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) { return l, slog.Any("interface", &v) }, []string{"interface"}},
	{"valuer", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Any("valuer", valuer{slog.GroupValue(slog.String("before", "b"), slog.Any("v", v), slog.String("after", "a"))})
	}, []string{"valuer", "v"}},
	{"inline", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l, slog.Group("", "inline", v)
	}, []string{"inline"}},
	{"With", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l.With("with", v), slog.Attr{}
	}, []string{"with"}},
	{"With of a group", func(l *slog.Logger, v any) (*slog.Logger, slog.Attr) {
		return l.With(slog.Group("withgroup", "before", "b", "v", v, "after", "a")), slog.Attr{}
	}, []string{"withgroup", "v"}},
}

// hostilePaths are the ways to Sentry, as functions that log to an endpoint and
// return the tree of attributes that arrived.
var hostilePaths = []struct {
	name    string
	connect func(testing.TB, ...func(*sentry.ClientOptions)) *endpoint
	level   slog.Level
}{
	{"event", newEndpoint, slog.LevelError},
	{"event without integration", newPlainEndpoint, slog.LevelError},
	{"breadcrumb", newEndpoint, slog.LevelInfo},
	{"breadcrumb without integration", newPlainEndpoint, slog.LevelInfo},
}

// logged sends a record with the attribute and returns what arrived of it.
func (e *endpoint) logged(t *testing.T, l *slog.Logger, level slog.Level, a slog.Attr) (tree map[string]any, event *sentrytest.Event) {
	t.Helper()
	e.t = t
	n := len(e.Events())
	start := time.Now()
	l.LogAttrs(t.Context(), level, "hostile", slog.String("before", "b"), a, slog.String("after", "a"))
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("logging took %v", took)
	}
	if level < slog.LevelError {
		e.hub.CaptureMessage("trail")
	}
	event = e.events(n + 1)[n]
	e.hub.Scope().ClearBreadcrumbs()
	if level >= slog.LevelError {
		return eventTree(t, event.Raw), event
	}
	var raw struct {
		Breadcrumbs []struct{ Data map[string]any }
	}
	decode(t, event.Raw, &raw)
	if len(raw.Breadcrumbs) != 1 {
		t.Fatalf("%d breadcrumbs: %s", len(raw.Breadcrumbs), event.Raw)
	}
	return raw.Breadcrumbs[0].Data, event
}

// at returns the value at a path of a tree.
func at(tree any, path ...string) (v any, found bool) {
	for _, key := range path {
		switch t := tree.(type) {
		case map[string]any:
			if tree, found = t[key]; !found {
				return nil, false
			}
		case []any:
			if len(t) == 0 {
				return nil, false
			}
			tree = t[0]
		default:
			return nil, false
		}
	}
	return tree, true
}

func checkSurroundings(t *testing.T, tree map[string]any, event *sentrytest.Event, path []string) {
	t.Helper()
	if tree["before"] != "b" || tree["after"] != "a" {
		t.Errorf("attributes beside the value: %v, %v", tree["before"], tree["after"])
	}
	if parent, _ := at(tree, path[:len(path)-1]...); len(path) > 1 {
		m, _ := parent.(map[string]any)
		if b, a := either(m, "before", "Before"), either(m, "after", "After"); b != "b" || a != "a" {
			t.Errorf("siblings of the value in %v: %v", path[0], parent)
		}
	}
	for _, name := range []string{"os", "runtime", "device"} {
		if len(event.Contexts[name]) == 0 {
			t.Errorf("context %s is gone", name)
		}
	}
}

// Each hostile value costs itself at most, wherever it stands.
// https://github.com/getsentry/sentry-go/issues/212
func TestHostileValuesCostOnlyThemselves(t *testing.T) {
	for _, path := range hostilePaths {
		t.Run(path.name, func(t *testing.T) {
			e := path.connect(t)
			values := hostileValues()
			for _, name := range slices.Sorted(maps.Keys(values)) {
				t.Run(name, func(t *testing.T) {
					v := values[name]
					l := e.logger(slogsentry.Options{Throttle: unlimited})
					var attrs []any
					for _, p := range places {
						var a slog.Attr
						l, a = p.put(l, v.value)
						attrs = append(attrs, a)
					}
					tree, event := e.logged(t, l, path.level, slog.Group("", attrs...))
					for _, p := range places {
						checkSurroundings(t, tree, event, p.get)
						if v.want == "" {
							continue
						}
						got, _ := at(tree, p.get...)
						if err := sentrytest.Match(jsonOf(t, got), v.want); err != nil {
							t.Errorf("%s: %v", p.name, err)
						}
					}
				})
			}
			e.NotContains(t, planted)
		})
	}
}

func TestHugeValuesCostOnlyThemselves(t *testing.T) {
	for _, path := range hostilePaths {
		if strings.HasPrefix(path.name, "event without") {
			continue // nothing bounds an event there but the limits of scrub
		}
		t.Run(path.name, func(t *testing.T) {
			e := path.connect(t)
			values := hugeValues()
			for _, name := range slices.Sorted(maps.Keys(values)) {
				for _, p := range places {
					if p.name != "group" && p.name != "map" && p.name != "With" {
						continue
					}
					t.Run(name+" in "+p.name, func(t *testing.T) {
						l := e.logger(slogsentry.Options{Throttle: unlimited})
						l, a := p.put(l, values[name])
						tree, event := e.logged(t, l, path.level, a)
						checkSurroundings(t, tree, event, p.get)
						if v, found := at(tree, p.get...); !found || v == nil {
							t.Errorf("nothing tells of the value in %v", tree)
						}
						if n := len(event.Raw); n > 1<<20 {
							t.Errorf("the event has %d bytes", n)
						}
					})
				}
			}
			e.NotContains(t, planted)
		})
	}
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What is logged is not changed by it.
// https://github.com/m-mizutani/masq/issues/25
func TestInputIsUnchanged(t *testing.T) {
	make := func() (map[string]any, []slog.Attr) {
		type inner struct {
			Password string
			List     []string
		}
		m := map[string]any{
			"password": planted,
			"nested":   map[string]any{"token": planted, "list": []any{"Bearer " + planted, map[string]any{"secret": planted}}},
			"typed":    map[string]string{"api_key": planted},
			"header":   map[string][]string{"Authorization": {planted}},
			"struct":   &inner{planted, []string{"password=" + planted}},
			"bytes":    []byte(`{"password":"` + planted + `"}`),
			"raw":      json.RawMessage(`{"password":"` + planted + `"}`),
		}
		return m, []slog.Attr{
			slog.Any("m", m),
			slog.Any("valuer", valuer{slog.GroupValue(slog.String("password", planted))}),
			slog.Group("g", slog.String("password", planted), slog.Any("valuer", valuer{slog.IntValue(1)}), slog.Any("m", m)),
		}
	}
	for _, path := range hostilePaths {
		t.Run(path.name, func(t *testing.T) {
			e := path.connect(t)
			l := e.logger(slogsentry.Options{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr { return a }})
			wantMap, wantAttrs := make()
			m, attrs := make()
			slog.New(l.Handler().WithAttrs(attrs)).LogAttrs(t.Context(), path.level, "m", attrs...)
			if path.level < slog.LevelError {
				e.hub.CaptureMessage("trail")
			}
			e.event()
			e.NotContains(t, planted)
			if diff := cmp.Diff(wantMap, m, cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
				t.Errorf("map: -before +after:\n%s", diff)
			}
			if diff := cmp.Diff(fmt.Sprint(wantAttrs[1:]), fmt.Sprint(attrs[1:])); len(diff) > 0 && !samePrinted(wantAttrs[1:], attrs[1:]) {
				t.Errorf("attributes: -before +after:\n%s", diff)
			}
		})
	}
}

// samePrinted compares attributes whose values hold pointers, by structure.
func samePrinted(a, b []slog.Attr) bool {
	return reflect.DeepEqual(a, b)
}

func either(m map[string]any, keys ...string) any {
	for _, key := range keys {
		if v, found := m[key]; found {
			return v
		}
	}
	return nil
}
