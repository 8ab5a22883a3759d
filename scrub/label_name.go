package scrub

import "strings"

// Names such as key and sid, which are those of secrets or of what things are found by.
// What stands beside them tells.

// namesValue reports whether the entry v of m, which has a sensitive key, is the
// name of another entry, or else says something about it.
func namesValue[M entries](key *keyVerdict, v any, m M, in *keyVerdict) bool {
	switch {
	case in.says(withinTallies) && isCount(v), in.says(withinErrors) && isCount(v):
		n, _ := numberOf(v)
		if in.says(withinTallies) && sixDigits(v) && holdsOneOf(in.key, "attempt", "login", "failure") { // that somebody entered
			return false
		}
		return n >= 0 && n < minPin && !containsFold(key.key, "cvv") && !containsFold(key.key, "cvc") || in.says(withinTallies) && !holdsNumber(key.key) && m.counts()
	case key.role == roleFlag:
		return isBool(v) && has(m, valueKeys[:])
	case key.key == "key" && in != nil && publicName(in.key):
		s, text := textOf(v)
		return text && len(s) <= maxDescribing && !strings.Contains(s, "PRIVATE") && !strings.HasPrefix(s, "MC4C") && !strings.HasPrefix(s, "MIIE") && !strings.HasPrefix(s, "b3BlbnNzaC1rZXk")
	case key.key == "secretKey":
		return has(m, remoteKeys[:])
	case key.key == "sid":
		sid, ok := textOf(v)
		return !ok && otherSense(key.key, v, m, in) || ok && (len(sid) == 3 && upperName(sid) || isTwilio(sid) || has(m, twilioKeys[:]) && isName(sid) || isStatement(m) && letters(sid) || messageID(sid))
	case key.key == "SID": // of SAP
		sid, ok := textOf(v)
		return ok && len(sid) == 3 && upperName(sid)
	case key.key == "Sid":
		sid, ok := textOf(v)
		return ok && has(m, statementKeys[:]) && isName(sid)
	case key.role != roleLabel:
		return otherSense(key.key, v, m, in)
	}
	name, ok := textOf(v)
	switch {
	case !ok, key.key == "key" && in != nil && in.secret && endsInKey(in.key): // api_key: {key: x, remaining: 3}
		return false
	case in != nil && in.key == "items" && projection(m), in.says(withinRef) && isName(name):
		return true
	case key.key == "key" && in != nil && isWordOf(in.key, " variables vars env environment secrets parameters ") && strings.IndexByte(name, '_') > 0 && upperName(name) && letters(strings.ReplaceAll(name, "_", "")): // of a variable
		return true
	case key.key == "key" && in != nil && isWordOf(in.key, " user device organization organisation org company account tenant team customer ctx context ") && shortID(strings.TrimPrefix(name, "dev-")):
		return true
	case key.key == "key" && in != nil && len(name) > len(in.key)+1 && strings.EqualFold(name[:len(in.key)], in.key) && (name[len(in.key)] == '-' || name[len(in.key)] == '_') && isNumber(name[len(in.key)+1:]): // user-5512
		return true
	case key.key == "key" && in != nil && isWordOf(in.key, " environment xcom campaign ") && plainParts(name) && strings.ToLower(name) == name:
		return true
	case key.key == "key" && (messageKey(name) || cacheKey(name)) && (in == nil || !isWordOf(in.key, " api auth credentials ")): // errors.password.too_short
		return true
	case has(m, commandKeys[:]) && keyboardKey(name), musical(name), has(m, hitKeys[:]) && strings.IndexByte(name, ':') > 0 && isName(name):
		return true
	case key.key == "key" && len(name) > 3 && plainParts(withoutVersion(name)) && strings.ToLower(name) == name && (has(m, stateKeys[:]) || ofFlags(m)) && (in == nil || !in.secret):
		return true
	case has(m, topicKeys[:]) && has(m, placeInTopic[:]) && isName(strings.ReplaceAll(name, "|", "-")), has(m, placeInTopic[:1]) && has(m, placeInTopic[1:]) && idObject(name):
		return true
	case in.says(withinErrors) && strings.IndexByte(name, '.') > 0 && plainParts(name): // of a setting
		return true
	case in.says(withinThing) && thingKey(in.key, name, m):
		return true
	case (in.says(withinMany) || in.says(withinFlags)) && len(name) > 2 && plainParts(withoutVersion(name)) && strings.ToLower(name) == name:
		return true
	case isName(strings.TrimLeft(name, "_")) && has(m, valueKeys[:]):
		return true
	case snakeName(strings.ReplaceAll(name, "-", "_")) && has(m, goalKeys[:]):
		return true
	}
	return (isName(name) || fileName(name) || fileBelow(name) || plainWord(strings.ReplaceAll(name, "+", ""))) && has(m, entryKeys[:])
}

