package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

func TestMain(m *testing.M) {
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "SENTRY") {
			os.Unsetenv(name)
		}
	}
	os.Exit(m.Run())
}

func testConfig(calls, problems, goroutines int) config {
	return config{Config: load.Config{
		Calls: calls, Problems: problems, Goroutines: goroutines, Flush: 10 * time.Second,
	}}
}

// Fewer calls than the SDK's queues hold: everything must be seen to arrive.
func TestStorm(t *testing.T) {
	cfg := testConfig(64, 32, 4)
	e, err := newEndpoint(cfg, "none")
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	cfg.DSN = e.dsn()
	report, err := load.Run(cfg.Config, load.Raw())
	if err != nil {
		t.Fatal(err)
	}
	got := e.collect()
	for deadline := time.Now().Add(5 * time.Second); got.events < 64 && time.Now().Before(deadline); got = e.collect() {
		time.Sleep(10 * time.Millisecond)
	}
	if got.events != 64 || got.problems != 32 || got.duplicates != 0 || got.foreign != 0 {
		t.Errorf("%d events of %d problems, %d twice, %d foreign; want 64 of 32", got.events, got.problems, got.duplicates, got.foreign)
	}
	if n := got.since(report.LastSecond); n == 0 || n > 64 {
		t.Errorf("%d events of the last second, want some", n)
	}
	if report.Storm <= 0 || report.Max < report.P50 || !report.DeliveryOK {
		t.Errorf("implausible report: %+v", report)
	}
}

func TestLedger(t *testing.T) {
	event := func(text, more string) string {
		return fmt.Sprintf(`{"message":"m","exception":[{"value":"%s"}]%s}`, text, more)
	}
	item := func(payload string) string {
		return fmt.Sprintf("{\"type\":\"event\",\"length\":%d}\n%s\n", len(payload), payload)
	}
	l := newLedger(testConfig(40, 5, 4))
	l.add([]byte("{}\n" + item(event(load.Mark+"3/1/0.", ""))))
	// A second problem, without a length and behind an item of another type.
	l.add([]byte("{}\n{\"type\":\"client_report\",\"length\":2}\n{}\n{\"type\":\"event\"}\n" + event(load.Mark+"4/2/9.", "")))
	// The same call again, and a call that a breadcrumb tells of.
	l.add([]byte("{}\n" + item(event(load.Mark+"3/1/0.", ""))))
	l.add([]byte("{}\n" + item(event("something else", `,"breadcrumbs":[{"message":"`+load.Mark+`1/1/1."}]`))))
	// Numbers that belong to no call, and rubbish.
	l.add([]byte("{}\n" + item(event(load.Mark+"1/9/1.", ""))))
	l.add([]byte("{}\nrubbish\n\n{\"type\":\"event\",\"length\":99999}\n{"))

	// A report of what was held back, and an event that tells of some, twice.
	l.add([]byte("{}\n" + item(`{"message":"m","tags":{"suppressed":"40"}}`)))
	l.add([]byte("{}\n" + item(event(load.Mark+"4/3/5.", `,"tags":{"suppressed":"2"}`))))
	l.add([]byte("{}\n" + item(event(load.Mark+"4/3/5.", `,"tags":{"suppressed":"2"}`))))

	want := arrivals{events: 3, suppressed: 42, duplicates: 2, foreign: 3, problems: 2}
	got := l.arrivals
	tenths, last := got.tenths(), got.last(8)
	got.calls = nil
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(arrivals{})); diff != "" {
		t.Error(diff)
	}
	if want := [10]int{0: 1, 5: 1, 9: 1}; tenths != want {
		t.Errorf("tenths %v, want %v", tenths, want)
	}
	if last != 1 {
		t.Errorf("%d events of the last 8 calls, want 1", last)
	}
}

func TestEndpointFaults(t *testing.T) {
	client := &http.Client{Timeout: 300 * time.Millisecond, Transport: &http.Transport{DisableKeepAlives: true}}
	for _, tt := range []struct {
		fault      string
		wantStatus int // 0 for none
	}{
		{"none", 200}, {"429", 429}, {"503", 503}, {"hang", 0}, {"reset", 0}, {"down", 0},
	} {
		t.Run(tt.fault, func(t *testing.T) {
			e, err := newEndpoint(testConfig(8, 1, 1), tt.fault)
			if err != nil {
				t.Fatal(err)
			}
			defer e.close()
			post := func() int {
				resp, err := client.Post("http://"+e.addr, "", strings.NewReader("{}\n"))
				if err != nil {
					return 0
				}
				resp.Body.Close()
				return resp.StatusCode
			}
			if got := post(); got != tt.wantStatus {
				t.Errorf("status %d, want %d", got, tt.wantStatus)
			}
			e.heal()
			status := 0
			for range 20 {
				if status = post(); status == 200 {
					break
				}
				time.Sleep(20 * time.Millisecond)
			}
			if status != 200 {
				t.Errorf("status %d after healing, want 200", status)
			}
		})
	}
}

func TestShort(t *testing.T) {
	for d, want := range map[time.Duration]string{
		2649 * time.Millisecond:                    "2.6s",
		24*time.Millisecond + 940*time.Microsecond: "24.9ms",
		64*time.Microsecond + 123*time.Nanosecond:  "64.1µs",
		123 * time.Nanosecond:                      "123ns",
	} {
		if got := short(d); got != want {
			t.Errorf("%d is written %s, want %s", d, got, want)
		}
	}
	if got := thousands(1234567); got != "1,234,567" {
		t.Errorf("got %s", got)
	}
}
