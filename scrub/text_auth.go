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
	words := strings.FieldsFunc(before, func(r rune) bool { return r == ' ' || r == ':' || r == '=' || r == '\n' || r == ',' || r == '/' })
	return len(words) > 1 && isWordOf(words[len(words)-2], " user username login uid account usr ")
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
		end := sc.bareEnd(user, &pair{}, min(len(s), user+256))
		if c := strings.IndexByte(s[user:end], ':'); c > 0 && user+c+1 < end && !placeholder(s[user+c+1:end]) {
			sc.replace(user+c+1, end)
			return true
		}
		return false
	}
	if len(text) < 4 {
		return false
	}
	digits, upper, lower, others := 0, 0, 0, 0
	for j := 0; j < len(text); j++ {
		switch c := text[j]; {
		case isDigit(c):
			digits++
		case 'A' <= c && c <= 'Z':
			upper++
		case 'a' <= c && c <= 'z':
			lower++
		default:
			others++
		}
	}
	switch {
	case pairText(text) || strings.Contains(text, "://"): // token_type=Bearer expires_in=3600
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
				hi += esc + 1
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
	sc.replace(lo, hi)
	return true
}

// imapLogin replaces the password of the command LOGIN user password, of which
// the name ends at end.
func (sc *scanner) imapLogin(end int) bool {
	s := sc.s
	if end >= len(s) || s[end] != ' ' {
		return false
	}
	user := sc.argument(end)
	at := user.hi
	if user.quote != 0 {
		at++
	}
	if user.hi == user.lo || user.quote == 0 && strings.IndexByte(s[user.lo:user.hi], '@') < 0 && !sc.tagged(end-len("LOGIN")) || at >= len(s) || s[at] != ' ' {
		return false
	}
	c := sc.candidate(at + 1)
	if c.hi == c.lo || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// tagged reports whether the command at i has the tag of IMAP, a1, or what
// traces write before it.
func (sc *scanner) tagged(i int) bool {
	before := strings.TrimRight(sc.s[max(0, i-12):i], " ")
	tag := before[strings.LastIndexByte(before, ' ')+1:]
	return tag != "" && (tag[len(tag)-1] == '>' || tag == "C:" || len(tag) < 8 && isDigit(tag[len(tag)-1]) && letters(strings.TrimRight(tag, "0123456789")))
}
