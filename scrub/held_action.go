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

// actionValues are the entries of an action that are the secret, or hold it.
const actionValues = " old new current previous next value confirm confirmation repeat again plain plaintext raw text data result output payload arg args argument arguments "

// action returns what stays of an action.
func (w *walk) action(m map[string]any) (any, bool) {
	w.under = nil
	out, changed := w.value(m)
	clean, ok := out.(map[string]any)
	if !ok {
		return w.s.boxed, true
	}
	edited, filtered := editMap(clean, func(k string, e any) (any, bool) {
		if text, ok := e.(string); ok && (isWordOf(k, actionValues) || randomLooking(text)) || isWordOf(k, actionValues) && isList(e) {
			return w.filter(e)
		}
		return e, false
	})
	return edited, changed || filtered
}
