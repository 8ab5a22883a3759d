package slogsentry

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/transport"
)

// watcher notes the functions on the stack whenever user code runs.
type watcher struct {
	stacks *stacks
	seen   map[string]*symbol
}

func newWatcher() *watcher { return &watcher{newStacks(nil, nil, nil), map[string]*symbol{}} }

func (w *watcher) look() {
	for _, sym := range w.stacks.callers(nil) {
		w.seen[sym.name] = sym
	}
}

func (w *watcher) LogValue() slog.Value {
	w.look()
	return slog.IntValue(1)
}

func (w *watcher) Error() string {
	w.look()
	return "e"
}

// Each guarded function is found, by the name it has on the stack, while user code
// runs in it.
func TestGuardedFunctionsAreOnTheStack(t *testing.T) {
	w := newWatcher()
	client, err := sentry.NewClient(sentry.ClientOptions{
		Dsn:          "http://key@127.0.0.1:1/1",
		Integrations: func([]sentry.Integration) []sentry.Integration { return []sentry.Integration{NewIntegration(nil)} },
		BeforeSend:   func(e *sentry.Event, _ *sentry.EventHint) *sentry.Event { w.look(); return e },
		Transport:    nowhere{},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	hub := sentry.NewHub(client, sentry.NewScope())
	l := slog.New(NewHandler(&Options{Hub: hub}))
	l.Error("handleEvent", "v", w)
	l.Info("freezeRecord", "v", w)
	l.With("guardedWith", w)
	slog.New(NewHandler(&Options{
		Hub:         hub,
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr { w.look(); return a },
	})).Info("handleBreadcrumb", "a", 1)
	h := NewHandler(&Options{Hub: hub, Throttle: &Throttle{Burst: 1}})
	for range 2 {
		slog.New(h).Error("report")
	}
	h.Close(t.Context())
	func() {
		defer func() { _ = recover() }()
		defer Recover(sentry.SetHubOnContext(t.Context(), hub))
		panic(w)
	}()

	if len(guarded) == 0 {
		t.Error("nothing is guarded")
	}
	for name := range guarded {
		if sym := w.seen[name]; sym == nil || !sym.guarded {
			t.Errorf("%s was not seen on the stack of user code; there were %q", name, slices.Sorted(maps.Keys(w.seen)))
		}
	}
}

// nowhere is a transport that takes everything.
type nowhere struct{}

func (nowhere) Configure(sentry.ClientOptions)        {}
func (nowhere) SendEvent(*sentry.Event)               {}
func (nowhere) Flush(time.Duration) bool              { return true }
func (nowhere) FlushWithContext(context.Context) bool { return true }
func (nowhere) Close()                                {}

type watchingTransport struct {
	*watcher
	done chan bool
}

func (t watchingTransport) RoundTrip(*http.Request) (*http.Response, error) {
	t.look()
	select {
	case t.done <- true:
	default:
	}
	return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody}, nil
}

// Whatever of sentry-go or of our transport calls user code is recognised on the
// stack.
func TestSendersAreOnTheStack(t *testing.T) {
	attempts := map[string]func(w *watcher, o *sentry.ClientOptions){
		"BeforeSend": func(w *watcher, o *sentry.ClientOptions) {
			o.BeforeSend = func(*sentry.Event, *sentry.EventHint) *sentry.Event { w.look(); return nil }
		},
		"BeforeSendTransaction": func(w *watcher, o *sentry.ClientOptions) {
			o.BeforeSendTransaction = func(*sentry.Event, *sentry.EventHint) *sentry.Event { w.look(); return nil }
		},
		"BeforeBreadcrumb": func(w *watcher, o *sentry.ClientOptions) {
			o.BeforeBreadcrumb = func(*sentry.Breadcrumb, *sentry.BreadcrumbHint) *sentry.Breadcrumb { w.look(); return nil }
		},
		"BeforeSendLog": func(w *watcher, o *sentry.ClientOptions) {
			o.BeforeSendLog = func(*sentry.Log) *sentry.Log { w.look(); return nil }
		},
		"BeforeSendMetric": func(w *watcher, o *sentry.ClientOptions) {
			o.BeforeSendMetric = func(*sentry.Metric) *sentry.Metric { w.look(); return nil }
		},
	}
	for name, t := range map[string]func() sentry.Transport{
		"default transport": func() sentry.Transport { return nil },
		"HTTPTransport":     func() sentry.Transport { return sentry.NewHTTPTransport() },
		"HTTPSyncTransport": func() sentry.Transport { return sentry.NewHTTPSyncTransport() },
		"package transport": func() sentry.Transport { return transport.New(nil) },
		"no telemetry":      nil,
	} {
		attempts[name] = func(w *watcher, o *sentry.ClientOptions) {
			if o.HTTPTransport = (watchingTransport{w, make(chan bool, 1)}); t != nil {
				o.Transport = t()
			} else {
				o.DisableTelemetryBuffer = true
			}
		}
	}
	for name, set := range attempts {
		t.Run(name, func(t *testing.T) {
			w := newWatcher()
			o := sentry.ClientOptions{
				Dsn: "http://key@127.0.0.1:1/1", DebugWriter: io.Discard,
				EnableTracing: true, TracesSampleRate: 1,
			}
			set(w, &o)
			client, err := sentry.NewClient(o)
			if err != nil {
				t.Fatal(err)
			}
			hub := sentry.NewHub(client, sentry.NewScope())
			ctx := sentry.SetHubOnContext(t.Context(), hub)
			switch name {
			case "BeforeSendTransaction":
				sentry.StartTransaction(ctx, "t").Finish()
			case "BeforeBreadcrumb":
				hub.AddBreadcrumb(&sentry.Breadcrumb{Message: "m"}, nil)
			case "BeforeSendLog":
				sentry.NewLogger(ctx).Info().Emit("m")
			case "BeforeSendMetric":
				sentry.NewMeter(ctx).Count("m", 1)
			default:
				hub.CaptureMessage("m")
			}
			if w, ok := o.HTTPTransport.(watchingTransport); ok {
				client.Flush(time.Minute)
				<-w.done
			}
			client.Close()
			for _, sym := range w.seen {
				if sym.sender {
					return
				}
			}
			t.Errorf("no sender among %q", slices.Sorted(maps.Keys(w.seen)))
		})
	}
}

// Where this library and sentry-go live is nowhere spelled out: under another name,
// as in a fork, it would be wrong in silence.
func TestPathsAreNotSpelledOut(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.BasicLit:
				if strings.Contains(n.Value, ownModule) || strings.Contains(n.Value, sdkPackage) {
					t.Errorf("%v: %s", files.Position(n.Pos()), n.Value)
				}
			}
			return true
		})
	}
}
