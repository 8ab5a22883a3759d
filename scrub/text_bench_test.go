package scrub

import (
	"fmt"
	"strings"
	"testing"
)

func benchRules() *textRules {
	return New().texts
}

func BenchmarkSensitiveSeen(b *testing.B) {
	k := newKeyRules(nil, nil)
	keys := []string{"user_id", "X-Request-Id", "db_password_old", "duration_ms", "http.request.method", "accessToken", "status", "shipping_address"}
	for _, key := range keys {
		k.sensitive(key)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		k.sensitive(keys[i%len(keys)])
	}
}

func BenchmarkSensitiveUnseen(b *testing.B) {
	for _, key := range []string{"user_id", "http.request.method", "oauth2AccessTokenOld", "shippingaddress", "description", "AWS_SECRET_ACCESS_KEY"} {
		b.Run(key, func(b *testing.B) {
			k := newKeyRules(nil, nil)
			keys := make([]string, 1<<14)
			for i := range keys {
				keys[i] = fmt.Sprintf("%s_%d", key, i)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				k.sensitive(keys[i%len(keys)])
			}
		})
	}
}

const harmless60 = "request served: path /api/v1/items, 200 in 35ms, 4 rows sent"

func harmless4K() string {
	return strings.Repeat("2026-03-01 10:20:30.123 INFO worker-7 processed order 48151 for customer Jane in 35ms, 12 items, next run at 11:00. ", 40)[:4096]
}

func BenchmarkTextHarmless60(b *testing.B) {
	t := Default()
	b.SetBytes(int64(len(harmless60)))
	b.ReportAllocs()
	for b.Loop() {
		t.Text(harmless60)
	}
}

// A harmless JSON text of a few fields, by the rules that a Scrubber uses.
func BenchmarkTextHarmlessJSON(b *testing.B) {
	const s = `{"level":"info","msg":"request served","path":"/api/v1/items","status":200,"ms":35,"rows":4}`
	t := Default()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		t.Text(s)
	}
}

func BenchmarkTextHarmless4K(b *testing.B) {
	t := Default()
	s := harmless4K()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		t.Text(s)
	}
}

func BenchmarkTextSecrets(b *testing.B) {
	t := benchRules()
	const s = `{"user":"john@example.com","password":"secret123","access_token":"abc123xyz","n":17}`
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		t.scrub(s)
	}
}

