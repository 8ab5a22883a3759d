package scrub

import "strings"

// A sentence can say more between the name of a secret and the secret: the
// password for ann was reset to x; token of user 17 is now "x".

// maxPredicate is how far the secret may stand from its name, in bytes.
const maxPredicate = 96

// predicate follows the sentence from end, where the name of a secret ends, and
// replaces the secret that it states.
func (sc *scanner) predicate(end int, kind contextKind) bool {
	s := sc.s
	limit := min(len(s), end+maxPredicate)
	set := sc.changedBefore(end)                 // the sentence is about a change
	told := saysHad(s[max(0, end-maxShape):end]) // it tells what somebody had for it
	if kind == afterPhrase && !strings.EqualFold(s[end-3:end], "key") {
		kind = afterNumber
	}
	english := kind == afterPassword && englishName(s[max(0, end-maxShape):end])
	whose, about := false, false
	before := ""
	if n := strings.IndexByte(s[end:min(limit, end+maxPairSpace*2)], '?'); n > 0 && only(s[end:end+n], " -", isAlnum) && asksOn(s[end:end+n]) {
		code := strings.EqualFold(s[max(0, end-len("code")):end], "code")
		code = code || kind == afterDigits
		return (kind == afterPassword || code) && sc.answered(end+n+1, code, false)
	}
	for at, n := end, 0; at < limit && s[at] == ' ' && n < 9; n++ {
		lo := at + 1
		hi := lo
		if whose && lo < limit && isQuote(s[lo]) { // password for user 'ann' is x
			if hi = strings.IndexByte(s[lo+1:limit], s[lo]); hi < 0 {
				return false
			}
			at, whose = lo+1+hi+1, false
			if strings.HasPrefix(s[at:limit], ": ") {
				return sc.lastWord(at+2, kind)
			}
			continue
		}
		for hi < limit && strings.IndexByte(" \n\"'`()[]{}<>=;,!\\", s[hi]) < 0 {
			hi++
		}
		at = hi
		w := s[lo:hi]
		if w == "" && n > 0 && strings.HasPrefix(s[lo:limit], "= ") {
			return sc.stateAt(lo+len("= "), kind)
		}
		if w == "" && strings.HasPrefix(s[lo:limit], "=> ") {
			return sc.stateAt(lo+len("=> "), kind)
		}
		if w == "" && hi < limit && s[hi] == '(' {
			return sc.bracketed(hi, end, n == 0, before, kind)
		}
		if w == "" || hi == limit {
			return false
		}
		if n == 0 && kind == afterPassword && strings.HasPrefix(s[at:limit], " = ") && plainParts(w) && sc.t.keys.sensitive("password_"+w) { // PASSWORD kibana = x, mdp prod = x
			return sc.stateAt(at+len(" = "), kind)
		}
		if isWordOf(strings.TrimRight(w, ":"), " mismatch mismatched differs differ ") || before == "check" && isWordOf(strings.TrimRight(w, ":"), " failed fails ") {
			return sc.compared(at, kind)
		}
		named := whose
		about = about || w == "for"
		whose = isWordOf(w, " for user username account login role of für para pour per voor dla ") || kind == afterPassword && (isWordOf(w, articles) || isWordOf(before, " for of ") && isWordOf(w, " the our my your this that "))
		if w[len(w)-1] == ':' {
			w = w[:len(w)-1]
			if (had.has(w) || w == "to" && set || w == "is" && n > 1 || isWordOf(w, " lautet ist est es è é är ") || named || n == 0 && strings.IndexByte(w, '/') > 0 || about && kind == afterPassword && sc.mixedAt(at+1) || told && before == "from" || w == "valid" && before == "longer") && at < limit && s[at] == ' ' && !sc.fileAt(at+1) && sc.stateAt(at+1, kind) {
				return true
			}
			if at < limit && strings.HasPrefix(s[at:], " New value: ") { // of Elasticsearch
				at += len(" New value:")
			}
			if n == 0 && !changes.has(w) && !newOrOld.has(w) && !isWordOf(w, " is now today tonight here below again ") {
				return false
			}
			if at < limit && (s[at] == '\n' || strings.HasPrefix(s[at:], `\n`)) {
				return sc.nextLine(at, kind)
			}
			return at < limit && s[at] == ' ' && (sc.phraseAt(at+1, end) || sc.lastWord(at+1, kind))
		}
		if w == "-" && strings.HasPrefix(s[at:limit], "> ") {
			return sc.stateAt(at+len("> "), kind)
		}
		told = told || had.has(w)
		last := before
		before = w
		switch {
		case n == 0 && isWordOf(w, " header value parameter param ") && at+1 < limit && isQuote(s[at+1]):
			return sc.stateAt(at+1, kind)
		case n == 0 && isWordOf(w, " entered tried received typed submitted ") && !sc.counted(at+1) && sc.stateAt(at+1, kind):
			return true
		case w == "for" && isWordOf(last, " introspection validation verification lookup ") && sc.generatedWord(at+1):
			return true
		case w == "from" && (n == 0 || set) && sc.fromTo(at+1, kind):
			return true
		case w == "from" && !told && !set && !sc.colonFollows(at) && !sc.placeFollows(at):
			return false
		case (w == "you" && n == 0 || told && n < 3) && at < limit && s[at] == ',': // the password you entered, x, is wrong
			return s[min(at+1, limit-1)] == ' ' && sc.stateAt(at+2, kind)
		case changes.has(w):
			set = true
		case w == "is" || w == "was" || w == "isn't" && kind == afterPassword || isWordOf(w, " still currently ") && isWordOf(last, " is was ") || isWordOf(w, " lautet ist est es è é är ") || w == "now" || w == "as" || (w == "to" || w == "with") && set || n == 0 && w == "to":
			if c := sc.candidate(at + 1); c.hi > c.lo && (kind == afterNumber && c.hi-c.lo == 3 && isNumber(s[c.lo:c.hi]) && strings.HasSuffix(strings.ToLower(s[max(0, end-maxLabel):end]), "security code") || sc.stated(s[c.lo:c.hi], kind, c.quote) || (set && w == "to" || w == "is") && kind == afterPassword && sc.quotedWord(c) || (w == "is" || w == "was") && english && c.quote == 0 && sc.toldWord(c)) {
				sc.replace(c.lo, c.hi)
				sc.counterpart(c.hi, kind)
				return true
			}
		case n == 0 && kind == afterPassword && isWordOf(w, " auth authentication login "):
			set = true // as whom and with what
		case n == 0 && w == "same" && strings.HasPrefix(s[at:limit], " as ") && !holdsOneOf(s[at:min(limit, at+maxPairSpace/2)], "user", "login", "email"):
		case n == 0 && sc.valueOf(at, kind):
			return true
		case n == 0 && !had.has(w) && !goesOn.has(w) && !newOrOld.has(w):
			return false
		case w[len(w)-1] == '.':
			return false
		}
	}
	return false
}

