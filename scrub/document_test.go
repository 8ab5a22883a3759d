package scrub

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// testdata/documents.json holds documents as services log them. Where they come
// from: HTTP archives and header dumps, OAuth 2.0 and OpenID Connect messages
// (RFC 6749 and its examples), Kubernetes, Docker, AWS, GCP and Azure objects in
// their documented forms, payment and bank messages, configuration files,
// command lines, audit logs, and telemetry without any secret. All values are
// made up or are the published examples of their makers.
//
// The documents called service record guard what works: their marks were made
// from the result and then checked one by one. Those called seen are of sets that were
// written without knowing the rules: what an earlier version lost or left in them.
//
// Between ⟦ and ⟧ stands what must go; ⟦#1⟧ is the number 1. All else must stay.
const markStart, markEnd = "⟦", "⟧"

func documents(t testing.TB) map[string]any {
	b, err := os.ReadFile("testdata/documents.json")
	if err != nil {
		t.Fatal(err)
	}
	return tree(t, string(b)).(map[string]any)
}

// unmark returns the document that the marked one stands for.
func unmark(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, e := range v {
			out[k] = unmark(e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = unmark(e)
		}
		return out
	case string:
		s := strings.NewReplacer(markStart, "", markEnd, "").Replace(v)
		if n, ok := strings.CutPrefix(s, "#"); ok && strings.HasPrefix(v, markStart+"#") {
			return json.Number(n)
		}
		return s
	}
	return v
}

// secretsIn returns the marked parts of a leaf, and the unmarked ones.
func secretsIn(s string) (secrets, rest []string) {
	for s != "" {
		before, after, ok := strings.Cut(s, markStart)
		if before != "" {
			rest = append(rest, before)
		}
		if !ok {
			break
		}
		secret, tail, _ := strings.Cut(after, markEnd)
		secrets = append(secrets, strings.TrimPrefix(secret, "#"))
		s = tail
	}
	return secrets, rest
}

type score struct {
	secrets, leaked  int
	harmless, lost   int
	texts, mutilated int // texts around a secret
	notes            []string
}

// judge compares the scrubbed document with the marked one.
func (sc *score) judge(path string, marked, got any) {
	switch m := marked.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for _, k := range slices.Sorted(maps.Keys(m)) {
			e, ok := g[k]
			if !ok {
				e = got // replaced as a whole
				if g != nil {
					e = nil
				}
			}
			sc.judge(path+"."+k, m[k], e)
		}
	case []any:
		g, _ := got.([]any)
		for i, e := range m {
			if i < len(g) {
				sc.judge(fmt.Sprintf("%s[%d]", path, i), e, g[i])
			} else {
				sc.judge(fmt.Sprintf("%s[%d]", path, i), e, got)
			}
		}
	default:
		sc.leaf(path, marked, got)
	}
}

func (sc *score) leaf(path string, marked, got any) {
	text, _ := marked.(string)
	secrets, rest := secretsIn(text)
	if len(secrets) == 0 {
		sc.harmless++
		if fmt.Sprint(got) != fmt.Sprint(marked) {
			sc.lost++
			sc.notes = append(sc.notes, fmt.Sprintf("LOST %s: %v became %v", path, marked, got))
		}
		return
	}
	out := fmt.Sprint(got)
	for _, s := range secrets {
		sc.secrets++
		if strings.Contains(out, s) {
			sc.leaked++
			sc.notes = append(sc.notes, fmt.Sprintf("LEAK %s: %s in %s", path, s, out))
		}
	}
	for _, r := range rest {
		if sc.texts++; !strings.Contains(out, r) {
			sc.mutilated++
			sc.notes = append(sc.notes, fmt.Sprintf("CUT %s: %q is gone from %s", path, r, out))
		}
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// TestDocuments holds the corpus to what the package promises: nothing leaks,
// and of what is harmless at most one percent is lost.
func TestDocuments(t *testing.T) {
	s := New()
	var all score
	for name, marked := range documents(t) {
		doc := unmark(marked)
		before := encode(t, doc)
		got := s.Value(doc)
		checkPlain(t, got)
		all.judge(name, marked, tree(t, encode(t, got)))
		if encode(t, doc) != before {
			t.Errorf("%s: input changed", name)
		}
		for how, again := range map[string]any{"Value": s.Value(got), "Clean": s.Clean(got), "Clean of the document": s.Clean(doc)} {
			if encode(t, again) != encode(t, got) {
				t.Errorf("%s: %s of it differs:\n%s\n%s", name, how, encode(t, again), encode(t, got))
			}
		}
	}
	t.Logf("secrets: %d, leaked: %d (%.2f %%)", all.secrets, all.leaked, percent(all.leaked, all.secrets))
	t.Logf("harmless leaves: %d, lost: %d (%.2f %%)", all.harmless, all.lost, percent(all.lost, all.harmless))
	t.Logf("texts around secrets: %d, lost: %d (%.2f %%)", all.texts, all.mutilated, percent(all.mutilated, all.texts))
	slices.Sort(all.notes)
	for _, n := range all.notes {
		t.Log(n)
	}
	if all.leaked > 0 {
		t.Error("a secret leaks")
	}
	if percent(all.lost, all.harmless) > 1 {
		t.Error("too much is lost")
	}
	if percent(all.mutilated, all.texts) > 5 {
		t.Error("too much around secrets is lost")
	}
}

// TestDocumentsCount guards the corpus against being emptied.
func TestDocumentsCount(t *testing.T) {
	if n := len(documents(t)); n < 60 {
		t.Errorf("%d documents", n)
	}
}
