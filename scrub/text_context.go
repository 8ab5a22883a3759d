package scrub

import "strings"

// Pairs that hold a secret although their name is not that of one, by what stands around
// them.

// byContext reports whether p, whose name is not one of a secret, is one by what
// stands around it.
func (sc *scanner) byContext(p *pair) bool {
	if isWordOf(p.key, " license licence serial lizenz ") {
		lo, hi := sc.shortValue(p.value)
		return productKey(sc.s[lo:hi]) && digitsIn(sc.s[lo:hi]) > 1 && !isNumber(strings.ReplaceAll(sc.s[lo:hi], "-", ""))
	}
	if p.key == "codes" && sc.recoveryCodes(p) {
		return true
	}
	switch len(p.key) {
	case 1, 2:
		if p.key == "p" && p.quote != 0 && sc.besideUser(p) {
			return true
		}
		if p.key == "p" && p.quote == 0 && p.spaced {
			lo, hi := sc.shortValue(p.value)
			return hi > lo && madeUp(sc.s[lo:hi])
		}
		if p.query && isWordOf(p.key, " t tk k ") && (sc.onceUsed(p) || strings.Contains(sc.s[max(0, p.keyAt-maxKey):p.keyAt], "uidb64=")) {
			lo, hi := sc.shortValue(p.value)
			return hi > lo && sc.contextSecret(sc.s[lo:hi], afterToken, 0, false)
		}
		return p.quote != 0 && p.sep == ':' && sc.privateMember(p) || p.key == "P" && p.keyAt > 0 && sc.s[p.keyAt-1] == ';' && strings.Contains(sc.s[max(0, p.keyAt-maxKey):p.keyAt], "WIFI:") // as QR codes have it
	case len("old"):
		return isWordOf(p.key, " old new ") && p.quote == 0 && sc.oldOrNew(p)
	case len("code"):
		if p.key == "code" && p.sep == '=' && !p.query && sc.redeemed(p) {
			return true
		}
		if p.key == "code" && p.query && sc.generated(p) || strings.EqualFold(p.key, "code") && sc.sentTo(p) {
			return true
		}
		return p.key == "code" && sc.ofSecretType(p) || p.key == "resp" && strings.Contains(sc.s[max(0, p.keyAt-2*maxShape):p.keyAt], "AUTH") // of Dovecot
	case len("appid"):
		return p.key == "value" && (sc.ofSecretType(p) || sc.valueFor(p)) || p.key == "after" && p.quote == 0 && sc.oldOrNew(p) || (p.query || p.keyAt > 0 && sc.s[p.keyAt-1] == '"' && p.sep == '=') && isWordOf(p.key, " appid wskey ") && sc.generated(p) || p.key == "appid" && (p.quote != 0 || p.spaced && p.sep == '=' && isQuote(sc.s[p.value])) && sc.hexValue(p)
	case len("ticket"):
		if p.query && strings.EqualFold(p.key, "invite") && sc.generated(p) {
			return true
		}
		if p.quote != 0 && strings.EqualFold(p.key, "answer") && sc.securityQuestion(p.keyAt) {
			return true
		}
		if isWordOf(p.key, " before ") && p.quote == 0 {
			return sc.oldOrNew(p)
		}
		if p.query && strings.EqualFold(p.key, "ticket") { // of CAS, and once used
			lo, hi := sc.shortValue(p.value)
			text := sc.s[lo:hi]
			return strings.HasPrefix(text, "ST-") || strings.HasPrefix(text, "PT-") || hi > lo && sc.contextSecret(text, afterToken, 0, false) && (sc.onceUsed(p) || randomLooking(text))
		}
		return false
	case len("response"):
		return p.key == "response" && sc.prompted(p)
	case len("community"):
		return strings.EqualFold(p.key, "community") && sc.snmp(p.keyAt)
	case len("invalidValue"):
		return p.key == "invalidValue" && sc.violated(p)
	case len("input_value"), len("-Dsonar.login"):
		if strings.EqualFold(p.key, "remember_me") || strings.EqualFold(p.key, "remember-me") {
			lo, hi := sc.shortValue(p.value)
			return hi-lo >= 8 && sc.contextSecret(sc.s[lo:hi], afterToken, 0, false)
		}
		if p.key == "input_value" {
			return sc.invalidInput(p)
		}
		return (strings.EqualFold(p.key, "routing_key") || strings.HasSuffix(p.key, "sonar.login")) && sc.generated(p)
	}
	return false
}

// prompted reports whether p is the response to a prompt for a password, which stands before it.
func (sc *scanner) prompted(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxShape):p.keyAt]
	n := strings.LastIndex(before, "prompt=")
	return n >= 0 && containsFold(before[n:], "password")
}

