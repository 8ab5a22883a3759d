package sentrylog_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog"
	"github.com/sentrylog/sentrylog/scrub"
	"github.com/sentrylog/sentrylog/sentrytest"
	"github.com/sentrylog/sentrylog/slogsentry"
)

// One call in main, then slog as before: errors become events, and what was
// logged before them their breadcrumbs.
func ExampleInit() {
	server := localSentry() // stands for Sentry
	defer server.Close()
	os.Setenv("SENTRY_DSN", server.DSN())
	defer os.Unsetenv("SENTRY_DSN")

	shutdown, err := sentrylog.Init(sentrylog.WithConsole(nil))
	if err != nil {
		fmt.Println(err) // the console works all the same
	}
	slog.Info("listening", "port", 8080)
	slog.Error("charge failed", "error", errors.New("card declined"), "order", 42)

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := shutdown(ctx); err != nil {
		fmt.Println(err)
	}

	event := server.Events()[0]
	fmt.Println(title(event))
	for _, b := range event.Breadcrumbs[1:] {
		fmt.Println("after:", b.Message, b.Data)
	}
	fmt.Println("extra:", event.Contexts["extra"])
	// Output:
	// charge failed: card declined
	// after: listening map[port:8080]
	// extra: map[error:card declined order:42]
}

// Without a DSN, Sentry is off and the console is set up all the same.
func ExampleInit_off() {
	shutdown, err := sentrylog.Init(sentrylog.WithConsole(slog.NewTextHandler(os.Stdout, noTime)))
	defer shutdown(context.Background())
	fmt.Println(err)
	slog.Info("listening", "port", 8080)
	// Output:
	// level=INFO msg="Sentry is off: SENTRY_DSN is not set"
	// <nil>
	// level=INFO msg=listening port=8080
}

// All that is wrong with the configuration is told at once, without values.
func ExampleInit_badConfiguration() {
	os.Setenv("SENTRY_DSN", "https://hunter2")
	os.Setenv("SENTRY_SAMPLE_RATE", "150%")
	defer os.Unsetenv("SENTRY_DSN")
	defer os.Unsetenv("SENTRY_SAMPLE_RATE")

	shutdown, err := sentrylog.Init()
	defer shutdown(context.Background())
	fmt.Println(err)
	// Output:
	// sentrylog: Sentry is off: SENTRY_SAMPLE_RATE is not a number
	// SENTRY_DSN is not of the form https://PUBLIC_KEY@HOST/PROJECT_ID: there is no public key
}

// The handler alone, for programs that set Sentry up themselves.
func Example_handler() {
	server := localSentry()
	defer server.Close()

	options := sentry.ClientOptions{Dsn: server.DSN()}
	slogsentry.NewIntegration(nil).Install(&options) // scrubs what else leaves through the client
	if err := sentry.Init(options); err != nil {
		fmt.Println(err)
	}
	defer sentry.CurrentHub().BindClient(nil)

	before := slog.Default()
	slog.SetDefault(slog.New(slogsentry.NewHandler(nil)))
	defer slog.SetDefault(before)

	slog.Warn("disk almost full", "free", "3%")
	slog.Error("cannot write", "error", os.ErrPermission)

	sentry.Flush(5 * time.Second)
	event := server.Events()[0]
	fmt.Println(title(event))
	last := event.Breadcrumbs[len(event.Breadcrumbs)-1]
	fmt.Println("after:", last.Level, last.Message)
	// Output:
	// cannot write: permission denied
	// after: warning disk almost full
}

// The standard library's multi handler sends the same records elsewhere too.
func Example_withJSONHandler() {
	server, hub := localHub()
	defer server.Close()

	log := slog.New(slog.NewMultiHandler(
		slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: dropTime(scrub.Default().ReplaceAttr)}),
		slogsentry.NewHandler(&slogsentry.Options{Hub: hub}),
	))
	log.Error("login failed", "user", "ada", "password", "hunter2")

	hub.Flush(5 * time.Second)
	fmt.Println("Sentry:", server.Events()[0].Contexts["extra"])
	// Output:
	// {"level":"ERROR","msg":"login failed","user":"ada","password":"[Filtered]"}
	// Sentry: map[password:[Filtered] user:ada]
}

// A request, or any unit of work, with a hub of its own shares no breadcrumbs,
// user or tags with others. sentryhttp and its kin do the same for HTTP handlers.
func Example_requestScope() {
	server, hub := localHub()
	defer server.Close()
	log := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub}))

	base := sentry.SetHubOnContext(context.Background(), hub)
	ada, bob := slogsentry.WithHub(base), slogsentry.WithHub(base)
	sentry.GetHubFromContext(ada).Scope().SetUser(sentry.User{ID: "ada"})

	log.InfoContext(ada, "ada signed in")
	log.InfoContext(bob, "bob signed in")
	log.ErrorContext(ada, "ada's order failed")

	hub.Flush(5 * time.Second)
	event := server.Events()[0]
	fmt.Println(event.User["id"], event.Message)
	for _, b := range event.Breadcrumbs {
		fmt.Println("after:", b.Message)
	}
	// Output:
	// ada ada's order failed
	// after: ada signed in
}

