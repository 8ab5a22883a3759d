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
	whose := false
	before := ""
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
		if w == "" && hi < limit && s[hi] == '(' && kind != afterPassword && isWordOf(before, " form header cookie query body request ") {
			return sc.inPlaces(hi, kind)
		}
		if w == "" && hi < limit && s[hi] == '(' && before == "default" {
			return sc.stateAt(hi, kind)
		}
		if w == "" && hi < limit && s[hi] == '(' {
			word, rest, ok := strings.Cut(s[hi+1:limit], " ")
			return ok && rest != "" && (had.has(strings.TrimRight(word, ":")) || isWordOf(word, " old: new: was: previous: now: ")) && sc.stateAt(hi+1+len(word)+1, kind)
		}
		if w == "" || hi == limit {
			return false
		}
		if n == 0 && s[end-1] == 'D' && strings.HasPrefix(s[at:limit], " = ") { // PASSWORD kibana = x
			return sc.stateAt(at+len(" = "), kind)
		}
		if isWordOf(strings.TrimRight(w, ":"), " mismatch mismatched differs differ ") || before == "check" && isWordOf(strings.TrimRight(w, ":"), " failed fails ") {
			return sc.compared(at, kind)
		}
		whose = isWordOf(w, " for user username account login role of ")
		if w[len(w)-1] == ':' {
			w = w[:len(w)-1]
			if (had.has(w) || n == 0 && strings.IndexByte(w, '/') > 0 || told && before == "from" || w == "valid" && before == "longer") && sc.stateAt(at+1, kind) {
				return true
			}
			if at < limit && strings.HasPrefix(s[at:], " New value: ") { // of Elasticsearch
				at += len(" New value:")
			}
			if n == 0 && !changes.has(w) && !isWordOf(w, " is now today tonight here below again ") {
				return false
			}
			if at < limit && (s[at] == '\n' || strings.HasPrefix(s[at:], `\n`)) {
				return sc.nextLine(at, kind)
			}
			return at < limit && s[at] == ' ' && sc.lastWord(at+1, kind)
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
		case w == "is" || w == "was" || isWordOf(w, " lautet ist est è é är ") || w == "now" || w == "as" || (w == "to" || w == "with") && set || n == 0 && w == "to":
			if c := sc.candidate(at + 1); c.hi > c.lo && (kind == afterNumber && c.hi-c.lo == 3 && isNumber(s[c.lo:c.hi]) && strings.HasSuffix(strings.ToLower(s[max(0, end-maxLabel):end]), "security code") || sc.stated(s[c.lo:c.hi], kind, c.quote) || (set && w == "to" || w == "is") && kind == afterPassword && sc.quotedWord(c) || (w == "is" || w == "was") && english && c.quote == 0 && sc.toldWord(c)) {
				sc.replace(c.lo, c.hi)
				sc.counterpart(c.hi, kind)
				return true
			}
		case n == 0 && kind == afterPassword && isWordOf(w, " auth authentication login "):
			set = true // as whom and with what
		case n == 0 && sc.valueOf(at, kind):
			return true
		case n == 0 && !had.has(w) && !goesOn.has(w):
			return false
		case w[len(w)-1] == '.':
			return false
		}
	}
	return false
}

// changedBefore reports whether one of the three words before the name that ends at end
// says that the secret is changed: reset password for ann to x.
func (sc *scanner) changedBefore(end int) bool {
	before := sc.s[max(0, end-maxShape):end]
	before = before[strings.LastIndexAny(before, "\n:;.,")+1:]
	words := strings.Fields(before)
	if len(words) > 0 {
		words = words[:len(words)-1]
	}
	for _, w := range words[max(0, len(words)-3):] {
		if changes.has(w) || isWordOf(w, " resets sets changes change resetting setting changing rotate update updates updating ") {
			return true
		}
	}
	return false
}

