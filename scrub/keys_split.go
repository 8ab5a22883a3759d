package scrub

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitter cuts a name into words. Separators always cut. Case changes and
// changes between letters and digits cut too, unless the parts are no words
// and the whole is: "APIkey", "OAuth", "pAsSwOrD". Parts without a boundary
// are cut by the vocabulary: "accesstoken".
type splitter struct {
	vocab *vocabulary
	words []word

	keepText bool     // whether to collect texts
	texts    []string // the text of each word, singular and plural as found

	foreign bool // the name has letters beyond ASCII

	chunk []byte // the letters and digits of the run being read, folded
	cuts  []int  // where pieces of chunk start
	ways  [maxCover + 1]way
	steps []step // see fromStart
}

// letterClass is what a splitter tells apart.
type letterClass uint8

const (
	letterNone letterClass = iota
	letterLower
	letterUpper
	letterDigit
)

// asciiClass and asciiFold are the class of a byte below 0x80 and its small letter.
var asciiClass, asciiFold = func() (class [utf8.RuneSelf]letterClass, fold [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		fold[c] = c
		switch {
		case isDigit(c):
			class[c] = letterDigit
		case 'a' <= c && c <= 'z':
			class[c] = letterLower
		case 'A' <= c && c <= 'Z':
			class[c], fold[c] = letterUpper, c|0x20
		}
	}
	return
}()

// split sets s.words to the words of key.
func (s *splitter) split(key string) {
	s.words = s.words[:0]
	s.foreign = false
	chunk, cuts := s.chunk[:0], s.cuts[:0] // in variables for speed
	last := letterNone
	lastLen := 0 // bytes of the last letter appended
	for i := 0; i < len(key); {
		at := len(chunk)
		var class letterClass
		if c := key[i]; c < utf8.RuneSelf {
			i++
			if class = asciiClass[c]; class != letterNone {
				chunk = append(chunk, asciiFold[c])
			}
		} else {
			orig, size := utf8.DecodeRuneInString(key[i:])
			i += size
			s.foreign = true
			r := foldRune(orig)
			if r < 0 {
				continue
			}
			if class = runeClass(r, orig); class != letterNone {
				chunk = utf8.AppendRune(chunk, r)
				if second := foldPair(orig); second != 0 { // of two letters in one
					chunk = append(chunk, second)
				}
			}
		}
		if class == letterNone {
			chunk, cuts = s.endChunk(chunk, cuts)
			last = letterNone
			continue
		}
		switch {
		case class == last: // most letters
		case last == letterNone, (class == letterDigit) != (last == letterDigit), class == letterUpper && last == letterLower:
			cuts = append(cuts, at)
		case class == letterLower && last == letterUpper:
			// The last of several capitals starts the next word: APIKey.
			if p := at - lastLen; p > cuts[len(cuts)-1] {
				cuts = append(cuts, p)
			}
		}
		last, lastLen = class, len(chunk)-at
	}
	s.endChunk(chunk, cuts)
}

// runeClass returns the class of a letter beyond ASCII that folds to r.
func runeClass(r, orig rune) letterClass {
	switch {
	case '0' <= r && r <= '9':
		return letterDigit
	case unicode.IsLetter(r), unicode.Is(unicode.Mc, r): // vowel signs of Indian scripts
		if unicode.IsUpper(orig) {
			return letterUpper
		}
		return letterLower
	}
	return letterNone
}

// endChunk turns the run of letters and digits read so far into words, and returns the
// buffers for the next one.
func (s *splitter) endChunk(chunk []byte, cuts []int) ([]byte, []int) {
	s.chunk, s.cuts = chunk, cuts
	if len(chunk) > 0 {
		s.cutChunk()
	}
	return s.chunk[:0], s.cuts[:0]
}

func (s *splitter) cutChunk() {
	if len(s.cuts) == 1 {
		s.piece(s.chunk)
		return
	}
	for i := 0; i < len(s.cuts); {
		lo := s.cuts[i]
		if isDigit(s.chunk[lo]) {
			s.piece(s.chunk[lo:s.cutEnd(i)])
			i++
			continue
		}
		j := i + 1
		for j < len(s.cuts) && !isDigit(s.chunk[s.cuts[j]]) {
			j++
		}
		s.run(i, j)
		i = j
	}
}

