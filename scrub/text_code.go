package scrub

import "strings"

// maxCall is how much of a call's arguments is looked at, and maxLiterals how
// many of them.
const (
	maxCall     = 256
	maxLiterals = 8
)

// code handles the value of p if it is an expression of a program, which says
// where the secret comes from and not what it is: os.Getenv("DB_PASSWORD"),
// await vault.read(path), config["token"], process.env.TOKEN, $(cat file). Only
// literals in it can be secrets. It reports whether the value is one.
func (sc *scanner) code(p *pair) bool {
	if p.query || p.encoded || dumpType(sc.s[p.value:]) > 0 || wrapper(sc.s[p.value:]) > 0 {
		return false
	}
	from, end := p.value, min(len(sc.s), p.value+maxCall)
	s := sc.s[from:end]
	if expression(s) || strings.HasPrefix(s, "$ENV{") || s[0] == '(' && cmdlet(s[1:]) {
		return true
	}
	if isQuote(s[0]) {
		return sc.prompt(p) || s[0] == '`' && p.sep == '=' && !p.spaced && strings.IndexByte(s, ' ') > 0 && strings.Count(s, "`") > 1
	}
	if esc := len(s) - len(strings.TrimLeft(s, `\`)); esc > 0 && esc < len(s) && isQuote(s[esc]) && p.quote == 0 {
		next := s[esc+1:]
		switch {
		case p.sep == ':' && p.spaced, p.sep == '=' && !p.spaced:
			// It may close the string that the name is in, which was opened with the same.
			before := sc.s[max(0, p.keyAt-48):p.keyAt]
			n := strings.LastIndex(before, s[:esc+1])
			return n >= 0 && strings.IndexByte(before[n+esc+1:], s[esc]) < 0 && (n == 0 || before[n-1] != '=') && (next == "" || strings.IndexByte(" );,]}", next[0]) >= 0)
		case p.sep == ':' && next != "" && strings.IndexByte("}],", next[0]) >= 0: // "Enter password:\"}
			return true
		}
	}
	if cmdlet(s) {
		return true
	}
	if name, rest, ok := strings.Cut(strings.TrimPrefix(s, "new "), "("); ok && strings.HasPrefix(s, "new ") && identifier(name) && upperFirst(name) && rest != "" && !quotedAhead(rest) { // new String(bytes)
		return true
	}
	for _, word := range [...]string{"try! ", "try? ", "try ", "await ", "new ", "yield ", "typeof "} {
		s = strings.TrimPrefix(s, word)
	}
	if s == "" {
		return false
	}
	if outer, rest, ok := strings.Cut(s, "("); ok && p.spaced && identifier(outer) && upperFirst(outer) { // Column(String(HASH_LEN), nullable=False)
		if inner, arg, ok := strings.Cut(rest, "("); ok && identifier(inner) && arg != "" && !quotedAhead(arg) {
			return true
		}
	}
	if s[0] == '(' && strings.HasSuffix(sc.s[:p.keyAt], "def ") { // def password=(value), of Ruby
		return true
	}
	if n := strings.Index(s, "(...)"); n > 0 && identifier(s[:n]) && (n+5 == len(s) || strings.IndexByte(" ,)\n;", s[n+5]) >= 0) { // Field(...)
		return true
	}
	if n := strings.IndexByte(s, '!'); n > 0 && n+1 < len(s) && s[n+1] == '(' && identifier(s[:n]) && strings.IndexByte(s[:n], '.') > 0 { // System.fetch_env!("X"), of Elixir
		return sc.arguments(from+strings.IndexByte(sc.s[from:end], '('), true, false, true)
	}
	if n := strings.IndexByte(s, '<'); n > 0 && identifier(s[:n]) && strings.IndexByte(s[:n], '.') > 0 { // config.get<string>('jwt.secret')
		if m := strings.Index(s[n:], ">("); m > 1 && m < maxPairSpace && identifier(s[n+1:n+m]) {
			return true
		}
	}
	if typedBlock(s) > 0 && sc.declared(p) {
		return true
	}
	if sc.operator(p) == ":=" && (isAlpha(s[0]) || strings.IndexByte("&*<(", s[0]) >= 0) && !strings.Contains(s[:min(len(s), maxShape)], `"`) { // of Go
		return true
	}
	path := strings.TrimLeft(s, "*&!@$")
	n, last, digits := 0, 0, false
	for n < len(path) {
		c := path[n]
		if isAlpha(c) || c == '_' || isDigit(c) && n > last {
			digits = digits || isDigit(c)
			n++
		} else if k := accessor(path[n:]); k > 0 && n > last && n+k < len(path) && (isAlpha(path[n+k]) || path[n+k] == '_') {
			n += k
			last = n
		} else {
			break
		}
	}
	if n == last {
		return false
	}
	root, name, rest := path[:last], path[last:n], path[n:]
	if root == "flag." || root == "pflag." || root == "re." || root == "C." { // names, and patterns
		return true
	}
	at := end - len(rest)
	switch {
	case name == "function" || name == "func" || name == "lambda" || name == "fn":
		return rest != "" && (rest[0] == '(' || rest[0] == ' ')
	case strings.HasPrefix(rest, "{"): // Credentials{User:ann, Password:x}
		return upperFirst(name) && fieldFollows(rest[1:])
	case strings.HasPrefix(rest, "(") && signIns[name] > 0:
		return true
	case strings.HasPrefix(rest, "("):
		bare := root == "" && !sc.declared(p) && (digits && strings.IndexByte(name, '_') < 0 || upperFirst(name) && !verbFirst(name))
		return sc.arguments(at, root == "" && !sc.declared(p), bare, upperFirst(name))
	case strings.HasPrefix(rest, "[") && len(rest) > 2:
		if k := strings.IndexByte(rest, ']'); rest[1] == '"' && k > 2 && rest[k-1] == '"' && k+1 < len(rest) && rest[k+1] == '[' && plainParts(rest[2:k-1]) { // config["weather"]["api_key"]
			return true
		}
		return (isQuote(rest[1]) || rest[1] == '\\') && sc.arguments(at, true, false, true) || !digits && (isDigit(rest[1]) && rest[2] == ']' || upperFirst(name) && isAlpha(rest[1])) // List[Text]
	case strings.HasPrefix(rest, "<"): // Vec<u8>
		return len(rest) > 1 && rest[1] != '/' && upperFirst(name) && strings.IndexByte(rest[:min(len(rest), 32)], '>') > 1
	case rest != "" && strings.IndexByte(" \t\n\r;,.:)}\"'", rest[0]) < 0 && !(len(rest) > 1 && rest[0] == '\\' && escapeEnds(rest[1:])):
		return false
	case digits:
		return false
	case root != "":
		first, _, _ := strings.Cut(root, ".")
		return rootWord(root) || sc.lineEnds(at, ";") && sc.t.keys.sensitive(first) || sc.t.keys.sensitive(name) || p.spaced && p.sep == '=' && !strongSecretWord(p.key)
	}
	// A variable that is compared, assigned or passed on: const token = newToken;
	if strings.HasPrefix(sc.operator(p), "==") || p.spaced && p.sep == '=' && (s[0] == '$' || s[0] == '@') {
		return true
	}
	if len(path) < len(s) || !p.spaced || !sc.t.keys.sensitive(name) {
		return false
	}
	if p.sep == ':' {
		return strings.HasPrefix(rest, ",") && len(name) > len(p.key)
	}
	return rest != "" && (rest[0] == ';' || rest[0] == ')') || sc.declared(p)
}

// fieldFollows reports whether s starts with the name of a field and a colon.
func fieldFollows(s string) bool {
	n := 0
	for n < len(s) && n < maxKey && byteClass[s[n]] == classWord {
		n++
	}
	return n > 0 && n < len(s) && s[n] == ':' && isAlpha(s[0])
}

// namedValue reports whether the literal that follows s is given to a parameter,
// x="...", or a field, x: "...", that is not the value of what is made.
func namedValue(s string) (named, harmless bool) {
	s = strings.TrimRight(s, ` \`)
	n := len(s) - 1
	if n < 1 || s[n] != '=' && s[n] != ':' {
		return false, false
	}
	s = strings.TrimRight(s[:n], " ")
	lo := len(s)
	for lo > 0 && byteClass[s[lo-1]] == classWord {
		lo--
	}
	name := s[lo:]
	return name != "", name != "" && !isValueKey(name) && !isWordOf(name, " data raw body text string str id sid hash payload secret token key password ")
}

// subscript reports whether the literal that follows s is an index: headers["x"].
func subscript(s string) bool {
	s = strings.TrimRight(s, `\`)
	return len(s) > 1 && s[len(s)-1] == '[' && byteClass[s[len(s)-2]] == classWord
}

// cmdlet reports whether s starts with a command of PowerShell that makes or asks
// for something: New-Object, Read-Host.
func cmdlet(s string) bool {
	verb, noun, ok := strings.Cut(s[:min(len(s), 12)], "-")
	return ok && noun != "" && upperFirst(noun) && isWordOf(verb, " new get convertto convertfrom read import invoke ") && upperFirst(verb)
}

func upperFirst(s string) bool { return s != "" && 'A' <= s[0] && s[0] <= 'Z' }

// prompt reports whether the quote at the value of p closes a string in which
// the name is the last word: input("Password: ").
func (sc *scanner) prompt(p *pair) bool {
	after := sc.s[p.value+1:]
	if p.quote == 0 && after != "" && (after[0] == '\n' || after[0] == '\r') {
		return true
	}
	if p.sep == ':' && p.quote == 0 && (after == "" || after[0] == ' ' || after[0] == '\n') && sc.inString(p.keyAt, sc.s[p.value]) { // read -p "Password: " name
		return true
	}
	if p.quote == 0 && (strings.HasPrefix(after, ".$") || strings.HasPrefix(after, " . $")) && sc.inString(p.keyAt, sc.s[p.value]) { // 'password = '.$x
		return true
	}
	inside := p.sentence || p.keyAt > 0 && sc.s[p.keyAt-1] == sc.s[p.value]
	return p.sep == ':' && p.quote == 0 && inside && after != "" && strings.IndexByte(");,]}", after[0]) >= 0
}

// inString reports whether a string in the given quotes is open at i, as far as
// the line tells.
func (sc *scanner) inString(i int, quote byte) bool {
	line := sc.s[max(0, i-maxKey):i]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return strings.Count(line, string(quote))%2 == 1
}

// declared reports whether p is a comparison or the declaration of a variable
// or member.
func (sc *scanner) declared(p *pair) bool {
	if op := sc.operator(p); strings.HasPrefix(op, "==") || op == ":=" {
		return true
	}
	if strings.HasPrefix(p.key, "self.") || strings.HasPrefix(p.key, "this.") || p.keyAt > 0 && sc.s[p.keyAt-1] == '@' {
		return true
	}
	word, _, _ := strings.Cut(sc.wordsBefore(p, 1), " ")
	return isWordOf(word, " const let var val string auto final static ")
}

// expression reports whether s starts with an expression of a shell, a workflow or
// a template.
func expression(s string) bool {
	for _, open := range [...]string{"$(", "${{", "#{", "<%"} {
		if strings.HasPrefix(s, open) {
			return true
		}
	}
	return false
}

// operator is what stands between the name of p and its value.
func (sc *scanner) operator(p *pair) string {
	return strings.TrimSpace(sc.s[min(p.keyAt+len(p.key), p.value):p.value])
}

// accessor returns the length of what stands between the names of a path.
func accessor(s string) int {
	switch {
	case s[0] == '.':
		return 1
	case strings.HasPrefix(s, "->"), strings.HasPrefix(s, "::"), strings.HasPrefix(s, "?."):
		return 2
	}
	return 0
}

// rootWord reports whether a path that starts with root is one of a program's
// variables whatever it ends in.
func rootWord(root string) bool {
	if i := strings.IndexAny(root, ".-:?"); i > 0 {
		root = root[:i]
	}
	return isWordOf(root, " process os env environ self this config cfg conf settings req request ctx context opts options args props params "+
		"var local module data secrets vars inputs steps user account creds credentials form body payload input state event headers resp response ")
}

// verbFirst reports whether name says what a function does.
func verbFirst(name string) bool {
	for _, verb := range [...]string{"Get", "Read", "Load", "Fetch", "Find", "Create", "Make", "New", "Generate", "Random", "Encrypt", "Decrypt", "Hash", "Parse", "Must", "Env"} {
		if strings.HasPrefix(name, verb) {
			return true
		}
	}
	return false
}

// arguments handles what stands in the brackets at at: literals are replaced
// unless they are names, formats or algorithms. If strict, a plain word must be
// the name of a secret to stay. If bare, the brackets may belong to an object
// that prints itself, as Token(abc), and must hold literals or nothing; so does
// what an object gives to its fields, Token(value=abc). It
// reports whether this is a call and not such an object.
func (sc *scanner) arguments(at int, strict, bare, object bool) bool {
	s := sc.s[at:min(len(sc.s), at+maxCall)]
	var found [maxLiterals][2]int
	n, depth := 0, 0
scan:
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				if bare && n == 0 && i > 1 && !(s[i-1] == ')' || strings.IndexByte(s[:i], ',') > 0 && sc.t.keys.sensitive(s[strings.LastIndexByte(s[:i], ' ')+1:i])) {
					return false
				}
				break scan
			}
		case '\n':
			break scan
		case '=', ':':
			if rest := strings.TrimLeft(s[i+1:min(len(s), i+4)], " b\\"); strict && object && depth < 2 && !strings.HasPrefix(s[i:], "=>") && !strings.HasPrefix(s[i:], "==") && (rest == "" || !isQuote(rest[0]) && rest[0] != '{') {
				return false
			}
		case '"', '\'', '`':
			k := strings.IndexByte(s[i+1:], c)
			if k < 0 && n < maxLiterals {
				// A long one: the arguments are looked at that much farther.
				if end := sc.find(at+i+1, s[i:i+1]); end >= 0 && end < sc.endOfLine(at+i) {
					k = end - (at + i + 1)
					s = sc.s[at:min(len(sc.s), end+maxCall)]
				}
			}
			if k < 0 || n == maxLiterals || c != '`' && strings.IndexByte(s[i+1:i+1+k], '\n') >= 0 {
				return false
			}
			found[n] = [2]int{i + 1, i + 1 + len(strings.TrimRight(s[i+1:i+1+k], `\`))}
			n++
			i += k + 1
		}
	}
	for _, f := range found[:n] {
		if part := s[f[0]:f[1]]; part != "" && part[0] == '.' && plainParts(part) && f[0] > 2 && strings.HasSuffix(strings.TrimRight(s[:f[0]-1], `\`), "/ ") {
			continue // the part of a path, in Scala
		}
		named, harmless := namedValue(s[:f[0]-1])
		harmless = harmless || subscript(s[:f[0]-1])
		if text := s[f[0]:f[1]]; !harmless && !(named && !strict) && !sc.literalName(text, strict && !named) {
			sc.replace(at+f[0], at+f[1])
		}
	}
	return true
}

// literalName reports whether a literal among the arguments of a call is no
// secret.
func (sc *scanner) literalName(text string, strict bool) bool {
	if len(text) < 4 || strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 || isAlnum(byte(r)) }) < 0 || text[0] == '/' || strings.IndexByte(text, '%') >= 0 || expressionText(text) || algorithm(text) || upperName(text) || placeholder(text) {
		return true
	}
	for i := range len(text) {
		if isDigit(text[i]) {
			return false
		}
	}
	return !strict && plainParts(text) || sc.saysName(text) || strings.IndexByte(text, ' ') > 0
}

// expressionText reports whether text is a regular expression.
func expressionText(text string) bool {
	return strings.Contains(text, "(?") || strings.Contains(text, `\s`) && strings.ContainsAny(text, "*+[(") || strings.Contains(text, "[^")
}

// algorithm reports whether text is like utf-8, sha256, HS256, aes-256-gcm.
func algorithm(text string) bool {
	n := 0
	for n < len(text) && isAlpha(text[n]) {
		n++
	}
	letters := n
	if n < len(text) && text[n] == '-' {
		n++
	}
	from := n
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return letters >= 1 && letters <= 4 && n > from && n-from <= 3 && (n == len(text) || text[n] == '-')
}

// quotedAhead reports whether a string stands in the rest of the line, up to its last bracket.
func quotedAhead(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return strings.ContainsAny(line[:strings.LastIndexByte(line, ')')+1], "\"'`")
}
