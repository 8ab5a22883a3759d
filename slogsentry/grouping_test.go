package slogsentry

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// issueOf models how Sentry groups events, as its documentation ("Issue
// Grouping", RFC 79 for exception groups) and its source (strategies newstyle)
// have it: events of one issue give the same text. It also returns the title.
func issueOf(e *sentry.Event) (issue, title string) {
	title = e.Message
	switch {
	case len(e.Exception) > 0:
		considered, main := considered(e.Exception)
		for _, ex := range considered {
			issue += exceptionComponent(ex)
		}
		title = issueTitle([]sentry.Exception{main})
	case len(e.Threads) == 1 && stackComponent(e.Threads[0].Stacktrace) != "":
		issue = stackComponent(e.Threads[0].Stacktrace)
	default:
		issue = messageTemplate(e.Message)
	}
	if e.Fingerprint != nil {
		issue = strings.ReplaceAll(strings.Join(e.Fingerprint, "\x00"), "{{ default }}", issue)
	}
	return issue, title
}

// considered returns the exceptions that count, and the one that gives the title.
func considered(exceptions []sentry.Exception) ([]sentry.Exception, sentry.Exception) {
	root := exceptions[len(exceptions)-1]
	if len(exceptions) == 1 {
		return exceptions, root
	}
	var top []sentry.Exception
	var collect func(e sentry.Exception)
	children := func(e sentry.Exception) (out []sentry.Exception) {
		for _, c := range slices.Backward(exceptions) {
			if c.Mechanism.ParentID != nil && *c.Mechanism.ParentID == e.Mechanism.ExceptionID {
				out = append(out, c)
			}
		}
		return out
	}
	collect = func(e sentry.Exception) {
		if !e.Mechanism.IsExceptionGroup {
			top = append(top, e)
			return
		}
		for _, c := range children(e) {
			collect(c)
		}
	}
	collect(root)
	slices.SortStableFunc(top, func(a, b sentry.Exception) int { return strings.Compare(b.Type, a.Type) })
	top = slices.CompactFunc(top, func(a, b sentry.Exception) bool { return exceptionComponent(a) == exceptionComponent(b) })
	if len(top) > 1 {
		return append(top, root), root
	}
	main := top[0]
	path := []sentry.Exception{main}
	for c := children(main); len(c) > 0; c = children(c[0]) {
		path = append(path, c[0])
	}
	return path, main
}

func exceptionComponent(e sentry.Exception) string {
	if stack := stackComponent(e.Stacktrace); stack != "" {
		return "[" + e.Type + stack + "]"
	}
	return "[" + e.Type + " " + messageTemplate(e.Value) + "]"
}

func stackComponent(st *sentry.Stacktrace) string {
	var s string
	if st != nil {
		for _, f := range st.Frames {
			if f.InApp {
				s += " " + f.Module + "." + f.Function
			}
		}
	}
	return s
}

// arrived decodes the only event that a server has received.
func arrived(t *testing.T, server *sentrytest.Server) *sentry.Event {
	t.Helper()
	events := server.Events()
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	e := new(sentry.Event)
	if err := json.Unmarshal(events[0].Raw, e); err != nil {
		t.Fatal(err)
	}
	return e
}

