package scrub

import "strings"

// Names and values side by side in brackets.

// list handles the [, ( or { at i, which a quote follows: a name and a value side
// by side, as in ["Authorization", "x"], Setenv("API_TOKEN", "x") and the
// initialiser {"passwd", "x"}. A plain word is no value: ["password", "email"] is a list of
// names.
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
	if s[i] == '(' && strings.HasSuffix(s[:i], ".fill") && strings.HasSuffix(s[lo:hi], "]") && sc.filled(lo, hi) {
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
	if at+1 >= len(s) || !isQuote(s[at]) || s[at+1] != ',' || s[lo] == '/' || strings.Count(s[lo:hi], " ") > 2 || strings.IndexByte(s[lo:hi], '=') >= 0 || strings.IndexByte(s[lo:hi], ':') > 0 && sc.samePrefix(lo, hi) || s[i] == '{' && (bareKey(s[lo:hi]) || strings.IndexByte(s[lo:hi], '/') > 0) || !sc.t.keys.sensitive(s[lo:hi]) {
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
	if s[i] == '[' && (end >= len(s) || s[end] != ']') || s[i] == '{' && (end >= len(s) || s[end] != '}') {
		return
	}
	if text := s[v.lo:v.hi]; !placeholder(text) && !plainParts(text) && !schemeOnly(text) && !message(text) && !schemedPlace(text) && !(letters(strings.ReplaceAll(text, " ", "")) && statusCount(text) > 0) {
		sc.replace(v.lo, v.hi)
	}
}

// filled replaces what a test types into the field that the selector s[lo:hi] names: fill(
// 'input[name=password]', 'x').
func (sc *scanner) filled(lo, hi int) bool {
	s := sc.s
	name := strings.Trim(s[lo:hi][strings.LastIndexByte(s[lo:hi], '=')+1:], `]"'\`)
	v := sc.argumentString(min(hi+2, len(s)))
	if !strings.HasPrefix(s[hi+1:], ",") || v.hi == 0 || v.hi == v.lo || !sc.t.keys.sensitive(name) || placeholder(s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// schemeOnly reports whether text is a scheme of authentication, to which credentials
// are added, or an algorithm.
func schemeOnly(text string) bool {
	scheme := strings.TrimRight(text, " ")
	return schemeLen(text) == len(scheme) || strings.HasPrefix(text, "HMAC-")
}

// schemedPlace reports whether text is a scheme with a place for its credentials: Bearer ${token}.
func schemedPlace(text string) bool {
	n := schemeLen(text)
	return n > 0 && n+2 < len(text) && text[n] == ' ' && (placeholder(text[n+1:]) || places(text[n+1:]))
}

// samePrefix reports whether the string behind s[lo:hi] in a list begins as it does, up to a
// colon: ["cargo:token", "cargo:libsecret"].
func (sc *scanner) samePrefix(lo, hi int) bool {
	prefix := sc.s[lo : lo+strings.IndexByte(sc.s[lo:hi], ':')+1]
	rest := strings.TrimLeft(sc.s[hi:min(len(sc.s), hi+16)], "\"'\\, ")
	return strings.HasPrefix(rest, prefix)
}
