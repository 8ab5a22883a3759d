package scrub

import (
	"math/bits"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
)

// keyRules decides by its name whether a value is a secret. It is safe for
// concurrent use and does not change, apart from a bounded cache of verdicts.
type keyRules struct {
	vocab     *vocabulary
	plain     func(key string) bool // tells whether a key itself holds no secret; nil: unknown
	splitters sync.Pool
	strict    *keyRules // these rules without what the user exempted; nil: nothing was
	seed      uint64
	cache     *[keySets]keySet
	door      *door
}

const (
	// keySets times keyWays verdicts are remembered. Names come from source
	// code and schemas, so a program has a few hundred; an attacker who sends
	// random names only pushes other names out.
	keySets = 512
	keyWays = 4
	// maxCachedKey is the longest name that is remembered, which bounds the
	// memory of the cache.
	maxCachedKey = 64
)

type keySet [keyWays]atomic.Pointer[keyVerdict]

// keyVerdict is all that is worth knowing about a key, so that a walk over a map
// looks each of its keys up once.
type keyVerdict struct {
	key      string
	secret   bool
	suspect  bool          // so, or together with the name of the container
	issued   bool          // so, if the value looks generated
	plain    bool          // the key itself holds no secret
	calm     bool          // so, and only its value tells what is to be done with it
	connects bool          // it is the name of a URL that may have a password in it
	idle     bool          // in a text, no rule makes anything of a pair of this name
	brief    bool          // only the key, secret and idle are known
	role     role          // in a map that names its value beside it
	label    labelSense    // what it names as a roleLabel or a roleField
	within   within        // what it says about the entries of a container
	placed   []uint8       // see placedSecrets
	link     bool          // it is the name of a URL that lets in who has it
	beside   bool          // of which one is told by what stands beside it
	traits   atomic.Uint32 // see trait
}

// newKeyRules returns the built-in rules with terms added and exempted. A term
// is cut into words like a key and applies to every key with these words in
// sequence, in any spelling. An exempted term keeps values under keys that are
// secrets only because of the words in the term.
func newKeyRules(add, exempt []string) *keyRules {
	k := &keyRules{vocab: defaultVocabulary(), seed: rand.Uint64(), cache: new([keySets]keySet), door: new(door)}
	if len(exempt) > 0 {
		k.strict = newKeyRules(add, nil)
	}
	if len(add) > 0 || len(exempt) > 0 {
		k.vocab = newVocabulary(k.vocab, add, exempt)
	}
	k.splitters.New = func() any { return &splitter{vocab: k.vocab} }
	return k
}

// sensitive reports whether the value under key is a secret.
func (k *keyRules) sensitive(key string) bool {
	if len(key) > maxCachedKey {
		return k.judge(key)
	}
	h := keyHash(k.seed, key)
	if v := k.cached(h, key); v != nil {
		return v.secret
	}
	if !k.door.seen(h) {
		return k.judge(key)
	}
	return k.remember(h, key).secret
}

// cached returns the verdict that is remembered for key, or nil.
func (k *keyRules) cached(h uint64, key string) *keyVerdict {
	set := &k.cache[h%keySets]
	for i := range set {
		if v := set[i].Load(); v != nil && v.key == key {
			return v
		}
	}
	return nil
}

// A door remembers by their hashes which names have been asked for, as far as there is room: what
// is asked for once only, as an attacker can make it, costs no memory and pushes nothing out.
type door [1024]atomic.Uint32

// seen reports whether h has been seen of late.
func (d *door) seen(h uint64) bool {
	tag := uint32(h>>32) | 1
	slot := &d[h>>20%uint64(len(d))]
	if slot.Load() == tag {
		return true
	}
	slot.Store(tag)
	return false
}

// judged returns a verdict that may be brief.
func (k *keyRules) judged(key string) *keyVerdict {
	if len(key) > maxCachedKey {
		return &keyVerdict{key: key, secret: k.judge(key), brief: true}
	}
	h := keyHash(k.seed, key)
	if v := k.cached(h, key); v != nil {
		return v
	}
	return k.remember(h, key)
}

