package slogsentry_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/slogsentry"
)

// A program is a random sequence of With and WithGroup calls and the attributes
// of one record. Run on two loggers, it must give the same tree of attributes.
type program struct {
	steps []programStep
	attrs []slog.Attr
}

type programStep struct {
	group string
	attrs []slog.Attr
}

func (p program) run(l *slog.Logger, level slog.Level) {
	for _, s := range p.steps {
		if s.attrs == nil {
			l = l.WithGroup(s.group)
			continue
		}
		args := make([]any, len(s.attrs))
		for i, a := range s.attrs {
			args[i] = a
		}
		l = l.With(args...)
	}
	l.LogAttrs(context.Background(), level, "m", p.attrs...)
}

type generator struct{ *rand.Rand }

func (g generator) program() program {
	var p program
	for range g.IntN(5) {
		if g.IntN(2) == 0 {
			p.steps = append(p.steps, programStep{group: g.groupName()})
		} else {
			p.steps = append(p.steps, programStep{attrs: append([]slog.Attr{}, g.attrs(3)...)})
		}
	}
	p.attrs = g.attrs(3)
	return p
}

func (g generator) groupName() string { return string(rune('G'+g.IntN(5))) + "rp" }

func (g generator) attrs(depth int) []slog.Attr {
	var attrs []slog.Attr
	for range g.IntN(5) {
		attrs = append(attrs, g.attr(depth))
	}
	return attrs
}

type valuer struct{ v slog.Value }

func (v valuer) LogValue() slog.Value { return v.v }

func (g generator) attr(depth int) slog.Attr {
	key := string(rune('a' + g.IntN(8)))
	n := 13
	if depth == 0 {
		n = 9
	}
	switch g.IntN(n) {
	case 0:
		return slog.Int(key, g.IntN(1000)-500)
	case 1:
		return slog.String(key, strings.Repeat("text ", g.IntN(4)))
	case 2:
		return slog.Bool(key, g.IntN(2) == 0)
	case 3:
		return slog.Float64(key, g.NormFloat64()*1e3)
	case 4:
		return slog.Duration(key, time.Duration(g.Int64N(1e12)))
	case 5:
		return slog.Time(key, time.Unix(g.Int64N(2e9), g.Int64N(1e9)).UTC())
	case 6:
		return slog.Uint64(key, g.Uint64())
	case 7:
		if depth < 3 {
			// Below a group that turns out empty, slog 1.26 forgets a comma.
			return slog.Int(key, 7)
		}
		return slog.Attr{} // ignored
	case 8:
		// Values that are maps have keys of their own: JSON shows a duplicate
		// of a map and a group twice, a tree can only merge or replace.
		return slog.Any("map"+key, map[string]any{"x": g.IntN(5), "list": []int{1, 2}, "nil": nil})
	case 9:
		v := g.attr(depth - 1).Value
		if v.Kind() == slog.KindAny {
			key = "map" + key
		}
		return slog.Any(key, valuer{v})
	case 10:
		return slog.Attr{Key: "", Value: slog.GroupValue(g.attrs(depth - 1)...)} // inlined
	default:
		return slog.Attr{Key: g.groupName(), Value: slog.GroupValue(g.attrs(depth - 1)...)}
	}
}

// jsonTree returns what slog.JSONHandler prints, duplicates merged as the
// package documentation says.
func jsonTree(t *testing.T, p program) map[string]any {
	t.Helper()
	var buf bytes.Buffer
	p.run(slog.New(slog.NewJSONHandler(&buf, nil)), slog.LevelError)
	text := buf.String()
	d := json.NewDecoder(&buf)
	d.UseNumber()
	tree, err := mergeJSON(d)
	if err != nil {
		t.Fatalf("%v in %s of %s", err, text, p)
	}
	m := tree.(map[string]any)
	for _, key := range []string{slog.TimeKey, slog.LevelKey, slog.MessageKey} {
		delete(m, key)
	}
	return m
}

