package scrub

import (
	"encoding/json"
	"strings"
)

// The block style of YAML, as far as programs print it: names with values or blocks
// under them, lists, texts of several lines. What is in the style of JSON, an anchor or
// a tag is taken as a text.

// maxYAMLDepth is how deep blocks are looked into, and maxYAMLNodes how many values a
// document has at most.
const (
	maxYAMLDepth = 24
	maxYAMLNodes = 4 << 10
)

// yamlNode is a value in a document, and for a scalar where it stands.
type yamlNode struct {
	list   bool
	keys   []string // of a mapping
	nodes  []*yamlNode
	lo, hi int
	quoted bool
}

// yamlParser reads a document from at on.
type yamlParser struct {
	s     string
	at    int // where a line starts
	from  int // where its content starts, if something before it has been read
	nodes int
}

// line returns the next line with something in it: where it starts, its content,
// and where the line after it starts.
func (y *yamlParser) line() (start, lo, hi, next int, ok bool) {
	for start = y.at; start < len(y.s); start = next {
		hi = len(y.s)
		if n := strings.IndexByte(y.s[start:], '\n'); n >= 0 {
			hi = start + n
		}
		next = min(len(y.s), hi+1)
		lo = max(start, min(y.from, hi))
		for lo < hi && y.s[lo] == ' ' {
			lo++
		}
		for hi > lo && (y.s[hi-1] == ' ' || y.s[hi-1] == '\r') {
			hi--
		}
		if lo < hi && y.s[lo] != '#' {
			return start, lo, hi, next, true
		}
		y.from = 0
	}
	return start, start, start, start, false
}

// block reads the mapping or list whose first line comes next, or returns nil.
func (y *yamlParser) block(depth int) *yamlNode {
	start, lo, hi, _, ok := y.line()
	if y.nodes++; !ok || depth > maxYAMLDepth || y.nodes > maxYAMLNodes {
		return nil
	}
	if isItem(y.s[lo:hi]) {
		return y.list(lo-start, depth)
	}
	return y.mapping(lo-start, depth)
}

func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

func (y *yamlParser) mapping(indent, depth int) *yamlNode {
	m := new(yamlNode)
	for y.nodes < maxYAMLNodes {
		start, lo, hi, next, ok := y.line()
		if !ok || lo-start != indent {
			break
		}
		key, at := yamlKey(y.s[lo:hi])
		if at == 0 {
			break
		}
		y.at, y.from = next, 0
		y.nodes++
		for at += lo; at < hi && y.s[at] == ' '; at++ {
		}
		var value *yamlNode
		switch {
		case at == hi:
			value = y.under(indent, depth)
		case y.s[at] == '|' || y.s[at] == '>':
			value = y.lines(indent)
		default:
			value = yamlScalar(y.s, at, hi)
		}
		m.keys, m.nodes = append(m.keys, key), append(m.nodes, value)
	}
	if m.keys == nil {
		return nil
	}
	return m
}

// under reads what stands under a name that has nothing beside it.
func (y *yamlParser) under(indent, depth int) *yamlNode {
	start, lo, hi, _, ok := y.line()
	if ok && (lo-start > indent || lo-start == indent && isItem(y.s[lo:hi])) {
		if n := y.block(depth + 1); n != nil {
			return n
		}
	}
	return &yamlNode{lo: y.at, hi: y.at}
}

func (y *yamlParser) list(indent, depth int) *yamlNode {
	l := &yamlNode{list: true}
	for y.nodes < maxYAMLNodes {
		start, lo, hi, next, ok := y.line()
		if !ok || lo-start != indent || !isItem(y.s[lo:hi]) {
			break
		}
		y.nodes++
		at := min(hi, lo+len("- "))
		for at < hi && y.s[at] == ' ' {
			at++
		}
		var item *yamlNode
		if _, value := yamlKey(y.s[at:hi]); value > 0 {
			y.from = at
			if item = y.mapping(at-start, depth+1); item == nil {
				break
			}
		} else {
			y.at, y.from = next, 0
			if item = yamlScalar(y.s, at, hi); at == hi {
				item = y.under(indent, depth)
			}
		}
		l.nodes = append(l.nodes, item)
	}
	if l.nodes == nil {
		return nil
	}
	return l
}

