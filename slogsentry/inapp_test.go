package slogsentry

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestInApp(t *testing.T) {
	shop := newBuildModules(&debug.BuildInfo{
		Path: "example.com/shop/cmd/server",
		Main: debug.Module{Path: "example.com/shop", Version: "(devel)"},
		Deps: []*debug.Module{
			{Path: "example.com/shop/api", Version: "v1.2.0"},
			{Path: "example.com/workspace", Version: "(devel)"},
			{Path: "example.com/patched", Version: "v1.0.0", Replace: &debug.Module{Path: "../patched"}},
			{Path: "gopkg.in/yaml.v3", Version: "v3.0.1"},
			{Path: "github.com/lib/pq", Version: "v1.10.9"},
			{Path: "test", Version: "v1.0.0"},
		},
	})
	short := newBuildModules(&debug.BuildInfo{Main: debug.Module{Path: "log"}})
	none := newBuildModules(nil)

	const file = "/src/x.go"
	tests := []struct {
		name             string
		build            *buildModules
		include, exclude []string
		pkg, function    string
		file             string
		want             bool
	}{
		{"main package", shop, nil, nil, "main", "main.run", file, true},
		{"main module", shop, nil, nil, "example.com/shop", "example.com/shop.Run", file, true},
		{"package of main module", shop, nil, nil, "example.com/shop/internal/db", "example.com/shop/internal/db.(*DB).Query", file, true},
		{"external test of main module", shop, nil, nil, "example.com/shop_test", "example.com/shop_test.TestX", file, true},
		{"external test of a package", shop, nil, nil, "example.com/shop/db_test", "example.com/shop/db_test.TestX", file, true},
		{"module whose path begins alike", shop, nil, nil, "example.com/shopping", "example.com/shopping.F", "example.com/shopping@v1.0.0/x.go", false},
		{"nested module that is a dependency", shop, nil, nil, "example.com/shop/api/v1", "example.com/shop/api/v1.F", file, false},
		{"workspace module", shop, nil, nil, "example.com/workspace/x", "example.com/workspace/x.F", file, true},
		{"replaced dependency", shop, nil, nil, "example.com/patched", "example.com/patched.F", file, false},
		{"dependency", shop, nil, nil, "github.com/lib/pq", "github.com/lib/pq.(*conn).query", file, false},
		{"dependency with escaped path", shop, nil, nil, "gopkg.in/yaml%2ev3", "gopkg.in/yaml%2ev3.Unmarshal", file, false},
		{"dependency without a dot", shop, nil, nil, "test/x", "test/x.F", file, false},
		{"standard library", shop, nil, nil, "net/http", "net/http.(*conn).serve", "/usr/local/go/src/net/http/server.go", false},
		{"standard library, -trimpath", shop, nil, nil, "net/http", "net/http.(*conn).serve", "net/http/server.go", false},
		{"vendored in the standard library", shop, nil, nil, "vendor/golang.org/x/net/idna", "vendor/golang.org/x/net/idna.F", file, false},
		{"vendored by GOPATH", shop, nil, nil, "example.com/shop/vendor/github.com/a/b", "example.com/shop/vendor/github.com/a/b.F", file, false},
		{"package that is called like vendor", shop, nil, nil, "example.com/shop/vendors", "example.com/shop/vendors.F", file, true},
		{"third party", shop, nil, nil, "example.com/shop/third_party/x", "example.com/shop/third_party/x.F", file, false},
		{"main module named as the standard library's", short, nil, nil, "log/x", "log/x.F", file, true},
		{"sentry-go", shop, nil, nil, "github.com/getsentry/sentry-go", "github.com/getsentry/sentry-go.(*Hub).F", file, false},
		{"sentry-go's integrations", shop, nil, nil, "github.com/getsentry/sentry-go/http", "github.com/getsentry/sentry-go/http.F", file, false},
		{"this library", shop, nil, nil, ownModule + "/slogsentry", ownModule + "/slogsentry.F", file, false},
		{"example of this library", shop, nil, nil, ownModule + "/examples/quickstart", ownModule + "/examples/quickstart.F", "github.com/sentrylog/sentrylog/examples/quickstart/x.go", true},
		{"runtime", shop, nil, nil, "runtime", "runtime.goexit", file, false},
		{"cgo stub", shop, nil, nil, "main", "main._Cfunc_puts", "_cgo_gotypes.go", false},
		{"cgo export", shop, nil, nil, "main", "main._cgoexp_0123_goCallback", "_cgo_gotypes.go", false},
		{"C function", shop, nil, nil, "", "puts", "/usr/src/puts.c", false},
		{"nothing known", shop, nil, nil, "", "", "", false},

		{"include a dependency", shop, []string{"github.com/lib/pq"}, nil, "github.com/lib/pq", "github.com/lib/pq.F", file, true},
		{"include a function", shop, []string{"github.com/lib/pq.F"}, nil, "github.com/lib/pq", "github.com/lib/pq.F.func1", file, true},
		{"include ends within a name", shop, []string{"github.com/lib/p"}, nil, "github.com/lib/pq", "github.com/lib/pq.F", file, false},
		{"include all below", shop, []string{"github.com/lib/..."}, nil, "github.com/lib/pq", "github.com/lib/pq.F", file, true},
		{"include with a slash at the end", shop, []string{"github.com/lib/"}, nil, "github.com/lib/pq", "github.com/lib/pq.F", file, true},
		{"include an escaped path", shop, []string{"gopkg.in/yaml.v3"}, nil, "gopkg.in/yaml%2ev3", "gopkg.in/yaml%2ev3.F", file, true},
		{"empty include", shop, []string{"", "/", " "}, nil, "net/http", "net/http.F", file, false},
		{"exclude own package", shop, nil, []string{"example.com/shop/gen"}, "example.com/shop/gen/pb", "example.com/shop/gen/pb.F", file, false},
		{"include before exclude", shop, []string{"example.com/shop/gen/pb"}, []string{"example.com/shop/gen"}, "example.com/shop/gen/pb", "example.com/shop/gen/pb.F", file, true},
		{"exclude main", shop, nil, []string{"main"}, "main", "main.main", file, false},

		{"no build info, main", none, nil, nil, "main", "main.run", file, true},
		{"no build info, own", none, nil, nil, "example.com/shop/db", "example.com/shop/db.F", file, true},
		{"no build info, own, without a dot", none, nil, nil, "shop/db", "shop/db.F", file, true},
		{"no build info, standard library", none, nil, nil, "net/http", "net/http.F", file, false},
		{"no build info, module cache", none, nil, nil, "github.com/lib/pq", "github.com/lib/pq.F", "/go/pkg/mod/github.com/lib/pq@v1.10.9/x.go", false},
		{"no build info, module, -trimpath", none, nil, nil, "github.com/lib/pq", "github.com/lib/pq.F", "github.com/lib/pq@v1.10.9/x.go", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStacks(nil, tt.include, tt.exclude)
			s.rules.build = tt.build
			if got := s.rules.inApp(tt.pkg, tt.function, tt.file); got != tt.want {
				t.Errorf("inApp(%q, %q, %q) = %v; want %v", tt.pkg, tt.function, tt.file, got, tt.want)
			}
			sym := s.rules.symbol(runtime.Frame{PC: 1, Function: tt.function, File: tt.file})
			if tt.pkg != "" && sym.frame.InApp != tt.want {
				t.Errorf("frame %+v: in_app is %v; want %v", sym.frame, sym.frame.InApp, tt.want)
			}
		})
	}
}

