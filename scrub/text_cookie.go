package scrub

import "strings"

// Cookies that say how a page is shown, or that cookies are accepted, identify nobody, if their values are of the few
// that many people have: theme=dark, lang=en-GB. All others are secrets.

// preference reports whether a cookie is such a one.
func preference(name, value string) bool {
	switch {
	case isWordOf(name, " theme color-scheme color_scheme colorscheme "):
		return len(value) <= 16 && plainWord(value)
	case isWordOf(name, " lang language locale ui_lang uilang i18n i18next django_language next_locale "):
		return languageTag(value)
	case strings.Contains(strings.ToLower(name), "consent"), isWordOf(name, " cookie_notice cookie-notice cookies_accepted "):
		return isWordOf(value, " accepted accept all true false yes no 0 1 denied declined rejected necessary essential given granted ")
	case isWordOf(name, " currency "):
		return len(value) == 3 && strings.ToUpper(value) == value && letters(value)
	case isWordOf(name, " tz timezone time_zone "):
		zone, city, _ := strings.Cut(value, "/")
		return value == "UTC" || isWordOf(zone, " africa america asia atlantic australia europe indian pacific ") && len(city) < 24 && plainWord(strings.ReplaceAll(city, "_", "-"))
	}
	return false
}

// languageTag reports whether text is a language and maybe a country: de, pt-BR, en_GB
// (RFC 5646).
func languageTag(text string) bool {
	language, region, more := strings.Cut(strings.ReplaceAll(text, "_", "-"), "-")
	return len(language) >= 2 && len(language) <= 3 && letters(language) && (!more || len(region) == 2 && letters(region))
}

// settings are what is said about a cookie where it is set up, beside its name.
const cookieSettings = " name domain path max_age max-age maxage ttl expires secure httponly http_only same_site samesite partitioned priority signed encrypted "

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
		if !ok || !isWordOf(name, cookieSettings) && !isValueKey(name) || name == "name" && generatedValue(value) || isWordOf(name, " signed encrypted ") && !isWordOf(value, " true false ") {
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
