package bench

import (
	"log/slog"
	"testing"

	slogsentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/bench/internal/suite"
	ourhandler "github.com/sentrylog/sentrylog/slogsentry"
)

// The README compares these; its other two columns are tested in the modules
// sentryslog and zapsentry.

func TestTraits(t *testing.T) {
	got := suite.Probe(t, ours(), func(t suite.Target) suite.Prober {
		return suite.SlogProber(t.Ctx, ourhandler.NewHandler(nil))
	})
	suite.RequireTraits(t, got, suite.Traits{
		Issue: true, Breadcrumb: true, Groups: true, Filtered: true,
		TypedNil: true, BesideNaN: true, OwnLine: true, HotErrorCut: true,
	})
}

func TestTraitsOfSamber(t *testing.T) {
	got := suite.Probe(t, samber(), func(t suite.Target) suite.Prober {
		return suite.SlogProber(t.Ctx, slogsentry.Option{Level: slog.LevelInfo, Hub: t.Hub}.NewSentryHandler())
	})
	suite.RequireTraits(t, got, suite.Traits{Issue: true})
}
