package scrub

// keyForeign are the words of other languages, as schemas spell them: without
// accents, umlauts also as ae, oe, ue.
var keyForeign = []wordList{
	// Passwords, secrets and tokens.
	{kindStrong | kindInside | kindAnywhere | kindNoun, `passwort passwoert kennwort contrasena contrasenia contrasenya motdepasse motpasse
		wachtwoord adgangskode losenord loesenord salasana palavrapasse zugangsdaten anmeldedaten inloggegevens zugangscode geheimzahl
		sicherheitscode kontonummer kartennummer kreditkartennummer rekeningnummer kaartnummer pruefnummer kartenpruefnummer
		sozialversicherungsnummer burgerservicenummer personalausweisnummer ausweisnummer reisepassnummer steuernummer personnummer
		fodselsnummer foedselsnummer cprnummer kortnummer tilinumero korttinumero henkilotunnus zugriffsschluessel
		zugriffsschlussel toegangssleutel toegangscode passnummer passwoerter bankleitzahl sessionschluessel sitzungstoken geheimwort kreditkarte steueridentifikationsnummer`},
	{kindStrong | kindInside, `sifresi hemlighet hemmelighed hemmelighet engangskode engangskod engangskoden tunnusluku vahvistuskoodi kertakayttokoodi
		yanzhengma yinhangkahao shenfenzhenghao anshobango pasuwado himitsukagi bimilbeonho injeungbeonho
		gozarvazhe`},
	{kindStrong | kindNoun, `kodikos kwdikos mima miyao siyao parol parolya kouling sisma geheimnummer geheimcode jelszava jelszavak sifreler parola lozinka heslo haslo hasla senha sifre mdp passord passordet kodeord jelszo zaporka geslo slaptazodis
		parool salasona katasandi matkhau geheimnis geheim geheime secreto secreta segreto segreta segredo sekret gettone jeton jetons anahtarlari
		lykilord adgangsord cyfrinair pasfhocal pasahitza contrasinal fjalekalim fjalekalimi wagwoord nenosiri katalaluan
		heslem hesla passwortes kennworter paswoord pinkode pinkod kontonr kortnr`},
	{kindStrong, `пароль пароля паролю паролем паролей парола лозинка токен токена секрет סיסמא
		пароли συνθηματικο գաղտնաբառ პაროლი құпиясөз पासवर्ड कूटशब्द পাসওয়ার্ড கடவுச்சொல் รหัสผ่าน ລະຫັດຜ່ານ ពាក្យសម្ងាត់
		گذرواژه 패스워드 인증번호 인증코드 개인키 비밀키 パスコード 合言葉 秘密鍵 認証コード 私钥 私鑰 密鑰 验证码 驗證碼 通行码 密码 密碼 口令 令牌 密钥 パスワード 暗証番号 トークン 비밀번호 암호 토큰 סיסמה`},

	// Keys, codes and numbers: what they are of stands behind them, before them,
	// or in the same word.
	{kindHeadKey | kindFirst | kindNoun, `cheie kunci klyuch kluch khoa cle clef clave llave chave chiave klucz klic kljuc`},
	{kindHeadKey | kindNoun, `kulcs kulcsa raktas schluessel schlussel sleutel nyckel nokkel noegle nogle avain anahtar anahtari`},
	{kindHeadCode | kindNoun, `kodu koodi`},
	{kindHeadCode | kindFirst | kindNoun, `cod kode codi codigo codice kod`},
	{kindHeadNumber | kindFirst | kindNoun, `numero nro numer cislo`},
	{kindHeadNumber | kindNoun, `nummer numarasi`},
	{kindOf, `de del da do di della du des la el`},
	{kindKeyOf, `netzwerk sitzungs wiederherstellungs lizenz produkt sicherheits haupt signatur signier krypto entschluesselungs
		tajny tajni tajna tajne titkos salainen slaptas hemlig hemmelig krypterings atkomst tilgangs adgangs erisim rahasia sekretny sekretnyy
		zakrytyy privatnyy shifrovaniya dostupa seguranca seguridad securite sicurezza criptare sesion sessao usuario temporal
		dinamica segura acces acceso acesso accesso zugriff zugriffs zugangs toegang toegangs prive privee privado privada privato privata privater
		privaten secrete secrets cifrado cifrada criptografia chiffrement cifratura verschluesselung verschlusselung versleutelings
		encriptacion encriptacao firma assinatura maestra mestra maitre maestro geheimer prywatny soukromy privat private szyfrowania gizli hemmelig verschluesselungs api`},
	{kindCodeOf, `freischalt aktivierungs verifizierungs wiederherstellungs einmal zugangs zugriffs anmelde dostepu dogrulama guvenlik onay
		verifikasi konfirmasi overovaci potvrzovaci podtverzhdeniya dostupa verificare confirmare megerosito recuperare seguridad seguranca sicurezza securite confidentiel verificacion verificacao verifica acceso acesso accesso acces recuperacion
		recuperacao recupero activacion ativacao fiscale bestaetigungs sicherheits weryfikacyjny autenticacion autenticacao`},
	{kindNumberOf, `konto karte karten carte carta cartao tarjeta cuenta conta conto compte cuentas karty konta rachunku karty kreditkarten
		pasaporte passaporte passeport passaporto ausweis kart hesap kimlik secu securite seguridad previdencia rekening kaart rijbewijs seguro sosyal tarjetas`},
	{kindWeak | kindNoun, `signatur clave klucz sesion sessao sessie cryptogramme`},

	// What is known about a secret. In Romance languages it stands before it.
	{kindDesc | kindAsk, `duree duracion duracao durata dauer duur laenge lange lengte longueur longitud lunghezza tamanho tamano taille
		anzahl aantal nombre quantite cantidad quantidade quantita intentos tentativas tentatives tentativi versuche pogingen
		ablauf ablaufdatum gueltigkeit dlugosc liczba waznosc verloopt verloop validez validade validite scadenza vencimiento caducidad expiracion expiracao
		fecha datum tipo typ typen politica politique richtlinie richtlinien staerke starke fuerza forca cambio mudanca geaendert
		aenderung estado zustand erforderlich requerida requerido obligatoire wijzigen expirada expirado vencida vencido
		caducada caducado alterada alterado cambiada cambiado actualizada atualizada invalida incorrecta incorreta bloqueada expire modifie`},
	{0, `dnis authentification rafraichissement sociale bancaria bancario bancaire palabra palavra parole mots mot primaria etrangere estrangeira schluesselwort schlusselwort sleutelwoord nyckelord parolechiave`},
}

