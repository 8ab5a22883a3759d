package scrub

import "strings"

// Values under the names of secrets that are of another kind than secrets: sizes,
// rates, places, keys of a keyboard, what is said in other scripts.

// otherThing reports whether the value v of p, which is text, is such a one.
func (sc *scanner) otherThing(p *pair, v value, text string) bool {
	if v.block {
		return isWordOf(p.key, " sess session token tokens csrf ") && p.quote == 0 && !p.spaced && p.sep == ':' && strings.HasPrefix(text, "{") && plainParts(strings.Trim(text, "{}")) // of many keys
	}
	bare := v.quote == 0
	switch {
	case bare && isWordOf(text, " fatal error panic warning warn notice info debug ") && upperName(text) && v.hi < len(sc.s) && sc.s[v.hi] == ':': // a level
		return true
	case isWordOf(text, " on_create always on_change "): // of Ansible
		return true
	case strings.HasSuffix(text, "(nil)") && strings.IndexByte(text, '*') >= 0, text == "Optional.empty", bare && pattern(text): // nothing, of Go and Java, and expressions
		return true
	case strings.HasPrefix(p.key, "LoadCredential"), v.quote == '`' && strings.HasPrefix(text, "SameSite="): // of systemd, and about cookies
		return true
	case bare && p.sep == ':' && !p.spaced && isWordOf(text, " env file ") && strings.HasPrefix(sc.s[v.hi:], " "): // -storepass:env NAME
		return true
	case bare && p.sep == ':' && !p.spaced && p.value > 1 && isSpace(sc.s[p.value-2]) && identifier(strings.TrimRight(text, ",)")): // generates :password_reset, of Ruby
		return true
	case v.quote == '`' && strings.EqualFold(p.key, "secret") && plainParts(text) && strings.HasPrefix(sc.s[min(len(sc.s), v.hi+1):], " -> `"): // one name for another
		return true
	case bare && p.sep == '=' && p.spaced && strings.Count(text, ".") > 1 && strings.IndexByte(text, '_') > 0 && identifier(text) && strings.ToLower(text) == text: // random_password.db.result
		return true
	case bare && strings.TrimRight(text, ")") == p.key && (text != p.key || strings.HasPrefix(sc.s[v.hi:], ")")) && sc.inCall(p):
		return true
	case isTicker(p.key, text):
		return true
	case v.quote != 0 && namesItself(text): // in other languages: "password": "Passwort"
		return true
	case shortcut(text), isRate(text), bare && (p.sep == ':' || p.spaced) && foreignStatus.has(strings.Trim(text, ".,;!?")), eastMessage(text), bare && sc.foreignWords(v):
		return true
	case bare && p.sep == ':' && p.quote == 0 && scalarType(text), bare && strings.Contains(text, "([REDACTED"): // of GraphQL, and of Rust
		return true
	case bare && countsName(p.key) && decimal(strings.TrimRight(text, ",")):
		return true
	case strings.HasSuffix(strings.ToLower(p.key), "pin") && (coordinates(text) || analogPin(text) && strings.HasPrefix(sc.s[v.hi:], ";")):
		return true
	case strings.HasSuffix(strings.ToLower(p.key), "header") && headerName(text) && plainParts(text):
		return true
	case bare && p.sep == '=' && plainParts(text) && isCookieHeader(p.key) && sc.absent(v.hi):
		return true
	case bare && countsName(p.key) && p.sep == ':' && !p.spaced && p.keyAt > 0 && sc.s[p.keyAt-1] == '/' && versionLike(text): // auth/tokens:2024-03
		return true
	case bare && p.sep == ':' && strings.EqualFold(p.key, "token") && upperName(text) && ofGrammar(text): // of a parser
		return true
	case bare && strings.EqualFold(p.key, "secret") && p.sep == ':' && p.spaced && strings.Count(text, "/") == 1 && wordPath(text):
		return true
	case bare && !p.spaced && p.sep == ':' && isNumber(text) && len(text) < 6 && isWordOf(p.key, " csrf session sess "): // the key of a cache
		return true
	case bare && p.key == "sortcode" && len(text) == len("22-041") && text[2] == '-' && strings.Count(text, "-") == 1: // of parcels
		return true
	case strings.EqualFold(p.key, "pass") && len(text) < 5 && isNumber(strings.TrimRight(text, ",")) && sc.testsAround(p): // of an exam
		return true
	case factorMethod(p.key, text), bare && sc.postal(p.key, p.keyAt, text), bare && validation(text):
		return true
	case bare && v.hi < len(sc.s) && sc.s[v.hi] == ':' && foreign(text) && sc.t.keys.sensitive(text): // another name
		return true
	}
	return false
}

