package suite

import (
	"io"
	"sync"
	"testing"

	"github.com/getsentry/sentry-go"
)

// Parallel measures records of level Info with five scalar attributes from
// GOMAXPROCS goroutines, on one hub and on a hub for each.
func Parallel(b *testing.B, contenders ...Contender) {
	b.Run("hub=shared", func(b *testing.B) {
		for _, c := range contenders {
			b.Run(c.Name, func(b *testing.B) { sharedHub(b, c) })
		}
	})
	b.Run("hub=own", func(b *testing.B) {
		for _, c := range contenders {
			b.Run(c.Name, func(b *testing.B) { ownHubs(b, c) })
		}
	})
}

func sharedHub(b *testing.B, c Contender) {
	check(b, c, c.Info, wantScalars, Logger.Info)
	r := newRig(b, c, counting)
	log := c.New(r.target())
	b.ReportAllocs()
	b.ResetTimer()
	watch := startWatch()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			log.Info()
		}
	})
	b.StopTimer()
	watch.stop()
	watch.report(b, b.N)
	r.checkCount(b, c, c.Info, b.N)
}

func ownHubs(b *testing.B, c Contender) {
	check(b, c, c.Info, wantScalars, Logger.Info)
	r := newRig(b, c, counting)
	shared := c.New(r.target())
	var (
		mu     sync.Mutex
		logged = map[*sentry.Hub]int{}
	)
	b.ReportAllocs()
	b.ResetTimer()
	watch := startWatch()
	b.RunParallel(func(pb *testing.PB) {
		hub := r.hub.Clone()
		log := shared.On(on(hub, io.Discard))
		n := 0
		for pb.Next() {
			log.Info()
			n++
		}
		mu.Lock()
		logged[hub] = n
		mu.Unlock()
	})
	b.StopTimer()
	watch.stop()
	watch.report(b, b.N)
	if c.Info == Event {
		r.checkCount(b, c, c.Info, b.N)
		return
	}
	for hub, n := range logged {
		(&rig{hub: hub, sent: r.sent}).checkCount(b, c, c.Info, n)
	}
}
