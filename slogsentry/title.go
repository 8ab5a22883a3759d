package slogsentry

import (
	"path"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/getsentry/sentry-go"
)

// How Sentry titles and groups what this package sends, and what follows
//
// Title: type and value of the last exception, "type: value", the value cut to
// its first line; the message if there is no exception.
//
// Grouping ("Issue Grouping" in Sentry's documentation; strategies newstyle in
// its source): the fingerprint if there is one, else the exceptions, else the
// stack of the thread, else the message. Of each exception the type counts, as
// it is, and the in-app frames of its stack by module and function, without line
// numbers. Its value counts only if it has no stack, with numbers, addresses,
// identifiers and the like replaced. Of an exception group (RFC 79) with a
// single distinct member only that member counts, for the title too.
//
// So the outermost error, which has a stack, groups by its type and place. Where
// its type is generic, the record's message is sent instead: "charge failed:
// call gateway: context deadline exceeded" says what failed, and the same
// sentinel error under two messages makes two issues. Since types count as they
// are, variable parts of the message are replaced first. Causes keep their Go
// types and take part with their texts, which keeps apart the many errors that
// one central line may log. errors.Join of a single error is no group, or its
// member would hide the title and the stack.

// maxTitle bounds the type of an exception; Sentry cuts it at 128.
const maxTitle = 120

// errorTitle returns the type to report for the outermost error, which is the
// first of chain. A type that tells something stays. Instead of a generic one it
// is, in this order, the record's message without a trailing
// repetition of the error's text; the type of the first cause that tells
// something; the function that logged; or the generic type after all.
func errorTitle(chain []sentry.Exception, seen []errorIdentity, message string) string {
	root := &chain[0]
	if !seen[0].generic {
		return root.Type
	}
	message = strings.TrimSuffix(strings.TrimSpace(message), strings.TrimSpace(root.Value))
	message, _, _ = strings.Cut(message, "\n")
	if message = strings.TrimRight(message, " \t:,;-="); message != "" {
		return shorten(messageTemplate(message), maxTitle)
	}
	for i, id := range seen {
		if !id.generic {
			return chain[i].Type
		}
	}
	if st := root.Stacktrace; st != nil && len(st.Frames) > 0 {
		if f := st.Frames[len(st.Frames)-1]; f.Function != "" {
			return shorten(path.Base(f.Module)+"."+f.Function, maxTitle)
		}
	}
	return root.Type
}

// shorten cuts text to at most limit bytes, between characters.
func shorten(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	const ellipsis = "…"
	cut := limit - len(ellipsis)
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + ellipsis
}

// genericError reports whether a type of error says nothing about what failed.
func genericError(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return genericTypes[t.PkgPath()+"."+t.Name()]
}

// genericTypes are the types of errors that say nothing about what failed,
// because they are made for any text or any cause.
var genericTypes = map[string]bool{
	"errors.errorString": true,
	"errors.joinError":   true,
	"fmt.wrapError":      true,
	"fmt.wrapErrors":     true,

	"golang.org/x/xerrors.errorString":                     true,
	"golang.org/x/xerrors.noWrapError":                     true,
	"golang.org/x/xerrors.wrapError":                       true,
	"go.uber.org/multierr.multiError":                      true,
	"github.com/cockroachdb/errors/errutil.leafError":      true,
	"github.com/cockroachdb/errors/errutil.withNewMessage": true,
	"github.com/cockroachdb/errors/errutil.withPrefix":     true,
	"github.com/cockroachdb/errors/join.joinError":         true,
	"github.com/cockroachdb/errors/withstack.withStack":    true,
	"github.com/go-errors/errors.Error":                    true,
	"github.com/hashicorp/go-multierror.Error":             true,
	"github.com/pingcap/errors.fundamental":                true,
	"github.com/pingcap/errors.withMessage":                true,
	"github.com/pingcap/errors.withStack":                  true,
	"github.com/pkg/errors.fundamental":                    true,
	"github.com/pkg/errors.withMessage":                    true,
	"github.com/pkg/errors.withStack":                      true,
	"github.com/rotisserie/eris.rootError":                 true,
	"github.com/rotisserie/eris.wrapError":                 true,
}

// messageFingerprint tells Sentry to keep records with different messages apart
// in addition to what it does by default ("SDK Fingerprinting" in its
// documentation). Events without an error need it: their stack is that of a
// thread, which Sentry groups by functions alone and before the message, so that
// all messages logged by one function would be one issue.
func messageFingerprint(message string) []string {
	return []string{"{{ default }}", shorten(messageTemplate(message), maxTitle)}
}
