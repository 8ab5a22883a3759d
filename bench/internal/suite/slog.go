package suite

import (
	"context"
	"log/slog"
)

// Slog returns the contender that logs through the handler that handler
// returns.
func Slog(c Contender, handler func(t Target) slog.Handler) Contender {
	c.New = func(t Target) Logger { return slogger{t.Ctx, slog.New(handler(t))} }
	return c
}

// JSON returns log/slog's own JSON handler.
func JSON() Contender {
	return Slog(Contender{Name: "slog-json", Info: Line, Error: Line}, func(t Target) slog.Handler {
		return slog.NewJSONHandler(t.Out, nil)
	})
}

// Frontend returns a handler that takes every record and does nothing with it:
// the share of log/slog itself.
func Frontend() Contender {
	return Slog(Contender{Name: "slog-frontend"}, func(Target) slog.Handler { return frontend{} })
}

type frontend struct{}

func (frontend) Enabled(context.Context, slog.Level) bool  { return true }
func (frontend) Handle(context.Context, slog.Record) error { return nil }
func (frontend) WithAttrs([]slog.Attr) slog.Handler        { return frontend{} }
func (frontend) WithGroup(string) slog.Handler             { return frontend{} }

// Discard returns slog.DiscardHandler, which is enabled for nothing: the least
// that a call of slog can cost.
func Discard() Contender {
	return Slog(Contender{Name: "slog-discard"}, func(Target) slog.Handler { return slog.DiscardHandler })
}

type slogger struct {
	ctx context.Context
	log *slog.Logger
}

func (l slogger) On(t Target) Logger { return slogger{t.Ctx, l.log} }

func (l slogger) Debug() { l.five(slog.LevelDebug) }
func (l slogger) Info()  { l.five(slog.LevelInfo) }

func (l slogger) five(level slog.Level) {
	l.log.LogAttrs(l.ctx, level, Message,
		slog.String("order_id", order.ID),
		slog.Int("items", order.Items),
		slog.Bool("express", order.Express),
		slog.Duration("took", order.Took),
		slog.Float64("total", order.Total),
	)
}

func (l slogger) InfoAttrs(n int) {
	var buf [MaxAttrs]slog.Attr
	for i := range n {
		buf[i] = Scalar(i)
	}
	l.log.LogAttrs(l.ctx, slog.LevelInfo, Message, buf[:n]...)
}

func (l slogger) InfoNested(depth int) {
	l.log.LogAttrs(l.ctx, slog.LevelInfo, Message, nested(0, depth))
}

func (l slogger) Error(err error) {
	l.log.LogAttrs(l.ctx, slog.LevelError, Message,
		slog.Any("error", err),
		slog.String("order_id", order.ID),
		slog.Int("items", order.Items),
		slog.Bool("express", order.Express),
		slog.Duration("took", order.Took),
		slog.Float64("total", order.Total),
		slog.GroupAttrs("customer",
			slog.String("id", order.Customer.ID),
			slog.String("plan", order.Customer.Plan),
			slog.String("country", order.Customer.Country),
		),
		slog.Any("cart", order.Cart),
	)
}

func (l slogger) Chain() func() {
	scalars := []any{
		slog.String("order_id", order.ID),
		slog.Int("items", order.Items),
		slog.Bool("express", order.Express),
		slog.Duration("took", order.Took),
		slog.Float64("total", order.Total),
	}
	log := l.log.With(scalars...).WithGroup("request").With(scalars...)
	return func() {
		log.LogAttrs(l.ctx, slog.LevelInfo, Message,
			slog.String("prior", order.Prior),
			slog.Int("attempt", order.Attempt),
		)
	}
}
