package suite

import (
	"github.com/getsentry/sentry-go"
)

// Raw returns the baseline: what one would write against the SDK by hand, with
// the same data and nothing filtered.
func Raw() Contender {
	return Contender{
		Name:  "raw",
		New:   func(t Target) Logger { return raw{t.Hub} },
		Info:  Breadcrumb,
		Error: Event,
	}
}

type raw struct{ hub *sentry.Hub }

func (raw) On(t Target) Logger { return raw{t.Hub} }

// Debug does nothing: by hand, one writes no call for what is not wanted.
func (raw) Debug() {}

func (r raw) Info() {
	r.add(map[string]any{
		"order_id": order.ID,
		"items":    order.Items,
		"express":  order.Express,
		"took":     order.Took,
		"total":    order.Total,
	})
}

func (r raw) InfoAttrs(n int) {
	data := make(map[string]any, n)
	for i := range n {
		putScalar(data, i)
	}
	r.add(data)
}

func (r raw) InfoNested(depth int) {
	r.add(map[string]any{levels[0]: nestedMap(0, depth)})
}

func (r raw) Chain() func() {
	return func() {
		r.add(map[string]any{
			"order_id": order.ID,
			"items":    order.Items,
			"express":  order.Express,
			"took":     order.Took,
			"total":    order.Total,
			"request": map[string]any{
				"order_id": order.ID,
				"items":    order.Items,
				"express":  order.Express,
				"took":     order.Took,
				"total":    order.Total,
				"prior":    order.Prior,
				"attempt":  order.Attempt,
			},
		})
	}
}

func (r raw) add(data map[string]any) {
	r.hub.AddBreadcrumb(&sentry.Breadcrumb{
		Category: "slog",
		Level:    sentry.LevelInfo,
		Message:  Message,
		Data:     data,
	}, nil)
}

func (r raw) Error(err error) {
	event := r.hub.Client().EventFromException(err, sentry.LevelError)
	event.Message = Message
	event.Contexts["order"] = map[string]any{
		"order_id": order.ID,
		"items":    order.Items,
		"express":  order.Express,
		"took":     order.Took,
		"total":    order.Total,
		"customer": map[string]any{
			"id":      order.Customer.ID,
			"plan":    order.Customer.Plan,
			"country": order.Customer.Country,
		},
		"cart": order.Cart,
	}
	r.hub.CaptureEvent(event)
}
