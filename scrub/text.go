package scrub

import (
	"strings"
	"unicode/utf8"
)

// textRules finds secrets in texts. It is safe for concurrent use and does not
// change.
type textRules struct {
	keys        *keyRules
	replacement string
	patterns    []Pattern
	pii         piiSet
	plain       bool // there are neither
	// held returns what stays of a container under a sensitive name, whether
	// that is another value, and false if nothing stays. nil: nothing does.
	held func(about *keyVerdict, v any) (out any, changed, ok bool)
	// document filters an object by the rules for values. nil: none is.
	document func(v any) (out any, changed bool)
}

// maxPasses is how often a text is scanned at most. Texts made for it need
// more than two.
const maxPasses = 8

// newTextRules returns rules that judge names by k, put replacement in the
// place of secrets, and apply the user's patterns and the rules for personal
// data after their own.
func newTextRules(k *keyRules, replacement string, patterns []Pattern, pii []PII) *textRules {
	t := &textRules{
		keys:        k,
		replacement: replacement,
		patterns:    append([]Pattern(nil), patterns...),
		pii:         newPIISet(pii),
	}
	t.plain = len(patterns) == 0 && !t.pii.any()
	return t
}

// scrub returns s with its secrets replaced: s itself when there are none.
func (t *textRules) scrub(s string) string {
	at := t.calm(s)
	if at == len(s) && t.plain {
		return s
	}
	return t.scan(s, at)
}

// scan is scrub for a text in which there may be something, from at on. A text on which
// the rules panic is not shown.
func (t *textRules) scan(s string, at int) (clean string) {
	defer guard(&clean)
	s = validUTF8(s)
	// A replacement can change how what stands around it reads. Scanning again
	// until nothing changes makes a second call change nothing; it costs
	// harmless texts nothing.
	for range maxPasses {
		before := s
		s = t.dumps(t.outlines(t.documents(s)))
		sc := scanner{t: t, s: s, i: at}
		sc.run()
		at = 0
		clean := sc.removeEchoes(sc.result())
		if t.pii.any() {
			clean = t.pii.scrub(clean, t.replacement)
		}
		if sc.out == nil && len(clean) == len(s) && clean == s {
			if sc.hint && strings.IndexByte(s, '"') >= 0 {
				clean = t.embedded(s)
			}
			if clean == before {
				break
			}
		}
		s = clean
	}
	for _, p := range t.patterns {
		s = p.scrub(s, t.replacement)
	}
	return s
}

// scanner makes one pass over a text. Its position only moves forward, and
// each rule looks a bounded number of bytes back or ahead unless it then moves
// the position over what it looked at, so that the work is linear.
type scanner struct {
	t    *textRules
	s    string
	i    int    // the position
	out  []byte // what replaces s[:last]; nil while nothing was replaced
	last int

	echoes [maxEchoes]string // values that were replaced and may stand elsewhere
	echoed int

	hint   bool // there is a word that announces secrets
	record bool // whether to note in edits what was replaced
	edits  []edit

	noClose     [3]uint8                    // kinds of quotes that do not close ahead, a bit for each number of escapes
	closed      *[3][maxEscapes + 1]closing // where such quotes close, if far ahead
	noCookie    int                         // no = before this position
	boundTill   int                         // until here statements of SQL were looked for
	boundAhead  int
	encodedTill int // until here words joined by + were looked at
	headerTill  int // until here names of columns were looked at
	lineFrom    int // between these, no line ends
	lineEnd     int
	vain        int  // bytes looked at for the end of a value that is not there
	noTagEnd    int  // no closing tag found before this position
	ssnUntil    int  // digits before this position may be a US SSN
	named       bool // a pair said that the next "value" is a secret
	resulted    bool // and so is a "result"
	namedTill   int
	tool        *tool // the program whose options these may be
	toolUntil   int
	fileTill    int                  // until here the lines of files of passwords were looked at
	argvUntil   int                  // the end of the last list of arguments
	nearTill    [afterPhrase + 1]int // until here words near a name of a kind were looked at
	quotes      parity               // see inQuotes
	braces      int8                 // whether there is a { in it: 0 unknown, 1 yes, -1 no
	multiline   int8                 // whether the text has several lines: 0 unknown, 1 yes, -1 no
	escaped     int8                 // whether it is the string of another language, with \n for line breaks
	jwk         int8                 // whether there is a JSON Web Key in it
}

// Classes of bytes.
const (
	classOther uint8 = iota // nothing starts here
	classWord               // letters, digits, underscore, bytes of UTF-8 sequences
	classPair               // = and :
	classDash
	classTag
	classAt
	classPercent
	classOpen // [ ( {
	classTilde
	classPipe
	classHigh // of UTF-8 sequences
	classEscape
	classDollar
)

