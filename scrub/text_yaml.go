package scrub

import "strings"

// scalar handles a value that YAML writes on the lines after its name: all lines
// of a block (password: |), or one.
func (sc *scanner) scalar(p *pair) {
	s := sc.s
	at := p.value
	block := s[at] != '\n'
	if block {
		for at++; at < len(s) && strings.IndexByte("+-0123456789 ", s[at]) >= 0; at++ {
		}
	}
	if at >= len(s) || s[at] != '\n' || sc.classify(p) != isSecret {
		return
	}
	if !block && sc.nextLine(at, afterToken) {
		return
	}
	line := p.keyAt
	for line > 0 && p.keyAt-line < maxKey && isSpace(s[line-1]) {
		line--
	}
	if line > 0 && s[line-1] != '\n' {
		return
	}
	lo, hi := -1, at
	for hi+1 < len(s) {
		from := hi + 1
		text := from
		for text < len(s) && text-from <= p.keyAt-line && s[text] == ' ' {
			text++
		}
		end := len(s)
		if n := strings.IndexByte(s[text:], '\n'); n >= 0 {
			end = text + n
		}
		if text-from <= p.keyAt-line && text < end { // not indented more
			break
		}
		if text < end && lo < 0 {
			lo = text
		}
		hi = end
		if !block {
			break
		}
	}
	if lo < 0 {
		return
	}
	for lo < hi && s[lo] == ' ' {
		lo++
	}
	text := strings.TrimRight(s[lo:hi], "\r\n ")
	if text == "" || placeholder(text) || !block && (pairLine(text) || !sc.contextSecret(text, afterPassword, 0, false)) {
		return
	}
	sc.replace(lo, lo+len(text))
}