// lines reads the text of several lines under a name.
func (y *yamlParser) lines(indent int) *yamlNode {
	n := &yamlNode{lo: y.at, hi: y.at}
	for {
		start, lo, hi, next, ok := y.line()
		if !ok || lo-start <= indent {
			return n
		}
		if n.lo == n.hi {
			n.lo = lo
		}
		n.hi = hi
		y.at = next
	}
}

// yamlKey returns the name that a line starts with and where its value starts, 0 if
// there is none.
func yamlKey(line string) (key string, at int) {
	if line != "" && isQuote(line[0]) {
		n := strings.IndexByte(line[1:], line[0])
		if n < 1 {
			return "", 0
		}
		key, at = line[1:1+n], n+2
	} else {
		for at < len(line) && at <= maxLabel && setBytes[setPath][line[at]] {
			at++
		}
		key = line[:at]
	}
	if key == "" || at >= len(line) || line[at] != ':' || at+1 < len(line) && line[at+1] != ' ' {
		return "", 0
	}
	return key, at + 1
}

// yamlScalar returns the scalar in s[lo:hi], without its quotes and a comment.
func yamlScalar(s string, lo, hi int) *yamlNode {
	n := &yamlNode{lo: lo, hi: hi}
	if lo < hi && (s[lo] == '"' || s[lo] == '\'') {
		if end := strings.LastIndexByte(s[lo+1:hi], s[lo]); end >= 0 {
			n.lo, n.hi, n.quoted = lo+1, lo+1+end, true
		}
		return n
	}
	if c := strings.Index(s[lo:hi], " #"); c >= 0 {
		n.hi = lo + len(strings.TrimRight(s[lo:lo+c], " "))
	}
	return n
}

// scalar reports whether n has no nodes.
func (n *yamlNode) scalar() bool { return !n.list && n.keys == nil }

// nested reports whether n has blocks in it.
func (n *yamlNode) nested() bool {
	for _, e := range n.nodes {
		if !e.scalar() {
			return true
		}
	}
	return false
}

// value returns the node as plain data, and false if a name comes twice.
func (n *yamlNode) value(s string) (any, bool) {
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
	case n.keys != nil:
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
	if n.quoted {
		return text, true
	}
	switch text {
	case "{}":
		return map[string]any{}, true
	case "[]":
		return []any{}, true
	case "", "null", "~":
		return nil, true
	case "true", "false":
		return text == "true", true
	}
	if c := text[0]; (isDigit(c) || c == '-') && json.Valid([]byte(text)) {
		return json.Number(text), true
	}
	return text, true
}

// edits appends what has to be replaced for n to become clean.
func (n *yamlNode) edits(s string, clean any, replacement string, list []edit) []edit {
	switch {
	case n.list:
		out, ok := clean.([]any)
		for i, e := range n.nodes {
			v := any(replacement)
			if ok && i < len(out) {
				v = out[i]
			}
			list = e.edits(s, v, replacement, list)
		}
		return list
	case n.keys != nil:
		out, ok := clean.(map[string]any)
		for i, e := range n.nodes {
			v, known := out[n.keys[i]]
			if ok && !known {
				continue // a name that has been cleaned
			}
			if !ok {
				v = replacement
			}
			list = e.edits(s, v, replacement, list)
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
	text, ok := clean.(string)
	if had := s[n.lo:n.hi]; !ok || placeholder(had) || reference(had) || strings.Contains(had, "${{") {
		return list
	}
	return append(list, edit{n.lo, n.hi, text})
}
