package scrub

import (
	"encoding/json"
	"strings"
)

// jsonNode returns the value that starts at at in valid JSON, and where it ends. Nil
// stands for one that is nested too deep.
func jsonNode(s string, at, depth int) (n *textNode, end int) {
	for strings.IndexByte(" \t\r\n", s[at]) >= 0 {
		at++
	}
	n = &textNode{lo: at, json: true}
	if depth > maxNodeDepth {
		return nil, at
	}
	switch s[at] {
	case '{', '[':
		n.list = s[at] == '['
		closer := s[at] + 2
		for end = at + 1; ; {
			for strings.IndexByte(" \t\r\n,", s[end]) >= 0 {
				end++
			}
			if s[end] == closer {
				n.hi = end + 1
				n.block = true
				return n, n.hi
			}
			if !n.list {
				from := end
				end = stringEnd(s, end)
				var key string
				if json.Unmarshal([]byte(s[from:end]), &key) != nil {
					return nil, end
				}
				n.keys = append(n.keys, key)
				for s[end] != ':' {
					end++
				}
				end++
			}
			var value *textNode
			if value, end = jsonNode(s, end, depth+1); value == nil {
				return nil, end
			}
			n.nodes = append(n.nodes, value)
		}
	case '"':
		n.hi = stringEnd(s, at)
	default:
		for n.hi = at; n.hi < len(s) && strings.IndexByte(" \t\r\n,]}", s[n.hi]) < 0; n.hi++ {
		}
	}
	return n, n.hi
}

// stringEnd returns the end of the string that starts at i.
func stringEnd(s string, i int) int {
	for i++; s[i] != '"'; i++ {
		if s[i] == '\\' {
			i++
		}
	}
	return i + 1
}
