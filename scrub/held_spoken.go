package scrub

import "strings"

// What people read under the names of secrets: labels, pages, messages.

// isSpoken reports whether v under key in the container in is what people read.
func isSpoken(key string, v any, in *keyVerdict) bool {
	m, ok := v.(map[string]any)
	return in.says(withinErrors) && onlyTold(v) || ok && (isDialog(m) || key == "key" && in != nil && in.key == "legend")
}

// onlyTold reports whether v holds nothing but what a program says, under names.
func onlyTold(v any) bool {
	m, ok := v.(map[string]any)
	for _, e := range m {
		if s, text := e.(string); !text || !told(s) && !said(s) {
			return false
		}
	}
	return ok && len(m) > 0
}

// isDialog reports whether m holds the texts of a page about a secret: {"title": "Reset your
// password", "button": "Send again"}.
func isDialog(m map[string]any) bool {
	return has(mapEntries[any](m), dialogKeys[:]) && onlyLabels(m)
}

// dialogKeys are texts of pages.
var dialogKeys = [...]string{"title", "heading", "headline", "button", "submit", "placeholder", "subtitle"}

func onlyLabels(m map[string]any) bool {
	return len(m) > 2 && every(m, func(_ string, v any) bool {
		s, ok := v.(string)
		return ok && isLabelText(s)
	})
}

// ofLabels reports whether what stands in the container in is what people read.
func ofLabels(in *keyVerdict) bool {
	return in != nil && isWordOf(in.key[lastWord(in.key):], " labels placeholders buttons titles translations tooltips captions headings locales ")
}

// isLabelText reports whether s, in a container of labels, is one: it begins with a capital or
// a number and is of words.
func isLabelText(s string) bool {
	if len(s) > maxKept || s == "" || s[0] < 0x80 && !upperFirst(s) && !isDigit(s[0]) {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ".,:;!?()…'\"")
		if n++; !spoken(w) && !(isNumber(w) && len(w) < minPinDigits) && !strings.HasSuffix(w, "-digit") {
			return false
		}
	}
	return n > 1 || n == 1 && !isDigit(s[0]) && strings.ToUpper(s) != s
}

// spoken reports whether w is a word in a language: a plain one, a short one in capitals, PIN,
// or one with other letters than the Latin ones of English.
func spoken(w string) bool {
	if !foreign(w) {
		return w == "" || plainWord(w) || len(w) < 4 && upperName(w) && letters(w)
	}
	for _, c := range []byte(w) {
		if c < 0x80 && !isAlpha(c) && c != '-' && c != '\'' {
			return false
		}
	}
	return true
}

// allWords reports whether s is of several words and nothing else, as no salt and no id of
// a session is: fine sea salt.
func allWords(s string) bool {
	if len(s) > maxLabel {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if !plainWord(w) {
			return false
		}
	}
	return strings.IndexByte(s, ' ') > 0
}
