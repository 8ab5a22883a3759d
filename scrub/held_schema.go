package scrub

// Schemas of values, in which the names of secrets are those of fields: of JSON Schema,
// OpenAPI and the tools of language models.

// isSchema reports whether m is the schema of one field.
func isSchema(m map[string]any) bool {
	switch t := m["type"].(type) {
	case string:
		return isWordOf(t, schemaTypes)
	case []any:
		return listOf(t, func(t string) bool { return isWordOf(t, schemaTypes) })
	}
	if t, ok := m["Type"].(string); ok && isWordOf(t, " string number ") { // a parameter of CloudFormation
		_, hidden := m["NoEcho"]
		return hidden
	}
	for _, k := range [...]string{"$ref", "anyOf", "oneOf", "allOf"} {
		if _, ok := m[k]; ok {
			return true
		}
	}
	return false
}

// schemaTypes are those of values in JSON Schema.
const schemaTypes = " string number integer boolean object array null file keyword text date binary long double float ip nested short byte half_float scaled_float flattened geo_point "

// isRoute reports whether m is what OpenAPI says about a path: {"post": {...}}.
func isRoute(about *keyVerdict, m map[string]any) bool {
	if about.key == "" || about.key[0] != '/' {
		return false
	}
	for k, e := range m {
		if _, text := e.(string); text && k != "summary" && k != "description" && k != "$ref" {
			return false
		}
	}
	for _, method := range [...]string{"get", "post", "put", "patch", "delete"} {
		if _, ok := m[method].(map[string]any); ok {
			return true
		}
	}
	return false
}

// schema returns what stays of the schema of a field under a sensitive name, or of the
// keys of an item in DynamoDB: all but the values that it gives for examples.
func (w *walk) schema(about *keyVerdict, m map[string]any, v any) (any, bool) {
	w.under = about
	out, changed := w.mapAny(m, v)
	clean, ok := out.(map[string]any)
	if !ok {
		return out, changed
	}
	edited, filtered := editMap(clean, func(k string, e any) (any, bool) {
		switch k {
		case "default", "Default", "example", "examples", "const", "value":
			return w.filter(e)
		case "enum":
			if about.trait(w.s.keys)&traitSection == 0 {
				return w.filter(e)
			}
		}
		return e, false
	})
	return edited, changed || filtered
}

// isOrder reports whether v says in which order an index of MongoDB holds fields:
// {"token": 1, "at": -1}.
func isOrder(v any) bool {
	m, _ := v.(map[string]any)
	for _, v := range m {
		if n, ok := numberOf(v); !ok || n != 1 && n != -1 {
			return false
		}
	}
	return len(m) > 0
}

// dynamoKeys reports whether v is the key of an item in DynamoDB or a list of such, by
// the types of their attributes: {"Id": {"N": "101"}}.
func dynamoKeys(key string, v any) bool {
	if key != "Keys" && key != "Key" {
		return false
	}
	if list, ok := v.([]any); ok {
		for _, e := range list {
			if !dynamoKey(e) {
				return false
			}
		}
		return len(list) > 0
	}
	return dynamoKey(v)
}

func dynamoKey(v any) bool {
	m, _ := v.(map[string]any)
	for _, e := range m {
		typed, ok := e.(map[string]any)
		if !ok || len(typed) != 1 {
			return false
		}
		for k := range typed {
			if k != "S" && k != "N" && k != "B" {
				return false
			}
		}
	}
	return len(m) == 1 || len(m) == 2
}
