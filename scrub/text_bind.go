package scrub

import (
	"strconv"
	"strings"
)

// A statement of SQL has marks in the places of its values, and what logs it shows them
// apart: UPDATE users SET token = ? WHERE id = ?; params: ["x", 17].

const (
	// maxStatement is how far from its values a statement is looked for, in bytes.
	maxStatement = 2048
	// maxMarks is how many values of a statement are looked at.
	maxMarks = 64
)

// marks are the places for values in a statement, by their order or number, and whether
// what stands there is a secret.
type marks [maxMarks]bool

// bound replaces the secrets among the values behind the word s[i:end], such as params
// or args, of a statement before or behind them.
func (sc *scanner) bound(i, end int) bool {
	s := sc.s
	at := end
	for at < len(s) && at < end+8 && strings.IndexByte("\"'\\: =", s[at]) >= 0 {
		at++
	}
	if at == end || at >= len(s) || !valueList(s[at:]) && !(i > 0 && s[i-1] == '[') {
		return false
	}
	from := min(i, max(sc.boundTill, i-maxStatement))
	if n := strings.IndexByte(s[at:min(len(s), at+4)], ']'); n > 0 && i > 0 && s[i-1] == '[' && strconv.Itoa(strings.Count(s[from:i], "?")) == s[at:at+n] { // [Parameters: 2]
		return false
	}
	sc.boundTill = max(sc.boundTill, i)
	m, found := sc.marks(s[from:i])
	if !found {
		hi := min(len(s), at+maxStatement)
		if lo := max(at, sc.boundAhead); lo < hi {
			sc.boundAhead = hi
			m, found = sc.marks(s[lo:hi])
		}
	}
	if !found {
		return false
	}
	return sc.boundValues(at, &m, jsonQuote(s, i, end, at))
}

// jsonQuote returns the quote that a text has in the JSON in which the list at at is the
// value of the name s[i:end], with its escapes. It is empty if the list is within a text.
func jsonQuote(s string, i, end, at int) string {
	n := strings.IndexByte(s[end:at], ':')
	if n < 1 || i == 0 || s[i-1] != '"' || s[end+n-1] != '"' || strings.IndexByte(s[end+n:at], '"') >= 0 {
		return ""
	}
	return s[end : end+n]
}

// valueList reports whether s starts with a list of values: in brackets, numbered as
// PostgreSQL does, $1 = 'x', or with their types as MyBatis does, x(String).
func valueList(s string) bool {
	if s[0] == '[' || s[0] == '(' {
		return true
	}
	if s[0] == '$' {
		return len(s) > len("$1 = '") && isDigit(s[1]) && strings.Contains(s[:len("$1 = '")], " =")
	}
	return typedValue(s) > 0
}

// typedValue returns the length of the value that s starts with and the name of whose
// type stands behind it, as MyBatis prints them: x(String), 17(Integer). Else it is 0.
func typedValue(s string) int {
	n := strings.IndexAny(s[:min(len(s), maxKept)], "(\n")
	if n < 0 || s[n] != '(' || n+2 > len(s) || !('A' <= s[n+1] && s[n+1] <= 'Z') {
		return 0
	}
	end := n + 1
	for end < len(s) && isAlnum(s[end]) {
		end++
	}
	if end == len(s) || s[end] != ')' || end+1 < len(s) && strings.IndexByte(",\r\n\"", s[end+1]) < 0 {
		return 0
	}
	return n
}

