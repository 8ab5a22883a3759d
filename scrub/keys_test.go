package scrub

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestDocumentedKeys(t *testing.T) {
	k := newKeyRules(nil, nil)
	for _, name := range documentedNames {
		for _, key := range spellings(name) {
			if !k.sensitive(key) {
				t.Errorf("sensitive(%q) = false", key)
			}
		}
	}
	for _, key := range []string{
		"accesstoken", "sessionid", "PHPSESSID", "X-Api-Key", "Set-Cookie", "AWS_SECRET_ACCESS_KEY", "db_password_old",
		"oauth2AccessToken", "client-secret", "userPin", "userPassword", "X-API-KEY", "db.pwd", "pAsSwOrD", "APIkey",
		"ACMETOKEN", "myapppassword", "passwords", "refreshTokenV2", "aes256_key",
	} {
		if !k.sensitive(key) {
			t.Errorf("sensitive(%q) = false", key)
		}
	}
}

func TestHarmlessKeys(t *testing.T) {
	k := newKeyRules(nil, nil)
	for _, key := range []string{
		"", "_", "1", "42", "shipping", "author", "monkey", "discard", "max_tokens", "user", "primary_key", "api_version",
		"passed", "secretary", "tokenizer", "keyboard", "compass", "has_password", "token_count", "auth_method", "public_key",
		"x-request-id", "日本", "\xff\xfe",
	} {
		if k.sensitive(key) {
			t.Errorf("sensitive(%q) = true", key)
		}
	}
}

func TestUnicodeKeys(t *testing.T) {
	k := newKeyRules(nil, nil)
	for name, key := range map[string]string{
		"full width":        "ｐａｓｓｗｏｒｄ",
		"full width mixed":  "ａｐｉ＿ｋｅｙ",
		"zero width space":  "pass\u200bword",
		"zero width joiner": "to\u200dken",
		"soft hyphen":       "sec\u00adret",
		"word joiner":       "\u2060token",
		"byte order mark":   "\ufeffpassword",
		"combining acute":   "pa\u0301ssword",
		"precomposed":       "pássword",
		"enclosing":         "t\u20ddoken",
		"long s":            "pa\u017fsword",
		"sharp s":           "pa\u00dfword",
		"superscript":       "ᵗᵒᵏᵉⁿ",
		"small capitals":    "sᴇᴄʀᴇᴛ",
		"no spaces":         "用户密码",
		"kelvin":            "api_\u212aey",
		"dotted capital I":  "P\u0130N",
		"cyrillic letters":  "раsswоrd",
		"greek letters":     "tοken",
		"mathematical":      "𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝",
		"circled":           "ⓣⓞⓚⓔⓝ",
		"variation":         "token\ufe0f",
		"tag characters":    "tok\U000e0065en",
		"right to left":     "\u202etoken",
	} {
		t.Run(name, func(t *testing.T) {
			if !k.sensitive(key) {
				t.Errorf("sensitive(%+q) = false", key)
			}
		})
	}
}

func TestSlips(t *testing.T) {
	k := newKeyRules(nil, nil)
	for _, key := range []string{
		"pasword", "passowrd", "passwordd", "passwor", "passward", "credentails", "secert", "tokn", "tokne", "refreshtokn", "user_pasword",
	} {
		if !k.sensitive(key) {
			t.Errorf("sensitive(%q) = false", key)
		}
	}
	for _, key := range []string{"taken", "tokyo", "sacred", "secrete", "opcode", "shardkey", "mission", "rookie", "passport", "keyword"} {
		if k.sensitive(key) {
			t.Errorf("sensitive(%q) = true", key)
		}
	}
}

func TestHeads(t *testing.T) {
	k := newKeyRules(nil, nil)
	for key, want := range map[string]bool{
		"stripe_live_key": true, "live_key": false, "aes_256_key": true, "clave_api": true, "api_clave": true, "clave_primaria": false,
		"numero_de_tarjeta": true, "numero_de_pedido": false, "session_ticket": true, "support_ticket": false, "wallet_seed": true,
		"random_seed": false, "key_pem": true, "public_key_pem": false, "pin_number": true, "gpio_pin_number": false,
		"headers.cookie": true, "fortune_cookie": false, "saml2_response": true,
	} {
		if got := k.sensitive(key); got != want {
			t.Errorf("sensitive(%q) = %v", key, got)
		}
	}
}

func TestUnknownWordsByTheirForm(t *testing.T) {
	k := newKeyRules(nil, nil)
	for key, want := range map[string]bool{
		"tokens_evaluated": false, "secret_rotisation": false, "password_zorkability": false, "engaged_sessions": false,
		"zorked_tokens": true, "password_zork": true, "accessTokenZorkExpiry": false, "accessTokenZork": true,
	} {
		if got := k.sensitive(key); got != want {
			t.Errorf("sensitive(%q) = %v", key, got)
		}
	}
}

func TestAddedKeys(t *testing.T) {
	k := newKeyRules([]string{"employee number", "Badge", "пароль", "field42", "zorkmid"}, nil)
	for _, key := range []string{
		"employee_number", "employeeNumber", "EMPLOYEE-NUMBER", "old_employee_number", "employeenumber", "employee_numbers",
		"badge", "userBadge", "badges", "badge_old", "пароль", "ПАРОЛЬ", "field_42", "zorkmids", "userzorkmid", "password",
	} {
		if !k.sensitive(key) {
			t.Errorf("sensitive(%q) = false", key)
		}
	}
	for _, key := range []string{"employee", "number", "employee_name", "badge_count", "field_43", "field"} {
		if k.sensitive(key) {
			t.Errorf("sensitive(%q) = true", key)
		}
	}
}

