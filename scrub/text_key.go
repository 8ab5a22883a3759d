package scrub

import "strings"

// What the value of a name such as key looks like if it is a secret.

// encodedKey reports whether text says how the key in it is encoded: base64:x.
func encodedKey(text string) bool {
	encoding, key, _ := strings.Cut(text, ":")
	return isWordOf(encoding, " base64 b64 hex ") && len(key) >= 8 && strings.ContainsAny(key, "0123456789+/=") && !versionLike(key) && !plainParts(key)
}

// stagedKey reports whether text is a key in the form that Stripe gave to many: k_live_x.
func stagedKey(text string) bool {
	for _, stage := range [...]string{"_live_", "_test_", "_prod_", "_sandbox_"} {
		if i := strings.Index(text, stage); i > 0 && i <= 8 {
			key := text[i+len(stage):]
			return len(key) >= shortToken && strings.ContainsAny(key, "0123456789") && alphanumeric(key) && !letters(strings.TrimRight(key, "0123456789")) && (i <= 5 || len(key) >= 10) && !isNumber(key) && !strings.HasPrefix(text, "pk_")
		}
	}
	return false
}

// alphanumeric reports whether text is nothing but letters and digits.
func alphanumeric(text string) bool {
	for i := range len(text) {
		if !setBytes[setAlnum][text[i]] {
			return false
		}
	}
	return true
}
