package scrub

import "strings"

// Whether a word is the name of a secret where it stands.

// nameOf reports whether the word s[i:end] is the name of a secret where it
// stands: alone, as the end of a name such as smtp_password or X-Api-Key, or,
// for words like key and code, with the word before it.
func (sc *scanner) nameOf(i, end int, kind contextKind) bool {
	s := sc.s
	if i == 0 {
		return kind != afterPhrase || s[i]|0x20 == 'c' && sc.entered("", i, end) || s[i]|0x20 == 'k' && sc.revoked(i, end)
	}
	if kind == afterPassword && strings.EqualFold(s[i:end], "passe") && !strings.HasSuffix(strings.ToLower(s[max(0, i-7):i]), "mot de ") {
		return false
	}
	path := i
	for path > 0 && i-path < 48 && setBytes[setDot][s[path-1]] {
		path--
	}
	if path > 0 && s[path-1] == '/' && (s[i-1] != '_' || path > 1 && byteClass[s[path-2]] == classWord) { // the name of a file: /etc/passwd
		return false
	}
	switch s[i-1] {
	case '_':
		if kind == afterDigits {
			return false
		}
	case '-', ' ':
		if kind != afterPhrase {
			return true
		}
	default:
		return kind != afterPhrase
	}
	if kind == afterPhrase && s[i]|0x20 == 'c' && s[i-1] == ' ' && sc.secondFactor(i) {
		return true
	}
	if kind == afterPhrase && s[i]|0x20 == 'k' && s[i-1] == ' ' && (strings.Contains(s[max(0, i-64):i], "crypt") || aboutNetwork(s[max(0, i-48):i]) && !isWordOf(endWord(s[max(0, i-24):i], " \n\"'("), plainKeyWords)) {
		return true
	}
	if kind == afterPhrase && s[i-1] == ' ' && (s[i]|0x20 == 'k' && (sc.revoked(i, end) || sc.possessedKey(i, end)) || s[i]|0x20 == 'c' && exchanged(s[:i-1]) && !sc.numberFollows(end)) {
		return true
	}
	for n, from := 1, i; n <= 2; n++ { // words before
		if s[from-1] == ' ' {
			from--
		}
		start := from
		for from > 0 && i-from < 48 && (isAlnum(s[from-1]) || s[from-1] == '-' || s[from-1] == '_') {
			from--
		}
		if from == start {
			return kind == afterPhrase && s[i]|0x20 == 'c' && sc.entered("", i, end)
		}
		if sc.t.keys.sensitive(s[from:end]) || kind == afterPhrase && s[i]|0x20 == 'c' && (sc.yours(i) || sc.entered(s[from:start], i, end)) {
			return true
		}
		if kind != afterPhrase || from == 0 || s[from-1] != ' ' {
			return false
		}
	}
	return false
}

// revoked reports whether the sentence says of the key whose name is s[i:end] what is said
// of no other keys than those of an API: key x has been revoked.
func (sc *scanner) revoked(i, end int) bool {
	s := sc.s
	c := sc.candidate(end + 1)
	if c.hi-c.lo < 12 || !randomCase(s[c.lo:c.hi]) && !randomLooking(s[c.lo:c.hi]) || isUUID(s[c.lo:c.hi]) || resource(s[c.lo:c.hi]) {
		return false
	}
	if isWordOf(endWord(s[max(0, i-24):i], " \n\"'("), plainKeyWords) {
		return false
	}
	after := s[c.hi:min(len(s), c.hi+32)]
	for _, says := range [...]string{"revoked", "unauthorized", "exceeded", "over quota", "no quota"} {
		if strings.Contains(after, says) {
			return true
		}
	}
	return false
}

// possessedKey reports whether the key at i is somebody's, or signs, and what follows looks
// like one: rejected our key x, signing with key x.
func (sc *scanner) possessedKey(i, end int) bool {
	s := sc.s
	before := strings.ToLower(s[max(0, i-32):i])
	last := endWord(before, " \n\"'(:")
	signs := isWordOf(last, " with using by ") && strings.Contains(before, "sign")
	if !signs && !isWordOf(last, " our my your their his her its ") {
		return false
	}
	c := sc.candidate(end + 1)
	text := s[c.lo:c.hi]
	return len(text) >= 12 && !isUUID(text) && sc.contextSecret(text, afterToken, c.quote, false)
}

