package scrub

import "strings"

// A key called after something this package does not know is mostly one that a
// service issued: chartmogul_key. But things are found by keys, too: so it is a
// secret only if its value looks generated.

// issued reports whether key is the name of such a key.
func (k *keyRules) issued(key string) bool {
	if len(key) > maxCachedKey || !endsInKey(key) {
		return false
	}
	if endsInOneOf(key, "routing_key", "routing-key", "routingKey") { // of PagerDuty, or of a broker
		return true
	}
	s := k.splitters.Get().(*splitter)
	defer k.splitters.Put(s)
	s.split(key)
	n := len(s.words)
	for n > 0 && s.words[n-1].kind&kindDigits != 0 {
		n--
	}
	if n < 2 || s.words[n-1].kind&kindHeadKey == 0 || s.words[n-1].plural || !(s.words[n-2].id == unknownWord && s.words[n-2].kind == 0 || issuedTo(key)) {
		return false
	}
	for _, w := range s.words[:n-2] {
		if w.kind&(kindAsk|kindPlain) != 0 {
			return false
		}
	}
	var found phrases
	k.vocab.findPhrases(s.words, &found)
	return !found.cover(n-1, n, phraseExempt|phraseHarmless)
}

// issuedTo reports whether key is that of somebody who takes part in what a service runs.
func issuedTo(key string) bool {
	word := strings.TrimRight(key, "0123456789")
	word = strings.TrimRight(word[:len(word)-len("key")], "_-.")
	return isWordOf(word[lastWord(word):], " publisher tenant reseller affiliate developer ")
}

// endsInKey reports whether name ends in key, and digits behind it.
func endsInKey(name string) bool {
	n := len(name)
	for n > 0 && isDigit(name[n-1]) {
		n--
	}
	return n > len("key") && name[n-3]|0x20 == 'k' && name[n-2]|0x20 == 'e' && name[n-1]|0x20 == 'y'
}

// issuedValue reports whether v under such a name is what a service issues.
func issuedValue(v string) bool { return len(v) >= 20 && len(v) <= maxKept && randomLooking(v) }
