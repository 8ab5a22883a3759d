package scrub

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldRune maps r to the lower-case letter a reader sees: full-width,
// mathematical and enclosed letters, ligature-free Latin letters with accents
// and the Cyrillic and Greek letters drawn like Latin ones all become a to z. A
// letter that stands for two becomes the first of them, see foldPair.
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
	case r >= 0x249C && r <= 0x24B5: // parenthesized letters
		return 'a' + (r - 0x249C)
	case r >= 0x1F1E6 && r <= 0x1F1FF: // regional indicators
		return 'a' + (r - 0x1F1E6)
	case invisible(r):
		return -1
	}
	if b, ok := latinBase[r]; ok {
		return rune(b)
	}
	return unicode.ToLower(r)
}

// foldText folds all of s.
func foldText(s string) string {
	return strings.Map(foldRune, s)
}

// foldPair returns the second letter of those that stand for two, 0 for others:
// ß is ss, œ is oe.
func foldPair(r rune) byte {
	switch r {
	case 'ß', 'ẞ':
		return 's'
	case 'æ', 'Æ', 'œ', 'Œ':
		return 'e'
	case 'ﬁ':
		return 'i'
	case 'ﬂ':
		return 'l'
	case 'ﬀ':
		return 'f'
	case 'ﬅ', 'ﬆ':
		return 't'
	}
	return 0
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
		{'a', "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặªаαΑɑᵃᴬₐᴀæ"},
		{'b', "ƀɓḃḅḇВвЬьβΒᵇᴮʙℬ"},
		{'c', "çćĉċčƈḉсϲᶜᴄℂℭ"},
		{'d', "ďđɖɗḋḍḏḑḓðԁᵈᴰᴅⅆ"},
		{'e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệеΕεёᵉᴱₑᴇℯℰⅇ"},
		{'f', "ƒḟſẛᶠꜰℱﬁﬂﬀ"},
		{'g', "ĝğġģǥǧǵḡɡᵍᴳɢℊ"},
		{'h', "ĥħȟḣḥḧḩḫẖһΗНнʰᴴₕʜℎℋℌℍ"},
		{'i', "ìíîïĩīĭįıǐȉȋḭḯỉịіїΙιⁱᴵᵢɪℐℑⅈ"},
		{'j', "ĵǰɉјϳʲᴶⱼᴊⅉ"},
		{'k', "ķĸǩḱḳḵкΚκКᵏᴷₖᴋ"},
		{'l', "ĺļľŀłḷḹḻḽˡᴸₗʟℓℒ"},
		{'m', "ḿṁṃмΜМᵐᴹₘᴍℳ"},
		{'n', "ñńņňŉŋǹṅṇṉṋпΝⁿᴺₙɴℕ"},
		{'o', "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợºоοΟσςΣᵒᴼₒᴏℴœ"},
		{'p', "ƥṕṗрρΡᵖᴾₚᴘℙ"},
		{'q', "ɋԛℚ"},
		{'r', "ŕŗřȑȓṙṛṝṟгʳᴿᵣʀℛℜℝ"},
		{'s', "śŝşšșṡṣṥṧṩѕˢₛꜱßẞﬅﬆ"},
		{'t', "ţťŧțṫṭṯṱẗтΤτТᵗᵀₜᴛ"},
		{'u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựυᵘᵁᵤᴜ"},
		{'v', "ṽṿѵνᵛᵥⱽᴠ"},
		{'w', "ŵẁẃẅẇẉẘԝωʷᵂᴡ"},
		{'x', "ẋẍхΧχХˣₓ"},
		{'y', "ýÿŷȳẏẙỳỵỷỹуγΥУʸʏ"},
		{'z', "źżžƶẑẓẕΖᶻᴢℤℨ"},
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
