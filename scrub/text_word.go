package scrub

import "strings"

// contextKind says what a context word lets the next word be.
type contextKind uint8

const (
	afterPassword contextKind = iota + 1 // a secret if it does not look like a word
	afterToken                           // a secret if it looks generated
	afterDigits                          // a secret if it is a short number: PIN 1234
	afterScheme                          // credentials of HTTP authentication
	afterSSN                             // a US social security number
	afterPhrase                          // as afterToken, if the words before it agree
	afterSQL                             // IDENTIFIED BY 'x' and (a, password) VALUES (1, 'x')
	afterPass                            // as afterPassword, in logs of protocols
	afterForeign                         // as high, for words with ASCII letters
	afterTool                            // a program that takes passwords in short options
	afterEcho                            // echo x | program --password-stdin
	inTerraform                          // the middle of a token
	entity                               // &lt;password&gt;x
)

// contextWord is a word of a sentence that can be followed by a secret.
type contextWord struct {
	text string
	kind contextKind
}

var contextWords = []contextWord{
	{"password", afterPassword}, {"passwd", afterPassword}, {"passphrase", afterPassword}, {"passcode", afterPassword},
	{"pwd", afterPassword}, {"passwort", afterPassword}, {"credentials", afterPassword},
	{"token", afterToken}, {"secret", afterToken}, {"jwt", afterToken}, {"apikey", afterToken}, {"credential", afterToken}, {"authorization", afterToken}, {"pat", afterToken},
	{"cookie", afterToken}, {"session", afterToken}, {"sessionid", afterToken}, {"csrf", afterToken}, {"iban", afterToken}, {"auth", afterToken},
	{"pin", afterDigits}, {"otp", afterDigits}, {"cvv", afterDigits}, {"cvc", afterDigits}, {"totp", afterDigits},
	{"bearer", afterScheme}, {"basic", afterScheme}, {"digest", afterScheme}, {"negotiate", afterScheme},
	{"ssn", afterSSN}, {"security", afterSSN},
	{"aws_secret_access_key", afterToken}, {"aws_session_token", afterToken}, {"secret_access_key", afterToken}, {"secret_key", afterToken},
	{"api_key", afterToken}, {"access_token", afterToken}, {"refresh_token", afterToken}, {"auth_token", afterToken}, {"client_secret", afterToken},
	{"private_key", afterToken}, {"access_key", afterToken}, {"authtoken", afterToken}, {"accesstoken", afterToken}, {"refreshtoken", afterToken},
	{"apitoken", afterToken}, {"clientsecret", afterToken}, {"secretkey", afterToken}, {"accesskey", afterToken},
	{"identified", afterSQL}, {"values", afterSQL},
	{"key", afterPhrase}, {"code", afterPhrase}, {"number", afterPhrase},
	{"kennwort", afterPassword}, {"senha", afterPassword}, {"wachtwoord", afterPassword}, {"adgangskode", afterPassword}, {"adgangskoden", afterPassword},
	{"parola", afterPassword}, {"salasana", afterPassword}, {"heslo", afterPassword}, {"contraseña", afterPassword}, {"hasło", afterPassword},
	{"lösenord", afterPassword}, {"lösenordet", afterPassword}, {"passord", afterPassword}, {"passordet", afterPassword}, {"passe", afterPassword},
	{"mật khẩu", afterForeign}, {"kata sandi", afterForeign}, {"jelszó", afterForeign},
	{"pass", afterPass}, {"requirepass", afterPassword}, {"masterauth", afterPassword}, {"psk", afterPassword},
	{"echo", afterEcho}, {"printf", afterEcho}, {"atlasv1", inTerraform}, {"lt;", entity}, {"u003c", entity},
}

// open reports whether the word need not end where its text does.
func (w *contextWord) open() bool { return w.kind == entity || w.text[len(w.text)-1] == ' ' }

