// Command plot draws what a record costs over the number of its attributes and
// an event over the number of its breadcrumbs, from the output of bench/compare:
//
//	go run ./bench/plot -from bench/bench.txt -o bench/cost.svg
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/sentrylog/sentrylog/bench/internal/result"
)

func main() {
	from := flag.String("from", filepath.Join("bench", "bench.txt"), "`file` with the output of the benchmarks")
	to := flag.String("o", filepath.Join("bench", "cost.svg"), "`file` to write")
	metric := flag.String("metric", result.Nanoseconds, "what to draw: "+result.Nanoseconds+" or "+result.CPU)
	flag.Parse()
	if err := run(*from, *to, *metric); err != nil {
		fmt.Fprintln(os.Stderr, "plot:", err)
		os.Exit(1)
	}
}

func run(from, to, metric string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	output, err := result.Parse(f)
	if err != nil {
		return err
	}
	panels, err := panels(output.Samples, metric)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, draw(panels), 0o644)
}

func panels(samples []result.Sample, metric string) ([]panel, error) {
	what := map[string]string{
		result.Nanoseconds: "time per call",
		result.CPU:         "processor time per call",
	}[metric]
	if what == "" {
		return nil, fmt.Errorf("-metric must be %s or %s", result.Nanoseconds, result.CPU)
	}
	info := panel{
		title:  "An Info record",
		xLabel: "attributes",
		yLabel: what + " (log scale)",
		log:    true,
	}
	event := panel{
		title:  "An Error record, until the call returns",
		xLabel: "breadcrumbs on the scope",
		yLabel: what,
	}
	for _, line := range []struct {
		to              *panel
		prefix          string
		module          string
		contender, name string
		colour          int
	}{
		{&info, "Attrs/attrs=", "bench", "raw", "SDK by hand", 1},
		{&info, "Attrs/attrs=", "bench", "ours", "sentrylog", 0},
		{&info, "Attrs/attrs=", "bench", "slog-json", "slog.JSONHandler", 2},
		{&info, "Attrs/attrs=", "bench", "samber", "samber (event)", 3},
		{&info, "Attrs/attrs=", "sentryslog", "sentryslog-0.50", "sentry-go/slog (log)", 4},
		{&info, "Attrs/attrs=", "zapsentry", "zapsentry", "zapsentry", 5},
		{&event, "Pipeline/breadcrumbs=", "bench", "raw", "SDK by hand", 1},
		{&event, "Pipeline/breadcrumbs=", "bench", "ours", "sentrylog", 0},
		{&event, "Pipeline/breadcrumbs=", "bench", "ours-transport", "its own transport", 0},
		{&event, "Pipeline/breadcrumbs=", "bench", "samber", "samber", 3},
		{&event, "Pipeline/breadcrumbs=", "sentryslog047", "sentryslog-0.47", "sentry-go/slog 0.47", 4},
	} {
		points := medians(samples, metric, line.module, line.contender, line.prefix)
		if len(points) > 1 {
			line.to.lines = append(line.to.lines, curve{line.name, line.colour, points})
		}
	}
	for _, p := range []panel{info, event} {
		if len(p.lines) == 0 {
			return nil, fmt.Errorf("no measurements over the number of %s", p.xLabel)
		}
	}
	return []panel{info, event}, nil
}

// medians returns the median of each point of a series.
func medians(samples []result.Sample, metric, module, contender, prefix string) []point {
	times := map[float64][]float64{}
	for _, s := range samples {
		at, ok := strings.CutPrefix(s.Path, prefix)
		if !ok || s.Module != module || s.Contender != contender {
			continue
		}
		x, err := strconv.ParseFloat(at, 64)
		if err != nil {
			continue
		}
		times[x] = append(times[x], s.Metrics[metric])
	}
	points := make([]point, 0, len(times))
	for x, ns := range times {
		points = append(points, point{x, result.Median(ns)})
	}
	sortPoints(points)
	return points
}
