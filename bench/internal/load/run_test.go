package load

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// recorder keeps the texts of what is logged, by problem.
type recorder struct {
	mu    sync.Mutex
	calls map[string][]string
	hubs  map[*sentry.Hub]bool
}

func (r *recorder) contender(name string) Contender {
	return Contender{Name: name, Start: func(Config) (Running, error) {
		return Running{
			Logger: func(ctx context.Context, hub *sentry.Hub) func(*Problem, error) {
				r.mu.Lock()
				r.hubs[hub] = sentry.GetHubFromContext(ctx) == hub
				r.mu.Unlock()
				return func(p *Problem, err error) {
					r.mu.Lock()
					defer r.mu.Unlock()
					r.calls[p.Message] = append(r.calls[p.Message], err.Error())
				}
			},
			Finish: func(time.Duration) bool { return true },
		}, nil
	}}
}

func newRecorder() *recorder {
	return &recorder{calls: map[string][]string{}, hubs: map[*sentry.Hub]bool{}}
}

func TestRun(t *testing.T) {
	rec := newRecorder()
	report, err := Run(Config{Calls: 40, Problems: 5, Goroutines: 4}, rec.contender("x"))
	if err != nil {
		t.Fatal(err)
	}
	if len(rec.calls) != 5 {
		t.Errorf("%d problems, want 5", len(rec.calls))
	}
	seen := map[string]bool{}
	for problem, texts := range rec.calls {
		if len(texts) != 8 {
			t.Errorf("%s: %d calls, want 8", problem, len(texts))
		}
		for _, text := range texts {
			seen[text] = true
			if number := strings.TrimPrefix(problem, "problem "); !strings.HasPrefix(text, Mark+number+"/") {
				t.Errorf("%s is logged with %q", problem, text)
			}
		}
	}
	if len(seen) != 40 {
		t.Errorf("%d distinct calls, want 40", len(seen))
	}
	if len(rec.hubs) != 4 {
		t.Errorf("%d hubs, want one for each of 4 goroutines", len(rec.hubs))
	}
	for _, carried := range rec.hubs {
		if !carried {
			t.Error("a context does not carry its goroutine's hub")
		}
	}
	if len(report.LastSecond) != 4 || !report.DeliveryOK || report.Storm <= 0 {
		t.Errorf("implausible report %+v", report)
	}
}

func TestRunAtRate(t *testing.T) {
	rec := newRecorder()
	report, err := Run(Config{Calls: 20, Problems: 1, Goroutines: 2, Rate: 100}, rec.contender("x"))
	if err != nil {
		t.Fatal(err)
	}
	// Ten calls of each goroutine, 20 ms apart: the last starts after 180 ms.
	if report.Storm < 180*time.Millisecond {
		t.Errorf("20 calls at 100 a second took %v", report.Storm)
	}
}

func TestProcess(t *testing.T) {
	config, err := json.Marshal(Config{Contender: "b", Calls: 2, Problems: 1, Goroutines: 1})
	if err != nil {
		t.Fatal(err)
	}
	a, b := newRecorder(), newRecorder()
	var out strings.Builder
	if err := Main(string(config), &out, a.contender("a"), b.contender("b")); err != nil {
		t.Fatal(err)
	}
	if len(a.calls) != 0 || len(b.calls) != 1 {
		t.Errorf("%d and %d problems, want 0 and 1", len(a.calls), len(b.calls))
	}
	var report Report
	if err := json.Unmarshal([]byte(out.String()), &report); err != nil || !report.DeliveryOK {
		t.Errorf("report %+v, error %v", report, err)
	}
	if err := Main(string(config), &out, a.contender("a")); err == nil {
		t.Error("no error for a contender that is not there")
	}
	broken := Contender{Name: "b", Start: func(Config) (Running, error) { return Running{}, errors.New("broken") }}
	if err := Main(string(config), &out, broken); err == nil {
		t.Error("no error of a contender that cannot be set up")
	}
}

func TestTimes(t *testing.T) {
	begin := time.Now()
	line := newTimeline(1000)
	line.begin = begin
	for i := range 1000 {
		start := begin.Add(time.Duration(i) * 5 * time.Millisecond)
		line.add(start, start.Add(time.Duration(i+1)*time.Microsecond))
	}
	var r Report
	r.addTimes([]*timeline{line}, begin.Add(5*time.Second))
	for name, tt := range map[string]struct{ got, want time.Duration }{
		"p50": {r.P50, 500 * time.Microsecond}, "p99": {r.P99, 990 * time.Microsecond}, "p99.9": {r.P999, 999 * time.Microsecond},
	} {
		if off := tt.got - tt.want; off < 0 || off > tt.want/100 {
			t.Errorf("%s: got %v, want %v", name, tt.got, tt.want)
		}
	}
	if first := r.LastSecond[0]; r.Max != time.Millisecond || first < 800 || first > 800+stride {
		t.Errorf("longest %v, last second from call %d on", r.Max, first)
	}
	var none Report
	none.addTimes([]*timeline{newTimeline(0)}, begin)
	if none.Max != 0 || none.P99 != 0 || none.LastSecond[0] != 0 {
		t.Errorf("no calls give %+v", none)
	}
}

func TestHistogramBuckets(t *testing.T) {
	for n := uint64(0); n < 1<<40; n += n/100 + 1 {
		i := bucketOf(n)
		if l := largest(i); l < n || l > n+n/100 || bucketOf(l) != i || bucketOf(l+1) != i+1 {
			t.Fatalf("%d is in bucket %d, which ends at %d", n, i, l)
		}
	}
}
