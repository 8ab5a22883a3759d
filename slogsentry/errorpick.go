package slogsentry

import (
	"errors"
	"fmt"
	"log/slog"
	"reflect"

	"github.com/sentrylog/sentrylog/scrub"
)

// errorPick finds the error a record is about: the first called error or err,
// or else the first of all, at any depth. Errors under sensitive keys do not
// count: their text is what the key hides.
type errorPick struct {
	named, other error
}

// look takes a resolved attribute into account.
func (p *errorPick) look(s *scrub.Scrubber, a slog.Attr) {
	switch a.Value.Kind() {
	case slog.KindAny:
		err, ok := a.Value.Any().(error)
		switch {
		case !ok || s.Filters(a.Key):
		case p.named == nil && (a.Key == "error" || a.Key == "err"):
			p.named = err
		case p.other == nil:
			p.other = err
		}
	case slog.KindGroup:
		if p.named == nil {
			p.group(s, a, 0)
		}
	}
}

func (p *errorPick) group(s *scrub.Scrubber, g slog.Attr, depth int) {
	if depth > maxGroupDepth || s.Filters(g.Key) {
		return
	}
	for _, a := range g.Value.Group() {
		if a.Value.Kind() == slog.KindGroup {
			p.group(s, a, depth+1)
		} else {
			p.look(s, a)
		}
	}
}

// or returns the error of the record p was made of, or that of the logger it
// was logged with, which is farther from what happened.
func (p errorPick) or(logger errorPick) error {
	for _, err := range []error{p.named, logger.named, p.other, logger.other} {
		if err != nil {
			return err
		}
	}
	return nil
}

// ownText returns the text of an error of the standard library that was made
// with its text, so that asking for it runs no code of the user.
func ownText(err error) (text string, ok bool) {
	switch reflect.TypeOf(err) {
	case errorString, wrapError:
		return err.Error(), true
	}
	return "", false
}

var (
	errorString = reflect.TypeOf(errors.New(""))
	wrapError   = reflect.TypeOf(fmt.Errorf("%w", errors.New("")))
)
