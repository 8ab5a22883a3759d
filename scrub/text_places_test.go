package scrub

import "testing"

// TestPlaces shows one text or two of each place where a secret stands without a
// name of its own, and below of what looks like it and is none.
func TestPlaces(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"net use", `net use Z: \\fs\share /user:CORP\scan Dr-3 /persistent:yes`, `net use Z: \\fs\share /user:CORP\scan [Filtered] /persistent:yes`},
		{"subcommand", `rabbitmqctl add_user shop hase-und-igel`, `rabbitmqctl add_user shop [Filtered]`},
		{"named setting", `pulumi config set --secret dbPassword zitrone`, `pulumi config set --secret dbPassword [Filtered]`},
		{"prefix", `xfreerdp /u:anna /p:"a b" /v:h`, `xfreerdp /u:anna /p:"[Filtered]" /v:h`},
		{"joined options", `curl -sSfu ci:x7 https://h`, `curl -sSfu ci:[Filtered] https://h`},
		{"directive", `nslcd: bindpw correct-pony ssl on`, `nslcd: bindpw [Filtered] ssl on`},
		{"redis", `ACL SETUSER w on >p1pp0 ~jobs:* +@all`, `ACL SETUSER w on >[Filtered] ~jobs:* +@all`},
		{"redis monitor", `"AUTH" "worker" "x y"`, `"AUTH" "worker" "[Filtered]"`},
		{"smtp", "S: 334 UGFzc3dvcmQ6\nC: aHVudGVyMg==", "S: 334 UGFzc3dvcmQ6\nC: [Filtered]"},
		{"ftp", `command: PASS Exchange-0fiLes`, `command: PASS [Filtered]`},
		{"irc", `PRIVMSG NickServ :IDENTIFY ann w1nter`, `PRIVMSG NickServ :IDENTIFY ann [Filtered]`},
		{"snmp", `SNMP get failed: community "gl4s" timeout`, `SNMP get failed: community "[Filtered]" timeout`},
		{"radius", `Login incorrect: [ann/Garten7] (from client ap1)`, `Login incorrect: [ann/[Filtered]] (from client ap1)`},
		{"netrc", `machine h login ann password Garten7`, `machine h login ann password [Filtered]`},
		{"entries", `Map.of("user", "ann", "password", "hunter")`, `Map.of("user", "ann", "password", "[Filtered]")`},
		{"setter", `b.username("ann").password("hunter").build()`, `b.username("ann").password("[Filtered]").build()`},
		{"cryptography", `jwt.verify(token, "shhhhh")`, `jwt.verify(token, "[Filtered]")`},
		{"sql function", `SELECT pgp_sym_decrypt(n, 'violin') FROM t`, `SELECT pgp_sym_decrypt(n, '[Filtered]') FROM t`},
		{"key detail", `Key (id, token)=(1, abc) already exists.`, `Key (id, token)=(1, [Filtered]) already exists.`},
		{"object", `session: Auth{User:ann, Password:x}`, `session: Auth{User:ann, Password:[Filtered]}`},
		{"named arguments", `auth=HTTPBasicAuth(username="q", password="x")`, `auth=HTTPBasicAuth(username="q", password="[Filtered]")`},
		{"terraform", `variable "db_password" { default = "x" }`, `variable "db_password" { default = "[Filtered]" }`},
		{"columns", "id,password,role\n1,h1,a\n2,\"h,2\",b\n", "id,password,role\n1,[Filtered],a\n2,\"[Filtered]\",b\n"},
		{"property", "a.id=1\na.password=blaue blume\nb=2", "a.id=1\na.password=[Filtered]\nb=2"},
		{"next line", "use this password to proceed:\n\nbe573dfb0622b762\n\nbye", "use this password to proceed:\n\n[Filtered]\n\nbye"},
		{"iban", `to NL69 INGB 9903 1847 75, ref 1`, `to [Filtered], ref 1`},
		{"national", `PESEL 44051401359, tax id 12-3456789`, `PESEL [Filtered], tax id [Filtered]`},
		{"mnemonic", `seed phrase "legal winner thank year wave sausage worth useful legal winner thank yellow"`, `seed phrase "[Filtered]"`},
		{"private jwk", `{"kty":"RSA","e":"AQAB","d":"cA26msBTYYjJ87kRu4"}`, `{"kty":"RSA","e":"AQAB","d":"[Filtered]"}`},
		{"code", `Votre code de connexion : 28 41 07`, `Votre code de connexion : [Filtered]`},
		{"code of letters", `use one-time code K7Q-4MZ to finish`, `use one-time code [Filtered] to finish`},
		{"encoded sentence", `To=1&Body=Your+login+code+is+481197`, `To=1&Body=Your+login+code+is+[Filtered]`},
		{"path", `GET /reset-password/f3a9c1d27b8e4f60a5d2 200`, `GET /reset-password/[Filtered] 200`},
		{"key in path", `https://mainnet.infura.io/v3/98cc75990b57516bcf1a00d8722a8fd6`, `https://mainnet.infura.io/v3/[Filtered]`},
		{"signature", `signature mismatch: got 5f0c9a0b1c2d3e4f5a6b7c8d9e0f1a2b`, `signature mismatch: got [Filtered]`},
		{"comparison", `expected password Rain1x, got Rain2x`, `expected password [Filtered], got [Filtered]`},
		{"text in a text", `{"msg":"call ds.setPassword(\"hunter\")","n":1}`, `{"msg":"call ds.setPassword(\"[Filtered]\")","n":1}`},
		{"lines in a text", `{"msg":"a=1\nrequirepass ab8f\nb 2"}`, `{"msg":"a=1\nrequirepass [Filtered]\nb 2"}`},
		{"text in texts", `{"log":"{\"msg\":\"a \\\"AUTH\\\" \\\"x y\\\"\"}"}`, `{"log":"{\"msg\":\"a \\\"AUTH\\\" \\\"[Filtered]\\\"\"}"}`},
		{"value of a name", `invalid value "Rain" for flag -password: bad`, `invalid value "[Filtered]" for flag -password: bad`},
	} {
		t.Run(tc.name, func(t *testing.T) { checkText(t, tc.in, tc.want) })
	}
}

