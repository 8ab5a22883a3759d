package scrub

import (
	"fmt"
	"strings"
	"testing"
)

// TestLongSecretsGoWhole: however long a secret is, nothing of it stays.
func TestLongSecretsGoWhole(t *testing.T) {
	tr := benchRules()
	forms := append([]string{
		`ALTER ROLE app WITH LOGIN PASSWORD '%s'`, `could not decrypt secret "%s"`, `A1 LOGIN "ann@example.com" "%s"`,
		`ConvertTo-SecureString "%s" -AsPlainText`, `basic auth ann:%s rejected`, `etcdctl --user root:%s get a`,
		`password = os.environ.get("DB_PASS", "%s")`, "Root password:\n  %s", `initial password for ann: %s`,
		`DETAIL:  Key (token)=(%s) already exists.`, `<string name="api_key">%s</string>`,
		`https://app.example.com/reset-password/%s`, `Location: https://h/cb?code=%s&state=x`,
		`jdbc:oracle:thin:scott/%s@//db:1521/x`, `password=&quot;%s&quot;`,
	}, plantedForms...)
	for _, piece := range []string{"Ab3dE9xYz", "k3Zr9_Tq", "G4rt.9nZw-7"} {
		for _, size := range []int{20, 150, 700, 3000, 7000, 70_000} {
			// A run before an @ is looked for in the last 8 KiB.
			secret := strings.Repeat(piece, size/len(piece)) + "END9z"
			for _, form := range forms {
				if size > 8*nearAhead && (strings.Contains(form, "tcp(") || strings.Contains(form, "oracle")) {
					continue
				}
				if size == 20 && strings.Contains(piece, ".") && strings.Contains(form, "reset-password/") {
					continue // reads like a version
				}
				in := "before\n" + fmt.Sprintf(form, secret) + "\nafter"
				out := tr.scrub(in)
				if strings.Contains(out, "END9z") || len(out) > len(in)-size+40 {
					t.Errorf("%s with %d times %s: %d bytes are left of %d, %.200q", form, size/len(piece), piece, len(out), len(in), out)
				}
				if again := tr.scrub(out); again != out {
					t.Errorf("%s: not idempotent: %.200q, then %.200q", form, out, again)
				}
			}
		}
	}
}
