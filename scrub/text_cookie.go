package scrub

import "strings"

// Cookies that say how a page is shown identify nobody, if their values are of the few
// that many people have: theme=dark, lang=en-GB. All others are secrets.

// preference reports whether a cookie is such a one.
func preference(name, value string) bool {
	switch {
	case isWordOf(name, " theme color-scheme color_scheme colorscheme "):
		return isWordOf(value, " dark light auto system default ")
	case isWordOf(name, " lang language locale ui_lang uilang i18n i18next django_language next_locale "):
		return languageTag(value)
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
