package scrub

import "strings"

// keeps reports whether the value v, which stands under a secret name, is left
// alone because it is no secret: nothing, a placeholder, or the words of a
// sentence ("password: must not be empty", "using password: YES").
func (sc *scanner) keeps(p *pair, v value) bool {
	if v.hi <= v.lo {
		return true
	}
	text := sc.s[v.lo:v.hi]
	if text == sc.t.replacement || placeholder(text) {
		return true
	}
	if v.quote != 0 || v.block || p.query || p.encoded {
		return false
	}
	if p.quote != 0 && jsonLiteral(text) {
		return text == "null" || text == "None" || text == "nil"
	}
	if !hasAlnum(text) || graphQL(p.key, text) {
		return true
	}
	if isWordOf(text, statusWords) {
		return true
	}
	if p.sep == '=' || !p.spaced {
		return false
	}
	plain := plainWord(text)
	if v.hi+1 < len(sc.s) && sc.s[v.hi] == ':' && sc.s[v.hi+1] == ' ' && errorPrefix(text, strongSecretWord(p.key)) {
		return true
	}
	switch {
	case plain && sc.wordFollows(v.hi):
		return true
	case strongSecretWord(p.key):
		return false
	case plain && len(text) < 16 && (p.sentence || !sc.lineStart(p.keyAt)):
		return true
	case len(text) < 3 && isNumber(text), len(text) < 4 && isNumber(text) && strings.HasSuffix(strings.ToLower(p.key), "token"):
		return true
	}
	return isNumber(text) && len(text) < 8 && strings.HasSuffix(strings.ToLower(p.key), "tokens")
}

// graphQL reports whether a pair of key and text is a variable of a GraphQL
// query: $password: String!, password: $password.
func graphQL(key, text string) bool {
	if text[0] == '$' {
		return strings.EqualFold(text[1:], strings.TrimPrefix(key, "$"))
	}
	if key[0] != '$' {
		return false
	}
	text = strings.Trim(text, "[]!")
	return plainWord(text) && 'A' <= text[0] && text[0] <= 'Z' || text == "ID"
}

// errorPrefix reports whether text, with a colon and a space behind it, reads
// like the name of a package or function in a chain of errors.
func errorPrefix(text string, strict bool) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !('a' <= c && c <= 'z' || c == '/' || c == '_' || c == '.' || !strict && isDigit(c)) {
			return false
		}
	}
	return len(text) < 24
}

// statusWords are the words that follow a secret's name in messages about it.
const statusWords = " a an the is was are were be been must may can cannot can't should shall will would could has have had does do did not no yes y n " +
	"true false null nil none undefined empty blank missing invalid valid wrong incorrect correct bad expired expires revoked required optional " +
	"unknown unexpected unsupported unset set ok okay failed failure fail success successful denied granted accepted rejected enabled disabled " +
	"too at least only already never now please expected got want error mismatch mismatched malformed changed updated reset sent found " +
	"for of in on with to from by and or if when while after before this that it its there your their our my " +
	"unauthorized forbidden closed open opened refused timeout off unchanged hidden redacted masked filtered removed omitted absent present " +
	"provided supplied string number integer int bool boolean object array text bytes required_with cannot_be_blank contains exceeds "

