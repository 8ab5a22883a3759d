package scrub

import "strings"

// What people are asked, and what they enter: {"question": "What was your first pet called?", "answer":
// "Bramble"}, {"prompt": "Enter your PIN", "reply": "8264"}.

// knowsAnswer reports whether question is one that services ask to know somebody by: What was the name
// of your first school?
func knowsAnswer(question string) bool {
	if containsFold(question, "maiden name") {
		return true
	}
	if !containsFold(question, "your") && !strings.HasSuffix(question, "?") {
		return false
	}
	for w := range strings.FieldsFuncSeq(question, func(r rune) bool { return r == ' ' || r == '\'' || r == '?' || r == ',' || r == '’' }) {
		if isWordOf(w, " pet pets maiden school mother mothers father fathers grandmother childhood teacher parents hometown favorite favourite born nickname honeymoon mascot concert cousin sibling ") {
			return true
		}
	}
	return holdsOneOf(question, "grow up", "grew up", "first car", "first job", "first concert", "first boss", "first album", "first phone", "first street", "street you", "best man", "best friend")
}

// answers reports whether v may be the answer to such a question, and not to one of a survey.
func answers(v any) bool {
	s, ok := textOf(v)
	return ok && s != "" && len(s) <= maxLabel && !isWordOf(s, " yes no maybe never true false ") && !year(s)
}

// looksEntered reports whether v looks like what somebody enters: one word with a digit or a sign in it.
func looksEntered(v any) bool {
	s, ok := textOf(v)
	snake := strings.IndexByte(s, '_') > 0 && strings.ToLower(s) == s && only(s, "_", isAlnum) // template_7
	return ok && len(s) > 2 && len(s) <= maxLabel && !strings.ContainsAny(s, " /=") && !plainParts(strings.TrimRight(s, "*:")) && !isDate(s) && !isClock(s) && !placeholder(s) && !snake
}

// asksForSecret reports whether label, as people read it, ends in the name of a secret: Enter your
// current PIN, root@db-02's password:
func asksForSecret(s *Scrubber, label string) bool {
	label = strings.TrimRight(label, " :?*.\"'")
	for n, at := 0, len(label); n < 3 && at > 0; n++ {
		at = strings.LastIndexByte(label[:at], ' ')
		if s.keys.sensitive(label[at+1:]) {
			return true
		}
	}
	return false
}
