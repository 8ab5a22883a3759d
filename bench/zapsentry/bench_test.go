package zapsentry

import (
	"testing"

	"github.com/TheZeroSlave/zapsentry"
	"github.com/getsentry/sentry-go"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
)

func contender() suite.Contender {
	return suite.Contender{
		Name: "zapsentry",
		Info: suite.Breadcrumb, Error: suite.Event,
		New: func(t suite.Target) suite.Logger {
			core, err := zapsentry.NewCore(zapsentry.Configuration{
				Level:             zapcore.ErrorLevel,
				EnableBreadcrumbs: true,
				BreadcrumbLevel:   zapcore.InfoLevel,
				Hub:               t.Hub,
			}, zapsentry.NewSentryClientFromClient(t.Hub.Client()))
			if err != nil {
				panic(err)
			}
			return logger{zap.New(core)}
		},
	}
}

func all(more ...suite.Contender) []suite.Contender {
	return append([]suite.Contender{suite.Raw(), contender()}, more...)
}

func BenchmarkInfo(b *testing.B)      { suite.InfoRecord(b, all()...) }
func BenchmarkChain(b *testing.B)     { suite.Chain(b, all()...) }
func BenchmarkAttrs(b *testing.B)     { suite.Attrs(b, all()...) }
func BenchmarkDepth(b *testing.B)     { suite.Depth(b, all()...) }
func BenchmarkEvent(b *testing.B)     { suite.CountedEvent(b, all()...) }
func BenchmarkPipeline(b *testing.B)  { suite.PipelineEvent(b, all()...) }
func BenchmarkSameTrail(b *testing.B) { suite.PipelineSameTrail(b, all()...) }
func BenchmarkBelow(b *testing.B)     { suite.Below(b, all(suite.Discard())...) }
func BenchmarkNoDSN(b *testing.B)     { suite.NoDSN(b, all(suite.Discard())...) }
func BenchmarkParallel(b *testing.B)  { suite.Parallel(b, all()...) }

func TestSDKVersion(t *testing.T) {
	if got, want := sentry.SDKVersion, "0.45.1"; got != want {
		t.Errorf("compiled against sentry-go %s, want %s", got, want)
	}
}
