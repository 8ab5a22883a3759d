package scrub

import "strings"

// What programs pass on under the name of a secret without showing it: variables, types, names in stores.

// passes reports whether the value v of p, which is text, is one of them.
func (sc *scanner) passes(p *pair, v value, text string) bool {
	return sc.passedOn(p, v, text) || v.quote == 0 && isCallOf(text) || memberOf(p, v, text) || constantName(p, v, text) || sc.optionSpec(p, v, text) || lexerNumber(p.key, text) || sc.askedFor(p) || sc.objectName(p, text) || sc.typeName(p, v, text) || sc.namesIt(p, v, text) || sc.lookup(p, text) ||
		v.quote == 0 && sameName(p.key, text) || strings.HasSuffix(sc.s[:p.keyAt], "pam_unix(")
}

// passedOn reports whether p is an argument of a call that passes on a variable of the same
// name: connect(host="db", password=password).
func (sc *scanner) passedOn(p *pair, v value, text string) bool {
	if p.sep != '=' || p.spaced || v.quote != 0 || p.quote != 0 || text != p.key && !(upperName(text) && letters(text)) || v.hi >= len(sc.s) || sc.s[v.hi] != ',' && sc.s[v.hi] != ')' {
		return false
	}
	before := sc.s[max(0, p.keyAt-maxCall):p.keyAt]
	open := strings.LastIndexByte(before, '(')
	return open > 0 && byteClass[before[open-1]] == classWord && strings.IndexByte(before[open:], ')') < 0
}

// memberOf reports whether text is what somebody entered into a field of a form, as programs read it:
// password = passwordField.text.
func memberOf(p *pair, v value, text string) bool {
	name, member, ok := strings.Cut(text, ".")
	if !ok || !endsInOneOf(name, "field", "input", "box", "edit", "view", "text") {
		return false
	}
	return v.quote == 0 && isWordOf(member, " text value stringvalue rawvalue data ") && letters(name) && len(name) > len(p.key) && strings.EqualFold(name[:len(p.key)], p.key)
}

// constantName reports whether p is a constant for the name of a header, a field or the like, which text is:
// PARAM_PASSWORD = "password".
func constantName(p *pair, v value, text string) bool {
	if v.quote != 0 && hasSuffixFold(p.key, "variable") && upperName(text) && strings.IndexByte(text, '_') > 0 { // of a pipeline of Jenkins
		return true
	}
	kind, name, ok := strings.Cut(p.key, "_")
	return ok && v.quote != 0 && upperName(p.key) && isWordOf(kind, " header param parameter field column col attr attribute prop property arg query claim input cookie label ") && strings.EqualFold(strings.ReplaceAll(name, "_", ""), unjoin.Replace(text))
}

// optionSpec reports whether text is how a parser of options is told what kind one is of: 'password=s'.
func (sc *scanner) optionSpec(p *pair, v value, text string) bool {
	return p.sep == '=' && len(text) <= 2 && strings.Contains(sc.s[max(0, p.keyAt-maxCall):p.keyAt], "GetOptions") && isWordOf(text, " s i f s@ i@ s% ") && p.keyAt > 0 && isQuote(sc.s[p.keyAt-1]) && v.hi < len(sc.s) && sc.s[v.hi] == sc.s[p.keyAt-1]
}

// lexerNumber reports whether key is the constant for a token of a language, and text its number:
// TOK_STRING = 258.
func lexerNumber(key, text string) bool {
	return len(key) > 4 && (key[:4] == "TOK_" || strings.HasPrefix(key, "TOKEN_")) && upperName(key) && len(text) < 4 && isNumber(text) && !isWordOf(key[strings.IndexByte(key, '_')+1:], " pin otp cvv cvc password secret code key ")
}

// askedFor reports whether p is the variable that a script of Windows asks for: set /p PW=Enter password:
func (sc *scanner) askedFor(p *pair) bool {
	before := sc.s[max(0, p.keyAt-len("@set /p ")):p.keyAt]
	prompt, _, _ := strings.Cut(sc.s[p.value:min(len(sc.s), p.value+maxShape)], "\n")
	return p.sep == '=' && isWordOf(strings.TrimLeft(strings.ReplaceAll(before, " ", "-"), "@\n\r-"), " set-/p- ") && strings.ContainsAny(prompt, ": ?")
}

// typeName reports whether text is the type of a parameter or variable: val password: CharArray.
func (sc *scanner) typeName(p *pair, v value, text string) bool {
	word, _, _ := strings.Cut(sc.wordsBefore(p, 1), " ")
	return p.sep == ':' && p.spaced && v.quote == 0 && upperFirst(text) && only(text, "", isAlnum) && len(strings.TrimRight(text, "0123456789"))+1 >= len(text) && isWordOf(word, " val var let const ")
}

// namesIt reports whether text is the name of the secret that p is about, and not the secret: of the
// key in an ExternalSecret, of an object in a store, of a header or parameter in a constant.
func (sc *scanner) namesIt(p *pair, v value, text string) bool {
	switch {
	case p.key == "secretKey":
		return v.quote == 0 && plainParts(text) && strings.HasPrefix(strings.TrimLeft(sc.s[v.hi:min(len(sc.s), v.hi+maxPairSpace)], " \n"), "remoteRef:")
	case p.key == "--secret":
		return plainParts(text) && strings.IndexByte(text, '-') > 0 && strings.Contains(sc.s[max(0, p.keyAt-maxShape):p.keyAt], "secrets ")
	case v.quote == 0 || !upperName(p.key):
		return false
	}
	for part := range strings.SplitSeq(p.key, "_") {
		if isWordOf(part, " header param parameter cookie field column attr attribute env ") {
			return plainParts(text) && strings.ContainsAny(text, "-_") && sc.t.keys.sensitive(text)
		}
	}
	return false
}

// sameName reports whether text is the name of a variable that is called as the key is, in another
// spelling: access_token: accessToken.
func sameName(key, text string) bool {
	return text != key && !upperFirst(text) && (upperInside(text) || strings.IndexByte(text, '_') > 0) && identifier(text) &&
		strings.EqualFold(strings.ReplaceAll(key, "_", ""), strings.ReplaceAll(text, "_", ""))
}

// lookup reports whether text is the path of a secret that a template of Ansible looks up:
// lookup('hashi_vault', 'secret=kv/data/db:password').
func (sc *scanner) lookup(p *pair, text string) bool {
	return p.key == "secret" && p.sep == '=' && strings.IndexByte(text, '/') > 0 && plainParts(strings.ReplaceAll(text, ":", "")) && strings.Contains(sc.s[max(0, p.keyAt-maxShape):p.keyAt], "lookup(")
}

// objectName reports whether text is the namespace and the name of an object in Kubernetes, as
// its logs have them: secret="kube-system/default-token-x7k2p".
func (sc *scanner) objectName(p *pair, text string) bool {
	space, name, ok := strings.Cut(text, "/")
	if !ok && p.key == "secret" && p.sep == '=' && strings.Contains(sc.s[max(0, p.keyAt-maxShape):p.keyAt], "namespace=") {
		return strings.IndexByte(text, '-') > 0 && only(text, "-", isLower)
	}
	return ok && p.key == "secret" && p.sep == '=' && strings.IndexByte(name, '-') > 0 && only(space, "-", isLowerAlnum) && resource(name)
}
