package scrub

import "strings"

// Names and values of other things that read like those of secrets.

// countsName reports whether a number under the name is how many there are.
func countsName(key string) bool {
	return endsInOneOf(key, "tokens", "sessions", "secrets", "cookies", "credentials", "passwords", "keys", "pins", "shares", "shards", "fragments")
}

// endpoint reports whether text is the URL of a service that deals with secrets,
// which is not one for that. What it holds is looked at on its own.
func endpoint(key, text string) bool {
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") || strings.IndexByte(text, '@') > 0 {
		return false
	}
	key = strings.ToLower(key)
	return !strings.Contains(key, "dsn") && !strings.Contains(key, "hook") && !strings.Contains(key, "connection")
}

// fetchModes are what the fetch function of browsers takes for credentials.
const fetchModes = " include same-origin omit "

// errorCodes are what programs say of fields in JSON.
const errorCodes = " missing required invalid expired blank taken incorrect mismatch too_short too_long too_weak not_blank not_found "

// authMethod reports whether text is how somebody authenticates, or what came of
// it: auth=ldap, authz: allowed.
func authMethod(key, text string) bool {
	if len(text) > 16 || len(key) < len("auth") {
		return false
	}
	key = strings.TrimSuffix(strings.ToLower(key), "z")
	if !strings.HasSuffix(key, "auth") {
		return false
	}
	if first, second, two := strings.Cut(text, "+"); two { // password+totp
		return authMethod(key, first) && authMethod(key, second)
	}
	return isWordOf(text, " key_pair keypair publickey passkey totp hotp webauthn fido2 sms otp basic digest ldap oauth oauth2 saml none local kerberos krb5 gssapi ntlm jwt bearer password "+
		"cert certificate mtls token iam sso oidc pam wpa wpa2 wpa3 wpa2-psk wpa3-sae wpa-psk chap pap mschap mschapv2 mschap-v2 eap-tls eap-peap eap-ttls open wep eap peap sae md5 scram x509 x.509 tls ssl spnego digest-md5 scram-sha-1 scram-sha-256 scram-sha-512 external plain login anonymous session cookie apikey key git netrc off required optional mandatory allowed granted permitted approved ip declined denied rejected rbac abac acl ")
}

// factorMethod reports whether text under the name of a second factor is how somebody has
// it, or whether: mfa: webauthn.
func factorMethod(key, text string) bool {
	if len(text) > 16 || len(key) > len("second_factor") {
		return false
	}
	return isWordOf(key, " mfa tfa 2fa two_factor two-factor twofactor second_factor second-factor secondfactor ") &&
		isWordOf(text, " webauthn totp hotp sms email push voice call app authenticator u2f fido fido2 passkey yubikey hardware none required optional enabled disabled enforced enrolled not_enrolled unenrolled registered on off pending passed failed skipped ok ")
}

// workingDir reports whether a pair is a shell's PWD=/home/ann, or a mount: "$PWD":/src.
func workingDir(key, text string) bool {
	key = strings.Trim(key, "${}")
	return (strings.EqualFold(key, "PWD") || strings.EqualFold(key, "OLDPWD")) && (text[0] == '/' || text[0] == '~' || len(text) > 2 && text[1:3] == `:\`)
}

// codeLine reports whether a name is that of a function, after which the number
// of a line stands: pkg.NewSession:173.
func codeLine(key string) bool {
	dot := strings.LastIndexByte(key, '.')
	return dot > 0 && dot+1 < len(key) && 'A' <= key[dot+1] && key[dot+1] <= 'Z'
}

// hostName reports whether a name is that of a host, before the number of a port:
// auth.prod:9000.
func hostName(key string) bool {
	return strings.IndexByte(key, '.') > 0 && strings.ToLower(key) == key && !strongSecretWord(key)
}

// sid reports whether a name may be a system identifier as well as a session's.
func sid(key string) bool { return strings.EqualFold(key, "sid") }

// notSession reports whether text is the SID of a database (ORCL), of a Windows
// account (S-1-5-18) or of a rule (2019401).
func notSession(text string) bool {
	return len(text) <= 8 && (upperName(text) || isNumber(text)) || strings.HasPrefix(text, "S-1-")
}

// headerName reports whether key is the name of a header of HTTP: X-Auth-Token.
func headerName(key string) bool {
	if key == "" || !upperFirst(key) || strings.IndexByte(key, '-') < 0 {
		return strings.EqualFold(key, "authorization")
	}
	for part := range strings.SplitSeq(key, "-") {
		if part == "" || !upperFirst(part) {
			return false
		}
	}
	return true
}

// graphQL reports whether a pair of key and text is a variable of a GraphQL
// query: $password: String!, password: $password.
func graphQL(key, text string) bool {
	if text[0] == '$' {
		return strings.EqualFold(text[1:], strings.TrimPrefix(key, "$"))
	}
	if key[0] != '$' {
		return false
	}
	text = strings.Trim(text, "[]!")
	return plainWord(text) && 'A' <= text[0] && text[0] <= 'Z' || text == "ID"
}
