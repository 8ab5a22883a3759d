package scrub

import "regexp"

// Pattern is a user's own rule for what is secret in a text. It runs after the
// built-in rules, over every text, so its cost is added to that of every log
// record; a regular expression takes about a hundred times as long as the
// built-in rules. Numbers are no texts. Of a query or form each value is a text
// by itself, without its name.
//
// The zero Pattern finds nothing.
type Pattern struct {
	// Name says what the pattern finds: "employee number". It is for the
	// reader; nothing is done with it.
	Name string

	// Regexp finds the secrets. If it has a group, only what the first group
	// matched is replaced, else the whole match.
	Regexp *regexp.Regexp

	// Find, if not nil, is called instead of Regexp and returns the secrets as
	// pairs of byte offsets, in order and without overlap. It must be safe for
	// concurrent use and must not log, as what it logs is scrubbed in turn. If it
	// panics or returns other offsets, the whole text is replaced.
	Find func(text string) [][2]int
}

// scrub returns s with what p finds replaced.
func (p *Pattern) scrub(s, replacement string) (clean string) {
	found, ok := p.find(s)
	if !ok {
		return replacement
	}
	var out []byte
	last := 0
	for _, f := range found {
		lo, hi := f[0], f[1]
		if lo < last || hi < lo || hi > len(s) {
			return replacement
		}
		if lo == hi || s[lo:hi] == replacement {
			continue
		}
		out = append(out, s[last:lo]...)
		out = append(out, replacement...)
		last = hi
	}
	if last == 0 {
		return s
	}
	return string(append(out, s[last:]...))
}

func (p *Pattern) find(s string) (found [][2]int, ok bool) {
	defer func() {
		if recover() != nil {
			found, ok = nil, false
		}
	}()
	if p.Find != nil {
		return p.Find(s), true
	}
	if p.Regexp == nil {
		return nil, true
	}
	for _, m := range p.Regexp.FindAllStringSubmatchIndex(s, -1) {
		if len(m) >= 4 && m[2] >= 0 {
			m = m[2:]
		}
		found = append(found, [2]int{m[0], m[1]})
	}
	return found, true
}
