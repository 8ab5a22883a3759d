package scrub

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// Texts in base64 or in hexadecimal digits, as the scripts that start machines and what auditd
// writes of command lines, are texts: one in which there is a secret goes as a whole.

const (
	// minEncoded is how long such a text is at least, and maxEncoded at most.
	minEncoded = 40
	maxEncoded = 64 << 10
	// encodedHead is how much of it is decoded first, to see whether it is text.
	encodedHead = 24
)

// holdsSecret reports whether s is such a text with a secret in it.
func (w *walk) holdsSecret(s string) bool {
	if strings.HasPrefix(s, "data:") {
		if i := strings.Index(s[:min(len(s), maxLabel)], ";base64,"); i > 0 {
			s = s[i+len(";base64,"):]
		}
	}
	if len(s) < minEncoded || len(s) > maxEncoded || strings.IndexByte(s[:minEncoded], ' ') >= 0 {
		return false
	}
	plain := decoded(s)
	if plain == nil {
		return false
	}
	text := string(plain)
	return w.s.texts.scrub(text) != text
}

// decoded returns the text that s is in base64 or hexadecimal digits, or nil.
func decoded(s string) []byte {
	decode := base64.RawStdEncoding.DecodeString
	if len(s)%2 == 0 && isHexRun(s[:encodedHead]) {
		decode = func(s string) ([]byte, error) {
			b, err := hex.DecodeString(s)
			return unterminated(b), err
		}
	} else {
		s = strings.TrimRight(inOneLine.Replace(s), "=")
		if strings.ContainsAny(s, "-_") {
			decode = base64.RawURLEncoding.DecodeString
		}
	}
	head, err := decode(s[:min(len(s), encodedHead)])
	if err != nil || !readable(head) {
		return nil
	}
	out, err := decode(s)
	if err != nil || !readable(out) {
		return nil
	}
	return out
}

// inOneLine joins lines of base64.
var inOneLine = strings.NewReplacer("\n", "", "\r", "")

// unterminated returns b with blanks in the place of the bytes that end arguments.
func unterminated(b []byte) []byte { return bytes.ReplaceAll(b, []byte{0}, []byte{' '}) }
