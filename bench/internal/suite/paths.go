package suite

import (
	"fmt"
	"testing"
)

// InfoRecord measures a record of level Info with five scalar attributes.
func InfoRecord(b *testing.B, contenders ...Contender) {
	for _, c := range contenders {
		b.Run(c.Name, func(b *testing.B) {
			info(b, c, wantScalars, Logger.Info)
		})
	}
}

// Chain measures a record of level Info with two attributes of its own, behind
// With of five, WithGroup and With of five.
func Chain(b *testing.B, contenders ...Contender) {
	for _, c := range contenders {
		b.Run(c.Name, func(b *testing.B) {
			lost := check(b, c, c.Info, wantChain, func(l Logger) { l.Chain()() })
			r := newRig(b, c, counting)
			call := c.New(r.target()).Chain()
			b.ReportAllocs()
			watch := startWatch()
			for b.Loop() {
				call()
			}
			watch.stop()
			watch.report(b, b.N)
			r.checkCount(b, c, c.Info, b.N)
			reportLost(b, lost)
		})
	}
}

// Attrs measures a record of level Info over the number of its attributes.
func Attrs(b *testing.B, contenders ...Contender) {
	for _, n := range []int{1, 2, 3, 4, 5, 6, 8, 10, 15, 20} {
		for _, c := range contenders {
			b.Run(fmt.Sprintf("attrs=%d/%s", n, c.Name), func(b *testing.B) {
				info(b, c, wantAttrs(n), func(l Logger) { l.InfoAttrs(n) })
			})
		}
	}
}

// Depth measures a record of level Info over the depth of its groups.
func Depth(b *testing.B, contenders ...Contender) {
	for depth := 1; depth <= len(levels); depth++ {
		for _, c := range contenders {
			b.Run(fmt.Sprintf("depth=%d/%s", depth, c.Name), func(b *testing.B) {
				info(b, c, wantDepth(depth), func(l Logger) { l.InfoNested(depth) })
			})
		}
	}
}

func info(b *testing.B, c Contender, want []string, work func(Logger)) {
	lost := check(b, c, c.Info, want, work)
	r := newRig(b, c, counting)
	log := c.New(r.target())
	b.ReportAllocs()
	watch := startWatch()
	for b.Loop() {
		work(log)
	}
	watch.stop()
	watch.report(b, b.N)
	r.checkCount(b, c, c.Info, b.N)
	reportLost(b, lost)
}

// Below measures a record below the level.
func Below(b *testing.B, contenders ...Contender) {
	for _, c := range contenders {
		b.Run(c.Name, func(b *testing.B) {
			r := newRig(b, c, counting)
			log := c.New(r.target())
			b.ReportAllocs()
			watch := startWatch()
			for b.Loop() {
				log.Debug()
			}
			watch.stop()
			watch.report(b, b.N)
			if n := len(r.trail()); n != 0 {
				b.Fatalf("%d breadcrumbs of records below the level", n)
			}
			r.checkCount(b, c, Event, 1) // the probe alone
		})
	}
}

// NoDSN measures a record of level Info with five scalar attributes where
// Sentry is off, because the client has no DSN.
func NoDSN(b *testing.B, contenders ...Contender) {
	for _, c := range contenders {
		b.Run(c.Name, func(b *testing.B) {
			r := newRig(b, c, none)
			log := c.New(r.target())
			b.ReportAllocs()
			watch := startWatch()
			for b.Loop() {
				log.Info()
			}
			watch.stop()
			watch.report(b, b.N)
		})
	}
}

func reportLost(b *testing.B, lost int) {
	if lost > 0 {
		b.ReportMetric(float64(lost), "lost/op")
	}
}
