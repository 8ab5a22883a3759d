package scrub

import "strings"

// User names and passwords before the host of a URL or a data source.

// authority handles the :// at i: a password in the user information of a URL
// is replaced. Without a password a user that looks generated is.
func (sc *scanner) authority(i int) {
	s := sc.s
	lo := i + 3
	sc.i = lo
	if scheme := endWord(s[max(0, i-len(" rtmps")):i], " \n\"'=("); (scheme == "rtmp" || scheme == "rtmps") && sc.streamKey(lo) {
		return
	}
	colon, at, end := -1, -1, lo
	slash := -1
	limit := len(s)
scan:
	for ; end < limit; end++ {
		switch c := s[end]; c {
		case ' ', '\t', '\n', '\r', '"', '\'', '`', 0:
			break scan
		case '<', '>', '|':
			if colon < 0 || at >= 0 {
				break scan
			}
		case '\\':
			if end+1 < len(s) && escapeEnds(s[end+1:]) {
				break scan
			}
		case ':':
			if colon < 0 && at < 0 {
				colon = end
			}
		case '@':
			if slash < 0 || at < 0 {
				at = end
			}
		case '/', '?', '#':
			if at >= 0 || colon < 0 {
				break scan
			}
			// A port, or a password with a slash in it.
			if slash < 0 {
				limit = min(limit, end+nearAhead)
				if isNumber(s[colon+1:end]) || end == colon+1 {
					break scan
				}
				slash = end
			}
		}
	}
	if at < 0 {
		return
	}
	switch {
	case colon >= 0 && colon < at:
		if v := s[colon+1 : at]; v != "" && !placeholder(v) && !((v == "PASSWORD" || v == "PASS") && upperName(s[lo:colon])) {
			sc.replace(colon+1, at)
		}
		sc.i = at // the user is no name of a pair
	case at-lo >= 16 && (randomLooking(s[lo:min(at, lo+maxShape)]) || at-lo == 32 && isHexRun(s[lo:at])), strings.HasSuffix(s[:i], "nats") && !placeholder(s[lo:at]): // a token
		sc.replace(lo, at)
	}
}

// at handles the @ at i: user:password@tcp(host) and user:password@host:port
// of data source names without a scheme.
func (sc *scanner) at(i int) {
	s := sc.s
	sc.i = i + 1
	if i+2 >= len(s) || !isAlnum(s[i+1]) && s[i+1] != '(' && s[i+1] != '[' && s[i+1] != '/' {
		return
	}
	j := i + 1
	for j < len(s) && j < i+64 && (isAlnum(s[j]) || s[j] == '.' || s[j] == '-' || s[j] == '_') {
		j++
	}
	if sc.addressAndPassword(i, j) {
		return
	}
	if (j >= len(s) || s[j] != '(' && !(s[j] == ':' && j+1 < len(s) && isDigit(s[j+1])) && s[j] != '/') && !dottedQuad(strings.TrimRight(s[i+1:j], ".")) {
		if lo := 1 + strings.LastIndexByte(s[max(0, i-64):i], ' '); lo > 0 && max(0, i-64)+lo > sc.last {
			lo += max(0, i-64)
			sc.easyConnect(lo, i)
		}
		return
	}
	if host := s[i+1 : j]; host == "sha256" || host == "sha512" { // the digest of an image
		return
	}
	lo, floor := i, sc.runStart(i)
	colon := -1
	for lo > floor && s[lo-1] > ' ' && !isQuote(s[lo-1]) && s[lo-1] != '=' && s[lo-1] != ',' {
		lo--
		if s[lo] == ':' {
			colon = lo
		}
	}
	sc.vain += i - lo
	if n := strings.Index(s[lo:i], "jdbc:oracle:"); n >= 0 { // jdbc:oracle:thin:scott/tiger@host
		lo += n
		run := s[lo:i]
		if slash := strings.IndexByte(run, '/'); slash > 0 && slash+1 < len(run) {
			sc.replace(lo+slash+1, i)
		}
		return
	}
	if colon < 0 && sc.easyConnect(lo, i) {
		return
	}
	field := false // of a struct that Go prints: {Source:root:x@tcp(db)/shop}
	for lo < colon && strings.IndexByte("([<{&", s[lo]) >= 0 {
		field = field || s[lo] == '{'
		lo++
	}
	if field && colon > lo {
		if next := strings.IndexByte(s[colon+1:i], ':'); next > 0 {
			lo, colon = colon+1, colon+1+next
		}
	}
	if colon > lo && isWordOf(s[lo:colon], " sip sips xmpp acct mailto tel im sftp scp ") { // user:password follows
		next := strings.IndexByte(s[colon+1:i], ':')
		if next < 0 {
			return
		}
		lo, colon = colon+1, colon+1+next
	}
	if colon <= lo || colon+1 >= i || !isAlnum(s[lo]) || dottedQuad(s[i+1:j]) && (plainParts(strings.TrimRight(s[colon+1:i], "0123456789")) || isWordOf(s[lo:colon], " node peer ") && setOf(s[colon+1:i], setDot)) && (isNumber(s[lo:colon]) || upperFirst(s[lo:colon]) ||
		isWordOf(s[lo:colon], " node peer host target from to user username email mail address addr remote source dest destination connection client server login ssh message msg name id owner account ttl pid ")) {
		return // a time, and the name of a field
	}
	if v := s[colon+1 : i]; !placeholder(v) && v[0] != '/' && !strings.Contains(v, ":/") && !(strings.Count(v, ".") > 2 && plainParts(v)) && !sc.t.filtered(v, "@") {
		sc.replace(colon+1, i)
	}
}