func TestPlacesOfOthers(t *testing.T) {
	tr := benchRules()
	for _, s := range []string{
		`net use of memory: 12MB`, `net user count dropped to 118`, `rabbitmqctl add_user failed`, `pulumi config set aws:region eu-west-1`, `bindpw missing in nslcd.conf`, `redis AUTH failed`,
		`250-AUTH PLAIN LOGIN`, "SASL LOGIN authentication failed: UGFzc3dvcmQ6\n2026-01-01 next", `--- PASS: TestLogin (0.01s)`, `PASS src/Password.test.tsx (5.2 s)`, `please identify the failing test 12`,
		`community edition 9.4.1`, `login attempt 3 of 5`, `machine web1 login ok`, `errors.add("password", "is too short")`, `props.put("password.policy", "strict")`, `setPassword("password")`,
		`const token = await get({ audience, scope: "read:orders" });`, `passwd = _raw_input(prompt, stream, input=input)`, "missing columns: email,password,role\nline 2", `Key (id)=(118) already exists.`,
		`fingerprint BE16 2160 94DF D0CB 81EF CF2D`, `tax 19.00 total 119.00`, `EIN Fehler 40012`, `seed 42 for all runs`, `{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZ","e":"AQAB"}`,
		`Votre code client est 482913`, `your order code is 482913`, `error code K7Q-4MZ`, `text=Hello+world+code+is+good`, `GET /activate/step-2 200`, `signature algorithm RSA-SHA256`,
		`{"session":{"timeout":1800,"cookieName":"sid"}}`, `{"secrets":["db-credentials","tls-secret"]}`, "passwd: files systemd\nshadow: files", `call +4915112345678`, `grant_type "password": unauthorized_client`,
		`s.token = token`, `tokens = tokens[1:]`, `if p.tok == "(" {`, "PrivateKey: privateKey,", `TOKEN_READ = STANDARD_RIGHTS_READ`, `sig := *other`, `"session": {}`, `username, password = un, pw`, `{"FAIL": 0, "PASS": 1}`, `auth = "Basic " + x`,
		`4615674634722404292, -3825019837890901156`, `for _, tok := range tokens {`, `signature='ss'`, `log.Print("password: ")`, `msg="Enter password:" n=1`, "tokens: 1532, cost: $0.02\nlast line",
		`password: op://prod/db/password`, `DB_PASSWORD: !secret db_password`, `DB_PASSWORD=${DB_PASSWORD:?err}`, `{"tokens":{"input":118,"output":34}}`,
		`{"password":{"message":"too weak"}}`, `<string name="password_hint">At least 8 characters</string>`, `--from-file=password=./smtp.txt`, `checksum/secret: 5606c97a0280a040`, `"auth.prod:9000"`,
	} {
		if out := tr.scrub(s); out != s {
			t.Errorf("scrub(%q)\n = %q", s, out)
		}
	}
}
