package scrub

import (
	"encoding/json"
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

// taker is what takes values.
type taker struct {
	statement string
	class     string
	call      string
	command   []any
}

// takerIn returns what takes values in m.
func takerIn(m map[string]any) (g taker) {
	for k, v := range m {
		switch r := roleOf(k); r {
		case roleStatement, roleCall, roleCommand:
			g.see(k, r, v)
		}
	}
	return g
}

// see looks at the entry v of role r under key.
func (g *taker) see(key string, r role, v any) {
	text, isText := textOf(v)
	switch {
	case r == roleCommand:
		if list, ok := plainOf(v).([]any); ok && len(list) < maxArgv {
			g.command = list
		} else if isText && strings.Count(text, " ") < 3 {
			for word := range strings.FieldsSeq(text) {
				g.command = append(g.command, word)
			}
		}
	case !isText || len(text) > maxStatement:
	case r == roleStatement:
		g.statement = text
	case strings.EqualFold(key, "class"):
		g.class = text
	case len(text) <= maxLabel:
		g.call = text
	}
}

// filter returns v, the values that are given, without the secrets among them.
func (g *taker) filter(w *walk, v any) (any, bool) {
	list, ok := plainOf(v).([]any)
	if !ok || len(list) == 0 || len(list) > maxGiven {
		return v, false
	}
	for _, e := range list {
		switch e.(type) {
		case map[string]any, []any:
			return v, false
		}
	}
	switch {
	case g.command != nil:
		return g.arguments(w, list)
	case g.statement == "" && g.call == "":
		return v, false
	}
	const apart = "; params: "
	encoded := encodeJSON(list)
	before, after := g.statement+apart, ""
	if g.statement == "" {
		name := g.call
		if g.class != "" {
			name = g.class + "->" + name
		}
		before, after, encoded = name+"(", ")", encoded[1:len(encoded)-1]
	}
	clean := w.s.texts.scrub(before + encoded + after)
	if clean == before+encoded+after {
		return v, false
	}
	// What stands before the values may have changed, too.
	if g.statement != "" {
		clean = clean[strings.LastIndex(clean, apart)+len(apart):]
	} else {
		clean = "[" + strings.TrimSuffix(clean[strings.IndexByte(clean, '(')+1:], ")") + "]"
	}
	var out []any
	if json.Unmarshal([]byte(clean), &out) != nil || len(out) != len(list) {
		return w.filter(v)
	}
	return editList(list, func(i int, e any) (any, bool) {
		if s, ok := out[i].(string); ok && strings.Contains(s, w.s.replacement) && s != e {
			return s, true
		}
		return e, false
	})
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
