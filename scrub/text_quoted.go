package scrub

import "strings"

// Where a string in quotes ends.

// tripleEnd returns where the text ends that three quotes open at at and three close, as in
// TOML and Python, or 0.
func (sc *scanner) tripleEnd(at int) int {
	s := sc.s
	if at+3 >= len(s) || !isQuote(s[at]) || s[at] == '`' || s[at+1] != s[at] || s[at+2] != s[at] || s[at+3] == s[at] {
		return 0
	}
	n := strings.Index(s[at+3:min(len(s), at+3+maxKept)], s[at:at+3])
	if n < 0 {
		return 0
	}
	return at + 3 + n
}

// escapedQuote reports whether s begins with a quote in a string, or in one in one.
func escapedQuote(s string) bool {
	n := 0
	for n < len(s) && n < maxEscapes && s[n] == '\\' {
		n++
	}
	return n%2 == 1 && n < len(s) && s[n] == '"'
}

// quoted finds the string whose opening quote at q has esc backslashes before
// it. The closing quote has as many, and backslashes that are themselves
// escaped come in multiples.
func (sc *scanner) quoted(q, esc int) value {
	s := sc.s
	c := s[q]
	lo := q + 1
	kind := strings.IndexByte("\"'`", c)
	if esc <= maxEscapes && sc.noClose[kind]&(1<<esc) == 0 {
		// Of two quotes in a row, the second may be the first of a pair or not.
		if known := sc.closing(kind, esc); lo >= known.from && lo <= known.at && (lo >= len(s) || s[lo] != c || lo+1 < len(s) && isAlnum(s[lo+1])) {
			if !known.cut {
				return value{lo: lo, hi: known.at - esc, quote: c}
			}
			if known.at > sc.endOfLine(lo) {
				return sc.cutOff(lo, c)
			}
		}
		for i := lo; i < len(s); i++ {
			n := strings.IndexByte(s[i:], c)
			if n < 0 {
				break
			}
			i += n
			back := i
			for back > lo && s[back-1] == '\\' {
				back--
			}
			if i-back < esc && c == '"' && i+1 < len(s) && strings.IndexByte(",}", s[i+1]) >= 0 && i <= sc.endOfLine(lo) { // of the JSON around it, which cut it off
				return value{lo: lo, hi: back, quote: c}
			}
			if (i-back)%(2*(esc+1)) == esc {
				// SQL doubles a quote inside quotes.
				if esc == 0 && c == '\'' && i+1 < len(s) && s[i+1] == c && i > lo {
					i++
					continue
				}
				// A quote in the middle of a word does not close: 'it's me'. If
				// it opens another string on another line, none does.
				word := i+1 < len(s) && isAlnum(s[i+1])
				if esc == 0 && i > lo && (strings.IndexByte(":([{,> ", s[i-1]) >= 0 || word && s[i-1] == '=') && i > sc.endOfLine(lo) {
					sc.closesAt(kind, esc, closing{lo, i, true})
					return sc.cutOff(lo, c)
				}
				if word {
					continue
				}
				sc.closesAt(kind, esc, closing{lo, i, false})
				return value{lo: lo, hi: i - esc, quote: c}
			}
		}
		sc.noClose[kind] |= 1 << esc
	}
	return sc.cutOff(lo, c)
}

// closing is the quote that ends a string which starts at from, and every string
// that starts before it.
type closing struct {
	from, at int
	cut      bool // a string on a line before opens there
}

// closing returns what closesAt noted.
func (sc *scanner) closing(kind, esc int) closing {
	if sc.closed == nil {
		return closing{}
	}
	return sc.closed[kind][esc]
}

// closesAt notes where strings close that are long, since rules that replace
// nothing would look for the same quote again.
func (sc *scanner) closesAt(kind, esc int, c closing) {
	if c.at-c.from > maxKept {
		if sc.closed == nil {
			sc.closed = new([3][maxEscapes + 1]closing)
		}
		sc.closed[kind][esc] = c
	}
}

// endOfLine returns where the line that lo is in ends.
func (sc *scanner) endOfLine(lo int) int {
	if lo > sc.lineEnd || lo < sc.lineFrom {
		sc.lineFrom, sc.lineEnd = lo, len(sc.s)
		if n := strings.IndexByte(sc.s[lo:], '\n'); n >= 0 {
			sc.lineEnd = lo + n
		}
	}
	return sc.lineEnd
}

// cutOff is the value in quotes that are not closed: the rest of the line, but
// for what says that it was cut.
func (sc *scanner) cutOff(lo int, c byte) value {
	s := sc.s
	hi := sc.endOfLine(lo)
	if n := strings.LastIndex(s[max(lo, hi-48):hi], "..."); n >= 0 {
		n += max(lo, hi-48)
		if rest := strings.TrimLeft(s[n:hi], ". "); rest != "" && strings.IndexByte("([<", rest[0]) >= 0 {
			hi = n
		}
	}
	return value{lo: lo, hi: hi, quote: c, open: true}
}
