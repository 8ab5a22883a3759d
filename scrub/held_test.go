package scrub

import (
	"database/sql"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"
)

// heldTests are containers under sensitive names and what stays of them.
var heldTests = []struct{ name, in, want string }{
	{"section that describes", `{"session":{"store":"redis","idle_timeout":"20m","cookie_name":"sid","rolling":true}}`, ""},
	{"strong container in a part of a system", `{"databases":{"credentials":{"user":"ann","value":"hunter2"}},"containers":[{"secrets":{"db":"hunter2","smtp":"letmein"}}]}`,
		`{"databases":{"credentials":"[Filtered]"},"containers":[{"secrets":"[Filtered]"}]}`},
	{"key in settings and licenses", `{"settings":{"key":"opensesame"},"licenses":[{"key":"ABCD-EFGH-IJKL"}],"clients":[{"key":"letmein","name":"a"}]}`,
		`{"settings":{"key":"[Filtered]"},"licenses":[{"key":"[Filtered]"}],"clients":[{"key":"[Filtered]","name":"a"}]}`},
	{"method and device of a second factor", `{"mfa":{"method":"totp","code":"482913","deviceId":"dev-5512"}}`, `{"mfa":{"method":"totp","code":"[Filtered]","deviceId":"dev-5512"}}`},
	{"a name and a key", `{"apiKey":{"name":"ci","key":"AKx9Qz81"},"password":{"name":"db","key":"hunter2"},"auth":{"name":"svc","key":"sunshine"}}`,
		`{"apiKey":"[Filtered]","password":"[Filtered]","auth":{"name":"svc","key":"[Filtered]"}}`},
	{"public keys", `{"keys":[{"title":"laptop","public_key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAbc ann@laptop","created_at":"2026-01-01"}]}`, ""},
	{"section that describes and holds", `{"session":{"store":"redis","idle_timeout":"20m","secret":"s3"}}`,
		`{"session":{"store":"redis","idle_timeout":"20m","secret":"[Filtered]"}}`},
	{"section that holds", `{"session":{"id":"a1","user":"ann","ttl":60}}`, `{"session":"[Filtered]"}`},
	{"section that tells whose it is", `{"session":{"id":"a1","user_id":"usr_8fj20dk3","ip":"10.0.0.1","created_at":"2025-01-01T00:00:00Z","user_agent":"curl/8"}}`,
		`{"session":{"id":"[Filtered]","user_id":"usr_8fj20dk3","ip":"10.0.0.1","created_at":"2025-01-01T00:00:00Z","user_agent":"curl/8"}}`},
	{"addresses and times of sessions", `{"sessions":[{"id":"9f8e7d6c","ip":"10.0.0.1","last_seen":"2024-05-06"}]}`, `{"sessions":[{"id":"[Filtered]","ip":"10.0.0.1","last_seen":"2024-05-06"}]}`},
	{"what is more than that", `{"sessions":[{"ip":"10.0.0.1","last_seen":"2024-05-06","a":"x1","b":"x2","c":"x3"}]}`, `{"sessions":"[Filtered]"}`},
	{"list of sessions", `{"sessions":[{"id":"a1","user":"ann","ttl":60,"device":"phone"}]}`, `{"sessions":[{"id":"[Filtered]","user":"ann","ttl":60,"device":"phone"}]}`},
	{"sessions of users", `{"sessions":{"user":"a1","account":"b2","login":"c3","device":"d4"},"auth":{"user":"ann","pass":"x1"}}`, `{"sessions":"[Filtered]","auth":"[Filtered]"}`},
	{"claims", `{"jwt":{"sub":"user-1","iss":"https://a.example.com","exp":123456,"jti":"7d2e3179-f69b-450c-7179-ac8ee8bd8ca9","nonce":"x1"}}`,
		`{"jwt":{"sub":"user-1","iss":"https://a.example.com","exp":123456,"jti":"7d2e3179-f69b-450c-7179-ac8ee8bd8ca9","nonce":"[Filtered]"}}`},
	{"section in a section", `{"auth":{"type":"oidc","timeout":"5s","mfa":{"required":true,"methods":["totp"],"code":"482910"}}}`,
		`{"auth":{"type":"oidc","timeout":"5s","mfa":{"required":true,"methods":["totp"],"code":"[Filtered]"}}}`},
	{"policies", `{"auth":{"auth_type":"oidc","password_length":{"min":12,"max":72},"pin_length":6}}`, ""},
	{"texts of a section", `{"auth":["user","pass"],"mfa":["a1"],"keys":["k1"],"session":"a1"}`,
		`{"auth":"[Filtered]","mfa":"[Filtered]","keys":"[Filtered]","session":"[Filtered]"}`},
	{"numbers of a section", `{"otp":{"digits":6,"period":30,"value":482910},"mfa":{"code":123}}`,
		`{"otp":{"digits":6,"period":30,"value":"[Filtered]"},"mfa":"[Filtered]"}`},
	{"keys by what they are for", `{"keys":{"service":"x1","signing":"x2","encryption":"x3","host":"x4"}}`, `{"keys":"[Filtered]"}`},
	{"list of keys", `{"keys":[{"name":"ci","created_at":"2024-01-01","value":"x1"}]}`, `{"keys":[{"name":"ci","created_at":"2024-01-01","value":"[Filtered]"}]}`},
	{"api", `{"api":{"base_url":"https://a.example.com","version":"v1","key":"k1","timeout":5}}`,
		`{"api":{"base_url":"https://a.example.com","version":"v1","key":"[Filtered]","timeout":5}}`},
	{"a request under api", `{"api":{"method":"POST","path":"/v2/customers/cst_8wmqcHMN4U/mandates","api_key":"x1","user_agent":"Mollie/4.2.1","status_code":201}}`,
		`{"api":{"method":"POST","path":"/v2/customers/cst_8wmqcHMN4U/mandates","api_key":"[Filtered]","user_agent":"Mollie/4.2.1","status_code":201}}`},
	{"sessions under their ids", `{"sessions":{"7c6a180b36896a0a":{"created_at":"2024-01-01"}}}`, `{"sessions":"[Filtered]"}`},
	{"generated under a descriptor", `{"session":{"name":"9f86d081884c7d659a2feaa0c55ad015","ttl":60}}`, `{"session":{"name":"[Filtered]","ttl":60}}`},
	{"a token under a descriptor", `{"auth":{"type":"ghp_16C7e42F292c6912E7710c838347Ae178B4a","enabled":true}}`, `{"auth":{"type":"[Filtered]","enabled":true}}`},
	{"public keys", `{"keys":[{"kty":"EC","crv":"P-256","kid":"e1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}`, ""},
	{"private keys", `{"keys":[{"kty":"EC","crv":"P-256","x":"f83O","d":"jpsQ"},{"kty":"oct","k":"AyM1"},{"kty":"RSA","n":"0vx7","e":"AQAB","d":"X4cT","p":"83i","q":"3df","dp":"G4s","dq":"s9l","qi":"GyM"}]}`,
		`{"keys":[{"kty":"EC","crv":"P-256","x":"f83O","d":"[Filtered]"},{"kty":"oct","k":"[Filtered]"},{"kty":"RSA","n":"0vx7","e":"AQAB","d":"[Filtered]","p":"[Filtered]","q":"[Filtered]","dp":"[Filtered]","dq":"[Filtered]","qi":"[Filtered]"}]}`},
	{"no key", `{"keys":{"kty":"x","n":"0vx7","e":"AQAB"}}`, `{"keys":"[Filtered]"}`},

	{"strong name", `{"password":{"old":"a","new":"b"},"token":{"type":"Bearer","value":"x"},"credentials":{"user":"u","pass":"p"}}`,
		`{"password":"[Filtered]","token":{"type":"Bearer","value":"[Filtered]"},"credentials":"[Filtered]"}`},
	{"the value of a secret", `{"service_key":{"status":"ACTIVE","created_at":"2024-12-26","value":"x1"},"cookies":[{"name":"sid","value":"x2","domain":".example.com"}],"secret":{"name":"db","value":"x3"},"token":{"value":"x4","x":"y","type":"z"}}`,
		`{"service_key":{"status":"ACTIVE","created_at":"2024-12-26","value":"[Filtered]"},"cookies":[{"name":"sid","value":"[Filtered]","domain":".example.com"}],"secret":"[Filtered]","token":"[Filtered]"}`},
	{"ids and counts of SSH keys", `{"ssh_keys":[355790,355791],"project":{"ssh_keys":6},"ssh_key":["x1"]}`,
		`{"ssh_keys":[355790,355791],"project":{"ssh_keys":6},"ssh_key":"[Filtered]"}`},
	{"ids of keys", `{"keys":[{"id":1,"title":"ci","created_at":"2024-12-26"},{"id":2}]}`, ""},
	{"what a signature was made with", `{"certificate":{"signature":"SHA256WithRSA"},"signature":"ecdsa-sha256","request_signature":"9f86d081884c7d659a2f"}`,
		`{"certificate":{"signature":"SHA256WithRSA"},"signature":"ecdsa-sha256","request_signature":"[Filtered]"}`},
	{"sessions of devices", `{"device_sessions":{"a":{"last_authenticated":1638832687}}}`, ""},
	{"a section under a strong name", `{"credentials":{"auth":{"type":"basic","realm":"x","foo":"hunter2X"}},"token":{"session":{"type":"basic","enabled":true,"foo":"hunter2X"}}}`,
		`{"credentials":{"auth":{"type":"basic","realm":"x","foo":"[Filtered]"}},"token":{"session":{"type":"basic","enabled":true,"foo":"[Filtered]"}}}`},
	{"a path with a secret in it", `{"token":{"type":"x","endpoint":"/r/b7Kq93LmZpXw81Tn4Yc0"}}`, `{"token":"[Filtered]"}`},
	{"tickets", `{"session":{"ip":"1.2.3.4","ttl":20,"created_at":"2024-01-01","timeout":30,"ticket_id":"ST-1-hunter2"}}`,
		`{"session":{"ip":"1.2.3.4","ttl":20,"created_at":"2024-01-01","timeout":30,"ticket_id":"[Filtered]"}}`},
	{"strong name that only describes", `{"password":{"min_length":12,"require_digit":true},"token":{"type":"Bearer","expires_in":3600},"cookie":{"secure":true,"same_site":"lax","path":"/"}}`, ""},
	{"strong name beside what describes", `{"token":{"access_token":"x1","token_type":"Bearer","expires_in":3600},"credentials":{"secret_access_key":"x1","region":"eu-west-1"}}`,
		`{"token":{"access_token":"[Filtered]","token_type":"Bearer","expires_in":3600},"credentials":{"secret_access_key":"[Filtered]","region":"eu-west-1"}}`},
	{"strong name beside what may be more", `{"token":{"access_token":"x1","token_type":"Bearer","extra":"x2"},"credentials":{"password":"x1","user":"u"},"cookies":{"sid":"x1","theme":"dark"}}`,
		`{"token":"[Filtered]","credentials":"[Filtered]","cookies":{"sid":"[Filtered]","theme":"dark"}}`},
	{"strong name and a word", `{"secret":{"name":"x"},"tokens":{"provider":"x"},"password":{"length":8,"note":"x"}}`,
		`{"secret":"[Filtered]","tokens":"[Filtered]","password":"[Filtered]"}`},
	{"list of what the secrets are", `{"tokens":[{"id":"tok_1","name":"ci","last_used":"2025-01-01"}],"secrets":[{"id":"x1","type":"y"}]}`,
		`{"tokens":[{"id":"tok_1","name":"ci","last_used":"2025-01-01"}],"secrets":"[Filtered]"}`},
	{"issued by Google", `{"credentials":{"type":"service_account","project_id":"acme","private_key_id":"4f8d1c2b3a","private_key":"x1","client_email":"a@acme.iam.gserviceaccount.com","client_id":"109876543210987654321","token_uri":"https://oauth2.googleapis.com/token","extra":"x2","universe_domain":{"a":"b"}}}`,
		`{"credentials":{"type":"service_account","project_id":"acme","private_key_id":"4f8d1c2b3a","private_key":"[Filtered]","client_email":"a@acme.iam.gserviceaccount.com","client_id":"109876543210987654321","token_uri":"https://oauth2.googleapis.com/token","extra":"[Filtered]","universe_domain":"[Filtered]"}}`},
	{"issued by Amazon", `{"Credentials":{"AccessKeyId":"x1","SecretAccessKey":"x2","SessionToken":"x3","Expiration":"2025-04-01T03:00:00Z"}}`,
		`{"Credentials":{"AccessKeyId":"[Filtered]","SecretAccessKey":"[Filtered]","SessionToken":"[Filtered]","Expiration":"2025-04-01T03:00:00Z"}}`},
	{"issued by nobody", `{"credentials":{"type":"basic","user":"u","pass":"p"},"token":{"type":"service_account","project_id":"acme","private_key":"x1"}}`,
		`{"credentials":"[Filtered]","token":"[Filtered]"}`},
	{"messages", `{"password":["is too short (minimum is 8 characters)","can't be blank"],"passwords":["correct horse battery staple"]}`,
		`{"password":["is too short (minimum is 8 characters)","can't be blank"],"passwords":"[Filtered]"}`},
	{"nothing", `{"session":{},"auth":[],"token":{},"mfa":null}`, ""},
	{"counts", `{"sessions":12,"bucket_tokens":100,"password_resets":12,"pin":1234,"sessions_by":{"x":1}}`,
		`{"sessions":12,"bucket_tokens":100,"password_resets":12,"pin":"[Filtered]","sessions_by":{"x":1}}`},
	{"counts of tokens", `{"tokens":{"prompt":120,"completion":30},"usage":{"tokens":{"input":12}}}`, ""},
	{"numbers that are no counts", `{"passwords":{"router":120120},"tokens":[120120],"token":{"a":12}}`, `{"passwords":"[Filtered]","tokens":"[Filtered]","token":"[Filtered]"}`},
	{"states and what programs call them", `{"mfa":{"policy":"required_for_admins","state":"partially_enrolled","recovery_codes":{"generated":10,"remaining":7,"last_used":"2024-09-30"}},"auth":{"providers":[{"id":"okta-main","type":"oidc"}],"password_login":{"enabled":false,"reason":"sso_enforced"}}}`, ""},
	{"small numbers beside descriptions", `{"session_tickets":{"enabled":true,"rotation_hours":12,"retained":3},"password":{"history":5,"x":4711}}`,
		`{"session_tickets":{"enabled":true,"rotation_hours":12,"retained":3},"password":"[Filtered]"}`},
	{"features", `{"flags":{"checkout.passkeys":{"value":true,"variation":0},"token_binding":{"enabled":false,"variant":null}}}`, ""},
	{"counts of seconds", `{"token_lifetimes":{"access_token":900,"refresh_token":2592000},"ttl":{"session":"30m","token":900},"x":{"token":900}}`,
		`{"token_lifetimes":{"access_token":900,"refresh_token":2592000},"ttl":{"session":"30m","token":900},"x":{"token":"[Filtered]"}}`},
	{"counts of factors", `{"metrics":{"mfa":{"totp":1204,"sms_code":88}},"logins":{"success":90412,"bad_password":5120}}`, ""},
	{"recovery codes and what is known about them", `{"recovery_codes":{"codes":["7f3k-9qzm","p2xw-44ht"],"format":"xxxx-xxxx","count":2,"regenerated":true}}`,
		`{"recovery_codes":{"codes":"[Filtered]","format":"xxxx-xxxx","count":2,"regenerated":true}}`},
	{"cookies of many people", `{"cookies":{"theme":"dark","sid":"x1"},"Set-Cookie":["sid=x1; Path=/","theme=dark; Path=/"]}`,
		`{"cookies":{"theme":"dark","sid":"[Filtered]"},"Set-Cookie":["[Filtered]","theme=dark; Path=/"]}`},
	{"claims that are checked", `{"jwt":{"claims_to_verify":["exp","nbf"],"maximum_expiration":3600,"amr":["pwd","otp"],"gty":"password"}}`, ""},
	{"counts of meetings", `{"sessions":[{"session_id":17,"title":"Secrets of the loop","room":"Saal 2","track":"core"}]}`, ""},
	{"paths of mounts", `{"mounts":{"secret/":{"type":"kv","options":{"version":"2"}}}}`, ""},
	{"counts of sessions by date", `{"sessions":{"2024-01-01":12,"2024-01-02":7}}`, ""},
	{"counts of sessions", `{"sessions":{"web":12,"mobile":7},"session":{"a":1}}`, `{"sessions":{"web":12,"mobile":7},"session":"[Filtered]"}`},
}