// sentTo reports whether p is a code of six digits in a line that says that one was sent.
func (sc *scanner) sentTo(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	if code := ungrouped(sc.s[lo:sc.grouped(lo, hi)]); len(code) != 6 || !isNumber(code) {
		return false
	}
	before := strings.ToLower(sc.s[max(0, p.keyAt-maxPredicate-maxShape):p.keyAt])
	return strings.Contains(before, "otp") || strings.Contains(before, "code sent") || strings.Contains(before, "sms sent") || strings.Contains(before, "verification code")
}

// hexValue reports whether the value of p is 16 bytes in hexadecimal digits, as keys of services are.
func (sc *scanner) hexValue(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	return hi-lo == 32 && isHexRun(sc.s[lo:hi])
}

// redeemed reports whether p is a code of which the line says that it lets somebody in once: Recovery
// code redeemed for user 17: code=x.
func (sc *scanner) redeemed(p *pair) bool {
	before := strings.ToLower(sc.s[max(0, p.keyAt-maxNearby):p.keyAt])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	lo, hi := sc.shortValue(p.value)
	return (strings.Contains(before, "recovery code") || strings.Contains(before, "backup code")) && printedCode(sc.s[lo:hi])
}

// recoveryCodes reports whether p lists codes of which the line says that they let somebody in once each:
// recovery codes issued: codes="[x y]".
func (sc *scanner) recoveryCodes(p *pair) bool {
	before := strings.ToLower(sc.s[max(0, p.keyAt-maxNearby):p.keyAt])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if !strings.Contains(before, "recovery code") && !strings.Contains(before, "backup code") {
		return false
	}
	list := strings.TrimLeft(sc.s[p.value:min(len(sc.s), p.value+maxCall)], "[\"'")
	end := strings.IndexAny(list, "]\"'\n")
	if end < 0 && p.value+maxCall < len(sc.s) {
		return false
	} else if end >= 0 {
		list = list[:end]
	}
	n := 0
	for code := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ' ' || r == ',' }) {
		if !evenGroups(code) && !printedCode(code) {
			return false
		}
		n++
	}
	return n > 0
}

// valueFor reports whether p is followed by what it is for, and that is the name of a
// secret: decrypted value: x for key db.password.
func (sc *scanner) valueFor(p *pair) bool {
	s := sc.s
	_, at := sc.shortValue(p.value)
	if at < len(s) && isQuote(s[at]) {
		at++
	}
	for _, link := range [...]string{" for key ", " for property ", " for parameter ", " for setting ", " for variable ", " for secret "} {
		if !strings.HasPrefix(s[at:], link) {
			continue
		}
		lo := at + len(link)
		if lo < len(s) && isQuote(s[lo]) {
			lo++
		}
		return sc.secretNameAt(lo)
	}
	return false
}

// securityQuestion reports whether the names before i say that questions are asked there by
// which somebody is known.
func (sc *scanner) securityQuestion(i int) bool {
	before := strings.ToLower(sc.s[max(0, i-maxCall):i])
	n := max(strings.LastIndex(before, "security_question"), strings.LastIndex(before, "securityquestion"), strings.LastIndex(before, "secret_question"))
	return n >= 0 && strings.Contains(before[n:], "\"question\"")
}

// ofSecretType reports whether p is a member of a struct or record whose type has the name
// of a secret: ApiKey { key: "x" }, Password[value=x].
func (sc *scanner) ofSecretType(p *pair) bool {
	s := sc.s
	depth := 0
	for i := p.keyAt - 1; i > 0 && p.keyAt-i < maxShape && s[i] != '\n'; i-- {
		switch s[i] {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			if depth--; depth >= 0 {
				continue
			}
			if s[i-1] == ' ' && s[i] == '{' {
				i--
			}
			name := sc.function(i)
			if name == "" || !upperFirst(name) || upperName(name) || bareKey(name) || !sc.t.keys.sensitive(name) {
				return false
			}
			lo, hi := sc.shortValue(p.value)
			return hi > lo && !plainParts(s[lo:hi])
		}
	}
	return false
}

