package scrub

import (
	"fmt"
	"testing"
)

// What Go prints for a map or a struct is judged like the value itself.
func TestGoDump(t *testing.T) {
	type auth struct{ Type, Timeout, Secret string }
	type field struct{ Field, Old, New string }
	type config struct {
		Name   string
		Auth   auth
		Tokens map[string]string
		Policy map[string]any
	}
	c := config{
		Name:   "a b",
		Auth:   auth{"basic", "5s", "x1"},
		Tokens: map[string]string{"ci": "t1", "deploy": "t2"},
		Policy: map[string]any{"password": map[string]any{"min": 12, "history": 3}},
	}
	for _, tt := range []struct {
		name, want string
		in         any
		format     string
	}{
		{"map", "map[name:ann session:map[store:redis ttl:20m] token:[Filtered]]", map[string]any{"name": "ann", "token": "t1", "session": map[string]any{"store": "redis", "ttl": "20m"}}, "%v"},
		{"struct", "{Name:a b Auth:{Type:basic Timeout:5s Secret:[Filtered]} Tokens:[Filtered] Policy:map[password:map[history:3 min:12]]}", c, "%+v"},
		{"pointer", "&{Name:a b Auth:{Type:basic Timeout:5s Secret:[Filtered]} Tokens:[Filtered] Policy:map[password:map[history:3 min:12]]}", &c, "%+v"},
		{"Go", `scrub.config{Name:"a b", Auth:scrub.auth{Type:"basic", Timeout:"5s", Secret:"[Filtered]"}, Tokens:[Filtered], Policy:map[string]interface {}{"password":map[string]interface {}{"history":3, "min":12}}}`, c, "%#v"},
		{"names beside values", "{Field:password Old:[Filtered] New:[Filtered]}", field{"password", "x1", "x2"}, "%+v"},
		{"lists", "map[recovery_codes:[Filtered] roles:[a b]]", map[string]any{"recovery_codes": []string{"k7wd-29fx", "p3mz-88qt"}, "roles": []string{"a", "b"}}, "%v"},
		{"values of two words", "map[passphrase:[Filtered] port:22]", map[string]any{"passphrase": "correct horse", "port": 22}, "%v"},
		{"nothing in it", "{Name: Auth:{Type: Timeout: Secret:} Tokens:map[] Policy:map[]}", config{}, "%+v"},
	} {
		text := fmt.Sprintf("config: "+tt.format+" loaded", tt.in)
		want := "config: " + tt.want + " loaded"
		s := New()
		if got := s.Text(text); got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, want)
		} else if again := s.Text(got); again != want {
			t.Errorf("%s, again:\ngot  %q\nwant %q", tt.name, again, want)
		}
	}
}

func TestNoGoDump(t *testing.T) {
	for _, text := range []string{
		"use a::{auth::Token, key::*};", "Emit the mapping as `{key: value}`.", "route /users/{id:[0-9]+}/keys", "${DB_PASSWORD:?not set}",
		"{\"key\":", "map[", "map[a", "{a:", "{a:b", "{Key:", "{{.Token}}", "x{token:?} y", `labels:{key:\"io.cri\" value:\"managed\"}`,
	} {
		if got := New().Text(text); got != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}
}
