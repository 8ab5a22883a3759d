package scrub

import "strings"

// Passwords that a sentence tells without the word: ftp login as backup with b4ckup!
// failed, SCRAM login app/x refused.

// loginWith replaces what somebody logged in with, after a word such as login or bind that
// ends at end: as ann with x, for ann with x.
func (sc *scanner) loginWith(end int) bool {
	s := sc.s
	line := s[end:min(len(s), end+maxPredicate)]
	line, _, _ = strings.Cut(line, "\n")
	n := strings.Index(line, " with ")
	if n < 0 || strings.ContainsAny(line[:n], ";\"'{}[]") {
		return false
	}
	words := strings.Fields(line[:n])
	if len(words) == 0 {
		return false
	}
	// Whose: as ann, for ann, of ann, or the name in a directory.
	if who := words[len(words)-1]; strings.IndexByte(who, '=') < 0 && (len(words) < 2 || !isWordOf(words[len(words)-2], " as for of user ")) {
		return false
	}
	c := sc.candidate(end + n + len(" with "))
	if c.hi > c.lo && sc.restatement(s[c.lo:c.hi], afterPassword, c.quote) && isWordOf(words[0], " in as ") {
		sc.replace(c.lo, c.hi)
		return true
	}
	if c.hi == c.lo || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) || c.quote == 0 && (coded(s[c.lo:c.hi]) || product(s[c.lo:c.hi]) || upperName(s[c.lo:c.hi]) && strings.IndexByte(s[c.lo:c.hi], '_') > 0 || resource(s[c.lo:c.hi]) || isNumber(s[c.lo:c.hi])) || !sc.refused(c.hi) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// refused reports whether what follows the word that ends at hi says whether somebody was
// let in, or nothing does.
func (sc *scanner) refused(hi int) bool {
	rest := strings.TrimLeft(sc.s[hi:min(len(sc.s), hi+24)], "!?\"' ")
	if rest == "" || strings.IndexByte("\n:(", rest[0]) >= 0 {
		return true
	}
	word := rest
	if n := strings.IndexAny(rest, " ,.;:()\n"); n >= 0 {
		word = rest[:n]
	}
	return isWordOf(word, " failed fails failure rejected refused denied no invalid forbidden unauthorized succeeded was is ")
}

// product reports whether text is the name of a program and its version: curl/8.1.2.
func product(text string) bool {
	name, version, ok := strings.Cut(text, "/")
	return ok && letters(name) && versionLike(version) && strings.IndexByte(version, '.') > 0
}

// loginJoined replaces the password that a slash joins to the user of a login which ends
// at end, if it was refused: login app/x failed.
func (sc *scanner) loginJoined(end int) bool {
	s := sc.s
	if end >= len(s) || s[end] != ' ' {
		return false
	}
	n := strings.IndexByte(s[end:min(len(s), end+48)], '/')
	if n < 2 || strings.IndexByte(s[end+1:end+n], ' ') >= 0 {
		return false
	}
	if isWordOf(s[end+1:end+n], " page form screen view route path oauth module controller template ") {
		return false
	}
	lo := end + n + 1
	hi := lo
	for hi < len(s) && s[hi] > ' ' && hi-lo < maxShape {
		hi++
	}
	if name := strings.TrimRight(s[lo:hi], "0123456789"); hi == lo || plainParts(name) || strings.IndexByte(s[lo:hi], '/') >= 0 || !strings.ContainsAny(s[lo:hi], "0123456789") || !sc.refused(hi) || hi == len(s) || !sc.stated(s[lo:hi], afterPassword, 0) {
		return false
	}
	sc.replace(lo, hi)
	return true
}