// scalarType reports whether text starts with one of the types of GraphQL: String!
func scalarType(text string) bool {
	name, rest, required := strings.Cut(text, "!")
	switch name {
	case "ID", "String", "Int", "Float", "Boolean":
		return (required || name == "ID") && (rest == "" || rest[0] == '\\')
	}
	return false
}

// inCall reports whether p is one of the arguments of a call that are called as what is
// given: authenticate(username=username, password=password).
func (sc *scanner) inCall(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxCall):p.keyAt]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}

// namesItself reports whether text is the word for a password in a language, as it is written
// at the beginning of a label.
func namesItself(text string) bool {
	if len(text) > 24 || text == "" || text[0] < 0x80 && !upperFirst(text) {
		return false
	}
	return passwordLabels.has(strings.ToLower(text)) && strings.ToLower(text) != text
}

var passwordLabels = newWordSet(" passwort kennwort contraseña senha wachtwoord hasło lösenord adgangskode passord salasana heslo parola şifre jelszó пароль κωδικός ")

// interpolated reports whether v is a string of Python with a variable in it: f"Bearer
// {self.token}".
func (sc *scanner) interpolated(v value, text string) bool {
	at := v.lo - 1 - sc.escapesBefore(max(0, v.lo-1)) // of the quote, or of the escapes before it
	if at < 1 || sc.s[at-1]|0x20 != 'f' || at > 1 && isAlnum(sc.s[at-2]) {
		return false
	}
	open := strings.IndexByte(text, '{')
	return open >= 0 && strings.IndexByte(text[open:], '}') > 1 && plainParts(strings.Trim(text[:open], " ")) && plainParts(text[strings.LastIndexByte(text, '}')+1:])
}

// wrongWords reports whether text is a label of two words or three in another language, of
// which the last says what is wrong: Passwort vergessen?
func wrongWords(text string) bool {
	n := strings.LastIndexByte(text, ' ')
	return n > 0 && strings.Count(text, " ") < 3 && foreignStatus.has(strings.Trim(text[n+1:], ".,!?"))
}

// tupleMessage reports whether text is a tuple of which the first element says what is
// wrong: {"should be at least %{count} character(s)", [count: 12]}.
func tupleMessage(text string) bool {
	first, ok := strings.CutPrefix(text, `{"`)
	if !ok {
		return false
	}
	first, _, _ = strings.Cut(first, `"`)
	return statusCount(first) > 1 && strings.Count(first, " ") > 2
}

// isTicker reports whether text under the name of a token is how a currency is called for
// short: USDC.
func isTicker(key, text string) bool {
	if len(text) < 3 || len(text) > 5 {
		return false
	}
	of, ok := strings.CutSuffix(strings.ToLower(key), "token")
	return ok && (of == "" || isWordOf(strings.Trim(of, "_-."), " from to base quote pay reward gas native input output stake in out sell buy fee ")) && strings.ToUpper(text) == text &&
		isWordOf(text, " usd eur gbp chf jpy usdc usdt dai busd tusd weth eth steth btc wbtc sol bnb xrp ada dot matic pol avax link uni aave ltc doge trx atom near ftm op arb shib ")
}

// pattern reports whether text is a regular expression, or begins as one in brackets.
func pattern(text string) bool {
	for _, open := range [...]string{"(?P", "(?:", "(?=", "(?!", "(?i)", "(?<"} {
		if strings.HasPrefix(text, open) {
			return true
		}
	}
	return strings.HasPrefix(text, "/^") && strings.Contains(text, "$/")
}

// ofGrammar reports whether text, in capitals, is what a grammar calls a token.
func ofGrammar(text string) bool {
	for part := range strings.SplitSeq(text, "_") {
		if isWordOf(part, " literal ident identifier keyword operator op paren brace bracket eof eol string number int float comment newline semicolon colon comma dot arrow ") {
			return strings.IndexByte(text, '_') > 0
		}
	}
	return false
}

