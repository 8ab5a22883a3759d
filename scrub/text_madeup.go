package scrub

import "strings"

// What passwords look like that people make up.

// madeUp reports whether text looks like a password that somebody made up: letters, a digit
// and a sign that stands in no other words.
func madeUp(text string) bool {
	if len(text) < 8 || len(text) > 40 || !isAlnum(text[0]) || strings.Contains(text, "**") { // a mask
		return false
	}
	upper, lower, digits, _ := classCounts(text)
	inner, last := false, false
	for i := range len(text) {
		switch c := text[i]; {
		case isAlnum(c):
		case c == '!' && i == len(text)-1:
			last = true
		case c == '!' || c == '$' || c == '^' || c == '~' || c == '?' && i+1 < len(text) && isAlnum(text[i+1]) && (digitInside(text[:i]) || 'A' <= text[i+1] && text[i+1] <= 'Z') && strings.IndexByte(text[:i], '.') < 0 || c == '&' && i > 2 && i+3 < len(text):
			inner = true
		case c == '#' || c == '*' || c == '%':
			inner = inner || i+1 < len(text) && !(isNumber(text[i+1:]) && letters(text[:i])) && !(c == '%' && (isDigit(text[i-1]) || i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])))
		case c != '-' && c != '_' && c != '.' && c != '?' && c < 0x80:
			return false
		}
	}
	if digits == 0 && upper > 1 && lower > 3 && strings.Count(text, "^") > 1 { // Hollow^Maple^Tide
		return true
	}
	if upper+lower < 3 || digits == 0 || upper == 0 && strings.IndexByte(text, '&') > 0 || strings.IndexByte(text, '#') > 0 && strings.IndexByte(text, '.') > 0 {
		return false
	}
	return inner && !strings.HasSuffix(text, "~") || last && upper > 0 && lower > 0 && digits > 1
}

// exclaimed replaces the word around the exclamation mark at i if it joins two words with a capital and a
// number as nothing else does: Grumble!Fox19. Cells of a sheet (Sheet1!A1) and functions of a library
// (User32!GetMessageW) are something else.
func (sc *scanner) exclaimed(i int) {
	s := sc.s
	lo, hi := i, i+1
	for lo > sc.last && i-lo < 24 && (isAlnum(s[lo-1]) || strings.IndexByte("._-", s[lo-1]) >= 0) {
		lo--
	}
	for hi < len(s) && hi-i < 24 && (isAlnum(s[hi]) || strings.IndexByte("._-", s[hi]) >= 0) {
		hi++
	}
	for hi > i+1 && !isAlnum(s[hi-1]) {
		hi--
	}
	first, last := s[lo:i], s[i+1:hi]
	switch {
	case len(first) < 3 || len(last) < 5 || !isAlnum(first[0]) || !isAlpha(last[0]), lo > 0 && strings.IndexByte(" \t\n\"'(`,:", s[lo-1]) < 0, hi < len(s) && strings.IndexByte(" \t\r\n\"'`.,;:?)\\", s[hi]) < 0:
		return
	case !bothCases(first) || isDigit(first[len(first)-1]) && !digitInside(first) && digitsIn(first) > 1, strings.ToUpper(last) == last, products.has(first):
		return
	}
	number := last[len(strings.TrimRight(last, "0123456789")):]
	if len(number) < 2 || len(number) > 4 || number == "32" || number == "64" || strings.HasPrefix(last, "Ordinal") {
		return
	}
	upper, _, _, _ := classCounts(first)
	if inLast, lower, _, _ := classCounts(last); upper > 1 || inLast > 1 || lower < 2 {
		return
	}
	sc.replace(lo, hi)
}

// mixed reports whether text has signs that no names of things have, or digits and letters of both
// cases.
func mixed(text string) bool {
	return !plainParts(text) && (strings.ContainsAny(text, "!@#$%&*_") || strings.ContainsAny(text, "0123456789") && bothCases(text))
}

// wholeWord reports whether text has no quotes, brackets or commas in it, which end a string or a list.
func wholeWord(text string) bool { return !strings.ContainsAny(text, "\"'`\\,;{}[]()<>") }

