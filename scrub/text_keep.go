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
	if text == sc.t.replacement || placeholder(text) || isPresent(text) {
		return true
	}
	if len(text) > maxKept {
		return false
	}
	if n := schemeLen(text); n > 0 && n+2 < len(text) && text[n] == ' ' && placeholder(text[n+1:]) { // "Token $TOKEN"
		return true
	}
	if n := len(text); n > 2 && isQuote(text[0]) && text[n-1] == text[0] && placeholder(text[1:n-1]) || v.quote == '"' && text[0] == '$' && sc.variableName(text[1:]) || resourceName(text) || secretObject(p.key, text) || sc.joins(v, text) {
		return true
	}
	if v.quote != 0 && text[0] == '#' && len(text) > 1 && strings.IndexByte(text, '-') > 1 && plainParts(text[1:]) && sc.selects(p, text) { // of CSS
		return true
	}
	if p.key == "cookie" && p.sep == '=' && v.quote == 0 && letters(text) && strings.ToLower(text) == text && sc.t.keys.sensitive(text) || p.key == "sid" && messageID(text) || namesHeader(p.key) && placeName(text) {
		return true
	}
	if text[0] == '/' && p.key[0] == '/' && p.quote != 0 { // one path for another
		return true
	}
	if strings.IndexByte("^~<>=", text[0]) >= 0 && versionSpec(text) { // pyjwt = "^2.8"
		return true
	}
	if v.quote != 0 && (template(text) || sc.interpolated(v, text) || v.quote == '`' && places(text) || v.quote == '"' && strings.HasPrefix(text, "$(") && strings.ContainsAny(text, " <") || wrongWords(text)) || sc.otherThing(p, v, text) {
		return true
	}
	if filePath(text) || v.quote == 0 && (strings.HasPrefix(text, "[^") && strings.IndexByte(text, ']') > 0 || strings.HasPrefix(text, "(.*") && (len(text) < 5 || strings.IndexByte(text, ')') > 0) || strings.HasPrefix(text, `\S+`) && len(text) < 5) {
		return true
	}
	if text[0] == '<' && len(text) > 2 && (isAlpha(text[1]) || text[1] == '?') && containsFold(p.key, "saml") && (text[1] == '?' || strings.IndexByte(text, ':') > 0) { // its elements are looked at
		return true
	}
	if repeats(p.key, text) || signedBy(p.key, text) || sc.emptyStruct(v, text) || sc.pairBehind(p, v) {
		return true
	}
	if p.sentence && v.quote == 0 && strings.Count(text, "/") > 1 && objectPath(text) { // where it is kept
		return true
	}
	if maskedCard(text) || v.quote == 0 && len(text) < 19 && v.lo+19 <= len(sc.s) && maskedCard(sc.s[v.lo:v.lo+19]) {
		return true
	}
	if !strongSecretWord(p.key) && len(text) == len("***-**-6789") && (strings.HasPrefix(text, "***-**-") || strings.HasPrefix(text, "XXX-XX-") || strings.HasPrefix(text, "xxx-xx-")) && isNumber(text[7:]) {
		return true // what is left of a social security number
	}
	if strings.Contains(text, "**") && strings.HasSuffix(strings.ToLower(p.key), "iban") && len(text)-strings.Count(text, "*") < 8 { // NL** **** ****
		return true
	}
	if strings.Contains(text, "****") && !strongSecretWord(p.key) && len(strings.Trim(text, "*"))-strings.Count(strings.Trim(text, "*"), "*") <= 8 {
		return true // ****4242
	}
	if hasSuffixFold(p.key, "-token") && asksForToken(text) {
		return true
	}
	if strings.EqualFold(p.key, "secret_id") && strings.IndexByte(text, '/') > 0 && plainParts(text) { // where a store has it
		return true
	}
	if strings.HasSuffix(text, "LoginModule") && plainParts(text) { // of JAAS, with its parameters behind
		return true
	}
	if n := schemeLen(text); n == len(text) && p.sep == ':' && strings.EqualFold(p.key, "authorization") { // without credentials
		return true
	}
	if sc.programValue(p, v, text) || !v.block && reference(text) && (text[0] != '!' || v.quote == 0 && p.spaced && (v.hi == len(sc.s) || sc.s[v.hi] == ' ' || sc.s[v.hi] == '\n')) {
		return true
	}
	if p.keyAt > 7 && p.sep == '=' && strings.HasSuffix(sc.s[:p.keyAt], "-file=") || strings.HasSuffix(sc.s[:p.keyAt], "checksum/") || strings.HasPrefix(p.key, "--from-file") {
		return true // of kubectl and Helm
	}
	if n := len(text); v.quote == 0 && n > 2 && n < 5 && text[0] == 'a' && text[n-1] == '=' && isNumber(text[1:n-1]) { // the next argument in a record of auditd
		return true
	}
	if v.quote == 0 && p.quote == 0 && (text == "nil>" || text == "null>" || text == "None>") { // the last of an object
		return true
	}
	if v.quote == 0 && p.sep == '=' && strings.HasSuffix(sc.s[:p.keyAt], "-") && sc.metavar(p, v) {
		return true
	}
	if strings.EqualFold(p.key, "dsn") && (letters(text) || versionLike(text)) { // the name of ODBC, and the status of mail
		return true
	}
	if workingDir(p.key, text) || p.quote == 0 && isNumber(text) && len(text) < 3 || strings.EqualFold(p.key, "accesskey") && len(text) == 1 {
		return true
	}
	if label(p.key) && (!strings.ContainsAny(text, "0123456789") || strings.IndexByte(p.key, '.') > 0 && upperFirst(text) && strings.Count(text, " ") > 1) || translated(p.key, text) || sc.passes(p, v, text) {
		return true
	}
	if p.query && text[0] == '$' && fillIn(text[1:]) && (strings.EqualFold(text[1:], p.key) || !strongSecretWord(p.key) && (sc.t.keys.sensitive(text[1:]) || strings.IndexByte(text, '_') > 1)) { // of nginx
		return true
	}
	if v.block || p.query || p.encoded {
		if p.escapes > 0 {
			text = strings.ReplaceAll(text, strings.Repeat(`\`, p.escapes)+`"`, `"`)
		}
		return v.block && (tupleMessage(text) || typeUnion(text) || messages(text) || complaint(text) || !isJSON(text) && (settings(text) || countsName(p.key) && (counts(text) || constants(text))) || logLevel(text) || sc.secretNames(text) || schema(text) || ruleList(text))
	}
	if strings.EqualFold(p.key, "credentials") && isWordOf(text, fetchModes) || isWordOf(text, errorCodes) && v.quote != 0 || strings.HasPrefix(text, "AutoGenerate") ||
		p.quote == 0 && (p.key == "secrets" && text == "inherit" || p.key == "id-token" && isWordOf(text, " write read none ")) { // of workflows
		return true
	}
	if v.quote == '\'' && p.sep == ':' && p.quote == 0 && !p.spaced && isSpace(sc.s[p.value-2]) && plainParts(text) && (strings.IndexByte(text, '_') > 0 || sc.t.keys.sensitive(text)) {
		return true // a variable of psql
	}
	if v.quote != 0 {
		if isWordOf(text, " hashed encrypted ") || len(text) == 1 && strings.HasPrefix(sc.s[min(len(sc.s), v.hi+1):], " * ") || hasSuffixFold(p.key, "hash") && isWordOf(text, algorithms) || hasSuffixFold(p.key, "salt") && className(p.key, text) {
			return true
		}
		return wordIn(text, sentCodes) || versionLike(text) && strings.Count(text, ".") == 2 && (len(text) < len("10.10.10") || !strongSecretWord(p.key)) || message(text) || validation(text) || colour(text) || endpoint(p.key, text)
	}
	if number, _, _ := strings.Cut(text, "|"); isNumber(number) && len(number) < 8 && countsName(p.key) {
		return true
	}
	if sid(p.key) && notSession(text) || schemaType(text) || sc.formatted(text) || !strongSecretWord(p.key) && (fileName(text) || colour(text) || endpoint(p.key, text) || sc.event(p, text)) || constant(text) || authMethod(p.key, text) || digitless(p.key, text) {
		return true
	}
	if p.spaced && len(text) > 1 && text[0] == '(' && letters(text[1:]) { // a remark
		return true
	}
	if p.spaced && p.sep == '=' && pairText(text) && sc.unset(p) {
		return true
	}
	if text[0] == '$' && len(text) > 1 && fillIn(text[1:]) && (sc.t.keys.sensitive(text[1:]) || text == "$value") || text == p.key && !strongSecretWord(p.key) {
		return true
	}
	if text[0] == '$' && len(text) > 1 && fillIn(text[1:]) && strings.Contains(sc.s[max(0, p.keyAt-maxCall):p.keyAt], text+":") {
		return true // a variable of GraphQL
	}
	if p.quote != 0 && sc.nameAgain(v.hi) {
		return true // what stands here is the name of the next pair
	}
	if p.quote != 0 && jsonLiteral(text) {
		return text == "null" || text == "None" || text == "nil" || sc.t.keys.verdict(p.key).trait(sc.t.keys)&traitFlag != 0
	}
	if !hasAlnum(text) || graphQL(p.key, text) {
		return true
	}
	if name, _, ok := strings.Cut(text, ":"); ok && len(name) > 2 && strings.HasPrefix(name, "${") && upperName(name[2:]) && v.hi < len(sc.s) && sc.s[v.hi] == ' ' { // ${NAME:?is not set}
		return true
	}
	if statusWords.has(text) || text == "Path" && strings.HasPrefix(sc.s[v.hi:], " `") { // of Mongoose
		return true
	}
	if strings.HasSuffix(p.key, "Key") && plainParts(text) && strings.Contains(sc.s[max(0, p.keyAt-64):p.keyAt], "xistingSecret") { // of Helm
		return true
	}
	if p.sep == ':' && !p.spaced && (isNumber(text) && len(text) < 6 && (codeLine(p.key) || hostName(p.key)) || packageTag(text)) {
		return true
	}
	if p.sep == '=' || !p.spaced {
		return false
	}
	if name, _, ok := strings.Cut(text, "="); ok && (plainWord(name) || plainWord(strings.ReplaceAll(name, "_", "")) && (plainWord(text[len(name)+1:]) || sc.tells(name, text[len(name)+1:]))) && pairText(text) && !strings.EqualFold(p.key, "authorization") {
		return true // the name before is that of what logs: auth: user=ann
	}
	if name, rest, ok := strings.Cut(text, ":"); ok && rest != "" && plainWord(name) && strings.Contains(sc.s[max(0, p.keyAt-64):p.keyAt], "map[") {
		return true // of a map, without a value: map[password: user:ann]
	}
	if name, _, ok := strings.Cut(text, ":"); ok && upperFirst(name) && upperFirst(p.key) && letters(name) && sc.emptyBefore(p) {
		return true // {Username: Password: Token:<nil>}
	}
	if name, rest, ok := strings.Cut(text, ":"); (ok && rest != "" || v.hi < len(sc.s) && sc.s[v.hi] == ':') && name != "" && upperFirst(name) && upperFirst(p.key) && letters(name) && sc.inStruct(p) {
		return true // and of a struct: {Host:db Password: Timeout:1s}
	}
	plain := plainWord(text)
	if plain && v.hi < len(sc.s) && isSpace(sc.s[v.hi]) && sc.nameAgain(v.hi) {
		return true // a title, before a name: SSL-Session: Protocol : TLSv1.3
	}
	if !strongSecretWord(p.key) && upperFirst(text) && !plain && humps(text) {
		return true // a type
	}
	if plain && messageWord(text) && strings.HasSuffix(text, "ed") && !strongSecretWord(p.key) && sc.pairFollows(v.hi) {
		return true // auth: issued token_type=Bearer
	}
	if v.hi+1 < len(sc.s) && sc.s[v.hi] == ':' && text[len(text)-1] == ')' && strings.IndexByte(text, '(') > 0 { // passwd-file(ann,10.0.0.1):
		return true
	}
	if v.hi+1 < len(sc.s) && sc.s[v.hi] == ':' && sc.s[v.hi+1] == ' ' && !(headerName(p.key) && strings.IndexByte(p.key, '-') > 0) && errorPrefix(text, strongSecretWord(p.key)) {
		return true
	}
	switch {
	case plain && (sc.wordFollows(v.hi) || isWordOf(text, codeNames) && (sc.numberFollows(v.hi) || sc.filteredAt(v.hi+1))):
		return true
	case strongSecretWord(p.key):
		return false
	case plain && len(text) < 16 && !headerName(p.key) && (p.sentence || !sc.lineStart(p.keyAt)):
		return true
	case plain && messageWord(text) && strings.HasSuffix(text, "ed") && v.hi == len(sc.s): // session: started
		return true
	case len(text) < 3 && isNumber(text), len(text) < 4 && isNumber(text) && strings.HasSuffix(strings.ToLower(p.key), "token"):
		return true
	}
	return letters(text) && sc.statement(v.hi)
}

// metavar reports whether the value of the option p is what a usage says of it:
// --password PASSWORD, [--api-key-env NAME].
func (sc *scanner) metavar(p *pair, v value) bool {
	name := strings.TrimRight(sc.s[v.lo:v.hi], "])")
	if !upperName(name) {
		return false
	}
	option := strings.TrimRight(sc.s[:p.keyAt], "-")
	return sc.t.keys.sensitive(name) ||
		strings.HasSuffix(option, "[") && (v.hi-v.lo > len(name) || strings.HasPrefix(sc.s[v.hi:], "]")) && !strings.ContainsAny(name, "0123456789")
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
		if name := strings.TrimRight(part, "0123456789"); ok && !plainWord(part) && !versionLike(part) && !(strings.HasSuffix(name, "-") && plainWord(name) && len(part)-len(name) < 8) { // tenant-42
			return false
		}
	}
	if !plainWord(first) {
		return false
	}
	before := sc.s[max(0, p.keyAt-64):p.keyAt]
	open := 0 // brackets of a dump
	for _, c := range []byte(before[strings.LastIndexAny(before, "\"'")+1:]) {
		switch c {
		case '{', '[':
			open++
		case '}', ']':
			open = max(0, open-1)
		}
	}
	return open == 0
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

// inStruct reports whether p is a field of a struct as Go prints it with %+v, in which
// nothing stands between a name and its value.
func (sc *scanner) inStruct(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxShape):p.keyAt]
	open := strings.LastIndexByte(before, '{')
	if open < 0 {
		return false
	}
	fields := strings.Fields(before[open+1:])
	if len(fields) == 0 {
		return true
	}
	name, val, ok := strings.Cut(fields[len(fields)-1], ":")
	return ok && upperFirst(name) && (val != "" || len(fields) > 1)
}

