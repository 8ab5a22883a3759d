package main

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/sentrylog/sentrylog/bench/internal/load"
)

// arrivals is what the endpoint has received and accepted.
type arrivals struct {
	requests   int // refused ones too
	events     int // of the storm, each counted once
	duplicates int
	suppressed int // calls that events say were held back
	foreign    int // events that are none of the storm's calls and tell of none
	problems   int // distinct ones among the events
	// calls tells which calls arrived, by goroutine.
	calls [][]bool
}

// ledger books what arrives.
type ledger struct {
	arrivals
	seen map[int]bool // problems
}

func newLedger(cfg config) *ledger {
	l := &ledger{seen: map[int]bool{}}
	l.calls = make([][]bool, cfg.Goroutines)
	for g := range l.calls {
		l.calls[g] = make([]bool, cfg.PerGoroutine())
	}
	return l
}

// add books the events of an envelope.
func (l *ledger) add(envelope []byte) {
	_, rest := cutLine(envelope)
	for len(rest) > 0 {
		var line, payload []byte
		line, rest = cutLine(rest)
		var header struct {
			Type   string
			Length *int
		}
		if len(line) == 0 || json.Unmarshal(line, &header) != nil {
			continue
		}
		if n := header.Length; n != nil && *n >= 0 && *n <= len(rest) {
			payload, rest = rest[:*n], bytes.TrimPrefix(rest[*n:], []byte("\n"))
		} else {
			payload, rest = cutLine(rest)
		}
		if header.Type == "event" {
			l.event(payload)
		}
	}
}

func cutLine(b []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(b, []byte("\n"))
	return line, rest
}

// event books one event by the text of its exceptions. Breadcrumbs do not
// count: they may tell of calls that were suppressed.
func (l *ledger) event(payload []byte) {
	var event struct {
		Exception json.RawMessage
		Tags      struct{ Suppressed string }
	}
	if json.Unmarshal(payload, &event) != nil {
		l.foreign++
		return
	}
	problem, g, call, ok := parseMark(string(event.Exception))
	held, err := strconv.Atoi(event.Tags.Suppressed)
	if err == nil && (!ok || !l.arrived(g, call)) {
		l.suppressed += held
		if !ok {
			return // a report on what was held back
		}
	}
	if !ok || g >= len(l.calls) || call >= len(l.calls[g]) {
		l.foreign++
		return
	}
	if l.arrived(g, call) {
		l.duplicates++
		return
	}
	l.calls[g][call] = true
	l.events++
	if !l.seen[problem] {
		l.seen[problem] = true
		l.problems++
	}
}

func (l *ledger) arrived(g, call int) bool {
	return g < len(l.calls) && call < len(l.calls[g]) && l.calls[g][call]
}

// parseMark finds the numbers behind the mark.
func parseMark(text string) (problem, goroutine, call int, ok bool) {
	_, text, ok = strings.Cut(text, load.Mark)
	if !ok {
		return 0, 0, 0, false
	}
	text, _, ok = strings.Cut(text, ".")
	parts := strings.Split(text, "/")
	if !ok || len(parts) != 3 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	return n[0], n[1], n[2], true
}

// tenths returns how many events of each tenth of the storm arrived.
func (a arrivals) tenths() [10]int {
	var n [10]int
	for _, calls := range a.calls {
		for i, arrived := range calls {
			if arrived {
				n[i*10/len(calls)]++
			}
		}
	}
	return n
}

// since returns how many events arrived from the given call of each goroutine
// on.
func (a arrivals) since(first []int) int {
	n := 0
	for g, calls := range a.calls {
		if g >= len(first) {
			continue
		}
		for _, arrived := range calls[first[g]:] {
			if arrived {
				n++
			}
		}
	}
	return n
}

// last returns how many of the last n calls arrived, n/len(calls) of each
// goroutine.
func (a arrivals) last(n int) int {
	first := make([]int, len(a.calls))
	for g, calls := range a.calls {
		first[g] = max(0, len(calls)-n/len(a.calls))
	}
	return a.since(first)
}
