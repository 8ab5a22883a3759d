package scrub

import "strings"

// keyClass says how a name in a text is to be taken.
type keyClass uint8

const (
	notSecret keyClass = iota
	byShape            // key and api: a secret if the value looks like one
	isSecret
)

// classify judges the name of p together with the words before it.
func (sc *scanner) classify(p *pair) keyClass {
	keys := sc.t.keys
	sensitive := keys.sensitive(p.key)
	if sensitive && (strings.Contains(p.key, "::") || strings.EqualFold(p.key, "pin-sha256") || strings.EqualFold(p.key, "PublicKeyToken") || strings.HasSuffix(p.key, "xistingSecret") || p.key == "imagePullSecrets" || strings.HasPrefix(p.key, "0x") || p.quote != 0 && strings.HasSuffix(sc.s[:max(0, p.keyAt-1)], "? ")) {
		return notSecret // a class, a number, the first choice of a conditional
	}
	if p.sep == '=' && isWordOf(p.key, " key rekey hexkey ") && strings.EqualFold(sc.s[max(0, p.keyAt-len("PRAGMA ")):p.keyAt], "PRAGMA ") { // of SQLCipher
		return isSecret
	}
	if strings.EqualFold(p.key, "code") && sc.authorizationCode(p) || !sensitive && sc.byContext(p) {
		return isSecret
	}
	if sensitive && p.sep == ':' && !p.spaced && p.keyAt > 0 && sc.s[p.keyAt-1] == '/' && sc.positionAt(p.value) || sensitive && p.sep == '=' && p.keyAt > 0 && sc.s[p.keyAt-1] == '`' && strings.HasPrefix(sc.s[p.value:], "' ") {
		return notSecret // a line of a file, and a setter of Ruby
	}
	if p.quote != 0 && p.sep == '=' && p.keyAt > 1 && sc.s[p.keyAt-2] == '@' && strings.Contains(strings.ToLower(sc.s[max(0, p.keyAt-maxShape):p.keyAt]), "password for ") {
		return isSecret // SET PASSWORD FOR 'ann'@'%' = 'x'
	}
	if !sensitive && endsInKey(p.key) && keys.verdict(p.key).issued {
		if lo, hi := sc.shortValue(p.value); issuedValue(sc.s[lo:hi]) {
			return isSecret
		}
		return notSecret
	}
	if p.key == "Sid" && p.quote != 0 && strings.Contains(sc.s[p.value:min(len(sc.s), p.value+maxCall)], `"Effect"`) { // of a statement in a policy
		return notSecret
	}
	if p.quote != 0 && sensitive && (sc.mentioned(p) || bareKey(p.key) && sc.inReference(p)) {
		return notSecret
	}
	if sensitive && sc.namedSecret(p) {
		return notSecret
	}
	if sensitive && p.quote == 0 && isWordOf(p.key[strings.LastIndexByte(p.key, '.')+1:], " pat pats tok toks ") && strings.ToLower(p.key) == p.key && !p.query {
		return byShape // patterns, paths and tokens of a parser have these names too
	}
	if p.query && p.key == "key" {
		if lo, hi := sc.shortValue(p.value); snakeName(sc.s[lo:hi]) && strings.IndexByte(sc.s[lo:hi], '_') > 0 { // by which something is sorted
			return notSecret
		}
	}
	if p.quote != 0 || p.query || p.encoded {
		if !sensitive || p.quote != 0 && (bareKey(p.key) && (sc.namesNeighbour(p) || sc.apiVersion(p)) || sc.opened(p)) {
			return notSecret
		}
		return isSecret
	}
	if sensitive && p.sep == ':' && p.keyAt > 1 && sc.s[p.keyAt-2:p.keyAt] == "${" && sc.s[p.value] == '?' {
		return notSecret // what a shell says if there is none
	}
	if sensitive && p.sep == ':' && (!p.spaced && sc.resourceName(p) || sourceFile(p.key) && (!sc.generatedAt(p.value) || sc.checksum(p))) {
		return notSecret
	}
	if sc.testResult(p) || sensitive && sc.nameService(p) {
		return notSecret
	}
	before := ""
	if p.sentence && sensitive {
		before = sc.wordsBefore(p, 1)
	}
	if lo, hi := sc.shortValue(p.value); sensitive && bareKey(p.key) && (sc.gpgKey(p) || fileBelow(sc.s[lo:hi])) {
		return notSecret
	}
	if sensitive && bareKey(p.key) {
		if sc.ofSecretType(p) {
			return isSecret
		}
		if before != "" && keys.sensitive(before) {
			if sc.reason(p) {
				return notSecret
			}
			if lo, hi := sc.shortValue(p.value); p.sep == '=' && !p.spaced && strings.HasSuffix(sc.s[:max(0, p.keyAt+len(p.key)-len(before))], "=") && !sc.contextSecret(sc.s[lo:hi], afterToken, 0, true) { // type=api key=users
				return notSecret
			}
			p.key = before
			return isSecret
		}
		if before != "" && isWordOf(before[:strings.IndexByte(before, ' ')], plainKeyWords) {
			return notSecret
		}
		if sc.cacheKey(p) {
			return notSecret
		}
		return byShape
	}
	if sensitive {
		if before != "" && isWordOf(before[:strings.IndexByte(before, ' ')], " found unexpected expected expecting near next last got ") && isWordOf(p.key, " token tokens ") {
			return notSecret // of a parser
		}
		if sc.reason(p) {
			return notSecret
		}
		// "max tokens: 5" is about a number.
		if before != "" && p.spaced && !isWordOf(before[:strings.IndexByte(before, ' ')], joiningWords) && !keys.sensitive(before) && !(strings.HasPrefix(before, "of ") && sc.generated(p)) {
			return notSecret
		}
		return isSecret
	}
	if !p.sentence {
		return notSecret
	}
	// In a sentence the words before belong to the name: "security code: 123".
	if !endsPhrase(p.key) {
		return notSecret
	}
	if strings.EqualFold(p.key, "code") && (sc.yours(p.keyAt) || sc.possessed(p.keyAt) || strings.Contains(sc.s[p.value:min(len(sc.s), p.value+48)], " share ")) {
		if lo, hi := sc.shortValue(p.value); isNumber(sc.s[lo:hi]) && hi-lo >= 4 && hi-lo <= 8 {
			return isSecret
		}
	}
	if lo, hi := sc.shortValue(p.value); strings.EqualFold(p.key, "account") && p.sep == '=' && plainParts(sc.s[lo:hi]) {
		return notSecret
	}
	if strings.HasSuffix(strings.ToLower(p.key), "code") && sc.s[p.value] == '-' && sc.negative(p.value) { // of an error
		return notSecret
	}
	for n := 1; n <= 2; n++ {
		if phrase := sc.wordsBefore(p, n); phrase != "" && keys.sensitive(phrase) {
			if lo, hi := sc.shortValue(p.value); sc.reason(p) || hasSuffixFold(phrase, "secret id") && strings.HasSuffix(sc.s[:max(0, p.keyAt)], "--secret ") && plainParts(sc.s[lo:hi]) {
				return notSecret
			}
			p.key = phrase
			return isSecret
		}
	}
	return notSecret
}

