package scrub

import "strings"

// What Go prints for maps and structs: map[a:b c:[d e]], {Name:ann Pin:{Valid:true}},
// and in Go's syntax: main.User{Name:"ann"}. Where a value ends that is not in quotes
// nobody knows for certain: before what looks like the next name.

// maxDump is the longest of them, and maxDumpName the longest name in it.
const (
	maxDump     = 16 << 10
	maxDumpName = 64
)

// dumpParser reads one of them from s.
type dumpParser struct {
	s     string
	nodes int
	far   int // how far it has looked for values
}

// block reads the map, struct or list whose bracket is at at, and returns where it ends.
func (d *dumpParser) block(at, depth int) (n *textNode, end int, ok bool) {
	s := d.s
	if d.nodes++; d.nodes > maxNodes || depth > maxNodeDepth {
		return nil, 0, false
	}
	closer := byte('}')
	if s[at] == '[' {
		closer = ']'
	}
	n = &textNode{list: true}
	for i := at + 1; i < len(s); {
		switch {
		case s[i] == closer:
			return n, i + 1, true
		case s[i] == ' ' || s[i] == ',':
			i++
			continue
		}
		key, from := d.name(i)
		if from == 0 && len(n.keys) > 0 || from > 0 && n.list && len(n.nodes) > 0 && n.keys == nil {
			return nil, 0, false // neither a map nor a list
		}
		if from > 0 && !d.valueAt(from, closer) {
			return nil, 0, false
		}
		if from > 0 {
			n.list = false
			n.keys = append(n.keys, key)
			i = from
		}
		var value *textNode
		if value, i, ok = d.value(i, depth, closer, n.list); !ok {
			return nil, 0, false
		}
		n.nodes = append(n.nodes, value)
	}
	return nil, 0, false
}

// name returns the name before a colon that starts at i, and where its value does, 0
// if there is none. A blank behind the colon is that of an empty value before the next
// name, or else the text is none of Go's.
func (d *dumpParser) name(i int) (name string, from int) {
	s := d.s
	if s[i] == '"' {
		n := strings.IndexByte(s[i+1:min(len(s), i+maxDumpName)], '"')
		if n < 1 || i+n+2 >= len(s) || s[i+n+2] != ':' {
			return "", 0
		}
		return s[i+1 : i+1+n], i + n + 3
	}
	n := 0
	for i+n < len(s) && n < maxDumpName && (isAlnum(s[i+n]) || n > 0 && strings.IndexByte("_-./", s[i+n]) >= 0 || s[i+n] == '_') {
		n++
	}
	if n == 0 || i+n >= len(s) || s[i+n] != ':' || strings.HasPrefix(s[i+n:], "://") {
		return "", 0
	}
	return s[i : i+n], i + n + 1
}

// valueAt reports whether what starts at i may be the value of a name, rather than a
// word behind a blank as in {name: value} or a part of a path as in {a::b}.
func (d *dumpParser) valueAt(i int, closer byte) bool {
	if i >= len(d.s) || d.s[i] == ':' {
		return false
	}
	return d.s[i] != ' ' || i+1 < len(d.s) && d.s[i+1] == closer || d.follows(i+1)
}

// follows reports whether what starts at i is the next name of a map or struct.
func (d *dumpParser) follows(i int) bool {
	for range 4 { // names without values
		if i >= len(d.s) || isDigit(d.s[i]) {
			return false
		}
		_, from := d.name(i)
		if from == 0 || from >= len(d.s) || d.s[from] == '\n' || d.s[from] == ',' {
			return false
		}
		if d.s[from] != ' ' {
			return true
		}
		i = from + 1
	}
	return false
}

