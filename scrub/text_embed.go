package scrub

import "strings"

// A text can be the string of another one: the message of a log in JSON, a value
// in quotes of logfmt. Escapes then stand where its quotes and line breaks were.
// Where such a string holds a word that announces secrets, it is scanned as the
// text that it is.

// maxEmbed is how many texts in texts are looked at.
const maxEmbed = 3

// edit is a part of a text and what replaces it.
type edit struct {
	lo, hi int
	text   string
}

// embedded returns s with the secrets replaced that are found in its strings.
func (t *textRules) embedded(s string) string {
	edits := t.stringEdits(s, 1)
	if edits == nil {
		return s
	}
	return apply(s, edits, len(t.replacement))
}

// apply returns s with the edits made, each of which adds about grow bytes.
func apply(s string, edits []edit, grow int) string {
	out := make([]byte, 0, len(s)+len(edits)*grow)
	last := 0
	for _, e := range edits {
		out = append(out, s[last:e.lo]...)
		out = append(out, e.text...)
		last = e.hi
	}
	return string(append(out, s[last:]...))
}

// stringEdits returns what is to be replaced in the strings of s that have escapes or
// several words.
func (t *textRules) stringEdits(s string, depth int) (edits []edit) {
	for at := 0; at < len(s); {
		n := strings.IndexByte(s[at:], '"')
		if n < 0 {
			return edits
		}
		lo := at + n + 1
		hi, worth := lo, false
		for hi < len(s) && s[hi] != '"' && s[hi] != '\n' {
			worth = worth || s[hi] == '\\' || s[hi] == ' '
			if s[hi] == '\\' {
				hi++
			}
			hi++
		}
		if at = hi + 1; hi >= len(s) || s[hi] == '\n' || !worth {
			continue
		}
		text := unescape(s[lo:hi])
		sc := scanner{t: t, s: text, record: true}
		sc.run()
		found := sc.edits
		if found == nil && strings.IndexByte(text, '\n') >= 0 {
			found = t.outlineEdits(text)
		}
		if found == nil && sc.hint && depth < maxEmbed {
			found = t.stringEdits(text, depth+1)
		}
		edits = appendEdits(edits, found, s, lo, hi)
	}
	return edits
}

// outlineEdits returns what is to be replaced in text as YAML or as what Go prints.
func (t *textRules) outlineEdits(text string) []edit {
	clean := t.dumps(t.outlines(text))
	if clean == text {
		return nil
	}
	lo, hi := 0, len(text)
	for lo < hi && lo < len(clean) && text[lo] == clean[lo] {
		lo++
	}
	end := len(clean)
	for hi > lo && end > lo && text[hi-1] == clean[end-1] {
		hi, end = hi-1, end-1
	}
	if strings.IndexByte(clean[lo:end], '\\') >= 0 {
		return nil // an escape that is left as it is
	}
	return []edit{{lo, hi, clean[lo:end]}}
}

// appendEdits appends those of found, which are places in the string s[lo:hi] without
// its escapes, as places in s.
func appendEdits(edits, found []edit, s string, lo, hi int) []edit {
	pos := 0 // without escapes
	for _, e := range found {
		for pos < e.lo && lo < hi {
			n, size := escapeLen(s[lo:hi])
			lo += n
			pos += size
		}
		from := lo
		for pos < e.hi && lo < hi {
			n, size := escapeLen(s[lo:hi])
			lo += n
			pos += size
		}
		edits = append(edits, edit{from, lo, escapeQuotes.Replace(e.text)})
	}
	return edits
}

var escapeQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// escapeLen returns how many bytes the first character of s takes, and how many it
// does without its escape. Escapes other than of quotes, backslashes and white
// space are left.
func escapeLen(s string) (n, size int) {
	if s[0] == '\\' && len(s) > 1 && strings.IndexByte(`"\/nrt`, s[1]) >= 0 {
		return 2, 1
	}
	return 1, 1
}

// unescape returns s without its escapes, as escapeLen counts them.
func unescape(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		n, _ := escapeLen(s[i:])
		c := s[i+n-1]
		if n == 2 {
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			}
		}
		out = append(out, c)
		i += n
	}
	return string(out)
}