func TestAddedKeyThatIsOtherwiseHarmless(t *testing.T) {
	k := newKeyRules([]string{"public_key", "id", "token_count"}, nil)
	for _, key := range []string{"public_key", "publicKey", "id", "user_id", "token_count", "tokenCount"} {
		if !k.sensitive(key) {
			t.Errorf("sensitive(%q) = false", key)
		}
	}
}

func TestExemptedKeys(t *testing.T) {
	k := newKeyRules(nil, []string{"session_id", "pin", "key", "signature"})
	for _, key := range []string{"session_id", "sessionId", "user_session_id", "SESSIONID", "pin", "userPin", "key", "signature", "x-signature"} {
		if k.sensitive(key) {
			t.Errorf("sensitive(%q) = true", key)
		}
	}
	for _, key := range []string{"session", "session_token", "session_key", "api_key", "secret_key", "password", "pin_password"} {
		if !k.sensitive(key) {
			t.Errorf("sensitive(%q) = false", key)
		}
	}
}

func TestExemptionIsNotUndoneByOtherRules(t *testing.T) {
	k := newKeyRules(nil, []string{"token"})
	for _, key := range []string{"token", "tokens", "user_token"} {
		if k.sensitive(key) {
			t.Errorf("sensitive(%q) = true", key)
		}
	}
	if !k.sensitive("token_secret") {
		t.Error("sensitive(token_secret) = false: the secret is not exempted")
	}
}

func TestTermsThatAreNoNames(t *testing.T) {
	k := newKeyRules([]string{"", "--", "\xff", strings.Repeat("long ", 50)}, []string{"", " "})
	if k.sensitive("user") || !k.sensitive("password") {
		t.Error("empty terms changed the rules")
	}
}

func TestKeysOfManyBytes(t *testing.T) {
	k := newKeyRules(nil, nil)
	pad := strings.Repeat("q", 5000)
	for _, key := range []string{pad + "_password", pad + "password", "password" + pad, pad + "ApiKey", strings.Repeat("a_", 5000) + "secret"} {
		if !k.sensitive(key) {
			t.Errorf("a key of %d bytes that ends in %q is not sensitive", len(key), key[len(key)-12:])
		}
	}
	if k.sensitive(pad) {
		t.Error("a long key without a secret is sensitive")
	}
}

func TestVerdictMemoryIsBounded(t *testing.T) {
	k := newKeyRules(nil, nil)
	var before, after runtime.MemStats
	for i := range 20000 {
		k.sensitive(fmt.Sprintf("warm_%d", i))
	}
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 200000 {
		k.sensitive(fmt.Sprintf("attacker_chosen_name_%d", i))
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 1<<20 {
		t.Errorf("200000 names made the heap grow by %d bytes", grown)
	}
}

func TestVerdictsUnderConcurrency(t *testing.T) {
	k := newKeyRules(nil, nil)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 3000 {
				n := i*7 + g
				if !k.sensitive(fmt.Sprintf("password_%d", n%3000)) || k.sensitive(fmt.Sprintf("monkey_%d", n%3000)) {
					t.Errorf("wrong verdict for name %d", n)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestSensitiveAllocates(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	k := newKeyRules(nil, nil)
	k.sensitive("X-Request-Id")
	if n := testing.AllocsPerRun(100, func() { k.sensitive("X-Request-Id") }); n != 0 {
		t.Errorf("a key seen before: %v allocations, want 0", n)
	}
}

// TestVocabularyIsConsistent guards the lists: an entry that no name can match
// is a mistake.
func TestVocabularyIsConsistent(t *testing.T) {
	v := defaultVocabulary()
	for _, s := range keySenses {
		if _, ok := v.word(s.word); !ok {
			t.Errorf("%q is not a single word", s.word)
		}
	}
	for _, p := range allPhrases() {
		words := strings.Fields(p[1:])
		if len(words) > maxPhrase {
			t.Errorf("phrase %q has more than %d words", p, maxPhrase)
		}
		for _, w := range words {
			if _, ok := v.word(foldText(w)); !ok {
				t.Errorf("phrase %q: %q is not a single word", p, w)
			}
		}
	}
	if len(triggers) > 1<<16-1 {
		t.Errorf("%d triggers do not fit in 16 bits", len(triggers))
	}
	for _, s := range shapes {
		if len(s.prefix) < 2 || s.max > 0 && s.max < s.min {
			t.Errorf("shape %q cannot match", s.prefix)
		}
	}
}

func TestExemptedKeyInTexts(t *testing.T) {
	tr := newTextRules(newKeyRules(nil, []string{"key"}), "[Filtered]", nil, nil)
	const in = `key=a1b2c3d4e5f6a7b8c9d0 {"key":"x"} /?key=y`
	if got := tr.scrub(in); got != in {
		t.Errorf("scrub(%q) = %q", in, got)
	}
	if got := tr.scrub("api key: x9"); got != "api key: [Filtered]" {
		t.Errorf("an api key: %q", got)
	}
}

// A word that ends like the beginning of a phrase does not begin it.
func TestInnerWords(t *testing.T) {
	for key, want := range map[string]bool{
		"prodpad_token": true, "prodpadToken": true, "zipcodebase_token": true, "pad_token": false, "base_token": false,
		"disk_bytes": false, "diskbytes": false, "sk_bytes": true, "satin_number": false, "tan_number": true, "myssn_number": true,
		"dbapi_key": true, "public_key": false, "mypublickey": false,
	} {
		if got := Default().Sensitive(key); got != want {
			t.Errorf("%s: %v", key, got)
		}
	}
}
