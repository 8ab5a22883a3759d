package scrub

import "strings"

// The keys of wireless networks.

// network replaces the password of a network behind its name, after the word that ends at end:
// Wifi: Home / x, +CWJAP:"Home","x".
func (sc *scanner) network(end int) bool {
	s := sc.s
	if end+2 >= len(s) {
		return false
	}
	if line, _, _ := strings.Cut(s[end:min(len(s), end+maxShape)], "\n"); (strings.Contains(line, ", key") || strings.Contains(line, " / key")) && (strings.EqualFold(s[end-len("ssid"):end], "ssid") || containsFold(line, "ssid ")) && sc.networkKey(end+strings.Index(line, " key")+len(" key"), end+len(line)) {
		return true
	}
	if s[end] == ' ' || s[end] == ':' && s[end+1] == ' ' {
		lo := end + 1
		if s[end] == ':' {
			lo++
		}
		n := strings.Index(s[lo:min(len(s), lo+maxShape)], " / ")
		if n < 1 || strings.IndexByte(s[lo:lo+n], ' ') >= 0 {
			return false
		}
		v, _ := sc.plainEnds(lo+n+len(" / "), min(len(s), lo+2*maxShape))
		if text := s[v.lo:v.hi]; len(text) < 8 || !madeUp(text) && !digitInside(text) && !letters(strings.TrimRight(text, "0123456789")) || digitsIn(text) < 1 || !sc.stated(text, afterPassword, 0) {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	if s[end] != ':' && s[end] != '=' || s[end+1] != '"' {
		return false
	}
	name := sc.quoted(end+1, 0)
	if name.open || !strings.HasPrefix(s[name.hi:], `","`) {
		return false
	}
	v := sc.quoted(name.hi+2, 0)
	if v.open || v.hi-v.lo < 4 || placeholder(s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// networkKey replaces the key of a network behind the word for it that ends at end: SSID Guests, key = x.
func (sc *scanner) networkKey(end, till int) bool {
	lo := end
	for lo < till && strings.IndexByte(" =:", sc.s[lo]) >= 0 {
		lo++
	}
	v, _ := sc.plainEnds(lo, till)
	v = sc.unquoted(v)
	if text := sc.s[v.lo:v.hi]; lo == end || len(text) < 8 || digitsIn(text) == 0 && !bothCases(text) || !sc.stated(text, afterPassword, 0) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}
