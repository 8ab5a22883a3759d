package scrub

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// everywhere is run without what skips: it lets the rules look at each byte.
func (sc *scanner) everywhere() {
	s := sc.s
	for i := sc.i; i < len(s); i = sc.i {
		sc.i = i + 1
		switch scanClass[s[i]] {
		case classOther:
		case classWord:
			sc.i = i
			sc.wordOrNumber(i)
		case classPair:
			if !clockTime(s, i) {
				sc.pair(i)
			}
		case classDash:
			if i > 0 && i+1 < len(s) && byteClass[s[i-1]] == classWord && s[i+1] != '-' {
				sc.mailchimp(i)
			} else {
				sc.dash(i)
			}
		default:
			sc.rare(i)
		}
	}
}

// Cut and joined anew, the texts of the corpus meet all the rules that there are.
func TestNothingIsSkippedThatARuleTakes(t *testing.T) {
	marks := strings.NewReplacer("⟦", "", "⟧", "")
	lines := testdataLines(t, "testdata/texts.txt")
	for i := range lines {
		lines[i] = marks.Replace(lines[i])
	}
	rules := Default().texts
	r := rand.New(rand.NewPCG(7, 11))
	part := func() string {
		line := lines[r.IntN(len(lines))]
		if r.IntN(3) == 0 {
			return line
		}
		lo := r.IntN(len(line) + 1)
		return line[lo : lo+r.IntN(len(line)-lo+1)]
	}
	joints := []string{"", " ", "-", ": ", "=", ":", "\"", "\n", "_", "::", "(", "[", "{", "%", "s:8:", "12345678:", "\\n", "--", " - ", "->"}
	n := 300_000
	if testing.Short() {
		n /= 10
	}
	for range n {
		s := part() + joints[r.IntN(len(joints))] + part()
		if r.IntN(2) == 0 {
			s += joints[r.IntN(len(joints))] + part()
		}
		fast, slow := scanner{t: rules, s: s}, scanner{t: rules, s: s}
		fast.run()
		slow.everywhere()
		if got, want := fast.result(), slow.result(); got != want {
			t.Fatalf("%q\nbecomes %q,\nand %q if nothing is skipped", s, got, want)
		}
		if at := rules.calm(s); at == len(s) && slow.out != nil {
			t.Fatalf("%q is no calm text: %q", s, slow.result())
		}
	}
}

// Names that are no secrets' still matter to rules for pairs.
func TestPairsOfNamesThatRulesAskForAreNotIdle(t *testing.T) {
	for _, s := range []string{
		`{"name":"DB_PASSWORD","value":"zq81kd02"}`, `{"key":"db_password","val":"zq81kd02"}`, `{"k":"db_password","v":"zq81kd02"}`,
		`{"field":"password","value":"zq81kd02"}`, `{"header":"X-Api-Key","value":"zq81kd02"}`, `{"param":"token","value":"zq81kd02"}`,
		`{"parameter":"token","value":"zq81kd02"}`, `{"variable":"PASSWORD","value":"zq81kd02"}`, `{"name":"DB_PASSWORD","content":"zq81kd02"}`,
		`variable "db_password" { default = "zq81kd02" }`, `{Name:DB_PASSWORD Value:zq81kd02}`,
		`/cb?code=zq81kd02Xw91&redirect_uri=x`, `curl --user=ann:zq81kd02 https://x.example`, `curl --proxy-user=ann:zq81kd02 https://x.example`,
		`?appid=zq81kd02Xw91bc73Fd40`, `?wskey=zq81kd02Xw91bc73Fd40`, `routing_key: zq81kd02xw91bc73fd40ee12bb67aa90`,
		`-Dsonar.login=zq81kd02xw91bc73fd40ee12bb67aa90`, `snmp-server community: zq81kd02`,
		`{"kty":"RSA","n":"sXch","d":"zq81kd02Xw91bc73Fd40"}`,
	} {
		if got := Default().Text(s); strings.Contains(got, "zq81kd02") {
			t.Errorf("%s: %s", s, got)
		}
	}
}
