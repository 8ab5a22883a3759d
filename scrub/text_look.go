package scrub

import "strings"

// What a text looks like.

// fileName reports whether text is the name of a file.
func fileName(text string) bool {
	if text == "" || randomLooking(text) {
		return false
	}
	for i := range len(text) {
		if c := text[i]; !setBytes[setDot][c] && c != '/' && c != '~' {
			return false
		}
	}
	if strings.HasPrefix(text, "~/.") && strings.IndexByte(text[3:], '/') > 0 {
		return true
	}
	if text[0] == '/' || strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") || strings.HasPrefix(text, "~/") {
		if strings.IndexByte(text[1:], '/') > 0 {
			return true
		}
	}
	dot := strings.LastIndexByte(text, '.')
	return dot > 0 && isWordOf(text[dot+1:], " pem p8 key crt cer der csr p12 pfx jks bin txt json yml yaml toml conf cfg ini env xml pub asc gpg sig db go py js ts rb java html ")
}

// fileBelow reports whether text is the path of a file in a folder: img/9f86d081/large.jpg.
func fileBelow(text string) bool {
	slash, dot := strings.IndexByte(text, '/'), strings.LastIndexByte(text, '.')
	return slash > 0 && dot > slash+1 && len(text)-dot <= len(".parquet") && letters(text[dot+1:]) && !strings.ContainsAny(text, "+=")
}

// filePath reports whether text is the path of a file: where a key is kept, and no
// key. Keys in base64 have slashes, too, so only what starts and ends like a path is.
func filePath(text string) bool {
	for _, table := range [...]string{"hash:", "texthash:", "btree:", "lmdb:", "file:"} { // of Postfix
		text = strings.TrimPrefix(text, table)
	}
	if text == "" {
		return false
	}
	if len(text) > maxKept || strings.IndexByte(text, '/') < 0 || strings.IndexByte("/.~", text[0]) < 0 || !fileName(text) {
		return false
	}
	for part := range strings.SplitSeq(text, "/") {
		if len(part) > 32 {
			return false
		}
	}
	if text[0] != '/' {
		return strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") || strings.HasPrefix(text, "~/")
	}
	root, _, _ := strings.Cut(text[1:], "/")
	return isWordOf(root, " etc var run usr opt home users root srv tmp mnt app data secrets config conf certs keys vault workspace ") &&
		(text == strings.ToLower(text) || fileName("x"+text[strings.LastIndexByte(text, '/')+1:]))
}

// colour reports whether text is #1e90ff.
func colour(text string) bool {
	return (len(text) == 4 || len(text) == 7) && text[0] == '#' && isHexRun(text[1:])
}

// constant reports whether text is a number like 0x06054b50.
func constant(text string) bool {
	return strings.HasPrefix(text, "0x") && len(text) > 2 && (len(text) <= len("0x")+8 || len(text) == len("0xc000012345") && text[2] == 'c' || len(text) == len("0x00007f8b1c0a3e58") && text[2:6] == "0000") && isHexRun(text[2:])
}

// digitless reports whether text cannot be what the name says, since that has
// digits.
func digitless(key, text string) bool {
	return endsInOneOf(key, "pin", "cvv", "cvc", "ssn", "pan", "iban") && (letters(text) || strings.HasPrefix(strings.ToLower(text), "gpio"))
}

// packageTag reports whether text is what follows the name of a package or an
// image: python3-jwt:amd64, auth-session:1.4.2.
func packageTag(text string) bool {
	return (strings.IndexByte(text, '.') > 0 || text[0] == 'v') && versionLike(text) || isWordOf(text, " all any native amd64 arm64 armhf i386 x86_64 s390x ppc64el latest stable edge ")
}

func letters(s string) bool {
	for i := range len(s) {
		if !isAlpha(s[i]) {
			return false
		}
	}
	return s != ""
}

// errorPrefix reports whether text, with a colon and a space behind it, reads
// like the name of a package or function in a chain of errors.
func errorPrefix(text string, strict bool) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !('a' <= c && c <= 'z' || c == '/' || c == '_' || c == '.' || !strict && isDigit(c)) {
			return false
		}
	}
	if name := strings.TrimRight(text, "0123456789"); name != text && !coded(text) || strings.ContainsAny(name, "0123456789") && strings.IndexByte(name, '/') < 0 {
		return len(name) > 0 && len(text)-len(name) < 3 && len(text) < 12 && letters(name) // worker1
	}
	return len(text) < 24 && !isNumber(text)
}

