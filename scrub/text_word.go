package scrub

import "strings"

// word looks at the word that starts at i, of which the first three bytes have
// the gram g, and reports whether it moved the position.
func (sc *scanner) word(i int, g uint16) bool {
	s := sc.s
	t := &triggers[triggerAt[g]]
	if !t.may(s, i) {
		return false
	}
	if (len(t.shapes) > 0 || s[i] == 'e') && sc.shape(i, t.shapes) {
		return true
	}
	w := t.word(s, i)
	if w == nil {
		return false
	}
	sc.hint = true
	end := i + len(w.text)
	return sc.after(i, end, w.kind) || w.access() && sc.access(i, end, w.kind == afterPassword)
}

// after looks at what stands around the word s[i:end] of the kind, and reports whether it moved
// the position.
func (sc *scanner) after(i, end int, kind contextKind) bool {
	s, n := sc.s, end-i
	if kind == afterSSN {
		if n == len("social") && strings.HasPrefix(s[end:], " security number is ") && sc.digitByDigit(end+len(" security number")) {
			return true
		}
		if n == len("ssn") || n == len("social") || n == len("taxpayer") && s[i]|0x20 == 't' || i >= 7 && strings.EqualFold(s[i-7:i-1], "social") {
			sc.ssnUntil = end + 48
			sc.ssnBefore(i)
		}
		return n == len("ssn") && sc.columns(i, end)
	}
	switch kind {
	case afterSQL:
		return sc.sql(i, end) || s[i]|0x20 == 'v' && !strings.HasSuffix(strings.TrimRight(s[max(0, i-maxPairSpace):i], " \n"), ")") && sc.bound(i, end)
	case afterBind:
		return sc.bound(i, end) || s[end-1] == 'd' && sc.loginWith(end)
	case afterTool:
		if t := tools[s[i:end]]; t != nil {
			sc.tool, sc.toolFrom, sc.toolUntil = t, end-1, sc.commandEnd(end)
			if t.wraps { // whose options are the first
				sc.toolUntil = end + len(" -v -p") - 1
			}
			if sc.login(end) {
				return true
			}
		}
		return sc.command(i, end)
	case afterEcho:
		return sc.piped(end)
	case afterForeign:
		sc.afterForeign(end)
		return sc.i > i
	case inTerraform:
		return sc.terraform(i)
	case entity:
		return sc.entityTag(i, end)
	case afterLogin:
		if s[i] == 'L' && s[i+1] == 'O' {
			return sc.imapLogin(end) || sc.loginWith(end)
		}
		if sc.loginSlash(end) || sc.loginWith(end) || sc.loginJoined(end) {
			return true
		}
		n := strings.IndexByte(s[end:min(len(s), end+48)], ':')
		return n > 1 && end+n+1 < len(s) && s[end+n+1] > ' ' && s[end] == ' ' && isAlpha(s[end+1]) && strings.IndexByte(s[end+1:end+n], ' ') < 0 && sc.userAndPassword(end+1)
	case afterPrompt:
		return sc.smtpPassword(i, end)
	case afterIdentify:
		return sc.identify(i, end)
	case afterCommunity:
		return sc.community(i, end)
	case toVerify:
		sc.usedTo(i)
		if strings.HasPrefix(s[end:], " in as ") && (sc.loginWith(end) || sc.loginAs(end)) { // log in as ann with x
			return true
		}
		return isWordOf(s[i:end], " reset verify confirm ") && sc.pathSecret(i, end)
	case afterNational:
		return sc.national(i, end) || s[i]|0x20 == 'l' && sc.license(end)
	case afterValue:
		return sc.ofName(i, end)
	case afterRouting:
		return sc.routing(i, end)
	case afterDuplicate:
		return sc.duplicate(end)
	case inRedis:
		if s[i] == 'S' && end < len(s) && (s[end] == '"' || s[end] == '\\') { // of MONITOR
			return sc.argv(i, end)
		}
		return s[i] == 'S' && sc.redisSet(end, s[i:end] == "SETEX")
	case afterCodes:
		return sc.codesSaid(i, end)
	case ofProperty:
		return sc.propertyValue(i, end)
	case afterMask:
		return sc.masks(end)
	case afterRejected:
		return sc.rejected(i, end)
	case afterQuestion:
		return sc.answer(i, end)
	case afterUsers:
		return end < len(s) && s[end] == ' ' && sc.userAndPassword(end+1)
	case afterMnemonic:
		if sc.mnemonic(end) {
			return true
		}
		if n := strings.Index(s[end:min(len(s), end+maxNearby)], ": "); n > 0 && s[end] == ' ' && sc.mnemonic(end+n) { // and for what
			return true
		}
		if s[i]|0x20 == 'w' {
			line := sc.lineBehind(end)
			n := strings.Index(line, ": ")
			return n > 0 && sc.mnemonic(end+n)
		}
		if s[i]|0x20 != 's' || end >= len(s) || s[end] != ' ' {
			return false
		}
		if sc.setupKey(end, sc.lineBehind(end)) {
			return true
		}
		return sc.seed(end) || sc.factor(i) && sc.context(i, end, afterToken)
	case afterAttempt:
		within := 16
		if strings.HasPrefix(s[end:], " (") { // and why
			within = maxShape
		}
		n := strings.IndexByte(s[end:min(len(s), end+within)], '[') // after (mschap): , too
		return n > 0 && end+n+1 < len(s) && !strings.HasPrefix(s[end+n+1:], "host/") && strings.Trim(s[end:end+1], " :") == "" && sc.userAndPassword(end+n+1)
	case afterSignature:
		return sc.signature(end)
	case afterExpect:
		return sc.sends(i, end)
	case afterUser:
		return sc.knownUser(end)
	case afterBack:
		return sc.digitsReceived(i, end) || (strings.HasPrefix(s[end:], " on the back ") || strings.HasPrefix(s[end:], " on the back?")) && sc.onTheBack(end)
	case afterNetwork:
		return sc.network(end)
	case afterCombination, afterDoorCode:
		return sc.accessCode(i, end, sc.lineBehind(end))
	case afterEAP:
		return sc.roadWarrior(i, end)
	case afterOpens:
		return sc.opensWith(end)
	case afterSMS:
		return sc.codeIs(end)
	case afterPlace:
		return sc.opens(i, end)
	case afterFile:
		return sc.passwordFile(i, end)
	case afterPort:
		return sc.noPort(i, end)
	case afterCopy:
		return s[i:end] == "COPY" && sc.copied(end)
	case afterDocs:
		return s[i:end] == "DOCS" && sc.passenger(end)
	case afterAssert:
		return end < len(s) && s[end] == ' ' && sc.asserted(end)
	case aboutAccessTo:
		return false
	case afterLink:
		return sc.link(i, end)
	case inPath:
		if i > 2 && s[i-1] == '/' && s[i-2] == '/' && s[end-1] == 's' && end < len(s) && s[end] == '.' { // https://hooks.
			return sc.lastSegment(i)
		}
		return sc.pathSecret(i, end)
	case afterCode:
		sc.codeBefore(i, end)
		if sc.codeIs(end) {
			return true
		}
		if s[i]|0x20 != 't' && sc.accessCode(i, end, sc.lineBehind(end)) {
			return true
		}
		return (n > 3 || s[i:end] == "TAN" || s[i]|0x20 == 'k') && (sc.sentCode(i, end) || (sc.possessed(i) || wordIn(s[i:end], sentCodes)) && sc.introduced(end, min(len(s), sc.endOfLine(end), end+maxNearby), afterDigits))
	}
	if c := s[end-1]; c == ' ' || c == '?' || c == ',' { // pw
		end--
	}
	if n == len("session") && kind == afterToken && end+3 <= len(s) && s[end] == ' ' && strings.EqualFold(s[end+1:end+3], "id") && (end+3 == len(s) || !isAlnum(s[end+3])) {
		end += len(" id")
	}
	if kind == afterPassword && sc.appPassword(i, end) || kind == afterDigits && sc.digitByDigit(end) {
		return true
	}
	if kind != afterScheme && (sc.columns(i, end) || sc.aligned(i, end)) {
		return true
	}
	if kind == afterToken && i > 0 && s[i-1] == '/' && end < len(s) && s[end] == '/' && !strings.EqualFold(s[i:end], "auth") && sc.pathSecret(i, end) { // /token/x
		return true
	}
	if kind != afterScheme {
		sc.notValid(i, end, kind)
		if kind != afterToken {
			sc.sentBefore(i, end, kind)
		}
	}
	if sc.given(end) || kind == afterPassword && sc.sends(i, end) {
		return true
	}
	if end >= len(s) || !isSpace(s[end]) {
		if kind == afterPassword && strings.HasPrefix(s[end:], ", ") && sc.apposed(end+len(", ")) {
			return true
		}
		if strings.HasPrefix(s[end:], "?") && (kind == afterPassword || kind == afterDigits || kind == afterPhrase && s[i]|0x20 == 'c' && wordIn(endWord(s[max(0, i-24):i], " \n(\"'"), lockedPlaces+"access entry security login 2fa sms verification mfa ")) && sc.answered(end+1, kind != afterPassword, strings.HasSuffix(strings.ToLower(s[i:end]), " word")) {
			return true
		}
		if end < len(s) && (s[end] == '+' || s[end] == '%') {
			return (s[end] == '+' || strings.HasPrefix(s[end:], "%20")) && sc.encodedSentence(i)
		}
		if kind == afterPassword && end < len(s) && s[end] == '[' && sc.inBrackets(end) {
			return true
		}
		if end < len(s) && s[end] == '}' && sc.resolvedTo(end+1, kind) {
			return true
		}
		if strings.HasPrefix(s[end:], "\" changed ") && kind == afterPassword { // the name of a setting
			return sc.predicate(end+1, kind)
		}
		if end+1 < len(s) && isQuote(s[end]) && sc.saidOfName(i, end) {
			return true
		}
		if end < len(s) && (s[end] == '"' || s[end] == '\\') {
			return n == len("auth") && kind == afterToken && sc.quotedArguments(i, end) || kind == afterPassword && sc.nearby(i, end, kind)
		}
		if kind == afterPass {
			kind = afterPassword
		}
		if kind == afterDigits && strings.HasPrefix(s[end:], "' ") && sc.nearby(i, end, kind) {
			return true
		}
		return kind != afterScheme && (end == len(s) || strings.IndexByte(",.;?)\n", s[end]) >= 0) && sc.nearby(i, end, kind)
	}
	if kind == afterDigits && end+1 < len(s) && s[end+1] >= 0x80 { // of another script, or é and är
		if latin := s[end+1] >= 0xC3 && s[end+1] < 0xCE; latin && (sc.context(i, end, kind) || sc.nearby(i, end, kind)) {
			return true
		}
		sc.afterForeign(end)
		return sc.i > end
	}
	if kind == afterPhrase && s[i]|0x20 == 'c' && sc.sentCode(i, end) {
		return true
	}
	if kind == afterPass {
		if strings.HasPrefix(s[end:], " is: ") && isWordOf(endWord(s[max(0, i-16):i], " \n(\"'"), " temporary temp initial new current her his your my wifi login admin root ") && sc.stateAt(end+len(" is: "), afterPassword) {
			return true
		}
		if !sc.protocol(i) && !complexWord(sc.argument(end), s) {
			return sc.nearby(i, end, afterPassword)
		}
		if v := sc.argument(end); strings.HasPrefix(s[i:], "PASS") && strings.Contains(s[max(0, i-64):i], "USER ") && sc.onlyArgument(end) && sc.secretArgument(i, v) {
			sc.replace(v.lo, v.hi)
			return true
		}
		kind = afterPassword
	}
	if s[i] == 'A' && (sc.redisAuth(i, end) || sc.saslLine(end)) {
		return true
	}
	if kind == afterScheme {
		return sc.credentials(i, end)
	}
	return sc.context(i, end, kind) || sc.nearby(i, end, kind)
}

// putAt replaces what is stored under a path that ends in the name of a secret, of which the
// last word is s[i:end]: PUT /secrets/db_password x.
func (sc *scanner) putAt(i, end int) bool {
	s := sc.s
	lo := i
	for lo > 0 && i-lo < maxKey && (setBytes[setDot][s[lo-1]] || s[lo-1] == '/') {
		lo--
	}
	slash := strings.LastIndexByte(s[lo:i], '/')
	if slash < 0 || lo < len("put ") || !isWordOf(strings.TrimSpace(s[lo-len("put "):lo]), " put set ") || !sc.t.keys.sensitive(s[lo+slash+1:end]) {
		return false
	}
	v := sc.argument(end)
	if after := s[v.hi:min(len(s), v.hi+1)]; v.hi == v.lo || v.quote == 0 && after != "" && after != "\n" || plainParts(s[v.lo:v.hi]) || strings.ContainsAny(s[v.lo:v.hi], "=@\\") || isNumber(s[v.lo:v.hi]) && v.hi-v.lo == 3 || strings.HasPrefix(s[v.lo:v.hi], "HTTP/") {
		return false
	}
	sc.replace(v.lo, v.hi)
	return true
}
