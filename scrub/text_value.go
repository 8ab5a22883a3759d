package scrub

import "strings"

const (
	// maxEscapes is the largest number of backslashes before a quote for which
	// the matching quote is looked for: JSON in JSON in JSON.
	maxEscapes = 7
	// maxShape is the longest value that is judged by its shape.
	maxShape = 96
)

// value is the extent of a value in a text.
type value struct {
	lo, hi int  // what is replaced
	quote  byte // the quote around it, 0 for none
	block  bool // {...} or [...]
	open   bool // the closing quote or bracket is missing
}

// value finds the extent of the value of p.
func (sc *scanner) value(p *pair) value {
	s, at := sc.s, p.value
	// The prefixes of Python, Go and SQL: b'x', &"x", N'x'.
	if at+1 < len(s) && strings.IndexByte("bBuUrRnNeEfF&@", s[at]) >= 0 && (isQuote(s[at+1]) || s[at]|0x20 == 'f' && escapedQuote(s[at+1:])) && (p.quote != 0 || !sc.inString(p.keyAt, s[at+1])) {
		at++
	}
	if p.quote == 0 && sc.closes(at) { // what the name stands in
		return sc.nextString(at)
	}
	at += dumpType(s[at:])
	if n := wrapper(s[at:]); n > 0 && !sc.closes(at+n) {
		at += n
	}
	esc := at
	for esc < len(s) && s[esc] == '\\' && esc-at <= maxEscapes {
		esc++
	}
	if esc < len(s) && isQuote(s[esc]) {
		if esc == at && p.quote == 0 && strings.HasPrefix(s[at+1:], " -") && sc.inString(p.keyAt, s[at]) { // curl -d "token=" -H ...
			return value{lo: at, hi: at}
		}
		if hi := sc.tripleEnd(at); hi > 0 {
			return value{lo: at + 3, hi: hi, quote: s[at]}
		}
		return sc.quoted(esc, esc-at)
	}
	if strings.HasPrefix(s[at:], "&quot;") {
		lo := at + len("&quot;")
		if hi := sc.find(lo, "&quot;"); hi >= 0 {
			return value{lo: lo, hi: hi, quote: '"'}
		}
	}
	if n := typedBlock(s[at:]); n > 0 {
		hi, open := sc.blockEnd(at + n)
		return value{lo: at, hi: hi, block: true, open: open}
	}
	if c := s[at]; (c == '{' || c == '[') && !(sc.t.replacement != "" && strings.HasPrefix(s[at:], sc.t.replacement)) {
		if p.quote != 0 || sc.dumpBlock(at) {
			hi, open := sc.blockEnd(at)
			return value{lo: at, hi: hi, block: true, open: open}
		}
	}
	if s[at] == '(' && at+1 < len(s) && isQuote(s[at+1]) { // auth=('user', 'password')
		for i := at; i < len(s) && i < at+1024 && s[i] != '\n'; i++ {
			if s[i] == ')' {
				return value{lo: at, hi: i + 1, block: true}
			}
		}
	}
	if n := remark(s[at:]); n > 0 {
		return value{lo: at, hi: at + n}
	}
	if p.encoded && strings.HasPrefix(s[at:], "%22") {
		at += len("%22")
	}
	if n := phraseLen(p, s[at:]); n > 0 {
		return value{lo: at, hi: at + n, quote: ' '}
	}
	hi := sc.groups(at, sc.bareEnd(at, p, len(s)))
	if p.sep == '=' && !p.query && hi < len(s) && s[hi] == ' ' {
		if sc.severalLines() {
			hi = sc.propertyEnd(p, hi)
		} else if key := strings.ToLower(p.key); strings.HasSuffix(key, "psk") || strings.HasSuffix(key, "phrase") {
			hi = sc.lastWords(hi)
		}
	}
	for p.sep == ':' && p.spaced && strings.HasSuffix(strings.ToLower(p.key), "codes") && strings.HasPrefix(s[hi:], ", ") { // recovery codes: a1, b2
		next := sc.bareEnd(hi+2, p, min(len(s), hi+2+maxShape))
		if next == hi+2 || plainParts(s[hi+2:next]) {
			break
		}
		hi = next
	}
	return value{lo: at, hi: hi}
}

