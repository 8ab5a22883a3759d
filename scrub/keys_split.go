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

func notASCII(r rune) bool { return r >= utf8.RuneSelf }
