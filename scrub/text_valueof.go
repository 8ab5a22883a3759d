package scrub

import "strings"

// What sentences say the value of something is: invalid value "x" for flag -password.

// resolvedTo replaces what a variable is said to be whose closing bracket stands before at:
// ${db.password} resolved to x.
func (sc *scanner) resolvedTo(at int, kind contextKind) bool {
	return sc.statedBehind(at, kind, " to ", " resolved to ", " is ", " was ", " -> ", " => ", " = ", " with ")
}

// valueOf replaces what stands at at if the sentence says that it is the value of what it
// has just named: secret db has value x, secret "db" = "x".
func (sc *scanner) valueOf(at int, kind contextKind) bool {
	const equals = " = "
	if strings.HasPrefix(sc.s[at:], equals) && !isQuote(sc.s[min(len(sc.s)-1, at+len(equals))]) {
		return false
	}
	return sc.statedBehind(at, kind, " has value ", " had value ", " contained ", " contains ", " holds ", equals, " resolved to ", " payload ")
}

// statedBehind replaces the secret behind the first of the links that stands at at.
func (sc *scanner) statedBehind(at int, kind contextKind, links ...string) bool {
	for _, link := range links {
		if strings.HasPrefix(sc.s[at:], link) {
			return sc.stateAt(at+len(link), kind)
		}
	}
	return false
}

// afterGot replaces what a program got for the secret of p, of which the value v is
// a word that says so: bad password: got "x".
func (sc *scanner) afterGot(p *pair, v value) {
	s := sc.s
	if p.sep != ':' || !p.spaced || v.quote != 0 || v.hi+1 >= len(s) || s[v.hi] != ' ' {
		return
	}
	at := v.hi + 1
	switch word := s[v.lo:v.hi]; {
	case isWordOf(word, " invalid bad wrong illegal unexpected unknown ") && strings.HasPrefix(s[at:], "value "):
		at += len("value ")
	case isWordOf(word, codeNames) && sc.numberFollows(v.hi):
		if c := sc.candidate(at); isNumber(s[c.lo:c.hi]) {
			sc.replace(c.lo, c.hi)
		}
		return
	case !isWordOf(word, " got was received given entered tried used expected want "):
		return
	}
	c := sc.candidate(at)
	if c.hi > c.lo && (c.quote != 0 && isNumber(s[c.lo:c.hi]) && c.hi-c.lo >= 3 && !countsName(p.key) || strongSecretWord(p.key) && (sc.stated(s[c.lo:c.hi], afterPassword, c.quote) || sc.quotedWord(c)) || sc.stated(s[c.lo:c.hi], afterToken, c.quote)) {
		sc.replace(c.lo, c.hi)
		sc.counterpart(c.hi, afterToken)
	}
}