// oldOrNew reports whether p is what a secret was or is now in an entry of a log of changes:
// action=password.change old=x new=y.
func (sc *scanner) oldOrNew(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxPredicate):p.keyAt]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	lo, hi := sc.shortValue(p.value)
	if hi == lo || !sc.stated(sc.s[lo:hi], afterPassword, 0) && !sc.stated(sc.s[lo:hi], afterNumber, 0) {
		return false
	}
	if p.sep == ':' && p.spaced && mixed(sc.s[lo:hi]) { // Rotated. old: x new: y (redis requirepass)
		line, _, _ := strings.Cut(sc.s[hi:min(len(sc.s), hi+maxPredicate)], "\n")
		if n := strings.IndexByte(line, '('); n >= 0 {
			for word := range strings.FieldsSeq(line[n+1:]) {
				if word = strings.Trim(word, "()., "); word == "requirepass" || strongSecretWord(word) {
					return true
				}
			}
		}
	}
	for word := range strings.FieldsSeq(before) {
		_, name, ok := strings.Cut(word, "=")
		if !ok {
			continue
		}
		name = strings.Trim(name, `"',`)
		for _, verb := range [...]string{".change", ".changed", ".update", ".updated", ".reset", "_change", "_changed", "_update", "_updated", "_reset"} {
			name = strings.TrimSuffix(name, verb)
		}
		if name != "" && plainParts(name) && !bareKey(name) && sc.t.keys.sensitive(name) {
			return true
		}
	}
	return false
}

// besideUser reports whether p stands beside the name of a user in an object, as in forms
// of few bytes: {"u":"ann","p":"x"}.
func (sc *scanner) besideUser(p *pair) bool {
	s := sc.s
	if p.sep != ':' || p.value >= len(s) || !isQuote(s[p.value]) && s[p.value] != '\\' {
		return false
	}
	lo := p.keyAt - 1 - p.escapes
	if lo < 0 {
		return false
	}
	before := s[max(0, lo-maxShape):lo]
	before = before[strings.LastIndexByte(before, '{')+1:]
	_, hi := sc.shortValue(p.value)
	after := s[hi:min(len(s), hi+8)]
	for _, user := range [...]string{"u", "user", "username", "login", "email"} {
		name := s[lo:p.keyAt] + user + s[lo:p.keyAt]
		if strings.Contains(before, name) || user == "u" && strings.Contains(after, name) {
			return true
		}
	}
	return false
}

// privateMember reports whether p is one of the members of a JSON Web Key that
// make it private.
func (sc *scanner) privateMember(p *pair) bool {
	switch p.key {
	case "d", "p", "q", "dp", "dq", "qi", "k":
	default:
		return false
	}
	lo, hi := sc.shortValue(p.value)
	return hi-lo >= 16 && sc.jsonWebKey()
}

// jsonWebKey reports whether the text holds a JSON Web Key.
func (sc *scanner) jsonWebKey() bool {
	if sc.jwk == 0 {
		sc.jwk = -1
		if strings.Contains(sc.s, `"kty`) || strings.Contains(sc.s, `'kty'`) {
			sc.jwk = 1
		}
	}
	return sc.jwk > 0
}

// authorizationCode reports whether p is the code of an OAuth grant, which is
// told by the parameters beside it: code=x&grant_type=authorization_code,
// /callback?code=x&state=y. What a sentence says about a code is none.
func (sc *scanner) authorizationCode(p *pair) bool {
	s := sc.s
	if p.spaced && p.quote == 0 {
		return false
	}
	lo, hi := sc.shortValue(p.value)
	if hi-lo < 6 || plainParts(s[lo:hi]) || isNumber(s[lo:hi]) {
		return false
	}
	if sc.onceUsed(p) {
		return true
	}
	if p.query && hi-lo > maxShape && strings.IndexFunc(s[lo:hi], func(r rune) bool { return r >= 0x80 || !setBytes[setDot][r] }) < 0 {
		return true // what stands beside it may be far away
	}
	from, to := max(0, p.keyAt-maxCall), min(len(s), hi+maxCall)
	if p.quote == 0 { // the query ends at white space
		from += strings.LastIndexAny(s[from:p.keyAt], " \t\n\"'") + 1
		if n := strings.IndexAny(s[hi:to], " \t\n\"'"); n >= 0 {
			to = hi + n
		}
	}
	around := s[from:to]
	for _, name := range [...]string{"authorization_code", "client_secret", "code_verifier", "redirect_uri", "id_token"} {
		if strings.Contains(around, name) {
			return true
		}
	}
	return p.quote == 0 && hi-lo >= 12 && (strings.Contains(around, "state=") || strings.Contains(around, "/callback?") || strings.Contains(around, "session_state="))
}

// onceUsed reports whether p is the first parameter of a page that one opens by a link
// which was sent: /magic?t=x, /reset-password?code=x.
func (sc *scanner) onceUsed(p *pair) bool {
	if !p.query || p.keyAt == 0 || sc.s[p.keyAt-1] != '?' {
		return false
	}
	for _, page := range [...]string{"invite?", "join?", "accept?", "reset?", "reset-password?", "verify?", "verify-email?", "confirm?", "activate?", "magic?", "magic-link?", "login?", "signup?", "redeem?", "unlock?"} {
		if strings.HasSuffix(sc.s[:p.keyAt], page) {
			return true
		}
	}
	return false
}
