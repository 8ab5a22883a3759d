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
	basic := s[hi:lo] == " / " && strings.HasSuffix(strings.ToLower(s[max(0, at-len("basic auth: ")):at]), "basic auth: ")
	if c.hi == c.lo || isNumber(s[c.lo:c.hi]) || !basic && !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}

// knownUser replaces the password beside the name of a user that all systems have, which ends
// at end: root/x, admin and x.
func (sc *scanner) knownUser(end int) bool {
	s := sc.s
	if strings.HasPrefix(s[end:], " on ") {
		line, _, _ := strings.Cut(s[end:min(len(s), end+maxShape)], "\n")
		for _, link := range [...]string{" is still ", " is now "} {
			if n := strings.Index(line, link); n > 0 {
				v, _ := sc.plainEnds(end+n+len(link), end+len(line))
				if v = sc.unquoted(v); madeUp(s[v.lo:v.hi]) {
					sc.replace(v.lo, v.hi)
					return true
				}
			}
		}
	}
	for _, link := range [...]string{" / ", "/", ": ", ":", " and ", " "} {
		if !strings.HasPrefix(s[end:], link) {
			continue
		}
		lo := end + len(link)
		v, _ := sc.plainEnds(lo, min(len(s), lo+maxShape))
		if v.lo != lo && !isQuote(s[lo]) || v.hi == v.lo || v.hi == lo+maxShape || !sc.besideKnown(end, link, s[v.lo:v.hi]) {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	return false
}

// besideKnown reports whether text, which link joins to the user whose name ends at end, can be a
// password. What paths and rights look like cannot.
func (sc *scanner) besideKnown(end int, link, text string) bool {
	switch {
	case madeUp(text):
		return link != " " && link != ": " || madeUp(strings.TrimRight(text, "!"))
	case link == " / " && hasSuffixFold(sc.s[:end], "administrator") && len(text) == 8 && setOf(text, setUpper) && digitsIn(text) > 1 && !isNumber(text): // of servers, as they come
		return true
	case link == " / ":
		return signJoined(text) || (digitInside(text) || strings.IndexByte(text, '.') > 0 && passwordLike(text, false) && hasSuffixFold(sc.s[:end], "admin") && len(text) > 10 && !holdsOneOf(text, "report", "list", "user", "page")) && sc.restatement(text, afterPassword, 0)
	case link == "/":
		return digitInside(text) && bothCases(text) && len(text) >= 8 && !technical(text) && only(text, "", isAlnum) && !upperFirst(text) && sc.toldBefore(end) || leet(text) || len(text) >= 8 && leetWord(text) && bothCases(text) && !technical(text) || joinedAsPassword(text) && sc.toldBefore(end)
	case link == ":":
		return len(text) >= 10 && mixed(text) && (digitInside(text) || strings.IndexByte(text, '.') > 0 || wordNumber(strings.Replace(text, "_", "", 1))) && digitsIn(text) > 0 && !humps(strings.TrimRight(text, "0123456789")) && !strings.ContainsAny(text, "/:=@,;()[]{}<>\"'|\\")
	}
	return false
}

// slashed replaces the password of a user of any name, of whom the slash at i parts it: colin.marsh / x.
func (sc *scanner) slashed(i int) {
	s := sc.s
	if i < 3 || i+4 >= len(s) || s[i-1] != ' ' || s[i+1] != ' ' {
		return
	}
	lo := i - 1
	for lo > sc.last && i-lo < maxLabel && (isLowerAlnum(s[lo-1]) || strings.IndexByte("._-@+", s[lo-1]) >= 0) {
		lo--
	}
	user := s[lo : i-1]
	v, _ := sc.plainEnds(i+2, min(len(s), i+2+maxShape))
	text := s[v.lo:v.hi]
	if len(user) < 5 || statusWords.has(user) || messageWord(user) || lo > 0 && s[lo-1] > ' ' && !isQuote(s[lo-1]) && s[lo-1] != '(' || len(text) < 8 || len(text) > 40 || technical(text) || strings.HasPrefix(s[v.hi:], " / ") {
		return
	}
	first, last, named := strings.Cut(user, ".")
	named = named && len(first) > 0 && len(last) > 2 && letters(first+last) && !strings.ContainsAny(text, "_/")
	account := containsFold(s[max(0, lo-maxShape/2):lo], "my account") || containsFold(s[max(0, lo-maxShape/2):lo], "log in")
	if madeUp(text) || leet(text) || signJoined(text) || account && bothCases(text) && (wordsAndNumber(text) || joinedAsPassword(text)) || isLower(text[0]) && wordsAndNumber(text) && bothCases(text) && !upperInside(text) || named && digitInside(text) && digitsIn(text) > 1 && passwordLike(text, false) && !holdsOneOf(text, "report", "ticket", "page", "sprint", "controller", "service", "review") {
		sc.replace(v.lo, v.hi)
	}
}

// loginAs replaces the password that a slash joins to whom somebody is told to log in as, after the
// word that ends at end: in as me, ann / x.
func (sc *scanner) loginAs(end int) bool {
	s := sc.s
	line, _, _ := strings.Cut(s[end:min(len(s), end+maxShape)], "\n")
	n := strings.Index(line, " / ")
	if n < 0 {
		return false
	}
	v, _ := sc.plainEnds(end+n+len(" / "), end+len(line))
	if v.hi-v.lo < 8 || !mixed(s[v.lo:v.hi]) || !wholeWord(s[v.lo:v.hi]) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// toldBefore reports whether the word before the user whose name ends at end says that somebody
// logs in as him, or where: set the iDRAC to root/x.
func (sc *scanner) toldBefore(end int) bool {
	before := sc.s[max(0, end-maxPairSpace):end]
	before = before[:max(0, strings.LastIndexByte(before, ' '))]
	return isWordOf(endWord(before, " \n"), " to with as is login use using creds router idrac ilo ipmi bmc switch nas printer firewall modem ")
}

// addressAndPassword replaces the password behind the address of which the @ is at i and
// which ends at end: ann@example.com / x, ann@example.com:x.
func (sc *scanner) addressAndPassword(i, end int) bool {
	s := sc.s
	for _, link := range [...]string{" with ", " and "} {
		if strings.HasPrefix(s[end:], link) {
			v, _ := sc.plainEnds(end+len(link), min(len(s), end+maxShape))
			v = sc.unquoted(v)
			if text := s[v.lo:v.hi]; !(madeUp(text) || leet(text) || wordsAndNumber(text)) || !bothCases(text) || technical(text) || upperInside(text) {
				return false
			}
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	rest := s[end:min(len(s), end+len(" / ")+1)]
	n := len(rest) - len(strings.TrimLeft(rest, " /:"))
	if rest[:n] != " / " && rest[:n] != ":" || strings.IndexByte(s[i:end], '.') < 0 {
		return false
	}
	v, _ := sc.plainEnds(end+n, min(len(s), end+maxShape))
	if v.lo > end+n || v.hi == v.lo || !madeUp(s[v.lo:v.hi]) && !(n == 1 && joinedAsPassword(s[v.lo:v.hi]) && (v.hi == len(s) || s[v.hi] == '\n')) && !(n == len(" / ") && (joinedAsPassword(s[v.lo:v.hi]) || v.hi-v.lo >= 8 && mixed(s[v.lo:v.hi]) && wholeWord(s[v.lo:v.hi]))) {
		return false
	}
	sc.replace(v.lo, v.hi)
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
	if n > 2 && isQuote(s[end+1]) && s[end+n] == s[end+1] && strings.HasPrefix(s[end+1+n:], ` / `+s[end+1:end+2]) { // login is "ann" / "x"
		c := sc.candidate(end + 1 + n + len(" / "))
		if c.hi == c.lo || !sc.stated(s[c.lo:c.hi], afterPassword, c.quote) {
			return false
		}
		sc.replace(c.lo, c.hi)
		return true
	}
	return n > 0 && !isWordOf(s[end+1:end+1+n], " page user form screen view route path session ") && strings.HasPrefix(s[end+1+n:], " / ") && sc.userAndPassword(end+1)
}
