package scrub

import "strings"

// Messages of protocols whose fields have numbers or two letters.

// fix replaces the password in a message of FIX, whose fields have numbers: 554=x between
// bytes of 0x01, for which logs have other signs. The = is at i. It reports whether it did.
func (sc *scanner) fix(i int) bool {
	s := sc.s
	lo := i
	for lo > 0 && i-lo < len("1402") && isDigit(s[lo-1]) {
		lo--
	}
	if !isWordOf(s[lo:i], fixTags) || lo == 0 || strings.IndexByte("\x01|^;", s[lo-1]) < 0 && !strings.HasSuffix(s[:lo], "^A") && !strings.HasSuffix(s[:lo], `\u0001`) {
		return false
	}
	if !strings.Contains(s[max(0, lo-maxFIX):lo], "8=FIX") {
		return false
	}
	hi := i + 1
	for hi < len(s) && s[hi] > 0x01 && s[hi] != '|' && s[hi] != '\n' && !strings.HasPrefix(s[hi:], "^A") && !strings.HasPrefix(s[hi:], `\u0001`) {
		hi++
	}
	if hi == i+1 || placeholder(s[i+1:hi]) {
		return false
	}
	sc.replace(i+1, hi)
	return true
}

// sip2 replaces the password of a reader or terminal in a message between libraries, SIP2, whose
// fields begin with two letters and end in a bar: |AA20017730|ADx|. The bar before it is at i.
func (sc *scanner) sip2(i int) bool {
	s := sc.s
	if !strings.HasPrefix(s[i:], "|AD") && !strings.HasPrefix(s[i:], "|AC") && !strings.HasPrefix(s[i:], "|CO") {
		return false
	}
	lo := i + len("|AD")
	n := strings.IndexByte(s[lo:min(len(s), lo+maxLabel)], '|')
	head := s[max(0, i-maxCall):i]
	if n < 1 || strings.ContainsAny(s[lo:lo+n], " ^") || !strings.Contains(head, "|AA") && !strings.Contains(head, "|CN") && !strings.HasPrefix(s[i:], "|CO") {
		return false
	}
	// The command, and when it was sent, stand before the first field, that of the institution or user.
	first := strings.Index(head, "AO")
	if first < 0 {
		first = strings.Index(head, "CN")
	}
	run, longest := 0, 0
	for k := range max(0, first) {
		if run++; !isDigit(head[k]) {
			run = 0
		}
		longest = max(longest, run)
	}
	if longest < len("20250211") || !isDigit(head[first-1]) && head[first-1] != '|' && head[first-1] != ' ' {
		return false
	}
	sc.replace(lo, lo+n)
	return true
}

// fixTags are the numbers of Password, NewPassword, EncryptedPassword and EncryptedNewPassword.
const fixTags = " 554 925 1402 1404 "

// maxFIX is how far into a message its password may stand.
const maxFIX = 1024
