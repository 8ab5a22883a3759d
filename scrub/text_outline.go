package scrub

import "strings"

// The block style of YAML, as far as programs print it: names with values or blocks
// under them, lists, texts of several lines. What is in the style of JSON, an anchor or
// a tag is taken as a text.

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
func (y *yamlParser) block(depth int) *textNode {
	start, lo, hi, _, ok := y.line()
	if y.nodes++; !ok || depth > maxNodeDepth || y.nodes > maxNodes {
		return nil
	}
	if isItem(y.s[lo:hi]) {
		return y.list(lo-start, depth)
	}
	return y.mapping(lo-start, depth)
}

func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

func (y *yamlParser) mapping(indent, depth int) *textNode {
	m := new(textNode)
	for y.nodes < maxNodes {
		start, lo, hi, next, ok := y.line()
		if !ok || lo-start != indent {
			break
		}
		key, at := yamlKey(y.s[lo:hi])
		if at == 0 {
			break
		}
		keyAt := lo
		if isQuote(y.s[lo]) {
			keyAt++
		}
		y.at, y.from = next, 0
		y.nodes++
		for at += lo; at < hi && y.s[at] == ' '; at++ {
		}
		var value *textNode
		switch {
		case at == hi:
			value = y.under(indent, depth)
		case y.s[at] == '|' || y.s[at] == '>':
			value = y.lines(indent)
		default:
			value = y.scalar(at, hi, indent)
		}
		m.keys, m.keysAt, m.nodes = append(m.keys, key), append(m.keysAt, keyAt), append(m.nodes, value)
	}
	if m.keys == nil {
		return nil
	}
	return m
}

// under reads what stands under a name that has nothing beside it.
func (y *yamlParser) under(indent, depth int) *textNode {
	start, lo, hi, _, ok := y.line()
	if ok && (lo-start > indent || lo-start == indent && isItem(y.s[lo:hi])) {
		if n := y.block(depth + 1); n != nil {
			return n
		}
	}
	return &textNode{lo: y.at, hi: y.at}
}

func (y *yamlParser) list(indent, depth int) *textNode {
	l := &textNode{list: true}
	for y.nodes < maxNodes {
		start, lo, hi, next, ok := y.line()
		if !ok || lo-start != indent || !isItem(y.s[lo:hi]) {
			break
		}
		y.nodes++
		at := min(hi, lo+len("- "))
		for at < hi && y.s[at] == ' ' {
			at++
		}
		var item *textNode
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

// scalar reads the value at at, whose line ends at hi. Quotes that do not close there close
// on one of the next lines, and what is indented more and has no name goes on with it.
func (y *yamlParser) scalar(at, hi, indent int) *textNode {
	n := yamlScalar(y.s, at, hi)
	quote := y.s[at]
	open := (quote == '"' || quote == '\'') && !n.quoted
	for range maxFolded {
		start, lo, end, next, ok := y.line()
		if !ok || start != y.at || lo-start <= indent {
			break
		}
		if !open {
			if _, value := yamlKey(y.s[lo:end]); n.quoted || value > 0 || isItem(y.s[lo:end]) {
				break
			}
			n.hi = end
		} else if to := closingQuote(y.s[lo:end], quote); to >= 0 {
			n.lo, n.hi, n.quoted, open = at+1, lo+to, true, false
		}
		y.at = next
	}
	if open {
		n.hi = max(n.hi, strings.LastIndexByte(y.s[:y.at], '\n'))
	}
	return n
}

// maxFolded is how many lines a value in the style of a line may go on for.
const maxFolded = 64

// lines reads the text of several lines under a name.
func (y *yamlParser) lines(indent int) *textNode {
	n := &textNode{lo: y.at, hi: y.at}
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
func yamlScalar(s string, lo, hi int) *textNode {
	n := &textNode{lo: lo, hi: hi}
	if lo < hi && (s[lo] == '"' || s[lo] == '\'') {
		end := closingQuote(s[lo+1:hi], s[lo])
		if end >= 0 {
			if rest := strings.TrimLeft(s[lo+1+end+1:hi], " "); rest != "" && rest[0] != '#' { // no YAML
				end = strings.LastIndexByte(s[lo+1:hi], s[lo])
			}
			n.lo, n.hi, n.quoted = lo+1, lo+1+end, true
		}
		return n
	}
	if c := strings.Index(s[lo:hi], " #"); c >= 0 {
		n.hi = lo + len(strings.TrimRight(s[lo:lo+c], " "))
	}
	return n
}

// closingQuote returns where the quote stands in s that ends the string before it, -1 if
// there is none: one without a backslash, or a single one that is not doubled.
func closingQuote(s string, quote byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quote == '"':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i
		}
	}
	return -1
}

// outlines returns s with the documents in the block style of YAML that have more than
// one level filtered by the rules for values.
func (t *textRules) outlines(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	at := strings.Index(s, ":\n")
	if at < 0 {
		at = strings.Index(s, ":\r\n")
	}
	if at < 0 || t.document == nil {
		return s
	}
	var edits []edit
	y := yamlParser{s: s, at: strings.LastIndexByte(s[:at], '\n') + 1}
	for back := y.at; back > 0; { // names before it may be of the same document
		start := strings.LastIndexByte(s[:back-1], '\n') + 1
		if _, value := yamlKey(strings.TrimLeft(s[start:back-1], " -")); value == 0 {
			break
		}
		y.at, back = start, start
	}
	for y.at < len(s) {
		from := y.at
		y.from, y.nodes = 0, 0
		n := y.block(0)
		if n == nil || y.at == from {
			end := strings.IndexByte(s[from:], '\n')
			if end < 0 {
				break
			}
			y.at = from + end + 1
			continue
		}
		if !n.nested() {
			continue
		}
		if doc, ok := n.value(s); ok {
			if clean, changed := t.document(doc); changed {
				edits = n.edits(t, s, clean, false, edits)
			}
		}
	}
	if edits == nil {
		return s
	}
	return apply(s, edits, len(t.replacement))
}