// run adds the words of pieces i to j, which are letters.
func (s *splitter) run(i, j int) {
	// Pieces that short are no words: pAsSwOrD.
	if p := s.chunk[s.cuts[i]:s.cutEnd(j-1)]; j-i > 2 && len(p) < 3*(j-i) && !s.allKnown(i, j) {
		s.piece(p)
		return
	}
	for found := s.find(s.chunk[s.cuts[i]:s.cutEnd(i)]); i < j; i++ {
		lo, hi := s.cuts[i], s.cutEnd(i)
		p := s.chunk[lo:hi]
		var nextFound []word
		if i+1 < j {
			// A word cut in two, or an acronym before a word in small letters:
			// OAuth, TokEn, APIkey.
			end := s.cutEnd(i + 1)
			next := s.chunk[hi:end]
			nextFound = s.find(next)
			if whole := s.joined(s.chunk[lo:end], hi-lo, found != nil, nextFound != nil); whole != nil {
				s.add(whole, s.chunk[lo:end])
				if i++; i+1 < j {
					found = s.find(s.chunk[end:s.cutEnd(i+1)])
				}
				continue
			}
			if nextFound == nil && (found == nil || s.find(s.chunk[lo:hi+1]) != nil) {
				if nextFound = s.find(next[1:]); nextFound != nil {
					s.cuts[i+1]++
					p = s.chunk[lo : hi+1]
					found = s.find(p)
				}
			}
		} else if n := len(p) - 1; j < len(s.cuts) && n > 1 && p[n] == 'v' && p[n-1] != 'v' && found == nil { // tokenv2
			s.piece(p[:n])
			p = p[n:]
			found = s.find(p)
		}
		if found != nil {
			s.add(found, p)
		} else {
			s.notFound(p)
		}
		found = nextFound
	}
}

// joined returns the words that two parts make up as one, of which the second
// starts at cut, or nil if they are better taken for themselves.
func (s *splitter) joined(whole []byte, cut int, known, nextKnown bool) []word {
	switch {
	case cut == 1 || !known || !nextKnown:
		return s.find(whole)
	case s.vocab.services[initials(whole, cut)]: // a service: SendGrid
		if ws := s.find(whole); ws != nil && ws[0].kind&kindVendor != 0 {
			return ws
		}
	}
	return nil
}

func (s *splitter) allKnown(i, j int) bool {
	for ; i < j; i++ {
		if p := s.chunk[s.cuts[i]:s.cutEnd(i)]; len(p) > 1 && s.find(p) == nil {
			return false
		}
	}
	return true
}

func (s *splitter) cutEnd(i int) int {
	if i+1 < len(s.cuts) {
		return s.cuts[i+1]
	}
	return len(s.chunk)
}

// find returns the words that the vocabulary has for piece, or nil.
func (s *splitter) find(piece []byte) []word {
	if packed := packWord(piece); packed != 0 {
		if i, ok := s.vocab.short.get(packed); ok {
			return s.vocab.entries[i]
		}
	} else if i, ok := s.vocab.trie.exact(piece); ok {
		return s.vocab.entries[i]
	}
	if len(piece) == 0 || s.vocab.lengths[piece[0]]&(1<<min(len(piece), 31)) == 0 {
		return nil
	}
	return s.vocab.exact[string(piece)]
}

// initials packs the first letters of two parts.
func initials[T string | []byte](piece T, cut int) uint16 {
	return uint16(piece[0]&31)<<5 | uint16(piece[cut]&31)
}

// piece adds the words of a run without a boundary inside.
func (s *splitter) piece(p []byte) {
	if ws := s.find(p); ws != nil {
		s.add(ws, p)
		return
	}
	s.notFound(p)
}

// notFound is piece for what the vocabulary does not have as it is.
func (s *splitter) notFound(p []byte) {
	if isDigit(p[0]) {
		s.add(numberWords, p)
		return
	}
	if s.cover(p) {
		return
	}
	if s.foreign && bytes.ContainsFunc(p, notASCII) {
		// Chinese, Japanese and Korean run words together.
		for _, w := range s.vocab.scripts {
			if bytes.Contains(p, []byte(w)) {
				s.add(s.vocab.exact[w], p)
				return
			}
		}
	}
	if i, ok := s.vocab.typos.find(p); ok {
		s.add(s.vocab.entries[i], p)
		return
	}
	s.add(unknown(p), p)
}

var (
	unknownWords    = []word{{id: unknownWord}}
	abstractWords   = []word{{id: unknownWord, kind: kindDesc}}
	participleWords = []word{{id: unknownWord, kind: kindDesc | kindCount}}
	numberWords     = []word{{id: numberWord, kind: kindTail | kindCarrier | kindDigits}}
)

func (s *splitter) add(ws []word, text []byte) {
	s.words = append(s.words, ws...)
	if s.keepText {
		s.addText(ws, text)
	}
}

func (s *splitter) addText(ws []word, text []byte) {
	if len(ws) == 1 {
		s.texts = append(s.texts, string(text))
		return
	}
	for p := range strings.FieldsSeq(keyExpansions[string(text)]) {
		s.texts = append(s.texts, p)
	}
}

// maxCover is the longest run that is cut by the vocabulary as a whole. In
// longer runs only words that are secrets anywhere are found.
const maxCover = 64

