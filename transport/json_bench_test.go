package transport

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/getsentry/sentry-go"
)

// BenchmarkEventJSON compares the encoding of an error event with the SDK's.
func BenchmarkEventJSON(b *testing.B) {
	for _, n := range []int{0, 100} {
		event := sentry.NewEvent()
		event.SetException(errors.New("card declined"), -1)
		event.Exception[0].Stacktrace = sentry.NewStacktrace()
		event.Contexts["extra"] = sentry.Context{"order_id": "o-1", "items": 3, "express": true, "total": 129.95}
		for range n {
			event.Breadcrumbs = append(event.Breadcrumbs, &sentry.Breadcrumb{
				Category: "slog", Message: "order received", Level: sentry.LevelInfo, Timestamp: time.Now(),
				Data: map[string]any{"order_id": "o-1", "items": 3, "express": true, "took": 1500 * time.Millisecond, "total": 129.95},
			})
		}
		for name, encode := range map[string]func(*sentry.Event) ([]byte, error){
			"sdk": (*sentry.Event).MarshalJSON, "ours": func(e *sentry.Event) ([]byte, error) { return marshalEvent(e, nil) },
		} {
			b.Run(fmt.Sprintf("breadcrumbs=%d/%s", n, name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := encode(event); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
