package scrub

import "strings"

// pathSecret replaces the code in the path of a URL after a part such as reset,
// verify-email or hooks, which ends at end: /reset-password/f3a9c1d27b8e4f60.
func (sc *scanner) pathSecret(i, end int) bool {
	s := sc.s
	if i == 0 || s[i-1] != '/' {
		return false
	}
	for end < len(s) && end < i+32 && (isAlpha(s[end]) || s[end] == '-' || s[end] == '_') { // reset-password
		end++
	}
	if end >= len(s) || s[end] != '/' {
		return false
	}
	lo := end + 1
	if strings.EqualFold(s[i:end], "services") {
		return sc.slackHook(lo)
	}
	hi := lo
	for hi < len(s) && setBytes[setDot][s[hi]] {
		hi++
	}
	for hi > lo && s[hi-1] == '.' {
		hi--
	}
	text := s[lo:hi]
	if isWordOf(text, " commands incoming ") && strings.HasPrefix(s[hi:], "/") { // /hooks/commands/x, of Mattermost
		for lo, hi = hi+1, hi+1; hi < len(s) && setBytes[setDot][s[hi]]; {
			hi++
		}
		text = s[lo:hi]
	}
	if hi-lo <= 8 && hi < len(s) && s[hi] == '/' && strings.Contains(s[i:end], "reset") { // /reset/MTc/c5x3tq-8f2b, of Django
		for lo, hi = hi+1, hi+1; hi < len(s) && setBytes[setDot][s[hi]]; {
			hi++
		}
		text = s[lo:hi]
	}
	if !pathCode(text) || isUUID(text[:min(len(text), 36)]) { // or the id of something
		return false
	}
	if before := s[max(0, i-maxShape):i]; strings.Contains(before[strings.LastIndexAny(before, " \"'\n")+1:], "arn:") {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// slackHook replaces the path of a webhook of Slack at lo, of which a log has the host elsewhere:
// POST /services/T02FJ8K1QA/B05LM2R9WXT/x.
func (sc *scanner) slackHook(lo int) bool {
	hi := lo
	for hi < len(sc.s) && hi < lo+maxShape && (isAlnum(sc.s[hi]) || sc.s[hi] == '/') {
		hi++
	}
	team, rest, _ := strings.Cut(sc.s[lo:hi], "/")
	bot, code, _ := strings.Cut(rest, "/")
	if len(team) < 8 || team[0] != 'T' || !setOf(team, setUpper) || len(bot) < 8 || bot[0] != 'B' || !setOf(bot, setUpper) || digitsIn(team) == 0 || digitsIn(code) == 0 || len(code) < 20 || strings.IndexByte(code, '/') >= 0 {
		return false
	}
	sc.replace(lo, hi)
	return true
}

// link replaces the code that ends the path of the URL behind the word link, s[i:end], if
// the word before it says that who has the link is let in, and behind webhook: magic link
// https://a.example/login/f3a9c1d27b8e4f60.
func (sc *scanner) link(i, end int) bool {
	s := sc.s
	within := maxPredicate
	if s[i]|0x20 == 'w' {
		if i > 0 && s[i-1] == '.' || strings.HasPrefix(s[end:], ".") { // of a host
			return false
		}
		if i > 0 && s[i-1] == '/' {
			return sc.pathSecret(i, end)
		}
		within = maxPairSpace
	} else if before := strings.TrimRight(s[max(0, i-24):i], " -_"); !wordIn(before[strings.LastIndexAny(before, " \n\"'(:=")+1:], " magic login log-in sign-in signin reset password-reset recovery invite invitation activation confirm confirmation verify verification one-time onetime passwordless enrollment enrolment onboarding ") {
		return false
	}
	from := strings.Index(s[end:min(len(s), end+within)], "://")
	if from < 0 || strings.ContainsAny(s[end:end+from], "\n;") {
		return false
	}
	from += end + len("://")
	if path := s[from:min(len(s), from+maxKept)]; thingInPath(path, s[i]|0x20 == 'w') {
		return false
	}
	return sc.lastSegment(from) || s[i]|0x20 == 'l' && sc.linkCode(from)
}

// linkCode replaces the code in the query of the URL whose host is at from, which lets somebody in:
// login?email=ann@example.com&code=x.
func (sc *scanner) linkCode(from int) bool {
	s := sc.s[from:min(len(sc.s), from+maxKept)]
	if n := strings.IndexAny(s, " \"'<>\n"); n >= 0 {
		s = s[:n]
	}
	n := strings.Index(s, "code=")
	if n < 1 || s[n-1] != '?' && s[n-1] != '&' {
		return false
	}
	lo := n + len("code=")
	code, _, _ := strings.Cut(s[lo:], "&")
	if len(code) < 6 || digitsIn(code) == 0 || !only(code, "-_", isAlnum) {
		return false
	}
	sc.replace(from+lo, from+lo+len(code))
	return true
}

// thingInPath reports whether the path of a URL, which is in s from its host on, ends in
// the id of a thing: /orders/4bf92f3577b34da6.
func thingInPath(s string, hook bool) bool {
	if n := strings.IndexAny(s, " \"'\n?#)\\"); n >= 0 {
		s = s[:n]
	}
	parts := strings.Split(s, "/")
	return len(parts) > 2 && (hook && !strings.Contains(s, "/hooks/") || isUUID(parts[len(parts)-1])) && isWordOf(parts[len(parts)-2], " orders users customers invoices payments ")
}

// lastSegment replaces the last part of the path of the URL whose host is at from, if it
// looks generated.
func (sc *scanner) lastSegment(from int) bool {
	s := sc.s
	hi, lo := from, -1
	for hi < len(s) && hi-from < maxKept && (setBytes[setDot][s[hi]] || s[hi] == '/' || s[hi] == ':') {
		if s[hi] == '/' {
			lo = hi + 1
		}
		hi++
	}
	for hi > lo && lo > 0 && s[hi-1] == '.' {
		hi--
	}
	if lo < 0 || !pathCode(s[lo:hi]) && !(strings.HasPrefix(s[from:], "hooks.") && hookCode(s[lo:hi])) {
		return false
	}
	for part := range strings.SplitSeq(s[from:lo], "/") {
		if isWordOf(part, " commit commits article articles doc docs issue issues blob tree pull browse wiki questions blog posts news help ") {
			return false // what anybody may read
		}
	}
	sc.replace(lo, hi)
	return true
}

// isUUID reports whether text has the form of one.
func isUUID(text string) bool { return len(text) == 36 && strings.Count(text, "-") == 4 }

// hookCode reports whether the last part of the URL of a hook looks generated, which may be
// shorter than elsewhere.
func hookCode(text string) bool {
	return len(text) >= 10 && !resource(text) && strings.ContainsAny(text, "0123456789") && randomCase(text)
}

// pathCode reports whether a part of a path looks generated.
func pathCode(text string) bool {
	if len(text) < 16 || resource(text) || versionLike(text) {
		return false
	}
	digits, letters := 0, 0
	for i := range len(text) {
		if isDigit(text[i]) {
			digits++
		} else if isAlpha(text[i]) {
			letters++
		}
	}
	return digits >= 2 && letters >= 2 && (len(text) >= 20 || randomLooking(text) || randomCase(text))
}

// streamKey replaces the key with which somebody sends a stream, which ends the path of the URL
// of RTMP whose host is at lo: rtmp://live.example.com/app/live_4821_x.
func (sc *scanner) streamKey(lo int) bool {
	hi := lo
	for hi < len(sc.s) && hi < lo+maxDescribing && (isAlnum(sc.s[hi]) || strings.IndexByte("-._:/", sc.s[hi]) >= 0) {
		hi++
	}
	path := strings.TrimRight(sc.s[lo:hi], ".:")
	slash := strings.LastIndexByte(path, '/')
	if key := path[slash+1:]; strings.Count(path, "/") < 2 || len(key) < minStreamKey || !strings.ContainsAny(key, "0123456789") || !groupedCode(key) && !pathCode(key) && !randomCase(key) && !strings.HasPrefix(key, "live_") {
		return false
	}
	sc.replace(lo+slash+1, lo+len(path))
	return true
}

// minStreamKey is how long the keys of streams are at least.
const minStreamKey = 12