var byteClass = func() (c [256]uint8) {
	for b := range c {
		if isAlnum(byte(b)) || b == '_' || b >= 0x80 {
			c[b] = classWord
		}
	}
	c['='], c[':'] = classPair, classPair
	c['['], c['('], c['{'] = classOpen, classOpen, classOpen
	c['-'], c['<'], c['@'], c['%'] = classDash, classTag, classAt, classPercent
	return c
}()

// scanClass is byteClass for the scan, which looks at each word of a name such as
// smtp_password, and at other scripts on their own.
var scanClass = func() [256]uint8 {
	c := byteClass
	c['_'] = classOther
	c['~'], c['|'], c['\\'], c['$'] = classTilde, classPipe, classEscape, classDollar
	for b := 0x80; b < len(c); b++ {
		c[b] = classHigh
	}
	return c
}()

func (sc *scanner) run() {
	s := sc.s
	// A rule that says it moved the position and did not must not stop the program.
	for i := skip(s, sc.i, sc.ssnUntil); i < len(s); i = skip(s, max(sc.i, i+1), sc.ssnUntil) {
		sc.i = i
		switch scanClass[s[i]] {
		case classWord:
			sc.wordOrNumber(i)
		case classPair:
			if !sc.named && sc.t.idlePair(s, i, sc.last) {
				sc.i++
			} else {
				sc.pair(i)
			}
		case classDash:
			if i > 0 && i+1 < len(s) && byteClass[s[i-1]] == classWord && s[i+1] != '-' {
				if !sc.mailchimp(i) {
					sc.i++ // inside a word
				}
				continue
			}
			sc.dash(i)
		default:
			sc.rare(i)
		}
	}
}

// wordOrNumber looks at what starts at i and moves the position behind it.
func (sc *scanner) wordOrNumber(i int) {
	s := sc.s
	if i+3 <= len(s) {
		g := gram(s[i], s[i+1], s[i+2])
		if triggerBits[g>>6]&(1<<(g&63)) != 0 && sc.word(i, g) || isDigit(s[i]) && isDigit(s[i+2]) && sc.digits(i) {
			return
		}
	}
	hi := i + 1
	for hi < len(s) && scanClass[s[hi]] == classWord {
		hi++
	}
	if n := hi - i; n >= minRun && sc.longRun(i, hi) || n == 4 && isDigit(s[hi-1]) && sc.iban(i) {
		return
	}
	sc.i = max(hi, sc.last)
}

// rare looks at the byte at i if it is of a class that few bytes of a text are of.
func (sc *scanner) rare(i int) {
	s := sc.s
	sc.i = i + 1
	switch scanClass[s[i]] {
	case classHigh:
		sc.high(i)
	case classPipe:
		sc.cell(i)
	case classEscape: // a word can start after \n
		for sc.i < len(s) && s[sc.i] == '\\' {
			sc.i++
		}
		if sc.i < len(s) && (s[sc.i] == 'n' || s[sc.i] == 'r' || s[sc.i] == 't') {
			sc.i++
		}
	case classTilde:
		sc.azureSecret(i)
	case classDollar:
		sc.crypted(i)
	case classTag:
		sc.tag(i)
	case classAt:
		sc.at(i)
	case classOpen:
		sc.open(i)
	case classPercent:
		if len(s)-i > 3 && s[i+1] == '3' && (s[i+2]|0x20 == 'd' || s[i+2]|0x20 == 'a') {
			sc.pair(i)
		} else if len(s)-i > 3 && s[i+1] == '2' && s[i+2] == '0' { // a word can start after the space
			sc.i = i + 3
		}
	}
}

// open looks at the bracket at i, which may be that of a call, a list or a tuple.
func (sc *scanner) open(i int) {
	s := sc.s
	if s[i] == '(' && i > 3 && sc.signIn(i) {
		return
	}
	if s[i] == '(' && i+1 < len(s) && s[i+1] == '`' && sc.pathValue(i) {
		return
	}
	sc.hint = sc.hint || i+1 < len(s) && s[i+1] == '\\'
	if s[i] == '{' && i > 2 && s[i-1] == ' ' && s[i-2] == '"' {
		sc.secretBlock(i)
		return
	}
	if s[i] == '{' && i+1 < len(s) && isAlpha(s[i+1]) {
		if sc.schemed(i) {
			return
		}
		sc.tuple(i)
		return
	}
	if s[i] == '(' && i > 2 && i+1 < len(s) && (s[i+1] == '$' || 'A' <= s[i+1] && s[i+1] <= 'Z') && byteClass[s[i-1]] == classWord && sc.entries(i) {
		return
	}
	if s[i] == '(' && i > 2 && s[i-1] == 't' && strings.HasSuffix(s[:i], "_setopt") && sc.entries(i) {
		return
	}
	if i+2 >= len(s) || !isQuote(s[i+1]) && s[i+1] != '\\' && !(s[i+1] == ' ' && isQuote(s[i+2])) {
		return
	}
	if s[i] == '(' && i > 0 && byteClass[s[i-1]] == classWord && (sc.entries(i) || sc.setter(i) || sc.keyed(i)) {
		return
	}
	sc.list(i)
}