// boundValues replaces those values of the list at at that are secrets by m.
func (sc *scanner) boundValues(at int, m *marks, json string) bool {
	s := sc.s
	moved, joined := false, true // what stands between them has been seen
	spaced := at < len(s) && s[at] == '[' && sc.spacedList(at)
	for n := 0; at < len(s) && n < maxMarks; {
		switch c := s[at]; {
		case sc.filteredAt(at):
			at += len(sc.t.replacement)
			n++
			continue
		case c == '[' || c == '(': // a list, or one of several
			n, joined = 0, true
			at++
			continue
		case c == ',' || c <= ' ':
			joined = true
			at++
			continue
		case c == ']' || c == ')':
			if rest := strings.TrimLeft(s[at+1:min(len(s), at+4)], " "); !strings.HasPrefix(rest, ",") {
				return moved
			}
			at++
			continue
		case c == '{' || !joined:
			return moved
		}
		mark := n
		if named := markName(s[at:]); named > 0 { // $1 = 'x', @p0='x'
			if k := markNumber(s[at : at+named]); k >= 0 {
				mark = k
			}
			at += named
			for at < len(s) && (s[at] == ' ' || s[at] == '=') {
				at++
			}
			if sc.filteredAt(at) {
				at += len(sc.t.replacement)
				n++
				continue
			}
		}
		v, next := sc.boundValue(at, spaced)
		if next <= at {
			return moved
		}
		if text := s[v.lo:v.hi]; mark < maxMarks && m[mark] && text != "" && !placeholder(text) && !jsonLiteral(text) && !strings.EqualFold(text, "null") {
			if sc.i < v.lo {
				sc.within(sc.i, v.lo)
			}
			if json != "" && v.quote == 0 {
				sc.replaceWith(v.lo, v.hi, json+sc.t.replacement+json)
			} else {
				sc.replace(v.lo, v.hi)
			}
			moved = true
		}
		at, joined = next, false
		n++
	}
	return moved
}

// boundValue returns the value at at, and where what follows it starts.
func (sc *scanner) boundValue(at int, spaced bool) (v value, next int) {
	s := sc.s
	if at+1 < len(s) && strings.IndexByte("bBuUrRN", s[at]) >= 0 && isQuote(s[at+1]) {
		at++
	}
	esc := at
	for esc < len(s) && s[esc] == '\\' && esc-at <= maxEscapes {
		esc++
	}
	if esc < len(s) && isQuote(s[esc]) {
		v = sc.quoted(esc, esc-at)
		if v.open {
			return v, at
		}
		next = v.hi + esc - at + 1
		if strings.HasPrefix(s[next:], " (") { // its size
			if n := strings.IndexAny(s[next+2:min(len(s), next+48)], ")\n"); n > 0 && s[next+2+n] == ')' {
				next += n + 3
			}
		}
		return v, next
	}
	if n := typedValue(s[at:]); n > 0 && !spaced {
		return value{lo: at, hi: at + n}, at + n + strings.IndexByte(s[at+n:], ')') + 1
	}
	hi := at
	for hi < len(s) && hi-at < maxKept && strings.IndexByte(",])\n\"'", s[hi]) < 0 && !(spaced && s[hi] == ' ') {
		hi++
	}
	return value{lo: at, hi: hi}, hi
}

// spacedList reports whether the list in brackets at at is one that Go prints, with
// nothing but spaces between its values.
func (sc *scanner) spacedList(at int) bool {
	list := sc.s[at+1 : min(len(sc.s), at+maxKept)]
	n := strings.IndexByte(list, ']')
	return n > 0 && !strings.ContainsAny(list[:n], ",'\"[")
}

// statementWords are those that statements with values start with.
var statementWords = [...]string{"insert into ", "update ", "select ", "delete from ", "replace into ", "merge into "}

// marks finds the last statement in text and the places for values in it. It reports
// whether there are any.
func (sc *scanner) marks(text string) (m marks, found bool) {
	start := statementStart(text)
	if start < 0 {
		return m, false
	}
	s := text[start:]
	var columns []string // of VALUES
	depth, column := 0, -1
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\'':
			if end := strings.IndexByte(s[i+1:], '\''); end >= 0 && end < maxShape && !strings.ContainsAny(s[i+1:i+1+end], "?$%") {
				i += end + 1
			}
		case c == '(' && column >= 0:
			if depth++; depth == 1 {
				column = 0
			}
		case c == ')' && column >= 0:
			depth--
		case c == ',' && column >= 0 && depth == 1:
			column++
		case isAlpha(c):
			end := i
			for end < len(s) && byteClass[s[end]] == classWord {
				end++
			}
			if strings.EqualFold(s[i:end], "values") {
				columns, column, depth = columnList(s[:i]), 0, 0
			} else if column >= 0 && depth == 0 {
				column = -1
			}
			i = end - 1
		default:
			size := markName(s[i:])
			if size == 0 {
				continue
			}
			mark := n
			if k := markNumber(s[i : i+size]); k >= 0 {
				mark = k
			}
			name := ""
			if column < 0 {
				name = comparedColumn(s[:i])
			} else if column < len(columns) {
				name = columns[column]
			}
			if mark < maxMarks && name != "" && !bareKey(name) && sc.t.keys.sensitive(name) {
				m[mark] = true
				found = true
			}
			n++
			i += size - 1
		}
	}
	return m, found
}

