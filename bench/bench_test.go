package bench

import (
	"testing"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
)

// everywhere returns the contenders that take part in every path.
func everywhere(more ...suite.Contender) []suite.Contender {
	return append([]suite.Contender{suite.Raw(), ours(), samber(), suite.JSON()}, more...)
}

func BenchmarkInfo(b *testing.B) {
	suite.InfoRecord(b, everywhere(oursBare(), suite.Frontend())...)
}

func BenchmarkChain(b *testing.B) {
	suite.Chain(b, everywhere(oursBare(), suite.Frontend())...)
}

func BenchmarkAttrs(b *testing.B) { suite.Attrs(b, everywhere()...) }

func BenchmarkDepth(b *testing.B) { suite.Depth(b, everywhere()...) }

func BenchmarkEvent(b *testing.B) { suite.CountedEvent(b, everywhere()...) }

func BenchmarkPipeline(b *testing.B) { suite.PipelineEvent(b, everywhere(oursTransport())...) }

func BenchmarkSameTrail(b *testing.B) {
	suite.PipelineSameTrail(b, everywhere(oursTransport())...)
}

func BenchmarkThrottled(b *testing.B) {
	suite.Repeated(b, suite.Raw(), oursThrottled(), suite.Frontend())
}

func BenchmarkBelow(b *testing.B) {
	suite.Below(b, everywhere(suite.Discard())...)
}

func BenchmarkNoDSN(b *testing.B) {
	suite.NoDSN(b, everywhere(suite.Discard())...)
}

func BenchmarkParallel(b *testing.B) { suite.Parallel(b, everywhere()...) }
