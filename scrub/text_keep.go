package scrub

import "strings"

// maxKept is the longest value that is looked at for being no secret. What is
// kept is scanned again, so it must be short.
const maxKept = 256

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
	if len(text) > maxKept {
		return false
	}
	if strings.Contains(text, "****") && !strongSecretWord(p.key) && len(strings.Trim(text, "*"))-strings.Count(strings.Trim(text, "*"), "*") <= 8 {
		return true // ****4242
	}
	if workingDir(p.key, text) || p.quote == 0 && isNumber(text) && len(text) < 3 || strings.EqualFold(p.key, "accesskey") && len(text) == 1 {
		return true
	}
	if v.block || p.query || p.encoded {
		return v.block && typeUnion(text)
	}
	if v.quote != 0 {
		return message(text) || colour(text) || endpoint(p.key, text)
	}
	if number, _, _ := strings.Cut(text, "|"); isNumber(number) && len(number) < 8 && countsName(p.key) {
		return true
	}
	if sid(p.key) && notSession(text) || schemaType(text) || sc.formatted(text) || !strongSecretWord(p.key) && (fileName(text) || colour(text) || endpoint(p.key, text) || sc.event(p, text)) || constant(text) || authMethod(p.key, text) || digitless(p.key, text) {
		return true
	}
	if p.spaced && p.sep == '=' && pairText(text) && sc.unset(p) {
		return true
	}
	if text[0] == '$' && len(text) > 1 && fillIn(text[1:]) && (sc.t.keys.sensitive(text[1:]) || text == "$value") || text == p.key && !strongSecretWord(p.key) {
		return true
	}
	if p.quote != 0 && sc.nameAgain(v.hi) {
		return true // what stands here is the name of the next pair
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
	if p.sep == ':' && !p.spaced && (isNumber(text) && len(text) < 6 && codeLine(p.key) || packageTag(text)) {
		return true
	}
	if p.sep == '=' || !p.spaced {
		return false
	}
	if name, _, ok := strings.Cut(text, "="); ok && plainWord(name) && pairText(text) {
		return true // the name before is that of what logs: auth: user=ann
	}
	if name, rest, ok := strings.Cut(text, ":"); ok && rest != "" && plainWord(name) && strings.Contains(sc.s[max(0, p.keyAt-64):p.keyAt], "map[") {
		return true // of a map, without a value: map[password: user:ann]
	}
	plain := plainWord(text)
	if !strongSecretWord(p.key) && upperFirst(text) && !plain && humps(text) {
		return true // a type
	}
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

// nameAgain reports whether a separator follows at i, so that what stands before
// is a name and no value.
func (sc *scanner) nameAgain(i int) bool {
	rest := strings.TrimLeft(sc.s[i:min(len(sc.s), i+maxPairSpace)], " \t")
	return rest != "" && (rest[0] == '=' || rest[0] == ':')
}

// unset reports whether p has no value and another pair follows: "password= uid=0".
func (sc *scanner) unset(p *pair) bool {
	before := strings.TrimRight(sc.s[max(0, p.value-maxPairSpace):p.value], " \t")
	return len(before) > 1 && before[len(before)-1] == '=' && !isSpace(before[len(before)-2])
}

// formatted reports whether text is a variable in a format: {password!r}.
func (sc *scanner) formatted(text string) bool {
	n := len(text) - 1
	if n < 2 || text[0] != '{' || text[n] != '}' {
		return false
	}
	name := text[1:n]
	if i := strings.IndexAny(name, "!:"); i > 0 {
		name = name[:i]
	}
	return plainParts(name) && sc.t.keys.sensitive(name)
}

// typeUnion reports whether a block is a type in documentation: {string|Buffer}.
func typeUnion(text string) bool {
	inner := strings.Trim(text, "{}")
	return strings.IndexByte(inner, '|') > 0 && letters(strings.ReplaceAll(strings.ReplaceAll(inner, "|", ""), " ", ""))
}

// endpoint reports whether text is the URL of a service that deals with secrets,
// which is not one for that. What it holds is looked at on its own.
func endpoint(key, text string) bool {
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") || strings.IndexByte(text, '@') > 0 {
		return false
	}
	key = strings.ToLower(key)
	return !strings.Contains(key, "dsn") && !strings.Contains(key, "hook") && !strings.Contains(key, "connection")
}

// event reports whether p is a name of two parts, as of events, scripts and
// middleware: session:start, auth:api, rather than a field of a dump.
func (sc *scanner) event(p *pair, text string) bool {
	if p.sep != ':' || p.spaced || p.quote != 0 {
		return false
	}
	if strings.EqualFold(p.key, "secret") {
		return isWordOf(text, " generate create rotate list get set delete show edit new read write ")
	}
	first, path, ok := strings.Cut(text, ":")
	for part := range strings.SplitSeq(path, ":") {
		if ok && !plainWord(part) && !versionLike(part) {
			return false
		}
	}
	if !plainWord(first) {
		return false
	}
	return !strings.ContainsAny(sc.s[max(0, p.keyAt-64):p.keyAt], "{[(")
}

