package slogsentry

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Placeholders for what varies in a message.
const (
	variableNumber = "<num>"
	variableID     = "<id>"
	variableText   = "<str>"
)

// messageTemplate replaces the parts of a message that probably vary from record
// to record, so that messages of one kind come out alike: numbers and what is
// built of them (addresses, dates, durations) by <num>, identifiers by <id>, text
// in double quotes by <str>. Short words that start with a letter, such as s3 or
// http2, stay. Names in plain words cannot be told from other words. Only the
// first kilobyte counts.
func messageTemplate(message string) string {
	message = shorten(message, 1<<10)
	// Messages are constant as a rule, and then nothing is copied.
	if !strings.ContainsAny(message, "0123456789\"") {
		return message
	}
	out := make([]byte, 0, len(message))
	var last, joined string // the placeholder just before, and before a joint
	for len(message) > 0 {
		n, variable := nextPart(message)
		part := message[:n]
		message = message[n:]
		switch {
		case variable == "":
			out = append(out, part...)
			joined = ""
			if len(part) == 1 && strings.Contains(".:-/,+", part) {
				joined = last
			}
			last = ""
			continue
		case variable == joined:
			out = out[:len(out)-1] // 10.0 is one number
		default:
			out = append(out, variable...)
		}
		last, joined = variable, ""
	}
	return string(out)
}

// nextPart returns the length of the word, quoted text or other character that
// message starts with, and the placeholder for it if it varies.
func nextPart(message string) (n int, variable string) {
	if n := quotedLen(message); n > 0 {
		return n, variableText
	}
	if isUUID(message) {
		return uuidLen, variableID
	}
	digits, letters := 0, 0
	for i, r := range message {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		case i == 0:
			_, n := utf8.DecodeRuneInString(message)
			return n, ""
		default:
			return i, variableWord(message[:i], digits, letters)
		}
	}
	return len(message), variableWord(message, digits, letters)
}

// variableWord returns the placeholder for a word, "" if it is constant: digits
// with at most a unit are a number, longer mixtures an identifier.
func variableWord(word string, digits, letters int) string {
	const unit, name = 3, 8
	starts := word[0] >= '0' && word[0] <= '9'
	switch {
	case digits == 0:
		return ""
	case starts && letters <= unit:
		return variableNumber
	case starts || len(word) >= name:
		return variableID
	default:
		return ""
	}
}

// quotedLen returns the length of the double-quoted text that s starts with, 0
// if there is none.
func quotedLen(s string) int {
	if s[0] != '"' {
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

const uuidLen = len("00000000-0000-0000-0000-000000000000")

// isUUID reports whether s starts with a UUID, some of whose parts may look like
// words.
func isUUID(s string) bool {
	if len(s) < uuidLen {
		return false
	}
	for i := range uuidLen {
		switch c := s[i]; {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case c >= '0' && c <= '9', c >= 'a' && c <= 'f', c >= 'A' && c <= 'F':
		default:
			return false
		}
	}
	return true
}
