package scrub

import "testing"

func TestDocumentedText(t *testing.T) {
	tr := newTextRules(newKeyRules(nil, nil), "[Filtered]", nil, nil)
	const in = `{"user":"john@example.com","password":"secret123","access_token":"abc123xyz"}`
	const want = `{"user":"john@example.com","password":"[Filtered]","access_token":"[Filtered]"}`
	if got := tr.scrub(in); got != want {
		t.Errorf("scrub(%s)\n = %s\nwant %s", in, got, want)
	}
}