// attrsOf returns the entries of a decoded object as attributes, objects as
// groups.
func attrsOf(m map[string]any) []slog.Attr {
	var out []slog.Attr
	for _, k := range slices.Sorted(maps.Keys(m)) {
		switch v := m[k].(type) {
		case map[string]any:
			if len(v) > 0 { // slog leaves out empty groups
				out = append(out, slog.Attr{Key: k, Value: slog.GroupValue(attrsOf(v)...)})
				continue
			}
			out = append(out, slog.Any(k, v))
		default:
			out = append(out, slog.Any(k, v))
		}
	}
	return out
}

type namedMap map[named]any

// namedMaps returns v with its maps as maps of another type.
func namedMaps(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := namedMap{}
		for k, e := range v {
			out[named(k)] = namedMaps(e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = namedMaps(e)
		}
		return out
	}
	return v
}

// Every form of a value is judged alike.
func TestHeld(t *testing.T) {
	s := New()
	for _, tt := range heldTests {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want == "" {
				want = tt.in
			}
			doc := tree(t, tt.in).(map[string]any)
			want = encode(t, tree(t, want))
			for form, got := range map[string]any{
				"Value":          s.Value(doc),
				"Clean":          s.Clean(doc),
				"named":          s.Value(namedMaps(doc)),
				"raw":            s.Value(json.RawMessage(tt.in)),
				"struct":         s.Value(struct{ V any }{namedMaps(doc)}).(map[string]any)["V"],
				"slog":           added(s, attrsOf(doc)...),
				"text":           tree(t, s.Text(tt.in)),
				"JSON in a text": tree(t, tree(t, strings.TrimPrefix(s.Text("x "+encode(t, map[string]any{"a": tt.in})), "x ")).(map[string]any)["a"].(string)),
			} {
				if (form == "text" || form == "JSON in a text") && strings.HasPrefix(tt.name, "counts") {
					continue // the rules for texts count in their own way
				}
				if text := encode(t, got); text != want {
					t.Errorf("%s:\ngot  %s\nwant %s", form, text, want)
				}
				if again := encode(t, s.Value(got)); again != want {
					t.Errorf("%s, again:\ngot  %s\nwant %s", form, again, want)
				}
			}
			for _, k := range slices.Sorted(maps.Keys(doc)) {
				w := encode(t, tree(t, want).(map[string]any)[k])
				if got := encode(t, s.KeyValue(k, doc[k])); got != w && s.Sensitive(k) {
					t.Errorf("KeyValue: got %s, want %s", got, w)
				}
			}
		})
	}
}

