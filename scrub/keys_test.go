package scrub

import "testing"

func TestDocumentedKeys(t *testing.T) {
	k := newKeyRules(nil, nil)
	for _, key := range []string{
		"password", "passwd", "pwd", "token", "access_token", "refresh_token", "bearer_token", "api_key", "api", "key",
		"authorization", "auth", "secret", "cookie", "session", "csrf", "credit_card", "card_number", "cvv", "pin", "ssn",
		"accesstoken", "sessionid", "PHPSESSID", "X-Api-Key", "Set-Cookie", "AWS_SECRET_ACCESS_KEY", "db_password_old",
		"oauth2AccessToken", "client-secret", "userPin", "userPassword", "X-API-KEY", "db.pwd",
	} {
		if !k.sensitive(key) {
			t.Errorf("sensitive(%q) = false", key)
		}
	}
	for _, key := range []string{"shipping", "author", "monkey", "discard", "max_tokens", "user", "primary_key", "api_version"} {
		if k.sensitive(key) {
			t.Errorf("sensitive(%q) = true", key)
		}
	}
}
