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
// s[i:end], up to the first that is none of its entries.
func (sc *scanner) passwordFile(i, end int) bool {
	s, found := sc.s, false
	find := passwordOf[strings.ToLower(s[i:end])]
	if find == nil || end < sc.fileTill || strings.EqualFold(s[i:end], "rsyncd") && !strings.HasPrefix(s[end:], ".secrets") {
		return false
	}
	at := sc.endOfLine(end)
	if n := strings.Index(s[end:min(at, end+maxShape)], " entry "); n >= 0 { // told of one
		lo := end + n + len(" entry ")
		line := strings.TrimRight(s[lo:min(at, lo+maxKept)], "\r .")
		if from, to, ok := find(line); ok && !placeholder(line[from:to]) && line[from:to] != sc.t.replacement {
			sc.replace(lo+from, lo+to)
			return true
		}
	}
	for n := 0; n < maxFileLines && at < len(s); n++ {
		lo := at + 1
		at = min(len(s), lo+maxKept)
		if n := strings.IndexByte(s[lo:at], '\n'); n >= 0 {
			at = lo + n
		} else if at < len(s) {
			break
		}
		sc.fileTill = at
		line := strings.TrimRight(s[lo:at], "\r ")
		from, to, ok := find(line)
		switch {
		case ok && line[from:to] == sc.t.replacement, ok && placeholder(line[from:to]), line == "", line[0] == '#':
		case !ok:
			return found
		default:
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
	if !ok || len(user) < 2 || user[0] != '"' || strings.IndexByte(user, ' ') >= 0 || len(password) < 2 || password[len(password)-1] != '"' {
		return 0, 0, false
	}
	return len(user) + len(`" "`), len(line) - 1, true
}

// lastColonLine is user:x, of rsync, or what it is for and user:x, of Postfix.
func lastColonLine(line string) (lo, hi int, ok bool) {
	lo = strings.LastIndexAny(line, " \t") + 1
	user, password, ok := strings.Cut(line[lo:], ":")
	if !ok || user == "" || password == "" || strings.Count(line, " ") > 1 || strings.HasPrefix(password, "/") || isNumber(password) {
		return 0, 0, false
	}
	return lo + len(user) + 1, len(line), true
}

// thirdField is client server x and, if any, addresses, of pppd. The server or the addresses may be *.
func thirdField(line string) (lo, hi int, ok bool) {
	var ends [4]value
	n := 0
	for at := 0; at < len(line); at++ {
		if isSpace(line[at]) {
			continue
		}
		v := value{lo: at, hi: len(line)}
		stop := " \t"
		if line[at] == '"' {
			v.lo, stop = at+1, `"`
		}
		if end := strings.IndexAny(line[v.lo:], stop); end >= 0 {
			v.hi = v.lo + end
		}
		if n == len(ends) {
			return 0, 0, false
		}
		ends[n], at = v, v.hi
		n++
	}
	if n < 3 {
		return 0, 0, false
	}
	server, password, address := ends[1], ends[2], ends[n-1]
	anywhere := line[server.lo:server.hi] == "*" || n == 4 && (line[address.lo:address.hi] == "*" || dottedQuad(line[address.lo:address.hi]))
	return password.lo, password.hi, anywhere && password.hi > password.lo
}