// positionAt reports whether a line and a column stand at i: 129:29.
func (sc *scanner) positionAt(i int) bool {
	line, column, ok := strings.Cut(sc.s[i:min(len(sc.s), i+16)], ":")
	if n := strings.IndexAny(column, ") \n\"'"); n >= 0 {
		column = column[:n]
	}
	return ok && isNumber(line) && isNumber(column)
}

// mentioned reports whether p is a name in quotes in a sentence, and what the
// sentence says about it: unknown field "password": expected user.
func (sc *scanner) mentioned(p *pair) bool {
	s, lo := sc.s, p.keyAt-1-p.escapes
	if p.sep != ':' || !p.spaced || lo < 2 || s[lo-1] != ' ' || !isAlnum(s[lo-2]) || p.value >= len(s) || !isAlpha(s[p.value]) {
		return false
	}
	from, to := sc.shortValue(p.value)
	return plainParts(s[from:to]) && !literalStart(s[from:to])
}

// namedSecret reports whether p is the name of a secret with which something was done, as lines of logs
// have it: msg="secret synced" secret=orders-db.
func (sc *scanner) namedSecret(p *pair) bool {
	if p.key != "secret" || p.sep != '=' || p.spaced {
		return false
	}
	lo, hi := sc.shortValue(p.value)
	name := sc.s[lo:hi]
	kind := false // one of its words says what it is for
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '-' || r == '/' }) {
		kind = kind || isWordOf(part, " db database tls cert certs creds credentials config app api svc service prod production staging dev token auth registry pull backup redis postgres mysql kafka smtp s3 oauth webhook ")
	}
	if !kind || strings.IndexAny(name, "-/") < 1 || !plainParts(name) || strings.ToLower(name) != name || randomLooking(name) {
		return false
	}
	before := sc.s[max(0, p.keyAt-maxShape):p.keyAt]
	n := strings.LastIndex(before, "msg=")
	return n >= 0 && containsFold(before[n:], "secret") && holdsOneOf(before[n:], "rotat", "sync", "mount", "not found", "exist", "lease", "watch", "reconcil")
}

