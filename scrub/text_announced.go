package scrub

import "strings"

// What the word behind one that announces a secret is.

// context decides about the word after a context word, which ends at end.
func (sc *scanner) context(i, end int, kind contextKind) bool {
	s := sc.s
	if sc.putAt(i, end) {
		return true
	}
	if i > 0 && (s[i-1] == '/' || (s[i-1] == ':' || strings.HasSuffix(s[:i], ":client_")) && fieldFollows(s[end+1:])) { // the name of a file: /etc/passwd, or a value: {method:password id:17}
		return false
	}
	if !sc.nameOf(i, end, kind) {
		return false
	}
	at := end + 1
	said := false // "is" or "was" stands between them
	for _, verb := range verbs {
		if strings.HasPrefix(s[at:], verb) {
			if verb == "of " && !strings.HasSuffix(s[:i], " a ") && !strings.HasSuffix(s[:i], " an ") && !strings.HasPrefix(s[:i], "a ") { // the token of job-12
				break
			}
			at += len(verb)
			if strings.EqualFold(verb[:2], "id") && kind != afterPassword && (kind == afterPhrase || strings.EqualFold(s[i:end], "token")) {
				return false // what is called by its id is no secret
			}
			if strings.EqualFold(verb[:2], "id") && s[i]|0x20 == 'c' {
				return false // nor are credentials
			}
			said = verb == "is " || verb == "was " || verb == "is: "
			if kind == afterPassword && !englishName(s[i:end]) {
				said = false
			}
			break
		}
	}
	if strings.HasPrefix(s[at:], "IN (") || strings.HasPrefix(s[at:], "in (") {
		return sc.literals(at + len("IN ("))
	}
	if s[i]|0x20 == 'c' && kind == afterPassword && sc.mosquitto(at) {
		return true
	}
	if s[i]|0x20 == 'c' && kind == afterPassword && !strings.HasSuffix(s[:i], ":client_") {
		user := at
		if user+1 < len(s) && s[user] == '(' {
			user++
		}
		if sc.userAndPassword(user) || sc.credentialsTold(end) {
			return true
		}
	}
	if kind == afterDigits && strings.HasPrefix(s[at:], "block ") { // ISO 9564
		if c := sc.candidate(at + len("block ")); c.hi-c.lo == 16 && isHexRun(s[c.lo:c.hi]) {
			sc.replace(c.lo, c.hi)
			return true
		}
	}
	if mechanism := sc.saslMechanism(i, at); mechanism > 0 && isMechanism(s[at+mechanism:]) {
		return false // a list of them
	} else if mechanism > 0 {
		at, said = at+mechanism, true
		if sc.response(at) {
			return true
		}
	}
	c := sc.candidate(at)
	if call, rest, ok := strings.Cut(s[c.lo:c.hi], "("); ok && c.quote == 0 && (rest == "" || isQuote(rest[0]) || rest[0] == ')') && strings.IndexByte(call, '.') > 0 && identifier(strings.ReplaceAll(call, ".", "")) { // System.getenv("X")
		return false
	}
	if (kind == afterDigits || kind == afterPhrase) && c.quote == 0 && sc.postal(s[i:end], i, s[c.lo:c.hi]) {
		return false
	}
	if kind == afterDigits && c.hi-c.lo < 4 && s[i]|0x20 == 'p' && (isDigit(s[end-1]) || strings.EqualFold(s[i:end], "passkey")) {
		return false // the first pin of a part
	}
	if c.hi-c.lo == 1 && isDigit(s[c.lo]) && c.hi < len(s) && s[c.hi] == ' ' && kind != afterDigits { // the type of a Cisco password
		if next := sc.candidate(c.hi + 1); next.hi-next.lo >= 6 && !plainParts(s[next.lo:next.hi]) {
			c = next
		}
	}
	if text := s[c.lo:c.hi]; said && c.hi-c.lo >= 8 && s[i] == 'A' && c.quote == 0 && randomCase(text) { // of a mechanism
		sc.replace(c.lo, c.hi)
		return true
	}
	if text := s[c.lo:c.hi]; c.quote != 0 && isWordOf(strings.ReplaceAll(s[i:end], " ", ""), " passphrase ") && strings.IndexByte(text, ' ') > 0 && !message(text) && (statusCount(text) < 2 || statusCount(text)*3 <= strings.Count(text, " ")+1) && text[0] != '/' {
		sc.replace(c.lo, c.hi)
		return true
	}
	if said && kind == afterPassword && end-i > len("phrase") && strings.EqualFold(s[end-len("phrase"):end], "phrase") {
		words := s[at:min(len(s), at+maxPredicate)]
		if n := phraseLen(&pair{key: "phrase"}, words); n > 0 && n < maxPredicate && toldPhrase(words[:n]) {
			sc.replace(at, at+n)
			return true
		}
	}
	if kind == afterPhrase && fingerprint(s[:i], s[c.lo:c.hi]) {
		return false
	}
	if c.lo > 0 && s[c.lo-1] == '(' && packageVersion(s[c.lo:c.hi]) { // Setting up passwd (1:4.13+dfsg1-1)
		return false
	}
	if rest := s[min(len(s), c.hi+1):]; kind == afterPassword && c.quote == '"' && (strings.HasPrefix(rest, ` "`) || s[c.lo:c.hi] == "Auth" && strings.HasPrefix(rest, " ")) { // of OpenVPN: password "Auth" "x"
		c = sc.candidate(c.hi + 2)
	}
	if c.quote != 0 && kind == afterToken && plainParts(s[c.lo:c.hi]) && sc.valueOf(c.hi+1, kind) { // secret "db" = "x"
		return true
	}
	if s[i]|0x20 == 'c' && kind == afterPassword && c.quote != 0 && plainParts(s[c.lo:c.hi]) && sc.looked(sc.behindQuote(c.hi)) { // credentials "web" not found
		return false
	}
	if said && kind == afterPassword && c.quote == 0 && upperFirst(s[c.lo:c.hi]) && plainWord(s[c.lo:c.hi]) && !statusWords.has(s[c.lo:c.hi]) && strings.EqualFold(s[i:end], "memorable word") {
		sc.replace(c.lo, c.hi)
		return true
	}
	if said && kind == afterPassword && c.quote == 0 && c.hi > c.lo && (plainWord(s[c.lo:c.hi]) && !sc.toldWord(c) || coded(s[c.lo:c.hi])) {
		return sc.predicate(end, kind)
	}
	if text := ungrouped(s[c.lo:c.hi]); text != "" && !placeholder(text) && text != sc.t.replacement {
		if kind == afterToken && isNumber(text) && len(text) >= 4 && len(text) <= 8 && sc.factor(i) || kind == afterPassword && strings.HasSuffix(s[:i], "efault ") && isWordOf(text, " admin root guest password test cisco ubnt raspberry ") || kind == afterPhrase && s[i]|0x20 == 'k' && c.quote != 0 && (sc.wireless(i) || digitsIn(text) > 1 && len(text) >= 8 && strings.IndexByte(text, '/') < 0 && strings.Contains(s[max(0, i-maxPairSpace):i], "default ")) || kind == afterPhrase && s[i]|0x20 == 'c' && (groupedCode(text) || shortCode(text)) || kind == afterPhrase && isNumber(strings.TrimRight(text, "#*")) && len(text) >= 3 && !(len(text) < 8 && strings.EqualFold(s[end-3:end], "key")) && !(s[c.lo-1] == '(' && year(text)) || sc.contextSecret(text, kind, c.quote, said) || len(text) >= 6 && strings.ContainsAny(text, "0123456789") && sc.tooShort(c.hi) {
			sc.replace(c.lo, sc.secondHalf(c))
			sc.counterpart(c.hi, kind)
			return true
		}
	}
	return sc.predicate(end, kind)
}

