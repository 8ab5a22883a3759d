package scrub

import (
	"fmt"
	"testing"
	"time"
)

// What one container costs grows with what may be shown of it.
func TestTimeOfContainers(t *testing.T) {
	tokens, long, many := map[string]any{}, map[string]any{}, map[string]any{}
	for i := range 9_999 {
		tokens[fmt.Sprintf("ghp_%036d", i)] = i
		long[fmt.Sprintf("%0500d", i)] = i
	}
	for i := range 400_000 {
		many[fmt.Sprint("entry-", i)] = i
	}
	for name, v := range map[string]any{
		"keys that become equal": tokens,
		"keys that are cut":      long,
		"under a secret name":    map[string]any{"password": many},
	} {
		start := time.Now()
		got := Default().Value(v)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		if m := got.(map[string]any); len(m) != len(v.(map[string]any)) {
			t.Errorf("%s: %d entries", name, len(m))
		}
	}
}
