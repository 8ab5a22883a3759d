package scrub

import (
	"bufio"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// The corpora in testdata are the author's own. The rules were tuned on them,
// so that the figures printed here say how well the rules do what is wanted,
// and not how they do on names nobody thought of.

// labelled is a name or text and whether it is, or holds, a secret.
type labelled struct {
	text   string
	secret bool
}

// keyCorpus returns the names of testdata/keys.txt in every spelling.
func keyCorpus(t *testing.T) []labelled {
	t.Helper()
	var all []labelled
	secret := false
	for _, line := range testdataLines(t, "testdata/keys.txt") {
		switch {
		case strings.HasPrefix(line, "+ "):
			secret = true
		case strings.HasPrefix(line, "- "):
			secret = false
		default:
			for _, name := range strings.Fields(line) {
				for _, s := range spellings(name) {
					all = append(all, labelled{s, secret})
				}
			}
		}
	}
	return all
}

func testdataLines(t *testing.T, file string) []string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if line := sc.Text(); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// spellings writes a name whose words are joined by _ in all usual ways.
func spellings(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '_' })
	if len(words) < 2 {
		return []string{name, strings.ToUpper(name), title(name)}
	}
	titles := make([]string, len(words))
	lower := make([]string, len(words))
	for i, w := range words {
		lower[i] = strings.ToLower(w)
		titles[i] = title(lower[i])
	}
	return []string{
		name,
		strings.ToLower(name),
		strings.ToUpper(name),
		strings.Join(lower, "-"),
		strings.Join(lower, "."),
		strings.Join(lower, " "),
		lower[0] + strings.Join(titles[1:], ""),
		strings.Join(titles, ""),
		strings.Join(titles, "-"),
		strings.Join(lower, ""),
		strings.ToUpper(strings.Join(lower, "")),
	}
}

