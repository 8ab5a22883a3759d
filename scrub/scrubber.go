package scrub

import (
	"sync"
	"unicode/utf8"
)

// DefaultReplacement is what stands in place of a filtered value unless
// [WithReplacement] says otherwise.
const DefaultReplacement = "[Filtered]"

// A Scrubber removes sensitive data from keys, texts and values. It is
// immutable once built and safe for concurrent use. Build it once and keep it:
// it remembers what it learned about keys and types.
//
// A nil *Scrubber and a zero Scrubber behave as [Default], so that a forgotten
// one never means unfiltered data.
type Scrubber struct {
	keys        *keyRules
	texts       *textRules
	replacement string
	boxed       any // replacement, boxed once
	limits      Limits
	types       sync.Map // reflect.Type -> *typeInfo; bounded by the program's types
}

// New returns a Scrubber with the documented rules, changed by opts.
func New(opts ...Option) *Scrubber {
	var c config
	for _, o := range opts {
		if o != nil {
			o(&c)
		}
	}
	replacement := DefaultReplacement
	if c.replacement != nil {
		replacement = validUTF8(*c.replacement)
	}
	keys := newKeyRules(c.add, c.exempt)
	texts := newTextRules(keys, replacement, c.patterns, c.pii)
	keys.plain = func(key string) bool { return texts.scrub(validUTF8(key)) == key }
	s := &Scrubber{
		keys:        keys,
		texts:       texts,
		replacement: replacement,
		boxed:       replacement,
		limits:      c.limits.withDefaults(),
	}
	texts.held = s.heldText
	// A text has no limits of its own.
	unlimited := &Scrubber{keys: keys, texts: texts, replacement: replacement, boxed: replacement, limits: Limits{Depth: maxBlock}.withDefaults()}
	texts.document = unlimited.document
	return s
}

var defaultScrubber = sync.OnceValue(func() *Scrubber { return New() })

// Default returns the Scrubber with the documented rules and no options. It is
// built at its first use and shared by all callers.
func Default() *Scrubber { return defaultScrubber() }

func (s *Scrubber) or() *Scrubber {
	if s == nil || s.keys == nil {
		return Default()
	}
	return s
}

// Replacement returns the text that stands in place of filtered values.
func (s *Scrubber) Replacement() string { return s.or().replacement }

// Sensitive reports whether values under key are secrets or hold one by their nature,
// as that of DATABASE_URL, of which only the password goes. See [Scrubber.Filters].
// Keys are compared by the words in them, without regard to case or to the way
// the words are joined.
func (s *Scrubber) Sensitive(key string) bool { return s.or().keys.holds(key) }

// Filters reports whether values under key are filtered whatever they are. It is
// [Scrubber.Sensitive] but for the URLs of databases and the like.
func (s *Scrubber) Filters(key string) bool { return s.or().keys.sensitive(key) }

// Text returns text with every secret in it replaced: credentials, tokens and
// keys of known shape, passwords in URLs and connection strings, and the values
// of sensitive keys in JSON, query strings, headers, logfmt and command lines.
// What surrounds a secret stays. Text that holds none is returned as it is,
// without an allocation. Invalid UTF-8 is made valid. Text has no length limit. A text
// on which a rule panics, which would be a bug of this package, becomes [Panic].
func (s *Scrubber) Text(text string) string { return s.or().text(text) }

// Query returns a URL query or form body with the values of sensitive
// parameters replaced and the other values scanned as texts, each by itself.
func (s *Scrubber) Query(raw string) (clean string) {
	defer guard(&clean)
	return s.or().texts.query(validUTF8(raw))
}

// Cookies returns a Cookie or Set-Cookie header value with the values of
// all cookies replaced, since any may identify a session, but those that
// [WithoutKeys] exempts and theme, language, currency and time zone if they are
// of the values that many people have. Names and attributes stay; what is no list of cookies is
// replaced as a whole.
func (s *Scrubber) Cookies(header string) (clean string) {
	defer guard(&clean)
	return s.or().texts.cookies(validUTF8(header))
}

// URL returns a URL with its password and the values of sensitive parameters
// replaced. It is cut at ? and #, whether it is a valid URL or not: what stands
// before is treated as text, what follows as by [Scrubber.Query].
func (s *Scrubber) URL(raw string) (clean string) {
	defer guard(&clean)
	return s.or().texts.url(validUTF8(raw))
}

// guard, when deferred, puts a marker in the place of what the rules panicked on.
func guard(clean *string) {
	if recover() != nil {
		*clean = markerPanic
	}
}

// text is Text for a Scrubber that is known not to be nil.
func (s *Scrubber) text(t string) string {
	if len(t) <= maxPlain && s.texts.plain && isPlain(t) {
		return t
	}
	return s.texts.scrub(t)
}

// maxPlain is the length up to which a text of letters, digits, dashes, dots and
// underscores holds no secret by the rules of this package: the shortest card
// numbers have 12 digits, and all tokens more. Most values that are logged are
// such texts.
const maxPlain = 11

func isPlain(t string) bool {
	for i := range len(t) {
		if !plainByte[t[i]] {
			return false
		}
	}
	return true
}

var plainByte = func() (is [256]bool) {
	for b := range is {
		is[b] = isAlnum(byte(b)) || b == '-' || b == '.' || b == '_'
	}
	is['J'] = false // of eyJ, the beginning of a JSON Web Token, however short
	return
}()

// validUTF8 replaces each invalid byte by U+FFFD, as encoding/json does.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}
