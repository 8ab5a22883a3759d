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
		{"key as a label", map[string]any{"key": "http.method", "value": "GET"}, `{"key":"http.method","value":"GET"}`},
		{"key as a secret label", map[string]any{"key": "DB_PASSWORD", "value": map[string]any{"stringValue": "x"}}, `{"key":"DB_PASSWORD","value":"[Filtered]"}`},
		{"key as a secret", map[string]any{"key": "9f8a7c6b5d4e3f2a1b0c", "value": 1}, `{"key":"[Filtered]","value":1}`},
		{"key without a value", map[string]any{"key": "theme", "x": 1}, `{"key":"[Filtered]","x":1}`},
		{"key as a label, texts", map[string]string{"key": "theme", "value": "dark"}, `{"key":"theme","value":"dark"}`},
		{"key as a label, typed", map[named]any{"key": "theme", "value": "dark"}, `{"key":"theme","value":"dark"}`},
		{"key as a label, struct", struct{ Key, Value string }{"theme", "dark"}, `{"Key":"theme","Value":"dark"}`},
		{"key as a secret label, struct", struct{ Key, Value string }{"api_token", "x"}, `{"Key":"api_token","Value":"[Filtered]"}`},
		{"check", map[string]any{"name": "auth", "expected": 200, "actual": 503}, `{"name":"auth","expected":200,"actual":503}`},
		{"checked field", map[string]any{"field": "pin", "expected": 1, "actual": 2}, `{"field":"pin","expected":"[Filtered]","actual":"[Filtered]"}`},
		{"Kubernetes Secret", map[string]any{"kind": "Secret", "data": map[string]any{"a": "eA=="}, "stringData": map[string]any{"b": "x"}}, `{"kind":"Secret","data":"[Filtered]","stringData":"[Filtered]"}`},
		{"other kind", map[string]any{"kind": "ConfigMap", "data": map[string]any{"a": "x"}}, `{"kind":"ConfigMap","data":{"a":"x"}}`},
		{"table", map[string]any{"columns": []string{"id", "password", "name"}, "rows": [][]any{{1, "x", "ann"}, {2, nil, "bob"}, {"short"}}},
			`{"columns":["id","password","name"],"rows":[[1,"[Filtered]","ann"],[2,null,"bob"],["short"]]}`},
		{"decoded table", map[string]any{"columns": []any{"id", "pin"}, "rows": []any{[]any{1, 2}, "x"}}, `{"columns":["id","pin"],"rows":[[1,"[Filtered]"],"x"]}`},
		{"harmless table", map[string]any{"columns": []any{"id", "n"}, "rows": []any{[]any{1, 2}}}, `{"columns":["id","n"],"rows":[[1,2]]}`},
		{"curl login", []any{"curl", "-u", "admin:hunter2", "https://example.com"}, `["curl","-u","admin:[Filtered]","https://example.com"]`},
		{"user without password", []string{"psql", "--user", "ann", "-h", "db"}, `["psql","--user","ann","-h","db"]`},
		{"struct", []param{{"Authorization", "x"}, {"Accept", "y"}}, `[{"Name":"Authorization","Value":"[Filtered]"},{"Name":"Accept","Value":"y"}]`},
		{"typed map", map[named]named{"name": "token", "value": "x"}, `{"name":"token","value":"[Filtered]"}`},
		{"pairs", []any{[]any{"Authorization", "x"}, []any{"Accept", "y"}}, `[["Authorization","[Filtered]"],["Accept","y"]]`},
		{"two words are no pair", []any{"password", "email"}, `["password","email"]`},
		{"headers by turns", []any{"Host", "example.com", "X-Api-Key", "k-1", "Accept", "*/*"}, `["Host","example.com","X-Api-Key","[Filtered]","Accept","*/*"]`},
		{"headers by turns, texts", []string{"accept", "*/*", "x-auth-token", "k-1"}, `["accept","*/*","x-auth-token","[Filtered]"]`},
		{"two texts by turns", []string{"host", "accept", "token", "cookie", "x"}, `["host","accept","token","cookie","x"]`},
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
