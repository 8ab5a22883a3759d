module github.com/sentrylog/sentrylog

go 1.26

require (
	github.com/caarlos0/env/v10 v10.0.0
	github.com/getsentry/sentry-go v0.50.0
	github.com/google/go-cmp v0.7.0
	github.com/samber/slog-sentry/v2 v2.10.3
	go.uber.org/goleak v1.3.0
)

require (
	github.com/samber/lo v1.53.0 // indirect
	github.com/samber/slog-common v0.21.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
	golang.org/x/text v0.41.0 // indirect
)
