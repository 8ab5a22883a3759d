package zapsentry

import (
	"log/slog"

	"github.com/TheZeroSlave/zapsentry"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
)

// logger logs with zap what the other contenders log with slog.
type logger struct{ log *zap.Logger }

func (l logger) On(t suite.Target) suite.Logger {
	return logger{l.log.With(zapsentry.NewScopeFromScope(t.Hub.Scope()))}
}

func (l logger) Debug() {
	order := suite.Placed()
	l.log.Debug(suite.Message,
		zap.String("order_id", order.ID),
		zap.Int("items", order.Items),
		zap.Bool("express", order.Express),
		zap.Duration("took", order.Took),
		zap.Float64("total", order.Total),
	)
}

func (l logger) Info() {
	order := suite.Placed()
	l.log.Info(suite.Message,
		zap.String("order_id", order.ID),
		zap.Int("items", order.Items),
		zap.Bool("express", order.Express),
		zap.Duration("took", order.Took),
		zap.Float64("total", order.Total),
	)
}

func (l logger) InfoAttrs(n int) {
	var buf [suite.MaxAttrs]zap.Field
	for i := range n {
		buf[i] = field(suite.Scalar(i))
	}
	l.log.Info(suite.Message, buf[:n]...)
}

func field(a slog.Attr) zap.Field {
	switch a.Value.Kind() {
	case slog.KindString:
		return zap.String(a.Key, a.Value.String())
	case slog.KindInt64:
		return zap.Int64(a.Key, a.Value.Int64())
	case slog.KindBool:
		return zap.Bool(a.Key, a.Value.Bool())
	case slog.KindDuration:
		return zap.Duration(a.Key, a.Value.Duration())
	default:
		return zap.Float64(a.Key, a.Value.Float64())
	}
}

func (l logger) InfoNested(depth int) {
	l.log.Info(suite.Message, levels{0, depth}.field())
}

// levels is the groups in each other from level i to depth-1.
type levels struct{ i, depth int }

func (l levels) field() zap.Field {
	key, _ := suite.Level(l.i)
	return zap.Object(key, l)
}

func (l levels) MarshalLogObject(enc zapcore.ObjectEncoder) error {
	_, value := suite.Level(l.i)
	enc.AddString("value", value)
	if l.i < l.depth-1 {
		levels{l.i + 1, l.depth}.field().AddTo(enc)
	}
	return nil
}

func (l logger) Error(err error) {
	order := suite.Placed()
	l.log.Error(suite.Message,
		zap.Error(err),
		zap.String("order_id", order.ID),
		zap.Int("items", order.Items),
		zap.Bool("express", order.Express),
		zap.Duration("took", order.Took),
		zap.Float64("total", order.Total),
		zap.Object("customer", customer(order.Customer)),
		zap.Any("cart", order.Cart),
	)
}

type customer suite.Customer

func (c customer) MarshalLogObject(enc zapcore.ObjectEncoder) error {
	enc.AddString("id", c.ID)
	enc.AddString("plan", c.Plan)
	enc.AddString("country", c.Country)
	return nil
}

func (l logger) Chain() func() {
	order := suite.Placed()
	scalars := []zap.Field{
		zap.String("order_id", order.ID),
		zap.Int("items", order.Items),
		zap.Bool("express", order.Express),
		zap.Duration("took", order.Took),
		zap.Float64("total", order.Total),
	}
	log := l.log.With(scalars...).With(append([]zap.Field{zap.Namespace("request")}, scalars...)...)
	return func() {
		log.Info(suite.Message,
			zap.String("prior", order.Prior),
			zap.Int("attempt", order.Attempt),
		)
	}
}
