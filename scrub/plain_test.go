package scrub

import (
	"math/rand/v2"
	"regexp"
	"testing"
)

// What text takes for harmless without a scan must be so for the scanner.
func TestPlainTextsAreHarmless(t *testing.T) {
	s := New()
	parts := []string{
		"sk", "pk", "rk", "live", "test", "ghp", "gho", "xoxb", "xapp", "AKIA", "ASIA", "AIza", "ya29", "SG", "npm", "pypi",
		"hvs", "glpat", "dop", "v1", "eyJ", "SK", "AC", "key", "pin", "pwd", "otp", "sid", "Basic", "Bearer", "PASS", "AUTH",
		"a", "Z", "0", "7", "078-05-1120", "4111", "5500", "-", "--", ".", "_", "__", "..",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300_000 {
		var text string
		for len(text) < maxPlain {
			text += parts[r.IntN(len(parts))]
			if r.IntN(3) == 0 {
				break
			}
		}
		text = text[:min(len(text), maxPlain)]
		if got := s.texts.scrub(text); isPlain(text) && got != text {
			t.Fatalf("the scanner makes %q of %q", got, text)
		}
	}
}

func TestPlainTextsMeetPatternsAndPII(t *testing.T) {
	s := New(WithPatterns(Pattern{Regexp: regexp.MustCompile("ord-7")}))
	if got := s.Text("ord-7"); got != s.Replacement() {
		t.Errorf("a short text that a pattern names: %q", got)
	}
	s = New(WithPII(IPs()))
	if got := s.Text("192.0.2.1"); got == "192.0.2.1" {
		t.Error("a short address is shown in spite of WithPII")
	}
}

func BenchmarkTextShort(b *testing.B) {
	s := New()
	words := []string{"courier", "Bergen", "ord-93-4417", "business", "5003", "EUR", "linux", "go1.26.8"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Text(words[i%len(words)])
	}
}
