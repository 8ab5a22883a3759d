package scrub

import (
	"encoding/json"
	"strings"
)

// maxNodeDepth is how deep structured data in a text is looked into, and maxNodes how
// many values of it at most.
const (
	maxNodeDepth = 24
	maxNodes     = 4 << 10
)

// textNode is a value in structured data that a text holds, and where a scalar stands,
// in JSON any value.
type textNode struct {
	json   bool
	block  bool // of JSON: an object or a list
	list   bool
	keys   []string // of a mapping
	keysAt []int    // of YAML: where they stand
	nodes  []*textNode
	lo, hi int
	quoted bool
}

// scalar reports whether n has no nodes.
func (n *textNode) scalar() bool { return !n.list && n.keys == nil && !n.block }

// nested reports whether n has blocks in it.
func (n *textNode) nested() bool {
	for _, e := range n.nodes {
		if !e.scalar() {
			return true
		}
	}
	return false
}

// plain reports whether n is a scalar or a list of such, of which none looks generated.
func (n *textNode) plain(s string) bool {
	if n.scalar() {
		return !randomLooking(s[n.lo:n.hi])
	}
	for _, e := range n.nodes {
		if !e.scalar() || !e.plain(s) {
			return false
		}
	}
	return n.list
}

// empty reports whether n holds nothing.
func (n *textNode) empty() bool {
	for _, e := range n.nodes {
		if !e.empty() {
			return false
		}
	}
	return n.lo == n.hi
}

// value returns the node as plain data, and false if a name comes twice.
func (n *textNode) value(s string) (any, bool) {
	switch {
	case n.list:
		list := make([]any, len(n.nodes))
		for i, e := range n.nodes {
			v, ok := e.value(s)
			if !ok {
				return nil, false
			}
			list[i] = v
		}
		return list, true
	case n.keys != nil || n.block:
		m := make(map[string]any, len(n.keys))
		for i, e := range n.nodes {
			v, ok := e.value(s)
			if _, twice := m[n.keys[i]]; twice || !ok {
				return nil, false
			}
			m[n.keys[i]] = v
		}
		return m, true
	}
	text := s[n.lo:n.hi]
	if n.json {
		if text[0] != '"' && text != "true" && text != "false" && text != "null" {
			return json.Number(text), true
		}
		var v any
		err := json.Unmarshal([]byte(text), &v)
		return v, err == nil
	}
	if n.quoted {
		return text, true
	}
	switch text {
	case "{}":
		return map[string]any{}, true
	case "[]":
		return []any{}, true
	case "", "null", "~", "<nil>":
		return nil, true
	case "true", "false":
		return text == "true", true
	}
	if c := text[0]; (isDigit(c) || c == '-') && json.Valid([]byte(text)) {
		return json.Number(text), true
	}
	return text, true
}

// stays reports whether the scalar n is one that the scan leaves under the name key, too,
// since it is a message, a state or the like.
func (n *textNode) stays(t *textRules, s, key string) bool {
	keyAt := n.lo - len(key) - len(": ")
	if keyAt < 0 || n.lo == n.hi || n.quoted || !t.keys.sensitive(key) {
		return false
	}
	sc := scanner{t: t, s: s}
	p := pair{key: key, keyAt: keyAt, sep: ':', spaced: s[n.lo-1] == ' ', value: n.lo}
	v := sc.value(&p)
	return v.lo == n.lo && (v.hi == n.hi || remark(s[n.lo:]) > 0) && sc.keeps(&p, v)
}

// edits appends what has to be replaced for n to become clean. If the container that n is
// in went as a whole, gone is true.
func (n *textNode) edits(t *textRules, s string, clean any, gone bool, list []edit) []edit {
	if n.block {
		_, l := clean.([]any)
		if _, m := clean.(map[string]any); !l && !m {
			return append(list, edit{n.lo, n.hi, encodeJSON(clean)})
		}
	}
	switch {
	case n.list:
		out, ok := clean.([]any)
		for i, e := range n.nodes {
			v := any(t.replacement)
			if ok && i < len(out) {
				v = out[i]
			}
			list = e.edits(t, s, v, gone || !ok, list)
		}
		return list
	case n.keys != nil:
		out, ok := clean.(map[string]any)
		gone = gone || !ok
		for i, e := range n.nodes {
			key := n.keys[i]
			v, known := out[key]
			if !known { // or its name has been cleaned
				v = t.replacement
			}
			if gone && n.keysAt != nil && generatedName(key) {
				list = append(list, edit{n.keysAt[i], n.keysAt[i] + len(key), t.replacement})
			}
			if !n.json && !gone && bareKey(key) && e.plain(s) { // as with name: value in a text
				continue
			}
			if !n.json && e.scalar() && dataSourceName(key) && passwordInside(strings.ToLower(s[e.lo:e.hi])) { // for the scan
				continue
			}
			if !n.json && !gone && e.scalar() && e.stays(t, s, key) {
				continue
			}
			list = e.edits(t, s, v, gone, list)
		}
		return list
	}
	was, _ := n.value(s)
	switch was.(type) {
	case nil, map[string]any, []any:
		return list
	}
	if was == clean {
		return list
	}
	if n.json {
		return append(list, edit{n.lo, n.hi, encodeJSON(clean)})
	}
	text, ok := clean.(string)
	if had := s[n.lo:n.hi]; !ok || placeholder(had) || reference(had) || strings.Contains(had, "${{") || !hasAlnum(had) || !n.quoted && !gone && statusWords.has(had) {
		return list
	}
	return append(list, edit{n.lo, n.hi, text})
}
