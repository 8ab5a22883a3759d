package scrub

import (
	"net/url"
	"strings"
)

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
		if v := s[colon+1 : at]; v != "" && !placeholder(v) {
			sc.replace(colon+1, at)
		}
		sc.i = at // the user is no name of a pair
	case at-lo >= 16 && (randomLooking(s[lo:min(at, lo+maxShape)]) || at-lo == 32 && isHexRun(s[lo:at])), strings.HasSuffix(s[:i], "nats") && !placeholder(s[lo:at]): // a token
		sc.replace(lo, at)
	}
}

// streamKey replaces the key with which somebody sends a stream, which ends the path of the URL
// of RTMP whose host is at lo: rtmp://live.example.com/app/live_4821_x.
func (sc *scanner) streamKey(lo int) bool {
	hi := lo
	for hi < len(sc.s) && hi < lo+maxDescribing && (isAlnum(sc.s[hi]) || strings.IndexByte("-._:/", sc.s[hi]) >= 0) {
		hi++
	}
	path := strings.TrimRight(sc.s[lo:hi], ".:")
	slash := strings.LastIndexByte(path, '/')
	if key := path[slash+1:]; strings.Count(path, "/") < 2 || len(key) < minStreamKey || !strings.ContainsAny(key, "0123456789") || !groupedCode(key) && !pathCode(key) && !randomCase(key) && !strings.HasPrefix(key, "live_") {
		return false
	}
	sc.replace(lo+slash+1, lo+len(path))
	return true
}