// saidOfName replaces the value in quotes that stands for the name in quotes whose last
// word is s[i:end]: "api_key" was "x", config.Get("api_key") = "x".
func (sc *scanner) saidOfName(i, end int) bool {
	s, quote := sc.s, sc.s[end]
	at := end + 1
	called := s[at] == ')'
	if called {
		at++
	}
	if at >= len(s) || s[at] != ' ' {
		return false
	}
	link := 0
	for _, l := range [...]string{" was ", " is ", " is set to ", " set to ", " returned ", " returns ", " = ", " == ", " -> ", " => "} {
		if strings.HasPrefix(s[at:], l) && (called || isAlpha(l[1])) {
			link = max(link, len(l))
		}
	}
	lo := strings.LastIndexByte(s[max(0, end-maxLabel):end], quote)
	if link == 0 || lo < 0 {
		return false
	}
	if lo += max(0, end-maxLabel) + 1; lo > i || bareKey(s[lo:end]) || !sc.t.keys.sensitive(s[lo:end]) {
		return false
	}
	c := sc.candidate(at + link)
	if c.hi == c.lo || c.quote == 0 || placeholder(s[c.lo:c.hi]) || message(s[c.lo:c.hi]) || statusWords.has(s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// ofName replaces the value that a sentence gives to a name in quotes before the
// word value at i: unknown key "password" with value "x".
func (sc *scanner) ofName(i, end int) bool {
	s := sc.s
	if end+1 < len(s) && s[end] == ' ' && isQuote(s[end+1]) && sc.forName(end+1) {
		return true
	}
	before := s[max(0, i-maxShape):i]
	for _, verb := range [...]string{"with ", "has ", "had ", "has the ", "had the "} {
		if n := len(before) - len(verb); n > 0 && before[n:] == verb {
			before = before[:n]
			break
		}
	}
	if strings.HasSuffix(before, "verification ") && containsFold(before[max(0, len(before)-len("card verification ")):], "card") {
		if lo, hi := sc.numberBehind(end); hi-lo == 3 || hi-lo == 4 {
			sc.replace(lo, hi)
			return true
		}
	}
	if len(before) < min(i, maxShape) && sc.ofField(before, end) {
		return true
	}
	if !strings.HasSuffix(before, `" `) && !strings.HasSuffix(before, "' ") {
		return false
	}
	quote := before[len(before)-2]
	before = before[:len(before)-2]
	name := before[strings.LastIndexByte(before, quote)+1:]
	if len(name) == len(before) || name == "" || bareKey(name) || !sc.t.keys.sensitive(name) || end+1 >= len(s) || s[end] != ' ' && s[end] != ':' {
		return false
	}
	at := end + 1
	if s[at] == ' ' {
		at++
	}
	c := sc.candidate(at)
	if c.hi == c.lo || placeholder(s[c.lo:c.hi]) || statusWords.has(s[c.lo:c.hi]) || !(c.quote != 0 && strongSecretWord(name)) && plainParts(s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// ofField replaces the value that follows the word value, which ends at end, if before
// ends in the name of a field for it: field password with value x.
func (sc *scanner) ofField(before string, end int) bool {
	s := sc.s
	words := strings.Fields(before)
	n := len(words)
	if n < 2 || end >= len(s) || s[end] != ' ' || !isWordOf(words[n-2], " field option flag parameter param key setting property column header variable argument attribute ") || bareKey(words[n-1]) || !sc.t.keys.sensitive(words[n-1]) {
		return false
	}
	c := sc.candidate(end + 1)
	if c.hi == c.lo {
		return false
	}
	kind := afterToken
	if strongSecretWord(words[n-1]) {
		kind = afterPassword
	}
	if !sc.stated(s[c.lo:c.hi], kind, c.quote) && !sc.quotedWord(c) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// forName replaces the value in quotes at at if the name it is for, which follows, is
// one of a secret: invalid value "x" for flag -password.
func (sc *scanner) forName(at int) bool {
	s := sc.s
	c := sc.candidate(at)
	if c.hi == c.lo || c.hi+1 >= len(s) {
		return false
	}
	lo := c.hi + 1
	for _, says := range [...]string{" is not valid", " is invalid", " is not a valid value", " is not allowed", " is too short", " is too long", " failed"} {
		if strings.HasPrefix(s[lo:], says) {
			lo += len(says)
			break
		}
	}
	if !strings.HasPrefix(s[lo:], " for ") {
		return false
	}
	lo += len(" for ")
	for _, word := range [...]string{"the ", "flag ", "option ", "field ", "parameter ", "key ", "variable ", "setting "} {
		if strings.HasPrefix(s[lo:], word) {
			lo += len(word)
		}
	}
	for lo < len(s) && (s[lo] == '-' || isQuote(s[lo])) {
		lo++
	}
	if !sc.secretNameAt(lo) || placeholder(s[c.lo:c.hi]) || statusWords.has(s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// secretNameAt reports whether the name of a secret stands at lo in a sentence.
func (sc *scanner) secretNameAt(lo int) bool {
	s, hi := sc.s, lo
	for hi < len(s) && hi-lo < maxShape && setBytes[setDot][s[hi]] {
		hi++
	}
	return hi > lo && !bareKey(s[lo:hi]) && sc.t.keys.sensitive(strings.TrimRight(s[lo:hi], "."))
}
