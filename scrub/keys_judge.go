package scrub

// A name is judged like an English compound: its last words say what the
// value is. The steps:
//
//  1. The words are looked up. Phrases ("api key", "credit card") count as
//     units; harmless units ("public key") hide the words in them.
//  2. A name that as a whole is "key" or "api" is a secret.
//  3. "key", "code", "number", "ticket" and "seed" are secrets by the word
//     before them: "api key", "recovery code", "card number"; in Romance
//     languages by the word after: "clave api", "numero de tarjeta".
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
	var found phrases
	v.findPhrases(words, &found)
	if len(words) == 1 && words[0].kind&kindWhole != 0 {
		return !found.cover(0, 1, phraseExempt)
	}
	for _, f := range found.list[:found.n] {
		if f.kind&(phraseStrong|phraseWeak) == 0 || found.cover(f.lo, f.hi, phraseExempt) ||
			f.kind&phraseUser == 0 && found.cover(f.lo, f.hi, phraseHarmless) {
			continue
		}
		if v.secretSpan(words, f.lo, f.hi, f.kind&phraseStrong != 0, f.kind&phraseUser != 0, &found) {
			return true
		}
	}
	for i, w := range words {
		lo, hi, strong := i, i+1, w.kind&kindStrong != 0
		weak := w.kind&kindWeak != 0
		if w.kind&headKinds != 0 {
			if l, h, ok := headSpan(words, i); ok {
				lo, hi, strong = l, h, true
			}
		}
		if (w.kind&kindHeadKey != 0 || w.id == v.sign) && v.headerKey(words, i) {
			strong = true
		}
		if i > 0 {
			// account_sid; token_auth is a method.
			before := words[i-1].kind
			if w.id == v.sid && before&kindIDOf != 0 || w.id == v.auth && before&kindStrong != 0 {
				weak = false
			}
			weak = weak || (w.id == v.sk || w.id == v.sign) && before&kindVendor != 0
		}
		if !strong && !weak {
			continue
		}
		// A unit that holds the word is not a secret: secretKeyRef.key.
		if lo == i && found.cover(i, hi, phraseStrong) {
			continue
		}
		// What a number is of can be harmless itself: gpio_pin_number.
		if found.cover(lo, hi, phraseExempt|phraseHarmless) || w.kind&kindHeadNumber != 0 && lo < i && found.cover(lo, lo+1, phraseHarmless) {
			continue
		}
		if v.secretSpan(words, lo, hi, strong, false, &found) {
			return true
		}
	}
	return false
}

// headSpan returns where the secret lies whose head is word i, if what the head
// is of makes it one.
func headSpan(words []word, i int) (lo, hi int, ok bool) {
	of := words[i].kind & headKinds << headShift
	j := i - 1
	for j > 0 && words[j].kind&(kindDigits|kindStage) != 0 && words[j].kind&of == 0 { // aes256_key, stripe_live_key
		j--
	}
	if j >= 0 && words[j].kind&of != 0 && !(words[i].kind&kindHeadNumber != 0 && words[j].inner > 0 && words[j].inner < 4) { // satin_number
		return j, i + 1, true
	}
	if j = i + 1; j == len(words) {
		return 0, 0, false
	}
	if words[i].kind&kindHeadKey != 0 && words[j].kind&kindBody != 0 {
		return i, i + 1, true
	}
	if words[i].kind&kindFirst == 0 {
		return 0, 0, false
	}
	if j+1 < len(words) && words[j].kind&kindOf != 0 {
		j++
	}
	return i, j + 1, words[j].kind&of != 0
}

// headerKey reports whether word i, key or sign, ends the name of a header by
// which a service takes its key or signature, whatever the service is called:
// X-Acme-Key.
func (v *vocabulary) headerKey(words []word, i int) bool {
	for _, w := range words[i+1:] {
		if w.kind&kindTail == 0 {
			return false
		}
	}
	if i < 2 || words[i-1].kind&(kindPlain|kindDigits) != 0 || words[i-1].id == unknownWord && words[i-1].kind != 0 {
		return false
	}
	for j, w := range words[:i-1] {
		if w.id == v.x {
			return (j == 0 || words[j-1].id == v.http || words[j-1].id == v.header) && words[j+1].kind&kindDigits == 0
		}
	}
	return false
}

