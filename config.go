package sentrylog

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path"
	"reflect"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/caarlos0/env/v10"
)

// Config is what Init reads from the environment. Each field names its
// variable. Values are trimmed; an empty variable counts as not set.
type Config struct {
	// DSN says where to send: https://PUBLIC_KEY@HOST/PROJECT_ID. Empty means
	// Sentry is off.
	DSN string `env:"SENTRY_DSN"`

	// Environment is the deployment's name. Default development.
	Environment string `env:"SENTRY_ENVIRONMENT" envDefault:"development"`

	// Release is the version of the application. Default: the VCS revision or
	// the module version in the build info, or else unknown.
	Release string `env:"SENTRY_RELEASE"`

	// SampleRate is the share of events to send, from 0, none, to 1, all.
	// Default 1.
	SampleRate float64 `env:"SENTRY_SAMPLE_RATE" envDefault:"1.0"`

	// TracesSampleRate is the share of traces to send, from 0, none, to 1, all.
	// Default 0.1.
	TracesSampleRate float64 `env:"SENTRY_TRACES_SAMPLE_RATE" envDefault:"0.1"`

	// ProfilesSampleRate is validated and has no effect: sentry-go has no
	// profiler since version 0.31. Default 0.1.
	ProfilesSampleRate float64 `env:"SENTRY_PROFILES_SAMPLE_RATE" envDefault:"0.1"`

	// SendDefaultPII lets sentry-go add what identifies people, such as IP
	// addresses of requests. Default false.
	SendDefaultPII bool `env:"SENTRY_SEND_DEFAULT_PII"`

	// Debug makes sentry-go print what it does to standard error. Default
	// false.
	Debug bool `env:"SENTRY_DEBUG"`

	// SpoolDir is a directory that keeps, already scrubbed, what cannot be
	// delivered, until it can be, across restarts. Empty means none: what is not
	// delivered by the end of shutdown is lost. See transport.Options.
	SpoolDir string `env:"SENTRY_SPOOL_DIR"`

	// LogLevel is the level of the console: debug, info, warn or error, with an
	// optional offset such as info+2. Default info. What Sentry gets is
	// decided by the levels in slogsentry.Options.
	LogLevel slog.Level `env:"LOG_LEVEL" envDefault:"info"`

	// LogFormat is the format of the console, text or json. Default text.
	LogFormat string `env:"LOG_FORMAT" envDefault:"text"`
}

// fromEnvironment reads the configuration from variables in the form of
// os.Environ. Its errors name the variable and the reason, and never the
// value, which may be a secret in the wrong place.
func fromEnvironment(environ []string) (Config, error) {
	vars := make(map[string]string)
	for _, kv := range environ {
		key, value, _ := strings.Cut(kv, "=")
		if value = strings.TrimSpace(value); value != "" {
			vars[key] = value
		}
	}
	var c Config
	err := env.ParseWithOptions(&c, env.Options{
		Environment: vars,
		FuncMap: map[reflect.Type]env.ParserFunc{
			reflect.TypeFor[float64](): parseNumber,
			reflect.TypeFor[bool]():    parseBool,
		},
	})
	return c, readable(err)
}

func parseNumber(v string) (any, error) {
	f, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return nil, errors.New("is not a number")
	}
	return f, nil
}

func parseBool(v string) (any, error) {
	b, err := strconv.ParseBool(strings.ToLower(v))
	if err != nil {
		return nil, errors.New("is neither true nor false")
	}
	return b, nil
}

// readable turns the errors of package env, which name fields and print values,
// into errors that name variables.
func readable(err error) error {
	if err == nil {
		return nil
	}
	var all env.AggregateError
	if !errors.As(err, &all) {
		return errors.New("the environment cannot be read")
	}
	var errs []error
	for _, err := range all.Errors {
		var p env.ParseError
		if !errors.As(err, &p) {
			errs = append(errs, errors.New("a variable cannot be read"))
			continue
		}
		reason := "is not valid"
		switch p.Type {
		case reflect.TypeFor[float64](), reflect.TypeFor[bool]():
			reason = p.Err.Error() // made above
		case reflect.TypeFor[slog.Level]():
			reason = "is not a level: debug, info, warn or error, with an optional offset such as info+2"
		}
		errs = append(errs, fmt.Errorf("%s %s", variable(p.Name), reason))
	}
	return errors.Join(errs...)
}

// variable returns the environment variable of a field of Config.
func variable(field string) string {
	if f, ok := reflect.TypeFor[Config]().FieldByName(field); ok {
		return f.Tag.Get("env")
	}
	return field
}

// override returns c with the fields that are set in code.
func (c Config) override(code Config) Config {
	to, from := reflect.ValueOf(&c).Elem(), reflect.ValueOf(code)
	for i := range from.NumField() {
		if f := from.Field(i); !f.IsZero() {
			to.Field(i).Set(f)
		}
	}
	return c
}

// validate reports all that is wrong with the values.
func (c Config) validate() error {
	var errs []error
	rate := func(name string, v float64) {
		if !(v >= 0 && v <= 1) { // also NaN
			errs = append(errs, fmt.Errorf("%s is not between 0 and 1", name))
		}
	}
	rate("SENTRY_SAMPLE_RATE", c.SampleRate)
	rate("SENTRY_TRACES_SAMPLE_RATE", c.TracesSampleRate)
	rate("SENTRY_PROFILES_SAMPLE_RATE", c.ProfilesSampleRate)
	if !strings.EqualFold(c.LogFormat, "text") && !strings.EqualFold(c.LogFormat, "json") {
		errs = append(errs, errors.New("LOG_FORMAT is neither text nor json"))
	}
	if c.DSN != "" {
		if reason := badDSN(c.DSN); reason != "" {
			errs = append(errs, fmt.Errorf("SENTRY_DSN is not of the form https://PUBLIC_KEY@HOST/PROJECT_ID: %s", reason))
		}
	}
	return errors.Join(errs...)
}

// badDSN says what is wrong with a DSN, or nothing. sentry-go's own errors quote
// the DSN, key included.
func badDSN(dsn string) string {
	u, err := url.Parse(dsn)
	switch {
	case err != nil:
		return "it is not a URL"
	case u.Scheme != "https" && u.Scheme != "http":
		return "the scheme is not https or http"
	case u.User.Username() == "":
		return "there is no public key"
	case u.Hostname() == "":
		return "there is no host"
	}
	if p := u.Port(); p != "" {
		if n, err := strconv.Atoi(p); err != nil || n < 1 || n > 65535 {
			return "the port is not a port number"
		}
	}
	if project := path.Base(u.Path); project == "." || project == "/" || strings.HasSuffix(u.Path, "/") {
		return "there is no project ID"
	}
	return ""
}

// defaultRelease is the release of the running build.
func defaultRelease() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	return releaseOf(info)
}

func releaseOf(info *debug.BuildInfo) string {
	var revision, dirty string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.modified":
			if s.Value == "true" {
				dirty = "+dirty"
			}
		}
	}
	switch v := info.Main.Version; {
	case revision != "":
		return revision + dirty
	case v != "" && v != "(devel)":
		return v
	default:
		return "unknown"
	}
}

func environment() (Config, error) { return fromEnvironment(os.Environ()) }
