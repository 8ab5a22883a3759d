package slogsentry

import (
	"log/slog"
	"slices"
)

const (
	// maxGroupDepth bounds the recursion over groups, which LogValuers can
	// nest without end.
	maxGroupDepth = 64

	// maxAttrs bounds what one top-level attribute may hold: a LogValuer that
	// yields itself twice would otherwise grow exponentially.
	maxAttrs = 10_000

	// maxLogValues is slog's own bound on chains of LogValuers.
	maxLogValues = 100
)

// Markers stand where a value could not be had.
const (
	markLogValuePanic    = "[LogValue panicked]"
	markLogValueEndless  = "[LogValue called too many times]"
	markReplaceAttrPanic = "[ReplaceAttr panicked]"
	markTooMany          = "[Truncated: too many attributes]"
	markTooDeep          = "[Truncated: too deep]"
)

// resolver reads attributes as slog's built-in handlers do: LogValuers are
// resolved, ReplaceAttr is applied to what is not a group, zero attributes and
// empty groups are dropped. Unlike slog it survives everything user code does.
type resolver struct {
	replace func([]string, slog.Attr) slog.Attr
	freeze  *core  // not nil: see frozen
	region  region // in which user code runs, if it does
	seen    int    // members of groups so far, of one top-level attribute
}

// attr returns the resolved form of a, in which no value is a LogValuer, at
// any depth. It reports false when nothing of a is to be shown. The slices of
// groups in a are never written to.
func (r *resolver) attr(groups []string, a slog.Attr, depth int) (slog.Attr, bool) {
	if depth == 0 {
		if isVerdict(a) {
			return a, false
		}
		r.seen = 0
	}
	if a.Value.Kind() == slog.KindLogValuer {
		r.enter()
		a.Value = resolveValue(a.Value)
	}
	if r.replace != nil && a.Value.Kind() != slog.KindGroup {
		a = callReplace(r.replace, groups, a)
		if a.Value.Kind() == slog.KindLogValuer {
			a.Value = resolveValue(a.Value)
		}
	}
	switch a.Value.Kind() {
	case slog.KindGroup:
		return r.group(groups, a, depth)
	case slog.KindAny:
		switch v := a.Value.Any().(type) {
		case nil:
			return a, a.Key != ""
		case *slog.Source:
			return sourceAttr(a.Key, v)
		}
	}
	if r.freeze != nil {
		a.Value = r.frozen(a.Key, a.Value)
	}
	return a, true
}

// frozen returns a value that stays as it is now: the scrubbed snapshot in the
// place of one that may change, or is large.
func (r *resolver) frozen(key string, v slog.Value) slog.Value {
	switch v.Kind() {
	case slog.KindAny:
		switch x := v.Any().(type) {
		case []string: // nothing of the user runs
		case error:
			text, ok := ownText(x)
			if ok {
				return r.frozen(key, slog.StringValue(text))
			}
			r.enter()
		default:
			r.enter()
		}
	case slog.KindString:
		if len(v.String()) <= maxBreadcrumbText {
			return v
		}
	default:
		return v
	}
	return slog.AnyValue(frozen{r.freeze.scrub.SlogValue(key, v)})
}

// enter marks, while attributes are frozen, that user code is about to run.
// Most groups hold plain values, and then others need not look out for it.
func (r *resolver) enter() {
	if r.freeze != nil && r.region.count == nil {
		r.region = userCode.enter(nil)
	}
}

func (r *resolver) leave() { r.region.leave() }

func (r *resolver) group(groups []string, a slog.Attr, depth int) (slog.Attr, bool) {
	attrs := a.Value.Group()
	if len(attrs) == 0 {
		return a, false
	}
	if depth >= maxGroupDepth {
		a.Value = slog.StringValue(markTooDeep)
		return a, true
	}
	// Members count before what they hold, so that one which grows without end
	// does not cost those after it.
	take := min(len(attrs), maxAttrs-r.seen)
	if take == 0 {
		a.Value = slog.StringValue(markTooMany)
		return a, true
	}
	r.seen += take
	if r.replace != nil && a.Key != "" {
		groups = append(groups[:len(groups):len(groups)], a.Key)
	}
	// Most groups hold nothing to resolve: they are returned as they came, unless
	// they are to be kept, since the slice may belong to the caller.
	var changed []slog.Attr
	if r.freeze != nil {
		changed = make([]slog.Attr, 0, take)
	}
	for i, child := range attrs[:take] {
		c, ok := r.attr(groups, child, depth+1)
		if changed == nil {
			if ok && r.replace == nil && same(c, child) {
				continue
			}
			changed = append(make([]slog.Attr, 0, len(attrs)), attrs[:i]...)
		}
		if ok {
			changed = append(changed, c)
		}
	}
	if more := len(attrs) - take; more > 0 {
		if changed == nil {
			changed = slices.Clone(attrs[:take])
		}
		changed = append(changed, slog.String(markShortened, moreText(more)))
	}
	if changed == nil {
		return a, true
	}
	a.Value = slog.GroupValue(changed...)
	return a, len(changed) > 0
}

// same reports whether resolving left an attribute as it was. Without
// ReplaceAttr only LogValuers, sources and groups change, which their kind or
// their slice tells; values are not compared, since user types may not be
// comparable.
func same(got, had slog.Attr) bool {
	if got.Value.Kind() != had.Value.Kind() {
		return false
	}
	if had.Value.Kind() != slog.KindGroup {
		return true
	}
	g, h := got.Value.Group(), had.Value.Group()
	return len(g) == len(h) && (len(g) == 0 || &g[0] == &h[0])
}

// sourceAttr shows a source location as a group, as slog.JSONHandler does.
func sourceAttr(key string, s *slog.Source) (slog.Attr, bool) {
	if s == nil || *s == (slog.Source{}) {
		return slog.Attr{}, false
	}
	attrs := make([]slog.Attr, 0, 3)
	if s.Function != "" {
		attrs = append(attrs, slog.String("function", s.Function))
	}
	if s.File != "" {
		attrs = append(attrs, slog.String("file", s.File))
	}
	if s.Line != 0 {
		attrs = append(attrs, slog.Int("line", s.Line))
	}
	return slog.Attr{Key: key, Value: slog.GroupValue(attrs...)}, true
}

// resolveValue is slog.Value.Resolve with markers: Resolve turns a panic into
// an error that holds a stack trace, which would then be taken for the error
// the record is about.
func resolveValue(v slog.Value) (rv slog.Value) {
	defer func() {
		if recover() != nil {
			rv = slog.StringValue(markLogValuePanic)
		}
	}()
	for range maxLogValues {
		if v.Kind() != slog.KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return slog.StringValue(markLogValueEndless)
}

func callReplace(replace func([]string, slog.Attr) slog.Attr, groups []string, a slog.Attr) (out slog.Attr) {
	defer func() {
		if recover() != nil {
			out = slog.String(a.Key, markReplaceAttrPanic)
		}
	}()
	return replace(groups, a)
}