// word looks at the word that starts at i, of which the first three bytes have
// the gram g, and reports whether it moved the position.
func (sc *scanner) word(i int, g uint16) bool {
	s := sc.s
	t := &triggers[triggerAt[g]]
	if i+3 < len(s) {
		if c := s[i+3]; t.next[c>>6]&(1<<(c&63)) == 0 {
			return false
		}
	}
	if sc.shape(i, t.shapes) {
		return true
	}
	var kind contextKind
	n := 0
	for k := range t.words {
		w := &t.words[k]
		n = len(w.text)
		if i+n <= len(s) && (i+n == len(s) || byteClass[s[i+n]] != classWord || w.open()) && strings.EqualFold(s[i:i+n], w.text) {
			kind = w.kind
			break
		}
	}
	if kind == 0 {
		return false
	}
	end := i + n
	if kind == afterSSN {
		if n == 3 || i >= 7 && strings.EqualFold(s[i-7:i-1], "social") {
			sc.ssnUntil = end + 48
			sc.ssnBefore(i)
		}
		return false
	}
	switch kind {
	case afterSQL:
		return sc.sql(i, end)
	case afterTool:
		sc.tool, sc.toolUntil = tools[s[i:end]], end-1+maxCommand
		return sc.login(end)
	case afterEcho:
		return sc.piped(end)
	case afterForeign:
		sc.afterForeign(end)
		return sc.i > i
	case inTerraform:
		return sc.terraform(i)
	case entity:
		return sc.entityTag(i, end)
	}
	if kind != afterScheme && kind != afterToken {
		sc.sentBefore(i, end, kind)
	}
	if end >= len(s) || !isSpace(s[end]) {
		return false
	}
	if kind == afterPass {
		if !sc.protocol(i) {
			return false
		}
		kind = afterPassword
	}
	if kind == afterScheme {
		return sc.credentials(i, end)
	}
	return sc.context(i, end, kind)
}

// context decides about the word after a context word, which ends at end.
func (sc *scanner) context(i, end int, kind contextKind) bool {
	s := sc.s
	if i > 0 && s[i-1] == '/' { // the name of a file: /etc/passwd
		return false
	}
	if !sc.nameOf(i, end, kind) {
		return false
	}
	at := end + 1
	said := false // "is" or "was" stands between them
	for _, verb := range verbs {
		if strings.HasPrefix(s[at:], verb) {
			at += len(verb)
			said = verb == "is " || verb == "was " || verb == "is: "
			if kind == afterPassword && !isWordOf(s[i:end], " password passwd passphrase passcode pwd psk ") {
				said = false // which words of other languages say something else is not known
			}
			break
		}
	}
	if strings.HasPrefix(s[at:], "IN (") || strings.HasPrefix(s[at:], "in (") {
		return sc.literals(at + len("IN ("))
	}
	if mechanism := sc.saslMechanism(i, at); mechanism > 0 {
		at, said = at+mechanism, true
	}
	c := sc.candidate(at)
	if c.hi-c.lo == 1 && isDigit(s[c.lo]) && c.hi < len(s) && s[c.hi] == ' ' && kind != afterDigits { // the type of a Cisco password
		if next := sc.candidate(c.hi + 1); next.hi-next.lo >= 6 && !plainParts(s[next.lo:next.hi]) {
			c = next
		}
	}
	if text := s[c.lo:c.hi]; said && c.hi-c.lo >= 8 && s[i] == 'A' && c.quote == 0 && randomCase(text) { // of a mechanism
		sc.replace(c.lo, c.hi)
		return true
	}
	if text := s[c.lo:c.hi]; c.quote != 0 && strings.EqualFold(s[i:end], "passphrase") && strings.IndexByte(text, ' ') > 0 && !message(text) && statusCount(text) < 2 && text[0] != '/' {
		sc.replace(c.lo, c.hi)
		return true
	}
	if kind == afterPhrase && fingerprint(s[:i], s[c.lo:c.hi]) {
		return false
	}
	if text := s[c.lo:c.hi]; text != "" && !placeholder(text) && text != sc.t.replacement {
		if kind == afterToken && isNumber(text) && len(text) >= 4 && len(text) <= 8 && sc.factor(i) || kind == afterPhrase && isNumber(text) && len(text) >= 3 && !(s[c.lo-1] == '(' && year(text)) || sc.contextSecret(text, kind, c.quote, said) {
			sc.replace(c.lo, c.hi)
			return true
		}
	}
	return sc.predicate(end, kind)
}

