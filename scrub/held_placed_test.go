package scrub

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// placedSamples are values of which every one of placedSecrets takes one.
var placedSamples = []any{
	"84-2917735", "4827", "JBSWY3DPEHPK3PXP", "K4QRT-9GHX2-71ZPM", "Kastanie_88", "48213#", "031-45-154", "482913", "48291370", "48291370551", "7565110957409", "2840578006048", "813-79-6991", "5412417179199887", "EE60001019906",
	"b439fd5289d1", "5B438F18FA12C139", "a54dc40c22835e3699a37e58fb09296e", "rd48zlcu3uz9Kw2f", "oi91PoU0fkOJugmQdY5NE+jifNX44RXpvrGs1D5fj3k=",
	"dthZ9YuxwtwGS1eKEHU2E_hofgZ7jlIQjHrOtOrqgpg", strings.Repeat("dthZ9YuxwtwGS1eK", 6), strings.Repeat("0e08", 40), strings.Repeat("298ddbaa", 8),
	[]any{"52f0-7e54", "9014-8744"}, "MT:Y.K90SO527JA0648G00",
}

// harmlessSamples are what stands under the same names elsewhere.
var harmlessSamples = []any{"", true, "ok", 7}

func placedDocs(p placedSecret, v any) []map[string]any {
	var docs []map[string]any
	for name := range strings.FieldsSeq(p.names) {
		doc := map[string]any{name: v, "status": "ok"}
		for beside := range strings.FieldsSeq(p.beside) {
			doc[beside] = "x"
			break
		}
		for in := range strings.FieldsSeq(p.in) {
			doc = map[string]any{in: doc}
			break
		}
		docs = append(docs, doc)
	}
	return docs
}

// groupOf returns m as a group.
func groupOf(m map[string]any) slog.Value {
	var attrs []slog.Attr
	for k, v := range m {
		if inner, ok := v.(map[string]any); ok {
			attrs = append(attrs, slog.Attr{Key: k, Value: groupOf(inner)})
		} else {
			attrs = append(attrs, slog.Any(k, v))
		}
	}
	return slog.GroupValue(attrs...)
}

// Each of placedSecrets is found in the place that the list says, in maps, groups and, unless its
// name is a common one, in JSON that stands in a text.
func TestPlacedSecrets(t *testing.T) {
	s := Default()
	for _, p := range placedSecrets {
		t.Run(strings.TrimSpace(p.names), func(t *testing.T) {
			found := false
			for _, v := range placedSamples {
				if !p.is(v) {
					continue
				}
				found = true
				for i, doc := range placedDocs(p, v) {
					planted := fmt.Sprint(v)
					if got := fmt.Sprint(s.Value(doc)); strings.Contains(got, planted) {
						t.Errorf("%v: %s", doc, got)
					}
					if got := fmt.Sprint(s.Attr(slog.Attr{Key: "event", Value: groupOf(doc)})); strings.Contains(got, planted) {
						t.Errorf("%v in a group: %s", doc, got)
					}
					text, _ := json.Marshal(doc)
					if got := s.Text("sent " + string(text)); p.beside == "" && placedAnywhere(strings.Fields(p.names)[i]) && strings.Contains(got, planted) {
						t.Errorf("%s in a text: %s", text, got)
					}
				}
			}
			if !found {
				t.Error("no sample is one")
			}
			for _, v := range harmlessSamples {
				if p.is(v) {
					continue
				}
				for i, doc := range placedDocs(p, v) {
					name := strings.Fields(p.names)[i]
					if s.Sensitive(name) {
						continue
					}
					got := s.Value(doc).(map[string]any)
					for in := range strings.FieldsSeq(p.in) {
						got = got[in].(map[string]any)
						break
					}
					if out := got[name]; out != v {
						t.Errorf("%v became %v", doc, got)
					}
				}
			}
		})
	}
}