// generated reports whether the value of p looks like the output of a generator.
func (sc *scanner) generated(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	return hi-lo <= maxShape && randomLooking(sc.s[lo:hi])
}

// nameService reports whether p is a line of nsswitch.conf: passwd: files systemd.
func (sc *scanner) nameService(p *pair) bool {
	if p.key != "passwd" || p.sep != ':' || !p.spaced {
		return false
	}
	lo, hi := sc.shortValue(p.value)
	return isWordOf(sc.s[lo:hi], " files compat db nis sss ldap systemd winbind ") || saysPasswd(sc.s[p.value:])
}

// saysPasswd reports whether line begins as a message of the program passwd: password expiry
// information changed.
func saysPasswd(line string) bool {
	line = line[:min(len(line), maxPredicate)]
	if n := strings.IndexAny(line, ",.:;\n"); n >= 0 {
		line = line[:n]
	}
	n := 0
	for w := range strings.FieldsSeq(line) {
		if !plainWord(strings.Trim(w, "'\"`")) {
			return false
		}
		n++
	}
	return n > 2 || line == "password unchanged" || line == "permission denied"
}

// sourceFile reports whether name is that of a source file, after which a line
// number stands: token.go:42.
func sourceFile(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	return dot > 0 && isWordOf(name[dot+1:], " go py js mjs cjs ts tsx jsx rb java kt scala c cc cpp h rs php cs swift ex exs erl pl sh sql yml yaml json toml lua dart vue html htm tmpl tpl gohtml ejs erb haml slim jinja j2 twig hbs mustache jsp jspx aspx cshtml razor svelte css scss less md rst txt log proto tf hcl ini cfg conf xml xsd gradle groovy clj cljs ml hs zig nim jl ps1 bat cmd mk csv ")
}

// reason reports whether what follows p is the reason why something could not be done
// about the secret: failed to load the API key: E1042. What looks generated is the
// secret all the same.
func (sc *scanner) reason(p *pair) bool {
	s := sc.s
	if p.sep != ':' || !p.spaced || p.quote != 0 {
		return false
	}
	before := s[max(0, p.keyAt-maxShape):p.keyAt]
	before = strings.ToLower(before[strings.LastIndexAny(before, ".:;\n")+1:])
	fails, told := false, false
	for w := range strings.FieldsSeq(before) {
		w = strings.Trim(w, "\"'`\\")
		switch {
		case isWordOf(w, " failed cannot could can't couldn't unable error failure "):
			fails = true
		case fails && isWordOf(w, " load loading read reading get getting fetch fetching find open opening create creating obtain obtaining retrieve retrieving "+
			"resolve resolving refresh refreshing renew renewing rotate rotating store storing save saving write writing delete deleting generate generating "+
			"acquire acquiring request requesting revoke revoking issue issuing exchange exchanging encrypt encrypting "):
			told = true
		case isWordOf(w, " with using by for via and user account "): // then it is about those
			told = false
		}
	}
	if !told {
		return false
	}
	lo, hi := sc.shortValue(p.value)
	text := s[lo:hi]
	return isUUID(text) || text == "" || plainParts(text) || upperName(text) && (len(text) < 8 || strings.IndexByte(text, '_') > 0) || isNumber(text) && len(text) <= 3 ||
		isNumber(text[strings.LastIndexByte(text, ':')+1:]) && strings.IndexByte(text, ':') > 0 || // an address
		!randomLooking(text) && (sc.wordFollows(hi) || hi < len(s) && s[hi] == ':')
}

// generatedAt reports whether the word at i, the last of its line, looks generated.
func (sc *scanner) generatedAt(i int) bool {
	lo, hi := sc.shortValue(i)
	return hi > lo && (hi == len(sc.s) || sc.s[hi] == '\n') && sc.contextSecret(sc.s[lo:hi], afterToken, 0, false)
}

// resourceName reports whether p is a part of a name such as
// arn:aws:secretsmanager:eu-west-1:1234:secret:prod/db or urn:a:token:b.
func (sc *scanner) resourceName(p *pair) bool {
	s, lo := sc.s, p.keyAt
	for lo > 0 && p.keyAt-lo < maxKey && (s[lo-1] == ':' || s[lo-1] == '/' || s[lo-1] == '*' || keyByte[s[lo-1]]) {
		lo--
	}
	name := s[lo:p.keyAt]
	if strings.IndexByte(name, '*') >= 0 { // arn:aws:secretsmanager:*:*:secret:prod/*
		return strings.HasPrefix(name, "arn:aws:secretsmanager:")
	}
	return strings.HasPrefix(name, "arn:") || strings.HasPrefix(name, "urn:") || strings.HasPrefix(name, "cpe:")
}

