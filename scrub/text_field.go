package scrub

import "strings"

// Validation shows the value that it did not accept, apart from the name of its field.

// rejected replaces the value behind the word s[i:end] of Spring's on field 'cvc':
// rejected value [x].
func (sc *scanner) rejected(i, end int) bool {
	s := sc.s
	lo := end + len(" value [")
	if lo > len(s) || s[end:lo] != " value [" {
		return false
	}
	before := strings.TrimRight(s[max(0, i-maxShape):i], " :")
	if !strings.HasSuffix(before, "'") {
		return false
	}
	before = before[:len(before)-1]
	name := before[strings.LastIndexByte(before, '\'')+1:]
	if name = name[strings.LastIndexByte(name, '.')+1:]; name == "" || bareKey(name) || !sc.t.keys.sensitive(name) {
		return false
	}
	hi := sc.find(lo, "]")
	if hi <= lo || s[lo:hi] == "null" || sc.filteredAt(lo) {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// violated reports whether p is the invalidValue of a violation that Hibernate Validator
// prints, of a property with the name of a secret.
func (sc *scanner) violated(p *pair) bool {
	before := sc.s[max(0, p.keyAt-maxKept):p.keyAt]
	at := strings.LastIndex(before, "propertyPath=")
	if at < 0 {
		return false
	}
	name, _, _ := strings.Cut(before[at+len("propertyPath="):], ",")
	name = name[strings.LastIndexByte(name, '.')+1:]
	return name != "" && !bareKey(name) && sc.t.keys.sensitive(name)
}

// invalidInput reports whether p is the input_value of Pydantic for a field with the name
// of a secret, which stands alone on a line before.
func (sc *scanner) invalidInput(p *pair) bool {
	s := sc.s
	line := strings.LastIndexByte(s[:p.keyAt], '\n')
	if line < 1 || p.keyAt-line > maxKept || strings.HasSuffix(s[:p.keyAt], "type=missing, ") { // and what there is has names of its own
		return false
	}
	before := s[max(0, line-maxLabel):line]
	field := strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:])
	field = field[strings.LastIndexAny(field, " .")+1:]
	return field != "" && !bareKey(field) && sc.t.keys.sensitive(field)
}

// pathValue replaces the value of Mongoose's Path `password` (`x`) is too short, of which
// the bracket is at i.
func (sc *scanner) pathValue(i int) bool {
	s := sc.s
	before, ok := strings.CutSuffix(s[max(0, i-maxLabel):i], "` ")
	name := before[strings.LastIndexByte(before, '`')+1:]
	if !ok || !strings.HasSuffix(before[:len(before)-len(name)], "Path `") || bareKey(name) || !sc.t.keys.sensitive(name) {
		return false
	}
	lo := i + len("(`")
	hi := sc.find(lo, "`)")
	if hi <= lo {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// propertyValue replaces the value that stands before the name of its property in errors
// of class-validator, value: 'x', property: 'password', of which that word is s[i:end].
func (sc *scanner) propertyValue(i, end int) bool {
	s := sc.s
	lo := end + len(": '")
	if lo >= len(s) || s[end:lo] != ": '" {
		return false
	}
	n := strings.IndexByte(s[lo:min(len(s), lo+maxLabel)], '\'')
	before := strings.TrimRight(s[max(sc.last, i-maxKept):i], " \n")
	hi := len(before) - len("',")
	if n < 1 || hi < 0 || before[hi:] != "'," || bareKey(s[lo:lo+n]) || !sc.t.keys.sensitive(s[lo:lo+n]) {
		return false
	}
	at := strings.LastIndex(before[:hi], "value: '")
	if at < 0 || at+len("value: '") == hi {
		return false
	}
	from := max(sc.last, i-maxKept)
	sc.replace(from+at+len("value: '"), from+hi)
	return false // the position is past it
}