// Values are filtered by their keys at any depth, secrets of known shape
// wherever they stand.
func Example_scrubbing() {
	clean := scrub.Default().Value(map[string]any{
		"user":         "john@example.com",
		"password":     "secret123",
		"access_token": "abc123xyz",
		"requests": []any{
			map[string]any{"url": "https://api.example/v1?key=abc&page=2"},
			map[string]any{"header": "Authorization: Bearer abc.def.ghi"},
		},
	})
	out, _ := json.MarshalIndent(clean, "", "  ")
	fmt.Println(string(out))
	// Output:
	// {
	//   "access_token": "[Filtered]",
	//   "password": "[Filtered]",
	//   "requests": [
	//     {
	//       "url": "https://api.example/v1?key=[Filtered]\u0026page=2"
	//     },
	//     {
	//       "header": "Authorization: Bearer [Filtered]"
	//     }
	//   ],
	//   "user": "john@example.com"
	// }
}

// Own keys are added, and documented ones exempted, by the words in them.
func Example_ownKeys() {
	s := scrub.New(scrub.WithKeys("diagnosis"), scrub.WithoutKeys("session"))
	fmt.Println(s.Sensitive("mainDiagnosis"), s.Sensitive("session"), s.Sensitive("password"))

	server, hub := scrubbedHub(s) // the client filters by the same rules
	defer server.Close()
	log := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub, Scrubber: s}))
	log.Error("record locked", "mainDiagnosis", "J45", "session", 12)

	hub.Flush(5 * time.Second)
	fmt.Println(server.Events()[0].Contexts["extra"])
	// Output:
	// true false true
	// map[mainDiagnosis:[Filtered] session:12]
}

// Attributes keep their groups; user, tags and fingerprint act on the event.
func Example_attributes() {
	server, hub := localHub()
	defer server.Close()
	log := slog.New(slogsentry.NewHandler(&slogsentry.Options{Hub: hub, TagKeys: []string{"region"}}))

	log.With("region", "eu").Error("payment failed",
		"error", fmt.Errorf("gateway: %w", context.DeadlineExceeded),
		slog.Group("payment", "id", 7, slog.Group("card", "brand", "visa", "cvv", 123)),
		slog.Group("user", "id", "ada", "plan", "pro"),
		slog.Group("tags", "queue", "billing"),
		"fingerprint", []string{"payment", "gateway"},
	)

	hub.Flush(5 * time.Second)
	event := server.Events()[0]
	fmt.Println(title(event))
	fmt.Println("payment:", event.Contexts["payment"])
	fmt.Println("extra:", event.Contexts["extra"])
	fmt.Println("tags:", event.Tags)
	fmt.Println("user:", event.User)
	fmt.Println("fingerprint:", event.Fingerprint)
	// Output:
	// payment failed: gateway: context deadline exceeded
	// payment: map[card:map[brand:visa cvv:[Filtered]] id:7]
	// extra: map[error:gateway: context deadline exceeded region:eu]
	// tags: map[queue:billing region:eu]
	// user: map[data:map[plan:pro] id:ada]
	// fingerprint: [payment gateway]
}

func localSentry() *sentrytest.Server {
	server, err := sentrytest.Start()
	if err != nil {
		panic(err)
	}
	return server
}

func localHub() (*sentrytest.Server, *sentry.Hub) { return scrubbedHub(nil) }

func scrubbedHub(s *scrub.Scrubber) (*sentrytest.Server, *sentry.Hub) {
	server := localSentry()
	options := sentry.ClientOptions{Dsn: server.DSN()}
	slogsentry.NewIntegration(s).Install(&options)
	client, err := sentry.NewClient(options)
	if err != nil {
		panic(err)
	}
	return server, sentry.NewHub(client, sentry.NewScope())
}

// title is what Sentry shows as the title of an issue.
func title(e *sentrytest.Event) string {
	if n := len(e.Exceptions); n > 0 {
		return e.Exceptions[n-1].Type + ": " + e.Exceptions[n-1].Value
	}
	return e.Message
}

var noTime = &slog.HandlerOptions{ReplaceAttr: dropTime(nil)}

func dropTime(next func([]string, slog.Attr) slog.Attr) func([]string, slog.Attr) slog.Attr {
	return func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		if next != nil {
			return next(groups, a)
		}
		return a
	}
}
