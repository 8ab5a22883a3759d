package transport

import (
	"bytes"
	"testing"

	"github.com/getsentry/sentry-go"
	"github.com/google/go-cmp/cmp"
)

func TestTag(t *testing.T) {
	for tag, want := range map[string]content{
		"error.1.0.0":           {Category: "error", Items: 1},
		"log_item.100.0.65000":  {Category: "log_item", Items: 100, LogBytes: 65000},
		"transaction.1.17.0":    {Category: "transaction", Items: 1, Spans: 17},
		"error.0.0.0":           {Category: "error", Items: 1},
		"nonsense":              {Category: "error", Items: 1},
		"replay.1.0.0":          {Category: "error", Items: 1},
		"error.-1.0.0":          {Category: "error", Items: 1},
		"error.1.0.99999999999": {Category: "error", Items: 1},
	} {
		got := parseTag(tag)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", tag, diff)
		}
		if again := parseTag(got.tag()); again != got {
			t.Errorf("%s became %+v", got.tag(), again)
		}
	}
}

// FuzzParseRecord: whatever is in a file whose checksum fits, it becomes an
// envelope that is written as it was read, or an error.
func FuzzParseRecord(f *testing.F) {
	e := sentry.NewEvent()
	e.EventID, e.Message = "0123456789abcdef0123456789abcdef", "m"
	env, err := newEnvelope(e, itemTypeOf(""), true)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(recordOf(f, env))
	f.Add([]byte("{}\n{}\n{}"))
	f.Add([]byte("null\nx"))
	f.Add([]byte("{\"sdk\":{\"name\":\"a\\nb\",\"version\":\"1\"}}\nx"))
	f.Fuzz(func(t *testing.T, record []byte) {
		env, err := parseRecord(record, content{})
		if err != nil {
			return
		}
		if got := recordOf(t, env); !bytes.Equal(got, record) {
			t.Errorf("%q became %q", record, got)
		}
		if !isAgent(env.agent) {
			t.Errorf("agent %q", env.agent)
		}
	})
}

func recordOf(t testing.TB, env *envelope) []byte {
	t.Helper()
	parts, err := env.record()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Join(parts, nil)
}
