package scrub

import "testing"

func TestNamedBeside(t *testing.T) {
	type param struct {
		Name  string
		Value any
	}
	tests := []struct {
		name string
		v    any
		want string
	}{
		{"map", map[string]any{"name": "DB_PASSWORD", "value": "x", "masked": true}, `{"name":"DB_PASSWORD","value":"[Filtered]","masked":true}`},
		{"harmless label", map[string]any{"name": "LOG_LEVEL", "value": "info"}, `{"name":"LOG_LEVEL","value":"info"}`},
		{"no value", map[string]any{"name": "password", "message": "too short"}, `{"name":"password","message":"too short"}`},
		{"number", map[string]any{"name": "pin", "value": 1}, `{"name":"pin","value":"[Filtered]"}`},
		{"blank", map[string]any{"name": "pin", "value": nil}, `{"name":"pin","value":null}`},
		{"old and new", map[string]any{"field": "password", "old": "a", "new": "b", "by": "ann"}, `{"field":"password","old":"[Filtered]","new":"[Filtered]","by":"ann"}`},
		{"path", map[string]any{"op": "replace", "path": "/user/password", "value": "a"}, `{"op":"replace","path":"/user/password","value":"[Filtered]"}`},
		{"other path", map[string]any{"op": "replace", "path": "/password/hint/text", "value": "a"}, `{"op":"replace","path":"/password/hint/text","value":"a"}`},
		{"map of texts", map[string]string{"name": "api_key", "value": "x"}, `{"name":"api_key","value":"[Filtered]"}`},
		{"struct", []param{{"Authorization", "x"}, {"Accept", "y"}}, `[{"Name":"Authorization","Value":"[Filtered]"},{"Name":"Accept","Value":"y"}]`},
		{"typed map", map[named]named{"name": "token", "value": "x"}, `{"name":"token","value":"[Filtered]"}`},
		{"pairs", []any{[]any{"Authorization", "x"}, []any{"Accept", "y"}}, `[["Authorization","[Filtered]"],["Accept","y"]]`},
		{"two words are no pair", []any{"password", "email"}, `["password","email"]`},
		{"flag", []any{"--user", "ann", "--password", "x", "--", "-v"}, `["--user","ann","--password","[Filtered]","--","-v"]`},
		{"flag of texts", []string{"run", "-token", "x", "y"}, `["run","-token","[Filtered]","y"]`},
		{"flag without argument", []string{"--password", "--verbose", "x"}, `["--password","--verbose","x"]`},
		{"flag and number", []any{"--pin", 1, 2}, `["--pin","[Filtered]",2]`},
		{"flag in a typed list", []named{"--token", "x"}, `["--token","[Filtered]"]`},
		{"flag at the end", []string{"--token"}, `["--token"]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Default().Value(tt.v)
			wantJSON(t, got, tt.want)
			wantJSON(t, Default().Value(got), tt.want)
			wantJSON(t, Default().Clean(tt.v), tt.want)
			wantJSON(t, Default().Clean(got), tt.want)
		})
	}
}
