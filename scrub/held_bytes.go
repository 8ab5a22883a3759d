package scrub

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// Random bytes of the size of a key, in base64 with its padding, are one unless their name
// says what else they are: {"encrypt": "oi91PoU0fkOJugmQdY5NE+jifNX44RXpvrGs1D5fj3k="}.

// keySized reports whether s has the length of 128, 256 or 512 bits in base64.
func keySized(s string) bool {
	switch n := len(s); n {
	case 24, 56, 88: // or 320, as of the functions of Azure
		return s[n-1] == '=' && s[n-2] == '='
	case 44:
		return s[n-1] == '=' && s[n-2] != '='
	}
	return false
}

// holdsKey reports whether s under the name key is one.
func holdsKey(key *keyVerdict, s string) bool {
	if key == nil || !keySized(s) || namesBytes(key.key) {
		return false
	}
	var buf [66]byte
	if len(s) > 44 { // others may be ids
		s = standard.Replace(s)
	}
	n, err := base64.StdEncoding.Decode(buf[:], []byte(s))
	return err == nil && !readable(buf[:n])
}

// standard makes base64 for URLs that for everything else.
var standard = strings.NewReplacer("-", "+", "_", "/")

// readable reports whether b is text.
func readable(b []byte) bool {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError || r < ' ' && r != '\n' && r != '\t' && r != '\r' {
			return false
		}
		b = b[n:]
	}
	return true
}

// namesBytes reports whether key names bytes that are no secret: what is public, sums, ids,
// places in a list, and contents of any kind.
func namesBytes(key string) bool {
	return len(key) < 3 || endsInOneOf(key, "id", "ids", "ref", "tag") || holdsOneOf(key,
		"pub", "cert", "x5", "peer", "digest", "hash", "md5", "sha", "crc", "check", "integrity", "etag", "finger", "thumb", "proof", "commit", "root", "sum", "verif",
		"uuid", "guid", "nonce", "challenge", "accept", "websocket", "cursor", "page", "token", "marker", "next", "prev", "offset", "state", "version", "sync",
		"partition", "sort", "cache", "idempot", "cipher", "crypted", "wrapped", "image", "photo", "avatar", "icon", "blob", "data", "content", "body", "payload", "bytes", "base64", "value",
		"raw", "text", "message", "file", "vector", "embedding", "address", "account", "name", "sign",
	)
}