// cover cuts p, which has no boundary, into words: into words of the
// vocabulary entirely, with the fewest words; else into unknown letters
// followed by a word that counts inside a run and by further words; else
// around a word that counts anywhere. It reports whether it added words.
func (s *splitter) cover(p []byte) bool {
	if len(p) > maxCover {
		return s.anywhere(p)
	}
	c := &s.ways
	if s.fromStart(p) {
		if s.asksNothing(len(p)) {
			return false
		}
		s.addWays(p, 0)
		return true
	}
	t := &s.vocab.trie
	c[len(p)], c[len(p)-1] = way{cost: 1}, way{}
	for i := len(p) - 2; i > 0; i-- {
		best := way{}
		node := t.step(0, p[i])
		for j := i + 1; j < len(p) && node != 0; j++ {
			if node = t.step(node, p[j]); node == 0 {
				break
			}
			w := t.nodes[node].word
			if w == 0 || c[j+1].cost == 0 {
				continue
			}
			if n := c[j+1].cost + s.vocab.cost[w-1]; best.cost == 0 || n <= best.cost {
				best = way{cost: n, step: uint8(j + 1 - i), entry: w - 1}
			}
		}
		c[i] = best
	}
	// One letter goes before a strong word (mtoken) and as the x of headers
	// (xhubsignature).
	from := 1
	for ; from < len(p); from++ {
		if c[from].cost == 0 {
			continue
		}
		if first := c[from].entry; s.vocab.inside[first] && from > 1 ||
			from == 1 && (p[0] == 'x' || s.vocab.entries[first][0].kind&kindStrong != 0 && c[1].step > 4) {
			break
		}
	}
	if from >= len(p) {
		return s.anywhere(p)
	}
	s.add(unknownWords, p[:from])
	s.addWays(p, from)
	return true
}

// addWays adds the words that s.ways cuts p into, from a place on.
func (s *splitter) addWays(p []byte, from int) {
	c := &s.ways
	for i := from; i < len(p); i += int(c[i].step) {
		n := len(s.words)
		s.add(s.vocab.entries[c[i].entry], p[i:i+int(c[i].step)])
		if i > 0 {
			s.words[n].inner = c[i].step
		}
	}
}

// fromStart sets s.ways to the best way to cut p into words of the vocabulary entirely, if there
// is one. It looks only where words end that stand one behind the other from the start, which
// is at few places of most names.
func (s *splitter) fromStart(p []byte) bool {
	t, c, e := &s.vocab.trie, &s.ways, s.steps[:0]
	reached := uint64(1)
	for i := 0; i < len(p)-1; i++ {
		if reached&(1<<i) == 0 {
			continue
		}
		node := t.step(0, p[i])
		for j := i + 1; j < len(p) && node != 0; j++ {
			if node = t.step(node, p[j]); node == 0 {
				break
			}
			if w := t.nodes[node].word; w != 0 {
				e = append(e, step{from: uint8(i), to: uint8(j + 1), entry: w - 1})
				reached |= 1 << (j + 1) // nothing for the end of maxCover letters, which is not looked at
			}
		}
	}
	s.steps = e
	if len(e) == 0 {
		return false
	}
	for i := range p {
		c[i] = way{}
	}
	c[len(p)] = way{cost: 1}
	// Of equally good ones the longest is taken: the last one of those from one place.
	for k := len(e) - 1; k >= 0; k-- {
		rest, best := c[e[k].to].cost, &c[e[k].from]
		if rest == 0 {
			continue
		}
		if n := rest + s.vocab.cost[e[k].entry]; best.cost == 0 || n < best.cost {
			*best = way{cost: n, step: e[k].to - e[k].from, entry: e[k].entry}
		}
	}
	return c[0].cost != 0
}

// step is a word of a run, and where it stands.
type step struct {
	from, to uint8
	entry    uint16
}

// way is the best way to cut the rest of a run into words.
type way struct {
	cost  uint8  // plus one, 0 for none
	step  uint8  // the length of its first word
	entry uint16 // and its entry
}

// asksNothing reports whether the words that s.ways cuts a run of n letters into
// hold one that asks or counts, but nothing it could ask for: per+mission,
// can+di+date. Such a run is another word.
func (s *splitter) asksNothing(n int) bool {
	var all kind
	for i := 0; i < n; i += int(s.ways[i].step) {
		for _, w := range s.vocab.entries[s.ways[i].entry] {
			all |= w.kind
		}
	}
	return all&kindAsk != 0 && all&(kindStrong|kindWeak|kindWhole|headKinds) == 0
}

// anywhere looks in p for a word that counts whatever stands around it.
func (s *splitter) anywhere(p []byte) bool {
	t := &s.vocab.trie
	for i := 0; i+5 < len(p); i++ {
		node := uint32(0)
		end, found := 0, uint16(0)
		for j := i; j < len(p); j++ {
			if node = t.step(node, p[j]); node == 0 {
				break
			}
			if w := t.nodes[node].word; w != 0 {
				end, found = j+1, w
			}
		}
		if found == 0 {
			continue
		}
		ws := s.vocab.entries[found-1]
		if ws[0].kind&kindAnywhere == 0 && (len(ws) == 1 || !s.vocab.inside[found-1]) {
			continue
		}
		if i > 0 {
			s.add(unknownWords, p[:i])
		}
		s.add(ws, p[i:end])
		if end < len(p) {
			s.piece(p[end:])
		}
		return true
	}
	return false
}

func notASCII(r rune) bool { return r >= utf8.RuneSelf }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
