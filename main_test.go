package sentrylog_test

import (
	"fmt"
	"net"
	"os"
	"testing"
)

// TestMain refuses connections to other machines: requests to local addresses
// never use a proxy, all others get one that does not exist. Examples leave their
// clients open, so leaks of goroutines are looked for by the tests of Init.
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
	os.Exit(m.Run())
}
