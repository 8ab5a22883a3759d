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
	r := resolver{replace: h.core.opts.ReplaceAttr}
	pairs := make([]pair, 0, len(attrs))
	for _, a := range attrs {
		if isVerdict(a) {
			h2.capture = verdictOf(a.Value)
		}
		if a, ok := r.attr(h.groups, a, 0); ok {
			pairs = h2.appendPair(pairs, a)
		}
	}
	if len(pairs) > 0 {
		h2.steps = append(slices.Clip(h.steps), step{pairs: pairs})
	}
	return &h2
}

func (h *Handler) appendPair(pairs []pair, a slog.Attr) []pair {
	isGroup := a.Value.Kind() == slog.KindGroup
	if isGroup && a.Key == "" {
		for _, member := range a.Value.Group() {
			pairs = h.appendPair(pairs, member)
		}
		return pairs
	}
	if h.hidden {
		return append(pairs, pair{})
	}
	h.errs.look(h.core.scrub, a)
	p := pair{key: cleanName(h.core.scrub, a.Key), value: snapshot(h.core.scrub, a), group: isGroup}
	if isGroup && p.value == nil {
		return pairs
	}
	if len(h.groups) == 0 {
		p.special = h.core.special(a)
		if f, ok := p.special.(fingerprintAttr); ok {
			h.fingerprint = f
		}
		if h.core.opts.Converter != nil {
			p.raw = rawValue(a)
		}
	}
	return append(pairs, p)
}

// replay puts what With and WithGroup added into t and leaves the logger's
// groups open. skip decides which pairs are left out; nil puts all.
func (h *Handler) replay(t *tree, skip func(pair) bool) {
	for i := range h.steps {
		s := &h.steps[i]
		if s.group != "" {
			t.enter(s.group, s.hidden)
			continue
		}
		for _, p := range s.pairs {
			if skip == nil || !skip(p) {
				t.put(p.key, cloneSnapshot(p.value), p.group)
			}
		}
	}
}
