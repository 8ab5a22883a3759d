package scrub

import "strings"

// Codes that are sent to people to prove who they are, in their language: Votre
// code de connexion : 28 41 07, Ihre mTAN lautet 482913.

const (
	// possessives say that a code is somebody's.
	possessives = " your votre ton tu su tuo suo vostro il seu sua teu ihr ihre dein deine uw je jouw twój din ditt dit ваш Ваш твой Твой váš vas vaš tvoj kodunuz kodun "
	// codePurposes are what such a code is for.
	codePurposes = " connexion vérification verification sécurité securite confirmation validation accès acces authentification d'authentification d'accès d'activation activation unique temporaire " +
		"verificación verificacion seguridad acceso confirmación confirmacion autenticación inicio " +
		"verifica sicurezza accesso conferma autenticazione attivazione verificação verificacao segurança acesso confirmação autenticação " +
		"weryfikacyjny autoryzacyjny aktywacyjny sms bezpieczeństwa jednorazowy подтверждения доступа входа авторизации проверки безопасности verifikasi otp "
	// otherCodes are codes that everybody may know.
	otherCodes = " order booking product promo coupon discount gift zip area postal country tracking voucher error status exit return response source qr bar dress color colour " +
		"retour erreur d'erreur postale produit client barres état statut réponse pays errore errori respuesta estado país pais paese prodotto fiscale sconto descuento promocional producto " +
		"erro resposta produto desconto błędu odpowiedzi pocztowy rabatowy ошибки ответа возврата товара промокод sortie salida uscita saída http fehler kesalahan pos "
	// sentCodes are words for nothing but such codes.
	sentCodes = " bestätigungscode sicherheitscode verifizierungscode anmeldecode einmalcode zugangscode freischaltcode aktivierungscode logincode " +
		"verificatiecode inlogcode beveiligingscode toegangscode bevestigingscode engångskod engangskode verifieringskod bekräftelsekod bekreftelseskode sikkerhedskode tan mtan pushtan smstan " +
		"einmalpasswort einmalkennwort kodunuz "
)

