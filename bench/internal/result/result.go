// Package result reads the output of the benchmarks and sums it up.
package result

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Sample is one line of benchmark output.
type Sample struct {
	// Module is the last element of the import path.
	Module string
	// Path is what was measured, such as "Attrs/attrs=5".
	Path string
	// Contender is who was measured.
	Contender string
	// Metrics maps a unit, such as "ns/op", to its value.
	Metrics map[string]float64
}

// The units that the benchmarks report.
const (
	Nanoseconds = "ns/op"
	CPU         = "cpu-ns/op" // processor time of the process, if known
	Bytes       = "B/op"
	Allocs      = "allocs/op"
	Lost        = "lost/op"
)

// procs is the GOMAXPROCS that package testing appends to a name.
var procs = regexp.MustCompile(`-\d+$`)

// Output is what the benchmarks printed.
type Output struct {
	Samples []Sample
	// Config holds the lines such as "cpu: AMD EPYC", the last of each name.
	Config map[string]string
}

var configLine = regexp.MustCompile(`^([a-z]\S*): (.*)$`)

// Parse reads the output of any number of runs. It skips lines that belong to
// no benchmark.
func Parse(r io.Reader) (Output, error) {
	var (
		out    = Output{Config: map[string]string{}}
		module string
	)
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := lines.Text()
		if config := configLine.FindStringSubmatch(line); config != nil {
			out.Config[config[1]] = config[2]
			if config[1] == "pkg" {
				module = path.Base(config[2])
			}
			continue
		}
		name, ok := strings.CutPrefix(line, "Benchmark")
		if !ok {
			continue
		}
		fields := strings.Fields(name)
		if len(fields) < 4 || len(fields)%2 != 0 {
			continue
		}
		full := procs.ReplaceAllString(fields[0], "")
		dir, contender, ok := cutLast(full, "/")
		if !ok {
			continue
		}
		s := Sample{Module: module, Path: dir, Contender: contender, Metrics: map[string]float64{}}
		for i := 2; i < len(fields); i += 2 {
			v, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return Output{}, fmt.Errorf("%s: %w", full, err)
			}
			s.Metrics[fields[i+1]] = v
		}
		out.Samples = append(out.Samples, s)
	}
	return out, lines.Err()
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
