package scrub

import "strings"

// Literals of programs that stand apart from the name that says what they are: val
// password: String = "x", process.env.JWT_SECRET || 'x', find("#password").send_keys("x").

// typed returns where the literal of a declaration starts whose name is that of p and whose
// type stands where its value would, 0 if p is none: password: &str = "x".
func (sc *scanner) typed(p *pair) int {
	s := sc.s
	if p.sep != ':' || p.quote != 0 || p.query || !isAlpha(s[p.value]) && s[p.value] != '&' && s[p.value] != '[' {
		return 0
	}
	at := p.value
	for at < len(s) && at < p.value+maxPairSpace*3 && (isAlnum(s[at]) || strings.IndexByte("_.<>[]?&'|*: ", s[at]) >= 0) {
		at++
	}
	if at == len(s) || s[at] != '=' || s[at-1] != ' ' || strings.Count(s[p.value:at], " ") > 3 {
		return 0
	}
	at++
	for at < len(s) && (s[at] == ' ' || s[at] == '@' || s[at] == 'b' && at+1 < len(s) && isQuote(s[at+1])) {
		at++
	}
	if at == len(s) || !isQuote(s[at]) {
		return 0
	}
	return at
}

// givers are methods that give a value to what stands before them, or compare it with one.
var givers = newWordSet("send_keys sendkeys type typetext val fill setvalue set_value entertext clearandtype tobe toequal tostrictequal isequalto equals eq " +
	"unwrap_or unwrap_or_else orelse getorelse getordefault or_default ifempty replacetext settext")

// given replaces the literal that a program gives to what is called by the name which ends
// at end.
func (sc *scanner) given(end int) bool {
	s := sc.s
	at := end
	for at < len(s) && at < end+4 && strings.IndexByte(`"')]`, s[at]) >= 0 {
		at++
	}
	if at+4 >= len(s) || s[at] != ' ' && s[at] != '.' && s[at] != ',' {
		return false
	}
	rest := s[at:min(len(s), at+maxPairSpace*3)]
	lo, defined := 0, false
	if at == end && (rest[1] == '"' || rest[1] == ' ') { // of the preprocessor of C
		name := endWord(s[max(0, end-maxKey):end], " \n")
		if defined = strings.HasSuffix(s[:end-len(name)], "#define ") && sc.t.keys.sensitive(name); defined {
			lo = at + len(rest) - len(strings.TrimLeft(rest, " "))
		}
	}
	for _, or := range [...]string{" || ", " ?? ", " or ", " ?: ", ", with: ", " | default ", " | default: "} {
		if strings.HasPrefix(rest, or) {
			lo = at + len(or)
		}
	}
	if rest[0] == '.' {
		n := strings.IndexByte(rest, '(')
		if n < 2 || !givers.has(rest[1:n]) && rest[1:n] != "to eq" && rest[1:n] != "to eql" {
			return false
		}
		lo = at + n + 1
		if strings.HasPrefix(s[lo:], "|_| ") { // of Rust
			lo += len("|_| ")
		}
	}
	if lo == 0 || lo >= len(s) || s[lo] != '"' && s[lo] != '\'' {
		return false
	}
	v := sc.quoted(lo, 0)
	if v.open || v.hi-v.lo > maxKept {
		return false
	}
	text := s[v.lo:v.hi]
	if strings.HasPrefix(rest, " or ") && !bothCases(text) && !madeUp(text) && len(text) < 16 { // and no sentence
		return false
	}
	if v.open || len(text) < 4 || placeholder(text) || plainParts(text) && !defined || message(text) || strings.IndexByte(text, ' ') >= 0 || sc.saysName(text) || strings.Contains(text, "://") {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// keyed replaces the first argument of the call whose bracket is at i if the second says that it
// is stored under the name of a secret: set("x", forKey: "api_token").
func (sc *scanner) keyed(i int) bool {
	s := sc.s
	v := sc.argumentString(i + 1)
	if v.hi == 0 {
		return false
	}
	rest := s[v.hi+1 : min(len(s), v.hi+1+maxPairSpace)]
	for _, label := range [...]string{`, forKey: "`, `, key: "`, `, for: "`, `, account: "`} {
		if !strings.HasPrefix(rest, label) {
			continue
		}
		name := s[v.hi+1+len(label) : min(len(s), v.hi+1+len(label)+maxKey)]
		name, _, ok := strings.Cut(name, `"`)
		if text := s[v.lo:v.hi]; !ok || !sc.t.keys.sensitive(name) || placeholder(text) || plainParts(text) && !strongSecretWord(name) || message(text) {
			return false
		}
		sc.replace(v.lo, v.hi)
		return true
	}
	return false
}

// sends replaces what a script sends to a program that it expects to ask for a password, of which the
// word is s[i:end]: expect "assword:", send "x\r".
func (sc *scanner) sends(i, end int) bool {
	s := sc.s
	if !strings.Contains(s[max(0, i-maxPairSpace):i], "expect") {
		return false
	}
	rest := s[end:min(len(s), end+maxShape)]
	n := strings.Index(rest, "send")
	if n < 0 {
		return false
	}
	at := end + n + len("send")
	if strings.HasPrefix(s[at:], "line") {
		at += len("line")
	}
	lo := at
	for lo < len(s) && lo < at+8 && (s[lo] == ' ' || s[lo] == '(' || s[lo] == '-') {
		lo++
	}
	if lo == at || lo >= len(s) || s[lo] != '"' && s[lo] != '\'' {
		return false
	}
	v := sc.quoted(lo, 0)
	for v.hi > v.lo+2 && s[v.hi-2] == '\\' && (s[v.hi-1] == 'r' || s[v.hi-1] == 'n') {
		v.hi -= 2
	}
	if text := s[v.lo:v.hi]; v.open || text == "" || text[0] == '$' || placeholder(text) {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}

// joinedLiteral returns where in s the literal starts that is joined to the one which s ends, 0 if
// none is.
func joinedLiteral(s string) int {
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return 0
	}
	n := 1
	for n < len(s) && n < len(`" + `) && strings.IndexByte(" +.&", s[n]) >= 0 {
		n++
	}
	if n == 1 || n >= len(s) || s[n] != s[0] {
		return 0
	}
	return n
}
