package scrub_test

import (
	"encoding/json"
	"testing"

	"github.com/sentrylog/sentrylog/scrub"
)

func TestDocumentedExample(t *testing.T) {
	in := map[string]any{"user": "john@example.com", "password": "secret123", "access_token": "abc123xyz"}
	got, err := json.Marshal(scrub.Default().Value(in))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"access_token":"[Filtered]","password":"[Filtered]","user":"john@example.com"}`
	if string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
