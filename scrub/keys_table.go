package scrub

import "math/bits"

// table maps numbers, but not 0, to values. It is for the few lookups that every name
// needs: linear probing in one array of numbers costs about one load, a map several.
type table[V any] struct {
	keys   []uint64
	values []V
	shift  uint8 // what of a hash is not the place
}

// newTable returns a table for n numbers, at most 60 % full.
func newTable[V any](n int) table[V] {
	size := bits.Len(uint(n + n*2/3))
	return table[V]{keys: make([]uint64, 1<<size), values: make([]V, 1<<size), shift: uint8(64 - size)}
}

// at returns the place of key, or the free one where it belongs.
func (t *table[V]) at(key uint64) int {
	i := int(key * 0x9e3779b97f4a7c15 >> (t.shift & 63))
	for t.keys[i] != key && t.keys[i] != 0 {
		if i++; i == len(t.keys) {
			i = 0
		}
	}
	return i
}

func (t *table[V]) put(key uint64, v V) {
	i := t.at(key)
	t.keys[i], t.values[i] = key, v
}

// get returns the value of key, and false if there is none.
func (t *table[V]) get(key uint64) (v V, ok bool) {
	i := t.at(key)
	if t.keys[i] == 0 {
		return v, false
	}
	return t.values[i], true
}

// maxPacked is the longest word that packWord packs.
const maxPacked = 12

// packWord packs a word of at most maxPacked letters a to z into a number, others into 0.
func packWord[T string | []byte](word T) uint64 {
	if len(word) > maxPacked {
		return 0
	}
	var n uint64
	for i := range len(word) {
		c := word[i] - 'a'
		if c > 'z'-'a' {
			return 0
		}
		n = n<<5 | uint64(c+1)
	}
	return n
}
