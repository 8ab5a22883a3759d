package scrub

import (
	"encoding/json"
	"log/slog"
	"net/url"
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
	}
}

// Names beside values hide them whatever the types of both are.
func TestNamesBesideValuesOfAnyType(t *testing.T) {
	for name, v := range besides(planted) {
		t.Run(name, func(t *testing.T) { checkPlanted(t, Default(), v) })
	}
}
