package scrub

import "strings"

// spacedWords are the words for password in other scripts that set spaces between
// words, joinedWords those in scripts that do not.
var (
	spacedWords = byLead("пароль", "Пароль", "пароля", "паролем", "κωδικός", "Κωδικός", "סיסמה", "סיסמא", "كلمة المرور", "كلمة السر", "पासवर्ड", "şifre", "Şifre")
	joinedWords = [...]string{
		"密码", "密碼", "口令", "验证码", "驗證碼", "パスワード", "暗証番号", "認証コード", "確認コード", "校验码", "校驗碼", "인증코드", "비밀번호", "암호", "인증번호", "รหัสผ่าน",
	}
)

// byLead sorts words by their first byte.
func byLead(words ...string) (at [256][]string) {
	for _, w := range words {
		at[w[0]] = append(at[w[0]], w)
	}
	return at
}

// high looks at the run of bytes of UTF-8 sequences that starts at i: after a
// word for password stand particles and signs, and then the secret.
func (sc *scanner) high(i int) {
	s := sc.s
	if strings.HasPrefix(s[i:], "→") {
		sc.arrow(i, len("→"))
		return
	}
	hi := i
	for hi < len(s) && s[hi] >= 0x80 {
		hi++
	}
	sc.i = hi
	for _, w := range spacedWords[s[i]] {
		if strings.HasPrefix(s[i:], w) {
			hi := i + len(w)
			for hi < len(s) && hi < i+len(w)+4 && 'a' <= s[hi] && s[hi] <= 'z' { // şifresi
				hi++
			}
			sc.afterForeign(hi)
			return
		}
	}
	if s[i] == 0xd0 && hi-i == len("код") && (s[i:hi] == "код" || s[i:hi] == "Код") {
		sc.sentCode(i, hi)
		return
	}
	if s[i] < 0xe0 || hi-i < len("密码") {
		return
	}
	for _, w := range joinedWords {
		if n := strings.Index(s[i:hi], w); n >= 0 {
			sc.afterForeign(i + n + len(w))
			return
		}
	}
}

// afterForeign replaces the first word of ASCII after at, if it looks like a
// secret and nothing but particles and signs stands before it.
func (sc *scanner) afterForeign(at int) {
	s := sc.s
	lo, letters := at, 0
	for lo < len(s) && lo < at+80 && (s[lo] >= 0x80 || strings.IndexByte(" :=\"'-", s[lo]) >= 0) {
		if s[lo] >= 0x80 {
			letters++
		}
		lo++
	}
	if sep := strings.IndexAny(s[at:lo], ":="); sep >= 0 && foreignMessage(strings.Trim(s[at+sep+1:lo], " ")) {
		sc.i = max(sc.i, at)
		return // it says something else
	}
	hi := lo
	for hi < len(s) && s[hi] > ' ' && s[hi] < 0x80 && s[hi] != '"' && s[hi] != '\'' && s[hi] != '`' {
		hi++
	}
	for hi > lo && strings.IndexByte(".,;:!?\\", s[hi-1]) >= 0 {
		hi--
	}
	sc.i = max(sc.i, at)
	if strings.Contains(s[at:lo], "。") { // another sentence
		return
	}
	if lo < len(s) && strings.IndexByte("{,]}", s[lo]) >= 0 { // a place for it
		return
	}
	if letters > 18 && bothCases(s[lo:hi]) && digitsIn(s[lo:hi]) > 0 && sc.restatement(s[lo:hi], afterPassword, 0) {
		sc.replace(lo, hi)
		return
	}
	if lo == at || letters > 40 || letters > 18 && !isNumber(s[lo:hi]) && (strings.IndexByte(s[at:lo], ':') < 0 || plainParts(s[lo:hi])) || hi-lo < 4 || placeholder(s[lo:hi]) || versionLike(s[lo:hi]) && !isNumber(s[lo:hi]) {
		return
	}
	if digitsIn(s[lo:hi]) == 0 && plainParts(s[lo:hi]) && strings.IndexByte(s[at:lo], ':') < 0 && strings.IndexByte(s[at:lo], '=') < 0 && !strings.Contains(s[at:lo], "：") {
		return
	}
	sc.replace(lo, hi)
}