// passwordLike reports whether text can be a password that a sentence tells: words with capitals and
// digits, which in quotes need no capitals. What has a name and a number is none.
func passwordLike(text string, quoted bool) bool {
	switch {
	case len(text) < 8, len(text) > 40, versionLike(text), coded(text), numberedProduct(text), strings.Contains(text, "**"):
		return false
	case madeUp(text), wordsAndNumber(text):
		return true
	case digitsIn(text) == 0:
		return false
	}
	return quoted && setOf(text, setDot) || bothCases(text) && !strings.HasPrefix(text, "0x") && only(text, "-_.!&+#$*%", isAlnum)
}

// joinedAsPassword reports whether text is words that are joined as hardly anything but a password is.
func joinedAsPassword(text string) bool {
	if words := strings.TrimRight(text, "0123456789"); words != "" && len(words) < len(text) && isAlpha(words[len(words)-1]) { // Zubr-i-Las77
		text = words + "-" + text[len(words):]
	}
	several := strings.Count(text, "-") > 1 && digitsIn(text) > 0 && only(text, "-", isAlnum) && !versionLike(text) && !isUUID(text) // Q3-figs-Ostrich
	return bothCases(text) && (several || leet(text) || wordsAndNumber(text))
}

// wordsAndNumber reports whether text is words, one with a capital, and a number, joined as
// people make passwords of them: Harbor-Tulip-62.
func wordsAndNumber(text string) bool {
	cut := strings.LastIndexAny(text, "-._")
	if cut < 4 || !isNumber(text[cut+1:]) || len(text)-cut > len("-1234") {
		return false
	}
	words, said := 0, 0
	if first, _, _ := strings.Cut(text, "-"); partOfYear(first) || numberedProduct(text) {
		return false
	}
	for word := range strings.FieldsFuncSeq(text[:cut], func(r rune) bool { return strings.ContainsRune("-._", r) }) {
		if !letters(word) {
			return false
		}
		if len(word) < 2 {
			continue
		}
		if words++; statusWords.has(word) {
			said++
		}
	}
	return words > 1 && 2*said < words
}

// wordDotNumber reports whether text is a word with a capital and a number behind a dot: Tournesol.9481.
func wordDotNumber(text string) bool {
	word, number, ok := strings.Cut(text, ".")
	return ok && len(word) > 3 && upperFirst(word) && letters(word) && bothCases(word) && len(number) > 2 && len(number) < 6 && isNumber(number) && !products.has(word) && !isWordOf(word, " module error code section rule line event warning ")
}

// digitInside reports whether a digit stands between letters in text: Toner4ever.
func digitInside(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if isDigit(text[i]) && isAlpha(text[i-1]) && isAlpha(text[i+1]) {
			return true
		}
	}
	return false
}

// leet reports whether text is words with a sign between them, one with a digit for a letter and
// one with a capital: cob4lt-Jay, 4tlantis-Sea.
func leet(text string) bool {
	swapped, words := false, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("-_.!", r) }) {
		words++
		n := digitsIn(word)
		swapped = swapped || n > 1 && n < 4 && len(word) > 5 && leetWord(word) || n == 1 && len(word) > 4 && isAlpha(word[len(word)-1]) && (isAlpha(word[0]) || len(word) > 5 && strings.IndexByte("01345", word[0]) >= 0)
		if !only(word, "", isAlnum) {
			return false
		}
	}
	return swapped && words > 1 && bothCases(text)
}

// leetWord reports whether digits stand for letters in word: 4nd4mio.
func leetWord(word string) bool {
	inner := false
	for i := range len(word) {
		if c := word[i]; isDigit(c) {
			if strings.IndexByte("013457", c) < 0 || i > 0 && isDigit(word[i-1]) {
				return false
			}
			inner = inner || i > 0 && i+1 < len(word)
		}
	}
	return inner && isAlpha(word[len(word)-1])
}

// numberedProduct reports whether text is a name with a version, as of systems and programs:
// Windows11, PostgreSQL16, Ubuntu-22.04.
func numberedProduct(text string) bool {
	return products.has(text[:max(0, strings.IndexAny(text, "0123456789.-"))])
}

// products are what numbers stand behind in names: of systems, programs, days and places.
var products = newWordSet("base monday tuesday wednesday thursday friday saturday sunday channel room floor page step chapter windows postgresql mysql mariadb python firefox chrome android ubuntu debian centos fedora server office exchange java node angular react django rails spring kubernetes elasticsearch redis mongodb oauth openid sha utf iphone galaxy pixel macbook thinkpad version release build visual sharepoint macbook macbookpro samsung samsunggalaxys outlook cloudflare macintosh")
