package scrub

import "strings"

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

	noClose      [3]uint8                    // kinds of quotes that do not close ahead, a bit for each number of escapes
	closed       *[3][maxEscapes + 1]closing // where such quotes close, if far ahead
	noCookie     int                         // no = before this position
	boundTill    int                         // until here statements of SQL were looked for
	boundAhead   int
	encodedTill  int // until here words joined by + were looked at
	headerTill   int // until here names of columns were looked at
	lineFrom     int // between these, no line ends
	lineEnd      int
	vain         int  // bytes looked at for the end of a value that is not there
	noTagEnd     int  // no closing tag found before this position
	ssnUntil     int  // digits before this position may be a US SSN
	named        bool // a pair said that the next "value" is a secret
	resulted     bool // and so is a "result"
	namedTill    int
	tool         *tool // the program whose options these may be
	toolFrom     int
	toolUntil    int
	fileTill     int                  // until here the lines of files of passwords were looked at
	argvUntil    int                  // the end of the last list of arguments
	copyTill     int                  // until here rows of dumps were looked at
	accessTill   int                  // until here words of a message about access were looked at
	passwordTill int                  // and until here with a word for a password near
	nearTill     [afterPhrase + 1]int // until here words near a name of a kind were looked at
	quotes       parity               // see inQuotes
	braces       int8                 // whether there is a { in it: 0 unknown, 1 yes, -1 no
	multiline    int8                 // whether the text has several lines: 0 unknown, 1 yes, -1 no
	escaped      int8                 // whether it is the string of another language, with \n for line breaks
	jwk          int8                 // whether there is a JSON Web Key in it
}

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
	case classSlash:
		sc.slashed(i)
	case classBang:
		sc.exclaimed(i)
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
	if s[i] == '(' && strings.HasSuffix(s[:i], " PLAIN") && sc.plainScheme(i) {
		return
	}
	if s[i] == '(' && i > 3 && (sc.signIn(i) || sc.asserted(i)) {
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