// verbs are what stands between a name and what it is, in the languages of the
// context words.
var verbs = [...]string{
	"is ", "was ", "is: ", "of ", "d'ordine: ", "d'ordine ", "id ", "ID ", "id: ", "value ", "LIKE ", "ILIKE ",
	"ist ", "lautet ", "est ", "es ", "é ", "è ", "to ", "är ", "er ",
}

// nameOf reports whether the word s[i:end] is the name of a secret where it
// stands: alone, as the end of a name such as smtp_password or X-Api-Key, or,
// for words like key and code, with the word before it.
func (sc *scanner) nameOf(i, end int, kind contextKind) bool {
	s := sc.s
	if i == 0 {
		return kind != afterPhrase
	}
	if kind == afterPassword && strings.EqualFold(s[i:end], "passe") && !strings.HasSuffix(strings.ToLower(s[max(0, i-7):i]), "mot de ") {
		return false
	}
	path := i
	for path > 0 && i-path < 48 && setBytes[setDot][s[path-1]] {
		path--
	}
	if path > 0 && s[path-1] == '/' && s[i-1] != '_' { // the name of a file: /etc/passwd
		return false
	}
	switch s[i-1] {
	case '_':
		if kind == afterDigits {
			return false
		}
	case '-', ' ':
		if kind != afterPhrase {
			return true
		}
	default:
		return kind != afterPhrase
	}
	for n, from := 1, i; n <= 2; n++ { // words before
		if s[from-1] == ' ' {
			from--
		}
		start := from
		for from > 0 && i-from < 48 && (isAlnum(s[from-1]) || s[from-1] == '-' || s[from-1] == '_') {
			from--
		}
		if from == start {
			return false
		}
		if sc.t.keys.sensitive(s[from:end]) || kind == afterPhrase && s[i]|0x20 == 'c' && (sc.yours(i) || sc.entered(s[from:start], end)) ||
			kind == afterPhrase && s[i]|0x20 == 'k' && strings.Contains(s[max(0, i-64):i], "crypt") {
			return true
		}
		if kind != afterPhrase || from == 0 || s[from-1] != ' ' {
			return false
		}
	}
	return false
}

// entered reports whether the word before "code", or the words after it, say
// that it is one which was sent to a person: enter code 482910.
func (sc *scanner) entered(before string, end int) bool {
	if end+7 > len(sc.s) || sc.s[end] != ' ' || !isNumber(sc.s[end+1:end+7]) {
		return false
	}
	after := sc.s[end+7 : min(len(sc.s), end+12)]
	for _, program := range [...]string{"error", "exit", "fail", "status", "return", "clos"} {
		if strings.Contains(sc.s[max(0, end-40):end], program) {
			return false
		}
	}
	return isWordOf(before, " enter entered enters confirm with sending sent send ") || after == " sent"
}

// protocol reports whether PASS at i is a command of FTP, POP3 or the like, or
// follows a user.
func (sc *scanner) protocol(i int) bool {
	before := sc.s[max(0, i-64):i]
	if strings.HasSuffix(before, "> ") || strings.HasSuffix(before, "C: ") {
		return sc.s[i] == 'P'
	}
	words := strings.FieldsFunc(before, func(r rune) bool { return r == ' ' || r == ':' || r == '=' || r == '\n' || r == ',' || r == '/' })
	return len(words) > 1 && isWordOf(words[len(words)-2], " user username login uid account usr ")
}

