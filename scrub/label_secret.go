package scrub

import (
	"encoding/base64"
	"strings"
)

// What a Secret of Kubernetes holds.

// filterSecretData filters what a Secret of Kubernetes holds, but for what is public by its name.
func (w *walk) filterSecretData(name string, v any) (any, bool) {
	clear := name == "stringData" // and not in base64
	m, ok := plainOf(v).(map[string]any)
	public := false
	for k, e := range m {
		public = public || publicData(k, e, clear)
	}
	if !ok || !public {
		return w.filter(v)
	}
	return editMap(m, func(k string, e any) (any, bool) {
		if publicData(k, e, clear) {
			return e, false
		}
		return w.filter(e)
	})
}

// plainHost reports whether s is a name, an address of mail, or a host and maybe its port.
func plainHost(s string) bool {
	if user, domain, ok := strings.Cut(s, "@"); ok {
		return plainParts(user) && strings.IndexByte(domain, '.') > 0 && plainHost(domain) // an address
	}
	host, port, more := strings.Cut(s, ":")
	return !strings.ContainsAny(host, "@ /") && (!more || isNumber(port))
}

// plainData reports whether an entry says whose the secret is, or where it is used.
func plainData(k string) bool {
	return isWordOf(k[lastWord(k):], " username user host hostname port database dbname db region endpoint bucket ")
}

// publicData reports whether an entry of such a Secret, in the clear or in base64, is none: ca.crt.
func publicData(k string, v any, clear bool) bool {
	if isWordOf(k, " namespace ") {
		return true
	}
	s, ok := v.(string)
	if !ok {
		return false
	}
	text := s
	if !clear {
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil || !readable(b) {
			return false
		}
		text = string(b)
	}
	switch {
	case strings.HasSuffix(k, ".crt"):
		return strings.HasPrefix(text, "-----BEGIN CERT")
	case strings.HasSuffix(k, ".pub"):
		return publicKey(text)
	}
	return clear && (plainData(k) && plainHost(text) || filePath(text))
}
