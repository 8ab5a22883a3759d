package scrub

import (
	"math/bits"
	"slices"
	"strings"
)

// trie finds vocabulary words at a position of a text of letters a to z. Each
// node keeps a bit per child letter; the children of a node lie next to each
// other, so a step is a bit test, a population count and one load.
type trie struct {
	nodes []trieNode
}

type trieNode struct {
	mask  uint32 // bit c is set when there is a child for 'a'+c
	first uint32 // index of the first child
	word  uint16 // index of the entry that ends here plus one, 0 for none
}

// newTrie builds the trie of words, which must be sorted, distinct and made of
// letters a to z. Entry i of words is reported as i.
func newTrie(words []string) trie {
	type span struct{ lo, hi, depth, node int }
	t := trie{nodes: make([]trieNode, 1, 4*len(words)+1)}
	queue := []span{{0, len(words), 0, 0}}
	for len(queue) > 0 {
		sp := queue[0]
		queue = queue[1:]
		lo := sp.lo
		if lo < sp.hi && len(words[lo]) == sp.depth {
			t.nodes[sp.node].word = uint16(lo + 1)
			lo++
		}
		t.nodes[sp.node].first = uint32(len(t.nodes))
		for lo < sp.hi {
			c := words[lo][sp.depth]
			hi := lo + 1
			for hi < sp.hi && words[hi][sp.depth] == c {
				hi++
			}
			t.nodes[sp.node].mask |= 1 << (c - 'a')
			t.nodes = append(t.nodes, trieNode{})
			queue = append(queue, span{lo, hi, sp.depth + 1, len(t.nodes) - 1})
			lo = hi
		}
	}
	return t
}

// step returns the child of node for the letter c, or 0 when there is none.
func (t *trie) step(node uint32, c byte) uint32 {
	c -= 'a'
	n := &t.nodes[node]
	if c > 25 || n.mask&(1<<c) == 0 {
		return 0
	}
	return n.first + uint32(bits.OnesCount32(n.mask&(1<<c-1)))
}

// exact returns the index of the entry equal to word.
func (t *trie) exact(word []byte) (int, bool) {
	var node uint32
	for _, c := range word {
		if node = t.step(node, c); node == 0 {
			return 0, false
		}
	}
	w := t.nodes[node].word
	return int(w) - 1, w != 0
}

// sortedWords returns the distinct words of m that consist of letters a to z.
func sortedWords[V any](m map[string]V) []string {
	words := make([]string, 0, len(m))
	for w := range m {
		if w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return words
}
