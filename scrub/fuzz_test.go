package scrub

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// planted is what the fuzz targets hide and look for. It has no known shape, so
// that only the keys and the structure around it give it away.
const planted = "pl4nt3d-S3CR3T"

var sensitiveKeys = []string{"password", "passwd", "pwd", "token", "access_token", "refreshToken", "bearer-token", "api_key", "X-Api-Key",
	"Authorization", "auth", "secret", "cookie", "Set-Cookie", "session", "csrf", "creditCard", "card_number", "cvv", "pin", "ssn",
	"db.password", "DB_PASSWORD", "userPassword", "client_secret", "AWS_SECRET_ACCESS_KEY"}

type plantedStruct struct {
	User     string `json:"user"`
	Password any    `json:"password"`
	Token    string
	Pin      *string `json:",omitempty"`
	Note     string  `scrub:"filter"`
	Next     any
}

// plant returns a random value in which the secret stands where it must go.
func plant(r *rand.Rand, depth int) any {
	key := sensitiveKeys[r.IntN(len(sensitiveKeys))]
	p := planted
	kinds := 21
	if depth <= 0 {
		kinds = 11
	}
	switch r.IntN(kinds) {
	case 0:
		return map[string]any{key: p, "n": 1}
	case 1:
		return map[string]string{key: p, "a": "b"}
	case 2:
		return map[named]any{named(key): []byte(p)}
	case 3:
		return &plantedStruct{User: "ann", Password: []string{p}, Token: p, Pin: &p, Note: p}
	case 4:
		return http.Header{"Authorization": {"Bearer " + p}, "Accept": {"*/*"}, "X-Auth-Token": {p}}
	case 5:
		return url.Values{"access_token": {p}, "page": {"2"}}
	case 6:
		return &url.URL{Scheme: "https", Host: "example.com", User: url.UserPassword("ann", p), RawQuery: "token=" + p + "&page=1"}
	case 7:
		return fmt.Errorf("login: %w", fmt.Errorf("password=%s is wrong", p))
	case 8:
		return map[string]any{"name": key, "value": p}
	case 9:
		return []string{"run", "--password", p, "--token=" + p, "x"}
	case 10:
		return fmt.Sprintf("password=%s token=%s", p, p)
	case 11:
		b, err := json.Marshal(Default().Value(harmless(r, 1)))
		if err != nil {
			panic(err)
		}
		return json.RawMessage(fmt.Sprintf(`{%q:%q,"rest":%s}`, key, p, b))
	case 12:
		return map[string]any{"a": plant(r, depth-1), "b": harmless(r, depth-1)}
	case 13:
		return []any{harmless(r, depth-1), plant(r, depth-1)}
	case 14:
		return map[any]any{1: plant(r, depth-1), key: p}
	case 15:
		v := plant(r, depth-1)
		return &v
	case 16:
		return plantedStruct{User: "ann", Password: plant(r, depth-1), Token: p, Next: plant(r, depth-1)}
	case 17:
		return slog.GroupValue(slog.Any("g", plant(r, depth-1)), slog.String(key, p), slog.Group(key, slog.String("x", p)))
	case 18:
		return valuer{slog.AnyValue(plant(r, depth-1))}
	case 19:
		all := besides(p)
		return all[slices.Sorted(maps.Keys(all))[r.IntN(len(all))]]
	default:
		return map[string]any{key: plant(r, depth-1), "list": [][]any{{plant(r, depth-1)}}}
	}
}

// checkPlanted applies every way to scrub v and looks for the secret.
func checkPlanted(t testing.TB, s *Scrubber, v any) {
	t.Helper()
	start := time.Now()
	got := s.Value(v)
	checkPlain(t, got)
	text := encode(t, got)
	for how, out := range map[string]string{
		"Value":     text,
		"Clean":     encode(t, s.Clean(v)),
		"KeyValue":  encode(t, s.KeyValue("k", v)),
		"SlogValue": encode(t, s.SlogValue("k", slog.AnyValue(v))),
		"AddAttr":   encode(t, added(s, slog.Any("k", v))),
		"Attr":      s.Attr(slog.Any("k", v)).String(),
		"Replace":   s.ReplaceAttr([]string{"g"}, slog.Any("k", v)).String(),
	} {
		checkPanic(t, "", out)
		if strings.Contains(out, planted) {
			t.Errorf("%s leaks: %s", how, out)
		}
	}
	if again := s.Value(got); !reflect.DeepEqual(again, got) {
		t.Errorf("second pass changed\n%s\n%s", text, encode(t, again))
	}
	if again := s.Clean(got); !reflect.DeepEqual(again, got) {
		t.Errorf("Clean changed\n%s\n%s", text, encode(t, again))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestPlantedSecrets(t *testing.T) {
	s := New()
	for i := range uint64(1500) {
		// Two values from one seed are equal: one is scrubbed, one is kept.
		v, kept := plant(newRand(i), 4), plant(newRand(i), 4)
		checkPlanted(t, s, v)
		if !sameValue(v, kept) {
			t.Errorf("seed %d: input changed", i)
		}
		if t.Failed() {
			t.Fatalf("seed %d", i)
		}
	}
}

// sameValue is reflect.DeepEqual but for NaN, which the generators do not make.
func sameValue(a, b any) bool { return reflect.DeepEqual(a, b) }

func FuzzPlantedSecret(f *testing.F) {
	s := New()
	tight := New(WithLimits(Limits{Depth: 5, Nodes: 60, String: 120, Total: 600}))
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		v, kept := plant(newRand(seed), 6), plant(newRand(seed), 6)
		checkPlanted(t, s, v)
		checkPlanted(t, tight, v)
		if !sameValue(v, kept) {
			t.Error("input changed")
		}
	})
}