// bracketed replaces the secret in the bracket at at or behind it, of a sentence about the name that ends at
// end. The word before the bracket is before; first says that there is none.
func (sc *scanner) bracketed(at, end int, first bool, before string, kind contextKind) bool {
	s := sc.s
	limit := min(len(s), end+maxPredicate)
	switch {
	case kind != afterPassword && isWordOf(before, requestParts):
		return sc.inPlaces(at, kind)
	case before == "default":
		return sc.stateAt(at, kind)
	}
	if !first && strings.HasPrefix(s[min(sc.remark(at), limit):limit], ": ") { // for backup (nightly): x
		at = sc.remark(at) + len(": ")
		c := sc.candidate(at)
		if kind == afterPassword && englishName(s[max(0, end-maxShape):end]) && c.quote != 0 && strings.IndexByte(s[c.lo:c.hi], ' ') > 0 && toldPhrase(s[c.lo:c.hi]) {
			sc.replace(c.lo, c.hi)
			return true
		}
		return sc.phraseAt(at, end) || sc.stateAt(at, kind) || sc.lastWord(at, kind)
	}
	if !first && kind == afterPassword {
		for _, link := range [...]string{") è ", ") is ", ") ist ", ") est ", ") es ", ") é ", ") was "} {
			if k := strings.Index(s[at:min(len(s), at+maxPredicate/2)], link); k > 0 && strings.IndexByte(s[at:at+k], '\n') < 0 {
				return sc.stateAt(at+k+len(link), kind)
			}
		}
	}
	word, rest, ok := strings.Cut(s[at+1:limit], " ")
	return ok && rest != "" && (had.has(strings.TrimRight(word, ":")) || isWordOf(word, " old: new: was: previous: now: currently currently: ")) && sc.stateAt(at+1+len(word)+1, kind)
}

