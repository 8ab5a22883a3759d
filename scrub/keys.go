package scrub

import "strings"

type keyRules struct{ names map[string]bool }

func newKeyRules(add, exempt []string) *keyRules {
	k := &keyRules{names: map[string]bool{}}
	for _, n := range strings.Fields("password passwd pwd token apikey api key authorization auth secret cookie session csrf creditcard cardnumber cvv pin ssn") {
		k.names[n] = true
	}
	for _, n := range add {
		k.names[flat(n)] = true
	}
	for _, n := range exempt {
		k.names[flat(n)] = false
	}
	return k
}

func flat(s string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "").Replace(s))
}

func (k *keyRules) sensitive(key string) bool {
	f := flat(key)
	if v, ok := k.names[f]; ok {
		return v
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(key), func(r rune) bool { return r == '_' || r == '-' || r == '.' }) {
		if k.names[w] {
			return true
		}
	}
	return strings.HasSuffix(f, "password") || strings.HasSuffix(f, "token")
}
