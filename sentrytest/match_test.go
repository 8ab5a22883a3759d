package sentrytest_test

import (
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/sentrytest"
)

func TestMatch(t *testing.T) {
	const got = `{"level":"error","n":17,"f":1.50,"big":9007199254740993,"ok":true,"none":null,"tags":{"a":"b","c":"d"},"list":[1,{"x":"y","z":0}],"holes":[null,"full"]}`
	tests := []struct {
		name string
		want any
		diff string // "" for a match
	}{
		{"subset", `{"level":"error","tags":{"a":"b"}}`, ""},
		{"everything", got, ""},
		{"map", map[string]any{"n": 17, "f": 1.5, "ok": true, "none": nil}, ""},
		{"struct", struct {
			N int `json:"n"`
		}{17}, ""},
		{"bytes", []byte(`{"n":17.0}`), ""},
		{"list with subset", `{"list":[1,{"x":"y"}]}`, ""},
		{"present", map[string]any{"level": sentrytest.Present, "tags": sentrytest.Present}, ""},
		{"absent", map[string]any{"user": sentrytest.Absent, "none": sentrytest.Absent}, ""},
		{"absent in a list", map[string]any{"holes": []any{sentrytest.Absent, sentrytest.Present}}, ""},
		{"empty object", `{"tags":{}}`, ""},
		{"other text", `{"level":"fatal"}`, `level: want "fatal", got "error"`},
		{"other number", `{"n":18}`, `n: want 18, got 17`},
		{"large numbers are exact", `{"big":9007199254740992}`, `big: want 9007199254740992, got 9007199254740993`},
		{"number as text", `{"n":"17"}`, `n: want "17", got 17`},
		{"text as number", `{"level":1}`, `level: want 1, got "error"`},
		{"missing key", `{"user":{"id":1}}`, `user: want {"id":1}, but there is no such key`},
		{"deep", `{"list":[1,{"x":"no"}]}`, `list[1].x: want "no", got "y"`},
		{"shorter list", `{"list":[1]}`, `list: want 1 elements, got 2`},
		{"list for object", `{"tags":[]}`, `tags: want a list, got {"a":"b","c":"d"}`},
		{"object for list", `{"list":{}}`, `list: want an object, got [1,`},
		{"text for object", `{"tags":"x"}`, `tags: want "x", got {"a"`},
		{"null for text", `{"level":null}`, `level: want null, got "error"`},
		{"not absent", map[string]any{"tags": map[string]any{"a": sentrytest.Absent}}, `tags.a: want none, got "b"`},
		{"not absent in a list", map[string]any{"holes": []any{nil, sentrytest.Absent}}, `holes[1]: want none, got "full"`},
		{"not absent as a whole", `"<absent>"`, `(the whole value): want none, got {"big"`},
		{"null is not present", map[string]any{"none": sentrytest.Present}, `none: want a value, got none`},
		{"missing is not present", map[string]any{"x": sentrytest.Present}, `x: want "<present>", but there is no such key`},
		{"present as a whole", `"<present>"`, ""},
		{"whole value", `[]`, `(the whole value): want a list`},
		{"two lines", `{"level":"fatal","n":18}`, "want \"fatal\", got \"error\"\n\tn: want 18"},
		{"not JSON", `{`, `want: not valid JSON`},
		{"not encodable", func() {}, `want: json: unsupported type`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := sentrytest.Match(got, tt.want)
			if tt.diff == "" && err != nil || tt.diff != "" && (err == nil || !strings.Contains(err.Error(), tt.diff)) {
				t.Errorf("got %v, want %q", err, tt.diff)
			}
			complaint := run(func(tb testing.TB) { sentrytest.AssertMatch(tb, got, tt.want) })
			if (complaint == "") != (tt.diff == "") {
				t.Errorf("AssertMatch said %q", complaint)
			}
		})
	}
}

func TestMatchAbsentWholes(t *testing.T) {
	if err := sentrytest.Match(nil, `"`+sentrytest.Absent+`"`); err != nil {
		t.Error(err)
	}
	if err := sentrytest.Match(`null`, `"`+sentrytest.Present+`"`); err == nil {
		t.Error("null is present")
	}
}
