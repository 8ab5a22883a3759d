package scrub

import "strings"

// masked reports whether text is what programs write in the place of a secret
// or of one that is missing: ****, [REDACTED], (not set), (sensitive value).
func masked(text string) bool {
	n := len(text)
	if strings.EqualFold(text, "n/a") || strings.Trim(text, text[:1]) == "" && strings.IndexByte("*.-_", text[0]) >= 0 || n >= 3 && strings.Trim(text, "xX") == "" || text == "CHANGEME" || n >= 9 && strings.Trim(text, "X-") == "" || strings.Trim(text, "•●∗·…") == "" {
		return true
	}
	inner := strings.Trim(text, "*_-")
	brackets := false
	for range 2 { // [<hidden>]
		if m := len(inner); m > 2 {
			switch inner[:1] + inner[m-1:] {
			case "()", "[]", "<>", "{}":
				inner, brackets = inner[1:m-1], true
			}
		}
	}
	return maskWords(inner, brackets || n-len(inner) >= 6) || standIn(text)
}

// masksValue reports whether text, a value as a whole, is a mask: *** and what stands in
// brackets, and a secret of which only the beginning and the end are left, as of cards and
// accounts. Of what people know by heart and of short codes nothing may be left.
func masksValue(key, text string) bool {
	if len(text) > maxKept || text == "" {
		return false
	}
	for _, scheme := range [...]string{"Basic ", "Bearer ", "Token "} {
		if rest, ok := strings.CutPrefix(text, scheme); ok && rest != "" {
			return masksValue("password", rest)
		}
	}
	if n := len(strings.TrimLeft(text, "X")); n <= 4 && len(text)-n >= 4 && isNumber(text[len(text)-n:]) && ofAccount(key) && !containsFold(key, "ssn") { // XXXXXX4482
		return true
	}
	short := strongSecretWord(key) || holdsNumber(key) && !ofAccount(key)
	hidden, shown, last, runs, head := 0, 0, 0, 0, ""
	for i, r := range text {
		switch {
		case r == '*' || r == '#' && strings.HasPrefix(text, "####") || r == '•' || r == '●' || r == '∗':
			if hidden++; hidden == 1 {
				head = strings.TrimRight(text[:i], " ")
			}
			if hidden == 1 || last > 0 {
				runs++
			}
			last = 0
		case r < 0x80 && isAlnum(byte(r)):
			shown++
			last++
		case r != ' ' && r != '-' && r != '_' && r != '.':
			return isMarked(text)
		}
	}
	if hidden == 0 {
		return isMarked(text)
	}
	if shown == 0 || short || hidden < 4 || last > 4 && (last > 5 || hidden < 20) || runs > 1 {
		return shown == 0 && hidden > 2
	}
	switch n := len(head); {
	case n == 0:
		return true
	case n == 4 && letters(head[:2]) && isNumber(head[2:]), n == 2 && letters(head) && containsFold(key, "iban"): // of an IBAN
		return hidden >= 8
	case head[n-1] == '_' || head[n-1] == '-': // by which tokens of a service are known
		if only(head, "_-", isAlpha) {
			return n <= 12
		}
	}
	return ofAccount(key) && !containsFold(key, "ssn") && only(head, " -", isDigit) && hidden+shown >= 13 && shown-last <= 8
}

// ofAccount reports whether key is that of the number of a card or an account.
func ofAccount(key string) bool {
	return holdsOneOf(key, "card", "account", "number", "iban", "ssn", "cc_") || isWordOf(key[lastWord(key):], " pan cc ") || isWordOf(key, " pan_masked panmasked ")
}

var fillInWords = strings.NewReplacer("-", " ", "_", " ")

// isMarked reports whether text says in brackets or by one word that something was removed.
func isMarked(text string) bool {
	if n := len(text); n > 2 && text[0] == '<' && text[n-1] == '>' && fillIn(text[1:n-1]) && secretPart(fillInWords.Replace(text[1:n-1])) { // <your-api-key>
		return true
	}
	n := len(text)
	if strings.ContainsAny(text, "0123456789") {
		return false
	}
	return text == ansibleMask || isWordOf(text, bareMasks) || n > 4 && n <= maxLabel && strings.IndexByte("([<", text[0]) >= 0 && strings.IndexByte(")]>", text[n-1]) >= 0 && maskWords(strings.Trim(text, "()[]<>"), true)
}

