package scrub

import "strings"

// What tests expect: assert.Equal(t, "x", cfg.Password), assert_equal "x", cfg.password,
// assertThat(config.getPassword()).isEqualTo("x").

// asserts are functions that compare what is with what shall be.
var asserts = newWordSet("equal equals equalvalues exactly areequal aresame same is eq assertequal assertequals assertsame assert_equal assert_eq assertstringequals xctassertequal " +
	"assert_str_equal expect_eq assert_streq expect_streq toequal assertidentical asserteqs should_equal")

// comparers are methods that are told what that before them shall be.
var comparers = newWordSet("isequalto isequaltoignoringcase issameas tobe toequal tostrictequal equalto shouldbe should_be be eql eq")

// asserted replaces the string that the call whose bracket is at i, or whose arguments follow the space at i,
// compares with what has the name of a secret.
func (sc *scanner) asserted(i int) bool {
	s := sc.s
	lo := i
	for lo > sc.last && i-lo < maxPairSpace && (byteClass[s[lo-1]] == classWord || s[lo-1] == '!' && lo == i) {
		lo--
	}
	name := strings.TrimSuffix(s[lo:i], "!")
	if comparers.has(name) && lo > 1 && s[lo-1] == '.' && sc.comparedWith(lo-1, i+1) {
		return true
	}
	if !asserts.has(name) {
		return false
	}
	args := sc.callArguments(i + 1)
	secret, of := -1, -1
	for k, a := range args {
		if text := s[a.lo:a.hi]; a.quote == 0 && of < 0 && sc.endsInSecret(text) {
			of = k
		} else if a.quote != 0 && secret < 0 {
			secret = k
		}
	}
	if of < 0 || secret < 0 || secret > of+1 || of > secret+1 {
		return false
	}
	return sc.expected(args[secret])
}

// comparedWith replaces the string at lo if what stands before the dot at dot has the name of a secret.
func (sc *scanner) comparedWith(dot, lo int) bool {
	s := sc.s
	from := max(0, dot-maxKey)
	from += strings.LastIndexAny(s[from:dot], " \t\n;") + 1
	args := sc.callArguments(lo)
	return len(args) == 1 && args[0].quote != 0 && sc.endsInSecret(strings.TrimRight(s[from:dot], ")")) && sc.expected(args[0])
}

// expected replaces v, a string in quotes that a test expects, unless it is a word.
func (sc *scanner) expected(v value) bool {
	text := sc.s[v.lo:v.hi]
	if placeholder(text) || plainParts(text) || message(text) || strings.IndexByte(text, ' ') >= 0 || sc.saysName(text) || !sc.stated(text, afterPassword, v.quote) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// maxAsserted is how many arguments of a call are looked at.
const maxAsserted = 5

// callArguments returns the arguments of a call from at on up to the bracket that closes it, or the end of the
// line: strings without their quotes, and what else there is as it stands.
func (sc *scanner) callArguments(at int) []value {
	s := sc.s
	var list []value
	limit := min(len(s), at+maxCall)
	for len(list) < maxAsserted {
		for at < limit && isSpace(s[at]) {
			at++
		}
		lo, depth, quoted := at, 0, false
	argument:
		for at < limit {
			switch c := s[at]; c {
			case '\'', '"':
				n := strings.IndexByte(s[at+1:limit], c)
				for n > 0 && s[at+n] == '\\' { // escaped
					k := strings.IndexByte(s[at+1+n+1:limit], c)
					if k < 0 {
						return list
					}
					n += k + 1
				}
				if n < 0 {
					return list
				}
				quoted = at == lo
				at += n + 1
			case '(', '[', '{':
				depth++
			case ')', ']', '}':
				if depth--; depth < 0 {
					break argument
				}
			case ',':
				if depth == 0 {
					break argument
				}
			case '\n', ';':
				break argument
			}
			at++
		}
		if at == lo {
			return list
		}
		if quoted && isQuote(s[at-1]) && at-lo > 2 && !strings.Contains(strings.ReplaceAll(s[lo+1:at-1], `\`+s[lo:lo+1], ""), s[lo:lo+1]) {
			list = append(list, value{lo: lo + 1, hi: at - 1, quote: s[lo]})
		} else {
			list = append(list, value{lo: lo, hi: at})
		}
		if at >= limit || s[at] != ',' {
			return list
		}
		at++
	}
	return list
}

// endsInSecret reports whether an expression ends in the name of a secret: cfg.DB.Password,
// config.getPassword(), $cfg->{bind_pw}, c["api_key"].
func (sc *scanner) endsInSecret(text string) bool {
	text = strings.TrimRight(text, "()[]{}'\"!? ")
	if root := text[:max(0, strings.IndexAny(text, ".-[("))]; isWordOf(strings.TrimLeft(root, "$@"), " err errs error errors e ex exc parser lexer scanner tokenizer ") {
		return false
	}
	name := text[strings.LastIndexAny(text, ".>:[{(\"' $")+1:]
	if quote := strings.LastIndexAny(text, "\"'"); quote >= 0 { // of an entry: 'db.password'
		name = text[quote+1:]
	}
	if len(name) > 3 && strings.EqualFold(name[:3], "get") {
		name = strings.TrimLeft(name[3:], "_")
	}
	return name != "" && len(name) <= maxKey && !bareKey(name) && identifier(strings.ReplaceAll(strings.ReplaceAll(name, ".", "_"), "-", "_")) && sc.t.keys.sensitive(name)
}
