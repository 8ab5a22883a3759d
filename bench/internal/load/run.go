package load

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"sync"
	"time"

	"github.com/getsentry/sentry-go"

	"github.com/sentrylog/sentrylog/bench/internal/cputime"
)

// Main runs the contender that the configuration names and writes its report to
// w, both as JSON. It is the whole of a process that command storm starts.
func Main(config string, w io.Writer, contenders ...Contender) error {
	var cfg Config
	if err := json.Unmarshal([]byte(config), &cfg); err != nil {
		return err
	}
	i := slices.IndexFunc(contenders, func(c Contender) bool { return c.Name == cfg.Contender })
	if i < 0 {
		return fmt.Errorf("no contender %q", cfg.Contender)
	}
	report, err := Run(cfg, contenders[i])
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(report)
}

// Run performs the storm.
func Run(cfg Config, c Contender) (Report, error) {
	running, err := c.Start(cfg)
	if err != nil {
		return Report{}, err
	}
	var (
		list    = problems(cfg.Problems)
		times   = make([]*timeline, cfg.Goroutines)
		loggers = make([]func(*Problem, error), cfg.Goroutines)
		begin   = make(chan struct{})
		wg      sync.WaitGroup
	)
	for g := range cfg.Goroutines {
		hub := sentry.CurrentHub()
		if !cfg.Shared {
			hub = hub.Clone()
		}
		loggers[g] = running.Logger(sentry.SetHubOnContext(context.Background(), hub), hub)
		times[g] = newTimeline(cfg.PerGoroutine())
		wg.Go(func() {
			<-begin
			logAll(cfg, g, list, loggers[g], times[g])
		})
	}
	stop, err := profile(cfg.Profile)
	if err != nil {
		return Report{}, err
	}
	cpu, start := cputime.Used(), time.Now()
	close(begin)
	wg.Wait()
	end := time.Now()
	stop()
	report := Report{Storm: end.Sub(start), CPU: cputime.Used() - cpu}
	time.Sleep(cfg.Linger)
	finish := time.Now()
	report.DeliveryOK = running.Finish(cfg.Flush)
	report.Delivery = time.Since(finish)
	report.TotalCPU = cputime.Used() - cpu
	report.PeakRSS = peakRSS()
	report.addTimes(times, end)
	if running.Stats != nil {
		report.Stats, err = json.Marshal(running.Stats())
	}
	return report, err
}

// profile starts a CPU profile that goes to the file.
func profile(file string) (stop func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}

// logAll makes the calls of goroutine g. The end of a call is the start of the
// next, which spares reading the clock twice.
func logAll(cfg Config, g int, list []*Problem, log func(*Problem, error), t *timeline) {
	var pause time.Duration
	if cfg.Rate > 0 {
		pause = time.Second * time.Duration(cfg.Goroutines) / time.Duration(cfg.Rate)
	}
	t.begin = time.Now()
	now := t.begin
	for i := range cfg.PerGoroutine() {
		if pause > 0 {
			time.Sleep(time.Until(t.begin.Add(time.Duration(i) * pause)))
			now = time.Now()
		}
		p := (i*cfg.Goroutines + g) % len(list)
		log(list[p], &failure{p, g, i})
		end := time.Now()
		t.add(now, end)
		now = end
	}
}