// toProgram reports whether what s begins with is no person: 12 clients, peer.
func toProgram(s string) bool {
	s = strings.TrimLeft(s, "0123456789 ")
	word, _, _ := strings.Cut(s, " ")
	return isWordOf(strings.TrimRight(word, ".,:;"), " localhost worker workers port host peer peers client clients server servers socket sockets websocket connection connections ")
}

// foreignCode reports whether word, before "code", is the name of codes that are no
// secrets, in capitals as they are called: HS, PLZ, ICD.
func foreignCode(word string) bool {
	return upperName(word) && isWordOf(word, " hs hts plz icd iso zip cpt hcpcs nace naics sic ean upc cusip isin lei unspsc atc ndc ")
}

// exchanged reports whether the last word before "code" says that it is given for a token,
// as OAuth has it: failed to exchange code "x".
func exchanged(before string) bool {
	return isWordOf(endWord(before, " \n\"'(:"), " exchange exchanging exchanged redeem redeeming ")
}

// wireless reports whether the word before i is about a network, whose key is a
// password.
func (sc *scanner) wireless(i int) bool {
	return isWordOf(endWord(sc.s[max(0, i-16):i], " \n\"'("), " wifi wi-fi wlan wpa wpa2 wpa3 wep ")
}

// aboutNetwork reports whether before speaks of a network at all.
func aboutNetwork(before string) bool {
	return holdsOneOf(before, "psk ", "wifi", "wlan", "ssid")
}

// secondFactor reports whether what stands before i is about a second factor of
// authentication: mfa: code 482910 does not match.
func (sc *scanner) secondFactor(i int) bool {
	before := sc.s[max(0, i-32):i]
	last := strings.TrimRight(before, " ")
	if isWordOf(last[strings.LastIndexByte(last, ' ')+1:], " error status exit return ") {
		return false
	}
	for i := range len(before) {
		if i > 0 && isAlnum(before[i-1]) {
			continue
		}
		for _, w := range [...]string{"mfa", "2fa", "otp", "two-factor", "second factor"} {
			if len(before)-i >= len(w) && strings.EqualFold(before[i:i+len(w)], w) {
				return true
			}
		}
	}
	return false
}

// entered reports whether the word before "code", which is at i, or the words after it, say
// that it is one which was sent to a person: enter code 482910, code entered: 4829.
func (sc *scanner) entered(before string, i, end int) bool {
	s := sc.s
	for _, link := range [...]string{" entered", " submitted", ":"} {
		if strings.HasPrefix(s[end:], link) {
			end += len(link)
		}
	}
	lo := end + 1
	hi := lo
	for hi < len(s) && hi-lo < 9 && isDigit(s[hi]) {
		hi++
	}
	n := hi - lo
	if n < 4 || n > 8 || s[end] != ' ' {
		return false
	}
	for _, program := range [...]string{"error", "exit", "fail", "status", "return", "clos"} {
		if strings.Contains(s[max(0, end-40):end], program) {
			return false
		}
	}
	if wordIn(endWord(s[max(0, i-maxShape):i], " \n\"'(:"), otherCodes) {
		return false
	}
	if endWord(s[max(0, i-maxShape):i], " \n\"'(:") != "" && foreignCode(endWord(s[max(0, i-maxShape):i], " \n\"'(:")) {
		return false
	}
	after := s[hi:]
	return strings.HasPrefix(after, " sent") || isWordOf(before, " sent send sending ") && strings.HasPrefix(after, " to ") && !toProgram(after[len(" to "):]) ||
		isWordOf(before, " entered enters ") || strings.HasSuffix(s[:lo], " entered ") || strings.HasSuffix(s[:lo], " entered: ") ||
		n == 6 && isWordOf(before, " enter confirm with sending sent send use using submitted ")
}
