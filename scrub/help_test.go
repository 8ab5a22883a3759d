package scrub

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// encode returns v as JSON and fails the test if v cannot be encoded.
func encode(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatalf("result cannot be encoded: %v", err)
	}
	return string(bytes.TrimSpace(b.Bytes()))
}

// checkPanic fails if a rule panicked on in, which guards turn into a marker.
func checkPanic(t testing.TB, in, out string) {
	t.Helper()
	if strings.Count(out, markerPanic) > strings.Count(in, markerPanic) {
		t.Errorf("panicked on %q: %q", in, out)
	}
}

// tree decodes JSON with its numbers as they are written.
func tree(t testing.TB, text string) any {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("not JSON: %v: %s", err, text)
	}
	return v
}

// wantJSON compares v's encoding with a JSON text, as trees.
func wantJSON(t testing.TB, v any, want string) {
	t.Helper()
	if diff := cmp.Diff(tree(t, want), tree(t, encode(t, v))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// checkPlain fails if v holds anything but what Value documents.
func checkPlain(t testing.TB, v any) {
	t.Helper()
	switch v := v.(type) {
	case nil, bool, string, json.Number,
		int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, float32, float64:
	case map[string]any:
		if v == nil {
			t.Error("nil map in a result")
		}
		for _, e := range v {
			checkPlain(t, e)
		}
	case []any:
		if v == nil {
			t.Error("nil slice in a result")
		}
		for _, e := range v {
			checkPlain(t, e)
		}
	default:
		t.Errorf("%T in a result", v)
	}
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }
