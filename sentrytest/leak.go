package sentrytest

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// CheckAbsent looks for texts that must not have reached Sentry in everything
// that was received: accepted or refused, URLs, header fields, bodies as sent
// and after decompression, and every string and key of the JSON in them with
// its escapes undone, so that no spelling such as "\u0073" hides a text.
// There, it looks for each text as it is and as JSON, percent-encoding, base64
// (in any alignment, so inside of Basic credentials too) and hexadecimal digits
// would write it. Letter case counts.
//
// It returns one error that lists all findings without printing the texts in
// full, or nil. An empty text, an empty list, a server that has received
// nothing and one made with [CountOnly] are errors too: such a check could not
// fail.
func (s *Server) CheckAbsent(texts ...string) error {
	if s.count {
		return errors.New("sentrytest: a server made with CountOnly has nothing left to search")
	}
	requests := s.Requests()
	if len(requests) == 0 {
		return errors.New("sentrytest: nothing has been received, so there is nothing to search")
	}
	if len(texts) == 0 || slices.Contains(texts, "") {
		return errors.New("sentrytest: want texts to search for, none of them empty")
	}
	needles := make([]needle, len(texts))
	for i, text := range texts {
		needles[i] = newNeedle(text)
	}
	var findings []error
	for _, r := range requests {
		find := func(where string, text []byte) {
			for _, n := range needles {
				if form := n.in(text); form != "" {
					findings = append(findings, fmt.Errorf("sentrytest: request %d, %s: contains %s%s", r.Number, where, n.hint, form))
				}
			}
		}
		search(r, find)
	}
	return errors.Join(findings...)
}

// NotContains fails the test if one of the texts occurs in anything that was
// received, in any of the forms of [Server.CheckAbsent].
func (s *Server) NotContains(tb testing.TB, texts ...string) {
	tb.Helper()
	if err := s.CheckAbsent(texts...); err != nil {
		tb.Error(err)
	}
}

// search passes all texts of a request to find. Texts of several levels overlap:
// what is found in a JSON string is mostly found in the body as well, but only
// the string's place helps to see where it came from, so it goes first.
func search(r *Request, find func(where string, text []byte)) {
	find("URL", []byte(r.URL))
	for name, values := range r.Header {
		for _, value := range values {
			find("header "+name, []byte(name+": "+value))
		}
	}
	if env := r.Envelope; env != nil {
		walkJSON("envelope header", env.Header, find)
		for i, item := range env.Items {
			where := fmt.Sprintf("item %d (%s)", i+1, item.Type)
			walkJSON(where+" header", item.Header, find)
			var value any
			if json.Unmarshal(item.Payload, &value) == nil {
				walkJSON(where, value, find)
			}
		}
	}
	find("body", r.Decoded)
	if !bytes.Equal(r.Body, r.Decoded) {
		find("body as sent", r.Body)
	}
}

func walkJSON(where string, value any, find func(where string, text []byte)) {
	switch v := value.(type) {
	case string:
		find(where, []byte(v))
	case map[string]any:
		for key, element := range v {
			find(where+", a key", []byte(key))
			walkJSON(where+"."+key, element, find)
		}
	case []any:
		for i, element := range v {
			walkJSON(fmt.Sprintf("%s[%d]", where, i), element, find)
		}
	}
}

// needle is a text to search for, in the forms it may take.
type needle struct {
	hint  string // names the text without giving it away
	forms []form
}

type form struct {
	name string
	text []byte
}

// shortestFragment is the length from which on a part of a base64 text is
// taken for a finding; shorter ones occur by chance in ids and checksums.
const shortestFragment = 8

func newNeedle(text string) needle {
	n := needle{hint: hint(text)}
	add := func(name, form_ string) {
		if !slices.ContainsFunc(n.forms, func(f form) bool { return string(f.text) == form_ }) {
			n.forms = append(n.forms, form{name, []byte(form_)})
		}
	}
	add("", text)
	for _, escapeHTML := range []bool{true, false} {
		add(" as JSON", jsonText(text, escapeHTML))
	}
	for _, escape := range []func(string) string{url.QueryEscape, url.PathEscape, percentAll} {
		escaped := escape(text)
		add(" percent-encoded", escaped)
		add(" percent-encoded", lowerPercent(escaped))
	}
	for _, fragment := range base64Fragments(text) {
		add(" in base64", fragment)
	}
	if len(text) >= shortestFragment/2 {
		digits := hex.EncodeToString([]byte(text))
		add(" in hexadecimal digits", digits)
		add(" in hexadecimal digits", strings.ToUpper(digits))
	}
	return n
}

// in returns how the text occurs, "" if it does not.
func (n *needle) in(text []byte) string {
	for _, f := range n.forms {
		if bytes.Contains(text, f.text) {
			if f.name == "" {
				return " as it is"
			}
			return f.name
		}
	}
	return ""
}

// hint gives enough of a text to know it again.
func hint(text string) string {
	shown := []rune(text)
	shown = shown[:min(3, len(shown)/2)]
	return fmt.Sprintf("%q... (%d bytes)", string(shown), len(text))
}

func jsonText(text string, escapeHTML bool) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(escapeHTML)
	if enc.Encode(text) != nil {
		return text
	}
	return strings.Trim(strings.TrimSuffix(b.String(), "\n"), `"`)
}

// percentAll escapes every byte but letters and digits, as strict encoders do.
func percentAll(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// lowerPercent writes the digits of percent escapes in lower case.
func lowerPercent(escaped string) string {
	b := []byte(escaped)
	for i := 0; i+2 < len(b); i++ {
		if b[i] == '%' {
			copy(b[i+1:i+3], bytes.ToLower(b[i+1:i+3]))
			i += 2
		}
	}
	return string(b)
}

// base64Fragments returns what stays the same of text's base64 whatever stands
// before and after it in the encoded data: one fragment for each of the three
// alignments, in both alphabets.
func base64Fragments(text string) []string {
	var fragments []string
	for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		for offset := range 3 {
			padded := append(make([]byte, offset), text...)
			encoded := enc.EncodeToString(padded)
			// Digits that mix in bits of a byte before or after text are cut off.
			start := (offset*8 + 5) / 6
			end := len(padded) * 8 / 6
			if end-start >= shortestFragment {
				fragments = append(fragments, encoded[start:end])
			}
		}
	}
	return fragments
}