// emptyBefore reports whether p is a field of a struct behind one that is empty.
func (sc *scanner) emptyBefore(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxLabel):p.keyAt]
	open := strings.LastIndexByte(before, '{')
	return open >= 0 && strings.HasSuffix(before, ": ") && letters(before[open+1:len(before)-2])
}

// tells reports whether value, which stands under name, describes by the rules for sections: user_id,
// status_code, idle_timeout.
func (sc *scanner) tells(name, value string) bool {
	about := sc.t.keys.verdict(name)
	if value == "" || sc.contextSecret(value, afterToken, 0, false) {
		return false
	}
	return !about.secret && about.trait(sc.t.keys)&(traitText|traitTime|traitPlace|traitMeasure|traitName|traitWho|traitDesc) != 0
}

// codeNames are words for a secret that stand before it under its name: mfa: code 339155.
const codeNames = " code number value pin otp "

// emptyStruct reports whether text, with what follows it, is an empty struct in Go's
// syntax: api.Pod{}.
func (sc *scanner) emptyStruct(v value, text string) bool {
	name := strings.TrimSuffix(text, "{}")
	return v.quote == 0 && (len(name) < len(text) || strings.HasPrefix(sc.s[v.hi:], "{}")) && strings.IndexByte(name, '.') > 0 && letters(strings.ReplaceAll(name, ".", ""))
}

