package scrub

// Classes of bytes.
const (
	classOther uint8 = iota // nothing starts here
	classWord               // letters, digits, underscore, bytes of UTF-8 sequences
	classPair               // = and :
	classDash
	classTag
	classAt
	classPercent
	classOpen // [ ( {
	classTilde
	classPipe
	classHigh // of UTF-8 sequences
	classEscape
	classDollar
	classSlash
	classBang
)

var byteClass = func() (c [256]uint8) {
	for b := range c {
		if isAlnum(byte(b)) || b == '_' || b >= 0x80 {
			c[b] = classWord
		}
	}
	c['='], c[':'] = classPair, classPair
	c['['], c['('], c['{'] = classOpen, classOpen, classOpen
	c['-'], c['<'], c['@'], c['%'] = classDash, classTag, classAt, classPercent
	return c
}()

// scanClass is byteClass for the scan, which looks at each word of a name such as
// smtp_password, and at other scripts on their own.
var scanClass = func() [256]uint8 {
	c := byteClass
	c['_'] = classOther
	c['~'], c['|'], c['\\'], c['$'] = classTilde, classPipe, classEscape, classDollar
	c['/'], c['!'] = classSlash, classBang
	for b := 0x80; b < len(c); b++ {
		c[b] = classHigh
	}
	return c
}()

func isAlpha(c byte) bool      { c |= 0x20; return 'a' <= c && c <= 'z' }
func isAlnum(c byte) bool      { return isAlpha(c) || isDigit(c) }
func isDigit(c byte) bool      { return '0' <= c && c <= '9' }
func isLower(c byte) bool      { return 'a' <= c && c <= 'z' }
func isLowerAlnum(c byte) bool { return isLower(c) || isDigit(c) }
func isSpace(c byte) bool      { return c == ' ' || c == '\t' }
func isQuote(c byte) bool      { return c == '"' || c == '\'' || c == '`' }
func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
}
