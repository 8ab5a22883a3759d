package scrub

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
)

// A pattern sees texts: no numbers, and each value of a query by itself.
func TestPatternsSeeTexts(t *testing.T) {
	s := New(WithPatterns(Pattern{Regexp: regexp.MustCompile(`emp=(\d+)|^(42)$`)}))
	for in, want := range map[string]string{s.Text("emp=17"): "emp=[Filtered]", s.Query("emp=17&n=42"): "emp=17&n=[Filtered]", s.URL("/a?emp=17"): "/a?emp=17"} {
		if in != want {
			t.Errorf("got %q, want %q", in, want)
		}
	}
	wantJSON(t, s.Value([]any{42, "42"}), `[42,"[Filtered]"]`)
}

// A later option adds to an earlier one; where both say the same thing, it wins.
func TestOptionsAddUp(t *testing.T) {
	s := New(WithLimits(Limits{Depth: 3, Nodes: 50}), WithLimits(Limits{Nodes: 60, String: 70}), WithLimits(Limits{}))
	if want := (Limits{Depth: 3, Nodes: 60, String: 70, Total: defaultTotal}); s.limits != want {
		t.Errorf("limits %+v, want %+v", s.limits, want)
	}
	if s := New(WithLimits(Limits{Depth: 3}), WithLimits(Limits{Depth: -1})); s.limits.Depth != defaultDepth {
		t.Errorf("depth %d, want the default", s.limits.Depth)
	}
	hash := WithPII(Emails().Hash([]byte("key")))
	if got := New(hash, WithPII(IPs(), Emails())).Text("ann@example.com at 10.1.2.3"); got != "[Filtered] at [Filtered]" {
		t.Errorf("hash, then none: %q", got)
	}
	if got := New(WithPII(IPs(), Emails()), hash).Text("ann@example.com at 10.1.2.3"); got == "[Filtered] at [Filtered]" {
		t.Errorf("none, then hash: %q", got)
	}
}

// Cookies are secrets unless their whole name is exempted, and is none of the
// documented ones. The values of those that are exempted are scanned.
func TestCookiesExempted(t *testing.T) {
	s := New(WithoutKeys("theme", "session", "ui_lang"))
	for in, want := range map[string]string{
		"theme=dark; sid=1":                        "theme=dark; sid=[Filtered]",
		"Theme=dark; uiLang=de":                    "Theme=dark; uiLang=de",
		"theme_id=1; session=2; lang=3":            "theme_id=[Filtered]; session=[Filtered]; lang=[Filtered]",
		"cart=dark; lang=en-GB; tz=Europe/Berlin":  "cart=[Filtered]; lang=en-GB; tz=Europe/Berlin",
		"theme=ghp_abcdefghijklmnopqrstuvwxyz0123": "theme=[Filtered]",
		"theme=password:hunter2; Path=/":           "theme=[Filtered]; Path=/",
		"theme=[Filtered]; x=":                     "theme=[Filtered]; x=",
	} {
		if got := s.Cookies(in); got != want {
			t.Errorf("Cookies(%q) = %q, want %q", in, got, want)
		}
		text := fmt.Sprintf("GET / HTTP/1.1\nCookie: %s\nAccept: x", in)
		if got, want := s.Text(text), fmt.Sprintf("GET / HTTP/1.1\nCookie: %s\nAccept: x", want); got != want {
			t.Errorf("Text(%q) = %q, want %q", text, got, want)
		}
	}
	v := s.Value([]http.Cookie{{Name: "theme", Value: "dark"}, {Name: "a", Value: "b"}})
	const want = `[{"Name":"theme","Value":"dark"},{"Name":"a","Value":"[Filtered]"}]`
	wantJSON(t, v, want)
	wantJSON(t, s.Value(v), want)
}
