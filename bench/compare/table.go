package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/sentrylog/sentrylog/bench/internal/result"
)

// row is one line of the table.
type row struct {
	title string
	// path is the measured path or, for a series, its name: the row then shows
	// the slope over the points.
	path   string
	series string // name of the parameter, "" for a single path
	// baseline is the contender of the same module that the others are divided
	// by.
	baseline string
	// ours is the contender in our column. If it is not the usual one, the row
	// shows nobody else but the baseline.
	ours string
}

const (
	ours     = "ours"
	oursBare = "ours-bare"
	oursSend = "ours-transport"
	raw      = "raw"
	json     = "slog-json"
	discard  = "slog-discard"
)

var rows = []row{
	{"Info, 5 attributes", "Info", "", raw, ours},
	{"the same without our Integration", "Info", "", raw, oursBare},
	{"the same against slog.JSONHandler", "Info", "", json, ours},
	{"With(5).WithGroup.With(5), 2 own attributes", "Chain", "", raw, ours},
	{"each further attribute, 1 to 20", "Attrs", "attrs", raw, ours},
	{"each further level of groups, 1 to 5", "Depth", "depth", raw, ours},
	{"Error, counting transport, no breadcrumbs", "Event/breadcrumbs=0", "", raw, ours},
	{"Error, counting transport, 100 breadcrumbs", "Event/breadcrumbs=100", "", raw, ours},
	{"Error, default pipeline, no breadcrumbs", "Pipeline/breadcrumbs=0", "", raw, ours},
	{"Error, default pipeline, 100 breadcrumbs", "Pipeline/breadcrumbs=100", "", raw, ours},
	{"Error, our transport, 100 breadcrumbs", "Pipeline/breadcrumbs=100", "", raw, oursSend},
	{"Error, default pipeline, 100 breadcrumbs sent before", "SameTrail/breadcrumbs=100", "", raw, ours},
	{"each further breadcrumb, 0 to 100", "Pipeline", "breadcrumbs", raw, ours},
	{"Error of a throttled problem, counting transport", "Throttled", "", raw, ours},
	{"below the level, against slog.DiscardHandler", "Below", "", discard, ours},
	{"no DSN, against slog.DiscardHandler", "NoDSN", "", discard, ours},
	{"Info, parallel, one hub", "Parallel/hub=shared", "", raw, ours},
	{"Info, parallel, a hub each", "Parallel/hub=own", "", raw, ours},
}

// columns are the contenders in the order of the table. Others follow.
var columns = []string{raw, ours, "samber", "sentryslog-0.50", "sentryslog-0.47", "zapsentry", json}

// key names a benchmark across modules.
type key struct{ module, path, contender string }

// passes holds the samples of each benchmark, in the order of the passes.
type passes struct {
	samples map[key][]result.Sample
	metric  string
}

