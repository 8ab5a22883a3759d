package scrub

import "strings"

// Secrets that a shell hands to a program or a file in another way than by arguments and
// pipes.

// hereString replaces the word behind <<< at i if the program before it reads a password:
// docker login --password-stdin <<< x.
func (sc *scanner) hereString(i int) bool {
	s := sc.s
	if sc.vain > maxVain {
		return false
	}
	line := s[max(0, i-maxCommand):i]
	sc.vain += len(line)
	line = line[strings.LastIndexByte(line, '\n')+1:]
	reads := strings.Contains(line, "read ") && sc.t.keys.sensitive(endWord(line, " ")) // read -r USER PASS <<< "ann x"
	if !reads && !readsPassword(line) {
		return false
	}
	v := sc.argument(i + len("<<<"))
	if reads {
		v.lo += strings.LastIndexByte(s[v.lo:v.hi], ' ') + 1
	}
	if text := s[v.lo:v.hi]; text == "" || v.open || placeholder(text) || text[0] == '$' {
		return false
	}
	if user := strings.IndexByte(s[v.lo:v.hi], ':'); user > 0 && strings.HasSuffix(strings.TrimRight(line, " "), "chpasswd") {
		v.lo += user + 1
	}
	sc.replace(v.lo, v.hi)
	return true
}

// intoSecretFile reports whether rest, which begins with >, writes the text v to a file whose
// name is that of a secret: echo x > ~/.vault-token.
func (sc *scanner) intoSecretFile(v value, rest string) bool {
	text := sc.s[v.lo:v.hi]
	if strings.ContainsAny(text, " :=") || plainParts(text) {
		return false
	}
	path := strings.TrimLeft(rest, "> ")
	path = path[:strings.IndexAny(path+" ", " \n\"';&|)")]
	name := path[strings.LastIndexByte(path, '/')+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	name = strings.TrimPrefix(name, ".")
	return name != "" && !bareKey(name) && sc.t.keys.sensitive(name)
}

// substituted reports whether the command that ends at end writes what an option or setting
// with the name of a secret reads: private-key <(echo x).
func (sc *scanner) substituted(end int) bool {
	before, ok := strings.CutSuffix(sc.s[max(0, end-maxShape):end], "<(echo")
	if !ok {
		before, ok = strings.CutSuffix(before, "<(printf")
	}
	name := strings.TrimRight(endWord(strings.TrimRight(before, " ="), " \n"), "=")
	name = strings.TrimSuffix(strings.TrimLeft(name, "-"), "-file")
	return ok && name != "" && sc.t.keys.sensitive(name)
}
