package scrub

import "strings"

// foreignWords are the words for password and PIN in other scripts, where no
// spaces or capitals tell one word from the next.
var foreignWords = [...]string{
	"пароль", "Пароль", "пароля", "паролем", "密码", "密碼", "口令", "パスワード", "暗証番号", "비밀번호", "암호", "验证码", "驗證碼", "認証コード", "인증번호",
	"κωδικός", "Κωδικός", "סיסמה", "סיסמא", "كلمة المرور", "كلمة السر", "رمز عبور", "รหัสผ่าน", "पासवर्ड", "şifre", "Şifre",
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
	for _, w := range foreignWords {
		if n := foreignIndex(s, i, hi, w); n >= 0 {
			sc.afterForeign(n + len(w))
			return
		}
	}
}

// foreignIndex returns where w starts in s[i:hi], or from there if w has spaces.
func foreignIndex(s string, i, hi int, w string) int {
	if strings.HasPrefix(s[i:], w) {
		return i
	}
	if n := strings.Index(s[i:hi], w); n >= 0 {
		return i + n
	}
	return -1
}

// afterForeign replaces the first word of ASCII after at, if it looks like a
// secret and nothing but particles and signs stands before it.
func (sc *scanner) afterForeign(at int) {
	s := sc.s
	lo, letters := at, 0
	for lo < len(s) && lo < at+24 && (s[lo] >= 0x80 || strings.IndexByte(" :=\"'-", s[lo]) >= 0) {
		if s[lo] >= 0x80 {
			letters++
		}
		lo++
	}
	hi := lo
	for hi < len(s) && s[hi] > ' ' && s[hi] < 0x80 && s[hi] != '"' && s[hi] != '\'' && s[hi] != '`' {
		hi++
	}
	for hi > lo && strings.IndexByte(".,;:!?", s[hi-1]) >= 0 {
		hi--
	}
	sc.i = max(sc.i, at)
	if lo == at || letters > 18 || hi-lo < 4 || placeholder(s[lo:hi]) || versionLike(s[lo:hi]) && !isNumber(s[lo:hi]) {
		return
	}
	digits := 0
	for _, c := range []byte(s[lo:hi]) {
		if isDigit(c) {
			digits++
		}
	}
	if digits == 0 && plainParts(s[lo:hi]) && strings.IndexByte(s[at:lo], ':') < 0 && strings.IndexByte(s[at:lo], '=') < 0 && !strings.Contains(s[at:lo], "：") {
		return
	}
	sc.replace(lo, hi)
}