// clockTime reports whether the separator at i is that of a time of day, which
// follows a blank, another one, or a date: 2026-05-04T10:00:00. It is the most
// common colon in logs, and never one between a name and a value.
func clockTime(s string, i int) bool {
	if i < 2 || i+2 >= len(s) || s[i] != ':' || !isDigit(s[i-1]) || !isDigit(s[i-2]) || !isDigit(s[i+1]) || !isDigit(s[i+2]) {
		return false
	}
	if i == 2 {
		return true
	}
	switch s[i-3] {
	case ' ', ':':
		return true
	case 'T':
		return i >= 6 && isDigit(s[i-4]) && isDigit(s[i-5]) && s[i-6] == '-'
	}
	return false
}

// replace puts the replacement in the place of s[lo:hi] and moves the position
// to hi. Nothing changes when it is there already.
func (sc *scanner) replace(lo, hi int) {
	sc.replaceWith(lo, hi, sc.t.replacement)
	if hi-lo == len("AKIA")+16 && (strings.HasPrefix(sc.s[lo:], "AKIA") || strings.HasPrefix(sc.s[lo:], "ASIA")) {
		sc.awsSecret(hi)
	}
}

// filtered reports whether text is the replacement, alone or before one of ends.
func (t *textRules) filtered(text, ends string) bool {
	rest, ok := strings.CutPrefix(text, t.replacement)
	return ok && (rest == "" || strings.IndexByte(ends, rest[0]) >= 0)
}

func (sc *scanner) replaceWith(lo, hi int, text string) {
	if lo < hi && hi <= sc.last { // it has been replaced
		return
	}
	lo = max(lo, sc.last)
	if hi < lo {
		return
	}
	for lo > sc.last && sc.inCharacter(lo) {
		lo--
	}
	for sc.inCharacter(hi) {
		hi++
	}
	if sc.s[lo:hi] != text {
		sc.noteEcho(sc.s[lo:hi])
		if sc.record {
			sc.edits = append(sc.edits, edit{lo, hi, text})
		}
		if sc.out == nil {
			sc.out = make([]byte, 0, len(sc.s)+2*len(text))
		}
		sc.out = append(sc.out, sc.s[sc.last:lo]...)
		sc.out = append(sc.out, text...)
		sc.last = hi
	}
	sc.i = max(sc.i, hi)
}

// inCharacter reports whether a character of several bytes stands around i.
func (sc *scanner) inCharacter(i int) bool {
	return i > 0 && i < len(sc.s) && !utf8.RuneStart(sc.s[i]) && sc.s[i-1] >= utf8.RuneSelf
}

// within replaces what is found in s[lo:hi] as a text of its own, and goes on behind it.
func (sc *scanner) within(lo, hi int) {
	part := scanner{t: sc.t, s: sc.s[lo:hi], record: true}
	part.run()
	for _, e := range part.edits {
		sc.replaceWith(lo+e.lo, lo+e.hi, e.text)
	}
	sc.hint = sc.hint || part.hint
	sc.i = max(sc.i, hi)
}

func (sc *scanner) result() string {
	if sc.out == nil {
		return sc.s
	}
	return string(append(sc.out, sc.s[sc.last:]...))
}

// severalLines reports whether the text has more than one line, which makes a
// "name: value" line an entry of a dump rather than a sentence.
func (sc *scanner) severalLines() bool {
	if sc.multiline == 0 {
		sc.multiline = -1
		if i := strings.IndexByte(sc.s, '\n'); i >= 0 && i < len(sc.s)-1 {
			sc.multiline = 1
		}
	}
	return sc.multiline > 0
}

// inEscapes reports whether the text, or a part of it, seems to be a string in JSON
// or another language, in which \n is the end of a line and no part of a path.
func (sc *scanner) inEscapes() bool {
	if sc.escaped == 0 {
		sc.escaped = -1
		if strings.HasPrefix(sc.s, `{"`) || strings.Contains(sc.s, `\"`) || strings.Contains(sc.s, `msg="`) {
			sc.escaped = 1
		}
	}
	return sc.escaped > 0
}

func isAlpha(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' }
func isAlnum(c byte) bool { return isAlpha(c) || isDigit(c) }
func isSpace(c byte) bool { return c == ' ' || c == '\t' }
func isQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }
func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
}