func TestCovered(t *testing.T) {
	tests := []struct {
		prefix, name string
		want         bool
	}{
		{"example.com/app/log", "example.com/app/log.Error", true},
		{"example.com/app/log", "example.com/app/log.(*Logger).Error", true},
		{"example.com/app/log", "example.com/app/log/sub.Error", true},
		{"example.com/app/log", "example.com/app/logs.Error", false},
		{"example.com/app/log", "example.com/app/log_test.TestX", false},
		{"example.com/app.logErr", "example.com/app.logErr", true},
		{"example.com/app.logErr", "example.com/app.logErr.func1", true},
		{"example.com/app.logErr", "example.com/app.logErr[...]", true},
		{"example.com/app.logErr", "example.com/app.logErr-fm", true},
		{"example.com/app.logErr", "example.com/app.logErrors", false},
		{"example.com/app.(*Logger)", "example.com/app.(*Logger).Error", true},
		{"example.com/app.(*Logger).Error", "example.com/app.(*Logger).Error-fm", true},
		{"example.com/app.(*Logger).Error", "example.com/app.(*Logger).Errorf", false},
		{"example.com/app.Logger", "example.com/app.(*Logger).Error", false},
		{"main.fail", "main.fail.func2", true},
	}
	for _, tt := range tests {
		if got := covered(tt.name, cleanPrefixes([]string{tt.prefix})); got != tt.want {
			t.Errorf("%q covers %q: %v; want %v", tt.prefix, tt.name, got, tt.want)
		}
	}
}
