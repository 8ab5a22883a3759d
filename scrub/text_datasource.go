package scrub

import "strings"

// Data source names and connection strings, of which only the password is a secret.

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
			return plainParts(user)
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
		word := strings.ReplaceAll(unjoin.Replace(name), " ", "")
		if !ok || !isWordOf(word, sourceWords) || strings.IndexByte(value, '/') > 0 && !strings.HasPrefix(name, "host") {
			return false
		}
		found = found || isWordOf(word, " host server dbname database datasource initialcatalog ")
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
