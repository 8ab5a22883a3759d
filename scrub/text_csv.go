package scrub

import "strings"

const (
	// maxHeader is the longest line that is taken for the names of columns, and
	// maxCSVColumns the most columns.
	maxHeader     = 512
	maxCSVColumns = 64
)

// columns replaces the values of a column whose name is the word at s[i:end], in the
// lines after one that names columns: id,email,password. It reports whether it
// replaced any.
func (sc *scanner) columns(i, end int) bool {
	s := sc.s
	if i < sc.headerTill {
		return false
	}
	from, to := i, end // of the name, and what stands around it
	for from > 0 && i-from < maxLabel && (byteClass[s[from-1]] == classWord || strings.IndexByte("-. \"", s[from-1]) >= 0) {
		from--
	}
	for to < len(s) && (s[to] == ' ' || s[to] == '"') {
		to++
	}
	var sep byte
	if to < len(s) && columnSep(s[to]) {
		sep = s[to]
	} else if from > 0 && columnSep(s[from-1]) {
		sep = s[from-1]
	} else {
		return false
	}
	lo, hi := i, end
	for lo > 0 && i-lo < maxHeader && columnByte(s[lo-1], sep) {
		lo--
	}
	for hi < len(s) && hi-i < maxHeader && columnByte(s[hi], sep) {
		hi++
	}
	sc.headerTill = hi
	if to < len(s) && s[to] == sep && namesSettings(s, lo, sep) {
		return sc.setting(lo, min(sc.endOfLine(lo), lo+maxHeader), sep)
	}
	if hi == len(s) || s[hi] != '\n' && s[hi] != '\r' && s[hi] != '\\' && !strings.HasPrefix(s[hi:], `: "`) {
		return false
	}
	var secret columnKinds
	n, named, any := 0, 0, false
	numbers := 0
	header := s[lo:hi]
	if sep == '|' && strings.HasPrefix(header, "||") { // of wikis, which mark names so
		header = strings.ReplaceAll(header, "||", "|")
	}
	for name := range strings.SplitSeq(header, string(sep)) {
		name = strings.Trim(name, `" `)
		if isNumber(name) && !year(name) {
			if numbers++; numbers > 1 { // a row, and no names
				return false
			}
		}
		if first, _, ok := strings.Cut(name, " "); n == 0 && ok && isWordOf(first, " select import from insert update return export const let var func def print by and ") {
			return false
		}
		if len(name) >= 10 && generatedValue(name) { // a row of names and values
			return false
		}
		if n == maxCSVColumns || name == "" && sep != '|' || len(name) > 40 || strings.Count(name, " ") > 2 {
			return false
		}
		secret[n] = sc.columnKind(name)
		any = any || secret[n] != 0
		if n++; name != "" {
			named++
		}
	}
	if !any || named < 2 || named == 2 && (lo > 0 && s[lo-1] != '\n' || strings.IndexByte(s[lo:hi], ' ') >= 0 && sep != '|') {
		return false
	}
	at := hi // rows start on the next line, or after a colon in quotes
	switch {
	case strings.HasPrefix(s[at:], "\n"), strings.HasPrefix(s[at:], "\r\n"), strings.HasPrefix(s[at:], `\n`):
	case strings.HasPrefix(s[at:], `: "`):
		sc.i = end
		_, found := sc.row(at+len(`: "`), sep, n, &secret)
		if !found {
			sc.i = i
		}
		return found
	default:
		return false
	}
	moved := false
	sc.i = end
	for at < len(s) {
		start := at
		for at < len(s) && (s[at] == '\n' || s[at] == '\r') || strings.HasPrefix(s[at:], `\n`) || strings.HasPrefix(s[at:], `\r`) {
			if s[at] == '\\' {
				at++
			}
			at++
		}
		if at == start {
			break
		}
		if rule := ruleEnd(s, at); rule > at {
			at = rule
			continue
		}
		next, found := sc.row(at, sep, n, &secret)
		if next == at {
			break
		}
		moved, at = moved || found, next
	}
	if !moved {
		sc.i = i
	}
	return moved
}

// columnKinds are which columns hold secrets.
type columnKinds [maxCSVColumns]uint8

const (
	anyValue uint8 = 1 + iota // whatever stands there
	noWord                    // but for short words: of sessions and tokens their state is told, too
)

// columnKind returns what the name of a column says of the values in it, 0 if they are no
// secrets.
func (sc *scanner) columnKind(name string) uint8 {
	switch {
	case !sc.columnName(name):
		return 0
	case strongSecretWord(name):
		return anyValue
	}
	return noWord
}

// namesSettings reports whether one of the lines before the one at lo, with rows of two
// columns between them, says that names and values stand in those: name,value.
func namesSettings(s string, lo int, sep byte) bool {
	floor := max(0, lo-2*maxHeader)
	for lo > 1 && s[lo-1] == '\n' {
		from := floor + strings.LastIndexByte(s[floor:lo-1], '\n') + 1
		if from == floor && floor > 0 {
			return false
		}
		name, val, ok := strings.Cut(strings.TrimRight(s[from:lo-1], "\r"), string(sep))
		if !ok || strings.IndexByte(val, sep) >= 0 {
			return false
		}
		if isWordOf(strings.Trim(val, ` "`), " value values val setting content ") && plainParts(strings.Trim(name, ` "`)) {
			return true
		}
		lo = from
	}
	return false
}

