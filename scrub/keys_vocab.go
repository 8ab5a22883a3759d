package scrub

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// wordID names a word of the vocabulary. Singular and plural share an id.
type wordID uint16

const (
	unknownWord wordID = iota
	numberWord
	firstWord
)

// word is one word of a name.
type word struct {
	id     wordID
	plural bool
	inner  uint8 // its letters, if it was cut off what stands before it: pad in prodpad_token
	kind   kind
}

// phraseKind says what a sequence of words does in a name.
type phraseKind uint8

const (
	phraseStrong phraseKind = 1 << iota
	phraseWeak
	phraseHarmless
	phraseExempt
	phraseUser
	phraseOpening // only at the start of a name
	phrasePrefix  // more words have to follow
)

// maxPhrase is the number of words in the longest phrase.
const maxPhrase = 4

// maxApart is the length of words that are not cut out of a run if they are
// only known from phrases: ma, ki, pro.
const maxApart = 3

// phraseKey packs the ids of up to maxPhrase words.
type phraseKey uint64

// vocabulary holds the words and phrases by which names are judged.
// It does not change once built.
type vocabulary struct {
	trie    trie
	entries [][]word          // what the trie's entries stand for
	exact   map[string][]word // words that are not made of letters a to z
	lengths [256]uint32       // by first byte: which lengths they have, 31 for more
	short   table[uint16]     // the entries of short words, packed
	scripts []string          // those of them that are secrets in scripts of their own
	inside  []bool            // by trie entry: kindInside
	cost    []uint8           // by trie entry: what it costs to cut a run with it
	typos   typos
	// By initials: whether the name of a service has two parts that are words.
	services [1 << 10]bool
	phrases  map[phraseKey]phraseKind // while they are added
	known    table[phraseKind]        // by phraseKey
	starts   []phraseKind             // by id: what the word is as a phrase, or as the start of one
	follows  []bool                   // by id: whether the word stands further on in a phrase
	// Words with rules of their own.
	token, auth, session, sess, sid, x, http, header, sk, sign, no, non, per, existing, secret wordID
}

// defaultVocabulary is built on first use.
var defaultVocabulary = sync.OnceValue(func() *vocabulary { return newVocabulary(nil, nil, nil) })

// newVocabulary builds the vocabulary of the lists in keys_words.go and of
// terms that the user adds or exempts, cut into words by base (nil: no terms).
func newVocabulary(base *vocabulary, add, exempt []string) *vocabulary {
	b := vocabularyBuilder{kinds: map[string]kind{}, plurals: map[string]string{}, apart: map[string]bool{}}
	for i, lists := range [][]wordList{keyApart, keyWords, keyVendors, keyForeign, keyIdentity} {
		for _, l := range lists {
			for w := range strings.FieldsSeq(l.words) {
				b.addWord(w, l.kind)
				b.apart[w] = i == 0
			}
		}
	}
	for _, p := range allPhrases() {
		for w := range strings.FieldsSeq(p[1:]) {
			if b.addWord(w, 0) && len(w) <= maxApart {
				b.apart[w] = true
			}
		}
	}
	for _, s := range keySenses {
		for w := range strings.FieldsSeq(s.before) {
			b.addWord(w, 0)
		}
	}
	for _, e := range keyExpansions {
		for w := range strings.FieldsSeq(e) {
			b.addWord(w, 0)
		}
	}
	if base == nil {
		v := b.build()
		v.settle()
		return v
	}
	// A term is cut into words by the built-in vocabulary, so that
	// "accountpin" and "account_pin" mean the same. What it does not know
	// becomes a word of its own.
	added := b.splitTerms(base, add)
	exempted := b.splitTerms(base, exempt)
	v := b.build()
	for _, t := range added {
		v.addPhrase(t, phraseStrong|phraseUser)
	}
	for _, t := range exempted {
		v.addPhrase(t, phraseExempt)
	}
	v.settle()
	return v
}

// settle makes the phrases that were added those that are looked for.
func (v *vocabulary) settle() {
	v.known = newTable[phraseKind](len(v.phrases))
	for key, kind := range v.phrases {
		v.known.put(uint64(key), kind)
	}
	v.phrases = nil
}

type vocabularyBuilder struct {
	kinds   map[string]kind
	plurals map[string]string // plural to singular
	apart   map[string]bool   // words that are not cut out of a run
}

// addWord adds the kind to a word and reports whether the word is new.
func (b *vocabularyBuilder) addWord(w string, k kind) bool {
	w = foldText(w)
	if isDigit(w[0]) {
		k |= kindTail | kindCarrier | kindDigits
	}
	old, known := b.kinds[w]
	b.kinds[w] = old | k
	return !known
}

// splitTerms cuts user terms into the texts of their words and makes those
// known.
func (b *vocabularyBuilder) splitTerms(base *vocabulary, terms []string) [][]string {
	var out [][]string
	for _, term := range terms {
		var sp splitter
		sp.vocab = base
		sp.keepText = true
		sp.split(term)
		if len(sp.texts) == 0 {
			continue
		}
		texts := sp.texts
		if len(texts) > maxPhrase {
			texts = texts[:maxPhrase]
		}
		for _, w := range texts {
			b.addWord(w, kindUser)
			b.apart[w] = false
		}
		out = append(out, slices.Clone(texts))
	}
	return out
}

