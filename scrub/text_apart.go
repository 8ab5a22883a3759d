package scrub

import "strings"

// Values that stand apart from their names.

// nameValue handles values that stand apart from their name: it notes that in
// {"name": "DB_PASSWORD", "value": "x"} the next value is a secret, and replaces
// the content of <property name="db.password">x</property>. It reports whether
// it did the latter.
func (sc *scanner) nameValue(p *pair) bool {
	s := sc.s
	if p.value >= len(s) {
		return false
	}
	if !isQuote(s[p.value]) && s[p.value] != '\\' {
		sc.bareName(p)
		return false
	}
	if len(p.key) > len("parameter") || !isWordOf(p.key, " name key field header param parameter variable k id ") {
		return false
	}
	lo, hi := sc.shortValue(p.value)
	if hi-lo > maxShape || !sc.t.keys.sensitive(s[lo:hi]) {
		return false
	}
	if p.sep == '=' && (sc.formPart(hi) || sc.updated(p)) {
		return true
	}
	if p.quote == 0 && p.sep == '=' && !strings.EqualFold(p.key, "id") && strings.HasPrefix(s[min(hi+1, len(s)):], ">") {
		body := hi + 2
		if strings.HasSuffix(s[:p.keyAt], "<string ") && !generatedText(s[body:min(len(s), body+maxShape)]) {
			return false // what Android shows to people
		}
		if end := sc.find(min(body, len(s)), "<"); end > body && hasAlnum(s[body:end]) && strings.HasPrefix(s[end:], "</") && !placeholder(strings.TrimSpace(s[body:end])) {
			sc.replace(body, end)
			return true
		}
		if next := strings.TrimLeft(s[min(body, len(s)):min(len(s), body+maxPairSpace)], " \r\n\t"); !strings.HasPrefix(next, "<") || strings.HasPrefix(next, "</") {
			return false
		}
	}
	sc.named, sc.namedTill = true, hi+64
	return false
}

// generatedText reports whether the content that s starts with, up to a tag, is
// no text for people: one word with a digit or a sign in it.
func generatedText(s string) bool {
	s, _, _ = strings.Cut(s, "<")
	return strings.IndexByte(s, ' ') < 0 && !plainWord(strings.TrimRight(s, ".:!?")) && !namesItself(s)
}

// secretBlock notes that the block of Terraform whose bracket is at i is one of a secret,
// so that its default or value is: variable "db_password" { default = "x" }.
func (sc *scanner) secretBlock(i int) {
	hi := i - 2
	lo := strings.LastIndexByte(sc.s[max(0, hi-maxShape):hi], '"') + max(0, hi-maxShape) + 1
	before := sc.s[max(0, lo-10):max(0, lo-1)]
	if (strings.HasSuffix(before, "variable ") || strings.HasSuffix(before, "output ")) && lo < hi && sc.t.keys.sensitive(sc.s[lo:hi]) {
		sc.named, sc.namedTill = true, i+maxKept
		return
	}
	// resource "random_password" "db" { result = "x" }
	kind, ok := strings.CutSuffix(sc.s[max(0, lo-maxShape):max(0, lo-1)], `" `)
	if n := strings.LastIndex(kind, `resource "`); ok && n >= 0 {
		if kind = kind[n+len(`resource "`):]; kind != "" && sc.t.keys.sensitive(kind) {
			sc.named, sc.namedTill, sc.resulted = true, i+maxKept, true
		}
	}
}

// bareName is nameValue for names without quotes, as in YAML and dumps:
// {Name:DB_PASSWORD Value:x}. To be a name and no sentence, the next name must
// be that of a value.
func (sc *scanner) bareName(p *pair) {
	s := sc.s
	if p.quote != 0 || !isNameKey(strings.TrimLeft(p.key, "-")) {
		return
	}
	lo, hi := sc.shortValue(p.value)
	if hi == lo || hi-lo > maxShape || !isName(s[lo:hi]) || !sc.t.keys.sensitive(s[lo:hi]) {
		return
	}
	next := strings.TrimLeft(s[hi:min(len(s), hi+24)], " \t\r\n,;-")
	if n := strings.IndexAny(next, ":= "); n > 0 && isValueKey(next[:n]) {
		sc.named, sc.namedTill = true, hi+64
	}
}

func isNameKey(k string) bool {
	switch len(k) {
	case 3, 4, 5, 7, 8, 9, 12:
		return isWordOf(k, " name key field setting variable property parameter parameterkey ")
	}
	return false
}

