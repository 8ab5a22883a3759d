package scrub

import (
	"slices"
	"strings"
)

// shape is a kind of token that its issuer lets start with a fixed text.
type shape struct {
	prefix string
	sure   bool   // nothing else starts with prefix, so that a token may be cut or made up
	min    int    // bytes at least after the prefix
	max    int    // and at most, 0 for any number
	set    uint8  // which bytes may follow
	need   uint8  // what must be among them
	keep   string // a part of prefix that is no secret (a URL), kept
	parts  int    // parts of the path after it that are kept too
}

// shortToken is how long a token is at least after a prefix that nothing else has, which
// makes it longer than a plain text, too.
const shortToken = 6

// Sets of bytes that tokens are made of.
const (
	setHex uint8 = iota
	setUpper
	setAlnum
	setWord // letters, digits, _ and -
	setDot  // and .
	setPath // and / + = ~ %
)

const (
	needDigit uint8 = 1 << iota
	needMixed       // a digit, or capitals and small letters
	needJoin        // an underscore
)

const (
	setPathAt    = setPath + 1 + iota // and @
	setHexDash                        // hex digits and -
	setPathSpace                      // a space, too
	setUpperDash                      // capitals, digits and -
	setBang                           // as setDot, and !
	setCrypt                          // paths, $ and ,
)

var setBytes = func() (t [setCrypt + 1][256]bool) {
	for b := range 256 {
		c := byte(b)
		word := isAlnum(c) || c == '_' || c == '-'
		path := word || c == '.' || strings.IndexByte("/+=~%", c) >= 0
		t[setHex][b] = isHex(c)
		t[setUpper][b] = isDigit(c) || 'A' <= c && c <= 'Z'
		t[setAlnum][b] = isAlnum(c)
		t[setWord][b] = word
		t[setDot][b] = word || c == '.'
		t[setPath][b] = path
		t[setPathAt][b] = path || c == '@'
		t[setHexDash][b] = isHex(c) || c == '-'
		t[setPathSpace][b] = path || c == ' '
		t[setBang][b] = word || c == '.' || c == '!'
		t[setCrypt][b] = path || c == '$' || c == ','
		t[setUpperDash][b] = isDigit(c) || 'A' <= c && c <= 'Z' || c == '-'
	}
	return t
}()

// gram packs three bytes, without regard to case, into 15 bits.
func gram(a, b, c byte) uint16 {
	return uint16(a&0x1f)<<10 | uint16(b&0x1f)<<5 | uint16(c&0x1f)
}

// cryptScheme returns the length of the scheme that s starts with in the form of
// crypt(3), as in /etc/shadow, of which the others are shapes: $6$, $y$. Else it is 0.
func cryptScheme(s string) int {
	if len(s) > 40 && s[0] == '$' && s[2] == '$' && (s[1] == '1' || '5' <= s[1] && s[1] <= '7' || s[1] == 'y') {
		return len("$6$")
	}
	return 0
}

// crypted replaces the hash of a password with its salt behind the scheme at i.
func (sc *scanner) crypted(i int) {
	s := sc.s
	n := cryptScheme(s[i:])
	lo := i + n
	hi := lo
	for n > 0 && hi < len(s) && hi-lo < maxKept && setBytes[setCrypt][s[hi]] {
		hi++
	}
	if hi-lo >= 30 && strings.IndexByte(s[lo:hi], '$') > 0 {
		sc.replace(lo, hi)
	}
}

// trigger is what can start with three given bytes.
type trigger struct {
	shapes []shape
	words  []contextWord
	next   byteSet // which byte can follow
	second byteSet // and which after that
	// shortest is the length of the shortest word, 0 if there is none.
	shortest int
}

// may reports whether t can start at i, by the two bytes behind those three.
func (t *trigger) may(s string, i int) bool {
	if i+4 >= len(s) {
		return t.shortest > 0 && i+t.shortest <= len(s) // shapes are longer
	}
	return t.next.has(s[i+3]) && t.second.has(s[i+4])
}

// starts reports whether one of the words of t, or what a shape starts with,
// stands at i.
func (t *trigger) starts(s string, i int) bool {
	if t.word(s, i) != nil || s[i] == 'e' && strings.HasPrefix(s[i:], "eyJ") {
		return true
	}
	for k := range t.shapes {
		if strings.HasPrefix(s[i:], t.shapes[k].prefix) {
			return true
		}
	}
	return false
}

