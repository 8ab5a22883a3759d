package scrub

import "strings"

// Commands by which clients sign in: of Redis, of IMAP, and what SMTP sends after them.

// quotedArguments replaces the secret among arguments in quotes after the command
// s[i:end], as traces of Redis write them: "AUTH" "user" "x".
func (sc *scanner) quotedArguments(i, end int) bool {
	s := sc.s
	esc := 0
	for end+esc < len(s) && s[end+esc] == '\\' && esc < maxEscapes {
		esc++
	}
	next := s[end:end+esc] + `" ` + s[end:end+esc] + `"`
	if args := `" args="`; i > 0 && strings.HasPrefix(s[end:], args) && strings.HasPrefix(s[i-1:], `"AUTH`) { // of Sentinel's log
		v := sc.quoted(end+len(args)-1, 0)
		v.lo += strings.LastIndexByte(s[v.lo:v.hi], ' ') + 1
		if v.open || v.hi == v.lo {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	if i == 0 || s[i-1] != '"' || !strings.HasPrefix(s[end:], next) || strings.HasSuffix(strings.TrimRight(s[max(0, i-24):i-1], `\`), "username ") {
		return false
	}
	v := sc.quoted(end+len(next)-1, esc)
	if s[i]|0x20 == 'a' && !v.open && strings.HasPrefix(s[v.hi:], next) { // the user
		v = sc.quoted(v.hi+len(next)-1, esc)
	}
	if v.open || v.hi == v.lo || placeholder(s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// redisAuth replaces the password of Redis' AUTH, which ends at end: AUTH x and
// AUTH user x.
func (sc *scanner) redisAuth(i, end int) bool {
	s := sc.s
	if !strings.HasPrefix(s[i:], "AUTH ") || !sc.commandStart(i) {
		return false
	}
	v := sc.argument(end)
	if next := v.hi; v.quote == 0 && strings.HasPrefix(s[next:], " ") && !strings.HasPrefix(s[next:], " |") {
		if upperName(s[v.lo:v.hi]) {
			return false
		}
		v = sc.argument(next)
	}
	text := s[v.lo:v.hi]
	after := s[v.hi:min(len(s), v.hi+1)]
	if user := s[end:v.lo]; strings.TrimSpace(user) != "" && strings.HasPrefix(s[v.hi:], " failed") && sc.contextSecret(text, afterPassword, v.quote, false) && !plainParts(strings.ReplaceAll(text, "-", "")) {
		after = ""
	}
	if strings.HasPrefix(s[end:], " default ") && !plainParts(text) {
		after = "" // Redis has a user of that name, a sentence has no such order of words
	}
	if v.quote == 0 && after != "" && !strings.Contains("\r\n\"'`)]", after) || strings.IndexByte(text, '\\') >= 0 || upperName(text) || !sc.secretArgument(i, v) {
		return false
	}
	if before := strings.TrimRight(s[max(0, i-16):i], " "); plainWord(text) && v.quote == 0 && !strings.HasSuffix(before, ">") && !strings.HasSuffix(before, "redis-cli") {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// imapLogin replaces the password of the command LOGIN user password, of which
// the name ends at end.
func (sc *scanner) imapLogin(end int) bool {
	s := sc.s
	if end >= len(s) || s[end] != ' ' {
		return false
	}
	if _, next, _ := strings.Cut(s[end+1:min(len(s), end+maxLabel)], " "); isMechanism(s[end+1:]) && isMechanism(next) {
		return false // of what a server offers
	}
	user := sc.argument(end)
	at := user.hi
	if user.quote != 0 {
		at++
	}
	if user.hi == user.lo || user.quote == 0 && strings.IndexByte(s[user.lo:user.hi], '@') < 0 && !sc.tagged(end-len("LOGIN")) && !containsFold(s[max(0, end-24):end], "imap") && !strings.EqualFold(s[max(0, end-len("auth LOGIN")):end], "auth LOGIN") || at >= len(s) || s[at] != ' ' {
		return false
	}
	c := sc.candidate(at + 1)
	if c.hi == c.lo || placeholder(s[c.lo:c.hi]) || !(c.quote != 0 && (user.quote != 0 || strings.IndexByte(s[user.lo:user.hi], '@') > 0)) && !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// tagged reports whether the command at i has the tag of IMAP, a1, or what
// traces write before it.
func (sc *scanner) tagged(i int) bool {
	before := strings.TrimRight(sc.s[max(0, i-12):i], " ")
	tag := before[strings.LastIndexAny(before, " \n\"'(")+1:]
	return tag != "" && (tag[len(tag)-1] == '>' || tag == "C:" || len(tag) < 8 && isDigit(tag[len(tag)-1]) && letters(strings.TrimRight(tag, "0123456789")))
}

// saslLine replaces the credentials in base64 that a client sends on a line of their own after the
// command AUTH PLAIN or AUTH LOGIN, of which the first word ends at end.
func (sc *scanner) saslLine(end int) bool {
	s := sc.s
	if !strings.HasPrefix(s[end:], " PLAIN") && !strings.HasPrefix(s[end:], " LOGIN") {
		return false
	}
	at := sc.endOfLine(end)
	if at-end > len(" PLAIN\r") {
		return false
	}
	for n := 0; n < 4 && at < len(s); n++ {
		lo := at + 1
		at = sc.endOfLine(min(lo, len(s)))
		line := strings.TrimSpace(s[min(lo, len(s)):at])
		word := line[strings.LastIndexByte(line, ' ')+1:]
		if strings.Count(line, " ") < 2 && len(word) >= 12 && isBase64(word) {
			hi := min(lo, len(s)) + strings.LastIndex(s[min(lo, len(s)):at], word) + len(word)
			sc.replace(hi-len(word), hi)
			return true
		}
	}
	return false
}
