package slogsentry

import (
	"context"
	"log/slog"
	"reflect"
	"regexp"
	"slices"
)

// Ignore is a rule that keeps records from becoming events. They still become
// breadcrumbs. A rule may be called by several goroutines at once; one that
// panics ignores nothing.
type Ignore func(ctx context.Context, p Problem) bool

// Problem is a record about to become an event.
type Problem struct {
	// Record is the record as it was logged.
	Record slog.Record
	// Err is the error the record is about. Nil if it has none.
	Err error
	// Groups are the groups the logger has open, outermost first. Not to be
	// changed or kept.
	Groups []string
}

// IgnoreErrors ignores records about an error that is one of targets, as
// errors.Is has it. IgnoreErrors(context.Canceled) is what most services want,
// whose clients go away.
func IgnoreErrors(targets ...error) Ignore {
	targets = slices.Clone(targets)
	return func(_ context.Context, p Problem) bool {
		return p.Err != nil && slices.ContainsFunc(targets, func(t error) bool { return errorIs(p.Err, t) })
	}
}

// errorIs is errors.Is for error trees that may be cyclic or have no end.
func errorIs(err, target error) bool {
	const most = 10 * maxChain
	asked := 0
	comparable := target == nil || reflect.TypeOf(target).Comparable()
	var is func(error) bool
	is = func(err error) bool {
		for ; err != nil && asked < most; asked++ {
			if comparable && err == target {
				return true
			}
			if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
				return true
			}
			switch x := err.(type) {
			case interface{ Unwrap() error }:
				err = x.Unwrap()
			case interface{ Unwrap() []error }:
				asked++
				return slices.ContainsFunc(x.Unwrap(), is)
			default:
				return false
			}
		}
		return false
	}
	return is(err)
}

// IgnoreLoggers ignores what is logged within one of the groups, as the
// outermost group of a logger: slog.Default().WithGroup("http").
func IgnoreLoggers(groups ...string) Ignore {
	groups = slices.Clone(groups)
	return func(_ context.Context, p Problem) bool {
		return len(p.Groups) > 0 && slices.Contains(groups, p.Groups[0])
	}
}

// IgnoreMessages ignores records whose message matches one of the patterns.
func IgnoreMessages(patterns ...*regexp.Regexp) Ignore {
	patterns = slices.Clone(patterns)
	return func(_ context.Context, p Problem) bool {
		return slices.ContainsFunc(patterns, func(re *regexp.Regexp) bool { return re.MatchString(p.Record.Message) })
	}
}

func (h *Handler) ignored(ctx context.Context, r *slog.Record, err error) bool {
	if len(h.core.opts.Ignore) == 0 {
		return false
	}
	defer userCode.enter(nil).leave()
	for _, rule := range h.core.opts.Ignore {
		if callIgnore(rule, ctx, Problem{Record: *r, Err: err, Groups: h.groups}) {
			return true
		}
	}
	return false
}

func callIgnore(rule Ignore, ctx context.Context, p Problem) (yes bool) {
	defer func() {
		if recover() != nil {
			yes = false
		}
	}()
	return rule != nil && rule(ctx, p)
}
