package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRun(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "bench.txt"), filepath.Join(dir, "cost.svg")
	var text strings.Builder
	text.WriteString("pkg: github.com/sentrylog/sentrylog/bench\n")
	for pass := range 3 {
		for _, c := range []string{"raw", "ours", "samber"} {
			for n := 0; n <= 20; n += 5 {
				fmt.Fprintf(&text, "BenchmarkAttrs/attrs=%d/%s-2 1 %d ns/op\n", n, c, 500+n*50+pass)
				fmt.Fprintf(&text, "BenchmarkPipeline/breadcrumbs=%d/%s-2 1 %d ns/op\n", n*5, c, 70_000+n*9000+pass)
			}
		}
	}
	if err := os.WriteFile(in, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(in, out, "ns/op"); err != nil {
		t.Fatal(err)
	}
	svg, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	checkXML(t, svg)
	for _, want := range []string{"sentrylog", "SDK by hand", "samber (event)", "attributes", "breadcrumbs on the scope"} {
		if n := bytes.Count(svg, []byte(">"+want+"<")); n == 0 {
			t.Errorf("picture does not name %q", want)
		}
	}
	if got, want := bytes.Count(svg, []byte(`class="line `)), 6; got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}

func checkXML(t *testing.T, svg []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestRunWithoutSeries(t *testing.T) {
	in := filepath.Join(t.TempDir(), "bench.txt")
	if err := os.WriteFile(in, []byte("pkg: bench\nBenchmarkInfo/raw-2 1 7 ns/op\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(in, filepath.Join(t.TempDir(), "x.svg"), "ns/op"); err == nil || !strings.Contains(err.Error(), "attributes") {
		t.Errorf("error %v, want one that names what is missing", err)
	}
}

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		name string
		s    scale
		want []float64
	}{
		{"linear", scale{lo: 0, hi: 100}, []float64{0, 20, 40, 60, 80, 100}},
		{"linear beyond the last", scale{lo: 0, hi: 532}, []float64{0, 200, 400}},
		{"log", scale{lo: 200, hi: 20_000, log: true}, []float64{200, 500, 1000, 2000, 5000, 10_000, 20_000}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.s.ticks(5)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestScale(t *testing.T) {
	s := scale{lo: 100, hi: 10_000, from: 300, to: 100, log: true}
	for v, want := range map[float64]float64{100: 300, 1000: 200, 10_000: 100} {
		if got := s.at(v); got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%v is at %v, want %v", v, got, want)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, tt := range []struct {
		name string
		at   []float64
		want []float64
	}{
		{"apart", []float64{10, 50, 30}, []float64{10, 50, 30}},
		{"two at one place", []float64{20, 20}, []float64{15, 25}},
		{"pushed into a third", []float64{20, 22, 31}, []float64{14.333, 24.333, 34.333}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := spread(tt.at, 10)
			for i := range got {
				if d := got[i] - tt.want[i]; d > 0.01 || d < -0.01 {
					t.Fatalf("got %v, want %v", got, tt.want)
				}
			}
			slices.Sort(got)
			for i := 1; i < len(got); i++ {
				if got[i]-got[i-1] < 9.999 {
					t.Errorf("labels overlap: %v", got)
				}
			}
		})
	}
}

func TestDuration(t *testing.T) {
	for ns, want := range map[float64]string{0: "0", 200: "200 ns", 2000: "2 µs", 250_000: "250 µs", 2e6: "2 ms"} {
		if got := duration(ns); got != want {
			t.Errorf("%v ns is written %q, want %q", ns, got, want)
		}
	}
}
