package sentrytest_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/sentrytest"
)

const plainEvent = "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}\n{\"type\":\"event\"}\n{\"message\":\"hello\"}\n"

const auth = "Sentry sentry_version=7, sentry_client=test/1, sentry_key=public"

// send posts a body on a connection of its own and returns status and answer.
func send(tb testing.TB, s *sentrytest.Server, path, body string, header ...string) (int, string, error) {
	tb.Helper()
	req, err := http.NewRequest(http.MethodPost, "http://"+s.Addr()+path, strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 20 * time.Second}
	resp, err := client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(answer), err
}

func gzipped(data string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, data)
	w.Close()
	return b.String()
}

func deflated(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	io.WriteString(w, data)
	w.Close()
	return b.String()
}

func TestProtocol(t *testing.T) {
	const path = "/api/1/envelope/"
	withDSN := func(dsn string) string {
		return fmt.Sprintf("{\"dsn\":%q}\n{\"type\":\"event\"}\n{\"message\":\"hello\"}\n", dsn)
	}
	item := func(typ, payload string) string {
		return fmt.Sprintf("{}\n{\"type\":%q,\"length\":%d}\n%s\n", typ, len(payload), payload)
	}
	big := func(n int) string { return `{"message":"` + strings.Repeat("x", n) + `"}` }
	a := func(more ...string) []string { return append([]string{"X-Sentry-Auth", auth}, more...) }
	tests := []struct {
		name   string
		path   string
		body   string
		header []string
		status int
		answer string // contained in the answer
	}{
		{"plain", path, plainEvent, a(), 200, `{"id":"9ec79c33ec9942ab8353589fcb2e04dc"}`},
		{"without id", path, "{}\n", a(), 200, `{}`},
		{"gzip", path, gzipped(plainEvent), a("Content-Encoding", "gzip"), 200, "9ec79"},
		{"deflate", path, deflated(plainEvent), a("Content-Encoding", "deflate"), 200, "9ec79"},
		{"identity", path, plainEvent, a("Content-Encoding", "identity"), 200, "9ec79"},
		{"path prefix", "/some/where/api/7/envelope/", plainEvent, a(), 200, "9ec79"},
		{"no slash at the end", "/api/1/envelope", plainEvent, a(), 200, "9ec79"},
		{"key in the query", path + "?sentry_version=7&sentry_key=public", plainEvent, nil, 200, "9ec79"},
		{"key in the dsn", path, withDSN("https://public@example.com/1"), nil, 200, "{}"},
		{"key everywhere", path + "?sentry_key=public", withDSN("https://public@example.com/a/1"), a(), 200, "{}"},
		{"br", path, plainEvent, a("Content-Encoding", "br"), 415, `\"br\" is not supported`},
		{"not gzip", path, plainEvent, a("Content-Encoding", "gzip"), 400, "not valid gzip"},
		{"cut gzip", path, gzipped(plainEvent)[:30], a("Content-Encoding", "gzip"), 400, "not valid gzip"},
		{"no key", path, plainEvent, nil, 403, "no public key"},
		{"empty key", path, plainEvent, []string{"X-Sentry-Auth", "Sentry sentry_key="}, 403, "is empty"},
		{"other scheme", path, plainEvent, []string{"X-Sentry-Auth", "Bearer sentry_key=public"}, 403, "is empty"},
		{"keys differ", path + "?sentry_key=other", plainEvent, a(), 403, "differ"},
		{"projects differ", path, withDSN("https://public@example.com/2"), a(), 403, `of project \"2\"`},
		{"dsn is none", path, withDSN("hello"), a(), 400, "not a DSN"},
		{"store", "/api/1/store/", "{}", a(), 404, "path is not"},
		{"broken envelope", path, "hello", a(), 400, "malformed envelope: envelope header"},
		{"broken event", path, item("event", "{"), a(), 400, "item 1: event"},
		{"event is null", path, item("event", "null"), a(), 400, "not a JSON object"},
		{"broken log", path, item("log", `{"items":[1]}`), a(), 400, "item 1: log"},
		{"broken check-in", path, item("check_in", "[]"), a(), 400, "item 1: check_in"},
		{"broken client report", path, item("client_report", `{"timestamp":"yesterday"}`), a(), 400, "item 1: client_report"},
		{"large event", path, item("event", big(1<<20)), a(), 413, "event item of 1048590 bytes"},
		{"just not too large", path, item("event", big(1<<20-14)), a(), 200, "{}"},
		{"large check-in", path, item("check_in", big(100<<10)), a(), 413, "check_in item"},
		{"large attachment", path, item("attachment", big(2<<20)), a(), 200, "{}"},
		{"large body", path, item("attachment", big(20<<20)), a(), 413, "body is larger than 20971520 bytes"},
		{"bomb", path, strings.Repeat(gzipped(strings.Repeat("x", 1<<20)), 101), a("Content-Encoding", "gzip"), 413, "after decompression"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sentrytest.NewServer(t, sentrytest.AllowRejected())
			status, answer, err := send(t, s, tt.path, tt.body, tt.header...)
			if err != nil {
				t.Fatal(err)
			}
			if status != tt.status || !strings.Contains(answer, tt.answer) {
				t.Errorf("got %d %s, want %d %s", status, answer, tt.status, tt.answer)
			}
			r := s.Requests()[0]
			if r.Status() != tt.status || string(r.Body) != tt.body && tt.status != 413 {
				t.Errorf("recorded status %d, body %.100q", r.Status(), r.Body)
			}
			refused := tt.status != 200
			if (r.Err() != nil) != refused || (len(s.Rejected()) == 1) != refused || (len(s.Envelopes()) == 0) != refused {
				t.Errorf("err %v, %d rejected, %d envelopes", r.Err(), len(s.Rejected()), len(s.Envelopes()))
			}
		})
	}
}

