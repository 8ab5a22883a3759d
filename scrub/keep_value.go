package scrub

import (
	"strings"
	"unicode"
)

// keepsText reports whether s, which is not empty, stays under the sensitive name key, by
// what it looks like or by the container in that it stands in.
func keepsText(key, s string, in *keyVerdict) bool {
	switch {
	case isRead(key, s), isKnown(key, s), isMethod(key, s), in != nil && keptIn(key, s, in):
		return true
	case hasSuffixFold(key, "_token") && len(s) < 16 && upperName(s) && letters(s) && isWordOf(key[:len(key)-len("_token")], " expected unexpected next current last previous "): // of a language
		return true
	case masksValue(key, s), setsCookies(key) && preferences(s):
		return true
	case hasSuffixFold(key, "salt") && (weight(s) || isMeal(s)), strings.EqualFold(key, "session") && (allWords(s) || isClock(s) || isWordOf(s, " opened closed started ended active expired ")):
		return true
	case hasSuffixFold(key, "token") && (sign(s) || asksForToken(s) || isWordOf(s, " opaque jwt null n/a ")), isTicker(key, s):
		return true
	case key == "api" && versionLike(s) && strings.IndexByte(s, '.') > 0, containsFold(key, "card") && hasSuffixFold(key, "code") && len(s) < 4 && upperName(s) && letters(s):
		return true
	}
	return standsFor(s)
}

// standsFor reports whether s says where the secret comes from: ${NAME}, op://prod/db/password.
func standsFor(s string) bool {
	switch {
	case strings.HasPrefix(s, "${") && s[len(s)-1] == '}', strings.HasPrefix(s, "{{"):
		return placeholder(s) && !strings.ContainsAny(s, "'\"`") // in which a default value may stand
	case s[0] == '!': // a tag of YAML
		return strings.IndexByte(s, ' ') > 0 && reference(s)
	case strings.HasPrefix(s, "projects/"), strings.HasPrefix(s, "file:") && strings.Count(s, "/") < 2:
		return false
	}
	_, place, _ := strings.Cut(s, ":")
	return (strings.ContainsAny(place, "/#.(") || upperName(place) || strings.HasPrefix(s, "ref+") || strings.IndexByte(s, '(') > 0) && reference(s)
}

// isRead reports whether s is what people read.
func isRead(key, s string) bool { return titled(key, s) || message(s) || demand(s) || namesItself(s) }

// isSentence reports whether s is nothing but words, from a capital to a full stop.
func isSentence(s string) bool {
	return upperFirst(s) && strings.Count(s, " ") > 4 && s[len(s)-1] == '.' && lettersOf(strings.Map(letterOnly, strings.ToLower(s)))
}

// letterOnly drops what stands between letters in sentences.
func letterOnly(r rune) rune {
	if strings.ContainsRune(" .,;:!?'’-", r) {
		return -1
	}
	return r
}

// isCall reports whether s says which operation of an API is meant: POST /v2/devices,
// calendar.events.list.
func isCall(s string) bool {
	if verb, path, ok := strings.Cut(s, " /"); ok {
		return upperName(verb) && letters(verb) && len(verb) < 8 && strings.IndexByte(path, ' ') < 0
	}
	return strings.IndexByte(s, '.') > 0 && strings.Count(s, ".") < 3 && only(s, ".", isAlpha) && strings.ToLower(s[:1]) == s[:1] && !strings.Contains(s, "..") && (strings.Count(s, ".") == 1 || strings.IndexFunc(s[strings.LastIndexByte(s, '.'):], unicode.IsUpper) < 0)
}

// isKnown reports whether s is something of a known form that is no secret.
func isKnown(key, s string) bool {
	switch {
	case s[0] == '/' && key[0] == '/', filePath(s): // one path for another
		return true
	case publicKey(s), resourceName(s), secretObject(key, s), windowsSID(s), hasSuffixFold(key, "sid") && isTwilio(s):
		return true
	case passwordless(key, s), countsName(key) && duration(s), schemaType(s) && strings.IndexByte(s, '(') > 0, className(key, s):
		return true
	}
	if hasSuffixFold(key, "dsn") && len(s) < 8 && strings.Count(s, ".") == 2 && only(s, ".", isDigit) { // what became of a mail: 2.0.0
		return true
	}
	if translated(key, s) {
		return true
	}
	if key == "key" && strings.HasPrefix(s, "EVT_") && len(s) > len("EVT_AP_") && s[len("EVT_AP")] == '_' && upperName(s[:len("EVT_AP")]) && only(s, "_", isAlpha) { // of UniFi
		return true
	}
	if key == "api" && strings.IndexByte(s, ' ') > 0 && versionLike(s[strings.LastIndexByte(s, ' ')+1:]) && lettersOf(strings.ReplaceAll(s[:strings.LastIndexByte(s, ' ')], " ", "")) { // NAV OnlineInvoice 3.0
		return true
	}
	if key == "api" && (isCall(s) || strings.IndexByte(s, '.') > 0 && plainParts(s) && only(s, ".", isAlpha) || s == "jscode2session" || s == "code2session" || strings.IndexByte(s, '/') > 0 && only(s, "/_", isAlnum) && plainParts(s) || s[0] == '/' && isObjectKey(s)) {
		return true
	}
	if hasSuffixFold(key, "token") && len(s) < 3 && isNumber(s) { // the version of an object
		return true
	}
	if endsInOneOf(key, "sortcode", "sort_code") && isAlpha(s[0]) && len(s) < 12 && len(strings.Trim(s, "0123456789- ")) > 1 && digitsIn(s) < 6 { // of a parcel
		return true
	}
	if hasSuffixFold(key, "sig") && strings.Count(s, " ") > 1 { // how to take a medicine
		return true
	}
	return hasSuffixFold(key, "secretid") && strings.IndexByte(s, '/') > 0 && plainParts(s) // where a store has it
}

