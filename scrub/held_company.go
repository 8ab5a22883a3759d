package scrub

import (
	"slices"
	"strings"
)

// A company is a container with the name of a secret which is something else by one of its entries.
type company struct {
	names   string // of the container, in small letters
	told    string // entries of which one stands in it
	entries string // others that it may have, whatever their values are
}

var companies = [...]company{
	{" session sessions ", " sendercompid sender_comp_id targetcompid target_comp_id heartbtint reset_on_logon resetonlogon ", " beginstring begin_string sender target username "}, // of FIX
	{" session sparksession spark_session ", " driver_memory drivermemory executor_memory shuffle_partitions ", " app_id appid executors timezone "},                                // of Spark
	{" session ", " daw ", " sessionname authors "},                        // of music
	{" itin ", " carrier flight segments legs ", " bookingclass from to "}, // of who travels
	{" session ", " apn qci ", " rat "},                                    // of a phone
	{" session ", " pages kiosk ", ""},                                     // of who stands before a screen
	{" session ", " capabilities mailbox ", " "},                           // of IMAP
	{" apis ", " nationality passengers manifest travellers travelers pax flight authority traveller traveler ", " carrier airline route "},                     // who flies
	{" auth authentication ", " spf dkim dmarc ", " dkim_selector selector arc bimi domain "},                                                                   // of mail
	{" pin pins ", " gpio pull ", " function label mode level net "},                                                                                            // of a board
	{" credential ", " transports signcount sign_count publickeyalgorithm public_key_algorithm aaguid ", " algorithm publickeyalgorithm public_key_algorithm "}, // of WebAuthn
	{" signed_request signedrequest ", " headers_signed signed_headers signedheaders ", " partner keyid key_id "},
	{" authorizations ", " is_enterprise_install ", " team_id user_id enterprise_id "}, // of Slack
	{" key keys ", " rarity durability ", ""},                                          // of a game
	{" token tokens ", " lemma upos xpos deprel ", " text pos tag dep shape "},
	{" token ", " lexeme startoffset start_offset endoffset end_offset ", " kind type text line column len "}, // of a language
	{" api ", " headers ", " endpoint url base_url method path "},                                             // what is called
}

// ofCompany is inCompany for v if it is a map, or for all maps in it if it is a list of them.
func (w *walk) ofCompany(key string, v any) bool {
	if m, ok := v.(map[string]any); ok {
		return w.inCompany(key, m)
	}
	list, ok := v.([]any)
	return ok && recordList(v) && !slices.ContainsFunc(list, func(e any) bool { return !w.inCompany(key, e.(map[string]any)) })
}

// inCompany reports whether m under key is something else than a secret: one of companies, a way in of
// OpenAPI, a place in a program, what keys of a keyboard do, or how many codes were sent.
func (w *walk) inCompany(key string, m map[string]any) bool {
	for _, c := range companies {
		if isWordOf(key, c.names) && w.isCompany(&c, m) {
			return true
		}
	}
	switch {
	case securityScheme(m):
		return true
	case isWordOf(key, " token "):
		_, text := m["text"].(string)
		if kind, ok := m["kind"].(string); ok && letters(kind) && strings.ToUpper(kind) == kind && isCount(m["pos"]) && hasOnly(m, " kind pos len line column col file ") { // of a lexer
			return true
		}
		return text && isCount(m["start"]) && isCount(m["end"]) && hasOnly(m, " kind type text start end line column col file ")
	case isWordOf(key, " keys "):
		return w.boundKeys(m)
	}
	return isWordOf(key, " otp totp mfa ") && m["sent"] != nil && onlySent(m)
}

// isCompany reports whether m has one of the entries by which c is known, and nothing else that may be a
// secret without having the name of one.
func (w *walk) isCompany(c *company, m map[string]any) bool {
	told := false
	for k, v := range m {
		if isWordOf(k, c.told) {
			told = true
			continue
		}
		about := w.s.keys.verdict(k)
		if s, ok := textOf(v); ok && (randomLooking(s) || madeUp(s)) && !about.secret {
			return false
		}
		if !isWordOf(k, c.entries) && !about.secret && !harmlessEntry(about.trait(w.s.keys), v) {
			return false
		}
	}
	return told
}

// harmlessEntry reports whether v under a name of trait t is no secret by its looks: a word, a date, a small
// number, a measure or a time.
func harmlessEntry(t trait, v any) bool {
	switch x := v.(type) {
	case nil, bool:
		return true
	case string:
		return len(x) < 3 || plainParts(x) || isDate(x) || isClock(x) || t&(traitText|traitPlace) != 0 && describing(x)
	case []any:
		for _, e := range x {
			if !harmlessEntry(t, e) {
				return false
			}
		}
		return true
	}
	n, ok := numberOf(v)
	return ok && (n >= -1 && n < minPin || t&(traitTime|traitMeasure) != 0)
}

// securityScheme reports whether m says how an API lets somebody in, as OpenAPI does.
func securityScheme(m map[string]any) bool {
	kind, _ := textOf(m["type"])
	return isWordOf(kind, " apikey http oauth2 openidconnect mutualtls ") && len(m) > 1 && hasOnly(m, " type name in scheme bearerformat bearer_format flows description openidconnecturl ")
}

// boundKeys reports whether m says what keys of a keyboard do: {"jump": "Space", "map": "M"}.
func (w *walk) boundKeys(m map[string]any) bool {
	named := false
	for k, v := range m {
		text, ok := v.(string)
		if !ok || !keyboardKey(text) || len(k) < 2 || w.s.keys.sensitive(k) {
			return false
		}
		named = named || len(text) > 1
	}
	return named && len(m) > 1
}

// onlySent reports whether m says how many codes were sent and what became of them.
func onlySent(m map[string]any) bool {
	for k, v := range m {
		if inner, ok := v.(map[string]any); ok && k == "channels" && onlySent(inner) {
			continue
		}
		if _, ok := numberOf(v); !ok || sixDigits(v) || !isWordOf(k, " sent delivered verified expired failed bounced rejected total median_entry_s code_length sms voice email push whatsapp app call ") {
			return false
		}
	}
	return len(m) > 1
}
