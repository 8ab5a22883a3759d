package sentrytest_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/sentrylog/sentrylog/sentrytest"
)

// BenchmarkServer measures a request over a kept-alive connection, client included.
func BenchmarkServer(b *testing.B) {
	body := "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}\n{\"type\":\"event\"}\n{\"message\":\"" + strings.Repeat("x", 4000) + "\"}\n"
	for name, opts := range map[string][]sentrytest.Option{"Keep": nil, "CountOnly": {sentrytest.CountOnly(nil)}} {
		b.Run(name, func(b *testing.B) {
			s := sentrytest.NewServer(b, opts...)
			transport := &http.Transport{}
			defer transport.CloseIdleConnections()
			client := http.Client{Transport: transport}
			b.ReportAllocs()
			for b.Loop() {
				req, err := http.NewRequest(http.MethodPost, "http://"+s.Addr()+envelopePath, strings.NewReader(body))
				if err != nil {
					b.Fatal(err)
				}
				req.Header.Set("X-Sentry-Auth", auth)
				resp, err := client.Do(req)
				if err != nil {
					b.Fatal(err)
				}
				io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
			}
		})
	}
}
