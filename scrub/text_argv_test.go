package scrub

import (
	"encoding/json"
	"testing"
)

// Lists of arguments are read as the command lines that they are, in texts and in values.
func TestArguments(t *testing.T) {
	args := func(t *testing.T, list string) (args []any) {
		if err := json.Unmarshal([]byte(list), &args); err != nil {
			t.Fatal(err)
		}
		return args
	}
	for in, want := range map[string]string{
		`["docker","login","-u","ann","-p","hunter2x","reg.example.com"]`: `["docker","login","-u","ann","-p","[Filtered]","reg.example.com"]`,
		`["sudo","-E","mysql","-uroot","-phunter2x","db"]`:                `["sudo","-E","mysql","-uroot","-p[Filtered]","db"]`,
		`["sshpass","-p","hunter2x","ssh","-p","2222","a@b"]`:             `["sshpass","-p","[Filtered]","ssh","-p","2222","a@b"]`,
		`["/usr/bin/redis-cli","-a","two words","ping"]`:                  `["/usr/bin/redis-cli","-a","[Filtered]","ping"]`,
		`["rabbitmqctl","change_password","ann","hunter2x"]`:              `["rabbitmqctl","change_password","ann","[Filtered]"]`,
		`["curl","-u","ann:hunter2x","https://ann:hunter2x@example.com"]`: `["curl","-u","ann:[Filtered]","https://ann:[Filtered]@example.com"]`,
		`["docker","run","-p","8080:80","web"]`:                           `["docker","run","-p","8080:80","web"]`,
		`["mysql","redis","kafka"]`:                                       `["mysql","redis","kafka"]`,
	} {
		if got := Default().Text(in); got != want {
			t.Errorf("Text(%s)\n got %s\nwant %s", in, got, want)
		}
		wantJSON(t, Default().Value(args(t, in)), want)
	}
}
