package transport

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// limits holds, for each data category, the time until which Sentry wants no
// data of it; categoryAll stands for every category. The rules are those of the
// develop docs, "Rate Limiting".
type limits map[string]time.Time

// defaultRetryAfter applies to an answer 429 that names no time (Stage 1, 3.).
const defaultRetryAfter = 60 * time.Second

// maxRetryAfter guards against nonsense in a header.
const maxRetryAfter = 30 * 24 * time.Hour

// knownCategory reports whether this transport sends data of category c. Limits
// on others are ignored, even if an answer 429 names nothing else: they apply to
// data that is not sent from here, and must not become limits on what is
// (Stage 2). It also bounds what a server may name.
func knownCategory(c string) bool {
	switch c {
	case categoryAll, categoryError, categoryTransaction, categoryMonitor, categoryLog,
		categoryLogByte, categoryMetric, categoryAttachment:
		return true
	}
	return false
}

// until returns when the limits on category end, the zero time if there are
// none.
func (l limits) until(category string) time.Time {
	t := latest(l[categoryAll], l[category])
	if category == categoryLog {
		t = latest(t, l[categoryLogByte])
	}
	return t
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// update takes over what an answer says about rate limits, whatever its status.
// Of two limits on one category the longer is kept.
func (l limits) update(status int, header http.Header, now time.Time) {
	understood := false
	for _, v := range header.Values("X-Sentry-Rate-Limits") {
		understood = l.parse(v, now) || understood
	}
	if understood {
		return
	}
	// A header in which nothing can be read is as good as none (Stage 1, 2.).
	if status == http.StatusTooManyRequests {
		d, ok := retryAfter(header, now)
		if !ok {
			d = defaultRetryAfter
		}
		l.extend(categoryAll, now.Add(d))
	}
}

// parse reads a list of retry_after:categories:scope:reason:... Everything from
// the scope on may be ignored. It reports whether there was a limit in it, be it
// on categories that are not known.
func (l limits) parse(value string, now time.Time) (understood bool) {
	for limit := range strings.SplitSeq(value, ",") {
		seconds, rest, _ := strings.Cut(limit, ":")
		d, ok := parseSeconds(seconds)
		if !ok {
			continue
		}
		understood = true
		categories, _, _ := strings.Cut(rest, ":")
		for c := range strings.SplitSeq(categories, ";") {
			if c = strings.ToLower(strings.TrimSpace(c)); knownCategory(c) {
				l.extend(c, now.Add(d))
			}
		}
	}
	return understood
}

func (l limits) extend(category string, until time.Time) {
	l[category] = latest(l[category], until)
}

// retryAfter reads the Retry-After header, a number of seconds or an HTTP date.
func retryAfter(header http.Header, now time.Time) (time.Duration, bool) {
	v := strings.TrimSpace(header.Get("Retry-After"))
	if v == "" {
		return 0, false
	}
	if d, ok := parseSeconds(v); ok {
		return d, true
	}
	if at, err := http.ParseTime(v); err == nil {
		return min(max(at.Sub(now), 0), maxRetryAfter), true
	}
	return 0, false
}

// parseSeconds reads an integer or a floating point number of seconds, rounded
// up.
func parseSeconds(s string) (time.Duration, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(f) {
		return 0, false
	}
	f = min(max(math.Ceil(f), 0), maxRetryAfter.Seconds())
	return time.Duration(f) * time.Second, true
}
