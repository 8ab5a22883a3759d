package scrub

// A company is a container with the name of a secret which is something else by one of its entries.
type company struct {
	names   string // of the container, in small letters
	entries string // of which one stands in it
}

var companies = [...]company{
	{" session sessions ", " sendercompid sender_comp_id targetcompid target_comp_id heartbtint reset_on_logon resetonlogon "}, // of FIX
	{" session sparksession spark_session ", " driver_memory drivermemory executor_memory shuffle_partitions "},                // of Spark
	{" session ", " pages kiosk "},                                                  // of who stands before a screen
	{" session ", " capabilities mailbox "},                                         // of IMAP
	{" apis ", " nationality passengers manifest travellers travelers pax flight "}, // who flies
	{" pin pins ", " gpio pull "},                                                   // of a board
	{" key keys ", " rarity durability "},                                           // of a game
	{" token ", " lexeme startoffset start_offset endoffset end_offset "},           // of a language
	{" api ", " headers "},                                                          // what is called
}

// inCompany reports whether m under key is something else than a secret: one of companies, a place in a
// program, what keys of a keyboard do, or how many codes were sent.
func inCompany(key string, m map[string]any) bool {
	for _, c := range companies {
		if !isWordOf(key, c.names) {
			continue
		}
		found := false
		for k := range m {
			if sessionName(key) && isWordOf(k, " id sid uuid value key ") { // by which it is taken over
				return false
			}
			found = found || isWordOf(k, c.entries)
		}
		if found {
			return true
		}
	}
	if kind, _ := textOf(m["type"]); isWordOf(kind, " apikey http oauth2 openidconnect mutualtls ") && (m["scheme"] != nil || m["in"] != nil || m["flows"] != nil) { // of OpenAPI
		return true
	}
	switch {
	case isWordOf(key, " token "):
		return m["text"] != nil && isCount(m["start"]) && isCount(m["end"])
	case isWordOf(key, " keys "):
		return boundKeys(m)
	}
	return isWordOf(key, " otp totp mfa ") && onlySent(m)
}

// boundKeys reports whether m says what keys of a keyboard do: {"jump": "Space", "map": "M"}.
func boundKeys(m map[string]any) bool {
	for k, v := range m {
		if text, ok := v.(string); !ok || !keyboardKey(text) || len(k) < 2 || strongSecretWord(k) {
			return false
		}
	}
	return len(m) > 1
}

// onlySent reports whether m says how many codes were sent and what became of them.
func onlySent(m map[string]any) bool {
	for k, v := range m {
		if inner, ok := v.(map[string]any); ok && onlySent(inner) {
			continue
		}
		if _, ok := numberOf(v); !ok || !isWordOf(k, " sent delivered verified expired failed bounced rejected total median_entry_s code_length sms voice email push whatsapp app call ") {
			return false
		}
	}
	return len(m) > 1
}
