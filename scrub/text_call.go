package scrub

import "strings"

// list handles the [, ( or { at i, which a quote follows: a name and a value side
// by side, as in ["Authorization", "x"], Setenv("API_TOKEN", "x") and the
// initialiser {"passwd", "x"}. A plain
// word is no value: ["password", "email"] is a list of names.
func (sc *scanner) list(i int) {
	s := sc.s
	first := i + 1
	if s[first] == ' ' {
		first++
	}
	lo, hi := sc.shortValue(first)
	if hi-lo > maxShape || hi == lo || hi >= len(s) {
		return
	}
	if s[i] == '(' && i >= 8 && strings.EqualFold(s[i-8:i], "password") && strings.HasPrefix(s[hi+1:], ")") { // of MySQL
		if text := s[lo:hi]; !placeholder(text) && (s[i-1] == 'D' || !plainWord(text)) && strings.IndexByte(text, ' ') < 0 {
			sc.replace(lo, hi)
			return
		}
	}
	at := hi
	for at < len(s) && s[at] == '\\' {
		at++
	}
	if at+1 >= len(s) || !isQuote(s[at]) || s[at+1] != ',' || s[lo] == '/' || strings.Count(s[lo:hi], " ") > 2 || s[i] == '{' && (bareKey(s[lo:hi]) || strings.IndexByte(s[lo:hi], '/') > 0) || !sc.t.keys.sensitive(s[lo:hi]) {
		return
	}
	at += 2
	for at < len(s) && isSpace(s[at]) {
		at++
	}
	esc := at
	for esc < len(s) && s[esc] == '\\' {
		esc++
	}
	if esc >= len(s) || !isQuote(s[esc]) {
		return
	}
	v := sc.quoted(esc, esc-at)
	if v.open || v.hi == v.lo {
		return
	}
	end := v.hi
	for end < len(s) && (s[end] == '\\' || isQuote(s[end])) {
		end++
	}
	if end < len(s) && s[end] == ' ' {
		end++
	}
	if s[i] == '[' && (end >= len(s) || s[end] != ']') || s[i] == '{' && (end >= len(s) || s[end] != '}') {
		return
	}
	if text := s[v.lo:v.hi]; !placeholder(text) && !plainParts(text) && !message(text) && !(letters(strings.ReplaceAll(text, " ", "")) && statusCount(text) > 0) {
		sc.replace(v.lo, v.hi)
	}
}

// signIns are functions of libraries that take a password among arguments
// without names, and which argument it is, counted from 1.
var signIns = map[string]int{
	"PDO": 3, "PDO->__construct": 3, "mysqli": 3, "mysqli->__construct": 3, "mysqli_connect": 3, "mysql_connect": 3, "mysql_pconnect": 3,
	"mysqli_real_connect": 4, "mysqli->real_connect": 3, "odbc_connect": 3, "oci_connect": 2, "oci_pconnect": 2, "imap_open": 3, "ftp_login": 3, "ldap_bind": 3,
	"ssh2_auth_password": 3, "getConnection": 3, "MySQLdb.connect": 3, "pymysql.connect": 3, "login": 2, "authenticate": 2, "auth": 2,
	"SetBasicAuth": 2, "setBasicAuth": 2, "basicAuth": 2, "basic_auth": 2, "BasicAuth": 2, "HTTPBasicAuth": 2, "HTTPDigestAuth": 2, "PlainAuth": 3,
	"PasswordAuthentication": 2, "UsernamePasswordCredentials": 2, "UsernamePasswordCredential": 2, "UsernamePasswordAuthenticationToken": 2,
	"PasswordCredentials": 2, "NetworkCredential": 2, "BasicAWSCredentials": 2, "Credentials.basic": 2, "PlainTextAuthProvider": 2, "UserPassword": 2,
}

// signIn replaces the password in the arguments of a call or of the line of a
// stack trace, whose bracket is at i: PDO->__construct('mysql:host=db', 'app', 'x').
// Variables stay. It reports whether it did.
func (sc *scanner) signIn(i int) bool {
	s := sc.s
	if !signInEnd[s[i-1]] {
		return false
	}
	lo := i
	for lo > sc.last && i-lo < 40 && (byteClass[s[lo-1]] == classWord || s[lo-1] == '.' || s[lo-1] == '-' || s[lo-1] == '>' || s[lo-1] == ':' || s[lo-1] == '\\') {
		lo--
	}
	name := s[lo:i]
	want := signIns[name]
	for want == 0 { // the name with less and less of its path
		n := strings.IndexAny(name, ".:>\\")
		if n < 0 {
			return false
		}
		name = name[n+1:]
		want = signIns[name]
	}
	at, depth, arg := i+1, 0, 1
	for at < len(s) && at < i+maxCall && arg < want {
		switch c := s[at]; c {
		case '\'', '"':
			n := strings.IndexByte(s[at+1:min(len(s), at+maxCall)], c)
			if n < 0 {
				return false
			}
			at += n + 1
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				return false
			}
		case ',':
			if depth == 0 {
				arg++
			}
		case '\n':
			return false
		}
		at++
	}
	for at < len(s) && s[at] == ' ' {
		at++
	}
	if arg < want || at >= len(s) || s[at] != '"' && s[at] != '\'' {
		return false
	}
	v := sc.quoted(at, 0)
	if v.open || v.hi == v.lo || placeholder(s[v.lo:v.hi]) || sc.t.keys.sensitive(s[v.lo:v.hi]) {
		return false
	}
	if isWordOf(name, " login authenticate auth ") && plainParts(s[v.lo:v.hi]) {
		return false // these take other words, too
	}
	sc.replace(v.lo, v.hi)
	return true
}

// signInEnd holds the last bytes of the names of signIns, since most brackets
// follow others.
var signInEnd = func() (t [256]bool) {
	for name := range signIns {
		t[name[len(name)-1]] = true
	}
	return t
}()

// tuple handles the { at i, which a letter follows: {password, "x"} of Erlang,
// {password,<<"x">>} too.
func (sc *scanner) tuple(i int) {
	s := sc.s
	hi := i + 1
	for hi < len(s) && hi-i < 40 && byteClass[s[hi]] == classWord {
		hi++
	}
	if hi >= len(s) || s[hi] != ',' || !sc.t.keys.sensitive(s[i+1:hi]) {
		return
	}
	at := hi + 1
	for at < len(s) && (s[at] == ' ' || s[at] == '<') {
		at++
	}
	if at >= len(s) || s[at] != '"' {
		return
	}
	v := sc.quoted(at, 0)
	if end := strings.TrimLeft(sc.s[min(v.hi+1, len(s)):min(len(s), v.hi+4)], ">"); v.open || v.hi == v.lo || end == "" || end[0] != '}' || placeholder(s[v.lo:v.hi]) {
		return
	}
	sc.replace(v.lo, v.hi)
}