// articles stand in other languages between a password and what it is for, with what joins them.
const articles = " la le el lo il los las les die den del dello della dell dei degli delle di de du des da do dos das der dem vom zum zur fürs beim van het op "

// remark returns where the one word in the bracket at at ends, or at.
func (sc *scanner) remark(at int) int {
	n := strings.IndexByte(sc.s[at:min(len(sc.s), at+maxPairSpace)], ')')
	if n < 2 || !only(sc.s[at+1:at+n], "-_.", isAlnum) {
		return at
	}
	return at + n + 1
}

// asksOn reports whether what stands between the name of a secret and a question mark asks for it, and not
// for something about it: password workshop?
func asksOn(words string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(words, " "), " ")
	return !isWordOf(first, " workshop policy policies field form page rule rules rotation reset manager change meeting training course room expired expires ")
}

// requestParts are where in a request something can stand.
const requestParts = " form header cookie query body request "

// placeFollows reports whether the next words say where in a request something stands:
// token from form (x).
func (sc *scanner) placeFollows(at int) bool {
	word, rest, _ := strings.Cut(sc.s[min(len(sc.s), at+1):min(len(sc.s), at+16)], " ")
	return isWordOf(word, requestParts) && strings.HasPrefix(rest, "(")
}

// inPlaces replaces the secret in the brackets at at, and another one with which it is
// compared: token from form (x) differs from cookie (y).
func (sc *scanner) inPlaces(at int, kind contextKind) bool {
	if !sc.stateAt(at, kind) {
		return false
	}
	rest := sc.s[sc.i:min(len(sc.s), sc.i+maxPredicate)]
	rest, _, _ = strings.Cut(rest, "\n")
	for _, place := range [...]string{" cookie (", " header (", " session (", " form (", " body ("} {
		if n := strings.Index(rest, place); n >= 0 {
			sc.stateAt(sc.i+n+len(place)-1, kind)
			break
		}
	}
	return true
}

// colonFollows reports whether the next word ends in a colon: passphrase from env: x.
func (sc *scanner) colonFollows(at int) bool {
	word := sc.s[min(len(sc.s), at+1):min(len(sc.s), at+32)]
	n := strings.IndexByte(word, ':')
	return n > 0 && strings.IndexByte(word[:n], ' ') < 0 && strings.HasPrefix(word[n+1:], " ")
}

// counted reports whether the word at at says how often or how much: 1000 times.
func (sc *scanner) counted(at int) bool {
	rest := sc.s[min(len(sc.s), at):min(len(sc.s), at+32)]
	_, rest, _ = strings.Cut(rest, " ")
	unit, _, _ := strings.Cut(rest, " ")
	return isWordOf(strings.TrimRight(unit, ".,;:)"), " times attempts bytes ms seconds users characters chars words ")
}

// apposed replaces the password at at that stands between commas behind its name: his
// password, x, was reset.
func (sc *scanner) apposed(at int) bool {
	s := sc.s
	c := sc.candidate(at)
	hi := c.hi
	if c.quote != 0 && hi < len(s) || strings.HasPrefix(s[hi:], "!,") {
		hi++
	}
	if text := s[c.lo:c.hi]; c.hi > c.lo && c.quote == 0 && (wordNumber(text) || mixed(text)) && strings.HasSuffix(s[:at], "for the password, ") && sc.stated(text, afterPassword, 0) {
		sc.replace(c.lo, c.hi)
		return true
	}
	if c.hi == c.lo || !strings.HasPrefix(s[hi:], ", ") || coded(strings.ToLower(s[c.lo:c.hi])) || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	verb, _, _ := strings.Cut(s[hi+2:min(len(s), hi+2+maxPairSpace)], " ")
	if !isWordOf(verb, " is was has had will can could should must does did ") {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}
