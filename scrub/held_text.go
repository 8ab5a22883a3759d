package scrub

import "strings"

func describing(s string) bool { return len(s) <= maxDescribing && !isMarker(s) && !randomLooking(s) }

// resourceName reports whether s is the name that AWS or Google gives to a resource,
// which for a secret is that of the place where it is kept.
func resourceName(s string) bool {
	switch {
	case strings.HasPrefix(s, "arn:"):
		return strings.Count(s, ":") >= 5 && !strings.ContainsAny(s, "@ \"'") // in which the scan finds other things
	case strings.HasPrefix(s, "projects/"):
		return len(s) <= maxKept && strings.Count(s, "/") >= 3 && (strings.Contains(s, "/secrets/") || strings.Contains(s, "/cryptoKeys/")) && fileName("/"+s)
	}
	return false
}

// secretObject reports whether s, under the name secret, is what an object of Kubernetes or
// a store is called that holds one: pay-db-credentials, app-tls.
func secretObject(key, s string) bool {
	if !strings.EqualFold(key, "secret") || len(s) > maxLabel || strings.IndexByte(s, '-') < 1 {
		return false
	}
	says := false
	for part := range strings.SplitSeq(s, "-") {
		if !letters(part) || strings.ToLower(part) != part {
			return false
		}
		says = says || isWordOf(part, " credentials creds secrets tls cert config dsn ")
	}
	return says
}

// versionSpec reports whether s says which versions of a package will do: ^1.0.1, 2.x,
// >=18.
func versionSpec(s string) bool {
	bare := strings.TrimLeft(s, "^~><= v")
	if bare == "" || len(s) >= maxSmallText || !isDigit(bare[0]) && bare != "*" || strings.Trim(bare, "0123456789.x*-") != "" {
		return false
	}
	return len(bare) < 4 || strings.IndexByte(bare, '.') > 0 && strings.IndexByte(bare, '-') < 0
}

// publicKey reports whether s is a public key of SSH, or a public one or a certificate
// in PEM.
func publicKey(s string) bool {
	for _, start := range [...]string{"ssh-rsa AAAA", "ssh-ed25519 AAAA", "ecdsa-sha2-nistp", "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----"} {
		if strings.HasPrefix(s, start) {
			return !strings.Contains(s, "PRIVATE")
		}
	}
	return false
}

// macOf reports whether s is what Vault logs in the place of a secret: hmac-sha256:ce8b...
func macOf(s string) bool {
	sum, ok := strings.CutPrefix(s, "hmac-sha256:")
	return ok && len(sum) == 64 && isHexRun(sum)
}

// windowsSID reports whether s is the security identifier of Windows, which is that of
// an account: S-1-5-21-1148437859-4135665037-1195073887-100.
func windowsSID(s string) bool {
	return len(s) > 6 && len(s) < maxKept && strings.HasPrefix(s, "S-1-") && strings.Trim(s[4:], "0123456789-") == ""
}

// signedBy reports whether s under the name of a signature is how it was made,
// SHA256WithRSA, or what ends a mail, of which "-- " is the mark.
func signedBy(key, s string) bool {
	if len(s) > maxSmallText+8 || !hasSuffixFold(key, "signature") {
		return false
	}
	if strings.HasPrefix(s, "-- ") {
		return true
	}
	if strings.HasSuffix(s, ")") { // ECDSA (P-256)
		s, _, _ = strings.Cut(s, " (")
	}
	found := false
	for s = strings.ToLower(s); s != ""; {
		n := 0
		for _, part := range [...]string{"with", "and", "rsa", "ecdsa", "dsa", "hmac", "sha", "pss", "ed", "md", "1", "224", "256", "384", "512", "25519", "5", "-", "_"} {
			if strings.HasPrefix(s, part) {
				n = len(part)
				found = found || n > 2 && isAlpha(part[0])
				break
			}
		}
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return found
}

// messageList reports whether v is a list of nothing but what forms are
// answered: ["can't be blank", "is too short (minimum is 8 characters)"].
func messageList(v any) bool { return listOf(v, said) || listOf(v, isMask) }

// isMask reports whether s is written in the place of a secret: ["REDACTED"] of Caddy.
func isMask(s string) bool { return s != "" && len(s) <= maxLabel && masked(s) }

// said reports whether a text under a secret name is what a program says about
// the secret.
func said(s string) bool {
	return len(s) <= maxKept && (message(s) || statusCount(s) > 1 && strings.Count(s, " ") > 2 && !strings.ContainsAny(s, "0123456789"))
}

// told is said for a text among errors, of which one word is enough.
func told(s string) bool {
	if len(s) > maxKept || isWordOf(s, errorCodes) {
		return len(s) <= maxKept
	}
	tells := false
	for w := range strings.FieldsSeq(s) {
		w = strings.Trim(w, ".,:;!?()'\"")
		if w != "" && !plainWord(w) && !(isNumber(w) && len(w) < 4) {
			return false
		}
		tells = tells || statusWords.has(w) || isWordOf(w, " must should too cannot can't not doesn't don't isn't match matching least most character characters long short weak blank common similar ")
	}
	return tells && strings.IndexByte(s, ' ') > 0
}

// titled reports whether a text under a secret name is what people read about
// it, a title or a sentence that says the word itself: "forgot_password":
// "Forgot your password?".
func titled(key, s string) bool {
	if len(s) > maxKept || s == "" || !upperFirst(s) && !strings.Contains(s, "-digit ") || strings.IndexByte(s, ' ') < 0 {
		return false
	}
	says := strings.Contains(s, "-digit code")
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ".,:;!?"); !spoken(w) && !strings.HasSuffix(w, "-digit") {
			return false
		}
		says = says || (foreign(w) || passwordLabels.has(w)) && passwordLabels.has(strings.ToLower(w)) || isWordOf(w, " password passwords passcode passkey passkeys token tokens session sessions secret secrets cookie cookies credentials key keys pin code codes card ") &&
			strings.Contains(strings.ToLower(key), strings.TrimSuffix(strings.ToLower(w), "s"))
	}
	return says
}

// secretName reports whether a text in a list called secrets is the name of one,
// as of those that a container gets: "db_password".
func (s *Scrubber) secretName(name string) bool {
	return len(name) <= maxLabel && strings.IndexAny(name, "_-") > 0 && only(name, "_-", isAlpha) &&
		name == strings.ToLower(name) && s.keys.sensitive(name)
}
