package scrub

import "strings"

// Texts compared without regard to case.

// hasSuffixFold is strings.HasSuffix without regard to case.
func hasSuffixFold(s, suffix string) bool {
	n := len(s) - len(suffix)
	return n >= 0 && strings.EqualFold(s[n:], suffix)
}

// endsInOneOf reports whether s ends in one of ends, without regard to case.
func endsInOneOf(s string, ends ...string) bool {
	for _, end := range ends {
		if hasSuffixFold(s, end) {
			return true
		}
	}
	return false
}

// holdsOneOf reports whether one of parts is in s, without regard to case.
func holdsOneOf(s string, parts ...string) bool {
	for _, part := range parts {
		if containsFold(s, part) {
			return true
		}
	}
	return false
}

// lowered returns s in small letters in buf, or nil if it is too long for it.
func lowered(buf []byte, s string) []byte {
	if len(s) > len(buf) {
		return nil
	}
	b := buf[:copy(buf, s)]
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return b
}

// containsFold reports whether sub, in small letters, is in s in any case.
func containsFold(s, sub string) bool {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i]|0x20 == sub[0] && strings.EqualFold(s[i:i+len(sub)], sub) {
			return true
		}
	}
	return false
}

// lastFold returns where sub stands last in s, without regard to case, or -1. The lower case of a
// text may be longer than the text.
func lastFold(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if s[i]|0x20 == sub[0] && strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}
