package scrub

import "strings"

// What a Secret of Kubernetes holds.

// filterSecretData filters what a Secret of Kubernetes holds, but for what is public by its name.
func (w *walk) filterSecretData(name string, v any) (any, bool) {
	clear := name == "stringData" // and not in base64
	m, ok := plainOf(v).(map[string]any)
	public := false
	for k, e := range m {
		public = public || publicData(k, e) || clear && plainData(k)
	}
	if !ok || !public {
		return w.filter(v)
	}
	return editMap(m, func(k string, e any) (any, bool) {
		if publicData(k, e) || clear && (plainData(k) && plainHost(e) || isPath(e)) {
			return e, false
		}
		return w.filter(e)
	})
}

// plainHost reports whether v is a name, or a host and maybe its port.
func plainHost(v any) bool {
	s, ok := v.(string)
	host, port, more := strings.Cut(s, ":")
	return ok && !strings.ContainsAny(host, "@ /") && (!more || isNumber(port))
}

// isPath reports whether v is the path of a file.
func isPath(v any) bool {
	s, ok := v.(string)
	return ok && filePath(s)
}

// plainData reports whether an entry says whose the secret is, or where it is used.
func plainData(k string) bool {
	return isWordOf(k, " username user host hostname port database dbname region endpoint bucket ")
}

// publicData reports whether an entry of such a Secret is none: ca.crt.
func publicData(k string, v any) bool {
	if isWordOf(k, " namespace ") {
		return true
	}
	const certificate = "LS0tLS1CRUdJTiBDRVJU" // -----BEGIN CERT
	s, _ := v.(string)
	return strings.HasSuffix(k, ".crt") && (strings.HasPrefix(s, certificate) || strings.HasPrefix(s, "-----BEGIN CERT"))
}