func mergeJSON(d *json.Decoder) (any, error) {
	tok, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch tok {
	case json.Delim('{'):
		m := make(map[string]any)
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := mergeJSON(d)
			if err != nil {
				return nil, err
			}
			mergeInto(m, key.(string), v)
		}
		_, err := d.Token()
		return m, err
	case json.Delim('['):
		list := []any{}
		for d.More() {
			v, err := mergeJSON(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.Token()
		return list, err
	}
	return tok, nil
}

func mergeInto(m map[string]any, key string, v any) {
	had, ok1 := m[key].(map[string]any)
	add, ok2 := v.(map[string]any)
	if ok1 && ok2 {
		for k, e := range add {
			mergeInto(had, k, e)
		}
		return
	}
	m[key] = v
}

// eventTree puts an event's attributes back together.
func eventTree(t *testing.T, raw []byte) map[string]any {
	t.Helper()
	var e struct {
		Contexts map[string]map[string]any
	}
	decode(t, raw, &e)
	tree := make(map[string]any)
	for name, c := range e.Contexts {
		switch name {
		case "trace", "os", "device", "runtime":
		case "extra":
			for k, v := range c {
				tree[k] = v
			}
		default:
			tree[name] = c
		}
	}
	return tree
}

func decode(t *testing.T, raw []byte, v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(v); err != nil {
		t.Fatal(err)
	}
}

// dropEmpty removes empty groups, which slog prints when a LogValuer yields one.
func dropEmpty(m map[string]any) map[string]any {
	for k, v := range m {
		if sub, ok := v.(map[string]any); ok && len(dropEmpty(sub)) == 0 {
			delete(m, k)
		}
	}
	return m
}

func TestAttributesAreThoseOfJSONHandler(t *testing.T) {
	const programs = 400
	e := newEndpoint(t, inOrder, noBreadcrumbs)
	l := e.logger(slogsentry.Options{Throttle: &slogsentry.Throttle{Off: true}})
	g := generator{rand.New(rand.NewPCG(1, 2))}
	var all []program
	for range programs {
		p := g.program()
		all = append(all, p)
		p.run(l, slog.LevelError)
	}
	for i, event := range e.events(programs) {
		want, got := dropEmpty(jsonTree(t, all[i])), dropEmpty(eventTree(t, event.Raw))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("program %d %s: attributes differ (-slog.JSONHandler +event):\n%s", i, all[i], diff)
		}
	}
}

func TestBreadcrumbDataIsThatOfJSONHandler(t *testing.T) {
	for name, connect := range map[string]func(testing.TB, ...func(*sentry.ClientOptions)) *endpoint{
		"completed by the integration": newEndpoint,
		"converted at once":            newPlainEndpoint,
	} {
		t.Run(name, func(t *testing.T) {
			e := connect(t, func(o *sentry.ClientOptions) { o.MaxBreadcrumbs = 300 })
			l := e.logger()
			g := generator{rand.New(rand.NewPCG(3, 4))}
			var all []program
			for range 300 {
				p := g.program()
				all = append(all, p)
				p.run(l, slog.LevelInfo)
			}
			e.hub.CaptureMessage("trail")
			var event struct {
				Breadcrumbs []struct{ Data map[string]any }
			}
			decode(t, e.event().Raw, &event)
			for i, b := range event.Breadcrumbs {
				want, got := dropEmpty(jsonTree(t, all[i])), dropEmpty(b.Data)
				if len(want) == 0 && len(got) == 0 {
					continue
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("program %d %s: data differ (-slog.JSONHandler +breadcrumb):\n%s", i, all[i], diff)
				}
			}
		})
	}
}

func (p program) String() string {
	var b strings.Builder
	for _, s := range p.steps {
		fmt.Fprintf(&b, ".With(%q, %v)", s.group, s.attrs)
	}
	io.WriteString(&b, fmt.Sprintf(".Log(%v)", p.attrs))
	return b.String()
}