// cacheKey reports whether the words before p say that it is the key of a cache:
// Cache restored from key: Linux-node-5f1c.
func (sc *scanner) cacheKey(p *pair) bool {
	line := sc.s[max(0, p.keyAt-48):p.keyAt]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return strings.Contains(line, "ache")
}

const (
	plainKeyWords = " public publishable primary foreign sort partition cache object row unique composite lookup routing map hash range " +
		"index idempotency message group translation registry storage limit kernel "
	// Words that join a name to a sentence and do not belong to it.
	joiningWords = " with without using use uses no missing has have had is are was set need needs require requires include includes show shows check allow "
)

// wordsBefore returns the name of p with the n words before it, or "".
func (sc *scanner) wordsBefore(p *pair, n int) string {
	s, lo := sc.s, p.keyAt
	end := lo + len(p.key)
	for range n {
		if lo < 2 || s[lo-1] != ' ' {
			return ""
		}
		lo--
		floor := max(0, lo-24)
		from := lo
		for from > floor && (isAlnum(s[from-1]) || s[from-1] == '-' || s[from-1] == '_') {
			from--
		}
		if from == lo || from > 0 && s[from-1] == '/' && upperFirst(p.key) || // the end of a path
			p.sep == '=' && !p.spaced && from > 1 && s[from-1] == '=' && isAlnum(s[from-2]) && !bareKey(p.key) && !isWordOf(endWord(s[max(0, from-12):from-1], " \n\""), " msg message event text ") || !p.spaced && p.sep == ':' && from > 0 && s[from-1] == ':' && strings.EqualFold(p.key, "id") { // {method:password id:17}
			return ""
		}
		lo = from
	}
	if end > len(s) {
		return ""
	}
	return s[lo:end]
}

// bareKey reports whether name is one of the documented names that in a text
// are as a rule no secret: "key=users:42", "api: timeout".
func bareKey(name string) bool {
	switch len(name) {
	case 3, 4:
		return strings.EqualFold(name, "key") || strings.EqualFold(name, "keys") || strings.EqualFold(name, "api") || strings.EqualFold(name, "apis")
	}
	return false
}

// endsPhrase reports whether names of several words end in w often enough to
// look at the words before it.
func endsPhrase(w string) bool {
	var buf [9]byte
	if len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		buf[i] = w[i] | 0x20
	}
	switch string(buf[:len(w)]) {
	case "id", "no", "nr", "key", "keys", "code", "codes", "word", "card", "cvv", "number", "string", "phrase", "answer", "verifier",
		"license", "licence", "security", "account", "response", "assertion", "passe":
		return true
	}
	return false
}

// ofQueue reports whether p is the key of a message, of which the topic or the partition
// stands before it.
func (sc *scanner) ofQueue(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxShape):p.keyAt]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	return strings.Contains(before, "topic=") || strings.Contains(before, "partition=")
}

// inReference reports whether p is in an object of Kubernetes that says where a secret is
// kept: "secretKeyRef": {"name": "db", "key": "password"}.
func (sc *scanner) inReference(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	before := sc.s[max(0, p.keyAt-maxKey):p.keyAt]
	open := strings.LastIndexByte(before, '{')
	return open > 0 && strings.HasSuffix(strings.TrimRight(before[:open], "\\\": "), "KeyRef") && isName(sc.s[lo:hi])
}

// negative reports whether a number of few digits below zero stands at i.
func (sc *scanner) negative(i int) bool {
	lo, hi := sc.shortValue(i)
	return hi-lo > 1 && hi-lo < 6 && isNumber(sc.s[lo+1:hi])
}

// gpgKey reports whether p is the id of a key that GnuPG does not have: No secret key: X.
func (sc *scanner) gpgKey(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	before := strings.ToLower(sc.s[max(0, p.keyAt-len("no secret ")):p.keyAt])
	return (before == "no secret " || strings.HasSuffix(before, "no public ")) && hi-lo <= 16 && isHexRun(sc.s[lo:hi])
}

// checksum reports whether p is the name of a file and what a program has worked out for
// it: sha256sum secrets.yml: 7c1e4b90...
func (sc *scanner) checksum(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	before := sc.s[max(0, p.keyAt-64):p.keyAt]
	return isHexRun(sc.s[lo:hi]) && (strings.Contains(before, "md5sum ") || strings.Contains(before, "sha1sum ") || strings.Contains(before, "sha256sum ") || strings.Contains(before, "sha512sum ") || strings.Contains(before, "checksum "))
}

// apiVersion reports whether the value of p is that of an interface: "api": "v2".
func (sc *scanner) apiVersion(p *pair) bool {
	lo, hi := sc.shortValue(p.value)
	return hi-lo < 8 && p.key[0]|0x20 == 'a' && versionLike(sc.s[lo:hi])
}
