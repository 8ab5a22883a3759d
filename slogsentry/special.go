package slogsentry

import (
	"cmp"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/getsentry/sentry-go"
)

// Some top-level attributes mean something to Sentry when they have the right
// type. With any other type they are attributes like all others.
//
//	user         group            the event's user
//	tags         group            tags
//	request      *http.Request    the HTTP request
//	fingerprint  []string         the grouping fingerprint

type (
	userAttr    sentry.User
	tagsAttr    map[string]string
	requestAttr struct {
		*sentry.Request
		from *http.Request
	}
	fingerprintAttr []string
)

// special returns what a resolved top-level attribute means to Sentry, scrubbed,
// or nil.
func (c *core) special(a slog.Attr) any {
	switch a.Value.Kind() {
	case slog.KindGroup:
		switch a.Key {
		case "user":
			return c.userAttr(a.Value.Group())
		case "tags":
			tags := make(tagsAttr)
			c.collectTags(tags, "", a.Value.Group(), 0)
			return tags
		}
	case slog.KindAny:
		switch v := a.Value.Any().(type) {
		case *http.Request:
			if a.Key == "request" && v != nil {
				return c.requestAttr(v)
			}
		case http.Request:
			if a.Key == "request" {
				return c.requestAttr(&v)
			}
		case []string:
			if a.Key == "fingerprint" {
				f := make(fingerprintAttr, len(v))
				for i, s := range v {
					f[i] = c.scrub.Text(s)
				}
				return f
			}
		}
	}
	return nil
}

func (c *core) userAttr(attrs []slog.Attr) any {
	var u userAttr
	c.collectUser(&u, attrs)
	return u
}

func (c *core) collectUser(u *userAttr, attrs []slog.Attr) {
	for _, a := range attrs {
		if a.Key == "" && a.Value.Kind() == slog.KindGroup { // its members are the user's
			c.collectUser(u, a.Value.Group())
			continue
		}
		s := fieldText(c.scrub.SlogValue(a.Key, a.Value))
		switch a.Key {
		case "id":
			u.ID = s
		case "email":
			u.Email = s
		case "ip_address":
			u.IPAddress = s
		case "username":
			u.Username = s
		case "name":
			u.Name = s
		default:
			if u.Data == nil {
				u.Data = make(map[string]string)
			}
			u.Data[cleanName(c.scrub, a.Key)] = s
		}
	}
}

func (c *core) collectTags(tags tagsAttr, prefix string, attrs []slog.Attr, depth int) {
	if depth > maxGroupDepth {
		return
	}
	for _, a := range attrs {
		if a.Value.Kind() == slog.KindGroup && !c.scrub.Filters(a.Key) {
			p := prefix
			if a.Key != "" {
				p += cleanName(c.scrub, a.Key) + "."
			}
			c.collectTags(tags, p, a.Value.Group(), depth+1)
			continue
		}
		tags[prefix+cleanName(c.scrub, a.Key)] = tagValue(c.scrub.SlogValue(a.Key, a.Value))
	}
}

// requestAttr builds the event's request. Its URL, headers and cookies are
// scrubbed; the body is never read.
func (c *core) requestAttr(r *http.Request) (v any) {
	defer func() {
		if recover() != nil { // a request without URL, or one still being written to
			v = nil
		}
	}()
	req := sentry.NewRequest(r)
	scrubRequest(c.scrub, req)
	return requestAttr{req, r}
}

// apply gives the event, and its hint, what a special attribute stands for. Nothing mutable is
// shared with the attribute, which may belong to a logger.
func apply(event *sentry.Event, hint *sentry.EventHint, special any) {
	switch v := special.(type) {
	case userAttr:
		mergeUser(&event.User, v)
	case tagsAttr:
		maps.Copy(event.Tags, v)
	case requestAttr:
		r := *v.Request
		r.Headers, r.Env = maps.Clone(r.Headers), maps.Clone(r.Env)
		event.Request = &r
		hint.Request = v.from
	case fingerprintAttr:
		event.Fingerprint = slices.Clone(v)
	}
}

// mergeUser adds what is known of the user, as groups of one name are merged: a
// logger may know the id and a record the plan.
func mergeUser(u *sentry.User, add userAttr) {
	u.ID = cmp.Or(add.ID, u.ID)
	u.Email = cmp.Or(add.Email, u.Email)
	u.IPAddress = cmp.Or(add.IPAddress, u.IPAddress)
	u.Username = cmp.Or(add.Username, u.Username)
	u.Name = cmp.Or(add.Name, u.Name)
	if u.Data == nil {
		u.Data = maps.Clone(add.Data)
		return
	}
	maps.Copy(u.Data, add.Data)
}

// fieldText is a snapshot as text, for the fields of Sentry that are strings.
func fieldText(snapshot any) string {
	switch v := snapshot.(type) {
	case string:
		return v
	case map[string]any, []any:
		return encode(v)
	case nil:
		return ""
	default:
		return fmt.Sprint(v)
	}
}

// maxTagValue is Sentry's limit for the length of a tag's value, in
// characters; longer ones, and those with line breaks, are refused.
// https://docs.sentry.io/platforms/go/enriching-events/tags/
const maxTagValue = 200

func tagValue(snapshot any) string {
	s := fieldText(snapshot)
	if strings.ContainsAny(s, "\r\n") {
		s = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' {
				return ' '
			}
			return r
		}, s)
	}
	if len(s) > maxTagValue {
		if runes := []rune(s); len(runes) > maxTagValue {
			s = string(runes[:maxTagValue-1]) + "…"
		}
	}
	return s
}
