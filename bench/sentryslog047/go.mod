module github.com/sentrylog/sentrylog/bench/sentryslog047

go 1.26

replace github.com/sentrylog/sentrylog => ../..

// The root module, whose package bench/internal/suite is compiled here, asks for a newer
// sentry-go; this one is what the contender runs on.
replace github.com/getsentry/sentry-go => github.com/getsentry/sentry-go v0.47.0

require (
	github.com/getsentry/sentry-go v0.50.0
	github.com/getsentry/sentry-go/slog v0.47.0
	github.com/sentrylog/sentrylog v0.0.0-00010101000000-000000000000
)

require (
	golang.org/x/sys v0.47.0 // indirect
	golang.org/x/text v0.41.0 // indirect
)
