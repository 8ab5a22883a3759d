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
	kind := afterToken
	if strongSecretWord(p.key) {
		kind = afterPassword
	}
	if !block && (sc.items(p, at) || sc.numberLine(p, at) || sc.nextLine(at, kind)) {
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
		for text < len(s) && text-from <= p.keyAt-line && isSpace(s[text]) {
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
	for lo < hi && isSpace(s[lo]) {
		lo++
	}
	text := strings.TrimRight(s[lo:hi], "\r\n ")
	if text == "" || placeholder(text) || !block && (pairLine(text) || !sc.contextSecret(text, afterPassword, 0, false)) {
		return
	}
	sc.replace(lo, lo+len(text))
}

// numberLine replaces the number that makes the line after at: the PIN is:, 4821.
func (sc *scanner) numberLine(p *pair, at int) bool {
	s := sc.s
	lo := at
	for lo < len(s) && lo < at+16 && s[lo] <= ' ' {
		lo++
	}
	hi := lo
	for hi < len(s) && isDigit(s[hi]) {
		hi++
	}
	if hi-lo < 3 || hi < len(s) && s[hi] != '\n' && s[hi] != '\r' || countsName(p.key) || bareKey(p.key) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// items replaces the items of the list that starts on the line after at, each on a
// line of its own: passwords:, - x, - y. It reports whether there is a list.
func (sc *scanner) items(p *pair, at int) bool {
	s, found := sc.s, false
	for at < len(s) && s[at] == '\n' {
		lo := at + 1
		for lo < len(s) && isSpace(s[lo]) {
			lo++
		}
		if !strings.HasPrefix(s[lo:], "- ") {
			break
		}
		found = true
		lo += len("- ")
		if at = strings.IndexByte(s[lo:], '\n'); at < 0 {
			at = len(s)
		} else {
			at += lo
		}
		item := strings.TrimRight(s[lo:at], " \r,")
		if strings.Contains(item, "-----BEGIN ") {
			break
		}
		from, text := lo, item
		var quote byte
		if n := len(item); n > 2 && isQuote(item[0]) && item[n-1] == item[0] {
			quote = item[0]
			from, text = lo+1, item[1:n-1]
		}
		if text != "" && !pairLine(text) && !placeholder(text) && sc.contextSecret(text, afterPassword, quote, false) && !(plainParts(text) && countsName(p.key) && !strongSecretWord(p.key)) {
			sc.replace(from, from+len(text))
			continue
		}
		if !strings.HasPrefix(strings.TrimLeft(s[at:min(len(s), at+maxPairSpace)], "\r\n\t "), "- ") {
			break // the last, or one of several lines
		}
		sc.within(lo, lo+len(item))
	}
	return found
}
