package scrub

import "strings"

// maxArguments is how many arguments of a command are looked at.
const maxArguments = 20

// command replaces the secrets among the arguments of the program s[i:end].
func (sc *scanner) command(i, end int) bool {
	name := sc.s[i:end]
	if sc.s[end-1] == ' ' {
		end--
	}
	if end < len(sc.s) && (isQuote(sc.s[end]) || sc.s[end] == '\\') {
		return sc.argv(i, end)
	}
	if end >= len(sc.s) || sc.s[end] != ' ' {
		return false
	}
	if name == "net" && strings.HasPrefix(sc.s[end:], " use ") {
		return sc.netUse(end + len(" use"))
	}
	patterns := commands[name]
	if patterns == nil {
		var buf [24]byte
		patterns = commands[string(lowered(buf[:], name))]
	}
	for _, p := range patterns {
		if sc.follow(i, end, p) {
			return true
		}
	}
	return false
}

// follow replaces the secrets that the pattern finds after end, where the
// program at i ends, and reports whether it did.
func (sc *scanner) follow(i, end int, pattern string) bool {
	s := sc.s
	var found [2]value
	n, at, left := 0, end, maxArguments
	skip := false // the argument of an option may follow
	for word := range strings.FieldsSeq(pattern) {
		for {
			if at >= len(s) || s[at] != ' ' {
				return false
			}
			if word[0] == '*' {
				return sc.allSettings(at, strings.TrimSuffix(word[1:], "?=!"))
			}
			v := sc.argument(at)
			text := s[v.lo:v.hi]
			if text == "-accessor" { // of Vault, which says whose a token is
				return false
			}
			if left--; text == "" || left < 0 || v.open || v.lo > end+maxCommand || v.quote == 0 && (v.lo > at+8 || text[0] == '-' && text[len(text)-1] == ':') {
				return false
			}
			next := v.hi
			if v.quote != 0 {
				next++
			}
			anywhere := word[0] == '~' && len(word) > 1
			want := strings.TrimPrefix(word, "~")
			if want == "7" {
				if len(text) == 1 && isDigit(text[0]) {
					at = next
				}
				break
			}
			secret, ok := sc.fits(v, want)
			if !ok && (anywhere || text[0] == '-' || skip && want != "!" && want != "?") {
				at, skip = next, text[0] == '-'
				continue
			}
			if !ok {
				return false
			}
			if secret.hi > 0 {
				if n == len(found) || !sc.secretArgument(i, secret) {
					return false
				}
				found[n] = secret
				n++
				if secret.quote != 0 {
					next = secret.hi + 1
				}
			}
			at, skip = next, false
			break
		}
	}
	for _, v := range found[:n] {
		sc.replace(v.lo, v.hi)
	}
	return n > 0
}

// allSettings replaces the values of the settings among the arguments from at on that begin with the
// prefix, and reports whether there are any.
func (sc *scanner) allSettings(at int, prefix string) bool {
	s, found := sc.s, false
	for n := 0; n < maxArguments && at < len(s) && s[at] == ' '; n++ {
		v := sc.argument(at)
		rest, begins := strings.CutPrefix(s[v.lo:v.hi], prefix)
		name, val, set := strings.Cut(rest, "=")
		if v.open || v.hi == v.lo {
			return found
		}
		at = v.hi
		if v.quote != 0 {
			at++
		}
		if lo := v.hi - len(val); begins && set && !strings.HasPrefix(name, "-") {
			if val == "" && at < len(s) && isQuote(s[at]) { // name="x y"
				v = sc.quoted(at, 0)
				val, lo, at = s[v.lo:v.hi], v.lo, v.hi+1
			}
			if v.quote == 0 {
				val = strings.TrimRight(val, ":,;")
			}
			if !v.open && val != "" && !harmlessSetting(name, val) {
				sc.replace(lo, lo+len(val))
				found = true
			}
		}
	}
	return found
}

// harmlessSetting reports whether val is no secret even where secrets are kept: a word, a short
// number, a time, an address, an image and its tag. Under the name of a password only a place for
// one is none.
func harmlessSetting(name, val string) bool {
	if placeholder(val) || val[0] == '@' || val[0] == '$' {
		return true
	}
	if strongSecretWord(name) {
		return false
	}
	if plainParts(val) || jsonLiteral(val) || isNumber(val) && len(val) < 6 || duration(val) {
		return true
	}
	image, tag, tagged := strings.Cut(val, ":")
	user, host, mail := strings.Cut(val, "@")
	region := strings.TrimRight(val, "0123456789")
	return tagged && plainParts(image) && versionLike(tag) || mail && plainParts(user) && strings.IndexByte(host, '.') > 0 && plainParts(host) || strings.HasSuffix(region, "-") && len(val)-len(region) < 3 && plainParts(region)
}

