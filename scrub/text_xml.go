package scrub

import "strings"

// tag handles the < at i: an XML element whose name is secret.
func (sc *scanner) tag(i int) {
	s := sc.s
	sc.i = i + 1
	lo := i + 1
	hi := lo
	for hi < len(s) && hi < lo+maxKey && (byteClass[s[hi]] == classWord || s[hi] == ':' || s[hi] == '-' || s[hi] == '.') {
		hi++
	}
	if hi == lo || hi >= len(s) || !isAlpha(s[lo]) && s[lo] != '_' {
		if strings.HasPrefix(s[i:], "<<<") && i > 0 && s[i-1] == ' ' {
			sc.hereString(i)
			sc.i = max(sc.i, i+len("<<<"))
		}
		return
	}
	name := s[lo:hi]
	end := hi
	if isSpace(s[end]) { // attributes
		for end < len(s) && end < hi+256 && s[end] != '>' && s[end] != '<' {
			end++
		}
	}
	secret := sc.t.keys.sensitive(name) && !(bareKey(name) && sc.plainElement(end)) && !strings.HasSuffix(name, "UsernameToken") // of WS-Security, with the password in it
	if secret && end > hi {                                                                                                      // <password value="x"/>
		sc.named, sc.namedTill = true, end
	}
	if end >= len(s) || s[end] != '>' || strings.IndexByte("/=-", s[end-1]) >= 0 { // or it is an arrow
		return
	}
	if end > hi && strings.IndexByte(s[end:], '<') < 0 { // no element, and these no attributes
		return
	}
	if sc.named && i < sc.namedTill && (isValueKey(name) || name == "string" || strings.HasSuffix(name, "AttributeValue")) {
		sc.named, secret = false, true
	}
	if isNameKey(name) {
		if n := strings.IndexByte(s[end+1:min(len(s), end+1+maxShape)], '<'); n > 0 && isName(s[end+1:end+1+n]) {
			label, after := s[end+1:end+1+n], end+1+n
			if sc.saysName(label) { // <key>password</key><string>x</string>
				sc.named, sc.namedTill = true, after+64
				return
			}
			if valueFollows(s[after:min(len(s), after+64)]) {
				return
			}
		}
	}
	if !secret || strings.HasSuffix(name, "onnectionStrings") && addsFirst(s[end+1:min(len(s), end+1+maxKept)]) { // of .NET, each in an element of its own
		return
	}
	body := end + 1
	if end > hi {
		// Attributes are pairs; the scan goes over them first.
		sub := scanner{t: sc.t, s: s[hi:end]}
		sub.run()
		if clean := sub.result(); clean != s[hi:end] {
			sc.replaceWith(hi, end, clean)
		}
	}
	sc.element(name, body)
}

// addsFirst reports whether an element called add begins before one ends.
func addsFirst(s string) bool {
	add := strings.Index(s, "<add ")
	closing := strings.Index(s, "</")
	return add >= 0 && (closing < 0 || add < closing)
}

// plainElement reports whether the content of the element whose tag ends at end
// reads like the name of an object: <Key>reports/2024.csv</Key>.
func (sc *scanner) plainElement(end int) bool {
	s := sc.s
	if end >= len(s) {
		return false
	}
	n := strings.IndexByte(s[end+1:min(len(s), end+1+maxKept)], '<')
	if n < 1 {
		return false
	}
	text := s[end+1 : end+1+n]
	return isName(text) && strings.ContainsAny(text, "/.:") || fileName(text) || strings.IndexByte(text, '/') > 0 && len(text)-strings.LastIndexByte(text, '.') <= 5
}

// valueFollows reports whether after the closing tag that s starts with an element
// comes that holds a value.
func valueFollows(s string) bool {
	_, next, ok := strings.Cut(s, ">")
	next = strings.TrimLeft(next, " \t\r\n")
	for _, tag := range [...]string{"<string", "<value", "<integer", "<true", "<false", "<dict", "<array"} {
		if ok && strings.HasPrefix(next, tag) {
			return true
		}
	}
	return false
}

// element replaces the content of an element that starts at body.
func (sc *scanner) element(name string, body int) {
	s := sc.s
	next := strings.IndexByte(s[body:], '<')
	if next < 0 {
		// No closing tag: the rest of the word, as in placeholders (<token>).
		sc.i = max(sc.i, body)
		return
	}
	hi := body + next
	switch {
	case strings.HasPrefix(s[hi:], "</"):
		if closesTag(s[hi+2:], name) || next > 0 {
			if text := strings.TrimSpace(s[body:hi]); !closesTag(s[hi+2:], name) || placeholder(text) || message(text) || namesItself(text) {
				return
			}
			sc.replace(body, hi)
		}
	case strings.HasPrefix(s[hi:], "<![CDATA["):
		if e := strings.Index(s[hi:], "]]>"); e >= 0 {
			lo := hi + len("<![CDATA[")
			if s[lo:hi+e] != sc.t.replacement {
				sc.replace(lo, hi+e)
			}
			sc.i = hi + e
		} else {
			sc.replace(hi, len(s))
		}
	default:
		if hi < sc.noTagEnd {
			return
		}
		limit := min(len(s), hi+4096)
		for at := hi; at < limit; {
			e := strings.Index(s[at:limit], "</")
			if e < 0 {
				break
			}
			at += e
			if closesTag(s[at+2:], name) {
				sc.replace(body, at)
				return
			}
			at += 2
		}
		sc.noTagEnd = limit
	}
}

// entityTag handles the < at s[i:end] that is written as &lt; or \u003c: an
// element whose name is secret.
func (sc *scanner) entityTag(i, end int) bool {
	s := sc.s
	lt, gt := "&lt;", "&gt;"
	if s[end-1] != ';' {
		lt, gt = `\u003c`, `\u003e`
	}
	if i == 0 || s[i-1] != lt[0] {
		return false
	}
	hi := end
	for hi < len(s) && hi < end+maxKey && (keyByte[s[hi]] || s[hi] == ':') {
		hi++
	}
	if !strings.HasPrefix(s[hi:], gt) || hi == end || !sc.t.keys.sensitive(s[end:hi]) {
		return false
	}
	body := hi + len(gt)
	to := sc.find(body, lt)
	if to <= body || !strings.HasPrefix(s[to+len(lt):], "/") || placeholder(s[body:to]) {
		return false
	}
	sc.replace(body, to)
	return true
}

func closesTag(s, name string) bool {
	return len(s) > len(name) && s[:len(name)] == name && (s[len(name)] == '>' || s[len(name)] == ' ')
}
