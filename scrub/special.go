package scrub

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
)

func (w *walk) url(u *url.URL) string { return w.string(w.urlText(u)) }

// urlText is url before it is charged.
func (w *walk) urlText(u *url.URL) string {
	if u == nil {
		return ""
	}
	return w.s.texts.url(validUTF8(u.String()))
}

// request summarises a request as a group, so that it is a container like any
// other. Its body is never read.
func (w *walk) request(r *http.Request) any {
	attrs := []slog.Attr{slog.String("method", r.Method), slog.String("url", w.urlText(r.URL)), slog.String("host", r.Host)}
	return w.group(withHeaders(attrs, r.Header))
}

func (w *walk) response(r *http.Response) any {
	attrs := []slog.Attr{slog.String("status", r.Status), slog.Int("status_code", r.StatusCode)}
	if r.Request != nil {
		attrs = append(attrs, slog.String("method", r.Request.Method), slog.String("url", w.urlText(r.Request.URL)))
	}
	return w.group(withHeaders(attrs, r.Header))
}

func withHeaders(attrs []slog.Attr, h http.Header) []slog.Attr {
	if h == nil {
		return attrs
	}
	return append(attrs, slog.Any("headers", h))
}

// cookie shows a cookie without the text that it was parsed from.
func (w *walk) cookie(c *http.Cookie) any {
	value := c.Value
	if clean := w.s.texts.cookies(validUTF8(c.Name + "=" + value)); clean != c.Name+"="+value {
		value = w.s.replacement
		if _, after, ok := strings.Cut(clean, "="); ok {
			value = after
		}
	}
	attrs := []slog.Attr{slog.String("Name", c.Name), slog.String("Value", value)}
	if c.Domain != "" {
		attrs = append(attrs, slog.String("Domain", c.Domain))
	}
	if c.Path != "" {
		attrs = append(attrs, slog.String("Path", c.Path))
	}
	return w.group(attrs)
}