// easyConnect replaces the password of Oracle's user/password@//host:1521/service,
// also after CONNECT without the slashes; the run before the @ at i starts at lo.
func (sc *scanner) easyConnect(lo, i int) bool {
	s := sc.s
	for lo < i && strings.IndexByte("([<{", s[lo]) >= 0 {
		lo++
	}
	user, password, ok := strings.Cut(s[lo:i], "/")
	if !ok || user == "" || password == "" || strings.IndexByte(password, '/') >= 0 || !isAlnum(user[0]) || placeholder(password) {
		return false
	}
	if !strings.HasPrefix(s[i:], "@//") && !oraclePort(s[i+1:]) && !strings.HasPrefix(s[i:], "@(DESC") && !strings.Contains(strings.ToLower(s[max(0, lo-16):lo]), "conn") {
		return false
	}
	sc.replace(lo+len(user)+1, i)
	return true
}

// oraclePort reports whether s begins with a host and one of the ports of Oracle.
func oraclePort(s string) bool {
	n := 0
	for n < len(s) && n < maxShape && setBytes[setDot][s[n]] {
		n++
	}
	return n > 0 && (strings.HasPrefix(s[n:], ":1521") || strings.HasPrefix(s[n:], ":1522"))
}

// noPort replaces the start of a password with a slash in it, which net/url takes for the port of a URL and
// shows in its error, of which the word is s[i:end]: parse "amqp://ann:x/y@host": invalid port ":x" after host.
func (sc *scanner) noPort(i, end int) bool {
	s := sc.s
	rest := s[end:min(len(s), end+maxShape)]
	quote := strings.IndexByte(rest, '"')
	if !strings.HasSuffix(s[:i], "invalid ") || quote < 0 || strings.Trim(rest[:quote], " \\") != "" || !strings.HasPrefix(rest[quote+1:], ":") {
		return false
	}
	lo := end + quote + len(`":`)
	n := strings.IndexAny(s[lo:end+len(rest)], "\\\"")
	if n < 1 {
		return false
	}
	text := s[lo : lo+n]
	if isNumber(text) || placeholder(text) || plainParts(text) && strings.IndexByte(s[max(0, i-maxCall):i], '@') < 0 {
		return false
	}
	sc.replace(lo, lo+n)
	return true
}
