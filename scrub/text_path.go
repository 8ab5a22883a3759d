package scrub

import "strings"

// pathSecret replaces the code in the path of a URL after a part such as reset,
// verify-email or hooks, which ends at end: /reset-password/f3a9c1d27b8e4f60.
func (sc *scanner) pathSecret(i, end int) bool {
	s := sc.s
	if i == 0 || s[i-1] != '/' {
		return false
	}
	for end < len(s) && end < i+32 && (isAlpha(s[end]) || s[end] == '-' || s[end] == '_') { // reset-password
		end++
	}
	if end >= len(s) || s[end] != '/' {
		return false
	}
	lo := end + 1
	hi := lo
	for hi < len(s) && setBytes[setDot][s[hi]] {
		hi++
	}
	for hi > lo && s[hi-1] == '.' {
		hi--
	}
	text := s[lo:hi]
	if !pathCode(text) || isUUID(text[:min(len(text), 36)]) { // or the id of something
		return false
	}
	if before := s[max(0, i-maxShape):i]; strings.Contains(before[strings.LastIndexAny(before, " \"'\n")+1:], "arn:") {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// isUUID reports whether text has the form of one.
func isUUID(text string) bool { return len(text) == 36 && strings.Count(text, "-") == 4 }

// pathCode reports whether a part of a path looks generated.
func pathCode(text string) bool {
	if len(text) < 16 || resource(text) || versionLike(text) {
		return false
	}
	digits, letters := 0, 0
	for i := range len(text) {
		if isDigit(text[i]) {
			digits++
		} else if isAlpha(text[i]) {
			letters++
		}
	}
	return digits >= 2 && letters >= 2 && (len(text) >= 20 || randomLooking(text) || randomCase(text))
}