// logTo returns a logger that sends to the server, by a client with the
// integrations, and what waits for it to have sent.
func logTo(t *testing.T, server *sentrytest.Server, list ...sentry.Integration) (l *slog.Logger, flush func()) {
	t.Helper()
	client, err := sentry.NewClient(sentry.ClientOptions{
		Dsn:          server.DSN(),
		Integrations: func([]sentry.Integration) []sentry.Integration { return list },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	l = slog.New(NewHandler(&Options{Hub: sentry.NewHub(client, sentry.NewScope())}))
	return l, func() { client.Flush(time.Minute) }
}

//go:noinline
func siteA(l *slog.Logger, msg string, args ...any) { l.Error(msg, args...) }

//go:noinline
func siteB(l *slog.Logger, msg string, args ...any) { l.Error(msg, args...) }

// https://github.com/getsentry/sentry-go/issues/1182
// https://github.com/getsentry/sentry-python/issues/228
func TestGrouping(t *testing.T) {
	errFull := errors.New("disk full")
	notExist := func(path string) error { return &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist} }
	wrap := func(err error) error { return fmt.Errorf("save order: %w", err) }
	type site func(*slog.Logger, string, ...any)
	type record struct {
		site site
		msg  string
		args []any
	}
	call := func(site site, msg string, args ...any) record { return record{site, msg, args} }
	const ( // rows of README's table
		attrs    = "same place, other attributes or user"
		digits   = "same place, message or cause that differs in numbers, ids or quoted text"
		sentinel = "the same sentinel error logged in two functions, or under two messages"
		cause    = "same place, another cause below the wrapping (`%w`)"
		own      = "one error type of your own, one function, two messages"
		noerr    = "no error, one function, two messages"
		words    = "a message with varying words (`\"user \" + name`)"
	)
	tests := []struct {
		name string
		a, b record
		same bool
		row  string // of README's table
	}{
		{"same place, other attributes", call(siteA, "failed", "error", errFull, "user", "ann"), call(siteA, "failed", "error", errFull, "user", "bob"), true, attrs},
		{"same place, other attributes, no error", call(siteA, "failed", "user", "ann"), call(siteA, "failed", "user", "bob"), true, attrs},
		{"same place, other user", call(siteA, "failed", "error", errFull, slog.Group("user", "id", 1)), call(siteA, "failed", "error", errFull, slog.Group("user", "id", 2)), true, attrs},
		{"same place, other user, no error", call(siteA, "failed", slog.Group("user", "id", 1)), call(siteA, "failed", slog.Group("user", "id", 2)), true, attrs},
		{"same place, message with an id", call(siteA, "order 6ba7b810-9dad-11d1-80b4-00c04fd430c8 failed", "error", errFull), call(siteA, "order 0f2ad0de-83a4-4fb1-8c3c-8a1f6f1c2b3d failed", "error", errFull), true, digits},
		{"same place, message with an id, no error", call(siteA, "order 6ba7b810-9dad-11d1-80b4-00c04fd430c8 failed"), call(siteA, "order 0f2ad0de-83a4-4fb1-8c3c-8a1f6f1c2b3d failed"), true, digits},
		{"same place, message with a quoted text", call(siteA, `no "ann"`, "error", errFull), call(siteA, `no "bob"`, "error", errFull), true, digits},
		{"same place, message with a quoted text, no error", call(siteA, `no "ann"`), call(siteA, `no "bob"`), true, digits},
		{"same place, cause with an id", call(siteA, "failed", "error", wrap(errors.New("order 6ba7b810-9dad-11d1-80b4-00c04fd430c8 is locked"))), call(siteA, "failed", "error", wrap(errors.New("order 0f2ad0de-83a4-4fb1-8c3c-8a1f6f1c2b3d is locked"))), true, digits},
		{"same place, cause with a quoted text", call(siteA, "failed", "error", wrap(errors.New(`no "ann"`))), call(siteA, "failed", "error", wrap(errors.New(`no "bob"`))), true, digits},
		{"same place, message with a number", call(siteA, "order 1 failed", "error", errFull), call(siteA, "order 2 failed", "error", errFull), true, digits},
		{"same place, message with a number, no error", call(siteA, "order 1 failed"), call(siteA, "order 2 failed"), true, digits},
		{"same place, error with varying text", call(siteA, "failed", "error", errors.New("no user ann")), call(siteA, "failed", "error", errors.New("no user bob")), true, ""},
		{"same place, typed error with varying text", call(siteA, "failed", "error", notExist("/a")), call(siteA, "failed", "error", notExist("/b")), true, ""},
		{"same place, cause with a number", call(siteA, "failed", "error", wrap(errors.New("row 1 is locked"))), call(siteA, "failed", "error", wrap(errors.New("row 2 is locked"))), true, digits},
		{"same place, joins of more and fewer equals", call(siteA, "failed", "error", errors.Join(errors.New("item 1"), errors.New("item 2"))), call(siteA, "failed", "error", errors.Join(errors.New("item 3"))), true, ""},
		{"same place, message repeats a varying error", call(siteA, "no ann", "error", errors.New("no ann")), call(siteA, "no bob", "error", errors.New("no bob")), true, ""},

		{"typed error, one function, two messages", call(siteA, "save failed", "error", notExist("/a")), call(siteA, "load failed", "error", notExist("/a")), true, own},

		{"same sentinel, two places, two messages", call(siteA, "save failed", "error", errFull), call(siteB, "load failed", "error", errFull), false, sentinel},
		{"same sentinel, two places, one message", call(siteA, "failed", "error", errFull), call(siteB, "failed", "error", errFull), false, sentinel},
		{"same sentinel, one function, two messages", call(siteA, "save failed", "error", errFull), call(siteA, "load failed", "error", errFull), false, sentinel},
		{"no error, two places", call(siteA, "failed"), call(siteB, "failed"), false, ""},
		{"no error, one function, two messages", call(siteA, "save failed"), call(siteA, "load failed"), false, noerr},
		{"same place, other wrapped cause", call(siteA, "failed", "error", wrap(errFull)), call(siteA, "failed", "error", wrap(io.ErrUnexpectedEOF)), false, cause},
		{"same place, other type of cause", call(siteA, "failed", "error", wrap(notExist("/a"))), call(siteA, "failed", "error", wrap(errFull)), false, cause},
		{"varying words", call(siteA, "no user ann", "error", errFull), call(siteA, "no user bob", "error", errFull), false, words},
		{"varying words, no error", call(siteA, "no user ann"), call(siteA, "no user bob"), false, words},
		{"other fingerprint", call(siteA, "failed", "error", errFull, "fingerprint", []string{"{{ default }}", "ann"}), call(siteA, "failed", "error", errFull, "fingerprint", []string{"{{ default }}", "bob"}), false, ""},
		{"one fingerprint, two places", call(siteA, "save failed", "fingerprint", []string{"x"}), call(siteB, "load failed", "error", errFull, "fingerprint", []string{"x"}), true, ""},
		{"join of one, two places", call(siteA, "failed", "error", errors.Join(errFull)), call(siteB, "failed", "error", errors.Join(errFull)), false, ""},
		{"join of equals, two places", call(siteA, "failed", "error", errors.Join(errors.New("item 1"), errors.New("item 2"))), call(siteB, "failed", "error", errors.Join(errors.New("item 1"), errors.New("item 2"))), false, ""},
		{"join, two places", call(siteA, "failed", "error", errors.Join(errFull, io.EOF)), call(siteB, "failed", "error", errors.Join(errFull, io.EOF)), false, ""},
	}
	rows := groupingRows(t)
	untested := maps.Clone(rows)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if issues, ok := rows[tt.row]; ok {
				delete(untested, tt.row)
				if said := strings.HasPrefix(issues, "one") && !strings.HasPrefix(issues, "one for each"); said != tt.same {
					t.Errorf("README says %q", issues)
				}
			} else if tt.row != "" {
				t.Errorf("README has no row %q", tt.row)
			}
			var issues [2]string
			for i, r := range []record{tt.a, tt.b} {
				server := sentrytest.NewServer(t)
				l, flush := logTo(t, server, NewIntegration(nil))
				r.site(l, r.msg, r.args...)
				flush()
				var title string
				issues[i], title = issueOf(arrived(t, server))
				if strings.Contains(title, "*errors.") || strings.Contains(title, "*fmt.") {
					t.Errorf("title %q tells nothing", title)
				}
			}
			if same := issues[0] == issues[1]; same != tt.same {
				t.Errorf("one issue: %v; want %v\n%q\n%q", same, tt.same, issues[0], issues[1])
			}
		})
	}
	for row := range untested {
		t.Errorf("no test of README's row %q", row)
	}
}