// Where Kubernetes names a secret is told in maps, as they come from JSON and YAML.
func TestHeldSelectors(t *testing.T) {
	s := New()
	const in = `{"passwordSecret":{"name":"db","key":"password"},"secret":{"secretName":"shop-tls"},"token":{"name":"a","key":"k","value":"x"}}`
	const want = `{"passwordSecret":{"key":"password","name":"db"},"secret":{"secretName":"shop-tls"},"token":"[Filtered]"}`
	for form, got := range map[string]any{
		"Value": s.Value(tree(t, in)),
		"again": s.Value(s.Value(tree(t, in))),
		"Clean": s.Clean(tree(t, in)),
		"raw":   s.Value(json.RawMessage(in)),
	} {
		if text := encode(t, got); text != want {
			t.Errorf("%s:\ngot  %s\nwant %s", form, text, want)
		}
	}
}

func TestHeldStructs(t *testing.T) {
	type policy struct {
		MinLength int  `json:"min_length"`
		Digits    bool `json:"require_digits"`
	}
	type session struct {
		Store   string
		Timeout string
		Secret  string
	}
	v := struct {
		Password policy
		Session  session
		Token    *policy
		Pin      struct{ Code int }
		Secret   policy `scrub:"filter"`
	}{policy{8, true}, session{"redis", "20m", "s3"}, &policy{}, struct{ Code int }{1234}, policy{}}
	wantJSON(t, Default().Value(v), `{"Password":{"min_length":8,"require_digits":true},"Session":{"Store":"redis","Timeout":"20m","Secret":"[Filtered]"},
		"Token":{"min_length":0,"require_digits":false},"Pin":"[Filtered]","Secret":"[Filtered]"}`)
}

