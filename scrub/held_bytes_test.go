package scrub

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

// Bytes of the size of a key go under any name that does not say what else they are, in every
// form of a value.
func TestKeySizedBytes(t *testing.T) {
	const key, short, long = "oi91PoU0fkOJugmQdY5NE+jifNX44RXpvrGs1D5fj3k=", "3Pk8d6axAPC3iyx89tVWTg==", "3jm0ca5VcfQcBN/nSnjPWNWQGmURQPhvS8Q+HFgJ+YQIi9OBRdSQb40sj09llotLO3Yh5FDrbagVq7D/OTI+YQ=="
	type config struct {
		Gossip string
		Peers  []string
	}
	s := New()
	for form, got := range map[string]any{
		"map":      s.Value(map[string]any{"gossip": key, "seal": short, "wrap": long}),
		"clean":    s.Clean(map[string]any{"gossip": key}),
		"texts":    s.Value(map[string]string{"gossip": key}),
		"clean 2":  s.Clean(map[string]string{"gossip": key}),
		"list":     s.Value(map[string]any{"gossip": []string{key}}),
		"header":   s.Clean(http.Header{"X-Gossip": {key}}),
		"struct":   s.Value(config{Gossip: key}),
		"KeyValue": s.KeyValue("gossip", key),
		"slog":     s.SlogValue("gossip", slog.StringValue(key)),
		"attr":     s.Attr(slog.String("gossip", key)).Value.Any(),
		"group":    s.SlogValue("a", slog.GroupValue(slog.String("gossip", key))),
		"added":    added(s, slog.String("gossip", key)),
	} {
		out := encode(t, got)
		for _, k := range []string{key, short, long} {
			if strings.Contains(out, k) {
				t.Errorf("%s: %s", form, out)
			}
		}
		if !strings.Contains(out, filtered) {
			t.Errorf("%s: %s", form, out)
		}
	}
	harmless := map[string]any{
		"public_key": key, "peers": map[string]any{key: map[string]any{"up": true}}, "sha256": key, "etag": short, "uuid": short, "content": long,
		"cursor": key, "text": "b2ssIHRoaXMgaXMgYSB0ZXh0IGluIGJhc2U2NCwgb2s=", "note": "b2ssIHRoaXMgaXMgYSB0ZXh0IGluIGJhc2U2NCwgb2s=", "other": key[:43],
	}
	if got, want := encode(t, s.Value(harmless)), encode(t, harmless); got != want {
		t.Errorf("\ngot  %s\nwant %s", got, want)
	}
	if got := s.Value(key); got != key {
		t.Errorf("without a name: %v", got)
	}
}
