package scrub

import (
	"reflect"
	"strings"
)

// Parts and objects of systems, which are called after secrets or say where they are.

// isMount reports whether v under a path is where a store of secrets is mounted.
func isMount(key string, v any) bool {
	m, ok := v.(map[string]any)
	return ok && strings.HasSuffix(key, "/") && m["type"] != nil && has(mapEntries[any](m), mountKeys[:])
}

// mountKeys are what is said about a mount of Vault.
var mountKeys = [...]string{"options", "accessor", "description", "config", "default_lease_ttl", "seal_wrap"}

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

// onlyRights reports whether m says what may be done with what.
func onlyRights(m map[string]any) bool {
	for _, e := range m {
		if s, ok := e.(string); !ok || !isWordOf(s, rights) {
			return false
		}
	}
	return len(m) > 0
}

// isObject reports whether v under key is an object of Kubernetes, or what else has a form of its
// own: what Docker knows of registries, where Azure keeps a secret, a credential of WebAuthn, a package in a lock file.
func isObject(key string, v any) bool {
	if isMount(key, v) || dynamoKeys(key, v) {
		return true
	}
	m, ok := v.(map[string]any)
	switch {
	case !ok:
		return false
	case hasKind(m), ownToken(key, m), isVaultRef(m), isPackage(key, m):
		return true
	case m["type"] == "public-key" && (m["public_key"] != nil || m["publicKey"] != nil):
		return true
	case key == "auths":
		return isRegistries(m)
	case key == "secret":
		return isLease(m)
	}
	return hasSuffixFold(key, "connectionstrings") && isConnections(m)
}

// ownToken reports whether the token that m is called after stands in it under the same name, so that
// the rest tells about it: {"EntityToken": {"EntityToken": "x", "TokenExpiration": "..."}}.
func ownToken(key string, m map[string]any) bool {
	if s, ok := m[key].(string); !ok || s == "" || len(key) <= len("token") || !hasSuffixFold(key, "token") {
		return false
	}
	for k, e := range m {
		if _, text := textOf(e); text && k != key && !isWordOf(k[lastWord(k):], " expiration expires expiry at type id ") {
			return false
		}
	}
	return true
}

// isConnections reports whether m names connections by the strings for them, in which the scan finds
// passwords.
func isConnections(m map[string]any) bool {
	for _, e := range m {
		s, ok := e.(string)
		if !ok || s != "" && !passwordInside(strings.ToLower(s)) && !passwordless("dsn", s) && !plainConnection(s) {
			return false
		}
	}
	return len(m) > 0
}

// plainConnection reports whether s is a host with its port and settings that are no secrets, as of Redis.
func plainConnection(s string) bool {
	host, settings, _ := strings.Cut(s, ",")
	if !plainHost(host) || strings.IndexByte(host, '@') >= 0 {
		return false
	}
	for part := range strings.SplitSeq(settings, ",") {
		name, _, _ := strings.Cut(part, "=")
		if name != "" && !isWordOf(name, " ssl abortconnect allowadmin connectretry connecttimeout synctimeout defaultdatabase resolvedns ") {
			return false
		}
	}
	return true
}

// isLease reports whether m says for how long Vault has given a secret out.
func isLease(m map[string]any) bool {
	return len(m) > 0 && hasOnly(m, " lease_id lease_duration renewable ")
}

// isPackage reports whether key is how lock files call a package: node_modules/jsonwebtoken,
// csrf-tokens@npm:^2.0.0. What m says of it is nothing else.
func isPackage(key string, m map[string]any) bool {
	if strings.HasPrefix(key, "node_modules/") {
		return true
	}
	at := strings.LastIndexByte(key, '@')
	version, ok := m["version"].(string)
	return at > 0 && ok && strings.IndexByte(version, '.') >= 0 && isDigit(version[0]) &&
		hasOnly(m, " version resolution resolved checksum integrity languagename linktype dependencies peerdependencies optionaldependencies bin conditions dev optional requires engines hasbin license deprecated cpu os ")
}

// hasKind reports whether m is an object of Kubernetes.
func hasKind(m map[string]any) bool {
	kind, _ := m["kind"].(string)
	meta, _ := m["metadata"].(map[string]any)
	return kind != "" && upperFirst(kind) && letters(kind) && meta["name"] != nil
}