// keyForeignPhrases are written as keyPhrases are.
var keyForeignPhrases = []string{
	"+mot de passe", "+palavra passe", "+cle secrete", "+phrase secrete", "+code confidentiel", "+code securite", "+code acces",
	"+tarjeta credito", "+tarjeta debito", "+cartao credito", "+cartao debito", "+carta credito", "+carte credit", "+carte bancaire",
	"+steuer id", "+steuer nummer", "+rodne cislo", "=sesion id", "=sessao id", "=sessie id", "=sitzungs id", "=sitzung id", "+kata sandi",
	"+code verification", "+code activation", "+code carte", "+code secu", "+code de verification", "+code de securite", "+code de confirmation",
	"+sicherheits antwort", "+sicherheitsfrage antwort", "+frase semilla", "+frase recuperacion", "+frase recuperacao", "+identifiants connexion",
	"+ma xac nhan", "+ma xac thuc", "+ma bao mat", "+khoa bi mat", "+khoa rieng", "+mi ma", "+nomor kartu", "+no kartu", "+ramz obur",
	"+kalimat almurur", "+kalimat alsir",
	"+kata laluan", "+mat khau", "+ma pin", "+ma otp", "+секретный ключ", "+закрытый ключ", "+приватный ключ", "+ключ шифрования", "+ключ доступа", "+код подтверждения",
	"+كلمة المرور", "+كلمة السر", "+رمز المرور", "+رمز عبور", "+کلمه عبور", "+κωδικος προσβασης", "+κωδικός πρόσβασης", "+нууц үг",
	"-palabra clave", "-palavra chave", "-mot cle", "-parola chiave", "-clave primaria", "-clave foranea", "-clave publica", "-type jeton",
}
