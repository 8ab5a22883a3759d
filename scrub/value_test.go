package scrub

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

const (
	secret   = "hunter2-s3cret"
	filtered = "[Filtered]"
)

type account struct {
	User     string `json:"user"`
	Password string `json:"password,omitempty"`
	PIN      int    `json:"pin"`
	hidden   string
	Nested   struct {
		APIKey *string
		Plain  string
	}
	Credential
	*Tokens
}

type Credential struct{ Secret string }

type Tokens struct {
	AccessToken  string `json:"access_token"`
	RefreshToken []byte
}

type renamed struct {
	Password string `json:"greeting"`
	Greeting string `json:"password"`
}

type tagged1 struct {
	Note     string `scrub:"filter"`
	Count    int    `scrub:"filter"`
	Token    string `scrub:"keep"`
	Session  inner  `scrub:"keep" json:"session"`
	Secret   string `scrub:"typo"`
	Hidden   `scrub:"filter"`
	KeptAuth `scrub:"keep"`
}

type Hidden struct{ Alpha, Beta string }
type KeptAuth struct{ Auth string }

type octet byte

type secretText string

func (s secretText) MarshalText() ([]byte, error) { return []byte("token=" + string(s)), nil }

type secretJSON string

func (s secretJSON) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"password": string(s), "big": json.Number("12345678901234567890"), "ok": true})
}

type secretValuer string

func (s secretValuer) LogValue() slog.Value {
	return slog.GroupValue(slog.String("secret", string(s)), slog.String("kind", "valuer"))
}