// placeFollows reports whether the next words say where in a request something stands:
// token from form (x).
func (sc *scanner) placeFollows(at int) bool {
	word, rest, _ := strings.Cut(sc.s[min(len(sc.s), at+1):min(len(sc.s), at+16)], " ")
	return isWordOf(word, " form header cookie query body request ") && strings.HasPrefix(rest, "(")
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

// had are the words of who has a secret, and of what is wrong with its value.
var had = newWordSet(" tried attempted used entered given supplied received provided presented submitted sent typed pasted got short long weak " +
	"loaded fetched read retrieved resolved obtained decoded decrypted leaked exposed compromised copied stolen taken cracked brute-forced guessed recovered found extracted dumped ")

// saysHad reports whether a sentence that goes on with the name of a secret begins with
// such a word.
func saysHad(s string) bool {
	s = s[strings.LastIndexAny(s, "\n:;.")+1:]
	for w := range strings.FieldsSeq(s) {
		if had.has(w) {
			return true
		}
	}
	return false
}

// counted reports whether the word at at says how often or how much: 1000 times.
func (sc *scanner) counted(at int) bool {
	rest := sc.s[min(len(sc.s), at):min(len(sc.s), at+32)]
	_, rest, _ = strings.Cut(rest, " ")
	unit, _, _ := strings.Cut(rest, " ")
	return isWordOf(strings.TrimRight(unit, ".,;:)"), " times attempts bytes ms seconds users characters chars words ")
}

// englishName reports whether before ends in an English word for a password. Of other
// languages it is not known what their words say.
func englishName(before string) bool {
	return isWordOf(before[strings.LastIndexAny(before, " \n\"'([-_.:")+1:], " password passwd passphrase phrase passcode pwd psk pw ")
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

// conditions are words that say how a password is.
var conditions = newWordSet(" insecure unsafe safe secure secret public private plaintext plain default random unique simple trivial complex common gone part identical similar equal same different " +
	"longer shorter short long stronger weaker read write fine good old new case alphanumeric numeric user per ascii sensitive easy hard guessable obvious local global static dynamic like here back " +
	"done complete prompt abort skip cancel sorry email sms link hello test manual automatic optional okay " +
	"ready garbage yours mine lost incomplete complete legacy bogus english german nonsense trash crap weird silly wanted " +
	"available important compulsory unreadable reusable someone something everything nothing anything about under over into out used ")

// toldWord reports whether the plain word c, which a sentence says that a password is, can
// be the password: the password is sunshine. It cannot if the sentence goes on with it.
func (sc *scanner) toldWord(c value) bool {
	s := sc.s
	text := s[c.lo:c.hi]
	if !plainWord(text) || len(text) < 4 || messageWord(text) || statusWords.has(text) || conditions.has(text) {
		return false
	}
	if c.hi == len(s) || s[c.hi] != ' ' {
		return true
	}
	next := c.hi + 1
	hi := next
	for hi < len(s) && isAlpha(s[hi]) {
		hi++
	}
	return hi == next || isWordOf(s[next:hi], " and but for so please since until on now - ")
}

// resolvedTo replaces what a variable is said to be whose closing bracket stands before at:
// ${db.password} resolved to x.
func (sc *scanner) resolvedTo(at int, kind contextKind) bool {
	for _, link := range [...]string{" to ", " resolved to ", " is ", " was ", " -> ", " => ", " = ", " with "} {
		if strings.HasPrefix(sc.s[at:], link) {
			return sc.stateAt(at+len(link), kind)
		}
	}
	return false
}

// valueOf replaces what stands at at if the sentence says that it is the value of what it
// has just named: secret db has value x, secret "db" = "x".
func (sc *scanner) valueOf(at int, kind contextKind) bool {
	for _, link := range [...]string{" has value ", " had value ", " contained ", " contains ", " holds ", " = ", " resolved to ", " payload "} {
		if strings.HasPrefix(sc.s[at:], link) && (link != " = " || isQuote(sc.s[min(len(sc.s)-1, at+len(link))])) {
			return sc.stateAt(at+len(link), kind)
		}
	}
	return false
}

// goesOn are the words between the name of a secret and what is said of it.
var goesOn = newWordSet("for of from on in at ending has had will been be should must too check comparison i you we he she they which that no longer header cookie field parameter introspection validation verification lookup left remains für pour para per för von de")

// apposed replaces the password at at that stands between commas behind its name: his
// password, x, was reset.
func (sc *scanner) apposed(at int) bool {
	s := sc.s
	c := sc.candidate(at)
	hi := c.hi
	if c.quote != 0 && hi < len(s) || strings.HasPrefix(s[hi:], "!,") {
		hi++
	}
	if c.hi == c.lo || !strings.HasPrefix(s[hi:], ", ") || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	verb, _, _ := strings.Cut(s[hi+2:min(len(s), hi+2+maxPairSpace)], " ")
	if !isWordOf(verb, " is was has had will can could should must does did ") {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// stateAt replaces the word at at if it looks like the secret that the sentence before
// it is about.
func (sc *scanner) stateAt(at int, kind contextKind) bool {
	c := sc.candidate(at)
	if c.hi == c.lo || !sc.stated(sc.s[c.lo:c.hi], kind, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
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
		if c.hi > c.lo && (c.quote != 0 || link[len(link)-1] == '=') && !placeholder(s[c.lo:c.hi]) && !statusWords.has(s[c.lo:c.hi]) {
			sc.replace(c.lo, c.hi)
			return true
		}
	}
	return false
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
	hi := lo
	for hi < len(s) && hi-lo < maxShape && setBytes[setDot][s[hi]] {
		hi++
	}
	if hi == lo || bareKey(s[lo:hi]) || !sc.t.keys.sensitive(strings.TrimRight(s[lo:hi], ".")) || placeholder(s[c.lo:c.hi]) || statusWords.has(s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
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

// changes are what can be done to a secret that is told then.
var changes = newWordSet(" set reset changed updated rotated switched replaced regenerated generated created assigned issued renewed resolved resolves overridden overwritten expanded defaulted defaults ")

// lastWord replaces the word at at if it is a secret that ends the line, as in
// "a temporary password is generated for root@localhost: x".
func (sc *scanner) lastWord(at int, kind contextKind) bool {
	s := sc.s
	for at < len(s) && s[at] == ' ' {
		at++
	}
	c := value{lo: at, hi: at}
	if at < len(s) && isQuote(s[at]) {
		c = sc.candidate(at)
	} else {
		for c.hi < len(s) && s[c.hi] > ' ' && s[c.hi] != '"' && !(s[c.hi] == '\\' && escapeEnds(s[c.hi+1:])) {
			c.hi++
		}
		if c.hi < len(s) && s[c.hi] != '\n' && s[c.hi] != '\r' && s[c.hi] != '"' && s[c.hi] != '\\' {
			return false
		}
	}
	if c.hi == c.lo || !sc.stated(s[c.lo:c.hi], kind, c.quote) && !(kind == afterPassword && c.quote == 0 && sc.toldWord(c)) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
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
	if placeholder(text) || sc.t.replacement != "" && sc.t.filtered(text, ".,:;!?)]}") || strings.Contains(text, "://") || text[0] == '/' || plainParts(text) && !(kind == afterPassword && (weakPassword(text) || wordPhrase(text))) || measure(text) || strings.Contains(text, "****") || strings.HasPrefix(text, "SHA256:") || strings.HasPrefix(text, "MD5:") { // fingerprints
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

// measure reports whether text is a number and a unit: 30s, 12h, 5MB, 90%.
func measure(text string) bool {
	n := 0
	for n < len(text) && (isDigit(text[n]) || text[n] == '.') {
		n++
	}
	return n > 0 && len(text)-n <= 3 && (len(text) > n && !isDigit(text[len(text)-1]))
}
