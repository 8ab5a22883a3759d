package scrub

import "strings"

// list is the state of one pass over a list.
type list struct {
	n       int // how many elements it has
	begun   bool
	pairs   bool         // it is a list of pairs
	headers bool         // it is a list of names and values by turns
	odd     bool         // the next element is a value
	login   bool         // it is the command of Redis that takes a password
	user    bool         // and this comes behind the user
	next    next         // what the last element says about the next one
	words   int          // texts that have been looked at
	line    *commandLine // the command whose arguments these are
}

// begin looks at the first element.
func (l *list) begin(first any) {
	l.begun = true
	if name, ok := first.(string); ok {
		l.login = l.n <= 3 && name == loginCommand
		l.headers = l.n > 2 && l.n%2 == 0 && isHeader(name)
		return
	}
	_, _, l.pairs = pairOf(first)
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

// commonHeader reports whether name is that of a header as browsers ask about: Content-Type.
func commonHeader(name string) bool {
	return commonHeaders.has(name)
}

var commonHeaders = newWordSet("content-type content-length content-encoding content-language accept-language accept-encoding accept-version cache-control " +
	"x-requested-with x-request-id x-correlation-id x-csrf-token x-xsrf-token x-api-key x-client-version x-tenant-id x-trace-id if-match if-none-match user-agent last-event-id idempotency-key")

// loginCommand is that of Redis which takes a password, and maybe a user before
// it: ["AUTH", "x"]. Its name in small letters is as often a tag.
const loginCommand = "AUTH"

type next uint8

const (
	nextAny    next = iota
	nextSecret      // the argument of a flag such as --password
	nextLogin       // the argument of curl's --user: name and password
)

// element returns the clean form of the next element and whether it is another.
func (l *list) element(w *walk, e any) (any, bool) {
	if _, ok := e.(string); ok {
		if out, changed, done := l.rule(w, e); done {
			return out, changed
		}
		return w.value(e)
	}
	clean, changed := w.value(e)
	out, ruled, _ := l.rule(w, clean)
	return out, changed || ruled
}

// rule looks at the next element, which is clean already or a text. If its place
// says that it is a secret, it is done, and out is what stays of it.
func (l *list) rule(w *walk, e any) (out any, changed, done bool) {
	if !l.begun {
		l.begin(e)
	}
	s, isString := e.(string)
	was := l.next
	l.next = nextAny
	switch {
	case l.headers:
		if l.odd && isString && was == nextSecret && commonHeader(s) { // all are names
			l.headers = false
			break
		}
		if l.odd = !l.odd; l.odd && isString && len(s) <= maxLabel && w.s.keys.sensitive(s) {
			l.next = nextSecret
		}
	case isString:
		l.next = w.s.flag(s)
		if clean := l.argument(w.s.texts, s); clean != s {
			l.next = nextAny
			return w.string(clean), true, true
		}
	}
	if l.login && isString && l.odd && !(l.n == 3 && !l.user && s == "default") {
		out, changed = w.filter(e)
		return out, changed, true
	}
	l.user = l.odd
	l.odd = l.odd || l.login
	switch {
	case was == nextSecret && !(isString && (isFlag(s) || commonHeader(s))):
		l.next = nextAny
		out, changed = w.filter(e)
		return out, changed, true
	case was == nextLogin && isString:
		if user, password, ok := strings.Cut(s, ":"); ok && password != "" && password != w.s.replacement {
			return w.string(user) + ":" + w.s.replacement, true, true
		}
	case l.pairs:
		out, changed = w.pair(e)
		return out, changed, changed
	}
	return e, false, false
}

// argument returns the next text of the list without the secret that it is as an argument
// of a program.
func (l *list) argument(t *textRules, s string) string {
	if l.words++; l.words > maxArgv || len(s) > maxCommand {
		l.line = nil
		return s
	}
	if l.line == nil {
		if l.words > maxBefore || !isProgram(s) {
			return s
		}
		l.line = new(commandLine)
	}
	n := len(l.line.from)
	l.line.add(s)
	l.line.at = append(l.line.at, value{hi: len(s)})
	if n == 0 {
		return s
	}
	var edits []edit
	for _, e := range l.line.scan(t) {
		if e.arg == n {
			edits = append(edits, e.edit)
		}
	}
	return apply(s, edits, len(t.replacement))
}

func isFlag(s string) bool { return len(s) > 1 && s[0] == '-' }

// flag tells what a command line argument says about the next one.
func (s *Scrubber) flag(arg string) next {
	if len(arg) < 2 || arg[0] != '-' && (arg[0] != '+' || strings.IndexByte(arg, '_') < 0) || len(arg) > maxLabel {
		return nextAny
	}
	switch {
	case arg == "-u", arg == "--user", arg == "--proxy-user":
		return nextLogin
	case len(arg) > 2 && !strings.ContainsAny(arg, "= ") && s.keys.sensitive(strings.TrimLeft(arg, "-+")):
		return nextSecret
	}
	return nextAny
}

// pairOf returns the name and the value of which e, a clean list, consists.
func pairOf(e any) (name string, v any, ok bool) {
	switch x := e.(type) {
	case []any:
		if len(x) == 2 {
			name, ok = x[0].(string)
			return name, x[1], ok
		}
	case []string:
		if len(x) == 2 {
			return x[0], x[1], true
		}
	}
	return "", nil, false
}

// pair filters the value of a pair, which is clean, if its name says so.
func (w *walk) pair(e any) (any, bool) {
	name, v, ok := pairOf(e)
	if !ok || name != markerTruncated && (len(name) > maxLabel || !w.s.keys.sensitive(name)) {
		return e, false
	}
	secret, changed := w.filter(v)
	if !changed {
		return e, false
	}
	return []any{name, secret}, true
}
