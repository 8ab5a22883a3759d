package scrub

import "strings"

// signatureWords are what stands between the word signature and what it is.
const signatureWords = " header was is are got of value received computed calculated expected want wanted have mismatch mismatched invalid wrong bad actual given provided but does not match hmac with = and had has body request client server stored sent we they says say said claims reads shows carries "

// signature replaces the signatures that follow the word which ends at end: in hex
// or base64, after their scheme, as in t=1718100021,v1=5f0c and sha256=5f0c.
func (sc *scanner) signature(end int) bool {
	s := sc.s
	limit := min(len(s), end+maxKept)
	moved := false
	for end < limit && (s[end] == '-' || isDigit(s[end])) { // X-Hub-Signature-256
		end++
	}
	for at, n := end, 0; at < limit && n < 12; n++ {
		for at < limit && strings.IndexByte(" :,\"'()", s[at]) >= 0 {
			at++
		}
		lo := at
		for at < len(s) && at-lo < maxKept && (setBytes[setPath][s[at]] || s[at] == ',') {
			at++
		}
		w := strings.TrimRight(s[lo:at], ".,")
		if w == "" {
			break
		}
		if isWordOf(w, signatureWords) {
			continue
		}
		part := w[:len(strings.TrimRight(w, "="))]
		from := strings.LastIndexByte(part, '=') + 1
		if text := part[from:]; !((len(text) >= 32 || from > 0 && len(text) >= 16) && isHexRun(text) || len(text) >= 28 && randomCase(text) && randomLooking(text)) {
			break
		}
		sc.replace(lo+from, lo+len(w))
		moved = true
	}
	return moved
}
