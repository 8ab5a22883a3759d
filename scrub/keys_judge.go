package scrub

// A name is judged like an English compound: its last words say what the
// value is. The steps:
//
//  1. The words are looked up. Phrases ("api key", "credit card") count as
//     units; harmless units ("public key") hide the words in them.
//  2. A name that as a whole is "key" or "api" is a secret.
//  3. "key", "code" and "number" are secrets by the word before them: "api
//     key", "recovery code", "card number".
//  4. A strong word or phrase makes the name a secret unless the word after
//     it or the last word is a descriptor (count, type, policy, url, ...), or a word
//     before it asks or counts (has, max, total, ...).
//  5. A weak word does so only when what follows, if anything, keeps its
//     meaning (id, value, code, old, 2, ...).
//
// judge reports whether a name of these words is a secret.
func (v *vocabulary) judge(words []word) bool {
	if len(words) == 0 {
		return false
	}
	var exempt, harmless spans
	v.eachPhrase(words, phraseExempt|phraseHarmless, func(lo, hi int, k phraseKind) bool {
		if k&phraseExempt != 0 {
			exempt.add(lo, hi)
		}
		if k&phraseHarmless != 0 {
			harmless.add(lo, hi)
		}
		return false
	})
	if len(words) == 1 && words[0].kind&kindWhole != 0 {
		return !exempt.covers(0, 1)
	}
	secret := false
	v.eachPhrase(words, phraseStrong|phraseWeak, func(lo, hi int, k phraseKind) bool {
		if exempt.covers(lo, hi) || (k&phraseUser == 0 && harmless.covers(lo, hi)) {
			return false
		}
		secret = v.secretSpan(words, lo, hi, k&phraseStrong != 0, k&phraseUser != 0, &harmless)
		return secret
	})
	if secret {
		return true
	}
	for i, w := range words {
		lo, strong := i, w.kind&kindStrong != 0
		weak := w.kind&kindWeak != 0
		if i > 0 {
			before := words[i-1].kind
			switch {
			case w.kind&kindHeadKey != 0 && before&kindKeyOf != 0,
				w.kind&kindHeadCode != 0 && before&kindCodeOf != 0,
				w.kind&kindHeadNumber != 0 && before&kindNumberOf != 0:
				lo, strong = i-1, true
			}
			if weak && before&kindPlainOf != 0 {
				weak = false
			}
		}
		if !strong && !weak {
			continue
		}
		if exempt.covers(lo, i+1) || harmless.covers(lo, i+1) {
			continue
		}
		if v.secretSpan(words, lo, i+1, strong, false, &harmless) {
			return true
		}
	}
	return false
}

// secretSpan decides about the name given that words[lo:hi] is a secret.
func (v *vocabulary) secretSpan(words []word, lo, hi int, strong, user bool, harmless *spans) bool {
	for _, w := range words[:lo] {
		if w.kind&kindAsk != 0 {
			return false
		}
	}
	if lo > 0 && counted(words[lo-1], words[hi-1], words[lo].id == v.token) {
		return false
	}
	rest := words[hi:]
	for len(rest) > 0 && rest[len(rest)-1].kind&kindTail != 0 {
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return true
	}
	if strong {
		if harmless.covers(len(words)-1, len(words)) && !user {
			return false
		}
		return rest[0].kind&kindDesc == 0 && rest[len(rest)-1].kind&kindDesc == 0
	}
	for _, w := range rest {
		if w.kind&(kindCarrier|kindTail) == 0 {
			return false
		}
	}
	return true
}

// counted reports whether the word before a secret turns it into a number of
// things: "active_sessions", "output_tokens", and for the places of language
// models and parsers also in the singular, "eos_token".
func counted(before, last word, token bool) bool {
	if last.plural && before.kind&kindCount != 0 {
		return true
	}
	return token && (before.kind&kindModelOne != 0 || last.plural && before.kind&kindModel != 0)
}

// eachPhrase calls f for every phrase in words that has a kind in mask, until
// f returns true.
func (v *vocabulary) eachPhrase(words []word, mask phraseKind, f func(lo, hi int, k phraseKind) bool) {
	for i, w := range words {
		if v.starts[w.id]&mask == 0 {
			continue
		}
		var key phraseKey
		for j := i; j < len(words) && j < i+maxPhrase; j++ {
			key = key<<16 | phraseKey(words[j].id)
			if k := v.phrases[key]; k&mask != 0 && f(i, j+1, k) {
				return
			}
		}
	}
}

// spans is a small set of ranges of words. Ranges beyond its room are
// forgotten, which only means that a name is filtered rather than kept.
type spans struct {
	n int
	r [6]struct{ lo, hi int }
}

func (s *spans) add(lo, hi int) {
	if s.n < len(s.r) {
		s.r[s.n].lo, s.r[s.n].hi = lo, hi
		s.n++
	}
}

// covers reports whether one range contains words lo to hi.
func (s *spans) covers(lo, hi int) bool {
	for _, r := range s.r[:s.n] {
		if r.lo <= lo && hi <= r.hi {
			return true
		}
	}
	return false
}