// tooShort reports whether what follows at i says of the word before that it is measured
// as secrets are.
func (sc *scanner) tooShort(i int) bool {
	after := strings.TrimLeft(sc.s[min(i, len(sc.s)):min(len(sc.s), i+maxPairSpace)], "\"'`")
	return strings.HasPrefix(after, " is too short") || strings.HasPrefix(after, " is too long") || strings.HasPrefix(after, " is too weak") || strings.HasPrefix(after, " is shorter than ") || strings.HasPrefix(after, " is longer than ")
}

// looked reports whether what stands at i says of a name that it is or is not there.
func (sc *scanner) looked(i int) bool {
	after := sc.s[min(i, len(sc.s)):]
	for _, says := range [...]string{" not found", " already exist", " does not exist", " doesn't exist", " is not ", " was not "} {
		if strings.HasPrefix(after, says) {
			return true
		}
	}
	return false
}

// behindQuote returns where a string that ends at hi is followed by something else.
func (sc *scanner) behindQuote(hi int) int {
	for hi < len(sc.s) && sc.s[hi] == '\\' {
		hi++
	}
	return min(hi+1, len(sc.s))
}

// verbs are what stands between a name and what it is, in the languages of the
// context words.
var verbs = [...]string{
	"is ", "was ", "TO ", "are ", "are: ", "is: ", "of ", "d'ordine: ", "d'ordine ", "id ", "ID ", "id: ", "value ", "LIKE ", "ILIKE ",
	"-String ", "ENC ", "ist jetzt ", "ist nun ", "lautet jetzt ", "lautet nun ", "ist ", "lautet ", "est ", "es ", "é ", "è ", "to ", "är ", "er ",
}
