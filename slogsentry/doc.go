// Package slogsentry sends slog records to Sentry: errors as events, which
// become issues, and what led to them as breadcrumbs. All of it is scrubbed
// by package scrub before it leaves.
//
//	slog.SetDefault(slog.New(slogsentry.NewHandler(nil)))
//
// The handler uses the hub of the record's context, that of its options, or the
// current one, in this order, and does nothing while that hub has no client.
//
// # Levels
//
// By default records from slog.LevelError become events and those from
// slog.LevelInfo breadcrumbs. An event's own record is not among its
// breadcrumbs, but among those of the next event. Levels map by range:
//
//	below Info   debug
//	below Warn   info
//	below Error  warning
//	below 12     error
//	from 12      fatal (LevelFatal), flushed for up to two seconds before
//	             Handle returns; the process goes on
//
// A level set on the scope counts instead, as for all events.
//
// # Attributes
//
// They are what slog.JSONHandler prints for the same calls: groups nested,
// LogValuers resolved, durations in nanoseconds, times in RFC 3339, errors as
// their text, other values as encoding/json has them, or a marker in brackets where
// it has nothing. Empty groups and zero attributes are ignored. Where JSON
// would show a key twice, groups of the same name are merged, and of other
// values the last wins.
//
// In an event each top-level group is a context of its own; attributes outside
// groups stand in the context extra. A group whose name Sentry uses itself,
// such as os or trace, gets the prefix "slog.". In a breadcrumb all attributes
// are its data. Four top-level attributes act on the event if they have the
// right type, and are ordinary attributes otherwise:
//
//	user         a group; id, email, ip_address, username and name have
//	             fields of their own, the rest is the user's data
//	tags         a group; nested groups are joined with dots. Where the scope has
//	             a tag of the same name, its value counts, as for all events
//	request      *http.Request; the body is never read
//	fingerprint  []string
//
// # Errors
//
// The exceptions of an event are the error of the attribute error or err, or
// of the first attribute whose value is an error, at any depth, with all that it
// wraps. The record's own attributes come before those of the logger. Further
// errors keep their text. Errors under a sensitive key or in a sensitive group
// are not looked at.
//
// Sentry titles an issue by the type and text of the outermost exception. For a
// type that says nothing, such as *errors.errorString or *fmt.wrapError, the
// record's message is sent as the type, with numbers and identifiers in it replaced,
// since Sentry also groups by it:
//
//	slog.Error("charge failed", "error", fmt.Errorf("gateway: %w", context.DeadlineExceeded))
//
// becomes "charge failed: gateway: context deadline exceeded". To group
// otherwise, give a fingerprint.
//
// # Stack traces
//
// The stack ends at the line that called slog, or the line of a panic that is
// being recovered. Frames of slog, of this library and of Options.Wrappers
// are left out. An error that brings a stack keeps it; a record without an error
// has its stack as a thread. Frames are in_app if they belong to the main
// module of the build, with and without -trimpath.
//
// # Limits
//
// Per problem a [Throttle] bounds the number of events. An event is kept below
// Sentry's size limit by shortening values and then dropping the oldest
// breadcrumbs; the context sentrylog tells. Without the [Integration] that holds
// for what the handler makes, not for what the scope adds.
//
// # What other code sends
//
// The [Integration] scrubs what leaves through the same client by other ways; what
// hooks of the client add to an event after it is theirs.
// Without it, only what the handler makes is scrubbed.
//
// # Feedback
//
// User code runs while a record is handled: LogValuers, error methods, hooks of
// the client, transports. What such code logs reaches the other handlers, but
// makes no event and no breadcrumb. One case cannot be told apart: an
// event processor of a scope that logs while other code, not this handler,
// captures an event. sentry-go holds the scope's lock then, and adding a
// breadcrumb would wait for it for ever. Log with another logger there.
package slogsentry
