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

type (
	object struct {
		Key  string
		Size int
	}
	setting struct {
		Key   *string `json:"key"`
		Value any     `json:"value,omitempty"`
	}
	unset struct {
		Value  string `json:"value"`
		Secret bool   `json:"secret"`
	}
	bag map[string]any
)

// What a name under a sensitive key is told by does not depend on the type of
// the container.
func TestNamesOfValuesOfAnyType(t *testing.T) {
	for name, tt := range map[string]struct {
		v    any
		want string
	}{
		"object":               {object{"reports/2024.csv", 3}, `{"Key":"reports/2024.csv","Size":3}`},
		"object, named map":    {bag{"Key": "reports/2024.csv", "Size": 3}, `{"Key":"reports/2024.csv","Size":3}`},
		"object, group":        {slog.GroupValue(slog.String("Key", "reports/2024.csv"), slog.Int("Size", 3)), `{"Key":"reports/2024.csv","Size":3}`},
		"no object":            {struct{ Key string }{"reports/2024.csv"}, `{"Key":"[Filtered]"}`},
		"setting":              {setting{ptr("theme"), "dark"}, `{"key":"theme","value":"dark"}`},
		"setting without any":  {setting{ptr("theme"), nil}, `{"key":"[Filtered]"}`},
		"secret setting":       {setting{ptr("DB_PASSWORD"), "x"}, `{"key":"DB_PASSWORD","value":"[Filtered]"}`},
		"setting, group":       {slog.GroupValue(slog.String("key", "DB_PASSWORD"), slog.String("value", "x")), `{"key":"DB_PASSWORD","value":"[Filtered]"}`},
		"no secret":            {unset{"a", false}, `{"value":"a","secret":false}`},
		"no secret, named map": {bag{"value": "a", "secret": false}, `{"value":"a","secret":false}`},
		"a secret":             {unset{"a", true}, `{"value":"[Filtered]","secret":true}`},
		"tests":                {map[string]int{"pass": 3, "fail": 2}, `{"pass":3,"fail":2}`},
		"tests, struct": {struct {
			Pass int `json:"pass"`
			Fail int `json:"fail"`
		}{3, 2}, `{"pass":3,"fail":2}`},
		"no tests":  {map[string]int{"pass": 3, "n": 2}, `{"pass":"[Filtered]","n":2}`},
		"projected": {bag{"items": []bag{{"key": "ca.crt", "path": "ca.crt"}}}, `{"items":[{"key":"ca.crt","path":"ca.crt"}]}`},
		"reference": {bag{"secretKeyRef": struct{ Name, Key string }{"db", "DB_PASSWORD"}}, `{"secretKeyRef":{"Name":"db","Key":"DB_PASSWORD"}}`},
	} {
		t.Run(name, func(t *testing.T) {
			got := Default().Value(tt.v)
			wantJSON(t, got, tt.want)
			wantJSON(t, Default().Value(got), tt.want)
			wantJSON(t, added(Default(), slog.Any("v", tt.v))["v"], tt.want)
		})
	}
	for _, v := range []any{"", nil, map[string]any{}, map[string]any{"min_length": 12}, "arn:aws:secretsmanager:us-east-1:1:secret:tok", "x"} {
		want := encode(t, Default().KeyValue("password", v))
		if got := encode(t, Default().KeyValue("password", slog.AnyValue(v))); got != want {
			t.Errorf("in a slog.Value: %s, else %s", got, want)
		}
		if got := encode(t, Default().SlogValue("password", slog.AnyValue(v))); got != want {
			t.Errorf("SlogValue: %s, else %s", got, want)
		}
	}
}