// pairBehind reports whether the value of p is the name of another pair: delete
// offline_session: user_id = 7.
func (sc *scanner) pairBehind(p *pair, v value) bool {
	name := sc.s[v.lo:v.hi]
	return p.sep == ':' && p.spaced && p.quote == 0 && v.quote == 0 && strings.HasPrefix(sc.s[v.hi:], " = ") && isName(name) && strings.Trim(name, "0123456789") == name
}

// selects reports whether text, as a selector of CSS, is that of the field for p.
func (sc *scanner) selects(p *pair, text string) bool {
	text = strings.ToLower(text)
	if strings.Contains(text, strings.ToLower(p.key)) {
		return true
	}
	for _, part := range [...]string{"pass", "pwd", "token", "secret", "login", "input", "field", "button", "form", "code"} {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// variableName reports whether name, after a $, is that of a variable of a shell that
// is called after a secret.
func (sc *scanner) variableName(name string) bool {
	return identifier(name) && sc.t.keys.sensitive(name)
}

// joins reports whether text is the beginning of a string that a program goes on with:
// "application:" + key.
func (sc *scanner) joins(v value, text string) bool {
	return v.quote != 0 && strings.IndexByte(":=/", text[len(text)-1]) >= 0 && plainParts(strings.TrimRight(text, ":=/")) && strings.HasPrefix(sc.s[min(len(sc.s), v.hi+1):], " + ")
}
