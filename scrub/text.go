package scrub

import "strings"

// textRules finds secrets in texts. It is safe for concurrent use and does not
// change.
type textRules struct {
	keys        *keyRules
	replacement string
	patterns    []Pattern
	pii         piiSet
	plain       bool // there are neither
	// held returns what stays of a container under a sensitive name, whether
	// that is another value, and false if nothing stays. nil: nothing does.
	held func(about *keyVerdict, v any) (out any, changed, ok bool)
	// document filters an object by the rules for values. nil: none is.
	document func(v any) (out any, changed bool)
}

// maxPasses is how often a text is scanned at most. Texts made for it need
// more than two.
const maxPasses = 8

// newTextRules returns rules that judge names by k, put replacement in the
// place of secrets, and apply the user's patterns and the rules for personal
// data after their own.
func newTextRules(k *keyRules, replacement string, patterns []Pattern, pii []PII) *textRules {
	t := &textRules{
		keys:        k,
		replacement: replacement,
		patterns:    append([]Pattern(nil), patterns...),
		pii:         newPIISet(pii),
	}
	t.plain = len(patterns) == 0 && !t.pii.any()
	return t
}

// scrub returns s with its secrets replaced: s itself when there are none.
func (t *textRules) scrub(s string) string {
	at := t.calm(s)
	if at == len(s) && t.plain {
		return s
	}
	return t.scan(s, at)
}

// scan is scrub for a text in which there may be something, from at on. A text on which
// the rules panic is not shown.
func (t *textRules) scan(s string, at int) (clean string) {
	defer guard(&clean)
	s = validUTF8(s)
	// A replacement can change how what stands around it reads. Scanning again
	// until nothing changes makes a second call change nothing; it costs
	// harmless texts nothing.
	for range maxPasses {
		before := s
		s = t.dumps(t.outlines(t.documents(s)))
		sc := scanner{t: t, s: s, i: at}
		sc.run()
		at = 0
		clean := sc.removeEchoes(sc.result())
		if t.pii.any() {
			clean = t.pii.scrub(clean, t.replacement)
		}
		if sc.out == nil && len(clean) == len(s) && clean == s {
			if sc.hint && strings.IndexByte(s, '"') >= 0 {
				clean = t.embedded(s)
			}
			if clean == before {
				break
			}
		}
		s = clean
	}
	for _, p := range t.patterns {
		s = p.scrub(s, t.replacement)
	}
	return s
}
