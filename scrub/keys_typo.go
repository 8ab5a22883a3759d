package scrub

import "slices"

// typos finds the word that was meant: pasword, credentails, refreshtokn. Only
// long words that are, or belong to, secrets are looked for.
type typos struct {
	words [26][]typo // by first letter
}

type typo struct {
	text  string
	entry uint16
}

const (
	minTypo         = 5  // the shortest word that is looked for
	minTypoOther    = 8  // the shortest one in which a letter may be another: token is not taken
	minTypoCompound = 10 // the shortest compound: opcode is not an otp code
)

func newTypos(list []string, wanted func(entry int) bool) typos {
	var t typos
	for i, w := range list {
		if len(w) >= minTypo && wanted(i) {
			c := w[0] - 'a'
			t.words[c] = append(t.words[c], typo{w, uint16(i)})
		}
	}
	return t
}

// find returns the entry that p misspells, if not in the plural.
func (t *typos) find(p []byte) (entry int, ok bool) {
	if n := len(p) - 1; n > 0 && p[n] == 's' {
		if entry, ok = t.find(p[:n]); ok {
			return entry, true
		}
	}
	if len(p) < minTypo-1 || p[0]-'a' > 25 {
		return 0, false
	}
	for i := range t.words[p[0]-'a'] {
		w := &t.words[p[0]-'a'][i]
		if d := len(p) - len(w.text); -1 <= d && d <= 1 && oneSlip(p, w.text) {
			return int(w.entry), true
		}
	}
	return 0, false
}

// oneSlip reports whether p is w with two neighbours swapped, with one letter
// left out or added, or, in long words, with one replaced. The first and the
// last letter are right, as they mostly are, so that other forms of w are not
// meant; only long words may end early.
func oneSlip(p []byte, w string) bool {
	n, m := len(p), len(w)
	i := 0
	for i < n && i < m && p[i] == w[i] {
		i++
	}
	switch {
	case n == m && i+1 < n && p[i] == w[i+1] && p[i+1] == w[i]:
		return string(p[i+2:]) == w[i+2:]
	case i == n && m >= minTypoOther:
		return true
	case p[n-1] != w[m-1]:
		return false
	case n < m:
		return string(p[i:]) == w[i+1:]
	case n > m:
		return string(p[i+1:]) == w[i:]
	}
	return i == n || m >= minTypoOther && string(p[i+1:]) == w[i+1:]
}

// abstractEndings end words that say something about a secret: its rotation,
// its validity, that it was renewed. Words of the vocabulary are not looked at.
var abstractEndings = []string{"tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ence", "ency", "ism",
	"ship", "ability", "ological", "izer", "ifier", "ator",
	"cion", "ciones", "coes", "zione", "heit", "keit", "erung", "igung"}

// unknown returns a word that is not in the vocabulary, with what its form tells.
func unknown(p []byte) []word {
	n := len(p)
	if n < 6 {
		return unknownWords
	}
	switch {
	case p[n-1] == 'd' && p[n-2] == 'e', string(p[n-3:]) == "ing":
		return participleWords
	case slices.ContainsFunc(abstractEndings, func(e string) bool { return n > len(e)+2 && string(p[n-len(e):]) == e }):
		return abstractWords
	}
	return unknownWords
}
