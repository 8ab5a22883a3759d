package scrub

import (
	"slices"
	"strings"
)

// Labels of fields and what is said beside them, in other languages.

// ofLabel reports whether the value v of p, which is text, is one, or says what is wrong.
func (sc *scanner) ofLabel(p *pair, v value, text string) bool {
	if eastMessage(text) {
		return true
	}
	if v.quote != 0 {
		return namesItself(text)
	}
	return (p.sep == ':' || p.spaced) && foreignStatus.has(strings.Trim(text, ".,;!?")) || sc.foreignWords(v) ||
		v.hi < len(sc.s) && sc.s[v.hi] == ':' && foreign(text) && sc.t.keys.sensitive(text) // another name
}

// namesItself reports whether text is the word for a password in a language, as it is written
// at the beginning of a label.
func namesItself(text string) bool {
	if len(text) > 24 || text == "" || text[0] < 0x80 && !upperFirst(text) {
		return false
	}
	return passwordLabels.has(strings.ToLower(text)) && strings.ToLower(text) != text
}

var passwordLabels = newWordSet(" passwort kennwort contraseña senha wachtwoord hasło lösenord adgangskode passord salasana heslo parola şifre jelszó geheimnis geheimwort schlüssel api-schlüssel zugangscode jeton clé secreto clave segredo chave пароль κωδικός ")

// wrongWords reports whether text is a label of two words or three in another language, of
// which the last says what is wrong: Passwort vergessen?
func wrongWords(text string) bool {
	n := strings.LastIndexByte(text, ' ')
	first, _, _ := strings.Cut(text, " ")
	return n > 0 && strings.Count(text, " ") < 3 && lettersOf(strings.ToLower(strings.ReplaceAll(strings.TrimRight(text, ".!?"), " ", ""))) &&
		(passwordLabels.has(strings.ToLower(first)) || aboutSecrets(first) || fieldWords.has(first)) && foreignStatus.has(strings.Trim(text[n+1:], ".,!?"))
}

// fieldWords are words of other languages for a field, and what else such a label begins with.
var fieldWords = newWordSet(" eingabe feld wert angabe campo valor champ valeur pole wartość veld waarde fält värde felt is darf es ist est é è ")

// foreignStatus are words of other languages that follow the name of a secret in messages
// about it.
var foreignStatus = newWordSet(" obligatorio obligatoria requerido requerida inválido inválida incorrecto incorrecta caducado caducada vencido vencida ausente vacío vacía faltante " +
	"obrigatório obrigatória obrigatorio obrigatoria incorreto incorreta expirado expirada vazio vazia inválidos " +
	"obligatoire requis requise invalide incorrecte expiré expirée manquant manquante vide absent absente " +
	"erforderlich ungültig ungueltig falsch abgelaufen fehlt leer fehlerhaft vergessen geändert " +
	"verplicht ongeldig onjuist verlopen ontbreekt leeg obbligatorio obbligatoria scaduto scaduta errato errata mancante vuoto vuota " +
	"wymagane wymagany nieprawidłowe nieprawidłowy wygasł wygasło ogiltigt ogiltig saknas obligatoriskt felaktigt ugyldig påkrævet påkrevd utløpt " +
	"povinné povinný povinná neplatné neplatný nesprávne chybí kötelező érvénytelen hibás hiányzik obligatoriu invalidă pakollinen vaaditaan virheellinen puuttuu wajib salah zorunlu gerekli geçersiz obavezno netočna zadължително задължително обов'язкове невірний " +
	"неверный неверен обязателен обязательный истёк истек отсутствует пустой пусто нет сброшен изменён изменен ")

