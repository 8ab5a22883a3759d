package scrub

import "strings"

// What says of which form a secret is: types, JSON Schema, rules of validation.

// typeUnion reports whether a block is a type in documentation: {string|Buffer}.
func typeUnion(text string) bool {
	inner := strings.Trim(text, "{}")
	return strings.IndexByte(inner, '|') > 0 && letters(strings.ReplaceAll(strings.ReplaceAll(inner, "|", ""), " ", ""))
}

// schemaType reports whether text is the type of a field, as in code and schemas.
func schemaType(text string) bool {
	base := strings.TrimLeft(text, "*&?[]")
	if i := strings.IndexAny(base, "<[(?|"); i > 0 {
		base = base[:i]
	}
	return isWordOf(base, " str char varchar varchar2 nvarchar uuid bytea blob jsonb uint8array arraybuffer cryptokey secretstr securestring optional nullable ")
}

// sqlType reports whether text is the type of a column of a table.
func sqlType(text string) bool {
	return isWordOf(text, " integer bigint smallint text boolean timestamp timestamptz datetime date numeric decimal double real string json ") || schemaType(text)
}

// ruleList is validation for lists: ['required', 'min:8'].
func ruleList(text string) bool {
	if len(text) < 3 || text[0] != '[' || !isQuote(text[1]) {
		return false
	}
	parts := strings.Split(strings.Trim(text, "[]'\""), text[1:2])
	rules := ""
	for i := 0; i < len(parts); i += 2 {
		rules += parts[i] + "|"
	}
	return validation(strings.TrimSuffix(rules, "|"))
}

// schema reports whether text is what JSON Schema says about a field:
// {"type":"string","minLength":8}.
func schema(text string) bool {
	if strings.HasPrefix(text, `{"$ref": "#/`) || strings.HasPrefix(text, `{"$ref":"#/`) {
		return strings.Count(text, `"`) == 4
	}
	if text[0] != '{' || !strings.Contains(text, `"type"`) {
		return false
	}
	last := ""
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 0 {
			continue
		}
		told := last == "description" || last == "title" || last == "name"
		if last = part; !told && !isWordOf(part, " type format minlength maxlength minimum maximum pattern description title writeonly readonly nullable deprecated required "+
			"string number integer boolean object array null password uuid byte email int32 int64 true false in name header query scheme http bearer basic apikey oauth2 bearerformat jwt ") {
			return false
		}
	}
	return true
}

// validation reports whether text is a list of rules such as Laravel's:
// required|string|min:10.
func validation(text string) bool {
	first, rest, ok := strings.Cut(text, "|")
	if !ok || !isWordOf(first, " required nullable string sometimes confirmed bail present filled integer numeric digits optional ") {
		return false
	}
	for rule := range strings.SplitSeq(rest, "|") {
		name, _, _ := strings.Cut(rule, ":")
		if !letters(strings.ReplaceAll(name, "_", "")) {
			return false
		}
	}
	return true
}
