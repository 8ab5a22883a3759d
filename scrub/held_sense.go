package scrub

import (
	"math"
	"strings"
)

// Words for secrets that mean something else by what they are in, or by what stands beside
// them: tokens of languages, pins of boards and maps, passes of compilers, sessions of
// schools, keys of music.

// otherSense reports whether v under the sensitive key has another meaning in m, a map
// under the name in.
func otherSense[M entries](key string, v any, m M, in *keyVerdict) bool {
	s, text := textOf(v)
	switch key {
	case "sid": // of a session of Oracle
		_, number := numberOf(v)
		return number && has(m, oracleKeys[:])
	case "token": // of a language
		return text && lexeme(s) && (has(m, probKeys[:]) || at(m, "line", "col") || at(m, "line", "column") || at(m, "start", "end") || at(m, "start_offset", "end_offset"))
	case "pin": // of a board, or a map
		if n, ok := numberOf(v); ok {
			mode, _ := m.entry("mode")
			way, _ := textOf(mode)
			return n >= 0 && n < minPin && (has(m, boardKeys[:]) || isWordOf(way, " in out input output alt0 alt1 pwm adc i2c spi uart analog digital pullup input_pullup "))
		}
		return text && letters(s) && has(m, placeKeys[:])
	case "pass":
		if text {
			return plainParts(s) && in != nil && isWordOf(in.key, " passes pipeline compiler optimizer renderer shader shaders ") && !has(m, loginKeys[:])
		}
		n, number := numberOf(v)
		return isBool(v) || has(m, failKeys[:]) || number && n >= 0 && n < minPin && in != nil && isWordOf(in.key, " encoder encoding transcode transcoder video render compiler ")
	case "activeSignature", "active_signature": // of an editor
		_, number := numberOf(v)
		return number
	case "session":
		return text && partOfYear(s)
	}
	return false
}

// lexeme reports whether s is a word, a sign or a short number, as tokens of languages are.
func lexeme(s string) bool {
	if len(s) > 24 {
		return false
	}
	digits := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			digits++
		}
	}
	return digits == 0 || digits == len(s) && digits < 4
}

// sign reports whether s is punctuation, as a token of a language: { or !=.
func sign(s string) bool {
	if len(s) == 0 || len(s) > 3 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || isAlnum(c) {
			return false
		}
	}
	return true
}

// oracleKeys stand beside the number of a session of Oracle.
var oracleKeys = [...]string{"serial", "serial#", "SERIAL#", "inst_id", "osuser", "machine", "module"}

// probKeys stand beside a token of a model of language.
var probKeys = [...]string{"lemma", "logprob", "prob"}

// at reports whether numbers in m say where something stands.
func at[M entries](m M, from, to string) bool {
	a, _ := m.entry(from)
	b, _ := m.entry(to)
	lo, ok := numberOf(a)
	hi, too := numberOf(b)
	return ok && too && (from != "start" && from != "start_offset" || hi >= lo && hi-lo <= 24 && hi < 1e6)
}

// loginKeys stand beside the password of somebody.
var loginKeys = [...]string{"user", "username", "login", "host", "email"}

// boardKeys stand beside the number of a pin of a board.
var boardKeys = [...]string{"pull", "direction", "edge", "bcm"}

// placeKeys stand beside the name of a place.
var placeKeys = [...]string{"lat", "latitude", "lng", "lon", "longitude", "coordinates", "coords"}

