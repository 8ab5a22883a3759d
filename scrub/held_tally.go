package scrub

import "math"

// Counts and shares under the names of secrets.

// tallied reports whether v, the title of a section, holds nothing but counts or shares.
func (w *walk) tallied(about *keyVerdict, v any, in *keyVerdict) bool {
	t := about.trait(w.s.keys)
	_, table := v.(map[string]any)
	return t&traitBroad != 0 && (in.says(withinNumbers) || t&traitPerson == 0 && table) && onlyCounts(about.key, w.counted(w.s.keys.verdict("counts"), v), in)
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

// bareNumbers are numbers of somebody's whatever they stand in.
var bareNumbers = [...]string{"code", "value", "pin", "otp", "cvv", "cvc", "number", "passcode", "password"}

// shares reports whether the numbers in m have fractions, as no PIN and no code has.
func shares(m map[string]any) bool {
	for _, e := range m {
		if n, ok := numberOf(e); !ok || n == math.Trunc(n) {
			return false
		}
	}
	return true
}

// counted is tried for what may be nothing but numbers.
func (w *walk) counted(about *keyVerdict, v any) any {
	if _, ok := v.(map[string]any); ok {
		return v
	}
	return w.tried(about, v)
}

// tallies reports whether x under key is how often or how long something is.
func tallies(key string, x any) bool {
	n, _ := numberOf(x)
	return measures(x) && (n < minPin || !holdsNumber(key)) && !isWordOf(key[lastWord(key):], " port id uid ip user row index ")
}

// measures reports whether x is a count or a duration.
func measures(x any) bool {
	s, text := x.(string)
	return text && duration(s) || !text && isCount(x)
}

// isCount reports whether v is how many of what a plural names there are:
// "sessions": 12.
func (v *keyVerdict) isCount(x any) bool {
	return (countsName(v.key) || resetsName(v.key)) && isCount(x)
}

// counting reports whether numbers in a container are counts by its name, a
// plural: {"tokens": {"prompt": 120, "completion": 30}}. Those in a list are none,
// and those of people's secrets may be secrets.
func counting(about *keyVerdict, v any) bool {
	return countsName(about.key) && !strongSecretWord(about.key) && !isList(v)
}

func isCount(x any) bool {
	n, ok := numberOf(x)
	return ok && n > -1e7 && n < 1e7
}

// resetsName reports whether what is counted under a name are resets and the like.
func resetsName(key string) bool {
	return hasSuffixFold(key, "resets") || hasSuffixFold(key, "refreshes")
}
