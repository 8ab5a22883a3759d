package scrub

import "strings"

// Cookies in texts: how they are set up, and lists of them.

// cookieAttributes are what is said about a cookie where it is set up, beside its name.
const cookieAttributes = " name domain path max_age max-age maxage ttl expires secure httponly http_only same_site samesite partitioned priority signed encrypted "

// cookieSettings reports whether s[lo:hi] says how a cookie is set up: name=sid path=/
// secure=true. Its value is replaced.
func (sc *scanner) cookieSettings(lo, hi int) bool {
	s := sc.s[lo:hi]
	if strings.IndexByte(s, ';') >= 0 {
		return false
	}
	told := 0
	for field := range strings.FieldsSeq(s) {
		name, value, ok := strings.Cut(field, "=")
		if !ok || !isWordOf(name, cookieAttributes) && !isValueKey(name) || name == "name" && generatedValue(value) || isWordOf(name, " signed encrypted ") && !isWordOf(value, " true false ") {
			break
		}
		told++
	}
	if told < 2 {
		return false
	}
	at := 0
	for field := range strings.FieldsSeq(s) {
		if told--; told < 0 {
			break
		}
		at += strings.Index(s[at:], field)
		if name, value, _ := strings.Cut(field, "="); isValueKey(name) && value != "" {
			from := lo + at + len(name) + 1
			sc.replace(from, lo+at+len(strings.TrimRight(field, ":,.")))
		}
		at += len(field)
	}
	sc.i = max(sc.i, lo+at)
	return true
}

// isCookieList reports whether v is nothing but names, values and attributes of cookies.
func (sc *scanner) isCookieList(v value) bool {
	text := sc.s[v.lo:v.hi]
	if strings.ContainsAny(text, "\\\"'") || strings.IndexByte(text, '=') < 0 {
		return false
	}
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); strings.IndexByte(part, '=') < 1 && !cookieFlag(part) {
			return false
		}
	}
	return true
}
