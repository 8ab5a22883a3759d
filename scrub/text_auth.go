package scrub

import "strings"

// Credentials of authentication protocols: HTTP, SASL, FTP and the like.

// protocol reports whether PASS at i is a command of FTP, POP3 or the like, or
// follows a user.
func (sc *scanner) protocol(i int) bool {
	before := sc.s[max(0, i-64):i]
	if strings.HasSuffix(before, "> ") || strings.HasSuffix(before, "C: ") {
		return sc.s[i] == 'P'
	}
	if strings.HasPrefix(sc.s[i:], "PASS ") && (strings.HasSuffix(before, "; ") || strings.HasSuffix(before, "\n")) && strings.Contains(before, "USER ") {
		return true
	}
	if strings.HasPrefix(sc.s[i:], "PASS ") && sc.sent(before) {
		v := sc.argument(i + len("PASS"))
		return sc.onlyArgument(i+len("PASS")) || v.hi > v.lo && !plainParts(sc.s[v.lo:v.hi]) && !fileName(sc.s[v.lo:v.hi]) && !strings.Contains(sc.s[v.lo:v.hi], "test")
	}
	words := strings.FieldsFunc(before, func(r rune) bool { return r == ' ' || r == ':' || r == '=' || r == '\n' || r == ',' || r == '/' })
	return len(words) > 1 && isWordOf(words[len(words)-2], " user username login uid account usr ")
}

// complexWord reports whether v is made of letters, digits and signs as policies want
// passwords to be, which no word of a sentence is.
func complexWord(v value, s string) bool {
	text := strings.TrimRight(s[v.lo:v.hi], ".,:;!?)\"'")
	return len(text) >= 8 && strings.ContainsAny(text, "0123456789") && strings.ContainsAny(text, "#!$%^") && text[0] != '%' && text[0] != '$' && text[0] != '#'
}

// sent reports whether before says that a command was sent: command: PASS x,
// after "PASS x".
func (sc *scanner) sent(before string) bool {
	if before != "" && isQuote(before[len(before)-1]) {
		return true
	}
	before = strings.TrimRight(before, " :")
	return isWordOf(before[strings.LastIndexAny(before, " \n")+1:], " command cmd sent send sending received got request client after ")
}

// onlyArgument reports whether the command that ends at end has one argument,
// which is not the name of a file.
func (sc *scanner) onlyArgument(end int) bool {
	v := sc.argument(end)
	after := sc.s[v.hi:min(len(sc.s), v.hi+1)]
	return v.hi > v.lo && (after == "" || strings.Contains("\r\n\"'`)]\\", after)) && strings.IndexByte(sc.s[v.lo:v.hi], '/') < 0
}

