package scrub

import "strings"

// Numbers and their units: 24 bytes, 14.2/s, 12m30s.

// isRate reports whether text is a number of a unit: 14.2/s, 3ms.
func isRate(text string) bool {
	n := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz/%")
	return len(n) < len(text) && decimal(n) && isWordOf(text[len(n):], " /s /sec /min /h /hour /day % ")
}

// decimal reports whether text is a number with or without a fraction.
func decimal(text string) bool {
	whole, part, ok := strings.Cut(text, ".")
	return isNumber(whole) && len(whole) < 8 && (!ok || isNumber(part) && len(part) < 8)
}

// fraction reports whether text is a part of a whole: 2/3.
func fraction(text string) bool {
	part, whole, ok := strings.Cut(text, "/")
	return ok && len(part) < 3 && len(whole) < 3 && isNumber(part) && isNumber(whole)
}

// share reports whether text is how many of how many: 17/100.
func share(text string) bool {
	part, whole, ok := strings.Cut(text, "/")
	return ok && len(text) < 16 && isNumber(part) && isNumber(whole)
}

// isSize reports whether text says how large a secret is: 24 bytes.
func isSize(text string) bool {
	n, unit, ok := strings.Cut(text, " ")
	return ok && isNumber(n) && len(n) < 6 && isWordOf(strings.TrimRight(unit, " ,.;\r"), " bytes byte bits chars characters character letters digits ")
}

// duration reports whether text is a time in units: 30mins, 12m30s, 90days.
func duration(text string) bool {
	if text == "" || !isDigit(text[0]) || len(text) > 12 {
		return false
	}
	for text != "" {
		n := 0
		for n < len(text) && isDigit(text[n]) {
			n++
		}
		unit := n
		for unit < len(text) && isAlpha(text[unit]) {
			unit++
		}
		if n == 0 || n > 10 || n > 4 && !isWordOf(text[n:unit], " ns us ms ") || !isWordOf(text[n:unit], " ns us s sec secs m min mins h hr hrs hour hours d day days w week weeks ms minutes seconds ") {
			return false
		}
		text = text[unit:]
	}
	return true
}

// measure reports whether text is a number and a unit: 30s, 12h, 5MB, 90%.
func measure(text string) bool {
	n := 0
	for n < len(text) && (isDigit(text[n]) || text[n] == '.') {
		n++
	}
	return n > 0 && len(text)-n <= 3 && (len(text) > n && !isDigit(text[len(text)-1]))
}
