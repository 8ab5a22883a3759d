package scrub

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"strings"
	"unicode/utf8"
)

// PII is a rule for personal data in texts. No such rule is on by default.
// The zero PII does nothing.
type PII struct {
	kind piiKind
	key  []byte
}

type piiKind uint8

const (
	piiNone piiKind = iota
	piiEmail
	piiIP
	piiPhone
)

// Emails returns a rule that replaces e-mail addresses.
func Emails() PII { return PII{kind: piiEmail} }

// IPs returns a rule that replaces IPv4 and IPv6 addresses, except unspecified
// and loopback addresses, which are nobody's.
func IPs() PII { return PII{kind: piiIP} }

// Phones returns a rule that replaces phone numbers: international ones that
// start with + or 00, and US ones in the form (212) 555-0123 or 212-555-0123.
// Bare runs of digits are kept; they are as a rule something else.
func Phones() PII { return PII{kind: piiPhone} }

// Hash returns the rule with a mark in place of the replacement text, such as
// [email:3f1c9a02b4d5e6f7]: the first 64 bits of the HMAC-SHA-256 of the
// datum under key. The same datum always gives the same mark, so events of
// one person can be found, and without key nobody can test a guess. Addresses
// are hashed in lower case, phone numbers by their digits. A nil or empty key
// means no hash. The key is copied.
func (p PII) Hash(key []byte) PII {
	p.key = append([]byte(nil), key...)
	return p
}

// piiSet is the rules for personal data by kind.
type piiSet struct {
	on   [piiPhone + 1]bool
	keys [piiPhone + 1][]byte
}

func newPIISet(rules []PII) (set piiSet) {
	for _, r := range rules {
		if r.kind != piiNone {
			set.on[r.kind], set.keys[r.kind] = true, r.key
		}
	}
	return set
}

func (p *piiSet) any() bool { return p.on[piiEmail] || p.on[piiIP] || p.on[piiPhone] }

func (p *piiSet) mark(kind piiKind, datum, replacement string) string {
	key := p.keys[kind]
	if len(key) == 0 {
		return replacement
	}
	name := [...]string{piiEmail: "email", piiIP: "ip", piiPhone: "phone"}[kind]
	m := hmac.New(sha256.New, key)
	m.Write([]byte(strings.ToLower(datum)))
	return "[" + name + ":" + hex.EncodeToString(m.Sum(nil)[:8]) + "]"
}

// scrub returns s with personal data replaced.
func (p *piiSet) scrub(s, replacement string) string {
	var out []byte
	last := 0
	put := func(lo, hi int, text string) {
		out = append(append(out, s[last:lo]...), text...)
		last = hi
	}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '@' && p.on[piiEmail]:
			if lo, hi := emailAround(s, i, last); hi > 0 {
				put(lo, hi, p.mark(piiEmail, s[lo:hi], replacement))
				i = hi
				continue
			}
		case p.on[piiPhone] && (c == '+' || c == '(' || isDigit(c)) && startsNumber(s, i):
			if hi, digits := phoneAt(s, i); hi > 0 {
				put(i, hi, p.mark(piiPhone, digits, replacement))
				i = hi
				continue
			}
		}
		if p.on[piiIP] && (isHex(c) || c == ':') && (i == 0 || !isAddrByte(s[i-1])) {
			hi := i
			for hi < len(s) && isAddrByte(s[hi]) && hi < i+46 {
				hi++
			}
			if end, text := addrIn(s[i:hi]); end > 0 && (i+end == len(s) || !isAlnum(s[i+end])) {
				if text != "" {
					put(i, i+end, p.mark(piiIP, text, replacement))
				}
				i += end
				continue
			}
		}
		i++
	}
	if last == 0 {
		return s
	}
	return string(append(out, s[last:]...))
}

// emailAround returns the extent of the e-mail address around the @ at i.
func emailAround(s string, i, floor int) (lo, hi int) {
	lo = i
	for lo > floor && i-lo < 64 && (isAlnum(s[lo-1]) || strings.IndexByte("._%+-", s[lo-1]) >= 0 || s[lo-1] >= 0x80) {
		lo--
	}
	for lo < i && !isAlnum(s[lo]) && (s[lo] < utf8.RuneSelf || !utf8.RuneStart(s[lo])) {
		lo++
	}
	hi = i + 1
	dot := 0
	for hi < len(s) && hi-i < 255 && (isAlnum(s[hi]) || s[hi] == '-' || s[hi] == '.' || s[hi] >= 0x80) {
		if s[hi] == '.' {
			dot = hi
		}
		hi++
	}
	for hi < len(s) && !utf8.RuneStart(s[hi]) { // the limit lies within a character
		hi--
	}
	for hi > i+1 && (s[hi-1] == '.' || s[hi-1] == '-') {
		hi--
		if hi == dot {
			dot = strings.LastIndexByte(s[i:hi], '.') + i
		}
	}
	if lo == i || dot <= i+1 || hi-dot < 3 || isDigit(s[dot+1]) {
		return 0, 0
	}
	return lo, hi
}

// startsNumber reports whether a number may start at i.
func startsNumber(s string, i int) bool {
	return i == 0 || !isAlnum(s[i-1]) && strings.IndexByte("_.-+/#$:", s[i-1]) < 0 || s[i] == '+' && !isAlnum(s[i-1])
}

// maxPhone is the longest phone number with what stands between its digits.
const maxPhone = 40

// phoneAt returns the end of the phone number at i, and its digits.
func phoneAt(s string, i int) (end int, digits string) {
	var d [16]byte
	n, groups := 0, 0
	international := s[i] == '+' || strings.HasPrefix(s[i:], "00")
	j := i
	for j < len(s) {
		if j == i+maxPhone {
			return 0, ""
		}
		c := s[j]
		switch {
		case isDigit(c):
			if n == len(d) {
				return 0, ""
			}
			if j == i || !isDigit(s[j-1]) {
				groups++
			}
			d[n] = c
			n++
			end = j + 1
		case c == '+' && j == i, c == '(' || c == ')' || c == ' ' || c == '-' || c == '.' || c == '/':
			if j+1 < len(s) && (c == ' ' || c == '-' || c == '.' || c == '/') && !isDigit(s[j+1]) && s[j+1] != '(' {
				goto done
			}
		default:
			goto done
		}
		j++
	}
done:
	if end < len(s) && end > 0 && (isAlpha(s[end]) || s[end] == '_') {
		return 0, ""
	}
	switch {
	case international && n >= 8 && n <= 15:
	case !international && n == 10 && groups == 3 && d[0] > '1' && d[3] > '1' && (s[i] == '(' || s[i+3] == '-' || s[i+3] == '.'):
	default:
		return 0, ""
	}
	return end, string(d[:n])
}

func isAddrByte(c byte) bool { return isHex(c) || c == ':' || c == '.' }

// addrIn returns the length of the IP address that s starts with, without a
// port, and the address in its usual form, "" if it is nobody's.
func addrIn(s string) (n int, text string) {
	for strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":") && !strings.HasSuffix(s, "::") {
		s = s[:len(s)-1]
	}
	if strings.Count(s, ":") == 1 {
		s, _, _ = strings.Cut(s, ":")
	}
	if len(s) < 3 || strings.Count(s, ".") != 3 && strings.Count(s, ":") < 2 {
		return 0, ""
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return 0, ""
	}
	if a.IsUnspecified() || a.IsLoopback() {
		return len(s), ""
	}
	return len(s), a.String()
}
