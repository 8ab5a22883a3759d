package scrub

import (
	"net/url"
	"strings"
)

// The name that stands before a separator.

// attribute reports whether s begins with the name of an attribute and its quote: value="
func attribute(s string) bool {
	name, rest, ok := strings.Cut(s, "=")
	return ok && rest != "" && (isQuote(rest[0]) || rest[0] == '\\') && plainParts(name)
}

// findKey looks for the name that ends before the separator at i.
func (sc *scanner) findKey(p *pair, i int) bool {
	s := sc.s
	j := i
	for j > 0 && i-j < maxPairSpace && isSpace(s[j-1]) {
		j--
	}
	if j == 0 {
		return false
	}
	if p.encoded && j > 3 && s[j-3:j] == "%22" {
		j -= 3
	}
	if (p.sep == ':' || s[j-1] == ')' && j < i) && (s[j-1] == ']' || s[j-1] == ')') && !(sc.t.replacement != "" && strings.HasSuffix(s[:j], sc.t.replacement)) {
		j -= remarkBefore(s[max(0, j-24):j])
	}
	stars := 0
	for p.sep == ':' && j > 1 && s[j-1] == '*' && stars < 2 { // **Password**: x
		j--
		stars++
	}
	// params["password"] = ...
	if s[j-1] == ']' && j > 1 && isQuote(s[j-2]) {
		if open := strings.LastIndexByte(s[:j], '['); strings.HasSuffix(s[:max(0, open)], "Literal") { // a type of Python
			return false
		}
		j--
	}
	if q := s[j-1]; isQuote(q) {
		return sc.quotedKey(p, j-1)
	}
	lo, floor := j, max(0, sc.last, j-maxKey)
	letters := false
	closed := 0
	for lo > floor && keyByte[s[lo-1]] {
		c := s[lo-1]
		if c == ']' {
			closed++
		} else if c == '[' {
			if closed == 0 { // map[name:
				break
			}
			closed--
		} else if c == '%' && !escapedNameByte(s[lo:]) {
			lo = min(lo+2, j) // %3Fname%3D
			break
		}
		lo--
		letters = letters || isAlpha(c) || c >= 0x80
	}
	if !letters {
		return false
	}
	if lo > 0 && s[lo-1] == '\\' && lo+1 < j && (s[lo] == 'n' || s[lo] == 'r' || s[lo] == 't') && (sc.t.keys.sensitive(s[lo+1:j]) || !sc.t.keys.sensitive(s[lo:j])) {
		lo++ // the end of a line before
	}
	for _, stop := range [...]string{"。", "，", "；"} { // another sentence
		if n := strings.LastIndex(s[lo:j], stop); n >= 0 {
			lo += n + len(stop)
		}
	}
	p.key, p.keyAt = s[lo:j], lo
	if strings.IndexByte(p.key, '%') >= 0 {
		if k, err := url.PathUnescape(p.key); err == nil {
			p.key = k
		}
	}
	if lo > 0 {
		switch c := s[lo-1]; {
		case c == '?' || c == '&' && p.sep == '=' && !p.spaced:
			p.query = true
		case c == ' ' && lo > 1 && isAlnum(s[lo-2]):
			p.sentence = true
		}
	}
	return true
}

// remarkBefore returns the length of the remark that ends s and the space before
// it, as in prompts: AWS Secret Access Key [None]: x, PIN (again): x.
func remarkBefore(s string) int {
	open := strings.LastIndexByte(s, "[("[strings.IndexByte("])", s[len(s)-1])])
	if open < 2 || s[open-1] != ' ' || !isAlnum(s[open-2]) || strings.ContainsAny(s[open:], "\"'=") {
		return 0
	}
	return len(s) - open + 1
}

// quotedKey takes the name from the quotes of which the last is at end.
func (sc *scanner) quotedKey(p *pair, end int) bool {
	s := sc.s
	q := s[end]
	hi := end
	for hi > 0 && s[hi-1] == '\\' {
		hi--
	}
	p.escapes = end - hi
	floor := max(0, hi-maxKey)
	for lo := hi; lo > floor; lo-- {
		if s[lo-1] != q {
			if s[lo-1] == '\n' {
				return false
			}
			continue
		}
		if lo == hi {
			return false
		}
		p.key, p.keyAt, p.quote = s[lo:hi], lo, q
		if strings.IndexByte(p.key, '\\') >= 0 {
			p.key = unescapeKey(p.key)
		}
		return true
	}
	return false
}

// escapedNameByte reports whether s continues a percent escape that belongs in
// a name: of [ ] _ - or a dot.
func escapedNameByte(s string) bool {
	if len(s) < 2 {
		return false
	}
	switch s[:2] {
	case "5B", "5D", "5b", "5d", "5F", "5f", "2D", "2d", "2E", "2e":
		return true
	}
	return false
}

var keyByte = func() (t [256]bool) {
	for b := range t {
		t[b] = byteClass[b] == classWord
	}
	for _, c := range []byte("-.[]$%") {
		t[c] = true
	}
	return t
}()

// unescapeKey resolves the escapes of a JSON string.
func unescapeKey(k string) string {
	out := make([]byte, 0, len(k))
	for i := 0; i < len(k); i++ {
		if k[i] != '\\' {
			out = append(out, k[i])
			continue
		}
		for i+1 < len(k) && k[i+1] == '\\' {
			i++
		}
		i++
		if i+4 < len(k) && k[i] == 'u' {
			var r rune
			for _, c := range []byte(k[i+1 : i+5]) {
				r = r<<4 | rune(hexValue(c))
			}
			out = append(out, string(r)...)
			i += 4
		}
	}
	return string(out)
}

func hexValue(c byte) byte {
	switch {
	case isDigit(c):
		return c - '0'
	case isHex(c):
		return c | 0x20 - 'a' + 10
	}
	return 0
}
