package slogsentry

import (
	"maps"
	"slices"
	"sync/atomic"
)

// trunk is the tree of what With and WithGroup added to a logger, made when the
// first breadcrumb needs it. The tree of each breadcrumb grows on a copy: to copy
// maps costs a fraction of filling them.
type trunk struct{ grown atomic.Pointer[grown] }

type grown struct {
	tree tree // the groups of the logger are open
	size int
}

// grow returns a tree for the record of a logger to be added to, and its size.
func (h *Handler) grow() (tree, int) {
	if h.trunk == nil {
		return tree{replacement: h.core.scrub.Replacement()}, 0
	}
	g := h.trunk.grown.Load()
	if g == nil {
		g = &grown{tree: tree{replacement: h.core.scrub.Replacement()}}
		h.replay(&g.tree, nil)
		all := g.tree.clone()
		g.size = sizeOf(all.flat())
		h.trunk.grown.Store(g)
	}
	return g.tree.clone(), g.size
}

// clone returns a copy that shares no map with t.
func (t *tree) clone() tree {
	c := *t
	c.open = slices.Clip(t.open)
	c.cur = nil
	c.loose = cloneMap(t.loose)
	c.groups = maps.Clone(t.groups)
	for name, g := range c.groups {
		c.groups[name] = cloneMap(g)
	}
	return c
}
