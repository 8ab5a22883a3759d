package scrub

import "strings"

// What texts and numbers in a section are known to be whatever their names are.

// states are what came of something, or what state it is in.
const states = " ok success succeeded failed failure passed valid invalid active inactive enabled disabled pending expired revoked approved denied accepted rejected none never unknown lax strict preferred discouraged required optional high low locked unlocked always once daily weekly monthly established connected closed idle open ready running aal1 aal2 aal3 exp nbf iat iss aud sub jti "

// algorithms are those that passwords are hashed with.
const algorithms = " bcrypt argon2 argon2i argon2d argon2id scrypt pbkdf2 sha1 sha256 sha384 sha512 sha-1 sha-256 sha-384 sha-512 md5 hs256 hs384 hs512 rs256 rs384 rs512 es256 es384 eddsa ed25519 rsa ecdsa aes-256-gcm aes-128-gcm "

// isDate reports whether s is a date, and maybe a time behind it: 2025-02-19T10:00:00Z.
func isDate(s string) bool {
	return len(s) >= len("2006-01-02") && s[4] == '-' && s[7] == '-' && year(s[:4]) && isNumber(s[5:7]) && isNumber(s[8:10]) && (len(s) == len("2006-01-02") || (s[10] == 'T' || s[10] == ' ') && versionLike(s))
}

// isClock reports whether s is a time of the day, or two of them: 09:00, 11:00-11:30.
func isClock(s string) bool {
	from, to, two := strings.Cut(s, "-")
	return clock(from) && (!two || clock(to))
}

func clock(s string) bool {
	return (len(s) == len("15:04") || len(s) == len("15:04:05")) && s[2] == ':' && isNumber(s[:2]) && isNumber(s[3:5]) && s[:2] < "25" && (len(s) == len("15:04") || s[5] == ':' && isNumber(s[6:]))
}

// enumName reports whether s is written as programs name their constants: partially_enrolled,
// PendingDeletion.
func enumName(s string) bool {
	n := len(s)
	if n < 6 || n > 40 || !isAlpha(s[0]) || !isAlpha(s[n-1]) {
		return false
	}
	words, run := 1, 0
	for i := range n {
		c := s[i]
		switch {
		case c == '_':
			if run < 2 {
				return false
			}
			words++
			run = 0
			continue
		case !isAlpha(c):
			return false
		case c <= 'Z' && run > 0 && s[i-1] >= 'a':
			if run < 3 {
				return false
			}
			words++
			run = 0
		case c >= 'a' && run > 1 && s[i-1] <= 'Z':
			return false
		}
		run++
	}
	return words > 1 && run > 1
}

// className reports whether s is the name of a class with its namespace or package:
// Illuminate\Cookie\Middleware\EncryptCookies, org.springframework.security.crypto.Encoder.
func className(key, s string) bool {
	if strongSecretWord(key) && !holdsOneOf(key, "encod", "hash", "valid") || endsInOneOf(key, "token", "secret", "psk", "key") {
		return false
	}
	sep := "."
	if strings.IndexByte(s, '\\') > 0 {
		sep = "\\"
	}
	if strings.Count(s, sep) < 2 || len(s) > maxKept {
		return false
	}
	if first, _, _ := strings.Cut(s, sep); !isWordOf(first, " com org net io dev java javax jakarta kotlin scala android akka django flask illuminate app symfony laravel doctrine spring microsoft system ") {
		return false
	}
	last := ""
	for part := range strings.SplitSeq(s, sep) {
		if !identifier(part) || !isAlpha(part[0]) || randomLooking(part) {
			return false
		}
		last = part
	}
	return len(last) > 3 && upperFirst(last) && strings.ToUpper(last) != last
}

// publicName reports whether k is the name of a public key.
func publicName(k string) bool {
	if !containsFold(k, "pub") {
		return false
	}
	k = strings.ToLower(unjoin.Replace(k))
	return (strings.Contains(k, "publickey") || strings.HasSuffix(k, "pubkey") || strings.Contains(k, "pubkeyhash")) && !strings.Contains(k, "private") && !strings.Contains(k, "nonpublic")
}

// minPin is the smallest number that is taken for the PIN of somebody.
const minPin = 100

// namesHeader reports whether key is a name under which the name of a header stands:
// signatureHeader.
func namesHeader(key string) bool {
	return len(key) > len("header") && hasSuffixFold(key, "header")
}

// placeName reports whether s is how programs call the header, cookie or field that a secret
// travels in: X-XSRF-TOKEN, _csrf.
func placeName(s string) bool {
	return len(s) <= maxSmallText+8 && identifier(strings.ReplaceAll(s, "-", "")) && strings.ContainsAny(s, "-_") && (headerName(s) || strings.ToUpper(s) == s || strings.Contains(s, "csrf") || strings.Contains(s, "xsrf"))
}

// minPinDigits is the fewest digits that a PIN has.
const minPinDigits = 3
