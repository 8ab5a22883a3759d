package scrub

import (
	"log/slog"
	"strings"
	"testing"
	"time"
)

// What is left under sensitive names because of its company looks like secrets in other
// company. Between ⟦ and ⟧ stands what must go.
func TestCompanyOfSecrets(t *testing.T) {
	s := New()
	for _, in := range []string{
		`{"login_attempts":[{"user":"ann","otp":⟦482913⟧,"ok":false}]}`,
		`{"failed_attempts":[{"card_pin":⟦4821⟧,"cvv":⟦123⟧}]}`,
		`{"failures":[{"user":"ann","password":⟦123456⟧}]}`,
		`{"inventory":{"ansible_password":⟦1234567⟧}}`,
		`{"card":{"limits":{"pin":⟦4821⟧}}}`,
		`{"attempts":[{"mfa":{"code":⟦482913⟧}}]}`,
		`{"usage":{"credit_card":{"cvv":⟦123⟧,"exp":1227}}}`,
		`{"attempts":{"credentials":{"pin":⟦4821⟧,"cvv":⟦123⟧}}}`,
		`{"errors":[{"path":"pin","pin":⟦4821⟧,"msg":"wrong"}]}`,
		`{"query":{"token":"⟦k3j4h5g6⟧","offset":"0","limit":"20"}}`,
		`{"token":"⟦550e8400-e29b-41d4-a716-446655440000⟧","offset":0}`,
		`{"token":"⟦482913⟧","position":3}`,
		`{"sid":"⟦Zk3jd93jfk2l⟧","action":"logout","user":"ann"}`,
		`{"flags":{"password":["⟦hunter2⟧"],"token":["⟦abc123⟧"]}}`,
		`{"flags":{"secret":{"value":"⟦hunter2⟧","changed":true}}}`,
		`{"features":{"secrets":{"stripe":"⟦Kj3hG7sd9fQ⟧","db":"⟦hunter2⟧"}}}`,
		`{"features":{"auth":{"basic":"⟦ann:hunter2⟧"}}}`,
		`{"mfa":{"backup":["⟦ABCD-EFGH⟧","⟦JKLM-NPQR⟧"],"enabled":true}}`,
		`{"session":{"pairing":"⟦ABCD-EFGH⟧","active":true}}`,
		`{"auth":{"login":"ann","app":"⟦abcd-efgh-ijkl-mnop⟧","enabled":true}}`,
		`{"auth":{"type":"basic","phrase":"⟦correct-horse-battery⟧"}}`,
		`{"mfa":{"authenticator":"⟦482913⟧","method":"totp"}}`,
		`{"otp":{"generated":⟦482913⟧,"valid":true}}`,
		`{"backup_codes":{"remaining":[⟦12345678⟧,⟦87654321⟧]}}`,
		`{"messages":[{"role":"user","password":"⟦Hunter⟧"}]}`,
		`{"messages":[{"password":"⟦Correct horse battery staple⟧"}]}`,
		`{"texts":{"api_key":"⟦AbCdEfGhIjKlMnOpQrStUvWxYz⟧"}}`,
		`{"command":"decrypt","key":"⟦MyEncKey1234567⟧"}`,
		`{"service":"geo","key":"⟦k3j4h5g6⟧","hits":10,"misses":2}`,
		`{"analyzer":{"token":"⟦k3j4h5g6⟧","host":"sonar"}}`,
		`{"parser":{"auth":["⟦ann⟧","⟦hunter2⟧"]}}`,
		`{"password":"⟦Pa55****w0rd⟧","passwd":"⟦P****rd1⟧","token":"⟦h*n*e*2*⟧","pin":"⟦1234****⟧"}`,
		`{"vault":{"secret/":{"prod":"⟦s3cr3tpw⟧"}}}`,
		`{"pipeline":{"user":"deploy","pass":"⟦hunter⟧"}}`,
		`{"cache":{"type":"azure","key":"⟦prod-k3j4h5g6⟧"}}`,
		`{"otp_code":"⟦Your code KQZXWB⟧","api_key":"⟦Key KqWzRtYpLmNbXcVd⟧"}`,
		`{"field":"sms_token","from":⟦482913⟧,"to":⟦192837⟧}`,
		`{"user":"ann","pin":"⟦A4821⟧","lat":52.1,"lng":4.3}`,
		`{"auth":{"state":"⟦kqwzrtyplm⟧","nonce":"⟦x⟧"}}`,
		`["deploy","--password","⟦X-Men⟧"]`,
		`{"answers":[{"question":"Full name","answer":"Ann Lee"},{"question":"National ID number","answer":"⟦529.982.247-25⟧"}]}`,
		`{"password_tried":"⟦hunter2⟧","otp_tried":"⟦482913⟧"}`,
		`{"license_key":{"id":"⟦RN58-LF2M-AW3X-99KQ⟧","status":"active","type":"pro","seats":3,"expires_at":"2025-01-01"}}`,
		`{"license_key":{"key":"⟦RN58-LF2M-AW3X⟧","status":"active","remaining":3,"expires_at":"2025-01-01"}}`,
		`{"api_key":{"key":"⟦kq8Zr1TnXw⟧","window":60,"remaining":3,"limit":100}}`,
		`{"db":{"host":"x","user":"ann","pass":⟦12345⟧,"error":null}}`,
		`{"ssn":{"id":"⟦123456789⟧","type":"ssn","verified":true,"status":"ok"}}`,
		`{"cookie":{"id":"⟦8f3kq2zt⟧","user":"ann","created_at":"2024-05-01","expires_at":"2024-05-02"}}`,
		`{"tables":{"secrets":{"columns":["name","val"],"rows":[["db","⟦hunter2⟧"]]}}}`,
		`{"labels":{"app":"web","root_password":"⟦Dragon⟧","password":"⟦Correct Horse⟧"},"placeholders":{"token":"⟦Kestrel⟧"}}`,
		`{"attempts":[{"n":1,"token":⟦482913⟧},{"n":2,"token":⟦482914⟧}]}`,
		`{"config":{"salt":"⟦some random salt string⟧"},"password_salt":"⟦sunshine kestrel⟧"}`,
		`{"basic_auth":"⟦HUNTER_SECRET⟧","security":{"basicAuth":["⟦hunter⟧"]}}`,
		`{"api":{"key":"⟦correct.horse.battery⟧","base_url":"https://x.example.com"},"api_key":"⟦com.acme.winter.Kestrel⟧"}`,
		`{"urls":{"reset_token":"⟦/reset/summerwinter⟧"},"links":{"password":"⟦/dragon⟧"}}`,
		`{"config":{"db_password":"⟦my.dog.Charlie⟧"},"password":"⟦Correct.Horse.Battery⟧","token":"⟦abc.def.Ghijk⟧","secret":"⟦Summer\\Winter\\Spring⟧"}`,
		`{"security":{"passwords":["⟦hunter⟧","⟦letmein⟧"],"recovery_phrase":["⟦abandon⟧","⟦ability⟧"]}}`,
		`{"mfa":{"type":"totp","enabled":true,"metadata":{"backup":["⟦1234-5678⟧"],"seed":"⟦JBSWY3DPEHPK3PXP⟧"}}}`,
		`{"session":{"ip":"1.2.3.4","user":"bob","created":"2024-01-01","metadata":{"refresh":"⟦xyzabc⟧","previous":"⟦9f8e7d6c5b4a39281706⟧"}}}`,
		`{"token":{"type":"live","environment":"production","created_at":"2024-01-01","metadata":{"value":"⟦AKabcdefghij123456⟧"}}}`,
		`{"stats":{"top_passwords":{"⟦hunter2⟧":3,"⟦123456⟧":812}}}`,
		`{"usage":{"api_key":{"⟦AKabcdefghij123456⟧":5,"⟦AKabcdefghij123457⟧":3}}}`,
		`{"metrics":{"sessions":{"⟦9f8e7d6c5b4a39281706⟧":5,"⟦1f8e7d6c5b4a39281706⟧":3}}}`,
		`{"x":{"password":{"⟦hunter2⟧":0.5,"⟦letmein⟧":0.5}}}`,
		`{"push_tokens":[{"type":"FCM","value":"⟦abcdefghijk⟧","user":"bob"}]}`,
		`{"tokens":[{"type":"REFRESH","value":"⟦QWERTYUIOPASDFGH⟧"}]}`,
		`{"usernames":{"password":"⟦hunter_two⟧"},"names":{"sid":"⟦a5071d5f-61d1-f5eb-e42a-6a92fa4764c5⟧"}}`,
		`{"logins":[{"password":⟦123456⟧,"port":22}],"inventory":{"ansible_password":⟦1234⟧,"ansible_port":22},"ssn":"⟦1234567******⟧"}`,
		`{"session":{"key":"⟦sess_7Gh2kQ9xZ⟧"},"sessions":[{"key":"⟦sess_9f8e7d6c⟧"}]}`,
		`{"lease":{"token":"⟦abcdefghijklmnopqrst⟧","start":1700000000,"end":1700003600}}`,
		`{"ticket":{"key":"⟦7Gh2kQ9xZ4mN⟧","user":"bob"},"template":{"key":"⟦hunter2abc⟧"}}`,
		`{"otp":{"type":"live","id":"⟦otp_482913⟧","digits":6},"csrf":{"id":"⟦csrf_hunter2⟧","enabled":true}}`,
		`{"reset_token":{"id":"⟦x7Gh2kQ9⟧","expires_at":"2024-01-01","created_at":"2024-01-01","used":false}}`,
		`{"auth":{"state":"⟦AFIFJSLDKJ⟧","code":"⟦abc⟧","method":"x"},"otp":{"state":"⟦ABCD⟧","length":4}}`,
		`{"token":{"type":"bearer","scope":"read write","expires_in":3600,"bucket":"⟦ghpabcd1234⟧"}}`,
		`{"guards":{"session":{"value":"⟦Battery5858!⟧"}},"features":{"pin":{"value":"⟦4829⟧"},"api_key":{"value":"⟦12345678⟧"},"secret":{"value":"⟦correct_horse⟧"}}}`,
		`{"flags":{"password":{"name":"⟦hunter⟧"}}}`,
		`{"user":{"pin":"⟦abcd⟧","position":"manager"},"door":{"pin":⟦42⟧,"mode":"lock","level":2}}`,
		`{"encryption":{"key":"⟦MY_SECRET_KEY⟧"},"csrf":{"secret":"⟦ABCD_EFGH⟧"}}`,
		`{"authorizations":["⟦https://x.y/oauth/authenticate/s3cr3tTok3n⟧"],"activeSignature":{"value":"⟦hunter2⟧"}}`,
		`{"db_password":"⟦no⟧","limits":{"password":"⟦10s⟧"}}`,
		`{"api_key":"⟦hunter2abcd_****⟧","recovery_code":"⟦12345678*****⟧","otp":"⟦****4829⟧","pin":"⟦****1234⟧","cvv":"⟦****123⟧"}`,
		`{"token":{"id":"tok_1","scope":"read","created":"2025-01-01","note":"⟦hunter2x⟧","plain":"⟦k3j4h5g6⟧"}}`,
		`{"credit_card":{"number":"⟦4000009990001422⟧","brand":"visa","exp_month":12,"exp_year":27,"cvc":"⟦083⟧"}}`,
		`{"db-password@3":{"payload":"⟦hunter2⟧","state":"enabled"}}`,
		`{"credentials@v2":{"admin":"⟦hunter2⟧"}}`,
		`{"passwords@10.0.0.5":{"root":"⟦hunter2⟧","admin":"⟦letmein9⟧"}}`,
		`{"token@workspace:prod":{"v":"⟦hunter2⟧"}}`,
		`{"wifi":{"enabled":true,"ssid":"Home","encryption":"psk2","key":"⟦sunflower⟧"}}`,
		`{"hotspot":{"on":true,"ssid":"Cafe","key":"⟦coffee-lovers⟧"}}`,
		`{"session":{"enabled":true,"key":"⟦keyboard-cat⟧"}}`,
		`{"on":true,"key":"⟦changeme⟧"}`,
		`{"api":{"enabled":true,"key":"⟦letmein⟧","url":"https://x"}}`,
		`{"auth":{"enabled":true,"key":"⟦correct-horse-battery-staple⟧"}}`,
		`{"api":{"key":"⟦Acme-Pass!2024⟧","offset":0}}`,
		`{"query":{"key":"⟦Acme2024Live!⟧","offset":0,"limit":50}}`,
		`{"luks":{"partition":"/dev/sda2","cipher":"aes-xts","key":"⟦MyDiskPassphrase!⟧"}}`,
		`{"kafka":{"topic":"otp","partition":3,"offset":120,"key":"⟦482910⟧"}}`,
		`{"kafka":{"topic":"p","partition":3,"key":"⟦123-45-6789⟧"}}`,
		`{"redis":{"host":"r1","key":"⟦default:sunshine⟧"}}`,
		`{"cache":{"host":"mc1","key":"⟦memcached:trustno⟧"}}`,
		`{"op":"GET","key":"refreshtokens/⟦550e8400-e29b-41d4-a716-446655440000⟧"}`,
		`{"op":"GET","key":"access-token/⟦550e8400-e29b-41d4-a716-446655440000⟧"}`,
		`{"key":"mfa:ann:⟦482910⟧"}`,
		`{"key":"login:⟦482910⟧"}`,
		`{"key":"reports-svc:⟦550e8400-e29b-41d4-a716-446655440000⟧"}`,
		`{"heroku":{"key":"heroku:⟦550e8400-e29b-41d4-a716-446655440000⟧"}}`,
		`{"key":"admin:⟦12345678⟧"}`,
		`{"account":{"sortCode":"⟦20/00/00⟧"}}`,
		`{"account":{"sort_code":"SC ⟦20-00-00⟧"}}`,
		`{"sort_code":"⟦GB123456⟧"}`,
		`{"username":"ann","email":"a@x.io","address":"Ring 1","city":"Wien","pin_code":"⟦482913⟧"}`,
		`{"card_last4":"4242","pincode":"⟦482913⟧","city":"Mumbai"}`,
		`{"ssh":{"pubkey_auth":{"user":"deploy","key":"⟦MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v_VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g⟧"}}}`,
		`{"ssh":{"pubkey":{"path":"~/.ssh/id","key":"⟦b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ⟧"}}}`,
		`{"auth":{"pubkey_token":"⟦d9f8a7b6c5e4⟧"}}`,
		`{"env":[{"name":"SMTP_PASSWORD","value":"{{ vault_pw | default('⟦hunter2⟧') }}"}]}`,
		`{"field":"password","value":"⟦!Hello World⟧"}`,
		`{"name":"password","value":"vault:⟦correct-horse-battery⟧"}`,
		`{"name":"DB_PASSWORD","value":"@Microsoft.KeyVault(⟦hunter2⟧)"}`,
		`{"password":"⟦file:/hunter⟧"}`,
		`{"meeting":{"id":"m1","pins":{"moderator":"⟦4821⟧","attendee":"⟦9932⟧"}}}`,
		`{"meeting":{"pins":{"moderator":"⟦mod4821⟧","attendee":"⟦att993⟧"}}}`,
		`{"conference_pins":{"moderator":"⟦4821⟧","speaker":"⟦1188⟧"}}`,
		`{"api":"⟦my_weather_key⟧"}`,
		`{"api":"⟦acme/hunter2⟧"}`,
		`{"otp":{"result_code":"⟦482910⟧","status":"sent"}}`,
		`{"session":{"reason_code":"⟦AbC9xQ2z⟧"}}`,
		`{"user":{"name":"ann","key":"⟦otp-482910⟧"}}`,
		`{"door_code":"⟦A12⟧"}`,
		`{"pass":{"user":"ann","los":"⟦hunter2⟧"}}`,
	} {
		secrets, _ := secretsIn(in)
		out := encode(t, s.Value(tree(t, strings.NewReplacer(markStart, "", markEnd, "").Replace(in))))
		for _, secret := range secrets {
			if strings.Contains(out, secret) {
				t.Errorf("%s leaks in %s", secret, out)
			}
		}
		if again := encode(t, s.Value(tree(t, out))); again != out {
			t.Errorf("again:\n%s\n%s", again, out)
		}
	}
}

