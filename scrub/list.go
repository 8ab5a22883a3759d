package scrub

import "strings"

// list is the state of one pass over a list.
type list struct {
	pairs bool // it is a list of pairs
	next  next // what the last element says about the next one
}

type next uint8

const (
	nextAny    next = iota
	nextSecret      // the argument of a flag such as --password
	nextLogin       // the argument of curl's --user: name and password
)

func (l *list) element(w *walk, e any) (any, bool) {
	s, isString := e.(string)
	was := l.next
	l.next = nextAny
	if isString {
		l.next = w.s.flag(s)
	}
	switch {
	case was == nextSecret && !(isString && isFlag(s)):
		l.next = nextAny
		return w.filter(e)
	case was == nextLogin && isString:
		if user, password, ok := strings.Cut(s, ":"); ok && password != "" && password != w.s.replacement {
			return w.string(user) + ":" + w.s.replacement, true
		}
	case l.pairs && !isString && isPair(e):
		return w.pair(e.([]any), e)
	}
	return w.value(e)
}

func isFlag(s string) bool { return len(s) > 1 && s[0] == '-' }

// flag tells what a command line argument says about the next one.
func (s *Scrubber) flag(arg string) next {
	if len(arg) < 2 || arg[0] != '-' || len(arg) > maxLabel {
		return nextAny
	}
	switch {
	case arg == "-u", arg == "--user", arg == "--proxy-user":
		return nextLogin
	case len(arg) > 2 && !strings.ContainsAny(arg, "= ") && s.keys.sensitive(strings.TrimLeft(arg, "-")):
		return nextSecret
	}
	return nextAny
}

// isPair reports whether e is a name and a value.
func isPair(e any) bool {
	x, ok := e.([]any)
	if !ok || len(x) != 2 {
		return false
	}
	_, ok = x[0].(string)
	return ok
}

func (w *walk) pair(x []any, v any) (any, bool) {
	if label := x[0].(string); len(label) > maxLabel || !w.s.keys.sensitive(label) {
		return w.value(v)
	}
	if w.nodes < len(x) {
		return markerTruncated, true
	}
	name, renamed := w.value(x[0])
	secret, changed := w.filter(x[1])
	w.nodes -= len(x)
	if w.share && !renamed && !changed {
		return v, false
	}
	return []any{name, secret}, true
}
