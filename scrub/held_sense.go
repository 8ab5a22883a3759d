package scrub

import "strings"

// Words for secrets that mean something else by what they are in, or by what stands beside
// them: tokens of languages, pins of boards and maps, passes of compilers, sessions of
// schools, keys of music.

// existingKeys stand beside the names of entries of a secret.
var existingKeys = [...]string{"existingSecret", "existingSecretName"}

// otherSense reports whether v under the sensitive key has another meaning in m, a map
// under the name in.
func otherSense[M entries](key string, v any, m M, in *keyVerdict) bool {
	s, text := textOf(v)
	if text && strings.HasSuffix(key, "Key") && has(m, existingKeys[:]) { // of Helm
		return isName(s)
	}
	switch key {
	case "sid": // of a session of Oracle
		_, number := numberOf(v)
		return number && has(m, oracleKeys[:])
	case "token": // of a language
		return text && lexeme(s) && (has(m, probKeys[:]) || at(m, "line", "col") || at(m, "line", "column") || at(m, "start", "end") || at(m, "start_offset", "end_offset") || in != nil && hasSuffixFold(in.key, "tokens") && lettersOf(s) && strings.ToLower(s) == s && has(m, positionKeys[:]))
	case "pin": // of a board, or a map
		if n, ok := numberOf(v); ok {
			mode, _ := m.entry("mode")
			way, _ := textOf(mode)
			return n >= 0 && n < minPin && (has(m, boardKeys[:]) || isWordOf(way, " in out input output alt0 alt1 pwm adc i2c spi uart analog digital pullup input_pullup "))
		}
		return text && (letters(s) && has(m, placeKeys[:]) || len(s) < 8 && strings.HasPrefix(strings.ToLower(s), "gpio"))
	case "pass":
		if text {
			return plainParts(s) && in != nil && isWordOf(in.key, " passes pipeline compiler optimizer renderer shader shaders ") && !has(m, loginKeys[:])
		}
		n, number := numberOf(v)
		return isBool(v) || has(m, failKeys[:]) && !has(m, loginKeys[:]) || number && n >= 0 && n < minPin && in != nil && isWordOf(in.key, " encoder encoding transcode transcoder video render compiler ")
	case "activeSignature", "active_signature": // of an editor
		_, number := numberOf(v)
		return number
	case "session":
		return text && partOfYear(s)
	case "pincode", "pinCode", "pin_code", "Pincode", "PinCode": // of a place in India
		return text && len(s) == 6 && s[0] != '0' && isNumber(s) && has(m, districtKeys[:]) && !has(m, loginKeys[:]) && !has(m, cardKeys[:])
	}
	return false
}

// districtKeys stand beside the code of a place.
var districtKeys = [...]string{"district", "locality", "taluk", "state", "country"}

// cardKeys stand beside the PIN of a card.
var cardKeys = [...]string{"card", "last4", "card_last4", "cardLast4", "brand"}

// positionKeys stand beside a word in a text that is searched.
var positionKeys = [...]string{"position"}

// loginKeys stand beside the password of somebody.
var loginKeys = [...]string{"user", "username", "login", "host", "email"}
