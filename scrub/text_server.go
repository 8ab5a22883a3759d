package scrub

import "strings"

// Passwords in what servers log and keep: Mosquitto, Dovecot, strongSwan.

// mosquitto replaces the password of a client that a broker refused, with its user and the time
// that it keeps alive in the brackets at at: (u'ann', p'x', k60).
func (sc *scanner) mosquitto(at int) bool {
	s := sc.s
	rest, ok := strings.CutPrefix(s[at:min(len(s), at+2*maxShape)], "(u'")
	n := strings.Index(rest, "', p'")
	if !ok || n < 0 {
		return false
	}
	lo := at + len("(u'") + n + len("', p'")
	hi := strings.IndexByte(s[lo:min(len(s), lo+maxShape)], '\'')
	if hi < 1 {
		return false
	}
	sc.replace(lo, lo+hi)
	return true
}

// plainScheme replaces the password in the bracket at at that Dovecot compared with what it keeps:
// PLAIN(x) != '{SHA512-CRYPT}'.
func (sc *scanner) plainScheme(at int) bool {
	n := strings.Index(sc.s[at:min(len(sc.s), at+maxShape)], ") != '{")
	if n < 2 || strings.IndexByte(sc.s[at:at+n], '\n') >= 0 {
		return false
	}
	sc.replace(at+1, at+n)
	return true
}

// roadWarrior replaces the password behind the word s[i:end] in a line of ipsec.secrets: ann : EAP "x".
func (sc *scanner) roadWarrior(i, end int) bool {
	if !strings.HasSuffix(sc.s[:i], " : ") || !strings.HasPrefix(sc.s[end:], ` "`) {
		return false
	}
	v := sc.quoted(end+1, 0)
	text := sc.s[v.lo:v.hi]
	if v.open || len(text) < 6 || placeholder(text) || statusWords.has(text) || strings.IndexByte(text, ' ') >= 0 || v.hi+1 < len(sc.s) && sc.s[v.hi+1] != '\n' {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}
