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
	if strings.Contains(text, "****") && !strongSecretWord(p.key) && len(strings.Trim(text, "*"))-strings.Count(strings.Trim(text, "*"), "*") <= 8 {
		return true // ****4242
	}
	if v.quote != 0 || v.block || p.query || p.encoded {
		return false
	}
	if number, _, _ := strings.Cut(text, "|"); isNumber(number) && len(number) < 8 && countsName(p.key) {
		return true
	}
	if sid(p.key) && notSession(text) || sc.typeName(text) {
		return true
	}
	if p.quote != 0 && jsonLiteral(text) {
		return text == "null" || text == "None" || text == "nil"
	}
	if !hasAlnum(text) || graphQL(p.key, text) || p.quote == 0 && len(text) < 3 && isNumber(text) {
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
	return letters(text) && sc.statement(v.hi)
}

// countsName reports whether a number under the name is how many there are.
func countsName(key string) bool {
	for _, plural := range [...]string{"tokens", "sessions", "secrets", "cookies", "credentials", "passwords", "keys"} {
		if n := len(key) - len(plural); n >= 0 && strings.EqualFold(key[n:], plural) {
			return true
		}
	}
	return false
}

// sid reports whether a name may be a system identifier as well as a session's.
func sid(key string) bool { return strings.EqualFold(key, "sid") }

// notSession reports whether text is the SID of a database (ORCL), of a Windows
// account (S-1-5-18) or of a rule (2019401).
func notSession(text string) bool {
	return len(text) <= 8 && (upperName(text) || isNumber(text)) || strings.HasPrefix(text, "S-1-")
}

// typeName reports whether text is the type of a field, as in code and schemas.
func (sc *scanner) typeName(text string) bool {
	base := strings.TrimLeft(text, "*&?[]")
	if i := strings.IndexAny(base, "<[(?|"); i > 0 {
		base = base[:i]
	}
	return isWordOf(base, " str char varchar varchar2 nvarchar uuid bytea blob jsonb secretstr securestring optional nullable ")
}

// testResult reports whether p is the result of a test: PASS: TestLogin.
func (sc *scanner) testResult(p *pair) bool {
	if p.key != "PASS" || p.sep != ':' || !p.spaced {
		return false
	}
	text := sc.s[p.value:min(len(sc.s), p.value+64)]
	text, _, _ = strings.Cut(text, " ")
	return strings.HasPrefix(text, "Test") || strings.HasPrefix(text, "test") || strings.IndexByte(text, '/') > 0
}

func letters(s string) bool {
	for i := range len(s) {
		if !isAlpha(s[i]) {
			return false
		}
	}
	return s != ""
}

// statement reports whether what follows at i goes on as a sentence about the
// first word: "SecretStore vault is ready".
func (sc *scanner) statement(i int) bool {
	rest := sc.s[min(i, len(sc.s)):min(len(sc.s), i+64)]
	rest, _, _ = strings.Cut(rest, "\n")
	if rest == "" || rest[0] != ' ' {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(rest) {
		if isWordOf(w, " is was are were has had have not cannot can will must should does did could to for from with in on at of and or ") {
			return true
		}
		if n++; n == 4 {
			break
		}
	}
	return false
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