func title(w string) string {
	r := []rune(w)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// rate counts what a rule does wrong.
type rate struct {
	secrets, leaks, harmless, over int
}

func (r *rate) add(secret, filtered bool) {
	switch {
	case secret:
		r.secrets++
		if !filtered {
			r.leaks++
		}
	default:
		r.harmless++
		if filtered {
			r.over++
		}
	}
}

func (r rate) leak() float64      { return 100 * float64(r.leaks) / float64(max(1, r.secrets)) }
func (r rate) overScrub() float64 { return 100 * float64(r.over) / float64(max(1, r.harmless)) }

func TestKeyCorpus(t *testing.T) {
	corpus := keyCorpus(t)
	rules := []struct {
		name      string
		sensitive func(string) bool
	}{
		{"this package", Default().Sensitive},
		{"documented names as substrings", anySubstring(documentedNames)},
		{"sentry-python, exact names", exactNames(sentryPythonNames)},
		{"sentry-go DataCollection, substrings", anySubstring(sentryGoTerms)},
		{"words at separators and capitals", naiveWords},
	}
	t.Logf("%-40s %8s %10s", "rule", "leak", "over-scrub")
	for i, rule := range rules {
		var r rate
		for _, l := range corpus {
			got := rule.sensitive(l.text)
			r.add(l.secret, got)
			if i == 0 && got != l.secret {
				t.Logf("sensitive(%q) = %v", l.text, got)
			}
		}
		t.Logf("%-40s %7.2f%% %9.2f%%", rule.name, r.leak(), r.overScrub())
		if i == 0 {
			t.Logf("%d names of secrets, %d harmless", r.secrets, r.harmless)
			if r.leak() > 0.1 || r.overScrub() > 0.1 {
				t.Errorf("leak %.2f%%, over-scrub %.2f%%, want at most 0.1%% on names the rules were tuned on", r.leak(), r.overScrub())
			}
		}
	}
}

// The reference rules, written from their descriptions.

// documentedNames is the list of a before_send hook that looks for its entries
// anywhere in the lower-case name.
var documentedNames = strings.Fields(`password passwd pwd token access_token refresh_token bearer_token api_key api key
	authorization auth secret cookie session csrf credit_card card_number cvv pin ssn`)

// sentryPythonNames is the denylist of sentry-python's EventScrubber, which
// compares whole names without regard to case.
var sentryPythonNames = strings.Fields(`password passwd secret api_key apikey auth credentials mysql_pwd privatekey private_key
	token session csrftoken sessionid x_csrftoken x_forwarded_for set_cookie cookie authorization proxy-authorization x_api_key
	aiohttp_session connect.sid csrf_token csrf _csrf _csrf_token phpsessid _session symfony user_session _xsrf xsrf-token`)

// sentryGoTerms is the list of sentry-go's DataCollection, which looks for its
// entries anywhere in the lower-case name.
var sentryGoTerms = strings.Fields(`auth bearer credentials csrf identity jwt key passwd password pwd saml secret session sid sso token xsrf`)

func anySubstring(terms []string) func(string) bool {
	return func(name string) bool {
		name = strings.ToLower(name)
		for _, term := range terms {
			if strings.Contains(name, term) {
				return true
			}
		}
		return false
	}
}

func exactNames(names []string) func(string) bool {
	set := map[string]bool{}
	for _, n := range names {
		set[n] = true
	}
	return func(name string) bool { return set[strings.ToLower(name)] }
}

// naiveWords cuts at separators and before capitals and looks for the
// documented names as words.
func naiveWords(name string) bool {
	var b strings.Builder
	lower := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			b.WriteByte('_')
			lower = false
			continue
		case unicode.IsUpper(r) && lower:
			b.WriteByte('_')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	padded := "_" + b.String() + "_"
	for _, term := range documentedNames {
		if strings.Contains(padded, "_"+term+"_") {
			return true
		}
	}
	return false
}

var marked = regexp.MustCompile(`(?s)⟦(.*?)⟧`)

// readText splits a line of the text corpus into the text, its secrets, and
// what stands around them.
func readText(line string) (text string, secrets, around []string) {
	line = strings.ReplaceAll(line, "⏎", "\n")
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
		around = append(around, line[last:m[0]])
		secrets = append(secrets, line[m[2]:m[3]])
		last = m[1]
	}
	return marked.ReplaceAllString(line, "$1"), secrets, append(around, line[last:])
}

var wordPattern = regexp.MustCompile(`[\pL\pN_]+`)

// survives reports whether the words of all parts stand in out, in order.
func survives(out string, parts []string) bool {
	for _, part := range parts {
		for _, w := range wordPattern.FindAllString(part, -1) {
			i := strings.Index(out, w)
			if i < 0 {
				return false
			}
			out = out[i+len(w):]
		}
	}
	return true
}

func TestTextCorpus(t *testing.T) {
	tr := benchRules()
	var secret, all rate
	for _, line := range testdataLines(t, "testdata/texts.txt") {
		text, secrets, around := readText(line)
		out := tr.scrub(text)
		leaked := false
		for _, s := range secrets {
			leaked = leaked || strings.Contains(out, strings.TrimSpace(s))
		}
		if len(secrets) > 0 {
			secret.add(true, !leaked)
		}
		over := !survives(out, around)
		all.add(false, over)
		if leaked || over {
			t.Logf("leak=%v over=%v\n\t%s\n\t%s", leaked, over, line, out)
		}
		if again := tr.scrub(out); again != out {
			t.Errorf("not idempotent:\n\t%s\n\t%s\n\t%s", text, out, again)
		}
		if len(secrets) == 0 && out != text {
			t.Errorf("changed a harmless text:\n\t%s\n\t%s", text, out)
		}
	}
	t.Logf("%d texts with secrets, leak %.2f%%; %d texts, over-scrub %.2f%%; the reference rules do not look into texts",
		secret.secrets, secret.leak(), all.harmless, all.overScrub())
	if secret.leak() > 0.5 || all.overScrub() > 0.5 {
		t.Errorf("leak %.2f%%, want at most 0.5%%; over-scrub %.2f%%, want at most 0.5%%", secret.leak(), all.overScrub())
	}
}
