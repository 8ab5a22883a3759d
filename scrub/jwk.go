package scrub

import "strings"

// privateJWK reports whether a member of a JSON Web Key is secret (RFC 7518,
// section 6).
func privateJWK(k string) bool {
	switch k {
	case "d", "p", "q", "dp", "dq", "qi", "oth", "k":
		return true
	}
	return false
}

// publicMembers are the members that a JSON Web Key publishes (RFC 7517 and
// 7518), if m is one.
func publicMembers(m map[string]any) string {
	kty, _ := m["kty"].(string)
	switch strings.TrimSuffix(kty, "-HSM") { // of Azure
	case "RSA":
		return " kty kid use alg key_ops ext n e x5c x5t x5u x5t#s256 iat exp nbf "
	case "EC", "OKP":
		return " kty kid use alg key_ops ext crv x y x5c x5t x5u x5t#s256 iat exp nbf "
	case "oct":
		return " kty kid use alg key_ops ext "
	}
	return ""
}