// smtpPassword replaces the answer to the prompt of SMTP for a password, in
// base64, which ends at end. It stands on the next line.
func (sc *scanner) smtpPassword(i, end int) bool {
	s := sc.s
	if !strings.HasPrefix(s[end:], "6") || !strings.HasSuffix(s[:i], "334 ") {
		return false
	}
	lo := end + 1
	for lo < len(s) && lo < end+24 {
		n := traceMark(s, lo)
		if n == 0 {
			break
		}
		lo += n
	}
	hi := lo
	for hi < len(s) && hi-lo < maxKept && (isAlnum(s[hi]) || s[hi] == '+' || s[hi] == '/' || s[hi] == '=') {
		hi++
	}
	if hi-lo < 4 || lo == end+1 || hi < len(s) && strings.IndexByte("\r\n\"'\\", s[hi]) < 0 && !strings.HasPrefix(s[hi:], " |") {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// traceMark returns the length of what a trace of SMTP writes at lo around what is said.
func traceMark(s string, lo int) int {
	switch {
	case strings.IndexByte(" \r\n\"'<>-|,;\\", s[lo]) >= 0, s[lo-1] == '\\' && (s[lo] == 'r' || s[lo] == 'n'):
		return 1
	case strings.HasPrefix(s[lo:], "C:"):
		return len("C:")
	case strings.HasPrefix(s[lo:], "send:"):
		return len("send:")
	}
	return 0
}

// identify replaces the password that IDENTIFY, which ends at end, gives to
// NickServ of IRC.
func (sc *scanner) identify(i, end int) bool {
	s := sc.s
	if end >= len(s) || s[end] != ' ' || !containsFold(s[max(0, i-32):i], "nickserv") {
		return false
	}
	v := sc.argument(end)
	if next := sc.argument(v.hi); v.hi < len(s) && s[v.hi] == ' ' && next.lo == v.hi+1 && next.hi > next.lo {
		v = next
	}
	if v.hi == v.lo || !sc.secretArgument(i, v) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// snmp reports whether the word at i stands in a text about SNMP, where a
// community is a password.
func (sc *scanner) snmp(i int) bool {
	return containsFold(sc.s[max(0, i-64):i], "snmp") || strings.Contains(sc.s[max(0, i-64):i], "v2c")
}

// community replaces the community of SNMP after the word at i, which ends at
// end.
func (sc *scanner) community(i, end int) bool {
	s := sc.s
	if end >= len(s) || s[end] != ' ' || !sc.snmp(i) {
		return false
	}
	if n := strings.Index(s[end:min(len(s), end+48)], " from '"); n >= 0 && strings.IndexByte(s[end:end+n], '\'') < 0 && sc.fromTo(end+n+len(" from "), afterPassword) { // community on gw from 'x' to 'y'
		return true
	}
	at := end + 1
	if s[min(at, len(s)-1)] == '(' { // (read only) is x
		if n := strings.Index(s[at:min(len(s), at+maxPairSpace)], ") is "); n > 0 {
			at += n + len(") ")
		}
	}
	for _, word := range [...]string{"string ", "name ", "is "} {
		if strings.HasPrefix(s[at:], word) {
			at += len(word)
		}
	}
	c := sc.candidate(at)
	if c.hi == c.lo || !sc.secretArgument(i, c) || c.quote == 0 && plainWord(s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// saslMechanism returns the length of the mechanism and the space after it that
// stand at at, after AUTH: AUTH PLAIN x.
func (sc *scanner) saslMechanism(i, at int) int {
	if !strings.HasPrefix(sc.s[i:], "AUTH ") {
		return 0
	}
	for _, m := range [...]string{"LOGIN ", "PLAIN ", "XOAUTH2 ", "OAUTHBEARER ", "CRAM-MD5 ", "NTLM ", "EXTERNAL ", "default "} {
		if strings.HasPrefix(sc.s[at:], m) {
			return len(m)
		}
	}
	return 0
}

// isMechanism reports whether s begins with the name of a mechanism of SASL, as in the list
// that a server offers.
func isMechanism(s string) bool {
	n := 0
	for n < len(s) && (isAlnum(s[n]) || s[n] == '-') {
		n++
	}
	return isWordOf(s[:n], " plain login xoauth2 oauthbearer cram-md5 digest-md5 ntlm gssapi external scram-sha-1 scram-sha-256 anonymous xoauth apop ")
}

// response replaces the base64 at at that a client sends to a mechanism of SASL in one go.
func (sc *scanner) response(at int) bool {
	s := sc.s
	hi := at
	for hi < len(s) && hi-at < maxKept && (isAlnum(s[hi]) || s[hi] == '+' || s[hi] == '/') {
		hi++
	}
	n := hi - at
	for hi < len(s) && s[hi] == '=' {
		hi++
	}
	if n < 8 || hi == len(s) || !isQuote(s[hi]) || !randomCase(s[at:hi]) {
		return false
	}
	sc.replace(at, hi)
	return true
}

// credentials replaces what follows "Bearer" and "Basic" in a sentence or a
// header, if it looks like credentials.
func (sc *scanner) credentials(i, end int) bool {
	s := sc.s
	lo := end
	for lo < len(s) && s[lo] == ' ' && lo < end+8 {
		lo++
	}
	if s[i]|0x20 == 'd' {
		return sc.digest(lo)
	}
	if n := joinedLiteral(s[lo:]); n > 0 && lo > end { // "Bearer " + "x"
		v := sc.quoted(lo+n, 0)
		if text := s[v.lo:v.hi]; v.open || len(text) < 8 || placeholder(text) || plainParts(text) {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	hi := lo
	for hi < len(s) && (setBytes[setPath][s[hi]] || s[hi] == ':') {
		hi++
	}
	for hi > lo && (s[hi-1] == '.' || s[hi-1] == ':') {
		hi--
	}
	text := s[lo:hi]
	if text == "auth" && hi < len(s) && s[hi] == ' ' { // basic auth user:password
		user := hi + 1
		end := sc.bareEnd(user, &pair{}, len(s))
		if c := strings.IndexByte(s[user:end], ':'); c > 0 && user+c+1 < end && !placeholder(s[user+c+1:end]) {
			sc.replace(user+c+1, end)
			return true
		}
		return false
	}
	if len(text) < 4 {
		return false
	}
	upper, lower, digits, others := classCounts(text)
	switch {
	case pairText(text) || strings.Contains(text, "://"), // token_type=Bearer expires_in=3600
		s[i:end] == "basic" && len(text) < 8 && digits > 0 && letters(strings.TrimRight(text, "0123456789")): // basic OAuth2 client
		return false
	case len(text) >= 24 && !plainParts(text), digits > 0 && lower+upper > 0 && !versionLike(text), upper > 1 && lower > 0 && len(text) >= 8 && strings.IndexByte(text, '-') < 0 && !humps(text), strings.HasSuffix(text, "=") && others <= 2 && len(text) >= 8 && strings.Trim(text[len(text)-2:], "=") == "" || strings.HasSuffix(text, "==") && len(text) >= 8, len(text) >= 32:
		sc.replace(lo, hi)
		return true
	}
	return false
}

// digest replaces the parameters of Digest credentials.
func (sc *scanner) digest(lo int) bool {
	s := sc.s
	n := 0
	for lo+n < len(s) && isAlpha(s[lo+n]) {
		n++
	}
	if n == 0 || lo+n >= len(s) || s[lo+n] != '=' {
		return false
	}
	hi := lo
	for hi < len(s) && s[hi] != '\n' {
		start := hi
		for hi < len(s) && (byteClass[s[hi]] == classWord || s[hi] == '-') {
			hi++
		}
		if hi == start || hi >= len(s) || s[hi] != '=' {
			hi = start
			break
		}
		hi++
		if hi < len(s) && (s[hi] == '"' || s[hi] == '\\') {
			esc := 0
			for hi < len(s) && s[hi] == '\\' {
				esc++
				hi++
			}
			if hi >= len(s) || s[hi] != '"' {
				break
			}
			v := sc.quoted(hi, esc)
			hi = v.hi
			if !v.open {
				hi = min(hi+esc+1, len(s))
			}
		} else {
			for hi < len(s) && s[hi] != ',' && s[hi] != ' ' && s[hi] != '\n' && s[hi] != '"' && s[hi] != '\'' {
				hi++
			}
		}
		if hi+1 < len(s) && s[hi] == ',' {
			next := hi + 1
			for next < len(s) && s[next] == ' ' {
				next++
			}
			if next < len(s) && isAlpha(s[next]) {
				hi = next
				continue
			}
		}
		break
	}
	if hi <= lo {
		return false
	}
	if p := s[lo:hi]; strings.Contains(p, "realm=") && !strings.Contains(p, "response") && !strings.Contains(p, "username") { // what a server asks for
		return false
	}
	sc.replace(lo, hi)
	return true
}