// partOfYear reports whether s says when people meet: June, morning, 2012 Term.
func partOfYear(s string) bool {
	if len(s) > maxLabel {
		return false
	}
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

// weight reports whether s is how much of something there is in a recipe: 10 g, 1/2 tsp.
func weight(s string) bool {
	amount, unit, ok := strings.Cut(s, " ")
	return ok && only(amount, "/.", isDigit) && isWordOf(unit, " g kg mg oz lb ml cl l tsp tbsp cup cups pinch ")
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

// onlyCounts reports whether v, under the name key in the container in, holds nothing but
// counts or shares under names.
func onlyCounts(key string, v any, in *keyVerdict) bool {
	m, ok := v.(map[string]any)
	if !ok || len(m) < 2 || len(m) > maxCounts || has(mapEntries[any](m), bareNumbers[:]) {
		return false
	}
	for k, e := range m {
		if !isCount(e) || !only(k, "_2", isLower) {
			return false
		}
	}
	return in.says(withinNumbers) && !holdsNumber(key) || shares(m)
}

// onlyRights reports whether m says what may be done with what.
func onlyRights(m map[string]any) bool {
	for _, e := range m {
		if s, ok := e.(string); !ok || !isWordOf(s, rights) {
			return false
		}
	}
	return len(m) > 0
}

// isToken reports whether m is a token of a language with its place.
func isToken(m map[string]any) bool {
	e := mapEntries[any](m)
	s, ok := textOf(m["text"])
	if !ok {
		s, ok = textOf(m["value"])
	}
	return ok && lexeme(s) && (at(e, "line", "column") || at(e, "line", "col"))
}

// passes are what there are passes for, other than words.
const passes = " boarding gym lift ski season day travel transit parking museum festival battle rail bus "

// isLabels reports whether m says to whom and to what a thing belongs, as the labels of clouds.
func isLabels(m map[string]any) bool {
	for k, e := range m {
		s, ok := e.(string)
		if !ok || !isWordOf(k[lastWord(k):], " owner team env environment app application service region zone tier center project stage component name part by managed version ") || !describing(s) || len(s) > 32 {
			return false
		}
	}
	return len(m) > 0
}

// shares reports whether the numbers in m have fractions, as no PIN and no code has.
func shares(m map[string]any) bool {
	for _, e := range m {
		if n, ok := numberOf(e); !ok || n == math.Trunc(n) {
			return false
		}
	}
	return true
}

// bareNumbers are numbers of somebody's whatever they stand in.
var bareNumbers = [...]string{"code", "value", "pin", "otp", "cvv", "cvc", "number", "passcode", "password"}

// every reports whether leaf holds for all entries of m that are no maps, at any depth. It looks
// at maxDescription of them, and at none of more, so that a map may hold itself.
func every(m map[string]any, leaf func(k string, v any) bool) bool {
	left := maxDescription
	return everyOf(m, &left, leaf)
}

func everyOf(m map[string]any, left *int, leaf func(k string, v any) bool) bool {
	for k, e := range m {
		if *left--; *left < 0 {
			return false
		}
		if inner, ok := e.(map[string]any); ok {
			if !everyOf(inner, left, leaf) {
				return false
			}
		} else if !leaf(k, e) {
			return false
		}
	}
	return true
}

// onlyFlags reports whether v says of features whether they are on, and why, or only the former
// if strict.
func onlyFlags(v any, strict bool) bool {
	m, ok := v.(map[string]any)
	return ok && every(m, func(k string, v any) bool {
		switch x := v.(type) {
		case nil, bool:
			return true
		case string:
			return flagWord(x) || !strict && flagDetail(k, x)
		}
		n, ok := numberOf(v)
		return ok && n >= 0 && (n < minPin || isWordOf(k, " version rollout percentage "))
	})
}

// flagDetail reports whether s under k is what else is said about a feature.
func flagDetail(k, s string) bool {
	if isWordOf(k, " default value version ") {
		return len(s) < 4 && versionLike(s)
	}
	return isWordOf(k, " variant variation reason kind type strategy description owner state status name ") && (enumName(s) || plainWord(s))
}

// flagWord reports whether s is a state of a feature.
func flagWord(s string) bool {
	return isWordOf(s, " on off enabled disabled control treatment true false alpha beta ga internal ")
}

// styles reports whether v, as design tokens are, is nothing but colours and sizes.
func styles(v any) bool {
	m, ok := v.(map[string]any)
	return ok && len(m) > 0 && every(m, func(_ string, v any) bool {
		s, ok := v.(string)
		n := strings.TrimRight(s, "pxremsvhw%")
		return ok && (colour(s) || len(n) < min(6, len(s)) && only(n, ".", isDigit))
	})
}

// isMount reports whether v under a path is where a store of secrets is mounted.
func isMount(key string, v any) bool {
	m, ok := v.(map[string]any)
	return ok && strings.HasSuffix(key, "/") && m["type"] != nil && has(mapEntries[any](m), mountKeys[:])
}

// mountKeys are what is said about a mount of Vault.
var mountKeys = [...]string{"options", "accessor", "description", "config", "default_lease_ttl", "seal_wrap"}

// lexemes reports whether v, under the name key in the container in, is a list of tokens of a
// language.
func lexemes(key string, v any, in *keyVerdict) bool {
	if !hasSuffixFold(key, "tokens") {
		return false
	}
	if list, ok := v.([]any); ok && recordList(v) {
		signs := false // without one it is no list of tokens of a language
		for _, e := range list {
			m := mapEntries[any](e.(map[string]any))
			t, ok := m.entry("token")
			if !ok {
				t, ok = m.entry("value")
			}
			kind, _ := m.entry("type")
			named, _ := textOf(kind) // LBRACE
			s, text := textOf(t)
			placed := ok && otherSense("token", t, m, in)
			if !placed && !(text && upperName(named) && lexeme(s)) {
				return false
			}
			signs = signs || placed || sign(s)
		}
		return signs
	}
	return (in.says(withinWords) || in != nil && isWordOf(in.key, " query search ")) && listOf(v, plainWord)
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

// minPinDigits is the fewest digits that a PIN has.
const minPinDigits = 3

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
