package scrub

import "strings"

// Features, which are on or off, and the looks of pages.

// isFeature reports whether v is what is known of a feature, or how a page looks.
func isFeature(key string, v any, in *keyVerdict) bool {
	return in.says(withinFlags) && onlyFlags(v, strongSecretWord(key) || holdsNumber(key)) || in.says(withinWords) && styles(v)
}

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