// floods are texts made to be slow.
var floods = []struct{ name, unit string }{
	{"prose", "the quick brown fox jumps over the lazy dog. "},
	{"equals", "="}, {"colons", ":"}, {"eyJ", "eyJ"}, {"eyJdots", "eyJhbGciOi."}, {"braces", "{"}, {"brackets", "["},
	{"digits", "4"}, {"digitgroups", "4111 "}, {"quotes", `"`}, {"backslashes", `\`}, {"escquotes", `\"`},
	{"keyopen", `"password":"`}, {"keyblock", `"password":{`}, {"keyflood", "key="}, {"pwflood", "password="}, {"pwcolon", "password: "},
	{"alts", `password='"`}, {"tags", "<password>"}, {"tagsnested", "<password><a>"}, {"opens", "<"}, {"at", "a:b@"}, {"ats", "@"},
	{"urls", "a://b:c/"}, {"schemes", "://"}, {"pem", "-----BEGIN RSA PRIVATE KEY-----"}, {"dashes", "-"}, {"flags", "--password "},
	{"codes", "recovery codes:\n1. a1b2c3d4\n"}, {"are", "codes are: "}, {"items", "passwords:\n"}, {"itemlist", "passwords:\n - a1b2c3d4\n"}, {"dashed", "token - 'a1b2c3d4e5'"},
	{"issued", "q7x_key="}, {"echoes", "password=Aa1!Aa1!x "}, {"awskeys", "AKIAQ84R439T439HTH4A\n"},
	{"percent", "%3D"}, {"bearer", "Bearer "}, {"token", "token "}, {"tokenquote", "token '"}, {"digest", "digest a=b, "}, {"cookie", "Cookie: a=b;"},
	{"ssn", "ssn 123-45-"}, {"commas", "password=a,"}, {"closers", "password=a)"}, {"sqlquotes", "password=''''"}, {"cdata", "<password><![CDATA["}, {"highbytes", "\xff"}, {"nul", "\x00"},
	{"name", `"name":"password",`}, {"sk", "sk-aaaaaaaa"}, {"words", "aaaaaaaa"}, {"mixed", `{"a":[{"password":["`}, {"typed", "password:[]byte{"}, {"amp", "?a=b&key="},
	{"quot", "password=&quot;"}, {"placeholders", "password=<a"}, {"sep", "password=x;"}, {"yaml", "password: a b\n"}, {"values", "(a,password) values ('x"}, {"values2", "(password) values (1,"}, {"identified", "identified by "}, {"names", `name="password">`}, {"listopen", `["password","x`}, {"callopen", "f('password', 'x"}, {"midquote", "password='a'b"}, {"longline", "\npassword: a b "},
	{"cells", "| password "}, {"cellvalue", "\n| password | a1b2c |"}, {"scalar", "password: |\n"}, {"scalarnested", "password: |\n "}, {"predicate", "password for a b c d e f "}, {"reset", "password was reset to "},
	{"before", "123456 is your "}, {"yours", "your code code "}, {"echo", "echo 'a | "}, {"tool", "docker -p a "}, {"attached", "mysql -pa "}, {"form", "name=\"password\"\n\n"}, {"part", "name=\"password\"\r\n\r\na"},
	{"entity", "&lt;password&gt;a"}, {"script", "密码"}, {"scriptvalue", "密码：a1"}, {"arrows", "password → "}, {"arrow", "password -> "}, {"atlas", "a.atlasv1."}, {"serialized", `s:8:"password";`}, {"in", "token IN ('a',"},
	{"call", "password = f('"}, {"path", "password = a.b"}, {"shell", "password=$("}, {"groups", "ssn: 123 45 "}, {"arn", "arn:a:token:"}, {"underscores", "a_b_password "}, {"tilde", "abc1Q~"}, {"tagname", "<name>password</name>"}, {"docker", "-us1"}, {"colons2", "a::b"}, {"urlvalues", "token=http://"}, {"paths", "token:/a/"}, {"events", "session:a:"},
	{"signin", "login('a', "}, {"trace", "PDO->__construct("}, {"tuple", "{password, \""}, {"oauth", "code=a1b2c3d4e5f6g7&"}, {"batch", "htpasswd -b "}, {"imap", "a1 LOGIN "}, {"changed", `password="a" -> "`},
	{"easyconnect", "conn a/b@c "}, {"cachekey", "cache key: "}, {"neighbour", `"key":"a",`}, {"connections", `"ConnectionStrings":{"`}, {"element", "<Key>a/b.c<"}, {"verify", "code 123456 to verify "}, {"intent", "pi_a_secret_"}, {"visibility", `["token":protected]=>`}, {"list", `"password":["is too short",`},
	{"netuse", `net use \\a `}, {"netuser", "net user a "}, {"command", "nmcli password "}, {"commandflags", "pulumi -a -b "}, {"awsanywhere", "aws ssm put-parameter --value a "}, {"setuser", "setuser a on "}, {"redisargs", `"AUTH" "a" "`}, {"redisauth", "AUTH a\n"},
	{"prompt", "UGFzc3dvcmQ6\n"}, {"identify", "nickserv identify "}, {"community", "snmp community "}, {"embedded", `{"m":"token \"a\" b"},`}, {"embedopen", `"token \"`}, {"embednest", `"{\"m\":\"token \\\"a\\\"\"}",`}, {"cookieline", "Cookie: a=b c=d "}, {"assign", "s.token = token\n"}, {"settings", `"token":{"timeout":1,`}, {"value", `"password" with value "a" `}, {"iban", "DE89 3704 "}, {"ibans", "DE89370400440532"}, {"csv", "a,password,b\n"}, {"csvrow", "a,password,b\n1,2,3\n4,5,6"}, {"csvlong", "password,"}, {"aligned", "password  a\n"}, {"alignedlong", "password  "}, {"notvalid", `"x": invalid token `}, {"redis", "SET otp:1 x "}, {"duplicate", "Duplicate entry 'x' for key 'token' "}, {"named", `"token" was "x" `}, {"ldif", "token:: x\n"}, {"items", "tokens:\n- token: x\n"}, {"many", "tokens: abc12345, "}, {"codes", "recovery codes are "}, {"mismatch", "token mismatch: expected x "}, {"rules", "a|token\n---|---\n"}, {"outline", "a:\n b: c\n"}, {"outlines", "a:\n"}, {"outlinelist", "a:\n- b:\n"}, {"outlinetext", "a: |\n b\n"}, {"outlinedeep", "a:\n a:\n  a:\n   a:\n    a:\n"}, {"outlineitems", "- "}, {"dump", "{a:b} "}, {"dumpopen", "{a:"}, {"dumpmap", "map[a:b "}, {"dumpmaps", "map[a:map["}, {"dumpnames", "{a: a: a: "}, {"dumpvalues", "{a:b c d "}, {"dumptypes", "{a:[]b{"}, {"binds", "args=["}, {"bindsafter", "update t set a=? args=["}, {"marks", "?,"}, {"bindmarks", "params [update t set token=?,?,?"}, {"rejected", "on field 'cvc': rejected value ["}, {"inputs", "pin\ninput_value="}, {"properties", "value: 'a', property: 'pin' "}, {"paths", "Path `pin` (`"}, {"violations", "propertyPath=pin, invalidValue="}, {"changes", "field=pin before=4821 after=9034 "}, {"schemes", "{PLAIN}"}, {"shadow", "$6$a$"}, {"types", "Token { value: 'a"}, {"structs", "{Password: A:b "}, {"verifies", "check_pin('a', 'b', "}, {"questions", "security question answered "}, {"creds", "credentials exposed: a:b "}, {"logins", "login is a / b "}, {"resources", "resource \"random_password\" \"db\" {\nresult = "}, {"holes", "id,password\n1,\n"}, {"holesaligned", "id  password  a\n1   2\n"}, {"folded", "a:\n  b: \"\n   c\n"}, {"rust", "token: Some(\n"}, {"compared", "token mismatch: "}, {"recovery", "123456-"}, {"tracks", "4111111111111111="}, {"sortcodes", "account 12345678 sort code 20-00-00 "}, {"dumpquotes", `{a:"b `},
	{"sentcode", "votre code de a de a "}, {"kod", "код "}, {"encoded", "code+is+"}, {"encoded20", "code%20is%20"}, {"pathcode", "/reset/aaaa"}, {"hooks", "/hooks/"}, {"jwkmember", `"d":"aaaaaaaaaaaaaaaaaaaa",`}, {"signature", "signature is "}, {"signatures", "signature a=b,c=d,"},
	{"entries", `Map.of("a","b",`}, {"setter", `.password("`}, {"keydetail", "Key (token)=(a"}, {"national", "PESEL 1-2-3-"}, {"mnemonic", "seed abc abc abc "}, {"attempt", "attempt [a/b"}, {"passwords", "passwords a:"}, {"property", "\npassword=a b"}, {"nextline", "password:\n\n"}, {"psk", "psk=a b "}, {"field", "token: A{a:"},
	{"tcp", "a:b@tcp(x)"}, {"tcps", "@tcp("}, {"phpvalue", `s:8:"password";s:1:"a`}, {"xmlstring", `<string name="password">a`}, {"context", "password 'a"}, {"contextword", "password,token/"}, {"codequery", "?code=aaaaaaaaaaaaaaaaaaaa"}, {"curluser", " -u a:"}, {"basicauth", "basic auth a"},
	{"link", "magic link a "}, {"linkurl", "magic link https://a.b/a1b2"}, {"loginwith", "login as a with a1b2c3 "}, {"loginslash", "login a/b1 "}, {"put", "PUT /a/password "}, {"apposed", "password, a1b2c3, "}, {"bracketvar", "${password} to "},
	{"hasvalue", "secret a has value "}, {"valuefor", "value: a for key password "}, {"field", "field password value "}, {"updated", "value='a' WHERE name='password' "}, {"constants", "put(A.PASSWORD, "}, {"curlopt", "curl_setopt($a, "}, {"ampersand", "password: a&b&"},
	{"near", "password is "}, {"nearcolon", "password a: "}, {"neartokens", "token was b "}, {"herestring", "docker login --password-stdin <<< x "}, {"herestrings", "<<< "}, {"users", "root / "}, {"networks", "wifi: a / "}, {"combination", "combination is 1-2-3 "}, {"givens", "token || \"a\" "}, {"sends", "expect \"assword\" send \""}, {"declared", "password: string = "}, {"files", "userlist\n\"a\" \"b\"\n"}, {"setups", "key: ABCD "}, {"keyed", "set(\"x\", forKey: \""}, {"asked", "password?\na b\n"}, {"defines", "#define PASS \""}, {"written", "echo a > b "}, {"sasl", "AUTH PLAIN\n"}, {"fileentries", "chap-secrets entry "}, {"fileuser", "pgpass entry "},
	{"ampersands", "password: a&"}, {"quad", "a:b@1.2.3.4 "}, {"hashes", "0123456789abcdef0123456789abcdef:"}, {"phrase", "passphrase is a b c "}, {"phrasewords", "password aaaa-bbbb-"}, {"ticket", "session ticket "}, {"revoked", "key a1b2c3d4e5f6g7h8 "}, {"possessed", "our key "},
	{"pinblock", "pin block "}, {"acct", "acct no "}, {"shard", "key shard "}, {"fromform", "token from form (a1b2c3) "}, {"tooshort", "hmac secret a1b2c3 is too short "}, {"ghp", "ghp_a1"}, {"told", "password is aaaa "},
	{"access", "login a1b2c3d4 "}, {"accessjoined", "login/"}, {"accesscolon", "portal a: "}, {"slashed", "aaa / b "}, {"slashedmade", "aaa / bbbbbb!1b "}, {"unlock", "unlock with 1 "}, {"foreignkey", "clave a1b2c3d4e5f6g7h8i9j0: "}, {"spelled", "door code one two "},
	{"asserts", "equal(\"a1b2C3d4\", "}, {"assertsopen", "equal("}, {"assertends", "isEqualTo("}, {"assertword", "assert_equal "}, {"recoverycodes", "recovery codes=\"a1b2-c3d4 "}, {"slackhooks", "/services/T0ABCDEF12/"}, {"remarks", "password for a (b) "}, {"questioned", "password for a? "}, {"copies", "COPY a (password) FROM stdin;\n1\t"}, {"codelists", "recovery codes: codes=[a1b2-c3d4, "}, {"expects", "password.toBe('"}, {"wallets", "wallet a: "},
}

// mixedFloods are texts made to be slow that are more than one unit: a start, one
// unit many times, then another, and an end.
var mixedFloods = []struct{ head, first, then, tail string }{
	{head: "password=x", first: `\`}, {head: "a://", first: `\`}, {head: "mysql -p", first: `\`}, {head: `x="\n`, first: `mysql -pa\\\\`}, {first: "password=", then: `\`}, {first: "key=", then: `\`},
	{first: "Cookie: x "}, {first: "Set-Cookie: x, "}, {first: "Cookie: x ", then: "a=b "}, {head: `"`, first: "Cookie: x ", tail: `"`}, {first: `"Cookie: x `}, {first: "Authorization: Digest a=*** "}, {first: "Authorization: Digest a=b "},
	{first: "echo 'a | ", tail: "echo '"}, {first: "echo 'a | ", tail: "\n 'a"}, {first: "\necho 'a | ", tail: "\n 'a"}, {first: "echo '''a | ", tail: "echo '"}, {first: "echo ''a | ", tail: "echo '"}, {first: `key={password, "`}, {first: `key={password, "`, then: `{password, "a`, tail: `"`},
	{first: `login("a", "b`, tail: `"`}, {first: `["password","x`, tail: `"`}, {first: "curl -u 'a", tail: "'"}, {first: "identified by 'a ", tail: "'"}, {first: "password='a", tail: "'"}, {first: `digest a="b`, tail: `"`},
	{first: "PIN:", then: "(password) values (1,"}, {first: "key=", then: `{password, "`}, {first: "password: ", then: "a.atlasv1."},
	{first: "password=", then: "{"}, {first: "password:{", then: `"a`}, {first: "token: ", then: "-"}, {first: "token ", then: "'a"}, {first: "<password>", then: "<"}, {first: "<password>", then: "</"}, {first: "a,password,", then: "\n1,2"},
	{first: "password: |\n", then: " a\n"}, {first: `{"kty"`}, {first: `{"kty":`}, {first: `{"kty":"oct","k":"a"}`}, {first: `{"a":`, then: `"kty"`}, {first: "{", then: `"kty"`}, {first: "?token=a;", then: ";a"}, {head: "?token=a", first: ";"}, {first: "code ", then: "1"}, {first: "password ", then: "("}, {first: "ssn ", then: "1-"}, {first: "a:b@", then: "@"}, {first: "a://", then: "b:c"}, {first: "name=\"password\"", then: "\n"}, {first: "seed ", then: "abc "}, {first: `"password":`, then: "["}, {first: `"password":{`, then: `\"`},
	{first: "token '", then: "a"}, {first: "a:b@tcp(", then: "@"}, {first: "secret \"", then: "a"}, {first: "password = f(\"", then: "a"}, {first: "Key (token)=(", then: "a"}, {first: "&lt;password&gt;", then: "a"}, {first: "?code=", then: "a"}, {first: "curl -u a", then: ":"}, {first: "a/b@", then: "a"},
}

func BenchmarkTextLinear(b *testing.B) {
	t := benchRules()
	for _, f := range floods {
		for _, size := range []int{1 << 10, 100 << 10, 10 << 20} {
			if testing.Short() && size > 1<<20 {
				continue // some seconds each
			}
			s := strings.Repeat(f.unit, size/len(f.unit)+1)[:size]
			b.Run(fmt.Sprintf("%s/%d", f.name, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					t.scrub(s)
				}
			})
		}
	}
}
