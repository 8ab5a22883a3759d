package slogsentry

import (
	"context"
	"log/slog"
	"slices"

	"github.com/getsentry/sentry-go"
	sambersentry "github.com/samber/slog-sentry/v2"

	"github.com/sentrylog/sentrylog/scrub"
)

// Converter turns a record into an event. It is the converter type of
// github.com/samber/slog-sentry/v2, so that converters written for that handler
// work here unchanged. See [Options.Converter].
type Converter = sambersentry.Converter

// Options configure a [Handler]. The zero value, like a nil *Options, means the
// default of every field. NewHandler copies what it is given.
type Options struct {
	// EventLevel is the level from which records become events. Nil means
	// slog.LevelError. It is read for each record, so a slog.LevelVar works.
	EventLevel slog.Leveler

	// BreadcrumbLevel is the level from which records below EventLevel become
	// breadcrumbs. Nil means slog.LevelInfo. It is read for each record.
	BreadcrumbLevel slog.Leveler

	// Hub receives what the handler makes when the record's context carries no
	// hub. Nil means sentry.CurrentHub(), looked up for each record.
	Hub *sentry.Hub

	// Scrubber filters messages, attributes, error texts, tags and user data
	// before they reach the hub. Nil means scrub.Default().
	Scrubber *scrub.Scrubber

	// AddSource adds the function, file and line of the log call as an
	// attribute group named slog.SourceKey. Events carry a stack trace without it.
	AddSource bool

	// ReplaceAttr is called for each attribute that is not a group, before it
	// is scrubbed, with the names of the groups around it, as in
	// slog.HandlerOptions: a zero Attr drops the attribute. It must not retain
	// or change the groups slice. Attributes given to With are replaced once,
	// when With is called. It is not called for time, level and message, which
	// are fields of the event here, not attributes. Nil means no replacement.
	ReplaceAttr func(groups []string, a slog.Attr) slog.Attr

	// AttrFromContext are called with the context of each record; what they
	// return is added at the top level, outside the logger's open groups.
	AttrFromContext []func(ctx context.Context) []slog.Attr

	// TagKeys name top-level attributes that are also sent as tags of the
	// event, because Sentry can search tags but not contexts.
	TagKeys []string

	// Converter replaces the conversion of a record to an event. It receives
	// the merged, resolved, replaced and scrubbed attributes of the logger and the
	// record as loggerAttr, no open groups, a record without attributes of its
	// own, and a nil replaceAttr since replacement has happened. The values of
	// error, request and fingerprint attributes arrive as they were logged.
	// What it returns is scrubbed again; nil drops the record's event. If
	// it panics, the default conversion is used. Nil means the default conversion.
	Converter Converter

	// BeforeSend is called with each event this handler made, scrubbed, before the
	// scope's data is added and before the client's own BeforeSend. It may
	// change the event; returning nil, or a panic, drops it. Nil means keep all.
	BeforeSend func(event *sentry.Event, hint *sentry.EventHint) *sentry.Event

	// Throttle bounds how many events one problem makes. Nil means the defaults
	// of Throttle; &Throttle{Off: true} lets everything through.
	Throttle *Throttle

	// NoDeduplication makes an event of each record about an error. By default
	// an error that made one under the hub of a record's context makes no second
	// under that hub, even where it is wrapped: it was logged at several layers.
	// After ten seconds it makes one again. Records whose context carries no hub
	// are never deduplicated.
	NoDeduplication bool

	// Ignore are rules for records that become breadcrumbs only. See
	// [IgnoreErrors], [IgnoreLoggers] and [IgnoreMessages]; for a single
	// record, see [CaptureKey].
	Ignore []Ignore

	// Wrappers name functions or packages that only pass log calls on, such
	// as "example.com/app/logutil" or "example.com/app.logError". Their frames
	// are removed from the end of the stack trace, so that the frame of their
	// caller becomes the culprit.
	Wrappers []string

	// InAppInclude and InAppExclude are packages and functions, named as in
	// Wrappers, whose frames are in_app or not, whatever the build info says; a
	// package stands for those below it, too. Where both name a frame, include
	// wins, as in Sentry's other SDKs: exclude a module, and include one of its
	// packages.
	InAppInclude, InAppExclude []string
}

// clone returns a copy of o, or of the defaults, with every nil replaced.
func (o *Options) clone() Options {
	var c Options
	if o != nil {
		c = *o
	}
	if isNil(c.EventLevel) {
		c.EventLevel = slog.LevelError
	}
	if isNil(c.BreadcrumbLevel) {
		c.BreadcrumbLevel = slog.LevelInfo
	}
	if c.Scrubber == nil {
		c.Scrubber = scrub.Default()
	}
	c.AttrFromContext = slices.Clone(c.AttrFromContext)
	c.Ignore = slices.Clone(c.Ignore)
	c.Wrappers = slices.Clone(c.Wrappers)
	c.InAppInclude = slices.Clone(c.InAppInclude)
	c.InAppExclude = slices.Clone(c.InAppExclude)
	return c
}

// isNil also reports a nil *slog.LevelVar, which programs that may have none
// pass on as it is.
func isNil(l slog.Leveler) bool {
	v, ok := l.(*slog.LevelVar)
	return l == nil || ok && v == nil
}
