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

	chunk []byte // the letters and digits of the run being read, folded
	cuts  []int  // where pieces of chunk start
}

// split sets s.words to the words of key.
func (s *splitter) split(key string) {
	s.words, s.chunk, s.cuts = s.words[:0], s.chunk[:0], s.cuts[:0]
	const (
		none = iota
		lower
		upper
		digit
	)
	last := none
	lastLen := 0 // bytes of the last letter appended
	for i := 0; i < len(key); {
		var r rune
		size := 1
		class := none
		second := byte(0) // of two letters in one
		if c := key[i]; c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z':
				r, class = rune(c), lower
			case 'A' <= c && c <= 'Z':
				r, class = rune(c)+('a'-'A'), upper
			case '0' <= c && c <= '9':
				r, class = rune(c), digit
			}
		} else {
			r, size = utf8.DecodeRuneInString(key[i:])
			orig := r
			second = foldPair(r)
			r = foldRune(r)
			switch {
			case r < 0:
				i += size
				continue
			case '0' <= r && r <= '9':
				class = digit
			case unicode.IsLetter(r), unicode.Is(unicode.Mc, r): // vowel signs of Indian scripts
				class = lower
				if unicode.IsUpper(orig) {
					class = upper
				}
			}
		}
		i += size
		if class == none {
			s.endChunk()
			last = none
			continue
		}
		at := len(s.chunk)
		switch {
		case last == none:
			s.cuts = append(s.cuts, at)
		case (class == digit) != (last == digit), class == upper && last == lower:
			s.cuts = append(s.cuts, at)
		case class == lower && last == upper:
			// The last of several capitals starts the next word: APIKey.
			if p := at - lastLen; p > s.cuts[len(s.cuts)-1] {
				s.cuts = append(s.cuts, p)
			}
		}
		s.chunk = utf8.AppendRune(s.chunk, r)
		if second != 0 {
			s.chunk = append(s.chunk, second)
		}
		last, lastLen = class, len(s.chunk)-at
	}
	s.endChunk()
}

// endChunk turns the run of letters and digits read so far into words.
func (s *splitter) endChunk() {
	if len(s.chunk) == 0 {
		return
	}
	s.cutChunk()
	s.chunk, s.cuts = s.chunk[:0], s.cuts[:0]
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
	for known := s.known(s.chunk[s.cuts[i]:s.cutEnd(i)]); i < j; i++ {
		lo, hi := s.cuts[i], s.cutEnd(i)
		p := s.chunk[lo:hi]
		if i+1 < j {
			// A word cut in two, or an acronym before a word in small letters:
			// OAuth, TokEn, APIkey.
			next := s.chunk[hi:s.cutEnd(i+1)]
			nextKnown := s.known(next)
			if whole := s.chunk[lo:s.cutEnd(i+1)]; (len(p) == 1 || !known || !nextKnown) && s.known(whole) || known && nextKnown && s.service(whole, hi-lo) {
				s.piece(whole)
				if i++; i+1 < j {
					known = s.known(s.chunk[s.cuts[i+1]:s.cutEnd(i+1)])
				}
				continue
			}
			if !nextKnown && s.known(next[1:]) && (!known || s.known(s.chunk[lo:hi+1])) {
				s.cuts[i+1]++
				p = s.chunk[lo : hi+1]
				nextKnown = true
			}
			known = nextKnown
		} else if n := len(p) - 1; j < len(s.cuts) && n > 1 && p[n] == 'v' && p[n-1] != 'v' && !known { // tokenv2
			s.piece(p[:n])
			p = p[n:]
		}
		s.piece(p)
	}
}

func (s *splitter) allKnown(i, j int) bool {
	for ; i < j; i++ {
		if p := s.chunk[s.cuts[i]:s.cutEnd(i)]; len(p) > 1 && !s.known(p) {
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

func (s *splitter) known(piece []byte) bool {
	if _, ok := s.vocab.trie.exact(piece); ok {
		return true
	}
	_, ok := s.vocab.exact[string(piece)]
	return ok
}

// service reports whether piece is the name of a service, which stays one word
// when its parts, the second of which starts at cut, are words too: SendGrid.
func (s *splitter) service(piece []byte, cut int) bool {
	if !s.vocab.services[initials(piece, cut)] {
		return false
	}
	i, ok := s.vocab.trie.exact(piece)
	return ok && s.vocab.entries[i][0].kind&kindVendor != 0
}

// initials packs the first letters of two parts.
func initials[T string | []byte](piece T, cut int) uint16 {
	return uint16(piece[0]&31)<<5 | uint16(piece[cut]&31)
}

// piece adds the words of a run without a boundary inside.
func (s *splitter) piece(p []byte) {
	if i, ok := s.vocab.trie.exact(p); ok {
		s.add(s.vocab.entries[i], p)
		return
	}
	if ws, ok := s.vocab.exact[string(p)]; ok {
		s.add(ws, p)
		return
	}
	if isDigit(p[0]) {
		s.add(numberWords, p)
		return
	}
	if s.cover(p) {
		return
	}
	if bytes.ContainsFunc(p, notASCII) {
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
	t := &s.vocab.trie
	var best [maxCover + 1]uint8  // least cost of p[i:] plus one, 0 for impossible
	var step [maxCover + 1]uint8  // length of its first word
	var entry [maxCover]uint16    // and its entry
	var inside [maxCover + 1]bool // whether that word counts inside a run
	best[len(p)] = 1
	for i := len(p) - 2; i >= 0; i-- {
		node := uint32(0)
		for j := i; j < len(p); j++ {
			if node = t.step(node, p[j]); node == 0 {
				break
			}
			w := t.nodes[node].word
			if w == 0 || j == i || best[j+1] == 0 {
				continue
			}
			if n := best[j+1] + s.vocab.cost[w-1]; best[i] == 0 || n <= best[i] {
				best[i], step[i], entry[i] = n, uint8(j+1-i), w-1
				inside[i] = s.vocab.inside[w-1]
			}
		}
	}
	from := 0
	if best[0] == 0 {
		// One letter goes before a strong word (mtoken) and as the x of headers
		// (xhubsignature).
		for from = 1; from < len(p); from++ {
			if best[from] != 0 && (inside[from] && from > 1 || from == 1 && (p[0] == 'x' || s.vocab.entries[entry[1]][0].kind&kindStrong != 0 && step[1] > 4)) {
				break
			}
		}
		if from >= len(p) {
			return s.anywhere(p)
		}
		s.add(unknownWords, p[:from])
	} else if s.asksNothing(p, step[:], entry[:]) {
		return false
	}
	for i := from; i < len(p); i += int(step[i]) {
		s.add(s.vocab.entries[entry[i]], p[i:i+int(step[i])])
	}
	return true
}

// asksNothing reports whether the words that step and entry cut p into hold one
// that asks or counts, but nothing it could ask for: per+mission, can+di+date.
// Such a run is another word.
func (s *splitter) asksNothing(p []byte, step []uint8, entry []uint16) bool {
	var all kind
	for i := 0; i < len(p); i += int(step[i]) {
		for _, w := range s.vocab.entries[entry[i]] {
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
