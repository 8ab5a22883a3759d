package slogsentry_test

import (
	"fmt"
	"net"
	"os"
	"testing"

	"github.com/sentrylog/sentrylog/internal/leaktest"
	"go.uber.org/goleak"
)

// TestMain refuses connections to other machines and looks for goroutines that
// tests leave behind. Requests to local addresses never use a proxy, all others
// get one that does not exist.
func TestMain(m *testing.M) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	ln.Close()
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY"} {
		os.Setenv(name, "http://"+ln.Addr().String())
	}
	os.Unsetenv("NO_PROXY")
	goleak.VerifyTestMain(m, leaktest.Options()...)
}
