package scrub

import "strings"

// What a text looks like.

// typeUnion reports whether a block is a type in documentation: {string|Buffer}.
func typeUnion(text string) bool {
	inner := strings.Trim(text, "{}")
	return strings.IndexByte(inner, '|') > 0 && letters(strings.ReplaceAll(strings.ReplaceAll(inner, "|", ""), " ", ""))
}

// fileName reports whether text is the name of a file.
func fileName(text string) bool {
	if text == "" || randomLooking(text) {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !setBytes[setDot][c] && c != '/' && c != '~' {
			return false
		}
	}
	if strings.HasPrefix(text, "~/.") && strings.IndexByte(text[3:], '/') > 0 {
		return true
	}
	if text[0] == '/' || strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") || strings.HasPrefix(text, "~/") {
		if strings.IndexByte(text[1:], '/') > 0 {
			return true
		}
	}
	dot := strings.LastIndexByte(text, '.')
	return dot > 0 && isWordOf(text[dot+1:], " pem p8 key crt cer der csr p12 pfx jks bin txt json yml yaml toml conf cfg ini env xml pub asc gpg sig db go py js ts rb java html ")
}

// fileBelow reports whether text is the path of a file in a folder: img/9f86d081/large.jpg.
func fileBelow(text string) bool {
	slash, dot := strings.IndexByte(text, '/'), strings.LastIndexByte(text, '.')
	return slash > 0 && dot > slash+1 && len(text)-dot <= len(".parquet") && letters(text[dot+1:]) && !strings.ContainsAny(text, "+=")
}

// filePath reports whether text is the path of a file: where a key is kept, and no
// key. Keys in base64 have slashes, too, so only what starts and ends like a path is.
func filePath(text string) bool {
	for _, table := range [...]string{"hash:", "texthash:", "btree:", "lmdb:", "file:"} { // of Postfix
		text = strings.TrimPrefix(text, table)
	}
	if text == "" {
		return false
	}
	if len(text) > maxKept || strings.IndexByte(text, '/') < 0 || strings.IndexByte("/.~", text[0]) < 0 || !fileName(text) {
		return false
	}
	for part := range strings.SplitSeq(text, "/") {
		if len(part) > 32 {
			return false
		}
	}
	if text[0] != '/' {
		return strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") || strings.HasPrefix(text, "~/")
	}
	root, _, _ := strings.Cut(text[1:], "/")
	return isWordOf(root, " etc var run usr opt home users root srv tmp mnt app data secrets config conf certs keys vault workspace ") &&
		(text == strings.ToLower(text) || fileName("x"+text[strings.LastIndexByte(text, '/')+1:]))
}

// colour reports whether text is #1e90ff.
func colour(text string) bool {
	return (len(text) == 4 || len(text) == 7) && text[0] == '#' && isHexRun(text[1:])
}

// constant reports whether text is a number like 0x06054b50.
func constant(text string) bool {
	return strings.HasPrefix(text, "0x") && len(text) > 2 && (len(text) <= len("0x")+8 || len(text) == len("0xc000012345") && text[2] == 'c' || len(text) == len("0x00007f8b1c0a3e58") && text[2:6] == "0000") && isHexRun(text[2:])
}

