package scrub

import "strings"

// Records about secrets, and lists of their names, under the names of many.

// records reports whether v is a list of maps, alone or with how many they are, as under
// nodes and items.
func records(v any) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return recordList(v)
	}
	found := false
	for key, e := range m {
		switch key {
		case "nodes", "items", "data", "results", "entries", "records", "list":
			if found || !recordList(e) {
				return false
			}
			found = true
		default:
			if _, text := textOf(e); text {
				return false
			}
		}
	}
	return found
}

// isRecords reports whether v under key is a list of records about secrets.
func isRecords(key string, v any) bool {
	return (countsName(key) || hasSuffixFold(key, "codes")) && records(v)
}

// record returns what stays of a container under a strong name, which tells of a secret and
// may hold it: if three entries and more describe, what does not is replaced. What people
// know by heart has no such records.
func (w *walk) record(about *keyVerdict, v any) (any, bool) {
	if w.trial || countsName(about.key) || strongSecretWord(about.key) || sentName(about.key) || isItself(about.key) {
		return w.s.boxed, true
	}
	if _, ok := w.recorded(about, w.tried(about, v)); !ok { // before more is spent on it
		return w.s.boxed, true
	}
	w.under = about
	out, _ := w.value(v)
	if edited, ok := w.recorded(about, out); ok {
		return edited, true
	}
	return w.s.boxed, true
}

// sentName reports whether key is that of what is sent to somebody, of which the id is often
// what is in the link.
func sentName(key string) bool {
	return holdsOneOf(key, "reset", "invit", "verif", "magic", "confirm", "activation", "otp")
}

// isItself reports whether key is the name of what is the number, words or id itself, which may be
// called id in a record of it.
func isItself(key string) bool {
	return endsInOneOf(key, "ssn", "iban", "number", "license_key", "licensekey", "cookie", "sid", "session_token", "sessiontoken")
}

// recorded returns what stays of out, which is clean, if it is a record.
func (w *walk) recorded(about *keyVerdict, out any) (any, bool) {
	m, ok := out.(map[string]any)
	if !ok {
		return nil, false
	}
	j := newJudge(w.s, about, m, maxDescription)
	j.section, j.record, j.person, j.listed, j.strong = true, true, true, true, true
	edited, _ := j.value(0, m)
	described, held := j.desc-j.who, j.other-j.named
	if j.foreign || j.unknown {
		return nil, false
	}
	return edited, described > 1 && held == 0 || described >= minRecord && held < 2 || described > minRecord && described > held
}

// namesThings reports whether v, a list under key in the container in, has the names of things.
func (w *walk) namesThings(key string, v any, in *keyVerdict) bool {
	switch {
	case in.says(withinErrors) && listOf(v, told), countsName(key) && listOf(v, w.s.secretName):
		return true
	case isKeys(key) && (w.s.namesOnly(v) || listOf(v, storePath)), hasSuffixFold(key, "_keys") && listOf(v, whoField):
		return true
	case strings.EqualFold(key, "key") && listOf(v, camelName): // of settings
		return true
	case isKeys(key) && in.says(withinMany) && listOf(v, plainWord) && containsFold(in.key, "index"), isKeys(key) && in != nil && in.key == "parser" && several(v) && listOf(v, plainWord): // indexes: [{keys: [sku]}]
		return true
	case isKeys(key) && listNumbers(v): // of a piano
		return true
	case strings.EqualFold(key, "authorizations") && listOf(v, orderPath):
		return true
	}
	return in != nil && in.key == "security" && isScheme(key) && listOf(v, isScope) // of OpenAPI
}

// several reports whether v is a list of more than one entry.
func several(v any) bool {
	list, ok := v.([]any)
	return ok && len(list) > 1
}

// listNumbers reports whether v is a list of nothing but small numbers, which are neither the bytes of
// a key nor the digits of a code.
func listNumbers(v any) bool {
	list, ok := v.([]any)
	return ok && len(list) > 0 && len(list) < 16 && allNumbers(list, func(n float64) bool { return n >= 10 && n <= maxSmall })
}

// isScope reports whether s is a scope of OAuth: read, orders:write.
func isScope(s string) bool {
	return isWordOf(s, rights) || strings.ContainsAny(s, ":.") && plainParts(strings.ReplaceAll(s, ":", ""))
}

// whoField reports whether s is a field by which somebody is known: authentication_keys:
// ["email"].
func whoField(s string) bool { return isWordOf(s, " email username login phone subdomain ") }

// orderPath reports whether s is the address of what is to be authorised, as of ACME.
func orderPath(s string) bool {
	return strings.HasPrefix(s, "https://") && len(s) <= maxKept && (strings.Contains(s, "/authz") || strings.Contains(s, "/acme/")) && !strings.ContainsAny(s, "?#@")
}

// storePath reports whether s is the path of a file in a store.
func storePath(s string) bool { return isObjectKey(s) && fileBelow(s) }

// isKeys reports whether key is that of secrets as often as of the names of things.
func isKeys(key string) bool { return strings.EqualFold(key, "keys") }

// camelName reports whether name is words with capitals, as settings are called: HeartbeatInterval.
func camelName(name string) bool {
	return len(name) <= maxLabel && upperFirst(name) && letters(name) && upperInside(name) && !randomLooking(name)
}

// namesOnly reports whether v is a list of the names of things, of which one is that of a
// secret or has several parts: keys: [username, password], keys: [product:551].
func (s *Scrubber) namesOnly(v any) bool {
	told := false
	return listOf(v, func(name string) bool {
		parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("_-.:/", r) })
		for _, part := range parts {
			if !isNumber(part) && (!letters(part) || strings.ToLower(part) != part) {
				return false
			}
		}
		told = told || len(parts) > 1 || s.keys.sensitive(name)
		return len(parts) > 0 && len(parts) < 6 && len(name) <= maxLabel && isAlpha(name[0]) && !wordPhrase(name)
	}) && told
}
