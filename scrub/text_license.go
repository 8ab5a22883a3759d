package scrub

// Keys of products, told behind the word for a license.

// license replaces the key of a product in five groups of five in the line behind the word for a license that ends
// at end.
func (sc *scanner) license(end int) bool {
	s := sc.s
	line := sc.lineBehind(end)
	for v := range sc.plainWords(end, end+len(line)) {
		v = sc.unquoted(v)
		if text := s[v.lo:v.hi]; len(text) == len("7QK2M-XR9TD-4HVPL-88ZCN-B3WYF") && productKey(text) && digitsIn(text) > 2 {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}
