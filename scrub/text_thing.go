package scrub

import "strings"

// Values under the names of secrets that are of another kind than secrets: sizes,
// rates, places, keys of a keyboard, what is said in other scripts.

// otherThing reports whether the value v of p, which is text, is such a one.
func (sc *scanner) otherThing(p *pair, v value, text string) bool {
	if v.block {
		return cacheName(p) && strings.HasPrefix(text, "{") && plainParts(strings.Trim(text, "{}")) // session:{id}:*
	}
	return sc.ofSource(p, v, text) || sc.ofLabel(p, v, text) || sc.ofPlace(p, v, text) || v.quote == 0 && sc.bareThing(p, v, text) ||
		isRate(text) || shortcut(text) || isTicker(p.key, text) || factorMethod(p.key, text) || isWordOf(text, " on_create always on_change ") || // of Ansible
		strings.HasSuffix(strings.ToLower(p.key), "header") && headerName(text) && plainParts(text) ||
		strings.EqualFold(p.key, "pass") && len(text) < 5 && isNumber(strings.TrimRight(text, ",")) && sc.testsAround(p) ||
		v.quote == '`' && strings.HasPrefix(text, "SameSite=")
}

// bareThing is otherThing for a value without quotes.
func (sc *scanner) bareThing(p *pair, v value, text string) bool {
	switch {
	case v.hi < len(sc.s) && sc.s[v.hi] == ':' && upperName(text) && isWordOf(text, " fatal error panic warning warn notice info debug "): // a level
		return true
	case countsName(p.key) && (decimal(strings.TrimRight(text, ",")) || duration(text)), p.key == "pass" && fraction(text), countsName(p.key) && share(text):
		return true
	case countsName(p.key) && p.sep == ':' && !p.spaced && p.keyAt > 0 && sc.s[p.keyAt-1] == '/' && versionLike(text): // auth/tokens:2024-03
		return true
	case p.sep == '=' && plainParts(text) && isCookieHeader(p.key) && sc.absent(v.hi):
		return true
	case strings.EqualFold(p.key, "secret") && p.sep == ':' && p.spaced && strings.Count(text, "/") == 1 && wordPath(text):
		return true
	case p.spaced && isWordOf(text, " user pass pwd list retr stor quit auth ehlo helo mail rcpt data get post put ") && upperName(text) && sc.wordAhead(v.hi):
		return true
	case cacheName(p) && isNumber(text) && len(text) < 6:
		return true
	case p.sep == ':' && p.spaced && !strongSecretWord(p.key) && grantError(strings.TrimRight(text, ",")):
		return true
	}
	return validation(text)
}

// grantError reports whether text is a code of OAuth's errors (RFC 6749 and OpenID Connect).
func grantError(text string) bool {
	if strings.IndexByte(text, '_') < 1 || !snakeName(text) {
		return false
	}
	for _, start := range [...]string{"invalid_", "unsupported_", "unauthorized_", "insufficient_", "access_denied", "server_error", "temporarily_", "expired_token", "authorization_pending", "slow_down", "login_required", "consent_required", "interaction_required"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}

// wordAhead reports whether a word stands behind a blank at i: USER ann.
func (sc *scanner) wordAhead(i int) bool {
	return i+1 < len(sc.s) && sc.s[i] == ' ' && (isAlpha(sc.s[i+1]) || sc.s[i+1] == '/')
}

// cacheName reports whether p reads as the beginning of a key in a cache: session:42.
func cacheName(p *pair) bool {
	return p.quote == 0 && !p.spaced && p.sep == ':' && isWordOf(p.key, " csrf session sess ")
}

// isTicker reports whether text under the name of a token is how a currency is called for
// short: USDC.
func isTicker(key, text string) bool {
	if len(text) < 3 || len(text) > 5 {
		return false
	}
	of, ok := strings.CutSuffix(strings.ToLower(key), "token")
	return ok && (of == "" || isWordOf(strings.Trim(of, "_-."), " from to base quote pay reward gas native input output stake in out sell buy fee ")) && strings.ToUpper(text) == text &&
		isWordOf(text, " usd eur gbp chf jpy usdc usdt dai busd tusd weth eth steth btc wbtc sol bnb xrp ada dot matic pol avax link uni aave ltc doge trx atom near ftm op arb shib ")
}

// shortcut reports whether text is keys of a keyboard: ctrl+k ctrl+s.
func shortcut(text string) bool {
	if strings.IndexByte(text, '+') < 1 || len(text) > 48 {
		return false
	}
	for chord := range strings.FieldsSeq(text) {
		keys := strings.Split(chord, "+")
		for i, key := range keys {
			if i < len(keys)-1 && !isWordOf(key, " ctrl control cmd command meta super alt option opt shift win fn ") || i == len(keys)-1 && !keyboardKey(key) {
				return false
			}
		}
		if len(keys) < 2 {
			return false
		}
	}
	return true
}

// keyboardKey reports whether text is a key of a keyboard, or several at once: f5, ctrl+k.
func keyboardKey(text string) bool {
	return len(text) == 1 || isWordOf(text, " enter return tab space esc escape backspace delete del insert home end pageup pagedown up down left right plus minus "+
		"arrowup arrowdown arrowleft arrowright ctrl leftctrl rightctrl lctrl rctrl shift leftshift rightshift lshift rshift alt leftalt rightalt capslock mouse1 mouse2 mouse3 leftmouse rightmouse f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 ") || shortcut(text)
}

// absent reports whether what follows at i says that there is none of the name: (absent).
func (sc *scanner) absent(i int) bool {
	rest := sc.s[i:min(len(sc.s), i+24)]
	if !strings.HasPrefix(rest, " (") {
		return false
	}
	word := rest[2:]
	if n := strings.IndexAny(word, " )"); n > 0 {
		word = word[:n]
	}
	return isWordOf(word, " absent missing unset expired none not ")
}

// wordPath reports whether text is words joined by slashes, as secrets are called in their
// stores: billing/paypal.
func wordPath(text string) bool {
	words := 0
	for word := range strings.SplitSeq(text, "/") {
		if len(word) < 2 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-_") != "" || !strings.ContainsAny(word, "aeiouy") && len(word) > 4 {
			return false
		}
		words++
	}
	return words > 1
}

// testsAround reports whether what stands around p says how many failed.
func (sc *scanner) testsAround(p *pair) bool {
	around := sc.s[max(0, p.keyAt-maxPairSpace):min(len(sc.s), p.value+maxPairSpace)]
	return !strings.Contains(around, "user=") && (strings.Contains(around, " fail=") || strings.Contains(around, " fail:") || strings.Contains(around, " skip="))
}
