package transport

import (
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestLimitsUpdate(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for name, tc := range map[string]struct {
		status int
		header http.Header
		want   map[string]float64 // seconds from now
	}{
		"nothing": {200, http.Header{}, nil},
		"two lists": {429, http.Header{"X-Sentry-Rate-Limits": {"60:transaction:key, 2700:default;error;security:organization"}},
			map[string]float64{"transaction": 60, "error": 2700}},
		"two headers": {429, http.Header{"X-Sentry-Rate-Limits": {"60:error", "10:monitor"}},
			map[string]float64{"error": 60, "monitor": 10}},
		"with a 200":        {200, http.Header{"X-Sentry-Rate-Limits": {"60:error:key:quota"}}, map[string]float64{"error": 60}},
		"all":               {429, http.Header{"X-Sentry-Rate-Limits": {"60::organization, 2700::organization"}}, map[string]float64{"": 2700}},
		"no scope":          {429, http.Header{"X-Sentry-Rate-Limits": {"60:"}}, map[string]float64{"": 60}},
		"only seconds":      {429, http.Header{"X-Sentry-Rate-Limits": {"60"}}, map[string]float64{"": 60}},
		"unknown only":      {429, http.Header{"X-Sentry-Rate-Limits": {"60:profile;replay:key"}}, nil},
		"unknown fields":    {429, http.Header{"X-Sentry-Rate-Limits": {"60:error:key:reason:ns:x:y"}}, map[string]float64{"error": 60}},
		"fraction":          {429, http.Header{"X-Sentry-Rate-Limits": {"1.2:error"}}, map[string]float64{"error": 2}},
		"spaces":            {429, http.Header{"X-Sentry-Rate-Limits": {" 60 : error ; Transaction : key ,"}}, map[string]float64{"error": 60, "transaction": 60}},
		"negative":          {429, http.Header{"X-Sentry-Rate-Limits": {"-5:error"}}, map[string]float64{"error": 0}},
		"garbage":           {429, http.Header{"X-Sentry-Rate-Limits": {"x:error,,:,NaN:error"}}, map[string]float64{"": 60}},
		"some garbage":      {429, http.Header{"X-Sentry-Rate-Limits": {"x:error,60:monitor"}}, map[string]float64{"monitor": 60}},
		"empty":             {429, http.Header{"X-Sentry-Rate-Limits": {""}, "Retry-After": {"7"}}, map[string]float64{"": 7}},
		"garbage on a 200":  {200, http.Header{"X-Sentry-Rate-Limits": {"x:error"}}, nil},
		"unknown, later":    {429, http.Header{"X-Sentry-Rate-Limits": {"60:profile"}, "Retry-After": {"60"}}, nil},
		"absurd":            {429, http.Header{"X-Sentry-Rate-Limits": {"1e300:error"}}, map[string]float64{"error": maxRetryAfter.Seconds()}},
		"infinite":          {429, http.Header{"X-Sentry-Rate-Limits": {"Inf:error"}}, map[string]float64{"error": maxRetryAfter.Seconds()}},
		"header beats 429":  {429, http.Header{"X-Sentry-Rate-Limits": {"60:error"}, "Retry-After": {"99"}}, map[string]float64{"error": 60}},
		"retry after":       {429, http.Header{"Retry-After": {"7"}}, map[string]float64{"": 7}},
		"date":              {429, http.Header{"Retry-After": {"Fri, 02 Jan 2026 03:05:05 GMT"}}, map[string]float64{"": 60}},
		"date gone by":      {429, http.Header{"Retry-After": {"Fri, 02 Jan 2026 03:00:05 GMT"}}, map[string]float64{"": 0}},
		"429 alone":         {429, http.Header{}, map[string]float64{"": 60}},
		"429 with nonsense": {429, http.Header{"Retry-After": {"soon"}}, map[string]float64{"": 60}},
		"503 retry after":   {503, http.Header{"Retry-After": {"7"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			l := make(limits)
			l.update(tc.status, tc.header, now)
			got := make(map[string]float64)
			for c, until := range l {
				got[c] = until.Sub(now).Seconds()
			}
			if tc.want == nil {
				tc.want = map[string]float64{}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLimitsKeepTheLonger(t *testing.T) {
	now := time.Now()
	l := make(limits)
	l.parse("60:error", now)
	l.parse("10:error,20:", now)
	if d := l.until(categoryError).Sub(now); d != time.Minute {
		t.Errorf("error: %v", d)
	}
	if d := l.until(categoryMonitor).Sub(now); d != 20*time.Second {
		t.Errorf("monitor: %v", d)
	}
	l.parse("90:log_byte", now)
	if d := l.until(categoryLog).Sub(now); d != 90*time.Second {
		t.Errorf("log_item: %v", d)
	}
}

// FuzzLimits: whatever a server says, the map stays small and no limit is longer
// than maxRetryAfter.
func FuzzLimits(f *testing.F) {
	f.Add("60:transaction:key, 2700:default;error;security:organization", "120")
	f.Add("1e999:;;;:", "Fri, 02 Jan 2026 03:05:05 GMT")
	f.Fuzz(func(t *testing.T, list, after string) {
		now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		l := make(limits)
		l.update(429, http.Header{"X-Sentry-Rate-Limits": {list}}, now)
		l.update(429, http.Header{"Retry-After": {after}}, now)
		for c := range maps.Keys(l) {
			if !knownCategory(c) {
				t.Errorf("kept a limit for %q", c)
			}
			if d := l.until(c).Sub(now); d < 0 || d > maxRetryAfter {
				t.Errorf("%q is limited for %v", c, d)
			}
		}
	})
}
