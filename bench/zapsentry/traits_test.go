package zapsentry

import (
	"log/slog"
	"testing"

	"github.com/TheZeroSlave/zapsentry"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
)

type prober struct{ log *zap.Logger }

func (p prober) Info(message string) { p.log.Info(message) }
func (p prober) Error(message string, attrs ...slog.Attr) {
	p.log.Error(message, fields(attrs)...)
}
func (p prober) InGroup(group, message string, attrs ...slog.Attr) {
	p.log.With(zap.Namespace(group)).Error(message, fields(attrs)...)
}

func fields(attrs []slog.Attr) []zap.Field {
	list := make([]zap.Field, len(attrs))
	for i, a := range attrs {
		list[i] = zap.Any(a.Key, a.Value.Any())
	}
	return list
}

func TestTraits(t *testing.T) {
	got := suite.Probe(t, contender(), func(t suite.Target) suite.Prober {
		core, err := zapsentry.NewCore(zapsentry.Configuration{
			Level:             zapcore.ErrorLevel,
			EnableBreadcrumbs: true,
			BreadcrumbLevel:   zapcore.InfoLevel,
			Hub:               t.Hub,
		}, zapsentry.NewSentryClientFromClient(t.Hub.Client()))
		if err != nil {
			panic(err)
		}
		return prober{zap.New(core)}
	})
	suite.RequireTraits(t, got, suite.Traits{Issue: true, Groups: true})
}
