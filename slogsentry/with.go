package slogsentry

import (
	"log/slog"
	"slices"
)

// step is one With or WithGroup call.
type step struct {
	group  string // the group opened here, or
	hidden bool   // the group's name is sensitive
	pairs  []pair // the attributes added here
}

// pair is an attribute given to With: resolved, scrubbed and boxed once. Its
// value is shared by every record of the logger and never written to.
type pair struct {
	key   string
	value any
	group bool // value is a group's map, not a map that was logged

	special any // what the attribute means to Sentry: see specialValue. Nil for most
	raw     any // the value as it was logged, where a Converter needs it
}

func (h *Handler) with(attrs []slog.Attr) *Handler {
	h2 := *h
	c := collector{core: h.core, top: len(h.groups) == 0, hidden: h.hidden, errs: h.errs}
	r := resolver{replace: h.core.opts.ReplaceAttr}
	c.pairs = make([]pair, 0, len(attrs))
	for _, a := range attrs {
		if isVerdict(a) {
			h2.capture = verdictOf(a.Value)
		}
		if a, ok := r.attr(h.groups, a, 0); ok {
			c.add(a)
		}
	}
	h2.errs = c.errs
	if len(c.pairs) > 0 {
		h2.steps = append(slices.Clip(h.steps), step{pairs: c.pairs})
		h2.trunk = new(trunk)
	}
	for _, p := range c.pairs {
		if f, ok := p.special.(fingerprintAttr); ok {
			h2.fingerprint = f
		}
	}
	return &h2
}

// collector turns resolved attributes into pairs.
type collector struct {
	core   *core
	top    bool // the attributes stand in no group of the logger
	hidden bool // they stand in a sensitive one
	errs   errorPick
	pairs  []pair
}

func (c *collector) add(a slog.Attr) {
	isGroup := a.Value.Kind() == slog.KindGroup
	if isGroup && a.Key == "" {
		for _, member := range a.Value.Group() {
			c.add(member)
		}
		return
	}
	if c.hidden {
		c.pairs = append(c.pairs, pair{})
		return
	}
	c.errs.look(c.core.scrub, a)
	p := pair{key: cleanName(c.core.scrub, a.Key), value: snapshot(c.core.scrub, a), group: isGroup}
	if isGroup && p.value == nil {
		return
	}
	if c.top {
		p.special = c.core.special(a)
		if c.core.opts.Converter != nil {
			p.raw = rawValue(a)
		}
	}
	c.pairs = append(c.pairs, p)
}

// put puts a copy of a pair into t, which may change what it is given.
func (p *pair) put(t *tree) { t.put(p.key, cloneSnapshot(p.value), p.group) }

// give puts a pair itself into t, and leaves in its place what put can copy.
func (p *pair) give(t *tree) {
	v := p.value
	p.value = pack(v)
	t.put(p.key, v, p.group)
}

// replay puts what With and WithGroup added into t and leaves the logger's
// groups open. skip decides which pairs are left out; nil puts all.
func (h *Handler) replay(t *tree, skip func(*pair) bool) {
	for i := range h.steps {
		s := &h.steps[i]
		if s.group != "" {
			t.enter(s.group, s.hidden)
			continue
		}
		for i := range s.pairs {
			if p := &s.pairs[i]; skip == nil || !skip(p) {
				p.put(t)
			}
		}
	}
}
