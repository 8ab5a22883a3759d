package scrub

// skip returns the first position from i on at which a rule may find something:
// the start of a word that announces a secret or looks like one, a long run or
// number, or a sign that joins names and values. Most of most texts is skipped.
// Numbers before ssnUntil are not, since they may be US social security numbers.
func skip(s string, i, ssnUntil int) int {
	for i < len(s) {
		switch scanClass[s[i]] {
		case classOther:
			i++
		case classWord:
			from := i
			if i+3 <= len(s) {
				g := gram(s[i], s[i+1], s[i+2])
				if triggerBits[g>>6]&(1<<(g&63)) != 0 {
					if t := &triggers[triggerAt[g]]; t.may(s, i) && t.starts(s, i) {
						return i
					}
				}
				if isDigit(s[i]) && isDigit(s[i+2]) {
					if i < ssnUntil {
						return i
					}
					for i++; i < len(s) && isDigit(s[i]); i++ {
					}
					if i-from >= minCardDigits || i-from == 4 && fourDigits(s, i+1) || i-from == 6 && i < len(s) && s[i] == '-' && fourDigits(s, i+1) {
						return from
					}
					continue
				}
			}
			for i++; i < len(s) && scanClass[s[i]] == classWord; i++ {
			}
			if n := i - from; n >= minRun || n == 4 && isDigit(s[i-1]) && isDigit(s[i-2]) {
				return from
			}
			if i < len(s) && (s[i] == '/' || scanClass[s[i]] == classOther) {
				i++ // a blank, mostly
			}
		case classPair:
			if !clockTime(s, i) {
				return i
			}
			i++
		case classDash:
			if !quietDash(s, i) {
				return i
			}
			i++
		case classOpen:
			if !quietOpen(s, i) {
				return i
			}
			i++
		case classSlash:
			if i > 2 && s[i-1] == ' ' && i+4 < len(s) && s[i+1] == ' ' && byteClass[s[i-2]] == classWord {
				return i
			}
			i++
		case classDollar:
			if cryptScheme(s[i:]) > 0 {
				return i
			}
			i++
		case classPercent:
			if i+1 < len(s) && (s[i+1] == '2' || s[i+1] == '3') {
				return i
			}
			i++
		default:
			return i
		}
	}
	return i
}

// minCardDigits is how many digits in a run the shortest card numbers have.
const minCardDigits = 13

// fourDigits reports whether there are four digits at i, as in the second group
// of printed card numbers.
func fourDigits(s string, i int) bool {
	return i+4 <= len(s) && isDigit(s[i]) && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3])
}

// quietDash reports whether nothing starts at the dash at i: it stands inside a
// word or before a blank.
func quietDash(s string, i int) bool {
	if i+1 == len(s) {
		return true
	}
	next := s[i+1]
	return next == ' ' && !quotedAfter(s, i) || isDigit(next) || isAlpha(next) && next != 'u' && i > 0 && byteClass[s[i-1]] == classWord
}

// quietOpen reports whether nothing starts at the bracket at i: it stands before
// a letter or digit and is not that of an object or a call.
func quietOpen(s string, i int) bool {
	return s[i] != '{' && i+1 < len(s) && isAlnum(s[i+1]) && (s[i] == '[' || i == 0 || s[i-1] == ' ')
}

// clockTime reports whether the separator at i is that of a time of day, which
// follows a blank, another one, or a date: 2026-05-04T10:00:00. It is the most
// common colon in logs, and never one between a name and a value.
func clockTime(s string, i int) bool {
	if i < 2 || i+2 >= len(s) || s[i] != ':' || !isDigit(s[i-1]) || !isDigit(s[i-2]) || !isDigit(s[i+1]) || !isDigit(s[i+2]) {
		return false
	}
	if i == 2 {
		return true
	}
	switch s[i-3] {
	case ' ', ':':
		return true
	case 'T':
		return i >= 6 && isDigit(s[i-4]) && isDigit(s[i-5]) && s[i-6] == '-'
	}
	return false
}
