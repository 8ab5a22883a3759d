package scrub

import (
	"log/slog"
	"net/http"
	"testing"
)

// A key of what is not known is a secret if its value looks generated.
func TestIssuedKeys(t *testing.T) {
	const value = "e8hwspf91879g0u267yq1bkoxquvwndk"
	s := New()
	for _, name := range []string{"chartmogul_key", "apiFlashqKey", "AUDD_KEY", "sumogicKey1", "commercejsq-key"} {
		for form, got := range map[string]any{
			"Value":     s.Value(map[string]any{name: value}).(map[string]any)[name],
			"Clean":     s.Clean(map[string]any{name: value}).(map[string]any)[name],
			"strings":   s.Value(map[string]string{name: value}).(map[string]any)[name],
			"shared":    plain(s.Clean(map[string]string{name: value}))[name],
			"header":    plain(s.Clean(http.Header{name: {value}}))[name],
			"struct":    s.Value([]map[string]any{{name: value}}).([]any)[0].(map[string]any)[name],
			"KeyValue":  s.KeyValue(name, value),
			"named":     s.KeyValue(name, named(value)),
			"SlogValue": s.SlogValue(name, slog.StringValue(value)),
			"Attr":      s.Attr(slog.String(name, value)).Value.Any(),
			"group":     s.Attr(slog.Group("g", slog.String(name, value))).Value.Group()[0].Value.Any(),
			"AddAttr":   added(s, slog.String(name, value))[name],
		} {
			if got != any(filtered) {
				t.Errorf("%s of %s: got %v", form, name, got)
			}
		}
		for _, text := range []string{name + ": " + value, name + `="` + value + `"`, `{"` + name + `":"` + value + `"}`} {
			if got := s.Text(text); got == text {
				t.Errorf("kept: %s", text)
			}
		}
		if s.Sensitive(name) {
			t.Errorf("%s is sensitive by its name", name)
		}
	}
	for name, value := range map[string]string{
		"chartmogul_key":  "customers.monthly",
		"atera_key":       "0f8fad5b-d9cb-469f-a165-70867728950e",
		"cache_key":       value,
		"s3_object_key":   value,
		"idempotency_key": value,
		"monkey":          value,
		"chartmogul_keys": value,
		"chartmogul":      value,
	} {
		if got := s.KeyValue(name, value); got != any(value) {
			t.Errorf("%s: %s became %v", name, value, got)
		}
		if text := name + "=" + value; s.Text(text) != text {
			t.Errorf("%s became %s", text, s.Text(text))
		}
	}
	if got := New(WithoutKeys("chartmogul key")).KeyValue("chartmogul_key", value); got != any(value) {
		t.Errorf("exempted: got %v", got)
	}
}

// plain returns a result as the map that it is, if it is one.
func plain(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}