func (b *vocabularyBuilder) build() *vocabulary {
	for _, w := range slices.Sorted(maps.Keys(b.kinds)) {
		if b.kinds[w]&(kindNoun|kindUser) == 0 || len(w) < 2 {
			continue
		}
		p := w + "s"
		switch {
		case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"):
			p = w + "es"
		case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ey") && !strings.HasSuffix(w, "ay"):
			p = w[:len(w)-1] + "ies"
		}
		if b.kinds[p]&kindAsk != 0 && b.kinds[w]&kindAsk == 0 || p == "dnis" { // supports_password asks; the number that was dialled
			continue
		}
		b.plurals[p] = w
		delete(b.kinds, p)
	}
	v := &vocabulary{exact: map[string][]word{}, phrases: map[phraseKey]phraseKind{}}
	ids := map[string]wordID{}
	next := firstWord
	lookup := func(w string) word {
		singular, plural := b.plurals[w]
		if !plural {
			singular = w
		}
		id, ok := ids[singular]
		if !ok {
			id = next
			next++
			ids[singular] = id
		}
		return word{id: id, plural: plural, kind: b.kinds[singular]}
	}
	all := map[string][]word{}
	for w := range b.kinds {
		all[w] = []word{lookup(w)}
	}
	for p := range b.plurals {
		all[p] = []word{lookup(p)}
	}
	// A compound wins over a word, unless the user added the word.
	for w, e := range keyExpansions {
		if b.kinds[w]&kindUser != 0 {
			continue
		}
		var words []word
		for part := range strings.FieldsSeq(e) {
			words = append(words, lookup(part))
		}
		all[w] = words
	}
	list := slices.DeleteFunc(sortedWords(all), func(w string) bool { return b.apart[w] || b.apart[b.plurals[w]] })
	v.trie = newTrie(list)
	v.entries = make([][]word, len(list))
	v.inside = make([]bool, len(list))
	v.cost = make([]uint8, len(list))
	v.short = newTable[uint16](len(list))
	for i, w := range list {
		if packed := packWord(w); packed != 0 {
			v.short.put(packed, uint16(i))
		}
		v.entries[i] = all[w]
		_, compound := keyExpansions[w]
		v.inside[i] = compound || all[w][0].kind&kindInside != 0
		// Few words are better than many, and of two ways with equally many
		// the one with a secret is taken: "user salt", not "users alt".
		v.cost[i] = 3
		if len(w) < 3 {
			v.cost[i] = 4
		} else if len(w) > 3 && all[w][0].kind&(kindStrong|kindWeak) != 0 {
			v.cost[i] = 2
		}
	}
	v.typos = newTypos(list, func(i int) bool {
		return v.inside[i] && !v.entries[i][0].plural && (len(v.entries[i]) == 1 || len(list[i]) >= minTypoCompound)
	})
	for _, w := range list {
		if all[w][0].kind&kindVendor == 0 {
			continue
		}
		for cut := 1; cut < len(w); cut++ {
			_, first := all[w[:cut]]
			_, second := all[w[cut:]]
			if first && second {
				v.services[initials(w, cut)] = true
			}
		}
	}
	for w, words := range all {
		if _, found := slices.BinarySearch(list, w); !found {
			v.exact[w] = words
			v.lengths[w[0]] |= 1 << min(len(w), 31)
			if words[0].kind&kindStrong != 0 && strings.ContainsFunc(w, notASCII) {
				v.scripts = append(v.scripts, w)
			}
		}
	}
	v.starts, v.follows = make([]phraseKind, next), make([]bool, next)
	v.token, v.auth, v.session, v.sess, v.sid = ids["token"], ids["auth"], ids["session"], ids["sess"], ids["sid"]
	v.x, v.http, v.header, v.sk, v.sign = ids["x"], ids["http"], ids["header"], ids["sk"], ids["sign"]
	v.no, v.non, v.per = ids["no"], ids["non"], ids["per"]
	v.existing, v.secret = ids["existing"], ids["secret"]
	for _, p := range allPhrases() {
		k := phraseStrong
		switch p[0] {
		case '=':
			k = phraseWeak
		case '-':
			k = phraseHarmless
		case '^':
			k = phraseHarmless | phraseOpening
		}
		v.addPhrase(strings.Fields(p[1:]), k)
	}
	for _, s := range keySenses {
		for before := range strings.FieldsSeq(s.before) {
			v.addPhrase([]string{before, s.word}, phraseHarmless)
		}
	}
	return v
}

// allPhrases returns the phrases of all lists, written as keyPhrases are.
func allPhrases() []string {
	all := slices.Concat(keyPhrases, keyForeignPhrases, keyIdentityPhrases)
	for _, p := range keyProducts {
		for first := range strings.SplitSeq(p.first, ",") {
			for second := range strings.SplitSeq(p.second, ",") {
				all = append(all, p.sign+strings.TrimSpace(first)+" "+strings.TrimSpace(second))
			}
		}
	}
	return all
}

// addPhrase makes the sequence of words a phrase of kind k.
func (v *vocabulary) addPhrase(texts []string, k phraseKind) {
	var key phraseKey
	var first wordID
	for i, t := range texts {
		w, ok := v.word(foldText(t))
		if !ok {
			return
		}
		if i == 0 {
			first = w.id
		} else {
			v.follows[w.id] = true
		}
		key = key<<16 | phraseKey(w.id)
		if i < len(texts)-1 {
			v.phrases[key] |= phrasePrefix
		}
	}
	v.phrases[key] |= k
	v.starts[first] = v.phrases[phraseKey(first)]
}

// word finds the word with the given text.
func (v *vocabulary) word(text string) (word, bool) {
	if i, ok := v.trie.exact([]byte(text)); ok && len(v.entries[i]) == 1 {
		return v.entries[i][0], true
	}
	if ws := v.exact[text]; len(ws) == 1 {
		return ws[0], true
	}
	return word{}, false
}