// propertyEnd returns where the value of p ends that has a space at hi: the end of
// the line, if that and the one before or after are no more than a name and a value.
func (sc *scanner) propertyEnd(p *pair, hi int) int {
	s, line := sc.s, p.keyAt
	end := sc.endOfLine(hi)
	if line > 0 && s[line-1] != '\n' || end-hi > maxKept || placeholder(s[p.value:hi]) || s[p.value:hi] == "?" || strings.ContainsAny(s[hi:end], "=\"'#;") {
		return hi
	}
	before := s[max(0, line-maxKept):max(0, line-1)]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after := s[min(len(s), end+1):min(len(s), end+1+maxKey)]
	if n := strings.IndexByte(after, '='); !propertyName(before) && (n < 1 || !propertyName(after[:n+1])) {
		return hi
	}
	for end > hi && s[end-1] <= ' ' {
		end--
	}
	return end
}

// lastWords returns the end of the line or quotation if nothing but a few plain
// words stands from hi on: the rest of a pass phrase.
func (sc *scanner) lastWords(hi int) int {
	s := sc.s
	at, n := hi, 0
	for at < len(s) && s[at] == ' ' && n < 8 {
		lo := at + 1
		for at = lo; at < len(s) && isAlpha(s[at]); at++ {
		}
		if at == lo || statusWords.has(s[lo:at]) {
			return hi
		}
		n++
	}
	if at < len(s) && strings.IndexByte("\"'`)\n\r:\\", s[at]) < 0 {
		return hi
	}
	return at
}

// propertyName reports whether a line starts with a name and =.
func propertyName(line string) bool {
	n := 0
	for n < len(line) && (setBytes[setDot][line[n]] || line[n] == ' ') {
		n++
	}
	return n > 0 && n < len(line) && line[n] == '=' && strings.Count(line[:n], " ") < 2
}

// phraseLen returns the length of the words of a recovery phrase at the start of
// s, which are plain words, 0 if the value of p is no such phrase.
func phraseLen(p *pair, s string) int {
	key := strings.ToLower(p.key)
	if p.query || !strings.Contains(key, "phrase") && !strings.Contains(key, "mnemonic") && !strings.Contains(key, "seed") {
		return 0
	}
	n, words := 0, 0
	for n < len(s) && n < maxKept && (isAlpha(s[n]) || s[n] == ' ' && n > 0 && s[n-1] != ' ') {
		if n++; n == len(s) || s[n] == ' ' || !isAlpha(s[n]) && isAlpha(s[n-1]) {
			words++
		}
	}
	for n > 0 && s[n-1] == ' ' {
		n--
	}
	if n >= maxKept-1 || words < 4 || statusCount(s[:n]) > 2 || message(s[:n]) {
		return 0
	}
	return n
}

// groups returns the end of a number that is written in groups, of which the
// first ends at hi: 123 45 6789, DE89 3704 0044.
func (sc *scanner) groups(at, hi int) int {
	s := sc.s
	if n := hi - at; n < 3 || n > 4 || !isDigit(s[hi-1]) || !upperName(strings.TrimLeft(s[at:hi], "0123456789")+"A") {
		return hi
	}
	for end := hi; end < len(s) && s[end] == ' '; {
		to := end + 1
		digits := false
		for to < len(s) && to < end+6 && (isDigit(s[to]) || 'A' <= s[to] && s[to] <= 'Z') {
			digits = digits || isDigit(s[to])
			to++
		}
		if to < len(s) && s[to] == '=' { // the next pair
			break
		}
		if n := to - end - 1; n < 2 && hi-at < 16 || n > 4 || !digits || to < len(s) && byteClass[s[to]] == classWord {
			break
		}
		hi, end = to, to
	}
	return hi
}

