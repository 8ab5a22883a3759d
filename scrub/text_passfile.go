package scrub

import "strings"

// Files of users and passwords, as commands print them behind their names.

// passwordOf are how files tell passwords, by their names: each returns where in a line the
// password starts and ends, and false if the line has none.
var passwordOf = map[string]func(line string) (lo, hi int, ok bool){
	"pgpass":       pgpassLine,
	"userlist":     userlistLine,
	"sasl_passwd":  lastColonLine,
	"rsyncd":       lastColonLine,
	"chap-secrets": thirdField,
	"pap-secrets":  thirdField,
}

// maxFileLines is how many lines of such a file are looked at.
const maxFileLines = 64

// passwordFile replaces the passwords in the lines behind the name of such a file, which is
// s[i:end].
func (sc *scanner) passwordFile(i, end int) bool {
	s, found := sc.s, false
	find := passwordOf[strings.ToLower(s[i:end])]
	if find == nil {
		return false
	}
	at := sc.endOfLine(end)
	if n := strings.Index(s[end:min(at, end+maxShape)], " entry "); n >= 0 { // told of one
		line := strings.TrimRight(s[end+n+len(" entry "):at], "\r .")
		if from, to, ok := find(line); ok && !placeholder(line[from:to]) && line[from:to] != sc.t.replacement {
			lo := end + n + len(" entry ")
			sc.replace(lo+from, lo+to)
			return true
		}
	}
	for n := 0; n < maxFileLines && at < len(s); n++ {
		lo := at + 1
		at = len(s)
		if n := strings.IndexByte(s[lo:min(len(s), lo+maxKept)], '\n'); n >= 0 {
			at = lo + n
		} else if len(s)-lo > maxKept {
			return found
		}
		line := strings.TrimRight(s[lo:min(at, len(s))], "\r ")
		from, to, ok := find(line)
		if ok && !placeholder(line[from:to]) && line[from:to] != sc.t.replacement {
			sc.replace(lo+from, lo+to)
			found = true
		}
	}
	return found
}

// pgpassLine is host:port:database:user:x, of PostgreSQL.
func pgpassLine(line string) (lo, hi int, ok bool) {
	fields := strings.SplitN(line, ":", 5)
	if len(fields) < 5 || fields[4] == "" || !(isNumber(fields[1]) && len(fields[1]) > 3) && fields[1] != "*" || strings.ContainsAny(line, " \"'{}") {
		return 0, 0, false
	}
	return len(line) - len(fields[4]), len(line), true
}

// userlistLine is "user" "x", of PgBouncer.
func userlistLine(line string) (lo, hi int, ok bool) {
	user, password, ok := strings.Cut(line, `" "`)
	if !ok || len(user) < 2 || user[0] != '"' || len(password) < 2 || password[len(password)-1] != '"' {
		return 0, 0, false
	}
	return len(user) + len(`" "`), len(line) - 1, true
}

// lastColonLine is user:x, of rsync, or what it is for and user:x, of Postfix.
func lastColonLine(line string) (lo, hi int, ok bool) {
	lo = strings.LastIndexAny(line, " \t") + 1
	user, password, ok := strings.Cut(line[lo:], ":")
	if !ok || user == "" || password == "" || strings.HasPrefix(password, "/") || strings.HasPrefix(line, "#") || isNumber(password) && len(password) < 4 {
		return 0, 0, false
	}
	return lo + len(user) + 1, len(line), true
}

// thirdField is client server x, of pppd.
func thirdField(line string) (lo, hi int, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 3 || len(fields) > 4 || strings.HasPrefix(line, "#") {
		return 0, 0, false
	}
	password := strings.Trim(fields[2], `"`)
	lo = strings.LastIndex(line, password)
	return lo, lo + len(password), len(password) > 3
}
