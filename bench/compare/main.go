// Command compare runs the benchmarks of bench/ and of the modules below it,
// pass by pass with the contenders taking turns, and prints one table with the
// ratio of each to the raw call of its own SDK version:
//
//	go run ./bench/compare -passes 8
//
// It must be run from the root of the module. The output of all benchmarks goes to a
// file, which benchstat and bench/plot understand.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/sentrylog/sentrylog/bench/internal/result"
)

type config struct {
	passes    int
	benchtime string
	cpu       int
	paths     *regexp.Regexp
	names     []string // of contenders, none for all
	output    string
	from      string
	metric    string
	short     bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	cfg, err := parseFlags()
	if err != nil {
		return err
	}
	if cfg.from == "" {
		if err := measure(ctx, cfg); err != nil {
			return err
		}
	}
	f, err := os.Open(cfg.output)
	if err != nil {
		return err
	}
	defer f.Close()
	output, err := result.Parse(f)
	if err != nil {
		return err
	}
	if cfg.short {
		_, err = fmt.Printf("%d benchmarks ran and did their work. Their times are in %s and mean nothing.\n", len(output.Samples), cfg.output)
		return err
	}
	return writeTable(os.Stdout, output, cfg.metric)
}

func parseFlags() (config, error) {
	var (
		cfg   config
		paths string
		names string
	)
	flag.IntVar(&cfg.passes, "passes", 8, "how often each benchmark is run; the table shows medians")
	flag.StringVar(&cfg.benchtime, "benchtime", "100ms", "how long each run takes, as in go test")
	flag.IntVar(&cfg.cpu, "cpu", 0, "GOMAXPROCS of the benchmarks, 0 for the machine's")
	flag.StringVar(&paths, "bench", "", "run only paths that match this `regexp`, such as Info or Attrs/attrs=5")
	flag.StringVar(&names, "contenders", "", "run only these, separated by commas; add the baseline, raw or slog-discard, for ratios")
	flag.StringVar(&cfg.output, "o", filepath.Join("bench", "bench.txt"), "`file` for the output of the benchmarks")
	flag.StringVar(&cfg.metric, "metric", result.Nanoseconds, "what the table shows: "+result.Nanoseconds+", or "+result.CPU+" for the processor time of the whole process")
	flag.StringVar(&cfg.from, "from", "", "run nothing, print the table for this `file`")
	flag.BoolVar(&cfg.short, "short", false, "only check that everything runs and does its work: one pass, no table")
	flag.Parse()
	if flag.NArg() > 0 {
		return cfg, fmt.Errorf("unexpected argument %q", flag.Arg(0))
	}
	if cfg.short {
		cfg.passes, cfg.benchtime = 1, "1x"
	}
	if cfg.from != "" {
		cfg.output = cfg.from
	}
	if cfg.metric != result.Nanoseconds && cfg.metric != result.CPU {
		return cfg, fmt.Errorf("-metric must be %s or %s", result.Nanoseconds, result.CPU)
	}
	if names != "" {
		cfg.names = strings.Split(names, ",")
	}
	var err error
	cfg.paths, err = regexp.Compile(paths)
	if err != nil {
		return cfg, fmt.Errorf("-bench: %w", err)
	}
	return cfg, nil
}

// measure runs all benchmarks and leaves their output in cfg.output.
func measure(ctx context.Context, cfg config) error {
	dir, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	binaries, err := build(ctx, dir)
	if err != nil {
		return err
	}
	paths, err := discover(ctx, binaries, cfg)
	if err != nil {
		return err
	}
	out, err := os.Create(cfg.output)
	if err != nil {
		return err
	}
	defer out.Close()
	if err := runPasses(ctx, cfg, paths, out); err != nil {
		return err
	}
	return out.Close()
}

// progress is where the command says what it is doing.
var progress io.Writer = os.Stderr
