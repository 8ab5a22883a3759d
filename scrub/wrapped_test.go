package scrub

import (
	"encoding/json"
	"strings"
	"testing"
)

// wrapped is a record as loggers write it, and what runs their containers writes around it.
type wrapped struct {
	Level   string `json:"level"`
	Message string `json:"msg"`
	Seq     int    `json:"seq"`
}

// Texts stand in JSON more often than by themselves, and the JSON of a logger in that of a
// container's. Both must stay what they are, with all that stands beside the text.
func TestTextCorpusInJSON(t *testing.T) {
	tr := benchRules()
	var once, twice rate
	for _, line := range testdataLines(t, "testdata/texts.txt") {
		text, secrets, _ := readText(line)
		record := encode(t, wrapped{"info", text, 17})
		for layers, in := range []string{record, encode(t, map[string]string{"log": record, "stream": "stdout"})} {
			out := tr.scrub(in)
			if again := tr.scrub(out); again != out {
				t.Errorf("not idempotent:\n\t%s\n\t%s\n\t%s", in, out, again)
			}
			inner := out
			if layers > 0 {
				var outer struct{ Log, Stream string }
				if err := json.Unmarshal([]byte(out), &outer); err != nil || outer.Stream != "stdout" {
					t.Errorf("%v, stream %q:\n\t%s\n\t%s", err, outer.Stream, in, out)
					continue
				}
				inner = outer.Log
			}
			var got wrapped
			if err := json.Unmarshal([]byte(inner), &got); err != nil || got.Level != "info" || got.Seq != 17 {
				t.Errorf("%v, beside it %q and %d:\n\t%s\n\t%s", err, got.Level, got.Seq, in, out)
				continue
			}
			leaked := false
			for _, s := range secrets {
				leaked = leaked || strings.Contains(got.Message, strings.TrimSpace(s))
			}
			of := [...]*rate{&once, &twice}[layers]
			if len(secrets) > 0 {
				of.add(true, !leaked)
			} else {
				of.add(false, got.Message != text)
			}
			if leaked || len(secrets) == 0 && got.Message != text {
				t.Logf("leak=%v, %d layers:\n\t%s\n\t%s", leaked, layers+1, line, got.Message)
			}
		}
	}
	t.Logf("in JSON: leak %.2f%%, over-scrub %.2f%%; in JSON in JSON: leak %.2f%%, over-scrub %.2f%%",
		once.leak(), once.overScrub(), twice.leak(), twice.overScrub())
	if worst := max(once.leak(), once.overScrub(), twice.leak(), twice.overScrub()); worst > 0.5 {
		t.Errorf("%.2f%%, want at most 0.5%%", worst)
	}
}

// Errors of Go are told one in another: what they add stands before and after the text.
func TestTextCorpusInErrors(t *testing.T) {
	tr := benchRules()
	var r rate
	for _, line := range testdataLines(t, "testdata/texts.txt") {
		text, secrets, _ := readText(line)
		if strings.Contains(text, "\n") {
			continue
		}
		const before, after = "sync orders: ", ": context deadline exceeded"
		out := tr.scrub(before + text + after)
		leaked := false
		for _, s := range secrets {
			leaked = leaked || strings.Contains(out, strings.TrimSpace(s))
		}
		if len(secrets) > 0 {
			r.add(true, !leaked)
		} else {
			r.add(false, out != before+text+after)
		}
		if leaked || len(secrets) == 0 && out != before+text+after {
			t.Logf("leak=%v:\n\t%s\n\t%s", leaked, line, out)
		}
	}
	t.Logf("in errors: leak %.2f%%, over-scrub %.2f%%", r.leak(), r.overScrub())
	if r.leak() > 3 || r.overScrub() > 0.5 { // commands and lines of settings end where a line does
		t.Errorf("leak %.2f%%, want at most 3%%; over-scrub %.2f%%, want at most 0.5%%", r.leak(), r.overScrub())
	}
}