// formPart replaces the content of the part of a multipart form whose name ends
// at the quote at hi: an empty line follows the headers, and a boundary the
// content. It reports whether it did.
func (sc *scanner) formPart(hi int) bool {
	s := sc.s
	head := s[hi:min(len(s), hi+256)]
	at, n := -1, 0
	for _, end := range [...]string{"\r\n\r\n", "\n\n", `\r\n\r\n`, `\n\n`, `\\r\\n\\r\\n`, `\\n\\n`} {
		if i := strings.Index(head, end); i >= 0 && (at < 0 || i < at) {
			at, n = i, len(end)
		}
	}
	if at < 0 || strings.Contains(head[:at], "--") || !strings.Contains(s[max(0, hi-maxKey):hi], "form-data") && strings.ContainsAny(head[:at], "<>'") { // or XML
		return false
	}
	lo := hi + at + n
	line := head[at : at+n/2]
	body := s[lo:]
	size := strings.Index(body[:min(len(body), maxPart)], line+"--")
	if size < 0 {
		size = strings.Index(body, line)
	}
	if size < 0 {
		size = len(body)
	}
	if size == 0 || placeholder(body[:size]) {
		return false
	}
	sc.replace(lo, lo+size)
	return true
}

// maxPart is the longest content of a form's part that is looked through.
const maxPart = 4096

// serialized replaces the value after a secret name in PHP's serialization,
// s:8:"password";s:1:"x"; of which the second colon is at i.
func (sc *scanner) serialized(i int) bool {
	s := sc.s
	lo := i
	for lo > 0 && i-lo < 4 && isDigit(s[lo-1]) {
		lo--
	}
	if lo < 2 || s[lo-1] != ':' || s[lo-2] != 's' || !strings.HasPrefix(s[i+1:], `"`) {
		return false
	}
	from := i + 2
	n := strings.Index(s[from:min(len(s), from+maxKey)], `";`)
	if n < 1 || !sc.t.keys.sensitive(s[from:from+n]) {
		return false
	}
	at := from + n + 2
	kind := at
	for at < len(s) && at < kind+12 && s[at] != ';' && s[at] != '"' {
		at++
	}
	if at >= len(s) || at-kind < 3 || s[kind+1] != ':' {
		return false
	}
	switch {
	case s[kind] == 's' && s[at] == '"':
		if end := sc.find(at+1, `";`); end > at+1 && !placeholder(s[at+1:end]) {
			sc.replace(at+1, end)
			return true
		}
	case (s[kind] == 'i' || s[kind] == 'd') && s[at] == ';':
		sc.replace(kind+2, at)
		return true
	}
	return false
}

func isValueKey(k string) bool {
	return strings.EqualFold(k, "value") || strings.EqualFold(k, "val") || strings.EqualFold(k, "v") || strings.EqualFold(k, "content") || strings.EqualFold(k, "parametervalue")
}

// namesNeighbour reports whether the value of p, {"key": "theme", is the name of
// the value that stands beside it or of an object in a store, as in Value.
func (sc *scanner) namesNeighbour(p *pair) bool {
	s := sc.s
	lo, hi := sc.shortValue(p.value)
	if !isQuote(s[lo-1]) || hi-lo > maxLabel || !isName(s[lo:hi]) && !fileName(s[lo:hi]) {
		return false
	}
	after := s[hi:min(len(s), hi+maxShape)]
	if i := strings.IndexAny(after[min(len(after), 1):], "{}[]"); i >= 0 {
		after = after[:i+1]
	}
	before := s[max(0, p.keyAt-maxShape):max(0, p.keyAt-1-p.escapes)]
	if i := strings.LastIndexAny(before, "{}["); i >= 0 {
		before = before[i+1:]
	}
	for _, names := range [...][]string{valueKeys[:], entryKeys[:], {"path"}} {
		for _, name := range names {
			if quoted := string(p.quote) + name; strings.Contains(after, quoted+string(p.quote)) || strings.Contains(after, quoted+`\`) || strings.Contains(before, name+string(p.quote)+":") {
				return true
			}
		}
	}
	return false
}

// opened reports whether p is a container of which only what is inside is
// secret: the connection strings of .NET, if their passwords have the usual
// names, and the registries of Docker, {"auths": {"ghcr.io": {"auth": "x"}}}.
func (sc *scanner) opened(p *pair) bool {
	s := sc.s
	if p.key == "imagePullSecrets" || p.key == "auths" && s[p.value] == '{' {
		return true
	}
	if s[p.value] != '{' {
		return false
	}
	if !strings.EqualFold(p.key, "connectionstrings") {
		return false
	}
	end, open := sc.blockEnd(p.value)
	if open || end-p.value > maxCall {
		return false
	}
	for i, part := range strings.Split(strings.ToLower(s[p.value:end]), `"`) { // name and value by turns
		if i%4 == 3 && !strings.Contains(part, "password=") && !strings.Contains(part, "pwd=") {
			return false
		}
	}
	return true
}
