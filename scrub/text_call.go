package scrub

import "strings"

// list handles the [ or ( at i, which a quote follows: a name and a value side
// by side, as in ["Authorization", "x"] and Setenv("API_TOKEN", "x"). A plain
// word is no value: ["password", "email"] is a list of names.
func (sc *scanner) list(i int) {
	s := sc.s
	first := i + 1
	if s[first] == ' ' {
		first++
	}
	lo, hi := sc.shortValue(first)
	if hi-lo > maxShape || hi == lo || hi >= len(s) {
		return
	}
	if s[i] == '(' && i >= 8 && strings.EqualFold(s[i-8:i], "password") && strings.HasPrefix(s[hi+1:], ")") { // of MySQL
		if text := s[lo:hi]; !placeholder(text) && (s[i-1] == 'D' || !plainWord(text)) && strings.IndexByte(text, ' ') < 0 {
			sc.replace(lo, hi)
			return
		}
	}
	at := hi
	for at < len(s) && s[at] == '\\' {
		at++
	}
	if at+1 >= len(s) || !isQuote(s[at]) || s[at+1] != ',' || s[lo] == '/' || !sc.t.keys.sensitive(s[lo:hi]) {
		return
	}
	at += 2
	for at < len(s) && isSpace(s[at]) {
		at++
	}
	esc := at
	for esc < len(s) && s[esc] == '\\' {
		esc++
	}
	if esc >= len(s) || !isQuote(s[esc]) {
		return
	}
	v := sc.quoted(esc, esc-at)
	if v.open || v.hi == v.lo {
		return
	}
	end := v.hi
	for end < len(s) && (s[end] == '\\' || isQuote(s[end])) {
		end++
	}
	if end < len(s) && s[end] == ' ' {
		end++
	}
	if s[i] == '[' && (end >= len(s) || s[end] != ']') {
		return
	}
	if text := s[v.lo:v.hi]; !placeholder(text) && !plainParts(text) {
		sc.replace(v.lo, v.hi)
	}
}
