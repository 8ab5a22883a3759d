package scrub

// Runs of letters without a boundary are cut into words by the vocabulary: accesstoken.

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
	t, c := &s.vocab.trie, &s.ways
	c[len(p)], c[len(p)-1] = way{cost: 1}, way{}
	for i := len(p) - 2; i >= 0; i-- {
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
	from := 0
	if c[0].cost == 0 {
		// One letter goes before a strong word (mtoken) and as the x of headers
		// (xhubsignature).
		for from = 1; from < len(p); from++ {
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
	} else if s.asksNothing(len(p)) {
		return false
	}
	for i := from; i < len(p); i += int(c[i].step) {
		n := len(s.words)
		s.add(s.vocab.entries[c[i].entry], p[i:i+int(c[i].step)])
		if i > 0 {
			s.words[n].inner = c[i].step
		}
	}
	return true
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
