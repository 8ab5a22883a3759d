package scrub

import "strings"

// trait is what a name tells about an entry of a container. It is worked out
// when a container under a sensitive name is met.
type trait uint32

const (
	traitKnown   trait = 1 << iota
	traitText          // a text under it describes
	traitTime          // a date or duration
	traitPlace         // an address or a path
	traitMeasure       // a number
	traitName          // a text under it is a name
	traitDesc          // a descriptor by the rules for names
	traitHolds         // a number under it may be a secret, however small
	traitSection       // as a sensitive name: also the title of a section
	traitBroad         // and of one that is no list of secrets
	traitPerson        // and of one that tells whose it is
	traitFactor        // and of one that tells by what device
	traitCloud         // a file that a cloud issues has this name
	traitWho           // a name, address or id of somebody
	traitForeign       // no name that somebody chose
	traitSecret        // has a sensitive name itself
	traitID            // an id, which is no secret if it is a number
	traitFlag          // with more words than those of a secret, or mfa: a yes or no under it is a setting
	// With these words behind it, it is the name of a secret.
	traitNumber
	traitCode
	traitTicket
	traitSeed
	traitCommunity
	traitAnswer
	traitBody // of a key in the clear
)

func (v *keyVerdict) trait(k *keyRules) trait {
	t := trait(v.traits.Load())
	if t == 0 {
		t = k.traitOf(v.key) | traitKnown
		v.traits.Store(uint32(t))
	}
	return t
}

const (
	textWords = " type types kind mode method methods policy policies protocol scheme strategy flow grant grants scope scopes realm audience audiences " +
		"aud issuer iss azp format algorithm algorithms algo alg kdf version encoding charset locale language status " +
		"description desc message prefix suffix pattern usage source environment fp question questions samesite site visibility currency brand country funding kty crv use purpose in typ kid path fingerprint thumbprint reason reasons variant variation principal principals amr acr gty strength mechanism permission permissions placeholder tooltip region regions zone tier schema schemas tags etag assurance binding complexity exportability object icon color colour level kcv apn network amf location bic swift "
	nameWords = " name names title label alias aliases "
	timeWords = " ttl reload keepalive leeway skew timeout expiry expires expire expiration expired lifetime lifespan age created updated modified changed date time datetime timestamp at on since " +
		"until duration interval period window delay seen exp iat nbf year month day days used issued accessed rotated revoked refreshed authenticated authorized verified confirmed hour hours minute minutes second seconds ms millis sec secs mins hrs week weeks "
	placeWords   = " url uri urls uris endpoint endpoints host hosts hostname hostnames domain domains paths file files filename base dir directory folder server servers image "
	measureWords = " count counts counter counters length len size min max minimum maximum sum mean total limit limits threshold depth level strength digits attempts retries retry " +
		"tries history cost rounds iterations parallelism threads memory kb mb gb kib mib bytes bits burst rate quota port requests errors failures sequence seq qty quantity " +
		"hits misses calls latency percent percentage ratio p sqn pid "

	// holdingWords are descriptors that name persons and things, under which a
	// session or a credential may be filed, or that may hold anything.
	holdingWords = " id ids uuid uuids guid guids identifier identifiers user users username email emails mail phone address addresses holder owner author " +
		"creator member uid gid hash hashes checksum chunk stream handle link comment note auth authentication exchange claim claims jti response responses " +
		"data value values val code codes number numbers pin pins answer answers raw text result results payload content contents secret sender recipient input output subject " +
		"example sample default record row sid key keys contract ref reference state nonce digest encryption encoder decoder "
	// whoWords tell whose session it is, and from where.
	whoWords = " bank user username team nickname holder email mail login uid gid owner account tenant org organization sub subject jti role roles " +
		"ip ips peer helo ehlo agent address addr device country city location locale language timezone os platform browser "
	// sectionWords describe inside of a section, and say nothing in a name such
	// as password_domain.
	sectionWords = " secure httponly only rolling resave uninitialized proxy proxied mandatory strict driver namespace tag roles factor factors " +
		"channel channels signed operation ops rotate enforced connection tls ssl browser os platform store " +
		"storage cache provider engine backend adapter table template event action handler manager field bucket queue cipher application model dn ski aki serial presented service rotation plan project stage env decision effect room track chair speaker speakers authors presenters panelists venue hall topic instructor teacher course lesson module "
)

func (k *keyRules) traitOf(key string) trait {
	t := k.nameTrait(key)
	for i, head := range [...]string{" number", " code", " ticket", " seed", " community", " answer", " plaintext"} {
		if k.judge(key + head) {
			t |= traitNumber << i
		}
	}
	return t
}

