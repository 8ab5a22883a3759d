package scrub

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// plantedForms are the forms in which a secret must never survive, whatever
// stands on the lines before and after. %s is the secret.
var plantedForms = []string{
	`password=%s`, `password: %s`, `db_password = %s`, `--password=%s`, `app --api-key %s run`, `{"password":"%s"}`, `{"a":1,"accessToken": "%s","b":2}`,
	`{"pin":"%s"}`, `{"b":"{\"client_secret\":\"%s\"}"}`, `'secret': '%s'`, `:password=>"%s"`, `{User:ann Password:%s Age:3}`,
	`map[password:%s user:ann]`, `<password>%s</password>`, `<a token="%s"/>`, `Authorization: Bearer %s`, `authorization: Basic %s`,
	`Cookie: a=%s; b=c`, `Set-Cookie: sid=%s; Path=/`, `X-Api-Key: %s`, `https://ann:%s@example.com/x`, `https://example.com/?token=%s&a=b`,
	`a=b&client_secret=%s&c=d`, `postgres://app:%s@db:5432/app`, `app:%s@tcp(db:3306)/app`, `Server=db;User Id=sa;Password=%s;Encrypt=true`,
	`AccountName=a;AccountKey=%s;EndpointSuffix=core`, `curl -u ann:%s https://example.com`, `curl -H 'X-Auth-Token: %s' https://example.com`,
	`INSERT INTO t (a, password) VALUES (1, '%s')`, `IDENTIFIED BY '%s'`, `login with password %s failed`, `the password is %s`,
	`| password | %s |`, "password: |\n  %s\n", "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n%s\r\n--x--", `&lt;password&gt;%s&lt;/password&gt;`,
	`s:8:"password";s:15:"%s";`, `["password"]=> string(15) "%s"`, `mysql -u root -p%s shop`, `sshpass -p %s ssh a`, `echo %s | docker login -u a --password-stdin`,
	`password for ann was reset to %s`, `smtp_password %s`, `mail.password -> %s`, `密码：%s`, "- name: DB_PASSWORD\n  value: %s",
	`next=%%2Fa%%3Ftoken%%3D%s%%26b%%3Dc`, `[{"name":"API_TOKEN","value":"%s"}]`, `access_token=%s`, `level=info api_key=%s n=1`,
	`rabbitmqctl add_user shop %s`, `xfreerdp /u:a /p:%s`, `bindpw %s`, `net use Z: \\fs\a %s /user:b`, `Map.of("a", "b", "password", "%s")`, `b.password("%s").build()`, `curl -sSfu ann:%s h`,
	"id,password,role\n1,%s,a", `jwt.sign(p, '%s')`,
}

func FuzzTextPlanted(f *testing.F) {
	for i := range plantedForms {
		f.Add("before", "after", uint(i))
	}
	f.Add(`{"password":"`, `"}`, uint(5))
	f.Add("token=\\\"", "\\\"", uint(6))
	f.Add("\"password\":", "}", uint(2))
	f.Add("<password ", ">", uint(10))
	f.Add("token=\"", "", uint(34))
	f.Add("token=(\"", "", uint(35))
	f.Add("<password ", ">", uint(41))
	f.Add("password:\"", "}", uint(31))
	f.Add("password:\"x", "}", uint(31))
	f.Add("\"password\":", "}", uint(29))
	f.Add("<password>", "</x>", uint(13))
	f.Add("name=\"password\"", "value='", uint(0))
	tr := benchRules()
	f.Fuzz(func(t *testing.T, before, after string, form uint) {
		const secret = "pl4nt3dS3CR3Tx9"
		if strings.Contains(before+after, secret[:4]) {
			return
		}
		in := before + "\n" + fmt.Sprintf(plantedForms[form%uint(len(plantedForms))], secret) + "\n" + after
		out := tr.scrub(in)
		checkPanic(t, in, out)
		if strings.Contains(out, secret) {
			t.Errorf("survived:\n%q\n%q", in, out)
		}
		if again := tr.scrub(out); again != out {
			t.Errorf("not idempotent:\n%q\n%q\n%q", in, out, again)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, flood := range floods {
		f.Add(strings.Repeat(flood.unit, 3))
	}
	for _, line := range []string{
		`{"password":"x","a":{"token":["y"]}}`, "Authorization: Digest a=\"b\", c=d", "-----BEGIN RSA PRIVATE KEY-----\nx", "card 4111 1111 1111 1111",
		`a {"kty":"oct","k":"x"} {"passport":{"number":"C1"}}`, "ssn 123-45-6789", "eyJhbGciOi.eyJzdWIi.x", "user:pass@tcp(h)", "a='b''c' password='d''e'", "%3Ftoken%3Dx%26", "password=[Filtered]x", `"password":[`, "login('a', 'b')", "{token, \"x\"}", `"key":""`, "0:0@(@(@(@(@(@(0", "a1 LOGIN b@c d1e2f3",
	} {
		f.Add(line)
	}
	tr := benchRules()
	pii := newTextRules(tr.keys, "[Filtered]", nil, []PII{Emails(), IPs().Hash([]byte("k")), Phones()})
	f.Fuzz(func(t *testing.T, in string) {
		start := time.Now()
		for name, how := range map[string]func(string) string{
			"scrub": tr.scrub, "query": tr.query, "cookies": tr.cookies, "url": tr.url, "pii": pii.scrub, "text": Default().Text,
		} {
			out := how(in)
			checkPanic(t, in, out)
			if again := how(out); again != out {
				t.Errorf("%s is not idempotent:\n%q\n%q\n%q", name, in, out, again)
			}
			if utf8.ValidString(in) && !utf8.ValidString(out) {
				t.Errorf("%s broke the encoding of %q: %q", name, in, out)
			}
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%d bytes took %v", len(in), took)
		}
	})
}

func FuzzSensitive(f *testing.F) {
	for _, key := range []string{"", "password", "X-Api-Key", "oauth2AccessToken", "PHPSESSID", "ｐｗｄ", "max_tokens", "a\u200bb", "\xff", "monKEY9", "ipv4"} {
		f.Add(key)
	}
	k := newKeyRules([]string{"employee number"}, []string{"session id"})
	f.Fuzz(func(t *testing.T, key string) {
		first := k.sensitive(key)
		if k.sensitive(key) != first || k.judge(key) != first {
			t.Errorf("verdicts on %q differ", key)
		}
		if !utf8.ValidString(key) {
			return
		}
		// Characters that are not seen do not change the verdict.
		var hidden strings.Builder
		for _, r := range key {
			hidden.WriteRune(r)
			hidden.WriteRune('\u200b')
		}
		if k.sensitive(hidden.String()) != first {
			t.Errorf("%q with zero-width spaces: %v, without: %v", key, !first, first)
		}
		// A strong word of its own at the end makes every name a secret that
		// does not ask, count or exempt.
		if isNumber(key) && !k.sensitive(key+"_password") {
			t.Errorf("%q is not sensitive", key+"_password")
		}
	})
}
