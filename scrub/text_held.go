package scrub

import (
	"encoding/json"
	"io"
	"strings"
)

// maxBlock is the longest JSON container in a text that is decoded, which is
// done again for each one in it.
const maxBlock = 4 << 10

// heldBlock handles the container v in JSON or as Go prints it, which stands under a
// sensitive name, by the rule for values. It reports whether something of it stays.
func (sc *scanner) heldBlock(p *pair, v value) bool {
	if v.block && !v.open && p.sep == ':' && v.hi-v.lo <= maxBlock && sc.t.held != nil && sc.heldDump(p, v) {
		return true
	}
	if !v.block || v.open || p.quote != '"' || p.sep != ':' || v.hi-v.lo > maxBlock || sc.t.held == nil {
		return false
	}
	text, layers := sc.s[v.lo:v.hi], 0
	for n := p.escapes; n > 0; n /= 2 { // 1, 3, 7: JSON in JSON in JSON
		if n%2 == 0 || json.Unmarshal([]byte(`"`+text+`"`), &text) != nil {
			return false
		}
		layers++
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var doc any
	if dec.Decode(&doc) != nil {
		return false
	}
	if _, err := dec.Token(); err != io.EOF {
		return false
	}
	out, changed, ok := sc.t.held(sc.t.keys.verdict(p.key), doc)
	if !ok || !changed {
		return ok
	}
	text = encodeJSON(out)
	for range layers {
		text = encodeJSON(text)
		text = text[1 : len(text)-1] // it stays in the quotes that it is in
	}
	sc.replaceWith(v.lo, v.hi, text)
	return true
}

// heldDump is heldBlock for a map or struct as Go prints it.
func (sc *scanner) heldDump(p *pair, v value) bool {
	d := dumpParser{s: sc.s[:v.hi]}
	at := d.bracket(v.lo)
	if at == 0 || at == v.lo && p.quote != 0 {
		return false
	}
	n, end, ok := d.block(at, 0)
	if !ok || end != v.hi {
		return false
	}
	if n.empty() {
		sc.i = max(sc.i, v.hi)
		return true
	}
	if n.keys == nil {
		return false
	}
	doc, ok := n.value(sc.s)
	if !ok {
		return false
	}
	out, changed, ok := sc.t.held(sc.t.keys.verdict(p.key), doc)
	if !ok {
		return false
	}
	if changed {
		for _, e := range n.edits(sc.t, sc.s, out, false, nil) {
			sc.replaceWith(e.lo, e.hi, e.text)
		}
	}
	sc.i = max(sc.i, v.hi)
	return true
}
