package scrub

import (
	"net/url"
	"strings"
)

// maxKey is the longest name that is looked for before a separator, and
// maxPairSpace the most spaces between them.
const (
	maxKey       = 128
	maxPairSpace = 32
)

// pair is a name, a separator and the start of a value found in a text.
type pair struct {
	key      string
	keyAt    int  // where the name starts, without its quote
	quote    byte // the quote around the name, 0 for none
	escapes  int  // backslashes before that quote
	sep      byte // '=' or ':'
	spaced   bool // white space follows the separator
	query    bool // part of a URL query or a form
	encoded  bool // the separator is percent-encoded
	sentence bool // a word stands before the name, as in prose
	value    int  // where the value starts
}

// pair handles the separator at i: = or :, also as part of =>, := and ==, or
// percent-encoded.
func (sc *scanner) pair(i int) {
	s := sc.s
	sc.i = i + 1
	if s[i] == ':' && strings.HasPrefix(s[i:], "://") {
		sc.authority(i)
		return
	}
	if s[i] == ':' && (i+1 < len(s) && s[i+1] == ':' || i > 0 && s[i-1] == ':') { // Name::Space
		return
	}
	var p pair
	p.sep = s[i]
	p.value = i + 1
	switch {
	case s[i] == '%':
		p.encoded, p.sep, p.value = true, '=', i+3
		if s[i+2] == 'A' || s[i+2] == 'a' {
			p.sep = ':'
		}
	case s[i] == ':' && p.value < len(s) && s[p.value] == '=':
		p.sep = '='
		p.value++
	case s[i] == '=':
		for p.value < len(s) && (s[p.value] == '=' || s[p.value] == '>') && p.value < i+3 {
			p.value++
		}
	}
	if i > 0 && isDigit(s[i-1]) && (sc.telegram(i) || sc.serialized(i)) || !sc.findKey(&p, i) {
		return
	}
	start := p.value
	for p.value < len(s) && p.value-start < maxPairSpace && (isSpace(s[p.value]) || p.quote != 0 && (s[p.value] == '\n' || s[p.value] == '\r')) {
		p.value++
	}
	p.spaced = p.value > start
	sc.i = max(sc.i, start)
	if p.sep == ':' && p.quote == 0 && p.value < len(s) && (s[p.value] == '\n' || s[p.value] == '|' || s[p.value] == '>') {
		sc.scalar(&p)
		return
	}
	if p.value >= len(s) || strings.HasPrefix(s[p.value:], "</") {
		return
	}
	if p.quote != 0 && isAlpha(s[p.value]) && strings.IndexByte(s[start:p.value], '\n') >= 0 && !literalStart(s[p.value:]) {
		return // JSON has no bare words: the next line is something else
	}
	sc.judgePair(&p)
}

// literalStart reports whether s starts with a literal of JSON or Python.
func literalStart(s string) bool {
	for _, literal := range [...]string{"true", "false", "null", "True", "False", "None"} {
		if strings.HasPrefix(s, literal) {
			return true
		}
	}
	return false
}

// findKey looks for the name that ends before the separator at i.
func (sc *scanner) findKey(p *pair, i int) bool {
	s := sc.s
	j := i
	for j > 0 && i-j < maxPairSpace && isSpace(s[j-1]) {
		j--
	}
	if j == 0 {
		return false
	}
	if p.encoded && j > 3 && s[j-3:j] == "%22" {
		j -= 3
	}
	if p.sep == ':' && (s[j-1] == ']' || s[j-1] == ')') && !strings.HasSuffix(s[:j], sc.t.replacement) {
		j -= remarkBefore(s[max(0, j-24):j])
	}
	// params["password"] = ...
	if s[j-1] == ']' && j > 1 && isQuote(s[j-2]) {
		j--
	}
	if q := s[j-1]; isQuote(q) {
		return sc.quotedKey(p, j-1)
	}
	lo, floor := j, max(0, sc.last, j-maxKey)
	letters := false
	closed := 0
	for lo > floor && keyByte[s[lo-1]] {
		c := s[lo-1]
		if c == ']' {
			closed++
		} else if c == '[' {
			if closed == 0 { // map[name:
				break
			}
			closed--
		} else if c == '%' && !escapedNameByte(s[lo:]) {
			lo = min(lo+2, j) // %3Fname%3D
			break
		}
		lo--
		letters = letters || isAlpha(c) || c >= 0x80
	}
	if !letters {
		return false
	}
	p.key, p.keyAt = s[lo:j], lo
	if strings.IndexByte(p.key, '%') >= 0 {
		if k, err := url.PathUnescape(p.key); err == nil {
			p.key = k
		}
	}
	if lo > 0 {
		switch c := s[lo-1]; {
		case c == '?' || c == '&' && p.sep == '=' && !p.spaced:
			p.query = true
		case c == ' ' && lo > 1 && isAlnum(s[lo-2]):
			p.sentence = true
		}
	}
	return true
}

