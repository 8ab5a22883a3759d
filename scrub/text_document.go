package scrub

import (
	"encoding/json"
	"errors"
	"iter"
	"strings"
)

// JSON in a text is read by names and values side by side. What the rules for values
// see beside that, as in a private JSON Web Key, takes the whole object. It is decoded
// where a few names say that it could matter.

// maxDocument is the longest object that is decoded. maxMisses is how many braces of
// a text that open no JSON are tried, and maxMissed how many bytes behind them are
// looked at for nothing.
const (
	maxDocument = 64 << 10
	maxMisses   = 64
	maxMissed   = 4 * maxDocument
)

// documentMarked reports whether strings of s are names for which values are judged by
// what stands beside or above them, or name what stands beside them: {"field": "pin",
// "old": 1}. Strings in strings count, too.
func (t *textRules) documentMarked(s string) bool {
	var head, rows, data, account, routing, value, code, sent, called, given bool
	var members, containers trait
	for name, after := range namesIn(s) {
		switch roleOf(name) {
		case roleJWK, roleMarks:
			return true
		case roleFlag:
			if strings.HasPrefix(after, "t") {
				return true
			}
		case roleHead:
			head = true
		case roleRows:
			rows = true
		case roleData:
			rows, data = true, true
		case roleValue, roleChange:
			value = true
		case roleAccount:
			account = true
		case roleRouting:
			routing = true
		case roleNumber:
			members |= traitNumber
			if name[0]|0x20 != 'n' {
				members |= traitSeed | traitTicket | traitCommunity
			}
		case roleCode:
			members |= traitCode
			code = true
		case roleSent, roleKeypad:
			sent = true
		case roleStatement, roleCall, roleCommand:
			called = true
		case roleGiven:
			given = given || strings.HasPrefix(after, "[")
		case roleSaid:
			value = true
		}
		if placedAnywhere(name) {
			return true
		}
		if strings.HasPrefix(after, "{") && len(name) > 2 && len(name) <= maxLabel {
			containers |= t.keys.verdict(name).trait(t.keys)
		}
	}
	return head && rows || account && routing || code && sent || called && given || members&containers != 0 || (value || data) && t.labels(s)
}

// namesIn returns the strings before a colon in s, and what follows the colon.
func namesIn(s string) iter.Seq2[string, string] {
	return func(yield func(name, after string) bool) {
		for from := strings.IndexByte(s, '"') + 1; from > 0; {
			n := strings.IndexByte(s[from:], '"')
			if n < 0 {
				return
			}
			to := from + n
			at := to + 1
			for at < len(s) && at < to+8 && (s[at] == ' ' || s[at] == ':') {
				at++
			}
			if at > to+1 && at < len(s) {
				end := to
				for end > from && s[end-1] == '\\' {
					end--
				}
				if s[at] == '\\' {
					at++
				}
				if !yield(s[from:end], s[at:]) {
					return
				}
			}
			from = to + 1
		}
	}
}

// labels reports whether s has a string that is the name of a secret, and no name in an
// object: {"name": "pin"}.
func (t *textRules) labels(s string) bool {
	for from := strings.IndexByte(s, '"') + 1; from > 0; {
		n := strings.IndexByte(s[from:], '"')
		if n < 0 {
			return false
		}
		to := from + n
		if to+1 == len(s) || s[to+1] != ':' {
			if t.namesSecret(strings.TrimRight(s[from:to], "\\")) {
				return true
			}
		}
		from = to + 1
	}
	return false
}

// secretParts are parts of names of secrets, one of which a text must have to be looked
// up as one.
var secretParts = [...]string{"pass", "secret", "token", "key", "pwd", "pin", "otp", "cvv", "cvc", "auth", "cred", "iban", "ssn", "cookie", "session", "secure"}

// namesSecret reports whether a string is the name of a secret, a path to one, or says
// that the value beside it is one.
func (t *textRules) namesSecret(name string) bool {
	if len(name) < 3 || len(name) > maxLabel || name[0] == ' ' {
		return false
	}
	switch {
	case name == "Secret", name == "SecureString":
		return true
	case strings.IndexByte(name, ' ') >= 0:
		return false
	case strings.Contains(name, "/secrets/"):
		return true
	}
	name = name[strings.LastIndexByte(name, '/')+1:]
	if !isName(name) {
		return false
	}
	return holdsOneOf(name, secretParts[:]...) && t.keys.sensitive(name)
}

// documents returns s with the JSON objects in it, up to maxDocument bytes, filtered by
// the rules for values.
func (t *textRules) documents(s string) string {
	at := strings.IndexByte(s, '{')
	if at < 0 || t.document == nil || !t.documentMarked(s[at:]) {
		return s
	}
	var edits []edit
	for misses, missed := 0, 0; at < len(s) && misses < maxMisses && missed < maxMissed; {
		n := strings.IndexByte(s[at:], '{')
		if n < 0 {
			break
		}
		at += n
		window := s[at:min(len(s), at+maxDocument)]
		dec := json.NewDecoder(strings.NewReader(window))
		dec.UseNumber()
		var doc map[string]any
		if err := dec.Decode(&doc); err != nil {
			misses++
			var syntax *json.SyntaxError
			if errors.As(err, &syntax) {
				missed += int(syntax.Offset)
			} else {
				missed += len(window)
			}
			at++
			continue
		}
		end := at + int(dec.InputOffset())
		if t.documentMarked(s[at:end]) {
			if clean, changed := t.document(doc); changed {
				edits = t.jsonEdits(s, at, end, clean, edits)
			}
		}
		at = end
	}
	if edits == nil {
		return s
	}
	return apply(s, edits, len(t.replacement))
}

// jsonEdits appends what has to be replaced for the object s[at:end] to become clean:
// its values where they stand, or, if it has a name twice or is nested deep, all of it.
func (t *textRules) jsonEdits(s string, at, end int, clean any, edits []edit) []edit {
	if n, _ := jsonNode(s, at, 0); n != nil {
		if _, ok := n.value(s); ok {
			return n.edits(t, s, clean, false, edits)
		}
	}
	return append(edits, edit{at, end, encodeJSON(clean)})
}

// encodeJSON encodes plain data.
func encodeJSON(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return quote(err.Error())
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// document filters an object that stands in a text.
func (s *Scrubber) document(v any) (any, bool) {
	var w walk
	w.init(s, true)
	out, changed := w.value(v)
	return out, changed && !w.over
}
