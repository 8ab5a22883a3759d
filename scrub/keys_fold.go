package scrub

import (
	"unicode"
	"unicode/utf8"
)

// foldRune maps r to the lower-case letter a reader sees: full-width,
// mathematical and enclosed letters, ligature-free Latin letters with accents
// and the Cyrillic and Greek letters drawn like Latin ones all become a to z.
// It returns -1 for runes that are not seen at all (zero-width characters,
// combining marks, variation selectors, soft hyphens, tags), which therefore
// cannot hide a key.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + ('a' - 'A')
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return foldRune(r - 0xFF01 + '!')
	case r >= 0x1D400 && r <= 0x1D6A3: // mathematical letters: 13 alphabets of 52
		return 'a' + (r-0x1D400)%26
	case r >= 0x1D7CE && r <= 0x1D7FF: // mathematical digits
		return '0' + (r-0x1D7CE)%10
	case r >= 0x24B6 && r <= 0x24E9: // circled letters
		return 'a' + (r-0x24B6)%26
	case r >= 0x1F130 && r <= 0x1F149, r >= 0x1F150 && r <= 0x1F169, r >= 0x1F170 && r <= 0x1F189:
		return 'a' + (r-0x1F130)%32
	case invisible(r):
		return -1
	}
	if b, ok := latinBase[r]; ok {
		return rune(b)
	}
	return unicode.ToLower(r)
}

// invisible reports whether r takes no room of its own when it is shown.
func invisible(r rune) bool {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return true
	}
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0:
		return true
	}
	return false
}

// latinBase maps letters to the ASCII letter that they are drawn from or drawn
// like.
var latinBase = newLatinBase()

func newLatinBase() map[rune]byte {
	rows := []struct {
		base    byte
		letters string
	}{
		{'a', "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặªаαΑɑ"},
		{'b', "ƀɓḃḅḇВвЬьβΒ"},
		{'c', "çćĉċčƈḉсϲ"},
		{'d', "ďđɖɗḋḍḏḑḓðԁ"},
		{'e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệеΕεё"},
		{'f', "ƒḟſẛ"},
		{'g', "ĝğġģǥǧǵḡɡ"},
		{'h', "ĥħȟḣḥḧḩḫẖһΗН"},
		{'i', "ìíîïĩīĭįıǐȉȋḭḯỉịіїΙι"},
		{'j', "ĵǰɉјϳ"},
		{'k', "ķĸǩḱḳḵкΚκК"},
		{'l', "ĺļľŀłḷḹḻḽ"},
		{'m', "ḿṁṃмΜМ"},
		{'n', "ñńņňŉŋǹṅṇṉṋпΝ"},
		{'o', "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợºоοΟσ"},
		{'p', "ƥṕṗрρΡ"},
		{'q', "ɋԛ"},
		{'r', "ŕŗřȑȓṙṛṝṟг"},
		{'s', "śŝşšșṡṣṥṧṩѕ"},
		{'t', "ţťŧțṫṭṯṱẗтΤτТ"},
		{'u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựυ"},
		{'v', "ṽṿѵν"},
		{'w', "ŵẁẃẅẇẉẘԝω"},
		{'x', "ẋẍхΧχХ"},
		{'y', "ýÿŷȳẏẙỳỵỷỹуγΥУ"},
		{'z', "źżžƶẑẓẕΖ"},
	}
	m := make(map[rune]byte, 400)
	for _, row := range rows {
		for _, r := range row.letters {
			m[r] = row.base
			if up := unicode.ToUpper(r); up >= utf8.RuneSelf {
				if _, taken := m[up]; !taken {
					m[up] = row.base
				}
			}
		}
	}
	// The long s is an s, whatever row it was drawn like.
	m['ſ'], m['ẛ'], m['K'], m['Å'], m['İ'] = 's', 's', 'k', 'a', 'i'
	return m
}
