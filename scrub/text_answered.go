package scrub

import "strings"

// What somebody answers who is asked for a secret, on the same line or on one below.

// answeredBelow replaces the last word of the next line if it looks like the password that
// somebody asks for in the line before, of which rest stands behind the word at end:
// bob: x.
func (sc *scanner) answeredBelow(end int, rest string, kind contextKind) bool {
	s := sc.s
	if asks := strings.Trim(rest, " ?!.\r"); asks != "" && !isWordOf(strings.ToLower(asks), " please pls plz again for ") && !(strings.HasSuffix(strings.TrimRight(rest, " \r"), "?") && strings.Count(asks, " ") < 5) {
		return false
	}
	lo := end + len(rest) + 1
	line, _, _ := strings.Cut(s[lo:min(len(s), lo+maxShape)], "\n")
	if lo+len(line) < len(s) && s[lo+len(line)] != '\n' || strings.IndexByte(rest, '.') >= 0 && !strings.HasPrefix(line, "PASS ") { // too long for an answer, or no question
		return false
	}
	line = strings.TrimRight(line, " \r")
	at := strings.LastIndexAny(line, " /") + 1
	word := line[at:]
	if at < 2 || line[at-1] == '/' && line[at-2] != ' ' || strings.Count(line, " ") > 4 || len(word) < 6 || strings.HasPrefix(word, "0x") || !madeUp(word) && !(kind == afterPassword && mixed(word) && sc.stated(word, afterPassword, 0)) || strings.ContainsAny(word, "=(){}<>\"'") {
		return false
	}
	sc.replace(lo+at, lo+len(line))
	return true
}

// asks reports whether the rest of a line behind the name of a code asks for it.
func asks(rest string) bool {
	rest = strings.TrimRight(rest, " \r")
	return rest == "" || len(rest) < maxLabel && (strings.HasSuffix(rest, "?") || strings.HasSuffix(rest, " again")) || holdsOneOf(rest, "followed by #", "followed by hash", "followed by the pound")
}

// codeBelow replaces the number of at least that many digits that answers on the line at lo, or on one of
// several, what somebody asks for: bob: 58204#.
func (sc *scanner) codeBelow(lo, lines, least int) bool {
	line, _, more := strings.Cut(sc.s[lo:min(len(sc.s), lo+maxShape)], "\n")
	who, said, ok := strings.Cut(line, ": ")
	if !ok || who == "" || !letters(who) || otherSubjects.has(who) || measured.has(who) {
		return false
	}
	v, _ := sc.plainEnds(lo+len(who)+len(": "), lo+len(line))
	v.hi = sc.grouped(v.lo, v.hi)
	if code := strings.TrimRight(ungrouped(sc.s[v.lo:v.hi]), "#"); said == "" || len(code) < least || len(code) > 8 || !isNumber(code) || year(code) {
		return more && lines > 1 && sc.codeBelow(lo+len(line)+1, lines-1, least)
	}
	sc.replace(v.lo, v.hi)
	return true
}

// speaker returns where what somebody says begins behind the time and the name in brackets at at.
func (sc *scanner) speaker(at int) int {
	s := sc.s
	for _, close := range [...]byte{']', '>'} {
		open := byte('[')
		if close == '>' {
			open = '<'
		}
		if at < len(s) && s[at] == open {
			if n := strings.IndexByte(s[at:min(len(s), at+maxPairSpace)], close); n > 0 && strings.HasPrefix(s[at+n:], string(close)+" ") {
				at += n + 2
			}
		}
	}
	return at
}

// answered replaces the password or the code at at that answers the question what it is: what was the
// password again? Ann: it's x. If word is true, that may be any word.
func (sc *scanner) answered(at int, code, word bool) bool {
	s := sc.s
	is := false
	for n := 0; n < 4; n++ {
		for at < len(s) && (s[at] == ' ' || s[at] == '\n' || s[at] == '\r' || strings.HasPrefix(s[at:], `\n`) || strings.HasPrefix(s[at:], `\r`)) {
			if s[at] == '\\' {
				at++
			}
			at++
		}
		if n == 0 { // [14:33] <ann> it's x
			at = sc.speaker(at)
		}
		hi := at
		for hi < len(s) && hi < at+maxPairSpace && (isAlnum(s[hi]) || s[hi] == '\'' || s[hi] == '_') {
			hi++
		}
		switch {
		case hi < len(s) && s[hi] == ':' && n == 0: // who answers
			at = hi + 1
		case isWordOf(strings.ToLower(s[at:hi]), " it's its it is was should be yes sure ok "):
			is = is || isWordOf(s[at:hi], " it's its is ")
			at = hi
			if at < len(s) && s[at] == ',' {
				at++
			}
		default:
			c := sc.candidate(at)
			if code {
				if number := ungrouped(s[c.lo:c.hi]); len(number) < 4 || len(number) > 8 || !isNumber(number) {
					return false
				}
				sc.replace(c.lo, c.hi)
				return true
			}
			text := s[c.lo:c.hi]
			if word && is && plainWord(text) && len(text) > 3 && (upperFirst(text) || !messageWord(text)) && !statusWords.has(text) {
				sc.replace(c.lo, c.hi)
				return true
			}
			phrase := c.quote != 0 && strings.Count(text, " ") > 1 && letters(strings.ReplaceAll(text, " ", "")) && statusCount(text) == 0 && toldPhrase(text)
			if text == "" || !phrase && (!mixed(text) || !sc.stated(text, afterPassword, c.quote)) {
				return false
			}
			sc.replace(c.lo, c.hi)
			return true
		}
	}
	return false
}

// answer replaces the answer in quotes to a security question, of which the word question
// is at i: security question "first pet" answered with "x".
func (sc *scanner) answer(i, end int) bool {
	s := sc.s
	before := strings.ToLower(s[max(0, i-len("security ")):i])
	if !strings.HasSuffix(before, "security ") && !strings.HasSuffix(before, "secret ") && !strings.HasSuffix(before, "recovery ") {
		return false
	}
	rest := s[end:min(len(s), end+maxPredicate)]
	for _, link := range [...]string{" answer ", " answer: ", " answer=", " answered with ", " answered ", " with answer "} {
		at := strings.LastIndex(rest, link)
		if at < 0 {
			continue
		}
		c := sc.candidate(end + at + len(link))
		if c.hi > c.lo && (c.quote != 0 || link[len(link)-1] == '=' || mixed(s[c.lo:c.hi]) && sc.stated(s[c.lo:c.hi], afterPassword, 0)) && !placeholder(s[c.lo:c.hi]) && !statusWords.has(s[c.lo:c.hi]) {
			sc.replace(c.lo, c.hi)
			return true
		}
	}
	return false
}