// thingKey reports whether name is what a thing called in, of which m tells, is found by.
func thingKey[M entries](in, name string, m M) bool {
	switch {
	case !isObjectKey(name) && !strings.EqualFold(in, "cache"):
		return false
	case strings.EqualFold(in, "context") && !has(m, kindKeys[:]), strings.EqualFold(in, "cache") && !has(m, cacheKeys[:]):
		return false
	case strings.EqualFold(in, "ticket"):
		project, number, ok := strings.Cut(name, "-")
		return ok && upperName(project) && isNumber(number)
	case strings.EqualFold(in, "template"):
		return plainParts(name) && strings.ToLower(name) == name
	case strings.EqualFold(in, "cache"):
		return isObjectKey(name) || isObjectKey(withoutSum(name))
	case isStore(in) && strings.IndexByte(name, '/') < 1 && !fileBelow("x/"+name):
		return false
	}
	return !license(in) || name == strings.ToLower(name)
}

// withoutSum returns name without the sum of a file behind its last hyphen, as the caches of
// pipelines have it: npm-linux-6f12e7ba553523c9.
func withoutSum(name string) string {
	if i := strings.LastIndexByte(name, '-'); i > 0 && isHexRun(name[i+1:]) {
		return name[:i]
	}
	return name
}

// shortID reports whether name is how things are numbered: u-20418, ios-17.5.
func shortID(name string) bool {
	word, number, ok := strings.Cut(name, "-")
	return ok && word != "" && len(word) < 9 && !aboutAccess(word) && letters(word) && strings.ToLower(word) == word && number != "" && len(number) < 9 && only(number, ".", isDigit)
}

// withoutVersion returns name without the version behind it: card-vault-v2.
func withoutVersion(name string) string {
	bare := strings.TrimRight(name, "0123456789")
	if n := len(bare); n < len(name) && n > 2 && len(name)-n < 3 && bare[n-1] == 'v' && (bare[n-2] == '-' || bare[n-2] == '_') {
		return bare[:n-2]
	}
	return name
}

// cacheKey reports whether name is how an entry of a cache or an object in a store is called: a
// thing and its number or more about it, user:42, product:551:price, or the path of a file,
// avatars/42/large.png.
func cacheKey(name string) bool {
	if len(name) > maxLabel || !strings.ContainsAny(name, ":/") || strings.Contains(name, "//") {
		return false
	}
	if fileBelow(name) && fileName("/"+name) && plainParts(name[strings.LastIndexByte(name, '.'):]) {
		return true
	}
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(":/{}+", r) })
	thing := false
	for i, part := range parts {
		word := len(part) > 1 && strings.ToLower(part) == part && (plainParts(part) || part[0] == 'v' && len(part) < 4 && isNumber(part[1:])) && isAlpha(part[0])
		if !word && (i == 0 || !isNumber(part) && !isUUID(part)) {
			return false
		}
		for w := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
			if aboutAccess(w) {
				return false
			}
		}
		thing = thing || things.has(part)
	}
	return len(parts) > 1 && thing || len(parts) > 2 && name[0] == '/'
}

// things are what most keys of caches are about.
var things = newWordSet(" user users account accounts customer customers cart carts basket order orders product products item items sku stock inventory price prices catalog category categories " +
	"tenant tenants org orgs organization organizations team teams project projects profile profiles post posts page pages article articles comment comments feed feeds message messages thread threads " +
	"room rooms game games player players match matches device devices sensor sensors job jobs task tasks event events queue lock locks rate ratelimit limit limits counter counters stats metrics " +
	"report reports invoice invoices payment payments shipment shipments booking bookings search query result results image images img avatar avatars photo photos doc docs document documents file files asset assets config settings ")

// aboutAccess reports whether w is a word of what somebody is let in with.
func aboutAccess(w string) bool {
	w = strings.TrimSuffix(w, "s")
	return strongSecretWord(w) || isWordOf(w, " token tkn otp session sess csrf code reset pin secret auth oauth jwt api key verify verification invite invitation refresh acces rt activation login signin magic forgot confirm confirmation "+
		"remember nonce state ticket sso sid bearer mfa totp sm unlock challenge pairing impersonation credential cred ")
}

// messageKey reports whether name is under what a message is found: words in small letters with
// dots between.
func messageKey(name string) bool {
	if strings.IndexByte(name, '.') < 3 || len(name) < 12 || len(name) > maxLabel || name[len(name)-1] == '.' {
		return false
	}
	for part := range strings.SplitSeq(name, ".") {
		if len(part) < 2 || !letters(strings.ReplaceAll(part, "_", "")) || strings.ToLower(part) != part {
			return false
		}
	}
	return strings.IndexByte(name, '_') > 0 || strings.Count(name, ".") > 1
}

// isObjectKey reports whether name is what an object in a store or a thing in a tracker
// is found by.
func isObjectKey(name string) bool {
	if name == "" || len(name) > maxKept || randomLooking(name) {
		return false
	}
	for i := range len(name) {
		if c := name[i]; !setBytes[setPath][c] && c != ' ' {
			return false
		}
	}
	return strings.IndexByte(name, ' ') < 0 || strings.ContainsAny(name, "./")
}