func TestMethod(t *testing.T) {
	s := sentrytest.NewServer(t, sentrytest.AllowRejected())
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Get("http://" + s.Addr() + "/api/1/envelope/")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("got %d", resp.StatusCode)
	}
}

// recorder is a testing.TB that keeps what a failing test would print.
type recorder struct {
	testing.TB
	errors   []string
	cleanups []func()
}

func (r *recorder) Helper()           {}
func (r *recorder) Cleanup(f func())  { r.cleanups = append(r.cleanups, f) }
func (r *recorder) Error(args ...any) { r.errors = append(r.errors, fmt.Sprint(args...)) }
func (r *recorder) Errorf(f string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(f, args...))
}
func (r *recorder) Fatal(args ...any)            { r.Error(args...); panic(r) }
func (r *recorder) Fatalf(f string, args ...any) { r.Errorf(f, args...); panic(r) }

// run calls f with a recorder and returns what it complained about.
func run(f func(tb testing.TB)) (complaints string) {
	r := &recorder{}
	defer func() {
		if p := recover(); p != nil && p != r {
			panic(p)
		}
		for _, cleanup := range r.cleanups {
			cleanup()
		}
		complaints = strings.Join(r.errors, "\n")
	}()
	f(r)
	return ""
}

func TestRefusalFailsTheTest(t *testing.T) {
	got := run(func(tb testing.TB) {
		s := sentrytest.NewServer(tb)
		send(t, s, "/api/1/envelope/", "hello", "X-Sentry-Auth", auth)
	})
	if want := "refused POST /api/1/envelope/ with 400: malformed envelope"; !strings.Contains(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := run(func(tb testing.TB) {
		s := sentrytest.NewServer(tb)
		s.FailAll(sentrytest.Fault{Status: 400})
		send(t, s, "/api/1/envelope/", plainEvent, "X-Sentry-Auth", auth)
	}); got != "" {
		t.Errorf("a programmed 400 failed the test: %s", got)
	}
}

func TestLenientEvent(t *testing.T) {
	s := sentrytest.NewServer(t)
	const event = `{"message":{"message":"hello %s","formatted":"hello you"},"timestamp":1700000000.25,` +
		`"exception":{"values":[{"type":"E","value":"v"}]},"threads":{"values":[{"id":1}]},` +
		`"breadcrumbs":{"values":[{"message":"b","timestamp":1700000000}]},"tags":[["a","b"],["n",1]],"unknown":{"x":[1]}}`
	const entry = `{"logentry":{"message":"raw"},"exception":null,"tags":{"n":true,"z":null},"timestamp":null}`
	send(t, s, "/api/1/envelope/", "{}\n{\"type\":\"event\"}\n"+event+"\n{\"type\":\"event\"}\n"+entry, "X-Sentry-Auth", auth)
	events := s.RequireEvents(t, 2)
	ev := events[0]
	if ev.Message != "hello you" || ev.Timestamp.UnixMilli() != 1700000000250 {
		t.Errorf("message %q, time %v", ev.Message, ev.Timestamp)
	}
	if len(ev.Exceptions) != 1 || ev.Exceptions[0].Type != "E" || len(ev.Threads) != 1 {
		t.Errorf("exceptions %v, threads %v", ev.Exceptions, ev.Threads)
	}
	if len(ev.Breadcrumbs) != 1 || ev.Breadcrumbs[0].Timestamp.Unix() != 1700000000 {
		t.Errorf("breadcrumbs %v", ev.Breadcrumbs)
	}
	if ev.Tags["a"] != "b" || ev.Tags["n"] != "1" || string(ev.Raw) != event {
		t.Errorf("tags %v, raw %s", ev.Tags, ev.Raw)
	}
	if ev := events[1]; ev.Message != "raw" || ev.Tags["n"] != "true" || ev.Exceptions != nil || !ev.Timestamp.IsZero() {
		t.Errorf("event %+v", ev)
	}
}
