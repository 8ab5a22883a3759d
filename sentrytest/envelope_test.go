package sentrytest_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/sentrytest"
)

func TestParseEnvelope(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string // type:payload of each item
	}{
		{"header only", `{"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}`, nil},
		{"header and newline", "{}\n", nil},
		{"two items", "{}\n{\"type\":\"attachment\",\"length\":10,\"filename\":\"hello.txt\"}\n\xef\xbb\xbfHello\r\n\n" +
			"{\"type\":\"event\",\"length\":41}\n{\"message\":\"hello world\",\"level\":\"error\"}\n",
			[]string{"attachment:\xef\xbb\xbfHello\r\n", `event:{"message":"hello world","level":"error"}`}},
		{"last newline omitted", "{}\n{\"type\":\"event\",\"length\":2}\n{}", []string{"event:{}"}},
		{"empty payloads", "{}\n{\"type\":\"attachment\",\"length\":0}\n\n{\"type\":\"attachment\",\"length\":0}\n", []string{"attachment:", "attachment:"}},
		{"implicit length", "{}\n{\"type\":\"attachment\"}\nhelloworld\n", []string{"attachment:helloworld"}},
		{"implicit length to the end", "{}\n{\"type\":\"session\"}\n{\"started\": 1}", []string{`session:{"started": 1}`}},
		{"implicit length keeps the carriage return", "{}\n{\"type\":\"attachment\"}\nhello\r\n", []string{"attachment:hello\r"}},
		{"newline in a payload with length", "{}\n{\"type\":\"attachment\",\"length\":3}\na\nb\n", []string{"attachment:a\nb"}},
		{"unknown type", "{}\n{\"type\":\"from_the_future\",\"x\":1}\n\x00\xff\n", []string{"from_the_future:\x00\xff"}},
		{"space inside a header", "{ \"event_id\" : \"a\" }\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env, err := sentrytest.ParseEnvelope([]byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, item := range env.Items {
				got = append(got, item.Type+":"+string(item.Payload))
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParseEnvelopeMalformed(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"empty", "", "envelope header: line is empty"},
		{"blank first line", "\n{}", "envelope header: line is empty"},
		{"not an object", "[]\n", "envelope header: line is not exactly one JSON object"},
		{"padded", " {}\n", "envelope header: line is not exactly one JSON object"},
		{"Windows newline", "{}\r\n", "envelope header: line is not exactly one JSON object"},
		{"two objects", "{}{}\n", "envelope header: line is not valid JSON"},
		{"sent_at twice", `{"sent_at":"a","sent_at":"b"}`, `attribute "sent_at" is given twice`},
		{"no type", "{}\n{\"length\":0}\n\n", "item 1: header: type is missing"},
		{"type is a number", "{}\n{\"type\":1}\n\n", "item 1: header: type is missing or not a string"},
		{"no payload", "{}\n{\"type\":\"event\"}", "item 1: payload is missing"},
		{"short payload", "{}\n{\"type\":\"event\",\"length\":3}\n{}", "item 1: payload ends after 2 of 3 bytes"},
		{"long payload", "{}\n{\"type\":\"event\",\"length\":1}\n{}\n", `is followed by '}'`},
		{"space after payload", "{}\n{\"type\":\"event\",\"length\":2}\n{} \n", `is followed by ' '`},
		{"negative length", "{}\n{\"type\":\"event\",\"length\":-1}\n{}\n", "length is not a non-negative integer"},
		{"fractional length", "{}\n{\"type\":\"event\",\"length\":2.0}\n{}\n", "length is not a non-negative integer"},
		{"length as text", "{}\n{\"type\":\"event\",\"length\":\"2\"}\n{}\n", "length is not a non-negative integer"},
		{"huge length", "{}\n{\"type\":\"event\",\"length\":18446744073709551616}\n{}\n", "length is not a non-negative integer"},
		{"newline after the last", "{}\n{\"type\":\"event\",\"length\":2}\n{}\n\n", "item 2: header: line is empty"},
		{"too many items", "{}\n" + strings.Repeat("{\"type\":\"a\"}\n\n", 10_001), "more than 10000 items"},
		{"long header", `{"a":"` + strings.Repeat("x", 1<<20) + `"}`, "line is longer than 1048576 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := sentrytest.ParseEnvelope([]byte(tt.data))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// What was parsed lies in the input, in order and without overlap, so memory is
// bounded by it; and parsing what the parts spell out again gives the same parts.
func FuzzParseEnvelope(f *testing.F) {
	for _, seed := range []string{
		"", "{}", "{}\n", "{}\n\n",
		"{}\n{\"type\":\"event\",\"length\":2}\n{}\n",
		"{}\n{\"type\":\"event\"}\n{\"message\":{\"formatted\":\"x\"},\"timestamp\":1.5,\"exception\":{\"values\":[{}]},\"tags\":[[\"a\",1]]}",
		"{}\n{\"type\":\"log\",\"item_count\":1}\n{\"items\":[{\"body\":\"a\",\"attributes\":{\"x\":{\"value\":1}}}]}\n",
		"{}\n{\"type\":\"attachment\",\"length\":3}\na\nb\n{\"type\":\"client_report\"}\n{\"timestamp\":null,\"discarded_events\":null}",
		"{\"event_id\":\"a\",\"sent_at\":\"b\"}\n{\"type\":\"x\",\"length\":99999999999}\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		env, err := sentrytest.ParseEnvelope(data)
		if err != nil {
			return
		}
		rest := data
		for i, item := range env.Items {
			at := bytes.Index(rest, item.Payload)
			if at < 0 {
				t.Fatalf("item %d: payload %q is not where it should be in %q", i, item.Payload, data)
			}
			rest = rest[at+len(item.Payload):]
		}
		var again bytes.Buffer
		again.WriteString("{}\n")
		for _, item := range env.Items {
			again.WriteString(`{"type":"x","length":`)
			again.WriteString(strconv.Itoa(len(item.Payload)))
			again.WriteString("}\n")
			again.Write(item.Payload)
			again.WriteString("\n")
		}
		env2, err := sentrytest.ParseEnvelope(again.Bytes())
		if err != nil || len(env2.Items) != len(env.Items) {
			t.Fatalf("second parse: %v", err)
		}
		for i := range env.Items {
			if !bytes.Equal(env.Items[i].Payload, env2.Items[i].Payload) {
				t.Fatalf("item %d changed", i)
			}
		}
		env.Events() // must not panic, whatever the payloads hold
	})
}