// secretSpan decides about the name given that words[lo:hi] is a secret.
func (v *vocabulary) secretSpan(words []word, lo, hi int, strong, user bool, found *phrases) bool {
	for i, w := range words[:lo] {
		// existing_secret_admin_password names an entry of that secret.
		if w.id == v.existing && i+1 < lo && words[i+1].id == v.secret {
			return false
		}
		// no_password asks, no_reply_password and non_prod_token do not;
		// requests_per_token counts, per_user_salt does not.
		if w.kind&kindAsk != 0 && (i == lo-1 || w.id != v.no && w.id != v.non) && (i > 0 || w.id != v.per) {
			return false
		}
	}
	before := lo - 1
	if before > 0 && words[before].kind&kindDigits != 0 { // erc20_token
		before--
	}
	if lo > 0 && counted(words[before], words[hi-1], words[lo].id == v.token) {
		return false
	}
	rest := words[hi:]
	if strong && !user && len(rest) > 0 && found.endsHarmless(hi, len(words)) {
		return false
	}
	for len(rest) > 0 && rest[len(rest)-1].kind&kindTail != 0 {
		rest = rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return true
	}
	if strong {
		return rest[0].kind&kindDesc == 0 && rest[len(rest)-1].kind&kindDesc == 0
	}
	session := words[hi-1].id == v.session || words[hi-1].id == v.sess
	for _, w := range rest {
		// A session is its id; other things have one.
		if w.kind&(kindCarrier|kindTail) == 0 || w.kind&kindDesc != 0 && !session {
			return false
		}
	}
	return true
}

// counted reports whether the word before a secret turns it into a number of
// things: "active_sessions", "output_tokens", and for the places of language
// models and parsers also in the singular, "eos_token".
func counted(before, last word, token bool) bool {
	if last.plural && before.kind&kindCount != 0 && (before.id != unknownWord && before.kind&kindTail == 0 || last.kind&kindWeak != 0) {
		return true
	}
	return token && ((before.inner == 0 || last.inner != 0) && before.kind&kindModelOne != 0 || last.plural && before.kind&kindModel != 0)
}

// phrases is what was found in a name. When there is more than room, the last
// one found takes the last place: names that long are not written by people.
type phrases struct {
	n    int
	list [8]struct {
		lo, hi int
		kind   phraseKind
	}
}

// findPhrases adds the phrases in words to found.
func (v *vocabulary) findPhrases(words []word, found *phrases) {
	for i, w := range words {
		if v.starts[w.id] == 0 {
			continue
		}
		var key phraseKey
		for j, n := i, 0; j < len(words) && n < maxPhrase && j <= i+maxPhrase; j++ {
			var k phraseKind
			next := key<<16 | phraseKey(words[j].id)
			switch {
			case j == i:
				k = v.starts[w.id]
			case v.follows[words[j].id]:
				k, _ = v.known.get(uint64(next))
			}
			if k == 0 && j > i && words[j].kind&kindDigits != 0 { // saml2_assertion
				continue
			}
			key = next
			n++
			if w.inner != 0 && words[j].inner == 0 && (w.inner < 3 || k&(phraseStrong|phraseWeak|phraseUser|phraseExempt) == 0) {
				continue // the end of one word and the next word: prodpad_token, disk_bytes
			}
			if k&^phrasePrefix != 0 && (i == 0 || k&phraseOpening == 0) {
				n := min(found.n, len(found.list)-1)
				f := &found.list[n]
				f.lo, f.hi, f.kind = i, j+1, k
				found.n = n + 1
			}
			if k&phrasePrefix == 0 {
				break
			}
		}
	}
}

// cover reports whether a phrase of one of the kinds contains words lo to hi.
func (p *phrases) cover(lo, hi int, kinds phraseKind) bool {
	for _, f := range p.list[:p.n] {
		if f.kind&kinds != 0 && f.lo <= lo && hi <= f.hi {
			return true
		}
	}
	return false
}

// endsHarmless reports whether a harmless phrase that starts at lo or later ends
// at hi.
func (p *phrases) endsHarmless(lo, hi int) bool {
	for _, f := range p.list[:p.n] {
		if f.kind&phraseHarmless != 0 && f.lo >= lo && f.hi == hi {
			return true
		}
	}
	return false
}
