// Command storm lets processes log errors as fast as they can, or at a given
// rate, to a local ingest endpoint in a given state, one way to log after the
// other, and prints side by side what that cost and what arrived:
//
//	go run ./bench/storm                       # 200,000 errors of 300 problems, healthy endpoint
//	go run ./bench/storm -fault down,hang,429,reset -contenders ours,ours-spool -restart 1m
//	go run ./bench/storm -calls 30000 -rate 1000
//	go run ./bench/storm -shared                # goroutines log without a context
//
// It must be run from the root of the module, and reaches nothing but 127.0.0.1.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

type config struct {
	load.Config
	contenders []string
	faults     []string
	delay      time.Duration
	heal       time.Duration
	limit      time.Duration
	kill       time.Duration
	restart    time.Duration
	profiles   string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "storm:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	cfg, child, err := parseFlags()
	if err != nil {
		return err
	}
	if child != "" {
		return load.Main(child, os.Stdout, contenders...)
	}
	binaries, cleanup, err := build(ctx)
	if err != nil {
		return err
	}
	defer cleanup()
	for _, fault := range cfg.faults {
		var results []outcome
		for _, b := range binaries {
			if len(cfg.contenders) > 0 && !slices.Contains(cfg.contenders, b.contender) {
				continue
			}
			fmt.Fprintf(os.Stderr, "%s, endpoint %s\n", b.contender, fault)
			r, err := storm(ctx, cfg, b, fault)
			if err != nil {
				return fmt.Errorf("%s: %w", b.contender, err)
			}
			results = append(results, r)
		}
		if len(results) == 0 {
			return fmt.Errorf("no contender of %s", strings.Join(cfg.contenders, ", "))
		}
		if err := writeTable(os.Stdout, cfg, fault, results); err != nil {
			return err
		}
	}
	return nil
}

func parseFlags() (cfg config, child string, err error) {
	var names, faults string
	var short bool
	flag.IntVar(&cfg.Calls, "calls", 200_000, "how many errors are logged")
	flag.IntVar(&cfg.Problems, "problems", 300, "of how many distinct problems")
	flag.IntVar(&cfg.Goroutines, "goroutines", 8, "by how many goroutines")
	flag.BoolVar(&cfg.Shared, "shared", false, "let them share one hub, as goroutines do that log without a context")
	flag.IntVar(&cfg.Rate, "rate", 0, "how many a second, 0 for as many as possible")
	flag.DurationVar(&cfg.Flush, "flush", 5*time.Second, "what the delivery may take after the last call")
	flag.DurationVar(&cfg.Linger, "linger", 0, "how long the process goes on between the last call and the delivery of what is left")
	flag.StringVar(&names, "contenders", "", "only these, separated by commas")
	flag.StringVar(&faults, "fault", "none", "state of the endpoint: none, down, hang, 429, 503 or reset; several separated by commas are tried one after the other")
	flag.DurationVar(&cfg.delay, "delay", 5*time.Millisecond, "after what time the endpoint answers")
	flag.DurationVar(&cfg.heal, "heal", 0, "after what time the fault ends, 0 for never")
	flag.DurationVar(&cfg.limit, "limit", 2*time.Minute, "after what time a process is killed")
	flag.DurationVar(&cfg.kill, "kill", 0, "after what time each process is killed on purpose, 0 for never")
	flag.DurationVar(&cfg.restart, "restart", 0, "end the fault after the process has ended, and start it once more for this long to deliver what it stored, 0 for not")
	flag.StringVar(&cfg.profiles, "cpuprofile", "", "`directory` for a CPU profile of each process")
	flag.BoolVar(&short, "short", false, "2,000 errors, to see whether it runs")
	flag.StringVar(&child, "child", "", "for internal use: be the process under load")
	flag.Parse()
	if short {
		cfg.Calls = 2000
	}
	cfg.faults = strings.Split(faults, ",")
	if names != "" {
		cfg.contenders = strings.Split(names, ",")
	}
	return cfg, child, cfg.check()
}

func (c config) check() error {
	smallest := min(c.Calls, c.Problems, c.Goroutines)
	if flag.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flag.Arg(0))
	}
	if smallest < 1 || c.Calls < c.Goroutines {
		return fmt.Errorf("-calls, -problems and -goroutines must be positive, and no less calls than goroutines")
	}
	if c.Calls > 5_000_000 {
		return fmt.Errorf("-calls must be at most 5,000,000")
	}
	for _, f := range c.faults {
		if !slices.Contains(faults, f) {
			return fmt.Errorf("-fault %q is none of %s", f, strings.Join(faults, ", "))
		}
	}
	return nil
}
