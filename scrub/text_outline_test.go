package scrub

import "testing"

// YAML in a text is judged like the data that it is.
func TestYAML(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"sections", "auth:\n  type: basic\n  timeout: 5s\n  secret: x1\nsession:\n  id: a1\n", "auth:\n  type: basic\n  timeout: 5s\n  secret: [Filtered]\nsession:\n  id: [Filtered]\n"},
		{"strong names", "tokens:\n  access: at1\n  refresh: rt1\npassword:\n  min_length: 12\n", "tokens:\n  access: [Filtered]\n  refresh: [Filtered]\npassword:\n  min_length: 12\n"},
		{"lists", "tokens:\n  - t1\n  - t2\n", "tokens:\n  - [Filtered]\n  - [Filtered]\n"},
		{"lists not indented", "tokens:\n- t1\n- t2\nnext: a\n", "tokens:\n- [Filtered]\n- [Filtered]\nnext: a\n"},
		{"arguments", "args:\n  - \"--password\"\n  - hunter2cli\n  - \"--verbose\"\n", "args:\n  - \"--password\"\n  - [Filtered]\n  - \"--verbose\"\n"},
		{"names beside values", "env:\n  - name: DB_PASSWORD\n    value: 'x1'\n  - name: PORT\n    value: \"80\"\n", "env:\n  - name: DB_PASSWORD\n    value: '[Filtered]'\n  - name: PORT\n    value: \"80\"\n"},
		{"numbers of what contains them", "passport:\n  number: C03005988\n  country: DE\n", "passport:\n  number: [Filtered]\n  country: DE\n"},
		{"data of a secret", "kind: Secret\nmetadata:\n  name: a\ndata:\n  k: dg==\n", "kind: Secret\nmetadata:\n  name: a\ndata:\n  k: [Filtered]\n"},
		{"two words", "ssh:\n  passphrase: correct horse\n  port: 22\n", "ssh:\n  passphrase: [Filtered]\n  port: 22\n"},
		{"text of several lines", "deploy:\n  secret: |\n    a b\n    c d\n  port: 22\n", "deploy:\n  secret: |\n    [Filtered]\n  port: 22\n"},
		{"after a message", "config loaded:\nserver:\n  tokens:\n    a: x1\n", "config loaded:\nserver:\n  tokens:\n    a: [Filtered]\n"},
		{"lines of Windows", "server:\r\n  tokens:\r\n    a: x1\r\n", "server:\r\n  tokens:\r\n    a: [Filtered]\r\n"},
		{"comments", "# x\nserver:\n  # y\n  tokens:\n    a: x1 # z\n\n  port: 1\n", "# x\nserver:\n  # y\n  tokens:\n    a: [Filtered] # z\n\n  port: 1\n"},
		{"placeholders", "env:\n  API_KEY: ${{ secrets.API_KEY }}\n  TOKEN: ***\n  secrets:\n    - ${A}\n", ""},
		{"nothing in it", "credentials:\n  a: {}\n  b: []\n  c:\nname: x\n", ""},
		{"a name twice", "a:\n  b: c\n  b: d\n", ""},
		{"a stack", "panic: x\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:12 +0x1d\n", ""},
		{"not in order", "a:\n    b: c\n  d: e\n f: g\n", ""},
		{"steps", "jobs:\n  ci-pass:\n    name: CI is green\n    runs-on: ubuntu-latest\n", ""},
	} {
		want := tt.want
		if want == "" {
			want = tt.in
		}
		s := New()
		if got := s.Text(tt.in); got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, want)
		} else if again := s.Text(got); again != want {
			t.Errorf("%s, again:\ngot  %q\nwant %q", tt.name, again, want)
		}
	}
}
