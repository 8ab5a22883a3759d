package scrub

import "strings"

// codeList replaces the codes behind a name such as recovery_codes. It reports
// whether there were any.
func (sc *scanner) codeList(p *pair) bool {
	if p.sep != ':' || p.quote != 0 {
		return false
	}
	if !hasSuffixFold(p.key, "codes") || !sc.namesCodes(p) {
		return false
	}
	return sc.codes(p.value)
}

// codesSaid replaces the codes of a sentence, as it is printed when somebody turns on
// a second factor: Your recovery codes are:, and one on each line or side by side.
// Its word "codes" is s[i:end]. It reports whether there were any.
func (sc *scanner) codesSaid(i, end int) bool {
	s := sc.s
	subject, stop := strings.HasPrefix(s[end:], "\n\n"), strings.HasPrefix(s[end:], ". ")
	goesOn := subject || stop || strings.HasPrefix(s[end:], " ") || strings.HasPrefix(s[end:], ", ")
	if !goesOn || !sc.namesCodes(&pair{key: s[i:end], keyAt: i}) {
		return false
	}
	if subject { // of a mail
		n := strings.Index(s[end:min(len(s), end+2*maxNearby)], ":\n")
		return n > 0 && sc.codes(end+n+1)
	}
	if stop { // and what to do with them
		n := strings.IndexByte(s[end:min(len(s), end+maxNearby)], '\n')
		return n > 0 && sc.codes(end+n)
	}
	verb, at := false, end
	if s[at] == ',' {
		at++
	}
	for at < len(s) && s[at] == ' ' && at-end < maxSaid {
		word := at + 1
		if word < len(s) && s[word] == '+' { // the number of a phone
			return false
		}
		hi := word
		for hi < len(s) && s[hi] > ' ' && strings.IndexByte(":,\"\\", s[hi]) < 0 {
			hi++
		}
		if last := strings.TrimLeft(s[at-min(at-end, 12):at], " "); isNumber(s[word:hi]) && !strings.HasPrefix(s[hi:], ":") && isWordOf(last[strings.LastIndexByte(last, ' ')+1:], " user account admin customer tenant member for by id ") {
			if next := strings.TrimLeft(s[hi:min(len(s), hi+24)], " "); !codesGoOn(next) {
				return false
			}
			at = hi // whose they are
			continue
		}
		if printedCode(s[word:hi]) && !strings.ContainsAny(s[word:hi], "=_/@.") && (verb || hi-word >= 6) {
			verb = true
			break
		}
		verb, at = verb || isWordOf(s[word:hi], " are were is "), hi
		if strings.HasPrefix(s[at:], ", ") && !strings.ContainsAny(s[word:hi], "0123456789") {
			at++
		}
	}
	if at < len(s) && s[at] == ':' {
		return sc.codes(at + 1)
	}
	return verb && sc.codes(at)
}

// codesGoOn reports whether codes follow behind whose they are: are x, [x, y], = x.
func codesGoOn(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return s != "" && strings.IndexByte("[(=-:", s[0]) >= 0 || isWordOf(word, " are is were ") || strings.ContainsAny(word, "0123456789")
}

// maxSaid is how much may be said between the word "codes" and the first code.
const maxSaid = 72

// codes replaces the codes of a list that starts at at, and reports whether there
// are any.
func (sc *scanner) codes(at int) bool {
	s, found := sc.s, 0
	for ; ; found++ {
		lo := at
		for lo < len(s) && lo-at < maxPairSpace && strings.IndexByte(" \t\r\n,*-|[(\"'", s[lo]) >= 0 {
			lo++
		}
		if found > 0 {
			lo += joint(s[lo:])
		}
		lo += listNumber(s[lo:])
		hi := lo
		for hi < len(s) && hi-lo <= maxCode && (isAlnum(s[hi]) || s[hi] == '-' && hi > lo) {
			hi++
		}
		if n := hi - lo; n >= 3 && n <= 4 && isNumber(s[lo:hi]) && hi+n < len(s) && s[hi] == ' ' && isNumber(s[hi+1:hi+1+n]) { // 1234 5678
			hi += 1 + n
		}
		if !printedCode(s[lo:hi]) || hi < len(s) && strings.IndexByte(" \t\r\n,.:;\"'|)]\\", s[hi]) < 0 {
			break
		}
		sc.replace(lo, hi)
		at = hi
	}
	sc.i = max(sc.i, at)
	return found > 0
}

// maxCode is the longest code that is printed in a list.
const maxCode = 24

// printedCode reports whether text may be one.
func printedCode(text string) bool {
	return len(text) >= 4 && len(text) <= maxCode && strings.ContainsAny(text, "0123456789") && (sameGroups(text) || !versionLike(strings.ReplaceAll(text, " ", "x"))) || len(text) >= 6 && isNumber(text)
}

// namesCodes reports whether the name of p, or that with the words before it, is that
// of codes which are secrets.
func (sc *scanner) namesCodes(p *pair) bool {
	if sc.t.keys.sensitive(p.key) {
		return true
	}
	for n := 1; n <= 2; n++ {
		if phrase := sc.wordsBefore(p, n); phrase != "" && sc.t.keys.sensitive(phrase) {
			return true
		}
	}
	return false
}

// joint returns the length of the word that s starts with, if it joins the last items
// of a list.
func joint(s string) int {
	for _, word := range [...]string{"and ", "or ", "& "} {
		if strings.HasPrefix(s, word) {
			return len(word)
		}
	}
	return 0
}

// listNumber returns the length of the number before an item of a list: 1. or 12).
func listNumber(s string) int {
	n := 0
	for n < len(s) && n < 3 && isDigit(s[n]) {
		n++
	}
	if n == 0 || n > 2 || n+1 >= len(s) || s[n] != '.' && s[n] != ')' || s[n+1] != ' ' {
		return 0
	}
	return n + 2
}
