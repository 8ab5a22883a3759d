package sentrytest_test

import (
	"testing"

	"github.com/sentrylog/sentrylog/internal/leaktest"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m, leaktest.Options()...) }