// remarkBefore returns the length of the remark that ends s and the space before
// it, as in prompts: AWS Secret Access Key [None]: x, PIN (again): x.
func remarkBefore(s string) int {
	open := strings.LastIndexByte(s, "[("[strings.IndexByte("])", s[len(s)-1])])
	if open < 2 || s[open-1] != ' ' || !isAlnum(s[open-2]) || strings.ContainsAny(s[open:], "\"'=") {
		return 0
	}
	return len(s) - open + 1
}

// quotedKey takes the name from the quotes of which the last is at end.
func (sc *scanner) quotedKey(p *pair, end int) bool {
	s := sc.s
	q := s[end]
	hi := end
	for hi > 0 && s[hi-1] == '\\' {
		hi--
	}
	p.escapes = end - hi
	floor := max(0, hi-maxKey)
	for lo := hi; lo > floor; lo-- {
		if s[lo-1] != q {
			if s[lo-1] == '\n' {
				return false
			}
			continue
		}
		if lo == hi {
			return false
		}
		p.key, p.keyAt, p.quote = s[lo:hi], lo, q
		if strings.IndexByte(p.key, '\\') >= 0 {
			p.key = unescapeKey(p.key)
		}
		return true
	}
	return false
}

// escapedNameByte reports whether s continues a percent escape that belongs in
// a name: of [ ] _ - or a dot.
func escapedNameByte(s string) bool {
	if len(s) < 2 {
		return false
	}
	switch s[:2] {
	case "5B", "5D", "5b", "5d", "5F", "5f", "2D", "2d", "2E", "2e":
		return true
	}
	return false
}

var keyByte = func() (t [256]bool) {
	for b := range t {
		t[b] = byteClass[b] == classWord
	}
	for _, c := range []byte("-.[]$%") {
		t[c] = true
	}
	return t
}()

