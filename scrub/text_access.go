package scrub

import "strings"

// Messages about how somebody gets in, which tell passwords in an order of their own: which login for
// the printer? warehouse2, then x.

// maxAccess is how far from a word about access they are looked for, in bytes.
const maxAccess = 300

// access reports whether a message in which w stands may be about how somebody gets in.
func (w *contextWord) access() bool {
	switch w.kind {
	case afterPassword, afterPass, afterLogin, aboutAccessTo:
		return true
	}
	return w.kind == toVerify && (w.text == "log" || w.text == "sign")
}

// access replaces the first word around s[i:end] that is hardly anything but a password.
func (sc *scanner) access(i, end int) bool {
	s := sc.s
	if (s[i]|0x20 == 'l' || s[i]|0x20 == 's') && end < len(s) && s[end] == ' ' && end-i < len("login") && !strings.HasPrefix(s[end:], " in") { // log in, log into
		return false
	}
	lo := max(sc.last, sc.accessTill, i-maxAccess/2)
	hi := min(len(s), end+maxAccess)
	for lo > sc.last && lo < hi && s[lo-1] > ' ' { // from the next word on
		lo++
	}
	before := ""
	for lo < hi {
		v, next := sc.plainEnds(lo, hi)
		if (v.hi <= i || v.lo >= end) && (next < hi || hi == len(s) || s[hi] <= ' ') && unmistakable(before, s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			sc.i = max(sc.i, end)
			return true
		}
		before = strings.Trim(s[lo:next], " \t\r\n")
		sc.accessTill = lo
		lo = next
	}
	return false
}

// unmistakable reports whether text behind the word before, in a message about access, is a password.
func unmistakable(before, text string) bool {
	if len(text) < 8 || len(text) > 40 || technical(text) {
		return false
	}
	if madeUp(text) || leet(text) && strings.IndexByte(text, '.') < 0 || signJoined(text) {
		return true
	}
	word := strings.ToLower(strings.Trim(before, "\"'(*_,"))
	switch {
	case isWordOf(word, " with then and is: is / ") && wordsAndNumber(text) && bothCases(text):
		return true
	case isWordOf(word, " with then and ") && plusJoined(text):
		return true
	}
	return word == "word" && strings.Count(text, "-") > 1 && namedWords(text)
}

// slashed replaces the password of a user of any name, of whom the slash at i parts it: colin.marsh / x.
func (sc *scanner) slashed(i int) {
	s := sc.s
	if i < 3 || i+4 >= len(s) || s[i-1] != ' ' || s[i+1] != ' ' {
		return
	}
	lo := i - 1
	for lo > sc.last && i-lo < maxLabel && (isLowerAlnum(s[lo-1]) || strings.IndexByte("._-@+", s[lo-1]) >= 0) {
		lo--
	}
	user := s[lo : i-1]
	v, _ := sc.plainEnds(i+2, min(len(s), i+2+maxShape))
	text := s[v.lo:v.hi]
	if len(user) < 3 || lo > 0 && s[lo-1] > ' ' && !isQuote(s[lo-1]) && s[lo-1] != '(' || len(text) < 8 || len(text) > 40 || technical(text) || strings.HasPrefix(s[v.hi:], " / ") {
		return
	}
	first, last, named := strings.Cut(user, ".")
	named = named && len(first) > 0 && len(last) > 2 && letters(first+last) && !strings.ContainsAny(text, "_/")
	if madeUp(text) || leet(text) || signJoined(text) || named && passwordLike(text, false) {
		sc.replace(v.lo, v.hi)
	}
}

// signJoined reports whether text is two words with a capital that a sign joins which hardly joins
// anything: Sparrow!Volt.
func signJoined(text string) bool {
	at := strings.IndexAny(text, "!^*~$")
	if at < 3 || at+4 > len(text) || !bothCases(text[:at]) || !bothCases(text[at+1:]) {
		return false
	}
	return letters(text[:at]) && letters(strings.TrimRight(text[at+1:], "0123456789"))
}

// plusJoined reports whether text is words and a number that a plus joins: Moss+Lichen21.
func plusJoined(text string) bool {
	first, last, ok := strings.Cut(text, "+")
	words := strings.TrimRight(last, "0123456789")
	return ok && len(first) > 2 && len(words) > 2 && len(words) < len(last) && letters(first) && letters(words) && bothCases(text) && !isWordOf(first, " ctrl shift alt cmd command option super meta ")
}

// namedWords reports whether text is words with a capital that hyphens join: Kestrel-Nine-Oaks.
func namedWords(text string) bool {
	for word := range strings.SplitSeq(text, "-") {
		if len(word) < 2 || !letters(word) || isLower(word[0]) || strings.ToLower(word[1:]) != word[1:] {
			return false
		}
	}
	return true
}

// technical reports whether text holds an abbreviation with a number in it.
func technical(text string) bool {
	return holdsOneOf(text, "k8s", "i18n", "l10n", "a11y", "e2e", "p2p", "b2b", "log4", "neo4", "ec2", "oauth2", "pbkdf2", "argon2", "sha1", "sha2", "sha5", "utf8", "base32", "base64", "x509", "http2", "ipv4", "ipv6", "1password", "3scale")
}
