package spool_test

import (
	"testing"
	"time"

	"github.com/sentrylog/sentrylog/transport/spool"
)

// BenchmarkPutRemove measures writing a record of 8 KB and removing it.
func BenchmarkPutRemove(b *testing.B) {
	for name, sync := range map[string]bool{"default": false, "sync": true} {
		b.Run(name, func(b *testing.B) {
			d, err := spool.Open(b.TempDir(), "key", &spool.Options{Sync: sync})
			if err != nil {
				b.Fatal(err)
			}
			defer d.Close()
			record := make([]byte, 8<<10)
			b.ReportAllocs()
			for b.Loop() {
				e, err := d.Put("t", time.Time{}, true, record)
				if err != nil {
					b.Fatal(err)
				}
				d.Remove(e)
			}
		})
	}
}