// isRegistries reports whether m is what Docker keeps of registries: {"reg.io": {"auth": "x"}}.
func isRegistries(m map[string]any) bool {
	for name, v := range m {
		if entry, ok := v.(map[string]any); !ok || len(entry) > 0 && entry["auth"] == nil && entry["identitytoken"] == nil || strings.IndexByte(name, '.') < 1 && strings.IndexByte(name, ':') < 1 {
			return false
		}
	}
	return true
}

// isVaultRef reports whether m says where Azure keeps a secret.
func isVaultRef(m map[string]any) bool {
	ref, _ := m["reference"].(map[string]any)
	return len(m) == 1 && ref["keyVault"] != nil
}

// selector reports whether v says, as in Kubernetes, which entry of which secret is meant:
// {name: db, key: password}, {secretName: tls, items: [...]}. The key is the name of an
// entry there, or it is the secret: {name: ci, key: hunter2}.
func (w *walk) selector(v any) bool {
	m, ok := v.(map[string]any)
	if !ok || len(m) > 4 {
		return false
	}
	if len(m) == 2 && m["namespace"] != nil && m["name"] != nil {
		name, text := textOf(m["name"])
		return text && isName(name) && strings.IndexByte(name, ' ') < 0
	}
	if name, text := textOf(m["secretName"]); text && isName(name) && !strings.Contains(name, " ") { // of a volume
		return hasOnly(m, " secretname items optional defaultmode ")
	}
	for key, v := range m {
		switch key {
		case "name":
			if name, ok := textOf(v); !ok || !isName(name) || strings.IndexByte(name, ' ') >= 0 {
				return false
			}
		case "key":
			name, ok := textOf(v)
			if !ok || !plainParts(name) || !w.s.keys.sensitive(name) && !fileName(name) && !isWordOf(name, " username user value data ca cert certificate ") {
				return false
			}
		case "namespace", "optional":
		default:
			return false
		}
	}
	_, named := m["name"]
	_, keyed := m["key"]
	return named && keyed
}

// isPart reports whether v in the container in is a part of a system, which may be called auth:
// services: {auth: {...}}, jobs: {ci-pass: {runs-on: ...}}.
func isPart(section bool, v any, in *keyVerdict) bool {
	if in.says(withinNames) {
		return section || partOfSystem(v) && !holdsRows(v)
	}
	m, ok := v.(map[string]any)
	return ok && section && in != nil && in.key == "guards" && m["driver"] != nil // of Laravel
}

// holdsRows reports whether v has what is in a table, beside what the table is.
func holdsRows(v any) bool {
	m, ok := v.(map[string]any)
	return ok && has(mapEntries[any](m), rowKeys[:])
}

var rowKeys = [...]string{"rows", "records", "value", "values", "default", "data"}

// partOfSystem reports whether v is a map that says how a part of a system is run.
func partOfSystem(v any) bool {
	if m, ok := v.(map[string]any); ok {
		return has(mapEntries[any](m), systemKeys[:])
	}
	m := reflect.ValueOf(v)
	return m.Kind() == reflect.Map && has(anyEntries{m}, systemKeys[:])
}

// systemKeys say how a part of a system is run, or what a table or package is.
var systemKeys = [...]string{
	"image", "build", "command", "replicas", "ports", "depends_on", "runs-on", "steps", "columns", "resolved", "integrity", "primary_key", "primaryKey", "indexes",
}

// isScheme reports whether key names a scheme of authentication in OpenAPI.
func isScheme(key string) bool {
	return endsInOneOf(key, "auth", "oauth2", "bearer", "apikey", "api_key")
}

// projection reports whether m says, as in Kubernetes, which entry of a secret
// becomes which file.
func projection[M entries](m M) bool {
	path, ok := m.entry("path")
	if name, text := textOf(path); !ok || !text || !isName(name) && !fileName(name) {
		return false
	}
	known := 1
	if key, ok := m.entry("key"); ok {
		if name, text := textOf(key); !text || !isName(name) {
			return false
		}
		known++
	}
	for _, k := range [...]string{"mode", "defaultMode"} {
		if mode, ok := m.entry(k); ok {
			if _, text := textOf(mode); text {
				return false
			}
			known++
		}
	}
	return known <= 3 && known == m.size()
}
