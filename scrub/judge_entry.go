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
	if s, ok := e.(string); ok && j.section && isWordOf(k, " cookie header parameter param field ") && placeName(s) {
		return j.keeps(e) // csrf: {cookie: XSRF-TOKEN}
	}
	if s, ok := e.(string); ok && publicName(k) && !about.secret && len(s) <= maxDescribing && !strings.ContainsAny(s, " :") {
		return j.keeps(e) // a public key
	}
	if s, ok := e.(string); ok && !about.secret && isFingerprint(k, s) {
		return j.keeps(e)
	}
	if n, ok := numberOf(e); ok && j.pins && strings.EqualFold(k, "pin") && n >= 0 && n < minPin {
		return j.keeps(e) // of a board
	}
	if s, ok := e.(string); ok && j.api && isWordOf(k, " payload body request reply response ") && isJSON(s) {
		return e, false // what is in it was looked at
	}
	if about.secret {
		if about.isCount(e) || messageList(e) || isKeys(k) && j.s.namesOnly(e) {
			return j.keeps(e)
		}
		if j.section && e != j.s.boxed && leftBy(e) {
			if j.strong && strings.EqualFold(k, "key") { // what has things beside it as others have keys of stores
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
	switch k {
	case "authenticator", "comment": // YubiKey 5C, deploy@atlas
		if text, ok := textOf(e); ok && j.section && describing(text) && strings.ToUpper(text) != text && strings.ContainsAny(text, " @") {
			return j.keeps(e)
		}
	case "permissions", "scopes": // {packages: write}
		if m, ok := e.(map[string]any); ok && j.section && onlyRights(m) {
			return j.keeps(e)
		}
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
	case "generated", "remaining", "redeemed", "consumed", "unused", "left", "users", "accounts", "members": // how many
		if n, ok := numberOf(e); ok && n >= 0 && n <= maxSmall {
			return j.keeps(e)
		}
	case "state", "State", "tokenState", "cardState", "keyState":
		if text, ok := textOf(e); ok && (enumName(text) || j.record && upperName(text) && letters(text)) && describing(text) {
			return j.keeps(e)
		}
	case "error":
		if text, ok := textOf(e); ok && (strings.IndexByte(text, ' ') > 0 || j.section && plainParts(text)) && describing(text) {
			return j.keeps(e)
		}
	case "answer", "Answer": // to a security question
		if text, ok := textOf(e); ok && text != "" && !j.section {
			return j.hides(e)
		}
	case "hash", "digest": // of the secret
		if text, ok := textOf(e); ok && text != "" && !j.section && !isWordOf(text, algorithms) {
			return j.hides(e)
		}
	case "codes", "Codes": // recovery_codes: {codes: [x, y], count: 2}
		if _, ok := e.([]any); ok && !j.section {
			return j.hides(e)
		}
	case "value", "Value":
		if text, ok := textOf(e); ok && text != "" && !j.section { // that of the secret
			return j.hides(e)
		}
	}
	return j.value(t, e)
}

// isFingerprint reports whether s under k tells a key or a client from others.
func isFingerprint(k, s string) bool {
	if len(s) > maxDescribing || strings.ContainsAny(s, "@=\\\"' ") {
		return false
	}
	return isWordOf(k, " ja3 ja4 ja3s ja4s ja3_hash ja3_digest aaguid kid x5t ") || isWordOf(k[lastWord(k):], " fingerprint thumbprint ") ||
		(hasSuffixFold(k, "key_id") || hasSuffixFold(k, "keyid")) && isHexRun(s)
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
