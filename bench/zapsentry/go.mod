module github.com/sentrylog/sentrylog/bench/zapsentry

go 1.26

replace github.com/sentrylog/sentrylog => ../..

// The root module, whose package bench/internal/suite is compiled here, asks for a newer
// sentry-go; this one is what the contender runs on.
replace github.com/getsentry/sentry-go => github.com/getsentry/sentry-go v0.45.1

require (
	github.com/TheZeroSlave/zapsentry v1.23.0
	github.com/getsentry/sentry-go v0.50.0
	github.com/sentrylog/sentrylog v0.0.0-00010101000000-000000000000
	go.uber.org/zap v1.24.0
)

require (
	go.uber.org/atomic v1.7.0 // indirect
	go.uber.org/multierr v1.6.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
	golang.org/x/text v0.41.0 // indirect
)
