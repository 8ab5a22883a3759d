package scrub

import (
	"math"
	"strings"
)

// What placed secrets look like.

func anyText(v any) bool { s, ok := textOf(v); return ok && s != "" }

func longText(v any) bool { s, ok := textOf(v); return ok && len(s) > 20 }

// longCode is a long text without what parts words and the elements of paths.
func longCode(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) > 60 && only(s, "+/=-_", isAlnum) && s[0] != '/'
}

func issuedText(v any) bool {
	s, ok := textOf(v)
	return ok && (issuedValue(s) || len(s) == 64 && isHexRun(s) || len(s) > 40 && strings.HasSuffix(s, "="))
}

// issuedWord is what a service issues and no sum of anything.
func issuedWord(v any) bool { s, ok := textOf(v); return ok && issuedValue(s) && !isHexRun(s) }

// adminCode is the code with which the files of a SIM are written.
func adminCode(v any) bool { return digitText(v, 8, 8) || hex16(v) }

// codeGroups are groups of capitals and digits: K4QRT-9GHX2-71ZPM.
func codeGroups(v any) bool {
	s, ok := textOf(v)
	if !ok || len(s) < 16 || !setOf(s, setUpperDash) {
		return false
	}
	groups, mixed := 0, 0
	for group := range strings.SplitSeq(s, "-") {
		if len(group) < 4 || len(group) > 6 {
			return false
		}
		groups++
		if strings.ContainsAny(group, "0123456789") {
			mixed++
		}
	}
	return groups > 2 && mixed > 1
}

func sixCapitals(v any) bool { s, ok := textOf(v); return ok && len(s) == 6 && setOf(s, setUpper) }

// printedCodes are codes as people print them, to be used once each.
func printedCodes(v any) bool {
	list, ok := v.([]any)
	return ok && len(list) > 1 && listOf(v, evenGroups)
}

// entered is a code of digits, which may have the sign of a keypad before or behind it.
func entered(v any) bool {
	s, ok := textOf(v)
	return ok && doorCode(strings.Trim(s, "#*"))
}

// answered is a list of words.
func answered(v any) bool {
	_, list := v.([]any)
	return list && listOf(v, func(s string) bool { return s != "" && len(s) <= maxLabel })
}

// evenGroups reports whether text is groups of letters and digits of the same size: 52f0-7e54.
func evenGroups(text string) bool {
	first, _, _ := strings.Cut(text, "-")
	groups := 0
	for group := range strings.SplitSeq(text, "-") {
		if len(group) != len(first) || !only(group, "", isAlnum) || digitsIn(group) == 0 {
			return false
		}
		groups++
	}
	return groups > 1 && groups < 6 && len(first) > 2 && len(first) < 7 && !year(first)
}

// longerWord is one word that somebody or something made up.
func longerWord(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) > 5 && bothCases(s) && !plainParts(s) && only(s, "-_!#$%&*+", isAlnum)
}

func notPlain(v any) bool { s, ok := textOf(v); return ok && len(s) >= 8 && !plainParts(s) }

// digitText is a text of at least and at most as many digits.
func digitText(v any, least, most int) bool {
	s, ok := textOf(v)
	return ok && len(s) >= least && len(s) <= most && isNumber(s)
}

// dashedDigits is a text of that length, of digits with dashes behind the third and the fifth.
func dashedDigits(v any, length int) bool {
	s, ok := textOf(v)
	return ok && len(s) == length && s[3] == '-' && s[6] == '-' && only(s, "-", isDigit)
}

// hexText is as many hexadecimal digits, with spaces between or without.
func hexText(v any, least, most int) bool {
	s, ok := textOf(v)
	if !ok {
		return false
	}
	s = strings.ReplaceAll(s, " ", "")
	return len(s) >= least && len(s) <= most && isHexRun(s)
}

func hex12(v any) bool { return hexText(v, 12, 12) }

func hex16(v any) bool { return hexText(v, 16, 16) }

func hex32(v any) bool { return hexText(v, 32, 32) }

func hex64(v any) bool { return hexText(v, 64, 64) }

// hexCode is 48 bits and more, also in groups with dashes.
func hexCode(v any) bool {
	if s, ok := textOf(v); ok && strings.Count(s, "-") > 3 {
		v = strings.ReplaceAll(s, "-", "")
	}
	return hexText(v, 12, maxShape)
}

// hexKey is 128 bits and more.
func hexKey(v any) bool { return hexText(v, 32, maxShape) }

