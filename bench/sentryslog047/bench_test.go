package sentryslog047

import (
	"log/slog"
	"testing"

	"github.com/getsentry/sentry-go"
	sentryslog "github.com/getsentry/sentry-go/slog"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
)

func contender() suite.Contender {
	return suite.Slog(suite.Contender{
		Name: "sentryslog-0.47",
		Info: suite.Log, Error: suite.Event,
	}, func(t suite.Target) slog.Handler {
		return sentryslog.Option{
			// Errors become events and not, as they would by default, logs too.
			EventLevel: []slog.Level{slog.LevelError},
			LogLevel:   []slog.Level{slog.LevelInfo, slog.LevelWarn},
		}.NewSentryHandler(t.Ctx)
	})
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
	if got, want := sentry.SDKVersion, "0.47.0"; got != want {
		t.Errorf("compiled against sentry-go %s, want %s", got, want)
	}
}