// What secrets are for is no description of them.
func TestHeldUnderAnyName(t *testing.T) {
	s := New()
	for name := range strings.FieldsSeq("password secret token tokens secrets passwords credentials cookie cookies authorization access_token api_key api_keys " +
		"private_key keys key api") {
		for sub := range strings.FieldsSeq("github stripe aws db database redis mail smtp cache storage server client service host build deploy admin root user primary " +
			"main backup current previous old new next latest active default prod staging dev test web mobile ios read write encryption signing verification refresh access " +
			"id session state nonce challenge response answer hint raw plain encoded hash payload text a key value code master internal shared global app worker agent node " +
			"tenant partner integration webhook bot team registry repository module plugin vault store provider bucket queue topic channel device phone sms email recovery " +
			"seed salt signature iv cipher account number pin serial license invite reference slot field column data info extra other first second management registration") {
			in := map[string]any{name: map[string]any{sub: "hunter2x"}}
			if out := encode(t, s.Value(in)); strings.Contains(out, "hunter2x") {
				t.Errorf("%s", out)
			}
		}
	}
}

func TestSaidBesideValues(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"OAuth grant", `{"grant_type":"authorization_code","code":"4/0AX4XfWh","redirect_uri":"https://a.example.com/cb"}`,
			`{"grant_type":"authorization_code","code":"[Filtered]","redirect_uri":"https://a.example.com/cb"}`},
		{"OAuth callback", `{"code":"SplxlOBeZQQYbYS6WxSbIA","state":"xyz"}`, `{"code":"[Filtered]","state":"xyz"}`},
		{"other codes", `[{"code":"US-CA","state":"CA"},{"code":"invalid_grant","redirect_uri":"https://a.example.com"},{"code":42,"grant_type":"x"}]`, ""},
		{"bank", `{"ach":[{"account":"1111222233330000","routing":"011401533","wire_routing":"021000021","account_id":"a1"}]}`,
			`{"ach":[{"account":"[Filtered]","routing":"[Filtered]","wire_routing":"[Filtered]","account_id":"a1"}]}`},
		{"no bank", `[{"account":"main","routing":"shortest"},{"account":"12345678"},{"routing":110000000}]`, ""},
		{"marked", `[{"value":"x","sensitive":true},{"value":"y","sensitive":false},{"value":"z","isSecret":true},{"value":"w","secret":true}]`,
			`[{"value":"[Filtered]","sensitive":true},{"value":"y","sensitive":false},{"value":"[Filtered]","isSecret":true},{"value":"[Filtered]","secret":true}]`},
		{"marks", `{"values":{"a":"x","b":{"c":["y","z"]},"d":1},"sensitive_values":{"a":true,"b":{"c":[false,true]}}}`,
			`{"values":{"a":"[Filtered]","b":{"c":["y","[Filtered]"]},"d":1},"sensitive_values":{"a":true,"b":{"c":[false,true]}}}`},
		{"paths of marks", `{"attributes":{"a":"x","b":"y"},"sensitive_attributes":[[{"type":"get_attr","value":"a"}]]}`,
			`{"attributes":{"a":"[Filtered]","b":"y"},"sensitive_attributes":[[{"type":"get_attr","value":"a"}]]}`},
		{"resource", `{"type":"random_password","name":"db_password","instances":[{"attributes":{"length":24,"special":true,"result":"q7x"}}]}`,
			`{"type":"random_password","name":"db_password","instances":[{"attributes":{"length":24,"special":true,"result":"[Filtered]"}}]}`},
		{"resource about secrets", `{"type":"aws_secretsmanager_secret","name":"db_password","values":{"name":"payments","kms_key_id":"alias/x","recovery_window_in_days":30}}`, ""},
		{"plan", `{"type":"vault_kv_secret","name":"x","change":{"actions":["update"],"before":{"data_json":"a"},"after":{"data_json":"b","path":"kv/x"}}}`,
			`{"type":"vault_kv_secret","name":"x","change":{"actions":["update"],"before":{"data_json":"[Filtered]"},"after":{"data_json":"[Filtered]","path":"kv/x"}}}`},
		{"stored", `[{"id":"https://v.vault.azure.net/secrets/db-pass/4387","value":"x"},{"name":"projects/1/secrets/db/versions/4","payload":{"data":"aGk=","crc":"1"}}]`,
			`[{"id":"https://v.vault.azure.net/secrets/db-pass/4387","value":"[Filtered]"},{"name":"projects/1/secrets/db/versions/4","payload":{"data":"[Filtered]","crc":"1"}}]`},
		{"number of a container", `{"passport":{"number":"C03005988","country":"US"},"verification":{"code":"482913"},"order":{"number":"C03005988"},"error":{"code":"482913"}}`,
			`{"passport":{"number":"[Filtered]","country":"US"},"verification":{"code":"[Filtered]"},"order":{"number":"C03005988"},"error":{"code":"482913"}}`},
		{"numbers of lists", `{"passports":[{"number":"C03005988"}],"orders":[{"number":"C03005988"}],"x":[[{"number":"C03005988"}]]}`,
			`{"passports":[{"number":"[Filtered]"}],"orders":[{"number":"C03005988"}],"x":[[{"number":"C03005988"}]]}`},
		{"references", `{"secretKeyRef":{"name":"db","key":"DB_PASSWORD"},"remoteRef":{"key":"kv/billing"},"x":{"name":"db","key":"DB_PASSWORD"}}`,
			`{"secretKeyRef":{"name":"db","key":"DB_PASSWORD"},"remoteRef":{"key":"kv/billing"},"x":{"name":"db","key":"[Filtered]"}}`},
		{"projected secret", `{"secret":{"name":"ca","items":[{"key":"ca.crt","path":"ca.crt"}],"defaultMode":420}}`, ""},
		{"errors", `{"errors":{"password":"doesn't match","token":["blank"],"secret":"s3cr3t"},"password":"doesn't match"}`,
			`{"errors":{"password":"doesn't match","token":["blank"],"secret":"[Filtered]"},"password":"[Filtered]"}`},
		{"services", `{"services":{"api":{"image":"acme/api:4.1","environment":{"DB_USER":"api","DB_PASSWORD":"x"}}},"api":{"image":"x"}}`,
			`{"services":{"api":{"image":"acme/api:4.1","environment":{"DB_USER":"api","DB_PASSWORD":"[Filtered]"}}},"api":"[Filtered]"}`},
		{"measures", `{"failures_by_type":{"a":1},"type_share":{"magic_link":0.38,"password":0.62},"counters":{"token":812},"x":{"token":812}}`,
			`{"failures_by_type":{"a":1},"type_share":{"magic_link":0.38,"password":0.62},"counters":{"token":812},"x":{"token":"[Filtered]"}}`},
		{"names of secrets", `{"secrets":["db_password","api_key"],"passwords":["hunter_two"]}`, `{"secrets":["db_password","api_key"],"passwords":"[Filtered]"}`},
		{"flags", `{"persist-credentials":false,"always_auth":"true","clean_session":true,"api_key":true,"password":true}`,
			`{"persist-credentials":false,"always_auth":"true","clean_session":true,"api_key":"[Filtered]","password":"[Filtered]"}`},
		{"command of Redis", `{"a":["AUTH","x1"],"b":["AUTH","default","x1"],"c":["GET","user:42"],"tags":["auth","billing"]}`, `{"a":["AUTH","[Filtered]"],"b":["AUTH","default","[Filtered]"],"c":["GET","user:42"],"tags":["auth","billing"]}`},
		{"resources of Google", `{"kmsKey":"projects/p-1/locations/europe-west1/keyRings/r/cryptoKeys/k","secret":"projects/123456789012/secrets/db-password/versions/latest","password":"projects/secrets/x y/z","token":"projects/a"}`,
			`{"kmsKey":"projects/p-1/locations/europe-west1/keyRings/r/cryptoKeys/k","secret":"projects/123456789012/secrets/db-password/versions/latest","password":"[Filtered]","token":"[Filtered]"}`},
		{"paths", `{"tls_key":"/etc/ssl/site.pem","private_key":"../pki/client.key","secret_key":"/wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY","password":"/a1/b2","UserSid":"S-1-5-18","sid":"S-1-x"}`,
			`{"tls_key":"/etc/ssl/site.pem","private_key":"../pki/client.key","secret_key":"[Filtered]","password":"[Filtered]","UserSid":"S-1-5-18","sid":"[Filtered]"}`},
		{"versions", `{"dependencies":{"tough-cookie":"^6.0.2","js-tokens":"4.x","api-key":"abc"},"cookie":"^6.0.2"}`, `{"dependencies":{"tough-cookie":"^6.0.2","js-tokens":"4.x","api-key":"[Filtered]"},"cookie":"[Filtered]"}`},
		{"schemas", `{"properties":{"secret":{"type":"object","required":["a"],"default":"x1"},"token":{"$ref":"#/definitions/token"},"password":{"a":"x1"}}}`,
			`{"properties":{"secret":{"type":"object","required":["a"],"default":"[Filtered]"},"token":{"$ref":"#/definitions/token"},"password":"[Filtered]"}}`},
		{"indexes", `{"indexes":[{"v":2,"key":{"token":1,"at":-1},"name":"token_1"},{"name":"by_count","key":"token_count"}],"key":{"token":7}}`,
			`{"indexes":[{"v":2,"key":{"token":1,"at":-1},"name":"token_1"},{"name":"by_count","key":"token_count"}],"key":"[Filtered]"}`},
		{"pins of a board", `{"gpio":{"pins":[4,17,27]},"pins":[4711,17]}`, `{"gpio":{"pins":[4,17,27]},"pins":"[Filtered]"}`},
		{"public keys in files", `{"files":[{"path":"/root/.ssh/id_ed25519.pub","content":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"},{"path":"/etc/secrets/password","content":"x y"}]}`,
			`{"files":[{"path":"/root/.ssh/id_ed25519.pub","content":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"},{"path":"/etc/secrets/password","content":"[Filtered]"}]}`},
		{"masks", `{"card_number":"•••• •••• •••• 4242","pan":"542523******9903","iban":"AT61 **** **** **** 3201","password":"(sensitive value)","token":"sk_live_****4242","pin":"****","secret":"hun***"}`,
			`{"card_number":"•••• •••• •••• 4242","pan":"542523******9903","iban":"AT61 **** **** **** 3201","password":"(sensitive value)","token":"sk_live_****4242","pin":"****","secret":"[Filtered]"}`},
		{"names of headers", `{"allow_headers":["Authorization","Content-Type","X-CSRF-Token","X-Request-Id"],"raw":["Authorization","x1","X-Api-Key","x2"]}`,
			`{"allow_headers":["Authorization","Content-Type","X-CSRF-Token","X-Request-Id"],"raw":["Authorization","[Filtered]","X-Api-Key","[Filtered]"]}`},
		{"what people read", `{"labels":{"password":"Passwort","pin":"Ihre PIN"},"fields":{"password":"Password","otp":"6-digit code","secret":"Blue Whale"},"errors":{"password":{"required":"Please enter your password.","tooShort":"Your password must be at least 12 characters long."}}}`,
			`{"labels":{"password":"Passwort","pin":"Ihre PIN"},"fields":{"password":"Password","otp":"6-digit code","secret":"[Filtered]"},"errors":{"password":{"required":"Please enter your password.","tooShort":"Your password must be at least 12 characters long."}}}`},
		{"other senses", `{"lexer":{"tokens":[{"token":"IDENT","text":"total","line":1,"col":1}]},"logprobs":[{"token":"Hello","logprob":-0.1}],"pins":[{"pin":"hut","lat":46.5,"lng":7.9}],"pipeline":[{"pass":"inline","ms":4}],"exam":{"pass":true,"session":"June"},"piece":{"key":"E-flat major"},"recipe":{"salt":"fine sea salt"},"deck":{"tokens":["Goblin"]},"bindings":[{"key":"f5","command":"debug.start"}]}`, ""},
		{"the same words as secrets", `{"x":[{"token":"Hello"}],"pins":[{"pin":"hut"}],"login":{"pass":"inline","session":"a1"},"salt":"pepper","y":{"tokens":["Goblin"]}}`,
			`{"x":[{"token":"[Filtered]"}],"pins":"[Filtered]","login":{"pass":"[Filtered]","session":"[Filtered]"},"salt":"[Filtered]","y":{"tokens":"[Filtered]"}}`},
		{"what explains a query", `{"plan":{"possible_keys":["ix_user_id"],"key":"ix_user_id","key_len":"8"},"hot":[{"key":"cat:v3:menu:en","hits":7714}],"cache":{"key":"npm-main-v3","restored":true},"redis":{"cache":{"key":"a-b","host":"x"}}}`,
			`{"plan":{"possible_keys":["ix_user_id"],"key":"ix_user_id","key_len":"8"},"hot":[{"key":"cat:v3:menu:en","hits":7714}],"cache":{"key":"npm-main-v3","restored":true},"redis":{"cache":{"key":"[Filtered]","host":"x"}}}`},
		{"how long it is good for", `[{"field":"refresh_token","from":1209600,"to":2592000},{"field":"pin","from":4821,"to":9034}]`,
			`[{"field":"refresh_token","from":1209600,"to":2592000},{"field":"pin","from":"[Filtered]","to":"[Filtered]"}]`},
		{"secrets by what they are in", `{"ach":[{"account":"1111222233330000","wireAllowed":true}],"drm":{"key_id":"9eb4050de44b4802932e27d75083e266","content_key":"166634c675823c235a4a9446fad52e4d"},"provisioning":{"primaryKey":"c3ltbWV0cmljLWtleS1mb3ItdGhlcm1vLTBhOTE="},"snmp":{"v2c":{"community":"r0-mon"}},"locker":{"pickupCode":"8842-KX"},"PaymentCard":{"CardCode":"MC","SeriesCode":"094"},"page":{"content_key":"home.title","primaryKey":"id"}}`,
			`{"ach":[{"account":"[Filtered]","wireAllowed":true}],"drm":{"key_id":"9eb4050de44b4802932e27d75083e266","content_key":"[Filtered]"},"provisioning":{"primaryKey":"[Filtered]"},"snmp":{"v2c":{"community":"[Filtered]"}},"locker":{"pickupCode":"[Filtered]"},"PaymentCard":{"CardCode":"MC","SeriesCode":"[Filtered]"},"page":{"content_key":"home.title","primaryKey":"id"}}`},
		{"end of a mail", `{"mail":{"signature":"-- The team"},"signature":"--abc"}`, `{"mail":{"signature":"-- The team"},"signature":"[Filtered]"}`},
		{"headers", `{"webhook":{"signatureHeader":"X-Signature","token_header":"abc"},"input":{"Bucket":"b","Key":"2024/03/inv-991.pdf"}}`,
			`{"webhook":{"signatureHeader":"X-Signature","token_header":"[Filtered]"},"input":{"Bucket":"b","Key":"2024/03/inv-991.pdf"}}`},
		{"what a token is checked by", `{"token":{"ttl":"15m","issuer":"https://id.example.com","audience":["web","mobile"],"leeway":"30s"}}`, ""},
		{"what a session runs", `{"session":{"duration":"14m","application":"psql","search_path":"public"}}`, ""},
		{"Twilio", `{"sid":"SM8f2c","account_sid":"AC12"}`, ""},
		{"routes", `{"paths":{"/users/password":{"post":{"summary":"Change the password","tags":["users"]}},"/auth":{"x":"x1"}}}`,
			`{"paths":{"/users/password":{"post":{"summary":"Change the password","tags":["users"]}},"/auth":"[Filtered]"}}`},
		{"things", `{"object":{"key":"in/2026%2D05 report.csv"},"project":{"key":"OPS"},"license":{"key":"apache-2.0"},"api":{"key":"OPS"},"file":{"key":"9f86d081884c7d659a2feaa0c55ad015"}}`,
			`{"object":{"key":"in/2026%2D05 report.csv"},"project":{"key":"OPS"},"license":{"key":"apache-2.0"},"api":"[Filtered]","file":{"key":"[Filtered]"}}`},
		{"DynamoDB", `{"Keys":{"Id":{"N":"101"}},"Key":{"a":{"x":"1"}},"r":{"Keys":[{"Artist":{"S":"No One"},"Title":{"S":"x"}}]}}`,
			`{"Keys":{"Id":{"N":"101"}},"Key":"[Filtered]","r":{"Keys":[{"Artist":{"S":"No One"},"Title":{"S":"x"}}]}}`},
		{"policies", `{"Statement":[{"Sid":"xaccount","Effect":"Allow"}],"Sid":"x1","Policy":"{\"Statement\":[{\"Sid\":\"xaccount\",\"Effect\":\"Allow\"}]}"}`,
			`{"Statement":[{"Sid":"xaccount","Effect":"Allow"}],"Sid":"[Filtered]","Policy":"{\"Statement\":[{\"Sid\":\"xaccount\",\"Effect\":\"Allow\"}]}"}`},
		{"keys of objects", `{"Objects":[{"Key":"a/b.txt"}],"Tags":[{"Key":"project"}]}`, ""},
		{"public keys of SSH", `{"key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPr4 a@b"}`, ""},
		{"units", `{"TokenValidityUnits":{"AccessToken":"minutes","RefreshToken":"x1"},"RefreshToken":"days"}`, `{"TokenValidityUnits":{"AccessToken":"minutes","RefreshToken":"[Filtered]"},"RefreshToken":"[Filtered]"}`},
		{"rights", `{"permissions":{"secrets":"read","tokens":"s3cr3t"},"secrets":"read"}`, `{"permissions":{"secrets":"read","tokens":"[Filtered]"},"secrets":"[Filtered]"}`},
		{"tests", `[{"pass":118,"failed":2},{"pass":118},{"pass":"x","failed":2}]`, `[{"pass":118,"failed":2},{"pass":"[Filtered]"},{"pass":"[Filtered]","failed":2}]`},
		{"outputs", `[{"OutputKey":"AdminPassword","OutputValue":"x"},{"OutputKey":"Url","OutputValue":"x"},{"Name":"/app/db","Type":"SecureString","Value":"x"}]`,
			`[{"OutputKey":"AdminPassword","OutputValue":"[Filtered]"},{"OutputKey":"Url","OutputValue":"x"},{"Name":"/app/db","Type":"SecureString","Value":"[Filtered]"}]`},
		{"titles", `{"forgot_password":"Forgot your password?","login.token":"Your token has expired.","password":"Correct horse battery","secret":"The password"}`,
			`{"forgot_password":"Forgot your password?","login.token":"Your token has expired.","password":"[Filtered]","secret":"[Filtered]"}`},
		{"examples", `{"parameters":[{"name":"api_key","in":"header","example":"x1"},{"name":"page","in":"query","example":"2"}]}`,
			`{"parameters":[{"name":"api_key","in":"header","example":"[Filtered]"},{"name":"page","in":"query","example":"2"}]}`},
		{"ARN", `{"token":"arn:aws:secretsmanager:us-east-1:1:secret:tok","secret":"arn:x"}`, `{"token":"arn:aws:secretsmanager:us-east-1:1:secret:tok","secret":"[Filtered]"}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want == "" {
				want = tt.in
			}
			doc := tree(t, tt.in)
			want = encode(t, tree(t, want))
			for form, got := range map[string]any{"Value": Default().Value(doc), "Clean": Default().Clean(doc), "again": Default().Value(Default().Value(doc))} {
				if text := encode(t, got); text != want {
					t.Errorf("%s:\ngot  %s\nwant %s", form, text, want)
				}
			}
		})
	}
}

// A number that a database may not have is judged as the number.
func TestHeldNullable(t *testing.T) {
	in := map[string]any{
		"pin": sql.NullInt64{Int64: 123, Valid: true}, "otp": sql.Null[int]{V: 42, Valid: true}, "password": sql.NullString{},
		"mfa":     map[string]any{"type": "totp", "method": "app", "code": sql.NullInt64{Int64: 123, Valid: true}, "expires": sql.NullString{String: "2026-01-02", Valid: true}},
		"session": sql.NullInt64{},
	}
	want := `{"pin":"[Filtered]","otp":"[Filtered]","password":{"String":"","Valid":false},
		"mfa":{"type":"totp","method":"app","code":{"Int64":"[Filtered]","Valid":true},"expires":{"String":"2026-01-02","Valid":true}},
		"session":{"Int64":0,"Valid":false}}`
	got := Default().Value(in)
	wantJSON(t, got, want)
	wantJSON(t, Default().Value(got), want)
}

// A key of one of many is a name, if it reads like one. The rules for texts do not know
// of how many it is.
func TestKeyOfMany(t *testing.T) {
	doc := tree(t, `{"columns":[{"key":"done"},{"key":"in-progress"},{"key":"x9Qk2"}],"api_keys":[{"key":"done"}],"section":{"key":"done"}}`)
	want := `{"api_keys":"[Filtered]","columns":[{"key":"done"},{"key":"in-progress"},{"key":"[Filtered]"}],"section":{"key":"[Filtered]"}}`
	if got := encode(t, New().Value(doc)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What is left alone for where it stands must look like it.
func TestNotWhatItsPlaceSays(t *testing.T) {
	for in, want := range map[string]string{
		`{"apps":{"pin":"4821","password":"12345678"},"services":{"auth":"1.2.3"}}`:                       `{"apps":{"password":"[Filtered]","pin":"[Filtered]"},"services":{"auth":"1.2.3"}}`,
		`{"Action":"Login","Sid":"a8f3e9c01b7d44269c1e5d7f0b2a4c68"}`:                                     `{"Action":"Login","Sid":"[Filtered]"}`,
		`{"Action":"s3:Get","Sid":"AllowRead"}`:                                                           `{"Action":"s3:Get","Sid":"AllowRead"}`,
		`{"properties":{"secret":{"data":{"k":"aHVudGVyMg=="},"type":"Opaque"}}}`:                         `{"properties":{"secret":"[Filtered]"}}`,
		`{"properties":{"auth":{"enum":["basic"],"type":"string"},"pin":{"enum":["1"],"type":"string"}}}`: `{"properties":{"auth":{"enum":["basic"],"type":"string"},"pin":{"enum":["1"],"type":"string"}}}`,
		`{"properties":{"password":{"enum":["hunter2X"],"type":"string"}}}`:                               `{"properties":{"password":{"enum":"[Filtered]","type":"string"}}}`,
		`{"license":{"key":"ABCD-1234-EFGH-5678"},"project":{"license":{"key":"mit"}}}`:                   `{"license":{"key":"[Filtered]"},"project":{"license":{"key":"mit"}}}`,
		`{"file":{"key":"hunter2 passphrase"}}`:                                                           `{"file":{"key":"[Filtered]"}}`,
		`{"passphrase":"your mother was a hamster","password":"put your left foot in"}`:                   `{"passphrase":"[Filtered]","password":"[Filtered]"}`,
	} {
		if got := encode(t, New().Value(tree(t, in))); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A shared map of texts is judged together with the name that it stands under.
func TestCleanCompletes(t *testing.T) {
	in := map[string]any{"passport": map[string]string{"number": "C03005988"}, "ticket": map[string][]string{"number": {"C03005988"}}}
	want := encode(t, New().Value(in))
	if got := encode(t, New().Clean(in)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
