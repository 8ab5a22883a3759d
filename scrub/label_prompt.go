package scrub

import "strings"

// What people are asked, and what they enter: {"question": "What was your first pet called?", "answer":
// "Bramble"}, {"prompt": "Enter your PIN", "reply": "8264"}.

// questions are names of questions.
const questions = " question q pregunta frage prompt "

// knowsAnswer reports whether question is one that services ask to know somebody by: What was the name
// of your first school?
func knowsAnswer(question string) bool {
	if containsFold(question, "maiden name") {
		return true
	}
	if !containsFold(question, "your") && !strings.HasSuffix(question, "?") {
		return false
	}
	for _, word := range [...]string{"pet", "maiden", "school", "mother", "father", "grandmother", "childhood", "teacher", "parent", "hometown", "favorite", "favourite", "born", "grow up", "grew up", "first car", "first job", "nickname", "best friend", "honeymoon"} {
		if containsFold(question, word) {
			return true
		}
	}
	return false
}

// looksEntered reports whether v looks like what somebody enters: one word with a digit or a sign in it.
func looksEntered(v any) bool {
	s, ok := textOf(v)
	if !ok {
		n, ok := numberOf(v)
		return ok && n >= minPin
	}
	return len(s) > 2 && len(s) <= maxLabel && strings.IndexByte(s, ' ') < 0 && !plainParts(s) && !isDate(s) && !isClock(s) && !strings.Contains(s, "://") && s[0] != '/' && !placeholder(s)
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
