package scrub

import (
	"net/http"
	"net/url"
	"strings"
)

func (w *walk) url(u *url.URL) string {
	if u == nil {
		return ""
	}
	return w.string(w.s.texts.url(validUTF8(u.String())))
}

// request summarises a request. Its body is never read.
func (w *walk) request(r *http.Request) any {
	out := map[string]any{"method": w.string(r.Method), "url": w.url(r.URL), "host": w.string(r.Host)}
	if headers, _ := w.value(r.Header); headers != nil {
		out["headers"] = headers
	}
	return out
}

func (w *walk) response(r *http.Response) any {
	out := map[string]any{"status": w.string(r.Status), "status_code": r.StatusCode}
	if headers, _ := w.value(r.Header); headers != nil {
		out["headers"] = headers
	}
	if r.Request != nil {
		out["method"], out["url"] = w.string(r.Request.Method), w.url(r.Request.URL)
	}
	return out
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
	out := map[string]any{"Name": w.string(c.Name), "Value": w.string(value)}
	if c.Domain != "" {
		out["Domain"] = w.string(c.Domain)
	}
	if c.Path != "" {
		out["Path"] = w.string(c.Path)
	}
	return out
}