// remember judges key and puts a brief verdict into the cache.
func (k *keyRules) remember(h uint64, key string) *keyVerdict {
	set := &k.cache[h%keySets]
	secret := k.judge(key)
	v := &keyVerdict{key: strings.Clone(key), secret: secret, idle: !secret && !pairWord(key), connects: !secret && namesURL(key) && k.connects(key), brief: true}
	for i := range set {
		if set[i].Load() == nil && set[i].CompareAndSwap(nil, v) {
			return v
		}
	}
	set[h/keySets%keyWays].Store(v)
	return v
}

// verdict returns all that is known about a key.
func (k *keyRules) verdict(key string) *keyVerdict {
	brief := k.judged(key)
	if !brief.brief {
		return brief
	}
	role := roleOf(key)
	placed := placedUnder(key)
	beside := besideNamed(placed)
	if beside && role == roleNone {
		role = roleBeside
	}
	v := &keyVerdict{
		key: brief.key, secret: brief.secret, idle: brief.idle, connects: brief.connects, suspect: brief.secret || role == roleNumber || role == roleCode || placed != nil, role: role, within: withinOf(key), placed: placed, beside: beside,
		plain: k.plain != nil && len(key) <= maxCachedKey && k.plain(key),
	}
	v.issued = !v.secret && k.issued(key)
	v.link = !v.secret && letsIn(key)
	v.suspect = v.suspect || v.issued || v.link
	v.calm = v.plain && !v.suspect
	if role == roleLabel || role == roleField {
		v.label = labelSenseOf(key)
	}
	set := &k.cache[keyHash(k.seed, key)%keySets]
	for i := range set {
		if set[i].CompareAndSwap(brief, v) {
			break
		}
	}
	return v
}

// exempted reports whether the user exempted key as a whole, not only words in
// it, although it is no secret by itself.
func (k *keyRules) exempted(key string) bool {
	if k.strict == nil || len(key) > maxCachedKey || k.strict.sensitive(key) {
		return false
	}
	s := k.splitters.Get().(*splitter)
	defer k.splitters.Put(s)
	s.split(key)
	var found phrases
	k.vocab.findPhrases(s.words, &found)
	return len(s.words) > 0 && found.cover(0, len(s.words), phraseExempt)
}

func (k *keyRules) judge(key string) bool {
	s := k.splitters.Get().(*splitter)
	defer k.splitters.Put(s)
	s.split(key)
	if len(key) > 1024 { // keep no large buffers
		words := s.words
		s.words, s.chunk, s.cuts = nil, nil, nil
		return k.vocab.judge(words)
	}
	if k.vocab.judge(s.words) {
		return true
	}
	if !strings.HasSuffix(strings.TrimRight(key, "]"), "otp_attempt") && key != "PROXY_PASS" { // a code that was entered, of Devise; not what nginx passes
		return false
	}
	var found phrases
	k.vocab.findPhrases(s.words, &found)
	return !found.cover(0, len(s.words), phraseExempt)
}

// keyHash spreads keys over the cache. It reads at most 24 bytes of a key, which
// is faster than a full hash; keys that collide only take turns in the cache.
func keyHash(seed uint64, key string) uint64 {
	n := len(key)
	h := seed ^ uint64(n)
	switch {
	case n >= 8:
		h ^= word64(key) ^ bits.RotateLeft64(word64(key[n-8:]), 23) ^ bits.RotateLeft64(word64(key[(n-8)/2:]), 41)
	case n >= 4:
		h ^= word32(key) ^ word32(key[n-4:])<<32
	case n > 0:
		h ^= uint64(key[0]) | uint64(key[n/2])<<8 | uint64(key[n-1])<<16
	}
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>32
}

func word64(s string) uint64 { return word32(s) | word32(s[4:])<<32 }

func word32(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}
