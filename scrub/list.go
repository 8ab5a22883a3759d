package scrub

import "strings"

// list is the state of one pass over a list.
type list struct {
	pairs   bool  // it is a list of pairs
	headers bool  // it is a list of names and values by turns
	odd     bool  // the next element is a value
	login   bool  // it is the command of Redis that takes a password
	next    next  // what the last element says about the next one
	tool    *tool // the program whose arguments these are
}

// begin looks at the first element of a list of n.
func (l *list) begin(first any, n int) {
	if name, ok := first.(string); ok {
		l.tool = tools[name[strings.LastIndexByte(name, '/')+1:]]
		l.login = n <= 3 && name == loginCommand
		l.headers = n > 2 && n%2 == 0 && isHeader(name)
		return
	}
	l.pairs = isPair(first)
}

// isHeader reports whether name is a header that lists of header fields by turns
// often begin with, as the rawHeaders of Node.js.
func isHeader(name string) bool {
	switch len(name) {
	case 4, 6, 7, 10, 12, 13, 14, 15:
		switch strings.ToLower(name) {
		case "host", "accept", "cookie", ":method", ":scheme", ":path", "connection", "user-agent", ":authority", "content-type",
			"authorization", "content-length", "accept-encoding", "accept-language":
			return true
		}
	}
	return false
}

// loginCommand is that of Redis which takes a password, and maybe a user before
// it: ["AUTH", "x"]. Its name in small letters is as often a tag.
const loginCommand = "AUTH"

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
	switch {
	case l.headers:
		if l.odd = !l.odd; l.odd && isString && len(s) <= maxLabel && w.s.keys.sensitive(s) {
			l.next = nextSecret
		}
	case isString:
		l.next = w.s.flag(s)
		if l.tool != nil && l.tool.command == "" && len(s) > 1 && s[0] == '-' {
			if len(s) > 2 && strings.IndexByte(l.tool.attached, s[1]) >= 0 {
				l.next = nextAny
				return w.string(s[:2]) + w.s.replacement, s[2:] != w.s.replacement
			}
			if len(s) == 2 && strings.IndexByte(l.tool.flags, s[1]) >= 0 {
				l.next = nextSecret
			}
		}
	}
	if l.login && isString && l.odd {
		return w.filter(e)
	}
	l.odd = l.odd || l.login
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
