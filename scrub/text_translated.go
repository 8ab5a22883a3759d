package scrub

import "strings"

// What pages say about secrets, in the places of the keys of translations.

// translated reports whether text is what a page says in the place of the key of a translation:
// "auth.password_confirm": "Confirmer le mot de passe".
func translated(key, text string) bool {
	if upperFirst(text) && isWordOf(strings.ReplaceAll(text, " ", ""), " motdepasse motsdepasse palabradepaso parolad'ordine ") || beginsAsNamed(key, text) {
		return true
	}
	page, _, ok := strings.Cut(key, ".")
	if !upperFirst(text) || !ok && !saysWhat(text) || ok && !isWordOf(page, " auth login signin signup register registration form forms profile account settings labels label i18n user users page pages errors common messages nav menu buttons fields onboarding reset dialog ") || len(text) > maxLabel*2 || strings.ContainsAny(text, "0123456789_=:/@#$%&*") {
		return false
	}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '?' || r == '!' || r == '.' || r == '-' }) {
		if isWordOf(strings.ToLower(w), " password passwort kennwort passe contraseña senha wachtwoord hasło heslo lösenord passord parola pin token jeton passcode ") {
			return strings.IndexByte(text, ' ') > 0
		}
	}
	return false
}

// beginsAsNamed reports whether text is a label of what key is, and more about it in brackets:
// "login.pin": "PIN (4 Ziffern)".
func beginsAsNamed(key, text string) bool {
	name, rest, ok := strings.Cut(text, " (")
	return ok && strings.HasSuffix(rest, ")") && strings.IndexByte(key, '.') > 0 && strings.EqualFold(name, key[strings.LastIndexAny(key, "._")+1:]) && digitsIn(rest) == 1 && strings.IndexByte(rest, ' ') == 1
}

// saysWhat reports whether text says what is to be done with a password: Passwort bestätigen.
func saysWhat(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if isWordOf(w, " confirm repeat change reset enter forgot retype choose confirmez répétez changez saisissez entrez choisissez confirme introduzca ingrese digite informe voer wiederholen vergessen eingeben zurücksetzen confirmer répéter changer saisir confirmar repetir cambiar introducir conferma ripeti cambia inserisci bevestigen herhalen wijzigen bestätigen ändern wählen ") {
			return true
		}
	}
	return false
}
