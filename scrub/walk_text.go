package scrub

import "strings"

// keepsText reports whether s, which is not empty, stays under the sensitive name key, by
// what it looks like or by the container in that it stands in.
func keepsText(key, s string, in *keyVerdict) bool {
	switch {
	case in.says(withinErrors) && told(s),
		in.says(withinRights) && isWordOf(s, rights),
		in.says(withinUnits) && isWordOf(s, units),
		(in.says(withinNumbers) || in.says(withinTallies)) && duration(s),
		in.says(withinFlags) && flagWord(s),
		in.says(withinVersions) && versionSpec(s),
		in.says(withinNames) && versionSpec(s) && strings.IndexByte(s, '.') > 0:
		return true
	case s[0] == '/' && key[0] == '/', filePath(s): // one path for another
		return true
	case publicKey(s), resourceName(s), secretObject(key, s), windowsSID(s):
		return true
	case titled(key, s), message(s), demand(s), namesItself(s): // what people read
		return true
	case masksValue(s) && !(strongSecretWord(key) && hasAlnum(s) && strings.IndexByte("([<", s[0]) < 0), setsCookies(key) && preferences(s):
		return true
	case ofLabels(in) && isLabelText(s), in.says(withinMany) && strings.EqualFold(key, s) && upperFirst(s):
		return true
	case hasSuffixFold(key, "salt") && allWords(s), strings.EqualFold(key, "session") && allWords(s), containsFold(key, "card") && hasSuffixFold(key, "code") && len(s) < 4 && upperName(s) && letters(s):
		return true
	case in != nil && hasSuffixFold(in.key, "names") && isName(s) && strings.IndexAny(s, "_-") > 0,
		in != nil && isWordOf(in.key, " session cookie cookies session_store sessionstore sessions ") && isWordOf(key, " cookie session key ") && isName(strings.TrimLeft(s, "_")) && strings.IndexAny(s, "_-") >= 0 && strings.Contains(s, "sess"):
		return true
	case schemaType(s) && strings.IndexByte(s, '(') > 0, in.says(withinMany) && sqlType(s), hasSuffixFold(key, "token") && isWordOf(s, " opaque jwt "):
		return true
	case hasSuffixFold(key, "token") && sign(s), strings.EqualFold(key, "salt") && weight(s): // of a language, of a recipe
		return true
	case isKeys(key) && in != nil && in.key == "indexes" && isName(s): // sku_1
		return true
	case key == "api" && versionLike(s) && strings.IndexByte(s, '.') > 0, in != nil && s[0] == '/' && isWordOf(in.key[lastWord(in.key):], " uris urls links endpoints paths routes ") && !randomLooking(s[strings.LastIndexByte(s, '/')+1:]):
		return true
	case className(s), hasSuffixFold(key, "sid") && isTwilio(s), hasSuffixFold(key, "secretid") && strings.IndexByte(s, '/') > 0 && plainParts(s):
		return true
	case signedBy(key, s), hasSuffixFold(key, "signature") && isWordOf(s, " verified valid invalid mismatch "):
		return true
	case passwordless(key, s), countsName(key) && duration(s), isTicker(key, s):
		return true
	case factorMethod(key, s), authMethod(key, s):
		return true
	case (in != nil && isWordOf(in.key, " csrf xsrf ") || namesHeader(key)) && placeName(s):
		return true
	}
	return !strings.HasPrefix(s, "projects/") && (s[0] != '!' || strings.IndexByte(s, ' ') > 0) && reference(s)
}
