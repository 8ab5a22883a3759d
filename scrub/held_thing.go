package scrub

import "strings"

// Things that have the names of secrets: boards and maps, passes, money, music, meals.

// isThing reports whether v under key in the container in is of a thing that people have: the pins
// of a board and a map, keys of SSH by their numbers, a pass to an aeroplane.
func isThing(key string, v any, in *keyVerdict) bool {
	m, ok := v.(map[string]any)
	return ofSSH(key, v) || ofBoard(key, v) || ofMap(key, v) || ok && strings.EqualFold(key, "pass") && (in != nil && isWordOf(in.key, passes) || m["aos"] != nil && m["los"] != nil)
}

// ofMap reports whether v lists places on a map, as pins, with where they are or by names in small letters.
func ofMap(key string, v any) bool {
	list, ok := v.([]any)
	for _, e := range list {
		name, isText := e.(string)
		m, isMap := e.(map[string]any)
		if !(isText && strings.ToLower(name) == name && letters(strings.ReplaceAll(name, "_", ""))) && (!isMap || !has(mapEntries[any](m), placeKeys[:])) {
			return false
		}
	}
	return ok && len(list) > 0 && isWordOf(key, " pins ")
}

// passes are what there are passes for, other than words.
const passes = " boarding gym lift ski season day travel transit parking museum festival battle rail bus "

// boardKeys stand beside the number of a pin of a board.
var boardKeys = [...]string{"sensor", "gpio", "pull", "direction", "edge", "bcm"}

// placeKeys stand beside the name of a place.
var placeKeys = [...]string{"lat", "latitude", "lng", "lon", "longitude", "coordinates", "coords"}

// oracleKeys stand beside the number of a session of Oracle.
var oracleKeys = [...]string{"serial", "serial#", "SERIAL#", "inst_id", "osuser", "machine", "module"}

// partOfYear reports whether s says when people meet: June, morning, 2012 Term.
func partOfYear(s string) bool {
	if len(s) > maxLabel {
		return false
	}
	told := false
	for w := range strings.FieldsSeq(strings.ReplaceAll(s, "-", " ")) {
		when := isWordOf(w, " morning afternoon evening night noon day spring summer autumn fall winter term semester trimester quarter january february march april may june july august september october november december am pm ")
		if !when && !(year(w) && len(s) > len(w)) {
			return false
		}
		told = told || when
	}
	return told
}

// isMeal reports whether s is a salt that is eaten: fine sea salt.
func isMeal(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if isWordOf(w, " sea table kosher rock himalayan flaky smoked iodized iodised pickling coarse pinch ") {
			return allWords(s)
		}
	}
	return false
}

// weight reports whether s is how much of something there is in a recipe: 10 g, 1/2 tsp.
func weight(s string) bool {
	amount, unit, ok := strings.Cut(s, " ")
	return ok && only(amount, "/.", isDigit) && isWordOf(unit, " g kg mg oz lb ml cl l tsp tbsp cup cups pinch ")
}

// musical reports whether s is the key of a piece: E-flat major, C# minor.
func musical(s string) bool {
	tone, mode, ok := strings.Cut(s, " ")
	if !ok || tone == "" || tone[0] < 'A' || tone[0] > 'H' || !isWordOf(mode, " major minor dur moll maj min dorian phrygian lydian mixolydian ") {
		return false
	}
	switch tone[1:] {
	case "", "#", "b", "♯", "♭", "-flat", "-sharp", " flat", " sharp", "is", "es", "s":
		return true
	}
	return false
}

// ofBoard reports whether v lists the pins of a board, which are small numbers.
func ofBoard(key string, v any) bool {
	if m, ok := v.(map[string]any); ok { // under their names
		for _, e := range m {
			pin, _ := e.(map[string]any)
			if _, ok := numberOf(pin["pin"]); !ok || !otherSense("pin", pin["pin"], mapEntries[any](pin), nil) {
				return false
			}
		}
		return strings.EqualFold(key, "pins") && len(m) > 0
	}
	list, ok := v.([]any)
	if ok && recordList(v) {
		for _, e := range list {
			m := mapEntries[any](e.(map[string]any))
			if pin, _ := m.entry("pin"); !otherSense("pin", pin, m, nil) {
				return false
			}
		}
		return strings.EqualFold(key, "pins")
	}
	return ok && len(list) > 1 && strings.EqualFold(key, "pins") && allNumbers(list, func(n float64) bool { return n >= 0 && n < minPin })
}

// ofSSH reports whether v under the name of SSH keys says by numbers which they are,
// or how many.
func ofSSH(key string, v any) bool {
	if !hasSuffixFold(key, "sshkeys") && !hasSuffixFold(key, "ssh_keys") {
		return false
	}
	list, ok := v.([]any)
	if !ok {
		_, ok = numberOf(v)
		return ok
	}
	return allNumbers(list, func(float64) bool { return true })
}

// isMoney reports whether v is such a token, or a list of them.
func isMoney(v any) bool {
	if m, ok := v.(map[string]any); ok {
		return isCurrency(m)
	}
	list, ok := v.([]any)
	for _, e := range list {
		if m, isMap := e.(map[string]any); !isMap || !isCurrency(m) {
			return false
		}
	}
	return ok && len(list) > 0
}

// isCurrency reports whether m tells of a token that is bought and sold.
func isCurrency(m map[string]any) bool {
	symbol, _ := m["symbol"].(string)
	if symbol == "" || len(symbol) > 8 || !letters(symbol) || len(m) < 2 {
		return false
	}
	return hasOnly(m, " symbol name decimals contract address token_address chain chain_id chainid network price price_usd priceusd change_24h market_cap rank logouri amount balance value_usd usd_value standard type id tokenid token_id owner logo supply total_supply ")
}
