package scrub

import "strings"

// sql handles the word of an SQL statement at s[i:end]: IDENTIFIED BY 'x', and
// VALUES after a list of columns. It reports whether it moved the position.
func (sc *scanner) sql(i, end int) bool {
	s := sc.s
	if s[i]|0x20 == 'i' {
		rest := s[end:min(len(s), end+64)]
		by := strings.Index(rest, " BY ")
		if by < 0 {
			by = strings.Index(rest, " by ")
		}
		if by < 0 {
			return false
		}
		at := end + by + len(" BY ")
		if at < len(s) && !isQuote(s[at]) && aboutUser(s[max(0, i-96):i]) { // of Oracle, or a variable
			if v := sc.argument(at); v.hi > v.lo && !placeholder(s[v.lo:v.hi]) && hasAlnum(s[v.lo:v.lo+1]) && !sc.saysName(s[v.lo:v.hi]) && !statusWords.has(s[v.lo:v.hi]) {
				sc.replace(v.lo, v.lo+len(strings.TrimRight(s[v.lo:v.hi], ";,")))
				return true
			}
			return false
		}
		if at >= len(s) || !isQuote(s[at]) || s[i] == 'i' && !aboutUser(s[max(0, i-96):i]) { // or it is prose
			return false
		}
		v := sc.quoted(at, 0)
		if v.open || v.lo == v.hi {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	return sc.insert(i, end)
}

// aboutUser reports whether the statement before is one about users.
func aboutUser(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "user ") || strings.Contains(s, "grant ") || strings.Contains(s, "role ")
}

// updated replaces the value that an UPDATE of settings, before its condition p, gives to
// a secret: SET value = 'x' WHERE name = 'smtp_password'. It reports whether it did.
func (sc *scanner) updated(p *pair) bool {
	s := sc.s
	floor := max(sc.last, p.keyAt-maxKept)
	if floor >= p.keyAt {
		return false
	}
	before := s[floor:p.keyAt]
	where := lastFold(before, "where")
	for where > 0 && !(before[where-1] <= ' ' && where+len("where") < len(before) && before[where+len("where")] <= ' ') {
		where = lastFold(before[:where], "where")
	}
	if where < 1 {
		return false
	}
	where-- // the space
	set := before[:where]
	n := lastFold(set, "value")
	if n < 1 || !isSpace(set[n-1]) && strings.IndexByte(",\"`.[", set[n-1]) < 0 && !strings.HasSuffix(set[:n], "setting_") && !strings.HasSuffix(set[:n], "config_") && !strings.HasSuffix(set[:n], "option_") {
		return false
	}
	given, rest, ok := strings.Cut(set[n+len("value"):], "'")
	size := strings.IndexByte(rest, '\'')
	for size >= 0 && (strings.HasPrefix(rest[size:], "''") || size > 0 && rest[size-1] == '\\') { // a quote in the value
		skip := 1
		if rest[max(0, size-1)] != '\\' {
			skip = 2
		}
		next := strings.IndexByte(rest[size+skip:], '\'')
		if next < 0 {
			return false
		}
		size += skip + next
	}
	if !ok || size < 1 || strings.Trim(given, " \"`]") != "=" || placeholder(rest[:size]) {
		return false
	}
	lo := floor + n + len("value") + len(given) + 1
	hi := lo + size
	if strings.IndexByte(s[hi:max(hi, floor+where)], ';') >= 0 { // of another statement
		return false
	}
	sc.replace(lo, hi)
	return true
}

const (
	maxColumns = 64
	maxSQL     = 1024 // of a value without quotes
)

// insert replaces the values of an INSERT whose columns have secret names. The
// columns stand in brackets before VALUES, which is at s[i:end].
func (sc *scanner) insert(i, end int) bool {
	s := sc.s
	hi := i
	for hi > 0 && (s[hi-1] == ' ' || s[hi-1] == '\n') && i-hi < maxPairSpace {
		hi--
	}
	if hi == 0 || s[hi-1] != ')' {
		return false
	}
	hi--
	floor := max(0, hi-1024)
	lo := hi
	for lo > floor && s[lo-1] != '(' && s[lo-1] != ')' {
		lo--
	}
	if lo == floor {
		return false
	}
	var secret [maxColumns]bool
	any := false
	n := 0
	for col := range strings.SplitSeq(s[lo:hi], ",") {
		if n < maxColumns && sc.t.keys.sensitive(strings.Trim(col, " \n\t\"`[]'")) {
			secret[n], any = true, true
		}
		n++
	}
	if !any {
		return false
	}
	moved := false
	at := end
	for { // one row after the other
		for at < len(s) && (s[at] == ' ' || s[at] == '\n' || moved && s[at] == ',') {
			at++
		}
		if at >= len(s) || s[at] != '(' {
			return moved
		}
		at++
		for c := 0; at < len(s); c++ {
			for at < len(s) && (s[at] == ' ' || s[at] == '\n') {
				at++
			}
			from, to, next := sc.sqlValue(at, c < maxColumns && secret[c])
			if next >= len(s) && to-from < maxSQL {
				break
			}
			if c < maxColumns && secret[c] && to > from && !placeholder(s[from:to]) && s[from] != '$' && s[from] != '?' && !strings.EqualFold(s[from:to], "null") {
				sc.replace(from, to)
				moved = true
			}
			at = next
			if at >= len(s) || s[at] != ',' {
				break
			}
			at++
		}
		if at >= len(s) || s[at] != ')' || !moved {
			sc.i = max(sc.i, end)
			return moved
		}
		at++
	}
}

// sqlValue returns the extent of the value at at, without quotes, and where the
// comma or bracket after it stands. One without quotes that is longer than maxSQL
// ends there or, if it is a secret, where its last word does.
func (sc *scanner) sqlValue(at int, secret bool) (from, to, next int) {
	s := sc.s
	if at < len(s) && s[at] == '\'' {
		v := sc.quoted(at, 0)
		next = v.hi
		if !v.open {
			next++
		}
		from, to = v.lo, v.hi
	} else {
		from, to = at, at
		depth := 0
		for to < len(s) && to-at < maxSQL && !(depth == 0 && (s[to] == ',' || s[to] == ')')) {
			switch s[to] {
			case '(':
				depth++
			case ')':
				depth--
			}
			to++
		}
		if secret && to-at == maxSQL {
			for to < len(s) && strings.IndexByte(" \t\r\n,)", s[to]) < 0 {
				to++
			}
		}
		next = to
	}
	for next < len(s) && s[next] == ' ' {
		next++
	}
	return from, to, next
}

// literals replaces the strings of the SQL list that starts at at.
func (sc *scanner) literals(at int) bool {
	s := sc.s
	moved := false
	for at < len(s) && s[at] == '\'' {
		v := sc.quoted(at, 0)
		if v.open {
			break
		}
		if v.hi > v.lo && !placeholder(s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			moved = true
		}
		at = v.hi + 1
		for at < len(s) && (s[at] == ',' || s[at] == ' ') {
			at++
		}
	}
	return moved
}

// redisSet replaces the value of Redis' SET, or of SETEX, which has a time before it, if
// a part of the key, which starts at at, has the name of a secret: SET otp:17 x.
func (sc *scanner) redisSet(at int, timed bool) bool {
	s := sc.s
	if at >= len(s) || s[at] != ' ' {
		return false
	}
	lo := at + 1
	hi := lo
	for hi < len(s) && s[hi] > ' ' && hi-lo < maxLabel {
		hi++
	}
	if hi >= len(s) || s[hi] != ' ' || strings.IndexByte(s[lo:hi], ':') < 1 {
		return false
	}
	named := false
	for part := range strings.SplitSeq(strings.Trim(s[lo:hi], "\"'"), ":") {
		named = named || part != "" && !bareKey(part) && sc.t.keys.sensitive(part)
	}
	if !named {
		return false
	}
	if timed {
		n := strings.IndexByte(s[hi+1:], ' ')
		if n < 1 || !isNumber(s[hi+1:hi+1+n]) {
			return false
		}
		hi += 1 + n
	}
	c := sc.argument(hi)
	if c.hi == c.lo || placeholder(s[c.lo:c.hi]) {
		return false
	}
	sc.replace(c.lo, c.hi)
	return true
}
