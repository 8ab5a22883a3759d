package scrub

import "strings"

// What can be a secret after a word that announces one.

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
		if letters(part) || isNumber(part) && len(part) <= 14 {
			pure++
		}
		if len(part) >= 2 && letters(part) && strings.ToLower(part) == part {
			words++
		} else if len(part) > 10 || part != strings.ToLower(part) {
			return false
		}
	}
	return parts >= 3 && (words >= 2 || pure == parts)
}

// objectPath reports whether text is the path of an object in a store:
// projects/118/secrets/db-password/versions/4, prod/db/v2.
func objectPath(text string) bool {
	if strings.IndexByte(text, '/') < 0 {
		return false
	}
	words := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("/-_.:", r) }) {
		name := strings.TrimRight(part, "0123456789")
		if strings.ToLower(name) != name || !letters(name) && name != "" || len(part)-len(name) > 12 {
			return false
		}
		if len(name) >= 2 {
			words++
		}
	}
	return words >= 2
}

// randomCase reports whether text mixes capitals and small letters as base64 does.
func randomCase(text string) bool {
	return strings.Trim(text, "=") != "" && !humps(strings.TrimRight(text, "=")) && bothCases(text)
}

// candidate is the word or quotation at at, as far as it can be a secret: empty
// if it cannot.
func (sc *scanner) candidate(at int) (v value) {
	s := sc.s
	if at >= len(s) {
		return v
	}
	lo, hi := at, at
	esc := at
	for esc < len(s) && s[esc] == '\\' && esc-at <= maxEscapes {
		esc++
	}
	if at > 0 && at+1 < len(s) && s[at-1] == '\\' && (s[at] == 'n' || s[at] == 'r') && sc.inEscapes() { // what comes after the end of a line
		at++
		lo, hi, esc = at, at, at
	}
	for at+2 < len(s) && s[at] == '\\' && (s[at+1] == 'n' || s[at+1] == 'r') && sc.inEscapes() { // of a line
		at += 2
		lo, hi, esc = at, at, at
	}
	if sc.closes(at) {
		return v
	}
	if isQuote(s[at]) || esc > at && esc < len(s) && s[esc] == '"' {
		at = esc
		quote := s[at]
		lo = at + 1
		spaced := false
		for hi = lo; hi < len(s) && (hi < lo+maxShape || !spaced) && s[hi] != quote && s[hi] != '\\' && s[hi] != '\n'; hi++ {
			spaced = spaced || s[hi] == ' '
		}
		if hi >= len(s) || s[hi] != quote && s[hi] != '\\' {
			return v
		}
		return value{lo: lo, hi: hi, quote: quote}
	}
	if s[at] == ':' { // of psql: :'name'
		return v
	}
	if close := strings.IndexByte("[<", s[at]); close >= 0 {
		n := strings.IndexAny(s[at:min(len(s), at+maxShape)], "]> ")
		if n < 2 || s[at+n] != "]>"[close] || strings.ContainsAny(s[at+1:at+n], "=${(<[\n") {
			return v
		}
		return value{lo: at + 1, hi: at + n}
	}
	if s[at] == '(' {
		lo = at + 1
	}
	hi = sc.bareEnd(lo, &pair{}, len(s))
	if hi == lo || hi < len(s) && (s[hi] == '=' || s[hi] == ':' && hi+1 < len(s) && s[hi+1] != ' ') || strings.ContainsAny(s[lo:min(hi, lo+maxShape)], "={[<") && (s[hi-1] != '=' || hi < len(s) && isQuote(s[hi]) && s[hi-2] != '=') {
		return v
	}
	return value{lo: lo, hi: sc.grouped(lo, hi)}
}

