package slogsentry_test

import (
	"log/slog"
	"strings"
	"testing"
)

// What is a secret only beside other attributes of the record is one in events and in
// breadcrumbs, whether they are kept as they came, converted at once, or have groups.
func TestCompanyOfAttributes(t *testing.T) {
	const secret = "zq81kdXw"
	company := map[string][]any{
		"name and value":       {"name", "DB_PASSWORD", "value", secret},
		"statement and values": {"sql", "UPDATE u SET token = $1 WHERE id = $2", "args", []any{secret, 1}},
		"command and values":   {"command", "mysql", "args", []string{"-uroot", "-p" + secret}},
		"place":                {"kausf", "a54dc40c22835e3699a37e58fb09296e"},
		"link":                 {"invite_url", "https://x.example/i/3898d44130d3c0c77f571bba6a28c753"},
		"number":               {"documentType", "passport", "number", "C03005988"},
	}
	planted := []string{secret, "a54dc40c", "3898d441", "C03005988"}
	for name, args := range company {
		for how, log := range map[string]func(l *slog.Logger, level func(*slog.Logger, string, ...any)){
			"flat": func(l *slog.Logger, level func(*slog.Logger, string, ...any)) { level(l, "m", args...) },
			"with": func(l *slog.Logger, level func(*slog.Logger, string, ...any)) { level(l.With(args...), "m") },
			"halved": func(l *slog.Logger, level func(*slog.Logger, string, ...any)) {
				level(l.With(args[:2]...), "m", args[2:]...)
			},
			"group": func(l *slog.Logger, level func(*slog.Logger, string, ...any)) { level(l.WithGroup("g"), "m", args...) },
			"member": func(l *slog.Logger, level func(*slog.Logger, string, ...any)) {
				level(l, "m", slog.Group("g", args...))
			},
		} {
			t.Run(name+"/"+how, func(t *testing.T) {
				e := newEndpoint(t)
				l := e.logger()
				log(l, (*slog.Logger).Info)
				log(l, (*slog.Logger).Error)
				raw := string(e.event().Raw)
				for _, p := range planted {
					if strings.Contains(raw, p) {
						t.Errorf("%s is in %s", p, raw)
					}
				}
				if !strings.Contains(raw, "[Filtered]") {
					t.Errorf("nothing is filtered in %s", raw)
				}
			})
		}
	}
}
