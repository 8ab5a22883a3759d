package scrub

import "strings"

// A user and a password that stand side by side: ann:x, ann / x.

// userAndPassword replaces the password of the user at at, which a colon or a
// slash joins to it: ann:x, ann / x.
func (sc *scanner) userAndPassword(at int) bool {
	s := sc.s
	hi := at
	for hi < len(s) && hi < at+48 && (setBytes[setDot][s[hi]] || s[hi] == '@' || s[hi] == '\\' && hi > at && hi+1 < len(s) && isAlnum(s[hi+1])) {
		hi++
	}
	lo := hi
	for lo < len(s) && lo < hi+3 && strings.IndexByte(" :/", s[lo]) >= 0 {
		lo++
	}
	if hi == at || lo > hi+1 && isWordOf(s[at:hi], " type provider status source path name owner count error expired revoked issuer kind store helper file ") || !strings.ContainsAny(s[hi:lo], ":/") || strings.Contains(s[hi:lo], "//") || lo >= len(s) {
		return false
	}
	if end := lo + len(sc.t.replacement); end > lo && strings.HasPrefix(s[lo:], sc.t.replacement) && (end == len(s) || !isAlnum(s[end])) {
		sc.i = max(sc.i, lo)
		return true
	}
	c := sc.candidate(lo)
	if c.hi == c.lo || isNumber(s[c.lo:c.hi]) || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// credentialsTold replaces the password of a user and it that the rest of a sentence about
// credentials, which starts at at, tells behind a colon: exposed in gist: root:x.
func (sc *scanner) credentialsTold(at int) bool {
	s := sc.s
	rest := s[at:min(len(s), at+64)]
	n := strings.Index(rest, ": ")
	if n < 1 || strings.ContainsAny(rest[:n], "\n.;=\"'{[") {
		return false
	}
	lo := at + n + len(": ")
	user := lo
	for user < len(s) && setBytes[setDot][s[user]] {
		user++
	}
	return user > lo && user+1 < len(s) && s[user] == ':' && s[user+1] > ' ' && sc.userAndPassword(lo)
}

// loginSlash replaces the password of a login that ends at end and is told as people do:
// login is ann / x.
func (sc *scanner) loginSlash(end int) bool {
	s := sc.s
	if strings.HasPrefix(s[end:], ": ") {
		end++
	} else if strings.HasPrefix(s[end:], " is ") {
		end += len(" is")
	}
	if end >= len(s) || s[end] != ' ' {
		return false
	}
	n := strings.IndexByte(s[end+1:min(len(s), end+48)], ' ')
	return n > 0 && !isWordOf(s[end+1:end+1+n], " page user form screen view route path session ") && strings.HasPrefix(s[end+1+n:], " / ") && sc.userAndPassword(end+1)
}

// pgpass replaces the passwords in the lines behind the name of PostgreSQL's file for them,
// which ends at end: host:port:database:user:x.
func (sc *scanner) pgpass(end int) bool {
	s, found := sc.s, false
	at := sc.endOfLine(end)
	for n := 0; n < 16 && at < len(s); n++ {
		lo := at + 1
		at = len(s)
		if n := strings.IndexByte(s[lo:min(len(s), lo+maxKept)], '\n'); n >= 0 {
			at = lo + n
		} else if len(s)-lo > maxKept {
			return found
		}
		line := strings.TrimRight(s[lo:min(at, len(s))], "\r ")
		if fields := strings.SplitN(line, ":", 5); len(fields) == 5 && fields[4] != "" && (isNumber(fields[1]) && len(fields[1]) > 3 || fields[1] == "*") && !strings.ContainsAny(line, " \"'{}") && !placeholder(fields[4]) {
			hi := lo + len(line)
			sc.replace(hi-len(fields[4]), hi)
			found = true
		}
	}
	return found
}
