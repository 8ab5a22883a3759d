package scrub

import "strings"

// Words for secrets that mean something else by what they are in, or by what stands beside
// them: tokens of languages, pins of boards and maps, passes of compilers, sessions of
// schools, keys of music.

// otherSense reports whether v under the sensitive key has another meaning in m, a map
// under the name in.
func otherSense[M entries](key string, v any, m M, in *keyVerdict) bool {
	s, text := textOf(v)
	switch key {
	case "token": // of a language
		return text && len(s) <= maxLabel && !randomLooking(s) && (has(m, tokenKeys[:]) || in.says(withinWords))
	case "pin": // of a map
		return text && isName(s) && has(m, placeKeys[:])
	case "pass":
		if text {
			return plainParts(s) && in != nil && isWordOf(in.key, " passes pipeline compiler optimizer renderer shader shaders ")
		}
		return isBool(v) || has(m, failKeys[:])
	case "session":
		return text && partOfYear(s)
	}
	return false
}

// tokenKeys stand beside a token of a language, or of a model of one.
var tokenKeys = [...]string{"line", "col", "column", "pos", "offset", "start", "end", "start_offset", "position", "lemma", "logprob", "prob"}

// placeKeys stand beside the name of a place.
var placeKeys = [...]string{"lat", "latitude", "lng", "lon", "longitude"}

// partOfYear reports whether s says when people meet: June, morning, 2012 Term.
func partOfYear(s string) bool {
	told := false
	for w := range strings.FieldsSeq(s) {
		when := isWordOf(w, " morning afternoon evening night noon day spring summer autumn fall winter term semester trimester quarter january february march april may june july august september october november december am pm ")
		if !when && !(year(w) && len(s) > len(w)) {
			return false
		}
		told = told || when
	}
	return told
}

// ofMap reports whether v lists places on a map, as pins.
func ofMap(key string, v any) bool {
	list, ok := v.([]any)
	for _, e := range list {
		m, isMap := e.(map[string]any)
		if !isMap || !has(mapEntries[any](m), placeKeys[:]) {
			return false
		}
	}
	return ok && len(list) > 0 && isWordOf(key, " pins ")
}

// musical reports whether s is the key of a piece: E-flat major, C# minor.
func musical(s string) bool {
	tone, mode, ok := strings.Cut(s, " ")
	if !ok || tone == "" || tone[0] < 'A' || tone[0] > 'H' || !isWordOf(mode, " major minor dur moll maj min dorian phrygian lydian mixolydian ") {
		return false
	}
	switch tone[1:] {
	case "", "#", "b", "♯", "♭", "-flat", "-sharp", " flat", " sharp", "is", "es", "s":
		return true
	}
	return false
}

// allWords reports whether s is of several words and nothing else, as no salt and no id of
// a session is: fine sea salt.
func allWords(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !plainWord(w) {
			return false
		}
	}
	return strings.IndexByte(s, ' ') > 0 && len(s) <= maxLabel
}

// onlyCounts reports whether v holds nothing but counts under names.
func onlyCounts(v any) bool {
	m, ok := v.(map[string]any)
	for _, e := range m {
		if !isCount(e) {
			return false
		}
	}
	return ok && len(m) > 0
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

// spoken reports whether w is of letters of any language, and hyphens.
func spoken(w string) bool {
	for _, c := range []byte(w) {
		if c < 0x80 && !isAlpha(c) && c != '-' && c != '\'' {
			return false
		}
	}
	return true
}

// ofLabels reports whether what stands in the container in is what people read.
func ofLabels(in *keyVerdict) bool {
	return in != nil && isWordOf(in.key[lastWord(in.key):], " labels placeholders buttons titles messages translations strings texts tooltips prompts captions headings links locales ")
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
		if n++; !spoken(w) && !(isNumber(w) && len(w) < 4) && !strings.HasSuffix(w, "-digit") {
			return false
		}
	}
	return n > 1 || n == 1 && !isDigit(s[0]) && strings.ToUpper(s) != s
}
