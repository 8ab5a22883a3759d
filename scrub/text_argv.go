package scrub

import "strings"

// Command lines as lists of their arguments: ["docker", "login", "-p", "x"], and as %q
// prints them, ["docker" "login" "-p" "x"]. They are scanned as the lines that they are.

// maxArgv is how many arguments of a list are looked at.
const maxArgv = 24

// maxBefore is how many texts may stand before the program and itself: sudo -u ann.
const maxBefore = 4

// isProgram reports whether name, or the last part of a path, is a program that takes
// secrets at places of which no name tells.
func isProgram(name string) bool {
	name = name[strings.LastIndexByte(name, '/')+1:]
	return tools[name] != nil || commands[name] != nil
}

// argv scans the list of arguments that stand in quotes behind the program s[i:end], if
// there is one, and replaces the secrets in it.
func (sc *scanner) argv(i, end int) bool {
	s := sc.s
	if end < sc.argvUntil || i > 0 && s[i-1] == '_' {
		return false // it is an argument itself, or the end of a name
	}
	lo := i
	for lo > 0 && i-lo < maxLabel && setBytes[setPath][s[lo-1]] { // /usr/bin/
		lo--
	}
	if lo == 0 || !isQuote(s[lo-1]) {
		return false
	}
	quote, esc := s[lo-1], 0
	for end+esc < len(s) && s[end+esc] == '\\' && esc < maxEscapes {
		esc++
	}
	if end+esc >= len(s) || s[end+esc] != quote {
		return false
	}
	line := commandLine{at: []value{{lo: lo, hi: end}}}
	line.add(s[lo:end])
	at := end + esc + 1
	for len(line.at) < maxArgv && at < end+maxCommand {
		next := nextArgument(s[at:])
		if next == 0 || at+next+esc >= len(s) || s[at+next+esc] != quote || strings.Trim(s[at+next:at+next+esc], `\`) != "" {
			break
		}
		v := sc.quoted(at+next+esc, esc)
		if v.open || v.hi-v.lo > maxCommand {
			break
		}
		line.at = append(line.at, v)
		line.add(s[v.lo:v.hi])
		at = v.hi + esc + 1
	}
	sc.argvUntil = at
	if len(line.at) == 1 {
		return false
	}
	for _, e := range line.scan(sc.t) {
		sc.replaceWith(e.lo, e.hi, e.text)
	}
	return sc.last > i
}

// nextArgument returns how far the quote of the next argument of a list stands from
// behind that of the last, 0 if there is none.
func nextArgument(s string) int {
	n := 0
	if n < len(s) && s[n] == ',' {
		n++
	}
	for n < len(s) && n < maxPairSpace && (s[n] == ' ' || s[n] == '\n' || s[n] == '\t') {
		n++
	}
	if n > 0 && n+2 < len(s) && s[n] == 'a' && isDigit(s[n+1]) { // a1="-w" of auditd
		at := n + 2
		for at < len(s) && at < n+4 && isDigit(s[at]) {
			at++
		}
		if at < len(s) && s[at] == '=' {
			n = at + 1
		}
	}
	return n
}

// commandLine is a list of arguments written as a line.
type commandLine struct {
	text []byte
	from []int   // where in the line each argument starts
	at   []value // and where in the text
}

// add adds an argument, in quotes if it needs them.
func (l *commandLine) add(arg string) {
	if len(l.text) > 0 {
		l.text = append(l.text, ' ')
	}
	quote := ""
	if arg == "" || strings.IndexByte(arg, ' ') >= 0 {
		quote = `"`
		if strings.IndexByte(arg, '"') >= 0 {
			quote = "'"
		}
	}
	l.text = append(l.text, quote...)
	l.from = append(l.from, len(l.text))
	l.text = append(append(l.text, arg...), quote...)
}

// argumentEdit is an edit in the argument arg.
type argumentEdit struct {
	edit
	arg int
}

// scan returns what is to be replaced in the arguments, as places in the text.
func (l *commandLine) scan(t *textRules) (edits []argumentEdit) {
	sc := scanner{t: t, s: string(l.text), record: true}
	sc.run()
	n := 0
	for _, e := range sc.edits {
		for n+1 < len(l.from) && l.from[n+1] <= e.lo {
			n++
		}
		lo := l.at[n].lo + e.lo - l.from[n]
		if e.lo < l.from[n] {
			continue
		}
		hi := min(lo+e.hi-e.lo, l.at[n].hi)
		if strings.IndexByte(" |;\"'`\n\t", sc.s[min(e.hi, len(sc.s)-1)]) >= 0 { // which end no argument here
			hi = l.at[n].hi
		}
		edits = append(edits, argumentEdit{edit{lo, hi, e.text}, n})
	}
	return edits
}
