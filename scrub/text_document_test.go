package scrub

import (
	"encoding/json"
	"strings"
	"testing"
)

// An object in a text is filtered as the same object in a value.
func TestDocumentsInTexts(t *testing.T) {
	for _, doc := range []string{
		`{"d":"X4cTteJY","kty":"RSA","n":"0vx7"}`, `{"data":{"a":"aHVudGVyMg=="},"kind":"Secret"}`, `{"passport":{"number":"C03005988"}}`,
		`{"name":"db","sensitive":true,"value":"a1"}`, `{"account":"12345678","routing":"021000021"}`, `{"columns":["id","password"],"rows":[[1,"hunter2"]]}`,
		`{"sensitive_values":{"x":true},"values":{"x":"y","z":1.50}}`, `{"isSecret":true,"value":"a1"}`,
		`{"changes":["` + strings.Repeat("a b ", 15_000) + `",{"isSecret":true,"value":"a1"}]}`,
	} {
		want := encode(t, Default().Value(json.RawMessage(doc)))
		if want == doc {
			t.Errorf("%s: nothing to filter", doc)
		}
		for _, around := range [][2]string{{"", ""}, {"got ", " from {x}"}, {"{y} ", "\n"}, {strings.Repeat("a b ", 5000), ""}} {
			in := around[0] + doc + around[1]
			out := Default().Text(in)
			if out != around[0]+want+around[1] {
				t.Errorf("%.200s\nbecame %.200s", in, out)
			}
			if again := Default().Text(out); again != out {
				t.Errorf("%.200s\nbecame %.200s", out, again)
			}
		}
	}
	for _, keep := range []string{
		`{"account":"main","routing":"shortest"}`, `{ "kty": "RSA", "n": "0vx7" }`, `{"kind":"Secret"}`, `{"rows":[[1]],"columns":["id"]}`, `{"value":"y","sensitive":false}`,
		`{"sensitive":true,"value":"` + strings.Repeat("a b ", maxDocument/4) + `"}`, // too long to be read
		`{"sensitive":` + strings.Repeat(`{"a":`, 200) + `1` + strings.Repeat("}", 201),
	} {
		if out := Default().Text(keep); out != keep {
			t.Errorf("%s\nbecame %s", keep, out)
		}
	}
	if out := Default().Text(`{"secret":true,"value":"a1"}`); strings.Contains(out, "a1") {
		t.Error(out)
	}
	for in, want := range map[string]string{ // what stands around a secret stays as it is
		`x {"b" : 1, "field":"pin","old": "12\u0033", "a":[ 1 ]} y`:               `x {"b" : 1, "field":"pin","old": "[Filtered]", "a":[ 1 ]} y`,
		`{"passport": {"number" : 123456789}, "z": null,"a":{}}`:                  `{"passport": {"number" : "[Filtered]"}, "z": null,"a":{}}`,
		`{"z":1,"sensitive_values":{"a":true},"values":{"a":{"b":["x1", "x2"]}}}`: `{"z":1,"sensitive_values":{"a":true},"values":{"a":"[Filtered]"}}`,
	} {
		if out := Default().Text(in); out != want {
			t.Errorf("%s\nbecame %s\nwant   %s", in, out, want)
		}
	}
	small := New(WithLimits(Limits{Depth: 1, Nodes: 1, String: 64, Total: 64}))
	if out := small.Text(`{"a":{"b":["c"]},"kty":"oct","k":"AyM1","l":"m"}`); out != `{"a":{"b":["c"]},"kty":"oct","k":"[Filtered]","l":"m"}` {
		t.Error(out)
	}
}
