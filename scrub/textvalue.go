package scrub

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// cutMargin is how much of a text beyond the cut is scanned with it, so that a
// secret that straddles the cut is seen whole. It exceeds a PEM block of a
// 4096 bit RSA key.
const cutMargin = 4 << 10

// string returns the clean form of one text within the limits.
func (w *walk) string(s string) string {
	if s == "" || s == w.s.replacement {
		return s
	}
	if c := s[0]; (c == '[' || c == 'N' || c == '+' || c == '-') && isMarker(s) {
		out := w.s.text(s)
		if out == s {
			return s
		}
		s = out // only looked like one
	}
	// What was replaced may be longer than what it stands for: the longer of
	// both is charged, so that a result is within the limits it was made under.
	size := min(len(s), w.s.limits.String)
	if size > w.bytes {
		return markerTruncated
	}
	out := w.s.leaf(s)
	if size = max(len(out), size); size > w.bytes {
		return markerTruncated
	}
	w.bytes -= size
	return out
}

// text is string for a value, which may be a key by its size.
func (w *walk) text(s string) string {
	if holdsKey(w.under, s) {
		return w.s.replacement
	}
	out := w.string(s)
	if len(out) == len(s) && w.holdsSecret(s) {
		return w.s.replacement
	}
	return out
}

// calm is value and string for what most values are: plain, and clean at first
// sight. Where it reports false, nothing has been done.
func (w *walk) calm(v any) bool {
	switch x := v.(type) {
	case nil, bool:
		return true
	case int:
		return int64(x) < minCard
	case float64:
		return -minCard < x && x < minCard
	case string:
		if len(x) > min(w.bytes, w.s.limits.String) || !w.s.texts.plain {
			return false
		}
		if x == "" {
			return true
		}
		if c := x[0]; c == '[' || c == 'N' || c == '+' || c == '-' || x == w.s.replacement || keySized(x) || skip(x, 0, 0) < len(x) {
			return false
		}
		w.bytes -= len(x)
		return true
	}
	return false
}

func (w *walk) time(t time.Time) string {
	s := t.Format(time.RFC3339Nano)
	if len(s) > min(w.bytes, w.s.limits.String) {
		return markerTruncated
	}
	w.bytes -= len(s)
	return s
}

// encodable reports whether slog and encoding/json can print t.
func encodable(t time.Time) bool {
	_, offset := t.Zone()
	return t.Year() >= 0 && t.Year() < 10_000 && offset > -24*3600 && offset < 24*3600
}

// leaf is text for a part of a value: texts that are too long, or become so by
// replacements, are cut.
func (s *Scrubber) leaf(t string) string {
	if len(t) <= s.limits.String {
		out := s.text(t)
		if len(out) <= s.limits.String {
			return out
		}
		t = out
	}
	return s.cut(t)
}

// cut shortens t to the limit. The cut text is scanned again, since it may end
// inside of a replacement, and the result must survive a second pass.
func (s *Scrubber) cut(t string) string {
	limit := s.limits.String
	window := t[:min(len(t), limit+cutMargin)]
	out := s.text(trimRune(window))
	if len(window) < len(t) {
		out = out[:max(0, len(out)-cutMargin)]
	}
	out = out[:min(len(out), max(0, limit-len(cutSuffix)-len(s.replacement)))]
	if i := strings.LastIndexAny(out, " \t\r\n,;&"); i > len(out)-256 && i > 0 {
		out = out[:i]
	}
	out = s.text(trimRune(out) + cutSuffix)
	if len(out) > limit {
		return markerTruncated
	}
	return out
}

// trimRune removes the beginning of a rune at the end of s.
func trimRune(s string) string {
	for i := 1; i <= min(utf8.UTFMax, len(s)); i++ {
		if c := s[len(s)-i]; utf8.RuneStart(c) {
			if !utf8.FullRuneInString(s[len(s)-i:]) {
				return s[:len(s)-i]
			}
			break
		}
	}
	return s
}

// key returns the text of a map key. One that is known to be plain is not
// charged: it is short, and the limit of nodes bounds how many there are.
func (w *walk) key(about *keyVerdict, k string) string {
	if about.plain {
		return k
	}
	return w.string(k)
}

// binary shows bytes that are text as text, so that it can be scanned: base64
// would hide it. Other bytes cannot be examined and are only counted.
func (w *walk) binary(b []byte) any {
	if b == nil {
		return nil
	}
	window := string(b[:min(len(b), w.s.limits.String+cutMargin+1)])
	if len(window) < len(b) {
		window = trimRune(window)
	}
	if !isText(window) {
		return binaryMarker(len(b))
	}
	return w.string(window)
}

func isText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return utf8.ValidString(s)
}

// Numbers from minCard to maxCard may be those of a payment card: 15 digits that
// start with 34, or 16 that start with 6 at most. Longer card numbers exist, but
// most integers that long are hashes, times and other identifiers.
const (
	minCard = 340_000_000_000_000
	maxCard = 6_999_999_999_999_999
)

// integer replaces a number that is a secret by its digits, as those of a card.
// The last digit tells of nine in ten numbers that they are none.
func (w *walk) integer(n int64, v any) (any, bool) {
	if n >= minCard && n <= maxCard && luhn(n) {
		if digits := strconv.FormatInt(n, 10); w.s.text(digits) != digits {
			return w.s.boxed, true
		}
	}
	return v, false
}

// luhn reports whether the check digit of n is right (ISO/IEC 7812-1).
func luhn(n int64) bool {
	sum := int64(0)
	for double := false; n > 0; n, double = n/10, !double {
		d := n % 10
		if double {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// number keeps a valid number as it is; anything else is text.
func (w *walk) number(n json.Number) (any, bool) {
	if n == "" {
		return json.Number("0"), true // as encoding/json
	}
	if len(n) <= maxDigits && json.Valid([]byte(n)) && (n[0] == '-' || n[0] >= '0' && n[0] <= '9') {
		if f, err := n.Float64(); err == nil && !math.IsInf(f, 0) {
			if len(n) > entrySize { // others are paid for as entries
				if len(n) > w.bytes {
					return markerTruncated, true
				}
				w.bytes -= len(n)
			}
			if i, err := n.Int64(); err == nil {
				return w.integer(i, n)
			}
			return n, false
		}
	}
	return w.string(string(n)), true
}

// maxDigits bounds numbers; a longer one is shown as text.
const maxDigits = 1024

// rawJSON shows an encoded document as nested data.
func (w *walk) rawJSON(b []byte) any {
	if len(b) > w.s.limits.Total {
		return w.binary(b)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return w.binary(b)
	}
	if _, err := dec.Token(); err != io.EOF {
		return w.binary(b)
	}
	defer func(share bool) { w.share = share }(w.share)
	w.share = true // the decoded tree is ours
	return w.run(v)
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return strconv.Quote(s)
	}
	return string(b)
}