// maskedCard reports whether text is a card number of which only the issuer and
// the last four digits are left, as PCI DSS allows: 411111******1111.
func maskedCard(text string) bool {
	if len(text) < 13 || len(text) > 23 {
		return false
	}
	i, n := 0, 0
	for i < 9 && (isDigit(text[i]) || text[i] == ' ' || text[i] == '-') {
		i++
	}
	for _, c := range []byte(text[i : len(text)-4]) {
		if c == '*' || c|0x20 == 'x' || c == '.' || c == '#' {
			n++
		} else if c != ' ' && c != '-' {
			return false
		}
	}
	return n >= 4 && isNumber(text[len(text)-4:])
}

const bareMasks = " redacted filtered masked scrubbed omitted "

// ansibleMask is what Ansible shows in the place of what shall not be logged.
const ansibleMask = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"

// maskWords reports whether all words of text are used for masks. What stands
// in brackets may be of more words than what does not: a password can be
// "default".
func maskWords(text string, bracketed bool) bool {
	if !strings.ContainsAny(text, " -_") && !bracketed {
		return isWordOf(text, bareMasks)
	}
	words := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		if words++; bracketed && isNumber(w) && words == 1 {
			continue
		}
		if words > 1 && strings.HasPrefix(strings.ToLower(text), "redacted") {
			return true // and why
		}
		if !isWordOf(w, bareMasks) && !(bracketed && isWordOf(w, " hidden removed sensitive suppressed obfuscated "+
			"protected censored encrypted null nil none empty unset undefined missing blank known after apply computed secret not set provided value default optional required no data bytes chars characters digits ")) {
			return false
		}
	}
	return words > 0 && !isNumber(text)
}

// standIn reports whether text tells what to put in its place: YOUR_API_KEY,
// your-token, insert-token-here, CHANGE_ME.
func standIn(text string) bool {
	if first, rest, ok := strings.Cut(text, " "); ok && len(text) < maxKept && strings.Count(text, " ") < 6 && isWordOf(first, " your place insert enter put paste replace ") && letters(strings.ReplaceAll(rest, " ", "")) {
		return isWordOf(first, " your ") && secretPart(rest) || strings.Contains(rest, "your ") && secretPart(rest)
	}
	if end := strings.TrimRight(text, "xX"); len(text)-len(end) >= 8 && strings.HasSuffix(end, "_") && only(end, "_", isAlpha) { // sk_test_xxxxxxxx
		return true
	}
	if !plainParts(text) || strings.IndexByte(text, '/') >= 0 {
		return false
	}
	word := strings.IndexAny(text, "_-")
	if word < 0 {
		return false
	}
	return text == "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER" || text == "NOT_LOGGING_PASSWORD" || text == "NOT_LOGGING_PARAMETER" || strings.HasPrefix(strings.ToLower(text), "replace_with_") || // of Ansible
		isWordOf(text[:word], " your dummy fake ") || isWordOf(text[:word], " changeme ") && strings.Count(text, text[word:word+1]) > 1 || strings.HasSuffix(text, "here") && isWordOf(text[:word], " insert put enter paste ") ||
		upperName(text) && isWordOf(text[:word], " replace insert change enter put paste ")
}

// secretPart reports whether words, of what stands for a secret, name one or an id.
func secretPart(words string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		if isWordOf(w, " password passwd passphrase passcode pin token tokens secret secrets key keys code codes credential credentials cookie session "+
			"id value here string account card number dsn url apikey jwt otp ") {
			return true
		}
	}
	return false
}

// upperName reports whether s is the name of an environment variable.
func upperName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !('A' <= c && c <= 'Z' || c == '_' || isDigit(c) && i > 0) {
			return false
		}
	}
	return s != ""
}

// repeats reports whether text, written like a placeholder, says the name again:
// access_token=ACCESS_TOKEN, api_key: {apiKey}.
func repeats(key, text string) bool {
	name := text
	if text[0] == '{' && text[len(text)-1] == '}' && len(text) > 2 {
		name = text[1 : len(text)-1]
	} else if !upperName(text) {
		return false
	}
	return strings.EqualFold(unjoin.Replace(name), unjoin.Replace(key))
}
