package scrub

import (
	"iter"
	"strings"
)

// Calls of which the name says what they take: setPassword("x"), change_password('x'),
// Secret("x").

// setter replaces the only argument of a call of which the name is that of a
// secret, and which sets it: .password("x"), withApiKey("x"). The bracket is at i.
func (sc *scanner) setter(i int) bool {
	s := sc.s
	name := sc.function(i)
	lo := i - len(name)
	for _, verb := range [...]string{"set", "with", "Set", "With"} {
		if rest, ok := strings.CutPrefix(name, verb); ok && rest != "" && (upperFirst(rest) || rest[0] == '_') {
			name = rest
			break
		}
	}
	if rest, ok := verified(name); ok {
		return sc.verifies(i, rest)
	}
	if newtype := upperFirst(name) && len(name) == i-lo; newtype && (lo == 0 || s[lo-1] != '.') && !bareKey(name) && !startsWithVerb(name) {
		v := sc.argumentString(i + 1)
		if v.hi == 0 || !strings.HasPrefix(s[v.hi+1:], ")") || !sc.t.keys.sensitive(name) || !sc.stated(s[v.lo:v.hi], afterNumber, v.quote) && (versionLike(s[v.lo:v.hi]) || !sc.stated(s[v.lo:v.hi], afterPassword, v.quote)) {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	if name == "" || len(name) == i-lo && (lo == 0 || s[lo-1] != '.' || upperFirst(name) || strings.HasPrefix(name, "get")) || bareKey(name) {
		return false
	}
	v := sc.argumentString(i + 1)
	if v.hi == 0 || v.hi == v.lo || !strings.HasPrefix(s[v.hi+1:], ")") && !strings.HasPrefix(s[v.hi+1:], ".toCharArray()") || !sc.t.keys.sensitive(name) {
		return false
	}
	if text := s[v.lo:v.hi]; placeholder(text) || strings.Contains(text, "://") || message(text) || sc.saysName(text) || strings.IndexByte(text, ':') == 0 || plainParts(text) && !strongSecretWord(name) || statusWords.has(text) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// startsWithVerb reports whether name is that of a function of Go or C# that does something
// about a secret, rather than a type: ParseSecretKey, DeleteToken.
func startsWithVerb(name string) bool {
	n := 1
	for n < len(name) && 'a' <= name[n] && name[n] <= 'z' {
		n++
	}
	return n < len(name) && isWordOf(name[:n], " parse get load read delete list create find has is new add remove lookup make put fetch resolve revoke issue test mask redact format print generate must require ensure with assert expect handle on by for to from ")
}

// verified returns the name behind the verb in that of a function which works with a
// secret: change_password, checkPin, VerifyToken.
func verified(name string) (rest string, ok bool) {
	for _, verb := range [...]string{"change", "check", "verify", "validate", "compare", "reset", "update", "encrypt", "decrypt", "hash", "redeem", "consume"} {
		if len(name) <= len(verb) || !strings.EqualFold(name[:len(verb)], verb) {
			continue
		}
		rest = name[len(verb):]
		if rest[0] == '_' && len(rest) > 1 {
			return rest[1:], true
		}
		return rest, upperFirst(rest)
	}
	return "", false
}

// verifies replaces the strings among the arguments of a call that look like the secret of
// which its name says the kind. The bracket is at i.
func (sc *scanner) verifies(i int, name string) bool {
	s := sc.s
	if bareKey(name) || containsFold(name, "signature") || !sc.t.keys.sensitive(name) {
		return false
	}
	moved := false
	for v := range sc.argumentStrings(i + 1) {
		if text := s[v.lo:v.hi]; text != "" && (sc.stated(text, afterNumber, v.quote) || strongSecretWord(name) && sc.stated(text, afterPassword, v.quote)) {
			sc.replace(v.lo, v.hi)
			moved = true
		}
	}
	return moved
}

// argumentStrings returns the first arguments from at on, four at most, as far as they are
// strings.
func (sc *scanner) argumentStrings(at int) iter.Seq[value] {
	return func(yield func(value) bool) {
		for range 4 {
			v := sc.argumentString(at)
			if at = v.hi + 1; v.hi == 0 || v.hi-v.lo > maxShape || !yield(v) || at >= len(sc.s) || sc.s[at] != ',' {
				return
			}
			at++
		}
	}
}
