package scrub

import "strings"

// copied replaces the secrets in the rows of a dump of PostgreSQL, of which the word COPY ends at end:
// COPY clients (id, secret) FROM stdin;
func (sc *scanner) copied(end int) bool {
	s := sc.s
	if end < sc.copyTill {
		return false
	}
	line := s[end:min(len(s), end+maxHeader)]
	line, _, ok := strings.Cut(line, "\n")
	_, rest, ok2 := strings.Cut(line, "(")
	header, rest, ok3 := strings.Cut(rest, ")")
	if !ok || !ok2 || !ok3 || !strings.HasPrefix(rest, " FROM stdin") {
		return false
	}
	var secret columnKinds
	n, any := 0, false
	for name := range strings.SplitSeq(header, ", ") {
		if n == maxCSVColumns {
			return false
		}
		secret[n] = sc.columnKind(strings.Trim(name, `"`))
		any = any || secret[n] != 0
		n++
	}
	if !any {
		return false
	}
	at, moved := end+len(line)+1, false
	sc.i = end
	for at < len(s) && s[at] != '\\' {
		to, found := sc.row(at, '\t', n, &secret)
		moved = moved || found
		if to <= at || to >= len(s) || s[to] != '\n' {
			break
		}
		at = to + 1
	}
	sc.copyTill = at
	return moved
}