// groupingRows returns README's table of what becomes one issue.
func groupingRows(t *testing.T) map[string]string {
	t.Helper()
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "\n| records | issues |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := map[string]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(line, "| \n"), " | ")
		if len(cells) != 2 {
			t.Fatalf("row %q", line)
		}
		rows[cells[0]] = cells[1]
	}
	return rows
}

// A record without an error arrives with its stack as that of a thread, and with a
// fingerprint of its message, unless it or the scope has another. Without our
// Integration nobody sees which the scope has, and there is none.
func TestRecordsWithoutAnErrorArrive(t *testing.T) {
	for _, tt := range []struct {
		name         string
		integrations []sentry.Integration
		scope, args  []string
		want         []string
	}{
		{"message", []sentry.Integration{NewIntegration(nil)}, nil, nil, []string{"{{ default }}", "order <num> failed"}},
		{"scope", []sentry.Integration{NewIntegration(nil)}, []string{"scope"}, nil, []string{"scope"}},
		{"record", []sentry.Integration{NewIntegration(nil)}, []string{"scope"}, []string{"record"}, []string{"record"}},
		{"without our Integration", nil, nil, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			server := sentrytest.NewServer(t)
			l, flush := logTo(t, server, tt.integrations...)
			if tt.scope != nil {
				l.Handler().(*Handler).core.opts.Hub.Scope().SetFingerprint(tt.scope)
			}
			if tt.args != nil {
				l = l.With("fingerprint", tt.args)
			}
			siteA(l, "order 1 failed")
			flush()
			e := arrived(t, server)
			if !slices.Equal(e.Fingerprint, tt.want) {
				t.Errorf("fingerprint %q, want %q", e.Fingerprint, tt.want)
			}
			if len(e.Threads) != 1 || !e.Threads[0].Current || e.Threads[0].Crashed {
				t.Fatalf("threads %+v; want one current one that has not crashed", e.Threads)
			}
			if f := functions(e.Threads[0].Stacktrace); len(f) == 0 || f[0] != "siteA" {
				t.Errorf("the stack is %q, want it to end at siteA", f)
			}
		})
	}
}
