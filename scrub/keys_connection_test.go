package scrub

import "testing"

// The URL of a store counts as sensitive by its name, and loses only its password.
func TestURLsOfStores(t *testing.T) {
	s := New()
	for _, key := range []string{"DATABASE_URL", "mongoUri", "celery-broker-url", "spring.data.redis.url"} {
		for range 3 { // unseen, let in and remembered
			if !s.Sensitive(key) {
				t.Errorf("Sensitive(%q) = false", key)
			}
		}
		if s.Filters(key) {
			t.Errorf("Filters(%q) = true", key)
		}
		if got, want := s.KeyValue(key, "redis://ann:hunter2@cache.internal:6379/0"), "redis://ann:"+filtered+"@cache.internal:6379/0"; got != want {
			t.Errorf("KeyValue(%q) = %v, want %v", key, got, want)
		}
		if got, want := s.Text(key+"=redis://cache.internal:6379/0"), key+"=redis://cache.internal:6379/0"; got != want {
			t.Errorf("Text: %q", got)
		}
	}
	for _, key := range []string{"imdb_url", "base_url", "mongodb_docs_url", "url", "curl"} {
		if s.Sensitive(key) {
			t.Errorf("Sensitive(%q) = true", key)
		}
	}
	if !s.Filters("password") || s.Filters("shipping") {
		t.Error("Filters is Sensitive for other names")
	}
	if New(WithoutKeys("database_url")).Sensitive("DATABASE_URL") {
		t.Error("the user exempted it")
	}
}
