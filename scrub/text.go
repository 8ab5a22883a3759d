package scrub

import "strings"

// Pattern is one shape of secret.
type Pattern struct{}

// PII is one kind of personal data.
type PII struct{}

type textRules struct {
	k           *keyRules
	replacement string
}

func newTextRules(k *keyRules, replacement string, patterns []Pattern, pii []PII) *textRules {
	return &textRules{k, replacement}
}

func (t *textRules) scrub(s string) string {
	if !strings.Contains(s, "=") {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if k, _, ok := strings.Cut(w, "="); ok && t.k.sensitive(k) {
			words[i] = k + "=" + t.replacement
		}
	}
	return strings.Join(words, " ")
}

func (t *textRules) query(s string) string   { return t.pairs(s, "&") }
func (t *textRules) cookies(s string) string { return t.pairs(s, "; ") }
func (t *textRules) url(s string) string {
	base, q, ok := strings.Cut(s, "?")
	if !ok {
		return s
	}
	return base + "?" + t.query(q)
}

func (t *textRules) pairs(s, sep string) string {
	parts := strings.Split(s, sep)
	for i, p := range parts {
		if k, _, ok := strings.Cut(p, "="); ok && t.k.sensitive(k) {
			parts[i] = k + "=" + t.replacement
		}
	}
	return strings.Join(parts, sep)
}
