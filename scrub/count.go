package scrub

import (
	"encoding/json"
	"reflect"
)

// numberOf returns v if it is a number.
func numberOf(v any) (float64, bool) {
	switch x := v.(type) {
	case int:
		return float64(x), true
	case int64:
		return float64(x), true
	case float64:
		return x, true
	case json.Number:
		f, err := x.Float64()
		return f, err == nil
	}
	switch v := reflect.ValueOf(v); v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return float64(v.Int()), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return float64(v.Uint()), true
	case reflect.Float32, reflect.Float64:
		return v.Float(), true
	}
	return 0, false
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
