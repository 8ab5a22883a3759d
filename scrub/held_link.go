package scrub

import "strings"

// URLs with which whoever has them is let in, by what they are called: invite_url,
// activationLink, redeemUrl. What is generated in them is replaced.

// linkWords are what such a URL is for.
var linkWords = newWordSet(" invite invited invitation invitations activate activation redeem redemption reset magic sign signing esign onboarding confirm confirmation verify verification hostedlink hosted payout claim recover recovery attach signup passwordless ")

// letsIn reports whether key is the name of such a URL.
func letsIn(key string) bool {
	end := ""
	for _, word := range [...]string{"url", "uri", "link", "href"} {
		if hasSuffixFold(key, word) {
			end = word
		}
	}
	if end == "" {
		return false
	}
	rest := strings.TrimRight(key[:len(key)-len(end)], "_-. ")
	if hasSuffixFold(rest, "cert") { // SigningCertURL
		return false
	}
	for rest != "" {
		at := lastWord(rest)
		if at == len(rest) { // no letter
			rest = rest[:at-1]
			continue
		}
		if linkWords.has(rest[at:]) {
			return true
		}
		rest = rest[:at]
	}
	return false
}

// withoutCodes returns s, a URL, with the last part of its path and the parameters of its query
// replaced that look generated.
func withoutCodes(s, replacement string) string {
	scheme := strings.Index(s, "://")
	if scheme < 1 || len(s) > maxKept {
		return s
	}
	url, fragment, hasFragment := strings.Cut(s, "#")
	url, query, hasQuery := strings.Cut(url, "?")
	clean := url
	bare := strings.TrimRight(url, "/")
	if slash := strings.LastIndexByte(bare, '/'); slash > scheme+2 && linkCode(bare[slash+1:]) && !ofThing(bare[:slash]) {
		clean = bare[:slash+1] + replacement + url[len(bare):]
	}
	if hasQuery {
		params := strings.Split(query, "&")
		for i, param := range params {
			if name, value, ok := strings.Cut(param, "="); ok && !hasSuffixFold(name, "id") && !containsFold(name, "campaign") && !strings.HasPrefix(name, "utm_") && linkCode(value) {
				params[i] = name + "=" + replacement
			}
		}
		clean += "?" + strings.Join(params, "&")
	}
	if hasFragment {
		if linkCode(fragment) {
			fragment = replacement
		}
		clean += "#" + fragment
	}
	return clean
}

// ofThing reports whether the path of url ends in what there are many of, so that what follows is the
// id of one.
func ofThing(url string) bool {
	return isWordOf(url[strings.LastIndexByte(url, '/')+1:], " orders users customers invoices payments files projects products items accounts posts tickets ")
}

// linkCode reports whether text looks like the code in such a URL.
func linkCode(text string) bool {
	text = strings.TrimPrefix(text, "+") // of Telegram
	return len(text) >= minLinkCode && len(text) <= maxShape && setOf(text, setDot) &&
		(pathCode(text) || isUUID(text) || isHexRun(text) && strings.ContainsAny(text, "0123456789") || !plainParts(text) && randomCase(text))
}

// minLinkCode is how long such codes are at least.
const minLinkCode = 16