// isWordOf reports whether w, without regard to case, is one of list, whose
// words are lower-case with a space on both sides.
func isWordOf(w, list string) bool {
	if len(w) == 0 || len(w) > 16 {
		return false
	}
	var buf [18]byte
	b := append(buf[:0], ' ')
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == ' ' {
			return false
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	b = append(b, ' ')
	return strings.Contains(list, string(b))
}

// placeholder reports whether text stands for a value without being one:
// ****, ${NAME}, $NAME, {{name}}, <name>, %s, [REDACTED].
func placeholder(text string) bool {
	n := len(text)
	if n == 0 {
		return true
	}
	last := text[n-1]
	switch text[0] {
	case '*', '.', '-', '_':
		return strings.Trim(text, text[:1]) == ""
	case 'x', 'X':
		return n >= 3 && strings.Trim(text, text[:1]) == ""
	case '$':
		return n > 2 && (text[1] == '{' && last == '}' && upperName(text[2:n-1]) || upperName(text[1:]) || text[1] == '(' && last == ')' && upperName(text[2:n-1]))
	case '{':
		return n > 4 && text[1] == '{' && strings.HasSuffix(text, "}}") && !strings.Contains(text[2:n-2], "}")
	case '<':
		return n > 2 && last == '>' && placeholderWord(text[1:n-1])
	case '[':
		return n > 2 && last == ']' && isWordOf(text[1:n-1], " redacted filtered masked hidden removed secret scrubbed ")
	case '%':
		return n == 2 && strings.IndexByte("sqvdxXt", last) >= 0 || strings.EqualFold(text, "%!s(MISSING)") || n >= 3 && last == '%' && upperName(text[1:n-1])
	case '(':
		return strings.EqualFold(text, "(redacted)") || strings.EqualFold(text, "(hidden)") || strings.EqualFold(text, "(null)") || strings.EqualFold(text, "(nil)")
	}
	return isWordOf(text, " redacted filtered ") || strings.Trim(text, "•●∗") == ""
}

// upperName reports whether s is the name of an environment variable.
func upperName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !('A' <= c && c <= 'Z' || c == '_' || isDigit(c) && i > 0) {
			return false
		}
	}
	return s != ""
}

func placeholderWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(isAlpha(c) || c == '_' || c == '-' || c == ' ') {
			return false
		}
	}
	return len(s) <= 40
}

func jsonLiteral(s string) bool {
	switch s {
	case "null", "None", "nil", "true", "false", "True", "False":
		return true
	}
	return false
}

func hasAlnum(s string) bool {
	for i := 0; i < len(s); i++ {
		if byteClass[s[i]] == classWord {
			return true
		}
	}
	return false
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// plainWord reports whether s is a word as in a sentence: letters, only the
// first of them a capital.
func plainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || i == 0 && 'A' <= c && c <= 'Z' || c == '\'' && i > 0 || c == '-' && i > 0 {
			continue
		}
		return false
	}
	return s != ""
}

// wordFollows reports whether after a space at i another plain word stands.
func (sc *scanner) wordFollows(i int) bool {
	s := sc.s
	if i >= len(s) || s[i] != ' ' {
		return false
	}
	j := i + 1
	for j < len(s) && j < i+32 && (isAlpha(s[j]) || s[j] == '\'') {
		j++
	}
	if j == i+1 {
		return false
	}
	return (j == len(s) || s[j] == ' ' || s[j] == ',' || s[j] == '.' || s[j] == ':' || s[j] == '\n' || s[j] == ';') && 'a' <= s[i+1] && s[i+1] <= 'z'
}

// strongSecretWord reports whether a plain word under this name is taken for
// the secret itself: people choose words as passwords, programs do not choose
// them as tokens.
func strongSecretWord(key string) bool {
	k := strings.ToLower(key)
	return strings.Contains(k, "pass") || strings.Contains(k, "pwd") || strings.Contains(k, "pw") || strings.Contains(k, "phrase")
}

// lineStart reports whether the name at i starts a line or a quotation, but for
// indentation and the marks of lists and dumps.
func (sc *scanner) lineStart(i int) bool {
	s := sc.s
	for n := 0; i > 0 && n < 64; n++ {
		switch s[i-1] {
		case ' ', '\t', '-', '>', '<', '*', '+':
			i--
		case '\n', '"', '\'', '`':
			return true
		default:
			return false
		}
	}
	return i == 0
}

// randomLooking reports whether s looks like the output of a generator: it has
// a long run of letters and digits that change often.
func randomLooking(s string) bool {
	if len(s) < 16 {
		return false
	}
	run, longest := 0, 0
	digits, letters, changes, prev := 0, 0, 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		kind := 0
		switch {
		case isDigit(c):
			digits++
			kind = 1
		case 'a' <= c && c <= 'z':
			letters++
			kind = 2
		case 'A' <= c && c <= 'Z':
			letters++
			kind = 3
		case c == '-' || c == '_' || c == '+' || c == '/' || c == '=' || c == '.':
			run = -1
			kind = prev
		default:
			return false
		}
		run++
		longest = max(longest, run)
		if kind != prev {
			changes++
		}
		prev = kind
	}
	return longest >= 16 && digits > 0 && letters > 0 && changes >= len(s)/6
}