// Records about secrets keep what tells about them, as management APIs return them.
func TestRecordsOfSecrets(t *testing.T) {
	s := New()
	for _, in := range []string{
		`{"access_code":{"access_code_id":"7140a910-8a21-42c6-acd4-78bb99c23614","code":"⟦482913⟧","type":"time_bound","status":"set","starts_at":"2024-06-11T09:00:00Z","is_managed":true}}`,
		`{"secret":{"name":"projects/771029384410/secrets/smtp-relay-password","labels":{"owner":"notifications"},"replication":{"automatic":true},"rotation":{"nextRotationTime":"2025-02-01T00:00:00Z","rotationPeriod":"7776000s"}}}`,
		`{"api_key":{"id":"key_1","name":"ci","scopes":["read"],"created_at":"2025-01-01","last4":"9f2c","secret":"⟦k3j4h5g6⟧"}}`,
		`{"wallet":{"mnemonic":{"phrase":"⟦abandon ability able⟧","wordCount":12,"locale":"en","path":"m/44'/60'/0'/0/0"}}}`,
		`{"bankDetails":{"bankName":"Barleywick Bank","sortCode":"⟦20-45-77⟧","accountNumber":"⟦73184420⟧","accountHolder":"K MENSAH","paymentMethod":"BACS"}}`,
		`{"key":{"kid":"https://kv.example.net/keys/doc-signing/3c55acc4","kty":"RSA-HSM","key_ops":["sign","verify"],"n":"4jr48Xqmdr8Ma7Ts6yYj","e":"AQAB"}}`,
		`{"totp":{"object":"totp","id":"totp_2aHEmjyxS73tikMF1ftunz","secret":"⟦JBSWY3DPK5XXE3DE⟧","verified":false,"created_at":1745950012345}}`,
		`{"object":"issuing.card","number":"⟦4000009990001422⟧","cvc":"⟦083⟧","last4":"1422"}`,
		`{"guards":{"api":{"driver":"sanctum","provider":"users","hash":true}},"middleware":{"encrypt_cookies":"Illuminate\\Cookie\\Middleware\\EncryptCookies"}}`,
		`{"share":{"mfa":{"totp":0.61,"sms":0.15}},"mfa":{"passkey":0.24,"totp":0.76}}`,
		`{"devise":{"authentication_keys":["email"]},"session_store":{"key":"_shop_session"},"variables":[{"key":"DEPLOY_TOKEN","masked":true}]}`,
		`{"tables":{"api_tokens":{"columns":{"token_digest":"varchar(64)","session_count":"integer"},"primary_key":"id","unique_keys":["token_digest"]}}}`,
		`{"theme":{"tokens":{"color.primary":"#1f6feb","radius.card":"8px"}},"output":{"keys":["thumbs/chair-oak-200.webp"]},"secret":"env(GITHUB_SECRET)"}`,
		`{"consul":{"encrypt":"⟦oi91PoU0fkOJugmQdY5NE+jifNX44RXpvrGs1D5fj3k=⟧"},"media":{"encrypt":"aes"},"custom_code":"⟦481920⟧"}`,
	} {
		bare := strings.NewReplacer(markStart, "", markEnd, "").Replace(in)
		secrets, rest := secretsIn(in)
		out := encode(t, s.Value(tree(t, bare)))
		for _, secret := range secrets {
			if strings.Contains(out, secret) {
				t.Errorf("%s leaks in %s", secret, out)
			}
		}
		if masked := strings.Join(rest, filtered); encode(t, tree(t, masked)) != out {
			t.Errorf("\ngot  %s\nwant %s", out, encode(t, tree(t, masked)))
		}
	}
}

