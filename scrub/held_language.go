package scrub

// Tokens of languages, and of models of them, which are no secrets.

// isLanguage reports whether v under key in the container in is a token of a language, or a list
// of them.
func isLanguage(key string, v any, in *keyVerdict) bool {
	m, ok := v.(map[string]any)
	return ok && key == "token" && isToken(m) || lexemes(key, v, in)
}

// isToken reports whether m is a token of a language with its place.
func isToken(m map[string]any) bool {
	e := mapEntries[any](m)
	s, ok := textOf(m["text"])
	if !ok {
		s, ok = textOf(m["value"])
	}
	return ok && lexeme(s) && (at(e, "line", "column") || at(e, "line", "col"))
}

// lexemes reports whether v, under the name key in the container in, is a list of tokens of a
// language.
func lexemes(key string, v any, in *keyVerdict) bool {
	if !hasSuffixFold(key, "tokens") {
		return false
	}
	if list, ok := v.([]any); ok && recordList(v) {
		signs := false // without one it is no list of tokens of a language
		for _, e := range list {
			m := mapEntries[any](e.(map[string]any))
			t, ok := m.entry("token")
			if !ok {
				t, ok = m.entry("value")
			}
			kind, _ := m.entry("type")
			named, _ := textOf(kind) // LBRACE
			s, text := textOf(t)
			placed := ok && otherSense("token", t, m, in)
			if !placed && !(text && upperName(named) && lexeme(s)) {
				return false
			}
			signs = signs || placed || sign(s)
		}
		return signs
	}
	if listOf(v, upperName) && !listOf(v, func(s string) bool { return !isWordOf(s, tokenClasses) }) { // IDENT, LPAREN
		return true
	}
	return (in.says(withinWords) || in != nil && isWordOf(in.key, " query search ")) && listOf(v, plainWord)
}

// tokenClasses are what kinds of tokens languages have most.
const tokenClasses = " ident identifier lparen rparen lbrace rbrace string number integer comma colon semicolon operator keyword literal newline eof "

// lexeme reports whether s is a word, a sign or a short number, as tokens of languages are.
func lexeme(s string) bool {
	if len(s) > 24 {
		return false
	}
	digits := digitsIn(s)
	return digits == 0 || digits == len(s) && digits < 4
}

// sign reports whether s is punctuation, as a token of a language: { or !=.
func sign(s string) bool {
	if len(s) == 0 || len(s) > 3 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || isAlnum(c) {
			return false
		}
	}
	return true
}

// at reports whether numbers in m say where something stands.
func at[M entries](m M, from, to string) bool {
	a, _ := m.entry(from)
	b, _ := m.entry(to)
	lo, ok := numberOf(a)
	hi, too := numberOf(b)
	return ok && too && (from != "start" && from != "start_offset" || hi >= lo && hi-lo <= 24 && hi < 1e6)
}

// probKeys stand beside a token of a model of language.
var probKeys = [...]string{"lemma", "logprob", "prob"}
