package scrub

import "strings"

// What a text shows once under the name of a secret it may show again without one:
// "login with password=x failed: x is too short". So generated values that were
// replaced are looked for in the rest of the text.

const (
	// maxEchoes is how many values are looked for, each of them in the whole text.
	maxEchoes = 4
	minEcho   = 8
)

// noteEcho remembers a value that is being replaced, if it can hardly be anything
// else where it stands again.
func (sc *scanner) noteEcho(v string) {
	least := minEcho
	if _, tail, ok := strings.Cut(v, "@"); ok && strings.IndexByte(v, '.') < 0 && digitsIn(tail) > 0 { // which parsers take for a part of the host
		v, least = tail, len("p4ssw")
	}
	if sc.echoed == maxEchoes || len(v) < least || len(v) > maxKept || !generatedValue(v) {
		return
	}
	for _, known := range sc.echoes[:sc.echoed] {
		if known == v {
			return
		}
	}
	sc.echoes[sc.echoed] = v
	sc.echoed++
}

// generatedValue reports whether v is of three classes of characters, without a
// space, or looks like the output of a generator.
func generatedValue(v string) bool {
	lower, upper, digit, other := 0, 0, 0, 0
	for i := range len(v) {
		switch c := v[i]; {
		case c <= ' ':
			return false
		case isDigit(c):
			digit = 1
		case 'a' <= c && c <= 'z':
			lower = 1
		case 'A' <= c && c <= 'Z':
			upper = 1
		case c != '-' && c != '_' && c != '.' && c != '/':
			other = 1
		}
	}
	return digit > 0 && lower+upper+digit+other >= 3 || randomLooking(v)
}

// removeEchoes replaces what noteEcho remembered where it stands in text by itself.
func (sc *scanner) removeEchoes(text string) string {
	for _, v := range sc.echoes[:sc.echoed] {
		if strings.Contains(sc.t.replacement, v) {
			continue
		}
		var out []byte
		from := 0
		for at := 0; ; {
			i := strings.Index(text[at:], v)
			if i < 0 {
				break
			}
			lo := at + i
			at = lo + len(v)
			if lo > 0 && byteClass[text[lo-1]] == classWord || at < len(text) && byteClass[text[at]] == classWord {
				continue
			}
			out = append(append(out, text[from:lo]...), sc.t.replacement...)
			from = at
		}
		if from > 0 {
			text = string(append(out, text[from:]...))
		}
	}
	return text
}
