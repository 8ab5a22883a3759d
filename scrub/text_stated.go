package scrub

import "strings"

// What a sentence states about the name of a secret, and whether that looks like one.

// mixedAt reports whether a word of letters of both cases, digits or signs stands at at, and not Stage2.
func (sc *scanner) mixedAt(at int) bool {
	c := sc.candidate(min(at, len(sc.s)))
	text := sc.s[c.lo:c.hi]
	return c.quote == 0 && mixed(text) && digitsIn(text) > 0 && !letters(strings.TrimRight(text, "0123456789"))
}

// fileAt reports whether the name of a file stands at at.
func (sc *scanner) fileAt(at int) bool {
	v, _ := sc.plainEnds(at, min(len(sc.s), at+maxLabel))
	return fileName(sc.s[v.lo:v.hi])
}

// generatedWord replaces the word at at if it looks generated.
func (sc *scanner) generatedWord(at int) bool {
	c := sc.candidate(at)
	if c.hi == c.lo || !randomLooking(sc.s[c.lo:c.hi]) && !randomCase(sc.s[c.lo:c.hi]) || isUUID(sc.s[c.lo:c.hi]) || !sc.stated(sc.s[c.lo:c.hi], afterToken, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// stateAt replaces the word at at if it looks like the secret that the sentence before
// it is about.
func (sc *scanner) stateAt(at int, kind contextKind) bool {
	c := sc.candidate(at)
	if c.hi == c.lo || !sc.stated(sc.s[c.lo:c.hi], kind, c.quote) || c.quote == 0 && isCallOf(sc.s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// isCallOf reports whether text is the start of a call or a variant of Rust: Err(ParseError::Unexpected.
func isCallOf(text string) bool {
	name, rest, ok := strings.Cut(text, "(")
	if !ok || !identifier(strings.ReplaceAll(name, "::", "")) {
		return false
	}
	kind := strings.TrimRight(rest, ")}{, ")
	return strings.Contains(text, "::") || name == "Err" && upperFirst(kind) && letters(kind)
}

// fromTo replaces both secrets of "changed the password from x to y", where x
// is at at.
func (sc *scanner) fromTo(at int, kind contextKind) bool {
	s := sc.s
	from := sc.candidate(at)
	rest := s[min(len(s), from.hi):min(len(s), from.hi+5)]
	n := strings.Index(rest, " to ")
	if from.hi == from.lo || n < 0 || n > 1 {
		return false
	}
	to := sc.candidate(from.hi + n + len(" to "))
	if to.hi == to.lo {
		return false
	}
	quoted := kind == afterPassword && from.quote != 0 && to.quote != 0 && !message(s[from.lo:from.hi]) && !message(s[to.lo:to.hi])
	if !quoted && !sc.stated(s[from.lo:from.hi], kind, from.quote) && !sc.stated(s[to.lo:to.hi], kind, to.quote) {
		return false
	}
	sc.replace(from.lo, from.hi)
	sc.replace(to.lo, to.hi)
	return true
}

// phraseAt replaces the words at at if the name that ends at end is that of a passphrase.
func (sc *scanner) phraseAt(at, end int) bool {
	if end < len("phrase") || !strings.EqualFold(sc.s[end-len("phrase"):end], "phrase") {
		return false
	}
	words, _, _ := strings.Cut(sc.s[at:min(len(sc.s), at+maxPredicate)], "\n")
	n := phraseLen(&pair{key: "phrase"}, words)
	sentence := n+2 < len(words) && words[n] == '.' && words[n+1] == ' ' && !isLower(words[n+2])
	if n == 0 || !sentence && n < len(strings.TrimRight(words, " .\r")) || !toldPhrase(words[:n]) {
		return false
	}
	sc.replace(at, at+n)
	return true
}

// lastWord replaces the word at at if it is a secret that ends the line, as in
// "a temporary password is generated for root@localhost: x".
func (sc *scanner) lastWord(at int, kind contextKind) bool {
	s := sc.s
	for at < len(s) && s[at] == ' ' {
		at++
	}
	c := value{lo: at, hi: at}
	chained := false // another error is wrapped, whose text follows
	if at < len(s) && isQuote(s[at]) {
		c = sc.candidate(at)
	} else {
		for c.hi < len(s) && s[c.hi] > ' ' && s[c.hi] != '"' && !(s[c.hi] == '\\' && escapeEnds(s[c.hi+1:])) {
			c.hi++
		}
		if chained = c.hi < len(s) && s[c.hi] == ' ' && s[c.hi-1] == ':' && c.hi-1 > c.lo; chained {
			c.hi--
		} else if c.hi < len(s) && s[c.hi] != '\n' && s[c.hi] != '\r' && s[c.hi] != '"' && s[c.hi] != '\\' {
			return false
		}
	}
	if c.hi == c.lo || !sc.stated(s[c.lo:c.hi], kind, c.quote) && !(kind == afterPassword && c.quote == 0 && !chained && !foreignStatus.has(s[c.lo:c.hi]) && !sc.whose(at) && sc.toldWord(c)) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// whose reports whether the word before the colon at at says that what follows is whose the
// secret is, or for what: wrong password for user: ann.
func (sc *scanner) whose(at int) bool {
	before := strings.TrimRight(sc.s[max(0, at-24):at], " :")
	return isWordOf(endWord(before, " \n\"'("), " user username account login host server database role realm domain ")
}

// nextLine replaces the word that makes the next line with something in it, after
// the line that ends at at and says what it is.
func (sc *scanner) nextLine(at int, kind contextKind) bool {
	s := sc.s
	lo := at
	for lo < len(s) && lo < at+16 && (s[lo] <= ' ' || s[lo] == '\\' || s[lo-1] == '\\' && (s[lo] == 'n' || s[lo] == 'r')) {
		lo++
	}
	hi := lo
	for hi < len(s) && s[hi] > ' ' && s[hi] != '\\' {
		hi++
	}
	if hi == lo || hi < len(s) && s[hi] != '\n' && s[hi] != '\r' && !strings.HasPrefix(s[hi:], `\n`) && !strings.HasPrefix(s[hi:], `\r`) && !strings.HasPrefix(s[hi:], `\\n`) || s[hi-1] == ':' || !sc.stated(s[lo:hi], kind, 0) || strings.ContainsAny(strings.TrimRight(s[lo:hi], "="), ":=,") {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// stated reports whether text, which a sentence states about a secret's name,
// looks like a secret: more than a word, and no address, date or measure.
func (sc *scanner) stated(text string, kind contextKind, quote byte) bool {
	if quote == 0 {
		text = ungrouped(text)
	}
	if kind != afterPassword && len(text) > 4 {
		text = strings.TrimSuffix(text, "#") // of a keypad
	}
	if placeholder(text) || sc.t.replacement != "" && sc.t.filtered(text, ".,:;!?)]}") || strings.Contains(text, "://") || text[0] == '/' || plainParts(text) && !(kind == afterPassword && (weakPassword(text) || wordPhrase(text) || capitalWords(text))) || measure(text) || strings.Contains(text, "****") || strings.HasPrefix(text, "SHA256:") || strings.HasPrefix(text, "MD5:") { // fingerprints
		return false
	}
	if i := strings.IndexByte(text, '@'); i > 0 && strings.IndexByte(text[i:], '.') > 0 && kind == afterPassword {
		return false
	}
	if kind == afterPassword && (len(text) < 6 || quote == 0 && coded(text)) {
		return false
	}
	if kind == afterNumber && isNumber(text) {
		return len(text) >= 4
	}
	if kind == afterPhrase || kind == afterNumber {
		kind = afterToken
	}
	return sc.contextSecret(text, kind, quote, false)
}
