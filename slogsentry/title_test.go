package slogsentry

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/getsentry/sentry-go"
)

// issueTitle is the title that Sentry gives an event with these exceptions.
func issueTitle(exceptions []sentry.Exception) string {
	e := exceptions[len(exceptions)-1]
	value, _, _ := strings.Cut(e.Value, "\n")
	return e.Type + ": " + value
}

func TestTitle(t *testing.T) {
	boom := errors.New("boom")
	notExist := &fs.PathError{Op: "open", Path: "/etc/shop.toml", Err: fs.ErrNotExist}
	refused := &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}
	tests := []struct {
		name    string
		message string
		err     error
		want    string
	}{
		{"text only", "charge failed", boom, "charge failed: boom"},
		{"wrapped", "charge failed", fmt.Errorf("call gateway: %w", context.DeadlineExceeded), "charge failed: call gateway: context deadline exceeded"},
		{"formatted", "charge failed", fmt.Errorf("no card"), "charge failed: no card"},
		{"joined", "shutdown", errors.Join(boom, notExist), "shutdown: boom"},
		{"two wrapped", "shutdown", fmt.Errorf("%w, %w", boom, notExist), "shutdown: boom, open /etc/shop.toml: file does not exist"},
		{"type that tells", "read config", notExist, "*fs.PathError: open /etc/shop.toml: file does not exist"},
		{"own type", "charge failed", &domainError{7}, "*slogsentry.domainError: domain error 7"},
		{"type that tells, wrapped", "charge failed", fmt.Errorf("call gateway: %w", refused), "charge failed: call gateway: dial tcp: connection refused"},

		{"message with a number", "order 4711 failed", boom, "order <num> failed: boom"},
		{"message of several lines", "charge failed\n\nstack: ...", boom, "charge failed: boom"},
		{"message ends with the error", "charge failed: boom", boom, "charge failed: boom"},
		{"message ends with a colon", "charge failed: ", boom, "charge failed: boom"},
		{"message is in other letters", "Zahlung gescheitert …", boom, "Zahlung gescheitert …: boom"},

		{"no message", "", boom, "billing.Charge: boom"},
		{"no message, type that tells below", "", fmt.Errorf("call gateway: %w", refused), "*net.OpError: call gateway: dial tcp: connection refused"},
		{"message is the error", "boom", boom, "billing.Charge: boom"},
		{"message is the error, type that tells below", "call: dial tcp: connection refused", fmt.Errorf("call: %w", refused), "*net.OpError: call: dial tcp: connection refused"},
		{"blank message", " \n", boom, "billing.Charge: boom"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := newStacks(nil, nil, nil).exceptions(tt.err, tt.message, nil, someStack)
			if title := issueTitle(got); title != tt.want {
				t.Errorf("title %q; want %q", title, tt.want)
			}
			if last := got[len(got)-1]; last.Value != tt.err.Error() {
				t.Errorf("value %q; want the error's text %q", last.Value, tt.err.Error())
			}
		})
	}

	// Without anything else the type is the last resort.
	got := newStacks(nil, nil, nil).exceptions(boom, "", nil, nil)
	if title := issueTitle(got); title != "*errors.errorString: boom" {
		t.Errorf("title without message and stack: %q", title)
	}
}

func TestTitleIsShort(t *testing.T) {
	for _, message := range []string{strings.Repeat("é", 500), strings.Repeat("x", 500), strings.Repeat("€", 500)} {
		got := newStacks(nil, nil, nil).exceptions(errors.New("boom"), message, nil, nil)[0].Type
		if len(got) > maxTitle || len(got) < maxTitle-3 || !utf8.ValidString(got) || !strings.HasSuffix(got, "…") {
			t.Errorf("type %q of %d bytes; want at most %d, valid, with an ellipsis", got, len(got), maxTitle)
		}
	}
}

func TestMessageTemplate(t *testing.T) {
	tests := []struct{ message, want string }{
		{"", ""},
		{"charge failed", "charge failed"},
		{"order 4711 failed", "order <num> failed"},
		{"4711", "<num>"},
		{"order #4711", "order #<num>"},
		{"order-4711", "order-<num>"},
		{"user=42 retries=3/5", "user=<num> retries=<num>"},
		{"took 1.5s of 300ms", "took <num> of <num>"},
		{"read 12,345 bytes, 5MB", "read <num> bytes, <num>"},
		{"dial tcp 10.0.0.1:443: refused", "dial tcp <num>: refused"},
		{"at 2026-11-24T03:41:15Z", "at <num>"},
		{"job 6ba7b810-9dad-11d1-80b4-00c04fd430c8 died", "job <id> died"},
		{"job deadbeef-dead-beef-dead-beefdeadbee1 died", "job <id> died"},
		{"commit 8f3a9c2e1b missing", "commit <id> missing"},
		{"session 01ARZ3NDEKTSV4RRFFQ69G5FAV", "session <id>"},
		{"req-abc12345 failed", "req-<id> failed"},
		{"upload to s3 over http2, sha256", "upload to s3 over http2, sha256"},
		{`user "bob" not found`, "user <str> not found"},
		{`user "b\"ob" not found`, "user <str> not found"},
		{`no "end`, `no "end`},
		{"100% of 3 ünïts", "<num>% of <num> ünïts"},
		{"é1 日本4", "é1 日本4"},
		{"it's 5", "it's <num>"},
		{"\xff 1 \xff", "\xff <num> \xff"},
		{"trailing 1.", "trailing <num>."},
		{"1. 2", "<num>. <num>"},
		{"a.1.b", "a.<num>.b"},
	}
	for _, tt := range tests {
		if got := messageTemplate(tt.message); got != tt.want {
			t.Errorf("messageTemplate(%q) = %q; want %q", tt.message, got, tt.want)
		}
	}
}

// A message is looked at once, however long and odd.
func TestMessageTemplateIsBounded(t *testing.T) {
	for _, part := range []string{"1", `"\"`, "1.", "a1", "\xff", "é"} {
		if got := messageTemplate(strings.Repeat(part, 10<<20/len(part))); len(got) > 8<<10 {
			t.Errorf("template of %q repeated has %d bytes", part, len(got))
		}
	}
}

func FuzzMessageTemplate(f *testing.F) {
	for _, s := range []string{"order 4711 failed", `user "bob"`, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "\xff1", "1.2:3,é4", `"\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, message string) {
		got := messageTemplate(message)
		if again := messageTemplate(got); again != got && len(message) < 100 {
			t.Errorf("messageTemplate(%q) = %q, and of that %q", message, got, again)
		}
		if utf8.ValidString(message) && !utf8.ValidString(got) {
			t.Errorf("messageTemplate(%q) = %q is not valid UTF-8", message, got)
		}
		if cut := shorten(message, maxTitle); len(cut) > maxTitle {
			t.Errorf("shorten(%q) has %d bytes", message, len(cut))
		}
	})
}