// remark returns the length of the mask of several words in brackets that s
// starts with: (not set), <no value>.
func remark(s string) int {
	if s[0] != '(' && s[0] != '<' && s[0] != '[' {
		return 0
	}
	if strings.HasPrefix(s, "<set to the key '") { // of kubectl
		return strings.IndexByte(s, '>') + 1
	}
	n := strings.IndexAny(s[:min(len(s), 64)], ")>]")
	if n > 0 && s[0] == '<' && strings.HasPrefix(s, "<your ") && letters(strings.ReplaceAll(s[1:n], " ", "")) {
		return n + 1
	}
	if n > 0 && strings.IndexByte(s[:n], ' ') > 0 && (placeholder(s[:n+1]) || isPresent(s[:n+1])) {
		return n + 1
	}
	return 0
}

// isPresent reports whether text says that a value is there, and not what it is: (present,
// 812 bytes).
func isPresent(text string) bool {
	return strings.HasPrefix(text, "(present") && text[len(text)-1] == ')' && strings.Count(text, " ") < 4
}

// nextString is the value behind the quote at at, which closes the string of a list that
// ends in a name: ["--password=", "x"]. In an object the next string is a name.
func (sc *scanner) nextString(at int) value {
	s := sc.s
	none := value{lo: at, hi: at}
	if s[at] != '"' || s[at+1] != ',' {
		return none
	}
	next := at + 2
	for next < len(s) && isSpace(s[next]) {
		next++
	}
	if next >= len(s) || s[next] != '"' {
		return none
	}
	v := sc.quoted(next, 0)
	if v.open || v.hi+1 >= len(s) || s[v.hi+1] == ':' || v.hi == v.lo || s[v.lo] == '-' || strings.ContainsAny(s[v.lo:min(v.hi, v.lo+maxKey)], "= ") || strings.Contains(s[v.lo:min(v.hi, v.lo+maxKey)], "://") {
		return none // the next of the environment, say
	}
	return v
}

// dumpType returns the length of the type before a value in PHP's dumps:
// string(9) "x", int(1).
func dumpType(s string) int {
	if n := len("int("); strings.HasPrefix(s, "int(") {
		end := strings.IndexByte(s[:min(len(s), 24)], ')')
		if end > n && isNumber(s[n:end]) {
			return n
		}
		return 0
	}
	if !strings.HasPrefix(s, "string(") {
		return 0
	}
	n := len("string(")
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if strings.HasPrefix(s[n:], ") \"") {
		return n + 2
	}
	return 0
}

// wrapper returns the length of what stands before a string that Rust prints over several
// lines: Some(, a line break and the indentation.
func wrapper(s string) int {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return 0
	}
	n := 0
	for n < len(s) && n < 24 && isAlpha(s[n]) {
		n++
	}
	if n+1 >= len(s) || s[n] != '(' {
		return 0
	}
	switch s[n+1] {
	case '"', '\\':
		switch s[:n] {
		case "Some", "Just", "Ok", "Optional":
			return n + 1
		}
		return 0
	case '\n':
	default:
		return 0
	}
	for n += len("(\n"); n < len(s) && n < maxKept && s[n] == ' '; n++ {
	}
	if n == len(s) || s[n] != '"' {
		return 0
	}
	return n
}

// shortValue returns the extent of the value at at, in quotes or bare, as far
// as shape and name-value rules look at it.
func (sc *scanner) shortValue(at int) (lo, hi int) {
	s := sc.s
	for at < len(s) && s[at] == '\\' {
		at++
	}
	end := min(len(s), at+maxShape+1)
	if at < len(s) && isQuote(s[at]) {
		q := s[at]
		for hi = at + 1; hi < end && s[hi] != q && s[hi] != '\\'; hi++ {
		}
		return at + 1, hi
	}
	return at, sc.bareEnd(at, &pair{}, end)
}

// replaceValue replaces the value v of p, so that JSON stays JSON.
func (sc *scanner) replaceValue(p *pair, v value) {
	if v.hi <= v.lo {
		return
	}
	if v.quote == 0 && p.quote == '"' {
		q := strings.Repeat(`\`, p.escapes) + `"`
		text := q + sc.t.replacement + q
		if v.open {
			text = q + sc.t.replacement
		}
		sc.replaceWith(v.lo, v.hi, text)
		return
	}
	sc.replace(v.lo, v.hi)
}
