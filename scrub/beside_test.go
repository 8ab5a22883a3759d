package scrub

import (
	"encoding/json"
	"log/slog"
	"net/url"
	"strings"
	"testing"
)

type (
	anys     []any
	strs     []string
	hdrs     []string
	optional struct{ Name, Value *string }
	flagged  struct {
		Value     string
		Sensitive *bool
	}
	document struct{ Number *string }
	column   struct{ Name string }
)

func ptr[T any](v T) *T { return &v }

// besides are names beside values in other types than those of decoded JSON.
func besides(x string) map[string]any {
	opt := optional{ptr("DB_PASSWORD"), &x}
	type entry = map[string]any
	return map[string]any{
		"pairs of texts":          [][]string{{"Authorization", x}, {"Accept", "y"}},
		"pairs of arrays":         [][2]string{{"Accept", "y"}, {"Authorization", x}},
		"pairs in a list":         []any{[]string{"Accept", "y"}, []string{"Authorization", x}},
		"pairs in an array":       [2][]any{{"Accept", "y"}, {"Authorization", x}},
		"pairs of a named type":   []strs{{"Accept", "y"}, {"Authorization", x}},
		"arguments, any":          anys{"run", "--password", x},
		"arguments, array":        [3]any{"run", "--password", x},
		"arguments, pointers":     []*string{ptr("run"), ptr("--password"), &x},
		"arguments, bytes":        [][]byte{[]byte("run"), []byte("--password"), []byte(x)},
		"arguments, mixed":        []any{"run", named("--password"), named(x)},
		"header fields":           hdrs{"Host", "h", "Authorization", x},
		"optional":                opt,
		"optional, by pointer":    &opt,
		"optional in a map":       map[string]*string{"name": opt.Name, "value": opt.Value},
		"optional in any":         entry{"name": opt.Name, "value": opt.Value},
		"name as JSON":            entry{"name": json.RawMessage(`"DB_PASSWORD"`), "value": x},
		"name as bytes":           entry{"name": []byte("DB_PASSWORD"), "value": x},
		"name from a LogValuer":   entry{"name": valuer{slog.StringValue("DB_PASSWORD")}, "value": x},
		"form":                    url.Values{"name": {"DB_PASSWORD"}, "value": {x}},
		"form, as a map":          map[string][]string{"field": {"DB_PASSWORD"}, "old": {x}},
		"marked by a pointer":     flagged{x, ptr(true)},
		"marked in a map":         entry{"value": x, "sensitive": ptr(true)},
		"completed":               entry{"Passport": document{&x}},
		"completed in a struct":   struct{ Passport *document }{&document{&x}},
		"completed, LogValuer":    entry{"passport": entry{"number": valuer{slog.StringValue(x)}}},
		"columns, array":          entry{"columns": [2]string{"id", "password"}, "rows": [][]any{{"1", x}}},
		"columns, named":          entry{"columns": strs{"id", "password"}, "rows": [][]string{{"1", x}}},
		"columns, structs":        entry{"columns": []column{{"id"}, {"password"}}, "rows": []strs{{"1", x}}},
		"columns, structs in any": entry{"columns": []any{column{"id"}, column{"password"}}, "rows": [][2]string{{"1", x}}},
		"group":                   slog.GroupValue(slog.String("name", "DB_PASSWORD"), slog.String("value", x)),
		"group, inlined":          slog.GroupValue(slog.String("name", "DB_PASSWORD"), slog.Group("", slog.String("value", x))),
		"group, completed":        slog.GroupValue(slog.Group("passport", slog.String("number", x))),
		"group, grant":            slog.GroupValue(slog.String("code", x), slog.String("grant_type", "authorization_code")),
		"group, pointers":         []slog.Attr{slog.Any("name", opt.Name), slog.Any("value", opt.Value)},
	}
}

// Names beside values hide them whatever the types of both are.
func TestNamesBesideValuesOfAnyType(t *testing.T) {
	for name, v := range besides(planted) {
		t.Run(name, func(t *testing.T) { checkPlanted(t, Default(), v) })
	}
}

// Groups follow the rules of maps.
func TestGroupsAreMaps(t *testing.T) {
	s := Default()
	number := slog.String("number", "C03005988")
	for how, got := range map[string]any{
		"KeyValue":  s.KeyValue("passport", map[string]any{"number": "C03005988"}),
		"SlogValue": s.SlogValue("passport", slog.GroupValue(number)),
		"AddAttr":   added(s, slog.Group("passport", number))["passport"],
		"Value":     s.Value(slog.Group("passport", number)).(map[string]any)["passport"],
	} {
		if text := encode(t, got); text != `{"number":"[Filtered]"}` {
			t.Errorf("%s: %s", how, text)
		}
	}
	if got := s.Attr(slog.Group("passport", number)).String(); got != "passport=[number=[Filtered]]" {
		t.Errorf("Attr: %s", got)
	}
	if got := s.Attr(slog.Any("passport", map[string]any{"number": "C03005988"})).String(); got != "passport=map[number:[Filtered]]" {
		t.Errorf("Attr: %s", got)
	}
	dst := added(s, slog.Group("", slog.String("name", "DB_PASSWORD"), slog.String("value", "x"), slog.Int("n", 1)))
	wantJSON(t, dst, `{"name":"DB_PASSWORD","value":"[Filtered]","n":1}`)
	token := "ghp_" + strings.Repeat("a1B2", 9)
	wantJSON(t, s.Value(slog.GroupValue(slog.Int(token, 1), slog.Int(token+"x", 2), slog.Int("n", 1), slog.Int("n", 2))), `{"[Filtered]":1,"[Filtered]#2":2,"n":2}`)
	harmless := slog.Group("g", slog.String("name", "LOG_LEVEL"), slog.String("value", "info"), slog.Group("order", number), slog.Int("code", 200))
	if got := s.Attr(harmless).String(); got != harmless.String() {
		t.Errorf("Attr: %s", got)
	}
	wantJSON(t, s.Value(harmless), `{"g":{"name":"LOG_LEVEL","value":"info","order":{"number":"C03005988"},"code":200}}`)
}
