package scrub

import "strings"

// Cookies that say how a page is shown, or that cookies are accepted, identify nobody, if their
// values are of the few that many people have: theme=dark, lang=en-GB. All others are secrets.

// preference reports whether a cookie identifies nobody.
func preference(name, value string) bool {
	switch {
	case isWordOf(name, " theme color-scheme color_scheme colorscheme "):
		return len(value) <= 16 && plainWord(value)
	case isWordOf(name, " lang language locale _locale ui_lang uilang i18n i18next django_language next_locale "):
		return languageTag(value)
	case strings.Contains(strings.ToLower(name), "consent"), isWordOf(name, " cookie_notice cookie-notice cookies_accepted "):
		for part := range strings.SplitSeq(value, ",") {
			if !isWordOf(part, " accepted accept all true false yes no 0 1 denied declined rejected necessary essential given granted functional analytics marketing preferences statistics ") {
				return false
			}
		}
		return true
	case isWordOf(name, " currency "):
		return len(value) == 3 && strings.ToUpper(value) == value && letters(value)
	case isWordOf(name, " tz timezone time_zone "):
		zone, city, encoded := strings.Cut(value, "%2F")
		if !encoded {
			zone, city, _ = strings.Cut(value, "/")
		}
		return value == "UTC" || isWordOf(zone, " africa america asia atlantic australia europe indian pacific ") && len(city) < 24 && plainWord(strings.ReplaceAll(city, "_", "-"))
	}
	return false
}

// setsCookies reports whether key is the name of a header that holds cookies.
func setsCookies(key string) bool {
	return isWordOf(key, " cookie cookies set-cookie set_cookie setcookie ")
}

// preferences reports whether text, the value of a Cookie or Set-Cookie header, holds nothing
// but such cookies, and what is said about them.
func preferences(text string) bool {
	if len(text) > maxKept {
		return false
	}
	n := 0
	for part := range strings.SplitSeq(text, ";") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		switch {
		case ok && preference(name, value):
			n++
		case n == 0 || !isWordOf(name, " path domain expires max-age secure httponly samesite partitioned priority "):
			return false
		}
	}
	return n > 0
}

// cookies returns what stays of the cookies in v, a list of headers or a map, if one of them
// identifies nobody.
func (w *walk) cookies(v any) (out any, changed, ok bool) {
	switch v.(type) {
	case map[string]any, []any:
	default:
		if _, _, ok := w.cookiesOf(w.tried(nil, v)); !ok {
			return v, false, false
		}
		w.under = nil
		v, changed = w.value(v)
	}
	out, edited, ok := w.cookiesOf(v)
	return out, changed || edited, ok
}

// cookiesOf is cookies for plain data.
func (w *walk) cookiesOf(v any) (out any, changed, ok bool) {
	edit := func(harmless bool, e any) (any, bool) {
		if ok = ok || harmless; harmless {
			return e, false
		}
		return w.filter(e)
	}
	switch x := v.(type) {
	case map[string]any:
		out, changed = editMap(x, func(k string, e any) (any, bool) {
			s, _ := e.(string)
			return edit(preference(k, s), e)
		})
	case []any:
		out, changed = editList(x, func(_ int, e any) (any, bool) {
			s, _ := e.(string)
			return edit(preferences(s) || masksValue("cookie", s), e)
		})
	}
	return out, changed, ok
}

// languageTag reports whether text is a language and maybe a country: de, pt-BR, en_GB
// (RFC 5646).
func languageTag(text string) bool {
	language, region, more := strings.Cut(strings.ReplaceAll(text, "_", "-"), "-")
	return len(language) >= 2 && len(language) <= 3 && letters(language) && (!more || len(region) == 2 && letters(region))
}
