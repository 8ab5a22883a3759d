//lint:file-ignore U1000 unexported fields are what is shown

package scrub_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"regexp"
	"time"

	"github.com/sentrylog/sentrylog/scrub"
)

// show prints a value as JSON, so that maps come in order.
func show(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(b))
}

func Example() {
	login := map[string]any{
		"user":         "john@example.com",
		"password":     "secret123",
		"access_token": "abc123xyz",
	}
	show(scrub.Default().Value(login))
	// Output: {"access_token":"[Filtered]","password":"[Filtered]","user":"john@example.com"}
}

func ExampleNew() {
	s := scrub.New(
		scrub.WithKeys("tax_id"),
		scrub.WithoutKeys("session"),
		scrub.WithReplacement("***"),
	)
	show(s.Value(map[string]any{"taxID": "12-345", "session": "morning", "pin": 1234}))
	// Output: {"pin":"***","session":"morning","taxID":"***"}
}

func ExampleWithKeys() {
	s := scrub.New(scrub.WithKeys("shoe_size"))
	fmt.Println(s.Sensitive("shoeSize"), s.Sensitive("customer.shoe-size"), s.Sensitive("shoes"))
	// Output: true true false
}

func ExampleWithoutKeys() {
	s := scrub.New(scrub.WithoutKeys("pin"))
	show(s.Value(map[string]any{"pin": "GPIO 17", "password": "hunter2"}))
	// Output: {"password":"[Filtered]","pin":"GPIO 17"}
}

func ExampleWithReplacement() {
	s := scrub.New(scrub.WithReplacement("<secret>"))
	fmt.Println(s.Text("login failed: password=hunter2"))
	// Output: login failed: password=<secret>
}

func ExampleWithPatterns() {
	s := scrub.New(scrub.WithPatterns(scrub.Pattern{
		Name:   "employee number",
		Regexp: regexp.MustCompile(`\bEMP-\d{6}\b`),
	}))
	show(s.Value([]string{"hired EMP-004711 today", "EMP-1 is none"}))
	// Output: ["hired [Filtered] today","EMP-1 is none"]
}

func ExampleWithPII() {
	s := scrub.New(scrub.WithPII(scrub.Emails()))
	fmt.Println(s.Text("order of ann@example.com shipped"))
	// Output: order of [Filtered] shipped
}

func ExampleWithLimits() {
	s := scrub.New(scrub.WithLimits(scrub.Limits{Depth: 2, Nodes: 8}))
	show(s.Value([]any{[]any{"a", []any{"deep"}}, 1, 2}))
	show(s.Value([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
	// Output:
	// [["a","[Too deep]"],1,2]
	// [1,2,3,4,5,6,7,"[Truncated] 3 more"]
}

func ExampleDefault() {
	fmt.Println(scrub.Default().Text("GET https://ann:hunter2@example.com/"))
	// Output: GET https://ann:[Filtered]@example.com/
}

func ExampleScrubber_Replacement() {
	fmt.Println(scrub.Default().Replacement())
	// Output: [Filtered]
}

func ExampleScrubber_Sensitive() {
	for _, key := range []string{"userPassword", "X-API-KEY", "db.pwd", "monkey", "shipping", "max_tokens"} {
		fmt.Println(key, scrub.Default().Sensitive(key))
	}
	// Output:
	// userPassword true
	// X-API-KEY true
	// db.pwd true
	// monkey false
	// shipping false
	// max_tokens false
}

func ExampleScrubber_Text() {
	fmt.Println(scrub.Default().Text(`login failed: {"user":"ann","password":"hunter2"} from 192.0.2.1`))
	// Output: login failed: {"user":"ann","password":"[Filtered]"} from 192.0.2.1
}

func ExampleScrubber_Query() {
	fmt.Println(scrub.Default().Query("page=2&access_token=abc123&sort=asc"))
	// Output: page=2&access_token=[Filtered]&sort=asc
}

func ExampleScrubber_Cookies() {
	fmt.Println(scrub.Default().Cookies("sessionid=38afes7a8"))
	// Output: sessionid=[Filtered]
}

func ExampleScrubber_URL() {
	fmt.Println(scrub.Default().URL("postgres://app:hunter2@db.internal:5432/orders?sslmode=require"))
	// Output: postgres://app:[Filtered]@db.internal:5432/orders?sslmode=require
}

type credentials struct {
	User     string `json:"user"`
	Password string `json:"password"`
}

type event struct {
	At      time.Duration `json:"at"`
	Login   *credentials  `json:"login"`
	Err     error         `json:"err"`
	private string
}

func ExampleScrubber_Value() {
	v := event{
		At:    time.Second,
		Login: &credentials{"ann", "hunter2"},
		Err:   errors.New("dial: token=abc123 expired"),
	}
	show(scrub.Default().Value(v))
	// Output: {"at":1000000000,"err":"dial: token=[Filtered] expired","login":{"password":"[Filtered]","user":"ann"}}
}

func ExampleScrubber_Value_structTags() {
	type question struct {
		Text   string
		Answer string `scrub:"filter"`
		Token  string `scrub:"keep"`
	}
	show(scrub.Default().Value(question{"first pet?", "Rex", "noun"}))
	// Output: {"Answer":"[Filtered]","Text":"first pet?","Token":"noun"}
}

func ExampleScrubber_KeyValue() {
	show(scrub.Default().KeyValue("api_key", 12345))
	show(scrub.Default().KeyValue("attempt", 3))
	show(scrub.Default().KeyValue("api_key", nil))
	// Output:
	// "[Filtered]"
	// 3
	// null
}

func ExampleScrubber_Clean() {
	snapshot := map[string]any{"id": 7, "tags": []any{"a", "b"}}
	scrub.Default().Clean(snapshot) // allocates nothing, returns snapshot itself
	show(scrub.Default().Clean(map[string]any{"id": 7, "token": "abc"}))
	// Output: {"id":7,"token":"[Filtered]"}
}

func ExampleScrubber_Attr() {
	fmt.Println(scrub.Default().Attr(slog.String("password", "hunter2")))
	fmt.Println(scrub.Default().Attr(slog.Group("db", slog.String("pwd", "hunter2"), slog.Int("port", 5432))))
	// Output:
	// password=[Filtered]
	// db=[pwd=[Filtered] port=5432]
}

func ExampleScrubber_ReplaceAttr() {
	noTime := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		return scrub.Default().ReplaceAttr(groups, a)
	}
	log := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime}))
	log.Info("login", "user", "ann", "password", "hunter2", slog.Group("auth", slog.Int("attempt", 3)))
	// Output: level=INFO msg=login user=ann password=[Filtered] auth.attempt=[Filtered]
}

func ExampleScrubber_SlogValue() {
	show(scrub.Default().SlogValue("took", slog.DurationValue(time.Millisecond)))
	show(scrub.Default().SlogValue("request", slog.GroupValue(slog.String("method", "GET"), slog.String("cookie", "sid=1"))))
	// Output:
	// 1000000
	// {"cookie":"[Filtered]","method":"GET"}
}

func ExampleScrubber_AddAttr() {
	data := map[string]any{}
	for _, a := range []slog.Attr{
		slog.Int("attempt", 1), slog.Int("attempt", 2), // the last one stays
		slog.Group("", slog.String("inlined", "yes")),
		slog.Group("empty"),
		slog.String("token", "abc"),
	} {
		scrub.Default().AddAttr(data, a)
	}
	show(data)
	// Output: {"attempt":2,"inlined":"yes","token":"[Filtered]"}
}