func hexBlock(v any) bool { return hexText(v, 100, maxKept) }

// sentDigits is a code as services send them, and not that of a country.
func sentDigits(v any) bool {
	s, ok := textOf(v)
	n, number := numberOf(v)
	return ok && len(s) >= 5 && len(s) <= 8 && isNumber(s) && s[:2] != "00" || number && n >= 1e4 && n < 1e8
}

// personCode is the number of a person behind the code of a country: EE60001019906.
func personCode(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) == 13 && upperName(s[:2]) && isNumber(s[2:])
}

func elevenDigits(v any) bool { return digitText(v, 11, 11) }

// swissNumber is that of somebody in Switzerland.
func swissNumber(v any) bool {
	s, ok := textOf(v)
	s = strings.ReplaceAll(s, ".", "")
	return ok && len(s) == 13 && isNumber(s) && s[:3] == "756"
}

// frenchNumber is that of somebody in France.
func frenchNumber(v any) bool {
	s, ok := textOf(v)
	s = strings.ReplaceAll(s, " ", "")
	return ok && (len(s) == 13 || len(s) == 15) && (s[0] == '1' || s[0] == '2') && isNumber(s)
}

// employerNumber is how the United States write that of an employer: 12-3456789.
func employerNumber(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) == len("12-3456789") && s[2] == '-' && isNumber(s[:2]) && isNumber(s[3:])
}

func usNumber(v any) bool { return dashedDigits(v, len("123-45-6789")) }

// isBase64 is 16 bytes and more in padded base64.
func isBase64(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) >= 24 && len(s)%4 == 0 && (s[len(s)-1] == '=' || len(s) >= 32 && !isHexRun(s) && digitsIn(s) > 0) && only(s, "+/=", isAlnum)
}

// sixDigits is a number as banks send for each transfer.
func sixDigits(v any) bool {
	n, ok := numberOf(v)
	return sixDigitText(v) || ok && n >= 1e5 && n < 1e6 && n == math.Trunc(n)
}

func sixDigitText(v any) bool { return digitText(v, 6, 6) }

// securityCode is three or four digits, or six.
func securityCode(v any) bool {
	n, ok := numberOf(v)
	return digitText(v, 3, 4) || sixDigitText(v) || ok && n >= minPin && n < 1e4
}

// typedIn is a word with signs that addresses do not have.
func typedIn(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) >= 8 && mixed(s) && !strings.ContainsAny(s, "/?=")
}

// matterCode is what a thing of Matter is added by.
func matterCode(v any) bool {
	s, ok := textOf(v)
	return ok && strings.HasPrefix(s, "MT:") || digitText(v, 11, 11) || digitText(v, 21, 21)
}

// keyed is a code as it is entered on a keypad: 48213#.
func keyed(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) > 4 && len(s) < 10 && s[len(s)-1] == '#' && isNumber(s[:len(s)-1])
}

// homeCode is that with which a thing is added to HomeKit: 031-45-154.
func homeCode(v any) bool { return dashedDigits(v, len("031-45-154")) }

// base32Text is what apps that make codes are given.
func base32Text(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) >= 16 && only(s, "234567", isAlpha) && strings.ToUpper(s) == s && digitsIn(s) > 1
}

func doorCode(v any) bool { return digitText(v, 4, 8) }

func pinText(v any) bool {
	s, _ := textOf(v)
	return digitText(v, 4, 4) && !strings.HasSuffix(s, "00") && !strings.HasSuffix(s, "50")
}

func deviceKey(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) == 16 && strings.ContainsAny(s, "0123456789") && !isName(s)
}

func paddedKey(v any) bool {
	s, ok := textOf(v)
	return ok && strings.HasSuffix(s, "=") && issuedValue(s)
}

func contentKey(v any) bool {
	s, ok := textOf(v)
	return ok && (issuedValue(s) || len(s) == 32 && isHexRun(s))
}

// givenOut is what is shown once, when it is made.
func givenOut(v any) bool {
	s, ok := textOf(v)
	return ok && (issuedValue(s) || len(s) > 20 && strings.HasSuffix(s, "=") && strings.IndexByte(s, ' ') < 0)
}

// grantCode is the code of OAuth, of those that are long.
func grantCode(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) >= 40 && issuedValue(s)
}

// sixteenMixed reports whether v is sixteen letters of both cases and digits.
func sixteenMixed(v any) bool {
	s, ok := textOf(v)
	return ok && len(s) == 16 && only(s, "", isAlnum) && bothCases(s) && digitInside(s)
}