// word returns the word of t that stands at i, or nil.
func (t *trigger) word(s string, i int) *contextWord {
	for k := range t.words {
		w := &t.words[k]
		end := i + len(w.text)
		if end <= len(s) && s[end-1]|0x20 == w.text[len(w.text)-1]|0x20 &&
			(end == len(s) || byteClass[s[end]] != classWord || w.open()) && strings.EqualFold(s[i:end], w.text) {
			return w
		}
	}
	return nil
}

// byteSet is a set of bytes.
type byteSet [4]uint64

var allBytes = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func (b *byteSet) has(c byte) bool { return b[c>>6]&(1<<(c&63)) != 0 }

// add adds c in both cases.
func (b *byteSet) add(c byte) {
	b[c>>6] |= 1 << (c & 63)
	if isAlpha(c) {
		c ^= 0x20
		b[c>>6] |= 1 << (c & 63)
	}
}

// addWord adds a word. What can follow is its next bytes, and where it ends
// anything that ends a word.
func (t *trigger) addWord(w contextWord) {
	t.words = append(t.words, w)
	if n := len(w.text); t.shortest == 0 || n < t.shortest {
		t.shortest = n
	}
	for k, set := range [...]*byteSet{&t.next, &t.second} {
		switch n := len(w.text); {
		case n > 3+k:
			set.add(w.text[3+k])
		case n == 3+k && !w.open():
			for c := range 256 {
				if byteClass[c] != classWord {
					set.add(byte(c))
				}
			}
		default:
			*set = allBytes
		}
	}
}

// triggers holds what can start with given three bytes, triggerAt where in it by
// the gram of the bytes, and triggerBits for which grams there is anything: a
// table that fits in the fastest cache. Grams that differ only in what gram
// drops share an entry.
var triggers, triggerAt, triggerBits = newTriggers()

func newTriggers() (list []trigger, at [1 << 15]uint16, bits [1 << 15 / 64]uint64) {
	list = make([]trigger, 1)
	entry := func(a, b, c byte) *trigger {
		g := gram(a, b, c)
		bits[g>>6] |= 1 << (g & 63)
		if at[g] == 0 {
			at[g] = uint16(len(list))
			list = append(list, trigger{})
		}
		return &list[at[g]]
	}
	for _, s := range shapes {
		t := entry(s.prefix[0], s.prefix[1], s.prefix[2])
		t.shapes = append(t.shapes, s)
		for k, set := range [...]*byteSet{&t.next, &t.second} {
			if len(s.prefix) > 3+k {
				set.add(s.prefix[3+k])
			} else {
				*set = allBytes
			}
		}
	}
	t := entry('e', 'y', 'J')
	t.next, t.second = allBytes, allBytes
	for _, w := range contextWords {
		entry(w.text[0], w.text[1], w.text[2]).addWord(w)
	}
	for _, name := range nationalNames {
		entry(name[0], name[1], name[2]).addWord(contextWord{name, afterNational})
	}
	for name := range tools {
		entry(name[0], name[1], name[2]).addWord(contextWord{name, afterTool})
	}
	for name := range commands {
		if tools[name] == nil {
			entry(name[0], name[1], name[2]).addWord(contextWord{name, afterTool})
		}
	}
	for i := range list { // unlock-keychain before unlock
		slices.SortStableFunc(list[i].words, func(a, b contextWord) int { return len(b.text) - len(a.text) })
	}
	return list, at, bits
}