// saslMechanism returns the length of the mechanism and the space after it that
// stand at at, after AUTH: AUTH PLAIN x.
func (sc *scanner) saslMechanism(i, at int) int {
	if !strings.HasPrefix(sc.s[i:], "AUTH ") {
		return 0
	}
	for _, m := range [...]string{"LOGIN ", "PLAIN ", "XOAUTH2 ", "OAUTHBEARER ", "CRAM-MD5 ", "NTLM ", "EXTERNAL "} {
		if strings.HasPrefix(sc.s[at:], m) {
			return len(m)
		}
	}
	return 0
}

// fingerprint reports whether text after "RSA key" names the key.
func fingerprint(before, text string) bool {
	before = strings.TrimRight(before, " ")
	return (len(text) == 8 || len(text) == 16 || len(text) == 40) && isHexRun(text) &&
		isWordOf(before[strings.LastIndexByte(before, ' ')+1:], " rsa dsa ecdsa eddsa ed25519 pgp gpg ")
}

// resource reports whether text is the name of an object, of words with dashes
// between them and something to tell it from others: default-token-x7k2p.
func resource(text string) bool {
	words, parts, pure := 0, 0, 0
	for part := range strings.SplitSeq(text, "-") {
		parts++
		if letters(part) || isNumber(part) && len(part) <= 8 {
			pure++
		}
		if len(part) >= 3 && letters(part) && strings.ToLower(part) == part {
			words++
		} else if len(part) > 10 || part != strings.ToLower(part) {
			return false
		}
	}
	return parts >= 3 && (words >= 2 || pure == parts)
}

// randomCase reports whether text mixes capitals and small letters as base64 does.
func randomCase(text string) bool {
	return strings.Trim(text, "=") != "" && !humps(strings.TrimRight(text, "=")) && strings.ToLower(text) != text && strings.ToUpper(text) != text
}

// literals replaces the strings of the SQL list that starts at at.
func (sc *scanner) literals(at int) bool {
	s := sc.s
	moved := false
	for at < len(s) && s[at] == '\'' {
		v := sc.quoted(at, 0)
		if v.open {
			break
		}
		if v.hi > v.lo && !placeholder(s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			moved = true
		}
		at = v.hi + 1
		for at < len(s) && (s[at] == ',' || s[at] == ' ') {
			at++
		}
	}
	return moved
}

// candidate is the word or quotation at at, as far as it can be a secret: empty
// if it cannot.
func (sc *scanner) candidate(at int) (v value) {
	s := sc.s
	if at >= len(s) {
		return v
	}
	lo, hi := at, at
	if isQuote(s[at]) || s[at] == '\\' && at+1 < len(s) && s[at+1] == '"' {
		if s[at] == '\\' {
			at++
		}
		quote := s[at]
		lo = at + 1
		for hi = lo; hi < len(s) && hi < lo+maxShape && s[hi] != quote && s[hi] != '\\' && s[hi] != '\n'; hi++ {
		}
		if hi >= len(s) || s[hi] != quote && s[hi] != '\\' {
			return v
		}
		return value{lo: lo, hi: hi, quote: quote}
	}
	if close := strings.IndexByte("[<", s[at]); close >= 0 {
		n := strings.IndexAny(s[at:min(len(s), at+maxShape)], "]> ")
		if n < 2 || s[at+n] != "]>"[close] || strings.ContainsAny(s[at+1:at+n], "=${(") {
			return v
		}
		return value{lo: at + 1, hi: at + n}
	}
	if s[at] == '(' {
		lo = at + 1
	}
	hi = sc.bareEnd(lo, &pair{}, min(len(s), lo+1024))
	for hi-lo >= 1024 && hi < len(s) && setBytes[setPath][s[hi]] {
		hi++
	}
	if hi == lo || hi < len(s) && (s[hi] == '=' || s[hi] == ':' && hi+1 < len(s) && s[hi+1] != ' ') || strings.ContainsAny(s[lo:min(hi, lo+maxShape)], "={[<") && s[hi-1] != '=' {
		return v
	}
	return value{lo: lo, hi: hi}
}