// minStreamKey is how long the keys of streams are at least.
const minStreamKey = 12

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
	if colon > lo && isWordOf(s[lo:colon], " sip sips xmpp acct mailto tel im ") { // user:password follows
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

// setOf reports whether text consists of bytes of the set.
func setOf(text string, set uint8) bool {
	for i := range len(text) {
		if !setBytes[set][text[i]] {
			return false
		}
	}
	return text != ""
}

// dottedQuad reports whether text has the form of an address of IPv4.
func dottedQuad(text string) bool {
	return len(text) <= len("255.255.255.255") && strings.Count(text, ".") == 3 && isDigit(text[0]) && versionLike(text) && !strings.ContainsAny(text, "-:/TZ")
}

// oraclePort reports whether s begins with a host and one of the ports of Oracle.
func oraclePort(s string) bool {
	n := 0
	for n < len(s) && n < maxShape && setBytes[setDot][s[n]] {
		n++
	}
	return n > 0 && (strings.HasPrefix(s[n:], ":1521") || strings.HasPrefix(s[n:], ":1522"))
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

// query returns a URL query or form body with the values under secret names
// replaced and the other values scanned.
func (t *textRules) query(s string) string {
	var out []byte
	last := 0
	for lo := 0; lo <= len(s); {
		hi, secret := lo, false
		for hi < len(s) && s[hi] != '&' {
			if s[hi] == ';' {
				if secret = semicolonJoins(s[hi:]) && (secret || t.secretParameter(s[lo:hi])); !secret {
					break
				}
			}
			hi++
		}
		name, val, found := strings.Cut(s[lo:hi], "=")
		if clean := t.formValue(name, val, found); found && clean != val {
			out = append(out, s[last:hi-len(val)]...)
			out = append(out, clean...)
			last = hi
		} else if !found && name != "" {
			if clean := t.scrub(name); clean != name {
				out = append(out, s[last:lo]...)
				out = append(out, clean...)
				last = hi
			}
		}
		lo = hi + 1
	}
	if last == 0 && out == nil {
		return s
	}
	return string(append(out, s[last:]...))
}

func (t *textRules) formValue(name, val string, found bool) string {
	if !found || val == "" {
		return val
	}
	if t.keys.sensitive(unescaped(name)) {
		return t.replacement
	}
	if !strings.ContainsAny(val, "%+") {
		return t.scrub(val)
	}
	plain, err := url.QueryUnescape(val)
	if err != nil {
		return t.scrub(val)
	}
	if clean := t.scrub(plain); clean != plain {
		return strings.ReplaceAll(url.QueryEscape(clean), url.QueryEscape(t.replacement), t.replacement)
	}
	return val
}

// secretParameter reports whether s is a secret name and a value.
func (t *textRules) secretParameter(s string) bool {
	name, val, found := strings.Cut(s, "=")
	return found && val != "" && t.keys.sensitive(unescaped(name))
}

func unescaped(name string) string {
	if n, err := url.QueryUnescape(name); err == nil {
		return n
	}
	return name
}

// url returns a URL with its password and what is secret in its path, query
// and fragment replaced.
func (t *textRules) url(s string) string {
	rest, fragment, hasFragment := strings.Cut(s, "#")
	head, query, hasQuery := strings.Cut(rest, "?")
	clean := t.scrub(head)
	if hasQuery {
		clean += "?" + t.query(query)
	}
	if hasFragment {
		if strings.IndexByte(fragment, '=') >= 0 {
			fragment = t.query(fragment)
		} else {
			fragment = t.scrub(fragment)
		}
		clean += "#" + fragment
	}
	if clean == s {
		return s
	}
	return clean
}

// dataSource reports whether the value of p is a data source name or connection
// string of which the scan will find the password, so that the rest can stay.
func (sc *scanner) dataSource(p *pair) bool {
	if !dataSourceName(p.key) {
		return false
	}
	v := sc.value(p)
	if v.block || v.hi-v.lo > maxKept {
		return false
	}
	hi := v.hi
	if v.quote == 0 && !p.query && hi < len(sc.s) && sc.s[hi] == ';' { // a list with spaces in it
		hi = max(hi, min(sc.endOfLine(hi), v.lo+maxKept))
	}
	return passwordInside(strings.ToLower(sc.s[v.lo:hi]))
}

// dataSourceName reports whether key names data sources or connection strings.
func dataSourceName(key string) bool {
	n := len(key)
	return n >= 3 && strings.EqualFold(key[n-3:], "dsn") || n >= 16 && strings.EqualFold(key[n-6:], "string") && strings.Contains(strings.ToLower(key), "connection")
}

// takesUser reports whether URLs of the scheme have a user without a password, and no key
// in its place.
func takesUser(scheme string) bool {
	for _, name := range [...]string{"postgres", "mysql", "mariadb", "mssql", "sqlserver", "oracle", "cockroach", "clickhouse", "mongo", "ldap", "ssh", "sftp", "snowflake", "presto", "trino", "hive", "cassandra", "db2"} {
		if strings.HasPrefix(scheme, name) || strings.HasSuffix(scheme, name) {
			return true
		}
	}
	return false
}

// passwordless reports whether text under the name key is a data source name without a
// password: host=db dbname=x, postgres://db/x.
func passwordless(key, text string) bool {
	if !dataSourceName(key) || len(text) > maxKept {
		return false
	}
	text = strings.ToLower(text)
	for _, word := range [...]string{"pass", "pwd", "pw=", "secret", "token", "key", "sig", "cred", "auth"} {
		if strings.Contains(text, word) {
			return false
		}
	}
	if scheme, rest, ok := strings.Cut(text, "://"); ok {
		user, host, found := strings.Cut(rest, "@")
		if !found {
			_, path, _ := strings.Cut(rest, "/")
			return !strings.HasPrefix(scheme, "http") && !randomLooking(rest) || path == ""
		}
		return plainParts(user) && takesUser(scheme) || isHexRun(user) && (strings.Contains(host, "sentry") || strings.Contains(strings.ToLower(key), "sentry"))
	}
	for _, net := range [...]string{"@tcp(", "@unix("} {
		if user, _, ok := strings.Cut(text, net); ok {
			return plainWord(user)
		}
	}
	if path, ok := strings.CutPrefix(text, "file:"); ok {
		return strings.ContainsAny(path, "./:")
	}
	found := false
	between := ' '
	if strings.IndexByte(text, ';') > 0 {
		between = ';'
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == between }) {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok || !isWordOf(strings.ReplaceAll(unjoin.Replace(name), " ", ""), sourceWords) || strings.IndexByte(value, '/') > 0 && !strings.HasPrefix(name, "host") {
			return false
		}
		found = found || isWordOf(strings.ReplaceAll(unjoin.Replace(name), " ", ""), " host server dbname database datasource initialcatalog ")
	}
	return found
}

// sourceWords are the names in data sources that are no secrets.
const sourceWords = " host port dbname database user uid sslmode server encrypt connecttimeout timeout pooling driver protocol charset parsetime loc schema searchpath timezone applicationname appname targetsessionattrs integratedsecurity trustedconnection initialcatalog datasource userid multipleactiveresultsets trustservercertificate persistsecurityinfo connectiontimeout commandtimeout "

// passwordInside reports whether text, in small letters, is a connection string of a form
// in which the scan finds the password, or has none.
func passwordInside(text string) bool {
	if i := strings.Index(text, "://"); i > 0 {
		user, _, ok := strings.Cut(text[i+3:], "@")
		web := strings.HasPrefix(text, "http")
		if !ok && !web { // nobody's
			return !randomLooking(text[i+3:])
		}
		name, password, found := strings.Cut(user, ":")
		if ok && !found && takesUser(text[:i]) && plainParts(name) {
			return true
		}
		return ok && found && password != "" && strings.IndexByte(name, '/') < 0
	}
	for _, name := range [...]string{"password=", "pwd=", "accountkey=", "sharedaccesskey="} {
		if strings.Contains(text, name) {
			return true
		}
	}
	if strings.Contains(text, "trusted_connection=") || strings.Contains(text, "integrated security=") { // without a password
		return true
	}
	if user, _, ok := strings.Cut(text, "@unix("); ok && !strings.HasPrefix(user, "@") {
		return true
	}
	driver, list, ok := strings.Cut(text, ":")
	if at := strings.Index(list, "@tcp("); ok && at > 0 && strings.IndexByte(driver, '@') < 0 {
		return true
	}
	if user, _, ok := strings.Cut(text, "@tcp("); ok && isName(user) {
		return true
	}
	return ok && plainWord(driver) && (strings.HasPrefix(list, "host=") || strings.HasPrefix(list, "dbname="))
}
