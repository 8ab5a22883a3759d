package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// lastCalls is how many calls at the end of the storm are looked at on their
// own.
const lastCalls = 1000

func writeTable(w io.Writer, cfg config, fault string, results []outcome) error {
	var b strings.Builder
	hubs := "with a hub each"
	if cfg.Shared {
		hubs = "on one hub"
	}
	fmt.Fprintf(&b, "\n%s errors of %d problems from %d goroutines %s%s, endpoint: %s\n\n",
		thousands(cfg.PerGoroutine()*cfg.Goroutines), cfg.Problems, cfg.Goroutines, hubs, rate(cfg.Rate), state(cfg, fault))
	line := func(title string, cell func(outcome) string) {
		fmt.Fprintf(&b, "| %s |", title)
		for _, r := range results {
			text := cell(r)
			if r.killed && text == "" {
				text = "killed"
			}
			fmt.Fprintf(&b, " %s |", text)
		}
		b.WriteString("\n")
	}
	line("", func(r outcome) string { return r.contender })
	fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("---|", len(results)))

	calls := cfg.PerGoroutine() * cfg.Goroutines
	// measured is for what a process reports that may have been killed.
	measured := func(title string, cell func(outcome) string) {
		line(title, func(r outcome) string {
			if r.killed {
				return ""
			}
			return cell(r)
		})
	}
	measured("calls a second", func(r outcome) string {
		return thousands(int(float64(calls) / r.Storm.Seconds()))
	})
	measured("CPU a call, during the storm", func(r outcome) string { return short(r.CPU / time.Duration(calls)) })
	measured("CPU a call, with delivery", func(r outcome) string { return short(r.TotalCPU / time.Duration(calls)) })
	measured("a call takes: median", func(r outcome) string { return short(r.P50) })
	measured("p99", func(r outcome) string { return short(r.P99) })
	measured("p99.9", func(r outcome) string { return short(r.P999) })
	measured("longest", func(r outcome) string { return short(r.Max) })
	measured("peak RSS", func(r outcome) string { return megabytes(r.PeakRSS) })
	line("events arrived", func(r outcome) string { return thousands(r.events) })
	line("told as suppressed", func(r outcome) string { return thousands(r.suppressed) })
	line("distinct problems arrived", func(r outcome) string { return fmt.Sprintf("%d of %d", r.problems, min(cfg.Problems, calls)) })
	line("events of each tenth of the storm", func(r outcome) string {
		return strings.Trim(fmt.Sprint(r.tenths()), "[]")
	})
	measured("events of its last second", func(r outcome) string { return thousands(r.since(r.LastSecond)) })
	line(fmt.Sprintf("events of the last %s calls", thousands(lastCalls)), func(r outcome) string { return thousands(r.last(lastCalls)) })
	line("twice", func(r outcome) string { return thousands(r.duplicates) })
	line("other events", func(r outcome) string { return thousands(r.foreign) })
	line("requests", func(r outcome) string { return thousands(r.requests) })
	measured("delivery after the last call", func(r outcome) string {
		said := "reports success"
		if !r.DeliveryOK {
			said = "reports failure"
		}
		return short(r.Delivery) + ", " + said
	})
	for _, r := range results {
		if len(r.Stats) > 0 {
			fmt.Fprintf(&b, "\n%s has counted: `%s`\n", r.contender, r.Stats)
		}
		if len(r.second) > 0 {
			fmt.Fprintf(&b, "\n%s has counted after the restart: `%s`\n", r.contender, r.second)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func rate(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %s a second", thousands(n))
}

func state(cfg config, fault string) string {
	text := map[string]string{
		"none":  "answers after " + cfg.delay.String(),
		"down":  "refuses connections",
		"hang":  "accepts and never answers",
		"429":   "answers 429, Retry-After 60",
		"503":   "answers 503",
		"reset": "resets each connection",
	}[fault]
	if cfg.heal > 0 && fault != "none" {
		text += ", healthy after " + cfg.heal.String()
	}
	if cfg.kill > 0 {
		text += "; processes killed after " + cfg.kill.String()
	}
	if cfg.restart > 0 {
		text += fmt.Sprintf("; started again when it is healthy, for %v", cfg.restart)
	}
	return text
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// short writes a duration with three digits or less.
func short(d time.Duration) string {
	for _, unit := range []time.Duration{time.Second, time.Millisecond, time.Microsecond} {
		if d >= unit {
			return d.Round(unit / 10).String()
		}
	}
	return d.String()
}

func megabytes(n int64) string {
	if n == 0 {
		return "unknown"
	}
	return fmt.Sprintf("%d MB", (n+(1<<19))>>20)
}