// fits reports whether the argument v is what the word of a pattern says, and
// which part of it is the secret.
func (sc *scanner) fits(v value, want string) (secret value, ok bool) {
	text := sc.s[v.lo:v.hi]
	switch want {
	case "!":
		return v, text[0] != '-'
	case "!!":
		return v, text[0] != '-' && !letters(text)
	case "!?":
		return v, text[len(text)-1] != ':' && mixed(text) && digitsIn(text) > 1
	case "?":
		return secret, text[0] != '-' && !statusWords.has(strings.TrimRight(text, ".,:;"))
	case "$":
		return secret, text[0] != '-' && sc.t.keys.sensitive(text[strings.LastIndexByte(text, '/')+1:])
	case "%":
		n := strings.IndexAny(text, ":,%")
		if at := strings.LastIndexByte(text, '@'); at > n && dottedQuad(text[at+1:]) { // and where
			v.hi = v.lo + at
		}
		return value{lo: v.lo + n + 1, hi: v.hi}, n > 0 && n+1 < len(text) && text[n+1] != '/'
	case "$=!":
		name, _, found := strings.Cut(text, "=")
		return value{lo: v.lo + len(name) + 1, hi: v.hi}, found && sc.t.keys.sensitive(name)
	case "?=!":
		name, val, set := strings.Cut(text, "=")
		if plainParts(val) || jsonLiteral(val) { // it is in a secret, but says something else
			return secret, set
		}
		return value{lo: v.lo + len(name) + 1, hi: v.hi}, set
	case "7:":
		return secret, len(text) == 2 && isDigit(text[0]) && text[1] == ':'
	}
	if prefix, found := strings.CutSuffix(want, "!"); found {
		if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
			return secret, false
		}
		if v.lo += len(prefix); v.lo < v.hi {
			return v, true
		}
		if v.hi < len(sc.s) && isQuote(sc.s[v.hi]) {
			v = sc.quoted(v.hi, 0)
			return v, !v.open
		}
		return secret, false
	}
	if prefix, found := strings.CutSuffix(want, "*"); found {
		return secret, strings.HasPrefix(text, prefix)
	}
	return secret, strings.EqualFold(text, want)
}

// secretArgument reports whether the argument v of the program at i can be a
// secret. A plain word can where this is a command and no sentence about it.
func (sc *scanner) secretArgument(i int, v value) bool {
	text := sc.s[v.lo:v.hi]
	if text == "" || text == sc.t.replacement || placeholder(text) || strings.IndexByte("$<{=:", text[0]) >= 0 || v.quote == 0 && (statusWords.has(strings.Trim(text, ".,:;)]}")) || isWordOf(strings.Trim(text, ".,:;)]}"), " directive progress status key keys setting line config file public private ")) {
		return false
	}
	if text[0] == '/' || strings.Contains(text, "://") || v.quote == 0 && strings.IndexByte(strings.TrimRight(text, "="), '=') >= 0 { // another option, or what has a name
		return false
	}
	return v.quote != 0 || !letters(strings.TrimRight(text, ".,:;")) || sc.commandStart(i)
}

// commandStart reports whether a command starts at i: at the start of a line,
// or after a prompt, a quote or another command.
func (sc *scanner) commandStart(i int) bool {
	before := strings.TrimRight(sc.s[max(0, i-40):i], " ")
	if before == "" && i < 40 {
		return true
	}
	if before == "" {
		return false
	}
	if strings.IndexByte("$#>%`\"':|&;(+\n]", before[len(before)-1]) >= 0 {
		return true
	}
	last := before[strings.LastIndexAny(before, " \n\t\"'([:")+1:]
	return isWordOf(last, " sudo exec run running executing command ran set no redis-cli crypto acl ") || strings.HasSuffix(before, "HELLO 3") || strings.HasSuffix(before, "HELLO 2")
}

// masks replaces what a workflow tells its runner to hide: ::add-mask::x, ##[add-mask]x. The
// command ends at end.
func (sc *scanner) masks(end int) bool {
	s := sc.s
	lo := end
	for _, sep := range [...]string{"::", "]"} {
		if strings.HasPrefix(s[end:], sep) {
			lo += len(sep)
		}
	}
	hi := lo
	for hi < len(s) && s[hi] > ' ' && s[hi] != '"' && s[hi] != '\\' {
		hi++
	}
	if lo == end || hi == lo || placeholder(s[lo:hi]) || s[lo] == '$' || sc.filteredAt(lo) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// netUse replaces the password of Windows' net use, which stands anywhere among
// the device, the share and the options after end.
func (sc *scanner) netUse(end int) bool {
	s := sc.s
	share := false
	for at, left := end, 8; left > 0 && at < len(s) && s[at] == ' '; left-- {
		v := sc.argument(at)
		text := s[v.lo:v.hi]
		at = v.hi
		if v.quote != 0 {
			at++
		}
		switch {
		case text == "" || v.open:
			return false
		case text[0] == '\\':
			share = true
		case text[0] == '/', text == "*", len(text) == 2 && text[1] == ':':
		default:
			if !share && !strings.Contains(s[at:min(len(s), at+48)], " /user:") || placeholder(text) || text[0] == '-' || statusWords.has(strings.TrimRight(text, ".,:")) {
				return false
			}
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}