func writeTable(w io.Writer, output result.Output, metric string) error {
	all := passes{map[key][]result.Sample{}, metric}
	names := map[string]bool{}
	for _, s := range output.Samples {
		k := key{s.Module, s.Path, s.Contender}
		all.samples[k] = append(all.samples[k], s)
		names[s.Contender] = true
	}
	cols := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !names[c] })
	for _, c := range slices.Sorted(maps.Keys(names)) {
		if !slices.Contains(cols, c) && c != oursBare && c != oursSend {
			cols = append(cols, c)
		}
	}

	var b strings.Builder
	fmt.Fprintf(&b, "| path | %s |\n", strings.Join(cols, " | "))
	fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("---|", len(cols)))
	var spreads []float64
	for _, r := range rows {
		cells := make([]string, len(cols))
		for i, c := range cols {
			cells[i] = r.cell(all, c, &spreads)
		}
		if strings.Join(cells, "") == "" {
			continue
		}
		fmt.Fprintf(&b, "| %s | %s |\n", r.title, strings.Join(cells, " | "))
	}
	what := "time"
	if metric == result.CPU {
		what = "processor time"
	}
	fmt.Fprintf(&b, "\nRatio to the baseline of the same module and SDK version, in parentheses %s and allocations per call; medians of %s", what, plural(all.count(), "pass", "passes"))
	if c := output.Config; c["cpu"] != "" {
		fmt.Fprintf(&b, ", %s/%s, %s, %s", c["goos"], c["goarch"], c["cpu"], c["go"])
	}
	b.WriteString(".\n")
	if all.count() > 3 && len(spreads) > 0 {
		fmt.Fprintf(&b, "Half of the passes lie within ±%.0f %% of the median ratio (median over the cells; ±%.0f %% in the noisiest).\n",
			100*result.Median(spreads), 100*slices.Max(spreads))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cell returns what the row says of the contender in column col, "" for
// nothing. It adds the spread of the ratio to spreads.
func (r row) cell(all passes, col string, spreads *[]float64) string {
	contender := col
	if col == ours {
		contender = r.ours
	} else if (r.ours != ours || r.baseline == json) && col != r.baseline {
		return ""
	}
	if r.baseline == discard && col == raw {
		return ""
	}
	modules := all.modules(contender, r)
	if len(modules) == 0 {
		return ""
	}
	module := modules[0]
	own := all.figures(r, key{module, r.path, contender})
	base := all.figures(r, key{module, r.path, r.baseline})
	text := fmt.Sprintf("%s, %s", duration(result.Median(own.ns)), number(result.Median(own.allocs)))
	if contender == r.baseline {
		return text
	}
	ratios := ratios(own.ns, base.ns)
	if len(ratios) == 0 {
		return text
	}
	m := result.Median(ratios)
	*spreads = append(*spreads, (result.Quantile(ratios, 0.75)-result.Quantile(ratios, 0.25))/2/m)
	text = fmt.Sprintf("**%.2f** (%s)", m, text)
	if own.lossy {
		text += " loses attributes"
	}
	return text
}

// modules returns the modules in which the contender took part in the row. The
// raw call and slog's own handlers take part in several; the root's comes first.
func (p passes) modules(contender string, r row) []string {
	found := map[string]bool{}
	for k := range p.samples {
		if k.contender == contender && (k.path == r.path || r.series != "" && strings.HasPrefix(k.path, r.path+"/"+r.series+"=")) {
			found[k.module] = true
		}
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
}

// figures are the figures of one benchmark, or the slopes of a series, pass by
// pass.
type figures struct {
	ns, allocs []float64
	lossy      bool
}

func (p passes) figures(r row, k key) figures {
	if r.series == "" {
		var f figures
		for _, s := range p.samples[k] {
			f.ns = append(f.ns, s.Metrics[p.metric])
			f.allocs = append(f.allocs, s.Metrics[result.Allocs])
			f.lossy = f.lossy || s.Metrics[result.Lost] > 0
		}
		return f
	}
	var x []float64
	var points []figures
	prefix := r.path + "/" + r.series + "="
	for other := range p.samples {
		at, ok := strings.CutPrefix(other.path, prefix)
		if !ok || other.module != k.module || other.contender != k.contender {
			continue
		}
		n, err := strconv.ParseFloat(at, 64)
		if err != nil {
			continue
		}
		x = append(x, n)
		points = append(points, p.figures(row{}, other))
	}
	var f figures
	for pass := range fewest(points) {
		var ns, allocs []float64
		for _, point := range points {
			ns = append(ns, point.ns[pass])
			allocs = append(allocs, point.allocs[pass])
		}
		f.ns = append(f.ns, result.Slope(x, ns))
		f.allocs = append(f.allocs, result.Slope(x, allocs))
	}
	return f
}

// fewest returns the number of passes that all points have.
func fewest(points []figures) int {
	n := math.MaxInt
	for _, point := range points {
		n = min(n, len(point.ns))
	}
	if len(points) < 2 {
		return 0
	}
	return n
}

// count returns the largest number of passes.
func (p passes) count() int {
	n := 0
	for _, s := range p.samples {
		n = max(n, len(s))
	}
	return n
}

// ratios divides pass by pass: what slows the machine down in one pass slows
// down both.
func ratios(own, base []float64) []float64 {
	var out []float64
	for i := range min(len(own), len(base)) {
		if base[i] != 0 {
			out = append(out, own[i]/base[i])
		}
	}
	return out
}

func duration(ns float64) string {
	switch {
	case math.Abs(ns) < 10:
		return strconv.FormatFloat(ns, 'f', 1, 64) + " ns"
	case math.Abs(ns) < 1000:
		return strconv.FormatFloat(ns, 'f', 0, 64) + " ns"
	default:
		return strconv.FormatFloat(ns/1000, 'f', 1, 64) + " µs"
	}
}

func number(v float64) string {
	if v == math.Trunc(v) {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
