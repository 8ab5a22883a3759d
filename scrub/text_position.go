package scrub

import "strings"

// Pins and codes of places: on a map, on a board, where mail goes.

// ofPlace reports whether the value v of p, which is text, is one of them.
func (sc *scanner) ofPlace(p *pair, v value, text string) bool {
	if strings.HasSuffix(strings.ToLower(p.key), "pin") && (coordinates(text) || analogPin(text) && strings.HasPrefix(sc.s[v.hi:], ";")) {
		return true
	}
	parcels := p.key == "sortcode" && len(text) == len("22-041") && text[2] == '-' && strings.Count(text, "-") == 1
	return v.quote == 0 && (parcels || sc.postal(p.key, p.keyAt, text))
}

// coordinates reports whether text is a place on a map: 47.3769,8.5417.
func coordinates(text string) bool {
	lat, lon, ok := strings.Cut(text, ",")
	return ok && strings.IndexByte(lat, '.') > 0 && decimal(strings.TrimLeft(lat, "-")) && decimal(strings.TrimLeft(lon, "- "))
}

// analogPin reports whether text is a pin of a board: A0.
func analogPin(text string) bool {
	return len(text) < 4 && len(text) > 1 && (text[0] == 'A' || text[0] == 'D') && isNumber(text[1:])
}

// postal reports whether text is the code of a place where mail goes, as it is called in
// India: six digits near the words of addresses.
func (sc *scanner) postal(key string, at int, text string) bool {
	if strings.EqualFold(key, "code") && at > len("pin ") {
		key = sc.s[at-len("pin "):at] + key
	}
	return len(text) == 6 && isNumber(text) && text[0] != '0' && (isWordOf(strings.ReplaceAll(key, " ", ""), " pincode ") && sc.addressNear(at) || strings.EqualFold(key, "pin") && strings.Contains(sc.s[at:min(len(sc.s), at+maxShape)], text+", India"))
}

// addressNear reports whether words of addresses stand around i.
func (sc *scanner) addressNear(i int) bool {
	around := strings.ToLower(sc.s[max(0, i-maxShape):min(len(sc.s), i+maxShape)])
	for _, word := range [...]string{"city", "geocod", "postal", "locality", "district", "courier", "serviceab", "latitude", "lat=", "map pin"} {
		if strings.Contains(around, word) {
			return true
		}
	}
	return false
}