// judgePair decides about the value of p and replaces it if it is a secret.
func (sc *scanner) judgePair(p *pair) {
	class := sc.classify(p)
	if p.sep == '=' && (p.key == "--user" || p.key == "--proxy-user") {
		sc.userFlag(p.value)
		return
	}
	if sc.named && sc.i <= sc.namedTill && isValueKey(p.key) {
		sc.named = false
		if lo, hi := sc.shortValue(p.value); !plainParts(sc.s[lo:hi]) || !sc.t.keys.sensitive(sc.s[lo:hi]) { // or it is a name, too
			class = isSecret
		}
	}
	if sc.nameValue(p) || class == notSecret {
		return
	}
	if class == byShape {
		lo, hi := sc.shortValue(p.value)
		if hi-lo <= maxShape && randomLooking(sc.s[lo:hi]) {
			sc.replace(lo, hi)
		}
		return
	}
	if sc.code(p) || sc.header(p) || sc.dataSource(p) {
		return
	}
	if v := sc.value(p); !sc.keeps(p, v) {
		sc.replaceValue(p, v)
	}
}

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
	if sensitive && (strings.Contains(p.key, "::") || strings.EqualFold(p.key, "pin-sha256") || strings.HasPrefix(p.key, "0x") || p.quote != 0 && strings.HasSuffix(sc.s[:max(0, p.keyAt-1)], "? ")) {
		return notSecret // a class, a number, the first choice of a conditional
	}
	if p.quote != 0 || p.query || p.encoded {
		if sensitive {
			return isSecret
		}
		return notSecret
	}
	if sensitive && p.sep == ':' && !p.spaced && (sourceFile(p.key) || sc.resourceName(p)) {
		return notSecret
	}
	if sc.testResult(p) {
		return notSecret
	}
	before := ""
	if p.sentence && sensitive {
		before = sc.wordsBefore(p, 1)
	}
	if sensitive && bareKey(p.key) {
		if before != "" && keys.sensitive(before) {
			p.key = before
			return isSecret
		}
		if before != "" && isWordOf(before[:strings.IndexByte(before, ' ')], plainKeyWords) {
			return notSecret
		}
		return byShape
	}
	if sensitive {
		// "max tokens: 5" is about a number.
		if before != "" && p.spaced && !isWordOf(before[:strings.IndexByte(before, ' ')], joiningWords) && !keys.sensitive(before) {
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
	if strings.EqualFold(p.key, "code") && sc.yours(p.keyAt) {
		if lo, hi := sc.shortValue(p.value); isNumber(sc.s[lo:hi]) && hi-lo >= 4 && hi-lo <= 8 {
			return isSecret
		}
	}
	for n := 1; n <= 2; n++ {
		if phrase := sc.wordsBefore(p, n); phrase != "" && keys.sensitive(phrase) {
			p.key = phrase
			return isSecret
		}
	}
	return notSecret
}

// sourceFile reports whether name is that of a source file, after which a line
// number stands: token.go:42.
func sourceFile(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	return dot > 0 && isWordOf(name[dot+1:], " go py js mjs cjs ts tsx jsx rb java kt scala c cc cpp h rs php cs swift ex exs erl pl sh sql yml yaml json toml lua dart vue ")
}

// resourceName reports whether p is a part of a name such as
// arn:aws:secretsmanager:eu-west-1:1234:secret:prod/db or urn:a:token:b.
func (sc *scanner) resourceName(p *pair) bool {
	s, lo := sc.s, p.keyAt
	for lo > 0 && p.keyAt-lo < maxKey && (s[lo-1] == ':' || s[lo-1] == '/' || keyByte[s[lo-1]]) {
		lo--
	}
	return strings.HasPrefix(s[lo:], "arn:") || strings.HasPrefix(s[lo:], "urn:")
}

const (
	plainKeyWords = " public publishable primary foreign sort partition cache object row unique composite lookup routing map hash range " +
		"index idempotency message group translation registry storage "
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
		if from == lo {
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

// nameValue handles values that stand apart from their name: it notes that in
// {"name": "DB_PASSWORD", "value": "x"} the next value is a secret, and replaces
// the content of <property name="db.password">x</property>. It reports whether
// it did the latter.
func (sc *scanner) nameValue(p *pair) bool {
	s := sc.s
	if p.value >= len(s) {
		return false
	}
	if !isQuote(s[p.value]) && s[p.value] != '\\' {
		sc.bareName(p)
		return false
	}
	if len(p.key) > len("parameter") || !isWordOf(p.key, " name key field header param parameter variable k id ") {
		return false
	}
	lo, hi := sc.shortValue(p.value)
	if hi-lo > maxShape || !sc.t.keys.sensitive(s[lo:hi]) {
		return false
	}
	if p.sep == '=' && sc.formPart(hi) {
		return true
	}
	if p.quote == 0 && p.sep == '=' && !strings.EqualFold(p.key, "id") && strings.HasPrefix(s[min(hi+1, len(s)):], ">") {
		body := hi + 2
		if end := strings.IndexByte(s[body:min(len(s), body+1024)], '<'); end > 0 && hasAlnum(s[body:body+end]) && strings.HasPrefix(s[body+end:], "</") && !placeholder(strings.TrimSpace(s[body:body+end])) {
			sc.replace(body, body+end)
			return true
		}
		return false
	}
	sc.named, sc.namedTill = true, hi+64
	return false
}

// bareName is nameValue for names without quotes, as in YAML and dumps:
// {Name:DB_PASSWORD Value:x}. To be a name and no sentence, the next name must
// be that of a value.
func (sc *scanner) bareName(p *pair) {
	s := sc.s
	if p.quote != 0 || !isNameKey(strings.TrimLeft(p.key, "-")) {
		return
	}
	lo, hi := sc.shortValue(p.value)
	if hi == lo || hi-lo > maxShape || !isName(s[lo:hi]) || !sc.t.keys.sensitive(s[lo:hi]) {
		return
	}
	next := strings.TrimLeft(s[hi:min(len(s), hi+24)], " \t\r\n,;-")
	name, _, ok := strings.Cut(next, next[min(len(next), 5):min(len(next), 6)])
	if ok && len(name) == 5 && isValueKey(name) {
		sc.named, sc.namedTill = true, hi+64
	}
}

func isNameKey(k string) bool {
	switch len(k) {
	case 3, 4, 5, 8:
		return strings.EqualFold(k, "name") || strings.EqualFold(k, "key") || strings.EqualFold(k, "field") || strings.EqualFold(k, "variable")
	}
	return false
}

// formPart replaces the content of the part of a multipart form whose name ends
// at the quote at hi: an empty line follows the headers, and a boundary the
// content. It reports whether it did.
func (sc *scanner) formPart(hi int) bool {
	s := sc.s
	head := s[hi:min(len(s), hi+256)]
	at, n := -1, 0
	for _, end := range [...]string{"\r\n\r\n", "\n\n", `\r\n\r\n`, `\n\n`} {
		if i := strings.Index(head, end); i >= 0 && (at < 0 || i < at) {
			at, n = i, len(end)
		}
	}
	if at < 0 || strings.Contains(head[:at], "--") {
		return false
	}
	lo := hi + at + n
	line := head[at : at+n/2]
	body := s[lo:]
	size := strings.Index(body[:min(len(body), maxPart)], line+"--")
	if size < 0 {
		size = strings.Index(body, line)
	}
	if size < 0 {
		size = len(body)
	}
	if size == 0 || placeholder(body[:size]) {
		return false
	}
	sc.replace(lo, lo+size)
	return true
}

// maxPart is the longest content of a form's part that is looked through.
const maxPart = 4096

// serialized replaces the value after a secret name in PHP's serialization,
// s:8:"password";s:1:"x"; of which the second colon is at i.
func (sc *scanner) serialized(i int) bool {
	s := sc.s
	lo := i
	for lo > 0 && i-lo < 4 && isDigit(s[lo-1]) {
		lo--
	}
	if lo < 2 || s[lo-1] != ':' || s[lo-2] != 's' || !strings.HasPrefix(s[i+1:], `"`) {
		return false
	}
	from := i + 2
	n := strings.Index(s[from:min(len(s), from+maxKey)], `";`)
	if n < 1 || !sc.t.keys.sensitive(s[from:from+n]) {
		return false
	}
	at := from + n + 2
	kind := at
	for at < len(s) && at < kind+12 && s[at] != ';' && s[at] != '"' {
		at++
	}
	if at >= len(s) || at-kind < 3 || s[kind+1] != ':' {
		return false
	}
	switch {
	case s[kind] == 's' && s[at] == '"':
		if size := strings.Index(s[at+1:min(len(s), at+maxPart)], `";`); size > 0 && !placeholder(s[at+1:at+1+size]) {
			sc.replace(at+1, at+1+size)
			return true
		}
	case (s[kind] == 'i' || s[kind] == 'd') && s[at] == ';':
		sc.replace(kind+2, at)
		return true
	}
	return false
}

func isValueKey(k string) bool {
	return strings.EqualFold(k, "value") || strings.EqualFold(k, "val") || strings.EqualFold(k, "v") || strings.EqualFold(k, "content")
}

// unescapeKey resolves the escapes of a JSON string.
func unescapeKey(k string) string {
	out := make([]byte, 0, len(k))
	for i := 0; i < len(k); i++ {
		if k[i] != '\\' {
			out = append(out, k[i])
			continue
		}
		for i+1 < len(k) && k[i+1] == '\\' {
			i++
		}
		i++
		if i+4 < len(k) && k[i] == 'u' {
			var r rune
			for _, c := range []byte(k[i+1 : i+5]) {
				r = r<<4 | rune(hexValue(c))
			}
			out = append(out, string(r)...)
			i += 4
		}
	}
	return string(out)
}

func hexValue(c byte) byte {
	switch {
	case isDigit(c):
		return c - '0'
	case isHex(c):
		return c | 0x20 - 'a' + 10
	}
	return 0
}