// foreignWords reports whether v and the word behind it are in letters that are not those
// of ASCII, or v is, and they read as a sentence: не может, não pode.
func (sc *scanner) foreignWords(v value) bool {
	s := sc.s
	if first, rest, ok := strings.Cut(s[v.lo:v.hi], " "); ok { // up to the end of the line
		return foreign(first) && lettersOf(first) && (foreignVerbs.has(first) || foreignVerbs.has(lastField(rest)) || namesPassword(lastField(rest))) && lettersOf(strings.ReplaceAll(strings.TrimRight(rest, ".,;!"), " ", ""))
	}
	next := v.hi + 1
	if next >= len(s) || s[v.hi] != ' ' || !lettersOf(s[v.lo:v.hi]) {
		return false
	}
	end := next
	for end < len(s) && end < next+48 && (s[end] >= 0x80 || isAlpha(s[end])) {
		end++
	}
	word := s[next:end]
	return end > next && (end == len(s) || strings.IndexByte(" .,;:!\n\"')\\", s[end]) >= 0) && lettersOf(word) && (foreignVerbs.has(s[v.lo:v.hi]) || foreignVerbs.has(word) || foreign(word) && namesPassword(word))
}

// foreignVerbs are words of other languages with which messages about secrets go on.
var foreignVerbs = newWordSet(" povinné pole musí nesmí legyen kell trebuie skal må ei on harus tidak boleh bắt không phải mora ne não pode deve está é får inte måste kan boş olamaz geçersiz può essere non è pas doit peut est être darf nicht muss ist kann wurde kein wymagane jest musi muszą nie może " +
	"не должен должна должно слишком обязательное обязателен обязательно нельзя может нужно введите укажите повторите подтвердите короткий поле неверный истёк не_указан שדה חובה יש להזין لا يجب مطلوب مطلوبة δεν είναι πρέπει υποχρεωτικό ")

// namesPassword reports whether word is one for a password in another script.
func namesPassword(word string) bool {
	return word != "" && (slices.Contains(spacedWords[word[0]], word) || passwordLabels.has(strings.ToLower(word)))
}

func lastField(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// lettersOf reports whether word is letters of any script, the first no capital of ASCII.
func lettersOf(word string) bool {
	for i, c := range []byte(word) {
		if c < 0x80 && !isAlpha(c) || i == 0 && 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return word != ""
}

func foreign(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r >= 0x80 }) >= 0
}

// foreignMessage reports whether text under the name of a secret is a message in a
// language of East Asia, in Hebrew or in Arabic, which hardly anybody writes a password in, or a word in another that says
// what is wrong with one.
func foreignMessage(text string) bool {
	return foreignStatus.has(strings.Trim(text, ".,:;!?")) || eastMessage(strings.TrimRight(text, ":"))
}

func eastMessage(text string) bool {
	start, signs, end := -1, 0, 0
	for i, r := range text {
		if r >= 0x0590 && r < 0x0700 || r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7af {
			if start < 0 {
				start = i
			}
			signs++
			end = i
		}
	}
	if signs < 2 && !(signs == 1 && start > 0 && start < 3 && isNumber(text[:start])) {
		return false
	}
	rest := text[end:]
	if !slices.ContainsFunc(eastWords, func(word string) bool { return strings.Contains(text, word) }) {
		return false
	}
	return (start == 0 || start < 3 && isNumber(text[:start]) || letters(strings.TrimRight(text[:start], " "))) && (!strings.ContainsAny(rest, "0123456789") || signs > 4 && strings.ContainsAny(text, "。、，！"))
}

// eastWords are parts of messages about secrets in these languages, and names of secrets
// that are shown beside fields.
var eastWords = []string{
	"。", "、", "，", "不能", "必须", "必填", "长度", "错误", "无效", "过期", "输入", "至少", "不正确", "为空", "密钥", "密码", "口令", "令牌", "不可", "必須", "請", "请",
	"期限", "以上", "含め", "ください", "です", "ます", "無効", "エラー", "入力", "필수", "입력", "합니다", "입니다", "잘못", "만료", "해야", "자", "חובה", "לא ", "יש ", "مطلوب", "غير", "يجب", "لا ",
}