// license reports whether name is one under which GitHub shows which license a
// project has, and others the key of one.
func license(name string) bool { return strings.EqualFold(name, "license") }

// valueKeys are the entries that are named by a label in any case.
var valueKeys = [...]string{"value", "Value", "values", "val"}

// entryKeys stand beside the key of an entry in a store, a queue or a cache, a
// key of the keyboard or the key of an issue.
var entryKeys = [...]string{
	"size", "Size", "ETag", "etag", "eTag", "LastModified", "Bucket", "bucket", "partition", "offset", "topic", "ttl", "hit", "remaining", "window",
	"key_len", "keyLen", "possible_keys", "possibleKeys", "keyCode", "ctrlKey", "shiftKey", "burst", "windowSec", "window_sec", "windowSeconds", "window_seconds", "variation", "variations", "self", "fields", "sequencer", "spdx_id", "doc_count",
}

// stateKeys stand beside the key of a feature, and of a file of settings.
var stateKeys = [...]string{"rollout", "environments", "minor_version"}

// topicKeys stand beside the key of a message in a queue.
var topicKeys = [...]string{"topic"}

// idObject reports whether name is the key of a message in JSON: {"id":712}.
func idObject(name string) bool {
	member, id, ok := strings.Cut(strings.TrimSuffix(name, "}"), ":")
	return ok && strings.HasPrefix(member, `{"`) && strings.HasSuffix(member, `"`) && isWordOf(member[2:max(2, len(member)-1)], " id order_id user_id customer_id product_id tenant_id account_id ") && isNumber(strings.Trim(id, ` "`))
}

// placeInTopic stand beside it, too.
var placeInTopic = [...]string{"partition", "offset"}

// ofFlags reports whether m tells of the evaluation of a feature.
func ofFlags[M entries](m M) bool {
	kind, _ := m.entry("kind")
	name, _ := textOf(kind)
	return isWordOf(name, " feature flag ")
}

// commandKeys stand beside a key of a keyboard that does something.
var commandKeys = [...]string{"command", "binding", "keyCode", "shortcut"}

// hitKeys stand beside a key in a cache, and beside what is limited.
var hitKeys = [...]string{"hits", "misses", "capacity", "refill_per_s", "refill_rate", "refillRate"}

// failKeys stand beside the number of tests that pass.
var failKeys = [...]string{"fail", "failed", "failures", "skip", "skipped", "warn", "error", "errors", "total"}

// isTwilio reports whether sid is the id of a resource of Twilio's: SM and 32
// hexadecimal digits.
func isTwilio(sid string) bool {
	return len(sid) == 34 && letters(sid[:2]) && strings.ToUpper(sid[:2]) == sid[:2] && isHexRun(sid[2:])
}

// messageID reports whether sid is the id of a message or call, of Twilio or made up like one.
func messageID(sid string) bool {
	n := strings.TrimRight(sid, "0123456789")
	if len(sid) > 11 && len(sid) < 34 && upperName(sid[:2]) && isHexRun(sid[2:]) && strings.ToLower(sid[2:]) == sid[2:] && isWordOf(sid[:2], " ac sm mm ca re pn ve va cf cn ch im us ") {
		return true
	}
	return len(n) < len(sid) && len(sid) < 12 && isWordOf(strings.TrimRight(n, "-_"), " sm mm ca re pn sms msg call ")
}

// twilioKeys stand beside the id of a resource of Twilio's.
var twilioKeys = [...]string{"account_sid", "accountSid"}

// goalKeys stand beside the key of what players reach.
var goalKeys = [...]string{"unlocked", "achieved", "points", "progress"}

// isStore reports whether key is that of where objects are kept.
func isStore(key string) bool {
	return isWordOf(key[lastWord(key):], " gcs bucket storage upload blob minio ") || strings.EqualFold(key, "s3") || strings.EqualFold(key, "r2")
}

// cacheKeys stand beside the key of what a pipeline keeps.
var cacheKeys = [...]string{"paths", "path", "hit", "restore_keys", "restore-keys", "policy", "size", "when", "restored", "size_mb", "size_bytes"}

// kindKeys stand beside the key of what flags are evaluated for.
var kindKeys = [...]string{"kind", "anonymous", "targetingKey"}

// statementKeys stand beside the id of a statement in a policy of AWS.
var statementKeys = [...]string{"Effect", "Action", "Principal"}

// isStatement reports whether m is a statement in a policy, with its names in small letters.
func isStatement[M entries](m M) bool {
	v, _ := m.entry("effect")
	effect, _ := textOf(v)
	return isWordOf(effect, " allow deny ")
}

// holdsNumber reports whether what key names may be a number of few digits.
func holdsNumber(key string) bool {
	return holdsOneOf(key, "pin", "otp", "cvv", "cvc", "csc", "code", "puk", "tan", "card", "ssn", "account", "answer", "number")
}

// remoteKeys stand beside the name that a secret from elsewhere gets.
var remoteKeys = [...]string{"remoteRef", "sourceRef"}