// value reads the value at i of an entry in a block that ends with closer.
func (d *dumpParser) value(i, depth int, closer byte, list bool) (n *textNode, end int, ok bool) {
	s := d.s
	if i == len(s) {
		return nil, 0, false
	}
	if at := d.bracket(i); at > 0 {
		return d.block(at, depth+1)
	}
	n = &textNode{lo: i, hi: i}
	if strings.HasPrefix(s[i:], `\"`) { // in a string
		e := strings.Index(s[i+2:], `\"`)
		if e < 0 {
			return nil, 0, false
		}
		n.lo, n.hi, n.quoted = i+2, i+2+e, true
		return n, n.hi + 2, true
	}
	if s[i] == '"' || s[i] == '`' {
		for end = i + 1; end < len(s) && s[end] != s[i]; end++ {
			if s[end] == '\\' && s[i] == '"' {
				end++
			}
		}
		d.far = max(d.far, end)
		if end >= len(s) {
			return nil, 0, false
		}
		n.lo, n.hi, n.quoted = i+1, end, true
		return n, end + 1, true
	}
	inner := 0
	for end = i; end < len(s); end++ {
		switch c := s[end]; {
		case c == closer && inner == 0, inner == 0 && (c == ' ' || c == ',') && (list && c == ' ' || d.follows(end+1) || c == ',' && end+1 < len(s) && s[end+1] == ' ' && d.follows(end+2)):
			n.hi = end
			return n, end, true
		case c == '(' || c == '[' || c == '{':
			inner++
		case (c == ')' || c == ']' || c == '}') && inner > 0:
			inner--
		}
	}
	d.far = max(d.far, end)
	return nil, 0, false
}

// bracket returns where the bracket of the block is that starts at i, with its type
// before it, 0 if it is none.
func (d *dumpParser) bracket(i int) int {
	s := d.s
	if strings.HasPrefix(s[i:], "map[") {
		if at := typedBlock(s[i:]); at > len("map") && s[i+at] == '{' {
			return i + at
		}
		return i + len("map")
	}
	if s[i] == '{' || s[i] == '[' && !strings.HasPrefix(s[i:], "[]") {
		return i
	}
	at := i
	for at < len(s) && at-i < maxDumpName && (byteClass[s[at]] == classWord || strings.IndexByte("&*.[]()", s[at]) >= 0) {
		at++
	}
	if strings.HasSuffix(s[i:at], "interface") && strings.HasPrefix(s[at:], " {}") {
		at += len(" {}")
	}
	if at > i && at < len(s) && s[at] == '{' && (strings.IndexByte("&*[(", s[i]) >= 0 || strings.IndexByte(s[i:at], '.') > 0) {
		return at
	}
	return 0
}

// dumps returns s with the maps and structs in it that Go has printed filtered by the
// rules for values.
func (t *textRules) dumps(s string) string {
	if t.document == nil {
		return s
	}
	var edits []edit
	missed := 0
	for at, misses := 0, 0; misses < maxMisses && missed < maxMissed; {
		n := nextBracket(s[at:])
		if n < 0 {
			break
		}
		at += n
		if !dumpStarts(s, at) {
			at++
			continue
		}
		d := dumpParser{s: s[:min(len(s), at+maxDump)]}
		doc, end, ok := d.block(at, 0)
		if !ok || doc.keys == nil {
			if d.far > at+maxDumpName {
				misses++
			}
			missed += max(d.far-at, d.nodes*maxDumpName) // each node looked for a name as well
			at++
			continue
		}
		if v, ok := doc.value(s); ok {
			if clean, changed := t.document(v); changed {
				edits = doc.edits(t, s, clean, false, edits)
			}
		}
		at = end
	}
	if edits == nil {
		return s
	}
	return apply(s, edits, len(t.replacement))
}

// nextBracket returns where the next bracket of a map or a struct may be in s, -1 if
// there is none.
func nextBracket(s string) int {
	n := strings.IndexByte(s, '{')
	until := s
	if n >= 0 {
		until = s[:n]
	}
	if m := strings.Index(until, "map["); m >= 0 {
		return m + len("map")
	}
	return n
}

// dumpStarts reports whether the bracket at i may be that of a map or a struct.
func dumpStarts(s string, i int) bool {
	if i+2 >= len(s) {
		return false
	}
	if s[i] == '[' {
		return i >= 3 && s[i-3:i] == "map" && (i == 3 || byteClass[s[i-4]] != classWord)
	}
	switch c := s[i+1]; {
	case i > 0 && (s[i-1] == '$' || s[i-1] == '{' || s[i-1] == '#'):
		return false
	case c == '"':
		return i > 0 && (s[i-1] == '}' || s[i-1] == ']' || byteClass[s[i-1]] == classWord) && strings.IndexByte(s[max(0, i-maxDumpName):i], '[') >= 0
	default:
		return isAlpha(c) || c == '_'
	}
}
