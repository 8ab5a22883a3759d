package slogsentry

import "github.com/getsentry/sentry-go"

// looseContext holds the attributes that stand in no group. sentry-go has no
// field for Sentry's older extra data any more; a context of that name is where
// its users look.
const looseContext = "extra"

// groupPrefix goes before group names that Sentry has a meaning for.
const groupPrefix = "slog."

// reservedContexts are the names under which Sentry expects data of its own.
// https://develop.sentry.dev/sdk/data-model/event-payloads/contexts/
var reservedContexts = map[string]bool{
	"app":                     true,
	"browser":                 true,
	"client_os":               true,
	"cloud_resource":          true,
	"culture":                 true,
	"device":                  true,
	"feedback":                true,
	"flags":                   true,
	"gpu":                     true,
	"laravel":                 true,
	"memory_info":             true,
	"missing_instrumentation": true,
	"monitor":                 true,
	"nel":                     true,
	"os":                      true,
	"otel":                    true,
	"performance_score":       true,
	"profile":                 true,
	"raw_description":         true,
	"react":                   true,
	"replay":                  true,
	"reprocessing":            true,
	"response":                true,
	"runtime":                 true,
	"spring":                  true,
	"state":                   true,
	"threadpool_info":         true,
	"trace":                   true,
	"unity":                   true,
	looseContext:              true,
	limitsContext:             true,
	throttleContext:           true,
}

func setContexts(event *sentry.Event, t *tree) {
	if len(t.loose) > 0 {
		event.Contexts[looseContext] = t.loose
	}
	for name, group := range t.groups {
		if reservedContexts[name] {
			name = groupPrefix + name
		}
		event.Contexts[name] = group
	}
}
