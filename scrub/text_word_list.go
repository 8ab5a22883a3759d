package scrub

// The words of a sentence that can be followed by a secret.

// contextKind says what a context word lets the next word be.
type contextKind uint8

const (
	afterPassword    contextKind = iota + 1 // a secret if it does not look like a word
	afterToken                              // a secret if it looks generated
	afterDigits                             // a secret if it is a short number: PIN 1234
	afterScheme                             // credentials of HTTP authentication
	afterSSN                                // a US social security number
	afterPhrase                             // as afterToken, if the words before it agree
	afterSQL                                // IDENTIFIED BY 'x' and (a, password) VALUES (1, 'x')
	afterPass                               // as afterPassword, in logs of protocols
	afterForeign                            // as high, for words with ASCII letters
	afterTool                               // a program that takes passwords in short options
	afterEcho                               // echo x | program --password-stdin
	inTerraform                             // the middle of a token
	entity                                  // &lt;password&gt;x
	toVerify                                // use 482910 to verify
	afterLogin                              // a1 LOGIN user x, of IMAP
	afterPrompt                             // 334 UGFzc3dvcmQ6, of SMTP
	afterIdentify                           // IDENTIFY x, of IRC
	afterCommunity                          // of SNMP
	afterCode                               // a code that was sent to somebody
	inPath                                  // /magic-link/x
	afterSignature                          // signature mismatch: got x
	afterNational                           // PESEL 44051401359
	afterMnemonic                           // seed phrase "..."
	afterAttempt                            // login attempt [root/x]
	afterUsers                              // passwords ann:x
	afterValue                              // "password" with value "x"
	afterCodes                              // recovery codes issued: x, y
	afterDuplicate                          // Duplicate entry 'x' for key 'token'
	inRedis                                 // SET otp:17 x
	afterRouting                            // acct 000123456789 routing 021000021
	afterMask                               // ::add-mask::x, of workflows
	afterRejected                           // on field 'cvc': rejected value [x]
	ofProperty                              // value: 'x', property: 'password'
	afterQuestion                           // security question "..." answered with "x"
	afterBind                               // params: ["x", 17], of a statement of SQL
	afterLink                               // magic link https://.../login/x
	afterNumber                             // as afterPhrase, and numbers are secrets
	afterExpect                             // what a script expects a program to ask for
	afterUser                               // root / x
	afterBack                               // the three digits on the back of a card
	afterNetwork                            // the name of a network and its password
	afterCombination                        // the combination of the safe is x
	afterFile                               // the lines of a file of users and passwords
	afterPort                               // what Go takes for the port in a URL
	afterCopy                               // the rows of a dump of PostgreSQL
	afterDocs                               // the document of a passenger
	afterAssert                             // what a test expects
	afterEAP                                // a line of ipsec.secrets
	afterDoorCode                           // türcode ist 4711
	afterOpens                              // it opens with 4711
	afterSMS                                // got the sms, it says 482913
	afterPlace                              // what opens a safe or a box for keys
	aboutAccessTo                           // only what access looks at
)

// contextWord is a word of a sentence that can be followed by a secret.
type contextWord struct {
	text string
	kind contextKind
}

