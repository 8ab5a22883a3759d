package sentrytest_test

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/sentrytest"
)

func TestCheckAbsentFinds(t *testing.T) {
	const secret = `p&ss "wörd"/+42`
	escapedRunes := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		return b.String()
	}
	event := func(message string) string {
		return "{}\n{\"type\":\"event\"}\n{\"extra\":{\"a\":[" + message + "]}}\n"
	}
	header := []string{"X-Sentry-Auth", auth}
	basic := func(user string) string { return base64.StdEncoding.EncodeToString([]byte(user + ":" + secret)) }
	tests := []struct {
		name   string
		query  string
		body   string
		header []string
		want   string
	}{
		{"text in an attachment", "", "{}\n{\"type\":\"attachment\"}\nx" + secret + "x\n", header, "body: contains"},
		{"JSON string", "", event(strconv.Quote(secret)), header, "item 1 (event).extra.a[0]: contains \"p&s\"... (16 bytes) as it is"},
		{"JSON string in escapes", "", event(`"` + escapedRunes(secret) + `"`), header, "as it is"},
		{"JSON in a JSON string", "", event(strconv.Quote(`{"password":` + strconv.Quote(secret) + `}`)), header, "as JSON"},
		{"JSON in a JSON string, escaped for HTML", "", event(strconv.Quote(`{"password":"p\u0026ss \"wörd\"/+42"}`)), header, "as JSON"},
		{"key", "", "{}\n{\"type\":\"event\"}\n{\"extra\":{" + strconv.Quote(secret) + ":1}}\n", header, "item 1 (event).extra, a key"},
		{"query escape", "", event(`"q=` + url.QueryEscape(secret) + `"`), header, "percent-encoded"},
		{"path escape", "", event(`"/` + url.PathEscape(secret) + `/"`), header, "percent-encoded"},
		{"percent escapes in lower case", "", event(`"` + strings.ToLower(url.QueryEscape(secret)) + `"`), header, "percent-encoded"},
		{"basic credentials, alignment 0", "", event(`"` + basic("ab") + `"`), header, "base64"},
		{"basic credentials, alignment 1", "", event(`"` + basic("abc") + `"`), header, "base64"},
		{"basic credentials, alignment 2", "", event(`"` + basic("abcd") + `"`), header, "base64"},
		{"base64 for URLs", "", event(`"` + base64.RawURLEncoding.EncodeToString([]byte(secret)) + `"`), header, "base64"},
		{"hexadecimal", "", event(`"` + hex.EncodeToString([]byte(secret)) + `"`), header, "hexadecimal"},
		{"gzip", "", gzipped(event(strconv.Quote(secret))), append(header, "Content-Encoding", "gzip"), "as it is"},
		{"header", "", plainEvent, append(header, "X-More", secret), "header X-More"},
		{"URL", "?q=" + url.QueryEscape(secret), plainEvent, header, "URL: contains"},
		{"envelope header", "", "{\"a\":{\"b\":" + strconv.Quote(secret) + "}}\n", header, "envelope header.a.b"},
		{"item header", "", "{}\n{\"type\":\"attachment\",\"filename\":" + strconv.Quote(secret) + "}\n\n", header, "item 1 (attachment) header.filename"},
		{"malformed envelope", "", "oops " + secret, header, "body: contains"},
		{"malformed item", "", event(secret), header, "body: contains"},
		{"refused encoding", "", "oops " + secret, append(header, "Content-Encoding", "br"), "body as sent: contains"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sentrytest.NewServer(t, sentrytest.AllowRejected())
			if _, _, err := send(t, s, envelopePath+tt.query, tt.body, tt.header...); err != nil {
				t.Fatal(err)
			}
			err := s.CheckAbsent("harmless", secret)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Error("the error gives the secret away")
			}
			if got := run(func(tb testing.TB) { s.NotContains(tb, secret) }); got == "" {
				t.Error("NotContains is silent")
			}
			if err := s.CheckAbsent(secret + "!"); err != nil {
				t.Errorf("found what is not there: %v", err)
			}
		})
	}
}

// What was answered with an error, or not at all, has left the program all the same.
func TestCheckAbsentSearchesFailedRequests(t *testing.T) {
	for name, fault := range map[string]sentrytest.Fault{
		"status":     {Status: 500},
		"reset":      {Reset: sentrytest.AfterBody},
		"half body":  {Reset: sentrytest.HalfBody},
		"bad status": {Status: 429},
	} {
		t.Run(name, func(t *testing.T) {
			s := sentrytest.NewServer(t)
			s.FailNext(fault)
			send(t, s, envelopePath, "{\"x\":\"correct horse\"}\n{\"type\":\"attachment\"}\n"+strings.Repeat("x", 100)+"\n", "X-Sentry-Auth", auth)
			waitRequests(t, s, 1)
			if err := s.CheckAbsent("correct horse"); err == nil {
				t.Error("not found")
			}
		})
	}
	t.Run("hang", func(t *testing.T) {
		s := sentrytest.NewServer(t)
		s.FailNext(sentrytest.Fault{Hang: sentrytest.AfterBody})
		done := make(chan struct{})
		go func() { defer close(done); post(t, s) }()
		for s.CheckAbsent("nowhere in it") != nil { // nothing received yet
			waitRequests(t, s, 1)
		}
		if err := s.CheckAbsent(`"hello"`); err == nil {
			t.Error("not found")
		}
		s.Release()
		<-done
	})
}

func TestCheckAbsentCannotPassVacuously(t *testing.T) {
	s := sentrytest.NewServer(t)
	if err := s.CheckAbsent("x"); err == nil {
		t.Error("nothing received: got nil")
	}
	post(t, s)
	if err := s.CheckAbsent(); err == nil {
		t.Error("no texts: got nil")
	}
	if err := s.CheckAbsent("a", ""); err == nil {
		t.Error("empty text: got nil")
	}
	if err := s.CheckAbsent("not in it"); err != nil {
		t.Error(err)
	}
	counting := sentrytest.NewServer(t, sentrytest.CountOnly(nil))
	post(t, counting)
	if err := counting.CheckAbsent("x"); err == nil {
		t.Error("CountOnly: got nil")
	}
}
