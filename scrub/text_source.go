package scrub

import "strings"

// What the lines of programs give to what has the name of a secret: types, variables,
// expressions, strings with places in them.

// ofSource reports whether the value v of p, which is text, is one of those.
func (sc *scanner) ofSource(p *pair, v value, text string) bool {
	if v.quote != 0 {
		return v.quote == '`' && strings.EqualFold(p.key, "secret") && plainParts(text) && strings.HasPrefix(sc.s[min(len(sc.s), v.hi+1):], " -> `") // one name for another
	}
	switch {
	case strings.HasSuffix(text, "(nil)") && strings.IndexByte(text, '*') >= 0, text == "Optional.empty", strings.Contains(text, "([REDACTED"): // nothing, of Go, Java and Rust
		return true
	case pattern(text), strings.HasPrefix(p.key, "LoadCredential"): // of systemd, with a path
		return true
	case p.sep == ':' && !p.spaced && isWordOf(text, " env file ") && strings.HasPrefix(sc.s[v.hi:], " "): // -storepass:env NAME
		return true
	case p.sep == ':' && !p.spaced && p.value > 1 && isSpace(sc.s[p.value-2]) && strings.IndexByte(text, '_') > 0 && identifier(strings.TrimRight(text, ",)")): // generates :password_reset, of Ruby
		return true
	case p.sep == '=' && p.spaced && strings.Count(text, ".") > 1 && strings.IndexByte(text, '_') > 0 && identifier(text) && strings.ToLower(text) == text: // random_password.db.result
		return true
	case strings.TrimRight(text, ")") == p.key && (text != p.key || strings.HasPrefix(sc.s[v.hi:], ")")) && sc.inCall(p):
		return true
	case p.sep == ':' && p.quote == 0 && scalarType(text):
		return true
	}
	return p.sep == ':' && strings.EqualFold(p.key, "token") && upperName(text) && ofGrammar(text)
}

// scalarType reports whether text starts with one of the types of GraphQL: String!
func scalarType(text string) bool {
	name, rest, required := strings.Cut(text, "!")
	switch name {
	case "ID", "String", "Int", "Float", "Boolean":
		return (required || name == "ID") && (rest == "" || rest[0] == '\\')
	}
	return false
}

// inCall reports whether p is one of the arguments of a call that are called as what is
// given: authenticate(username=username, password=password).
func (sc *scanner) inCall(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxCall):p.keyAt]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}

// interpolated reports whether v is a string of Python with a variable in it: f"Bearer
// {self.token}".
func (sc *scanner) interpolated(v value, text string) bool {
	at := v.lo - 1 - sc.escapesBefore(max(0, v.lo-1)) // of the quote, or of the escapes before it
	if at < 1 || sc.s[at-1]|0x20 != 'f' || at > 1 && isAlnum(sc.s[at-2]) {
		return false
	}
	open := strings.IndexByte(text, '{')
	return open >= 0 && strings.IndexByte(text[open:], '}') > 1 && (open == 0 || schemeLen(text) == len(strings.TrimRight(text[:open], " "))) && plainParts(text[strings.LastIndexByte(text, '}')+1:])
}

// places reports whether text is a template of JavaScript with places in it, and nothing
// beside them that looks generated: Bearer ${token}.
func places(text string) bool {
	before, rest, ok := strings.Cut(text, "${")
	for found := ok; found; {
		_, rest, _ = strings.Cut(rest, "}")
		var more string
		more, rest, found = strings.Cut(rest, "${")
		before += " " + more
	}
	for part := range strings.FieldsFuncSeq(before, func(r rune) bool { return r > 0x7f || !isAlnum(byte(r)) }) {
		if len(part) > 4 && strings.ContainsAny(part, "0123456789") && !isNumber(part) {
			return false
		}
	}
	return ok
}

// tupleMessage reports whether text is a tuple of which the first element says what is
// wrong: {"should be at least %{count} character(s)", [count: 12]}.
func tupleMessage(text string) bool {
	first, ok := strings.CutPrefix(text, `{"`)
	if !ok {
		return false
	}
	first, _, _ = strings.Cut(first, `"`)
	return statusCount(first) > 1 && strings.Count(first, " ") > 2
}

// pattern reports whether text is a regular expression, or begins as one in brackets.
func pattern(text string) bool {
	for _, open := range [...]string{"(?P", "(?:", "(?=", "(?!", "(?i)", "(?<"} {
		if strings.HasPrefix(text, open) {
			return true
		}
	}
	return strings.HasPrefix(text, "/^") && strings.Contains(text, "$/")
}

// ofGrammar reports whether text, in capitals, is what a grammar calls a token.
func ofGrammar(text string) bool {
	for part := range strings.SplitSeq(text, "_") {
		if isWordOf(part, " literal ident identifier keyword operator op paren brace bracket eof eol string number int float comment newline semicolon colon comma dot arrow ") {
			return strings.IndexByte(text, '_') > 0
		}
	}
	return false
}

// template reports whether text is a message with places for what changes in it: Your code
// is {code}.
func template(text string) bool {
	open := strings.IndexByte(text, '{')
	if open < 0 || strings.Count(text, " ") < 3 {
		return false
	}
	name, _, ok := strings.Cut(text[open+1:], "}")
	if !ok || !plainParts(strings.Trim(name, "{ }")) {
		return false
	}
	for w := range strings.FieldsSeq(text) {
		if w = strings.Trim(w, ".,:;!?()"); w != "" && !plainWord(w) && w[0] != '{' {
			return false
		}
	}
	return true
}