// What is looked at to tell what a container is may hold itself, and share what it holds.
func TestCompanyOfItself(t *testing.T) {
	s := New()
	for _, path := range [][2]string{{"x", "session"}, {"flags", "token"}, {"theme", "token"}, {"errors", "password"}, {"x", "api_key"}, {"limits", "mfa"}} {
		self := map[string]any{"title": "Reset it", "button": "Send again", "placeholder": "Yes"}
		self["self"] = self
		s.Value(map[string]any{path[0]: map[string]any{path[1]: self}})
		shared := any(map[string]any{"title": "Reset it", "button": "Send again", "submit": "Yes"})
		for range 30 {
			shared = map[string]any{"title": "Reset it", "a": shared, "b": shared}
		}
		start := time.Now()
		s.Value(map[string]any{path[0]: map[string]any{path[1]: shared}})
		if d := time.Since(start); d > time.Second {
			t.Errorf("%v: %v", path, d)
		}
	}
}

// A text that stays in a map stays as an attribute.
func TestAttributesStayAsInMaps(t *testing.T) {
	s := New()
	for _, kv := range [][2]string{
		{"auth", "basic"}, {"auth", "ldap"}, {"auth", "webauthn"}, {"signature", "verified"}, {"signature", "mismatch"}, {"token", "!="}, {"cookie", "lang=en"},
		{"card_number", "**** **** **** 4242"}, {"pan", "542523******9903"}, {"password", "(sensitive value)"}, {"session", "morning shift"}, {"salt", "10 g"},
		{"secret", "${DB_SECRET}"}, {"password", "hunter2"}, {"token", "k3j4h5g6"}, {"mfa", "totp"}, {"tls_key", "/etc/ssl/site.pem"}, {"api_key", "9f86d081884c7d659a2feaa0c55ad015"},
	} {
		in := encode(t, s.Value(map[string]any{kv[0]: kv[1]}))
		if got := encode(t, added(s, slog.String(kv[0], kv[1]))); got != in {
			t.Errorf("as an attribute %s, in a map %s", got, in)
		}
	}
}
