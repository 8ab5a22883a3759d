package scrub

import "strings"

// Entries of containers under sensitive names, of which the name tells more than the value.

func (j *judge) entry(k string, e any, public string) (any, bool) {
	if j.settled() {
		return e, false
	}
	if public != "" && isWordOf(k, public) {
		return j.keeps(e)
	}
	if public != "" && privateJWK(k) && e == j.s.boxed {
		return e, false // gone, and no reason that the public ones go
	}
	about := j.s.keys.verdict(k)
	t := about.trait(j.s.keys)
	if t&traitForeign != 0 || len(k) <= maxCachedKey && !about.plain {
		j.foreign = true
		j.other++
	}
	if j.harmless(about, k, e) {
		return j.keeps(e)
	}
	if s, ok := e.(string); ok && j.api && isWordOf(k, " payload body request reply response ") && isJSON(s) {
		return e, false // what is in it was looked at
	}
	if about.secret {
		return j.secret(about, e)
	}
	if j.described(k, e) {
		return j.keeps(e)
	}
	if !j.section && announced(k, e) {
		return j.hides(e)
	}
	switch k {
	case "labels", "annotations": // of an object
		if m, ok := e.(map[string]any); ok && j.section && isLabels(m) {
			return e, false
		}
	case "providers", "connections", "strategies": // of auth, which have ids
		if recordList(e) && j.broad && !j.listed {
			j.listed, j.record = true, true
			out, changed := j.value(t, e)
			j.listed, j.record = false, false
			return out, changed
		}
	case "id":
		t |= traitID
	}
	return j.value(t, e)
}

// harmless reports whether the entry e under k holds no secret, even under a name that is one.
func (j *judge) harmless(about *keyVerdict, k string, e any) bool {
	if n, ok := numberOf(e); ok {
		return j.pins && strings.EqualFold(k, "pin") && n >= 0 && n < minPin // of a board
	}
	s, ok := e.(string)
	switch {
	case !ok:
		return false
	case j.section && isWordOf(k, " cookie header parameter param field ") && placeName(s): // csrf: {cookie: XSRF-TOKEN}
		return true
	case k == "p256dh": // of a browser that messages are pushed to
		return true
	case hasSuffixFold(k, "sid") && isTwilio(s), j.keys && isWordOf(k, " public pub ") && keySized(s):
		return true
	case about.secret:
		return false
	}
	return publicName(k) && len(s) <= maxDescribing && !strings.ContainsAny(s, " :") || isFingerprint(k, s)
}

// secret judges e, which has a sensitive name.
func (j *judge) secret(about *keyVerdict, e any) (any, bool) {
	if about.isCount(e) || messageList(e) || isKeys(about.key) && j.s.namesOnly(e) {
		return j.keeps(e)
	}
	if j.section && e != j.s.boxed && leftBy(e) {
		if j.strong && strings.EqualFold(about.key, "key") { // what has things beside it as others have keys of stores
			return j.hides(e)
		}
		return j.keeps(e)
	}
	before, named := j.other, j.named
	j.inside++
	out, changed := j.value(traitHolds|traitSecret, e)
	j.inside--
	j.named = named + j.other - before
	return out, changed
}

// described reports whether e describes under k, of which the last word alone does not say so.
func (j *judge) described(k string, e any) bool {
	switch k {
	case "authenticator", "comment": // YubiKey 5C, deploy@atlas
		text, ok := textOf(e)
		return ok && j.section && describing(text) && strings.ToUpper(text) != text && strings.ContainsAny(text, " @")
	case "permissions", "scopes": // {packages: write}
		m, ok := e.(map[string]any)
		return ok && j.section && onlyRights(m)
	case "generated", "remaining", "redeemed", "consumed", "unused", "left", "users", "accounts", "members": // how many
		n, ok := numberOf(e)
		return ok && n >= 0 && n <= maxSmall && (j.section || !isWordOf(k, " users accounts members "))
	case "valueFrom": // of a parameter store
		text, ok := textOf(e)
		return ok && filePath(text) || ok && strings.HasPrefix(text, "/") && isObjectKey(text)
	case "state", "State", "tokenState", "cardState", "keyState":
		text, ok := textOf(e)
		return ok && (enumName(text) || j.record && upperName(text) && letters(text)) && describing(text)
	case "error":
		text, ok := textOf(e)
		return ok && (strings.IndexByte(text, ' ') > 0 || j.section && plainParts(text)) && describing(text)
	}
	return false
}

// announced reports whether e under k is the secret that the name of the container announces.
func announced(k string, e any) bool {
	text, ok := textOf(e)
	switch k {
	case "value", "Value", "answer", "Answer": // to a security question
		return ok && text != ""
	case "hash", "digest":
		return ok && text != "" && !isWordOf(text, algorithms)
	case "codes", "Codes": // recovery_codes: {codes: [x, y], count: 2}
		_, ok = e.([]any)
		return ok
	}
	return false
}

// isFingerprint reports whether s under k tells a key or a client from others.
func isFingerprint(k, s string) bool {
	if len(s) > maxDescribing || strings.ContainsAny(s, "@=\\\"' ") {
		return false
	}
	if isWordOf(k, " deveui dev_eui joineui join_eui appeui app_eui ") {
		return hex16(s)
	}
	if isWordOf(k, " kcv checkvalue check_value keycheckvalue ") {
		return len(s) <= 8 && isHexRun(s)
	}
	return isWordOf(k, " ja3 ja4 ja3s ja4s ja3_hash ja3_digest aaguid kid x5t ") || isWordOf(k[lastWord(k):], " fingerprint thumbprint ") ||
		endsInOneOf(k, "key_id", "keyid") && isHexRun(s)
}

// leftBy reports whether e, under a sensitive name, is a text or number that the walk before
// left.
func leftBy(e any) bool {
	if s, ok := e.(string); ok {
		return s != "" && !isMarker(s)
	}
	_, ok := numberOf(e)
	return ok
}
