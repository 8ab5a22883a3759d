package scrub

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Values that stand apart from the statement, the call or the command that they are given to:
//
//	{"query": "UPDATE u SET token = ? WHERE id = ?", "params": ["x", 17]}
//	{"class": "PDO", "function": "__construct", "args": ["mysql:host=db", "shop", "x"]}
//	{"command": "mysql", "args": ["-uroot", "-px"]}
//
// They are read as the texts that they are together.

// maxGiven is how many values are looked at.
const maxGiven = maxMarks

// taker is what takes values. There may be several.
type taker struct {
	statements []string
	calls      []string
	command    []any
}

// takerIn returns what takes values in m.
func takerIn(m map[string]any) (g taker) {
	class, _ := textOf(m["class"])
	for k, v := range m {
		text, isText := textOf(v)
		switch roleOf(k) {
		case roleCommand:
			if list, ok := plainOf(v).([]any); ok && len(list) < maxArgv {
				g.command = list
			} else if isText && strings.Count(text, " ") < 3 {
				for word := range strings.FieldsSeq(text) {
					g.command = append(g.command, word)
				}
			}
		case roleStatement:
			if isText && len(text) <= maxStatement {
				g.statements = append(g.statements, text)
			}
		case roleCall:
			if !isText || len(text) > maxLabel || k == "class" {
				continue
			}
			if class != "" {
				g.calls = append(g.calls, class+"->"+text)
			}
			g.calls = append(g.calls, text)
		}
	}
	return g
}

// apart stands between a statement and its values, as logs have it.
const apart = "; params: "

// filter returns v, the values that are given, without the secrets among them.
func (g *taker) filter(w *walk, v any) (any, bool) {
	list, ok := plainOf(v).([]any)
	if !ok || len(list) == 0 || len(list) > maxGiven {
		return v, false
	}
	if g.command != nil {
		return g.arguments(w, list)
	}
	texts := make([]any, len(list)) // numbers, too: their replacement is a text
	for i, e := range list {
		if s, ok := textOf(e); ok {
			texts[i] = s
		} else if _, ok := numberOf(e); ok {
			texts[i] = fmt.Sprint(e)
		}
	}
	encoded := encodeJSON(texts)
	changed := false
	for _, statement := range g.statements {
		list, changed = hidden(w, list, changed, statement+apart, encoded, "")
	}
	for _, call := range g.calls {
		list, changed = hidden(w, list, changed, call+"(", encoded[1:len(encoded)-1], ")")
	}
	return list, changed
}

// hidden returns list without what the rules for texts find in encoded, its elements as JSON, between
// before and after.
func hidden(w *walk, list []any, changed bool, before, encoded, after string) ([]any, bool) {
	text := before + encoded + after
	clean := w.s.texts.scrub(text)
	if clean == text {
		return list, changed
	}
	call := after != ""
	if call {
		clean = "[" + strings.TrimSuffix(clean[strings.IndexByte(clean, '(')+1:], after) + "]"
	} else { // what stands before the values may have changed, too
		clean = clean[strings.LastIndex(clean, apart)+len(apart):]
	}
	var out []any
	if json.Unmarshal([]byte(clean), &out) != nil || len(out) != len(list) {
		out = make([]any, len(list))
		for i := range out {
			out[i] = w.s.replacement
		}
	}
	hides := func(i int, e any) (any, bool) {
		s, ok := out[i].(string)
		if !ok || !strings.Contains(s, w.s.replacement) || call && harmlessArgument(e) {
			return e, false
		}
		if _, text := e.(string); !text {
			return w.filter(e)
		}
		return s, s != e
	}
	edited, now := editList(list, hides)
	return edited, changed || now
}

// harmlessArgument reports whether e, given to a call that takes a secret by some meaning of its name,
// is none: a path, a URL, an object, a short number or an id such as peer-2.
func harmlessArgument(e any) bool {
	s, ok := textOf(e)
	if !ok {
		return false
	}
	word, number, _ := strings.Cut(strings.ReplaceAll(s, ":", "-"), "-")
	return strings.HasPrefix(s, "/") || strings.Contains(s, "://") || strings.HasPrefix(s, "Object(") || len(s) < 3 || isDate(s) ||
		letters(word) && number != "" && len(number) < 4 && isNumber(number)
}

// arguments returns what stays of the arguments of a command.
func (g *taker) arguments(w *walk, args []any) (any, bool) {
	all := append(append([]any{}, g.command...), args...)
	l := list{n: len(all)}
	changed := false
	out := make([]any, len(all))
	for i, e := range all {
		clean, edited := l.element(w, e)
		out[i] = clean
		changed = changed || edited && i >= len(g.command)
	}
	return out[len(g.command):], changed
}