// contextSecret reports whether text after a word of the given kind is a
// secret.
func (sc *scanner) contextSecret(text string, kind contextKind, quote byte, said bool) bool {
	if quote == 0 {
		text = ungrouped(text)
	}
	if text == "" {
		return false
	}
	if strings.Contains(text, "://") || strings.HasPrefix(text, "arn:") { // looked at on its own
		return false
	}
	if name, val, ok := strings.Cut(text, ":"); ok && quote == 0 && upperFirst(text) && letters(name) && (isNumber(val) || letters(val)) && sc.hasBrace() { // the next field of a struct
		return false
	}
	if statusWords.has(text) || foreignStatus.has(strings.TrimRight(text, ".,!?")) || isRate(text) || quote == 0 && strings.IndexByte("*&[", text[0]) >= 0 || text[0] == '$' && fillIn(text[1:]) || strings.IndexByte(text, '`') >= 0 {
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
	if quote != 0 && isWordOf(text, fetchModes) || schemaType(text) || strings.HasPrefix(text, "HTTP/") || strings.HasPrefix(text, "id_") {
		return false
	}
	switch kind {
	case afterDigits:
		return letters == 0 && (others == 0 && digits >= 3 && digits <= 8 || others > 0 && (sameGroups(text) || dial(text)))
	case afterPassword:
		if (text[0] == '/' || text[0] == '~') && fileName(text) {
			return false
		}
		if quote != 0 {
			return len(text) >= 3 && letters+digits > 0
		}
		if letters == 0 && others == 0 {
			return digits >= 4 && digits <= 12 || said && digits >= 3
		}
		if said && others == 0 && digits == 0 {
			return plainWord(text) && !messageWord(text)
		}
		if strings.Count(text, "-") >= 3 && (said || len(text) == len("abcd-efgh-ijkl-mnop") && text[4] == '-' && text[9] == '-' && text[14] == '-') { // for one program
			return true
		}
		return len(text) >= 5 && letters > 0 && (digits > 0 || others > 0 && !plainParts(text)) && !versionLike(text) || weakPassword(text) || wordPhrase(text) || capitalWords(text)
	}
	if fileName(text) || numberedName(text) {
		return false
	}
	if (len(text) < 6 || len(text) < 8 && (digits < 2 || !lower || others > 0 || coded(text))) || letters == 0 {
		return said && others == 0 && (digits >= 4 && letters == 0 || digits > 0 && len(text) >= 5 && letters > 0 && !coded(text))
	}
	if digits == 0 {
		return len(text) >= 16 && upper && lower && others == 0 && (said || changesCase(text)) || kind == afterPhrase && !lower && productKey(text)
	}
	if strings.HasPrefix(text, "0x") && len(text) <= len("0x")+40 && !(kind == afterPhrase && len(text) >= len("0x")+16 && text[2:4] != "00") || upperName(text) && digits <= 2 && len(text) < 20 && !base32Secret(text) || resource(text) {
		return false // an address, a symbol of a grammar, the name of an object
	}
	if name, hash, ok := strings.Cut(text, "@"); ok && strings.IndexByte(name, '.') > 0 && upperFirst(name[strings.LastIndexByte(name, '.')+1:]) && len(hash) <= 8 && isHexRun(hash) { // of Java
		return false
	}
	if objectPath(text) || strings.Count(text, ".") > 1 && digits <= 3 && !upper {
		return false
	}
	if others > 0 && (strings.IndexByte(text, '(') >= 0 || strings.IndexByte(text, '/') >= 0 && strings.IndexByte(text, '.') >= 0) {
		return false
	}
	return !versionLike(text) && digits+letters >= 6
}

// weakPassword reports whether text is one of the passwords that most people choose, of
// those that are no words of sentences about passwords, or several words in one.
func weakPassword(text string) bool {
	return isWordOf(text, " letmein letmeinnow changeme changeit changethis qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm iloveyou swordfish sunshine princess dragon monkey football baseball "+
		"superman batman toor opensesame sesame hackme foobar foobarbaz supersecret topsecret mysecret mypassword secretpassword rosebud tinkerbell starwars pokemon trustno "+
		"correcthorse abracadabra hellokitty liverpool arsenal chelsea ") || len(text) >= 20 && letters(text) && strings.ToLower(text) == text
}

// wordPhrase reports whether text is a passphrase as generators join its words, and not
// the compound of a sentence: correct-horse-battery.
func wordPhrase(text string) bool {
	n, said := 0, 0
	for word := range strings.SplitSeq(text, "-") {
		if len(word) < 4 || len(word) > 10 || !plainWord(word) || isWordOf(word, " case policy reset change login based auth secret token user password hash field file store manager ") {
			return false
		}
		if statusWords.has(word) {
			said++
		}
		n++
	}
	return n >= 3 && said < 2 && !messageWord(text) && !statusWords.has(text[strings.LastIndexByte(text, '-')+1:])
}

// capitalWords reports whether text is words with capitals joined by _, as people make
// passwords of them: Gouda_Kaas.
func capitalWords(text string) bool {
	if strings.IndexByte(text, '_') < 3 || len(text) > 32 {
		return false
	}
	for word := range strings.SplitSeq(text, "_") {
		if len(word) < 3 || !plainWord(word) || !upperFirst(word) || statusWords.has(strings.ToLower(word)) || isWordOf(word, " login code type enough policy check user name key field strong weak ") {
			return false
		}
	}
	return true
}

// productKey reports whether text has the form in which the keys of licenses are printed:
// ABCD-EFGH-IJKL.
func productKey(text string) bool {
	first, _, _ := strings.Cut(text, "-")
	n := len(first)
	if n < 4 || n > 6 || (len(text)+1)%(n+1) != 0 || len(text) < 3*n {
		return false
	}
	for i := range len(text) {
		if (text[i] == '-') != (i%(n+1) == n) || text[i] != '-' && !setBytes[setUpper][text[i]] {
			return false
		}
	}
	return true
}

// numberedName reports whether text is a word with short numbers behind it, as the names of
// keys and objects are: kid-2024, rsa-2024-05.
func numberedName(text string) bool {
	name := strings.TrimRight(text, "0123456789-")
	if parts := strings.ReplaceAll(name, "-", ""); len(text)-len(name) == len("-3") && len(name) > 3 && len(name) < 12 && upperName(parts) && letters(parts) && len(parts) < len(name) { // ZPK-EU-3
		return len(name) < len(text) && text[len(name)] == '-'
	}
	if len(name) < 2 || len(name) == len(text) || !letters(name) {
		return false
	}
	if len(text)-len(name) > len("-12") && isWordOf(name, " tok tkn token key sec secret pw pwd pass api auth sess session code ") {
		return false
	}
	groups := strings.Split(text[len(name)+1:], "-")
	for _, number := range groups {
		if len(number) == 0 || len(number) > 4 || len(number) == 4 && len(groups) > 1 && !year(groups[0]) {
			return false
		}
	}
	return text[len(name)] == '-'
}

// coded reports whether text names an algorithm, an encoding or a protocol: base64, http2.
func coded(text string) bool {
	name := strings.TrimRight(text, "0123456789.-")
	if digits := strings.Trim(text[len(name):], ".-"); len(digits) > len("256") || len(name) == 1 && len(digits) > 0 && digits[0] == '0' {
		return isWordOf(text, " ed25519 x25519 curve25519 ssh-ed25519 rfc2307 ")
	}
	return isWordOf(name, " base utf http oauth rs hs es ps sha md aes x ed ipv pkcs p argon u fido saml v tls tlsv ssl sslv webauthn kerberos krb ctap ssh-ed uint int float vlan eth erc rfc v1beta v1alpha v2beta ") ||
		isWordOf(text, " x509 sha3 k8s win32 s3 secp256k1 step-2fa 2fa ") || duration(text)
}

// base32Secret reports whether text is a secret as apps for one-time codes get it: 16
// letters and digits of base32 (RFC 4648).
func base32Secret(text string) bool {
	return len(text) == 16 && isBase32(text) && strings.ContainsAny(text[1:15], "234567")
}

// changesCase reports whether the letters of text change between capitals and small ones
// as often as in base64, and in no way that words do.
func changesCase(text string) bool {
	changes := 0
	for i := 1; i < len(text); i++ {
		if isAlpha(text[i]) && isAlpha(text[i-1]) && (text[i] < 'a') != (text[i-1] < 'a') {
			changes++
		}
	}
	return changes*3 >= len(text) && !humps(text)
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

// packageVersion reports whether text is the version of a package: 1:4.13+dfsg1-1+b1.
func packageVersion(text string) bool {
	if text == "" || !isDigit(text[0]) || strings.IndexByte(text, '.') < 0 {
		return false
	}
	digits := 0
	for i := range len(text) {
		if c := text[i]; isDigit(c) {
			digits++
		} else if !isAlpha(c) && strings.IndexByte(".:+~-", c) < 0 {
			return false
		}
	}
	return digits*3 >= len(text) && !randomLooking(text)
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
