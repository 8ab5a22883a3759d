package scrub

import "strings"

// What GraphQL and RPC call after what is done with a secret, changePassword and
// resetPin, is a call or its answer, which holds more than the secret.

// isAction reports whether key, that of a container, is called after an action.
func isAction(key string) bool {
	verb := 0
	for verb < len(key) && 'a' <= key[verb] && key[verb] <= 'z' {
		verb++
	}
	if verb == 0 || verb == len(key) || !isWordOf(key[:verb], " change reset update set verify validate check ") {
		return false
	}
	return isWordOf(strings.TrimLeft(key[verb:], "_-"), " password passwd passphrase pin secret credentials passwordinput ")
}

// given are entries of an action that hold what it is called with.
const given = " input variables args arguments params parameters data payload body values "

// action returns what stays of an action: what is nested and not what it is called with,
// and what describes or tells whose it is.
func (w *walk) action(m map[string]any) (any, bool) {
	w.under = nil
	out, changed := w.value(m)
	clean, ok := out.(map[string]any)
	if !ok {
		return w.s.boxed, true
	}
	edited, filtered := w.actionEntries(clean)
	return edited, changed || filtered
}

func (w *walk) actionEntries(m map[string]any) (any, bool) {
	return editMap(m, func(k string, e any) (any, bool) {
		t := w.s.keys.verdict(k).trait(w.s.keys)
		switch x := e.(type) {
		case nil, bool:
			return e, false
		case map[string]any:
			if isWordOf(k, given) {
				return w.actionEntries(x)
			}
			return e, false
		case []any:
			if listOf(x, message) {
				return e, false
			}
			if isWordOf(k, given) || !recordList(x) {
				return w.filter(e)
			}
			return e, false
		case string:
			if describing(x) && t&(traitText|traitTime|traitPlace|traitName|traitWho) != 0 || isWordOf(x, states) || isDate(x) {
				return e, false
			}
		default:
			if t&(traitTime|traitMeasure|traitID) != 0 {
				return e, false
			}
		}
		return w.filter(e)
	})
}