// Every class of value, with a secret in it and something to keep beside it.
func TestValueFilters(t *testing.T) {
	str := secret
	acc := account{User: "ann", Password: secret, PIN: 1234, hidden: secret, Credential: Credential{secret}, Tokens: &Tokens{secret, []byte(secret)}}
	acc.Nested.APIKey, acc.Nested.Plain = &str, "plain"
	accJSON := `{"user":"ann","password":"[Filtered]","pin":"[Filtered]","Nested":{"APIKey":"[Filtered]","Plain":"plain"},"Secret":"[Filtered]","access_token":"[Filtered]","RefreshToken":"[Filtered]"}`
	link, err := url.Parse("https://ann:" + secret + "@example.com/p?page=2&token=" + secret)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		v    any
		want string
	}{
		{"map", map[string]any{"password": secret, "n": 1}, `{"password":"[Filtered]","n":1}`},
		{"kinds under a sensitive key", map[string]any{"pin": 1, "token": true, "secret": 1.5, "auth": []any{1}, "cookie": map[string]any{"a": 1}, "session": struct{ A int }{1}},
			`{"pin":"[Filtered]","token":"[Filtered]","secret":"[Filtered]","auth":"[Filtered]","cookie":"[Filtered]","session":"[Filtered]"}`},
		{"nothing under a sensitive key", map[string]any{"pin": nil, "token": "", "secret": []any{}, "auth": map[string]any{}, "cookie": (*int)(nil), "session": []byte{}, "key": map[string]string(nil), "api": [0]int{}},
			`{"pin":null,"token":"","secret":[],"auth":{},"cookie":null,"session":"","key":null,"api":"[Filtered]"}`},
		{"map of texts", map[string]string{"password": secret, "a": "b"}, `{"password":"[Filtered]","a":"b"}`},
		{"map of lists", map[string][]string{"token": {secret}, "a": {"b", "password=" + secret}}, `{"token":"[Filtered]","a":["b","password=[Filtered]"]}`},
		{"map with named keys", map[named]int{"pin": 1, "a": 2}, `{"pin":"[Filtered]","a":2}`},
		{"map with any keys", map[any]any{"password": secret, 1: "x", named("token"): secret}, `{"password":"[Filtered]","1":"x","token":"[Filtered]"}`},
		{"map with text keys", map[textual]string{{1, 2}: "x password=" + secret}, `{"1/2":"x password=[Filtered]"}`},
		{"secret in a key", map[string]any{"AKIAIOSFODNN7EXAMPLE": 1, "a": 2}, `{"[Filtered]":1,"a":2}`},
		{"secrets in keys", map[any]any{"AKIAIOSFODNN7EXAMPLE": 1, "AKIAIOSFODNN7EXAMPLF": 1}, `{"[Filtered]":1,"[Filtered]#2":1}`},
		{"list", []any{"password=" + secret, 1, []any{map[string]any{"token": secret}}}, `["password=[Filtered]",1,[{"token":"[Filtered]"}]]`},
		{"typed list", []string{"a", "token=" + secret}, `["a","token=[Filtered]"]`},
		{"list of maps", []map[string]any{{"token": secret, "a": 1}}, `[{"token":"[Filtered]","a":1}]`},
		{"array", [2]any{"a", "token=" + secret}, `["a","token=[Filtered]"]`},
		{"struct", acc, accJSON},
		{"pointer", &acc, accJSON},
		{"list of pointers", []*account{&acc}, "[" + accJSON + "]"},
		{"JSON names decide", renamed{"hello", secret}, `{"greeting":"hello","password":"[Filtered]"}`},
		{"error", fmt.Errorf("login: %w", errors.New("password="+secret+" is wrong")), `"login: password=[Filtered] is wrong"`},
		{"joined errors", errors.Join(errors.New("token="+secret), errors.New("b")), `"token=[Filtered]\nb"`},
		{"error in a struct", struct{ Err error }{errors.New("token=" + secret)}, `{"Err":"token=[Filtered]"}`},
		{"text marshaler", secretText(secret), `"token=[Filtered]"`},
		{"JSON marshaler", secretJSON(secret), `{"password":"[Filtered]","big":12345678901234567890,"ok":true}`},
		{"log valuer", map[string]any{"v": secretValuer(secret)}, `{"v":{"secret":"[Filtered]","kind":"valuer"}}`},
		{"log valuer in a struct", struct{ V secretValuer }{secretValuer(secret)}, `{"V":{"secret":"[Filtered]","kind":"valuer"}}`},
		{"raw message", json.RawMessage(`{"token":"` + secret + `","n":1.50,"l":[{"pin":3}]}`), `{"token":"[Filtered]","n":1.50,"l":[{"pin":"[Filtered]"}]}`},
		{"bytes", []byte("password=" + secret), `"password=[Filtered]"`},
		{"byte array", [8]byte{'p', 'i', 'n', '=', '1', '2', '3', '4'}, `"pin=[Filtered]"`},
		{"named byte array", [7]octet{'p', 'i', 'n', '=', '1', '2', '3'}, `"pin=[Filtered]"`},
		{"named bytes", []octet("token=x"), `"token=[Filtered]"`},
		{"harmless byte array", [3]byte{1, 2, 3}, `[1,2,3]`},
		{"query in a text", "/cb?page=1&access_token=" + secret, `"/cb?page=1&access_token=[Filtered]"`},
		{"url", link, `"https://ann:[Filtered]@example.com/p?page=2&token=[Filtered]"`},
		{"url value", *link, `"https://ann:[Filtered]@example.com/p?page=2&token=[Filtered]"`},
		{"url in a struct", struct{ U *url.URL }{link}, `{"U":"https://ann:[Filtered]@example.com/p?page=2&token=[Filtered]"}`},
		{"url user", link.User, `{}`},
		{"url values", url.Values{"token": {secret}, "page": {"2"}}, `{"token":"[Filtered]","page":["2"]}`},
		{"header", http.Header{"Authorization": {"Bearer " + secret}, "Accept": {"*/*"}, "Cookie": {"a=" + secret}}, `{"Authorization":"[Filtered]","Accept":["*/*"],"Cookie":"[Filtered]"}`},
		{"sql null", sql.NullString{String: "token=" + secret, Valid: true}, `{"String":"token=[Filtered]","Valid":true}`},
		{"sql null under a key", map[string]any{"password": sql.NullString{String: secret}}, `{"password":"[Filtered]"}`},
		{"ip", net.IPv4(192, 0, 2, 1), `"192.0.2.1"`},
		{"big", big.NewInt(7), `7`},
		{"duration", map[string]any{"d": time.Second}, `{"d":1000000000}`},
		{"card numbers", []any{int64(4111111111111111), uint64(4111111111111111), 4111111111111111.0, json.Number("4111111111111111"), big.NewInt(4111111111111111)},
			`["[Filtered]","[Filtered]","[Filtered]","[Filtered]","[Filtered]"]`},
		{"card numbers in a struct", struct {
			A int64
			B uint64
			C float64
		}{4111111111111111, 4111111111111111, 4111111111111111}, `{"A":"[Filtered]","B":"[Filtered]","C":"[Filtered]"}`},
		{"card numbers in attributes", []slog.Attr{slog.Int64("a", 4111111111111111), slog.Uint64("b", 4111111111111111), slog.Float64("c", 4111111111111111)}, `{"a":"[Filtered]","b":"[Filtered]","c":"[Filtered]"}`},
		{"large numbers", []any{int64(4111111111111112), int64(1777890000123), int64(1777890000123456789), uint64(math.MaxUint64), 1e300, int64(-4111111111111111)}, `[4111111111111112,1777890000123,1777890000123456789,18446744073709551615,1e+300,-4111111111111111]`},
		{"slog group", slog.GroupValue(slog.String("token", secret), slog.Int("n", 1)), `{"token":"[Filtered]","n":1}`},
		{"attrs", []slog.Attr{slog.String("token", secret), slog.Int("n", 1)}, `{"token":"[Filtered]","n":1}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Default().Value(tt.v)
			checkPlain(t, got)
			wantJSON(t, got, tt.want)
			wantJSON(t, Default().Value(got), tt.want)
			wantJSON(t, Default().Clean(tt.v), tt.want)
			wantJSON(t, Default().SlogValue("k", slog.AnyValue(tt.v)), tt.want)
		})
	}
}

// A tag decides where its struct is walked; the snapshot has no tags any more.
func TestTags(t *testing.T) {
	v := tagged1{Note: secret, Count: 3, Token: "kept, but token=" + secret, Session: inner{City: "Ulm"}, Secret: secret, Hidden: Hidden{secret, secret}, KeptAuth: KeptAuth{"kept"}}
	want := `{"Note":"[Filtered]","Count":"[Filtered]","Token":"kept, but token=[Filtered]","session":{"city":"Ulm"},"Secret":"[Filtered]","Alpha":"[Filtered]","Beta":"[Filtered]","Auth":"kept"}`
	wantJSON(t, Default().Value(v), want)
	wantJSON(t, Default().Value(map[string]any{"l": []tagged1{v}}), `{"l":[`+want+`]}`)
	wantJSON(t, Default().Clean(&v), want)
}

func TestRequest(t *testing.T) {
	r, err := http.NewRequest("POST", "https://ann:"+secret+"@example.com/pay?token="+secret+"&step=2", strings.NewReader("password="+secret))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+secret)
	r.Header.Set("Accept", "text/html")
	const want = `{"method":"POST","url":"https://ann:[Filtered]@example.com/pay?token=[Filtered]&step=2","host":"example.com","headers":{"Authorization":"[Filtered]","Accept":["text/html"]}}`
	wantJSON(t, Default().Value(r), want)
	wantJSON(t, Default().Value(struct{ R *http.Request }{r}), `{"R":`+want+`}`)
	body := make([]byte, 9)
	if n, _ := r.Body.Read(body); string(body[:n]) != "password=" {
		t.Errorf("the body was read: %q", body[:n])
	}
	res := &http.Response{Status: "302 Found", StatusCode: 302, Header: http.Header{"Set-Cookie": {"sid=" + secret}}, Request: r}
	wantJSON(t, Default().Value(res), `{"status":"302 Found","status_code":302,"headers":{"Set-Cookie":"[Filtered]"},"method":"POST","url":"https://ann:[Filtered]@example.com/pay?token=[Filtered]&step=2"}`)
}

// Requests and the like have the same form by value and where they are embedded.
func TestRequestByValue(t *testing.T) {
	type body struct {
		*strings.Reader
		Secret string
		Note   string
	}
	r, err := http.NewRequest("POST", "https://example.com/pay?token="+secret, struct {
		body
		io.Closer
	}{body{strings.NewReader(""), secret, "seen"}, nil})
	if err != nil {
		t.Fatal(err)
	}
	r.Form, r.PostForm = url.Values{"note": {"seen"}}, url.Values{"note": {"seen"}}
	const want = `{"method":"POST","url":"https://example.com/pay?token=[Filtered]","host":"example.com","headers":{}}`
	res := http.Response{Status: "200 OK", StatusCode: 200, Body: r.Body, Request: r}
	const wantRes = `{"status":"200 OK","status_code":200,"method":"POST","url":"https://example.com/pay?token=[Filtered]"}`
	u, c := url.URL{Host: "example.com", Path: "/a"}, http.Cookie{Name: "theme", Value: secret, Raw: "theme=" + secret}
	for _, tc := range []struct {
		v    any
		want string
	}{
		{*r, want},
		{&r, want},
		{struct{ R http.Request }{*r}, `{"R":` + want + `}`},
		{&struct{ R http.Request }{*r}, `{"R":` + want + `}`},
		{[]http.Request{*r}, `[` + want + `]`},
		{struct {
			*http.Request
			N int
		}{r, 1}, `{"Request":` + want + `,"N":1}`},
		{struct {
			*http.Request
			N int
		}{nil, 1}, `{"Request":null,"N":1}`},
		{struct{ http.Request }{*r}, `{"Request":` + want + `}`},
		{res, wantRes},
		{struct{ *http.Response }{&res}, `{"Response":` + wantRes + `}`},
		{struct{ url.URL }{u}, `{"URL":"//example.com/a"}`},
		{struct{ *http.Cookie }{&c}, `{"Cookie":"[Filtered]"}`},
	} {
		wantJSON(t, Default().Value(tc.v), tc.want)
		wantJSON(t, Default().Clean(tc.v), tc.want)
		wantJSON(t, Default().Value(Default().Value(tc.v)), tc.want)
	}
}

func TestCookie(t *testing.T) {
	wantJSON(t, Default().Value(&http.Cookie{Name: "session", Value: secret, Path: "/", Raw: "session=" + secret}), `{"Name":"session","Value":"[Filtered]","Path":"/"}`)
	wantJSON(t, Default().Value([]http.Cookie{{Name: "cart", Value: "dark"}, {Name: "theme", Value: "dark"}}), `[{"Name":"cart","Value":"[Filtered]"},{"Name":"theme","Value":"dark"}]`)
}

func TestPrivateKeys(t *testing.T) {
	rsaKey := &rsa.PrivateKey{D: big.NewInt(99)}
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, edKey, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []any{rsaKey, ecKey, edKey, &edKey} {
		wantJSON(t, Default().Value(map[string]any{"signer": v, "n": 1}), `{"signer":"[Filtered]","n":1}`)
	}
	wantJSON(t, Default().Value(struct{ Signer rsa.PrivateKey }{*rsaKey}), `{"Signer":"[Filtered]"}`)
}

// The result shares nothing mutable with the value.
func TestValueIsASnapshot(t *testing.T) {
	in := map[string]any{"l": []any{1, map[string]any{"a": "b"}}, "s": []string{"x"}, "h": http.Header{"A": {"b"}}, "b": []byte("text"), "p": &inner{City: "Ulm"}}
	out := Default().Value(in)
	before := encode(t, out)
	in["l"].([]any)[1].(map[string]any)["a"] = "changed"
	in["l"].([]any)[0] = 2
	in["s"].([]string)[0] = "changed"
	in["h"].(http.Header)["A"][0] = "changed"
	in["b"].([]byte)[0] = 'X'
	in["p"].(*inner).City = "changed"
	in["new"] = 1
	if after := encode(t, out); after != before {
		t.Errorf("the snapshot changed from %s to %s", before, after)
	}
}

func TestNilScrubber(t *testing.T) {
	var s *Scrubber
	if !s.Sensitive("password") || s.Replacement() != filtered {
		t.Error("a nil scrubber must be the default one")
	}
	wantJSON(t, s.Value(map[string]any{"password": 1}), `{"password":"[Filtered]"}`)
	wantJSON(t, s.KeyValue("password", 1), `"[Filtered]"`)
	wantJSON(t, s.Clean([]any{"token=" + secret}), `["token=[Filtered]"]`)
	wantJSON(t, s.SlogValue("pin", slog.IntValue(1)), `"[Filtered]"`)
	for _, got := range []string{s.Text("token=" + secret), s.Query("token=" + secret), s.URL("/?token=" + secret), s.Attr(slog.String("a", "token="+secret)).Value.String(), s.ReplaceAttr(nil, slog.String("token", secret)).Value.String()} {
		if strings.Contains(got, secret) {
			t.Errorf("leaks: %s", got)
		}
	}
}

func TestOptions(t *testing.T) {
	s := New(WithKeys("tax_id", "shoe size"), WithKeys("nickname"), WithoutKeys("pin"), WithReplacement("***"), nil)
	wantJSON(t, s.Value(map[string]any{"taxId": 1, "nickname": "x", "pin": 1, "password": "x", "name": "n"}),
		`{"taxId":"***","nickname":"***","pin":1,"password":"***","name":"n"}`)
	if s.Replacement() != "***" {
		t.Errorf("replacement %q", s.Replacement())
	}
	keys := []string{"alpha"}
	o := WithKeys(keys...)
	keys[0] = "beta"
	if s := New(o); !s.Sensitive("alpha") || s.Sensitive("beta") {
		t.Error("an option shares its caller's slice")
	}
	if got := New(WithReplacement("")).KeyValue("password", "x"); got != "" {
		t.Errorf("empty replacement: %v", got)
	}
	if got := New(WithReplacement("a\xff")).Replacement(); got != "a\ufffd" {
		t.Errorf("invalid replacement: %q", got)
	}
}

func TestKeyValue(t *testing.T) {
	s := Default()
	wantJSON(t, s.KeyValue("password", map[string]any{"a": 1}), `"[Filtered]"`)
	wantJSON(t, s.KeyValue("password", nil), `null`)
	wantJSON(t, s.KeyValue("password", ""), `""`)
	wantJSON(t, s.KeyValue("name", map[string]any{"a": 1, "pin": 2}), `{"a":1,"pin":"[Filtered]"}`)
}