// shape replaces the token that starts at i, if there is one.
func (sc *scanner) shape(i int, shapes []shape) bool {
	s := sc.s
	if s[i] == 'e' && strings.HasPrefix(s[i:], "eyJ") {
		return sc.jwt(i)
	}
	if strings.HasPrefix(s[i:], "secret_") && intentBefore(s[:i]) {
		hi := i + len("secret_")
		for hi < len(s) && isAlnum(s[hi]) {
			hi++
		}
		if hi-i >= len("secret_")+16 {
			sc.replace(i+len("secret_"), hi)
			return true
		}
	}
	if i > 0 && (s[i-1] == '_' || s[i-1] == '-' && i > 1 && isAlnum(s[i-2])) {
		return false
	}
	for n := range shapes {
		sh := &shapes[n]
		if !strings.HasPrefix(s[i:], sh.prefix) {
			continue
		}
		lo := i + len(sh.prefix)
		if n := joinedLiteral(s[lo:]); n > 0 { // 'sk_live_' + 'x'
			if v := sc.quoted(lo+n, 0); !v.open && v.hi-v.lo >= sh.min && !plainParts(s[v.lo:v.hi]) {
				sc.replace(v.lo, v.hi)
				return true
			}
		}
		hi := lo
		var has uint8
		upper, lower := false, false
		for hi < len(s) && setBytes[sh.set][s[hi]] && (sh.max == 0 || hi-lo <= sh.max) {
			c := s[hi]
			if isDigit(c) {
				has |= needDigit
			}
			if c == '_' {
				has |= needJoin
			}
			upper, lower = upper || 'A' <= c && c <= 'Z', lower || 'a' <= c && c <= 'z'
			hi++
		}
		if upper && lower || has&needDigit != 0 && sh.need&needDigit == 0 {
			has |= needMixed
		}
		for hi > lo && s[hi-1] == '.' {
			hi--
		}
		n := hi - lo
		if sh.sure && n >= shortToken && !plainParts(strings.TrimRight(s[lo:hi], "0123456789")) && hi-i > maxPlain && has&needDigit != 0 && (upper || lower) && n < 2*max(sh.min, sh.max) {
			n = max(n, sh.min)
		}
		if n < sh.min || sh.max > 0 && n > sh.max || has&sh.need != sh.need || strings.Trim(s[lo:hi], "xX.-_") == "" {
			continue
		}
		if tail := s[lo:hi]; n <= maxShape && (plainParts(tail) && containsFold(tail, "your") || sh.prefix == "SG." && strings.IndexByte(tail, '.') < 16 && plainParts(strings.TrimRight(tail, "0123456789"))) {
			continue // an example, or words
		}
		if sh.prefix == "ico-" && i > 0 && s[i-1] == '.' { // favicon.ico-7a388b69.png
			continue
		}
		if sh.max > 0 && hi < len(s) && byteClass[s[hi]] == classWord {
			continue
		}
		from := i + len(sh.keep)
		for range sh.parts {
			from += strings.IndexByte(s[from:hi], '/') + 1
		}
		if from == hi {
			continue
		}
		sc.replace(from, hi)
		if sh.set == setUpper {
			sc.awsSecret(hi)
		}
		return true
	}
	return false
}

// intentBefore reports whether s ends in the id of an intent of Stripe and _,
// after which its client secret follows: pi_3Mtw_secret_x.
func intentBefore(s string) bool {
	if !strings.HasSuffix(s, "_") {
		return false
	}
	n := len(s) - 1
	for n > 0 && len(s)-n < 40 && isAlnum(s[n-1]) {
		n--
	}
	return strings.HasSuffix(s[:n], "pi_") || strings.HasSuffix(s[:n], "seti_")
}

// jwt replaces a JSON Web Token: parts of base64url with dots between them, of
// which the first is the beginning of a JSON object.
func (sc *scanner) jwt(i int) bool {
	s := sc.s
	hi := i
	for hi < len(s) && setBytes[setWord][s[hi]] {
		hi++
	}
	first := hi
	parts := 1
	for hi < len(s) && s[hi] == '.' && parts < 5 {
		end := hi + 1
		for end < len(s) && setBytes[setWord][s[end]] {
			end++
		}
		if end == hi+1 && parts < 2 {
			break
		}
		hi = end
		parts++
	}
	if parts < 2 && first-i >= minTunnel && strings.HasPrefix(s[i:], "eyJhIjo") { // {"a": of the token of a tunnel
		for first < len(s) && setBytes[setPath][s[first]] {
			first++
		}
		sc.replace(i, first)
		return true
	}
	if parts < 2 || first-i < 8 {
		// What was looked at is no token and need not be looked at again.
		sc.i = first
		return true
	}
	for hi > i && s[hi-1] == '.' && parts < 3 {
		hi--
	}
	sc.replace(i, hi)
	return true
}

// minTunnel is how long the tokens of tunnels of Cloudflare are at least.
const minTunnel = 80