// sentCode replaces the code after the word s[i:end], if it, one before it or
// what it is said to be for tells that it was sent to somebody.
func (sc *scanner) sentCode(i, end int) bool {
	s := sc.s
	told := wordIn(s[i:end], sentCodes) || sc.possessed(i) || end+1 < len(s) && isDigit(s[end+1]) && isWordOf(endWord(s[max(0, i-16):i], " \n(\"'"), " one-time onetime single-use ")
	at := end
	for n := 0; n < 6 && at < len(s) && s[at] == ' '; n++ {
		lo := at + 1
		hi := lo
		for hi < len(s) && hi < lo+32 && (isAlpha(s[hi]) || s[hi] >= 0x80 || s[hi] == '\'' && hi > lo) {
			hi++
		}
		if hi == lo {
			break
		}
		w := s[lo:hi]
		if wordIn(w, otherCodes) || isWordOf(w, " user account customer member tenant ") && hi < len(s) && s[hi] == ' ' {
			return false
		}
		told = told || wordIn(w, codePurposes)
		at = hi
		if told && isWordOf(w, " nr no número numer ") { // which of several: nr 3: 771904
			if k := strings.IndexByte(s[at:min(len(s), at+5)], ':'); k > 1 && s[at] == ' ' && isNumber(s[at+1:at+k]) {
				at += k
				break
			}
		}
	}
	for _, purpose := range [...]string{" to sign in", " to log in", " to login", " to verify", " to confirm", " to continue"} {
		told = told || strings.HasPrefix(s[end:], purpose)
	}
	lo := at
	for lo < len(s) && lo < at+4 && (s[lo] == ' ' || s[lo] == ':' || isQuote(s[lo])) {
		lo++
	}
	if !told || lo == at || lo >= len(s) || !isDigit(s[lo]) {
		return false
	}
	hi, digits := lo, 0
	for hi < len(s) && (isDigit(s[hi]) || (s[hi] == ' ' || s[hi] == '-') && hi+2 < len(s) && isDigit(s[hi+1]) && isDigit(s[hi+2])) {
		if isDigit(s[hi]) {
			digits++
		}
		hi++
	}
	if digits < 4 || digits > 8 || hi-lo > digits+3 || hi < len(s) && byteClass[s[hi]] == classWord || hi-lo == 4 && year(s[lo:hi]) && s[lo-1] == ' ' && strings.IndexByte(s[end:lo], ':') < 0 {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// possessed reports whether one of the three words before i says whose what stands
// there is.
func (sc *scanner) possessed(i int) bool {
	before := sc.s[max(0, i-48):i]
	for range 3 {
		before = strings.TrimRight(before, " ")
		n := strings.LastIndexAny(before, " \n\t\"'.:([") + 1
		w := before[n:]
		if wordIn(w, possessives) {
			return true
		}
		if w == "" || wordIn(w, otherCodes) {
			return false
		}
		before = before[:n]
	}
	return false
}

// wordIn is isWordOf for longer words.
func wordIn(w, list string) bool {
	var buf [40]byte
	if w == "" || len(w) > len(buf)-2 || strings.IndexByte(w, ' ') >= 0 {
		return false
	}
	b := append(buf[:0], ' ')
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return strings.Contains(list, string(append(b, ' ')))
}

// encodedSentence looks at the words around i, which + or %20 join as in forms,
// as the sentence that they are: Body=Your+code+is+482913.
func (sc *scanner) encodedSentence(i int) bool {
	s := sc.s
	if i < sc.encodedTill {
		return false
	}
	lo, hi := i, i
	for lo > sc.last && i-lo < maxCall && encodedByte[s[lo-1]] {
		lo--
	}
	for hi < len(s) && hi-i < maxCall && encodedByte[s[hi]] {
		hi++
	}
	sc.encodedTill = hi
	space := "+"
	if strings.Contains(s[lo:hi], "%20") {
		space = "%20"
	}
	text := strings.ReplaceAll(s[lo:hi], space, " ")
	sub := scanner{t: sc.t, s: text}
	sub.run()
	if sub.out == nil {
		return false
	}
	sc.replaceWith(lo, hi, strings.ReplaceAll(sub.result(), " ", space))
	return true
}

// encodedByte holds the bytes of words in a form.
var encodedByte = func() (t [256]bool) {
	for b := range t {
		t[b] = isAlnum(byte(b)) || strings.IndexByte("+%.-_!*'()", byte(b)) >= 0
	}
	return t
}()

// yours reports whether "your" stands within three words before i, as in codes
// that are sent to people: your Acme code is 482910.
func (sc *scanner) yours(i int) bool {
	before := sc.s[max(0, i-32):i]
	n := strings.LastIndex(before, "our ")
	if u := strings.LastIndex(before, "r "); n < 0 && u > 0 && before[u-1]|0x20 == 'u' && (u == 1 || !isAlnum(before[u-2])) { // Ur
		return strings.Count(before[u:], " ") <= 4
	}
	words := strings.TrimRight(before, " ")
	if isWordOf(words[strings.LastIndexByte(words, ' ')+1:], " order booking product promo coupon discount gift zip area postal country tracking voucher ") {
		return false // a code, and no secret
	}
	return n > 0 && before[n-1]|0x20 == 'y' && strings.Count(before[n:], " ") <= 3 && !strings.Contains(before, "error") && !strings.Contains(before, "status")
}

// factor reports whether the word before i says that the one at i is a code of
// a second factor: MFA token 482910.
func (sc *scanner) factor(i int) bool {
	return isWordOf(endWord(sc.s[max(0, i-16):i], " \n(\"'["), " mfa 2fa otp totp hotp sms one-time two-factor 2-factor second-factor authenticator ")
}
