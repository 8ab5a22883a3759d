package scrub

import "strings"

// Messages about how somebody gets in, which tell passwords in an order of their own: which login for
// the printer? warehouse2, then x.

// maxAccess is how far from a word about access they are looked for, in bytes.
const maxAccess = 300

// access reports whether a message in which w stands may be about how somebody gets in.
func (w *contextWord) access() bool {
	switch w.kind {
	case afterPassword, afterPass, afterLogin, aboutAccessTo:
		return true
	}
	return w.kind == toVerify && (w.text == "log" || w.text == "sign")
}

// access replaces the first word around s[i:end] that is hardly anything but a password. If that is the name
// of one, strong is true.
func (sc *scanner) access(i, end int, strong bool) bool {
	s := sc.s
	if s[i:end] == "PASS" || isWordOf(s[i:end], " log sign logging signing logged signed ") && !strings.HasPrefix(s[end:], " in") && !strings.Contains(s[end:min(len(s), end+len("-in is now set to "))], " set to ") { // log in, log into, sign-in is set to
		return false
	}
	if isWordOf(s[i:end], " capital ") && !strings.HasSuffix(s[:i], " with ") && !strings.HasSuffix(s[:i], " with a ") { // how it is spelled
		return false
	}
	if strings.HasSuffix(s[i:end], " network") || strings.HasSuffix(s[i:end], " Network") {
		if !strings.Contains(s[end:min(len(s), end+maxShape)], " on it with ") && !strings.Contains(s[end:min(len(s), end+maxShape)], " get on with ") {
			return false
		}
	}
	till := &sc.accessTill
	if strong {
		till = &sc.passwordTill
	}
	lo := max(sc.last, *till, i-maxAccess/2)
	hi := min(len(s), end+maxAccess)
	for lo > sc.last && lo < hi && s[lo-1] > ' ' { // from the next word on
		lo++
	}
	if isWordOf(s[i:end], " unlock unlocks ") && sc.unlocks(end) {
		return true
	}
	if foreignKeys.has(s[i:end]) && sc.foreignKey(end) {
		return true
	}
	at := place{named: strong}
	for lo < hi {
		v, next := sc.plainEnds(lo, hi)
		at.apart = v.lo > 0 && (isQuote(s[v.lo-1]) || s[v.lo-1] == '(') || strings.HasSuffix(at.before, ",") && v.hi < len(s) && s[v.hi] == ','
		whole := next < hi || hi == len(s) || s[hi] <= ' '
		if whole && (v.hi <= i || v.lo >= end) && at.tells(s[v.lo:v.hi]) {
			sc.replace(v.lo, v.hi)
			sc.alternative(v.hi)
			sc.i = max(sc.i, end)
			return true
		}
		*till = max(*till, lo-len(at.before)-len(at.first)-2)
		at.first, at.before = at.before, strings.Trim(s[lo:next], " \t\r\n")
		at.speaks = v.lo > 0 && s[v.lo-1] == '\n'
		lo = next
	}
	return false
}

// unlocks replaces the code that the rest of a sentence says that something is unlocked with: with 482913.
func (sc *scanner) unlocks(end int) bool {
	for _, with := range [...]string{" with ", " using ", " it with ", " code "} {
		if !strings.HasPrefix(sc.s[end:], with) {
			continue
		}
		lo := end + len(with)
		v, _ := sc.plainEnds(lo, min(len(sc.s), lo+maxPairSpace))
		if n := v.hi - v.lo; v.lo == lo && n >= 4 && n < 8 && isNumber(sc.s[v.lo:v.hi]) && sc.clauseEnds(v.hi) {
			sc.replace(v.lo, v.hi)
			return true
		}
	}
	return false
}

// clauseEnds reports whether what stands at i is no thing that a number before it counts.
func (sc *scanner) clauseEnds(i int) bool {
	rest := strings.TrimLeft(sc.s[i:min(len(sc.s), i+16)], "\"'")
	if !strings.HasPrefix(rest, " ") {
		return true
	}
	word, _, _ := strings.Cut(rest[1:], " ")
	return isWordOf(strings.TrimRight(word, ",."), " and then to or but please before after first on as ")
}

// foreignKeys are words for keys, and for other things.
var foreignKeys = newWordSet("clave chave clé jeton chiave schlüssel sleutel klucz")

// foreignKey replaces what looks generated behind such a word: la chiave API del negozio: x.
func (sc *scanner) foreignKey(end int) bool {
	line := sc.lineBehind(end)
	if holdsOneOf(line, "primari", "primaire", "esterna", "foránea", "foranea", "obcy", "idempoten", "cache", "commit", "hash", "datei") {
		return false
	}
	spanish := isWordOf(endWord(sc.s[max(0, end-8):end], " \n(\"'"), " clave ") && (strings.HasPrefix(line, " es ") || holdsOneOf(line, "wifi", "router", "servidor", "correo", "cajero", "alarma", "tarjeta", "acceso", "admin", "usuario", "puerta", "portero", "nómina", "root", "equipo", "ordenador", "zip", "caja", "móvil"))
	before := ""
	for v := range sc.plainWords(end, end+len(line)) {
		v = sc.unquoted(v)
		text := sc.s[v.lo:v.hi]
		if n := len(text); spanish && isWordOf(before, " es ") && n >= 4 && n <= 8 && isNumber(text) && !year(text) {
			sc.replace(v.lo, v.hi)
			return true
		}
		if spanish && isWordOf(before, " es ") && mixed(text) && sc.stated(text, afterPassword, 0) {
			sc.replace(v.lo, v.hi)
			return true
		}
		if (strings.HasSuffix(before, ":") || isWordOf(before, " es é è ist is jest to est c'est c’est ")) && len(text) >= 16 && setOf(text, setPath) && randomLooking(text) && !isUUID(text) && !(len(text) >= 40 && isHexRun(text)) && sc.stated(text, afterToken, 0) {
			sc.replace(v.lo, v.hi)
			return true
		}
		before = sc.s[v.lo:min(len(sc.s), v.hi+1)]
		before = strings.TrimSpace(before)
	}
	return false
}
