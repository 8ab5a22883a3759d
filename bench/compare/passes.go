package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sentrylog/sentrylog/bench/internal/result"
)

// benchmark is one contender on one path.
type benchmark struct {
	binary
	path, contender string
}

// pattern returns the -test.bench argument that selects b alone.
func (b benchmark) pattern() string {
	elements := strings.Split("Benchmark"+b.path+"/"+b.contender, "/")
	for i, e := range elements {
		elements[i] = "^" + regexp.QuoteMeta(e) + "$"
	}
	return strings.Join(elements, "/")
}

// discover runs every benchmark once and returns them by path, so that
// contenders on the same path, whatever their module, stand side by side.
func discover(ctx context.Context, binaries []binary, cfg config) ([][]benchmark, error) {
	var (
		paths [][]benchmark
		index = map[string]int{}
	)
	for _, bin := range binaries {
		fmt.Fprintf(progress, "checking %s\n", bin.module)
		out, err := output(ctx, ".", bin.file, "-test.run=^$", "-test.bench=.", "-test.benchtime=1x")
		if err != nil {
			return nil, err
		}
		got, err := result.Parse(strings.NewReader(out))
		if err != nil {
			return nil, err
		}
		for _, s := range got.Samples {
			if !cfg.wants(s) {
				continue
			}
			i, known := index[s.Path]
			if !known {
				i = len(paths)
				index[s.Path] = i
				paths = append(paths, nil)
			}
			paths[i] = append(paths[i], benchmark{bin, s.Path, s.Contender})
		}
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no contender on a path that matches %q", cfg.paths)
	}
	return paths, nil
}

func (c config) wants(s result.Sample) bool {
	return c.paths.MatchString(s.Path) && (len(c.names) == 0 || slices.Contains(c.names, s.Contender))
}

// runPasses runs each benchmark once a pass, in a process of its own, so that
// the heap one leaves behind is no other's burden. Contenders on the same path
// run one after the other, in an order that changes from pass to pass: what
// else the machine does then falls on all of them alike.
func runPasses(ctx context.Context, cfg config, paths [][]benchmark, out io.Writer) error {
	start := time.Now()
	fmt.Fprintf(out, "go: %s\n", runtime.Version())
	for pass := range cfg.passes {
		for _, contenders := range paths {
			for _, b := range turn(contenders, pass) {
				args := []string{
					"-test.run=^$",
					"-test.bench=" + b.pattern(),
					"-test.benchtime=" + cfg.benchtime,
				}
				if cfg.cpu > 0 {
					args = append(args, "-test.cpu="+strconv.Itoa(cfg.cpu))
				}
				text, err := output(ctx, ".", b.file, args...)
				if err != nil {
					return err
				}
				if _, err := io.WriteString(out, text); err != nil {
					return err
				}
			}
		}
		fmt.Fprintf(progress, "pass %d of %d done after %v\n", pass+1, cfg.passes, time.Since(start).Round(time.Second))
	}
	return nil
}

// turn returns the order of the contenders in a pass.
func turn(contenders []benchmark, pass int) []benchmark {
	shift := pass / 2 % len(contenders)
	order := slices.Concat(contenders[shift:], contenders[:shift])
	if pass%2 == 1 {
		slices.Reverse(order)
	}
	return order
}
