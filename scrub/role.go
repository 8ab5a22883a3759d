package scrub

// A role is what an entry is in a map that names its value beside it.
type role uint8

const (
	roleNone      role = iota
	roleLabel          // a name
	roleField          // a name of something that is changed or checked
	roleValue          // what is named by a roleLabel or a roleField
	roleChange         // what is named by a roleField
	roleData           // what a Kubernetes Secret holds
	roleHead           // the names of a table's columns
	roleRows           // the rows of a table
	roleJWK            // the type of a JSON Web Key
	roleGrant          // the parameters of an OAuth grant
	roleState          // what OAuth sends back beside the code
	roleAccount        // the number of a bank account, or any account
	roleRouting        // the number of a bank, or a route
	roleFlag           // whether the value is a secret
	roleMarks          // which of the values are secrets
	roleParts          // parts of a resource
	roleCard           // what else a card has
	roleNumber         // a number, ticket, seed or community of what the container is called
	roleCode           // the same for a code, which may be that of an OAuth grant
	roleSent           // where codes are sent
	roleKeypad         // what else is said about what is unlocked with a code
	roleStatement      // a statement of SQL
	roleCall           // what is called
	roleCommand        // a command
	roleGiven          // values that are given to them
	roleSaid           // what somebody enters or is known by, if it looks like that
	roleBeside         // what is a secret beside something else, see placedSecrets

	roles // how many there are
)

func roleOf(key string) role {
	switch key {
	case "name", "Name", "NAME", "key", "Key", "k", "n", "id", "type", "Type", "kind", "label", "Label", "target", "loc",
		"documentType", "document_type", "DocumentType", "docType", "doc_type", "idType", "id_type", "IdType", "idKind", "idName", "identificationType", "identification_type", "document", "doc",
		"feld", "champ", "campo", "pregunta", "frage", "prompt", "flag", "art", "typ", "tipo", "soort", "rodzaj", "laji", "tur", "clase", "nature", "scheme",
		"typeIdentifiant", "tipoDocumento", "tipo_documento", "tipo_doc", "certType", "cert_type", "cert-type":
		return roleLabel
	case "field", "Field", "field_name", "fieldName", "header", "Header", "header_name", "param", "Param", "param_name",
		"parameter", "parameterName", "secret_name", "secretName", "secret_path", "secretPath", "variable", "var", "env", "attribute", "attr", "attribute_name", "attributeName",
		"system", "selector", "locator", "property", "prop", "option", "setting", "column", "column_name", "columnName", "path", "Path", "ParameterKey", "OutputKey", "parameterKey",
		"parameter_key", "parameter_name", "question", "q", "config_key", "configKey", "setting_name", "settingName", "SettingName", "option_name", "optionName", "OptionName",
		"env_name", "envName", "headerName", "paramName", "variable_name", "variableName", "variable_key":
		return roleField
	case "value", "Value", "VALUE", "val", "v", "values", "Values", "content", "Content", "contents", "raw", "input", "example",
		"default", "default_value", "defaultValue", "old", "new", "Old", "New", "OldValue", "NewValue", "old_value", "new_value", "oldValue", "newValue",
		"current_value", "currentValue", "previous_value", "previousValue", "rejected_value", "rejectedValue",
		"attempted_value", "attemptedValue", "invalid_value", "invalidValue", "string", "stringValue", "string_value",
		"ParameterValue", "OutputValue", "parameterValue", "parameter_value", "config_value", "configValue", "setting_value", "settingValue", "option_value",
		"optionValue", "env_value", "envValue", "header_value", "headerValue", "param_value", "paramValue", "attribute_value", "attributeValue",
		"property_value", "propertyValue", "variable_value", "variableValue", "column_value", "columnValue", "field_value", "fieldValue",
		"valueString", "valueText", "valueCode", "valueInteger", "valueDecimal", "valueStr", "strValue", "str_value", "textValue", "text_value", "bytesValue", "bytes_value",
		"intValue", "int_value", "int64Value", "answerValue", "answer_value", "itemValue", "item_value", "cborHex":
		return roleValue
	case "from", "to", "lhs", "rhs", "before", "after", "current", "previous", "expected", "actual", "got", "received":
		return roleChange
	case "data", "stringData":
		return roleData
	case "columns", "Columns", "column_names", "columnNames", "fields", "headers", "header_row":
		return roleHead
	case "rows", "Rows", "records":
		return roleRows
	case "exp_month", "expMonth", "exp_year", "expYear", "cvc", "cvv", "last4", "CVC", "CVV", "pan", "PAN", "cardNumber", "card_number":
		return roleCard
	case "kty":
		return roleJWK
	case "number", "Number", "documentNumber", "document_number", "DocumentNumber", "docNumber", "doc_number", "ticket", "seed", "community", "codes", "Codes", "answer", "Answer", "Plaintext", "plaintext":
		return roleNumber
	case "code", "Code":
		return roleCode
	case "phone", "Phone", "phone_number", "phoneNumber", "msisdn", "mobile", "email", "Email", "channel", "Channel":
		return roleSent
	case "query", "Query", "sql", "SQL", "statement", "Statement", "stmt", "db.statement", "db.query.text":
		return roleStatement
	case "function", "func", "method", "Method", "class":
		return roleCall
	case "command", "cmd", "program", "executable", "exe":
		return roleCommand
	case "params", "Params", "parameters", "Parameters", "args", "Args", "arguments", "Arguments", "bindings", "binds", "bind_params", "vars", "sql_params", "argv":
		return roleGiven
	case "a", "entered", "typed", "supplied", "text", "body", "reply", "response", "arg", "sent", "eingabe", "saisie", "introducido", "antwort", "respuesta", "reponse", "valor", "valeur", "wert", "waarde",
		"arvo", "deger", "dato", "idValue", "idVal", "IdWaarde", "identification", "identificacion", "serial", "numero", "nummer", "numer", "num", "nr", "no", "num_doc", "numDoc",
		"numeroDocumento", "numero_documento", "certNo", "cert_no", "cert-no":
		return roleSaid
	case "entity_id", "code_arm_required", "code_format", "code_required":
		return roleKeypad
	case "grant_type", "grantType", "redirect_uri", "redirectUri", "redirectURI", "creatingClientId", "code_verifier", "codeVerifier", "client_secret", "clientSecret":
		return roleGrant
	case "state", "session_state":
		return roleState
	case "account":
		return roleAccount
	case "routing", "wire_routing", "wireRouting", "sort_code", "sortCode":
		return roleRouting
	case "sensitive", "Sensitive", "is_sensitive", "isSensitive", "secret", "isSecret", "is_secret", "masked", "confidential":
		return roleFlag
	case "sensitive_values", "sensitive_attributes", "before_sensitive", "after_sensitive":
		return roleMarks
	case "instances", "attributes", "change", "outputs", "inputs":
		return roleParts
	}
	return roleNone
}