func (k *keyRules) nameTrait(key string) trait {
	sp := splitter{vocab: k.vocab, keepText: true}
	sp.split(key)
	n := min(len(sp.texts), len(sp.words))
	flag := n > 1 && !(n == 2 && isWordOf(sp.texts[0], " access refresh bearer api credit ")) || n == 1 && isWordOf(sp.texts[0], " mfa tfa totp otp auth csrf xsrf session sessions ")
	by := n > 1 && isWordOf(sp.texts[n-1], " by ") // added_by
	before := n
	for n > 1 && (isNumber(sp.texts[n-1]) || isWordOf(sp.texts[n-1], " in after before from to by ")) { // last4, expires_in
		n--
	}
	if n == 0 {
		return 0
	}
	var t trait
	if flag {
		t |= traitFlag
	}
	if generatedName(key) {
		t |= traitForeign
	}
	last := sp.texts[n-1]
	if strings.HasPrefix(key, "existingSecret") || last == "email" && n > 1 && sp.texts[n-2] == "client" || last == "number" && n > 1 && isWordOf(sp.texts[n-2], " sequence version serial line page ") { // of Helm, and of Google
		t |= traitText
	}
	for i, words := range [...]string{textWords, timeWords, placeWords, measureWords, nameWords} {
		if isWordOf(last, words) {
			t |= traitText << i
		}
	}
	if n > 1 && isWordOf(last, " provider providers backend driver ") { // token_provider
		t |= traitText
	}
	if before > 1 && sp.texts[before-1] == "for" { // required_for
		t |= traitText
	}
	if n > 1 && isWordOf(last, " s h d ") { // length_s
		t |= traitTime
	}
	if by || isWordOf(last, whoWords) || n > 1 && isWordOf(last, " id uuid guid ref ") && !isWordOf(sp.texts[n-2], " ticket cookie login sign auth ") {
		t |= traitWho
	}
	switch {
	case isWordOf(last, " words spec specs origin ") && n > 1, last == "key" && n > 1 && isWordOf(sp.texts[n-2], plainKeyWords), last == "state" && n > 1 && isWordOf(sp.texts[n-2], " pin key device lifecycle job task order payment power link port admin oper tcp call retry circuit connection conn sync health "), last == "last" && n < before, last == "agent" && n > 1,
		last == "code" && n > 1 && isWordOf(sp.texts[n-2], " status response error exit http country currency language "), last == "id" && n > 1 && sp.texts[n-2] == "key": // last4, user_agent, status_code, key_id
		t |= traitText
	case t&(traitText|traitTime|traitPlace|traitMeasure|traitName) != 0:
	case isWordOf(last, holdingWords):
		t |= traitHolds
	case before > 1 && sp.words[n-1].kind&kindDesc != 0, isWordOf(last, sectionWords):
		t |= traitDesc
	}
	if n > 1 && isWordOf(sp.texts[0], " max min bytes packets ") { // max_rows
		t |= traitMeasure
	}
	// The section is named by the last word that keeps its meaning.
	for n > 1 && sp.words[n-1].kind&kindTail != 0 {
		n--
	}
	user := false
	for i, w := range sp.words[:n] {
		user = user || w.kind&kindUser != 0 || i < n-1 && w.kind&kindStrong != 0
	}
	switch last = sp.texts[n-1]; {
	case user:
	case n == 1 && isWordOf(last, " key keys api apis "):
		t |= traitSection
	case isWordOf(last, " session sessions sess auth auths authn authz authentication mfa tfa otp totp csrf xsrf jwt jwts pin pins "),
		last == "fa" && n > 1 && sp.texts[n-2] == "2":
		t |= traitSection | traitBroad
		if isWordOf(last, " session sessions sess auth auths authn authentication jwt jwts ") {
			t |= traitPerson
		} else if isWordOf(last, " mfa tfa fa otp totp ") {
			t |= traitFactor
		}
	case isWordOf(last, " authorization authorisation "):
		t |= traitSection | traitPerson
	case isWordOf(last, " credential credentials creds "):
		t |= traitCloud
	}
	return t
}

// generatedName reports whether the name of an entry looks like the output of a
// generator, as where sessions are filed under their ids.
func generatedName(key string) bool {
	digits, letters, changes, prev := 0, 0, 0, 0
	for i := range len(key) {
		kind := prev
		switch c := key[i]; {
		case isDigit(c):
			digits++
			kind = 1
		case isAlpha(c):
			letters++
			kind = 2
		}
		if kind != prev {
			changes++
		}
		prev = kind
	}
	if len(key) == len("2006-01-02") && key[4] == '-' && key[7] == '-' && letters == 0 {
		return false
	}
	return len(key) >= 8 && digits >= 2 && letters >= 2 && changes > 4 || digits >= 8 || randomLooking(key)
}
