package scrub

import (
	"cmp"
	"slices"
	"strings"
)

// An Option changes a rule of the [Scrubber] that [New] builds. Options add up:
// WithKeys given twice adds the keys of both. Where two options say something
// about the same thing, such as one field of [Limits], the later one wins.
type Option func(*config)

type config struct {
	add, exempt []string
	patterns    []Pattern
	pii         []PII
	replacement *string
	limits      Limits
}

// WithKeys makes more keys sensitive. A key is compared by its words, as the
// documented ones are: WithKeys("tax_id") also covers taxId and X-Tax-ID.
func WithKeys(keys ...string) Option {
	keys = slices.Clone(keys)
	return func(c *config) { c.add = append(c.add, keys...) }
}

// WithoutKeys exempts keys, documented ones included, from being sensitive. To
// exempt a documented name is the caller's decision: its values are then only
// scanned as text. Cookies, which are all secrets, are exempted by their whole
// name, documented ones never.
func WithoutKeys(keys ...string) Option {
	keys = slices.Clone(keys)
	return func(c *config) { c.exempt = append(c.exempt, keys...) }
}

// WithPatterns adds shapes of secrets to look for in texts, which numbers are not.
func WithPatterns(patterns ...Pattern) Option {
	patterns = slices.Clone(patterns)
	return func(c *config) { c.patterns = append(c.patterns, patterns...) }
}

// WithPII also filters the given kinds of personal data in texts. None is
// filtered by default. Of several rules of one kind the last one holds: Emails()
// after Emails().Hash(key) takes the hash back.
func WithPII(kinds ...PII) Option {
	kinds = slices.Clone(kinds)
	return func(c *config) { c.pii = append(c.pii, kinds...) }
}

// WithReplacement sets what stands in place of a filtered value. The default is
// [DefaultReplacement]; the empty string is allowed and leaves nothing. Double
// quotes, backslashes and control characters in text are left out, so that it can
// stand in JSON.
func WithReplacement(text string) Option {
	text = strings.Map(func(r rune) rune {
		if r == '"' || r == '\\' || r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, text)
	return func(c *config) { c.replacement = &text }
}

// WithLimits bounds the work on one value and the size of its result. Zero
// fields keep what an earlier WithLimits set, or their defaults; negative ones
// return to their defaults.
func WithLimits(l Limits) Option {
	return func(c *config) {
		c.limits = Limits{
			Depth:  cmp.Or(l.Depth, c.limits.Depth),
			Nodes:  cmp.Or(l.Nodes, c.limits.Nodes),
			String: cmp.Or(l.String, c.limits.String),
			Total:  cmp.Or(l.Total, c.limits.Total),
		}
	}
}