// setting replaces the value in the row s[lo:hi] of a table of names and values.
func (sc *scanner) setting(lo, hi int, sep byte) bool {
	name, text, ok := strings.Cut(sc.s[lo:hi], string(sep))
	name = strings.Trim(name, `" `)
	from := hi - len(strings.TrimLeft(text, `" `))
	text = strings.Trim(text, "\" \r")
	if !ok || text == "" || sc.columnKind(name) == 0 || placeholder(text) || jsonLiteral(text) || statusWords.has(text) || !strongSecretWord(name) && plainWord(text) {
		return false
	}
	sc.replace(from, from+len(text))
	return true
}

// ruleEnd returns the end of the line at at if it is drawn between the names and the
// rows of a table: -----+-----.
func ruleEnd(s string, at int) int {
	end := at
	for end < len(s) && strings.IndexByte("-+|=: ", s[end]) >= 0 {
		end++
	}
	if end-at < 3 || end < len(s) && s[end] != '\n' && s[end] != '\r' {
		return at
	}
	return end
}

func columnSep(c byte) bool { return c == ',' || c == ';' || c == '\t' || c == '|' }

func columnByte(c, sep byte) bool {
	return c == sep || c == '"' || c == '-' || c == '.' || c == ' ' && sep != '\t' || byteClass[c] == classWord
}

// row replaces the values of the secret columns in the row at at, if it has n or
// one more, and returns where it ends, at itself if it is none, and whether it had any.
func (sc *scanner) row(at int, sep byte, n int, secret *columnKinds) (end int, found bool) {
	s := sc.s
	var cells [maxCSVColumns + 2]value
	k := 0
	i := at
	for i <= len(s) && k <= n+1 {
		v := value{lo: i, hi: i}
		if i < len(s) && s[i] == '"' {
			if v = sc.quoted(i, 0); v.open && i > at { // the quote around the row
				v = value{lo: i, hi: i}
				cells[k], k = v, k+1
				break
			}
			if v.open || strings.IndexByte(s[v.lo:v.hi], '\n') >= 0 {
				return at, false
			}
			for i = v.hi + 1; i < len(s) && s[i] == '"'; i = v.hi + 1 { // doubled in a value
				if v.hi = sc.find(i+1, `"`); v.hi < 0 {
					return at, false
				}
			}
		} else {
			for i < len(s) && s[i] != sep && s[i] != '\n' && s[i] != '\r' && s[i] != '"' && s[i] != '\\' {
				i++
			}
			v.hi = i
		}
		cells[k] = v
		k++
		if i >= len(s) || s[i] != sep {
			break
		}
		i++
	}
	if k != n && k != n+1 {
		return at, false
	}
	named, valued := false, false
	for c := range n {
		if containsFold(s[cells[c].lo:cells[c].hi], ") values (") {
			return at, false // an INSERT, whose values are found by their own columns
		}
		if text := s[cells[c].lo:cells[c].hi]; sep == '|' && (strings.HasPrefix(strings.TrimLeft(text, " "), "echo ") || strings.HasPrefix(strings.TrimLeft(text, " "), "printf ") || strings.Contains(strings.TrimSpace(text), " -")) {
			return at, false // a pipeline
		}
		if text := s[cells[c].lo:cells[c].hi]; sep == ',' && c+1 < n && strings.IndexByte(text, ')') < 0 {
			if name, _, call := strings.Cut(text, "("); call && plainParts(name) {
				return at, false // a call, which has rules of its own
			}
		}
		switch name := strings.Trim(s[cells[c].lo:cells[c].hi], " "); {
		case (secret[c] == 0 || sep == '|') && len(name) <= 40 && !bareKey(name) && sc.saysName(name):
			named = true
		case secret[c] != 0 && sep != '|' && !plainParts(name):
			valued = true
		}
	}
	if named && !valued {
		return at, false // the names of another table
	}
	for c := range cells[:k] {
		v := &cells[c]
		for v.hi > v.lo && s[v.hi-1] == ' ' {
			v.hi--
		}
		for v.lo < v.hi && s[v.lo] == ' ' {
			v.lo++
		}
	}
	found, ok := sc.replaceCells(cells[:k], secret)
	if !ok {
		return at, false
	}
	return i, found
}

// replaceCells replaces the cells of a row that are in secret columns, and what is found
// in the others and before the row. It does nothing and reports found false if there are
// none, and ok false if something else is in secret columns than no value.
func (sc *scanner) replaceCells(cells []value, secret *columnKinds) (found, ok bool) {
	isSecret := func(c int) bool {
		text := sc.s[cells[c].lo:cells[c].hi]
		return c < maxCSVColumns && secret[c] != 0 && text != "" && !placeholder(text) && !jsonLiteral(text) && text != "NULL" && !(secret[c] == noWord && (plainWord(text) && len(text) <= 12 || isNumber(text) && len(text) < 3))
	}
	unset := true
	for c, v := range cells {
		found = found || isSecret(c)
		if text := sc.s[v.lo:v.hi]; c < maxCSVColumns && secret[c] != 0 {
			unset = unset && (placeholder(text) || isWordOf(text, " null nil none ") || secret[c] == noWord && plainWord(text))
		}
	}
	if !found {
		return false, unset
	}
	for c, v := range cells {
		if sc.i < v.lo {
			sc.within(sc.i, v.lo)
		}
		if isSecret(c) {
			sc.replace(v.lo, v.hi)
		} else {
			sc.within(v.lo, v.hi)
		}
	}
	return true, true
}