// FuzzDocument scrubs what is decoded from any JSON, with a secret added under
// any sensitive key: it never survives, and what comes out is stable.
func FuzzDocument(f *testing.F) {
	for _, d := range documents(f) {
		f.Add([]byte(encode(f, unmark(d))), uint(3), "x")
	}
	f.Add([]byte(`{"a":[1,{"b":"password=x"}],"name":"token","value":"y"}`), uint(0), "hunter2")
	f.Add([]byte(`[["Authorization","x"],["b",{"c":1e400}]]`), uint(7), "[Filtered")
	f.Fuzz(func(t *testing.T, doc []byte, key uint, value string) {
		s := Default()
		dec := json.NewDecoder(strings.NewReader(string(doc)))
		dec.UseNumber()
		var v any
		if dec.Decode(&v) != nil {
			return
		}
		before := encode(t, v)
		k := sensitiveKeys[key%uint(len(sensitiveKeys))]
		in := map[string]any{"doc": v, "deep": []any{map[string]any{k: value}}}
		got := s.Value(in)
		checkPlain(t, got)
		text := encode(t, got)
		if encode(t, v) != before {
			t.Fatal("input changed")
		}
		left := got.(map[string]any)["deep"].([]any)[0].(map[string]any)
		if kept := value == "" || value == "true" || value == "false" || resourceName(value) || secretObject(k, value) || windowsSID(value) || keepsText(k, value, nil); value != "" && !kept && left[k] != filtered {
			t.Errorf("%s is %v", k, left[k])
		}
		for how, again := range map[string]any{"Value": s.Value(got), "Clean": s.Clean(got)} {
			if a := encode(t, again); a != text {
				t.Errorf("%s of the result differs:\n%s\n%s", how, text, a)
			}
		}
		if a := encode(t, s.Clean(in)); a != text {
			t.Errorf("Clean differs from Value:\n%s\n%s", text, a)
		}
		if a := encode(t, s.Value(json.RawMessage(doc))); json.Valid(doc) && len(doc) < 1000 && a != encode(t, s.Value(v)) {
			t.Errorf("raw message differs from its decoded form:\n%s\n%s", a, encode(t, s.Value(v)))
		}
	})
}

// FuzzStrings puts any text into every place that a text can stand in.
func FuzzStrings(f *testing.F) {
	for _, s := range []string{"", "a", "\xff\xfe", "password=x", "[Truncated]", "[Panic: x]", "NaN", "--token", "{\"a\":", strings.Repeat("語", 300), "[Filtered]", "\x00", "Bearer abcdef0123456789"} {
		f.Add(s, s)
	}
	small := New(WithLimits(Limits{String: 100, Total: 400, Nodes: 30, Depth: 4}))
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range []*Scrubber{Default(), small} {
			v := map[string]any{a: b, "list": []any{a, b, []string{b, a}, [2]string{a, b}}, "bytes": []byte(a), "typed": map[named]string{named(b): a},
				"err": fmt.Errorf("%s: %s", a, b), "num": json.Number(a), "raw": json.RawMessage(b), "header": http.Header{a: {b}}, "pair": envelope{a, b, a}}
			got := s.Value(v)
			checkPlain(t, got)
			text := encode(t, got)
			if !utf8.ValidString(text) {
				t.Error("invalid UTF-8")
			}
			if again := encode(t, s.Value(got)); again != text {
				t.Errorf("second pass changed %s", diffText(text, again))
			}
			if again := encode(t, s.Clean(got)); again != text {
				t.Errorf("Clean changed %s", diffText(text, again))
			}
			s.Attr(slog.Any(a, v))
			s.ReplaceAttr([]string{a}, slog.String(b, a))
			added(s, slog.Group(a, slog.String(b, a), slog.Any("v", v)))
			for _, f := range []func(string) string{s.Text, s.Query, s.Cookies, s.URL} {
				if out := f(a); !utf8.ValidString(out) {
					t.Errorf("invalid UTF-8: %q", out)
				}
			}
		}
	})
}