// statementStart returns where the last statement in text starts, -1 if there is none. A
// SELECT within another one is no start, nor is what INSERT does on conflicts.
func statementStart(text string) int {
	start := -1
	for i := 0; i+len("update ") < len(text); i++ {
		if c := text[i] | 0x20; c != 'i' && c != 'u' && c != 's' && c != 'd' && c != 'r' && c != 'm' || i > 0 && isAlnum(text[i-1]) {
			continue
		}
		for _, word := range statementWords {
			if len(text)-i < len(word) || !strings.EqualFold(text[i:i+len(word)], word) {
				continue
			}
			before := strings.TrimRight(text[:i], " \t\r\n")
			if start < 0 || before == "" || strings.IndexByte("\"`':;>]=", before[len(before)-1]) >= 0 {
				start = i
			}
		}
	}
	return start
}

// markName returns the length of the mark for a value that s starts with: ?, %s, $1, :1,
// @p0. It is 0 if there is none.
func markName(s string) int {
	switch {
	case s[0] == '?':
		return 1
	case strings.HasPrefix(s, "%s"):
		return 2
	case s[0] != '$' && s[0] != ':' && s[0] != '@':
		return 0
	}
	n := 1
	if s[0] == '@' {
		for n < len(s) && isAlpha(s[n]) {
			n++
		}
	}
	digits := n
	for n < len(s) && n < digits+3 && isDigit(s[n]) {
		n++
	}
	if n == digits || n < len(s) && byteClass[s[n]] == classWord {
		return 0
	}
	return n
}

// markNumber returns the place of a mark with a number, counted from zero, else -1.
func markNumber(mark string) int {
	digits := strings.TrimLeft(mark, "$:@abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if !isNumber(digits) {
		return -1
	}
	n := 0
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	if mark[0] != '@' || strings.HasPrefix(mark, "@P") { // of Entity Framework they start with zero
		n--
	}
	return n
}

// columnList returns the names in the brackets that end before VALUES.
func columnList(before string) []string {
	before = strings.TrimRight(before, " \t\r\n")
	if !strings.HasSuffix(before, ")") {
		return nil
	}
	lo := strings.LastIndexByte(before, '(')
	if lo < 0 {
		return nil
	}
	columns := strings.Split(before[lo+1:len(before)-1], ",")
	for i := range columns {
		columns[i] = strings.Trim(columns[i], " \t\r\n\\\"`[]")
	}
	return columns
}

// comparedColumn returns the name of the column that is compared with or set to what
// follows, also as an argument of a function or in a list: password = crypt(.
func comparedColumn(before string) string {
	trim := func() { before = strings.TrimRight(before, " \t\r\n") }
	if trim(); strings.HasSuffix(before, "(") || strings.HasSuffix(before, ",") {
		lo := strings.LastIndexByte(before, '(')
		if lo < 0 || len(before)-lo > maxShape {
			return ""
		}
		before = before[:lo]
		trim()
		before = before[:len(before)-nameLen(before)] // of the function, or IN
		trim()
	}
	for _, word := range [...]string{" ilike", " like", " in", " not"} {
		if n := len(before) - len(word); n > 0 && strings.EqualFold(before[n:], word) {
			before = before[:n]
		}
	}
	before = strings.TrimRight(before, "=<>! \t\r\n")
	before = strings.TrimRight(before, "\\\"`]")
	return before[len(before)-nameLen(before):]
}

// nameLen returns the length of the name that s ends with.
func nameLen(s string) int {
	n := 0
	for n < len(s) && byteClass[s[len(s)-1-n]] == classWord {
		n++
	}
	return n
}
