package scrub

import "strings"

// placeholder reports whether text stands for a value without being one: a
// variable (${NAME}, $NAME, {{name}}, %s), a mask (****, [REDACTED]), or what
// the reader is to fill in (<name>, YOUR_API_KEY).
func placeholder(text string) bool {
	n := len(text)
	if n == 0 {
		return true
	}
	last := text[n-1]
	switch text[0] {
	case ':': // of a prepared statement, or of psql: :'name'
		if n > 3 && isQuote(text[1]) && last == text[1] {
			return plainParts(text[2 : n-1])
		}
		return n > 1 && n < 4 && letters(text[1:]) || n > 2 && fillIn(text[1:]) && strings.IndexByte(text, ' ') < 0 || n > 1 && n < 4 && isNumber(text[1:]) // of Oracle
	case '$':
		if isNumber(text[1:]) {
			return true
		}
		if i := strings.IndexByte(text, '{'); i > 1 && identifier(text[1:i]) && strings.IndexByte(text[i:], '}') > 1 { // an entry of Perl
			return true
		}
		if i := strings.IndexByte(text, '/'); i > 1 && plainParts(text[i:]) { // $HOME/.netrc
			text, n = text[:i], i
			last = text[n-1]
		}
		if strings.HasPrefix(text, "${{") && strings.HasSuffix(text, "}}") { // of GitHub's workflows
			return plainParts(strings.TrimSpace(text[len("${{") : n-len("}}")]))
		}
		return n > 2 && (text[1] == '{' && last == '}' && (variable(text[2:n-1]) || reference(text[2:n-1])) || upperName(text[1:]) || strings.IndexByte(text, '_') > 1 && identifier(text[1:]) || text[1] == '(' && last == ')')
	case '{':
		if strings.HasPrefix(text, "{$") && last == '}' && upperName(text[2:n-1]) { // of Angular
			return true
		}
		if last == '}' && n > 3 && identifier(text[1:n-1]) && (strings.ContainsAny(text, "._") || isWordOf(text[1:n-1], " password passwd pass pwd pw token secret key apikey user username host port db pin otp code ")) { // of Python
			return true
		}
		if strings.HasPrefix(text, "{{") {
			return n > 4 && strings.HasSuffix(text, "}}") && !strings.Contains(text[2:n-2], "}")
		}
	case '@': // of a statement of SQL, and of Maven
		if strings.HasPrefix(text, "@/") && filePath(text[1:]) { // what is in a file
			return true
		}
		return n > 2 && n < 5 && text[1]|0x20 == 'p' && isNumber(text[2:]) || n > 4 && last == '@' && strings.IndexByte(text, '.') > 1 && plainParts(text[1:n-1])
	case '#':
		return n > 3 && text[1] == '{' && last == '}' || strings.HasPrefix(text, "#Ecto.Association.") || strings.HasPrefix(text, "#Ecto.Changeset<") || strings.HasPrefix(text, "#Inspect.") // of Elixir
	case '<':
		return n > 2 && last == '>' && (fillIn(text[1:n-1]) || n < maxShape && strings.IndexByte(text, ' ') > 1 && !strings.ContainsAny(text, "=\"'") && strings.Count(text, ">") == 1 || text[1] == '%' || strings.HasPrefix(text, "<set to the key '"))
	case '%':
		if strings.HasPrefix(text, "%{") && last == '}' && plainParts(strings.ReplaceAll(text[2:n-1], ":", "")) || strings.HasPrefix(text, "%Plug.Conn.Unfetched") { // of grok, and of Elixir
			return true
		}
		return n == 1 || formatVerb(text) || last == '%' && upperName(text[1:n-1]) || strings.HasPrefix(text, "%!")
	case 'S':
		if windowsSID(text) {
			return true
		}
	case '0':
		return strings.HasPrefix(text, "0x%") && formatVerb(text[2:])
	case '[':
		if last == ']' && inspected(text[1:n-1]) {
			return true
		}
	}
	return masked(text) || argumentMark(text) || strings.HasPrefix(text, "path/to/") || strings.HasPrefix(text, "/path/to/") || strings.HasPrefix(text, "ENC[") && last == ']'
}

// argumentMark reports whether text is where a message gets one of its arguments: {0}, [{1}].
func argumentMark(text string) bool {
	text = strings.Trim(text, "[]'()")
	n := len(text)
	return n > 2 && n < 5 && text[0] == '{' && text[n-1] == '}' && isNumber(text[1:n-1])
}

// inspected reports whether text in brackets is what JavaScript prints in the place of
// a value: [Object], [Function: name], [Circular *1], [object Object].
func inspected(text string) bool {
	kind, rest, more := strings.Cut(text, " ")
	kind, _, named := strings.Cut(kind, ":")
	switch kind {
	case "Object", "Array", "Getter", "Setter", "Getter/Setter":
		return !more && !named || rest == "null prototype"
	case "Function", "AsyncFunction", "GeneratorFunction", "Circular", "class":
		return more
	case "object":
		return more && letters(rest) && upperFirst(rest)
	}
	return false
}

// formatVerb reports whether text is a verb of a format: %s %+v %08x %(name)s
// %{name} %[1]s.
func formatVerb(text string) bool {
	text = strings.TrimLeft(text[1:], "-+# 0123456789.*")
	if text == "" {
		return true
	}
	if i := strings.IndexAny(text, ")}]"); i > 0 && strings.IndexByte("({[", text[0]) >= 0 {
		return len(text)-i <= 3 && (fillIn(text[1:i]) || isNumber(text[1:i]))
	}
	return len(text) <= 3 && strings.Trim(text, "lhz") != "" && len(strings.Trim(text, "lhz")) == 1 && isAlpha(text[len(text)-1])
}

// variable reports whether s, in ${...}, is a name without a default value:
// NAME, NAME:-, NAME:?message, or with another variable as the default.
func variable(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !isAlnum(c) && c != '_' && c != '.' {
			return containsFold(s[:min(4, len(s))], "env:") && upperName(s[len("env:"):]) || i > 0 && (s[i:] == ":-" || s[i:] == ":" && (upperName(s[:i]) || strings.IndexByte(s[:i], '.') > 0) || strings.HasPrefix(s[i:], ":?") || strings.HasPrefix(s[i:], ":=$") || strings.HasPrefix(s[i:], ":-$"))
		}
	}
	return s != ""
}

// fillIn reports whether s, in <...>, says what to write there.
func fillIn(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(isAlpha(c) || c == '_' || c == '-' || c == ' ') {
			return false
		}
	}
	return s != "" && len(s) <= 40
}