// authMethod reports whether text is how somebody authenticates: auth=ldap.
func authMethod(key, text string) bool {
	n := len(key) - len("auth")
	return n >= 0 && strings.EqualFold(key[n:], "auth") && isWordOf(text, " basic digest ldap oauth oauth2 saml none local kerberos krb5 gssapi ntlm jwt bearer password "+
		"cert certificate mtls token iam sso oidc pam md5 scram plain login anonymous session cookie apikey key ")
}

// fileName reports whether text is the name of a file.
func fileName(text string) bool {
	if randomLooking(text) {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !setBytes[setDot][c] && c != '/' && c != '~' {
			return false
		}
	}
	if text[0] == '/' || strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") || strings.HasPrefix(text, "~/") {
		return strings.IndexByte(text[1:], '/') > 0
	}
	dot := strings.LastIndexByte(text, '.')
	return dot > 0 && isWordOf(text[dot+1:], " pem key crt cer der csr p12 pfx jks bin txt json yml yaml toml conf cfg ini env xml pub asc gpg sig db go py js ts rb java html ")
}

// colour reports whether text is #1e90ff.
func colour(text string) bool {
	return (len(text) == 4 || len(text) == 7) && text[0] == '#' && isHexRun(text[1:])
}

// constant reports whether text is a number like 0x06054b50.
func constant(text string) bool {
	return strings.HasPrefix(text, "0x") && len(text) > 2 && len(text) <= len("0x")+8 && isHexRun(text[2:])
}

// digitless reports whether text cannot be what the name says, since that has
// digits.
func digitless(key, text string) bool {
	for _, name := range [...]string{"pin", "cvv", "cvc", "ssn", "pan", "iban"} {
		if n := len(key) - len(name); n >= 0 && strings.EqualFold(key[n:], name) {
			return letters(text)
		}
	}
	return false
}

// packageTag reports whether text is what follows the name of a package or an
// image: python3-jwt:amd64, auth-session:1.4.2.
func packageTag(text string) bool {
	return (strings.IndexByte(text, '.') > 0 || text[0] == 'v') && versionLike(text) || isWordOf(text, " all any native amd64 arm64 armhf i386 x86_64 s390x ppc64el latest stable edge ")
}

// message reports whether text is what a program says about a secret that it
// did not accept: "must be at least 8 characters".
func message(text string) bool {
	if strings.IndexByte(text, ' ') < 0 {
		return false
	}
	words, told := 0, false
	for w := range strings.FieldsSeq(text) {
		w = strings.TrimRight(w, ".,:;!")
		if !plainWord(w) && !(isNumber(w) && len(w) < 4) {
			return false
		}
		words++
		told = told || isWordOf(w, " required must cannot can't invalid characters blank incorrect expired ")
	}
	told = told || strings.Contains(text, "too short") || strings.Contains(text, "too long") || strings.Contains(text, "at least") || strings.Contains(text, "not match")
	return words > 2 && told || words == 2 && (strings.HasSuffix(text, " required") || strings.HasSuffix(text, "too short") || strings.HasSuffix(text, "blank"))
}

// workingDir reports whether a pair is a shell's PWD=/home/ann.
func workingDir(key, text string) bool {
	return (strings.EqualFold(key, "PWD") || strings.EqualFold(key, "OLDPWD")) && (text[0] == '/' || text[0] == '~' || len(text) > 2 && text[1:3] == `:\`)
}

// codeLine reports whether a name is that of a function, after which the number
// of a line stands: pkg.NewSession:173.
func codeLine(key string) bool {
	dot := strings.LastIndexByte(key, '.')
	return dot > 0 && dot+1 < len(key) && 'A' <= key[dot+1] && key[dot+1] <= 'Z'
}

// sid reports whether a name may be a system identifier as well as a session's.
func sid(key string) bool { return strings.EqualFold(key, "sid") }

// notSession reports whether text is the SID of a database (ORCL), of a Windows
// account (S-1-5-18) or of a rule (2019401).
func notSession(text string) bool {
	return len(text) <= 8 && (upperName(text) || isNumber(text)) || strings.HasPrefix(text, "S-1-")
}

// schemaType reports whether text is the type of a field, as in code and schemas.
func schemaType(text string) bool {
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
	if strings.HasSuffix(sc.s[:p.keyAt], "--- ") {
		return true
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
	"see ask refer md5 sha1 sha256 sha512 bcrypt argon2 argon2id scrypt pbkdf2 scram-sha-256 option options flag flags argument arguments parameter parameters switch instead " +
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
	return strings.Contains(k, "answer") || strings.Contains(k, "pass") || strings.Contains(k, "pwd") || strings.Contains(k, "pw") || strings.Contains(k, "phrase")
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
