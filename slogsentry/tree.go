package slogsentry

import (
	"log/slog"
	"maps"
	"slices"

	"github.com/sentrylog/sentrylog/scrub"
)

// tree collects scrubbed attributes as nested maps. At the top level, groups and
// loose attributes are kept apart, because Sentry shows groups as contexts.
//
// JSON keeps duplicate keys; a map cannot. Groups of one name are merged, of
// other duplicates the last wins.
type tree struct {
	loose  map[string]any
	groups map[string]map[string]any

	replacement string         // stands for everything below a hidden group
	open        []string       // groups entered so far
	hiddenAt    int            // 1 + index in open of the outermost sensitive group, 0 if none
	cur         map[string]any // the map of open, nil until something is put into it
}

// enter opens a group for all that is put from now on. Nothing shows of it
// until then. A hidden group shows as the replacement.
func (t *tree) enter(group string, hidden bool) {
	t.open = append(t.open, group)
	t.cur = nil
	if hidden && t.hiddenAt == 0 {
		t.hiddenAt = len(t.open)
	}
}

// put adds a value that the tree may keep. isGroup tells groups from maps that
// were attribute values.
func (t *tree) put(key string, value any, isGroup bool) {
	switch {
	case t.hiddenAt > 0:
		outer := t.open[:t.hiddenAt-1]
		name := t.open[t.hiddenAt-1]
		if len(outer) == 0 {
			t.putLoose(name, t.replacement)
			return
		}
		t.at(outer)[name] = t.replacement
	case len(t.open) == 0 && isGroup:
		t.putGroup(key, value)
	case len(t.open) == 0:
		t.putLoose(key, value)
	default:
		if t.cur == nil {
			t.cur = t.at(t.open)
		}
		merge(t.cur, key, value)
	}
}

// add puts the scrubbed form of a resolved attribute into the tree.
func (t *tree) add(s *scrub.Scrubber, a slog.Attr) {
	isGroup := a.Value.Kind() == slog.KindGroup
	if isGroup && a.Key == "" {
		for _, member := range a.Value.Group() {
			t.add(s, member)
		}
		return
	}
	if v := snapshot(s, a); v != nil || !isGroup {
		t.put(cleanName(s, a.Key), v, isGroup)
	}
}

// snapshot returns the scrubbed value of a resolved attribute, for a group its
// map, or nil if there is nothing in it.
func snapshot(s *scrub.Scrubber, a slog.Attr) any {
	if a.Value.Kind() != slog.KindGroup {
		return leaf(s, a)
	}
	if s.Filters(a.Key) {
		return s.Replacement()
	}
	m := make(map[string]any, len(a.Value.Group()))
	addGroup(s, m, a.Value.Group(), 0)
	if len(m) == 0 {
		return nil
	}
	return m
}

// leaf returns the scrubbed value of a resolved attribute that is no group.
func leaf(s *scrub.Scrubber, a slog.Attr) any {
	if a.Value.Kind() == slog.KindAny {
		if f, ok := a.Value.Any().(frozen); ok {
			return f.value
		}
	}
	return s.SlogValue(a.Key, a.Value)
}

func addGroup(s *scrub.Scrubber, m map[string]any, attrs []slog.Attr, depth int) {
	for _, a := range attrs {
		name := cleanName(s, a.Key)
		switch {
		case a.Value.Kind() != slog.KindGroup:
			m[name] = leaf(s, a)
		case depth >= maxGroupDepth:
			m[name] = markTooDeep
		case a.Key == "":
			addGroup(s, m, a.Value.Group(), depth+1)
		case s.Filters(a.Key):
			m[name] = s.Replacement()
		default:
			sub, ok := m[name].(map[string]any)
			if !ok {
				sub = make(map[string]any, len(a.Value.Group()))
			}
			if addGroup(s, sub, a.Value.Group(), depth+1); len(sub) > 0 {
				m[name] = sub
			}
		}
	}
}

// cleanName scrubs a key or the name of a group, which is a text like others.
func cleanName(s *scrub.Scrubber, name string) string {
	const harmless = 16 // no secret is that short
	if len(name) > harmless {
		return s.Text(name)
	}
	for i := range len(name) {
		switch c := name[i] | 0x20; {
		case c >= 'a' && c <= 'z', name[i] >= '0' && name[i] <= '9', name[i] == '_', name[i] == '.', name[i] == '-':
		default:
			return s.Text(name)
		}
	}
	return name
}

func (t *tree) putLoose(key string, value any) {
	if t.loose == nil {
		t.loose = make(map[string]any)
	}
	t.loose[key] = value
	delete(t.groups, key)
}

func (t *tree) putGroup(key string, value any) {
	m, ok := value.(map[string]any)
	if !ok { // a sensitive group has become its replacement
		t.putLoose(key, value)
		return
	}
	if had := t.groups[key]; had != nil {
		for k, v := range m {
			merge(had, k, v)
		}
		return
	}
	t.root(key, m)
}

func (t *tree) root(key string, m map[string]any) {
	if t.groups == nil {
		t.groups = make(map[string]map[string]any)
	}
	t.groups[key] = m
	delete(t.loose, key)
}

// at returns the map of a path of groups, making what is missing.
func (t *tree) at(path []string) map[string]any {
	m := t.groups[path[0]]
	if m == nil {
		m = make(map[string]any)
		t.root(path[0], m)
	}
	for _, name := range path[1:] {
		next, ok := m[name].(map[string]any)
		if !ok {
			next = make(map[string]any)
			m[name] = next
		}
		m = next
	}
	return m
}

// flat returns everything as one map, groups beside loose attributes, or nil.
func (t *tree) flat() map[string]any {
	if t.loose == nil && len(t.groups) > 0 {
		t.loose = make(map[string]any, len(t.groups))
	}
	for name, g := range t.groups {
		t.loose[name] = g
	}
	return t.loose
}

func merge(m map[string]any, key string, value any) {
	if add, ok := value.(map[string]any); ok {
		if had, ok := m[key].(map[string]any); ok {
			for k, v := range add {
				merge(had, k, v)
			}
			return
		}
	}
	m[key] = value
}

// cloneSnapshot copies the containers of a snapshot, so that an event or a
// breadcrumb never shares them with a logger or with another event.
func cloneSnapshot(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return cloneMap(v)
	case []any:
		c := slices.Clone(v)
		for i, e := range c {
			if isContainer(e) {
				c[i] = cloneSnapshot(e)
			}
		}
		return c
	case packed:
		c, _ := v.unpack()
		return c
	default:
		return v
	}
}

func cloneMap(m map[string]any) map[string]any {
	c := maps.Clone(m)
	for k, e := range c {
		if isContainer(e) {
			c[k] = cloneSnapshot(e)
		}
	}
	return c
}

func isContainer(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}
