package scrub

import "strings"

// settingWords are the last words of the names of what is set about a secret.
const settingWords = " timeout ttl expires in at type enabled disabled method methods name names length duration count limit policy version status provider required secure site only domain path max min age " +
	"algorithm scope kind driver store url host port strategy mode rotation format encoding interval retries optional digits uppercase lowercase symbols issuer audience leeway scheme algorithms clock skew period "

// settings reports whether a block holds nothing but what is set about a secret:
// {"timeout": 1800, "cookieName": "sid"}.
func settings(text string) bool {
	if len(text) < 6 || text[0] != '{' || text[len(text)-1] != '}' {
		return false
	}
	n := 0
	for part := range strings.SplitSeq(text[1:len(text)-1], ",") {
		name, val, ok := strings.Cut(strings.TrimSpace(part), ":")
		name = strings.Trim(name, "\"'")
		val = strings.TrimSpace(val)
		if !ok || !isWordOf(lastHump(name), settingWords) {
			return false
		}
		quoted := val != "" && isQuote(val[0])
		if val = strings.Trim(val, "\"'"); quoted && !(plainParts(strings.TrimRight(val, "0123456789")) && len(val) < 24 && len(val)-len(strings.TrimRight(val, "0123456789")) < 4 || algorithm(val)) || !quoted && !isNumber(val) && !jsonLiteral(val) && !(plainParts(val) && len(val) < 24) && !measure(val) && !fileName(val) && !endpoint("", val) && !algorithm(strings.Trim(val, "[]")) {
			return false
		}
		n++
	}
	return n > 0
}

// isJSON reports whether a block is an object of JSON, of which heldBlock knows
// more.
func isJSON(text string) bool {
	return len(text) > 2 && text[0] == '{' && strings.HasPrefix(strings.TrimLeft(text[1:], " \n\t"), `"`)
}

// counts reports whether a block holds nothing but numbers: {"input":118,"output":34}.
func counts(text string) bool {
	if len(text) < 5 || text[0] != '{' || text[len(text)-1] != '}' {
		return false
	}
	for part := range strings.SplitSeq(text[1:len(text)-1], ",") {
		_, val, ok := strings.Cut(part, ":")
		if !ok || !isNumber(strings.TrimSpace(val)) {
			return false
		}
	}
	return true
}

// constants reports whether a block is a list of names in capitals, as parsers
// call their tokens: [IDENT ASSIGN INT].
func constants(text string) bool {
	if len(text) < 5 || text[0] != '[' || text[len(text)-1] != ']' {
		return false
	}
	for name := range strings.FieldsFuncSeq(text[1:len(text)-1], func(r rune) bool { return r == ' ' || r == ',' }) {
		if strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != "" || len(name) > 16 {
			return false
		}
	}
	return true
}

// lastHump returns the last word of a name: Name of cookieName and cookie_name.
func lastHump(name string) string {
	for i := len(name) - 1; i > 0; i-- {
		if c := name[i]; 'A' <= c && c <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z' {
			return name[i:]
		} else if c == '_' || c == '-' {
			return name[i+1:]
		}
	}
	return name
}

// secretNames reports whether a block is a list of the names of secrets.
func (sc *scanner) secretNames(text string) bool {
	if len(text) < 5 {
		return false
	}
	set := text[0] == '{' && text[len(text)-1] == '}' // of Python
	if !set && (text[0] != '[' || text[len(text)-1] != ']') {
		return false
	}
	n := 0
	for part := range strings.SplitSeq(text[1:len(text)-1], ",") {
		name := strings.Trim(strings.TrimSpace(part), "\"'")
		if len(name) > maxShape || !plainParts(name) || !(set && len(name) < len(strings.TrimSpace(part))) && strings.IndexAny(name, "-_./") < 1 || !sc.t.keys.sensitive(name) {
			return false
		}
		n++
	}
	return n > 0
}

// logLevel reports whether a block is what log lines start with: [ERROR].
func logLevel(text string) bool {
	return len(text) > 3 && text[0] == '[' && isWordOf(text[1:len(text)-1], " error warn warning info debug fatal trace notice ok fail failed done skipped ")
}