var contextWords = []contextWord{
	{"password", afterPassword}, {"passwd", afterPassword}, {"passphrase", afterPassword}, {"pass phrase", afterPassword}, {"passcode", afterPassword},
	{"pwd", afterPassword}, {"passwort", afterPassword}, {"credentials", afterPassword}, {"creds", afterPassword}, {"pw ", afterPassword}, {"pw?", afterPassword}, {"pw,", afterPassword},
	{"token", afterToken}, {"secret word", afterPassword}, {"secret", afterToken}, {"jwt", afterToken}, {"apikey", afterToken}, {"credential", afterToken}, {"authorization", afterToken}, {"pat", afterToken},
	{"cookie", afterToken}, {"session", afterToken}, {"sessionid", afterToken}, {"session_id", afterToken}, {"csrf", afterToken}, {"iban", afterToken}, {"auth", afterToken},
	{"pin", afterDigits}, {"pincode", afterDigits}, {"otp", afterDigits}, {"cvv", afterDigits}, {"cvc", afterDigits}, {"cvv2", afterDigits}, {"cvc2", afterDigits}, {"passkey", afterDigits}, {"pin1", afterDigits}, {"pin2", afterDigits}, {"puk1", afterDigits}, {"puk2", afterDigits}, {"totp", afterDigits}, {"challenge response", afterDigits},
	{"bearer", afterScheme}, {"geniekey", afterScheme}, {"basic", afterScheme}, {"digest", afterScheme}, {"negotiate", afterScheme},
	{"ssn", afterSSN}, {"security", afterSSN}, {"social", afterSSN}, {"taxpayer", afterSSN},
	{"aws_secret_access_key", afterToken}, {"aws_session_token", afterToken}, {"secret_access_key", afterToken}, {"secret_key", afterToken},
	{"api_key", afterToken}, {"access_token", afterToken}, {"refresh_token", afterToken}, {"auth_token", afterToken}, {"client_secret", afterToken},
	{"private_key", afterToken}, {"access_key", afterToken}, {"authtoken", afterToken}, {"accesstoken", afterToken}, {"refreshtoken", afterToken},
	{"apitoken", afterToken}, {"clientsecret", afterToken}, {"secretkey", afterToken}, {"accesskey", afterToken},
	{"identified", afterSQL}, {"values", afterSQL},
	{"key", afterPhrase}, {"shard", afterPhrase}, {"share", afterPhrase}, {"ticket", afterPhrase}, {"code", afterPhrase}, {"number", afterPhrase},
	{"kennwort", afterPassword}, {"senha", afterPassword}, {"wachtwoord", afterPassword}, {"adgangskode", afterPassword}, {"adgangskoden", afterPassword},
	{"parola", afterPassword}, {"parolası", afterPassword}, {"salasana", afterPassword}, {"heslo", afterPassword}, {"contraseña", afterPassword}, {"hasło", afterPassword},
	{"lösenord", afterPassword}, {"lösenordet", afterPassword}, {"passord", afterPassword}, {"passordet", afterPassword}, {"passe", afterPassword},
	{"mật khẩu", afterForeign}, {"kata sandi", afterForeign}, {"jelszó", afterForeign},
	{"pass", afterPass}, {"convertto-securestring", afterPassword}, {"psk", afterPassword},
	{"echo", afterEcho}, {"printf", afterEcho}, {"atlasv1", inTerraform}, {"lt;", entity}, {"u003c", entity}, {"verify", toVerify}, {"login", afterLogin},
	{"UGFzc3dvcmQ", afterPrompt}, {"identify", afterIdentify}, {"community", afterCommunity}, {"signature", afterSignature}, {"hmac", afterSignature}, {"mnemonic", afterMnemonic}, {"phrase", afterMnemonic}, {"seed", afterMnemonic}, {"wallet", afterMnemonic}, {"attempt", afterAttempt}, {"incorrect", afterAttempt}, {"passwords", afterUsers}, {"zugangsdaten", afterUsers}, {"identifiants", afterUsers}, {"credenziali", afterUsers}, {"credenciales", afterUsers}, {"value", afterValue}, {"codes", afterCodes}, {"duplicate", afterDuplicate}, {"routing", afterRouting}, {"acct", afterRouting}, {"aba", afterRouting}, {"sort", afterRouting}, {"blz", afterRouting}, {"bank", afterRouting}, {"add-mask", afterMask}, {"set", inRedis}, {"setex", inRedis}, {"puk", afterDigits}, {"salt", afterToken}, {"pepper", afterToken}, {"chpasswd", afterUsers},
	{"código", afterCode}, {"codigo", afterCode}, {"codice", afterCode}, {"kod", afterCode}, {"kode", afterCode}, {"koden", afterCode}, {"kodu", afterCode}, {"kodunuz", afterCode}, {"tan", afterCode}, {"mtan", afterCode}, {"pushtan", afterCode}, {"smstan", afterCode}, {"bestätigungscode", afterCode}, {"sicherheitscode", afterCode}, {"verifizierungscode", afterCode}, {"anmeldecode", afterCode}, {"einmalcode", afterCode}, {"zugangscode", afterCode}, {"freischaltcode", afterCode}, {"aktivierungscode", afterCode}, {"logincode", afterCode}, {"verificatiecode", afterCode}, {"inlogcode", afterCode}, {"beveiligingscode", afterCode}, {"toegangscode", afterCode}, {"bevestigingscode", afterCode}, {"engångskod", afterCode}, {"engangskode", afterCode}, {"verifieringskod", afterCode}, {"bekräftelsekod", afterCode}, {"bekreftelseskode", afterCode}, {"sikkerhedskode", afterCode},
	{"params", afterBind}, {"parameters", afterBind}, {"bindings", afterBind}, {"binds", afterBind}, {"bind", afterBind}, {"args", afterBind}, {"vars", afterBind},
	{"question", afterQuestion}, {"rejected", afterRejected}, {"property", ofProperty},
	{"confirm", toVerify}, {"approve", toVerify}, {"authorise", toVerify}, {"authorize", toVerify}, {"complete", toVerify}, {"log", toVerify}, {"sign", toVerify}, {"continue", toVerify}, {"reset", toVerify},
	{"datenbankpasswort", afterPassword}, {"adminpasswort", afterPassword}, {"rootpasswort", afterPassword}, {"benutzerpasswort", afterPassword}, {"startpasswort", afterPassword}, {"initialpasswort", afterPassword}, {"standardpasswort", afterPassword}, {"wlanpasswort", afterPassword}, {"mailpasswort", afterPassword}, {"masterpasswort", afterPassword}, {"mdp", afterPassword}, {"storepassword", afterPassword}, {"keypassword", afterPassword},
	{"routerpasswort", afterPassword}, {"gastpasswort", afterPassword}, {"gästepasswort", afterPassword}, {"netzwerkpasswort", afterPassword}, {"kundenpasswort", afterPassword}, {"einmalpasswort", afterPassword}, {"windowspasswort", afterPassword}, {"codeword is", afterPassword},
	{"türcode", afterDoorCode}, {"torcode", afterDoorCode}, {"haustürcode", afterDoorCode}, {"tresorcode", afterDoorCode}, {"safecode", afterDoorCode}, {"alarmcode", afterDoorCode}, {"garagencode", afterDoorCode}, {"schließfachcode", afterDoorCode}, {"eingangscode", afterDoorCode}, {"digicode", afterDoorCode}, {"portkod", afterDoorCode}, {"portkoden", afterDoorCode}, {"dörrkod", afterDoorCode}, {"larmkod", afterDoorCode}, {"larmkoden", afterDoorCode}, {"dørkode", afterDoorCode}, {"dørkoden", afterDoorCode}, {"alarmkode", afterDoorCode}, {"deurcode", afterDoorCode}, {"poortcode", afterDoorCode}, {"kluiscode", afterDoorCode},
	{"opens", afterOpens}, {"punch", afterOpens}, {"abre", afterOpens}, {"apre", afterOpens}, {"ouvre", afterOpens}, {"öffnet", afterOpens}, {"öppnas", afterOpens}, {"stängs", afterOpens}, {"digita", afterOpens}, {"disarm", afterOpens}, {"opent", afterOpens},
	{"sms", afterSMS}, {"logged", aboutAccessTo}, {"signed", aboutAccessTo}, {"cryptogramme", afterDigits}, {"unlocks", aboutAccessTo}, {"keypad", afterPlace}, {"access word", afterPassword}, {"guest network", aboutAccessTo}, {"eap", afterEAP}, {"xauth", afterEAP}, {"safe", afterPlace}, {"tresor", afterPlace}, {"lockbox", afterPlace}, {"keybox", afterPlace}, {"keysafe", afterPlace}, {"padlock", afterPlace}, {"schlüsselbox", afterPlace}, {"schlüsseltresor", afterPlace}, {"coffre", afterPlace}, {"kluis", afterPlace}, {"cassaforte", afterPlace},
	{"jeton", aboutAccessTo}, {"capital", aboutAccessTo}, {"clave", aboutAccessTo}, {"chave", aboutAccessTo}, {"clé", aboutAccessTo}, {"chiave", aboutAccessTo}, {"schlüssel", aboutAccessTo}, {"sleutel", aboutAccessTo}, {"klucz", aboutAccessTo},
	{"port", afterPort}, {"copy", afterCopy}, {"docs", afterDocs}, {"assert_equal", afterAssert}, {"assert_eq", afterAssert},
	{"logging", aboutAccessTo}, {"signing", aboutAccessTo}, {"portal", aboutAccessTo}, {"ssh", aboutAccessTo}, {"unlock", aboutAccessTo}, {"encrypted", aboutAccessTo}, {"protected", aboutAccessTo},
	{"pgpass", afterFile}, {"userlist", afterFile}, {"sasl_passwd", afterFile}, {"rsyncd", afterFile}, {"chap-secrets", afterFile}, {"pap-secrets", afterFile}, {"digits", afterBack}, {"root", afterUser}, {"elastic", afterUser}, {"postgres", afterUser}, {"neo4j", afterUser}, {"minioadmin", afterUser}, {"ubuntu", afterUser}, {"cwjap", afterNetwork}, {"cwjap_def", afterNetwork}, {"cwjap_cur", afterNetwork}, {"cwsap", afterNetwork}, {"wifi", afterNetwork}, {"wlan", afterNetwork}, {"ssid", afterNetwork}, {"storepass", afterPassword}, {"keypass", afterPassword}, {"magic word", afterPassword}, {"memorable word", afterPassword}, {"code word", afterPassword}, {"admin", afterUser}, {"administrator", afterUser}, {"combination", afterCombination}, {"assword", afterExpect}, {"link", afterLink}, {"webhook", afterLink}, {"webhooks", inPath}, {"magic", inPath}, {"activate", inPath}, {"activation", inPath}, {"confirmation", inPath}, {"hooks", inPath}, {"services", inPath}, {"build_hooks", inPath}, {"magiclink", inPath}, {"invite", inPath}, {"invitation", inPath}, {"invitations", inPath}, {"invites", inPath}, {"verification", inPath},
}

// open reports whether the word need not end where its text does.
func (w *contextWord) open() bool {
	return w.kind == entity || w.kind == afterPrompt || !isAlnum(w.text[len(w.text)-1])
}