// contextSecret reports whether text after a word of the given kind is a
// secret.
func (sc *scanner) contextSecret(text string, kind contextKind, quote byte, said bool) bool {
	if isWordOf(text, statusWords) || quote == 0 && strings.IndexByte("*&[", text[0]) >= 0 || text[0] == '$' && fillIn(text[1:]) || strings.IndexByte(text, '`') >= 0 {
		return false
	}
	digits, letters, others, spaces := 0, 0, 0, 0
	upper, lower := false, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isDigit(c):
			digits++
		case isAlpha(c) || c >= 0x80:
			letters++
			upper, lower = upper || c < 'a', lower || c >= 'a'
		case c == ' ' && kind == afterPassword && quote != 0:
			spaces++
		case c == ' ':
			return false
		default:
			others++
		}
	}
	if spaces > 0 { // a passphrase, and no message
		return !message(text) && (digits > 0 && spaces <= 5 && statusCount(text) == 0 || spaces >= 3 && others == 0 && statusCount(text) < 2)
	}
	if schemaType(text) || strings.HasPrefix(text, "HTTP/") || strings.HasPrefix(text, "id_") {
		return false
	}
	switch kind {
	case afterDigits:
		return letters == 0 && others == 0 && digits >= 3 && digits <= 8
	case afterPassword:
		if quote != 0 {
			return len(text) >= 3 && letters+digits > 0
		}
		if letters == 0 && others == 0 {
			return digits >= 4 && digits <= 12 || said && digits >= 3
		}
		if said && others == 0 && digits == 0 {
			return plainWord(text) && !messageWord(text)
		}
		if said && strings.Count(text, "-") >= 3 {
			return true
		}
		return len(text) >= 5 && letters > 0 && (digits > 0 || others > 0 && !plainParts(text)) && !versionLike(text)
	}
	if len(text) < 8 || letters == 0 {
		return said && digits >= 4 && letters == 0 && others == 0
	}
	if digits == 0 {
		return said && len(text) >= 16 && upper && lower && others == 0
	}
	if strings.HasPrefix(text, "0x") && len(text) <= len("0x")+40 || upperName(text) && digits <= 2 && len(text) < 20 || resource(text) {
		return false // an address, a symbol of a grammar, the name of an object
	}
	if others > 0 && (strings.IndexByte(text, '(') >= 0 || strings.IndexByte(text, '/') >= 0 && strings.IndexByte(text, '.') >= 0) {
		return false
	}
	return !versionLike(text) && digits+letters >= 6
}

// messageWord reports whether text looks like the predicate of a sentence
// rather than like a name: -ed, -ing, -able and so on.
func messageWord(text string) bool {
	for _, end := range [...]string{"ed", "ing", "ble", "ent", "ory", "nal", "ful", "ous", "ive", "ted", "orrect", "ong", "hort", "eak", "rd", "ly", "ary", "ain", "ale", "fe", "own", "ant"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return len(text) < 4
}

// plainParts reports whether text consists of words joined by - . _ or /.
func plainParts(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !isAlpha(c) && c != '-' && c != '.' && c != '_' && c != '/' && c != '\'' && c != '(' && c != ')' && c != '[' && c != ']' {
			return false
		}
	}
	return true
}

// versionLike reports whether text is a version, a date or a time: v1.2.3,
// 2024-05-06, 10:20:30.
func versionLike(text string) bool {
	text = strings.TrimPrefix(text, "v")
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !isDigit(c) && c != '.' && c != '-' && c != ':' && c != 'T' && c != 'Z' && c != '/' {
			return false
		}
	}
	return text != "" && isDigit(text[0])
}