// declares reports whether s declares what a function takes: Transfer(address,uint256).
func declares(s string) bool {
	name, types, ok := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	if !ok || !identifier(name) || !holdsOneOf(types, "address", "uint", "int", "bytes", "bool", "string") || len(s) > maxKept || s[len(s)-1] != ')' {
		return false
	}
	for t := range strings.SplitSeq(types, ",") {
		if t = strings.TrimSpace(strings.TrimRight(t, "0123456789[]")); t != "" && !letters(t) {
			return false
		}
	}
	return true
}

// isMethod reports whether s says how something is done, or what came of it.
func isMethod(key, s string) bool {
	return isWordOf(s, " wayland x11 tty mir ") && hasSuffixFold(key, "_session") || isWordOf(s, fetchModes) && strings.EqualFold(key, "credentials") || hasSuffixFold(key, "signature") && declares(s) || signedBy(key, s) || hasSuffixFold(key, "signature") && isWordOf(s, " normal abnormal unknown stable rising falling verified valid invalid mismatch required optional none missing ") || factorMethod(key, s) || authMethod(key, s) ||
		namesHeader(key) && placeName(s) || strings.EqualFold(key, "update_password") && isWordOf(s, " always on_create ") // of Ansible
}

// keptIn reports whether s stays because of the container in.
func keptIn(key, s string, in *keyVerdict) bool {
	switch in.within {
	case withinErrors:
		return told(s) || holdsOneOf(key, "invalid", "expired", "mismatch", "required", "missing") && isSentence(s)
	case withinRights:
		return isWordOf(s, rights)
	case withinUnits:
		return isWordOf(s, units)
	case withinNumbers, withinTallies:
		return duration(s) && !strongSecretWord(key)
	case withinFlags:
		return flagWord(s) && (!strongSecretWord(key) || containsFold(key, "passkey"))
	case withinVersions:
		return versionSpec(s)
	case withinNames:
		return versionSpec(s) && (strings.IndexByte(s, '.') > 0 || hasSuffixFold(in.key, "dependencies"))
	case withinMany:
		if strings.EqualFold(key, s) && upperFirst(s) || sqlType(s) || isKeys(key) && in.key == "indexes" && isName(s) { // sku_1
			return true
		}
	}
	last := in.key[lastWord(in.key):]
	switch {
	case isWordOf(key, " gate_code gatecode ") && isWordOf(last, " flight segment leg departure arrival boarding "):
		return len(s) < 4 && upperName(s[:1]) && isNumber(s[1:])
	case ofLabels(in):
		return isLabelText(s) && (namesItself(s) || strings.EqualFold(s, key) || titled(key, s))
	case isWordOf(last, " uris urls links endpoints paths routes "):
		return s[0] == '/' && !randomLooking(s[strings.LastIndexByte(s, '/')+1:]) && !sentName(key) && !strongSecretWord(key)
	case key == "pass" && isWordOf(in.key, passes):
		return plainParts(s)
	case isWordOf(last, " names "):
		return wordsOfName(s) && !strongSecretWord(key)
	case isWordOf(in.key, " session cookie cookies session_store sessionstore sessions "):
		return isWordOf(key, " cookie session key ") && wordsOfName(strings.TrimLeft(s, "_")) && strings.Contains(s, "sess")
	}
	return isWordOf(in.key, " csrf xsrf ") && key != "secret" && placeName(s)
}

// wordsOfName reports whether s is how a cookie and the like is called: of letters only and
// with more than one word: shop_session.
func wordsOfName(s string) bool {
	return len(s) <= maxLabel && strings.ContainsAny(s, "_-") && only(s, "_-", isAlpha)
}
