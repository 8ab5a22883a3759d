package scrub

import "strings"

// Secrets that stand near the word for them, in sentences that do not go on from the one to
// the other: the door PIN has changed, it's x now; use x as the password of root.

// maxNearby is how far from the word they are looked for, in bytes.
const maxNearby = 120

// nearby replaces a word of the line around the name of a secret, s[i:end], that looks like
// a password that somebody made up, or like a secret that the line says it is.
func (sc *scanner) nearby(i, end int, kind contextKind) bool {
	s := sc.s
	line, _, more := strings.Cut(s[end:min(len(s), end+maxNearby)], "\n")
	if sc.t.replacement != "" {
		var cut bool
		line, _, cut = strings.Cut(line, sc.t.replacement) // what comes behind it is something else
		more = more && !cut
	}
	if kind == afterPhrase {
		if at := sc.ofSeveral(i, end, line); at > 0 {
			return sc.generatedWord(at)
		}
		if s[i]|0x20 == 'c' && more && (strings.Contains(line, "texted") || strings.Contains(line, "sent ") || strings.Contains(line, "emailed")) && sc.codeBelow(end+len(line)+1, 3, 6) {
			return true
		}
		if s[i]|0x20 == 'c' && sc.codeNearby(i, end, line) || s[i]|0x20 == 'k' && sc.setupKey(end, line) {
			return true
		}
		if s[i]|0x20 == 'k' && sc.herokuKey(end, line) {
			return true
		}
		if !sc.nameOf(i, end, kind) {
			return s[i]|0x20 == 'k' && sc.keyNearby(end, line) || s[i]|0x20 == 's' && sc.shareNearby(i, end, line)
		}
	}
	if strings.HasPrefix(line, `. [data "`) { // which argument of a request a firewall found something in
		v := sc.quoted(end+len(`. [data `), 0)
		if !v.open && v.hi > v.lo && strings.IndexByte(s[v.lo:v.hi], ' ') < 0 {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	switch {
	case sc.introduced(end, end+len(line), kind):
		return true
	case kind == afterDigits:
		return sc.accessCode(i, end, line) || more && digitsIn(line) == 0 && asks(line) && sc.codeBelow(end+len(line)+1, 1, 4)
	case more && sc.answeredBelow(end, line, kind):
		return true
	case kind != afterPassword:
		return false
	}
	from := max(sc.last, i-maxNearby/2)
	from += strings.LastIndexByte(s[from:i], '\n') + 1
	if from > 0 && s[from-1] > ' ' { // from the next word on
		from += max(strings.IndexByte(s[from:i], ' '), 0)
	}
	at := sc.i
	if !sc.introduced(from, i, kind) {
		return false
	}
	sc.i = max(at, end)
	return true
}

// ofSeveral returns where the secret stands behind the number of a part, shard 2: x, share 2 of 5 is
// x, unseal key 1: x, or 0. The word is s[i:end].
func (sc *scanner) ofSeveral(i, end int, line string) int {
	rest := strings.TrimLeft(line, " 0123456789of")
	if len(rest)+1 >= len(line) || sc.s[i]|0x20 != 's' && !strings.HasSuffix(strings.ToLower(sc.s[max(0, i-len("unseal ")):i]), "unseal ") {
		return 0
	}
	for _, link := range [...]string{": ", "is "} {
		if strings.HasPrefix(rest, link) {
			return end + len(line) - len(rest) + len(link)
		}
	}
	return 0
}

// shareNearby replaces the share of a key that the line around the word s[i:end] tells: to unseal, enter
// your share. Mine is x.
func (sc *scanner) shareNearby(i, end int, line string) bool {
	if !containsFold(sc.s[max(0, i-maxNearby):end+len(line)], "unseal") && !containsFold(line, "shamir") {
		return false
	}
	for v := range sc.plainWords(end, end+len(line)) {
		if text := sc.s[v.lo:v.hi]; len(text) >= 32 && setOf(text, setPath) && randomLooking(text) && !isWordOf(endWord(sc.s[:v.lo], " \n(\"'"), " digest hash commit checksum sha256: sum ") {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}

// herokuKey replaces the key of Heroku, which is a UUID, behind a colon in the line: heroku api key in case
// I'm offline: x.
func (sc *scanner) herokuKey(end int, line string) bool {
	n := strings.Index(line, ": ")
	if n < 1 || strings.IndexByte(line[:n], '(') >= 0 || !hasSuffixFold(sc.s[:end], "heroku api key") {
		return false
	}
	v, _ := sc.plainEnds(end+n+1, end+len(line))
	if !isUUID(sc.s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// keyNearby replaces what the line says that a key is which is called by no name of a secret: the
// pager key was rotated: x, of a network.
func (sc *scanner) keyNearby(end int, line string) bool {
	if n := strings.Index(line, ": "); n > 0 && (strings.Contains(line[:n], "rotated") || strings.Contains(line[:n], "leaked")) {
		return sc.generatedWord(end + n + len(": "))
	}
	if n := strings.Index(line, " full key "); n > 0 { // API key ending with 9f2c rejected: full key x
		v, _ := sc.plainEnds(end+n+len(" full key "), end+len(line))
		if v = sc.unquoted(v); v.hi-v.lo >= 32 && randomLooking(sc.s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	if !strings.HasPrefix(line, " is ") {
		v, _ := sc.plainEnds(end, end+len(line))
		if v.hi-v.lo == 32 && v.lo == end+1 && isHexRun(sc.s[v.lo:v.hi]) && containsFold(sc.s[max(0, end-maxShape):end], "api access") {
			sc.replace(v.lo, v.hi)
			return true
		}
		return false
	}
	v, _ := sc.plainEnds(end+len(" is "), end+len(line))
	if !madeUp(sc.s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// introduced replaces the first of the words between lo and hi that looks like a secret of the
// kind and that the word before introduces, or that can be nothing else.
func (sc *scanner) introduced(lo, hi int, kind contextKind) bool {
	s := sc.s
	if till := sc.nearTill[kind]; till > lo && till < hi { // behind what was looked at for the name before
		lo = till
	}
	var before [2]string // the words before
	is := false          // it has been said what something is
	since := maxNearby   // words since the name of something else
	for lo < hi {
		v, next := sc.plainEnds(lo, hi)
		if v.hi > v.lo && (next < hi || hi == len(s) || s[hi] <= ' ') {
			if kind == afterDigits && v.hi-v.lo <= 3 { // 559 204
				v.hi = sc.grouped(v.lo, v.hi)
				next = max(next, v.hi)
			}
			text := s[v.lo:v.hi]
			quote := byte(0)
			if v.lo > 0 && isQuote(s[v.lo-1]) {
				quote = s[v.lo-1]
			}
			secret := since > 2 && introduces(before[0], before[1], text, kind) && sc.restatement(text, kind, quote)
			switch {
			case kind == afterPassword && isNumber(text) && len(text) >= 4 && len(text) <= 8 && isWordOf(before[1], " press ") && holdsOneOf(s[v.hi:min(len(s), v.hi+maxPairSpace/2)], " and hash", " and pound", " and #", " then #", " then hash"):
				secret = true
			case kind == afterToken || kind == afterPhrase:
				secret = secret || quote != 0 && wordPhrase(text) && isWordOf(before[1], " to is was ") || madeUp(text) && introduces(before[0], before[1], text, afterPassword)
			case kind == afterPassword:
				said := before[1]
				if isWordOf(said, " jetzt now nun wieder again nu maintenant ahora ") { // ist jetzt
					said = before[0]
				}
				secret = secret && (toldSo(said, text, quote) || is && bothCases(text)) ||
					madeUp(text) || strings.HasSuffix(before[1], ":") && joinedAsPassword(text) && !isWordOf(strings.TrimRight(before[1], ":"), " rede red netz netzwerk réseau rete ssid network wlan wifi wi-fi ")
			}
			if secret {
				sc.replace(v.lo, v.hi)
				return true
			}
		}
		is = is || isWordOf(before[1], " is it's was ist est es è é ")
		if since++; otherSubjects.has(strings.Trim(s[v.lo:v.hi], "*_")) {
			since = 0
		}
		if next > lo && strings.IndexByte(".!?", s[next-1]) >= 0 { // of another sentence
			since, is = maxNearby, false
		}
		before[0], before[1] = before[1], strings.Trim(s[lo:next], " \t")
		if next < hi {
			sc.nearTill[kind] = max(sc.nearTill[kind], lo-len(before[0])-1)
		}
		lo = next
	}
	return false
}

// toldSo reports whether text, which has the looks of a password, is one behind the word before: any
// where that says so, and what can hardly be anything else behind others.
func toldSo(before, text string, quote byte) bool {
	if isWordOf(strings.Trim(before, ":"), " it's its it’s that's c'est c’est lautet lauten ist is was é è ") && before != "is:" {
		return true
	}
	switch {
	case strings.HasSuffix(before, ":"):
		return joinedAsPassword(text) || quote != 0 && bothCases(text) || wordDotNumber(text)
	case strings.EqualFold(before, "as") && wordsAndNumber(text):
		return quote != 0
	}
	return bothCases(text) || quote != 0
}

// introducers stand before a secret that a sentence is about, in the languages of contextWords.
var introducers = newWordSet("is was are were be been as with using use used uses type typed types enter entered enters tried try set it's its it’s that's so literally exactly still always actually now new old namely i.e. ie. just like " +
	"ist war sind lautet lautete jetzt nun noch immer übrigens auf mit est était c'est c’est maintenant avec es era ahora con é era agora com è adesso ora nieuwe nu met är nu med er jest teraz je ny z")

// otherSubjects are names of what is no secret: what a sentence says right after them is theirs.
var otherSubjects = newWordSet("user username account login host server database version build release branch commit ticket issue id name benutzer nutzer konto utente usuario utilisateur nom email mail role region port url path file ssid network room status code reason error result state type event device workstation time date")

// measured are what numbers tell of codes and tokens besides what they are.
var measured = newWordSet("length size limit ttl timeout expiry expiration interval count total port version retries attempts tries digits maximum minimum max min status error commit hash digest checksum fingerprint block sector address pid line")

// introduces reports whether the word before, which follows the word first, says that text is a secret
// of the kind.
func introduces(first, before, text string, kind contextKind) bool {
	colon := strings.HasSuffix(before, ":")
	word := strings.ToLower(strings.Trim(before, "\"'(*_,:"))
	subject := strings.ToLower(strings.Trim(first, "\"'(*_,:"))
	switch {
	case word == "type" && subject == "of":
		return false
	case kind == afterPassword && colon:
		return !otherSubjects.has(word)
	case kind == afterPassword:
		return introducers.has(word) || before != "" && strings.Trim(before, ".-") == "" || word == "to" && strings.IndexByte(text, '_') > 0 && bothCases(text) || before == ":" || isWordOf(word, " naar auf till til na su à en ") && (wordsAndNumber(text) || leet(text)) ||
			isWordOf(word, " para a zu ") && isWordOf(subject, " mudou mudado alterada redefinida redefinido trocada cambió cambiado cambiada restablecida changé réinitialisé zurückgesetzt geändert ")
	case kind == afterToken && colon && len(text) >= 20 && (strings.HasSuffix(before, "):") || isWordOf(word, " rotated leaked below instead ")):
		return true
	case kind == afterDigits && isWordOf(word, " jetzt now nun nu maintenant ahora ora adesso agora ") && isWordOf(subject, " is ist est es è é är er "):
		return true
	case kind == afterDigits && word == "to" && isWordOf(subject, " back ") && !measured.has(text):
		return true
	case kind == afterDigits && (isWordOf(word, " entered typed ") || word == "at" && first == "" || isWordOf(word, " is ist es est è é jest sei ") && !measured.has(subject)):
		return true
	case kind == afterToken && colon && len(text) >= 20 && isWordOf(word, " for it this here below one now again follows requested needed you me us above value hand manually "):
		return true
	}
	return isWordOf(word, " it's its it’s now c'est c’est lautet mistake new old ") && (colon || word != "new" && word != "old") || isWordOf(word, " is was ") && isWordOf(subject, " one it now new old ")
}

// restatement reports whether text, which is said to be the one, looks like a secret of the
// kind.
func (sc *scanner) restatement(text string, kind contextKind, quote byte) bool {
	switch kind {
	case afterDigits:
		text = strings.TrimRight(ungrouped(text), "#")
		if code := strings.ReplaceAll(text, "-", ""); len(code) == 6 && (sameGroups(text) || dial(text)) {
			text = code
		}
		return isNumber(text) && len(text) >= 4 && len(text) <= 8 && !year(text)
	case afterPassword:
		return (passwordLike(text, quote != 0) || digitsIn(text) > 0 && weakPassword(strings.TrimRight(text, "0123456789"))) && sc.stated(text, kind, quote)
	}
	if isUUID(text) || len(text) == 40 && isHexRun(text) || awsKeyID(text) {
		return false
	}
	return len(text) >= 16 && randomLooking(text) && sc.stated(text, afterToken, quote)
}

// inBrackets replaces the password in the brackets at at, as firewalls log what was changed:
// passwd[x].
func (sc *scanner) inBrackets(at int) bool {
	s := sc.s
	n := strings.IndexByte(s[at:min(len(s), at+maxShape)], ']')
	if n < 6 || !madeUp(s[at+1:at+n]) && !sc.restatement(s[at+1:at+n], afterPassword, 0) {
		return false
	}
	sc.replace(at+1, at+n)
	return true
}