// credentials replaces what follows "Bearer" and "Basic" in a sentence or a
// header, if it looks like credentials.
func (sc *scanner) credentials(i, end int) bool {
	s := sc.s
	lo := end
	for lo < len(s) && s[lo] == ' ' && lo < end+8 {
		lo++
	}
	if s[i]|0x20 == 'd' {
		return sc.digest(lo)
	}
	hi := lo
	for hi < len(s) && (setBytes[setPath][s[hi]] || s[hi] == ':') {
		hi++
	}
	for hi > lo && (s[hi-1] == '.' || s[hi-1] == ':') {
		hi--
	}
	text := s[lo:hi]
	if text == "auth" && hi < len(s) && s[hi] == ' ' { // basic auth user:password
		user := hi + 1
		end := sc.bareEnd(user, &pair{}, min(len(s), user+256))
		if c := strings.IndexByte(s[user:end], ':'); c > 0 && user+c+1 < end && !placeholder(s[user+c+1:end]) {
			sc.replace(user+c+1, end)
			return true
		}
		return false
	}
	if len(text) < 4 {
		return false
	}
	digits, upper, lower, others := 0, 0, 0, 0
	for j := 0; j < len(text); j++ {
		switch c := text[j]; {
		case isDigit(c):
			digits++
		case 'A' <= c && c <= 'Z':
			upper++
		case 'a' <= c && c <= 'z':
			lower++
		default:
			others++
		}
	}
	switch {
	case pairText(text) || strings.Contains(text, "://"): // token_type=Bearer expires_in=3600
		return false
	case len(text) >= 24 && !plainParts(text), digits > 0 && lower+upper > 0 && !versionLike(text), upper > 1 && lower > 0 && len(text) >= 8 && strings.IndexByte(text, '-') < 0 && !humps(text), strings.HasSuffix(text, "=") && others <= 2 && len(text) >= 8 && strings.Trim(text[len(text)-2:], "=") == "" || strings.HasSuffix(text, "==") && len(text) >= 8, len(text) >= 32:
		sc.replace(lo, hi)
		return true
	}
	return false
}

// year reports whether a number is a year.
func year(text string) bool {
	return len(text) == 4 && (text[:2] == "19" || text[:2] == "20")
}

// humps reports whether text is words in camel case: ReadByte.
func humps(text string) bool {
	lower := 2
	for i := range len(text) {
		switch c := text[i]; {
		case !isAlpha(c), c < 'a' && lower < 2:
			return false
		case c < 'a':
			lower = 0
		default:
			lower++
		}
	}
	return lower >= 2
}

// pairText reports whether text is name=value.
func pairText(text string) bool {
	name, val, ok := strings.Cut(text, "=")
	return ok && val != "" && val[0] != '=' && plainParts(name)
}

// digest replaces the parameters of Digest credentials.
func (sc *scanner) digest(lo int) bool {
	s := sc.s
	n := 0
	for lo+n < len(s) && isAlpha(s[lo+n]) {
		n++
	}
	if n == 0 || lo+n >= len(s) || s[lo+n] != '=' {
		return false
	}
	hi := lo
	for hi < len(s) && s[hi] != '\n' {
		start := hi
		for hi < len(s) && (byteClass[s[hi]] == classWord || s[hi] == '-') {
			hi++
		}
		if hi == start || hi >= len(s) || s[hi] != '=' {
			hi = start
			break
		}
		hi++
		if hi < len(s) && (s[hi] == '"' || s[hi] == '\\') {
			esc := 0
			for hi < len(s) && s[hi] == '\\' {
				esc++
				hi++
			}
			if hi >= len(s) || s[hi] != '"' {
				break
			}
			v := sc.quoted(hi, esc)
			hi = v.hi
			if !v.open {
				hi += esc + 1
			}
		} else {
			for hi < len(s) && s[hi] != ',' && s[hi] != ' ' && s[hi] != '\n' && s[hi] != '"' && s[hi] != '\'' {
				hi++
			}
		}
		if hi+1 < len(s) && s[hi] == ',' {
			next := hi + 1
			for next < len(s) && s[next] == ' ' {
				next++
			}
			if next < len(s) && isAlpha(s[next]) {
				hi = next
				continue
			}
		}
		break
	}
	if hi <= lo {
		return false
	}
	sc.replace(lo, hi)
	return true
}