// unjoin takes away what joins the words of a name, ungroup what groups digits.
var (
	unjoin  = strings.NewReplacer("_", "", "-", "", ".", "")
	ungroup = strings.NewReplacer("-", "", " ", "")
)

// maxListWord is the length of the longest word in a list for isWordOf.
const maxListWord = 30

// only reports whether s, which is not empty without them, consists of bytes that are is and of those
// in also.
func only(s, also string, is func(byte) bool) bool {
	n := 0
	for i := range len(s) {
		if is(s[i]) {
			n++
		} else if strings.IndexByte(also, s[i]) < 0 {
			return false
		}
	}
	return n > 0
}

// isWordOf reports whether w, without regard to case, is one of list, whose
// words are lower-case with a space on both sides.
func isWordOf(w, list string) bool {
	if len(w) == 0 || len(w) > maxListWord {
		return false
	}
	var buf [maxListWord + 2]byte
	b := append(buf[:0], ' ')
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == ' ' {
			return false
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	b = append(b, ' ')
	return strings.Contains(list, string(b))
}

func jsonLiteral(s string) bool {
	switch s {
	case "null", "None", "nil", "true", "false", "True", "False":
		return true
	}
	return false
}

func hasAlnum(s string) bool {
	for i := 0; i < len(s); i++ {
		if byteClass[s[i]] == classWord {
			return true
		}
	}
	return false
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// plainWord reports whether s is a word as in a sentence: letters, only the
// first of them a capital.
func plainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || i == 0 && 'A' <= c && c <= 'Z' || c == '\'' && i > 0 || c == '-' && i > 0 {
			continue
		}
		return false
	}
	return s != ""
}

// strongSecretWord reports whether a plain word under this name is taken for
// the secret itself: people choose words as passwords, programs do not choose
// them as tokens.
func strongSecretWord(key string) bool {
	k := strings.ToLower(key)
	return strings.Contains(k, "answer") || strings.Contains(k, "pass") || strings.Contains(k, "pwd") || strings.Contains(k, "pw") || strings.Contains(k, "phrase")
}

// randomLooking reports whether s looks like the output of a generator: it has
// a long run of letters and digits that change often.
func randomLooking(s string) bool {
	if len(s) < 16 {
		return false
	}
	run, longest := 0, 0
	digits, letters, changes, prev := 0, 0, 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		kind := 0
		switch {
		case isDigit(c):
			digits++
			kind = 1
		case 'a' <= c && c <= 'z':
			letters++
			kind = 2
		case 'A' <= c && c <= 'Z':
			letters++
			kind = 3
		case c == '-' || c == '_' || c == '+' || c == '/' || c == '=' || c == '.':
			run = -1
			kind = prev
		default:
			return false
		}
		run++
		longest = max(longest, run)
		if kind != prev {
			changes++
		}
		prev = kind
	}
	return longest >= 16 && digits > 0 && letters > 0 && changes >= len(s)/6
}

// setOf reports whether text consists of bytes of the set.
func setOf(text string, set uint8) bool {
	for i := range len(text) {
		if !setBytes[set][text[i]] {
			return false
		}
	}
	return text != ""
}

// dottedQuad reports whether text has the form of an address of IPv4.
func dottedQuad(text string) bool {
	return len(text) <= len("255.255.255.255") && strings.Count(text, ".") == 3 && isDigit(text[0]) && versionLike(text) && !strings.ContainsAny(text, "-:/TZ")
}

// digitsIn returns how many digits s has.
func digitsIn(s string) (n int) {
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// bothCases reports whether s has capitals and small letters.
func bothCases(text string) bool {
	return strings.ToLower(text) != text && strings.ToUpper(text) != text
}

// classCounts returns how many capitals, small letters, digits and other bytes s has.
func classCounts(s string) (upper, lower, digits, others int) {
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			digits++
		case 'A' <= c && c <= 'Z':
			upper++
		case isLower(c):
			lower++
		default:
			others++
		}
	}
	return upper, lower, digits, others
}