// digitless reports whether text cannot be what the name says, since that has
// digits.
func digitless(key, text string) bool {
	for _, name := range [...]string{"pin", "cvv", "cvc", "ssn", "pan", "iban"} {
		if n := len(key) - len(name); n >= 0 && strings.EqualFold(key[n:], name) {
			return letters(text) || strings.HasPrefix(strings.ToLower(text), "gpio")
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
	if sentence(text) {
		return true
	}
	words, told := 0, false
	for w := range strings.FieldsSeq(text) {
		w = strings.Trim(w, ".,:;!()")
		if !plainWord(w) && !(isNumber(w) && len(w) < 4) {
			return false
		}
		words++
		told = told || isWordOf(w, " required must cannot can't invalid characters blank incorrect expired ")
	}
	told = told || strings.Contains(text, "too short") || strings.Contains(text, "too long") || strings.Contains(text, "at least") || strings.Contains(text, "not match") || strings.Contains(text, "n't match")
	return words > 2 && told || words == 2 && (strings.HasSuffix(text, " required") || strings.HasSuffix(text, "too short") || strings.HasSuffix(text, "blank"))
}

// demand reports whether text begins as what a program wants of a value does, and goes on
// so: expected object, got string.
func demand(text string) bool {
	first, _, ok := strings.Cut(text, " ")
	return ok && len(text) <= maxKept && isWordOf(first, " must should expected required invalid missing cannot can't ") && statusCount(text) > 2
}

// sentence reports whether text is one, in any language that uses Latin letters: it begins
// with a capital, ends with a full stop, and has four words and more, of which one is about
// secrets if there are fewer than nine. Passphrases are shorter, and speak of other things.
func sentence(text string) bool {
	n := len(text)
	if n < 16 || n > maxKept || !upperFirst(text) || strings.IndexByte(".!?", text[n-1]) < 0 || strings.Count(text, " ") < 3 {
		return false
	}
	for w := range strings.FieldsSeq(text[:n-1]) {
		for i := range len(w) {
			if c := w[i]; !isAlpha(c) && c < 0x80 && strings.IndexByte("'-,:;()", c) < 0 {
				return false
			}
		}
	}
	return strings.Count(text, " ") > 7 || aboutSecrets(text)
}

// aboutSecrets reports whether a text has a word for a secret, in one of the languages that
// programs speak to people most.
func aboutSecrets(text string) bool {
	text = strings.ToLower(text)
	for _, word := range [...]string{"passw", "passphrase", "passcode", "token", "session", " code", "mot de passe", "contrase", "clave", "senha", "wachtwoord", "kennwort", "hasło", "parola", "heslo", "lösenord", "salasana", "adgangskode", "sitzung"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// schemaType reports whether text is the type of a field, as in code and schemas.
func schemaType(text string) bool {
	base := strings.TrimLeft(text, "*&?[]")
	if i := strings.IndexAny(base, "<[(?|"); i > 0 {
		base = base[:i]
	}
	return isWordOf(base, " str char varchar varchar2 nvarchar uuid bytea blob jsonb uint8array arraybuffer cryptokey secretstr securestring optional nullable ")
}

func letters(s string) bool {
	for i := range len(s) {
		if !isAlpha(s[i]) {
			return false
		}
	}
	return s != ""
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
	if name := strings.TrimRight(text, "0123456789"); name != text && !coded(text) || strings.ContainsAny(name, "0123456789") && strings.IndexByte(name, '/') < 0 {
		return len(name) > 0 && len(text)-len(name) < 3 && len(text) < 12 && letters(name) // worker1
	}
	return len(text) < 24 && !isNumber(text)
}

// statusWords are the words that follow a secret's name in messages about it.
var statusWords = newWordSet(" a an the is was are were be been must may can cannot can't should shall will would could has have had does do did not no yes y n " +
	"true false null nil none undefined empty blank missing invalid valid wrong incorrect correct bad expired expires revoked required optional " +
	"unknown unexpected unsupported unset set ok okay works fails broken failed failure fail success successful denied granted accepted rejected enabled disabled " +
	"too at least only already always never last now please expected got want error mismatch mismatched malformed changed updated reset sent found " +
	"for of in on via with to from by and or if when while after before this that it its there your their our my " +
	"unauthorized forbidden closed open opened refused timeout off unchanged hidden redacted masked filtered removed omitted absent present deleted filled " +
	"given used entered needed stored saved cached copied printed shown displayed see ask refer md5 sha1 sha256 sha512 bcrypt argon2 argon2id scrypt pbkdf2 scram-sha-256 option options flag flags argument arguments parameter parameters switch instead " +
	"scheme totp hotp webauthn fido2 u2f using provided supplied string number integer int bool boolean object array text bytes required_with cannot_be_blank contains exceeds ")

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

// strongSecretWord reports whether a plain word under this name is taken for
// the secret itself: people choose words as passwords, programs do not choose
// them as tokens.
func strongSecretWord(key string) bool {
	k := strings.ToLower(key)
	return strings.Contains(k, "answer") || strings.Contains(k, "pass") || strings.Contains(k, "pwd") || strings.Contains(k, "pw") || strings.Contains(k, "phrase")
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

// messages reports whether text is a list of nothing but messages, as forms are
// answered: ["can't be blank", "is too short (minimum is 8 characters)"].
func messages(text string) bool {
	if len(text) < 3 || text[0] != '[' {
		return false
	}
	if strings.HasPrefix(text, "[ErrorDetail(string='") || strings.HasPrefix(text, `[ErrorDetail(string="`) { // of Django's REST framework
		return true
	}
	n := 0
	for i, part := range strings.Split(text, text[1:2]) { // in quotes, and what is between
		if i%2 == 1 {
			if n++; !message(part) && !(statusCount(part) > 1 && strings.Count(part, " ") > 2 && !strings.ContainsAny(part, "0123456789")) {
				return false
			}
		}
	}
	return n > 0 && isQuote(text[1])
}

// complaint reports whether text is what a program says about a field, in an
// object: {"message":"too weak"}.
func complaint(text string) bool {
	if len(text) < 5 || text[0] != '{' || !isQuote(text[1]) || len(text) > maxKept {
		return false
	}
	told := false
	for i, part := range strings.Split(text, text[1:2]) {
		switch {
		case i%4 == 1:
			if !isWordOf(part, " message msg error errors code rule kind reason detail description type path key validator name ") {
				return false
			}
			told = told || part == "message" || part == "msg" || part == "error" || part == "reason"
		case i%4 == 3 && !(strings.IndexByte(part, ' ') > 0 || plainParts(part)):
			return false
		}
	}
	return told
}

// ruleList is validation for lists: ['required', 'min:8'].
func ruleList(text string) bool {
	if len(text) < 3 || text[0] != '[' || !isQuote(text[1]) {
		return false
	}
	parts := strings.Split(strings.Trim(text, "[]'\""), text[1:2])
	rules := ""
	for i := 0; i < len(parts); i += 2 {
		rules += parts[i] + "|"
	}
	return validation(strings.TrimSuffix(rules, "|"))
}

// schema reports whether text is what JSON Schema says about a field:
// {"type":"string","minLength":8}.
func schema(text string) bool {
	if text[0] != '{' || !strings.Contains(text, `"type"`) {
		return false
	}
	last := ""
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 0 {
			continue
		}
		told := last == "description" || last == "title" || last == "name"
		if last = part; !told && !isWordOf(part, " type format minlength maxlength minimum maximum pattern description title writeonly readonly nullable deprecated required "+
			"string number integer boolean object array null password uuid byte email int32 int64 true false in name header query scheme http bearer basic apikey oauth2 bearerformat jwt ") {
			return false
		}
	}
	return true
}

// validation reports whether text is a list of rules such as Laravel's:
// required|string|min:10.
func validation(text string) bool {
	first, rest, ok := strings.Cut(text, "|")
	if !ok || !isWordOf(first, " required nullable string sometimes confirmed bail present filled integer numeric digits optional ") {
		return false
	}
	for rule := range strings.SplitSeq(rest, "|") {
		name, _, _ := strings.Cut(rule, ":")
		if !letters(strings.ReplaceAll(name, "_", "")) {
			return false
		}
	}
	return true
}

// label reports whether a name is that of a text which people are shown:
// label_pin, error.password.
func label(key string) bool {
	n := strings.IndexAny(key, "_.-")
	return n > 0 && isWordOf(key[:n], " label lbl placeholder hint tooltip title caption msg message error errors text ")
}

// statusCount returns how many words of text are words of messages.
func statusCount(text string) (n int) {
	for w := range strings.FieldsSeq(text) {
		if statusWords.has(strings.Trim(w, ".,:;!?")) {
			n++
		}
	}
	return n
}