// isRate reports whether text is a number of a unit: 14.2/s, 3ms.
func isRate(text string) bool {
	n := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz/%")
	return len(n) < len(text) && decimal(n) && isWordOf(text[len(n):], " /s /sec /min /h /hour /day % ")
}

// decimal reports whether text is a number with or without a fraction.
func decimal(text string) bool {
	whole, part, ok := strings.Cut(text, ".")
	return isNumber(whole) && len(whole) < 8 && (!ok || isNumber(part) && len(part) < 8)
}

// isSize reports whether text says how large a secret is: 24 bytes.
func isSize(text string) bool {
	n, unit, ok := strings.Cut(text, " ")
	return ok && isNumber(n) && len(n) < 6 && isWordOf(strings.TrimRight(unit, " ,.;\r"), " bytes byte bits chars characters character letters digits ")
}

// shortcut reports whether text is keys of a keyboard: ctrl+k ctrl+s.
func shortcut(text string) bool {
	if strings.IndexByte(text, '+') < 1 || len(text) > 48 {
		return false
	}
	for chord := range strings.FieldsSeq(text) {
		keys := strings.Split(chord, "+")
		for i, key := range keys {
			if i < len(keys)-1 && !isWordOf(key, " ctrl control cmd command meta super alt option opt shift win fn ") ||
				i == len(keys)-1 && len(key) != 1 && !isWordOf(key, " enter return tab space esc escape backspace delete del insert home end pageup pagedown up down left right plus minus f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 ") {
				return false
			}
		}
		if len(keys) < 2 {
			return false
		}
	}
	return true
}

// coordinates reports whether text is a place on a map: 47.3769,8.5417.
func coordinates(text string) bool {
	lat, lon, ok := strings.Cut(text, ",")
	return ok && strings.IndexByte(lat, '.') > 0 && decimal(strings.TrimLeft(lat, "-")) && decimal(strings.TrimLeft(lon, "- "))
}

// analogPin reports whether text is a pin of a board: A0.
func analogPin(text string) bool {
	return len(text) < 4 && len(text) > 1 && (text[0] == 'A' || text[0] == 'D') && isNumber(text[1:])
}

// absent reports whether what follows at i says that there is none of the name: (absent).
func (sc *scanner) absent(i int) bool {
	rest := sc.s[i:min(len(sc.s), i+24)]
	if !strings.HasPrefix(rest, " (") {
		return false
	}
	word := rest[2:]
	if n := strings.IndexAny(word, " )"); n > 0 {
		word = word[:n]
	}
	return isWordOf(word, " absent missing unset expired none not ")
}

// wordPath reports whether text is words joined by slashes, as secrets are called in their
// stores: billing/paypal.
func wordPath(text string) bool {
	words := 0
	for word := range strings.SplitSeq(text, "/") {
		if len(word) < 2 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-_") != "" || !strings.ContainsAny(word, "aeiouy") && len(word) > 4 {
			return false
		}
		words++
	}
	return words > 1
}

// testsAround reports whether what stands around p says how many failed.
func (sc *scanner) testsAround(p *pair) bool {
	around := sc.s[max(0, p.keyAt-maxPairSpace):min(len(sc.s), p.value+maxPairSpace)]
	return !strings.Contains(around, "user=") && (strings.Contains(around, " fail=") || strings.Contains(around, " fail:") || strings.Contains(around, " skip="))
}

// postal reports whether text is the code of a place where mail goes, as it is called in
// India: six digits near the words of addresses.
func (sc *scanner) postal(key string, at int, text string) bool {
	if strings.EqualFold(key, "code") && at > len("pin ") {
		key = sc.s[at-len("pin "):at] + key
	}
	return len(text) == 6 && isNumber(text) && text[0] != '0' && (isWordOf(strings.ReplaceAll(key, " ", ""), " pincode ") && sc.addressNear(at) || strings.EqualFold(key, "pin") && strings.Contains(sc.s[at:min(len(sc.s), at+maxShape)], ", India"))
}

// addressNear reports whether words of addresses stand around i.
func (sc *scanner) addressNear(i int) bool {
	around := strings.ToLower(sc.s[max(0, i-maxShape):min(len(sc.s), i+maxShape)])
	for _, word := range [...]string{"city", "geocod", "postal", "locality", "district", "courier", "serviceab", "latitude", "lat=", "map pin"} {
		if strings.Contains(around, word) {
			return true
		}
	}
	return false
}
